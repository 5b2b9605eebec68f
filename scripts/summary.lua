-- Summary: the sentences that carry the news, three of them, in the order of the article.
--
-- A sentence counts by its place (the first of the body most), by the weight of its words (`article:terms`), and by the words it shares
-- with the headline: the location, key and title methods of H. P. Edmundson, New Methods in Automatic Extracting, Journal of the ACM 16,
-- 1969.  Sentences in quotation marks, very short ones and captions count less.  `rank` 1 is the most important.
-- Not found: anything that no sentence says by itself; sentences are not shortened or joined.

local lode = require "lode"
local t = lode.tokens

local COUNT = 3

local function score (sentence, index, quoted)
  local words = sentence.words
  local length = words < 8 and 0.4 or words > 70 and 0.3 or words > 45 and 0.7 or 1
  return (sentence.key / math.sqrt(words) + 0.5 * sentence.shared + 3 / (1 + index)) * length * (quoted and 0.6 or 1)
end

local byte, find, sub = string.byte, string.find, string.sub

local MARK = { [byte "."] = true, [byte "!"] = true, [byte "?"] = true }
local closed = "[%.!?][\"”’')%]\x80-\xff]*$"

-- Sentences of the body end with a mark, or a mark and what closes it: not the headline, bylines and captions.
local function is_of_body (text, first, last, title)
  if sub(text, last - 2, last) == "..." or sub(text, last - 2, last) == "…" then return false end -- cut short
  if not MARK[byte(text, last)] and not find(sub(text, math.max(first, last - 8), last), closed) then return false end
  return not (title and #title == last - first + 1 and sub(text, first, last) == title)
end

-- Whether a quotation mark, " or “, stands at a place.
local function opens_quotation (text, place)
  local a = byte(text, place)
  return a == 0x22 or a == 0xE2 and sub(text, place, place + 2) == "“"
end

-- Who took a picture, in brackets: "(Photo: Jane Roe, AP)".
local CREDIT = { "[Pp]hoto", "PHOTO", "[Ii]mage", "[Cc]redit", "Getty", "%f[%u]AP%f[%A]", "%f[%u]AFP%f[%A]", "%f[%u]EPA%f[%A]", "Reuters" }
local function is_credit (bracket)
  if not bracket or #bracket > 120 then return false end
  for i = 1, #CREDIT do if find(bracket, CREDIT[i]) then return true end end
  return false
end

-- Where a sentence begins behind the credits before it.
local function behind_credits (text, first, last)
  while true do
    local _, close = find(text, "^%b()%s+", first)
    if not close or close >= last or not is_credit(sub(text, first, close)) then return first end
    first = close + 1
  end
end

-- A caption has the credit right behind it.
local function is_caption (text, last)
  return is_credit(string.match(text, "^%s*(%b())", last + 1))
end

-- The place among the best of a sentence that says the same, or nil: agencies repeat the first sentence, whole or cut short.  The same is what shares
-- the middle of the shorter one.
local function twin_of (sentence, best, text)
  local own = sub(text, sentence.first, sentence.last)
  for i = 1, #best do
    local other = sub(text, best[i].first, best[i].last)
    local short, long = own, other
    if #short > #long then short, long = long, short end
    local middle = #short // 2
    if find(long, sub(short, math.max(1, middle - 20), middle + 20), 1, true) then return i end
  end
end

-- Puts a sentence, which comes behind all others, among the best if its score has it there; of two that say the same the better stays.
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
      sentence.first = behind_credits(text, sentence.first, sentence.last)
      if is_of_body(text, sentence.first, sentence.last, title) then
        index = index + 1
        sentence.score = score(sentence, index, opens_quotation(text, sentence.first)) * (is_caption(text, sentence.last) and 0.5 or 1)
        insert(ranked, sentence, text)
      end
    end
    for rank = 1, #ranked do found[rank] = { kind = "summary", first = ranked[rank].first, last = ranked[rank].last, rank = rank } end
    return found
  end,
  examples = {
    { "Volcano erupts\n\nA volcano erupted in Iceland on Monday. It was loud. Nobody was hurt, the police said.",
      summary = { text = "A volcano erupted in Iceland on Monday.", rank = 1 } },
    { "Volcano erupts\n\nLava flows past Grindavik in Iceland on Monday. (Photo: Jane Roe) A volcano erupted in Iceland on Monday, the police said.",
      summary = { text = "A volcano erupted in Iceland on Monday, the police said.", rank = 1 } },
    { "No sentence here", summary = false },
  },
}
