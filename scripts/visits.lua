-- Visits and meetings: who goes where, from when until when, who receives them; who meets whom.
--
-- A visit is a verb of going ("visit", "arrived in", "began a trip to") with a person, or a country's officials, before it and a place behind
-- it; a meeting is "met", "held talks with" with an actor on both sides.  `status`: happened, planned, cancelled.
-- Not found: journeys of tourists and teams (the visitor must be a person or hold an office), visits named by a noun alone.

local lode = require "lode"
local clauses = require "lode.clauses"
local t = lode.tokens

local trip = t.word { "visit", "trip", "tour", "journey" }
local talks = t.word { "talks", "meeting", "meetings", "summit", "discussions" }
local filler = (t.lower - trip - talks - t.word { "to", "in", "with", "and", "that", "said" }) + t.hyphen + t.number
local official = (t.word { "a", "an", "his", "her", "their", "the", "its" }) ^ -1 * filler ^ -4
local go = t.stem { "visit", "tour" } + t.stem { "travel", "fly", "head" } * t.word "to" + t.stem "arrive" * t.word { "in", "at" } +
  t.stem { "begin", "start", "make", "pay", "conclude", "embark", "open", "undertake" } * t.word "on" ^ -1 * official * trip * t.word { "to", "of", "in" }
local stop = t.stem { "cancel", "postpone", "call off", "scrap", "delay", "shelve" } * official * trip * t.word { "to", "of", "in" }
local meet = t.stem "meet" * t.word "with" ^ -1 +
  t.stem { "hold", "have", "begin", "resume" } * official * talks * t.word { "with", "between" } + t.stem { "host", "confer" } * t.word "with" ^ -1 + t.stem { "receive", "welcome" }

local offices = { GOV = true, LEG = true, MIL = true, JUD = true, REL = true, BUS = true, OPP = true, NGO = true, IGO = true }

-- ---- who and where ----

local function of_rank (argument)
  local actor = argument and argument.actors[1]
  return actor and (actor._person or offices[actor.role or ""] or actor.country and not actor._head) and actor
end

local function name_of (argument)
  local list = {}
  for _, actor in ipairs(argument.actors) do list[#list + 1] = actor.name end
  return table.concat(list, ", ")
end

local function first_behind (items, place, last, reach)
  for _, item in ipairs(items) do
    if item.first > place and item.last <= last and item.first - place < reach then return item end
  end
end

local function times (article, hit)
  local period = first_behind(article:items "period", hit._s, hit._e, 1000)
  if period and period.from ~= "PRESENT_REF" and period.to ~= "PRESENT_REF" then return period.from, period.to end
  for _, date in ipairs(article:items "date") do
    if date.first >= hit._s and date.last <= hit._e and date.type == "DATE" and date.value:find "^%d%d%d%d" then return date.value end
  end
end

local function status_of (form, cancelled)
  if cancelled then return "cancelled" end
  if form.mood == "future" or form.mood == "due" or form.mood == "maybe" or form.before:find "plan[a-z]* to$" or form.before:find "expected to$" then return "planned" end
  return "happened"
end

local function make (hit, article)
  local sentence = clauses.sentence(article.text, hit._s, hit._e, article:items "actor")
  local form = sentence:verb(hit.first, hit.last)
  local who = sentence:subject(hit.first)
  if form.negated or form.passive or not of_rank(who) then return nil end
  local item = { kind = hit._meet and "meeting" or "visit", first = hit.first, last = hit.last, who = name_of(who), title = who.actors[1]._person and who.actors[1]._title or nil,
    status = status_of(form, hit._cancelled) }
  if hit._meet then
    local whom = sentence:object(hit.last, sentence:reach(hit.last + 1))
    local other = of_rank(whom)
    if not other or other._prep == "in" or not (other._person or other._head or other.role or other._prep == "with") then return nil end
    item.whom = name_of(whom)
    item.place = (first_behind(article:items "place", whom.last, hit._e, 80) or {}).name
  else
    local place = first_behind(article:items "place", hit.last, hit._e, 30)
    if not place then return nil end
    item.to, item.country, item.last = place.name, place.country, place.last
  end
  item.from, item["until"] = times(article, hit)
  return item
end

return lode.rule {
  api = 1,
  name = "visits",
  about = "Visits (who goes where, when) and meetings (who meets whom).",
  tags = { "events", "diplomacy" },
  limits = "One sentence; no pronouns; a visit needs its place behind the verb.",
  measured = {
    "not measured: there is no gold data; read over corpus/ and its examples (2026-11-24)",
  },
  needs = { "actors", "places", "dates" },
  emits = { visit = { "who", "title", "to", "country", "from", "until", "status" }, meeting = { "who", "title", "whom", "place", "from", "until", "status" } },
  match = { visit = t.span(stop, "_stop") + go, meeting = t.span(meet, "_meet") },
  build = function (m)
    local sentence = m.span:sentence()
    return { kind = m.kind, first = m.first, last = m.last, _s = sentence.first, _e = sentence.last, _meet = m.kind == "meeting", _cancelled = m._stop and true }
  end,
  after = function (items, article)
    local found, seen = {}, {}
    for _, hit in ipairs(items) do
      local item = make(hit, article)
      if item then found[#found + 1] = item end
    end
    return found
  end,
  examples = {
    { "Defense Minister Lee Jong-sup is scheduled to visit Uzbekistan from Monday to Thursday.", now = "2023-07-31",
      visit = { who = "Lee Jong-sup", to = "Uzbekistan", from = "2023-07-31", ["until"] = "2023-08-03", status = "planned" } },
    { "President Emmanuel Macron arrived in Beijing on 5 May 2024.", visit = { who = "Emmanuel Macron", to = "Beijing", from = "2024-05-05" } },
    { "Angela Merkel met President Vladimir Putin in Sochi.", meeting = { who = "Angela Merkel", whom = "Vladimir Putin", place = "Sochi" } },
    { "Tourists visit Venice.", visit = false },
    { "The storm hit Japan.", visit = false },
  },
}
