-- Dates, times, durations and repeated times, with TIMEX3 values; and the periods between two dates.
--
-- What it does: finds "Monday", "last week", "April 2015", "late 19th century", "three days" or "3 p.m. on Friday" and
-- works out what they mean, counting from the article's day (`article.now`) or, where the text tells of another year,
-- from the date told before.  A weekday without more is the one that the nearest verb asks for: "announced Monday" is
-- the last one, "will meet Monday" the next.
-- What it does not do: dates that hang on an event ("the day after the invasion"), calendars other than the Gregorian,
-- holidays that follow the moon (but Easter).
--
-- How it is built: each form below is a pattern and a function that reads its parts and returns
-- `function (at) → value, type, day`; `at` is where the text stands in time.  `after` calls these in the order of the
-- text, so that each date can lean on the one before, and then joins neighbours into periods.

local lode = require "lode"
local lpeg = require "lpeg"
local calendar = require "lode.calendar"
local numbers = require "lode.numbers"
local t = lode.tokens
local P, R, S = lpeg.P, lpeg.R, lpeg.S

-- ---- words ----

local MONTHS = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December" }
local SHORT = { "Jan", "Feb", "Mar", "Apr", false, "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" }
local DAYS = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }
local SHORT_DAYS = { Mon = 1, Tue = 2, Tues = 2, Wed = 3, Weds = 3, Thu = 4, Thur = 4, Thurs = 4, Fri = 5, Sat = 6, Sun = 7 }

