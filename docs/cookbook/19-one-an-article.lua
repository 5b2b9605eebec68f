-- One item an article: what is named most
--
-- Counting in after, and one item returned.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "one_an_article",
  about = "One item an article: what is named most.",
  emits = { one_an_article = { "count" } },
  match = t.list "countries",
  after = function (items)
    local count, best = {}, nil
    for _, item in ipairs(items) do
      count[item.text] = (count[item.text] or 0) + 1
      if not best or count[item.text] > count[best.text] then best = item end
    end
    if not best then return {} end
    best.count = count[best.text]
    return { best }
  end,
  examples = {
    { "Chad and France talked. Chad left, then Chad came back.", one_an_article = { text = "Chad", count = 3 } },
    { "Nobody talked.", one_an_article = false },
  },
}
