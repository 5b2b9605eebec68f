-- Transcripts: lines that begin with who speaks are paragraphs of their own, and no
-- headings, bylines or captions.

local speakers = require "layout.speakers"

local find, sub = string.find, string.sub

-- The label may have this many bytes.
local max_label = 80

-- "Q    Mr. President, who pays?": the question has no colon in some transcripts.
local function is_spaced_question (raw, at)
  return find(raw, "^Q  +[%u\"\xE2]", at) or find(raw, "^Q\t", at)
end

-- What the line says before the colon, if that is near: label and kind, or nil.
local function label_of (raw, line, at, colon)
  local near = colon - at <= max_label and colon <= line.last and (colon == line.last or find(raw, "^%s", colon + 1))
  if not near or not find(raw, "^[%u\xC3]", at) then return nil end
  local label = sub(raw, at, colon - 1)
  return label, speakers.kind(label)
end

-- The lines that begin with a label: { line, label, kind }. From colon to colon,
-- because most lines have none.
local function labelled_lines (raw, list)
  local found, k, colon = {}, 1, find(raw, ":", 1, true)
  while colon and list[k] do
    while list[k + 1] and list[k + 1].first <= colon do k = k + 1 end
    local line, at = list[k], list[k].first
    if find(raw, "^[%[%d]", at) then at = speakers.stamp(raw, at) or at end
    if colon < at then colon = find(raw, ":", at, true) or #raw end
    local label, kind = label_of(raw, line, at, colon)
    if kind then found[#found + 1] = { line = line, label = label, kind = kind } end
    k = k + 1
    colon = list[k] and find(raw, ":", math.max(colon + 1, list[k].first), true)
  end
  return found
end

-- Adds the questions without a colon, if there are any.
local function add_spaced_questions (raw, list, found)
  if not find(raw, "\nQ ", 1, true) and not find(raw, "\nQ\t", 1, true) then return end
  for _, line in ipairs(list) do
    if is_spaced_question(raw, line.first) then found[#found + 1] = { line = line, label = "Q", kind = "shouted" } end
  end
end

-- How often a kind occurs, under how many labels, and how often its commonest one.
local function count (found, kind)
  local total, labels, most, seen = 0, 0, 0, {}
  for _, f in ipairs(found) do
    if f.kind == kind then
      local n = (seen[f.label] or 0) + 1
      seen[f.label], total, most = n, total + 1, math.max(most, n)
      if n == 1 then labels = labels + 1 end
    end
  end
  return total, labels, most
end

-- The kinds of labels that are speakers in this text.
local function speaking_kinds (found)
  local kinds = {}
  local questions, both = count(found, "question")
  kinds.question = questions >= 2 and both >= 2
  local shouted, names = count(found, "shouted")
  kinds.shouted = shouted >= 3 and names >= 2
  local named, people, most = count(found, "named")
  kinds.named = named >= 4 and people >= 2 and most >= 2
  return kinds
end

-- Marks the lines with which somebody begins to speak; returns true in a transcript.
local function mark_turns (raw, list)
  local found = labelled_lines(raw, list)
  add_spaced_questions(raw, list, found)
  if #found < 2 then return false end
  local kinds, any = speaking_kinds(found), false
  for _, f in ipairs(found) do
    if kinds[f.kind] then f.line.turn, any = true, true end
  end
  return any
end

return { mark_turns = mark_turns }
