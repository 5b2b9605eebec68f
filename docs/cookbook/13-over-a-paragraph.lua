-- Across sentences of a paragraph
--
-- over = "paragraph" lets a match run over the ends of sentences, which are tokens too.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "over_a_paragraph",
  about = "Across sentences of a paragraph.",
  over = "paragraph",
  match = t.stem "strike" * t.near(12, t.word "union"),
  examples = {
    { "Drivers began a strike. The union wants more pay.", over_a_paragraph = "strike. The union" },
    { "Drivers began a strike.\n\nThe union wants more pay.", over_a_paragraph = false },
  },
}
