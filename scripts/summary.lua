-- Summary: the sentences that carry the news, three of them, in the order of the article.
--
-- A sentence counts by its place (the first of the body most), by the weight of its words (`article:terms`), and by the words it shares
-- with the headline: the location, key and title methods of H. P. Edmundson, New Methods in Automatic Extracting, Journal of the ACM 16,
-- 1969.  Sentences in quotation marks and very short ones count less.  `rank` 1 is the most important.
-- Not found: anything that no sentence says by itself; sentences are not shortened or joined.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

local COUNT = 3

local function score (sentence, index, quoted)
  local words = sentence.words
  local length = words < 8 and 0.4 or words > 45 and 0.7 or 1
  return (sentence.key / math.sqrt(words) + 0.5 * sentence.shared + 3 / (1 + index)) * length * (quoted and 0.6 or 1)
end

-- Sentences of the body end with a mark, or a mark and what closes it: not the headline, bylines and captions.
local ends_with = "[%.!?][\"”’')%]\x80-\xff]*$"

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
  match = -lpeg.B(t.any) * t.any, -- once, at the article's begin
  after = function (_, article)
    local best = article:items("keyword")[1]
    if not best then return {} end
    local text, title, ranked = article.text, article.title, {}
    for _, sentence in ipairs(best._sentences) do
      local first, last = sentence.first, sentence.last
      if text:sub(math.max(first, last - 8), last):find(ends_with) and not (title and text:sub(first, last) == title) then
        local opening = text:sub(first, first + 2)
        sentence.score = score(sentence, #ranked + 1, opening:find '^"' or opening == "“")
        ranked[#ranked + 1] = sentence
      end
    end
    table.sort(ranked, function (a, b)
      if a.score ~= b.score then return a.score > b.score end
      return a.first < b.first
    end)
    local found, seen = {}, {} -- agencies repeat the first sentence
    for _, sentence in ipairs(ranked) do
      local words = text:sub(sentence.first, sentence.last)
      if not seen[words] then
        seen[words] = true
        found[#found + 1] = { kind = "summary", first = sentence.first, last = sentence.last, rank = #found + 1 }
      end
      if #found == COUNT then break end
    end
    return found
  end,
  examples = {
    { "Volcano erupts\n\nA volcano erupted in Iceland on Monday. It was loud. Nobody was hurt, the police said.",
      summary = { text = "A volcano erupted in Iceland on Monday.", rank = 1 } },
    { "No sentence here", summary = false },
  },
}
