-- Not behind a certain word
--
-- lpeg.B looks back over a fixed number of tokens, -p asks that p does not stand there.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "not_after",
  about = "Not behind a certain word.",
  match = -lpeg.B(t.word "not" + t.clitic) * t.word "guilty",
  examples = {
    { "He was found guilty.", not_after = "guilty" },
    { "He was not guilty. She wasn't guilty.", not_after = false },
  },
}
