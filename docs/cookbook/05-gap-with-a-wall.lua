-- A gap that may not cross a comma
--
-- (t.any - wall) ^ -n is a gap that stops at the wall; it must also stop at what it leads to.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "gap_with_a_wall",
  about = "A gap that may not cross a comma.",
  match = t.word "both" * (t.any - t.comma - t.word "and") ^ -4 * t.word "and",
  examples = {
    { "Both the river and the road are closed.", gap_with_a_wall = "Both the river and" },
    { "Both, he said and smiled, were wrong.", gap_with_a_wall = false },
  },
}
