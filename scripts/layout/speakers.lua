-- Who speaks in a transcript: "ANDERSON COLE, ANCHOR: Good evening." A label alone
-- proves nothing ("KARACHI: ..."); how many of them a text has decides
-- (scripts/layout/steps/turns.lua).
--
-- Fields of this module
--   kind   function (label) -> "question" for Q and A, "shouted" for a name in
--          capitals, "named" for one in mixed case; nil if it labels no speaker
--   stamp  function (raw, at) -> position after the time stamp "[00:01:15]" at `at`, or nil
--   never  what stands before a colon and does not speak

local common = require "layout.common"
local find, gsub, lower, match = string.find, string.gsub, string.lower, string.match

local speakers = {}

speakers.never = common.set [[
  photo|photos|image|images|caption|credit|credits|video|picture|source|sources|read|read more|related|also read|
  read also|see also|watch|listen|more|tags|topics|topic|keywords|updated|published|by|author|authors|title|headline|
  date|dateline|contact|contacts|media contact|note|editor's note|editors|eds|correction|clarification|copyright|
  words|word count|embargo|embargoed until|section|category|publisher|http|https|who|what|when|where|why|how|subject|
  to|from|re|cc|phone|tel|email|e-mail|fax|web|website|update|breaking|exclusive|analysis|opinion|live|score|result|
  results|time|place|venue|price|rating|director|cast|total|example|answer key]]

-- A name in capitals, perhaps with what the speaker is after a comma or in brackets.
local function is_shouted (label)
  local name = gsub(match(label, "^[^,%(]+") or "", "%s+$", "")
  if not find(name, "%u%u") or #name > 40 then return false end
  -- McCLURE, MacDONALD: a small letter or two may stand in a name
  name = gsub(gsub(name, "^Ma?c", ""), " Ma?c", " ")
  return not find(name, "[^%u%d%s%.'%-\xC3\x80-\x9F\xE2]") and select(2, gsub(name, "%S+", "")) <= 5
end

local joints = common.set "de|da|di|do|du|del|della|der|den|van|von|bin|al|el|la|le|of|the"

-- One to four words with capitals: "Dana Reed", "Ellery Post", "Interviewer".
local function is_named (label)
  local words = 0
  for word in match(label, "^[^,%(]*"):gmatch "%S+" do
    words = words + 1
    if not joints[word] and not find(word, "^[%u\xC3][%w\x80-\xFF%.'%-]*$") then return false end
  end
  return words >= 1 and words <= 4
end

function speakers.kind (label)
  if find(label, "^[QA]%d?%d?$") then return "question" end
  if #label < 2 or #label > 80 or speakers.never[lower(label)] then return nil end
  return is_shouted(label) and "shouted" or is_named(label) and "named" or nil
end

function speakers.stamp (raw, at)
  return match(raw, "^%[%d%d?:%d%d:?%d?%d?%][ \t]*()", at) or match(raw, "^%d%d?:%d%d:%d%d[ \t]+()", at)
end

return speakers
