-- lode.affiliations: whose minister, president or chief executive a person is.
--
--   affiliations.add_known(persons, article, columns)     sets `affiliation` where the same person has it elsewhere, and for counterparts
--   affiliations.share(persons, article, columns)         sets it in lists of persons: "Uzbekistan's President A and Defense Minister B"
--   affiliations.add(persons, article, columns, over)     sets `affiliation` where it can be told
--
-- In this order: what the same person has elsewhere, the body or country that stands before the office ("the union's president"), the country that the sentence names, the one that the
-- article is about; of a company's officers the company that it is about.

local codes = require "lode.codes"
local names = require "lode.names"
local spans = require "lode.spans"
local set = require "lode.sets".of
local find, match = string.find, string.match

local affiliations = {}

local function last_word(text) return match(text, "^.*%f[%a](%a+)") or text end

-- "the union's president": the body last named that has the word; a company or a group need not have it.
local any_body = set [[
  its their company firm group organisation organization club team charity agency airline carmaker automaker bank manufacturer retailer maker union party ]]
-- Offices of companies; of states.
local of_company = set "executive officer ceo cfo coo cto chairman chairwoman founder spokesman spokeswoman spokesperson"
local of_state = set "minister president premier chancellor secretary king queen"

local FAR_BACK = 300 -- bodies

local function last_body(bodies, place, word)
  local from = spans.count_before(bodies, place)
  for i = from, math.max(1, from - FAR_BACK), -1 do
    local item = bodies[i]
    if any_body[word] or (" " .. (item.name or item.text):lower() .. " "):find(" " .. word .. " ", 1, true) then return item end
  end
end

-- The name that is most often there, if it is twice or more and makes up two in five.
local function most(counts, order, sum)
  local best
  for _, name in ipairs(order) do if not best or counts[name] > counts[best] then best = name end end
  return best and counts[best] > 1 and counts[best] * 5 >= sum * 2 and best or nil
end

