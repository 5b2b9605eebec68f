-- A part that may be missing
--
-- p ^ -1 is at most one p. The longer side of a choice stands first.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "optional",
  about = "A part that may be missing.",
  match = t.word "prime" ^ -1 * t.word "minister" * t.word "of state" ^ -1,
  examples = {
    { "The prime minister met a minister of state.", optional = { "prime minister", "minister of state" } },
    { "A ministry statement.", optional = false },
  },
}
