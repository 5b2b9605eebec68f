-- Only the first mention
--
-- after sees all items of the rule in one article, in the order of the text, and returns those to keep.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "first_mention",
  about = "Only the first mention.",
  match = t.list "countries",
  after = function (items)
    local kept, seen = {}, {}
    for _, item in ipairs(items) do
      if not seen[item.text] then kept[#kept + 1] = item end
      seen[item.text] = true
    end
    return kept
  end,
  examples = {
    { "France and Chad talked. Then France left.", first_mention = { "France", "Chad" } },
    { "Nobody talked.", first_mention = false },
  },
}
