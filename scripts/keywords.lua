-- Keywords: the words and phrases of up to three words that tell most about an article, by YAKE (lode/terms.lua has the source).
--
-- One item for each of the ten best, where it first stands; `rank` 1 is the best.  Of phrases that share half of their words only the best is told.
-- Not found: what an article is about without naming it.

local lode = require "lode"
local lpeg = require "lpeg"
local terms = require "lode.terms"
local t = lode.tokens

local COUNT, LONGEST = 10, 3

local content = terms.is_word

-- Phrases of content words that follow one another without a mark between.
local function candidates (sentences)
  local found, order = {}, {}
  for _, sentence in ipairs(sentences) do
    local words = sentence.words
    for i = 1, #words do
      local key
      for j = i, math.min(i + LONGEST - 1, #words) do
        if not content(words[j]) or j > i and words[j - 1].glue ~= 32 then break end
        key = key and key .. " " .. words[j].word or words[j].word
        local entry = found[key]
        if not entry then
          entry = { words = {}, first = words[i].first, last = words[j].last, count = 0, name = key }
          for k = i, j do entry.words[#entry.words + 1] = words[k].word end
          found[key], order[#order + 1] = entry, entry
        end
        entry.count = entry.count + 1
      end
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
local function alike (a, b)
  local shared, has = 0, {}
  for _, word in ipairs(a.words) do has[word] = true end
  for _, word in ipairs(b.words) do
    if has[word] then shared = shared + 1 end
  end
  return 2 * shared >= math.min(#a.words, #b.words) and shared > 0
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
    if new then kept[#kept + 1] = phrase end
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
  emits = { keyword = { "name", "rank", "count" } },
  over = "article",
  match = -lpeg.B(t.any) * t.any, -- once, at the article's begin
  build = function (m) return { kind = "keyword", first = m.first, last = m.last } end,
  after = function (items, article)
    if #items == 0 then return {} end
    local weights, sentences = terms.of(article)
    local found = {}
    for rank, phrase in ipairs(best_of(candidates(sentences), weights)) do
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
