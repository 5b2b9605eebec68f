-- A sentence that holds something further on
--
-- t.has looks ahead and consumes nothing: here the match is the first word of a sentence with a question mark.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "has",
  about = "A sentence that holds something further on.",
  match = t.start * t.has(t.like(lpeg.P "?")) * t.any,
  examples = {
    { "Why did they leave? They left.", has = "Why" },
    { "They left.", has = false },
  },
}
