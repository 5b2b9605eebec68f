-- Items of an earlier rule
--
-- needs names the rule, t.is the kind that it finds; the fields of the item stand behind the span.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "earlier_rule",
  about = "Items of an earlier rule.",
  needs = { "places" },
  emits = { earlier_rule = { "where", "country" } },
  match = t.word { "in", "near" } * t.span(t.is "place", "where"),
  build = function (m)
    m.country = m.where.item.country
    return m
  end,
  examples = {
    { "Fighting went on near Tashkent.", earlier_rule = { where = "Tashkent", country = "UZ" } },
    { "Fighting went on near here.", earlier_rule = false },
  },
}
