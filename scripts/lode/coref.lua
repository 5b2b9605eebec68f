-- lode.coref: who or what is meant when an article names it again, as far as that is safe.
--
--   coref.plausible                  guesses at a name that the article does not speak against
--   coref.resolve, coref.mentions    persons: a later "Lee" is the "Lee Jong-sup" of the same article
--   coref.definite                   "the defense minister", "the ministry": the person with that title, the body last named
--
-- Used in `after`, where a rule has all items of the article.

local codes = require "lode.codes"
local names = require "lode.names"
local spans = require "lode.spans"

local coref = {}
local find, string_match, gsub, lower, upper = string.find, string.match, string.gsub, string.lower, string.upper

-- ---- guesses ----

local WORDS = { lower = true, capital = true, upper = true, mixed = true, digits = true, clitic = true, initial = true, abbrev_capital = true,
  abbrev_upper = true, abbrev_lower = true, ordinal = true }

-- Whether a word that stands with a capital may be a name: the article does not write it small, and it stands somewhere within a
-- sentence or is longer than three letters.
local function may_be_name(word, article, places_at)
  local small = lower(word)
  if #article:find(small) > 0 then return false end
  local columns, places = article:columns(), article:find(word)
  local shapes, within = columns.shape, false
  for i = 1, #places, 2 do
    local at = article:token(places[i])
    within = within or WORDS[shapes[at - 1]]
    if columns.word[at + 1] == "dynasty" then return false end -- "the fall of the Qing"
    local beside = columns.shape[at + 1] == "comma" and places_at[at + 2]
    if beside and beside.kind == "place" then return false end -- "Paxton, Illinois"
  end
  return within or #word > 3
end

