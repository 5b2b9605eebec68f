-- What the parts of a date in a text say: the reader of the rule `dates`.
--
--   local reader = require "lode.time_read"
--   reader.prepare(item, at)      → item, or two for a range; nil when the words are no date here
--   item._read(item, at)          → value, type, date; nil when nothing can be said
--
-- An item carries the spans that the grammar noted (`_month`, `_day`, `_unit` …).  `prepare` looks at the words around it,
-- turns the spans into numbers (`_y`, `_mo`, `_d`, `_wd`) and chooses the function that reads it; what that counts from is
-- known only when all items before it have been read (lode.time_values says what `at` holds; at.columns are the tokens).

local numbers = require "lode.numbers"
local parts = require "lode.time_parts"
local resolve = require "lode.time_resolve"
local values = require "lode.time_values"
local words = require "lode.time_words"
local sets = require "lode.sets"

local key, set_of = sets.key, sets.of
local UNIT, MANY = words.UNIT, words.MANY
local duration = values.duration
local step, TWO = values.step, values.two_digits

local year_of, count_of, looked_up, numeric_day = parts.year_of, parts.count_of, parts.looked_up, parts.numeric_day
local clock_value, hour_value, in_the_evening = parts.clock_value, parts.hour_value, parts.in_the_evening

local reader = { year_of_which = resolve.year_of_which }

local DEICTIC = { today = 0, tonight = 0, tonite = 0, yesterday = -1, tomorrow = 1, tmrw = 1, ["the day after tomorrow"] = 2, ["the day before yesterday"] = -2 }
local BACK = set_of [[ago earlier before previously prior back beforehand]]

-- ---- the words around an item ----

local function before(item, at) return at.columns.word[item._i - 1] or "" end
local function after(item, at) return at.columns.word[item._j + 1] or "" end
local function shape_before(item, at) return at.columns.shape[item._i - 1] end
local function shape_after(item, at) return at.columns.shape[item._j + 1] end

-- A verb or a count: "May" alone must stand where a month stands, "1991 people" is no year.
local APPROXIMATE = set_of [[about some over nearly almost than approximately roughly another only least most exactly just up $ £ € ¥ no no. number # room flight page pages
  line highway route model boeing least he she they we i you it channel psalm has have are were was is]]
local COUNTED = set_of [[people men women children soldiers troops votes homes houses jobs dollars euros pounds yen percent per % million billion thousand miles kilometers
  km feet meters metres workers students years days hours minutes words copies units points tons tonnes barrels shares seats cars others more m kg mm cm ft mph
  employees police officers members delegates supporters protesters dead wounded prisoners cases deaths families acres hectares guests gmt hrs utc pct cents]]
