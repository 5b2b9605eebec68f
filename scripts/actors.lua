-- Actors: who can act in the news, coded by country and role: "Afghan rebels" AFG REB, "the Israeli army" ISR MIL,
-- "U.N. Secretary-General Kofi Annan" IGO.
--
-- An actor is a country, an organization, a person, a people, or a noun of the list `agents` with whose it is before it ("Israeli army",
-- "Norway's government"), and behind it who it is ("President Jane Roe") or where from ("rebels in the Ivory Coast").  The pattern finds the nouns; names
-- are items already, so `after` only puts the two together, by token numbers.
-- Roles are those of CAMEO (Schrodt and Gerner, Conflict and Mediation Event Observations, chapter 4).
-- Not found: pronouns, and nouns that the list does not have.

local lode = require "lode"
local codes = require "lode.codes"
local coref = require "lode.coref"
local sets = require "lode.sets"
local words = require "lode.words"
local t = lode.tokens

local set, ends_in_s, s_or_ed, irregular = sets.of, words.s, words.s_or_ed, words.irregular

-- ---- nouns ----

-- "military aid", "a police station", "opposition to": these are heads only where no other noun follows; of a body, a verb may: "Army shells town".
local loose = t.word { "military", "general", "official", "terrorist", "rebel", "civilian", "guerrilla", "guerilla", "opposition", "militant", "intelligence", "labor",
  "labour", "national", "state", "local",
  "naval", "drone", "child", "family", "student", "industry", "muslim", "christian", "hindu", "suspect", "criminal", "refugee", "worker", "victim", "man", "woman", "community",
    "television", "media", "expert" }
local loose_body = t.word { "police", "army", "union", "party", "air force", "bank", "navy", "government", "company", "school", "church", "hospital", "college", "university",
  "newspaper", "king", "queen", "staff", "crew", "prince",
  "senate", "court", "president", "magazine", "gang", "leader", "firm", "jets", "country", "group", "council", "committee", "commission", "agency", "department", "prosecution",
    "cabinet", "parliament", "rival", "chief" }
local function_word = t.word { "and", "or", "but", "who", "which", "that", "when", "while", "said", "says", "say", "will", "would", "has", "have", "had", "is", "are", "was",
  "were", "be", "been", "not", "if",
  "because", "where", "it", "he", "she", "they", "there", "this", "these", "those", "may", "could", "can", "also", "then", "of", "in", "on", "at", "from", "by", "with", "to",
    "for", "against",
  "between", "among", "into", "over", "near", "inside", "outside", "across", "through", "under", "about", "during", "after", "before", "since", "along", "including", "like",
    "as", "than", "despite", "without",
  "within", "amid", "must", "should", "did", "do", "does", "the", "a", "an", "its", "his", "her", "their", "all", "both", "only", "never", "now", "still", "yet", "so",
    "however", "until", "unless", "might",
  "today", "yesterday", "tomorrow", "paid", "won", "became", "felt", "kept", "spoke", "thought", "wrote", "fled", "stood", "knew", "sought", "swore",
  "left", "came", "went", "fell", "took", "made", "began", "ran", "rose", "told", "met", "held", "sent", "gave", "got", "shot", "hit",
    "fought", "struck", "alike", "here", "later",
  "earlier", "alone", "themselves", "himself", "herself", "itself", "or", "too", "whose", "whom", "off", "out", "up", "down", "back", "onto", "upon", "around" }
local past = t.like((1 - require "lpeg".P "ed" * -1) ^ 1 * "ed") + t.like((1 - require "lpeg".P "ly" * -1) ^ 1 * "ly")
local hyphen = t.glued * t.hyphen * t.glued
local agent, agent_phrase = t.list "agents", t.list "agent_phrases"
local other_noun = t.lower - function_word - past - agent - agent_phrase + hyphen
-- "a group of", "a state of siege": the words behind "of" tell who or what.
local counting = t.word { "group", "groups", "delegation", "coalition", "crowd", "crowds", "mob", "majority", "team", "state", "states" } * t.word "of"
local head = (agent_phrase + agent - counting - loose * other_noun - loose_body * (other_noun - t.list "event_verbs")) * (agent_phrase + agent) ^ -2 * -(hyphen * t.letters)

-- ---- words around ----

local preposition = set [[of in on at from by with to for against between among into over near inside outside towards toward across through under about via around throughout
  behind during after before
  since along including like as than despite without within beyond amid alongside off upon onto until]]
local determiner = set [[the a an its his her their our my your this these those some several many two three four five six seven eight nine ten eleven twelve more most all
  both other others dozens hundreds thousands scores tens no
  any each every another few least about nearly almost around half one]]
