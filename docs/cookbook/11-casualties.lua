-- How many were killed or wounded
--
-- Words and figures alike come from the bundled rule amounts.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "casualties",
  about = "How many were killed or wounded.",
  needs = { "amounts" },
  emits = { casualties = { "count", "fate" } },
  match = t.span(t.is "number", "count") * t.near(4, t.span(t.stem "kill" + t.stem "wound" + t.stem "injure", "fate")),
  build = function (m)
    m.count = m.count.item.amount
    return m
  end,
  examples = {
    { "At least 12 people were killed.", casualties = { count = 12, fate = "killed" } },
    { "Twelve boats sank.", casualties = false },
  },
}
