-- lode.words: sets of words, and what words end with, for rules that go through tokens.
--
--   local words = require "lode.words"
--   local be = words.set "is are was were"
--   words.ed(word), words.ing(word), words.ly(word), words.s(word)

local words = {}

function words.set (text)
  local out = {}
  for word in text:gmatch "%S+" do out[word] = true end
  return out
end

-- As an array: t.word(words.array "to with for").
function words.array (text)
  local out = {}
  for word in text:gmatch "%S+" do out[#out + 1] = word end
  return out
end

-- Past forms of irregular verbs, and other words that are always verbs.
words.irregular = words.set [[said told met went came left took made got held gave began won lost saw led sent put set hit struck fought sought spoke became grew fell rose ran
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

return words
