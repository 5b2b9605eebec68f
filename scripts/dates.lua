-- Dates, times, durations and repeated times, with TIMEX3 values; and the periods between two dates.
--
-- What it does: finds "Monday", "last week", "April 2015", "late 19th century", "three days" or "3 p.m. on Friday" and
-- works out what they mean, counting from the article's day (`article.now`) or, where the text tells of another year,
-- from the date told before.  A weekday without more is the one that the nearest verb asks for: "announced Monday" is
-- the last one, "will meet Monday" the next.
-- What it does not do: dates that hang on an event ("the day after the invasion"), calendars other than the Gregorian,
-- holidays that follow the moon (but Easter).
--
-- How it is built: one pattern finds the words and notes its parts as fields; it is put together so that the first token
-- decides which family is tried.  There is no `build`: `after` goes through what was found in the order of the text, lets
-- lode.time_read work out each from its parts and from the date before, and joins neighbours into periods.

local lode = require "lode"
local lpeg = require "lpeg"
local calendar = require "lode.calendar"
local reader = require "lode.time_read"
local words = require "lode.time_words"
local sets = require "lode.sets"
local tense = require "lode.tense"
local t = lode.tokens
local P, V = lpeg.P, lpeg.V

-- ---- words ----

-- Any of these phrases, longest first.  A few words are looked for as words: a list costs room on the tape.
local function any_of(phrases)
  local sorted = {}
  for phrase in phrases:gmatch "[^|]+" do sorted[#sorted + 1] = phrase end
  table.sort(sorted, function(a, b) return #a > #b or #a == #b and a < b end)
  local pattern = t.word(sorted[1])
  for i = 2, #sorted do pattern = pattern + t.word(sorted[i]) end
  return pattern
end

local the, a_or_an = t.word "the", t.word "a" + t.word "an"
local comma, hyphen = t.comma ^ -1, t.hyphen ^ -1
local dash, separator = t.hyphen + t.dash, t.hyphen + t.slash
local of, of_in = t.word "of", t.word "of" + t.word "in"

local month = t.span(t.list(words.months), "_month")
local day_figure, day_word = t.list(words.days), t.list(words.day_words)
local figure_day, word_day = t.span(day_figure, "_day"), t.span(day_word, "_day")
local day = figure_day + word_day
local ordinal_day = t.span(#t.ordinal * day_figure + day_word, "_day")
local weekday = t.span(t.list(words.weekdays), "_weekday")
local any_weekday = weekday + t.span(t.list(words.short_weekdays), "_weekday")
local holiday = t.span(t.list(words.holidays), "_holiday")
local deictic = t.span(any_of "today|yesterday|tomorrow|tmrw|tonight|tonite", "_deictic")
local second_day_off = t.span(any_of "the day after tomorrow|the day before yesterday", "_deictic")
local digit = lpeg.R "09"
local stamp = t.like(lpeg.S "12" * digit * digit * digit * lpeg.S "01" * digit * lpeg.S "0123" * digit) -- 20230731
local numeric = t.span(t.numeric_date + stamp, "_numeric")
local unit_word = t.list(words.units)
local unit = t.span(unit_word, "_unit")
local season = t.span(t.list(sets.keys(words.SEASON)), "_season")
local part = t.span(t.list(words.parts), "_part")
local edge = t.span(t.list(words.edges), "_edge")
local era = t.span(any_of "BC|B.C.|BCE|B.C.E.|B.C", "_era")
local ad = t.span(any_of "AD|A.D.|CE|C.E.", "_ad")
local four_digits = t.list(words.years)
local tens = t.list(words.tens)
local spoken_year = any_of "seventeen|eighteen|nineteen|twenty" * (t.word "hundred" * t.word "and" ^ -1) ^ -1 * tens * (hyphen * t.list(words.ones)) ^ -1
  + t.word "two thousand" * t.word "and" ^ -1 * (tens * (hyphen * t.list(words.ones)) ^ -1 + t.list(words.ones))
local plain_year = t.span(four_digits + t.list(words.short_years) + spoken_year, "_year")
local fiscal_year = t.span(t.span(t.list(words.fiscal_years), "_year"), "_fiscal_year") -- "FY2023"
local any_figure = t.span(t.number, "_year")
local full_year = any_figure * era + ad * any_figure + plain_year
local relative_word = t.list(sets.keys(words.RELATIVE)) - any_of "first|final"
local relative = t.span(relative_word, "_rel")

local scale = any_of "hundred|thousand|million|billion"
local number_word = t.list(words.numbers)
local spelled = number_word * ((t.hyphen + t.word "and") ^ -1 * number_word) ^ 0
local count = t.span(t.number * scale ^ -1 + spelled, "_count") * (t.hyphen * t.word "plus") ^ -1
local vague = t.span(t.list(words.vague), "_vague")
local half_word = any_of "half|quarter|½"
local half = t.span(a_or_an ^ -1 * half_word, "_half")
local half_only = t.span(a_or_an ^ -1 * any_of "half|quarter" * a_or_an ^ -1 + t.word "½", "_half_only")
local once = t.span(a_or_an * any_of "full|single|whole|entire|mere|further" ^ -1 + any_of "another|one full", "_once")

-- ---- clocks ----

local half_day = any_of "am|pm|a.m.|p.m.|a.m|p.m"
local zone = any_of "local time|GMT|UTC|ET|EST|EDT|CT|CST|CDT|PT|PST|PDT|Eastern|Eastern time|BST|CET|IST|KST|JST|MSK|Moscow time|Pacific time" + t.span(any_of "EST.|EDT.|GMT.",
  "_dotted") -- at a sentence's end
local clock = V "clock"
local a_clock = t.span(
  t.time * half_day ^ -1
  + t.number * (half_day + t.word "o'clock" + t.glued * t.colon * t.glued * t.list(words.clock_minutes))
  + t.list(words.four_digit_hours) * any_of "GMT|UTC|hrs"
  + t.list(words.clock_minutes) * -t.number
  + any_of "noon|midnight|midday"
  + t.word "a" ^ -1 * any_of "half past|quarter past|quarter to" * t.list(words.hours) * half_day ^ -1
    * -(t.percent + t.hyphen + any_of "percent|per cent|pct|million|billion|of"), "_clock") * (comma * zone) ^ -1
local hour = t.span(day_figure, "_hour")

-- ---- days, and what may stand behind them ----

local which = t.span(any_of "this|last|next|that|the same|the following|the previous", "_which") * t.word "year"
local two_digits = t.span(t.list(words.two_digit_years), "_year")
local year_tail = V "year_tail"
local a_year_tail = comma * plain_year + of_in * (full_year + which) + of * two_digits + t.comma * t.word "in" * plain_year + which
local month_day, day_month = V "month_day", V "day_month"
local a_month_day = month * (the ^ -1 * day * year_tail ^ -1 + separator * figure_day * separator * plain_year)
local a_day_month = figure_day * (of ^ -1 * month * year_tail ^ -1 + separator * month * separator * plain_year) + word_day * of * month * year_tail ^ -1
local month_figure = t.span(day_figure, "_month_figure")
local glued_hyphen = t.glued * t.hyphen * t.glued
local figures = t.span(four_digits, "_year") * glued_hyphen * month_figure * glued_hyphen * figure_day
local week_of = t.span(any_of "last week|next week|this week|previous week|following week", "_week")
local weekday_date = V "weekday_date"
local a_weekday_date = any_weekday * (comma * the ^ -1 * (numeric + figures + month_day + day_month) + comma * the * ordinal_day + comma * of ^ -1 * week_of) ^ -1
local holiday_date = holiday * (comma * of_in ^ -1 * plain_year) ^ -1
local whole_day = V "whole_day"
local a_whole_day = numeric + figures + month_day + day_month + weekday_date + relative * (weekday + holiday) + holiday_date + deictic + second_day_off

-- "morning", "early in the evening"; "at 3 p.m.".
local in_part = any_of "early|late|in the|in the early|in the late" ^ -1 * part
local clock_behind = (dash + comma) * (any_of "on|of|in|at|around|about|by" + t.word "@") ^ -2 * clock
local tail = V "tail"
local a_tail = (hyphen * comma * in_part) ^ -1 * clock_behind ^ -1

-- ---- families: each begins with a token of its own ----

local to = dash + any_of "to|and|through|or|until"
local second_day = t.span(day_figure, "_day2")
local the_which = t.span(any_of "this year|last year|next year", "_which")

local month_first = V "month"
local a_month = month * (
  the ^ -1 * day * (to * second_day * year_tail ^ -1 + year_tail ^ -1 * tail)
  + separator * figure_day * separator * plain_year
  + (separator + comma * of_in ^ -1) * plain_year + of ^ -1 * any_figure * era
  + of ^ -1 * which + of * two_digits + P(true))

local day_first = V "day"
local a_day = figure_day * (to * second_day * of ^ -1 * month * year_tail ^ -1 + separator * month * separator * plain_year
  + of ^ -1 * month * year_tail ^ -1 * tail) + month_figure * glued_hyphen * t.span(four_digits, "_year") + word_day * of * month * year_tail ^ -1 * tail

local deictic_first = t.span(any_of "tonight|tonite", "_deictic") * any_of "at|around" * hour * -(t.number + unit_word + half_day)
  + deictic * (t.span(half_day, "_part") + comma * numeric * tail + tail)

local clock_first = clock * (comma * t.word "on" ^ -1 * whole_day * part ^ -1 + relative * part + any_of "in the|at" * part) ^ -1

local part_first = V "part"
local early_hours = t.span(any_of "early hours|small hours|wee hours|early morning hours", "_part")
local a_part = early_hours * (of * the ^ -1 * (part * (of + t.word "on") * whole_day + weekday * part ^ -1 + whole_day + any_of "morning|day")) ^ -1
  + any_of "early|late|pre-dawn|overnight" ^ -1 * part * (of + t.word "on") * the ^ -1 * whole_day + any_of "early|late" * part * whole_day

-- "last week", "this morning", "next May", "the past three years".
local behind_clock = comma * any_of "at|around" ^ -1 * clock + any_of "at|around" * hour * -(t.number + unit_word)
local relative_first = V "relative"
local a_relative = week_of * hyphen * weekday * tail
  + relative * (part * behind_clock ^ -1 + any_of "calendar|fiscal|financial|working|business|trading" ^ -1 * unit + weekday * tail + holiday + month + season)
local many_units = V "many_units"
local some_many = (count + vague) * unit
local relative_length = t.span(any_of "past|next|coming", "_rel") * many_units
local the_length = t.span(relative_word + any_of "first|final", "_rel") * many_units

local nth_number = t.span(day_word + #t.ordinal * day_figure, "_nth")
local nth = nth_number + t.span(any_of "last|final", "_nth")
local quarter_of = comma * of_in ^ -1 * the ^ -1 * (the_which + any_of "fiscal|fiscal year" ^ -1 * plain_year)
local nth_first = V "nth"
local a_nth = nth_number * hyphen * (t.span(any_of "quarter|half", "_quarter") * quarter_of ^ -1 + t.span(any_of "century|centuries", "_century") * era ^ -1)
  + nth * t.span(any_of "week|month|day", "_what") * of_in * (the_which + plain_year + month * (comma * plain_year) ^ -1
    + t.span(any_of "next month|last month|this month", "_which_month"))
  + nth * weekday * of_in * month * (comma * plain_year + of ^ -1 * which) ^ -1 -- "the second Saturday in June"
  + t.span(t.word "week", "_what") * t.span(t.number, "_nth") * (of_in * (the_which + plain_year)) ^ -1

local season_first = V "season"
local a_season = season * ((of ^ -1 + comma) * plain_year + of ^ -1 * any_figure * era + of * which + P(true))
local decade_first = V "decade"
local a_decade = (t.word "mid" * t.hyphen) ^ -1 * t.span(t.list(words.decades), "_decade") * era ^ -1

local quarter_code = t.span(any_of "Q1|Q2|Q3|Q4|H1|H2", "_quarter")
local year_first = V "year"
local early_year = any_figure * (dash * t.span(t.number, "_year2")) ^ -1 * era
local sure_year = t.span(any_of "calendar year|fiscal year|financial year|year|fiscal|CY|FY", "_sure") * plain_year
local named_year = sure_year + any_of "ca.|circa|c." * early_year + ad * any_figure
local a_year = named_year + plain_year + fiscal_year
local number_year = figures + early_year
  + t.span(four_digits, "_year") * (separator * month * separator * figure_day + (dash + t.glued * t.slash) * t.span(t.number, "_year2") + hyphen * quarter_code
    + month * -(comma * day_figure))
  + t.span(four_digits, "_decade") * t.word "s"
  + plain_year

-- "three days ago", "a two-year deal", "two years and a half".
local on_weekday = t.span(t.list(words.weekdays), "_on_weekday")
local way = V "way"
local a_way = t.span(t.word "ago", "_way") * t.span(any_of "today|this week|this month", "_to_now")
  + t.span(any_of "ago|later|earlier|afterwards|afterward|hence|previously|beforehand|from now|prior", "_way") * (comma * t.word "on" ^ -1 * on_weekday) ^ -1
  + t.span(any_of "from|after|before|following", "_way") * whole_day * (t.word "on" * on_weekday) ^ -1
  + t.span(any_of "before|after", "_way") * #(t.comma + t.full_stop + t.stop) + t.span(t.word "on", "_way") * #t.comma
  + t.apostrophe * t.span(t.word "time", "_way")
local second_length = comma * t.word "and" ^ -1 * t.number * unit_word
local counted = t.span(any_of "consecutive|straight|successive|full|whole|working|business|trading|calendar|more|additional|further|long", "_counted")
local age = t.span(hyphen * (t.word "old" + t.word "olds") + t.word "of age", "_age")
local length = V "length"
local a_length = hyphen * unit * (second_length ^ -1 * way + age + hyphen * t.word "long" + t.word "and" * half) ^ -1
local weekday_first = on_weekday * comma * count * unit * (t.span(any_of "ago|from now|hence", "_way") + t.span(any_of "from|after|before", "_way") * whole_day)
  + weekday_date * tail
local second_part = comma * t.word "and" ^ -1 * t.span(t.number + number_word, "_count2") * t.span(unit_word, "_unit2") * -(any_of "ago|later|earlier|old|before|after|from")
local less = t.span(t.number + number_word, "_less") * (hyphen * any_of "to|or" * hyphen + dash) -- "ten to fifteen years"
local count_first = less * count * hyphen * unit * -(hyphen * t.word "old" + any_of "ago|later|earlier|of age") + count * counted * unit + count * unit * second_part + count *
  (t.word "and" ^ -1 * half * unit + (t.word "and" * half) ^ -1 * length)

local long_unit = t.span(unit_word, "_long") * t.hyphen * t.word "long" + t.span(any_of "daylong|weeklong|monthlong|yearlong", "_long")
local year_earlier = t.span(unit_word, "_unit") * t.hyphen * t.span(any_of "earlier|ago", "_way") * t.span(any_of "quarter|period|month", "_compared") ^ -1
local some_units = t.span(any_of "days|weeks|months|years|decades|centuries|hours|minutes|seconds|moments", "_some_units") * t.span(any_of "ago|later|earlier", "_way")
local bare_unit = t.span(any_of "days|weeks|months|years|decades|centuries|hours|minutes", "_bare")
local whole = any_of "day|week|month|year|night"

-- "every other Friday", "twice a week", "Mondays", "annual".
local every_weekday = t.span(t.list(words.weekday_plurals), "_set")
local set_first = t.span(any_of "every|each", "_set") * t.span(t.word "other", "_other") ^ -1 * count ^ -1 * (unit + weekday * part ^ -1 + part + season)
  + t.span(any_of "once|twice|one", "_set") * (a_or_an + any_of "per|every") * unit
  + t.span(t.word "per", "_set") * unit
  + every_weekday

local edge_first = edge * (t.span(the, "_the") * (relative_first + nth_first + season_first + decade_first + part_first + part + unit) + deictic
    + month_first + relative_first + season_first + decade_first + V "number_year" + year_first + nth_first + weekday_first)
  + t.span(any_of "month's end|year's end|week's end|year-end|month-end|year to date", "_end")

-- "the" and "a" are everywhere: one look at what is behind them decides.
local reference = t.span(t.list(sets.keys(words.REFERENCE)), "_ref")
local with_the = t.span(the, "_the") * (
  nth_first + the_length + relative_first + day_first + season_first + decade_first + part_first + sure_year + t.span(t.word "year to date", "_end")
  + t.span(four_digits, "_decade") * (t.glued * t.word "'s" + t.word "s")
  + t.span(#t.ordinal * day_figure, "_nth_day") * #(t.comma + t.full_stop + t.stop + any_of "and|at|to|with|a|was|were|had")
  + t.span(any_of "week|month|year", "_unit") * t.span(t.word "after next", "_before")
  + t.span(any_of "day|week|month|year|night|morning", "_unit") * t.span(any_of "before|after|earlier|following|prior", "_before") * #(t.comma + t.full_stop + t.stop)
  + any_of "whole|entire" * t.span(whole, "_all")
  + t.span(any_of "first|final|last|closing|opening|early", "_rel") * t.span(any_of "hours|days|weeks|months|years", "_unit")
  + t.span(part, "_the_part") + year_earlier
  + any_of "fiscal|financial|calendar" * t.span(t.word "year", "_fiscal") + t.span(any_of "weekend|day|week|month|quarter|year|full year", "_unit") * -t.hyphen)
local the_first = #(the * (t.list(words.after_the) + t.number + t.ordinal)) * (edge_first + second_day_off * tail + with_the + reference)
local vague_first = vague * hyphen * unit * (way + hyphen * t.word "long") ^ -1
local a_first = #(a_or_an * (unit_word + t.list(words.after_a))) * (vague_first + clock + half_only * length + once * length)

-- Everything else by its first token: a number, a word of one of the lists, a word that opens something rarer.
local number_first = t.span(t.word "9/11", "_holiday") + day_first + clock_first + numeric * tail + count_first + V "number_year"
local at_night = t.span(any_of "night|dawn|dusk|daybreak|nightfall", "_the_part")
local opened = #any_of "every|each|once|twice|one|per" * (set_first + once * length) + #any_of "first|last|final|week" * (nth_first + the_length)
  + #any_of "early|late|overnight|pre|small|wee" * (part_first + t.span(t.word "overnight", "_the_part"))
  + #any_of "half|quarter|½|another" * (clock_first + half_only * length + once * length)
  + #t.word "moments" * some_units + t.word "all" * t.span(whole, "_all") + #t.word "mid" * decade_first + #any_of "noon|midnight|midday" * clock_first + named_year
local word_first = edge_first + month_first
  + weekday_first + every_weekday
  + V "relative_group"
  + #(day_word + t.ordinal) * (nth_first + day_first + the_length)
  + #(number_word * (hyphen * unit_word + counted + number_word + t.hyphen + any_of "and|to|or" + a_or_an + scale)) * (set_first + count_first + plain_year)
  + part * #any_of "trading|session" + at_night + opened
  + deictic_first + vague_first + part_first + season_first + decade_first + #unit_word * (long_unit + year_earlier + some_units + bare_unit) + holiday_date * tail
  + t.span(t.list(sets.keys(words.OFTEN)), "_often") + reference
  + #(t.alnum + t.time + t.numeric_date) * (clock_first + year_first + numeric * tail + quarter_code * ((t.hyphen + of) ^ -1 * plain_year) ^ -1
    + t.span(t.alnum, "_glued") * t.span(t.alnum, "_glued2") ^ -1)
local relative_group = #(relative_word * (t.list(words.time_nouns) + t.number)) * (relative_length + nth_first + relative_first + reference)
local demonstrative, some = any_of "this|that", any_of "some|many|several"
local programme = t.exact "60 Minutes" + t.exact "48 Hours" -- of television
local other_first = #t.number * -programme * number_first + #demonstrative * V "relative_group" + #some * (vague_first + reference)
  + -(t.number + demonstrative + some) * word_first

local a_date = #the * the_first + #a_or_an * a_first + -(the + a_or_an) * other_first
local date = P {
  a_date, clock = a_clock, year_tail = a_year_tail, month_day = a_month_day, day_month = a_day_month, weekday_date = a_weekday_date, whole_day = a_whole_day,
  tail = a_tail, month = a_month, day = a_day, part = a_part, relative = a_relative, many_units = some_many, nth = a_nth, season = a_season, decade = a_decade,
  year = a_year, relative_group = relative_group, number_year = number_year, way = a_way, length = a_length,
}

-- ---- the order of the text ----

-- Leaves n items in a list.
local function cut(items, n)
  for k = #items, n + 1, -1 do items[k] = nil end
  return items
end

-- The items that are dates where they stand, with their parts as numbers; of a range there are two.  All steps go through the one list: it need not grow again.
local function prepared(items, at)
  local i, n, count = 1, 0, #items
  while i <= count do
    local first, second = reader.prepare(items[i], at)
    if first then
      n = n + 1
      items[n] = first
    end
    if second then
      n = n + 1
      if n > i then -- no room: the items behind move on
        table.insert(items, n, second)
        i, count = i + 1, count + 1
      else
        items[n] = second
      end
    end
    i = i + 1
  end
  return cut(items, n)
end

-- Whether the text tells history: it names days and months of other years, and hardly a day that counts from its own.
local function tells_history(items, now)
  local far, near = 0, 0
  for _, item in ipairs(items) do
    local y = item._y
    local full = y and (item._mo or item._season or item._numeric)
    if y and (full or item._opens) and (not now or math.abs(y - now.y) > 1) then far = far + 1 end
    if item._deictic or item._weekday and not full or full and now and y == now.y then near = near + 1 end
  end
  return far >= 2 and far > 3 * near
end

-- Where an article has no date, the first full day that it names stands in for it.
local function first_day(items)
  for _, item in ipairs(items) do
    if item.first >= 600 then return nil end
    local d = item._date or item._y and item._mo and item._d and { y = item._y, m = item._mo, d = item._d }
    if d then return d end
  end
end

local JOINS = sets.of "to until till through - – — and"

-- The word between two dates that have no more than that between them.
local function word_between(a, b, at)
  local word = b._i == a._j + 2 and at.columns.word[a._j + 1]
  return word and JOINS[word] and word
end

-- Whether the date that was told before is what this one counts from: in histories always, else close behind in the same sentence.
local function told_before(item, at)
  local told, sentence = at.explicit, at.columns.sentence
  if at.history then return told end
  local near = at.now and told.m and told.y < at.now.y and item.first - at.told_at < 100 and sentence[item._i] == sentence[at.told_token]
  return near and told or nil
end

-- Dates that a story only looks at: "until 8 May 1945", "(1945)", "would leave in 1945".
local ASIDE = sets.of "until till since ( ["

local function is_aside(item, d, at)
  if not (at.history and at.explicit) then return false end
  if ASIDE[at.columns.word[item._i - 1]] then return true end
  return item._y and d.y > at.explicit.y and tense.near(at.columns, item._i, item._j) == "future"
end

local function note_date(item, d, at)
  if is_aside(item, d, at) then return end
  at.last, at.last_sentence = d, at.columns.sentence[item._j]
  local bare = item._opens ~= nil -- a year alone
  local again = bare and at.bare_year == item._y -- named twice running: the story is there
  at.bare_year = bare and item._y or at.bare_year
  if item._y and (not bare or item._opens or again or not at.explicit or not at.explicit.m or not at.history) then
    at.explicit, at.told_at, at.told_token = d, item.last, item._j
  end
end

local function without_year(item)
  return item._month and not item._y and not item._rel and not item._which
end

-- What a day comes to in a text without a date of its own.
local NEAR = { [0] = "PRESENT_REF", [-1] = "PAST_REF", [1] = "FUTURE_REF" }

local function undated(item)
  local part = item._c or item._p
  if part then return "XXXX-XX-XX" .. part, "TIME" end
  return NEAR[item._shift] or "XXXX-XX-XX", "DATE"
end

-- "between January and October": an "and" that joins the two ends of a period.
local function leads_to(item, following, at)
  if not following._mo or following._i ~= item._j + 2 then return false end
  local word = at.columns.word
  local join = word[item._j + 1]
  return JOINS[join] or join == "and" and word[item._i - 1] == "between"
end

-- "10pm BST (2100 GMT) on 4 July": the day behind a clock that has another in brackets behind it, or stands in the brackets itself.
local function day_behind(items, i, at)
  local w, j = at.columns.word, items[i]._j + 1
  local other = items[i + 1]
  if w[j] == "(" and other and other._alone and other._i == j + 1 then
    i, j = i + 1, other._j + 1
  end
  local day = items[i + 1]
  if w[j] ~= ")" or not day or day._i ~= j + (w[j + 1] == "on" and 2 or 1) or not (day._d or day._wd or day._shift) then return nil end
  local _, _, d = day._read(day, at)
  return d and d.d and d or nil
end

local function read(item, following, previous, at)
  local join = previous and item._i == previous._j + 2 and word_between(previous, item, at)
  at.told = at.explicit and told_before(item, at)
  at.near = at.last and at.last.d and (at.history or at.last_sentence == at.columns.sentence[item._i]) and at.last or at.now
  at.from_weekday = join and previous._weekday_found
  at.weekday_found = nil
  if following and item._month and without_year(item) and leads_to(item, following, at) then
    local y = following._y or following._which and reader.year_of_which(following, at)
    if y then at.told = { y = following._which and item._mo > following._mo and y - 1 or y } end -- "Sept. 14 to Sept. 20, 2022", "from March to May last year"
  end
  local value, type, d = item._read(item, at)
  if value and join and join ~= "and" and d and d.y and without_year(item) and without_year(previous) and value < previous.value then
    at.told = { y = d.y + 1 } -- "from September to February"
    value, type, d = item._read(item, at)
  end
  if not value and not at.now then value, type = undated(item) end
  item.value, item.type = value, type
  if at.weekday_found then item._weekday_found = at.weekday_found end
  return d
end

local function resolve(items, at)
  local n, previous = 0, nil
  for i = 1, #items do
    local item = items[i]
    if item._alone then item._day_behind = day_behind(items, i, at) end
    local d = read(item, items[i + 1], previous, at)
    if item.value then
      if d and d.y then note_date(item, d, at) end
      n, previous = n + 1, item
      items[n] = item
    end
  end
  return cut(items, n)
end

-- ---- periods ----

local LASTING = sets.of "to until till through"

local function is_point(item)
  return item.type == "DATE" or item.type == "TIME"
end

-- The token of `word` before an item, "the" set aside; nil when another word stands there.
local function word_before(item, word, at)
  local w, i = at.columns.word, item._i - 1
  if w[i] == "the" then i = i - 1 end
  return w[i] == word and i or nil
end

-- The word that joins two neighbours: "to", ", to", "to the".
local function join_of(a, b, at)
  local w, i = at.columns.word, a._j + 1
  if at.columns.shape[i] == "comma" then i = i + 1 end
  local word = w[i]
  if w[i + 1] == "the" then i = i + 1 end
  return b._i == i + 1 and JOINS[word] and word
end

-- The period that two neighbouring dates make, from what stands between and before them.
local function period_of(a, b, at)
  local gap = b._i - a._j
  if gap < 2 or gap > 4 or not (is_point(a) and is_point(b)) then return nil end
  local word = join_of(a, b, at)
  if not word then return nil end
  local from, between = word_before(a, "from", at), word_before(a, "between", at)
  if word == "and" and not between then return nil end
  if word == "to" and not from and a.type ~= "TIME" and a.value:sub(1, 4) == b.value:sub(1, 4) and not a.value:find "^%d" then return nil end
  local opens = word == "and" and between or not LASTING[word] and from or from
  return { kind = "period", first = opens and at.columns.first[opens] or a.first, last = b.last, from = a.value, to = b.value }
end

-- "since 2016": a period that lasts.
local function since_period(item, at)
  local since = word_before(item, "since", at)
  if not since or item.type ~= "DATE" or not item.value:find "^%d" then return nil end
  return { kind = "period", first = at.columns.first[since], last = item.last, from = item.value, to = "PRESENT_REF" }
end

-- The items that are told, without what was noted to work them out; and behind them the periods between them.
local function with_periods(dates, at)
  local previous
  local count = #dates
  for i = 1, count do
    local item = dates[i]
    dates[i] = { kind = "date", first = item.first, last = item.last, value = item.value, type = item.type }
    local period = previous and period_of(previous, item, at) or since_period(item, at)
    if period then dates[#dates + 1] = period end
    previous = item
  end
  return dates
end

return lode.rule {
  api = 1,
  name = "dates",
  about = "Dates, times, durations and repeated times with TIMEX3 values, and periods.",
  tags = { "dates", "time" },
  limits = "English, Gregorian calendar; no dates that hang on an event (\"the day after the invasion\"), no ages, no \"soon\", \"then\" or \"former\"; "
    .. "fiscal years have the number they are called by.",
  measured = {
    "WikiWars: F1 88.9 strict, 95.5 overlapping, 89.2 with the right value (2026-11-30; errors were read)",
    "Recognizers date cases in scope: 88.5 strict, 86.6 with the right value (2026-11-30; errors were read)",
    "re3d dates, texts without a date of their own: 82.3 overlapping (2026-11-30; errors were read)",
    "corpus/: 95.8 strict, 93.0 with the right value; periods 98.8 (2026-11-30; written for this project)",
  },
  emits = { date = { "value", "type" }, period = { "from", "to" } },
  match = { date = date },

  after = function(items, article)
    if #items == 0 then return items end
    local at = { article = article, columns = article:columns(), token = article.token,
      now = nil, history = nil, told = nil, near = nil, last = nil, last_sentence = nil, explicit = nil, told_at = nil, told_token = nil, bare_year = nil,
      from_weekday = nil, weekday_found = nil } -- all that is noted, so that the table need not grow
    local list = prepared(items, at)
    at.now = calendar.parse(article.now) or first_day(list)
    at.history = tells_history(list, at.now)
    return with_periods(resolve(list, at), at)
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
    { "The war of 1914-18 lasted four years.",
      date = { { text = "1914", value = "1914" }, { text = "18", value = "1918" }, { text = "four years", value = "P4Y", type = "DURATION" } },
      period = { from = "1914", to = "1918" } },
    { "They met at 3 p.m. on Tuesday.", now = "2024-03-08", date = { text = "3 p.m. on Tuesday", value = "2024-03-05T15:00", type = "TIME" } },
    { "The talks run March 3-7.", now = "2024-02-20", date = { { text = "March 3", value = "2024-03-03" }, { text = "7", value = "2024-03-07" } },
      period = { from = "2024-03-03", to = "2024-03-07" } },
    { "Sales fell last week.", now = "2024-03-05", date = { text = "last week", value = "2024-W09" } },
    { "The 1960s were over.", date = { text = "1960s", value = "196" } },
    { "They may come in May.", now = "2024-03-05", date = { text = "May", value = "2024-05" } },
    { "The deal was due on Dec. 2, officials said.", now = "2024-11-22", date = { text = "Dec. 2", value = "2024-12-02" } },
    { "Ten years ago it was sold for $5 million a year.", now = "2024-03-05", date = { { text = "Ten years ago", value = "2014" }, { text = "a year", type = "SET" } } },
    { "Third-quarter profit fell from a year earlier.", now = "1989-10-30",
      date = { { text = "Third-quarter", value = "1989-Q3" }, { text = "a year earlier", value = "1988-Q3" } } },
    { "Sales for the year rose.", now = "2024-03-05", date = { text = "the year", value = "2024" } },
    { "Profit for the quarter fell from the year-earlier quarter.", now = "1989-10-30",
      date = { { text = "the quarter", value = "1989-Q3" }, { text = "the year-earlier quarter", value = "1988-Q3" } } },
    { "Its fiscal second quarter ended in January 1990; 1988's third quarter was worse.", now = "1990-02-10",
      date = { { text = "fiscal second quarter", value = "1990-Q2" }, { text = "third quarter", value = "1988-Q3" } } },
    { "It was founded half a century ago, or 50 years ago this month.", now = "2024-03-05", date = { { text = "50 years ago this month", value = "1974-03" } } },
    { "The worst storm in half a century will last 10 minutes.", date = { { text = "half a century", value = "P50Y" }, { text = "10 minutes", value = "PT10M" } } },
    { "He won both of the past two titles.", date = false },
    { "They vote in four days' time.", now = "2024-03-05", date = { text = "four days' time", value = "2024-03-09" } },
    { "The Sept. 11 attacks came first; on Sept. 11 it will open.", now = "2010-08-01", date = { { value = "2001-09-11" }, { value = "2010-09-11" } } },
    { "It happened over the weekend, after the quarter ended June 30.", now = "2024-07-05", date = { { text = "the weekend", value = "2024-W26-WE" }, { text = "the quarter" } } },
    { "It happened over the weekend.", now = "2024-03-04", date = { value = "2024-W09-WE" } },
    { "They fled in the early hours of Sunday.", now = "2024-03-05", date = { text = "the early hours of Sunday", value = "2024-03-03TMO" } },
    { "On Tuesday polls closed at 9 p.m. (0200 GMT Wednesday).", now = "2024-03-08",
      date = { { text = "9 p.m.", value = "2024-03-05T21:00" }, { text = "0200 GMT Wednesday", value = "2024-03-06T02:00" } } },
    { "A decades-long feud ended just days before the vote.", date = { { text = "decades-long", value = "PXDE" }, { text = "days", value = "PXD" } } },
    { "It fell for three straight quarters over the past two years.",
      date = { { text = "three straight quarters", value = "P9M" }, { text = "the past two years", value = "P2Y" } } },
    { "He comes every other Friday, and twice a week in summer.", date = { { value = "XXXX-WXX-5", type = "SET" }, { text = "twice a week", value = "P1W" } } },
    { "Nobody was hurt today, officials said.", date = { text = "today", value = "PRESENT_REF" } },
    { "Its June meeting came in April 480 BC.", now = "2024-03-05", date = { { text = "June", value = "2023-06" }, { text = "April 480 BC", value = "BC0480-04" } } },
    { "Two or three days passed, then 20-30 minutes.", date = { { text = "Two", value = "P2D" }, { text = "three days", value = "P3D" }, { text = "20", value = "PT20M" } } },
    { "The match is next Saturday at 5.30pm, or next Monday at 9am.", now = "2024-05-14", date = { { value = "2024-05-25T17:30" }, { value = "2024-05-20T09:00" } } },
    { "Sales rose between January and October this year and from March to May last year.", now = "2024-05-14",
      period = { { from = "2024-01", to = "2024-10" }, { from = "2023-03", to = "2023-05" } } },
    { "The talks are on the second Saturday in June at half past six.", now = "2024-05-14",
      date = { { text = "the second Saturday in June", value = "2024-06-08" }, { text = "half past six", value = "2024-06-08T06:30" } } },
    { "It left at a quarter to seven pm; it rose a quarter to 7 percent.", now = "2024-05-14", date = { { text = "a quarter to seven pm", value = "2024-05-14T18:45" } } },
    { "It starts at 10pm BST (2100 GMT) on 4 July.", now = "2024-05-14", date = { { value = "2024-07-04T22:00" }, { value = "2024-07-04T21:00" }, { value = "2024-07-04" } } },
    { "Profit rose in H1 2024 and in FY2023.", now = "2024-05-14", date = { { text = "H1 2024", value = "2024-H1" }, { text = "FY2023", value = "2023" } } },
    { "A car hit a Christmas market; he won in 2:00:35 and ran 3:51.29.", now = "2024-05-14", date = false },
    { "Five five-year-olds played.", date = false },
    { "He told USA Today of a day of mourning.", date = false },
    { "Lee, 48, is 48 years old.", date = false },
    { "They may march on.", date = false },
    { "It cost 2,000 dollars and 1991 people came.", date = false },
    { "He told the Sunday Times.", date = false },
  },
}
