-- jsonl.lua - gold in Lode's own JSON lines: { source, kinds, text, found = { { kind, start, end, ... } } }.

local core = ...
local compare = core.import "compare"

local function item_of(one, where, fail)
  if type(one) ~= "table" or type(one.kind) ~= "string" or math.type(one.start) ~= "integer" or math.type(one["end"]) ~= "integer" then
    return fail(where .. ": an item of `found` needs kind, start and end")
  end
  if one["end"] < one.start or one.start < 0 then
    return fail(("%s: an item from %d to %d: end must not be before start"):format(where, one.start, one["end"]))
  end
  return compare.from_json(one)
end

-- `unannotated`: stretches that nobody read for the gold (bylines, captions), as pairs of code points.
local function stretches(value, where, fail)
  local kept = {}
  for _, one in ipairs(type(value) == "table" and value or {}) do
    if type(one) == "table" and math.type(one[1]) == "integer" and math.type(one[2]) == "integer" and one[1] <= one[2] then
      kept[#kept + 1] = { start = one[1], stop = one[2] }
    else
      fail(where .. ": `unannotated` needs pairs [start, end]")
    end
  end
  return kept
end

local function document_of(value, where, fail)
  local document = { source = value.source, text = value.text, kinds = value.kinds, items = {}, where = where,
    unannotated = stretches(value.unannotated, where, fail) }
  for _, one in ipairs(value.found) do
    local item = item_of(one, where, fail)
    if item then table.insert(document.items, item) end
  end
  return document
end

return function(path, text, documents, fail)
  local number = 0
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do
    number = number + 1
    local where = path .. ":" .. number
    if line:find "%S" then
      local value, message = core.json(line)
      if type(value) == "table" and type(value.found) == "table" then
        documents[#documents + 1] = document_of(value, where, fail)
      else
        fail(where .. ": " .. (message and "no JSON: " .. message:gsub("%s*\n.*", "") or "no object with `found`") .. "; the line is left out")
      end
    end
  end
end
