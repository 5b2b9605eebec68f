-- Visits and meetings: who goes where, from when until when, who receives them; who meets whom.
--
-- A visit is a verb of going ("visit", "arrived in", "began a trip to") with a person, or a country's officials, before it and a place behind
-- it; a meeting is "met", "held talks with" with an actor on both sides.  `status`: happened, planned, cancelled.
-- Not found: journeys of tourists and teams (the visitor must be a person or hold an office), visits named by a noun alone.

local lode = require "lode"
local clauses = require "lode.clauses"
local sets = require "lode.sets"
local spans = require "lode.spans"
local words = require "lode.words"
local t = lode.tokens

local trip = t.word { "visit", "trip", "tour", "journey" }
local talks = t.word { "talks", "meeting", "meetings", "summit", "discussions" }
local filler = (t.lower - trip - talks - t.word { "to", "in", "with", "and", "that", "said" }) + t.hyphen + t.number
local official = (t.word { "a", "an", "his", "her", "their", "the", "its" }) ^ -1 * filler ^ -4
local go = t.stem { "visit", "tour" } + t.stem { "travel", "fly", "head" } * t.word "to" + t.stem "arrive" * t.word { "in", "at" } +
  t.stem { "begin", "start", "make", "pay", "conclude", "embark", "open", "undertake" } * t.word "on" ^ -1 * official * trip * t.word { "to", "of", "in" }
local place_trip = t.stem { "open", "begin", "end", "start", "wrap up", "conclude" } * t.word { "his", "her", "their", "a" } ^ -1 * t.is "place" * trip
go = go + t.word { "cut short", "cuts short", "cutting short" } * official * trip * t.word { "to", "of", "in" }
local stop = t.stem { "cancel", "postpone", "call off", "scrap", "delay", "shelve" } * official * trip * t.word { "to", "of", "in" }
local meet = t.stem "meet" * t.word "with" ^ -1 +
  t.stem { "hold", "have", "begin", "resume" } * official * talks * t.word { "with", "between" } + t.stem { "host", "confer" } * t.word "with" ^ -1 + t.stem "pay" *
    t.word { "a courtesy call on", "a call on" } + t.stem { "receive", "welcome" }

local offices = { GOV = true, LEG = true, MIL = true, JUD = true, REL = true, BUS = true, OPP = true, NGO = true, IGO = true }

-- ---- who and where ----

local function of_rank (actor)
  return actor and (actor._person or offices[actor.role or ""] or actor.country and not actor._head)
end