local function main_of(items, key)
  local counts, order, sum = {}, {}, 0
  for _, item in ipairs(items) do
    local name = key(item)
    if name then
      if not counts[name] then
        counts[name] = 0
        order[#order + 1] = name
      end
      counts[name], sum = counts[name] + 1, sum + 1
    end
  end
  return most(counts, order, sum)
end

local function country_of(item) return item.country and names.country[item.country] end
local function name_of(item) return item.name or item.text end

-- The countries named in each sentence, by its number, and the one that the article is about.
local function countries_of(article, columns)
  local named, by_sentence = article:items "place", {}
  for _, item in ipairs(article:items "nationality") do named[#named + 1] = item end
  for _, item in ipairs(article:items "organization") do
    local country = codes.country_in(item.name) -- "Bank of Japan"
    if country then named[#named + 1] = { first = item.first, country = country } end
  end
  for _, item in ipairs(named) do
    local sentence = columns.sentence[article:token(item.first)]
    by_sentence[sentence] = by_sentence[sentence] or {}
    table.insert(by_sentence[sentence], item)
  end
  return { by_sentence = by_sentence, main = main_of(named, country_of) }
end

-- Whose country stands in the title of another person, in this sentence or the one before: "Uzbek Foreign Minister Aziza Karimova".
local function taken_by(persons, k, columns)
  local taken, person = nil, persons[k]
  local at = columns.sentence[person._i]
  for j = k - 1, 1, -1 do
    local other = persons[j]
    if columns.sentence[other._i] < at - 1 then break end
    if other._nation and other.affiliation and other.name ~= person.name then
      taken = taken or {}
      taken[other.affiliation] = true
    end
  end
  return taken
end

-- The country that a bare "President" serves: the only one before it in the sentence, else the one that the article is about; none that is another person's.
local function country_near(countries, persons, k, columns)
  local only, person, main = nil, persons[k], countries.main
  local taken = not match(person.title, "[- ]elect$") and taken_by(persons, k, columns) -- "US President Obama met President-elect Trump"
  if taken and taken[main] then main = nil end
  for _, item in ipairs(countries.by_sentence[columns.sentence[person._i]] or {}) do
    local country = country_of(item)
    if country and item.first < person.first and not (taken and taken[country]) then
      if only and only ~= country then return main end
      only = country
    end
  end
  return only or main
end

-- "her South Korean counterpart, Seo Jin-ho": the country of the nationality.
local function put_counterpart(person, columns, article)
  local i = (person._front and article:token(person._front) or person._i) - 1
  if columns.shape[i] == "comma" then i = i - 1 end
  if columns.word[i] ~= "counterpart" then return end
  local nationalities = article:items "nationality"
  local item = nationalities[spans.count_before(nationalities, columns.first[i])]
  if item and article:token(item.last) == i - 1 then
    person.affiliation, person._counterpart = country_of(item), true
  end
end

-- A title serves what it serves elsewhere in the article: "President Roe" what "Norway's President Roe" does; a counterpart's title the counterpart's country.
local function put_from_other(persons)
  local known
  for _, person in ipairs(persons) do
    local affiliation = person.affiliation
    if affiliation and (person.title or person._counterpart) then
      known = known or {}
      local key = person._counterpart and person.name or person.name .. "\n" .. person.title:lower()
      known[key] = known[key] or affiliation
    end
  end
  if not known then return end
  for _, person in ipairs(persons) do
    if person.title and not person.affiliation then
      person.affiliation = known[person.name .. "\n" .. person.title:lower()] or not person._courtesy and known[person.name] or nil
    end
  end
end

-- Words before an office that are no part of it.
local no_part = set [[ the a an its his her their our my and or of for to by with from in on at as said says told is was who former then late acting new old own only ]]

-- The words that say whose office it is, before "president, Doug Makwa": what owns it ("union", "its"), else the body or country itself.
local function look_before(person, columns, over, article)
  local word, shape = columns.word, columns.shape
  local i = article:token(person._front) - 1
  if person._before and shape[i] == "lower" and not no_part[word[i]] and (shape[i - 1] == "clitic" or no_part[word[i - 1]]) then
    local field = person.title and "title" or "role"
    person[field] = word[i] .. " " .. person[field]
    i = i - 1
  end
  if shape[i] == "capital" and not over[i] then i = i - 1 end -- "the EU's French negotiator"
  if shape[i] == "clitic" then i = i - 1 end
  if person._before and over[i] then return nil, over[i] end
  return word[i]
end

-- Whether only "and" and commas stand between one name and the next one's title: a list.
local function in_list(a, front, columns)
  for i = a._j + 1, front - 1 do
    if columns.shape[i] ~= "comma" and columns.word[i] ~= "and" and columns.word[i] ~= "&" then return false end
  end
  return front - a._j < 4
end

-- Titles in a list share the country: "Uzbekistan's President A and Defense Minister B"; not those of "Uzbek President A met Foreign Minister B".
function affiliations.share(persons, article, columns)
  local last
  for _, person in ipairs(persons) do
    local title = person.title
    if title then
      if last and last.affiliation and not person.affiliation and not person._courtesy and person._front and
        columns.sentence[last._i] == columns.sentence[person._i] and find(title, "%u") and in_list(last, article:token(person._front), columns) then
        person.affiliation = last.affiliation
      end
      last = person
    end
  end
end

-- What counterparts and the article's other mentions of a person tell.
function affiliations.add_known(persons, article, columns)
  for _, person in ipairs(persons) do
    if not person.affiliation then put_counterpart(person, columns, article) end
  end
  put_from_other(persons)
end

-- Gives persons with an office whose it is, where the words beside the name do not say.  `over` has the bodies and places by token; persons their first token, _i,
-- where their title begins, _front, and the word that owns it, _owner.
function affiliations.add(persons, article, columns, over)
  local bodies, countries, main
  for k, person in ipairs(persons) do
    local owner, body = person._owner, nil
    if person._front and not owner and not person.affiliation and not person._courtesy then owner, body = look_before(person, columns, over, article) end
    local title = not person.affiliation and not person._courtesy and person.title
    if body then
      if title or body.kind == "organization" then person.affiliation = name_of(body) end
    elseif title then
      local head = last_word(match(title, "^(.-) of ") or match(title, "^(.-)[- ]elect$") or title):lower()
      bodies = bodies or article:items "organization"
      if owner == "government" or owner == "country" then owner, head = nil, "minister" end
      if owner == "its" and of_state[head] then owner = nil end -- "Egypt will host talks, its foreign minister, Badr Abdelatty, said"
      body = owner and #owner > 2 and owner ~= "the" and last_body(bodies, person.first, owner)
      if body then
        person.affiliation = name_of(body)
      elseif of_state[head] and title ~= "press secretary" then
        countries = countries or countries_of(article, columns)
        person.affiliation = country_near(countries, persons, k, columns) or nil
      elseif of_company[head] and owner == "the" then
        if main == nil then main = main_of(bodies, name_of) or false end
        person.affiliation = main or nil
      end
    end
  end
  if countries then put_from_other(persons) end
end

return affiliations