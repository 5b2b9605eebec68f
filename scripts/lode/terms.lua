-- lode.terms: how much each word of an article tells about it, by YAKE.
--
--   local terms = require "lode.terms"
--   local weights, sentences = terms.of(article)     -- weights[word]: small is important
--
-- Campos, Mangaravite, Pasquali, Jorge, Nunes, Jatowt: YAKE! Keyword extraction from single documents using multiple local features,
-- Information Sciences 509, 2020, section 3.  Statistical only: no corpus, no list but that of small words.

local terms = {}

local function set (words)
  local out = {}
  for word in words:gmatch "%S+" do out[word] = true end
  return out
end

terms.small = set [[a about above across after again against ago all almost alone along already also although always am among an and another any anyone are around as ask asked
  at away back be became because become been before began behind being below best better between big both but by call called came can case cent come could day days did do does doing done down
  during each early either end enough even ever every few first five for found four from full further gave get gets give given go goes going good got great had half has have having he
  her here herself him himself his home how however i if in including instead into is it its itself just keep know known large last late later least left less let like likely little long
  look made make makes making man many may me mean means meanwhile men might million monday month months more most mr mrs ms much must my near nearly need never new next night no nor not nothing
  now number of off often old on once one only onto or other others our out over own part people per percent place point put quite rather really recent right said same saturday say saying says second see
  seen seven several she should show since six small so some something soon still such sunday take taken ten than that the their them themselves then there these they thing things think this
  those though three through thursday time times to today together told too took toward tuesday two under until up upon us use used very want wanted was way we wednesday week weeks well went were
  what when where whether which while who whom whose why will with within without work would year years yes yet you your friday including according billion s t re ve ll don isn added
  january february march april june july august september october november december]]

-- The words of the article by sentence: { word (lower case), form, first, last }.  A break (a comma, a small word) is no word.
local told = { title = true, subtitle = true, paragraph = true, heading = true, list = true, item = true, quote = true }
local function prose (article)
  local spans = {}
  for _, block in ipairs(article:blocks()) do
    if told[block.role] then spans[#spans + 1] = block end
  end
  return spans
end

-- Adds the words of a sentence; `glue` is the byte behind a word.
local function read_words (text, before, words)
  local n = 0
  for first, form, stop in text:gmatch "()([%w\x80-\xff][%w'’\x80-\xff-]*)()" do
    if form:find("['’]") then form = form:gsub("['’]s?$", "") end
    n = n + 1
    words[n] = { word = form:lower(), form = form, first = before + first, last = before + first + #form - 1, glue = text:byte(stop) }
  end
end

local function read (article)
  local sentences, blocks, at = {}, prose(article), 1
  for _, sentence in ipairs(article:sentences()) do
    while blocks[at] and blocks[at].last < sentence.first do at = at + 1 end
    local words = {}
    local inside = #blocks == 0 or blocks[at] and blocks[at].first <= sentence.first
    if inside then read_words(sentence.text, sentence.first - 1, words) end
    if #words > 0 then sentences[#sentences + 1] = { words = words, first = sentence.first, last = sentence.last } end
  end
  return sentences
end

-- Small words and figures say nothing about an article.
local function is_word (w) return #w.word > 2 and not terms.small[w.word] and w.word:byte() > 57 end
terms.is_word = is_word

local function count_neighbours (entry, words, i)
  local left, right = words[i - 1], words[i + 1]
  if left then entry.left[left.word] = (entry.left[left.word] or 0) + 1; entry.lefts = entry.lefts + 1 end
  if right then entry.right[right.word] = (entry.right[right.word] or 0) + 1; entry.rights = entry.rights + 1 end
end

local function size (t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end

local function gather (sentences)
  local stats, order = {}, {}
  for s, sentence in ipairs(sentences) do
    for i, w in ipairs(sentence.words) do
      if is_word(w) then
        local entry = stats[w.word]
        if not entry then
          entry = { count = 0, upper = 0, acronym = 0, sentences = {}, seen = {}, left = {}, right = {}, lefts = 0, rights = 0, word = w.word }
          stats[w.word], order[#order + 1] = entry, entry
        end
        entry.count = entry.count + 1
        if w.word ~= w.form then
          if w.form:find "^%u%u+$" then entry.acronym = entry.acronym + 1 elseif i > 1 then entry.upper = entry.upper + 1 end
        end
        if not entry.seen[s] then entry.seen[s] = true; entry.sentences[#entry.sentences + 1] = s end
        count_neighbours(entry, sentence.words, i)
      end
    end
  end
  return stats, order
end

-- The weight of each word, from casing, position, frequency, relatedness to its neighbours and spread over sentences.
local function weigh (stats, order, sentence_count)
  local total, squares, most = 0, 0, 0
  for _, entry in ipairs(order) do
    total, squares, most = total + entry.count, squares + entry.count ^ 2, math.max(most, entry.count)
  end
  local n = math.max(#order, 1)
  local mean = total / n
  local deviation = math.sqrt(math.max(squares / n - mean ^ 2, 0))
  local weights = {}
  for _, entry in ipairs(order) do
    local casing = math.max(entry.acronym, entry.upper) / (1 + math.log(entry.count))
    local median = entry.sentences[(#entry.sentences + 1) // 2]
    local position = math.log(math.log(3 + median))
    local frequency = entry.count / (mean + deviation)
    local left = entry.lefts > 0 and size(entry.left) / entry.lefts or 0
    local right = entry.rights > 0 and size(entry.right) / entry.rights or 0
    local related = 1 + (left + right) * entry.count / most
    local spread = #entry.sentences / sentence_count
    weights[entry.word] = related * position / (casing + frequency / related + spread / related)
  end
  return weights
end

function terms.of (article)
  local sentences = read(article)
  local stats, order = gather(sentences)
  return weigh(stats, order, math.max(#sentences, 1)), sentences
end

return terms