-- The persons but for guesses that are no names.  `busy` has places and organizations by the numbers of their tokens.
function coref.plausible(persons, article, busy)
  local kept, verdict = {}, {}
  for _, person in ipairs(persons) do
    local good = not person._guess
    if not good then
      local word = person.name
      good = verdict[word]
      if good == nil then
        good = may_be_name(word, article, busy) or false
        verdict[word] = good
      end
    end
    if good then kept[#kept + 1] = person end
  end
  return kept
end

-- ---- persons named again ----

-- "Suu Kyi" is the Aung San Suu Kyi of the same article: who bears the end of one longer name, of two words or more, is one with its bearer.
local function unite_tails(order, by_name)
  local longer, kept = {}, {}
  for _, who in ipairs(order) do
    local words = who.words
    for i = 2, #words - 1 do
      local tail = table.concat(words, " ", i)
      longer[tail] = longer[tail] == nil and who
    end
  end
  for _, who in ipairs(order) do
    local whole = longer[who.name]
    if whole then
      for form in pairs(who.forms) do by_name[form] = whole end
      whole.count = whole.count + who.count
      whole.first = math.min(whole.first, who.first)
    else
      kept[#kept + 1] = who
    end
  end
  return kept
end

-- What an article calls its persons: by full name, { name =, first = where it stands first, count =, words = }; in the order of the text.
-- "Hillary Rodham Clinton" and "Hillary Clinton" (first and last words equal) are one, who has the name used more often.
local function census(persons)
  local by_name, by_ends, order = {}, {}, {}
  for _, person in ipairs(persons) do
    local name = person.name
    local who = by_name[name]
    if not who and find(name, " ", 1, true) then
      local words = names.words(name)
      if #words > 1 then
        local ends = words[1] .. " " .. words[#words]
        who = by_ends[ends]
        if not who then
          who = { name = name, first = person.first, count = 0, words = words, forms = {} }
          by_ends[ends], order[#order + 1] = who, who
        end
        who.forms[name] = 0
        by_name[name] = who
      end
    end
    if who then
      who.count = who.count + 1
      local uses = who.forms[name] + 1
      who.forms[name] = uses
      if uses > who.forms[who.name] then who.name = name end
    end
  end
  return by_name, unite_tails(order, by_name)
end

local function add(known, order, form, who)
  local bearers = known[form]
  if not bearers then
    bearers = {}
    known[form], order[#order + 1] = bearers, form
  end
  for i = 1, #bearers do if bearers[i] == who then return end end
  bearers[#bearers + 1] = who
end

-- A given name that stands for its bearer: no initial, no word, no family name.
local function may_stand_alone(given)
  return #given > 2 and not find(given, ".", 1, true) and not names.also_word[given] and not names.surname_first[given]
end

-- The short forms that persons may be called by, each with those who bear it.  A surname goes before a given name, both before
-- a word in the middle ("Mariana Quispe Endara" is called "Quispe").
local function short_forms(people)
  local known, order = {}, {}
  for _, who in ipairs(people) do
    for _, form in ipairs(names.short_forms(who.name, who.words)) do
      add(known, order, form, who)
      if find(form, "^%l") then add(known, order, (gsub(form, "^%l", upper)), who) end -- "Van der Berg" at the begin of a sentence
    end
  end
  local weaker = {}
  for _, who in ipairs(people) do
    local words = who.words
    local given = words[1]
    if may_stand_alone(given) and not known[given] then weaker[#weaker + 1] = { given, who } end
    local middle = #words == 3 and words[2]
    if middle and #middle > 3 and not known[middle] and not names.particle[lower(middle)] and not find(middle, "%.", 1) then weaker[#weaker + 1] = { middle, who } end
  end
  for _, form in ipairs(weaker) do add(known, order, form[1], form[2]) end
  return known, order
end

-- Whom a short form at a place means: the only one who bears it, one who is named twice as often as the others, or the last
-- one named in full.
local function meant(bearers, place, persons, by_name)
  if #bearers == 1 then return bearers[1] end
  local best, sum = bearers[1], 0
  for _, who in ipairs(bearers) do
    sum = sum + who.count
    if who.count > best.count then best = who end
  end
  if best.count > 2 * (sum - best.count) then return best end
  local last
  for _, person in ipairs(persons) do
    if person.first > place then break end
    local who = by_name[person.name]
    for i = 1, #bearers do if bearers[i] == who then last = who end end
  end
  return last or best
end

local WOMAN = { ["Mrs."] = true, Mrs = true, ["Ms."] = true, Ms = true, Miss = true, Madame = true, Lady = true }
local FAMOUS_WOMEN = { ["Angela Merkel"] = true, ["Margaret Thatcher"] = true, ["Giorgia Meloni"] = true, ["Jacinda Ardern"] = true, ["Nancy Pelosi"] = true }

-- "Mrs. Obama" is not Barack: another one who bears the name, or nobody known.
local function not_the_famous(form, bearers)
  for _, who in ipairs(bearers or {}) do
    if who.name ~= names.famous[form] then return who.name end
  end
  return form
end

-- Who is famous by the form is meant if the form stands before anybody's full name, or has an office ("President Obama").
local function famous_bearer(form, bearers, person)
  local full = names.famous[form]
  if not full then return nil end
  if not bearers then return full end
  for _, who in ipairs(bearers) do if who.name == full then return full end end
  return (bearers[1].first > person.first or person.title and not person._courtesy) and full or nil
end

-- Gives each person the full name: a surname, a given name that of who bears it.  Returns what coref.mentions wants.
function coref.resolve(persons)
  local by_name, people = census(persons)
  local known, order = short_forms(people)
  local famous, found = {}, {}
  for i, person in ipairs(persons) do
    local name = person.name
    local who = by_name[name]
    if not who then
      local bearers = known[name]
      if famous[name] == nil then famous[name] = famous_bearer(name, bearers, person) or false end
      if WOMAN[person.title] and famous[name] and not FAMOUS_WOMEN[famous[name]] then found[i] = not_the_famous(name, bearers)
      elseif famous[name] then found[i] = famous[name]
      elseif bearers then found[i] = meant(bearers, person.first, persons, by_name).name
      elseif person._guess then
        known[name] = { { name = name, first = person.first, count = 1 } }
        order[#order + 1] = name
      end
    else
      found[i] = who.name
    end
  end
  for i, person in ipairs(persons) do person.name = found[i] or person.name end
  known._by_name, known._famous = by_name, famous
  return known, order
end

-- ---- where a known name stands alone ----

local NOT_BEFORE = { new = true, fort = true, port = true, lake = true, mount = true, saint = true, san = true, santa = true, ["st."] = true }

-- Whether the tokens from i to j, which read like a known name, stand where a name alone can stand.
local function stands_alone(columns, i, j)
  local first, last, shape, word = columns.first, columns.last, columns.shape, columns.word
  local following = shape[j + 1]
  if following == "hyphen" and first[j + 1] == last[j] + 1 or word[j + 1] == "&" then return false end
  if (following == "capital" or following == "mixed") and not names.day_word[word[j + 1]] then return false end
  local previous = shape[i - 1]
  if not previous then return true end
  if first[i] == last[i - 1] + 1 then
    if previous == "slash" then return false end
    if previous == "hyphen" and i > 2 and first[i - 1] == last[i - 2] + 1 and shape[i - 2] ~= "lower" then return false end
  end
  if previous == "capital" or previous == "mixed" then
    local begins = columns.sentence[i - 2] ~= columns.sentence[i - 1] or not WORDS[shape[i - 2]]
    return begins and last[i - 1] - first[i - 1] < 8 and not NOT_BEFORE[word[i - 1]]
  end
  return previous ~= "initial" and previous ~= "upper"
end

local function mark(busy, article, item)
  for i = item._i or article:token(item.first), item._j or article:token(item.last) do busy[i] = item end
end

local function before(a, b) return a.first < b.first end

-- Both lists as one, in the order of the text; the first is in order.
local function in_order(persons, made)
  table.sort(made, before)
  local all, i = {}, 1
  for _, person in ipairs(persons) do
    while made[i] and made[i].first < person.first do
      all[#all + 1] = made[i]
      i = i + 1
    end
    all[#all + 1] = person
  end
  for k = i, #made do all[#all + 1] = made[k] end
  return all
end

-- Adds the places where a person is named again by a short form alone.  `busy` has the tokens that are taken (by places,
-- organizations): numbers of tokens as keys.
function coref.mentions(persons, known, order, article, busy)
  if #order == 0 then return persons end
  local columns = article:columns()
  for _, item in ipairs(persons) do mark(busy, article, item) end
  local token = article.token
  local made, famous, by_name = {}, known._famous, known._by_name
  for _, form in ipairs(order) do
    local places = article:find(form)
    for p = 1, #places, 2 do
      local i = token(article, places[p])
      local j = not busy[i] and token(article, places[p + 1])
      if j and not busy[j] and stands_alone(columns, i, j) then
        local first = places[p]
        local item = { kind = "person", rule = "people", first = first, last = places[p + 1], text = form, _i = i, _j = j,
          name = famous[form] or meant(known[form], first, persons, by_name).name }
        made[#made + 1] = item
        for k = i, j do busy[k] = item end
      end
    end
  end
  return #made == 0 and persons or in_order(persons, made)
end

-- ---- definite descriptions ----

local function fold (text) return (lower(text):gsub("%s+", " ")) end

local FAR = 300 -- items: farther back, or behind, nobody is meant

-- The persons who have a title, by its last word.
local function by_office (persons)
  local bearers, folded = {}, {}
  for i = 1, #persons do
    local person = persons[i]
    local title = person.title
    if title then
      local known = folded[title]
      if not known then
        known = fold(title)
        folded[title] = known
      end
      local head = string_match(known, "%S+$")
      if head then
        local list = bearers[head]
        if not list then
          list = {}
          bearers[head] = list
        end
        list[#list + 1] = { first = person.first, title = known, person = person }
      end
    end
  end
  return bearers
end

-- Whether one with a title may be who is described: the words fit, and no country speaks against it.
local function may_mean (bearer, description, country)
  local title = bearer.title
  if title ~= description and title:sub(-#description - 1) ~= " " .. description then return false end
  local own = codes.country_of(bearer.person)
  return not (own and country and own ~= country)
end

-- The person last named before the place (else the first behind it) whose title ends with these words and whose country agrees.
local function titled (description, actor, bearers)
  local candidates = bearers[string_match(description, "%S+$")]
  if not candidates then return nil end
  local from, country = spans.count_before(candidates, actor.first), actor.country
  for i = from, math.max(1, from - FAR), -1 do
    if may_mean(candidates[i], description, country) then return candidates[i].person end
  end
  for i = from + 1, math.min(#candidates, from + FAR) do
    if may_mean(candidates[i], description, country) then return candidates[i].person end
  end
end

-- Whether a body may be called by this word alone: it has it in its name, or at the end of its text.
local function has_word (item, word)
  return find(" " .. fold(item.name) .. " ", " " .. word .. " ", 1, true) or string_match(fold(item.text), "(%S+)$") == word
end

-- The body last named that has the word in its name: "the ministry" is "Defense Ministry" or "Ministry of Defense".  `known` keeps, by word and text, what was seen.
local function body (word, actor, bodies, known)
  local seen = known[word]
  if not seen then
    seen = {}
    known[word] = seen
  end
  local from = spans.count_before(bodies, actor.first + 1)
  for i = from, math.max(1, from - FAR), -1 do
    local item = bodies[i]
    local name, text = item.name, item.text
    local key = name == text and text or name .. "\n" .. text
    local fits = seen[key]
    if fits == nil then
      fits = has_word(item, word) or false
      seen[key] = fits
    end
    if fits then return item end
  end
end

local institutions = {}
for word in ([[ ministry company party court union agency bank government parliament commission committee council university army police firm
  department ]]):gmatch "%S+" do institutions[word] = true end

local offices = { minister = true, president = true, secretary = true, chancellor = true, governor = true, king = true, premier = true }

-- Gives actors that are described, not named, the name of whom they mean.  `description` of an actor is its text without its country:
-- item._noun; persons need title.
function coref.definite (actors, persons, bodies)
  local bearers, known = nil, {}
  for i = 1, #actors do
    local actor = actors[i]
    local noun = actor._noun and not actor._person and fold(actor._noun)
    if noun then
      local who
      if noun ~= "minister" and offices[string_match(noun, "%a+$")] then
        bearers = bearers or by_office(persons)
        who = titled(noun, actor, bearers)
      end
      if who then
        actor.name, actor._person, actor._means = who.name, true, who
      elseif institutions[noun] and actor._bare then
        local what = body(noun, actor, bodies, known)
        if what then actor.name, actor._means = what.name, what end
      end
    end
  end
end

return coref
