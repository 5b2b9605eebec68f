-- json.lua - values written as JSON (RFC 8259).  Keys of objects are sorted, so that the same value gives
-- the same bytes; spans and items are written as their text.

local core = ...
local json = {}

local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\t"] = "\\t", ["\r"] = "\\r" }

local function string_text(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return ESCAPES[c] or ("\\u%04x"):format(c:byte()) end) .. '"'
end

local function number_text(value)
  if math.type(value) == "float" and value == math.floor(value) and math.abs(value) < 1e15 then return ("%d"):format(value) end
  return ("%.14g"):format(value)
end

local write

local function write_table(out, value)
  if value[1] ~= nil or next(value) == nil then
    out[#out + 1] = "["
    for i, one in ipairs(value) do
      if i > 1 then out[#out + 1] = ", " end
      write(out, one)
    end
    out[#out + 1] = "]"
    return
  end
  local keys = {}
  for key in next, value do keys[#keys + 1] = tostring(key) end
  table.sort(keys)
  for i, key in ipairs(keys) do
    out[#out + 1] = (i == 1 and "{" or ", ") .. string_text(key) .. ": "
    write(out, value[key])
  end
  out[#out + 1] = "}"
end

function write(out, value)
  local kind = type(value)
  if kind == "table" then write_table(out, value)
  elseif kind == "string" then out[#out + 1] = string_text(value)
  elseif kind == "number" then out[#out + 1] = number_text(value)
  elseif kind == "boolean" or kind == "nil" then out[#out + 1] = tostring(value)
  else out[#out + 1] = string_text(core.span_text(value) or core.plain_tostring(value)) end
end

-- The value as JSON on one line.  An empty table is an empty array.
function json.text(value)
  local out = {}
  write(out, value)
  return table.concat(out)
end

return json
