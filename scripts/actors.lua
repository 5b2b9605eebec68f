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

local set, ed, ends_in_s, irregular = sets.of, words.ed, words.s, words.irregular

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
  "today", "yesterday", "tomorrow", "left", "came", "went", "fell", "took", "made", "began", "ran", "rose", "told", "met", "held", "sent", "gave", "got", "shot", "hit",
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

-- What a word is before an actor, looked up once a token: a preposition, a determiner (somebody's own or not), a word that counts, or one that ends what belongs to the actor.
local PREPOSITION, DETERMINER, OWN, COUNT, END = 1, 2, 3, 4, 5
local part = {}
for _, pair in ipairs { { irregular, END }, { outside, END }, { grouping, COUNT }, { determiner, DETERMINER }, { own, OWN }, { preposition, PREPOSITION } } do
  for word in pairs(pair[1]) do part[word] = pair[2] end
end
part["no"], part[""] = END, END

-- Whether a word that is no `part` may be one of the adjectives of a noun.
local function is_adjective (word, shape)
  return shape == "lower" and not (ed(word) or ends_in_s(word)) or shape == "hyphen"
end

-- ---- names, as tokens ----

local KINDS = { "person", "organization", "place", "nationality" }

-- Two lists in the order of the text as one; of items that begin together the longer comes first.
local function merged (a, b)
  if #b == 0 then return a elseif #a == 0 then return b end
  local out, i, k, n = {}, 1, 1, 0
  local x, y = a[1], b[1]
  while x or y do
    n = n + 1
    if not y or x and (x.first < y.first or x.first == y.first and x.last >= y.last) then
      out[n], i = x, i + 1
      x = a[i]
    else
      out[n], k = y, k + 1
      y = b[k]
    end
  end
  return out
end

-- Of items that overlap, the first.
local function apart (items)
  local kept, count, last = {}, 0, 0
  for i = 1, #items do
    local item = items[i]
    if item.first > last then
      count = count + 1
      kept[count], last = item, item.last
    end
  end
  return kept
end

-- Names of all kinds in the order of the text, without overlaps.
local function names_of (article)
  local all = article:items(KINDS[1])
  for k = 2, #KINDS do all = merged(all, article:items(KINDS[k])) end
  return apart(all)
end

-- For each token where one of `list` (in the order of the text) begins or ends, its number.  Each gets its tokens, _t and _z.
local function index (list, columns, article)
  local last, begins, ends = columns.last, {}, {}
  for i = 1, #list do
    local item = list[i]
    local token, item_last = article:token(item.first), item.last
    local z = token
    while last[z] < item_last do z = z + 1 end
    item._t, item._z = token, z
    begins[token], ends[z] = i, i
  end
  return begins, ends
end

-- ---- putting actors together ----

-- Who may be named again by such a noun alone: coref.definite asks for its words.
local described = set [[minister president secretary chancellor governor king premier ministry company party court union agency bank government parliament commission committee
  council university army police firm department]]

local function country_of (item)
  return item and (item.country or codes.country_of(item))
end

-- What an actor is, beside its country and role.  Few fields, and the rare ones only where they are: a table of more than sixteen is twice as large.
local function new_actor (kind, from, to, first, last, name, country, role)
  local actor = { kind = "actor", first = first, last = last, name = name, country = country, code = codes.actor(country, role), _t = from, _z = to, _of = kind, _prep = "", _lead = from }
  if role then actor.role = role end
  return actor
end

local function add_person (actor, person)
  local title = person.title or person.role
  actor._person = true
  if title then actor._title = title end
end

-- An actor of a name alone.  `bodies` keeps what is known of an organization's name.
local function from_name (name, bodies)
  local kind, called, role = name.kind, name.name or name.text, nil
  local country = name.country
  if kind == "person" then
    local title = name.title or name.role
    role, country = title and codes.role_of(title), codes.country_of(name)
  elseif kind == "organization" then
    local body = bodies[called]
    if not body then
      body = { country = codes.country_of(name), role = codes.role_of_body(name) }
      bodies[called] = body
    end
    country, role = body.country, body.role
  end
  local actor = new_actor(kind, name._t, name._z, name.first, name.last, called, country, role)
  if kind == "person" then add_person(actor, name) end
  return actor
end

-- The tokens of the adjectives and the owner before a noun: where its words begin, the owner's number, the tokens of the noun without the owner.
local function look_left (token, columns, begins, ends, names)
  local word, shape = columns.word, columns.shape
  local at, adjectives, owner, bare = token, 0, nil, nil
  while true do
    local before = at - 1
    local number = ends[before]
    if not number and possessive[word[before]] then number = ends[before - 1] end
    if number and not owner then
      owner, bare = number, at
      at = names[number]._t
    elseif number and names[number].kind == "nationality" and ends[before] then at = names[number]._t -- "Afghan Taliban fighters"
    elseif not number and not owner and adjectives < 4 and before > 0 and not part[word[before]] and is_adjective(word[before], shape[before]) then
      adjectives, at = adjectives + 1, before
    else break end
  end
  if not owner then at = token end
  return at, owner, bare or at
end

-- Who is named right behind the noun, or where it is.
local function look_right (token, word, begins, names)
  local number = begins[token + 1]
  if number and names[number].kind == "person" then return number, nil end
  if not at_place[word[token + 1]] then return nil end
  local at = token + 2
  while stretch[word[at]] do at = at + 1 end
  number = begins[at]
  local name = names[number]
  if name and name.kind ~= "person" and (name.kind ~= "nationality" or ends_in_s(word[name._z])) then return nil, number end
end

-- An actor of the noun at tokens first..last, with the owner and the name that belong to it.
local function from_noun (first, last, listed, columns, names, begins, ends, text)
  local word = columns.word
  local from, owner, bare = look_left(first, columns, begins, ends, names)
  local who, place = look_right(last, word, begins, names)
  local of, at, person, to = owner and names[owner], place and names[place], who and names[who], last
  if of then of._used = true end
  if person then person._used, to = true, person._z end
  if at then at._used, to = true, at._z end
  if of and of.kind == "person" then of = nil end
  local from_byte, to_byte = columns.first[from], columns.last[to]
  local country = country_of(of) or country_of(at) or country_of(person)
  local title = person and (person.title or person.role)
  local role = listed and listed.role or title and codes.role_of(title) or of and of.kind == "organization" and codes.role_of_body(of) or nil
  local head = word[last]
  local actor = new_actor("noun", from, to, from_byte, to_byte, person and person.name or text:sub(from_byte, to_byte), country, role)
  actor._head = head
  if not of and not at then actor._bare = true end
  if person then add_person(actor, person) end
  if described[head] then actor._noun = text:sub(columns.first[bare], columns.last[last]) end
  return actor
end

-- "thousands of", "up to 100", "at least", "more than": no prepositions but part of a count.
local function counts (w, at, word, shape)
  local before, behind = word[at - 1], word[at + 1]
  return w == "of" and grouping[before] or w == "to" and before == "up" or w == "at" and (behind == "least" or behind == "most") or w == "than" and (before == "more" or
    before == "less" or before == "fewer") or
    w == "as" and before == "many" or (w == "about" or w == "around" or w == "over") and shape[at + 1] == "digits"
end

-- What stands before an actor: the preposition that it hangs on, where its determiners begin, whether it is somebody's own.
local function place_before (actor, word, shape)
  local at = actor._t - 1
  local lead, plain = at + 1, true -- adjectives are no part of it where no preposition lies behind them
  for _ = 1, 8 do
    local w = word[at]
    local is = part[w]
    if is == PREPOSITION and not counts(w, at, word, shape) then
      actor._prep, actor._lead = w, at + 1
      return
    elseif is == END or not w then break
    elseif is or shape[at] == "digits" then
      if is == OWN then actor._own = true end
      if plain then lead = at end
    elseif is_adjective(w, shape[at]) then plain = false
    else break end
    at = at - 1
  end
  actor._lead = lead
end

-- The nouns among the matches that are no part of a name, as actors.
local function nouns_of (items, names, begins, ends, columns, article)
  local last, text, actors, n = columns.last, article.text, {}, 0
  for i = 1, #items do
    local item = items[i]
    local token, item_last = article:token(item.first), item.last
    local inside, z = begins[token] or ends[token], token
    while last[z] < item_last do
      z = z + 1
      inside = inside or begins[z] or ends[z]
    end
    if not inside then
      n = n + 1
      actors[n] = from_noun(token, z, item._head:listed "agent_phrases" or item._head:listed "agents", columns, names, begins, ends, text)
    end
  end
  return actors
end

local function after (items, article)
  local columns, names = article:columns(), names_of(article)
  local word, shape = columns.word, columns.shape
  local begins, ends = index(names, columns, article)
  local nouns = nouns_of(items, names, begins, ends, columns, article)
  local lone, n, bodies = {}, 0, {}
  for i = 1, #names do
    local name = names[i]
    if not name._used then
      n = n + 1
      lone[n] = from_name(name, bodies)
    end
  end
  local actors = apart(merged(lone, nouns))
  for i = 1, #actors do
    local actor = actors[i]
    place_before(actor, word, shape)
    if possessive[word[actor._z + 1]] then actor._owns = true end
  end
  local persons = article:items "person"
  for i = 1, #persons do persons[i]._country_code = codes.country_of(persons[i]) end
  coref.definite(actors, persons, article:items "organization")
  return actors
end

return lode.rule {
  api = 1,
  name = "actors",
  about = "Who can act: countries, bodies, people and groups, coded by country and role.",
  tags = { "events" },
  limits = "No pronouns; groups only if their noun is in the list `agents`.",
  measured = {
    "PLOVER sentences, in events of the right class: source right in 78.5 % of records, target in 68.1 % (2026-11-30; errors were read)",
  },
  needs = { "people", "organizations", "places", "nationalities" },
  emits = { actor = { "name", "code", "country", "role" } },
  optional = true,
  match = { actor = t.span(head, "_head") },
  after = after,
  examples = {
    { "South Korean Defense Minister Lee Jong-sup left. The South Korean defense minister was late.",
      actor = { { text = "South Korean defense minister", name = "Lee Jong-sup" } } },
    { "The Defense Ministry of Norway spoke. The ministry was late.", actor = { { text = "ministry", name = "Defense Ministry of Norway" } } },
    { "Afghan rebels attacked Kabul.", actor = { { text = "Afghan rebels", code = "AFGREB" }, { text = "Kabul", code = "AFG" } } },
    { "The Israeli army left.", actor = { text = "Israeli army", code = "ISRMIL" } },
    { "Rebels in Nepal spoke.", actor = { text = "Rebels in Nepal", code = "NPLREB" } },
    { "It rained all day.", actor = false },
  },
}
