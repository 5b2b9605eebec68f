-- Transcripts: lines that begin with who speaks are paragraphs of their own, and no
-- headings, bylines or captions.

local speakers = require "layout.speakers"

local byte, find, sub = string.byte, string.find, string.sub

-- The label may have this many bytes.
local max_label = 80

-- "Q    Mr. President, who pays?": the question has no colon in some transcripts.
local function is_spaced_question (raw, at)
  return find(raw, "^Q  +[%u\"\xE2]", at) or find(raw, "^Q\t", at)
end

-- The lines that begin with a label: { line, label, kind }. The colons are looked up
-- once, from left to right.
local function labelled_lines (raw, list)
  local found, colon = {}, find(raw, ":", 1, true)
  for _, line in ipairs(list) do
    local at = line.first
    local b = byte(raw, at)
    if b == 91 or b >= 48 and b <= 57 then at = speakers.stamp(raw, at) or at end
    if b == 81 and is_spaced_question(raw, at) then found[#found + 1] = { line = line, label = "Q", kind = "shouted" } end
    while colon and colon < at do colon = find(raw, ":", colon + 1, true) end
    local near = colon and colon - at <= max_label and colon <= line.last and (colon == line.last or find(raw, "^%s", colon + 1))
    if near and find(raw, "^[%u\xC3]", at) then
      local label = sub(raw, at, colon - 1)
      local kind = speakers.kind(label)
      if kind then found[#found + 1] = { line = line, label = label, kind = kind } end
    end
  end
  return found
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
  if #found < 2 then return false end
  local kinds, any = speaking_kinds(found), false
  for _, f in ipairs(found) do
    if kinds[f.kind] then f.line.turn, any = true, true end
  end
  return any
end

return { mark_turns = mark_turns }
