-- What a date comes to, once all before it in the text have been read: value, type and date of an item of the rule `dates`.
--
--   local resolve = require "lode.time_resolve"
--   resolve.month(item, at)   → "2023-07", "DATE", { y = 2023, m = 7 }
--
-- Each function is for one form and reads the numbers that lode.time_read put into the item: `_y`, `_mo`, `_d`, `_wd` (year, month,
-- day, weekday), `_r` (entry of words.RELATIVE), `_u`, `_n` (unit and how many), `_p`, `_c` (part of the day, clock), `_s` (season).
-- nil: nothing can be said.

local calendar = require "lode.calendar"
local tense = require "lode.tense"
local values = require "lode.time_values"
local words = require "lode.time_words"

local key = require "lode.sets".key
local day_text, month_text, year_text = values.day_text, values.month_text, values.year_text
local base_of, step, TWO = values.base, values.step, values.two_digits

local resolve = {}

-- ---- what a date leans on ----

local function tense_of(item, at)
  return tense.near(at.columns, item._i, item._j)
end

-- "this year", "last month": how far.
local function which_of(span)
  if not span then return nil end
  local word = key(span)
  if word:find "last" or word:find "previous" then return -1, word:find "previous" ~= nil end
  if word:find "next" then return 1, false end
  if word:find "following" then return 1, true end
  return 0, word:find "that" ~= nil or word:find "same" ~= nil
end

-- The year that "of last year" means.
local function year_of_which(item, at)
  local k, anaphoric = which_of(item._which)
  local base = base_of(at, anaphoric)
  return base and base.y + k
end
resolve.year_of_which = year_of_which

-- ---- days ----

local function holiday_of(item, at)
  local name, rel = key(item._holiday), item._r
  if item._y then return (words.holiday_in(name, item._y)) end
  local base = at.told or at.now
  if not base then return nil end
  local this, fixed = words.holiday_in(name, base.y)
  if fixed or at.told or not at.now then return this end
  local number, now, n = calendar.number(this), calendar.number(at.now), rel and step(rel.k) or 0
  local when = not rel and tense_of(item, at)
  if n > 0 or when == "future" then return number <= now - (rel and 0 or 1) and words.holiday_in(name, base.y + 1) or this end
  if n < 0 or when == "past" then return number >= now + (rel and 0 or 1) and words.holiday_in(name, base.y - 1) or this end
  return this
end

-- Monday the 21st: the nearest month that has it.
local NEAR_MONTHS = { 0, -1, 1, -2, 2 }
local function weekday_and_day(at, wd, d)
  if not at.now then return nil end
  for _, n in ipairs(NEAR_MONTHS) do
    local first = calendar.add_months({ y = at.now.y, m = at.now.m, d = 1 }, n)
    local found = calendar.day(first.y, first.m, d)
    if found and calendar.weekday(found) == wd then return found end
  end
end

local function year_of_month(item, at)
  if item._y or item._event_year then return item._y or item._event_year end
  if item._which then return year_of_which(item, at) end
  local rel, mo = item._r, item._mo
  if not rel then return values.year_for(at, mo, item._d, tense_of(item, at)) end
  local base, n = base_of(at, rel.a), step(rel.k)
  if not base then return nil end
  if item._d then return base.y + n end
  if n < 0 and mo >= (base.m or 1) then return base.y - 1 end
  return n > 0 and mo <= (base.m or 12) and base.y + 1 or base.y
end

-- The date that the parts of an item come to, with as many parts as are told.
local function date_of(item, at)
  local mo, wd = item._mo, item._wd
  if item._numeric then return item._date end
  if item._shift then return at.now and calendar.add(at.now, item._shift) end
  if item._holiday then return holiday_of(item, at) end
  if mo then
    local y = year_of_month(item, at)
    return { y = y, m = mo, d = item._d }
  end
  if not wd then return nil end
  if item._d then return weekday_and_day(at, wd, item._d) end
  if item._week then return values.relative_weekday(at, { k = which_of(item._week) }, wd) end
  if item._r then return values.relative_weekday(at, item._r, wd) end
  local found = values.weekday(at, wd, tense_of(item, at))
  at.weekday_found = found
  return found
end

function resolve.date(item, at)
  local d = date_of(item, at)
  if d then return day_text(d), "DATE", d end
  if item._wd and not item._d then return "XXXX-WXX-" .. item._wd, "DATE" end
end

function resolve.part_of_day(item, at)
  local d = date_of(item, at)
  if d and d.d then return day_text(d) .. item._p, "TIME", d end
end

function resolve.clock(item, at)
  local d
  if item._alone then
    d = item._day_behind or at.near
    return (d and d.d and day_text(d) or "XXXX-XX-XX") .. item._c, "TIME"
  end
  if item._r and not (item._wd or item._holiday) then
    d = at.now and calendar.add(at.now, step(item._r.k))
  elseif item._today then
    d = at.now
  else
    d = date_of(item, at)
  end
  if not d or not d.d then return nil end
  return day_text(d) .. item._c, "TIME", d
