-- Words with a certain ending
--
-- t.like asks an LPeg pattern over the letters of a token, once for each distinct word.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "endings",
  about = "Words with a certain ending.",
  match = t.like((lpeg.R "az" - lpeg.P "itis" * -1) ^ 1 * lpeg.P "itis"),
  examples = {
    { "Cases of hepatitis rose.", endings = "hepatitis" },
    { "Cases of flu rose.", endings = false },
  },
}
