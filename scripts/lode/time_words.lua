-- The words of time: lists for patterns, and what each word comes to.
--
--   local words = require "lode.time_words"
--   t.list(words.months)          "march" may be a verb, "March" is a month: lists say which must be capitals
--   words.MONTH["sept."]          → 9; keys are folded words, or whole phrases in lower case with single spaces
--
-- A pattern asks whether a word is a month; which month it is, the reader looks up here.

local calendar = require "lode.calendar"
local numbers = require "lode.numbers"

local words = {}

local APOSTROPHES = { "'", "\u{2019}", "\u{2018}" }

-- ---- months, weekdays, days of the month ----

local MONTHS = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December" }
local DAYS = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }
local SHORT_DAYS = { Mon = 1, Tue = 2, Tues = 2, Wed = 3, Weds = 3, Thu = 4, Thur = 4, Thurs = 4, Fri = 5, Sat = 6, Sun = 7 }

local MONTH, WEEKDAY, SHORT, PLURAL, DAY = {}, {}, {}, {}, {}
words.MONTH, words.WEEKDAY, words.DAY = MONTH, WEEKDAY, DAY
words.SHORT, words.PLURAL = SHORT, PLURAL -- which are short forms of months and weekdays, which plurals of weekdays
words.months, words.weekdays, words.short_weekdays, words.weekday_plurals, words.days, words.day_words = {}, {}, {}, {}, {}, {}

