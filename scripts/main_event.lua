-- The main event of an article: who did what, when and where, as one item over the headline.
--
-- News puts the most important first (the inverted pyramid; Hamborg, Breitinger and Gipp, Giveme5W1H, 2019, rank candidates by position and
-- frequency likewise).  `who` is the actor, or the name that the headline begins with, that scores best by position, frequency and by what it is; where the
-- headline counts dead and injured ("Seven killed in tram crash"), or names nobody else, those people of the lead.  Cities and adjectives are nobody ("the Chinese boy").
-- `what` is the headline without its kicker, or the first sentence of a text without a headline; `when` the day of the lead that is near the article's own, not the
-- line of the article's date; `where` the place that scores best by position, preposition and frequency, with the larger one named behind it.
-- Not found: why and how; the main event of a live blog or of several reports in one.

local lode = require "lode"
local names = require "lode.names"
local sets = require "lode.sets"
local t = lode.tokens

local set = sets.of

local LEAD = 1200 -- bytes from the headline on in which the news is told

-- ---- the headline ----

local LINE = 150 -- bytes: a longer first line is no headline

-- Where a text goes on behind "By Samya Kullab and John Leicester", if it begins so; from the byte on.
local BYLINE = 100
local function behind_byline (text, from)
  local last = (text:find("\n", from, true) or #text + 1) - 1
  local line = last - from < BYLINE and text:sub(from, last)
  if not line or not line:find "^[Bb][Yy] +%u" or line:find "[.!?]$" then return from end
  return text:find("%S", last + 1) or from
end

-- The headline as first, last: the article's title, else its first line; where a text begins without one, its first sentence.
local function headline (article)
  local text, title = article.text, article.title
  if title then
    local first, last = text:find(title, 1, true)
    if first and behind_byline(text, first) == first then return first, last end
  end
  local first = text:find "%S"
  if not first then return nil end
  first = behind_byline(text, first)
  local last = (text:find("\n", first, true) or #text + 1) - 1
  if last - first < LINE then return first, last end
  for _, sentence in ipairs(article:sentences()) do
    if sentence.last > first then return first, math.min(last, sentence.last) end
  end
  return first, last
end

-- "US election 2016: Trump cries foul": the kicker is no part of the news if it is short.  But "Cubs win World Series: 'Nothing will be the same'" and
-- "Trump meets Obama: What they said" tell the news first.  How many bytes to leave out.
local ASKS = set "what why how who where when"
local function kicker_length (text)
  local kicker, gap, rest = text:match "^([^:]+)(: +)(.+)$"
  if not kicker or kicker:find "['‘\"“]" or #kicker >= 34 or #rest <= #kicker then return 0 end
  if rest:find "^['\"\xE2]" or ASKS[(rest:match "^%a+" or ""):lower()] then return 0 end
  return #kicker + #gap
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

local contest = set "Series Cup Prix Championship Championships Olympics Games League Open Trophy One Masters" -- they are won

-- How likely an actor of this sort is whom the news is about.
local function weight_of (actor)
  if actor._person then return 1.2 end
  if actor._head then return 0.6 end
  if actor._of == "place" then return -1.5 end
  return contest[actor.name:match "%a+$" or ""] and -3 or 0
end

-- Cities and adjectives act for nobody: "Croydon tram crash", "the Chinese boy".
local function can_act (actor)
  if actor._head or actor._person then return true end
  if actor._of == "place" then return actor.country ~= nil and names.country[actor.country] == actor.name end
  return actor._of ~= "nationality"
end

-- Nouns of actors that are verbs of headlines: "The dollar firms as traders wait", where the words before it say who.
local verbs = { firms = "firmed", powers = "powered" }
local behind_verb = set "as against ahead up on after"
local function before_verb (actors, columns, article, first, last)
  for i = 1, #actors do
    local actor = actors[i]
    if actor.first > last then return nil end
    local past = actor.first > first and actor._head and verbs[actor.text:lower()]
    local token = past and article:token(actor.first)
    if token and behind_verb[columns.word[token + 1]] and #article:find(past) > 0 then
      local from = columns.word[article:token(first)] == "the" and columns.first[article:token(first) + 1] or first
      return article.text:sub(from, columns.last[token - 1])
    end
  end
end

local LEADS = 1.5 -- who the headline begins with acts mostly

local function best_actor (actors, count, first, last)
  local best, top = nil, -math.huge
  for i = 1, #actors do
    local actor = actors[i]
    if actor.first > first + LEAD then break end
    if actor.first >= first and can_act(actor) then
      local score = count(short_name(actor)) * 0.4 + weight_of(actor)
      if actor.first == first and actor._prep == "" then score = score + LEADS end
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

-- Whether the headline begins with a city or an adjective as long as that name: "Croydon tram crash".
local function begins_with_place (actors, first, length)
  for i = 1, #actors do
    local actor = actors[i]
    if actor.first > first then return false end
    if actor.first == first then return not can_act(actor) and actor.last - actor.first + 1 >= length end
  end
end

local harm = set "killed dead dies die died injured hurt wounded shot missing feared kills injures"
local victims = set "CVL REF LAB"

local counting = set "some up around about several dozens scores hundreds thousands many one two three four five six seven eight nine ten at more nearly"

-- Whether the headline tells of people harmed; and whether with their number first: "At least seven killed in tram crash".
local function tells_of_harm (columns, article, first, last)
  local word, token = columns.word, article:token(first)
  for i = token, article:token(last) do
    if harm[word[i]] and word[i + 1] ~= "down" then return true, i - token <= 4 and (counting[word[token]] or columns.shape[token] == "digits") end
  end
  return false, false
end

-- "At least seven people", "a boy"; not "a teachers' fund".
local function is_count (actor, columns)
  local w = columns.word[actor._lead]
  return counting[w] or columns.shape[actor._lead] == "digits" or (w == "a" or w == "an") and not actor._head:find "s$"
end

-- The people whom the lead counts.
local function counted_people (actors, columns, first)
  for i = 1, #actors do
    local actor = actors[i]
    if actor.first > first + LEAD then return nil end
    if actor.first >= first and actor._head and victims[actor.role or ""] and actor._lead < actor._t and is_count(actor, columns) then return actor end
  end
end

local function find_who (article, actors, columns, first, last)
  local count = counter(article, 12)
  local harmed, counts = tells_of_harm(columns, article, first, last)
  local people = harmed and counted_people(actors, columns, first)
  if people and counts then return article.text:sub(columns.first[people._lead], people.last), people end
  local subject = before_verb(actors, columns, article, first, last)
  if subject then return subject end
  local best, top = best_actor(actors, count, first, last)
  local name, times = leading_name(article, columns, first, last, count)
  if name and begins_with_place(actors, first, #name) then name = nil end
  local leads = best and best.first <= first + 4
  if name and not leads and (not best or times * 0.4 + 5.5 > top) then return name, best end
  local weak = not best or not best._person and (best._of == "place" or best._head and (not best.role or victims[best.role]))
  if weak and people then return article.text:sub(columns.first[people._lead], people.last), people end
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

local HEADLINE = 1 -- for a place that the headline names

local function find_where (article, columns, first, last, who)
  local word, count = columns.word, counter(article, 8)
  local best, top = nil, -math.huge
  local function try (items, only)
    for i = 1, #items do
      local item = items[i]
      if item.first > first + 2 * LEAD then break end
      local told = behind(item, article, word, only or in_place)
      if told or not only then
        local country = item.country and names.country[item.country] == item.name
        local named = math.max(count(item.text), count(item.name or item.text))
        local score = named * 0.4 + (told and 2.5 or is_dateline(item, article, columns) and DATELINE or 0) - (country and 2.5 or only and 1 or 0) - 3 * (item.first - first) / LEAD
        if item.last <= last then score = score + HEADLINE end
        if who and item.first >= who.first and item.last <= who.last then score = score - 2 end
        if score > top then best, top = item, score end
      end
    end
  end
  try(article:items "place")
  try(article:items "organization", at_place) -- buildings that stand for a body: "at the White House"
  return best
end

-- "Sao Paulo, Brazil": the place with the larger one that it is told to lie in.
local function with_larger (place, article)
  local last = place.last
  if article.text:sub(last + 1, last + 2) ~= ", " then return place.text end
  local larger = article:items("place", last + 3, last + 60)[1]
  return larger and larger.first == last + 3 and article.text:sub(place.first, larger.last) or place.text
end

local WEIGHT, MOST = 0.3, 5
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

-- Whether a date can say when the news was: not "now", not "the morning".
local function can_tell (date)
  return (date.type == "DATE" or date.type == "TIME") and not date.value:find "_REF$" and not date.value:find "^P" and not date.text:find "^%u%u%u+$" and not is_vague(date.text)
end

-- The day that stands behind a post that is shown: "(@someone) October 31, 2016".
local function is_of_post (date, article, columns)
  local token = article:token(date.first)
  return columns.shape[token - 1] == "close_bracket" and columns.shape[token - 2] == "handle"
end

local TOLD = set "title subtitle paragraph heading caption"

-- The bytes between headline and text, where the article's own date and its writers stand: from, to.
local function head_of (article)
  local from, to = math.huge, 0
  local blocks = article:blocks()
  for i = 1, #blocks do
    local block = blocks[i]
    if block.role == "paragraph" then break end
    if not TOLD[block.role] then from, to = math.min(from, block.first), math.max(to, block.last) end
  end
  return from, to
end

-- How often each day is told.
local function days_told (dates)
  local told = {}
  for i = 1, #dates do
    local day = day_number(dates[i].value)
    if day then told[day] = (told[day] or 0) + 1 end
  end
  return told
end

-- The first date of the lead that lies near the article's own day; a day told more often may stand further behind.  Else a time of the day, or the day of a post.
local function find_when (article, columns, first)
  local now, dates = article.now and day_number(article.now), article:items "date"
  local told, from, to = days_told(dates), head_of(article)
  local best, top, other = nil, -math.huge, nil
  for i = 1, #dates do
    local date = dates[i]
    if best and date.first > first + 2 * LEAD then break end
    if date.first >= first and not (date.first >= from and date.last <= to) and can_tell(date) then
      local day = day_number(date.value)
      local near = day and (not now or math.abs(day - now) <= DAYS)
      local post = is_of_post(date, article, columns)
      local score = WEIGHT * math.min(told[day] or 0, MOST) - 3 * (date.first - first) / LEAD
      if near and not post and score > top then best, top = date, score end
      if near and post or date.type == "TIME" and not day then other = other or date end
    end
  end
  return best or other
end

return lode.rule {
  api = 1,
  name = "main_event",
  about = "The main event of an article: who, what, when, where.",
  tags = { "article" },
  limits = "One event an article; no why and how.",
  measured = {
    "Giveme5W1H articles: F1 of who 86.5, what 86.5, when 71.4, where 76.9 (2026-11-30; errors were read)",
  },
  needs = { "actors", "places", "organizations", "dates" },
  emits = { main_event = { "who", "what", "when", "where", "date", "country" } },
  over = "header",
  match = t.start * t.any, -- `after` is called for each article, whatever matches
  after = function (_, article)
    local first, last = headline(article)
    if not first or not article.text:find "%a" then return {} end
    local columns, actors = article:columns(), article:items "actor"
    local news = first + kicker_length(article.text:sub(first, last))
    local who, actor = find_who(article, actors, columns, news, last)
    local where, when = find_where(article, columns, first, last, actor), find_when(article, columns, first)
    local where_text = where and with_larger(where, article)
    return { {
      kind = "main_event", first = first, last = last, who = who, what = article.text:sub(news, last),
      when = when and when.text, where = where_text, date = when and when.value, country = where and where.country,
    } }
  end,
  examples = {
    { "Israeli army shells Gaza City\n\nThe Israeli army shelled Gaza City on Monday.", now = "2024-03-05",
      main_event = { who = "Israeli army", where = "Gaza City", date = "2024-03-04" } },
    { "Zorblax defends smaller bars\n\nZorblax said on Monday that Zorblax bars would stay smaller.", main_event = { who = "Zorblax" } },
    { "By Samya Kullab\n\nThe finance ministry cut taxes on Tuesday.", main_event = { who = "ministry", what = "The finance ministry cut taxes on Tuesday." } },
    { "The dollar firms as traders wait\n\nThe dollar firmed on Tuesday as traders waited.", main_event = { who = "dollar" } },
    { "...", main_event = false },
    { "Leeds tram crash: Seven dead after vehicle overturns\n\nAt least seven people were killed in Leeds on Monday.", now = "2024-03-05",
      main_event = { who = "At least seven people", what = "Seven dead after vehicle overturns", where = "Leeds" } },
    { "A court in Oslo, Norway, jailed three men on Monday for smuggling tobacco worth two million kroner over the border in lorries that were painted as ambulances. It was cold.",
      now = "2024-03-05", main_event = { where = "Oslo, Norway", date = "2024-03-04" } },
    { "President Jane Roe: John Poe stages protest at Corvane Tower\n\nJohn Poe stood outside Corvane Tower.", main_event = { who = "John Poe" } },
  },
}
