-- When an article was published and changed: the time lines of news pages.
--
-- Fields of this module; the patterns are built when they are first asked for
--   any    marked pattern: one time with the label before it, if any. It marks
--          published or modified (the label), year, month, day, hour, minute,
--          second, half (am, pm), zone; a and b where "03/05/2024" leaves
--          open which is the month; and the point "when" after the label.
--          With a label it need not give the day ("Updated 2 hours ago",
--          "Published July 2023", "Posted Monday, 3 p.m.").
--   label  marked pattern: a label alone on its line; the time is on the next
--   value  function (marked texts by name) -> ISO 8601 string or nil

local lpeg = require "lpeg"
local common = require "layout.common"
local P, R, S, V, Cp = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.Cp
local mark, digit = common.mark, common.digit

local times = {}

local months = {
  january = 1, february = 2, march = 3, april = 4, may = 5, june = 6, july = 7,
  august = 8, september = 9, october = 10, november = 11, december = 12,
  jan = 1, feb = 2, mar = 3, apr = 4, jun = 6, jul = 7, aug = 8, sep = 9,
  sept = 9, oct = 10, nov = 11, dec = 12,
}
times.months = months

local weekdays = common.set [[
  monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun]]

-- The offset of a zone, or false where the name alone does not give it
-- ("ET" is four or five hours behind, by the season).
local zones = {
  z = "Z", gmt = "Z", utc = "Z", wet = "Z", bst = "+01:00", cet = "+01:00", west = "+01:00",
  cest = "+02:00", eet = "+02:00", sast = "+02:00", eest = "+03:00", msk = "+03:00",
  eat = "+03:00", gst = "+04:00", pkt = "+05:00", ist = "+05:30", ict = "+07:00",
  wib = "+07:00", sgt = "+08:00", hkt = "+08:00", awst = "+08:00", pht = "+08:00",
  kst = "+09:00", jst = "+09:00", aest = "+10:00", aedt = "+11:00", nzst = "+12:00",
  nzdt = "+13:00", edt = "-04:00", est = "-05:00", cdt = "-05:00", cst = "-06:00",
  mdt = "-06:00", mst = "-07:00", pdt = "-07:00", pst = "-08:00",
  et = false, ct = false, mt = false, pt = false,
}

local one_or_two = digit * digit ^ -1 * -digit

-- 2024-03-05, 2024.03.05.
local function numeric (sep)
  local s = V "ws" * sep * V "ws"
  return V "year" * s * V "month_number" * s * V "day_number"
end

-- 5 March 2024, March 5, 2024, 05-Mar-2024, 31.07.2023, 07/31/2023
local function add_date_rules (rules)
  local ws, year, month, day, comma = V "ws", V "year", V "month", V "day", V "comma"
  rules.year = mark("year", (P "1" * R "59" + "20" + "21") * digit * digit) * -digit
  rules.month_name, rules.month = common.word_of(months), mark("month", V "month_name") * P "." ^ -1
  rules.number = one_or_two
  rules.month_number, rules.day_number = mark("month", V "number"), mark("day", V "number")
  rules.day = mark("day", V "number") * ((P "st" + "nd" + "rd" + "th") * V "stop") ^ -1
  rules.comma = ws * ("," * ws) ^ -1
  rules.weekday_name = common.word_of(weekdays)
  rules.weekday = V "weekday_name" * P "." ^ -1 * comma
  rules.dates = numeric "-" + numeric "/" + numeric "." * P "." ^ -1
    + month * ws * day * comma * year
    + day * ws * (P "of" * V "space" ^ 1) ^ -1 * month * comma * year
    + day * "-" * month * "-" * year
    + V "day_number" * "." * ws * V "month_number" * "." * ws * year
    + mark("a", V "number") * "/" * mark("b", V "number") * "/" * year
    + mark("a", V "number") * "-" * mark("b", V "number") * "-" * year
  rules.date = V "weekday" ^ -1 * V "dates" * (ws * "(" * V "weekday_name" * P "." ^ -1 * ")") ^ -1
  rules.short_date = V "weekday" ^ -1 * (month * ws * day + day * ws * month) + V "weekday_name"
end

-- 16:04, 09.30, 3 p.m., 14:22:10.123, then a zone
local function add_clock_rules (rules)
  local ws, hour, minute, half = V "ws", V "hour", V "minute", V "half"
  local two = digit * digit
  rules.half = mark("half", S "aApP") * P "." ^ -1 * S "mM" * P "." ^ -1 * V "stop"
  rules.offset = S "+-" * digit * digit ^ -1 * (P ":" ^ -1 * two) ^ -1 * -digit
  rules.zone = mark("zone", (P "UTC" + "GMT") * ws * V "offset" + common.word_of(zones) + V "offset")
  rules.hour, rules.minute = mark("hour", V "number"), S ":.h" * mark("minute", two)
  local seconds = S ":." * mark("second", two) * (P "." * digit ^ 1) ^ -1
  local compact = mark("hour", two) * mark("minute", two) * -digit * ws * (P "hrs" + "hours" + "GMT" * -(ws * digit))
  rules.clock = (hour * minute * seconds * (ws * half) ^ -1
      + hour * minute * -digit * (ws * half) ^ -1
      + hour * ws * half
      + compact)
    * (ws * common.phrases "hrs|hours|h|local time|local") ^ -1
    * (ws * (V "zone" + "(" * ws * V "zone" * ws * ")")) ^ -1
