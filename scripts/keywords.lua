-- Keywords: the words and phrases of up to three words that tell most about an article, by YAKE (`article:terms` names the source).
--
-- One item for each of the ten best, where it first stands; `rank` 1 is the best.  Of phrases that share half of their words only the best is told.
-- Not found: what an article is about without naming it.

local lode = require "lode"
local t = lode.tokens

local COUNT = 10

return lode.rule {
  api = 1,
  name = "keywords",
  about = "The ten words and phrases that tell most about an article (YAKE).",
  tags = { "article" },
  limits = "Only what the article names.",
  measured = {
    "not measured: there is no gold data; read over corpus/ and its examples (2026-11-30)",
  },
  emits = { keyword = { "name", "rank", "count" } },
  over = "article",
  -- The whole article is one match, and nothing is tried behind it; tried at its first token only, that is no square.
  match = t.any ^ 1, -- lint: allow unbounded
  after = function (_, article)
    local terms = article:terms(COUNT)
    local text, found = article.text, {}
    for rank, phrase in ipairs(terms.phrases) do
      local name = text:sub(phrase.first, phrase.last):lower()
      found[rank] = { kind = "keyword", first = phrase.first, last = phrase.last, name = name, rank = rank, count = phrase.count }
    end
    if found[1] then found[1]._sentences = terms.sentences end -- for the rule summary
    return found
  end,
  examples = {
    { "Volcano erupts in Iceland. The volcano near Grindavik erupted on Monday, and lava from the volcano reached Grindavik.",
      keyword = { { name = "volcano", count = 3 }, { name = "grindavik" } } },
    { "It is so.", keyword = false },
  },
}
