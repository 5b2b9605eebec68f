-- show.lua - values, printed so that people can read them.
--
-- Tables have their keys sorted, strings are quoted, long things are cut and say so; articles,
-- spans, items and patterns are shown as what they are.

local core = ...
local lpeg = require "lpeg"

local show = {}

local MOST_STRING, MOST_INNER, MOST_ENTRIES, MOST_DEPTH = 2000, 100, 20, 4

local ESCAPES = { ["\n"] = "\\n", ["\t"] = "\\t", ["\r"] = "\\r", ["\\"] = "\\\\", ['"'] = '\\"' }

-- ---- colour ----

local STYLES = {
  string = "32", number = "36", name = "33", dim = "2", match = "1;31", bold = "1", bad = "31", good = "32", place = "35",
}

-- paint(text, style): with the terminal's colours, or as it is.
function show.painter(colored)
  return function(text, style)
    if not colored or text == "" then return text end
    return "\27[" .. STYLES[style] .. "m" .. text .. "\27[0m"
  end
end

-- ---- text ----

function show.width(text)
  return utf8.len(text) or #text
end

-- `count` with its noun: "1 match", "1,204 matches".
function show.count(count, one, many)
  local digits = tostring(count):reverse():gsub("(%d%d%d)(%d)", "%1,%2")
  digits = digits:gsub(",(%d%d%d)(%d)", ",%1,%2"):reverse()
  return digits .. " " .. (count == 1 and one or many or one .. "s")
end

-- At most `most` characters, on one line.
function show.line(text, most)
  text = text:gsub("%s+", " ")
  if show.width(text) <= most then return text end
  return text:sub(1, utf8.offset(text, most) - 1) .. "…"
end

-- Bytes that are no sound UTF-8 and control characters as \ddd.
local function escaped(text)
  text = text:gsub('[\n\t\r\\"]', ESCAPES):gsub("[\0-\31\127]", function(c)
    return ("\\%03d"):format(c:byte())
  end)
  if utf8.len(text) then return text end
  return (text:gsub("[\128-\255]", function(c) return ("\\%d"):format(c:byte()) end))
end

local function cut_at(text, most)
  if #text <= most then return text end
  while most > 0 and (text:byte(most + 1) or 0) & 0xC0 == 0x80 do most = most - 1 end
  return text:sub(1, most)
end

local function string_text(text, most)
  local cut = cut_at(text, most)
  local shown = '"' .. escaped(cut) .. '"'
  if #cut < #text then shown = shown .. " … (" .. show.count(#text, "byte") .. ")" end
  return shown
end

-- ---- what a value is ----

-- "article", "span", "pattern", "item", "table" or what type() says.
local function class_of(value)
  local kind = type(value)
  if kind == "userdata" then
    local name = getmetatable(value)
    if name == "lode.article" then return "article" end
    if name == "lode.span" then return "span" end
    return lpeg.type(value) or kind
  end
  if kind ~= "table" then return kind end
  if getmetatable(value) == "pattern" then return "pattern" end
  if type(rawget(value, "kind")) == "string" and rawget(value, "first") and type(rawget(value, "text")) == "string" then
    return "item"
  end
  return kind
end
show.class = class_of

local PLACE = { kind = true, text = true, rule = true, first = true, last = true, span = true, article = true }

local function identifier(key)
  return type(key) == "string" and key:find "^[%a_][%w_]*$" ~= nil
end

local RANK = { number = 1, string = 2, boolean = 3 }

local function sorted_keys(value)
  local keys, n = {}, 0
  for key in next, value do
    n = n + 1
    keys[n] = key
  end
  table.sort(keys, function(a, b)
    local ra, rb = RANK[type(a)] or 4, RANK[type(b)] or 4
    if ra ~= rb then return ra < rb end
    if ra <= 2 then return a < b end
    return tostring(a) < tostring(b)
  end)
  return keys
end

-- ---- printing ----

-- A printer: { paint, width, seen } for one value.
local Printer = {}
Printer.__index = Printer

local function key_text(self, key)
  if identifier(key) then return self.paint(key, "name") end
  return "[" .. self:text(key, 1) .. "]"
end

