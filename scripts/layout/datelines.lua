-- Where and when a report was written: "SEOUL, July 31 (Yonhap) — ...".
--
-- Fields of this module
--   head   pattern for the beginning of a paragraph: marks place, region, month,
--          day, year, agency; the point "stop" is where the dash begins, and
--          "loose" is marked where only letter case speaks for a place
--   colon  the same for "KARACHI: ...", which transcripts look like too
--   bare   pattern: "(Reuters) - ", an agency without a place; marks agency
--   never  words that open a paragraph before a dash and are no place

local lpeg = require "lpeg"
local common = require "layout.common"
local times = require "layout.times"
local P, R, S = lpeg.P, lpeg.R, lpeg.S
local mark, ws, space, digit = common.mark, common.ws, common.space, common.digit

local datelines = {}

datelines.never = common.set {
  "update", "updated", "watch", "exclusive", "breaking", "analysis", "opinion", "editorial", "note",
  "correction", "clarification", "review", "interview", "live", "video", "photos", "read", "new",
  "fact", "question", "answer", "q", "a", "us", "u.s.", "uk", "i", "comment", "warning", "spoiler",
  "editor's note", "summary", "background", "yes", "no", "and", "but", "so", "today", "yesterday",
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "ceo", "lead",
}

local big = common.upper + common.foreign
local apostrophe = common.apostrophe + "."
local hyphen = P "-" * #common.letter

-- SEOUL, ST. PETERSBURG, WASHINGTON D.C.
local shout = big * (big + apostrophe + hyphen) ^ 1 * -common.lower
local shouted = shout * (space * shout) ^ -3
-- Seoul, Port-au-Prince, Rio de Janeiro
local capital = big * (common.letter + apostrophe + hyphen) ^ 0
local joint = common.phrases { "de", "del", "la", "of", "the", "upon", "al", "el", "da" } * space
local named = capital * (space * joint ^ -2 * capital) ^ -3

local function place (p)
  return mark("place", p * (ws * "/" * ws * p) ^ -3)
end

local month = mark("month", common.word_of(times.months)) * P "." ^ -1
local day = mark("day", digit * digit ^ -1) * common.stop
local year = mark("year", S "12" * digit * digit * digit) * -digit
local monthday = month * space ^ 1 * day + day * space ^ 1 * month
local comma = ws * "," * ws
local dated = comma * monthday * (ws * P "," ^ -1 * ws * year) ^ -1
local region = comma * mark("region", named - monthday)
local agency = ws * "(" * mark("agency", (1 - S "()") ^ -40) * ")"
-- "Seoul CNN —": web pages drop the brackets
local wire = space ^ 1 * mark("agency", R "AZ" ^ 2 * -common.letter)

local long_dash = P "--" + "\u{2014}" + "\u{2013}" + "\u{2015}"
local after = space + "\"" + "\u{201C}" + -P(1)
local stop = common.point "stop" * (space ^ 1 * common.dash * #after + ws * long_dash)
-- A dash after a mere capital word is a dateline only if a sentence follows it.
local opening = ws * (big + digit + "\"" + "\u{201C}" + "\u{2018}" + -P(1))
local loose_stop = mark("loose", P(true)) * common.point "stop" * ws * (P "--" + "\u{2014}") * #opening

local mixed = big * common.lower * (common.letter + apostrophe + hyphen) ^ 0
local mixed_named = mixed * (space * joint ^ -2 * mixed) ^ -3

datelines.head = place(shouted) * region ^ -1 * dated ^ -1 * agency ^ -1 * stop
  + place(named) * region ^ -1 * dated ^ -1 * agency * stop
  + place(named) * region ^ -1 * dated * stop
  + place(mixed_named) * region ^ -1 * wire * stop
  + place(named) * region ^ -1 * loose_stop

datelines.colon = place(big * big * big * (common.letter + "-" + space * #big) ^ -20) * -common.lower
  * common.point "stop" * ":" * #(space * opening)

datelines.bare = ws * "(" * mark("agency", (1 - S "()") ^ -40) * ")" * space ^ 1 * common.dash * space
  + mark("agency", R "AZ" ^ 2) * ws * long_dash * space

return datelines
