-- lode.coref: who or what is meant when an article names it again, as far as that is safe.
--
--   coref.resolve, coref.mentions    persons: a later "Lee" is the "Lee Jong-sup" of the same article
--   coref.again                      names of any kind that the article introduced: "the IAEA", "the village of Gulcha"
--   coref.definite                   "the defense minister", "the ministry": the person with that title, the body last named
--
-- Used in `after`, where a rule has all items of the article.

local names = require "lode.names"
local spans = require "lode.spans"

local coref = {}

local SENTENCE_BEGIN = "[%.%?!:;–—%-%(\"“”'‘’\n,]%s*$"

local function begins_sentence(text, first)
  return first == 1 or text:sub(math.max(1, first - 8), first - 1):find(SENTENCE_BEGIN) ~= nil
end

-- Whether the word stands somewhere within a sentence, where only names have a capital.
local function within_sentence(text, word)
  for first in spans.each(text, word) do
    if not begins_sentence(text, first) then return true end
  end
  return false
end

-- Guesses at a name are kept where the article itself does not write the word small, and, for a word seen at the begin of
-- sentences only, where it does not look like a plural ("Residents said").
function coref.plausible(persons, text)
  local kept, verdict = {}, {}
  local dynasties = text:find "[Dd]ynasty" -- "the fall of the Qing"
  for _, person in ipairs(persons) do
    if dynasties and not person.name:find " " and (text:find(person.name .. " dynasty", 1, true) or text:find(person.name .. " Dynasty", 1, true)) then person._guess, verdict[person.name] = true, false end
    local word = person.name
    if person._guess and verdict[word] == nil then
      local small = word:lower()
      verdict[word] = not spans.each(text, small)() and (within_sentence(text, word) or #word > 3 and not small:find "s$")
    end
    if not person._guess or verdict[word] then kept[#kept + 1] = person end
  end
  return kept
end

-- The persons who have the word within their name: "Mariana Quispe Endara" is called "Quispe".
local function with_surname(persons, word)
  local found
  for _, person in ipairs(persons) do
    local words = names.words(person.name)
    for i = 2, #words do
      if words[i] == word then
        found = found or {}
        found[#found + 1] = person
      end
    end
  end
  return found
end

-- Persons with a full name by the short forms they may be called by; each in the order of the text.
-- A guess stands for itself.
local function by_short_form(persons)
  local known, order = {}, {}
  for _, person in ipairs(persons) do
    for _, form in ipairs(names.short_forms(person.name)) do
      if not known[form] then
        known[form] = {}
        order[#order + 1] = form
      end
      table.insert(known[form], person)
    end
  end
  for _, person in ipairs(persons) do
    if person._guess and not known[person.name] then
      known[person.name] = with_surname(persons, person.name) or { person }
      order[#order + 1] = person.name
    end
  end
  return known, order
end

-- The last person before the place who goes by the form; else the first behind it.
local function nearest(candidates, place)
  local best = candidates[1]
  for _, person in ipairs(candidates) do
    if person.first <= place then best = person end
  end
  return best
end

-- "Hillary Rodham Clinton" and a later "Hillary Clinton": the longer name, first and last words equal.
local function unify(persons)
  local longest = {}
  for _, person in ipairs(persons) do
    local words = names.words(person.name)
    if #words > 1 then
      local key = words[1] .. " " .. words[#words]
      if not longest[key] or #longest[key] < #person.name then longest[key] = person.name end
      person._key = key
    end
  end
  for _, person in ipairs(persons) do
    if person._key then person.name = longest[person._key] end
  end
end

-- Gives each single name the full name of the person it belongs to.
function coref.resolve(persons)
  unify(persons)
  local known, order = by_short_form(persons)
  for _, person in ipairs(persons) do
    local candidates = known[person.name]
    if candidates and #names.words(person.name) < 3 then person.name = nearest(candidates, person.first).name end
  end
  return known, order
end

-- Whether text:sub(first, last), which reads like a known surname, stands where a name alone can stand.
local function stands_alone(text, first, last, titles)
  local before, after = text:sub(math.max(1, first - 40), first - 1), text:sub(last + 1, last + 30)
  if before:find "[%w%-_@#/.]$" and not before:find "[%.%-]%-$" and not before:find "\n%-$" or before:find "[\xc3-\xc9][\x80-\xbf]$" then
    if not before:find "[^%w][%l]+%-$" then return false end
  end
  if after:find "^[%w_@/]" or after:find "^[\xc3-\xc9]" or after:find "^[%-]" or after:find "^['’]%u" then return false end
  local following = after:match "^ (%u[%w%-]*)"
  if following and not names.day[following] then return false end
  if after:find "^ &" then return false end
  local previous = before:match "(%S+)%s+$"
  if not previous or before:find(SENTENCE_BEGIN) then return true end
  if previous:find "^%u" or previous:find "^[\xc3-\xc9]" then
    local begins = before:find "[%.%?!:]['\"”’]?%s+%u%S*%s+$" or before:find "\n%s*[\"“]?%u%S*%s+$" or
      #before < 40 and before:find "^%s*%u%S*%s+$"
    local word = previous:lower():gsub("['’]s?$", "")
    return (begins and not titles[word] ) and #previous < 9 and not previous:find "['’]s?$" and previous ~= "New" and
      previous ~= "Fort" and previous ~= "Port" and previous ~= "Lake" or false
  end
  return true
end

local function covered(spans, first, last)
  for _, span in ipairs(spans) do
    if span.first <= last and span.last >= first then return true end
  end
  return false
end

-- Adds the places where a person is named again by a short form alone.  `taken` is a list of items
-- that stand in the way (places, organizations).
function coref.mentions(persons, known, order, article, taken)
  local text = article.text
  local made = {}
  for _, form in ipairs(order) do
    local at = 1
    while true do
      local first, last = text:find(form, at, true)
      if not first then break end
      at = last + 1
      if stands_alone(text, first, last, {}) and not covered(persons, first, last) and
        not covered(taken, first, last) and not covered(made, first, last) then
        made[#made + 1] = { kind = "person", first = first, last = last, name = nearest(known[form], first).name }
      end
    end
  end
  for _, item in ipairs(made) do persons[#persons + 1] = item end
  table.sort(persons, function(a, b) return a.first < b.first end)
  return persons
end

-- ---- names of any kind ----

-- An item for each place where one of `names` (name → what to call it) stands as whole words; in the order of the names.
function coref.again (kind, known, article)
  local order, made = {}, {}
  for name in pairs(known) do order[#order + 1] = name end
  table.sort(order)
  for _, name in ipairs(order) do
    for first, last in spans.each(article.text, name) do
      made[#made + 1] = { kind = kind, first = first, last = last, text = name, name = known[name] }
    end
  end
  return made
end

-- ---- definite descriptions ----

local function fold (text) return (text:lower():gsub("%s+", " ")) end

-- The person last named before the place (else the first behind it) whose title ends with these words and whose country agrees.
local function titled (description, actor, persons)
  local best
  for _, person in ipairs(persons) do
    local title = person.title and fold(person.title)
    if title and (title == description or title:sub(-#description - 1) == " " .. description) then
      local country = person._country_code
      if not (country and actor.country and country ~= actor.country) and (person.first < actor.first or not best) then best = person end
    end
  end
  return best
end

-- The body last named that has the word in its name: "the ministry" is "Defense Ministry" or "Ministry of Defense".
local function body (word, actor, bodies)
  local best
  for _, item in ipairs(bodies) do
    if item.first > actor.first then break end
    if (" " .. fold(item.name) .. " "):find(" " .. word .. " ", 1, true) or fold(item.text):match "(%S+)$" == word then best = item end
  end
  return best
end

local institutions = {}
for word in ([[ministry company party court union agency bank government parliament commission committee council university army police firm department]]):gmatch "%S+" do institutions[word] = true end

-- Gives actors that are described, not named, the name of whom they mean.  `description` of an actor is its text without its country:
-- item._noun; persons need title and _country_code.
function coref.definite (actors, persons, bodies)
  for _, actor in ipairs(actors) do
    local noun = actor._noun and not actor._person and fold(actor._noun)
    if noun then
      local person = noun:find "minister$" and noun ~= "minister" or noun:find "president$" or noun:find "secretary$" or noun:find "chancellor$" or noun:find "governor$" or noun:find "king$" or noun:find "premier$"
      local who = person and titled(noun, actor, persons)
      if who then
        actor.name, actor._person, actor._means = who.name, true, who
      elseif institutions[noun] and actor._bare then
        local what = body(noun, actor, bodies)
        if what then actor.name, actor._means = what.name, what end
      end
    end
  end
end

return coref
