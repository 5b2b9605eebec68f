-- A price for a unit
--
-- The item behind the span gives amount and currency as numbers and codes.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "price_per_unit",
  about = "A price for a unit.",
  needs = { "amounts" },
  emits = { price_per_unit = { "amount", "currency", "unit" } },
  match = t.span(t.is "money", "price") * t.word { "a", "an", "per" } * t.span(t.lower, "unit"),
  build = function (m)
    m.amount, m.currency, m.price = m.price.item.amount, m.price.item.currency, nil
    return m
  end,
  examples = {
    { "Brent rose to $84.50 a barrel.", price_per_unit = { amount = 84.5, currency = "USD", unit = "barrel" } },
    { "Brent rose to $84.50.", price_per_unit = false },
  },
}