end

-- "this morning", "last night", "the next evening at 8".
function resolve.relative_part(item, at)
  local base = base_of(at, item._anaphoric)
  if not base or not base.d then return "XXXX-XX-XX" .. item._p, "TIME" end
  local d = calendar.add(base, step(item._r.k))
  return day_text(d) .. (item._c or item._p), "TIME", not item._hour and d or nil
end

function resolve.tonight(item, at)
  return (at.now and day_text(at.now) or "XXXX-XX-XX") .. (item._c or "TNI"), "TIME", at.now
end

-- ---- months, seasons, years ----

function resolve.month(item, at)
  local y = year_of_month(item, at)
  if not y then
    if item._which then return nil end
    return "XXXX-" .. TWO[item._mo], "DATE"
  end
  return month_text(y, item._mo), "DATE", { y = y, m = item._mo }
end

local PEAK = { SP = 4, SU = 7, FA = 10, WI = 12 } -- a month in the middle of each season

local function year_of_season(item, at)
  if item._y then return item._y end
  if item._which then return year_of_which(item, at) end
  local rel, s = item._r, item._s
  if not rel then
    if at.told or not at.now then return at.told and at.told.y end
    local y, m = at.now.y, at.now.m
    local when = s ~= "WI" and tense_of(item, at)
    return when == "future" and m > PEAK[s] + 1 and y + 1 or when == "past" and m < PEAK[s] - 1 and y - 1 or y
  end
  local base, n = base_of(at, rel.a), step(rel.k)
  if not base then return nil end
  local m = base.m or 7
  if n < 0 and (s == "WI" or m <= PEAK[s] + 1) then return base.y - 1 end
  return n > 0 and s ~= "WI" and m >= PEAK[s] - 1 and base.y + 1 or base.y
end

function resolve.season(item, at)
  local y = year_of_season(item, at)
  if not y then return not item._which and "XXXX-" .. item._s or nil, "DATE" end
  return year_text(y) .. "-" .. item._s, "DATE", { y = y }
end

function resolve.year(item)
  return year_text(item._y) .. (item._h or ""), "DATE", { y = item._y }
end

-- ---- quarters, halves, numbered weeks ----

function resolve.quarter(item, at)
  local y = item._y
  if not y and at.now then
    if item._which then
      y = year_of_which(item, at)
    else
      y = (at.told or at.now).y
      local n = item._letter == "H" and (at.now.m + 5) // 6 or calendar.quarter(at.now)
      if not at.told and item._n > n and not item._fiscal_quarter and tense_of(item, at) ~= "future" then y = y - 1 end
    end
  end
  local d = y and { y = y, q = item._letter == "Q" and item._n or nil }
  if d and d.q then at.quarter = d end
  return (y and year_text(y) or "XXXX") .. "-" .. item._letter .. item._n, "DATE", d
end

local function week_of_month(y, m, n)
  local d = n > 0 and { y = y, m = m, d = math.min(7 * n - 3, calendar.days_in(y, m)) } or { y = y, m = m, d = calendar.days_in(y, m) - 3 }
  return calendar.iso_week(d), d
end

-- "the third week of 2014", "the last day of next month".
function resolve.nth_of(item, at)
  local n, what, y, m = item._n, item._what_unit, item._y, item._mo
  local k = which_of(item._which)
  if m then
    y = y or values.year_for(at, m, nil, tense_of(item, at))
  elseif item._which_month then
    local to = at.now and calendar.add_months({ y = at.now.y, m = at.now.m, d = 1 }, which_of(item._which_month))
    if not to then return nil end
    y, m = to.y, to.m
  else
    y = y or at.now and at.now.y + (k or 0)
  end
  if not y then return nil end
  if m and what == "D" then
    local d = calendar.day(y, m, n > 0 and n or calendar.days_in(y, m))
    return d and day_text(d), "DATE", d
  elseif m and what == "W" then
    return week_of_month(y, m, n), "DATE", { y = y, m = m }
  elseif m then
    return nil
  elseif what == "W" then
    if n < 0 then _, n = calendar.week { y = y, m = 12, d = 28 } end
    return year_text(y) .. "-W" .. TWO[n], "DATE", { y = y }
  elseif what == "M" then
    if n < 0 then n = 12 end
    return month_text(y, n), "DATE", { y = y, m = n }
  end
  local d = n > 0 and calendar.add({ y = y, m = 1, d = 1 }, n - 1) or { y = y, m = 12, d = 31 }
  return day_text(d), "DATE", d
end

-- "the second Saturday in June".
function resolve.nth_weekday(item, at)
  local m = item._mo
  local y = item._y or item._which and year_of_which(item, at) or values.year_for(at, m, nil, tense_of(item, at))
  if not y then return nil end
  local d = calendar.nth_weekday(y, m, item._wd, item._n)
  return d and day_text(d), "DATE", d
