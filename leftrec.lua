local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
return lode.rule { api = 1, name = "x", match = lpeg.P { lpeg.V(1) * t.any + t.comma } }
