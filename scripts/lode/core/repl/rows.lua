-- rows.lua - results at the prompt: numbered rows that can be opened, filtered, counted and saved.
--
-- A rows object is an array of matches or items (each with article, text, first, last, its fields); it prints as
-- numbered lines.

local core = ...
local show = core.import "show"
local json = core.import "json"

return function(session, places)
  local paint, host = session.paint, session.host
  local rows = {}
  local Rows = { __name = "rows" }
  local methods = {}

  local function fail(message)
    error((core.import("script").where()) .. message, 0)
  end

  function rows.new(list, name)
    list = list or {}
    return setmetatable(list, Rows), name
  end

  function rows.is(value)
    return debug.getmetatable(value) == Rows
  end

  function rows.names()
    local names = {}
    for name in pairs(methods) do names[#names + 1] = name end
    table.sort(names)
    return names
  end

  Rows.names = rows.names

  Rows.__index = function(_, name)
    if methods[name] then return methods[name] end
    if type(name) ~= "string" then return nil end
    local near = core.nearest(name, rows.names())
    fail("rows have no '" .. name .. "'" .. (near and ": did you mean '" .. near .. "'?" or ": they have " .. table.concat(rows.names(), ", ")))
  end

  local function check(self, method)
    if not rows.is(self) then fail("write it with a colon: m:" .. method .. "(...)") end
  end

  -- The value of a field as text; "text", "kind" and "source" are fields of every row.
  local function value_of(item, field)
    local value = field == "source" and item.article.source or item[field]
    if value == nil then return nil end
    return type(value) == "userdata" and core.span_text(value) or type(value) == "table" and value.text or core.plain_tostring(value)
  end

  -- Rows from `from` on, `count` of them, each with its number.
  function methods.show(self, from, count)
    check(self, "show")
    from = from or 1
    local last = math.min(#self, from + (count or 20) - 1)
    local sentence_of, digits = places.sentence_finder(), #tostring(last)
    for i = from, last do
      local number = ("%" .. digits .. "d "):format(i)
      io.stdout:write(paint(number, "dim"), places.context_line(self[i], sentence_of, host.width() - #number), "\n")
      local fields = show.fields(self[i], session.options())
      if fields ~= "" then io.stdout:write((" "):rep(#number + 3), fields, "\n") end
    end
    if #self > last then
      io.stdout:write("… ", show.count(#self - last, "more", "more"), ": m:show(", tostring(last + 1), ") goes on, with m = what gave them\n")
    end
    session.shown[self] = true
    return self
  end

  function methods.open(self, number)
    check(self, "open")
    local item = self[number]
    if not item then fail("there is no row " .. tostring(number) .. ": there are " .. #self) end
    session.env.show(item)
  end

  function methods.filter(self, f)
    check(self, "filter")
    if type(f) ~= "function" then fail("m:filter takes a function: m:filter(function (r) return r.text:find \"Lee\" end)") end
    local kept = rows.new {}
    for _, item in ipairs(self) do
      if f(item) then kept[#kept + 1] = item end
    end
    return kept
  end

  function methods.sort(self, by)
    check(self, "sort")
    local key = type(by) == "function" and by or function(item) return value_of(item, by or "text") or "" end
    local keys, copy = {}, rows.new(table.move(self, 1, #self, 1, {}))
    local place = {}
    for i, item in ipairs(copy) do keys[item], place[item] = key(item), i end
    table.sort(copy, function(a, b)
      if keys[a] ~= keys[b] then return keys[a] < keys[b] end
      return place[a] < place[b]
    end)
    return copy
  end

  -- How often each value of the field occurs, most first; prints them and returns { { value, count } }.
  function methods.count(self, field)
    check(self, "count")
    local counts, values = {}, {}
    for _, item in ipairs(self) do
      local value = value_of(item, field or "text")
      if value ~= nil then
        if not counts[value] then values[#values + 1] = value end
        counts[value] = (counts[value] or 0) + 1
      end
    end
    table.sort(values, function(a, b)
      if counts[a] ~= counts[b] then return counts[a] > counts[b] end
      return a < b
    end)
    local list = {}
    for i, value in ipairs(values) do
      list[i] = { value, counts[value] }
      if i <= 30 then io.stdout:write(("%7d  "):format(counts[value]), paint(show.line(value, host.width() - 10), "string"), "\n") end
    end
    if #values > 30 then io.stdout:write("         … ", show.count(#values - 30, "other value"), "\n") end
    session.shown[list] = true
    return list
  end

  -- n of them, spread over all: the same ones each time.
  function methods.sample(self, n)
    check(self, "sample")
    n = math.min(math.tointeger(n or 10) or fail "m:sample(n): n is a whole number", #self)
    local chosen = rows.new {}
    for i = 1, n do chosen[i] = self[1 + (i - 1) * #self // n] end
    return chosen
  end

  -- ---- saving ----

  local PLACE = { kind = true, text = true, first = true, last = true, rule = true, article = true, span = true }

  local function fields_of(self)
    local names, seen = {}, {}
    for _, item in ipairs(self) do
      for name in pairs(item) do
        if type(name) == "string" and not PLACE[name] and not name:find "^_" and not seen[name] then
          seen[name] = true
          names[#names + 1] = name
        end
      end
    end
    table.sort(names)
    return names
  end

  local QUOTED = {
    csv = function(text) return text:find '[",\r\n]' and '"' .. text:gsub('"', '""') .. '"' or text end,
    tsv = function(text) return (text:gsub("[\t\r\n]", " ")) end,
  }

  local function table_text(self, format)
    local names, quote, lines = fields_of(self), QUOTED[format], {}
    local separator = format == "csv" and "," or "\t"
    local columns = { "source", "kind", "text" }
    table.move(names, 1, #names, #columns + 1, columns)
    for _, item in ipairs(self) do
      local cells = {}
      for i, name in ipairs(columns) do cells[i] = quote(value_of(item, name) or "") end
      lines[#lines + 1] = table.concat(cells, separator)
    end
    return table.concat(columns, separator) .. "\n" .. table.concat(lines, "\n") .. (#lines > 0 and "\n" or "")
  end

  local function json_text(self)
    local names, lines = fields_of(self), {}
    for i, item in ipairs(self) do
      local text = item.article.text
      local start = utf8.len(text, 1, item.first - 1)
      local one = { source = item.article.source, kind = item.kind, rule = item.rule, text = item.text, start = start, ["end"] = start + utf8.len(item.text) }
      for _, name in ipairs(names) do one[name] = value_of(item, name) end
      lines[i] = json.text(one) .. "\n"
    end
    return table.concat(lines)
  end

  -- Writes .csv, .tsv or .jsonl, a row a line; a file that is there is replaced.
  function methods.save(self, path)
    check(self, "save")
    local format = type(path) == "string" and path:match "%.(%w+)$"
    if format ~= "jsonl" and not QUOTED[format] then fail "m:save takes a path that ends in .csv, .tsv or .jsonl" end
    local file, message = io.open(path, "w")
    if not file then fail(message) end
    local ok, why = file:write(format == "jsonl" and json_text(self) or table_text(self, format))
    if not (ok and file:close()) then fail(path .. ": " .. tostring(why)) end
    io.stdout:write("wrote ", show.count(#self, "row"), " to ", path, "\n")
  end

  return rows
end