end

-- "the 5th": a day of the month told before.
function resolve.nth_day(item, at)
  local base = at.last and at.last.m and at.last or at.now
  local found = base and calendar.day(base.y, base.m, item._d)
  return found and day_text(found), "DATE", found
end

-- ---- units ----

-- The quarter that ended before a day: the one that companies tell of.
local function last_quarter(now)
  local to = calendar.add_months({ y = now.y, m = now.m, d = 1 }, -3)
  return { y = to.y, q = calendar.quarter(to) }
end

-- "last week", "the following year", "this quarter".
function resolve.relative_unit(item, at)
  if item._u == "Q" and at.quarter and key(item._rel) == "latest" then return year_text(at.quarter.y) .. "-Q" .. at.quarter.q, "DATE", at.quarter end
  local n, u = item._n, item._u
  local base = base_of(at, item._anaphoric)
  if not base then return values.reference(n), "DATE" end
  local value, d = values.unit(base, n, u)
  if not value and at.now and not at.history then value, d = values.unit(at.now, n, u) end
  return value or values.reference(n), "DATE", d
end

-- "the end of the month", "the weekend": the unit that the day told lies in.
function resolve.the_unit(item, at)
  local u, told = item._u, at.quarter
  if u == "Q" and not told and not item._edge and at.now and tense_of(item, at) == "past" then told = last_quarter(at.now) end
  if u == "Q" and told then return year_text(told.y) .. "-Q" .. told.q, "DATE", told end
  if u == "WE" and not at.told and at.now then -- "over the weekend", on a Monday: the last one
    local weekday, when = calendar.weekday(at.now), tense_of(item, at)
    local back = weekday <= 3 and when ~= "future" or weekday <= 5 and when == "past"
    return values.unit(at.now, back and -1 or 0, u), "DATE"
  end
  local base = base_of(at, at.told ~= nil)
  if not base then return nil end
  local value, d = values.unit(base, 0, item._u)
  return value, "DATE", d
end

local FROM_NOW = { ago = true, ["from now"] = true, hence = true, time = true }

-- "a year ago today", "20 years ago this month": the same day, week or month of then.
local function ago_to_now(item, at)
  local now = at.now
  local to = now and values.moved(now, -math.tointeger(item._n // 1), item._u)
  if not to or not to.d then return "PAST_REF", "DATE" end
  local as = key(item._to_now)
  if as == "this week" then return calendar.iso_week(to), "DATE", to end
  if as == "this month" then to.d = nil end
  return day_text(to), "DATE", to
end

-- "three days ago", "two years after May 1, 2010".
function resolve.distance(item, at)
  local n, u, way = item._n, item._u, item._w
  local past = item._back
  if item._to_now and n and not item._clocked then return ago_to_now(item, at) end
  if item._clocked then
    if way == "ago" and at.now then return day_text(at.now), "DATE" end
    return past and "PAST_REF" or "FUTURE_REF", "DATE"
  end
  if not n then return past and "PAST_REF" or "FUTURE_REF", "DATE" end
  local base
  if item._from_day then
    base = date_of(item, at)
  elseif item._compared and at.now and at.now.m then
    base = at.quarter or item._compared.word == "quarter" and last_quarter(at.now) or at.last or at.now
  elseif FROM_NOW[way] then
    base = base_of(at, at.history)
  else
    base = at.last or at.now
  end
  if base and not base.d and (u == "D" or u == "W" or u == "F") and not at.history then base = at.now end
  if not base or not base.y then return past and "PAST_REF" or "FUTURE_REF", "DATE" end
  if base.q and u == "Y" then return year_text(base.y + math.tointeger(past and -n or n)) .. "-Q" .. base.q, "DATE" end
  local coarse = not item._from_day and u ~= "D" and u ~= "W" and u ~= "F" and not item._on
  local whole = math.tointeger(n // 1)
  local to = values.moved(base, past and -whole or whole, u, coarse)
  if to and to.d and item._on then to = calendar.add(to, item._on - calendar.weekday(to)) end
  if not to then return past and "PAST_REF" or "FUTURE_REF", "DATE" end
  return day_text(to), "DATE", to
end

-- "the day before".
function resolve.day_before(item, at)
  local base = at.last or at.now
  local value, d
  if base then value, d = values.unit(base, item._n, item._u) end
  return value or values.reference(item._n), "DATE", d
end

function resolve.same_time(item, at)
  if at.history and at.last then return day_text(at.last), "DATE" end
  return item._value, "DATE"
end

-- "in the morning", "through the night", "overnight": of the day told.
function resolve.the_part(item, at)
  local d = at.near
  if not d or not d.d then return "XXXX-XX-XX" .. item._p, "TIME" end
  return day_text(d) .. item._p, "TIME", d
end

return resolve
