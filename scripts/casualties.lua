-- Casualties: how many were killed, injured, are missing, trapped, kidnapped or displaced, who they were, what did it, where and when.
--
-- A count with the people counted and a verb or noun of harm: "14 people were killed", "killed at least 14 villagers", "the death toll
-- rose to 90", "claimed 40 lives", "two others were wounded".  `effect` is killed, injured, missing, trapped, kidnapped or displaced.
-- `count` is a number; of a range ("six to eight", "at least 20, possibly 30") it is the lower end and `high` the upper one.  `at_least` tells "at least" and
-- "more than", `at_most` "up to" and "as many as"; "dozens" has no count but is kept, with its text alone.  `again` marks a count that the article has told before.
-- `cause` is the noun nearest to the verb in its clause, with a noun before it that sorts it ("bus crash"), else that of the headline: in the first
-- sentences only, and where the sentence tells of no event of its own ("Meanwhile a car ploughed into").
-- Not found: people named without a count ("killing the president"), animals, what is only feared or planned ("feared dead", "could kill 20"),
-- a single victim with "the".

local lode = require "lode"
local sets = require "lode.sets"
local words = require "lode.words"
local t = lode.tokens
local set = sets.of

-- ---- how many, and who ----

local bound = t.span(t.word { "at least", "more than", "over", "no fewer than", "no less than", "upwards of" }, "_at_least") +
  t.span(t.word { "up to", "as many as", "at most", "fewer than", "less than" }, "_at_most")
local about = t.word { "nearly", "about", "some", "around", "almost", "roughly", "an estimated", "approximately", "another", "a further", "an additional", "a total of", "all",
  "the", "only", "just" }
local number = t.is "number"
local or_more = t.comma ^ -1 * ((t.word "to" + t.word "or") + t.word "and" ^ -1 * (t.word "possibly" + t.word "perhaps" + t.word "maybe")) + t.hyphen + t.dash
local range = t.span(number, "_number") * (or_more * (bound + about) ^ -1 * t.span(number, "_high") * t.comma ^ -1) ^ -1
local between = t.word "between" * t.span(number, "_number") * t.word "and" * t.span(number, "_high")
local tens = t.span(t.word { "tens of thousands", "hundreds of thousands", "dozens", "scores", "hundreds", "thousands", "several", "a few" }, "_tens") * t.word { "of",
  "more" } ^ -1
local count = between + range + tens

local hyphen = t.glued * t.hyphen * t.glued
local person = t.list "agent_phrases" + t.list "agents" + t.word { "others", "workers", "miners", "civilians", "guests", "commuters", "fans", "crew", "people", "person", "lives" }
local no_adjective = t.word { "were", "was", "are", "have", "had", "in", "of", "and", "who", "killed", "dead", "injured", "wounded", "missing", "least" }
local aged = t.number * hyphen * t.lower * hyphen * t.lower -- "an 80-year-old woman"
local adjective = (t.lower - person - no_adjective) * (hyphen * t.lower) ^ -1 + t.is "nationality" + aged
local victims = adjective ^ -2 * t.span(person, "_who") + t.span(t.is "nationality", "_who")
local ones = t.word "of" * (t.word "them" + t.word "whom" + t.word "its" + t.word "the")
local who = bound ^ -1 * count * (ones ^ -1 * victims) ^ -1

-- ---- what happened to them ----