-- "thousands of", "members of": what stands before "of" and counts or sorts the actor.
local grouping = set [[group groups thousands hundreds scores dozens members member number crowd crowds tens millions team delegation coalition majority mission part some all
  most many
  half third stronghold one two three pair band couple handful percent quarter residents dozen batch patch]]
-- Where an actor's own words end on the left.
local outside = set "and or but who which that when while not if because where it he she they there also then never now still so however until unless than against"
local stretch = set [[the southern northern eastern western central south north east west neighboring neighbouring nearby war-torn occupied]]
local at_place = set [[in of at]]
local possessive = set [['s ’s ' ’]]

-- "its troops": somebody's own.
local own = set [[its his her their our my your]]

-- What a word is before an actor, looked up once a token: a preposition (one that counts in "thousands of", or not), a determiner (somebody's own or not),
-- a word that counts, or one that ends what belongs to the actor.
local PREPOSITION, OF_COUNT, DETERMINER, OWN, COUNT, END = 1, 2, 3, 4, 5, 6
local part = {}
for _, pair in ipairs { { irregular, END }, { outside, END }, { grouping, COUNT }, { determiner, DETERMINER }, { own, OWN }, { preposition, PREPOSITION },
  { set "of to at than as about around over", OF_COUNT } } do
  for word in pairs(pair[1]) do part[word] = pair[2] end
end
part["no"], part[""] = END, END

-- Whether a word that is no `part` may be one of the adjectives of a noun.
local function is_adjective (word, shape)
  return shape == "lower" and not s_or_ed(word) or shape == "hyphen"
end

-- ---- names, as tokens ----

local FAR = math.huge
local NONE = { first = FAR, last = 0 }

-- Names of all kinds in the order of the text; of those that overlap the first, of those that begin together the longest.  `lists` is in the order of the text each.
local function names_of (lists)
  local at, firsts, names, n, last = {}, {}, {}, 0, 0
  for k = 1, #lists do at[k], firsts[k] = 1, (lists[k][1] or NONE).first end -- the next of each list, and where it begins
  while true do
    local first, of, best = FAR, nil, nil
    for k = 1, #firsts do
      local place = firsts[k]
      if place <= first and place < FAR then
        local item = lists[k][at[k]]
        if place < first or item.last > best.last then first, of, best = place, k, item end
      end
    end
    if not best then return names end
    local next = at[of] + 1
    at[of], firsts[of] = next, (lists[of][next] or NONE).first
    if first > last then
      n, last = n + 1, best.last
      names[n] = best
    end
  end
end

-- The tokens from[i]..to[i] of each name; what lies beside the first and the last name is far away.
local function tokens_of (names, columns, article)
  local last, from, to = columns.last, {}, { [0] = -9 }
  for i = 1, #names do
    local item = names[i]
    local z, item_last = article:token(item.first), item.last
    from[i] = z
    while last[z] < item_last do z = z + 1 end
    to[i] = z
  end
  from[#names + 1] = FAR
  return from, to
end

-- What the functions below go by: the tokens, the names and whether a noun has taken them, and what was found out about words of this article.
local function scene_of (article)
  local columns, persons, bodies = article:columns(), article:items "person", article:items "organization"
  local names = names_of { persons, bodies, article:items "place", article:items "nationality" }
  local from, to = tokens_of(names, columns, article)
  return { article = article, text = article.text, word = columns.word, shape = columns.shape, first = columns.first, last = columns.last,
    persons = persons, organizations = bodies, names = names, from = from, to = to, used = {}, noun_role = {}, title_role = {}, bodies = {} }
end

-- ---- what is known of names ----

-- Who may be named again by such a noun alone: coref.definite asks for its words.
local described = set [[minister president secretary chancellor governor king premier ministry company party court union agency bank government parliament commission committee
  council university army police firm department]]

local function country_of (item)
  return item.country or codes.country_of(item)
end

local function role_of_title (title, scene)
  local role = scene.title_role[title]
  if role == nil then
    role = codes.role_of(title) or false
    scene.title_role[title] = role
  end
  return role or nil
end

-- Country and role of an organization, by its name.
local function known_body (name, called, scene)
  local body = scene.bodies[called]
  if not body then
    body = { country = codes.country_of(name), role = codes.role_of_body(name) }
    scene.bodies[called] = body
  end
  return body
end

-- The role that the lists have for the noun.
local function listed_role (item, scene)
  local text = item.text
  local role = scene.noun_role[text]
  if role == nil then
    local span = scene.article:span(item.first, item.last)
    local entry = span:listed "agent_phrases" or span:listed "agents"
    role = entry and entry.role or false
    scene.noun_role[text] = role
  end
  return role
end

-- ---- words around an actor ----

-- The tokens of the adjectives and the owner before a noun: where its words begin, the owner's number, the tokens of the noun without the owner.  `k` is the
-- last name that begins before the noun ends.
local function look_left (token, scene, k)
  local word, shape, names, from, to = scene.word, scene.shape, scene.names, scene.from, scene.to
  local at, adjectives, owner, bare = token, 0, nil, nil
  while true do
    local before = at - 1
    local w = word[before]
    while to[k] > before do k = k - 1 end
    local beside = to[k] == before
    local named = beside or possessive[w] and to[k] == before - 1
    if named and not owner then
      owner, bare, at = k, at, from[k]
    elseif beside and names[k].kind == "nationality" then at = from[k] -- "Afghan Taliban fighters"
    elseif not named and not owner and adjectives < 4 and before > 0 and not part[w] and is_adjective(w, shape[before]) then
      adjectives, at = adjectives + 1, before
    else break end
  end
  if not owner then at = token end
  return at, owner, bare or at
end

-- Who is named right behind the noun, or where it is: numbers of names.
local function look_right (token, scene, k)
  local word, from, names = scene.word, scene.from, scene.names
  local at, i = token + 1, k + 1
  if from[i] == at and names[i].kind == "person" then return i, nil end
  if not at_place[word[at]] then return nil end
  at = at + 1
  while stretch[word[at]] do at = at + 1 end
  while from[i] < at do i = i + 1 end
  local name = from[i] == at and names[i]
  if name and name.kind ~= "person" and (name.kind ~= "nationality" or ends_in_s(word[scene.to[i]])) then return nil, i end
end

-- "thousands of", "up to 100", "at least", "more than": no prepositions but part of a count.
local function counts (w, at, word, shape)
  local before, behind = word[at - 1], word[at + 1]
  return w == "of" and grouping[before] or w == "to" and before == "up" or w == "at" and (behind == "least" or behind == "most") or w == "than" and (before == "more" or
    before == "less" or before == "fewer") or
    w == "as" and before == "many" or (w == "about" or w == "around" or w == "over") and shape[at + 1] == "digits"
end

-- What stands before an actor that begins at `token`: the preposition that it hangs on, where its determiners begin, whether it is somebody's own.
local function place_before (token, scene)
  local word, shape = scene.word, scene.shape
  local lead, plain, is_own = token, true, nil -- adjectives are no part of it where no preposition lies behind them
  for at = token - 1, token - 8, -1 do
    local w = word[at]
    local is = part[w]
    if is == END or not w then break
    elseif is == PREPOSITION or is == OF_COUNT and not counts(w, at, word, shape) then return w, at + 1, is_own
    elseif is or shape[at] == "digits" then
      if is == OWN then is_own = true end
      if plain then lead = at end
    elseif is_adjective(w, shape[at]) then plain = false
    else break end
  end
  return "", lead, is_own
end

-- ---- putting actors together ----

-- Actors are made with most of their fields at once, `rule` and `text` as the engine sets them too: a table that grows is copied.  Rare fields are set only where they are.

local function add_person (actor, person)
  local title = person.title or person.role
  actor._person = true
  if title then actor._title = title end
end

-- An actor of name number `i` alone.
local function from_name (i, scene)
  local name, from, to = scene.names[i], scene.from[i], scene.to[i]
  local kind, text, country, role = name.kind, name.text, name.country, nil
  local called = name.name or text
  if kind == "person" then
    local title = name.title or name.role
    role, country = title and role_of_title(title, scene), codes.country_of(name)
  elseif kind == "organization" then
    local body = known_body(name, called, scene)
    country, role = body.country, body.role
  end
  local prep, lead, is_own = place_before(from, scene)
  local actor = { kind = "actor", rule = "actors", text = text, first = name.first, last = name.last, name = called, country = country, role = role,
    code = codes.actor(country, role), _t = from, _z = to, _of = kind, _prep = prep, _lead = lead }
  if is_own then actor._own = true end
  if possessive[scene.word[to + 1]] then actor._owns = true end
  if kind == "person" then add_person(actor, name) end
  return actor
end

-- The name of that number, which now belongs to a noun.
local function take (number, scene)
  scene.used[number] = true
  return scene.names[number]
end

-- An actor of the noun at tokens first..last, with the owner and the name that belong to it.
local function from_noun (item, first, last, scene, k)
  local word, head = scene.word, scene.word[last]
  local from, owner, bare = look_left(first, scene, k)
  local who, place = look_right(last, scene, k)
  local of, at, person = owner and take(owner, scene), place and take(place, scene), who and take(who, scene)
  local to = (who or place) and scene.to[who or place] or last
  if of and of.kind == "person" then of = nil end
  local country = of and country_of(of) or at and country_of(at) or person and country_of(person) or nil
  local title = person and (person.title or person.role)
  local role = listed_role(item, scene) or title and role_of_title(title, scene) or of and of.kind == "organization" and codes.role_of_body(of) or nil
  local from_byte, to_byte = scene.first[from], scene.last[to]
  local text = from == first and to == last and item.text or scene.text:sub(from_byte, to_byte)
  local prep, lead, is_own = place_before(from, scene)
  local actor = { kind = "actor", rule = "actors", text = text, first = from_byte, last = to_byte, name = person and person.name or text, country = country, role = role,
    code = codes.actor(country, role), _t = from, _z = to, _prep = prep, _lead = lead, _head = head }
  if is_own then actor._own = true end
  if possessive[word[to + 1]] then actor._owns = true end
  if not of and not at then actor._bare = true end
  if person then add_person(actor, person) end
  if described[head] then actor._noun = bare == last and head or scene.text:sub(scene.first[bare], scene.last[last]) end
  return actor
end

-- The nouns among the matches that are no part of a name, as actors.
local function nouns_of (items, scene)
  local last, from, to, token_at = scene.last, scene.from, scene.to, scene.article.token
  local actors, n, k = {}, 0, 0
  for i = 1, #items do
    local item = items[i]
    local token, item_last = token_at(scene.article, item.first), item.last
    local z = token
    while last[z] < item_last do z = z + 1 end
    while from[k + 1] <= z do k = k + 1 end -- the last name that may touch it
    if not (to[k] >= token and (from[k] >= token or to[k] <= z)) then
      n = n + 1
      actors[n] = from_noun(item, token, z, scene, k)
    end
  end
  return actors
end

-- The nouns, and the names that none of them has taken, in the order of the text; of those that overlap the first.
local function with_names (nouns, scene)
  local names, used, actors, n, last = scene.names, scene.used, {}, 0, 0
  local k, noun = 1, nouns[1] or NONE
  for i = 1, #names + 1 do
    local name = names[i] or NONE
    local first = not used[i] and name.first
    while first and noun ~= NONE and (noun.first < first or noun.first == first and noun.last > name.last) do
      if noun.first > last then
        n, last = n + 1, noun.last
        actors[n] = noun
      end
      k = k + 1
      noun = nouns[k] or NONE
    end
    if first and name ~= NONE and first > last then
      n, last = n + 1, name.last
      actors[n] = from_name(i, scene)
    end
  end
  return actors
end

local function after (items, article)
  local scene = scene_of(article)
  local actors = with_names(nouns_of(items, scene), scene)
  coref.definite(actors, scene.persons, scene.organizations)
  return actors
end

return lode.rule {
  api = 1,
  name = "actors",
  about = "Who can act: countries, bodies, people and groups, coded by country and role.",
  tags = { "events" },
  limits = "No pronouns; groups only if their noun is in the list `agents`.",
  measured = {
    "PLOVER sentences, in events of the right class: source right in 78.2 % of records, target in 67.4 % (2026-11-30; errors were read)",
  },
  needs = { "people", "organizations", "places", "nationalities" },
  emits = { actor = { "name", "code", "country", "role" } },
  optional = true,
  match = { actor = head },
  after = after,
  examples = {
    { "South Korean Defense Minister Lee Jong-sup left. The South Korean defense minister was late.",
      actor = { { text = "South Korean defense minister", name = "Lee Jong-sup" } } },
    { "The Defense Ministry of Norway spoke. The ministry was late.", actor = { { text = "ministry", name = "Defense Ministry of Norway" } } },
    { "Afghan rebels attacked Kabul.", actor = { { text = "Afghan rebels", code = "AFGREB" }, { text = "Kabul", code = "AFG" } } },
    { "The Israeli army left.", actor = { text = "Israeli army", code = "ISRMIL" } },
    { "Rebels in Nepal spoke.", actor = { text = "Rebels in Nepal", code = "NPLREB" } },
    { "The European Union met Hamas.", actor = { { text = "European Union", code = "IGO" }, { text = "Hamas", code = "PSEUAF" } } },
    { "It rained all day.", actor = false },
  },
}
