local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
local p = t.word "a" for i = 1, 300 do p = p + t.word("w" .. i) * t.near(5, t.word("v" .. i)) end return lode.rule { api = 1, name = "x", match = p }
