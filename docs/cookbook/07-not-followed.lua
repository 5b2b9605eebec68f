-- Not followed by a certain word
--
-- -p consumes nothing and asks that p does not follow.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "not_followed",
  about = "Not followed by a certain word.",
  match = t.exact "May" * -t.number * -t.exact "Day",
  examples = {
    { "May said little.", not_followed = "May" },
    { "On May 5 and May Day.", not_followed = false },
  },
}
