-- A verb in all its forms
--
-- t.stem knows regular spelling and the irregular verbs and nouns of English.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "all_forms",
  about = "A verb in all its forms.",
  match = t.stem { "seize", "take over" },
  examples = {
    { "Police seized two boats and took over a third.", all_forms = { "seized", "took over" } },
    { "The seizure took hours.", all_forms = false },
  },
}
