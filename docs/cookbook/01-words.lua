-- Words in a row, in any case
--
-- t.word takes a phrase and is cut into tokens as the text is, so hyphens and apostrophes need no care.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "words",
  about = "Words in a row, in any case.",
  match = t.word "cease-fire" + t.word "ceasefire",
  examples = {
    { "A cease-fire began. The Ceasefire held.", words = { "cease-fire", "Ceasefire" } },
    { "They ceased fire.", words = false },
  },
}
