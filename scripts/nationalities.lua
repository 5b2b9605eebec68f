-- Nationalities: adjectives and nouns for the people of a country, "South Korean", "Uzbek", "Americans", "Soviet".
--
-- Also peoples of no one state, without a country ("Kurdish"), but not parts of the world ("European").
-- Not religions; not what is part of an organization's or a place's name ("Persian Gulf"), nor a person's ("Mark French").

local lode = require "lode"
local spans = require "lode.spans"
local t = lode.tokens

local listed = t.list "nationalities"
local given = t.list "given_names"

-- Of a part of the world, not of a people.
local parts = { European = true, Asian = true, African = true, American = true, Eastern = true, Nordic = true, Baltic = true, Balkan = true, Caribbean = true,
  Scandinavian = true, Westerner = true, Eurasian = true, Iberian = true, ["Pan-American"] = true }
local function continental (text)
  local last = text:match "([%a-]+)$" or text
  last = last:sub(1, 1):upper() .. last:sub(2):lower()
  return parts[last] or parts[last:match "^(.-)s$"]
end

return lode.rule {
  api = 1,
  name = "nationalities",
  about = "Nationalities and peoples, with their countries.",
  tags = { "names" },
  limits = "A language (\"he speaks French\") counts as well.",
  measured = {
    "corpus/: F1 96.2 strict (2026-11-30; written for this project)",
  },
  needs = { "organizations", "places" },
  emits = { nationality = { "country" } },
  match = t.span(given * listed * -t.any, "_person") + t.span(listed, "_people"),
  build = function (m)
    if not m._people then return nil end
    local entry = m._people.entry
    if entry.kind == "religion" or not entry.country and continental(m.text) then return nil end
    m.country = entry.country
    return m
  end,
  after = function (items, article)
    return spans.outside(spans.outside(items, article:items "organization"), article:items "place")
  end,
  examples = {
    { "The South Korean minister met Uzbeks.", nationality = { { text = "South Korean", country = "KR" }, { text = "Uzbeks", country = "UZ" } } },
    { "the dissolution of Soviet rule", nationality = { { text = "Soviet", country = "SU" } } },
    { "S. Korean defense minister in Uzbekistan", nationality = { { text = "S. Korean", country = "KR" } } },
    { "Kurdish fighters", nationality = "Kurdish" },
    { "ships in the Persian Gulf", nationality = false },
    { "European leaders", nationality = false },
    { "Muslim leaders", nationality = false },
    { "The Korea Herald wrote", nationality = false },
    { "The American Red Cross helped", nationality = false },
  },
}
