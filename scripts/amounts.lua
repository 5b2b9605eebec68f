-- Numbers, per cents and sums of money, with what they come to.
--
-- What it does: "$3.5 billion", "2 million euros", "US$5m" and "30 cents" are money with a currency of ISO 4217; "4.2
-- percent" and "five per cent" are percents, percentage points have the unit "points"; "150 kilometers" is a number with
-- a unit of scripts/lists/units.tsv, "48", "twenty-one trillion" and "a dozen" are numbers alone.  Of a range ("10 to 15
-- percent", "$5-10 million") each end is an item of its own, and both have the scale that stands behind the second.
-- "Pesos" and "crowns" are those last told in full ("Norwegian crowns", "NOK 5m"), else those of the country that the text names most (lode.local_currencies).
-- "Tens of millions of dollars" is money with a currency and no amount.
-- What it does not do: a bare "$" is always the US dollar; dates, durations and ages are left to
-- the rule `dates`; ordinals ("the third") are no numbers, and neither are the digits inside names ("FA-50", "K9").
--
-- How it is built: one pattern finds a sum and what stands before or behind it (currency, per cent, unit).  `after` goes
-- through these in the order of the text beside the dates, says of which kind each is and what it comes to, and lets the
-- ends of a range share kind and scale.

local lode = require "lode"
local lpeg = require "lpeg"
local locals = require "lode.local_currencies"
local numbers = require "lode.numbers"
local values = require "lode.amount_values"
local sets = require "lode.sets"
local words = require "lode.words"
local t = lode.tokens
local P = lpeg.P
local set_of = sets.of

-- ---- figures and words ----

local function any_of(phrases)
  local pattern = P(false)
  for phrase in phrases:gmatch "[^|]+" do pattern = pattern + t.word(phrase) end
  return pattern
end

local part_list, parts_list = {}, {}
for word in pairs(numbers.fractions) do
  local list = word:find "s$" and parts_list or part_list
  list[#list + 1] = word
end
local ratio_list = {}
for _, bottom in ipairs { 2, 3, 4, 5, 8, 16 } do
  for top = 1, bottom - 1 do ratio_list[#ratio_list + 1] = top .. "/" .. bottom end
end

local figure, a = t.number, t.word "a" + t.word "an"
local cardinal, scale = t.list(sets.keys(numbers.cardinals)), t.list(sets.keys(numbers.scales))
local part, parts = t.list(part_list), t.list(parts_list)
local vulgar = any_of "½|¼|¾|⅓|⅔|⅛|⅙|⅕"
local hyphen = t.hyphen ^ -1
local one = a + t.word "one"

-- "twenty-one trillion three hundred", "2 million", "a hundred", "4 thousand 3 hundred and 21".
local more = hyphen * (scale + cardinal) + figure * #scale + t.word "and" * cardinal * -(hyphen * (part + parts)) + t.word "and" * figure * -(t.percent + scale)
local spelled = (cardinal + figure * #(hyphen * scale) + a * #scale + scale * #scale) * more ^ 0
-- "two thirds", "a fifth", "one twenty-fifth"; "two and a half"; "half a million"; "three point five".
local fraction = one * hyphen * (cardinal * t.hyphen) ^ -1 * part + spelled * hyphen * parts + figure * parts
local and_part = hyphen * t.word "and" * hyphen * (one * hyphen * part + cardinal * hyphen * parts) * (hyphen * scale) ^ -1
local part_of = (any_of "half|quarter" + fraction) * (t.word "of" ^ -1 * a + t.hyphen) ^ -1 * scale + a * t.word "half" * hyphen * scale
local point = cardinal * (hyphen * (scale + cardinal) + t.word "and" * cardinal) ^ 0 * t.word "point" * cardinal * (hyphen * cardinal) ^ 0
local in_words = point + part_of + fraction + spelled * and_part + spelled
-- "12,34,567" as India writes it; "10^6", "1.3x10^6"; "1 3/4", "2 and a half".
local indian = figure * (t.glued * t.comma * t.glued * figure) ^ 1
local power = (figure * (t.glued * t.word "x10") ^ -1 + t.alnum) * t.glued * t.word "^" * (t.glued * any_of "+|-") ^ 0 * t.glued * figure
local in_figures = indian + power + figure * (vulgar + t.list(ratio_list)) + figure * t.word "and" * one * (part + parts)
  + #(figure * (scale + t.hyphen * scale + parts)) * in_words + figure * (t.glued * any_of "bn|mn|k|b|m|tn|million|billion") ^ -1
local whole = spelled + figure
local chance = t.span(any_of "minus|negative", "_sign") ^ -1 * t.span(t.word "one" + t.word "1", "_top") * any_of "in|over" * t.span(whole, "_bottom")
  + t.span(whole, "_top") * t.word "out of" * t.span(whole, "_bottom")

-- ---- what stands beside them ----

local currency = t.list "currencies"
-- Codes in lower case, words of other languages, millions of a currency.
local CODES = { usd = "USD", rmb = "CNY", eur = "EUR", gbp = "GBP", kuai = "CNY", musd = "USD", meur = "EUR", mgbp = "GBP", msek = "SEK", ["rs."] = "INR" }
local code = t.list(sets.keys(CODES))
local ADJECTIVES = { us = "USD", american = "USD", australian = "AUD", canadian = "CAD", swiss = "CHF", turkish = "TRY", chinese = "CNY", dutch = "NLG",
  finnish = "FIM", french = "FRF",
  belgian = "BEF", mexican = "MXN", indian = "INR", japanese = "JPY", ["hong kong"] = "HKD", singapore = "SGD", ["u.s."] = "USD", ["new zealand"] = "NZD" }
local adjective = t.span(t.list(sets.keys(ADJECTIVES)), "_adjective")
local SPLIT = { us = "USD", ["u.s"] = "USD", ["u.s."] = "USD", hk = "HKD", nz = "NZD", nt = "TWD", c = "CAD", usd = "USD", mxn = "MXN", aud = "AUD",
  cad = "CAD", nzd = "NZD" } -- "US $5"
local rupees = #t.abbrev_capital * t.like(P "Rs.") -- "Rs. 500 crore"
local prefix = any_of "us|u.s.|u.s|hk|nz|nt|c|usd|mxn|aud|cad|nzd" * t.currency + currency + code + rupees

local GLUED_CODES = { RMB = "CNY", RM = "MYR", Rs = "INR", kr = "SEK", Dh = "AED", Dhs = "AED" }
for currency in ("USD EUR GBP JPY AUD CAD CHF CNY INR NOK SEK DKK HKD SGD NZD TWD KRW BRL MXN ZAR PLN CZK HUF RUB TRY THB IDR PHP AED SAR"):gmatch "%a+" do
  GLUED_CODES[currency] = currency
end

local points = t.span(any_of "percentage points|percentage point|percent points", "_points")
local percent = points + t.span(t.percent + any_of "percents|percent|per cent|pct.|pct|percentage", "_percent")
local small_change = t.word "and" ^ -1 * t.span(figure + cardinal * (hyphen * cardinal) ^ -1, "_cents")
local behind = (t.span(currency + code, "_behind") + adjective * t.span(currency, "_behind")) * t.span(scale, "_scale") ^ -1
  * (small_change * (any_of "cents|cent|pence|kopecks|paise|centavos|fen|mao" + #(t.full_stop + t.stop))) ^ -1
local tail = (hyphen * (percent + behind + t.span(t.list "units", "_unit"))) ^ -1

local function sum_of(pattern) return t.span(pattern, "_sum") end

-- "RM40", "SEK5m", "Rs1.5 crore": a code glued to its figures; where a point follows, these are three tokens.
local coded_form = P(false)
for letters in pairs(GLUED_CODES) do coded_form = coded_form + lpeg.P(letters) * lpeg.R "09" * lpeg.P(1) ^ 0 end
local coded = t.span(t.like(coded_form) * (t.glued * t.full_stop * t.glued * (t.number + t.alnum)) ^ -1, "_coded") * t.span(scale, "_scale") ^ -1

-- "half a percentage point", "a quarter of a per cent".
local part_percent = sum_of(any_of "half|quarter" + fraction) * t.word "of" ^ -1 * a * percent

local money = t.span(prefix, "_before") * sum_of(#figure * in_figures + t.alnum + in_words) * (hyphen * t.span(scale, "_scale")) ^ -1 * any_of "dollars|dollar|euros|pounds" ^ -1
local with_figures = chance + sum_of(in_figures) * tail
local in_letters = chance + sum_of(in_words) * tail
local of_half = sum_of(t.word "half") * #any_of "of|the|a|its|their|people"

-- "tens of millions of dollars": money, but nobody can say how much.
local heaps = any_of "millions|billions|trillions|thousands"
local vague = t.span(any_of "tens|hundreds|dozens|scores" * t.word "of" * heaps, "_vague") * t.word "of" * adjective ^ -1 * t.span(currency, "_behind")

-- By the first token: figures, words of numbers, "a" before one of them, what stands before money, digits with letters, signs.
local amount = #figure * with_figures + #(cardinal + scale * scale) * in_letters
  + #a * #(a * (scale + part + cardinal + t.word "half")) * (#(a * part) * part_percent + in_letters)
  + -(figure + a) * (#any_of "half|quarter" * (part_percent + in_letters + of_half) + money + coded + sum_of(power) * tail + sum_of(t.alnum) * tail + sum_of(vulgar) * tail
    + #any_of "minus|negative" * (chance + sum_of(any_of "minus|negative" * (#figure * in_figures + in_words)) * tail))
  + #a * money + #any_of "tens|hundreds|dozens|scores" * vague

-- ---- what they are where they stand ----

local PRONOUN_BEFORE = set_of "number no. the this that which each every no any another some what only last next first other big good"
local PRONOUN_AFTER = set_of [[of another 's ’s who that is was has had can could would will should must may might to by in on at for from with and or but as , . ? ! ; : ) day
  thing side hand way such else more you i we they he she it were - —]]
local COUNTED = set_of "people men women children voters of more jobs"

local function is_capital(shape)
  return shape == "capital" or shape == "upper" or shape == "mixed" or shape == "initial"
end

-- "Formula One", "this one", "one of them": no counts.  The item is the word "one".
local function is_pronoun(item, at)
  local before, after = at.word[item._i - 1] or "", at.word[item._j + 1] or ""
  if is_capital(at.shape[item._i]) and is_capital(at.shape[item._i - 1]) then return true end
  if before == "" then return PRONOUN_AFTER[after] end
  if before == "at" and after == "time" then return true end
  return PRONOUN_BEFORE[before] or PRONOUN_AFTER[after] or after == ""
end

local LETTERS = set_of "lower capital upper mixed initial"
local AGE_BEFORE, AGE_AFTER = set_of "aged age and ,", set_of "to or and - year years month months" -- nothing else stands beside an age
local ENDS, RANGE_OF_AGES = set_of ", . ; )", set_of "to or and -"

-- "Lee, 48, said", "aged 48", "aged five and seven", "48-year-old".
local function is_age(item, at)
  local w, shape, i, j = at.word, at.shape, item._i, item._j
  if w[i - 1] == "aged" or w[i - 1] == "age" or w[i - 1] == "and" and w[i - 3] == "aged" then return true end
  if w[i - 1] == "," and i == j and #w[i] == 2 and shape[i] == "digits" and not item._unit then
    if (w[j + 1] == "," or w[j + 1] == "from" and not w[i - 2]:find "%ls$") and LETTERS[shape[i - 2]] or is_capital(shape[i - 2]) and ENDS[w[j + 1]] then return true end
  end
  if RANGE_OF_AGES[w[j + 1]] and (shape[j + 2] == "digits" or numbers.cardinals[w[j + 2]]) then j = j + 2 end -- 10 to 12 years old
  local k = w[j + 1] == "-" and j + 2 or j + 1
  local unit = w[k]
  if unit ~= "year" and unit ~= "years" and unit ~= "month" and unit ~= "months" then return false end
  return w[k + 1] == "old" or w[k + 1] == "-" and w[k + 2] == "old" or w[k + 1] == "of" and w[k + 2] == "age"
end

local BEFORE_COUNTS = set_of "between from about over nearly some than least most only just almost under up another all to of in by with at and for"

-- "Challenger 2 tanks", "the 737 MAX": the number of a model, though a noun that could be counted is behind it.
local MODELS = set_of "tank tanks jet jets missile missiles rocket rockets aircraft airliner airliners plane planes helicopter helicopters phone phones smartphone console max dreamliner"
local GIVING = set_of "sent gave give gives giving sends send sending offered promised of to in by and for from"
local function is_model(item, at)
  local i, word, before = item._i, at.word[item._i], at.word[item._i - 2] or ""
  if word:find "^7[0-8]7$" then return true end
  return #word == 1 and is_capital(at.shape[i - 1]) and before ~= "" and not GIVING[before] and not BEFORE_COUNTS[at.word[i - 1]]
end

local SMALL = set_of "and or of in on at to for with was is were are has had from by as which who that but will would can"

-- What a number behind them tells apart rather than counts: "lap 48", "Game 7", "page 5".
local LABELS = set_of [[lap turn game formula block page chapter section article phase stage level step room flight route highway interstate psalm number no. no act scene
  volume platform gate pier figure table item rule category tier grade group division line channel unit zone apartment suite box lane exit mile witness exhibit day
  week season episode type model class mark area sector district ward precinct appendix annex clause paragraph verse title amendment proposition terminal runway
  studio hall track volume vol vol. fig fig. windows bus tram train issue series resolution]]
local MANY_BEHIND = set_of "lap turn game line unit mile no day week season group area title hall track windows bus tram train issue series"
local GROUPS = set_of "5 7 8 10 15 20 24 30 77 five seven eight ten twenty" -- nations that meet

-- "lap 48": but "no 48 people", "a group 48 strong": what can be something else must be a figure without a noun behind it.
local function is_label(item, at)
  local i, before = item._i, at.word[item._i - 1]
  if is_capital(at.shape[i]) and (before == "big" or before == "of" and is_capital(at.shape[i - 2])) then return true end -- the Group of Seven
  if before == "of" and at.word[i - 2] == "group" and is_capital(at.shape[i - 2]) then return GROUPS[at.word[i]] end
  if not LABELS[before] or i ~= item._j or item._unit then return false end
  local figures = at.shape[i] == "digits" and #at.word[i] <= 4
  local capital, following = is_capital(at.shape[i - 1]), at.word[i + 1] or ""
  local counts = following == "-" or following:find "%ls$" and not SMALL[following]
  if before == "no" then return capital and figures end
  if MANY_BEHIND[before] then return not counts or capital and figures end
  return figures or numbers.cardinals[at.word[i]] ~= nil
end

local NAME_ENDS = set_of "comma full_stop close_bracket clitic"

-- "FA-50", "Block 70,": the digits of a name.  A name's number stands alone: no noun behind it that it could count.
local function is_name(item, at)
  local i, shape = item._i, at.shape
  if at.word[i - 1] == "-" and at.last[i - 2] and at.last[i - 2] + 1 == at.first[i - 1] and at.last[i - 1] + 1 == item.first then
    local before = shape[i - 2]
    return is_capital(before) or before == "alnum" or at.word[i - 2] == "under" -- F-16, under-21
  end
  if item._i ~= item._j or shape[i] ~= "digits" or #at.word[i] > 3 or item._unit or item._percent then return false end
  local opens = (at.word[i - 2] or "") == "" and shape[i - 1] == "capital" -- "Some 11 fell"
  if not is_capital(shape[i - 1]) or opens or BEFORE_COUNTS[at.word[i - 1]] then return false end
  local following = at.word[i + 1]
  return NAME_ENDS[shape[i + 1]] or is_capital(shape[i + 1]) or SMALL[following] or words.irregular[following] or words.ed(following) -- "the CAC 40 fell"
end

-- "(202) 456-1111".
local function is_phone(item, at)
  local w, i = at.word, item._i
  return w[i - 1] == "(" and w[i + 1] == ")" and at.shape[i + 2] == "alnum" and w[i + 2]:find "^%d+%-%d+" ~= nil
end

-- "B5,000": digits behind a comma that is glued to something else than digits.
local function continues_code(item, at)
  local i = item._i
  local mark = at.word[i - 1]
  return (mark == "," or mark == ".") and at.last[i - 1] + 1 == at.first[i] and at.last[i - 2] and at.last[i - 2] + 1 == at.first[i - 1]
    and (at.shape[i - 2] == "alnum" or at.word[i]:find "^0")
end

-- A minus sign that is glued to its number and to nothing before it.
local function minus_before(item, at)
  local i = item._i
  if at.word[i - 1] ~= "-" then return false end
  return at.last[i - 1] + 1 == item.first and (at.word[i - 2] == "" or not at.last[i - 2] or at.last[i - 2] + 1 < at.first[i - 1])
end

-- ---- numbers ----

local GLUED_UNITS = set_of "in km kg cm mm ml mph kph kW MW GW ft lbs lb GB MB TB KB GHz MHz mg km/h m C F"
local NEEDS_FIGURES = set_of "degrees bits bit stone magnitude Mach"

local function number(item, value, unit)
  item.amount, item.unit = numbers.integer(value), unit
  return item
end

local function end_at(item, span, at)
  item.last, item._j = span.last, at.token(at.article, span.last)
end

local function is_british(at)
  if at.british == nil then
    local text = at.article.text
    at.british = (text:find("£", 1, true) or text:find("Brit", 1, true) or text:find("London", 1, true) or text:find("pence", 1, true)) ~= nil
  end
  return at.british
end

-- "BP shares fell 12p".
local VIDEO = set_of "144 240 360 480 720 1080 1440 2160" -- "1080p"
local function tells_of_shares(at)
  if at.shares == nil then at.shares = at.article.text:find("shares", 1, true) ~= nil end
  return at.shares
end

-- "5m jobs", "4.2m Hispanic-owned businesses", "1.3m more voters" are millions; "5m tall", "a 50m pool" are metres.
local MEASURED = set_of "tall high deep long wide away from of and or to in below above apart off at tsunami wave waves freestyle butterfly backstroke final race sprint hurdles dash"
local function counts_millions(item, at)
  local w, shape, j = at.word, at.shape, item._j
  if COUNTED[w[j + 1]] then return true end
  for k = j + 1, j + 4 do
    local word = w[k]
    if not word or word == "" or MEASURED[word] or not (LETTERS[shape[k]] or word == "-") then return false end
    if shape[k] == "lower" and word:find "%l%ls$" and not SMALL[word] then return true end
  end
  return false
end

-- "10km", "5bn", "5m jobs".
local function glued_number(item, at)
  if is_name(item, at) then return nil end -- F-35B
  local text = item._sum.text
  local sign = 1
  if minus_before(item, at) then item.first, item._i, sign = at.first[item._i - 1], item._i - 1, -1 end
  if text:find "^%d[%d%.]*e%d+$" then return number(item, sign * values.of_text(text)) end -- 1e10
  local digits, letters = text:match "^([%d,%.]+)(.+)$"
  local value = digits and numbers.digits(digits)
  value = value and sign * value
  if not value then return nil end
  if at.codes[letters] then
    item.kind, item.currency = "money", at.codes[letters]
    return number(item, value)
  end
  local after = at.word[item._j + 1] or ""
  if letters == "m" and counts_millions(item, at) then return number(item, value * 1e6) end
  if letters == "p" and (is_british(at) or tells_of_shares(at) and not VIDEO[digits]) then -- 99p
    item.kind, item.currency = "money", "GBP"
    return number(item, value / 100)
  end
  if GLUED_UNITS[letters] then return number(item, value, letters) end
  local by = letters ~= "m" and letters ~= "t" and letters ~= "g" and values.letters(letters)
  if not by then return nil end
  item._scaled = true
  return number(item, value * by, item._unit and item._unit.unit)
end

-- "one in five"; "12 out of 10" are two numbers.
local function read_chance(item, at)
  local top, bottom = values.of(item._top), values.of(item._bottom)
  if not top or not bottom then return nil end
  if top < bottom then return number(item, (item._sign and -1 or 1) * top / bottom) end
  local second = number({ kind = "number", first = item._bottom.first, last = item._bottom.last, _i = at.token(at.article, item._bottom.first), _j = item._j }, bottom)
  end_at(item, item._top, at)
  return number(item, top), { second }
end

-- A part of something in words: "a third of", not "a third man".
local PART_AFTER = set_of "of the to in from by more less and or as than that , . ; : ! ? ) ”"
local function is_ordinal(item, at)
  local w, j = at.word, item._j
  return numbers.fractions[w[j]] and numbers.ordinals[w[j]] and (w[item._i] == "a" or w[item._i] == "one") and at.shape[j + 1] ~= nil and w[j + 1] ~= ""
    and not PART_AFTER[w[j + 1]] and LETTERS[at.shape[j + 1]]
end

-- The number that an item begins with, and how many tokens say it.  Most are one word, which its column tells.
local function sum_at(item, at)
  local i = item._i
  local n = i == item._j and 1 or #item._sum
  if n == 1 then
    local word = at.word[i]
    local known = numbers.cardinals[word] or at.shape[i] == "digits" and numbers.digits(word)
    if known then return known, n end
  end
  return values.of(item._sum), n
end

local TENS = set_of "twenty thirty forty fifty sixty seventy eighty ninety" -- "twenty-first" is an ordinal
local DIGITS = 13 -- so many in a row, without commas, are a code: a card, an account

-- Whether the words beside a number say that it counts nothing; `n` is how many tokens it has.
local function is_none(item, at, n)
  local w, shape, i, j = at.word, at.shape, item._i, item._j
  local word, previous, following = w[i], w[i - 1], w[j + 1]
  local figures = i == j and shape[i] == "digits"
  if figures and (MODELS[following] and is_model(item, at) or #word >= DIGITS and not word:find "%D" and LETTERS[shape[i - 1]]) then return true end
  if i == j and word == "one" and is_pronoun(item, at) then return true end
  if following == "-" and i == j and TENS[word] and numbers.ordinals[w[j + 2]] then return true end
  if (AGE_BEFORE[previous] or AGE_AFTER[following]) and is_age(item, at) then return true end
  if (previous == "-" or figures and is_capital(shape[i - 1])) and is_name(item, at) then return true end
  if (LABELS[previous] or previous == "big" or previous == "of") and is_label(item, at) then return true end
  if previous == "(" and is_phone(item, at) or n > 1 and is_ordinal(item, at) then return true end
  if is_capital(shape[j + 1]) then
    if figures and not item._unit and #word == 4 and word:find "^[12][09]%d%d$" then return true end -- 2016 Formula One
    if word:find("/", 1, true) then return true end -- "2/8 Police officers": of a gallery
  end
  return (previous == "," or previous == ".") and continues_code(item, at)
end

local function read_number(item, at)
  if item._top then return read_chance(item, at) end
  if at.shape[item._i] == "alnum" and #item._sum == 1 then return glued_number(item, at) end
  local value, n = sum_at(item, at)
  if not value or value ~= value or is_none(item, at, n) then return nil end
  if minus_before(item, at) then item.first, item._i, value = at.first[item._i - 1], item._i - 1, -value end
  item._scaled = n > 1
  local unit = item._unit
  if not unit then return number(item, value) end
  if (NEEDS_FIGURES[unit.text] or #unit.text <= 2 and unit.ambiguous == "1") and not item._sum.text:find "%d" then
    end_at(item, item._sum, at)
    return number(item, value)
  end
  return number(item, value, unit.unit)
end

-- ---- money ----

-- Words and codes that are seldom money: they need a scale or thousands.
local PLAIN = set_of [[mark marks real reals som soms sum sol soles lek lei leu lev tala dram colon crown crowns won p kip kina dong sh fen fils sen
  ether bit bits ft le dh sr re re. pula punt gel top lari cup cop try all mad bob pen sos sar mop lak mur dm rm]]
local SURE_CODES = set_of "sar mur" -- in capitals before figures
local MILLIONS = set_of "musd meur mgbp msek"

local function sum_value(item)
  local value = values.of(item._sum)
  if not value or not item._scale then return value end
  item._scaled = true
  return value * numbers.scales[item._scale.word]
end

local function money(item, value, currency)
  item.kind, item.amount, item.currency = "money", numbers.integer(value), currency
  return item
end

-- What a text tells in full, "Norwegian crowns" or "NOK 5 million", its bare "crowns" are from there on.
local function note_told(currency, at)
  local nouns = locals.nouns_of(currency)
  for i = 1, nouns and #nouns or 0 do at.told[nouns[i]] = currency end
end

-- "$5", "US $5", "EUR 5 million".
local function read_money_before(item, at)
  local before, value = item._before, sum_value(item)
  if not value then return nil end
  local first, mark = before.word, before.text
  local currency = #before > 1 and mark:find("$", 1, true) and SPLIT[first] or CODES[first]
  local entry = not currency and before.entry
  local form = entry and entry.form
  item._scaled = item._scaled or #item._sum > 1 or item._sum.shape == "alnum"
  if entry and (form == "word" or form == "cent" or form == "code" and PLAIN[first] and not item._scaled
    and not (SURE_CODES[first] and before.shape == "upper")) then -- "won 5 seats"
    item.first, item._i = item._sum.first, at.token(at.article, item._sum.first)
    return read_number(item, at)
  end
  currency = currency or entry and entry.currency or "USD"
  if form == "code" then note_told(currency, at) end
  return money(item, value, currency)
end

-- "USD5", "SEK5m", "Rs1.5 crore".
local function read_coded(item, at)
  local letters, figures, by = item._coded.text:match "^(%a+)([%d,%.]+)(%a*)$"
  local value = figures and numbers.digits(figures)
  local times = item._scale and numbers.scales[item._scale.word] or by == "" and 1 or by and values.letters(by)
  if not value or not times then return nil end
  note_told(at.codes[letters], at)
  return money(item, value * times, at.codes[letters])
end

local PRICED = set_of "cost costs costing pay pays paid paying price prices fee fees worth for at to from by sells sold earns earned"
local APIECE = set_of "per a an each apiece"

-- "3.12 crowns per share", "costs 300 won.": not "they won 300 won games".
local function is_price(item, value, word, at)
  local following, j = at.word[item._j + 1] or "", item._j
  local each = APIECE[following] ~= nil
  if word ~= "won" then return each or item._sum.text:find("%d%.%d") ~= nil end
  return value >= 100 and PRICED[at.word[item._i - 1]] and (each or ENDS[following] or following == "" or at.shape[j + 1] == "full_stop")
end

local function counts_money(item, value, word, form)
  if not PLAIN[word] or form == "code" and item._behind.shape == "upper" then return true end
  local sum = item._sum.text
  return item._scaled or #item._sum > 1 or sum:find(",", 1, true) or value >= 1000 and word == "won" and #sum ~= 4
end

-- The currency that "pesos" or "francs" is here: of the country beside it, of the last sum told in full, of the country that the text names most (asked once a name).
local function local_currency(word, item, at)
  local noun = locals.noun(word)
  if not noun then return nil end
  local told = locals.near(noun, at.word, item._i) or at.told[noun]
  if told then return told end
  local known = at.locals[word]
  if known == nil then
    known = locals.of(word, at.word, at.n) or false
    at.locals[word] = known
  end
  return known
end

-- "5 euros", "30 cents", "5 million Swiss francs", "5 dollars and 20 cents".
local function read_money_behind(item, at)
  local span = item._behind
  local word, value = span.text:lower(), sum_value(item)
  if not value then return nil end
  local entry = span.entry
  local currency, form = CODES[word] or entry.currency, entry and entry.form or "code"
  if span.text == "Cent" and value ~= 1 then return nil end -- a singer
  local pounds = (word == "pound" or word == "pounds") and value < 1e6 and not is_british(at)
  if pounds or not (counts_money(item, value, word, form) or is_price(item, value, word, at)) then
    end_at(item, pounds and span or item._sum, at)
    return pounds and number(item, value, "lb") or read_number(item, at)
  end
  if form == "cent" then value = value / 100 end
  if MILLIONS[word] then value = value * 1e6 end
  item._scaled = item._scaled or #item._sum > 1
  if item._adjective then
    currency = ADJECTIVES[sets.key(item._adjective)]
    note_told(currency, at)
  elseif #span > 1 and not locals.noun(word) or form == "code" then
    note_told(currency, at)
  elseif form == "word" then
    currency = local_currency(word, item, at) or currency
  end
  local cents = item._cents and values.of(item._cents)
  if cents and cents < 100 then value = value + cents / 100 end
  return money(item, value, currency)
end

local function read_vague_money(item, at)
  local word, entry = item._behind.text:lower(), item._behind.entry
  if not entry or entry.form ~= "word" or (word == "pounds" and not is_british(at)) then return nil end
  item.kind = "money"
  item.currency = item._adjective and ADJECTIVES[sets.key(item._adjective)] or #item._behind == 1 and local_currency(word, item, at) or entry.currency
  return item
end

-- ---- per cents ----

local function read_percent(item, at)
  local value = sum_at(item, at)
  if not value or value ~= value then return nil end
  if minus_before(item, at) then item.first, item._i, value = at.first[item._i - 1], item._i - 1, -value end
  item.kind, item.amount, item.unit = "percent", numbers.integer(value), item._points and "points" or nil
  return item
end

-- "22,24,26": numbers that a comma alone parts, unless they are lakhs and crores.
local function read_list(item, at)
  if item._sum.text:find "^%d%d?,%d[%d,]*,%d%d%d%f[%D][%.%d]*$" then return read_number(item, at) end
  local first, rest = nil, {}
  for _, span in ipairs(item._sum:tokens()) do
    if span.shape == "digits" and #rest < 7 then
      local i = at.token(at.article, span.first)
      local x = number({ kind = "number", first = span.first, last = span.last, _i = i, _j = i }, values.of(span))
      if first then rest[#rest + 1] = x else first = x end
    end
  end
  return first, rest
end

-- What an item is; and further ones that it holds.
local function read(item, at)
  local token = at.token
  local i = token(at.article, item.first)
  local j = at.last[i] == item.last and i or token(at.article, item.last)
  item._i, item._j = i, j
  if item._coded then return read_coded(item, at) end
  if item._vague then return read_vague_money(item, at) end
  if i == j and not item._top then return read_number(item, at) end
  if item._percent or item._points then return read_percent(item, at) end
  if item._before then return read_money_before(item, at) end
  if item._behind then return read_money_behind(item, at) end
  if at.shape[i + 1] == "comma" and item._sum and #item._sum > 2 then return read_list(item, at) end
  return read_number(item, at)
end

-- ---- ranges ----

local RANGE = set_of "- – — to"
local PAIR = set_of "- – — to or and"

-- What the scale in an item multiplies by: "10 million", "5bn".
local function scale_within(item, at)
  for i = item._i, item._j do
    local by = numbers.scales[at.word[i]] or at.shape[i] == "alnum" and values.letters(at.word[i]:match "%a+$" or "")
    if by and by >= 1000 then return by end
  end
  return 1
end

-- "10 to 15 percent", "$5-10 million", "5 to 10 euros": what stands behind the second end, or before the first, is of both.
local function share(x, y, at)
  local join = at.word[x._j + 1]
  if x.kind == "number" and not x.unit and y.kind == "percent" and PAIR[join] then
    x.kind, x.unit = "percent", y.unit
  end
  if not RANGE[join] and not (join == "and" and at.word[x._i - 1] == "between") then return end
  if x.kind == "number" and not x.unit and y.kind == "money" and not y._before then
    x.kind, x.currency = "money", y.currency
  elseif x.kind == "money" and x._before and y.kind == "number" and not y.unit then
    y.kind, y.currency = "money", x.currency
  end
  if y._scaled and not x._scaled and x.kind == y.kind and x.amount and x.amount < 1000 then x.amount = numbers.integer(x.amount * scale_within(y, at)) end
end

-- "1 234 567.89": the groups of a number that spaces part.
local GAPS = { [" "] = true, ["\u{a0}"] = true, ["\u{202f}"] = true }

local function continues(x, y, at)
  if x.kind ~= "number" or x.unit or not GAPS[at.article.text:sub(x.last + 1, y.first - 1)] then return false end
  local head, group = at.word[x._i], at.word[y._i]
  if y._i ~= y._j or not (x._grouped or x._i == x._j and #head <= 3 and head:find "^[1-9]%d*$") then return false end
  return group:find "^%d%d%d$" ~= nil or group:find "^%d%d%d%.%d+$" ~= nil
end

-- Whether an item lies on a date: "90 kilometers an hour" only touches one.
local function on_date(item, date)
  local last = item._unit and item._sum.last or item.last
  return date.first <= last and not item._percent and not item._before
end

-- Adds an item behind those kept, n of them, or to the last of them.  Returns how many there are then.
local function keep(kept, n, x, at)
  local previous = kept[n]
  local gap = previous and x._i - previous._j
  if gap == 1 and continues(previous, x, at) then
    previous.last, previous._j, previous._grouped = x.last, x._j, true
    number(previous, numbers.digits(at.article.text:sub(previous.first, previous.last)))
    return n
  end
  if gap == 2 then share(previous, x, at) end
  kept[n + 1] = x
  return n + 1
end

-- Goes through the items beside the dates: both stand in the order of the text.
local function read_all(items, dates, at)
  local kept, n, k = {}, 0, 1
  local date = dates[k]
  for i = 1, #items do
    local item = items[i]
    while date and date.last < item.first do
      k = k + 1
      date = dates[k]
    end
    if not date or date.first > item.last or not on_date(item, date) then
      local x, rest = read(item, at)
      if x then n = keep(kept, n, x, at) end
      for r = 1, rest and #rest or 0 do n = keep(kept, n, rest[r], at) end
    end
  end
  return kept
end

return lode.rule {
  api = 1,
  name = "amounts",
  about = "Numbers, per cents and sums of money, with what they come to.",
  tags = { "amounts", "numbers", "money" },
  limits = "A bare \"$\" is the US dollar. Ordinals, ages, dates, durations and the digits of names (\"Game 7\", \"F-35\") are no numbers; "
    .. "each side of a score is one.",
  measured = {
    "Recognizers number, per cent and currency cases in scope: F1 89.8 strict, 88.8 with the right value (2026-11-30; errors were read)",
    "corpus/: money 98.4, percent 100, number 98.9 strict (2026-11-30; written for this project)",
  },
  needs = { "dates" },
  emits = { money = { "amount", "currency" }, percent = { "amount", "unit" }, number = { "amount", "unit" } },
  match = { number = amount },

  after = function(items, article)
    if #items == 0 then return items end
    local columns = article:columns()
    local at = { article = article, token = article.token, codes = GLUED_CODES, locals = {}, told = {}, british = nil, shares = nil,
      n = columns.n, word = columns.word, shape = columns.shape,
      first = columns.first, last = columns.last }
    return read_all(items, article:items "date", at)
  end,

  examples = {
    { "It paid $3.5 billion.", money = { text = "$3.5 billion", amount = 3500000000, currency = "USD" } },
    { "It cost 2 million euros, or US$5m.", money = { { amount = 2000000, currency = "EUR" }, { text = "US$5m", amount = 5000000, currency = "USD" } } },
    { "They lost tens of millions of dollars.", money = { text = "tens of millions of dollars", amount = false, currency = "USD" } },
    { "Shares fell 30 cents.", money = { text = "30 cents", amount = 0.3 } },
    { "A sale of £1.2bn and ¥5 trillion.", money = { { amount = 1200000000, currency = "GBP" }, { amount = 5000000000000, currency = "JPY" } } },
    { "It costs $5-10 million.", money = { { text = "$5", amount = 5000000 }, { text = "10 million", amount = 10000000, currency = "USD" } } },
    { "Prices rose 4.2 percent, then five per cent.", percent = { { text = "4.2 percent", amount = 4.2 }, { text = "five per cent", amount = 5 } } },
    { "It gained 3 percentage points.", percent = { amount = 3, unit = "points" } },
    { "Between 10 and 15 percent left.", percent = { { text = "10", amount = 10 }, { text = "15 percent", amount = 15 } } },
    { "It flies 150 kilometers with 48 people.", number = { { text = "150 kilometers", amount = 150, unit = "km" }, { text = "48", amount = 48 } } },
    { "They have twenty-one trillion reasons.", number = { text = "twenty-one trillion", amount = 21000000000000 } },
    { "Two thirds left, and a dozen stayed.", number = { { text = "Two thirds" }, { text = "a dozen", amount = 12 } } },
    { "Filipinos paid 9 billion pesos in Manila.", money = { amount = 9000000000, currency = "PHP" } },
    { "Half a million fled, one in five of them children.", number = { { text = "Half a million", amount = 500000 }, { text = "one in five", amount = 0.2 } } },
    { "It lost 5 to 10 euros a share.", money = { { text = "5", amount = 5, currency = "EUR" }, { text = "10 euros", amount = 10 } } },
    { "It is -3C at night, and 1 234 567 people are cold.", number = { { text = "-3C", amount = -3, unit = "C" }, { text = "1 234 567", amount = 1234567 } } },
    { "Lee, 48, crashed on lap 48 of Game 7.", number = false },
    { "Eight F-35B jets and a third man came.", number = { "Eight" } },
    { "It came in 2016.", number = false },
    { "The FA-50 is a jet.", number = false },
    { "This one is good.", number = false },
    { "They won the match. He played 300 and only 200 won.", money = false },
    { "It earned 1.4 billion Norwegian crowns. Revenue rose to 5.9 billion crowns, and it paid 3.12 crowns per share.",
      money = { { currency = "NOK" }, { amount = 5900000000, currency = "NOK" }, { text = "3.12 crowns", amount = 3.12, currency = "NOK" } } },
    { "The Danish brewer paid 400 million crowns. It was NOK 500 million, the Czech state said, and it has 300 million crowns.",
      money = { { currency = "DKK" }, { currency = "NOK" }, { currency = "CZK" } } },
    { "A ticket costs 300 won, Rs. 500 crore, SAR 40 or Dh100.",
      money = { { currency = "KRW" }, { text = "Rs. 500 crore", amount = 5000000000, currency = "INR" }, { amount = 40, currency = "SAR" }, { amount = 100, currency = "AED" } } },
    { "BP shares fell 12p to 345p; the film is 1080p.", money = { { text = "12p", amount = 0.12, currency = "GBP" }, { text = "345p", amount = 3.45 } } },
    { "It was the twenty-first and the 10,000th.", number = false },
    { "It flew Challenger 2 tanks in the 737 Max before the Group of 20 met.", number = false },
    { "In game six, Resolution 1701 and the CAC 40 fell, said 50 Cent.", number = false, money = false },
    { "It made between 36 and 38 billion kroner in Norway.",
      money = { { text = "36", amount = 36000000000, currency = "NOK" }, { text = "38 billion kroner", amount = 38000000000 } } },
    { "It cost RM40, SEK5m or Rs1.5 crore.", money = { { text = "RM40", currency = "MYR" }, { amount = 5000000, currency = "SEK" }, { text = "Rs1.5 crore", amount = 15000000 } } },
    { "It rose half a percentage point after a 25-basis-point cut.", percent = { text = "half a percentage point", amount = 0.5, unit = "points" }, number = { amount = 25,
      unit = "bp" } },
    { "It has 4.2m Hispanic-owned shops and a 4.2m wave.", number = { { text = "4.2m", amount = 4200000 }, { text = "4.2m", amount = 4.2, unit = "m" } } },
  },
}
