-- A list of any length: a grammar
--
-- lpeg.P { … } is a grammar whose rules call one another through lpeg.V.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "nested_grammar",
  about = "A list of any length: a grammar.",
  match = lpeg.P { "list",
    list = lpeg.V "name" * (t.comma * lpeg.V "name") ^ 1 * t.word "and" * lpeg.V "name",
    name = t.capital ^ 1,
  },
  examples = {
    { "We spoke to Ana Lind, Tom Hill, Jo Park and Lee Han.", nested_grammar = "Ana Lind, Tom Hill, Jo Park and Lee Han" },
    { "Ana Lind and Tom Hill spoke.", nested_grammar = false },
  },
}
