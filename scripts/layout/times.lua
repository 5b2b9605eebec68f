-- When an article was published and changed: the time lines of news pages.
--
-- Fields of this module
--   phrase   pattern: one time with the label before it, if any. It marks
--            published or modified (the label), year, month, day, hour, minute,
--            second, half (am, pm), zone; a and b where "03/05/2024" leaves
--            open which is the month; and the point "when" after the label.
--   partial  pattern: a labelled time that gives no day ("Updated 2 hours ago",
--            "Published July 2023", "Posted Monday, 3 p.m.").
--   label    pattern: a label alone on its line; the time is on the next
--   value    function (marked texts by name) -> ISO 8601 string or nil

local lpeg = require "lpeg"
local common = require "layout.common"
local P, R, S = lpeg.P, lpeg.R, lpeg.S
local mark, ws, space, digit = common.mark, common.ws, common.space, common.digit

local times = {}

local months = {
  january = 1, february = 2, march = 3, april = 4, may = 5, june = 6, july = 7,
  august = 8, september = 9, october = 10, november = 11, december = 12,
  jan = 1, feb = 2, mar = 3, apr = 4, jun = 6, jul = 7, aug = 8, sep = 9,
  sept = 9, oct = 10, nov = 11, dec = 12,
}
times.months = months

local weekdays = common.set {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
}

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

local two = digit * digit
local one_or_two = digit * digit ^ -1 * -digit
local year = mark("year", (P "1" * R "59" + "20" + "21") * digit * digit) * -digit
local month = mark("month", common.word_of(months)) * P "." ^ -1
local ordinal = (P "st" + "nd" + "rd" + "th") * common.stop
local day = mark("day", one_or_two) * ordinal ^ -1
local comma = ws * ("," * ws) ^ -1
local weekday = common.word_of(weekdays) * P "." ^ -1 * comma

-- 5 March 2024, March 5, 2024, 2024-03-05, 2024.03.05., 05-Mar-2024, 31.07.2023, 07/31/2023
local number = one_or_two
local function numeric (sep)
  local s = ws * sep * ws
  return year * s * mark("month", number) * s * mark("day", number)
end
local dates = numeric "-" + numeric "/" + numeric "." * P "." ^ -1
  + month * ws * day * comma * year
  + day * ws * (P "of" * space ^ 1) ^ -1 * month * comma * year
  + day * "-" * month * "-" * year
  + mark("day", number) * "." * ws * mark("month", number) * "." * ws * year
  + mark("a", number) * "/" * mark("b", number) * "/" * year
  + mark("a", number) * "-" * mark("b", number) * "-" * year
local bracketed_day = ws * "(" * common.word_of(weekdays) * P "." ^ -1 * ")"
local date = weekday ^ -1 * dates * bracketed_day ^ -1
local short_date = weekday ^ -1 * (month * ws * day + day * ws * month) + common.word_of(weekdays)

-- 16:04, 09.30, 3 p.m., 14:22:10.123, then a zone
local half = mark("half", S "aApP") * P "." ^ -1 * S "mM" * P "." ^ -1 * common.stop
local zone_name = common.word_of(zones)
local offset = S "+-" * digit * digit ^ -1 * (P ":" ^ -1 * two) ^ -1 * -digit
local zone = mark("zone", (P "UTC" + "GMT") * ws * offset + zone_name + offset)
local clock_zone = ws * (zone + "(" * ws * zone * ws * ")")
local seconds = S ":." * mark("second", two) * (P "." * digit ^ 1) ^ -1
local suffix = ws * common.phrases { "hrs", "hours", "h", "local time", "local" }
local hour = mark("hour", one_or_two)
local colon = S ":.h" * mark("minute", two) * -digit
local compact = mark("hour", two) * mark("minute", two) * -digit * ws * (P "hrs" + "hours" + "GMT" * -(ws * digit))
local clock = (hour * S ":.h" * mark("minute", two) * seconds * (ws * half) ^ -1
    + hour * colon * (ws * half) ^ -1
    + hour * ws * half
    + compact)
  * suffix ^ -1 * clock_zone ^ -1

local at = common.phrases { "at", "on" }
local between = ws * (P "T" + (common.separator + at + "@") * ws) ^ -1
local datetime = date * (between * clock) ^ -1 + clock * between * date

local function label (name, list)
  return mark(name, common.phrases(list))
end
local labels = label("modified", {
    "last updated", "last modified", "last revised", "latest update", "last update", "updated",
    "modified", "revised", "edited", "update", "article updated", "date updated",
  }) + label("published", {
    "published", "first published", "originally published", "article published", "date published",
    "published online", "published date", "publish date", "publication date", "posted", "first posted",
    "created", "issued", "released", "release date", "date", "publishing date", "filed",
    "this article was published", "this story was published", "input", "pub date",
  })
local after_label = ws * S ":-" ^ -1 * ws * (common.phrases { "on", "at" } * ws) ^ -1
local labelled = labels * after_label

local when = common.point "when"
times.label = labelled * -1
times.phrase = labelled ^ -1 * when * datetime * common.stop

-- A labelled time without a day. "Published July 2023" still has a value.
local units = common.phrases {
  "second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours",
  "hr", "hrs", "h", "m", "d", "day", "days", "week", "weeks", "month", "months", "year", "years",
}
local ago = (digit * digit ^ -3 + common.phrases { "a", "an", "about an" }) * ws * units * ws * common.phrase "ago"
  + common.phrases { "just now", "yesterday", "today" }
local yearless = short_date * (between * clock) ^ -1 + clock * (between * short_date) ^ -1
times.partial = labelled * when * (ago + month * comma * year + yearless) * common.stop + when * ago

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

return times
