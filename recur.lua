local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
return lode.rule { api = 1, name = "x", match = lpeg.P { t.open_bracket * lpeg.V(1) ^ 0 * t.close_bracket }, over = "article", examples = { { ("( "):rep(30000), x = false } } }
