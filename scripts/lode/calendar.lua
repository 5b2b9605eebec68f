-- The calendar without a clock: days, weeks, months and years of the Gregorian calendar, and their
-- ISO 8601 and TIMEX3 spellings.
--
--   local calendar = require "lode.calendar"
--   calendar.parse "2023-07-31T16:04"  → { y = 2023, m = 7, d = 31, time = "16:04" }
--   calendar.iso(calendar.add(day, 3)) → "2023-08-03"
--
-- A day is a table { y =, m =, d = }; nothing here changes the one it is given.  Weekdays count
-- from 1, Monday, to 7, Sunday, as ISO 8601 has them.  What is no day (February 30) gives nil.

local calendar = {}

local LENGTHS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

function calendar.is_leap(y)
  return y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0)
end

-- The number of days in a month.
function calendar.days_in(y, m)
  return m == 2 and calendar.is_leap(y) and 29 or LENGTHS[m]
end

-- The day, or nil if there is none.
function calendar.day(y, m, d)
  if not (y and m and d) or m < 1 or m > 12 or d < 1 or d > calendar.days_in(y, m) then return nil end
  return { y = y, m = m, d = d }
end

-- Days since 1970-01-01 (H. Hinnant's days_from_civil).
function calendar.number(day)
  local y = day.m <= 2 and day.y - 1 or day.y
  local era = y // 400
  local of_era = y - era * 400
  local of_year = (153 * (day.m + (day.m > 2 and -3 or 9)) + 2) // 5 + day.d - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

-- The day with that number.
function calendar.from_number(n)
  n = n + 719468
  local era = n // 146097
  local of_era = n - era * 146097
  local y = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
  local of_year = of_era - (365 * y + y // 4 - y // 100)
  local k = (5 * of_year + 2) // 153
  local m = k < 10 and k + 3 or k - 9
  return { y = y + era * 400 + (m <= 2 and 1 or 0), m = m, d = of_year - (153 * k + 2) // 5 + 1 }
end

-- The day n days later (earlier, where n is negative).
function calendar.add(day, n)
  return calendar.from_number(calendar.number(day) + n)
end

-- The same day n months later; January 31 and a month is February's last day.
function calendar.add_months(day, n)
  local months = day.y * 12 + day.m - 1 + n
  local y, m = months // 12, months % 12 + 1
  return { y = y, m = m, d = math.min(day.d, calendar.days_in(y, m)) }
end

-- 1 (Monday) to 7 (Sunday).
function calendar.weekday(day)
  return (calendar.number(day) + 3) % 7 + 1
end

-- The ISO week: its year (which may be the neighbour of the day's) and its number.
function calendar.week(day)
  local thursday = calendar.add(day, 4 - calendar.weekday(day))
  local first = calendar.number { y = thursday.y, m = 1, d = 1 }
  return thursday.y, (calendar.number(thursday) - first) // 7 + 1
end

-- The Monday of an ISO week.
function calendar.monday(y, week)
  local fourth = { y = y, m = 1, d = 4 }
  return calendar.add(fourth, 1 - calendar.weekday(fourth) + (week - 1) * 7)
end

function calendar.quarter(day)
  return (day.m - 1) // 3 + 1
end

-- The nth such weekday of a month; n = -1 is the last.
function calendar.nth_weekday(y, m, weekday, n)
  if n > 0 then
    local first = calendar.weekday { y = y, m = m, d = 1 }
    return calendar.day(y, m, 1 + (weekday - first) % 7 + (n - 1) * 7)
  end
  local last = { y = y, m = m, d = calendar.days_in(y, m) }
  return calendar.add(last, -((calendar.weekday(last) - weekday) % 7))
end

-- Easter Sunday of the western churches (the anonymous Gregorian algorithm).
function calendar.easter(y)
  local a, b, c = y % 19, y // 100, y % 100
  local h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
  local l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
  local m = (a + 11 * h + 22 * l) // 451
  local n = h + l - 7 * m + 114
  return { y = y, m = n // 31, d = n % 31 + 1 }
end

-- "2023-07-31".
function calendar.iso(day)
  return ("%04d-%02d-%02d"):format(day.y, day.m, day.d)
end

-- "2023-W31".
function calendar.iso_week(day)
  local y, week = calendar.week(day)
  return (y >= 1000 and y or ("%04d"):format(y)) .. (week < 10 and "-W0" or "-W") .. week
end

-- An ISO string as a day, with `time` ("16:04") where it has one; nil for anything else.  Of
-- "2023" and "2023-07" it is the first day.
function calendar.parse(text)
  local y, rest = tostring(text or ""):match "^(%d%d%d%d)(.*)$"
  if not y then return nil end
  local m, d = rest:match "^%-(%d%d)%-(%d%d)"
  if not m then m, d = rest:match "^%-(%d%d)$" or 1, 1 end
  local day = calendar.day(math.tointeger(tonumber(y)), math.tointeger(tonumber(m)), math.tointeger(tonumber(d)))
  if day then day.time = rest:match "[T ](%d%d:%d%d)" end
  return day
end

return calendar
