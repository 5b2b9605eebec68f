-- Two parts with a gap between them
--
-- t.near(n, p) is at most n tokens, then the nearest p. Repetition of LPeg gives nothing back, so t.any ^ -4 * p would never match.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "gap",
  about = "Two parts with a gap between them.",
  emits = { gap = { "who" } },
  match = t.span(t.capital ^ 1, "who") * t.near(5, t.stem "resign"),
  examples = {
    { "Okello, the mayor, has resigned.", gap = { who = "Okello" } },
    { "Okello spoke at great length about why others resigned.", gap = false },
  },
}
