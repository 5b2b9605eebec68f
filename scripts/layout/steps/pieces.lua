-- The pieces of a paragraph that was broken into lines. They are joined by one
-- blank, or by none (`glue`) where a hyphen at the end of a line breaks a word.

-- layout.hyphens is loaded when the first hyphen needs it: most texts have none.
local find, lower, match, sub = string.find, string.lower, string.match, string.sub

-- Of a longer text, the words are not collected: the lists decide alone.
local max_bytes = 1000000

-- The words that the text has with a hyphen inside a line ("self-defense"), and
-- those without ("government"), both in lower case.
local function words_of (raw)
  local with, without = {}, {}
  if #raw > max_bytes then return with, without end
  local low = lower(raw)
  for word in low:gmatch "%f[%w\x80-\xFF][%w\x80-\xFF]+" do without[word] = true end
  for word, after in low:gmatch "([%w\x80-\xFF]+)%-()" do
    local second = match(low, "^[%w\x80-\xFF]+", after)
    if second then with[word .. "-" .. second] = true end
  end
  return with, without
end

-- Does the word that is broken into these parts have a hyphen of its own?
local function has_hyphen (page, before, after)
  local hyphens = require "layout.hyphens"
  if not page.words_with then page.words_with, page.words_without = words_of(page.raw) end
  local a, b = lower(before), lower(after)
  local last = match(a, "[^%-]+$")
  if page.words_with[last .. "-" .. b] then return true end
  if page.words_without[a .. b] then return false end
  return find(after, "^%u") ~= nil or find(before, "%d$") ~= nil or find(after, "^%d") ~= nil or hyphens.keeps(a, b)
end

-- "short-/and long-term": a blank belongs between.
local function is_suspended (raw, after, stop)
  return require "layout.hyphens".suspended[lower(after)] and find(raw, "^[ \t]", stop)
end

local soft = "\u{AD}"

-- How the part before (which ends at `last`) is joined to the part at `first`: the
-- bytes of a hyphen that go, and whether the two are glued. Nil: by a blank.
local function joint (page, from, last, first)
  local raw = page.raw
  if sub(raw, last + 1, last + 2) == soft then return 0, true end
  local width = sub(raw, last, last) == "-" and 1 or sub(raw, last - 2, last) == "\u{2010}" and 3
  if not width or last - width < from then return nil end
  local before = match(sub(raw, math.max(from, last - width - 60), last - width), "[%w\x80-\xFF%-]+$")
  local after, stop = match(raw, "^([%w\x80-\xFF]+)()", first)
  if not before or not after or find(before, "^%-") or find(before, "%-$") or find(before, "\x80[\x93\x94]$") then return nil end
  if is_suspended(raw, after, stop) then return nil end
  return has_hyphen(page, before, after) and 0 or width, true
end

-- The parts of u that still belong to it, cut where a caption took something away.
local function clipped (u)
  local list = {}
  for _, part in ipairs(u.parts) do
    local first, last = math.max(part.first, u.first), math.min(part.last, u.last)
    if first <= last then list[#list + 1] = { first = first, last = last } end
  end
  return list
end

-- The pieces of unit u, which has parts, or nil if it is one; a hyphen that breaks a word goes to `dropped`.
local function pieces_of (page, u, dropped)
  local list = clipped(u)
  for i = 2, #list do
    local part, before = list[i], list[i - 1]
    local hyphen, glue = joint(page, before.first, before.last, part.first)
    part.glue = glue
    if hyphen and hyphen > 0 then
      dropped[#dropped + 1] = { first = before.last - hyphen + 1, last = before.last, why = "hyphen" }
      before.last = before.last - hyphen
    end
  end
  return #list > 1 and list or nil
end

return { pieces_of = pieces_of }
