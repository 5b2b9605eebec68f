-- brat.lua - brat standoff (https://brat.nlplab.org/standoff.html): text-bound annotations of FILE.ann over
-- FILE.txt.  Attributes become fields; relations and events are passed over.

local core = ...

-- "T1\tperson 0 5\tLee": of a discontinuous annotation the whole stretch counts.
local function bound(line)
  local id, kind, places, text = line:match "^(T%S+)\t(%S+) ([%d ;]+)\t?(.*)$"
  if not id then return nil end
  local first, last
  for from, to in places:gmatch "(%d+) (%d+)" do
    first, last = math.min(first or math.huge, tonumber(from)), math.max(last or 0, tonumber(to))
  end
  return id, first and { kind = kind, start = first, stop = last, text = text, fields = {} }
end

local function check_place(item, text, length, where, fail)
  if item.stop > length then
    return fail(("%s: %d to %d lies outside of the text, which has %d characters; the item is left out"):format(where, item.start, item.stop, length))
  end
  local first = utf8.offset(text, item.start + 1)
  local stands = text:sub(first, utf8.offset(text, item.stop - item.start + 1, first) - 1)
  if item.text ~= "" and stands:gsub("%s+", " ") ~= item.text:gsub("%s+", " ") then
    fail(("%s: the text there is \"%s\", not \"%s\""):format(where, stands, item.text))
  end
  item.text = stands
  return item
end

return function(path, annotations, documents, fail)
  local source = path:gsub("%.ann$", "") .. ".txt"
  local text, message = core.read_file(source)
  if not text then return fail(message) end
  local length = utf8.len(text)
  if not length then return fail(source .. ": no valid UTF-8, so places cannot be told") end
  local document, by_id, number = { source = source, text = text, items = {} }, {}, 0
  for line in (annotations .. "\n"):gmatch "([^\n]*)\n" do
    number = number + 1
    local where = path .. ":" .. number
    local id, item = bound(line)
    if item then item = check_place(item, text, length, where, fail) end
    if item then
      by_id[id] = item
      table.insert(document.items, item)
    elseif line:find "^T" and not id then
      fail(where .. ": no annotation: T1, tab, kind, blank, begin, blank, end, tab, text")
    end
    local name, of, value = line:match "^[AM]%S+\t(%S+) (%S+)%s*(.-)%s*$"
    if name and by_id[of] then by_id[of].fields[name] = value == "" and true or value end
  end
  documents[#documents + 1] = document
end