local function add_month(form, m)
  words.months[#words.months + 1] = form
  MONTH[form:lower()] = m
end

for m, name in ipairs(MONTHS) do
  local plain = m == 3 or m == 5 -- words as well: they are months when they are capitals
  add_month(plain and name or name:lower(), m)
  add_month("mid-" .. name:lower(), m)
  local short = name:sub(1, 3)
  if m ~= 5 then
    for _, form in ipairs { plain and short or short:lower(), short .. "." } do
      add_month(form, m)
      SHORT[form:lower()] = true
    end
  end
end
add_month("sept", 9)
add_month("Sept.", 9)
SHORT.sept = true -- "Sept." stands alone as well
SHORT["sept."] = nil

for d, name in ipairs(DAYS) do
  words.weekdays[d] = name:lower()
  words.weekday_plurals[d] = name .. "s"
  WEEKDAY[name:lower()], WEEKDAY[name:lower() .. "s"] = d, d
  PLURAL[name:lower() .. "s"] = true
end
for name, d in pairs(SHORT_DAYS) do
  for _, form in ipairs { name, name .. "." } do
    words.short_weekdays[#words.short_weekdays + 1] = form
    WEEKDAY[form:lower()], SHORT[form:lower()] = d, true
  end
end

local function add_day(form, d)
  words.days[#words.days + 1] = form
  DAY[form] = d
end

for d = 1, 31 do
  local last = d % 10
  local ending = d // 10 ~= 1 and (last == 1 and "st" or last == 2 and "nd" or last == 3 and "rd") or "th"
  add_day(tostring(d), d)
  add_day(d .. ending, d)
  if d < 10 then
    add_day("0" .. d, d)
    add_day("0" .. d .. ending, d)
  end
end
do
  local ones = {}
  for word, n in pairs(numbers.ordinals) do
    if n <= 20 then ones[n] = word end
  end
  local function add_word(form, d)
    words.day_words[#words.day_words + 1] = form
    DAY[form] = d
  end
  for d = 1, 20 do add_word(ones[d], d) end
  for d = 1, 9 do
    for _, glue in ipairs { "-", " " } do add_word("twenty" .. glue .. ones[d], 20 + d) end
  end
  add_word("thirtieth", 30)
  add_word("thirty-first", 31)
  add_word("thirty first", 31)
end

-- ---- years and decades ----

local YEAR, DECADE = {}, {}
words.YEAR, words.DECADE = YEAR, DECADE
words.years, words.short_years, words.two_digit_years, words.decades, words.clock_minutes = {}, {}, {}, {}, {}

for y = 1000, 2199 do
  words.years[#words.years + 1] = tostring(y)
  YEAR[tostring(y)] = y
end
for n = 0, 99 do
  for _, mark in ipairs(APOSTROPHES) do
    local form = ("%s%02d"):format(mark, n)
    words.short_years[#words.short_years + 1] = form
    YEAR[form] = n + (n <= 30 and 2000 or 1900)
  end
end
for n = 40, 99 do -- "April of 87"
  words.two_digit_years[#words.two_digit_years + 1] = tostring(n)
  YEAR[tostring(n)] = 1900 + n
end
-- The year that is said as "nineteen eighty-four", "eighteen hundred and twelve" or "two thousand and four"; nil for other words.
function words.spoken_year(text)
  local list = numbers.words_of(text)
  if list[2] == "thousand" then return numbers.cardinal(list) end
  local head, rest = numbers.cardinals[list[1]], 0
  for i = 2, #list do rest = rest + (numbers.cardinals[list[i]] or 0) end
  return head and head >= 17 and head <= 20 and rest >= 10 and rest <= 99 and head * 100 + rest or nil
end

local function add_decade(form, value)
  words.decades[#words.decades + 1] = form
  DECADE[form:lower()] = value
end

for tens = 100, 209 do -- "the 1800s" are a century, the 2000s a decade
  add_decade(tens .. "0s", tens % 10 == 0 and tens < 200 and tens // 10 .. "" or tens .. "")
end
for tens = 1, 9 do
  add_decade(tens .. "0s", "19" .. tens)
  for _, mark in ipairs(APOSTROPHES) do add_decade(mark .. tens .. "0s", "19" .. tens) end
end
for n, word in pairs { [2] = "twenties", [3] = "thirties", [4] = "forties", [5] = "fifties", [6] = "sixties", [7] = "seventies", [8] = "eighties", [9] = "nineties" } do
  add_decade(word, "19" .. n)
end

-- Minutes and the half of the day behind "3:": "30pm"; and hours: "3pm".
for n = 0, 59 do
  for _, half in ipairs { "am", "pm" } do
    words.clock_minutes[#words.clock_minutes + 1] = ("%02d%s"):format(n, half)
    if n >= 1 and n <= 12 then words.clock_minutes[#words.clock_minutes + 1] = n .. half end
  end
end

-- "FY2023", "FY24".
words.fiscal_years = {}
for y = 1990, 2040 do
  for _, form in ipairs { "FY" .. y, ("FY%02d"):format(y % 100) } do
    words.fiscal_years[#words.fiscal_years + 1] = form
    YEAR[form:lower()] = y
  end
end

-- "half past six".
words.hours = {}
for word, n in pairs(numbers.cardinals) do
  if n >= 1 and n <= 12 then words.hours[#words.hours + 1] = word end
end
for n = 1, 12 do words.hours[#words.hours + 1] = tostring(n) end

-- "0330 GMT".
words.four_digit_hours = {}
for h = 0, 23 do
  for min = 0, 55, 5 do words.four_digit_hours[#words.four_digit_hours + 1] = ("%02d%02d"):format(h, min) end
end

-- ---- units ----

-- TIMEX3's letters; T before them: hours and less.
local UNIT, MANY = {
  second = "TS", sec = "TS", minute = "TM", min = "TM", hour = "TH", hr = "TH", day = "D", night = "D", week = "W", workweek = "W", fortnight = "F",
  month = "M", quarter = "Q", year = "Y", yr = "Y", decade = "DE", century = "CE", weekend = "WE", millennium = "ML",
}, {}
words.UNIT, words.MANY = UNIT, MANY -- MANY: plurals
words.units = {}
do
  local singular = {}
  for name in pairs(UNIT) do singular[#singular + 1] = name end
  for _, name in ipairs(singular) do
    local plural = name == "century" and "centuries" or name == "millennium" and "millennia" or name .. "s"
    UNIT[plural], MANY[plural] = UNIT[name], true
    words.units[#words.units + 1] = name
    words.units[#words.units + 1] = plural
  end
end

words.SEASON = { spring = "SP", springtime = "SP", summer = "SU", summertime = "SU", midsummer = "SU", autumn = "FA", fall = "FA", winter = "WI", midwinter = "WI" }
words.PART = { morning = "TMO", mornings = "TMO", dawn = "TMO", afternoon = "TAF", afternoons = "TAF", lunchtime = "TAF", evening = "TEV", evenings = "TEV",
  dusk = "TEV", daybreak = "TMO", nightfall = "TEV", night = "TNI", nights = "TNI", nighttime = "TNI", overnight = "TNI",
  ["early hours"] = "TMO", ["small hours"] = "TMO", ["wee hours"] = "TMO", ["early morning hours"] = "TMO", am = "TMO", pm = "TAF", ["a.m."] = "TMO", ["p.m."] = "TAF" }
words.LONG = { daylong = "P1D", weeklong = "P1W", monthlong = "P1M", yearlong = "P1Y" }
words.parts = { "morning", "mornings", "dawn", "afternoon", "afternoons", "lunchtime", "evening", "evenings", "dusk", "night", "nights", "nighttime" }

-- k: how far from the day told; "coming" and "past" are the nearest.  a: it counts from the text's last date rather
-- than from the article's day.
words.RELATIVE = {
  ["this"] = { k = 0 }, ["current"] = { k = 0 }, ["this current"] = { k = 0 }, ["this coming"] = { k = "coming" }, ["this upcoming"] = { k = "coming" },
  ["this past"] = { k = "past" }, ["this very"] = { k = 0 }, ["last"] = { k = -1 }, ["past"] = { k = "past" }, ["next"] = { k = 1 }, ["coming"] = { k = "coming" },
  ["upcoming"] = { k = "coming" }, ["previous"] = { k = -1, a = true }, ["preceding"] = { k = -1, a = true }, ["prior"] = { k = -1, a = true },
  ["following"] = { k = 1, a = true }, ["subsequent"] = { k = 1, a = true }, ["same"] = { k = 0, a = true }, ["very same"] = { k = 0, a = true },
  ["that"] = { k = 0, a = true }, ["that same"] = { k = 0, a = true }, ["that very"] = { k = 0, a = true }, ["this same"] = { k = 0, a = true },
  ["latest"] = { k = -1 }, ["very next"] = { k = 1, a = true }, ["first"] = { k = 0 }, ["final"] = { k = 0 },
}

-- What stands before a month, a year or a week and takes a part of it.
words.edges = {
  "early", "late", "very early", "very late", "mid", "mid-", "middle of", "early in", "late in", "early on", "late on", "later in",
  "earlier in", "later on in", "early part of", "latter part of", "late part of", "later part of", "the early part of", "the latter part of",
  "the later part of", "the end of", "the very end of", "the beginning of", "the start of", "the middle of", "the close of", "the turn of",
  "the rest of", "the remainder of", "the first half of", "the second half of", "the latter half of", "the eve of", "the last part of",
  "the height of", "later", "earlier", "year-end", "the first part of", "the opening of",
}

-- ---- days with a name ----

local HOLIDAYS = {
  ["christmas"] = { 12, 25 }, ["christmas day"] = { 12, 25 }, ["christmas eve"] = { 12, 24 }, ["boxing day"] = { 12, 26 }, ["xmas"] = { 12, 25 },
  ["new year's day"] = { 1, 1 }, ["new year's eve"] = { 12, 31 }, ["new year"] = { 1, 1 }, ["new year day"] = { 1, 1 }, ["new year's"] = { 1, 1 },
  ["valentine's day"] = { 2, 14 }, ["st. patrick's day"] = { 3, 17 }, ["saint patrick's day"] = { 3, 17 }, ["saint patrick"] = { 3, 17 },
  ["april fools' day"] = { 4, 1 }, ["april fool's day"] = { 4, 1 }, ["earth day"] = { 4, 22 }, ["may day"] = { 5, 1 }, ["halloween"] = { 10, 31 },
  ["all saints' day"] = { 11, 1 }, ["guy fawkes night"] = { 11, 5 }, ["armistice day"] = { 11, 11 }, ["veterans day"] = { 11, 11 },
  ["juneteenth"] = { 6, 19 }, ["bastille day"] = { 7, 14 }, ["groundhog day"] = { 2, 2 }, ["thanksgiving"] = { 11, 4, nth = 4 },
  ["thanksgiving day"] = { 11, 4, nth = 4 }, ["black friday"] = { 11, 4, nth = 4, plus = 1 }, ["cyber monday"] = { 11, 4, nth = 4, plus = 4 },
  ["labor day"] = { 9, 1, nth = 1 }, ["memorial day"] = { 5, 1, nth = -1 }, ["columbus day"] = { 10, 1, nth = 2 },
  ["martin luther king jr. day"] = { 1, 1, nth = 3 }, ["presidents day"] = { 2, 1, nth = 3 }, ["mother's day"] = { 5, 7, nth = 2 },
  ["father's day"] = { 6, 7, nth = 3 }, ["easter"] = { easter = 0 }, ["easter sunday"] = { easter = 0 }, ["easter monday"] = { easter = 1 },
  ["good friday"] = { easter = -2 }, ["ash wednesday"] = { easter = -46 }, ["palm sunday"] = { easter = -7 }, ["d-day"] = { 6, 6, y = 1944 },
  ["independence day"] = { 7, 4 }, ["all-saints' day"] = { 11, 1 }, ["pearl harbor day"] = { 12, 7 }, ["ve day"] = { 5, 8, y = 1945 },
  ["9/11"] = { 9, 11, y = 2001 }, ["guy fawkes day"] = { 11, 5 }, ["fourth of july"] = { 7, 4 },
}
words.holidays = {}
for name in pairs(HOLIDAYS) do
  words.holidays[#words.holidays + 1] = name
  if name:find "'" then words.holidays[#words.holidays + 1] = (name:gsub("'", "\u{2019}")) end
end

-- The day of that name in a year; the second result is the year of what happened once.
function words.holiday_in(name, y)
  local h = HOLIDAYS[(name:gsub("\u{2019}", "'"))]
  if h.easter then return calendar.add(calendar.easter(y), h.easter) end
  if h.nth then
    local weekday = h[2] == 4 and 4 or h[2] == 7 and 7 or 1
    return calendar.add(calendar.nth_weekday(y, h[1], weekday, h.nth), h.plus or 0)
  end
  return { y = h.y or y, m = h[1], d = h[2] }, h.y
end

-- ---- numbers before units ----

words.ones, words.tens = {}, {} -- one to nine; ten to ninety
for word, n in pairs(numbers.cardinals) do
  local list = n > 9 and words.tens or n > 0 and words.ones
  if list then list[#list + 1] = word end
end

words.numbers = {}
for word in pairs(numbers.cardinals) do words.numbers[#words.numbers + 1] = word end
for _, word in ipairs { "hundred", "thousand", "million", "billion", "dozen" } do words.numbers[#words.numbers + 1] = word end

words.vague = { "a few", "few", "several", "some", "many", "a couple of", "a couple", "couple of", "a number of", "numerous", "countless",
  "various", "a good many", "dozens of", "hundreds of", "thousands of", "multiple", "recent" }
words.once = { "a", "an", "another", "a full", "a single", "one full", "a whole", "a mere" }

-- ---- repeated times and references ----

words.OFTEN = { daily = "P1D", weekly = "P1W", monthly = "P1M", quarterly = "P3M", yearly = "P1Y", annually = "P1Y", annual = "P1Y", nightly = "P1D",
  hourly = "PT1H", everyday = "P1D", biweekly = "P2W", fortnightly = "P2W", biennial = "P2Y", semiannual = "P6M", ["bi-weekly"] = "P2W",
  ["semi-annual"] = "P6M", ["bi-annual"] = "P6M", ["bi-monthly"] = "P2M", ["year-round"] = "P1Y" }

words.REFERENCE = {
  ["now"] = "PRESENT_REF", ["right now"] = "PRESENT_REF", ["currently"] = "PRESENT_REF", ["presently"] = "PRESENT_REF", ["nowadays"] = "PRESENT_REF",
  ["these days"] = "PRESENT_REF", ["present-day"] = "PRESENT_REF", ["present day"] = "PRESENT_REF", ["the present"] = "PRESENT_REF",
  ["the present day"] = "PRESENT_REF", ["at present"] = "PRESENT_REF", ["the time being"] = "PRESENT_REF", ["modern-day"] = "PRESENT_REF",
  ["this time"] = "PRESENT_REF", ["the same time"] = "PRESENT_REF", ["that time"] = "PAST_REF", ["the time"] = "PRESENT_REF", ["the moment"] = "PRESENT_REF",
  ["this period"] = "PRESENT_REF", ["that period"] = "PAST_REF", ["the same period"] = "PAST_REF",
  ["recently"] = "PAST_REF", ["recent"] = "PAST_REF", ["the past"] = "PAST_REF", ["the future"] = "FUTURE_REF", ["the near future"] = "FUTURE_REF",
  ["the foreseeable future"] = "FUTURE_REF", ["the recent past"] = "PAST_REF", ["lately"] = "PAST_REF",
  ["in future"] = "FUTURE_REF", ["someday"] = "FUTURE_REF", ["some day"] = "FUTURE_REF", ["at the moment"] = "PRESENT_REF",
}

-- What may stand behind "the" in a date: nothing else is looked at there.
words.after_the = { "latest", "fiscal", "financial", "calendar", "last", "past", "next", "coming", "upcoming", "following", "previous", "preceding", "prior", "subsequent", "same",
  "very", "current", "this", "that", "final", "week", "month", "year", "day", "night", "morning", "evening", "afternoon", "weekend", "whole",
    "entire", "early", "late", "overnight", "pre-dawn", "mid",
  "latter", "later", "end", "beginning", "start", "middle", "close", "turn", "rest", "remainder", "eve", "height", "opening",
  "small", "wee", "full", "quarter", "closing", "opening", "time", "present", "moment", "future", "near", "foreseeable", "recent" }
words.after_a = { "few", "couple", "number", "good", "half", "quarter", "full", "single", "whole", "entire", "mere", "further" }
for _, list in ipairs { words.day_words, words.decades } do
  for _, word in ipairs(list) do words.after_the[#words.after_the + 1] = word end
end
for word in pairs(words.SEASON) do words.after_the[#words.after_the + 1] = word end

-- What may stand behind "last", "this" …
words.time_nouns = { "time", "period", "days", "calendar", "fiscal", "financial", "working", "business", "trading", "very", "same", "coming", "past", "upcoming",
  "current", "dozen" }
for _, list in ipairs { words.units, words.parts, words.weekdays, words.months, words.holidays, words.numbers, words.vague } do
  for _, word in ipairs(list) do words.time_nouns[#words.time_nouns + 1] = word end
end
for word in pairs(words.SEASON) do words.time_nouns[#words.time_nouns + 1] = word end

return words
