-- Actors: who can act in the news, coded by country and role: "Afghan rebels" AFG REB, "the Israeli army" ISR MIL,
-- "U.N. Secretary-General Kofi Annan" IGO.
--
-- An actor is a country, an organization, a person, a people, or a noun of the list `agents` with what stands before it
-- ("riot police") and behind it ("rebels in the Ivory Coast").  Rules on events need it; it runs when one of them does.
-- Roles are those of CAMEO (Schrodt and Gerner, Conflict and Mediation Event Observations, chapter 4).
-- Not found: pronouns, and nouns that the list does not have.

local lode = require "lode"
local lpeg = require "lpeg"
local codes = require "lode.codes"
local coref = require "lode.coref"
local t = lode.tokens

local person, organization, place, nationality = t.is "person", t.is "organization", t.is "place", t.is "nationality"
local agent = t.list "agents"

local preposition = t.word { "of", "in", "on", "at", "from", "by", "with", "to", "for", "against", "between", "among", "into", "over", "near",
  "inside", "outside", "towards", "toward", "across", "through", "under", "about", "via", "around", "throughout", "behind", "during", "after", "before", "since",
  "along", "including", "like", "as", "than", "despite", "without", "within", "beyond", "amid", "alongside", "off", "upon", "onto" }
local determiner = t.word { "the", "a", "an", "its", "his", "her", "their", "some", "several", "many", "two", "three", "four", "five", "six", "seven",
  "eight", "nine", "ten", "more", "most", "all", "both", "other", "dozens", "hundreds", "thousands", "scores", "tens", "no" }
local group = t.word { "group", "groups", "thousands", "hundreds", "scores", "dozens", "members", "number", "crowd", "crowds", "tens", "leaders", "officials",
  "representatives", "supporters", "millions", "team", "delegation", "coalition", "majority", "mission", "part", "some", "all", "most", "many", "half", "third", "stronghold" } *
  t.word "of"
local small = t.word { "and", "or", "but", "who", "which", "that", "when", "while", "said", "says", "will", "would", "has", "have", "had", "is", "are", "was",
  "were", "be", "been", "not", "if", "because", "where", "it", "he", "she", "they", "there", "this", "these", "those", "may", "could", "can", "also", "then" }
local plain = t.lower - small - preposition - determiner - t.list "event_verbs" - t.list "event_nouns" - t.list "quote_verbs"
local hyphen = t.glued * t.hyphen * t.glued
local adjective = (plain + t.capital - person - place - organization - nationality - t.list "titles") * (hyphen * (t.lower + t.capital)) ^ -1 * -#t.clitic - agent
local owner = nationality + place + organization
local clitic = t.clitic + t.apostrophe

-- "rebels in the Ivory Coast", "students at Cumhuriyet University", "president of Armenia"
local behind = t.word { "in", "of", "at" } * t.word { "the", "southern", "northern", "eastern", "western", "central" } ^ -2 * t.span(owner, "_at")
-- "military aid", "a general strike": no heads.
local loose = t.word { "military", "general", "official", "terrorist", "rebel", "police", "civilian", "guerrilla", "opposition", "militant", "army", "intelligence", "guerilla", "party", "labor", "labour",
  "national", "state", "union", "local", "air force", "bank", "navy", "naval" }
local verb = t.list "event_verbs" - t.list "event_nouns" + t.list "quote_verbs" + t.word { "left", "came", "went", "fell", "took", "made", "began", "did", "ran", "rose" } + t.like((1 - lpeg.P "ed" * -1) ^ 1 * "ed")
local head = (agent - loose * ((t.lower - small - preposition - verb - agent) + hyphen)) * agent ^ -2 * -(hyphen * t.letters)
local noun = t.span((t.span(owner, "_owner") * clitic ^ -1) ^ -2 * t.span(adjective ^ -3 * t.span(head, "_head"), "_noun") * (t.span(person, "_person") + behind) ^ -1, "_actor")
local name = t.span(person, "_person") * -#clitic + t.span(organization + place, "_owner") + t.span(nationality ^ 1, "_owner")
local actor = noun + t.span(name, "_actor")

local lead = t.span(preposition, "_prep") ^ -1 * (determiner + t.number) ^ -2 * (group * (determiner + t.number) ^ -2) ^ -1

return lode.rule {
  api = 1,
  name = "actors",
  about = "Who can act: countries, bodies, people and groups, coded by country and role.",
  tags = { "events" },
  limits = "No pronouns; groups only if their noun is in the list `agents`.",
  measured = {
    "PLOVER sentences, in events of the right class: source right in 72.9 % of records, target in 60.4 % (2026-11-24; errors were read)",
  },
  needs = { "people", "organizations", "places", "nationalities" },
  emits = { actor = { "name", "code", "country", "role" } },
  optional = true,
  trigger = agent + owner + person,
  match = { actor = lead * actor },
  build = function (m)
    local span, first = m._actor, m.first
    local of, at, who = m._owner and m._owner.item, m._at and m._at.item, m._person and m._person.item
    local item = { kind = "actor", first = span.first, last = span.last, name = who and who.name or of and not m._head and of.name or span.text }
    local noun = m._head and m._head:listed "agents"
    local role = noun and noun.role or who and codes.role_of(who.title or who.role)
    item.country = of and (of.country or codes.country_of(of)) or at and (at.country or codes.country_of(at)) or who and codes.country_of(who)
    if of and of.kind == "organization" and not role then role = codes.role_of_body(of) end
    item.role = role
    item.code = codes.actor(item.country, role)
    item._person, item._title = who and true, who and (who.title or who.role)
    item._prep = m._prep and m._prep.word or ""
    item._lead = first
    item._head = m._head and m._head.word
    item._noun, item._bare = m._noun and m._noun.text, not of and not at
    -- "Israeli raids", "U.S. ally": what stands before a noun does not act by itself.
    item._weak = not m._head and not who and of and of.kind == "nationality" and not of.text:find "s$" or nil
    return item
  end,
  after = function (items, article)
    local persons = article:items "person"
    for _, person in ipairs(persons) do person._country_code = codes.country_of { affiliation = person.affiliation } end
    coref.definite(items, persons, article:items "organization")
    return items
  end,
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
