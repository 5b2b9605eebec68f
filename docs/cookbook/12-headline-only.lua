-- In the headline only
--
-- over = "header" is the headline, the lines below it and the byline.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "headline_only",
  about = "In the headline only.",
  over = "header",
  match = t.stem "quit",
  examples = {
    { "Minister quits over ferry deal\n\nBy Ana Lind\n\nThe minister quit on Monday after a long week of talks.", as = "text", headline_only = "quits" },
    { "Talks go on\n\nBy Ana Lind\n\nThe minister quit on Monday after a long week of talks.", as = "text", headline_only = false },
  },
}
