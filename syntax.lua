local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
return lode.rule { api = 1, name = "x", match = t.any * }