end

-- The phrases in front of a time, and which time they say it is.
local labels = {}
for phrase in pairs(common.set [[
  last updated|last modified|last revised|latest update|last update|updated|
  modified|revised|edited|update|article updated|date updated]]) do labels[phrase] = "modified" end
for phrase in pairs(common.set [[
  published|first published|originally published|article published|date published|
  published online|published date|publish date|publication date|posted|first posted|
  created|issued|released|release date|date|aired|air date|first aired|broadcast|publishing date|filed|
  this article was published|this story was published|input|pub date]]) do labels[phrase] = "published" end

-- The label, and a separator after it.
local function add_label_rules (rules)
  local ws = V "ws"
  rules.label = Cp() * common.phrase_of(labels) * Cp() / function (first, name, stop) return name, first, stop end
  rules.labelled = V "label" * ws * S ":-" ^ -1 * ws * (common.phrases "on|at" * ws) ^ -1
end

-- A time, with what may stand between day and clock.
local function add_time_rules (rules)
  local ws, clock, between = V "ws", V "clock", V "between"
  rules.between = ws * (P "T" + (common.separator + common.phrases "at|on" + "@") * ws) ^ -1
  rules.timed = (between * clock) ^ -1
  rules.datetime = V "date" * V "timed" + clock * between * V "date"
  rules.phrase = V "labelled" ^ -1 * common.point "when" * V "datetime" * V "stop"
end

-- A labelled time without a day. "Published July 2023" still has a value.
local function add_partial_rules (rules)
  local ws, when = V "ws", common.point "when"
  local units = common.phrases [[second|seconds|sec|secs|minute|minutes|min|mins|hour|hours|
    hr|hrs|h|m|d|day|days|week|weeks|month|months|year|years]]
  rules.ago = (digit * digit ^ -3 + common.phrases "a|an|about an") * ws * units * ws * common.phrase "ago"
    + common.phrases "just now|yesterday|today"
  rules.yearless = V "short_date" * V "timed" + V "clock" * (V "between" * V "short_date") ^ -1
  rules.partial = V "labelled" * when * (V "ago" + V "month" * V "comma" * V "year" + V "yearless") * V "stop"
    + when * V "ago"
end

local function any_time ()
  local rules = { "any", any = V "phrase" + V "partial" }
  add_date_rules(rules)
  add_clock_rules(rules)
  add_label_rules(rules)
  add_time_rules(rules)
  add_partial_rules(rules)
  return common.marked(common.grammar(rules))
end

local function lone_label ()
  local rules = { "alone", alone = V "labelled" * -1 }
  add_label_rules(rules)
  return common.marked(common.grammar(rules))
end

local last_day = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

-- "03/05/2024" is read the American way unless that gives no month.
local function settle_month (f)
  if not f.a then return end
  f.month, f.day = f.a, f.b
  if tonumber(f.a) > 12 then f.month, f.day = f.b, f.a end
end

local function offset_of (text)
  local known = zones[text:lower()]
  if known ~= nil then return known or "" end
  local sign, hours, minutes = text:match "([+-])(%d%d?):?(%d*)$"
  if not sign or tonumber(hours) > 14 then return "" end
  return ("%s%02d:%02d"):format(sign, tonumber(hours), tonumber(minutes) or 0)
end

-- The clock part, or "" where there is none or it is no time of day.
local function clock_value (f)
  local h, m = tonumber(f.hour), tonumber(f.minute) or 0
  if not h or h > 23 or m > 59 then return "" end
  local late = f.half and f.half:lower() == "p"
  if f.half and h == 12 then h = 0 end
  if late and h < 12 then h = h + 12 end
  local value = ("T%02d:%02d"):format(h, m)
  if f.second and tonumber(f.second) < 60 then value = value .. ":" .. f.second end
  return value .. (f.zone and offset_of(f.zone) or "")
end

function times.value (f)
  settle_month(f)
  local y = f.year
  local m = f.month and (months[f.month:lower()] or tonumber(f.month))
  if not y or not m or m < 1 or m > 12 then return nil end
  local d = tonumber(f.day)
  if not d then return ("%s-%02d"):format(y, m) end
  if d < 1 or d > last_day[m] then return nil end
  return ("%s-%02d-%02d"):format(y, m, d) .. clock_value(f)
end

return common.lazy(times, { any = any_time, label = lone_label })