-- The entries of a table: its array part first, then `key = value`, cut after a while.
function Printer:entries(value, depth, keys)
  local parts, length = {}, 0
  while rawget(value, length + 1) ~= nil do length = length + 1 end
  for i = 1, math.min(length, MOST_ENTRIES) do parts[i] = self:text(value[i], depth + 1) end
  if length > MOST_ENTRIES then parts[#parts + 1] = "… " .. show.count(length - MOST_ENTRIES, "more", "more") end
  local named = 0
  for _, key in ipairs(keys) do
    if not (math.type(key) == "integer" and key >= 1 and key <= length) then
      named = named + 1
      if named <= 2 * MOST_ENTRIES then
        parts[#parts + 1] = key_text(self, key) .. " = " .. self:text(value[key], depth + 1)
      end
    end
  end
  if named > 2 * MOST_ENTRIES then parts[#parts + 1] = "… " .. show.count(named - 2 * MOST_ENTRIES, "more", "more") end
  return parts
end

local function visible(text)
  return show.width((text:gsub("\27%[[%d;]*m", "")))
end

-- The parts in braces: on one line where they fit.
function Printer:braces(parts, depth)
  if #parts == 0 then return "{}" end
  local line = "{ " .. table.concat(parts, ", ") .. " }"
  if not line:find "\n" and visible(line) + 2 * depth <= self.width then return line end
  local indent = ("  "):rep(depth + 1)
  return "{\n" .. indent .. table.concat(parts, ",\n" .. indent) .. ",\n" .. ("  "):rep(depth) .. "}"
end

function Printer:table(value, depth, keys)
  if self.seen[value] then return "{ … the same again }" end
  if depth >= MOST_DEPTH then return next(value) == nil and "{}" or "{ … }" end
  self.seen[value] = true
  local text = self:braces(self:entries(value, depth, keys), depth)
  self.seen[value] = nil
  return text
end

local WRITE = {}

function WRITE.string(self, value, depth)
  return self.paint(string_text(value, depth == 0 and MOST_STRING or MOST_INNER), "string")
end

function WRITE.number(self, value)
  return self.paint(tostring(value), "number")
end

function WRITE.table(self, value, depth)
  local meta = debug.getmetatable(value)
  if meta and meta.__tostring then return tostring(value) end
  return self:table(value, depth, sorted_keys(value))
end

-- person "Lee Jong-sup" { role = "minister" }
function WRITE.item(self, value, depth)
  local text = self.paint(value.kind, "name") .. " " .. self.paint(string_text(value.text, MOST_INNER), "string")
  local keys = {}
  for _, key in ipairs(sorted_keys(value)) do
    if not PLACE[key] and not tostring(key):find "^_" then keys[#keys + 1] = key end
  end
  if #keys == 0 then return text end
  return text .. " " .. self:table(value, math.min(depth, MOST_DEPTH - 1), keys)
end

function WRITE.article(self, value)
  local ok, title = pcall(function() return value.title end)
  if not ok then return "article (gone)" end
  return "article " .. self.paint(value.source or "?", "place") .. (title and " " .. string_text(title, MOST_INNER) or "")
end

function WRITE.span(self, value)
  local text = core.span_text(value)
  return text and "span " .. self.paint(string_text(text, MOST_INNER), "string") or "span (of an article that is gone)"
end

function WRITE.pattern()
  return "pattern"
end

-- The value as text; lines after the first are indented for `depth`.
function Printer:text(value, depth)
  local write = WRITE[class_of(value)]
  if write then return write(self, value, depth) end
  return (tostring(value):gsub("^(%a+): [%w%p]+$", "%1"))
end

-- options: { paint, width }
function show.value(value, options)
  local printer = setmetatable({ paint = options.paint, width = options.width, seen = {} }, Printer)
  return printer:text(value, 0)
end

-- The fields of an item, without braces: who = "Lee", to = "Seoul".
function show.fields(item, options)
  local parts = {}
  for _, key in ipairs(sorted_keys(item)) do
    if not PLACE[key] and not tostring(key):find "^_" then
      local value = item[key]
      local text = class_of(value) == "span" and core.span_text(value) or nil
      parts[#parts + 1] = options.paint(tostring(key), "name") .. " = " ..
        (text and options.paint(string_text(text, MOST_INNER), "string") or show.value(value, options))
    end
  end
  return table.concat(parts, ", ")
end

return show
