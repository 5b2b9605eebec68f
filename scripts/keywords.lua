-- Keywords: the words and phrases of up to three words that tell most about an article, by YAKE (lode/terms.lua has the source).
--
-- One item for each of the ten best, where it first stands; `rank` 1 is the best.  Of phrases that share half of their words only the best is told.
-- Not found: what an article is about without naming it.

local lode = require "lode"
local lpeg = require "lpeg"
local terms = require "lode.terms"
local t = lode.tokens

local COUNT, LONGEST = 10, 3

-- Only words that weigh little may stand in a phrase that is among the best: the lightest CHOICE of them.
local CHOICE = 40
local function light_words (weights)
  local all = {}
  for word, weight in pairs(weights) do all[#all + 1] = { word, weight } end
  table.sort(all, function (a, b)
    if a[2] ~= b[2] then return a[2] < b[2] end
    return a[1] < b[1]
  end)
  local light = {}
  for i = 1, math.min(CHOICE, #all) do light[all[i][1]] = true end
  return light
end

-- Counts the phrases that begin at word `i` of the sentence.
local function add_phrases (sentence, i, light, found, order)
  local words, key = sentence.words, nil
  for j = i, math.min(i + LONGEST - 1, sentence.n) do
    if not light[words[j]] or j > i and sentence.glue[j - 1] ~= 32 then return end
    key = key and key .. " " .. words[j] or words[j]
    local entry = found[key]
    if not entry then
      entry = { words = table.move(words, i, j, 1, {}), first = sentence.firsts[i], last = sentence.firsts[j] + #sentence.forms[j] - 1, count = 0, name = key }
      found[key], order[#order + 1] = entry, entry
    end
    entry.count = entry.count + 1
  end
end

-- Phrases of light words that follow one another without a mark between.
local function candidates (sentences, weights)
  local found, order, light = {}, {}, light_words(weights)
  for _, sentence in ipairs(sentences) do
    for i = 1, sentence.n do
      if light[sentence.words[i]] then add_phrases(sentence, i, light, found, order) end
    end
  end
  return order
end

local function score (phrase, weights)
  local product, sum = 1, 0
  for _, word in ipairs(phrase.words) do
    product, sum = product * weights[word], sum + weights[word]
  end
  return product / (phrase.count * (1 + sum))
end

-- Phrases that share half of their words or more say the same.
local function alike (kept, phrase)
  local shared, has = 0, kept.has
  for _, word in ipairs(phrase.words) do
    if has[word] then shared = shared + 1 end
  end
  return shared > 0 and 2 * shared >= math.min(#kept.words, #phrase.words)
end

local function best_of (order, weights)
  for i, phrase in ipairs(order) do phrase.score, phrase.at = score(phrase, weights), i end
  table.sort(order, function (a, b)
    if a.score ~= b.score then return a.score < b.score end
    return a.at < b.at
  end)
  local kept = {}
  for _, phrase in ipairs(order) do
    local new = true
    for _, other in ipairs(kept) do
      if alike(other, phrase) then new = false break end
    end
    if new then
      phrase.has = {}
      for _, word in ipairs(phrase.words) do phrase.has[word] = true end
      kept[#kept + 1] = phrase
    end
    if #kept == COUNT then break end
  end
  return kept
end

return lode.rule {
  api = 1,
  name = "keywords",
  about = "The ten words and phrases that tell most about an article (YAKE).",
  tags = { "article" },
  limits = "Only what the article names.",
  measured = {
    "not measured: there is no gold data; read over corpus/ and its examples (2026-11-24)",
  },
  emits = { keyword = { "name", "rank", "count" } },
  over = "article",
  match = -lpeg.B(t.any) * t.any, -- once, at the article's begin
  build = function (m) return { kind = "keyword", first = m.first, last = m.last } end,
  after = function (items, article)
    if #items == 0 then return {} end
    local weights, sentences = terms.of(article)
    local found = {}
    for rank, phrase in ipairs(best_of(candidates(sentences, weights), weights)) do
      found[rank] = { kind = "keyword", first = phrase.first, last = phrase.last, name = phrase.name, rank = rank, count = phrase.count }
    end
    if found[1] then found[1]._weights, found[1]._sentences = weights, sentences end -- for the rule summary
    return found
  end,
  examples = {
    { "Volcano erupts in Iceland. The volcano near Grindavik erupted on Monday, and lava from the volcano reached Grindavik.",
      keyword = { { name = "volcano", count = 3 }, { name = "grindavik" } } },
    { "It is so.", keyword = false },
  },
}
