-- lode.terms: how much each word of an article tells about it, by YAKE.
--
--   local terms = require "lode.terms"
--   local weights, sentences = terms.of(article)     -- weights[word]: small is important; sentences as columns, see read_sentence
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

-- ---- reading ----

-- The parts of the article that tell: not bylines and captions.
local told = { title = true, subtitle = true, paragraph = true, heading = true, list = true }
local function prose (article)
  local spans = {}
  for _, block in ipairs(article:blocks()) do
    if told[block.role] then spans[#spans + 1] = block end
  end
  return spans
end

-- A sentence as columns: n words, words (lower case), forms (as written), firsts (places in bytes), glue (the byte behind each).
local function read_sentence (text, first, last)
  local words, forms, firsts, glue, n = {}, {}, {}, {}, 0
  for place, form, stop in text:gmatch "()([%w\x80-\xff][%w'’\x80-\xff-]*)()" do
    if form:find "['’]" then form = form:gsub("['’]s?$", "") end
    n = n + 1
    words[n], forms[n], firsts[n], glue[n] = form:lower(), form, first + place - 1, text:byte(stop)
  end
  return { n = n, words = words, forms = forms, firsts = firsts, glue = glue, first = first, last = last }
end

local function read (article)
  local sentences, blocks, at = {}, prose(article), 1
  for _, sentence in ipairs(article:sentences()) do
    local first, last = sentence.first, sentence.last
    while blocks[at] and blocks[at].last < first do at = at + 1 end
    if #blocks == 0 or blocks[at] and blocks[at].first <= first then
      local read = read_sentence(sentence.text, first, last)
      if read.n > 0 then sentences[#sentences + 1] = read end
    end
  end
  return sentences
end

-- ---- counting ----

-- Small words and figures say nothing about an article.
function terms.is_word (word) return #word > 2 and not terms.small[word] and word:byte() > 57 end
local is_word = terms.is_word

-- Most words occur once: their neighbours and sentences are kept plain, and become tables at the second one.
local function new_entry (word)
  return { word = word, count = 0, upper = 0, acronym = 0, lefts = 0, rights = 0, left_kinds = 0, right_kinds = 0 }
end

-- Notes a neighbour in seen[side]; returns 1 if it is new.
local function new_neighbour (entry, side, word)
  local seen = entry[side]
  if seen == nil then
    entry[side] = word
    return 1
  end
  if seen == word then return 0 end
  if type(seen) == "string" then
    entry[side] = { [seen] = true, [word] = true }
    return 1
  end
  if seen[word] then return 0 end
  seen[word] = true
  return 1
end

local function count_neighbours (entry, left, right)
  if left then entry.lefts, entry.left_kinds = entry.lefts + 1, entry.left_kinds + new_neighbour(entry, "left", left) end
  if right then entry.rights, entry.right_kinds = entry.rights + 1, entry.right_kinds + new_neighbour(entry, "right", right) end
end

local function count_in_sentence (entry, index)
  local seen = entry.sentences
  if seen == nil then entry.sentences = index
  elseif type(seen) == "table" then
    if seen[#seen] ~= index then seen[#seen + 1] = index end
  elseif seen ~= index then entry.sentences = { seen, index } end
end

local function count_sentence (stats, order, sentence, index)
  local words, forms = sentence.words, sentence.forms
  for i = 1, sentence.n do
    local word, form = words[i], forms[i]
    local entry = stats[word]
    if entry == nil then
      entry = is_word(word) and new_entry(word)
      stats[word] = entry
      if entry then order[#order + 1] = entry end
    end
    if entry then
      entry.count = entry.count + 1
      if word ~= form then
        if form:find "^%u%u+$" then entry.acronym = entry.acronym + 1 elseif i > 1 then entry.upper = entry.upper + 1 end
      end
      count_in_sentence(entry, index)
      count_neighbours(entry, words[i - 1], words[i + 1])
    end
  end
end

local function gather (sentences)
  local stats, order = {}, {}
  for index, sentence in ipairs(sentences) do count_sentence(stats, order, sentence, index) end
  return order
end

-- The weight of each word, from casing, position, frequency, relatedness to its neighbours and spread over sentences.
local function weigh (order, sentence_count)
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
    local where = entry.sentences
    local many = type(where) == "table"
    local median = many and where[(#where + 1) // 2] or where
    local position = math.log(math.log(3 + median))
    local frequency = entry.count / (mean + deviation)
    local left = entry.lefts > 0 and entry.left_kinds / entry.lefts or 0
    local right = entry.rights > 0 and entry.right_kinds / entry.rights or 0
    local related = 1 + (left + right) * entry.count / most
    local spread = (many and #where or 1) / sentence_count
    weights[entry.word] = related * position / (casing + frequency / related + spread / related)
  end
  return weights
end

function terms.of (article)
  local sentences = read(article)
  return weigh(gather(sentences), math.max(#sentences, 1)), sentences
end

return terms
