-- Prints what the reader makes of files: lua5.4 tests/layout/show.lua FILE...
package.path = (arg[0]:match "^(.*)/tests/layout/" or ".") .. "/scripts/?.lua;" .. package.path
local layout = require "lode.layout"
local reader = layout.new()

local function part (raw, s)
  if type(s) == "string" then return s end
  return s and raw:sub(s.first, s.last) or "-"
end

for _, path in ipairs(arg) do
  local raw = assert(io.open(path)):read "a":gsub("\r\n", "\n")
  local a = reader(raw)
  print("=== " .. path)
  for _, field in ipairs { "publisher", "title", "subtitle", "section", "dateline", "agency" } do
    if a[field] then print(("%10s  %s"):format(field, part(raw, a[field]))) end
  end
  for _, name in ipairs(a.authors) do print("    author  " .. part(raw, name)) end
  for _, field in ipairs { "published", "modified", "dateline_date" } do
    if a[field] then print(("%10s  %s  [%s]"):format(field, a[field].value, part(raw, a[field]))) end
  end
  for _, c in ipairs(a.captions) do
    print("   caption  " .. part(raw, c.text) .. "  [" .. part(raw, c.credit) .. "]")
  end
  print "   --"
  for _, b in ipairs(a.blocks) do
    print(("%10s| %s"):format(b.role, part(raw, b):gsub("\n", "\u{23CE}"):sub(1, 100)))
  end
  print "   --"
  for _, d in ipairs(a.dropped) do
    if d.why ~= "bullet" then print(("   dropped  %s: %s"):format(d.why, part(raw, d):sub(1, 90))) end
  end
end