-- What may stand behind those it happened to: "14 people were killed".
local done = t.span(t.word { "killed", "dead", "died", "murdered", "massacred", "executed", "beheaded", "electrocuted", "drowned", "perished", "suffocated", "shot dead",
  "shot and killed",
  "gunned down",
    "stabbed to death", "beaten to death", "burned to death", "burnt to death", "crushed to death", "trampled to death", "hacked to death", "die", "dies", "slain",
      "lost their lives",
    "lost his life", "lost her life", "found dead" }, "_killed") +
  t.span(t.word { "injured", "wounded", "hurt", "shot and wounded", "hospitalised", "hospitalized", "taken to hospital", "taken to the hospital", "taken to a hospital",
    "rushed to hospital",
    "treated for injuries" }, "_injured") +
  t.span(t.word { "missing", "unaccounted for" }, "_missing") + t.span(t.word { "trapped", "stranded", "buried" }, "_trapped") +
  t.span(t.word { "kidnapped", "abducted", "taken hostage", "held hostage", "taken captive" }, "_kidnapped") +
  t.span(t.word { "displaced", "evacuated", "homeless", "uprooted", "forced from their homes", "forced to flee", "driven from their homes", "forced out of their homes", "fled",
    "forced to leave their homes", "moved to safety" } + t.word "moved" * #t.word "from", "_displaced")
-- What may stand before them: "killing 14 people".
local doing = t.span(t.word { "killed", "killing", "kills", "kill", "murdered", "massacred", "executed", "beheaded", "electrocuted", "drowned", "shot dead" }, "_killed") +
  t.span(t.word { "injured", "injuring", "injures", "wounded", "wounding", "wounds", "hurting" }, "_injured") + t.span(t.word { "trapping", "trapped", "burying", "buried",
    "stranding" }, "_trapped") +
  t.span(t.word { "kidnapped", "kidnapping", "abducted", "abducting" }, "_kidnapped") + t.span(t.word { "displaced", "displacing", "uprooted", "evacuated", "driven" },
    "_displaced")

local adverb = t.like((1 - require "lpeg".P "ly" * -1) ^ 1 * "ly") + t.word { "also", "still", "so far", "now", "reportedly" }
local be = t.word { "were", "was", "are", "is", "have been", "has been", "had been", "had", "have", "has", "being", "remained", "remain", "left", "reported", "listed as",
  "confirmed", "feared",
  "believed", "who" } + adverb
local aside = t.comma * (t.any - t.comma - t.full_stop - done) ^ -10 * t.comma -- ", including three children,"
local where = t.word { "in", "on", "aboard", "from", "at" } * (t.any - t.punct - number - be - done) ^ -5 -- "people on the bus"
local second = t.word "and" * (bound + about) ^ -1 * t.span(number, "_number2") * (adjective ^ -2 * t.span(person, "_who2")) ^ -1 -- "14 soldiers and six civilians"
local suffered = who * second ^ -1 * ((aside + where) * be ^ 1 + be ^ -3) * done * t.span(person, "_who") ^ -1

local one = t.span(t.word { "a", "an" }, "_one") * victims * -hyphen
local lost = t.span(t.word { "claimed", "claiming", "claims", "cost", "costing", "took" }, "_killed") * about ^ -1 * who + who * t.word { "were", "have been",
  "had been" } ^ -1 * t.span(t.word "lost", "_killed")
local found = t.span(t.word { "found", "recovered", "pulled", "discovered", "retrieved" }, "_killed")
local bodies = t.word "bodies of" * about ^ -1 * who * be ^ 1 * found + t.span(t.word { "pulled", "recovered", "found", "discovered", "retrieved" }, "_killed") * (bound +
  about) ^ -1 * range * t.span(t.word "bodies", "_bodies") +
  range * t.span(t.word { "bodies", "dead bodies" }, "_bodies") * be ^ 1 * found

local to_gap = t.any - number - t.full_stop - t.semicolon - t.comma - t.word { "and", "said" }
local toll = t.span(t.word { "death toll", "toll" }, "_killed") * to_gap ^ -16 * (bound + about) ^ -1 * t.span(number, "_number")

-- "killing the president and eight others"
local and_others = doing * (t.any - number - t.punct - doing - t.word "and") ^ -10 * t.word "and" * (bound + about) ^ -1 * count * t.span((t.word "others" + t.word "other people"),
  "_who")

-- A sentence without one of these words is not looked at.
local harm = done + doing + found + t.word { "claimed", "claiming", "claims", "cost", "costing", "took", "lost", "death toll", "toll" }
-- "a woman, 45, was killed", "a man in his 30s died"
local alone = t.span(t.word { "died", "dies", "drowned", "perished", "lost his life", "lost her life" }, "_killed")
  * -(t.word { "of", "from" } * -t.word { "his", "her", "injuries", "wounds", "burns", "smoke" }) -- "died of cancer"
local one_suffered = one * (aside + where) ^ -1 * (be ^ 1 * done + alone)
local match = bodies + lost + suffered + one_suffered + doing * one + and_others + doing * about ^ -1 * who + toll

local EFFECTS = { "_killed", "_injured", "_missing", "_trapped", "_kidnapped", "_displaced" }

-- ---- which counts are none ----

local maybe = set "to could would might may can will should cannot not n't n’t never if"
local only_feared = set "feared believed presumed thought assumed" -- "feared dead"
local function_word = set [[in on at of and or but as when while after before by with from for to into during over near since including this last today yesterday overnight early
  late so who
  that which more others dead here there is are was were have has had between across around through outside inside amid]]
local about_people = set "bodies people passengers victims civilians soldiers children men women"

-- "two birds", "one dead switch": a noun that is no person stands behind.
local function counts_things (m)
  local behind = m.span:after(1)
  local word = behind and behind.word or ""
  return behind and behind.shape == "lower" and not function_word[word] and not about_people[word] and not words.ly(word) and not words.ing(word)
end

-- "could have killed 20", "plotting to kill 20", "none of the 40".
local function is_unreal (m, harm)
  local two = m.span:before(3)
  local before = m.span:before(1).word
  if before == "no" or before == "not" or before == "none" or before == "nobody" then return true end
  if #two > 1 and two.text:lower():find "none of" then return true end
  if harm.first ~= m.first then return m._killed ~= nil and only_feared[harm:before(1).word] ~= nil end
  if maybe[before] then return true end
  return before == "have" and #two > 1 and maybe[two:tokens()[#two - 1].word]
end

local function amount (span)
  local item = span and span.item
  return item and item.amount
end

-- An item of one count, from byte `first` on.
local function casualties (m, effect, count, who, first, sentence)
  return { kind = "casualties", first = first, last = m.last, effect = effect, count = count, who = who and who.text, _s = sentence.first, _e = sentence.last }
end

local function build (m)
  local effect, harm
  for i = 1, #EFFECTS do
    if m[EFFECTS[i]] then effect, harm = EFFECTS[i]:sub(2), m[EFFECTS[i]] end
  end
  if m._killed and m._killed.word:find "^[ct][lao][aos]" and not (m._who and m._who.word == "lives") then return nil end -- "took 20 people"
  local count, high = m._one and 1 or amount(m._number), amount(m._high)
  if not count and not m._tens or count and (count < 1 or count % 1 ~= 0) then return nil end
  if is_unreal(m, harm) then return nil end
  local leads = harm.first == m.first -- "killing 14"
  if not m._who and not m._bodies and (leads or harm.shape == "lower" and harm.last == m.last) and counts_things(m) then return nil end
  -- "killed in 2019": a year is no count.
  if count and not m._who and not m._at_least and count > 1900 and count < 2100 then return nil end
  if leads and not m._who and effect ~= "killed" and not m._tens and not m._at_least and not m._at_most and effect ~= "injured" then return nil end
  if m._who and m._who.word == "patients" and effect == "injured" then return nil end -- they are in hospital for something else
  if m._one and m._who.word == "couple" then count = 2 end
  local sentence = m.span:sentence()
  local lives = m._who and m._who.word == "lives"
  local item = casualties(m, effect, count, not lives and m._who or nil, m.first, sentence)
  item.high, item.at_least, item.at_most, item._leads = high and count and high > count and high or nil, m._at_least and true or nil, m._at_most and true or nil, leads
  if not m._number2 then return item end
  return { item, casualties(m, effect, amount(m._number2), m._who2, m._number2.first, sentence) }
end

-- ---- what, where, when ----

local cause = set [[earthquake earthquakes quake aftershock flood floods flooding landslide landslides mudslide mudslides storm storms hurricane typhoon cyclone tornado
  tornadoes wildfire
  wildfires fire fires blaze explosion explosions blast blasts bombing bombings bomb bombs airstrike airstrikes strike strikes shelling attack attacks shooting shootings
  shootout gunmen
  gunman crash crashes collision derailment accident avalanche tsunami eruption drought heatwave stampede crush clashes clash missile missiles rocket rockets drone drones raid
  raids
  collapse epidemic outbreak virus cholera ebola famine war riot riots unrest ambush gunfire bombardment massacre violence fighting invasion offensive siege crackdown heat rains
  monsoon
  bomber sniper mortar grenade poisoning shipwreck]]
local sorts = set [[car truck lorry suicide air drone missile rocket bus train plane tram helicopter ferry boat ship road traffic motorway mine gas house hotel nightclub factory
  forest mass
  school knife flash roadside artillery mortar arson acid coal heart stabbing building bridge civil heavy monsoon gun rail bomb militant grenade]]
local before_fire = set "open opened opens opening under cease returned return exchanged line"

-- The cause at token i, with the noun that sorts it; or nil.
local function cause_at (i, columns, text)
  local word = columns.word
  local w = word[i]
  if not cause[w] or w == "fire" and before_fire[word[i - 1]] or w == "war" and (word[i - 1] == "world" or word[i - 1] == "cold") then return nil end
  local from = sorts[word[i - 1]] and i - 1 or i
  return text:sub(columns.first[from], columns.last[i]):lower()
end

local function cause_between (from, to, step, columns, text)
  for i = from, to, step do
    local found = cause_at(i, columns, text)
    if found then return found end
  end
end

-- The cause nearest to a count: before the verb that kills, behind those who die; no further than the counts beside it.
local function cause_of (item, before, behind, article, columns)
  local text, first, last = article.text, article:token(item.first), article:token(item.last)
  local from = before and before._s == item._s and article:token(before.last) + 1 or article:token(item._s)
  local to = behind and behind._s == item._s and behind.first > item.last and article:token(behind.first) - 1 or article:token(item._e)
  local inside = cause_between(first, last, 1, columns, text)
  if inside then return inside end
  if item._leads then return cause_between(first - 1, from, -1, columns, text) or cause_between(last + 1, to, 1, columns, text) end
  return cause_between(last + 1, to, 1, columns, text) or cause_between(first - 1, from, -1, columns, text)
end

local LEAD = 3 -- sentences behind the headline that are of what it tells
local title_common = set "dead killed injured people five seven eight three four after from with that near least more than over"
local own_event = set [[meanwhile separately elsewhere ploughed plowed rammed crashed collided overturned rolled capsized sank derailed collapsed exploded stabbed shot drove
  plunged detonated opened]]

-- The cause that the headline tells, its sentence and its words.
local function read_title (article, columns)
  local title = article.title
  local first = title and article.text:find(title, 1, true)
  if not first then return nil end
  local from, to, told = article:token(first), article:token(first + #title - 1), {}
  for i = from, to do
    local word = columns.word[i]
    if #word > 3 and not title_common[word] then told[word] = true end
  end
  return { cause = cause_between(from, to, 1, columns, article.text), sentence = columns.sentence[from], words = told }
end

-- Whether a sentence may be of what the headline tells: it is near, and has no event of its own, unless it speaks of the same tram, the same town.
local function leans_on_title (item, title, article, columns)
  local first, own = article:token(item._s), false
  if columns.sentence[first] - title.sentence > LEAD then return false end
  for i = first, article:token(item._e) do
    local word = columns.word[i]
    if title.words[word] then return true end
    own = own or own_event[word]
  end
  return not own
end

local at_place = set "in at near outside across around off inside on from of"
local between = set "the a city town village northern southern eastern western central capital of district province state downtown"

local home = set "based born headquartered living lives"

-- Whether a preposition of place stands before a place, some words of its own aside; and whether a noun hangs on it ("US air strikes"), or who is "based" there.
local function stands_at (place, article, columns)
  local word, token = columns.word, article:token(place.first)
  local i = token - 1
  while between[word[i]] and not (word[i] == "of" and not between[word[i - 1]]) do i = i - 1 end
  local z = article:token(place.last)
  local next = word[z + 1] or ""
  return at_place[word[i]] ~= nil, home[word[i - 1]] or columns.shape[z + 1] == "lower" and not (function_word[next] or words.ed(next) or words.irregular[next])
end

-- The nearest place that something can happen at, else the first that is no adjective.
local function place_of (item, article, columns)
  local best, nearest, other
  for _, place in ipairs(article:items("place", item._s, item._e)) do
    local at, adjective = stands_at(place, article, columns)
    local away = place.first > item.last and place.first - item.last or (item.first - place.last) * 2
    local dateline = place.first == item._s and columns.shape[article:token(place.first)] == "upper" -- "JAKARTA (Reuters) -"
    if at and not adjective and (not nearest or away < nearest) then best, nearest = place, away end
    if not adjective and not dateline and not other then other = place end
  end
  local place = best or other
  return place and place.name
end

local function date_of (item, article)
  local best, nearest
  for _, date in ipairs(article:items("date", item._s, item._e)) do
    local away = date.first > item.last and date.first - item.last or item.first - date.last
    if (date.type == "DATE" or date.type == "TIME") and not date.value:find "_REF$" and (not nearest or away < nearest) then best, nearest = date.value, away end
  end
  return best
end

local function shares_sentence (a, b)
  return a ~= nil and a._s == b._s
end

local function after (items, article)
  if #items == 0 then return items end
  local columns, told, title = article:columns(), {}, nil
  for i = 1, #items do
    local item = items[i]
    local before = items[i - 1]
    item.cause = cause_of(item, before, items[i + 1], article, columns) or before and before._s == item._s and before.cause or nil
    if not item.cause and not shares_sentence(items[i + 1], item) then
      if title == nil then title = read_title(article, columns) or false end
      if title and title.cause and leans_on_title(item, title, article, columns) then item.cause = title.cause end
    end
    item.place, item.date = place_of(item, article, columns), date_of(item, article)
    local key = item.count and item.effect .. item.count .. (item.count == 1 and item.who and item.who:lower() or "") -- a woman and a boy are two
    if key then
      local before_told = told[key]
      item.again = before_told and true
      if before_told and item.count > 1 and not item.cause then item.cause = before_told.cause end -- the same seven dead
      told[key] = before_told or item
    end
  end
  for i = #items - 1, 1, -1 do -- "26 were killed and 11 are missing after floods"
    if not items[i].cause and shares_sentence(items[i + 1], items[i]) then items[i].cause = items[i + 1].cause end
  end
  return items
end

return lode.rule {
  api = 1,
  name = "casualties",
  about = "Casualties: how many killed, injured, missing, trapped, kidnapped or displaced, who, by what, where.",
  tags = { "events", "disasters", "conflict" },
  limits = "A count must stand beside the word of harm; what is only feared or planned is left out.",
  measured = {
    "corpus/: 25 counts, F1 96.2, overlapping 96.2 (2026-11-30; the rule was mended with it)",
  },
  needs = { "nationalities", "places", "dates", "amounts" },
  emits = { casualties = { "effect", "count", "high", "at_least", "at_most", "who", "cause", "place", "date", "again" } },
  trigger = harm,
  match = { casualties = match },
  build = build,
  after = after,
  examples = {
    { "A group based in Norway says troops have killed 12 civilians.", casualties = { count = 12, place = false } },
    { "No one was killed in the capital.", casualties = false },
    { "At least 14 people were killed in a bombing in Kabul.", casualties = { effect = "killed", count = 14, at_least = true, cause = "bombing", place = "Kabul" } },
    { "The quake killed 23 villagers and injured 40 others.", casualties = { { effect = "killed", count = 23, cause = "quake" }, { effect = "injured", count = 40 } } },
    { "The death toll rose to 90.", casualties = { effect = "killed", count = 90 } },
    { "Two soldiers were wounded.", casualties = { effect = "injured", count = 2 } },
    { "A man in his 30s was seriously injured in a crash. A woman, 45, was killed by a falling tree. A passenger died at the scene. A man died of cancer.",
      casualties = { { effect = "injured", count = 1, who = "man", cause = "crash" }, { effect = "killed", count = 1, who = "woman" },
        { count = 1, who = "passenger", again = false } } },
    { "Some 30 to 40 miners are feared dead.", casualties = false },
    { "A firefighter has died.", casualties = { effect = "killed", count = 1 } },
    { "The war has driven 410,000 people into Chad.", casualties = { effect = "displaced", count = 410000 } },
    { "He was killed in 2019. She died 20 years ago. It killed two birds with one stone.", casualties = false },
    { "The drug could kill 20 people, and they plotted to kill 30. None of the 40 passengers was hurt.", casualties = false },
    { "Six to eight people died in a bus crash near Lima, and at least 20, possibly 30, were hurt.",
      casualties = { { effect = "killed", count = 6, high = 8, cause = "bus crash", place = "Lima" }, { effect = "injured", count = 20, high = 30 } } },
    { "The storm claimed 40 lives. Up to 300 miners were trapped, 20 women were abducted and 12,000 people have fled.",
      casualties = { { effect = "killed", count = 40, cause = "storm" }, { effect = "trapped", count = 300, at_most = true }, { effect = "kidnapped", count = 20 },
        { effect = "displaced", count = 12000 } } },
    { "Fourteen soldiers and six civilians were killed when police opened fire. Police confirmed that six people died.",
      casualties = { { count = 14, who = "soldiers" }, { count = 6, who = "civilians" }, { count = 6, who = "people", again = true } } },
    { "A fire broke out in Oslo as US air strikes killed 12 in the city of Mosul on Friday.", now = "2024-03-05",
      casualties = { cause = "air strikes", place = "Mosul", date = "2024-03-01" } },
    { "JAKARTA, March 4 (Reuters) - At least 26 people were killed and 11 are missing after floods hit West Sumatra. Two officers were shot and wounded.",
      casualties = { { count = 26, cause = "floods" }, { effect = "missing", count = 11, cause = "floods" }, { effect = "injured", count = 2, who = "officers" } } },
    { "Rescuers pulled 15 bodies from the mud, and the bodies of two migrants were found.", casualties = { { count = 15 }, { count = 2, who = "migrants" } } },
  },
}
