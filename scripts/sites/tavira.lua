-- tavira.lua - an example of a site rule with patterns: what no element marks is found in the text (docs/formats.md).

local lpeg = require "lpeg"
local P, R, C = lpeg.P, lpeg.R, lpeg.C

local digit = R "09"
local word = R("AZ", "az", "\128\255") ^ 1

return {
  name = "tavira",
  hosts = { "tavira-dispatch.example" },
  title = "//td[@class='headline']",
  -- "Filed by ANN LEE in Tavira": the names between "Filed by" and "in"
  authors = { { "//td[@class='slug']", P "Filed by " * C((word * (P " " - " in ") ^ -1) ^ 1) } },
  -- "DISPATCH 31.07.2023", wherever it stands
  published = P "DISPATCH " * C(digit ^ 1 * "." * digit ^ 1 * "." * digit ^ 1),
  body = "//td[@class='text']//p",
}
