-- Two things that must be different
--
-- A second look in build: a pair of a country with itself is no pair.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "agreement",
  about = "Two things that must be different.",
  emits = { agreement = { "from", "to" } },
  match = t.span(t.list "countries", "from") * t.near(3, t.span(t.list "countries", "to")),
  build = function (m)
    if m.from.text == m.to.text then return nil end
    return m
  end,
  examples = {
    { "Relations of Chad with France improved.", agreement = { from = "Chad", to = "France" } },
    { "In Chad, Chad alone decides.", agreement = false },
  },
}
