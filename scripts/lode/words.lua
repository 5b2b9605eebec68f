-- lode.words: sets of words, and what words end with, for rules that go through tokens.
--
--   local words = require "lode.words"
--   local be = words.set "is are was were"
--   words.ends(word, "ed")

local words = {}

function words.set (text)
  local out = {}
  for word in text:gmatch "%S+" do out[word] = true end
  return out
end

-- Past forms of irregular verbs, and other words that are always verbs.
words.irregular = words.set [[said told met went came left took made got held gave began won lost saw led sent put set hit struck fought sought spoke became grew fell rose ran broke brought kept found knew thought drew threw
  shot bought sold paid spent built caught taught felt stood sat swore wrote withdrew overthrew flew drove beat cut shut quit let says say is are was were be been has have had will would could can may might must should shall
  did do does does]]

-- Whether the word is longer than `ending` and ends with it.
function words.ends (word, ending)
  return #word > #ending and word:sub(-#ending) == ending
end

return words
