-- Something with its date
--
-- Dates are items of the bundled rule dates, with a normalised value.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "with_a_date",
  about = "Something with its date.",
  needs = { "dates" },
  emits = { with_a_date = { "when" } },
  match = t.stem "launch" * t.near(5, t.span(t.is "date", "when")),
  build = function (m)
    m.when = m.when.item.value
    return m
  end,
  examples = {
    { "The satellite was launched on 5 March 2024.", with_a_date = { when = "2024-03-05" } },
    { "The satellite was launched.", with_a_date = false },
  },
}
