-- Tokens as the Universal Dependencies treebanks have them: a word and its clitic are one.

local lode = require "lode"
local t = lode.tokens

local ordinary = -t.mark * t.any

return lode.rule {
  api = 1,
  name = "tokens",
  about = "Every token: words with their clitics, numbers, marks of punctuation.",
  tags = { "text" },
  optional = true,
  emits = { token = {} },
  match = { token = ordinary * (t.glued * t.clitic) ^ 0 },
  examples = {
    { "Don't go.", token = { "Don't", "go", "." } },
    { "It's Lee's K9.", token = { "It's", "Lee's", "K9", "." } },
    { "A self-propelled gun.", token = { "self", "-", "propelled" } },
    { "It cost $5.50.", token = { "$", "5.50" } },
    { "The U.S. Senate met.", token = "U.S." },
    { "Mr. Smith left.", token = "Mr." },
    { "See a@b.com now", token = "a@b.com" },
    { "Wait... what?", token = { "...", "?" } },
  },
}
