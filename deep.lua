local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
local p = t.any for i = 1, 30000 do p = t.any * (p + t.comma) end return lode.rule { api = 1, name = "x", match = p }
