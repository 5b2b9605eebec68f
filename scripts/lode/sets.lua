-- Sets of words, for rules that look at what stands around a match.
--
--   local sets = require "lode.sets"
--   sets.of "in of by"      → { ["in"] = true, of = true, by = true }
--   sets.from { "in", "of" } → { ["in"] = true, of = true }
--   sets.array "in of by"   → { "in", "of", "by" }, for t.word
--   sets.keys(map)          → an array of the keys, for t.list
--   sets.key(span)          → the span's words in lower case with single spaces, to look up in such a table

local sets = {}

function sets.of(text)
  local set = {}
  for word in text:gmatch "%S+" do set[word] = true end
  return set
end

function sets.from(list)
  local set = {}
  for _, word in ipairs(list) do set[word] = true end
  return set
end

function sets.array(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

function sets.keys(map)
  local list = {}
  for key in pairs(map) do list[#list + 1] = key end
  return list
end

function sets.key(span)
  return #span == 1 and span.word or (span.text:lower():gsub("%s+", " "))
end

return sets
