local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
return 5
