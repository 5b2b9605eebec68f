-- What dates come to, once it is known what they count from: TIMEX3 values of days, weeks, months, years and durations.
--
--   local values = require "lode.time_values"
--   values.unit({ y = 2023, m = 7, d = 31 }, -1, "W")  → "2023-W30", the day a week before
--   values.duration(3, "D")                            → "P3D"
--
-- A date is a table { y =, m =, d = } that may lack its finer parts; a year before Christ is negative.  Units are the letters of
-- lode.time_words.  `at` is where the text stands in time: at.now, the article's day; at.told, the date that the text
-- turned to; at.last, the last date it named; at.history, whether it tells of other years throughout.

local calendar = require "lode.calendar"

local values = {}

-- ---- spellings ----

local TWO = {} -- TWO[7] is "07"
for n = 0, 99 do TWO[n] = n < 10 and "0" .. n or n .. "" end

local function year_text(y)
  if y >= 1000 then return y .. "" end
  return y < 0 and ("BC%04d"):format(-y) or ("%04d"):format(y)
end

local function month_text(y, m)
  return year_text(y) .. "-" .. TWO[m]
end

-- "2023-07-31", or as much of it as is known.
local function day_text(d)
  local y, m = d.y, d.m
  if y and not m then return year_text(y) end
  local month = (y and year_text(y) or "XXXX") .. "-" .. TWO[m]
  return d.d and month .. "-" .. TWO[d.d] or month
end
values.two_digits = TWO

values.year_text, values.month_text, values.day_text = year_text, month_text, day_text

local LETTERS = { F = { 2, "W" }, Q = { 3, "M" } } -- units that TIMEX3 has no letter for

function values.duration(n, u)
  local by = LETTERS[u]
  if by then n, u = n and n * by[1], by[2] end
  local number = n and (math.tointeger(n) or ("%.10g"):format(n)) or "X"
  if u == "TH" or u == "TM" or u == "TS" then return "PT" .. number .. u:sub(2) end
  return "P" .. number .. u
end

local ORDER = { Y = 6, M = 5, W = 4, D = 3, TH = 2, TM = 1, TS = 0 }

-- "two hours and ten minutes", "a year and three months": PT2H10M, P1Y3M; nil where the second unit is not the smaller.
function values.compound(n, u, m, v)
  if not (ORDER[u] and ORDER[v]) or ORDER[u] <= ORDER[v] then return nil end
  local first, second = values.duration(n, u), values.duration(m, v)
  if second:sub(2, 2) == "T" then return first .. (first:sub(2, 2) == "T" and second:sub(3) or second:sub(2)) end
  return first .. second:sub(2)
end

-- ---- steps in time ----

local DAYS = { D = 1, W = 7, F = 14, WE = 7 }
local MONTHS = { M = 1, Q = 3, Y = 12, DE = 120, CE = 1200, ML = 12000 }

-- The date n units on; parts finer than the unit fall away when `coarse`.
function values.moved(base, n, u, coarse)
  local full = { y = base.y, m = base.m or 1, d = base.d or 1 }
  if DAYS[u] then
    return base.d and calendar.add(full, n * DAYS[u])
  end
  local to = calendar.add_months(full, math.tointeger(n * MONTHS[u] // 1))
  if u == "M" then
    if not base.m then return nil end
    return { y = to.y, m = to.m, d = not coarse and base.d and to.d or nil }
  end
  return { y = to.y, m = not coarse and base.m and to.m or nil, d = not coarse and base.d and to.d or nil }
end

-- Decades and centuries: "196", "18", "BC048".
local function span_of_years(y, by, n, digits)
  local value = y // by + n
  if y >= 0 then return value .. "" end
  local text = (-y // by - n) .. ""
  return "BC" .. ("0"):rep(digits - #text) .. text
end

-- The value of the unit (week, month, year …) that base lies in, n units on; and a date in it, where one is known.
function values.unit(base, n, u)
  if u == "D" then
    local to = base.d and calendar.add(base, n)
    return to and day_text(to), to
  elseif u == "W" or u == "WE" then
    if not base.d then return nil end
    local to = calendar.add(base, n * 7)
    return calendar.iso_week(to) .. (u == "WE" and "-WE" or ""), u == "W" and to or nil
  elseif u == "M" then
    local to = values.moved(base, n, "M", true)
    return to and month_text(to.y, to.m), to
  elseif u == "Q" then
    if not base.m then return nil end
    local to = calendar.add_months({ y = base.y, m = base.m, d = 1 }, 3 * n)
    return year_text(to.y) .. "-Q" .. calendar.quarter(to), { y = to.y }
  elseif u == "Y" then
    return year_text(base.y + n), { y = base.y + n }
  elseif u == "DE" then
    return span_of_years(base.y, 10, n, 3)
  elseif u == "CE" then
    return span_of_years(base.y, 100, n, 2)
  end
end

local STEPS = { coming = 1, past = -1 }

-- How many units on a relative word leads: k of words.RELATIVE.
function values.step(k)
  return STEPS[k] or k
end

-- What a step comes to when nothing is known to count from.
function values.reference(n)
  return n == 0 and "PRESENT_REF" or n < 0 and "PAST_REF" or "FUTURE_REF"
end

-- ---- what a text's date counts from ----

function values.base(at, anaphoric)
  if anaphoric or at.history then return at.last or at.now end
  return at.now
end

-- The year of a month (and day) that is told without one.
function values.year_for(at, m, d, tense)
  local told, now = at.told, at.now
  if told then
    return at.history and told.m and told.m - m >= 6 and told.y + 1 or told.y
  end
  if not now then return nil end
  local target, here = m * 31 + (d or 15), now.m * 31 + (d and now.d or 15)
  -- the tense decides, unless that would be most of a year away: then the nearest
  if tense == "past" then return target - here > 90 and now.y - 1 or now.y end
  if tense == "future" then return here - target > 90 and now.y + 1 or now.y end
  if target - here > 190 then return now.y - 1 elseif here - target > 190 then return now.y + 1 end
  return now.y
end

-- The day that a weekday without more means.
function values.weekday(at, weekday, tense)
  local base = at.told and at.told.d and at.told or at.now
  local from = at.from_weekday
  if not base then return nil end
  if from then return calendar.add(from, (weekday - calendar.weekday(from)) % 7) end -- "from Monday to Thursday"
  local back = (calendar.weekday(base) - weekday) % 7
  if tense == "past" then return calendar.add(base, -back) end
  if tense == "future" then return calendar.add(base, (7 - back) % 7) end
  return calendar.add(base, back <= 3 and -back or 7 - back)
end

-- A weekday with "last", "next" …: of the last or next week, as calendars count; "coming" and "past" are the nearest.
function values.relative_weekday(at, rel, weekday)
  local base = values.base(at, rel.a and at.history)
  if not base or not base.d then return nil end
  if rel.k == "coming" then return calendar.add(base, (weekday - calendar.weekday(base) - 1) % 7 + 1) end
  if rel.k == "past" then return calendar.add(base, -((calendar.weekday(base) - weekday - 1) % 7 + 1)) end
  return calendar.add(base, 1 - calendar.weekday(base) + values.step(rel.k) * 7 + weekday - 1)
end

return values
