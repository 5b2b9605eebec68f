local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
local g = { lpeg.V "r1" } for i = 1, 260 do g["r" .. i] = t.any * (lpeg.V("r" .. math.min(i + 1, 260)) + t.comma) end return lode.rule { api = 1, name = "x", match = lpeg.P(g) }
