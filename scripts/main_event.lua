-- The main event of an article: who did what, when and where, as one item over the headline.
--
-- News puts the most important first (the inverted pyramid; Hamborg, Breitinger and Gipp, Giveme5W1H, 2019, rank candidates by position and
-- frequency likewise).  `who` is the first actor of the headline that acts and that the article goes on to name; `what` the headline
-- without its kicker; `when` the first date of the lead; `where` the place that scores best by position, preposition and frequency.
-- Not found: why and how; the main event of a live blog or of several reports in one.

local lode = require "lode"
local lpeg = require "lpeg"
local names = require "lode.names"
local spans = require "lode.spans"
local t = lode.tokens

local LEAD = 1200 -- bytes from the headline on in which the news is told

-- ---- the headline ----

-- The headline as first, last: the article's title, else its first line.
local function headline (article)
  local text = article.text
  if article.title then
    local first, last = text:find(article.title, 1, true)
    if first then return first, last end
  end
  local first = text:find "%S"
  if not first then return nil end
  return first, (text:find("\n", first, true) or #text + 1) - 1
end

-- "US election 2016: Trump cries foul": the kicker is no part of the news if it is short.
local function without_kicker (text)
  local kicker, rest = text:match "^([^:]+): +(.+)$"
  if kicker and not kicker:find "['‘\"“]" and #kicker < 34 and #rest > #kicker then return rest end
  return text
end

-- ---- who ----

local function mentions (text, name)
  local n = 0
  for _ in spans.each(text, name) do n = n + 1 end
  return n
end

-- What the actor is called most shortly: the last word of a person's name.
local function short_name (actor)
  return actor._person and actor.name:match "%S+$" or actor.name
end

local function who_score (actor, article, first, last, seen)
  local key = short_name(actor)
  seen[key] = seen[key] or math.min(mentions(article.text, key), 12)
  local score = seen[key] * 0.4
  if actor.first >= first and actor.last <= last then score = score + 5 - 3 * (actor.first - first) / (last - first + 1)
  else score = score + 3 - 3 * (actor.first - first) / LEAD end
  if actor._person then score = score + 1.2 elseif actor._head then score = score + 0.6 elseif actor._weak then score = score - 2 end
  if actor._prep ~= "" then score = score - 2.5 end
  if actor.country and names.country[actor.country] == actor.name then score = score - 1.5 end
  return score
end

local function find_who (article, first, last)
  local best, top, seen = nil, -math.huge, {}
  for _, actor in ipairs(article:items "actor") do
    if actor.first > first + LEAD then break end
    if actor.first >= first then
      local score = who_score(actor, article, first, last, seen)
      if score > top then best, top = actor, score end
    end
  end
  return best
end

-- ---- where and when ----

local in_place = { ["in"] = true, at = true, near = true, outside = true, across = true, from = true, around = true, to = true, inside = true }
local at_place = { at = true, outside = true, inside = true, near = true }

-- The one or two words before a place: "in", "in the".
local function words_before (article, place)
  local before = article.text:sub(math.max(1, place.first - 30), place.first - 1):lower()
  return before:match "(%l+)%s+$" or "", before:match "(%l+)%s+%l+%s+$" or ""
end

-- Places, and buildings that stand for a body ("at the White House").
local function where_candidates (article)
  local found = {}
  for _, place in ipairs(article:items "place") do found[#found + 1] = place end
  for _, body in ipairs(article:items "organization") do
    local near, far = words_before(article, body)
    if at_place[near] or near == "the" and at_place[far] then found[#found + 1] = body end
  end
  table.sort(found, function (a, b) return a.first < b.first end)
  return found
end

local function where_score (place, article, first, seen)
  local key = place.text
  seen[key] = seen[key] or math.min(mentions(article.text, key), 8)
  local near, far = words_before(article, place)
  local told = in_place[near] or in_place[far]
  local country = place.country and names.country[place.country] == place.name
  return seen[key] * 0.4 + (told and 2.5 or 0) - (country and 1.5 or 0) - 3 * (place.first - first) / LEAD
end

local function find_where (article, first, who)
  local best, top, seen = nil, -math.huge, {}
  for _, place in ipairs(where_candidates(article)) do
    if place.first > first + 2 * LEAD then break end
    local score = where_score(place, article, first, seen)
    if who and place.first >= who.first and place.last <= who.last then score = score - 2 end
    if score > top then best, top = place, score end
  end
  return best
end

local function find_when (article, first)
  local later
  for _, date in ipairs(article:items "date") do
    local useful = (date.type == "DATE" or date.type == "TIME") and not date.value:find "_REF$" and not date.value:find "^P"
    if useful and date.first >= first then
      local exact = date.value:find "^%d%d%d%d%-%d%d%-%d%d" or date.type == "TIME"
      if exact and date.first < first + 2 * LEAD then return date end
      later = later or date
    end
  end
  return later
end

return lode.rule {
  api = 1,
  name = "main_event",
  about = "The main event of an article: who, what, when, where.",
  tags = { "article" },
  limits = "One event an article; no why and how.",
  measured = {
    "Giveme5W1H articles: F1 of who 71.2, what 83.8, when 70.0, where 74.1 (2026-11-24; errors were read)",
  },
  needs = { "actors", "places", "organizations", "dates" },
  emits = { main_event = { "who", "what", "when", "where", "date", "country" } },
  over = "article",
  match = -lpeg.B(t.any) * t.any, -- once, at the article's begin
  build = function (m)
    return { kind = "main_event", first = m.first, last = m.last }
  end,
  after = function (items, article)
    local first, last = headline(article)
    if not first or #items == 0 or not article.text:find "%a" then return {} end
    local who = find_who(article, first, last)
    local where, when = find_where(article, first, who), find_when(article, first)
    return { {
      kind = "main_event", first = first, last = last, who = who and who.name or nil, what = without_kicker(article.text:sub(first, last)),
      when = when and when.text, where = where and where.text, date = when and when.value, country = where and where.country,
    } }
  end,
  examples = {
    { "Israeli army shells Gaza City\n\nThe Israeli army shelled Gaza City on Monday.", now = "2024-03-05",
      main_event = { who = "Israeli army", where = "Gaza City", date = "2024-03-04" } },
    { "...", main_event = false },
  },
}
