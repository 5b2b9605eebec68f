-- Small things that the steps share: spans, limits, and lines as the word lists
-- have them.

local find, match, sub, lower = string.find, string.match, string.sub, string.lower

local function span (first, last)
  return { first, last, first = first, last = last }
end

local function text_of (raw, u)
  return sub(raw, u.first, u.last)
end

local function count_words (s)
  local _, n = s:gsub("%S+", "")
  return n
end

-- The first word of a unit in lower case, behind an opening bracket; "" if there is none.
local function head_of (u)
  local head = u.head
  if not head then
    head = lower(match(u.text, "^[%(%[%*]*(%a+)") or "")
    u.head = head
  end
  return head
end

local letter_leads = "%w\xC3-\xDF\xE0\xE1\xE3-\xED"

-- s without the bytes of `class` at its end; "[class]+$" would be quadratic.
local function strip_end (s, class)
  local n, here = #s, "^" .. class
  while n > 0 and find(s, here, n) do n = n - 1 end
  return sub(s, 1, n)
end

-- A line as the word lists have it: lower case, no bullets or icons around it.
local function bare (s)
  local from = find(s, "[" .. letter_leads .. "]") or #s + 1
  s = strip_end(sub(lower(s), from), "[%s:>|]")
  local icon = find(s, "\xE2[\x80-\xBF][\x80-\xBF]$", -3)
  return icon and strip_end(sub(s, 1, icon - 1), "[%s:>|]") or s
end

-- A publisher's name as it is looked up: "The Korea Herald." is "korea herald".
local function name_key (s)
  return (lower(s):gsub("^%s+", ""):gsub("^the%s+", ""):gsub("[%s%.,:]+$", ""):gsub("%.com$", ""):gsub("%.co%.uk$", ""))
end

return {
  span = span, text_of = text_of, count_words = count_words, head_of = head_of, strip_end = strip_end, bare = bare, name_key = name_key,

  -- Limits that keep time and memory linear and small whatever comes in.
  max_line = 300,       -- bytes of a line that may be litter, byline or time
  max_grammar = 999,    -- bytes of a line that a caption grammar looks at
  max_rule_words = 10,  -- words of a line that the litter patterns look at
  max_repeat = 4000,    -- bytes of a line that may be a caption, twice
  max_meta = 60,        -- lines that may say author and time in any order
  max_header = 40,      -- units that may belong to the header
}
