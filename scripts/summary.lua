-- Summary: the sentences that carry the news, three of them, in the order of the article.
--
-- A sentence counts by its place (the first of the body most), by the weight of its words (`article:terms`), and by the words it shares
-- with the headline: the location, key and title methods of H. P. Edmundson, New Methods in Automatic Extracting, Journal of the ACM 16,
-- 1969.  Sentences in quotation marks and very short ones count less.  `rank` 1 is the most important.
-- Not found: anything that no sentence says by itself; sentences are not shortened or joined.

local lode = require "lode"
local t = lode.tokens

local COUNT = 3

local function score (sentence, index, quoted)
  local words = sentence.words
  local length = words < 8 and 0.4 or words > 45 and 0.7 or 1
  return (sentence.key / math.sqrt(words) + 0.5 * sentence.shared + 3 / (1 + index)) * length * (quoted and 0.6 or 1)
end

local byte, find, sub = string.byte, string.find, string.sub

local MARK = { [byte "."] = true, [byte "!"] = true, [byte "?"] = true }
local closed = "[%.!?][\"”’')%]\x80-\xff]*$"

-- Sentences of the body end with a mark, or a mark and what closes it: not the headline, bylines and captions.
local function is_of_body (text, first, last, title)
  if not MARK[byte(text, last)] and not find(sub(text, math.max(first, last - 8), last), closed) then return false end
  return not (title and #title == last - first + 1 and sub(text, first, last) == title)
end

-- Whether a quotation mark, " or “, stands at a place.
local function opens_quotation (text, place)
  local a = byte(text, place)
  return a == 0x22 or a == 0xE2 and sub(text, place, place + 2) == "“"
end

-- The place among the best of a sentence with the same words, or nil: agencies repeat the first sentence.
local function twin_of (sentence, best, text)
  local first, last = sentence.first, sentence.last
  for i = 1, #best do
    local other = best[i]
    if other.last - other.first == last - first and sub(text, other.first, other.last) == sub(text, first, last) then return i end
  end
end

-- Puts a sentence, which comes behind all others, among the best if its score has it there; of two that are the same the better stays.
local function insert (best, sentence, text)
  local at = #best + 1
  if at > COUNT and best[COUNT].score >= sentence.score then return end
  local twin = twin_of(sentence, best, text)
  if twin then
    if best[twin].score >= sentence.score then return end
    at = twin
  end
  while at > 1 and best[at - 1].score < sentence.score do
    best[at] = best[at - 1]
    at = at - 1
  end
  best[at] = sentence
  best[COUNT + 1] = nil
end

return lode.rule {
  api = 1,
  name = "summary",
  about = "The three sentences that carry the news, in their order.",
  tags = { "article" },
  limits = "Whole sentences of the article only.",
  measured = {
    "not measured: there is no gold data; read over corpus/ and its examples (2026-11-30)",
  },
  needs = { "keywords" },
  emits = { summary = { "rank" } },
  over = "article",
  -- The whole article is one match, and nothing is tried behind it; tried at its first token only, that is no square.
  match = t.any ^ 1, -- lint: allow unbounded
  after = function (_, article)
    local best = article:items("keyword")[1]
    if not best then return {} end
    local text, title, sentences = article.text, article.title, best._sentences
    local index, ranked, found = 0, {}, {}
    for i = 1, #sentences do
      local sentence = sentences[i]
      if is_of_body(text, sentence.first, sentence.last, title) then
        index = index + 1
        sentence.score = score(sentence, index, opens_quotation(text, sentence.first))
        insert(ranked, sentence, text)
      end
    end
    for rank = 1, #ranked do found[rank] = { kind = "summary", first = ranked[rank].first, last = ranked[rank].last, rank = rank } end
    return found
  end,
  examples = {
    { "Volcano erupts\n\nA volcano erupted in Iceland on Monday. It was loud. Nobody was hurt, the police said.",
      summary = { text = "A volcano erupted in Iceland on Monday.", rank = 1 } },
    { "No sentence here", summary = false },
  },
}
