-- lode.words: what a word ends with, and the past forms of irregular verbs, for rules that go through tokens.
--
--   local words = require "lode.words"
--   words.ed(word), words.ing(word), words.ly(word), words.s(word), words.s_or_ed(word); words.irregular[word]

local sets = require "lode.sets"

local words = {}

-- Past forms of irregular verbs, and other words that are always verbs.
words.irregular = sets.of [[said told met went came left took made got held gave began won lost saw led sent put set hit struck fought sought spoke became grew fell rose ran
  broke brought kept found knew thought drew threw
  shot bought sold paid spent built caught taught felt stood sat swore wrote withdrew overthrew flew drove beat cut shut quit let says say is are was were be been has have had
  will would could can may might must should shall
  did do does does]]

local byte = string.byte
local D, E, G, I, N, L, S, Y = byte("deginlsy", 1, -1)

-- What a word ends with, by its last bytes: no string is made.
function words.ed (word) return byte(word, -1) == D and byte(word, -2) == E and #word > 2 end
function words.ing (word) return byte(word, -1) == G and byte(word, -2) == N and byte(word, -3) == I and #word > 3 end
function words.ly (word) return byte(word, -1) == Y and byte(word, -2) == L and #word > 2 end
function words.s (word) return byte(word, -1) == S end

-- Whether it ends with "s" or "ed", asked at once.
function words.s_or_ed (word)
  local last = byte(word, -1)
  return last == S or last == D and byte(word, -2) == E and #word > 2
end

return words
