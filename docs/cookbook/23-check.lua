-- What only a function can decide
--
-- t.check asks f(span, article) where the pattern matches.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "check",
  about = "What only a function can decide.",
  match = t.check(t.number, function (span) return (tonumber((span.text:gsub(",", ""))) or 0) >= 1000000 end),
  examples = {
    { "From 900 to 2,500,000 in a year.", check = "2,500,000" },
    { "From 900 to 2,500.", check = false },
  },
}
