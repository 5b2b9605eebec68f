-- The main event of an article: who did what, when and where, as one item over the headline.
--
-- News puts the most important first (the inverted pyramid; Hamborg, Breitinger and Gipp, Giveme5W1H, 2019, rank candidates by position and
-- frequency likewise).  `who` is the actor, or the name that the headline begins with, that scores best by position, frequency and by what it is; where the
-- headline tells of dead and injured and no other acts, those people.  `what` is the headline without its kicker; `when` the first day of the lead that is near
-- the article's own; `where` the place that scores best by position, preposition and frequency.
-- Not found: why and how; the main event of a live blog or of several reports in one.

local lode = require "lode"
local names = require "lode.names"
local sets = require "lode.sets"
local t = lode.tokens

local set = sets.of

local LEAD = 1200 -- bytes from the headline on in which the news is told

-- ---- the headline ----

-- The headline as first, last: the article's title, else its first line.
local function headline (article)
  local text, title = article.text, article.title
  if title then
    local first, last = text:find(title, 1, true)
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

-- How often each name is written, counted once.
local function counter (article, most)
  local known = {}
  return function (name)
    local n = known[name]
    if not n then
      n = math.min(#article:find(name) // 2, most)
      known[name] = n
    end
    return n
  end
end

-- ---- who ----

-- What the actor is called most shortly: the last word of a person's name.
local function short_name (actor)
  return actor._person and actor.name:match "%S+$" or actor.name
end

-- How likely an actor of this sort is whom the news is about.
local function weight_of (actor)
  if actor._person then return 1.2 end
  if actor._head then return 0.6 end
  if actor._of == "nationality" then return -3 end
  if actor._of ~= "place" then return 0 end
  return actor.country and names.country[actor.country] == actor.name and -1.5 or -2.5
end

local function best_actor (actors, count, first, last)
  local best, top = nil, -math.huge
  for i = 1, #actors do
    local actor = actors[i]
    if actor.first > first + LEAD then break end
    if actor.first >= first then
      local score = count(short_name(actor)) * 0.4 + weight_of(actor)
      if actor.last <= last then score = score + 5 - 3 * (actor.first - first) / (last - first + 1)
      else score = score + 3 - 3 * (actor.first - first) / LEAD end
      if actor._prep ~= "" then score = score - 2.5 end
      if score > top then best, top = actor, score end
    end
  end
  return best, top
end

local name_shape = set "capital upper mixed initial abbrev_capital abbrev_upper"
local TIMES = 3 -- that a name must be written to be believed

-- The longest name that the headline begins with and that the article goes on to use: "Toblerone", "Lady Gaga".  Its text, how often it is written.
local function leading_name (article, columns, first, last, count)
  local token = article:token(first)
  local stop = token
  while name_shape[columns.shape[stop + 1]] and columns.last[stop + 1] <= last and stop - token < 4 do stop = stop + 1 end
  if not name_shape[columns.shape[token]] then return nil end
  for z = stop, token, -1 do
    local name = article.text:sub(columns.first[token], columns.last[z])
    local n = count(name)
    if n >= TIMES and #name > 3 then return name, n end
  end
end

local harm = set "killed dead dies die died injured hurt wounded shot missing feared kills injures"
local victims = set "CVL REF LAB"

-- "At least seven killed in tram crash": the people whom the lead counts.
local function counted_people (actors, columns, article, first, last)
  local word, token, stop = columns.word, article:token(first), article:token(last)
  local harmed = false
  for i = token, stop do harmed = harmed or harm[word[i]] and word[i + 1] ~= "down" end -- a plane may be shot down
  if not harmed then return nil end
  for i = 1, #actors do
    local actor = actors[i]
    if actor.first > first + LEAD then return nil end
    if actor.first >= first and actor._head and victims[actor.role or ""] and actor._lead < actor._t then return actor end
  end
end

local acting = set "REB UAF MIL COP CRM"

local function find_who (article, actors, columns, first, last)
  local count = counter(article, 12)
  local best, top = best_actor(actors, count, first, last)
  local name, times = leading_name(article, columns, first, last, count)
  local leads = best and best.first <= first + 4
  if name and not leads and (not best or times * 0.4 + 5.5 > top) then return name, best end
  if best and not best._person and not acting[best.role or ""] and (best._of == "place" or best._of == "nationality" or best._head) or not best then
    local people = counted_people(actors, columns, article, first, last)
    if people then return article.text:sub(columns.first[people._lead], people.last), people end
  end
  return best and best.name, best
end

-- ---- where and when ----

local in_place = set "in at near outside across from around to inside on"
local at_place = set "at outside inside near"

-- Whether one of these words stands before the item, with at most one word between; before a body, only "the".
local function behind (item, article, word, prepositions)
  local token = article:token(item.first)
  return prepositions[word[token - 1]] or (prepositions == in_place or word[token - 1] == "the") and prepositions[word[token - 2]]
end

-- "KYIV, Ukraine (AFP) -": where the report was written, and mostly where the news is.
local DATELINE = 1
local function is_dateline (item, article, columns)
  local token = article:token(item.first)
  if columns.shape[token] ~= "upper" or columns.word[token - 1] ~= "" and token > 1 then return false end
  for i = token + 1, token + 12 do
    local shape = columns.shape[i]
    if shape == "dash" or shape == "hyphen" then return true end
    if shape == "lower" or columns.word[i] == "" then return false end
  end
  return false
end

local function find_where (article, columns, first, who)
  local word, count = columns.word, counter(article, 8)
  local best, top = nil, -math.huge
  local function try (items, only)
    for i = 1, #items do
      local item = items[i]
      if item.first > first + 2 * LEAD then break end
      local told = behind(item, article, word, only or in_place)
      if told or not only then
        local country = item.country and names.country[item.country] == item.name
        local score = math.max(count(item.text), count(item.name or item.text)) * 0.4 + (told and 2.5 or is_dateline(item, article, columns) and DATELINE or 0) - (country and 2.5 or only and 1 or 0) - 3 * (item.first - first) / LEAD
        if who and item.first >= who.first and item.last <= who.last then score = score - 2 end
        if score > top then best, top = item, score end
      end
    end
  end
  try(article:items "place")
  try(article:items "organization", at_place) -- buildings that stand for a body: "at the White House"
  return best
end

local DAYS = 12 -- from the article's own date, in which its news lies

local function day_number (value)
  local y, m, d = value:match "^(%d%d%d%d)%-(%d%d)%-(%d%d)"
  return y and tonumber(y) * 372 + tonumber(m) * 31 + tonumber(d)
end

-- "the morning", "this day": no day is told from another by these words alone.
local vague = set "the this that a an all early late last next same morning afternoon evening night midnight noon day days hours hour of in minutes"

local function is_vague (text)
  for word in text:gmatch "%S+" do
    if not vague[word:lower()] then return false end
  end
  return true
end

local function find_when (article, first)
  local now = article.now and day_number(article.now)
  local exact, later
  local dates = article:items "date"
  for i = 1, #dates do
    local date = dates[i]
    if date.first >= first and (date.type == "DATE" or date.type == "TIME") and not date.value:find "_REF$" and not date.value:find "^P" and not date.text:find "^%u%u%u+$" and
      not is_vague(date.text) then
      local day = day_number(date.value)
      if date.first < first + 2 * LEAD and (day or date.type == "TIME") then
        if day and now and math.abs(day - now) <= DAYS then return date end
        exact = exact or date
      end
      later = later or date
    end
  end
  return exact or later
end

return lode.rule {
  api = 1,
  name = "main_event",
  about = "The main event of an article: who, what, when, where.",
  tags = { "article" },
  limits = "One event an article; no why and how.",
  measured = {
    "Giveme5W1H articles: F1 of who 75.4, what 83.8, when 70.0, where 74.1 (2026-11-30; errors were read)",
  },
  needs = { "actors", "places", "organizations", "dates" },
  emits = { main_event = { "who", "what", "when", "where", "date", "country" } },
  over = "header",
  match = t.start * t.any, -- `after` is called for each article, whatever matches
  after = function (_, article)
    local first, last = headline(article)
    if not first or not article.text:find "%a" then return {} end
    local columns, actors = article:columns(), article:items "actor"
    local who, actor = find_who(article, actors, columns, first, last)
    local where, when = find_where(article, columns, first, actor), find_when(article, first)
    return { {
      kind = "main_event", first = first, last = last, who = who, what = without_kicker(article.text:sub(first, last)),
      when = when and when.text, where = where and where.text, date = when and when.value, country = where and where.country,
    } }
  end,
  examples = {
    { "Israeli army shells Gaza City\n\nThe Israeli army shelled Gaza City on Monday.", now = "2024-03-05",
      main_event = { who = "Israeli army", where = "Gaza City", date = "2024-03-04" } },
    { "Zorblax defends smaller bars\n\nZorblax said on Monday that Zorblax bars would stay smaller.", main_event = { who = "Zorblax" } },
    { "...", main_event = false },
  },
}
