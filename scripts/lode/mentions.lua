-- Coreference for persons, as far as it is safe: a later "Lee" is the "Lee Jong-sup" of the same article.

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
  for _, person in ipairs(persons) do
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

return coref