local function names_of (actors, from, to)
  if from == to then return actors[from].name end
  local list = {}
  for a = from, to do list[#list + 1] = actors[a].name end
  return table.concat(list, ", ")
end

local function first_between (items, first, last)
  for i = spans.count_before(items, first) + 1, #items do
    local item = items[i]
    if item.first > last then return nil end
    if item.last <= last then return item end
  end
end

-- When it begins and ends: the period, else the day that the sentence names.
local function times (article, first, last)
  local period = article:items("period", first, last)[1]
  if period and period.from ~= "PRESENT_REF" and period.to ~= "PRESENT_REF" then return period.from, period.to end
  for _, date in ipairs(article:items("date", first, last)) do
    if date.type == "DATE" and date.value:find "^%d%d%d%d" then return date.value end
  end
end

-- Who travels: people and those who hold an office, no countries and cities.
local function can_travel (actor)
  return actor and (actor._person or actor._of ~= "place" and offices[actor.role or ""])
end

-- "the meeting", "an inaugural welcome dinner", "hosts of a show": nouns, but for "their meeting with", "a meeting between".
local HOSTS = sets.of "host hosts receive receives received receiving welcome welcomes welcomed welcoming"
local before_noun = sets.of "the a an his her their its this that first second historic private secret inaugural"
local are = sets.of "are is were was be been 're"
local function is_noun (word, token, last)
  local w, next = word[token], word[last + 1]
  if w == "meeting" and word[last] ~= "with" then return next ~= "between" and not are[word[token - 1]] end
  if w == "hosts" and next == "of" then return true end
  return HOSTS[w] and before_noun[word[token - 1]]
end

-- Whom one can meet: no mere groups without "with" ("meet customers").
local groups = { BUS = true, CVL = true, LAB = true, MED = true }
local function can_be_met (other, word, last)
  if not of_rank(other) or other._prep == "in" then return false end
  if word[last] == "with" or other._person then return true end
  local plain = other._prep == "" or other._lead <= last -- the "to" of "to meet his counterpart"
  return plain and not (other._head and groups[other.role or ""])
end

local planned_before = sets.of "plan plans planned planning expected agreed hopes hoped wants wanted invited"

local function status_of (mood, before, cancelled)
  if cancelled then return "cancelled" end
  if mood == "future" or mood == "due" or mood == "maybe" or planned_before[before] then return "planned" end
  return "happened"
end

-- "met his French counterpart, Ann Lee": the number of who is named right behind the office, else `a`.
local function named_behind (actors, a, word)
  local office, next = actors[a], actors[a + 1]
  local is_name = office._head and not office._person and next and next._person and word[office._z + 1] == "," and next._t == office._z + 2
  return is_name and a + 1 or a
end

local REACH = 30 -- bytes from the verb's end to where the place ends

local function make (hit, view, article, places)
  local token, last = article:token(hit.first), article:token(hit.last)
  local sentence = view:at(token)
  if sentence.to < sentence.from then return nil end
  local actors = sentence.actors
  sentence.verb_token = token
  local form = sentence:verb(token, token)
  local mood, before, negated, infinitive = form.mood, form.before, form.negated, form.infinitive
  if negated or form.passive or hit.kind == "meeting" and is_noun(sentence.word, token, last) then return nil end
  local gerund = words.ing(sentence.word[token]) and not form.be
  local from, to = sentence:subject(form.left, infinitive and not mood, gerund)
  if not mood and (gerund or infinitive) and sentence:awaited(form.left) then mood = "due" end -- "will fly to Israel to meet"
  local who = from and actors[from]
  if not of_rank(who) or hit.kind == "visit" and not can_travel(who) then return nil end
  local first_byte, last_byte = view.first[sentence.first], view.last[sentence.last]
  local item = { kind = hit.kind, first = hit.first, last = hit.last, who = names_of(actors, from, to), title = who._person and who._title or nil, status = status_of(mood,
    before, hit._stop) }
  if hit.kind == "meeting" then
    local stop = sentence:reach(last + 1)
    local other_from, other_to = sentence:object(last + 1, stop)
    local other = other_from and actors[other_from]
    if other and other._owns then return nil end -- met somebody's cross with a header
    if HOSTS[sentence.word[token]] and not (other and other._prep == "" and (other._person or other.country)) then return nil end
    if not can_be_met(other, sentence.word, last) or other.name == who.name or not (other._person or other._head or other.role or other._prep == "with") then
      if to == from then return nil end
      item.who, other_from, other_to = actors[from].name, from + 1, to -- "Macron and Merkel met in Paris"
      other = actors[other_to]
    end
    if other_from == other_to then
      other_to = named_behind(actors, other_to, sentence.word)
      other_from, other = other_to, actors[other_to]
    end
    item.whom = names_of(actors, other_from, other_to)
    local behind = math.max(hit.last, other.last)
    local place = first_between(places, behind + 1, math.min(view.last[stop], behind + 80))
    item.place = place and place.name
  else
    local place = first_between(places, hit._here and hit.first or hit.last + 1, last_byte)
    if not place or place.first - hit.last > REACH then return nil end
    item.to, item.country, item.last = place.name, place.country, math.max(hit.last, place.last)
  end
  item.from, item["until"] = times(article, first_byte, last_byte)
  return item
end

local function after (hits, article)
  if #hits == 0 then return hits end
  local view, places, found = clauses.of(article), article:items "place", {}
  for i = 1, #hits do found[#found + 1] = make(hits[i], view, article, places) end
  return found
end

return lode.rule {
  api = 1,
  name = "visits",
  about = "Visits (who goes where, when) and meetings (who meets whom).",
  tags = { "events", "diplomacy" },
  limits = "One sentence; no pronouns; a visit needs its place behind the verb.",
  measured = {
    "corpus/: 5 visits F1 90.9, 4 meetings F1 100 (2026-11-30; the rule was mended with it)",
  },
  needs = { "actors", "places", "dates" },
  emits = { visit = { "who", "title", "to", "country", "from", "until", "status" }, meeting = { "who", "title", "whom", "place", "from", "until", "status" } },
  trigger = trip + talks + t.stem { "meet", "host", "confer", "receive", "welcome", "pay", "visit", "tour", "travel", "fly", "head", "arrive" },
  match = { visit = t.span(stop, "_stop") + t.span(place_trip, "_here") + go, meeting = meet },
  after = after,
  examples = {
    { "Defense Minister Lee Jong-sup is scheduled to visit Uzbekistan from Monday to Thursday.", now = "2023-07-31",
      visit = { who = "Lee Jong-sup", to = "Uzbekistan", from = "2023-07-31", ["until"] = "2023-08-03", status = "planned" } },
    { "President Emmanuel Macron arrived in Beijing on 5 May 2024.", visit = { who = "Emmanuel Macron", to = "Beijing", from = "2024-05-05" } },
    { "Angela Merkel met President Vladimir Putin in Sochi.", meeting = { who = "Angela Merkel", whom = "Vladimir Putin", place = "Sochi" } },
    { "Tourists visit Venice. Vermont is where we visit Woodstock.", visit = false },
    { "Jane Roe received the Golden Lion at the Venice Biennale. Operators meet customers. Tom Lee and Ann Roe are hosts of a show about the historic meeting.", meeting = false },
    { "Jean Roe is expected to meet Ann Lee on Thursday before flying to Warsaw.",
      meeting = { whom = "Ann Lee", place = false, status = "planned" }, visit = { who = "Jean Roe", to = "Warsaw", status = "planned" } },
    { "Tom Lee met his French counterpart, Jean Roe, in Paris.", meeting = { who = "Tom Lee", whom = "Jean Roe", place = "Paris" } },
    { "Jean Roe will travel to Israel to meet his Polish counterpart, Ann Lee, in Haifa.",
      meeting = { who = "Jean Roe", whom = "Ann Lee", place = "Haifa", status = "planned" }, visit = { to = "Israel", status = "planned" } },
    { "The storm hit Japan.", visit = false },
  },
}
