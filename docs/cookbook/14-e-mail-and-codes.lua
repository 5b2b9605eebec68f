-- Codes, in the bytes of the text
--
-- over = "text" is plain LPeg over article.text, for what is not words.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "e_mail_and_codes",
  about = "Codes, in the bytes of the text.",
  over = "text",
  match = lpeg.P "CVE-" * lpeg.R "09" ^ 4 * lpeg.P "-" * lpeg.R "09" ^ 4,
  examples = {
    { "The flaw, CVE-2023-12345, was mended.", e_mail_and_codes = "CVE-2023-12345" },
    { "CVE stands for something.", e_mail_and_codes = false },
  },
}
