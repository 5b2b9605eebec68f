-- Hyphens at the ends of lines: "govern-/ment" is one word, "self-/defense" keeps
-- its hyphen. What else the text has decides first (scripts/layout/steps/pieces.lua);
-- this is for words that stand there once. The lists hold parts that are unlikely as
-- syllables of other words: "post-/pone" and "Euro-/pean" are why some are absent.
--
-- Fields of this module
--   keeps    function (word before the hyphen, word after it) -> true if a hyphen
--            belongs there; both in lower case
--   suspended  words that may follow such a hyphen after a blank: "short- and long-term"

local common = require "layout.common"
local find, match = string.find, string.match

local hyphens = {}

hyphens.suspended = common.set "and|or|to|nor|but|versus|vs"

-- First parts of words with a hyphen.
local firsts = common.set [[
  self|anti|non|cross|half|well|quasi|vice|neo|all|one|two|three|four|five|eight|twenty|thirty|forty|fifty|sixty|
  seventy|eighty|ninety|first|second|third|fourth|fifth|high|low|long|short|full|hard|soft|left|right|far|near|deep|
  single|double|triple|year|month|week|day|hour|minute|mile|metre|kilometre|kilometer|foot|dollar|billion|million|
  state|government|military|police|world|record|market|price|rate|cease|decision|policy|law|peace|fact|truth|tax|
  commander|attorney|secretary|lieutenant|major|brigadier|great|mother|father|brother|sister|daughter|north|south|
  east|west|anglo|franco|afro|sino|russo|drug|oil|nuclear|climate|carbon|zero|open|close|fast|slow|old|middle|upper|
  lower|working|best|worst|better|then|early|late|large|small|heavy|light|medium|much|once|free|dual|joint|longest|
  highest|biggest|largest|oldest|editor|president|prime|chancellor|ambassador]]

-- Last parts.
local lasts = common.set [[
  based|backed|owned|related|scale|level|range|term|looking|friendly|funded|sponsored|controlled|ranked|speaking|
  educated|trained|armed|powered|driven|made|built|elect|general|president|minister|chief|wing|profile|quality|
  class|generation|kilometre|kilometer|mile|dollar|story|storey|minute|hour|month|week|year|effective|rich|
  producing|listed|defined|guided|propelled|wracked|torn|stricken|called|known|established|being|defense|defence|
  determination|proclaimed|declared|employed|esteem|confident|imposed|government|partisan|violent|aircraft|tank|
  personnel|corruption|war|semitic|terrorism]]

-- First parts that English writes in one word with what follows.
local joined = common.set "over|under|out|back|fore|inter|super|hyper|trans|sub|mis|dis|counter|uncon|black"

-- Whole pairs whose parts are syllables of other words, too.
local kept = common.set [[
  so called|no fly|no confidence|no man|ex president|ex minister|ex wife|ex husband|ex soldier|ex police|ex chief|
  ex leader|ex officer|ex general|ex champion|ex convict|ex banker|ex member|ex mayor|ex premier|ex prime|
  co founder|co founded|co chair|co author|co pilot|co host|co sponsor|co star|co accused|co defendant|
  re elected|re election|re elect|re enter|re entry|re examine|pre war|pre election|pre trial|pre dawn|pre tax|
  pre emptive|pre pandemic|pro democracy|pro russian|pro government|pro western|pro european|pro palestinian|
  pro life|pro choice|pro independence|post war|post mortem|mid term|semi final|semi finals|semi official|
  multi million|multi billion|by election|by elections|by product|by products|face to|day to|door to|in depth|
  in house|step by|side by|man made|sub saharan|inter korean|ultra orthodox|air to|surface to|son in|out of|ten year|
  six month|six year|seven year|nine year|new look|ever closer|key note]]

-- What is a syllable of the word before the hyphen, or makes one word with it.
local syllables = common.set [[
  ment|ments|tion|tions|sion|sions|ing|ings|ning|er|ers|ered|ering|est|ed|en|ened|ening|ly|ness|less|ful|al|ally|ary|
  ity|ty|teen|age|ages|able|ible|ance|ence|ant|ent|ous|ive|ic|ical|ism|ish|ist|ists|ize|ise|ized|ised|dom|hood|ship|
  ships|ership|ward|wards|way|ways|day|days|light|lights|land|lands|man|men|woman|women|paper|papers|tial|cial|cian|
  ture|tures|ner|ners|ter|ters|ther|tic|ular|ger|gers|der|ders|nal|nally|ric|cal|cally|ern|erner|erners|erly|eral|
  self|selves|ware|ball|baller|aire|aires|wide|place|maker|makers|keeper|keepers|yer|yers|suit|suits|payer|payers|
  ation|east|west|eastern|western|down|lance|roads|ial|ials|time|times|end|ends|biotic|biotics|body|bodies|out|over|
  ple|off|up]]

function hyphens.keeps (before, after)
  local first, last = match(before, "%a+$") or "", match(after, "^%a+") or ""
  if kept[first .. " " .. last] then return true end
  -- "state-of-/the-art": a chain of short words
  if find(before, "-", 1, true) then return not syllables[last] end
  if #last < 3 or syllables[last] or joined[first] then return false end
  return firsts[first] or lasts[last] and #first > 2 or false
end

return hyphens
