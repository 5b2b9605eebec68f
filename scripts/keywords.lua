-- Keywords: the words and phrases of up to three words that tell most about an article, by YAKE (`article:terms` names the source).
--
-- YAKE knows no names: it cuts "FBI Director James" out of "FBI Director James Comey".  So a phrase that touches names stands for them, each counted
-- wherever the article has it ("Comey", too); one that touches none stands for itself.
-- One item for each of the ten best, where it first stands; `rank` 1 is the best.  Of phrases that share half of their words only the best is told.
-- Not found: what an article is about without naming it.

local lode = require "lode"
local t = lode.tokens

local COUNT, CANDIDATES = 10, 30
local NAMES = { "person", "organization", "place" }

-- What the article calls each name: { first =, last =, key =, count = } of the first place where it stands, by the numbers of all tokens that belong to it.
local function names_of (article)
  local by_token, by_key = {}, {}
  for _, kind in ipairs(NAMES) do
    for _, item in ipairs(article:items(kind)) do
      local key = (item.name or item.text):lower()
      local name = by_key[key] or { first = item.first, last = item.last, key = key, count = 0 }
      by_key[key] = name
      name.count = name.count + 1
      if item.first < name.first then name.first, name.last = item.first, item.last end
      for i = article:token(item.first), article:token(item.last) do by_token[i] = by_token[i] or name end
    end
  end
  return by_token
end

-- Words that tell nothing alone: titles, months and days.
local empty = require "lode.sets".of [[mr mr. mrs mrs. ms ms. dr dr. sir jan. feb. mar. apr. aug. sept. oct. nov. dec. january february march april may june july august september
  october november december monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow]]

-- The names that a phrase touches, in their order; itself where it touches none.
local function meant (phrase, names, article)
  local all, last = {}, nil
  for i = article:token(phrase.first), article:token(phrase.last) do
    local name = names[i]
    if name and name ~= last then all[#all + 1] = name end
    last = name or last
  end
  if all[1] then return all end
  phrase.key = article.text:sub(phrase.first, phrase.last):lower()
  return empty[phrase.key] and {} or { phrase }
end

local function ranked (phrases, names, article)
  local found, seen = {}, {}
  for _, phrase in ipairs(phrases) do
    for _, one in ipairs(meant(phrase, names, article)) do
      if #found < COUNT and not seen[one.key] then
        seen[one.key] = true
        found[#found + 1] = { kind = "keyword", first = one.first, last = one.last, name = one.key, rank = #found + 1, count = one.count }
      end
    end
  end
  return found
end

return lode.rule {
  api = 1,
  name = "keywords",
  about = "The ten words, phrases and names that tell most about an article (YAKE).",
  tags = { "article" },
  limits = "Only what the article names.",
  measured = {
    "not measured: there is no gold data; read over corpus/ and its examples (2026-11-30)",
  },
  needs = { "people", "organizations", "places" },
  emits = { keyword = { "name", "rank", "count" } },
  over = "article",
  -- The whole article is one match, and nothing is tried behind it; tried at its first token only, that is no square.
  match = t.any ^ 1, -- lint: allow unbounded
  after = function (_, article)
    local terms = article:terms(CANDIDATES)
    local found = ranked(terms.phrases, names_of(article), article)
    if found[1] then found[1]._sentences = terms.sentences end -- for the rule summary
    return found
  end,
  examples = {
    { "Volcano erupts in Iceland. The volcano near Grindavik erupted on Monday, and lava from the volcano reached Grindavik.",
      keyword = { { name = "volcano", count = 3 }, { name = "grindavik" } } },
    { "Agency director Tomas Lindqvist failed. The director said Lindqvist would resign.", keyword = { text = "Tomas Lindqvist", name = "tomas lindqvist", count = 2 } },
    { "It is so.", keyword = false },
  },
}
