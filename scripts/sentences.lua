-- Sentences, as the engine splits them.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "sentences",
  about = "Every sentence.",
  tags = { "text" },
  optional = true,
  emits = { sentence = {} },
  match = { sentence = t.any ^ 1 },
  examples = {
    { "He left. She stayed.", sentence = { "He left.", "She stayed." } },
    { "Dr. Lee met Gen. Park.", sentence = "Dr. Lee met Gen. Park." },
    { "It rose 3.5 percent.", sentence = "It rose 3.5 percent." },
    { "He moved to the U.S. He stayed.", sentence = { "He moved to the U.S.", "He stayed." } },
    { "The U.S. Government paid.", sentence = "The U.S. Government paid." },
    { "\"Go!\" he said.", sentence = "\"Go!\" he said." },
    { "Is it so? Yes.", sentence = { "Is it so?", "Yes." } },
    { "J. K. Rowling wrote it.", sentence = "J. K. Rowling wrote it." },
  },
}
