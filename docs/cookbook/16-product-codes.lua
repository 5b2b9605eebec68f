-- Product codes
--
-- t.glued asks that no space stands before the next token; alnum is a token of letters and digits.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "product_codes",
  about = "Product codes.",
  match = t.upper * t.glued * t.hyphen * t.glued * (t.number + t.alnum) + t.alnum - t.like(lpeg.R "09" * lpeg.P(1) ^ 0),
  examples = {
    { "The FA-50 and the K9 were shown in the 1990s.", product_codes = { "FA-50", "K9" } },
    { "The army showed guns.", product_codes = false },
  },
}
