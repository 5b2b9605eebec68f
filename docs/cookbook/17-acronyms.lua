-- An acronym with its long form
--
-- build rejects what does not fit by returning nil.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "acronyms",
  about = "An acronym with its long form.",
  emits = { acronyms = { "short", "long" } },
  match = t.span((t.capital - t.word "the") * (t.capital + t.word { "of", "for", "and" }) ^ -6 * t.capital ^ -1, "long") * t.open_bracket * t.span(t.upper, "short") * t.close_bracket,
  build = function (m)
    local letters = ""
    for word in m.long.text:gmatch "%u" do letters = letters .. word end
    if letters ~= m.short.text then return nil end
    return m
  end,
  examples = {
    { "The Korea Resource Agency (KRA) will pay.", acronyms = { short = "KRA", long = "Korea Resource Agency" } },
    { "The Korea Resource Agency (TBC) will pay.", acronyms = false },
  },
}
