local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
local x; return lode.rule { api = 1, name = "x", match = x.y * t.any }
