-- Several kinds in one rule
--
-- match may be a table: each kind has its own pattern and its own items.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "several_kinds",
  about = "Several kinds in one rule.",
  emits = { rise = { "what" }, fall = { "what" } },
  match = {
    rise = t.span(t.lower, "what") * (t.stem "rise" + t.stem "climb"),
    fall = t.span(t.lower, "what") * (t.stem "fall" + t.stem "drop"),
  },
  examples = {
    { "As prices rose and wages fell, shops closed.", rise = { what = "prices" }, fall = { what = "wages" } },
    { "Shops closed.", rise = false, fall = false },
  },
}