-- "january" in lower case means any case in a list; "May" and "March" are months only when they are capitals.
local month_names, mid_months, every_month = {}, {}, {}
for m, name in ipairs(MONTHS) do
  local plain = (m == 3 or m == 5) and name or name:lower()
  month_names[#month_names + 1] = { name, m = m }
  every_month[#every_month + 1] = { plain, m = m }
  for _, glue in ipairs { "mid-", "mid ", "Mid-" } do mid_months[#mid_months + 1] = { glue .. name, m = m } end
  if SHORT[m] then
    local short = m == 3 and SHORT[m] or SHORT[m]:lower()
    for _, form in ipairs { short, short .. ".", SHORT[m] .. "." } do every_month[#every_month + 1] = { form, m = m } end
    month_names[#month_names + 1] = { SHORT[m] .. ".", m = m }
  end
end
for _, form in ipairs { "sept", "sept.", "Sept." } do every_month[#every_month + 1] = { form, m = 9 } end
month_names[#month_names + 1] = { "Sept.", m = 9 }

local weekday_names, weekday_plurals, weekday_short = {}, {}, {}
for d, name in ipairs(DAYS) do
  weekday_names[d] = { name:lower(), d = d }
  weekday_plurals[d] = { name .. "s", d = d }
end
for name, d in pairs(SHORT_DAYS) do
  weekday_short[#weekday_short + 1] = { name, d = d }
  weekday_short[#weekday_short + 1] = { name .. ".", d = d }
end

local ordinal_days = {}
do
  local ones = { "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth" }
  for d, word in ipairs(ones) do ordinal_days[d] = { word, d = d } end
  for d = 1, 9 do
    ordinal_days[20 + d] = { "twenty-" .. ones[d], d = 20 + d }
    ordinal_days[#ordinal_days + 1] = { "twenty " .. ones[d], d = 20 + d }
  end
  for _, e in ipairs { { "thirtieth", d = 30 }, { "thirty-first", d = 31 }, { "thirty first", d = 31 } } do
    ordinal_days[#ordinal_days + 1] = e
  end
end

-- First to twenty-first, and last.
local NTH = { { "last", n = -1 }, { "final", n = -1 }, { "twenty-first", n = 21 }, { "twenty first", n = 21 } }
for word, n in pairs(numbers.ordinals) do
  if n <= 20 then NTH[#NTH + 1] = { word, n = n } end
end

-- Units of time: u is TIMEX3's letter (T before it: hours and less).
local UNITS = {
  second = "TS", sec = "TS", minute = "TM", min = "TM", hour = "TH", hr = "TH", day = "D", night = "D", week = "W", fortnight = "F", month = "M",
  quarter = "Q", year = "Y", yr = "Y", decade = "DE", century = "CE", weekend = "WE", millennium = "ML",
}
local unit_names = {}
for name, u in pairs(UNITS) do
  unit_names[#unit_names + 1] = { name, u = u }
  unit_names[#unit_names + 1] = { name:find "y$" and name ~= "day" and (name:gsub("y$", "ies")) or name .. "s", u = u, many = 1 }
end
unit_names[#unit_names + 1] = { "millennia", u = "ML", many = 1 }
for i = #unit_names, 1, -1 do
  if unit_names[i][1] == "dais" then unit_names[i][1] = "days" end
end

local SEASONS = { { "spring", s = "SP" }, { "summer", s = "SU" }, { "autumn", s = "FA" }, { "fall", s = "FA" }, { "winter", s = "WI" },
  { "springtime", s = "SP" }, { "summertime", s = "SU" }, { "midsummer", s = "SU" }, { "midwinter", s = "WI" } }
local PARTS = { { "morning", p = "TMO" }, { "afternoon", p = "TAF" }, { "evening", p = "TEV" }, { "night", p = "TNI" }, { "dawn", p = "TMO" },
  { "dusk", p = "TEV" }, { "lunchtime", p = "TAF" }, { "am", p = "TMO" }, { "pm", p = "TAF" }, { "a.m.", p = "TMO" }, { "p.m.", p = "TAF" },
  { "morning hours", p = "TMO" }, { "evening hours", p = "TEV" }, { "nighttime", p = "TNI" } }

-- k: how far from the day told (same, next, last); a: it counts from the text's last date rather than from the article's day.
local RELATIVES = {
  { "this", k = 0 }, { "current", k = 0 }, { "this current", k = 0 }, { "this coming", k = "coming" }, { "this upcoming", k = "coming" },
  { "this past", k = "past" }, { "this very", k = 0 }, { "last", k = -1 }, { "past", k = "past" }, { "next", k = 1 }, { "coming", k = "coming" },
  { "upcoming", k = "coming" }, { "previous", k = -1, a = 1 }, { "preceding", k = -1, a = 1 }, { "prior", k = -1, a = 1 },
  { "following", k = 1, a = 1 }, { "subsequent", k = 1, a = 1 }, { "same", k = 0, a = 1 }, { "very same", k = 0, a = 1 },
  { "that", k = 0, a = 1 }, { "that same", k = 0, a = 1 }, { "that very", k = 0, a = 1 }, { "this same", k = 0, a = 1 },
}

local EDGES = t.list {
  "early", "late", "very early", "very late", "mid", "mid-", "middle of", "early in", "late in", "early on", "late on", "later in",
  "earlier in", "later on in", "early part of", "latter part of", "late part of", "later part of", "the early part of", "the latter part of",
  "the later part of", "the end of", "the very end of", "the beginning of", "the start of", "the middle of", "the close of", "the turn of",
  "the rest of", "the remainder of", "the first half of", "the second half of", "the latter half of", "the eve of", "the last part of",
  "as early as", "as late as", "the height of", "later", "earlier", "as recently as", "year-end", "most of",
}

-- ---- shapes ----

local digit = R "09"

-- Any of these phrases, longest first: for short sets, which need no list (each list costs room on the tape).
local function any_of(phrases)
  if #phrases > 16 then return t.word(phrases) end
  local sorted = {}
  for i, phrase in ipairs(phrases) do sorted[i] = phrase end
  table.sort(sorted, function(a, b) return #a > #b or #a == #b and a < b end)
  local pattern = t.word(sorted[1])
  for i = 2, #sorted do pattern = pattern + t.word(sorted[i]) end
  return pattern
end

local the = t.word "the"
local comma = t.comma ^ -1
local dash = t.hyphen + t.dash

local month = t.span(t.list(every_month), "month")
local month_alone = t.span(t.list(month_names), "month")
local mid_month = t.span(t.list(mid_months), "month")
local day_digits = t.like(S "12" * digit + P "3" * S "01" + P "0" ^ -1 * R "19")
local day_ordinal = t.like((S "12" * digit + P "3" * S "01" + P "0" ^ -1 * R "19") * (P "st" + "nd" + "rd" + "th"))
local day_words = t.list(ordinal_days)
local day = t.span(day_digits + day_ordinal + day_words, "day")
local ordinal_day = t.span(day_ordinal + day_words, "day")
local era = t.span(any_of { "BC", "B.C.", "BCE", "B.C.E.", "B.C" }, "era")
local ad = any_of { "AD", "A.D.", "CE", "C.E." }
local spoken_list, SPOKEN = numbers.spoken_years()
local spoken_year = t.span(t.word(spoken_list), "year")
local year4 = t.like(P "1" * digit * digit * digit + P "2" * S "01" * digit * digit)
local short_year = t.like((P "'" + "\u{2019}" + "\u{2018}") * digit * digit)
local early_year = t.like(R "19" * digit ^ -3)
local year = t.span(early_year, "year") * era + t.span(ad, "ad") * t.span(early_year, "year") + t.span(year4, "year") + t.span(short_year, "year") + spoken_year
local two_digits = t.span(t.like(R "49" * digit), "year")
local weekday_word = t.list(weekday_names)
local weekday = t.span(weekday_word, "weekday")
local any_weekday = t.span(weekday_word + t.list(weekday_short), "weekday")
local nth_word = t.list(NTH)
local nth_digits = t.like(digit * digit ^ -1 * (P "st" + "nd" + "rd" + "th"))
local unit_word = t.list(unit_names)
local unit = t.span(unit_word, "unit")
local season = t.span(t.list(SEASONS), "season")
local part = t.span(t.list(PARTS), "part")
local relative = t.span(t.list(RELATIVES), "rel")
local edge = EDGES

local number_words = {}
for word in pairs(numbers.cardinals) do number_words[#number_words + 1] = word end
for _, word in ipairs { "hundred", "thousand", "million", "billion", "dozen" } do number_words[#number_words + 1] = word end
local number_word = t.word(number_words)
local spelled = number_word * ((t.hyphen + t.word "and") ^ -1 * number_word) ^ 0
local figure = t.like(digit ^ 1 * (P "," * digit * digit * digit) ^ 0 * (P "." * digit ^ 1) ^ -1)
local half = any_of { "half", "a half", "quarter", "a quarter", "½" }
local count = t.span(figure * (any_of { "hundred", "thousand", "million", "billion" }) ^ -1 + spelled, "count")
local vague = t.span(any_of { "a few", "few", "several", "some", "many", "a couple of", "a couple", "couple of", "a number of", "numerous", "countless",
  "various", "a good many", "dozens of", "hundreds of", "thousands of", "multiple", "recent" }, "vague")
local article = t.span(any_of { "a", "an", "another", "a full", "a single", "one full", "a whole", "a mere" }, "one")

-- Hours of the clock: the text is read by `clock_of`.
-- Shapes as word patterns, so that a trigger is inferred.
local pair = digit * digit ^ -1
local time_shape = t.like(pair * ":" * R "05" * digit * (P ":" * R "05" * digit * (S ".," * digit ^ 1) ^ -1) ^ -1)
local pair_digits = t.like(pair)
local numeric_shape = t.like(digit * digit * digit * digit * S "-/." * pair * S "-/." * pair + pair * S "-/." * pair * S "-/." * (digit * digit * digit * digit + digit * digit) + (P "19" + "20") * digit * digit * (P "0" * R "19" + P "1" * S "012") * (P "0" * R "19" + S "12" * digit + P "3" * S "01"))
local hour12 = t.like(P "1" * S "012" + P "0" ^ -1 * R "19")
local half_day = any_of { "am", "pm", "a.m.", "p.m.", "a.m", "p.m" }
local am_or_pm = S "aApP" * P "." ^ -1 * S "mM" * P "." ^ -1
local clock = t.span(
  time_shape * half_day ^ -1
  + hour12 * t.glued * t.colon * t.glued * t.like(R "05" * digit * am_or_pm)
  + t.like(digit * digit ^ -1 * (S ":." * R "05" * digit) ^ -1 * am_or_pm)
  + t.like(digit * digit ^ -1 * P "." * R "05" * digit) * half_day
  + hour12 * half_day
  + hour12 * t.word "o'clock"
  + t.like(R "02" * digit * R "05" * digit * (P "hrs" + "h")) + t.like(R "02" * digit * R "05" * digit) * any_of { "hrs", "hours", "GMT" }
  + any_of { "noon", "midnight", "midday" }, "clock")

-- ---- small readers ----

-- A word may stand in several lists ("last", "second"), so its attributes are looked up by list.
local function lookup(list)
  local entries = {}
  for _, entry in ipairs(list) do entries[entry[1]:lower()] = entry end
  return function(span) return entries[(span.text:lower():gsub("%s+", " "))] or {} end
end

local relative_entry, nth_entry, unit_entry, part_entry = lookup(RELATIVES), lookup(NTH), lookup(unit_names), lookup(PARTS)
local month_entry, mid_entry, season_entry, day_entry = lookup(every_month), lookup(mid_months), lookup(SEASONS), lookup(ordinal_days)
local weekday_entry, short_weekday, plural_weekday = lookup(weekday_names), lookup(weekday_short), lookup(weekday_plurals)

local function month_number(span)
  if not span then return nil end
  return (month_entry(span).m or mid_entry(span).m)
end

local function relative_of(m)
  if not m.rel then return nil end
  local entry = relative_entry(m.rel)
  return { k = entry.k, a = entry.a }
end

local function int(text) return text and math.tointeger(tonumber(text)) end

local function clock_of(text)
  local s = text:lower():gsub("([ap])%.m%.?", "%1m"):gsub("%s", "")
  if s == "noon" or s == "midday" then return 12, 0 end
  if s == "midnight" then return 0, 0 end
  local h, min, sec = s:match "^(%d+)[:%.](%d%d):?(%d*)"
  if not h then
    h, min = s:match "^(%d%d)(%d%d)"
    if not h then h = s:match "^(%d+)" end
  end
  h, min, sec = int(h), int(min or "") , int(sec or "")
  local half_of_day = s:match "([ap])m"
  if half_of_day == "p" and h < 12 then h = h + 12 elseif half_of_day == "a" and h == 12 then h = 0 end
  if h > 24 then return nil end
  return h, min, sec
end

local function clock_value(text)
  local h, min, sec = clock_of(text)
  if not h then return nil end
  if sec and sec > 0 then return ("T%02d:%02d:%02d"):format(h, min, sec) end
  return ("T%02d:%02d"):format(h, min or 0)
end

local function day_number(span)
  if not span then return nil end
  return int(span.text:match "^%d+") or day_entry(span).d
end

local function count_of(m)
  if m.count then return numbers.cardinal(numbers.words_of(m.count.text)) end
  return m.one and 1 or nil
end

-- The year a span tells; negative before Christ.  Two digits are of the last hundred years.
local function year_of(m, name)
  local span = m[name or "year"]
  if not span then return nil end
  local digits = span.text:match "%d+"
  if not digits then return SPOKEN[(span.text:lower():gsub("%-", " "):gsub("%s+", " "))] end
  local y = int(digits)
  if m.era then return -y end
  if #digits == 2 and not m.ad then y = y + (y <= 30 and 2000 or 1900) end
  return y
end

local function year_text(y)
  return y < 0 and ("BC%04d"):format(-y) or ("%04d"):format(y)
end

local function month_text(y, m) return ("%s-%02d"):format(year_text(y), m) end

local function day_text(d)
  if d.y and d.m and d.d then return ("%s-%02d-%02d"):format(year_text(d.y), d.m, d.d) end
  if d.y and d.m then return month_text(d.y, d.m) end
  if d.y then return year_text(d.y) end
  return ("XXXX-%02d"):format(d.m) .. (d.d and ("-%02d"):format(d.d) or "")
end

-- ---- tense ----

local FUTURE, PAST = {}, {}
for word in ([[will shall 'll wo scheduled expected plans planned plan planning due set going would upcoming intends slated hopes aims
  expects may might could should must can ahead until tomorrow coming await awaits ready hope]]):gmatch "%S+" do FUTURE[word] = true end
for word in ([[was were had did said told came went took made gave got found held left met began saw fell rose won lost died
  killed kept sent spoke struck fought became wrote brought thought led shot put hit says has have 've been 'd signed]]):gmatch "%S+" do
  PAST[word] = true
end
PAST["'d"] = nil

local function tense_of_word(token)
  local word = token.word
  if FUTURE[word] then return "future" end
  if PAST[word] or (token.shape == "lower" and #word > 4 and word:find "ed$" and not word:find "eed$") then return "past" end
end

-- The tense at a place: of the nearest verb before it, else of the first behind it in the sentence.
local function tense_at(span)
  local before = span:before(14):tokens()
  for i = #before, 1, -1 do
    local tense = tense_of_word(before[i])
    if tense then return tense end
    if before[i].word == "to" and i > 1 and (before[i - 1].word == "is" or before[i - 1].word == "are") then return "future" end
  end
  for _, token in ipairs(span:after(10):tokens()) do
    local tense = tense_of_word(token)
    if tense then return tense end
  end
end

-- ---- reckoning ----

-- The year of a month (and day) that is told without one.
local function year_for(at, m, d, tense)
  local ref = at.told
  if ref then
    if at.history and ref.m and ref.m - m >= 8 then return ref.y + 1 end
    return ref.y
  end
  if not at.now then return nil end
  local now = at.now
  local target, here = m * 31 + (d or 15), now.m * 31 + (d and now.d or 15)
  -- the tense decides, unless that would be most of a year away: then the nearest
  if tense == "past" then return target - here > 90 and now.y - 1 or now.y end
  if tense == "future" then return here - target > 90 and now.y + 1 or now.y end
  if target - here > 190 then return now.y - 1 elseif here - target > 190 then return now.y + 1 end
  return now.y
end

-- The day a weekday means.
local function day_for(at, weekday_number, tense)
  local base = at.told and at.told.d and at.told or at.now
  if not base then return nil end
  local back = (calendar.weekday(base) - weekday_number) % 7
  if at.previous_weekday then -- "from Monday to Thursday"
    return calendar.add(at.previous_weekday, (weekday_number - calendar.weekday(at.previous_weekday)) % 7)
  end
  if tense == "past" then return calendar.add(base, -back) end
  if tense == "future" then return calendar.add(base, (7 - back) % 7) end
  return calendar.add(base, back <= 3 and -back or 7 - back)
end

-- Where a relative expression counts from.
local function base_of(at, anaphoric)
  if anaphoric or at.history then return at.last or at.now end
  return at.now
end

-- A day, month or year moved by n units; the parts finer than the unit fall away when `coarse`.
local function moved(base, n, u, coarse)
  local full = { y = base.y, m = base.m or 1, d = base.d or 1 }
  if u == "D" or u == "W" or u == "F" then
    if not base.d then return nil end
    return calendar.add(full, n * (u == "D" and 1 or u == "W" and 7 or 14))
  end
  local months = n * ({ M = 1, Q = 3, Y = 12, DE = 120, CE = 1200, ML = 12000 })[u]
  if math.type(months) ~= "integer" then months = math.tointeger(months // 1) end
  local to = calendar.add_months(full, months)
  if u == "M" then
    if not base.m then return nil end
    return { y = to.y, m = to.m, d = not coarse and base.d and to.d or nil }
  end
  return { y = to.y, m = not coarse and base.m and to.m or nil, d = not coarse and base.d and to.d or nil }
end

-- The value of the unit (week, month, year ...) that base lies in, n units on.
local function unit_value(base, n, u)
  if u == "D" then
    local to = base.d and calendar.add(base, n)
    return to and day_text(to), to
  elseif u == "W" or u == "WE" then
    if not base.d then return nil end
    local to = calendar.add(base, n * 7)
    return calendar.iso_week(to) .. (u == "WE" and "-WE" or ""), u == "W" and to or nil
  elseif u == "M" then
    local to = moved(base, n, "M", true)
    return to and month_text(to.y, to.m), to
  elseif u == "Q" then
    if not base.m then return nil end
    local to = calendar.add_months({ y = base.y, m = base.m, d = 1 }, 3 * n)
    return ("%s-Q%d"):format(year_text(to.y), calendar.quarter(to)), { y = to.y }
  elseif u == "Y" then
    return year_text(base.y + n), { y = base.y + n }
  elseif u == "DE" then
    return tostring(base.y // 10 + n), nil
  elseif u == "CE" then
    return tostring(base.y // 100 + n), nil
  end
end

local STEPS = { coming = 1, past = -1 }
local function step(k)
  return STEPS[k] or k or 0
end

-- A weekday with "last", "next" ...: of the last or next week, as calendars count; "coming" and "past" are the nearest.
local function relative_weekday(at, rel, weekday_number)
  local base = base_of(at, rel.a and at.history)
  if not base or not base.d then return nil end
  local k = rel.k
  if k == "coming" then return calendar.add(base, (weekday_number - calendar.weekday(base) - 1) % 7 + 1) end
  if k == "past" then return calendar.add(base, -((calendar.weekday(base) - weekday_number - 1) % 7 + 1)) end
  local monday = calendar.add(base, 1 - calendar.weekday(base))
  return calendar.add(monday, step(k) * 7 + weekday_number - 1)
end

local function duration(n, u)
  local number = n and (math.tointeger(n) and tostring(math.tointeger(n)) or ("%.10g"):format(n)) or "X"
  if u == "F" then return n and "P" .. tostring(math.tointeger(n * 2) or n * 2) .. "W" or "PXW" end
  if u == "Q" then return n and "P" .. tostring(math.tointeger(n * 3) or n * 3) .. "M" or "PXM" end
  if u == "WE" then return "P" .. number .. "WE" end
  if u == "ML" then return "P" .. number .. "ML" end
  if u:find "^T" then return "PT" .. number .. u:sub(2) end
  return "P" .. number .. u
end

-- ---- forms ----

local readers = {}

local function form(name, pattern, read)
  readers[name] = read
  return pattern * lpeg.Cg(lpeg.Cc(name), "_form")
end

local function before_word(m) return m.span:before(1).word or "" end

-- Days that have a name.
local HOLIDAYS = {
  ["christmas"] = { 12, 25 }, ["christmas day"] = { 12, 25 }, ["christmas eve"] = { 12, 24 }, ["boxing day"] = { 12, 26 }, ["xmas"] = { 12, 25 },
  ["new year's day"] = { 1, 1 }, ["new year's eve"] = { 12, 31 }, ["new year"] = { 1, 1 }, ["new year day"] = { 1, 1 },
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
  ["guy fawkes day"] = { 11, 5 }, ["epiphany"] = { 1, 6 }, ["bloody sunday"] = { 1, 30, y = 1972 }, ["fourth of july"] = { 7, 4 },
}
local holiday_names = {}
for name in pairs(HOLIDAYS) do
  if name ~= "bloody sunday" and name ~= "epiphany" then
    holiday_names[#holiday_names + 1] = name
    if name:find "'" then holiday_names[#holiday_names + 1] = (name:gsub("'", "\u{2019}")) end
  end
end
local holiday = t.span(t.word(holiday_names), "holiday")

local function holiday_in(name, y)
  local h = HOLIDAYS[(name:lower():gsub("\u{2019}", "'"):gsub("%s+", " "))]
  if h.y then y = h.y end
  if h.easter then return calendar.add(calendar.easter(y), h.easter) end
  if h.nth then
    local weekday_number = h[2] == 4 and 4 or h[2] == 7 and 7 or 1
    return calendar.add(calendar.nth_weekday(y, h[1], weekday_number, h.nth), h.plus or 0)
  end
  return { y = y, m = h[1], d = h[2] }, h.y
end

-- Any day: a table { y, m, d } for `at`, from whichever parts the match has.
local function day_reader(m)
  local y, mo, d = year_of(m), month_number(m.month), day_number(m.day)
  local rel, wd = relative_of(m), m.weekday and (weekday_entry(m.weekday).d or short_weekday(m.weekday).d)
  local tense = tense_at(m.span)
  if m.numeric then
    local text = m.numeric.text
    return function(at)
      local a, b, c = text:match "(%d+)%D+(%d+)%D+(%d+)"
      if not a then a, b, c = text:match "(%d%d%d%d)(%d%d)(%d%d)" end
      if #a == 4 then return calendar.day(int(a), int(b), int(c)) or calendar.day(int(a), int(c), int(b)) end
      local year_number = int(c)
      if #c == 2 then year_number = year_number + (year_number <= 39 and 2000 or 1900) end
      local dotted = text:find "%."
      local us, eu = calendar.day(year_number, int(a), int(b)), calendar.day(year_number, int(b), int(a))
      return not dotted and us or eu or us
    end
  elseif m.deictic then
    local word = m.deictic.text:lower()
    local n = word:find "^tom" and 1 or word == "tmrw" and 1 or word == "yesterday" and -1 or 0
    if word:find "day after tomorrow" then n = 2 elseif word:find "day before yesterday" then n = -2 end
    return function(at) return at.now and calendar.add(at.now, n) end
  elseif m.holiday then
    local name, k = m.holiday.text, rel and rel.k
    return function(at)
      if y then return (holiday_in(name, y)) end
      local base = at.told or at.now
      if not base then return nil end
      local this, fixed = holiday_in(name, base.y)
      if fixed or at.told then return this end
      local number, now = calendar.number(this), calendar.number(at.now)
      local n = step(k)
      if n > 0 or (not k and tense == "future") then return number <= now - (k and 0 or 1) and holiday_in(name, base.y + 1) or this end
      if n < 0 or (not k and tense == "past") then return number >= now + (k and 0 or 1) and holiday_in(name, base.y - 1) or this end
      return this
    end
  elseif mo then
    return function(at)
      local year_number = y
      if not y then
        if rel then
          local base = base_of(at, rel.a)
          year_number = base and base.y + step(rel.k)
        else
          year_number = year_for(at, mo, d, tense)
        end
      end
      return { y = year_number, m = mo, d = d }
    end
  elseif wd and d then -- Monday the 21st
    return function(at)
      if not at.now then return nil end
      for _, n in ipairs { 0, -1, 1, -2, 2 } do
        local first = calendar.add_months({ y = at.now.y, m = at.now.m, d = 1 }, n)
        local found = calendar.day(first.y, first.m, d)
        if found and calendar.weekday(found) == wd then return found end
      end
    end
  elseif wd and m.week then -- next week Wednesday
    local word = m.week.text:lower()
    local k = (word:find "^last" or word:find "^prev") and -1 or word:find "^this" and 0 or 1
    return function(at) return relative_weekday(at, { k = k }, wd) end
  elseif wd and rel then
    return function(at) return relative_weekday(at, rel, wd) end
  elseif wd then
    return function(at)
      local found = day_for(at, wd, tense)
      at.weekday_found = found
      return found
    end
  end
end

local deictic = t.span(any_of { "today", "yesterday", "tomorrow", "tmrw", "tonight", "tonite", "the day after tomorrow", "the day before yesterday" }, "deictic")
local month_day = month * (the ^ -1) * day * (comma * year + any_of { "of", "in" } * year + t.word "of" * two_digits) ^ -1
local day_month = day * t.word "of" ^ -1 * month * (comma * any_of { "of", "in" } ^ -1 * year + t.word "of" * two_digits) ^ -1
local numeric = t.span(numeric_shape, "numeric")
local separator = t.hyphen + t.slash
local four = t.span(year4, "year")
local joined_day = month * separator * day * separator * four + day * separator * month * separator * four + four * separator * month * separator * day
local joined_digits = t.span(year4 * t.glued * t.hyphen * t.glued * pair_digits * t.glued * t.hyphen * t.glued * pair_digits, "numeric")
local explicit_day = (any_weekday * comma * the ^ -1) ^ -1 * (joined_day + joined_digits + month_day + day_month + numeric)
local week_of = any_of { "last week", "next week", "this week", "previous week", "following week" }
local relative_day = weekday * (comma * t.word "of" ^ -1 * t.span(week_of, "week"))
  + t.span(week_of, "week") * (t.hyphen ^ -1 * weekday)
  + relative * (weekday + holiday)
local plain_day = explicit_day + relative_day + (the ^ -1 * any_weekday * comma * the * ordinal_day)
  + holiday * (comma * year) ^ -1 + deictic * (comma * numeric) ^ -1 + weekday

local function date_value(get, weekday_number)
  return function(at)
    local d = get(at)
    if not d and weekday_number then return "XXXX-WXX-" .. weekday_number, "DATE" end
    if not d then return nil end
    return day_text(d), "DATE", d
  end
end

-- Times of the day.
local function time_reader(m)
  local get = day_reader(m)
  local clock_text = m.clock and m.clock.text
  local part_code = m.part and part_entry(m.part).p
  if m.deictic and m.deictic.text:lower():find "^toni" then part_code = "TNI" end
  return function(at)
    local d = get(at)
    local prefix = d and d.d and day_text(d)
    if not prefix then return nil end
    if clock_text then
      local value = clock_value(clock_text)
      if value and part_code and part_code ~= "TMO" then
        local h = int(value:match "T(%d%d)")
        if h < 12 and h > 3 and not clock_text:lower():find "a" then value = ("T%02d"):format(h + 12) .. value:sub(4) end
      end
      return value and prefix .. value, "TIME", d
    end
    return prefix .. part_code, "TIME", d
  end
end

local on = any_of { "on", "of", "in", "at", "around", "about", "by" }
local at_sign = t.word "@"
local clock_and_day = form("clock_and_day",
  clock * comma * (any_of { "local time", "GMT", "ET", "EST", "EDT", "Eastern", "UTC", "BST", "KST", "Eastern time" } * comma) ^ -1 * t.word "on" ^ -1
    * (plain_day * part ^ -1 + t.word "this" * part) + plain_day * (comma * part) ^ -1 * (dash + comma) * (on + at_sign) ^ -2 * clock,
  function(m)
    if not (m.day or m.weekday or m.deictic or m.numeric or m.holiday or m.month) then
      local value = clock_value(m.clock.text)
      return function(at) return at.now and value and day_text(at.now) .. value, "TIME", at.now end
    end
    return time_reader(m)
  end)

local day_part = form("day_part",
  plain_day * comma * any_of { "early", "late", "in the", "in the early" } ^ -1 * part
  + the ^ -1 * any_of { "early", "late", "pre-dawn" } ^ -1 * part * any_of { "of", "on" } * the ^ -1 * plain_day
  + any_of { "early", "late" } * part * plain_day, time_reader)

-- "at 8" of an evening or a night.
local function night_hour(text, p)
  local h = int(text)
  if p ~= "TMO" and (h > 5 or p ~= "TNI") and h < 12 then h = h + 12 end
  return ("T%02d:00"):format(h)
end

local relative_part = form("relative_part",
  any_of { "early", "late", "later" } ^ -1 * (the * t.span(any_of { "next", "following", "same", "previous" }, "which")
    + t.span(any_of { "this", "that", "last", "that same" }, "which")) * part
    * (comma * any_of { "at", "around" } ^ -1 * clock + any_of { "at", "around" } * t.span(hour12, "hour")) ^ -1,
  function(m)
    local which, p, c = m.which.text:lower(), part_entry(m.part).p, m.clock and m.clock.text
    local k = (which == "next" or which == "following") and 1 or (which == "last" or which == "previous") and -1 or 0
    local a = which ~= "this" and which ~= "last"
    if m.part.text:find "m%.?$" then return nil end
    local hour = m.hour and night_hour(m.hour.text, p)
    return function(at)
      local base = base_of(at, a)
      if not base or not base.d then return "XXXX-XX-XX" .. p, "TIME" end
      if hour then return day_text(calendar.add(base, k)) .. hour, "TIME" end
      local d = calendar.add(base, k)
      return day_text(d) .. (c and clock_value(c) or p), "TIME", d
    end
  end)

local tonight = form("tonight", t.span(any_of { "tonight", "tonite" }, "deictic") * (any_of { "at", "around" } * t.span(hour12, "hour")) ^ -1, function(m)
  local hour = m.hour and night_hour(m.hour.text, "TNI")
  return function(at)
    if hour and at.now then return day_text(at.now) .. hour, "TIME", at.now end
    if not at.now then return "XXXX-XX-XXTNI", "TIME" end
    return day_text(at.now) .. "TNI", "TIME", at.now
  end
end)

local clock_alone = form("clock", clock * (any_of { "sharp" }) ^ -1, function(m)
  local value = clock_value(m.clock.text)
  if not value then return nil end
  return function(at)
    local base = at.last and at.last.d and (at.history or at.sentence) and at.last or at.now
    return (base and day_text(base) or "XXXX-XX-XX") .. value, "TIME"
  end
end)

-- Days, months, years.
local a_day = form("day", explicit_day + relative_day + the ^ -1 * any_weekday * comma * the * ordinal_day
  + holiday * (comma * any_of { "of", "in" } ^ -1 * year) ^ -1 + deictic, function(m)
  return date_value(day_reader(m))
end)

local NOT_WEEKDAY_BEFORE = { black = true, bloody = true, super = true, fat = true, shrove = true, cyber = true, holy = true, man = true, sheffield = true, ruby = true }
local NOT_WEEKDAY_AFTER = { times = true, telegraph = true, mail = true, mirror = true, post = true, express = true, herald = true, star = true, sun = true, people = true,
  tribune = true, independent = true, league = true }

local weekday_alone = form("weekday", any_of { "early", "late", "early on", "late on" } ^ -1 * weekday, function(m)
  local after = m.span:after(1)
  if NOT_WEEKDAY_BEFORE[before_word(m)] or (NOT_WEEKDAY_AFTER[after.word or ""] and after.shape ~= "lower") then return nil end
  local edge_word = m.span.text:lower()
  local part_code = edge_word:find "^early" and "TMO" or edge_word:find "^late" and "TNI"
  local get, number = day_reader(m), weekday_entry(m.weekday).d
  if part_code then
    return function(at)
      local d = get(at)
      return d and day_text(d) .. part_code, "TIME", d
    end
  end
  return date_value(get, number)
end)

local month_year = form("month_year",
  edge ^ -1 * (mid_month + month) * ((t.hyphen + t.slash + comma * any_of { "of", "in" } ^ -1) * year + t.word "of" * two_digits)
  + edge ^ -1 * month * t.word "of" * t.span(any_of { "this", "last", "next", "that", "the same", "the following", "the previous" }, "which") * t.word "year"
  + t.span(t.like(P "1" * S "012" + P "0" ^ -1 * R "19"), "month_digits") * t.glued * t.hyphen * t.glued * t.span(year4, "year") + t.span(year4, "year") * month, function(m)
  local y, mo, which = year_of(m), m.month_digits and int(m.month_digits.text) or month_number(m.month), m.which and m.which.text:lower()
  return function(at)
    local year_number = y
    if which then
      local base = base_of(at, which ~= "this" and which ~= "last" and which ~= "next")
      if not base then return nil end
      local k = (which == "last" or which:find "previous") and -1 or (which == "next" or which:find "following") and 1 or 0
      year_number = base.y + k
    end
    return month_text(year_number, mo), "DATE", { y = year_number, m = mo }
  end
end)

local day_of_that_year = form("day_of_that_year",
  (month * day + day * t.word "of" ^ -1 * month) * t.word "of" * t.span(any_of { "this year", "last year", "next year", "that year", "the same year", "the following year" }, "which"), function(m)
  local mo, d, which = month_number(m.month), day_number(m.day), m.which.text:lower()
  return function(at)
    local base = base_of(at, which:find "^th" and which ~= "this year")
    if not base then return nil end
    local y = base.y + (which:find "last" and -1 or (which:find "next" or which:find "following") and 1 or 0)
    return day_text { y = y, m = mo, d = d }, "DATE", { y = y, m = mo, d = d }
  end
end)

local MONTH_BEFORE = {}
for word in ([[in of by until till from to since during through throughout before after for and or last this next late early mid between every that the
  around on as into beginning ending began starting started ended end previous following both within past coming against]]):gmatch "%S+" do MONTH_BEFORE[word] = true end
local DOUBTFUL = { [3] = true, [4] = true, [5] = true, [6] = true, [8] = true }

local month_form = form("month", edge ^ -1 * (mid_month + relative * month_alone + month_alone), function(m)
  local mo, rel, tense = month_number(m.month), relative_of(m), tense_at(m.span)
  local plain = m.span.text == m.month.text and not m.month.text:lower():find "^mid"
  if plain then
    local after, before = m.span:after(1), before_word(m)
    local capital = after.shape == "capital" or after.shape == "upper" or after.shape == "initial"
    if DOUBTFUL[mo] and not MONTH_BEFORE[before] then return nil end
    if mo == 5 and before ~= "in" and before ~= "of" and before ~= "by" and before ~= "until" and before ~= "since" and before ~= "from"
      and before ~= "to" and before ~= "for" and before ~= "last" and before ~= "and" and before ~= "between" then return nil end
    if DOUBTFUL[mo] and capital and before ~= "in" and before ~= "last" and before ~= "this" and before ~= "the" then return nil end
    if mo == 3 and (before == "to" or before == "the" or before == "on" or before == "that") then return nil end
    if (mo == 3 or mo == 5) and after.shape == "digits" then return nil end
  end
  return function(at)
    local y
    if rel then
      local base = base_of(at, rel.a)
      if not base then return ("XXXX-%02d"):format(mo), "DATE" end
      y = base.y
      local n = step(rel.k)
      if n < 0 and mo >= (base.m or 1) then y = y - 1 elseif n > 0 and mo <= (base.m or 12) then y = y + 1 end
    else
      y = year_for(at, mo, nil, tense)
    end
    if not y then return ("XXXX-%02d"):format(mo), "DATE" end
    return month_text(y, mo), "DATE", { y = y, m = mo }
  end
end)

local APPROXIMATE, COUNTED = {}, {}
for word in ([[about some over nearly almost than approximately roughly another only least most exactly just up $ £ € ¥ no no. number # room flight page pages
  line highway route model boeing least he she they we i you it a an boeing channel psalm has have are were was is]]):gmatch "%S+" do APPROXIMATE[word] = true end
for word in ([[people men women children soldiers troops votes homes houses jobs dollars euros pounds yen percent per % million billion thousand miles kilometers
  km feet meters metres workers students years days hours minutes words copies units points tons tonnes barrels shares seats cars or others more m kg mm cm ft mph
  employees police officers members delegates supporters protesters dead wounded prisoners cases deaths families acres hectares guests gmt hrs utc]]):gmatch "%S+" do COUNTED[word] = true end
local YEAR_BEFORE = {}
for word in ([[in since of by until till from to between during before after early late mid and through around circa c ca. ca the ( - – — / year fiscal into
  or for spring summer autumn fall winter its his her their as , on that a 's back throughout toward towards mid- class copyright founded : late with ;]]):gmatch "%S+" do YEAR_BEFORE[word] = true end
local STRONG = { ["in"] = true, since = true, during = true, circa = true, year = true, ["until"] = true, by = true, spring = true, summer = true, winter = true, autumn = true, early = true, late = true, mid = true }

-- Whether four digits alone read as a year.
local function reads_as_year(span, y)
  local previous, following = span:before(1), span:after(1)
  local before, after = previous.word or "", following.word or ""
  if APPROXIMATE[before] and not (before == "a" or before == "an") then return false end
  if COUNTED[after] then return false end
  if previous.shape == "currency" or previous.shape == "digits" or following.shape == "percent" or following.shape == "currency" then return false end
  if span.text:find "^[12]%d%d%d$" and (previous.shape == "symbol") then return false end
  local many = following.shape == "lower" and after:find "s$" and not after:find "ss$" and #after > 3
  if y >= 1900 and y <= 2040 then
    if STRONG[before] then return not (many and before ~= "in" and before ~= "since" and before ~= "early" and before ~= "late") end
    if before == "" and (following.shape == "colon" or following.text == "") then return true end
    if before == "the" or before == "a" or before == "'s" or before == "his" or before == "its" or before == "their" then return following.shape ~= nil end
    return not many
  end
  if y >= 2100 or y < 1000 then return STRONG[before] and not many and following.shape ~= "lower" end
  if STRONG[before] then return not many end
  if (before == "the" or before == "of" or before == "'s") and y > 1400 and y % 50 ~= 0 then return true end
  return YEAR_BEFORE[before] and following.shape ~= "lower" and not many
end

local YEAR_RANGE = dash * t.span(year4 + pair_digits, "year2")
local year_form = form("year",
  any_of { "calendar year", "fiscal year", "year", "CY" } * t.span(year4, "year") * lpeg.Cg(lpeg.Cc(true), "_sure")
  + (any_of { "ca.", "circa", "c." } ^ -1) * (t.span(early_year, "year") * era)
  + t.span(ad, "ad") * t.span(early_year, "year")
  + edge * (year + any_of { "in" } * year) * lpeg.Cg(lpeg.Cc(true), "_sure")
  + t.span(year4, "year") + t.span(short_year, "year") + spoken_year, function(m)
  local y = year_of(m)
  if m.year.text:find "^%a" then
    if not STRONG[before_word(m)] and before_word(m) ~= "and" then return nil end
  elseif m.year.text:find "^%D" and not m.era and not m.ad then -- '92
    local before = before_word(m)
    if not (STRONG[before] or before == "of" or before == "and" or before == "to" or before == "from") then return nil end
  elseif not (m.era or m.ad or m._sure) and not reads_as_year(m.span, y) then
    return nil
  elseif m._sure and COUNTED[m.span:after(1).word or ""] then
    return nil
  end
  local text = m.span.text:lower()
  local half_of = text:find "first half" and "-H1" or (text:find "second half" or text:find "latter half") and "-H2" or ""
  return function() return year_text(y) .. half_of, "DATE", { y = y } end
end)

local function piece(m, span, read)
  return { kind = "date", first = span.first, last = span.last, _read = read }
end

-- "2020-2021", "1914–18": two dates.
local years_range = form("years", t.span(year4, "year") * YEAR_RANGE, function(m)
  local y, tail = int(m.year.text), m.year2.text
  local y2 = #tail == 4 and int(tail) or y // 100 * 100 + int(tail)
  if y2 <= y or #tail == 1 or (#tail == 2 and y2 - y > 60) then
    if #tail <= 2 and int(tail) <= 12 and int(tail) > 0 then -- 2015-12
      local mo = int(tail)
      return function() return month_text(y, mo), "DATE", { y = y, m = mo } end
    end
    return nil
  end
  if before_word(m):find "^[%$#]" or m.span:after(1).shape == "hyphen" then return nil end
  return {
    piece(m, m.year, function() return year_text(y), "DATE", { y = y } end),
    piece(m, m.year2, function() return year_text(y2), "DATE", { y = y2 } end),
  }
end)

-- "492-490 BC": two years before Christ.
local early_range = form("early_years", t.span(early_year, "year") * dash * t.span(early_year, "year2") * era, function(m)
  local y, y2 = int(m.year.text), int(m.year2.text)
  if y < y2 then return nil end
  local second = piece(m, m.year2, function() return year_text(-y2), "DATE", { y = -y2 } end)
  second.last = m.last
  return { piece(m, m.year, function() return year_text(-y), "DATE", { y = -y } end), second }
end)

-- "March 3-7", "March 3 to 7, 2015", "3-7 March": two dates.
local to = dash + any_of { "to", "and", "through", "or" }
local second_day = t.span(day_digits + day_ordinal, "day2")
local days_range = form("days",
  month * t.span(day_digits + day_ordinal, "day") * to * second_day * (comma * year) ^ -1
  + t.span(day_digits + day_ordinal, "day") * to * second_day * t.word "of" ^ -1 * month * (comma * year) ^ -1, function(m)
  local mo, d, d2, y, tense = month_number(m.month), day_number(m.day), day_number(m.day2), year_of(m), tense_at(m.span)
  if d2 <= d or m.span:after(1).shape == "percent" or COUNTED[m.span:after(1).word or ""] then return nil end
  local function at_day(n)
    return function(at)
      local day_told = { y = y or year_for(at, mo, n, tense), m = mo, d = n }
      return day_text(day_told), "DATE", day_told
    end
  end
  local first, second = piece(m, m.day, at_day(d)), piece(m, m.day2, at_day(d2))
  if m.month.first < m.day.first then first.first = m.month.first end
  if m.month.first > m.day.first then second.last = m.span.last elseif m.year then second.last = m.span.last end
  return { first, second }
end)

-- Seasons.
local season_form = form("season",
  edge ^ -1 * (the * edge) ^ -1 * the ^ -1 * season * (t.word "of" ^ -1 + comma) * year
  + edge ^ -1 * the ^ -1 * relative * season
  + the ^ -1 * season * t.word "of" * t.span(any_of { "this", "last", "next", "that", "the same", "the following" }, "which") * t.word "year"
  + edge * (the ^ -1 * season)
  + the * season + season, function(m)
  local y, s, tense = year_of(m), season_entry(m.season).s, tense_at(m.span)
  local rel = relative_of(m)
  local which = m.which and m.which.text:lower()
  local name = m.season.text:lower()
  if not (y or rel or which) then
    local before, after = before_word(m), m.span:after(1).word
    if name == "fall" or name == "spring" then
      if not m.span.text:lower():find "^the spring" and m.season.text:find "^%l" then return nil end
      if after == "of" or name == "fall" then return nil end
    elseif m.span.text == m.season.text and not (before == "in" or before == "by" or before == "during" or before == "until" or before == "of" or before == "through") then
      return nil
    end
    if after == "olympics" or after == "olympic" or after == "games" then return nil end
  end
  return function(at)
    local year_number = y
    if rel then
      local base = base_of(at, rel.a)
      if not base then return "XXXX-" .. s, "DATE" end
      year_number = base.y
      local n, peak = step(rel.k), ({ SP = 4, SU = 7, FA = 10, WI = 12 })[s]
      if n < 0 and (base.m or 7) <= peak + 1 and s ~= "WI" or n < 0 and s == "WI" then year_number = year_number - 1 end
      if n > 0 and (base.m or 7) >= peak - 1 and s ~= "WI" then year_number = year_number + 1 end
    elseif which then
      local base = base_of(at, which:find "^th" and which ~= "this")
      if not base then return nil end
      year_number = base.y + (which == "last" and -1 or (which == "next" or which:find "following") and 1 or 0)
    elseif not y then
      local base = at.told or at.now
      year_number = base and base.y
    end
    if not year_number then return "XXXX-" .. s, "DATE" end
    return year_text(year_number) .. "-" .. s, "DATE", { y = year_number }
  end
end)

-- Decades and centuries.
local decade4 = t.like(P "1" * digit * digit * "0" + P "20" * digit * "0")
local decade_form = form("decade",
  (edge * the ^ -1) ^ -1 * (t.word "mid" * t.hyphen) ^ -1 * t.span(t.like((P "1" * digit * digit * "0" + P "20" * digit * "0" + R "19" * digit * "0") * "s" + (P "'" + "\u{2019}") ^ -1 * R "19" * "0s"), "decade") * era ^ -1
  + the * t.span(decade4, "decade") * (t.glued * t.word "'s" + t.word "s") + t.span(decade4, "decade") * t.word "s", function(m)
  local digits = m.decade.text:match "%d+"
  local text = m.span.text
  if #digits == 2 then
    if m.decade.text:find "^%d" and not (before_word(m) == "the" or text:lower():find "^the" or text:lower():find "^mid" or text:lower():find "ly") then return nil end
    local value = "19" .. digits:sub(1, 1)
    return function() return value, "DATE" end
  end
  local value = (m.era and "BC" or "") .. ("%03d"):format(int(digits) // 10)
  return function() return value, "DATE" end
end)

local century_form = form("century",
  (edge * the ^ -1) ^ -1 * (t.word "mid" * t.hyphen ^ -1) ^ -1 * t.span(nth_word + nth_digits, "nth")
    * t.hyphen ^ -1 * any_of { "century", "centuries" } * era ^ -1, function(m)
  local n = nth_entry(m.nth).n or int(m.nth.text:match "%d+")
  local value = (m.era and "BC" or "") .. ("%02d"):format(n - 1)
  if m.span:after(1).text == "Fox" then return nil end
  return function() return value, "DATE" end
end)

-- Quarters, halves, numbered weeks and months.
local quarter_code = t.span(t.like(S "qQ" * R "14"), "quarter")
local nth_quarter = t.span(any_of { "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th" }, "nth")
local quarter_form = form("quarter",
  quarter_code * (t.hyphen + t.word "of") ^ -1 * t.span(year4, "year") + t.span(year4, "year") * t.hyphen ^ -1 * quarter_code
  + the ^ -1 * nth_quarter * t.hyphen ^ -1 * t.word "quarter" * (any_of { "of", "in" } ^ -1 * the ^ -1 * (t.span(any_of { "this year", "last year", "next year" }, "which") + year)) ^ -1
  + quarter_code, function(m)
  local n, y = m.nth and nth_entry(m.nth).n or int((m.nth or m.quarter).text:match "%d"), year_of(m)
  local which, tense = m.which and m.which.text:lower(), tense_at(m.span)
  if m.span:after(1).text == "final" then return nil end
  return function(at)
    local year_number = y
    if not y and at.now then
      local base = at.told or at.now
      if which then
        year_number = at.now.y + (which:find "last" and -1 or which:find "next" and 1 or 0)
      else
        year_number = base.y
        if not at.told and tense ~= "future" and n > calendar.quarter(at.now) then year_number = year_number - 1 end
      end
    end
    return (year_number and year_text(year_number) or "XXXX") .. "-Q" .. n, "DATE", year_number and { y = year_number }
  end
end)

local nth_of = form("nth_of",
  (the ^ -1 * t.span(nth_word + nth_digits, "nth")
    * t.span(any_of { "week", "month", "day" }, "what") * any_of { "of", "in" } * (t.span(any_of { "this year", "last year", "next year", "next month", "last month", "this month" }, "which") + year))
  + t.word "week" * t.span(t.like(R "14" * digit + P "5" * R "03" + R "19"), "nth") * (any_of { "of", "in" } * (t.span(any_of { "this year", "last year", "next year" }, "which") + year)) ^ -1, function(m)
  local n = nth_entry(m.nth).n or int(m.nth.text:match "%d+")
  local y, what, which = year_of(m), m.what and m.what.text:lower() or "week", m.which and m.which.text:lower()
  return function(at)
    local base = y and { y = y } or at.now
    if not base then return nil end
    local k = which and (which:find "last" and -1 or which:find "next" and 1 or 0) or 0
    if which and which:find "month" then
      local to = calendar.add_months({ y = base.y, m = base.m, d = 1 }, k)
      if what ~= "day" then return nil end
      to.d = n > 0 and n or calendar.days_in(to.y, to.m)
      return day_text(to), "DATE", to
    end
    local year_number = base.y + k
    if what == "week" then
      if n < 0 then _, n = calendar.week { y = year_number, m = 12, d = 28 } end
      return ("%s-W%02d"):format(year_text(year_number), n), "DATE", { y = year_number }
    elseif what == "month" then
      if n < 0 then n = 12 end
      return month_text(year_number, n), "DATE", { y = year_number, m = n }
    end
    local d = n > 0 and calendar.add({ y = year_number, m = 1, d = 1 }, n - 1) or { y = year_number, m = 12, d = 31 }
    return day_text(d), "DATE", d
  end
end)

-- "last week", "the following year", "that day", "this time".
local later_this = edge + any_of { "later", "earlier" }
local relative_unit = form("relative_unit",
  (later_this * the ^ -1) ^ -1 * the ^ -1 * relative * any_of { "calendar", "fiscal", "working", "financial", "business" } ^ -1 * (unit + t.span(t.word "workweek", "unit"))
  + the * t.span(any_of { "week", "month", "year" }, "unit") * t.span(t.word "after next", "after_next"), function(m)
  local u = unit_entry(m.unit).u or (m.unit.text:lower() == "workweek" and "W") or UNITS[m.unit.text:lower()]
  if m.after_next then
    return function(at)
      if not at.now then return nil end
      local value, d = unit_value(at.now, 2, u)
      return value, "DATE", d
    end
  end
  local k, a, many = relative_entry(m.rel).k, relative_entry(m.rel).a, unit_entry(m.unit).many
  local text, rel_word = m.span.text:lower(), m.rel.text:lower()
  if many then
    if rel_word == "past" or rel_word == "last" or rel_word == "next" or rel_word == "coming" or rel_word == "following" or rel_word == "previous" or rel_word == "subsequent" or rel_word == "preceding" then
      local value = duration(nil, u)
      return function() return value, "DURATION" end
    end
    return nil
  end
  local definite = text:find "^the " or text:find " the "
  if (u == "TH" or u == "TM" or u == "TS") then
    if k == "past" then local value = duration(1, u); return function() return value, "DURATION" end end
    return nil
  end
  if rel_word == "that" and m.span.text == m.rel.text .. " " .. m.unit.text and u == "TS" then return nil end
  local told = a or (definite and (u == "D" or u == "Y" or u == "M" or u == "W") and k == 1 and u == "D")
  if definite and k == "past" then
    local value = duration(1, u)
    return function() return value, "DURATION" end
  end
  local without_the = (u == "W" or u == "Q" or u == "WE") and text:find "^the "
  return function(at, item)
    if without_the then item.first = item.first + 4 end
    local base = base_of(at, told)
    if not base then
      return step(k) == 0 and "PRESENT_REF" or step(k) < 0 and "PAST_REF" or "FUTURE_REF", "DATE"
    end
    local value, d = unit_value(base, step(k), u)
    if not value and at.now and not at.history then value, d = unit_value(at.now, step(k), u) end
    return value or (step(k) == 0 and "PRESENT_REF" or step(k) < 0 and "PAST_REF" or "FUTURE_REF"), "DATE", d
  end
end)

-- "the end of the month", "earlier in the week", "the week": the unit of the day told.
local the_unit = form("the_unit",
  (EDGES * the * unit)
  + any_of { "month's end", "year's end", "week's end", "year-end", "month-end" }
  + any_of { "year to date" }
  + the * t.span(any_of { "weekend" }, "unit"), function(m)
  local text = m.span.text:lower()
  local u = m.unit and (unit_entry(m.unit).u or "WE") or text:find "^month" and "M" or text:find "^week" and "W" or "Y"
  if m.unit and unit_entry(m.unit).many or u:find "^T" then return nil end
  return function(at)
    local base = base_of(at, at.told ~= nil)
    if not base then return nil end
    local value, d = unit_value(base, 0, u)
    return value, "DATE", d
  end
end)

-- "three days ago", "two years later", "3 weeks from tomorrow", "a year before".
local amount = (count * (t.word "and" * half) ^ -1 + vague + article + half * lpeg.Cg(lpeg.Cc(true), "_half")) * t.hyphen ^ -1
local PAST_WORDS = { ago = true, earlier = true, before = true, previously = true, prior = true, back = true, beforehand = true }
local distance = form("distance",
  (t.span(weekday_word, "weekday2") * comma) ^ -1 * amount * unit * (comma * t.word "and" ^ -1 * t.span(figure, "count2") * t.span(unit_word, "unit2")) ^ -1
    * (t.span(any_of { "ago", "later", "earlier", "afterwards", "afterward", "hence", "previously", "beforehand", "from now", "prior" }, "way") * (comma * t.word "on" ^ -1 * weekday) ^ -1
      + t.span(any_of { "from", "after", "before", "following" }, "way") * plain_day * (t.word "on" * t.span(weekday_word, "weekday2")) ^ -1
      + t.span(any_of { "before", "after" }, "way") * #(t.comma + t.full_stop + t.stop))
  + t.span(any_of { "days", "weeks", "months", "years", "decades", "centuries", "hours", "minutes", "moments" }, "some_units") * t.span(any_of { "ago", "later", "earlier" }, "way"), function(m)
  local n, way = count_of(m), m.way.text:lower()
  local past = PAST_WORDS[way]
  local on_day = m.weekday2 and weekday_entry(m.weekday2).d
  if m.some_units then return function() return past and "PAST_REF" or "FUTURE_REF", "DATE" end end
  local u = unit_entry(m.unit).u
  local explicit_base = (m.day or m.numeric or m.deictic or m.holiday or m.month or (m.weekday and (way == "from" or way == "after" or way == "before" or way == "following"))) and day_reader(m)
  if way == "ago" and u:find "^T" or u:find "^T" then
    return function(at)
      if way == "ago" and at.now then
        return day_text(at.now), "DATE"
      end
      return past and "PAST_REF" or "FUTURE_REF", "DATE"
    end
  end
  return function(at)
    if not n then return past and "PAST_REF" or "FUTURE_REF", "DATE" end
    local base
    if explicit_base then
      base = explicit_base(at)
    elseif way == "ago" or way == "from now" or way == "hence" then
      base = base_of(at, at.history)
    else
      base = at.last or at.now
    end
    if base and not base.d and (u == "D" or u == "W" or u == "F") and not at.history then base = at.now end
    if not base or not base.y then return past and "PAST_REF" or "FUTURE_REF", "DATE" end
    local coarse = not explicit_base and (u ~= "D" and u ~= "W" and u ~= "F")
    local whole = math.tointeger(n // 1)
    local to = moved(base, past and -whole or whole, u, coarse and not on_day)
    if to and to.d and on_day then to = calendar.add(to, on_day - calendar.weekday(to)) end
    if not to then return past and "PAST_REF" or "FUTURE_REF", "DATE" end
    return day_text(to), "DATE", to
  end
end)

-- "the day before", "the day after", "the year before", "a day earlier".
local day_before = form("day_before", the * t.span(any_of { "day", "week", "month", "year", "night", "morning" }, "unit")
  * t.span(any_of { "before", "after", "earlier", "following", "prior" }, "way") * #(t.comma + t.full_stop + t.stop), function(m)
  local u, past = UNITS[m.unit.text:lower()] or "D", m.way.text:lower() ~= "after" and m.way.text:lower() ~= "following"
  return function(at)
    local base = at.last or at.now
    if not base then return past and "PAST_REF" or "FUTURE_REF", "DATE" end
    local value, d = unit_value(base, past and -1 or 1, u)
    return value or (past and "PAST_REF" or "FUTURE_REF"), "DATE", d
  end
end)

-- Durations.
local duration_form = form("duration",
  (count * t.word "and" ^ -1 * t.span(half, "half") * unit + count * t.word "and" * half * unit
    + amount * unit * (t.word "and" * t.span(half, "half")) ^ -1 * any_of { "old", "of age", "long" } ^ -1)
    * (t.hyphen * any_of { "old", "long" }) ^ -1
  + t.span(t.like(digit ^ 1 * (P "." * digit ^ 1) ^ -1 * (P "years" + "year" + "hrs" + "hr" + "h" + "days" + "D" + "Y" + "W" + "mins" + "min")), "glued")
  + (any_of { "the past", "the last", "the next", "the first", "the coming", "the following", "the previous", "the final" }
    + any_of { "past", "next", "coming" }) * (count + vague) * unit
  + t.span(any_of { "half", "half a", "half an", "½" }, "half_only") * unit
  + t.span(any_of { "all", "the whole", "the entire", "whole", "entire" }, "all") * t.span(any_of { "day", "week", "month", "year", "night" }, "unit"), function(m)
  local old = m.span.text:lower()
  if old:find "old$" or old:find "of age$" then return nil end -- an age
  if m.glued then
    local digits, letters = m.glued.text:match "^([%d%.]+)(%a+)$"
    local u = UNITS[letters:lower()] or UNITS[(letters:lower():gsub("s$", ""))] or (letters == "h" and "TH") or letters
    local value = duration(tonumber(digits), u)
    return function() return value, "DURATION" end
  end
  local u = unit_entry(m.unit).u or UNITS[m.unit.text:lower()]
  local n = count_of(m) or (m.all and 1) or nil
  if (m.half_only or m._half) then n = 0.5 end
  if m.half then n = (n or 0) + (m.half.text:find "quarter" and 0.25 or 0.5) end
  if u == "TS" and m.one or (u == "Q" and not m.count) or u == "Q" then return nil end
  if m.unit.text:lower() == "min" and not m.count then return nil end
  if m.one and (m.one.text:lower() == "a" or m.one.text:lower() == "an") then
    local before = m.span:before(1)
    if before.shape == "digits" or before.word == "times" or before.word == "once" or before.word == "twice" or before.shape == "currency"
      or COUNTED[before.word or ""] and before.word ~= "or" and before.word ~= "more" or before.word == "dollars" then
      local value = duration(1, u)
      return function() return value, "SET" end
    end
  end
  local value = duration(n, u)
  return function() return value, "DURATION" end
end)

-- "for years", "within days".
local bare_units = form("bare_units", t.span(any_of { "days", "weeks", "months", "years", "decades", "centuries", "hours", "minutes" }, "unit"), function(m)
  local before = before_word(m)
  if not (before == "for" or before == "within" or before == "in" or before == "after" or before == "took" or before == "over" or before == "past" or before == "spent") then return nil end
  local word = m.unit.text:lower()
  local u = UNITS[word:gsub("ies$", "y"):gsub("s$", "")] or (word == "centuries" and "CE")
  if not u then return nil end
  local value = duration(nil, u)
  return function() return value, "DURATION" end
end)

-- Repeated times.
local SET_WORDS = { { "daily", v = "P1D" }, { "weekly", v = "P1W" }, { "monthly", v = "P1M" }, { "quarterly", v = "P3M" }, { "yearly", v = "P1Y" }, { "annually", v = "P1Y" },
  { "annual", v = "P1Y" }, { "nightly", v = "P1D" }, { "hourly", v = "PT1H" }, { "everyday", v = "P1D" }, { "biweekly", v = "P2W" }, { "fortnightly", v = "P2W" },
  { "biennial", v = "P2Y" }, { "semiannual", v = "P6M" } }
local set_form = form("set",
  any_of { "every", "each" } * (t.word "other" * lpeg.Cg(lpeg.Cc(true), "_other")) ^ -1 * count ^ -1 * (unit + weekday + part + season)
  + t.span(any_of { "once", "twice", "one" }, "times") * any_of { "a", "an", "per", "every" } * unit
  + any_of { "per" } * unit
  + t.span(t.list(weekday_plurals), "weekday")
  + t.span(t.list(SET_WORDS), "often"), function(m)
  local value
  if m.often then
    local after = m.span:after(1)
    if m.often.text:find "^%u" and after.shape == "capital" then return nil end
    if m.often.text:find "^%u%l" and m.span:before(1).shape == "capital" then return nil end
    value = m.often.v
  elseif m.weekday then
    value = "XXXX-WXX-" .. (plural_weekday(m.weekday).d or weekday_entry(m.weekday).d)
  elseif m.season then
    value = "P1Y"
  elseif m.part then
    value = "XXXX-XX-XX" .. part_entry(m.part).p
  else
    if m.span.text:lower():find "^per" and unit_entry(m.unit).u:find "^T" then return nil end -- kilometers per hour
    value = duration((count_of(m) or 1) * (m._other and 2 or 1), unit_entry(m.unit).u)
  end
  return function() return value, "SET" end
end)

-- Now, once, some day.
local REFERENCES = {
  { "now", v = "PRESENT_REF" }, { "right now", v = "PRESENT_REF" }, { "currently", v = "PRESENT_REF" }, { "presently", v = "PRESENT_REF" }, { "nowadays", v = "PRESENT_REF" },
  { "these days", v = "PRESENT_REF" }, { "present-day", v = "PRESENT_REF" }, { "present day", v = "PRESENT_REF" }, { "the present", v = "PRESENT_REF" }, { "the present day", v = "PRESENT_REF" },
  { "at present", v = "PRESENT_REF" }, { "the time being", v = "PRESENT_REF" }, { "modern-day", v = "PRESENT_REF" }, { "this time", v = "PRESENT_REF" }, { "the same time", v = "PRESENT_REF" },
  { "that time", v = "PAST_REF" }, { "the time", v = "PRESENT_REF" }, { "the moment", v = "PRESENT_REF" }, { "recently", v = "PAST_REF" }, { "recent", v = "PAST_REF" },
  { "the past", v = "PAST_REF" }, { "the future", v = "FUTURE_REF" }, { "the near future", v = "FUTURE_REF" }, { "the foreseeable future", v = "FUTURE_REF" },
  { "the recent past", v = "PAST_REF" }, { "lately", v = "PAST_REF" }, 
}
local reference = form("reference", t.span(t.list(REFERENCES), "ref"), function(m)
  local value, text = m.ref.v, m.span.text:lower()
  local after, before = m.span:after(1).word or "", before_word(m)
  if text == "the time" and not (before == "at" and not (after == "of" or after == "for")) then return nil end
  if (text == "this time" or text == "that time") and not (before == "at" or before == "by" or before == "during" or before == "until" or before == "since" or before == "from" or before == "around") then return nil end
  if text == "the same time" and before ~= "at" then return nil end
  if text == "the moment" and before ~= "at" then return nil end
  if text == "the past" and UNITS[after] then return nil end
  return function(at)
    if text == "the same time" or text == "that time" or text == "this time" then
      if at.history and at.last and text ~= "this time" then return day_text(at.last), "DATE" end
    end
    return value, "DATE"
  end
end)

-- "the 5th": a day of the month told before.
local nth_day = form("nth_day", the * t.span(day_ordinal, "day")
  * #(t.comma + t.full_stop + t.stop + any_of { "and", "at", "to", "with", "of", "the", "a", "was", "were", "had" }), function(m)
  local d, before, after = day_number(m.day), before_word(m), m.span:after(1)
  if not (before == "on" or before == "by" or before == "until" or before == "of" or before == "to" or before == "from") then return nil end
  if after.shape == "lower" and after.word ~= "of" and after.word ~= "and" and after.word ~= "the" and after.word ~= "at" and after.word ~= "to" and after.word ~= "with" and after.word ~= "a" or after.shape == "capital" or after.shape == "hyphen" then return nil end
  return function(at)
    local base = at.last and at.last.m and at.last or at.now
    local found = base and calendar.day(base.y, base.m, d)
    return found and day_text(found), "DATE", found
  end
end)

local date = days_range + early_range + years_range + clock_and_day + day_part + tonight + distance + day_of_that_year + nth_of + quarter_form + century_form + decade_form + a_day + month_year + season_form
  + set_form + relative_part + relative_unit + day_before + duration_form + the_unit + month_form + weekday_alone + year_form + clock_alone + reference + nth_day + bare_units

-- ---- periods ----

local JOIN = { to = true, ["until"] = true, till = true, through = true, ["-"] = true, ["–"] = true, ["—"] = true, ["and"] = true }

local function is_point(item)
  return item.type == "DATE" or item.type == "TIME"
end

-- The period that two neighbouring dates make, from what stands between and before them.
local function period_of(a, b, text)
  if not (is_point(a) and is_point(b)) or b.first <= a.last then return nil end
  local between = text:sub(a.last + 1, b.first - 1)
  local join = between:lower():gsub("%s+", " ")
  local word = join:match "^[ ,]*(%S+) ?t?h?e? ?$"
  if not word or #between > 12 or not JOIN[word] then return nil end
  local before = text:sub(math.max(1, a.first - 14), a.first - 1):lower()
  local first = a.first
  local from = before:match "()from%s+$" or before:match "()from%s+the%s+$"
  local gap = before:match "()between%s+$" or before:match "()between%s+the%s+$"
  if word == "and" and not gap then return nil end
  if (word == "to" or word == "until" or word == "till" or word == "through") and not from then
    if word == "to" and a.type ~= "TIME" and not (a.value:sub(1, 4) ~= b.value:sub(1, 4) or a.value:find "^%d") then return nil end
  end
  if word == "and" and gap then first = a.first - #before + gap - 1
  elseif from then first = a.first - #before + from - 1 end
  return { kind = "period", first = first, last = b.last, from = a.value, to = b.value }
end

-- "since 2016": a period that lasts.
local function since_period(item, text)
  if item.type ~= "DATE" or not item.value:find "^%d" then return nil end
  local before = text:sub(math.max(1, item.first - 12), item.first - 1):lower()
  local since = before:match "()since%s+$" or before:match "()since%s+the%s+$"
  if not since or (since > 1 and before:sub(since - 1, since - 1):find "%a") then return nil end
  return { kind = "period", first = item.first - #before + since - 1, last = item.last, from = item.value, to = "PRESENT_REF" }
end

-- Whether the text tells history: it names days and months of other years, and hardly a day that counts from its own.
local function tells_history(items, now)
  local far, near = 0, 0
  for _, item in ipairs(items) do
    local told = item._full or item._opens and item._year
    if told and (not now or math.abs(told - now.y) > 1) then far = far + 1 end
    if item._near or (item._full and now and item._full == now.y) then near = near + 1 end
  end
  return far >= 2 and far > 3 * near
end

-- Where an article has no date, the first full day that it names stands in for it.
local function first_day(items)
  for _, item in ipairs(items) do
    if item._year and item.first < 600 then
      local ok, _, _, d = pcall(item._read, {}, { first = item.first })
      if ok and d and d.y and d.m and d.d then return d end
    end
  end
end

-- A bare year that turns the story to itself: "In 1941, ...", a heading.
local function opens_story(span)
  return #span:before(3) <= 2
end

local JOINED = { [" to "] = true, [" through "] = true, [" until "] = true, [" and "] = true, ["-"] = true, ["–"] = true, [" - "] = true }

-- Whether the second date follows the first with no more than "to" between them.
local function joined(text, a, b)
  return b.first > a.last and JOINED[text:sub(a.last + 1, b.first - 1):lower()] or false
end

local function resolve(items, article)
  local text = article.text
  local now = calendar.parse(article.now) or first_day(items)
  local at = { now = now, history = tells_history(items, now) }
  local kept, told_at = {}, 0
  local previous
  for i, item in ipairs(items) do
    local near = item.first - told_at < 100
    local told = at.explicit
    at.told = told and (at.history or near and now and told.m and told.y < now.y and not text:sub(told_at, item.first):find "[%.!?]%s") and told or nil
    at.previous_weekday = nil
    if previous and previous._weekday then
      if joined(text, previous, item) then at.previous_weekday = previous._weekday end
    end
    at.weekday_found = nil
    local following = items[i + 1]
    if item._month and following and following._full and joined(text, item, following) then -- "Sept. 14 to Sept. 20, 2022"
      at.told = { y = following._full }
    end
    local value, type, d = item._read(at, item)
    if value and item._month and previous and previous._month and joined(text, previous, item) and not text:sub(previous.last + 1, item.first - 1):find "and" and value < previous.value and d and d.y then
      at.told = { y = d.y + 1 } -- "from September to February"
      value, type, d = item._read(at, item)
    end
    if value then
      item.value, item.type = value, type
      item._weekday = at.weekday_found
      if d and d.y then
        at.last = d
        local bare = item._year and not item._full and not d.m
        if not bare or item._opens or not at.explicit or not at.explicit.m or not at.history then
          if item._year then at.explicit, told_at = d, item.last end
        end
      end
      kept[#kept + 1] = item
      previous = item
    end
  end
  return kept
end

return lode.rule {
  api = 1,
  name = "dates",
  about = "Dates, times, durations and repeated times with TIMEX3 values, and periods.",
  tags = { "dates", "time" },
  limits = "English, Gregorian calendar; no dates that hang on an event (\"the day after the invasion\").",
  measured = {
    "WikiWars: F1 87.1 strict, 94.3 overlapping, 85.8 with the right value (2026-11-24; errors were read)",
    "Recognizers date cases in scope: 87.2 strict, 85.0 with the right value (2026-11-24; errors were read)",
    "corpus/: 93.5 strict (2026-11-24; written for this project)",
  },
  emits = { date = { "value", "type" }, period = { "from", "to" } },
  match = { date = date },

  build = function(m, article)
    local read = readers[m._form](m, article)
    if not read then return nil end
    local has_year = m.year and year_of(m) or m.numeric and 0 or nil
    if has_year == 0 then has_year = int(m.numeric.text:match "%d%d%d%d") end
    local full = (m.month or m.season) and has_year or nil
    local near = m.weekday and not full or m.deictic
    if type(read) == "table" then
      for _, item in ipairs(read) do item._year, item._full, item._month = has_year, full, m.month and not has_year or nil end
      return read
    end
    return { kind = "date", first = m.first, last = m.last, _read = read, _year = has_year, _full = full, _near = near and true or nil,
      _month = m.month and not has_year and not m.rel and not m.which or nil,
      _opens = m._form == "year" and opens_story(m.span) or nil }
  end,

  after = function(items, article)
    local dates = resolve(items, article)
    local all = {}
    for i, item in ipairs(dates) do
      all[#all + 1] = item
      local previous = dates[i - 1]
      local period = previous and period_of(previous, item, article.text) or since_period(item, article.text)
      if period then all[#all + 1] = period end
    end
    return all
  end,

  examples = {
    { "Lee will visit from Monday to Thursday, the ministry announced Monday.", now = "2023-07-31",
      date = { { text = "Monday", value = "2023-07-31" }, { text = "Thursday", value = "2023-08-03" } },
      period = { { text = "from Monday to Thursday", from = "2023-07-31", to = "2023-08-03" } } },
    { "He resigned on Friday.", now = "2024-03-05", date = { value = "2024-03-01", type = "DATE" } },
    { "She will resign on Friday.", now = "2024-03-05", date = { value = "2024-03-08" } },
    { "It was the first visit since April 2015.", now = "2024-03-05", date = { text = "April 2015", value = "2015-04" },
      period = { from = "2015-04", to = "PRESENT_REF" } },
    { "Russia came in the late 19th century.", date = { text = "late 19th century", value = "18" } },
    { "In 2020 and 2021, it sold arms.", date = { { value = "2020" }, { value = "2021" } } },
    { "The war of 1914-18 lasted four years.", date = { { text = "1914", value = "1914" }, { text = "18", value = "1918" }, { text = "four years", value = "P4Y", type = "DURATION" } },
      period = { from = "1914", to = "1918" } },
    { "They met at 3 p.m. on Tuesday.", now = "2024-03-08", date = { text = "3 p.m. on Tuesday", value = "2024-03-05T15:00", type = "TIME" } },
    { "The talks run March 3-7.", now = "2024-02-20", date = { { text = "March 3", value = "2024-03-03" }, { text = "7", value = "2024-03-07" } },
      period = { from = "2024-03-03", to = "2024-03-07" } },
    { "Sales fell last week.", now = "2024-03-05", date = { text = "last week", value = "2024-W09" } },
    { "The 1960s were over.", date = { text = "1960s", value = "196" } },
    { "They may come in May.", now = "2024-03-05", date = { text = "May", value = "2024-05" } },
    { "The deal was due on Dec. 2, officials said.", now = "2024-11-22", date = { text = "Dec. 2", value = "2024-12-02" } },
    { "Ten years ago it was sold for $5 million a year.", now = "2024-03-05", date = { { text = "Ten years ago", value = "2014" }, { text = "a year", type = "SET" } } },
    { "They may march on.", date = false },
    { "It cost 2,000 dollars and 1991 people came.", date = false },
    { "He told the Sunday Times.", date = false },
  },
}
