-- start_rules.lua - three small rules, for the time from start to exit.

local lode = require "lode"
local t = lode.tokens

local name = t.capital * t.capital ^ 1

return {
  lode.rule { api = 1, name = "titled", match = t.word { "minister", "president" } * t.span(name, "who") },
  lode.rule { api = 1, name = "talks", match = t.stem "visit" * t.near(4, t.span(name, "where")) },
  lode.rule { api = 1, name = "sums", match = t.currency * t.number * t.word { "million", "billion" } ^ -1 },
}
