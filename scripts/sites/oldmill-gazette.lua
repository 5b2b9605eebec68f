-- The Old Mill Gazette: a site rule with LPeg, as an example (docs/pages.md).  Its pages are one table; date and
-- author stand in one line: "Oldmill, 3 May 2021 (Ann Lee)".

local lpeg = require "lpeg"
local P, R, C = lpeg.P, lpeg.R, lpeg.C

local day = R "09" ^ 1 * " " * R("AZ", "az") ^ 1 * " " * R "09" ^ 4

return {
  name = "oldmill-gazette",
  about = "Pages of the Old Mill Gazette.",
  hosts = "*.oldmill-gazette.example",
  title = { "//td[@class='head']", "//title" },
  published = { { "//td[@class='sig']", C(day) } },
  authors = { { "//td[@class='sig']", "(" * C((1 - P ")") ^ 1) * ")" } },
  body = "//td[@class='story']/p",
}
