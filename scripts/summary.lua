-- Summary: the sentences that carry the news, three of them, in the order of the article.
--
-- A sentence counts by its place (the first of the body most), by the weight of its words (lode/terms.lua), and by the words it shares
-- with the headline: the location, key and title methods of H. P. Edmundson, New Methods in Automatic Extracting, Journal of the ACM 16,
-- 1969.  Sentences in quotation marks and very short ones count less.  `rank` 1 is the most important.
-- Not found: anything that no sentence says by itself; sentences are not shortened or joined.

local lode = require "lode"
local lpeg = require "lpeg"
local terms = require "lode.terms"
local t = lode.tokens

local COUNT = 3

local function title_words (article)
  local found = {}
  for word in (article.title or article.text:match "^[^\n]*" or ""):lower():gmatch "[%w\x80-\xff'-]+" do
    if #word > 2 and not terms.small[word] then found[word] = true end
  end
  return found
end

local function score (sentence, index, weights, titled, article)
  local key, shared, words = 0, 0, sentence.n
  local seen = {}
  for _, word in ipairs(sentence.words) do
    local weight = weights[word]
    if weight and not seen[word] then
      seen[word] = true
      key = key + 1 / (1 + weight)
      if titled[word] then shared = shared + 1 end
    end
  end
  local length = words < 8 and 0.4 or words > 45 and 0.7 or 1
  local quoted = article.text:sub(sentence.first, sentence.first + 2):find "^[\"“]" and 0.6 or 1
  return (key / math.sqrt(words) + 0.5 * shared + 3 / (1 + index)) * length * quoted
end

-- Sentences of the body: not the headline, bylines and captions, which end without a mark.
local function in_body (sentence, article)
  local last = article.text:sub(sentence.first, sentence.last):gsub("%s+$", "")
  if not last:find "[%.!?][\"”’')%]]*$" then return false end
  return not article.title or last ~= article.title
end

return lode.rule {
  api = 1,
  name = "summary",
  about = "The three sentences that carry the news, in their order.",
  tags = { "article" },
  limits = "Whole sentences of the article only.",
  measured = {
    "not measured: there is no gold data; read over corpus/ and its examples (2026-11-24)",
  },
  needs = { "keywords" },
  emits = { summary = { "rank" } },
  over = "article",
  match = -lpeg.B(t.any) * t.any, -- once, at the article's begin
  build = function (m) return { kind = "summary", first = m.first, last = m.last } end,
  after = function (items, article)
    if #items == 0 then return {} end
    local best = article:items("keyword")[1]
    if not best then return {} end
    local weights, sentences = best._weights, best._sentences
    local titled, ranked = title_words(article), {}
    for _, sentence in ipairs(sentences) do
      if in_body(sentence, article) then
        ranked[#ranked + 1] = { first = sentence.first, last = sentence.last, score = score(sentence, #ranked + 1, weights, titled, article) }
      end
    end
    table.sort(ranked, function (a, b)
      if a.score ~= b.score then return a.score > b.score end
      return a.first < b.first
    end)
    local found = {}
    for rank = 1, math.min(COUNT, #ranked) do
      found[rank] = { kind = "summary", first = ranked[rank].first, last = ranked[rank].last, rank = rank }
    end
    return found
  end,
  examples = {
    { "Volcano erupts\n\nA volcano erupted in Iceland on Monday. It was loud. Nobody was hurt, the police said.",
      summary = { text = "A volcano erupted in Iceland on Monday.", rank = 1 } },
    { "No sentence here", summary = false },
  },
}
