-- Whether a text speaks of what was or of what will be: the tense of the verb nearest to a token.
--
--   local tense = require "lode.tense"
--   tense.near(article:columns(), first, last)  → "past", "future" or nil
--
-- Words alone decide, not syntax: "said", "was" and what ends in -ed are past, "will", "plans" and "due" are future.

local tense = {}

local TENSE = {}
for word in ([[was were had did said told came went took made gave got found held left met began saw fell rose won lost died killed kept sent spoke
  struck fought became wrote brought thought led shot put hit says has have 've been signed]]):gmatch "%S+" do
  TENSE[word] = "past"
end
for word in ([[will shall 'll wo scheduled expected plans planned plan planning due set going would upcoming intends slated hopes aims expects may
  might could should must can ahead until tomorrow coming await awaits ready hope begins starts opens ends expires resumes]]):gmatch "%S+" do
  TENSE[word] = "future"
end

local E, D, LY = ("edy"):byte(1, 3)

-- The tense of a word in lower case that is no entry: by its ending.
local function by_ending(word)
  local n = #word
  if n > 4 and word:byte(n) == D and word:byte(n - 1) == E and word:byte(n - 2) ~= E then return "past" end
end

local BETWEEN = { have = true, ["not"] = true, also = true, ["n't"] = true }

-- The tense of what looks past at token i: "will be closed", "to be held", "may not have signed" lie ahead.
local function with_helpers(words, i)
  for j = i - 1, math.max(1, i - 4), -1 do
    local word = words[j]
    if word == "be" or TENSE[word] == "future" then return "future" end
    if not (BETWEEN[word] or word:byte(-1) == LY and #word > 3) then break end
  end
  return "past"
end

-- Of the nearest verb before tokens first..last, else of the first behind them in the sentence.
function tense.near(columns, first, last)
  local words, shapes = columns.word, columns.shape
  for i = first - 1, math.max(1, first - 14), -1 do
    local word = words[i]
    if word == "" then break end
    local found = TENSE[word] or shapes[i] == "lower" and by_ending(word)
    if found then return found == "past" and with_helpers(words, i) or found end
    if word == "to" and (words[i - 1] == "is" or words[i - 1] == "are") then return "future" end
  end
  for i = last + 1, math.min(columns.n, last + 10) do
    local word = words[i]
    if word == "" then break end
    local found = TENSE[word] or shapes[i] == "lower" and by_ending(word)
    if found then return found end
  end
end

return tense
