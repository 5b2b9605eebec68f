-- Where and when a report was written: "SEOUL, July 31 (Yonhap) — ...".
--
-- Fields of this module; the patterns are built when they are first asked for
--   head   marked pattern for the beginning of a paragraph: marks place, region,
--          month, day, year, agency; the point "stop" is where the dash begins,
--          and "loose" is marked where only letter case speaks for a place
--   colon  the same for "KARACHI: ...", which transcripts look like too
--   bare   marked pattern: "(Reuters) - ", an agency without a place; marks agency
--   may_be_head, may_be_colon, may_be_bare   cheap tests: false where the pattern
--          cannot match, as in most paragraphs
--   never  words that open a paragraph before a dash and are no place

local lpeg = require "lpeg"
local common = require "layout.common"
local times = require "layout.times"
local P, R, S, V = lpeg.P, lpeg.R, lpeg.S, lpeg.V
local find = string.find
local mark, digit = common.mark, common.digit

local datelines = {}

datelines.never = common.set [[
  update|updated|watch|exclusive|breaking|analysis|opinion|editorial|note|correction|clarification|review|
  interview|live|video|photos|read|new|fact|question|answer|q|a|us|u.s.|uk|i|comment|warning|spoiler|
  editor's note|summary|background|yes|no|and|but|so|today|yesterday|monday|tuesday|wednesday|thursday|friday|
  saturday|sunday|ceo|lead]]

-- A capital first, and a dash with a blank before it, a double or a long one.
function datelines.may_be_head (s)
  if not find(s, "^[A-Z\xC3-\xED]") then return false end
  return find(s, "[ \t\xA0\xAF\x89]%-") or find(s, "--", 1, true)
    or find(s, "\xE2\x80[\x92-\x95]") or find(s, "\u{2212}", 1, true)
end

-- Three capitals first, a colon later.
function datelines.may_be_colon (s)
  return find(s, "^[A-Z\xC3-\xED][A-Z\x80-\xED][A-Z\x80-\xED]") and find(s, ":", 1, true)
end

function datelines.may_be_bare (s)
  return find(s, "^%u%u") or find(s, "(", 1, true)
end

-- A place of words of one kind, or two: BEIRUT/JERUSALEM
local function place (words)
  return mark("place", V(words) * (V "ws" * "/" * V "ws" * V(words)) ^ -3)
end

-- The words that a place may consist of.
local function add_place_rules (rules)
  local letter, space, big, point, hyphen = V "letter", V "space", V "big", V "point", V "hyphen"
  rules.big = common.upper + V "foreign"
  rules.point = common.apostrophe + "."
  rules.hyphen = P "-" * #letter
  -- SEOUL, ST. PETERSBURG, WASHINGTON D.C.
  rules.shout = big * (big + point + hyphen) ^ 1 * -common.lower
  rules.shouted = V "shout" * (space * V "shout") ^ -3
  -- Seoul, Port-au-Prince, Rio de Janeiro
  rules.joint = common.phrases "de|del|la|of|the|upon|al|el|da" * space
  rules.capital = big * (letter + point + hyphen) ^ 0
  rules.named = V "capital" * (space * V "joint" ^ -2 * V "capital") ^ -3
  rules.mixed = big * common.lower * (letter + point + hyphen) ^ 0
  rules.mixed_named = V "mixed" * (space * V "joint" ^ -2 * V "mixed") ^ -3
  rules.shouted_place, rules.named_place, rules.mixed_place = place "shouted", place "named", place "mixed_named"
end

-- The day, and the agency.
local function add_date_rules (rules)
  local ws, space = V "ws", V "space"
  local month = mark("month", common.word_of(times.months)) * P "." ^ -1
  local day = mark("day", digit * digit ^ -1) * V "stop"
  local year = mark("year", S "12" * digit * digit * digit) * -digit
  rules.month, rules.day = month, day
  rules.monthday = V "month" * space ^ 1 * V "day" + V "day" * space ^ 1 * V "month"
  rules.comma = ws * "," * ws
  rules.dated = V "comma" * V "monthday" * (ws * P "," ^ -1 * ws * year) ^ -1
  rules.region = V "comma" * mark("region", V "named" - V "monthday")
  rules.agency = ws * "(" * mark("agency", common.at_most(40, 1 - S "()")) * ")"
    + ws * "/" * mark("agency", common.at_most(40, 1 - S "/\n")) * "/"
  -- "Seoul CNN —": web pages drop the brackets
  rules.wire = space ^ 1 * mark("agency", R "AZ" ^ 2 * -V "letter")
end

-- The dash, and what may stand after it.
local function add_stop_rules (rules)
  local ws, space = V "ws", V "space"
  local after = space + "\"" + "\u{201C}" + -P(1)
  rules.long_dash = P "--" + "\u{2014}" + "\u{2013}" + "\u{2015}"
  rules.dash_stop = common.point "stop" * (space ^ 1 * V "dash" * #after + ws * V "long_dash")
  rules.opening = ws * (V "big" + digit + "\"" + "\u{201C}" + "\u{2018}" + -P(1))
  -- A dash after a mere capital word is a dateline only if a sentence follows it.
  rules.loose_stop = mark("loose", P(true)) * common.point "stop" * ws * (P "--" + "\u{2014}") * #V "opening"
end

local function head ()
  local named, region, dated, agency, stop = V "named_place", V "region", V "dated", V "agency", V "dash_stop"
  return V "shouted_place" * region ^ -1 * dated ^ -1 * agency ^ -1 * stop
    + named * region ^ -1 * dated ^ -1 * agency * stop
    + named * region ^ -1 * dated * stop
    + V "mixed_place" * region ^ -1 * V "wire" * stop
    + named * region ^ -1 * V "loose_stop"
end

local function colon (rules)
  local big, space = V "big", V "space"
  rules.crier = big * big * big * (V "letter" + "-" + space * #big) ^ -20
  return place "crier" * -common.lower * common.point "stop" * ":" * #(space * V "opening")
end

local function bare ()
  local space = V "space"
  return V "agency" * space ^ 1 * V "dash" * space + mark("agency", R "AZ" ^ 2) * V "ws" * V "long_dash" * space
end

-- Builds the pattern that `start` gives, with all the rules it may use.
local function with_rules (start)
  return function ()
    local rules = { "start" }
    add_place_rules(rules)
    add_date_rules(rules)
    add_stop_rules(rules)
    rules.start = start(rules)
    return common.marked(common.grammar(rules))
  end
end

return common.lazy(datelines, { head = with_rules(head), colon = with_rules(colon), bare = with_rules(bare) })