local YEAR_BEFORE = set_of [[in since of by until till from to between during before after early late mid and through around circa c ca. ca the ( - – — / year fiscal into
  or for spring summer autumn fall winter its his her their as , on that a 's back throughout toward towards mid- class copyright founded : late with ;]]
local STRONG = set_of [[in since during circa year until by spring summer winter autumn early late mid]]
local MONTH_BEFORE = set_of [[in of by until till from to since during through throughout before after for and or last this next late early mid between every that the
  around on as into beginning ending began starting started ended end previous following both within past coming against]]
local NOUN_BEFORE = set_of [[a an its his her their our 's the]] -- before "June meeting"
local JOINS = set_of "to - – and or" -- between two months, two years
local MARCHES = set_of [[to on of for in against by and was is]] -- "the Women's March on"
local MAY_BEFORE = set_of [[in of by until since from to for last and between this]]
local NAME_BEFORE = set_of [[in last this the]] -- before "August Wilson"
local DOUBTFUL = { [3] = true, [4] = true, [5] = true, [6] = true, [8] = true }
local CAPITAL = { capital = true, upper = true, initial = true }

local S = ("s"):byte()

-- Words in -s behind a number: most likely what it counts.
local function is_plural(word, shape)
  local n = #word
  return shape == "lower" and n > 3 and word:byte(n) == S and word:byte(n - 1) ~= S
end

-- Decades, centuries, references, durations, sets: what the words say is all there is.
local function read_fixed(item)
  return item._value, item._type
end

local function fixed(item, value, type)
  item._value, item._type, item._read = value, type, read_fixed
  return item
end

-- "the" is no part of a decade, a century, a week.
local function without_the(item, at)
  local the = item._the
  if the and the.first == item.first then
    item._i = item._i + 1
    item.first = at.columns.first[item._i]
  end
  return item
end

-- ---- families: which words are dates where they stand ----

local function is_capital(shape) return CAPITAL[shape] end

local TIMED = set_of [[TH TM TS]] -- hours and less

local function prepare_set(item, at)
  local often = item._often
  if often then
    local capital = shape_before(item, at)
    if often.shape == "capital" and (shape_after(item, at) == "capital" or capital == "capital") then return nil end
    return fixed(item, words.OFTEN[key(often)], "SET")
  elseif words.PLURAL[item._set.word] or item._wd then
    return fixed(item, "XXXX-WXX-" .. (item._wd or words.WEEKDAY[item._set.word]) .. (item._part and looked_up(words.PART, item._part) or ""), "SET")
  elseif item._season then
    return fixed(item, "P1Y", "SET")
  elseif item._part then
    return fixed(item, "XXXX-XX-XX" .. looked_up(words.PART, item._part), "SET")
  end
  local u = looked_up(UNIT, item._unit)
  if item._set.word == "per" and TIMED[u] then return nil end -- kilometers per hour
  return fixed(item, duration((count_of(item) or 1) * (item._other and 2 or 1), u), "SET")
end

local AT_TIME = set_of [[at by during until since from around]]

local SAME_AS = set_of "last of in a as from this next"
local SAME = { ["the same time"] = true, ["that time"] = true, ["this period"] = true, ["that period"] = true, ["the same period"] = true }

local function prepare_reference(item, at)
  local text, previous, following = key(item._ref), before(item, at), after(item, at)
  if text == "the time" and not (previous == "at" and not (following == "of" or following == "for")) then return nil end
  if (text == "this time" or text == "that time") and not AT_TIME[previous] then return nil end
  if (text == "the same time" or text == "the moment") and previous ~= "at" then return nil end
  if text == "the past" and (UNIT[following] or numbers.cardinals[following] or shape_after(item, at) == "digits") then return nil end -- the past two seasons
  if text == "the same period" and SAME_AS[following] then return nil end -- last year
  if item._i < item._j and at.columns.shape[item._j] == "capital" then return nil end -- the Future of Babylon
  fixed(item, words.REFERENCE[text], "DATE")
  if SAME[text] then item._read = resolve.same_time end
  return item
end

local function prepare_distance(item)
  local way = key(item._way)
  item._w, item._back = way, BACK[way]
  item._read = resolve.distance
  if item._some_units then return item end
  item._n, item._u = count_of(item), looked_up(UNIT, item._unit)
  if item._half_only then item._n = 0.5 end
  if not (item._n or item._vague) then item._n = 1 end -- year-earlier
  item._clocked = item._u == "TH" or item._u == "TM" or item._u == "TS"
  local on = item._on_weekday
  item._on = on and words.WEEKDAY[key(on)]
  item._from_day = item._mo or item._numeric or item._shift or item._holiday or item._wd
  return item
end

local function prepare_nth_of(item, at)
  local nth = item._nth
  local word = key(nth)
  item._n = words.DAY[word] or math.tointeger(tonumber(word)) or -1
  if item._n > 53 then return nil end
  if item._the and word:find "^%d+$" then without_the(item, at) end -- week 31
  item._what_unit = looked_up(UNIT, item._what)
  item._read = resolve.nth_of
  return item
end

local function prepare_nth_weekday(item)
  item._n, item._read = words.DAY[key(item._nth)] or -1, resolve.nth_weekday
  return item._n <= 5 and item or nil
end

-- Whether the text speaks of business: then "the first half" is of a year.
local BUSINESS = set_of "profit profits sales revenue revenues earnings growth exports imports gdp inflation output shareholders"
local function is_business(at)
  if at.business == nil then
    local n, w = 0, at.columns.word
    for i = 1, at.columns.n do
      if BUSINESS[w[i]] then n = n + 1 end
    end
    at.business = n > 2
  end
  return at.business
end

local function prepare_quarter(item, at)
  if after(item, at) == "final" or after(item, at) == "finals" then return nil end -- of a cup
  local nth = item._nth
  item._n = nth and words.DAY[key(nth)] or tonumber(item._quarter.word:match "%d")
  item._letter = item._quarter.word:find "^h" and "H" or "Q"
  if item._letter == "H" and not (item._y or item._which or is_business(at)) then return nil end -- of a match
  if not item._n or item._n > (item._letter == "H" and 2 or 4) then return nil end
  if before(item, at) == "'s" and not item._y then item._y = words.YEAR[at.columns.word[item._i - 2] or ""] end -- 1988's third quarter
  if before(item, at) == "fiscal" then
    item._i, item._fiscal_quarter = item._i - 1, true
    item.first = at.columns.first[item._i]
  end
  item._read = resolve.quarter
  return item
end

local function prepare_century(item, at)
  if after(item, at) == "fox" then return nil end
  local n = words.DAY[key(item._nth)]
  return n and fixed(without_the(item, at), (item._era and "BC" or "") .. TWO[n - 1], "DATE")
end

local OWN = set_of "his her their my our your its" -- "in his early 60s": an age

local function prepare_decade(item, at)
  local word = item._decade.word
  local value = words.DECADE[word] or words.DECADE[word .. "s"]
  -- "90s" needs "the" or "late" to be years; so do the fifties
  if not value or (#word == 3 or word:find "^%a") and not (item._edge or item._the or before(item, at) == "the") or OWN[before(item, at)] then return nil end
  return fixed(without_the(item, at), (item._era and "BC" or "") .. value, "DATE")
end

local SEASON_BEFORE = set_of [[in by during until of through since]]

local SEASONAL = set_of [[offensive offensives campaign months season holiday holidays break vacation recess session quarters harvest term semester]]

local function prepare_season(item, at)
  item._s = words.SEASON[key(item._season)]
  item._read = resolve.season
  if item._y or item._r or item._which then return item end
  local name, alone, following = key(item._season), item._j == item._i, after(item, at)
  if item._season.shape == "capital" and shape_before(item, at) == "capital" and shape_after(item, at) ~= "capital" then return nil end -- the Prague Spring
  if following == "olympics" or following == "olympic" or following == "games" then return nil end
  if name == "fall" or name == "spring" then
    local in_lower = item._season.shape == "lower"
    if in_lower and not (item._the and name == "spring") then return nil end
    if name == "fall" or following == "of" then return nil end
  elseif alone and not SEASON_BEFORE[before(item, at)] and not SEASONAL[following] then
    return nil
  end
  return item
end

-- Whether four digits alone read as a year.
local function reads_as_year(item, at)
  local y, previous, following = item._y, before(item, at), after(item, at)
  local shape, next_shape = shape_before(item, at), shape_after(item, at)
  if APPROXIMATE[previous] or COUNTED[following] then return false end
  local far = at.columns.word[item._i - 2] or ""
  if JOINS[previous] and #far == 4 and words.YEAR[far] and at.columns.shape[item._i - 2] == "digits" then return true end -- in 1782 and 1783
  if shape == "currency" or shape == "digits" or shape == "symbol" or next_shape == "percent" or next_shape == "currency" then return false end
  local many = is_plural(following, next_shape)
  if y >= 1900 and y <= 2040 then
    if STRONG[previous] then return not many or previous == "in" or previous == "since" or previous == "early" or previous == "late" end
    if previous == "" and (next_shape == "colon" or following == "") then return true end
    if previous == "the" or previous == "a" or previous == "'s" or previous == "his" or previous == "its" or previous == "their" then return following ~= "" end
    return not many
  end
  if y >= 2100 or y < 1000 then return STRONG[previous] and not many and next_shape ~= "lower" end
  if STRONG[previous] then return not many end
  if (previous == "the" or previous == "of" or previous == "'s") and y > 1400 and y % 50 ~= 0 then return true end
  return YEAR_BEFORE[previous] and next_shape ~= "lower" and not many
end

-- A bare year that turns the story to itself: "In 1941, ...", a heading.
local function opens_story(item, at)
  local w, i = at.columns.word, item._i
  return i <= 3 or w[i - 1] == "" or w[i - 2] == "" or w[i - 3] == ""
end

local HALVES = { ["the first half of"] = "-H1", ["the second half of"] = "-H2", ["the latter half of"] = "-H2" }

local function prepare_year(item, at)
  local shape, previous = item._i == item._j and at.columns.shape[item._i] or item._year.shape, before(item, at)
  item._read, item._h = resolve.year, item._edge and HALVES[key(item._edge)]
  if not item._y then return nil end
  local sure = item._era or item._ad or item._fiscal_year
  if not sure and shape == "lower" then -- nineteen ninety
    if not STRONG[previous] and previous ~= "and" then return nil end
  elseif not sure and shape ~= "digits" then -- '92
    if not (STRONG[previous] or previous == "of" or previous == "and" or previous == "to" or previous == "from") then return nil end
  elseif not sure and (item._edge or item._sure) then
    if COUNTED[after(item, at)] then return nil end
  elseif not sure and not reads_as_year(item, at) then
    return nil
  end
  item._opens = opens_story(item, at)
  return without_the(item, at)
end

-- ---- ranges: two dates ----

local function piece(item, at, from, to, read)
  return { kind = "date", first = from.first, last = to.last, _i = at.token(at.article, from.first), _j = at.token(at.article, to.last), _read = read }
end

-- "2020-2021", "1914–18", "492-490 BC".
local function prepare_years(item, at)
  local y, y2 = math.abs(item._y or 0), tonumber(item._year2.word)
  local tail = #item._year2.word
  if not y2 or item._y == nil then return nil end
  if not item._era and tail <= 2 then
    if y2 >= 1 and y2 <= 12 and y2 <= y % 100 then -- 2015-12
      item._mo, item._read = math.tointeger(y2), resolve.month
      return item
    end
    if tail == 1 then return nil end
    y2 = y // 100 * 100 + y2
  elseif not item._era and tail ~= 4 then
    return nil
  end
  y2 = math.tointeger(y2)
  if item._era and y < y2 or not item._era and (y2 <= y or tail == 2 and y2 - y > 60) then return nil end
  if shape_after(item, at) == "hyphen" or shape_before(item, at) == "currency" then return nil end
  local first, second = piece(item, at, item._year, item._year, resolve.year), piece(item, at, item._year2, item._year2, resolve.year)
  first._y, second._y = item._y, item._era and -y2 or y2
  if item._era then
    second.last, second._j = item.last, item._j
  end
  return first, second
end

-- "March 3-7", "3 to 7 March 2015".
local function prepare_days(item, at)
  local d, d2 = item._d, looked_up(words.DAY, item._day2)
  local month, year, day, day2 = item._month, item._year, item._day, item._day2
  if not d or not d2 or d2 <= d or shape_after(item, at) == "percent" or COUNTED[after(item, at)] then return nil end
  local month_leads = month.first < day.first
  local first = piece(item, at, month_leads and month or day, day, resolve.date)
  local second = piece(item, at, day2, day2, resolve.date)
  if not month_leads or year then second.last, second._j = item.last, item._j end
  first._mo, first._d, first._y, first._which = item._mo, d, item._y, item._which
  second._mo, second._d, second._y, second._which = item._mo, d2, item._y, item._which
  return first, second
end

-- ---- times of the day ----

-- "won in 2:00:35", "ran 3:51.29": how long a race took, no time of the day.
local RACED = set_of [[in of ran runs run clocked clocking running swam time recorded posted set with]]

local function is_race_time(item, at)
  local text = item._clock.text
  if text:find "%a" then return false end
  return text:find "^%d+:%d%d%.%d" ~= nil or RACED[before(item, at)] and text:find "^%d+:%d%d" ~= nil
end

local function prepare_clock(item, at)
  if is_race_time(item, at) then return nil end
  local clock = clock_value(item._clock)
  if not clock then return nil end
  local p = item._part and looked_up(words.PART, item._part) or item._deictic and DEICTIC[key(item._deictic)] == 0 and item._deictic.word ~= "today" and "TNI"
  if p and p ~= "TMO" and not key(item._clock):find "a%.?m" then clock = in_the_evening(clock, p) end
  item._c, item._read = clock, resolve.clock
  if item._dotted and item._dotted.last == item.last then item.last = item.last - 1 end
  local has_day = item._mo or item._wd or item._shift or item._numeric or item._holiday
  item._today = not has_day and item._part ~= nil
  item._alone = not has_day and not item._part
  return item
end

local HANGS = set_of [[of on after before following earlier when that - ]] -- "the day of the attack": on an event
local IN_THE = set_of [[in of for during over throughout through within into by until early earlier later late that]]

local AT_NIGHT = set_of [[at by until till before after since]]

local function prepare_the_part(item, at)
  local word = key(item._the_part)
  if not item._the and word ~= "overnight" and not AT_NIGHT[before(item, at)] then return nil end
  if item._the and (not IN_THE[before(item, at)] or HANGS[after(item, at)]) or item._the_part.shape ~= "lower" and before(item, at) ~= "" then return nil end
  item._p = words.PART[word]
  item._read = resolve.the_part
  return item
end

local function prepare_part(item, at)
  item._p = looked_up(words.PART, item._part)
  if not item._r or item._wd then
    if item._mo and not item._d then return nil end
    local has_day = item._mo or item._wd or item._shift or item._numeric or item._holiday
    item._read = has_day and resolve.part_of_day or resolve.the_part -- "in the early hours"
    return item
  end
  item._c = item._clock and clock_value(item._clock) or item._hour and hour_value(item._hour, item._p)
  local rel = key(item._rel)
  item._anaphoric = rel ~= "this" and rel ~= "last"
  item._read = resolve.relative_part
  return item
end

-- ---- units ----

local MANY_AFTER = set_of [[past last next coming following previous subsequent preceding first final closing opening early]]
local YEARS = { DE = 10, CE = 100, ML = 1000 }
local OWN_NOW = set_of [[W Q WE]] -- "the last week" is one like "last week": the article is no part of it

local LONG_BEFORE = set_of [[over during for within throughout]] -- "over the last week" is seven days
local IS_VERB = set_of "to will would may might could can should must n't not" -- before "last ten minutes"

local function prepare_relative_unit(item, at)
  local word = key(item._unit)
  local u, rel, name = UNIT[word], item._r, key(item._rel)
  if item._count and name == "last" and IS_VERB[before(item, at)] then -- "it was supposed to last 10 minutes"
    item.first, item._i = item._count.first, item._i + 1
  end
  if item._count or item._vague then return MANY_AFTER[name] and fixed(item, duration(count_of(item), u), "DURATION") or nil end
  if MANY[word] then return MANY_AFTER[name] and fixed(item, duration(nil, u), "DURATION") or nil end
  if not rel or name == "first" or name == "final" then return nil end
  if item._rel.shape == "capital" and item._unit.shape == "capital" and shape_before(item, at) == "lower" then return nil end -- he told This Week
  if TIMED[u] then
    return rel.k == "past" and fixed(item, duration(1, u), "DURATION") or nil
  end
  local lasts = LONG_BEFORE[before(item, at)] or YEARS[u] and before(item, at) == "in"
  if item._the and (rel.k == "past" or name == "last" and u ~= "Q" and lasts) then return fixed(item, duration(1, u), "DURATION") end
  item._u, item._n = u, step(rel.k)
  item._anaphoric = rel.a or item._the and u == "D" and rel.k == 1
  if OWN_NOW[u] then without_the(item, at) end
  item._read = resolve.relative_unit
  return item
end

local ENDED = set_of "ended ending" -- "the quarter ended Sept. 30"
local CALENDAR_UNIT = set_of [[D W M Q Y]]

local function prepare_the_unit(item, at)
  local word = item._end and item._end.word or key(item._unit)
  if word == "full year" then word = "year" end
  item._u = UNIT[word]
  if MANY[word] or TIMED[item._u] then return nil end
  if item._end then without_the(item, at) end
  if item._the and item._unit and not item._edge and CALENDAR_UNIT[item._u] then -- "for the year", "of the day"; not "Man of the Year", "the day after"
    if not (IN_THE[before(item, at)] or ENDED[after(item, at)]) or item._unit.shape ~= "lower" or HANGS[after(item, at)] then return nil end
  end
  item._read = resolve.the_unit
  return item
end

local function prepare_fiscal(item)
  item._u, item._read = "Y", resolve.the_unit
  return item
end

local function prepare_day_before(item)
  local way = key(item._before)
  item._u = looked_up(UNIT, item._unit) or "D"
  item._n = (way == "after" or way == "following") and 1 or way == "after next" and 2 or -1
  item._read = way == "after next" and resolve.relative_unit or resolve.day_before
  return item
end

local PRICED = set_of [[times once twice dollars euros pounds cents percent % pesos francs kroner rupees yen yuan won rand rubles roubles shillings crowns lira rials dinars
  riyals dirhams baht ringgit]]
local LASTING = set_of [[for within in after took take takes taken over past spent spend lasted lasting last spans spanned spanning waited wait back just only mere than]]

-- "for years", "just days before the vote", "decades of war".
local function prepare_bare_unit(item, at)
  local previous = before(item, at)
  if not LASTING[previous] and after(item, at) ~= "of" or previous:find "watt$" then return nil end
  return fixed(item, duration(nil, looked_up(UNIT, item._bare)), "DURATION")
end

-- "200,000 vehicles a year": how often, not how long.
local function counts_before(item, at)
  local i = item._i
  local word = at.columns.word[i - 2] or ""
  return is_plural(at.columns.word[i - 1] or "", at.columns.shape[i - 1]) and (at.columns.shape[i - 2] == "digits" or numbers.cardinals[word] ~= nil or numbers.scales[word] ~= nil)
end

local function prepare_long(item)
  local word = key(item._long)
  return fixed(item, words.LONG[word] or duration(not MANY[word] and 1 or nil, UNIT[word]), "DURATION")
end

local LASTING_QUARTERS = set_of [[for in over after last past next within]]

-- "ten to fifteen years": two durations; "2014-15 days" is none.
local function prepare_durations(item, at)
  local span = item._less
  local least = numbers.cardinals[span.word] or numbers.digits(span.word)
  local most, u = count_of(item), looked_up(UNIT, item._unit)
  if not least or not most or least >= most or u == "Q" then return nil end
  local first, second = piece(item, at, span, span), piece(item, at, item._count, item._unit)
  return fixed(first, duration(least, u), "DURATION"), fixed(second, duration(most, u), "DURATION")
end

local function prepare_duration(item, at)
  if item._age then return nil end
  if item._less then return prepare_durations(item, at) end
  local word = key(item._unit)
  local u, n = UNIT[word], count_of(item)
  if n == 0 then return nil end
  if item._half_only then n = 0.5 end
  if item._half_only and YEARS[u] then u, n = "Y", YEARS[u] / 2 end -- half a century: P50Y
  if item._half then n = (n or 0) + (key(item._half):find "quarter" and 0.25 or 0.5) end
  if item._once and MANY[word] then -- "a months-long siege"
    item.first, item._i, n = item._unit.first, item._j, nil
  end
  if u == "TS" and item._once or word == "min" and not item._count then return nil end
  if u == "Q" and not (item._count and after(item, at) ~= "of" and (item._counted or LASTING_QUARTERS[before(item, at)])) then return nil end
  if item._count and word == "day" and key(item._count) == "one" and not LASTING[before(item, at)] and item._i + 1 == item._j then return nil end
  if item._count2 then
    local v, m = looked_up(UNIT, item._unit2), numbers.digits(item._count2.text) or numbers.cardinals[key(item._count2)]
    local value = m and n and values.compound(n, u, m, v)
    if value then return fixed(item, value, "DURATION") end
    item.last, item._j = item._unit.last, at.token(at.article, item._unit.last)
  end
  if item._once then
    local once, previous, shape = key(item._once), before(item, at), shape_before(item, at)
    if once == "a" or once == "an" then
      if shape == "digits" or shape == "currency" or shape == "percent" or PRICED[previous] or COUNTED[previous] and previous ~= "more" or counts_before(item, at) then
        return fixed(item, duration(1, u), "SET")
      end
      if u == "D" and after(item, at) == "of" and previous ~= "half" then return nil end -- a day of mourning
    end
  end
  return fixed(item, duration(n, u), "DURATION")
end

local function prepare_all(item)
  return fixed(item, duration(1, looked_up(UNIT, item._all)), "DURATION")
end

local GLUED = { h = "TH", D = "D", d = "D", W = "W", w = "W", Y = "Y", y = "Y" }

-- "3h", "1.5years".
local function end_at(item, span, at)
  item.last, item._j = span.last, at.token(at.article, span.last)
end

local function prepare_glued(item, at)
  local digits, letters = item._glued.text:match "^(%d+%.?%d*)(%a+)$"
  local u = letters and (GLUED[letters] or UNIT[letters])
  if not u then return nil end
  local second, small = (item._glued2 and item._glued2.text or ""):match "^(%d+%.?%d*)(%a+)$"
  local v = small and (GLUED[small] or UNIT[small])
  if item._glued2 and not v then end_at(item, item._glued, at) end
  return fixed(item, v and values.compound(tonumber(digits), u, tonumber(second), v) or duration(tonumber(digits), u), "DURATION")
end

local function prepare_unit(item, at)
  if item._rel then return prepare_relative_unit(item, at) end
  if item._before then return prepare_day_before(item) end
  if item._count or item._once or item._vague or item._half_only then return prepare_duration(item, at) end
  return prepare_the_unit(item, at)
end

-- ---- days, weekdays, months ----

local NOT_BEFORE = set_of [[black bloody super fat shrove cyber holy man sheffield ruby]]
local NOT_AFTER = set_of [[times telegraph mail mirror post express herald star sun people tribune independent league]]

local function prepare_weekday(item, at)
  if words.SHORT[key(item._weekday)] then return nil end -- "Sat" needs a date behind it
  if NOT_BEFORE[before(item, at)] or item._wd == 7 and NOT_AFTER[after(item, at)] and shape_after(item, at) ~= "lower" and before(item, at) ~= "on" then return nil end
  local edge = item._edge and key(item._edge)
  if edge then item._p = edge:find "^early" and "TMO" or edge:find "^late" and not edge:find "^later" and "TNI" or nil end
  item._read = item._p and resolve.part_of_day or resolve.date
  return item
end

-- Whether a month's name alone is one where it stands.
local function month_stands(item, at)
  local mo, previous, shape = item._mo, before(item, at), shape_after(item, at)
  local w, i, j = at.columns.word, item._i, item._j
  if JOINS[previous] and words.MONTH[w[i - 2]] or JOINS[w[j + 1]] and words.MONTH[w[j + 2]] and at.columns.shape[j + 2] == "capital" then return true end -- from October to March
  if NOUN_BEFORE[previous] and shape == "lower" and not (mo == 3 and MARCHES[after(item, at)]) then return mo ~= 3 or previous ~= "the" and previous ~= "'s" end
  if DOUBTFUL[mo] and not MONTH_BEFORE[previous] then return false end
  if mo == 5 and not MAY_BEFORE[previous] then return false end
  if DOUBTFUL[mo] and is_capital(shape) and not NAME_BEFORE[previous] then return false end
  if mo == 3 and (previous == "to" or previous == "the" or previous == "on" or previous == "that") then return false end
  return not ((mo == 3 or mo == 5) and shape == "digits")
end

local function prepare_month(item, at)
  item._read = resolve.month
  if item._y or item._which then return item end
  local word = key(item._month)
  if words.SHORT[word] and not item._rel then return nil end
  if item._i == item._j and not word:find "^mid" and not month_stands(item, at) then return nil end
  return item
end

local ATTACKS = set_of "attack attacks terrorist terrorists terror hijackings hijackers commission" -- behind "Sept. 11"

-- What is called after a holiday and may be there on any day: a Christmas market.
local HOLIDAY_NOUN = set_of [[market markets tree trees party parties card cards shopping shoppers present presents gift gifts lights decorations carol carols song songs album
  single number film movie movies tradition traditions concert concerts message bonus bonuses cake pudding jumper jumpers sweater sweaters stocking stockings story special
  egg eggs bunny parade sales lunch dinner truce island costume costumes cracker crackers]]

local function prepare_day(item, at)
  if item._deictic and item._i == item._j and item._deictic.shape ~= "lower" and (is_capital(shape_before(item, at)) or before(item, at) == "the") then
    return nil -- USA Today, the Today show
  end
  if item._deictic and key(item._deictic):find "^toni" then
    item._c = item._hour and hour_value(item._hour, "TNI")
    item._read = resolve.tonight
    return item
  end
  if item._numeric then
    if not item._date then return nil end
  elseif item._weekday and not (item._mo or item._d or item._r or item._week) then
    return prepare_weekday(item, at)
  elseif item._mo and not item._d then
    return prepare_month(item, at)
  elseif item._mo and not item._y and item._i < item._j and before(item, at) == "in" and COUNTED[after(item, at)] and item._day.last == item.last then -- "in March 20 people"
    item.last, item._j, item._d = item._month.last, item._j - 1, nil
    return prepare_month(item, at)
  end
  if item._holiday then
    if HOLIDAY_NOUN[after(item, at)] then return nil end
    without_the(item, at)
  end
  if item._mo == 9 and item._d == 11 and not item._y and ATTACKS[after(item, at)] then item._event_year = 2001 end
  item._read = resolve.date
  return item
end

local NTH_DAY_BEFORE = set_of [[on by until of to from]]

local function prepare_nth_day(item, at)
  if not NTH_DAY_BEFORE[before(item, at)] or is_capital(shape_after(item, at)) or shape_after(item, at) == "hyphen" then return nil end
  item._d, item._read = looked_up(words.DAY, item._nth_day), resolve.nth_day
  return item
end

-- ---- which family ----

-- What reads an item that has a day, a month or a year in it, and something more: the first family that it has a field of.
local function family_with_day(item)
  return item._set and prepare_set or item._way and prepare_distance or item._what and prepare_nth_of or item._quarter and prepare_quarter
    or item._nth and item._wd and prepare_nth_weekday or item._season and prepare_season or item._day2 and prepare_days or item._year2 and prepare_years
    or item._clock and (item._part and item._r and prepare_part or prepare_clock) or item._part and prepare_part
end

local function family_without_day(item)
  return item._set and prepare_set or item._way and prepare_distance or item._unit and prepare_unit or item._ref and prepare_reference
    or item._often and prepare_set or item._clock and (item._part and item._r and prepare_part or prepare_clock)
    or item._the_part and prepare_the_part or item._part and prepare_part or item._season and prepare_season or item._what and prepare_nth_of
    or item._quarter and prepare_quarter or item._century and prepare_century or item._decade and prepare_decade or item._bare and prepare_bare_unit
    or item._glued and prepare_glued or item._long and prepare_long or item._end and prepare_the_unit or item._all and prepare_all
    or item._fiscal and prepare_fiscal or prepare_nth_day
end

-- One word that is a day, a month or a year by itself, as most dates are: what it says, its column tells.
local function prepare_word(item, at, word)
  if item._weekday then
    item._wd = words.WEEKDAY[word]
  elseif item._month then
    item._mo = words.MONTH[word]
  elseif item._deictic then
    item._shift = DEICTIC[word]
  elseif item._numeric then
    item._date = numeric_day(item._numeric.text)
    item._y = item._date and item._date.y
  elseif item._year then
    item._y = words.YEAR[word]
    return prepare_year(item, at)
  end
  return prepare_day(item, at)
end

-- Turns the spans of days into numbers.
local function read_day(item)
  local month, weekday, deictic = item._month, item._weekday, item._deictic
  item._mo = looked_up(words.MONTH, month) or looked_up(words.DAY, item._month_figure)
  item._d = looked_up(words.DAY, item._day)
  if item._numeric then
    item._date = numeric_day(item._numeric.text)
    item._y = item._date and item._date.y
  end
  if item._year then item._y = year_of(item) end
  if weekday then item._wd = looked_up(words.WEEKDAY, weekday) end
  if deictic then item._shift = DEICTIC[key(deictic)] end
end

function reader.prepare(item, at)
  local columns, token = at.columns, at.token
  local i = token(at.article, item.first)
  local j = columns.last[i] == item.last and i or token(at.article, item.last)
  item._i, item._j = i, j
  local has_day = item._weekday or item._month or item._deictic or item._numeric or item._holiday or item._month_figure
  if (has_day or item._year) and i == j then return prepare_word(item, at, columns.word[i]) end
  if item._rel then item._r = words.RELATIVE[key(item._rel)] end
  if not (has_day or item._year) then return family_without_day(item)(item, at) end
  read_day(item)
  local prepare = family_with_day(item) or (has_day and prepare_day or prepare_year)
  return prepare(item, at)
end

return reader
