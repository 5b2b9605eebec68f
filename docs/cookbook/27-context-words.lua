-- Words around a match
--
-- span:before and span:after are the neighbours in the sentence.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "context_words",
  about = "Words around a match.",
  emits = { context_words = { "said_of" } },
  match = t.exact "AI",
  build = function (m)
    m.said_of = m.span:before(1)
    return m
  end,
  examples = {
    { "Experts fear unregulated AI.", context_words = { said_of = "unregulated" } },
    { "They fear artificial light.", context_words = false },
  },
}
