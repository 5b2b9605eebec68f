-- complete.lua - what the Tab key offers.

local core = ...
local loader = core.import "loader"
local lazy = core.import "lazy"
local show = core.import "show"

local KEYWORDS = { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
  "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" }

local ARTICLE = { "authors", "blocks", "body", "captions", "dateline", "items", "language", "modified", "now",
  "publisher", "published", "section", "sentences", "source", "span", "subtitle", "text", "title", "tokens", "url" }
local ARTICLE_METHODS = { "blocks", "items", "sentences", "span", "tokens" }
local SPAN = { "after", "article", "before", "entry", "first", "item", "last", "sentence", "shape", "text", "tokens", "word" }
local SPAN_METHODS = { "after", "before", "sentence", "tokens" }

local MOST_SHOWN = 200

-- ---- what a prefix may become ----

local function starting(names, prefix)
  local found, seen = {}, {}
  for _, name in ipairs(names) do
    if not seen[name] and name:sub(1, #prefix) == prefix then
      seen[name] = true
      found[#found + 1] = name
    end
  end
  table.sort(found)
  return found
end

local function keys_of(value)
  local names = {}
  for key in next, value do
    if type(key) == "string" and key:find "^[%a_][%w_]*$" then names[#names + 1] = key end
  end
  return names
end

-- Names behind the dot (or the colon) of a value.
local function names_of(value, colon)
  if (debug.getmetatable(value) or {}).__name == "rows" then return debug.getmetatable(value).names() end
  local class = show.class(value)
  if class == "article" then return colon and ARTICLE_METHODS or ARTICLE end
  if class == "span" then return colon and SPAN_METHODS or SPAN end
  if class == "string" then return keys_of(string) end
  if class == "pattern" then return { "match" } end
  if value == lazy.t then return lazy.token_names() end
  if type(value) == "table" then return keys_of(value) end
  return {}
end

-- ---- inside of quotation marks ----

local function kind_names()
  loader.known = loader.known or loader.all_rules()
  local names = {}
  for _, rule in ipairs(loader.known) do
    for _, one in ipairs(rule.emits) do names[#names + 1] = one.kind end
  end
  return names
end

local function rule_names()
  loader.known = loader.known or loader.all_rules()
  local names = {}
  for _, rule in ipairs(loader.known) do names[#names + 1] = rule.name end
  return names
end

-- Files that the path may become; folders end in a slash.
local function files(prefix)
  local folder, names = prefix:match "^(.*/)" or "", {}
  for _, name in ipairs(core.list_folder(folder == "" and "." or folder)) do
    local path = folder .. name
    if not core.is_file(path) and #core.list_folder(path) > 0 then path = path .. "/" end
    names[#names + 1] = path
  end
  return names
end

local function rules_and_scripts(prefix)
  local names = rule_names()
  for _, path in ipairs(files(prefix)) do
    if path:find "%.lua$" or path:find "/$" then names[#names + 1] = path end
  end
  return names
end

-- Lua patterns for what stands before the quotation mark, and what may stand behind it.
local QUOTED = {
  { "%f[%w_]t%.list%s*%(?%s*$", function() return loader.list_names() end },
  { "%f[%w_]t%.is%s*%(?%s*$", kind_names },
  { "%f[%w_]items%s*%(?%s*$", kind_names },
  { "%f[%w_]try%s*%(?%s*$", rules_and_scripts },
  { "%f[%w_]load%s*%(?%s*$", files },
  { ":save%s*%(?%s*$", files },
  { "%f[%w_]why%s*%(?%s*$", rules_and_scripts },
  { "%f[%w_]shape%s*%(?.*$", function() return core.shapes() end },
}

-- The text of the string that is open at the end, and what stands before it.
local function open_string(before)
  local quote, start, i = nil, nil, 1
  while i <= #before do
    local c = before:sub(i, i)
    if quote and c == "\\" then i = i + 1
    elseif quote and c == quote then quote = nil
    elseif not quote and (c == '"' or c == "'") then quote, start = c, i end
    i = i + 1
  end
  if quote then return before:sub(start + 1), before:sub(1, start - 1), quote end
end

local function complete_quoted(before)
  local prefix, lead, quote = open_string(before)
  if not prefix then return nil end
  for _, one in ipairs(QUOTED) do
    if lead:find(one[1]) then return starting(one[2](prefix), prefix), prefix, quote end
  end
  return {}, prefix, ""
end

-- ---- names ----

local function index(value, key)
  local ok, found = pcall(function() return value[key] end)
  return ok and found or nil
end

-- The value of a chain such as articles[1] or lode.tokens, or nil; nothing is called.
local function value_of(env, chain)
  local name, rest = chain:match "^([%a_][%w_]*)(.*)$"
  local value = name and rawget(env, name)
  while rest and rest ~= "" and value ~= nil do
    local field, behind = rest:match "^%.([%a_][%w_]*)(.*)$"
    local key = field
    if not field then
      local number
      number, behind = rest:match "^%[(%d+)%](.*)$"
      key = tonumber(number)
    end
    if key == nil then return nil end
    value, rest = index(value, key), behind
  end
  return value
end

local function complete_name(env, before)
  local chain, mark, prefix = before:match "([%a_][%w_%.%[%]]*)([%.:])([%w_]*)$"
  if chain then
    local value = value_of(env, chain)
    return value == nil and {} or starting(names_of(value, mark == ":"), prefix), prefix
  end
  prefix = before:match "[%a_][%w_]*$" or ""
  if prefix == "" then return {}, "" end
  local names = keys_of(env)
  for _, word in ipairs(KEYWORDS) do names[#names + 1] = word end
  return starting(names, prefix), prefix
end

-- ---- the answer ----

local function common_start(names)
  local start = names[1]
  for _, name in ipairs(names) do
    while name:sub(1, #start) ~= start or not utf8.len(start) do start = start:sub(1, -2) end
  end
  return start
end

local function in_columns(names, width)
  local widest = 0
  for _, name in ipairs(names) do widest = math.max(widest, show.width(name)) end
  local columns = math.max(width // (widest + 2), 1)
  local lines = {}
  for i = 1, math.min(#names, MOST_SHOWN), columns do
    local row = {}
    for k = i, math.min(i + columns - 1, #names, MOST_SHOWN) do
      row[#row + 1] = names[k] .. (" "):rep(widest - show.width(names[k]))
    end
    lines[#lines + 1] = (table.concat(row, "  "):gsub("%s+$", ""))
  end
  if #names > MOST_SHOWN then lines[#lines + 1] = "… " .. #names - MOST_SHOWN .. " more" end
  return table.concat(lines, "\n")
end

-- Behind a question mark: names that there is help on.
local function complete_asked(before)
  local prefix = before:match "^%s*%?%s*([%w_%.:]*)$"
  if prefix then return starting(core.import("reference").names(), prefix), prefix end
end

-- complete(before): the text to insert behind `before`, and, when several names are left and
-- nothing can be inserted, a list of them to show (else nil).
return function(session)
  return function(before)
    local names, prefix, quote = complete_asked(before)
    if not names then names, prefix, quote = complete_quoted(before) end
    if not names then names, prefix = complete_name(session.env, before) end
    if #names == 0 then return "", nil end
    local start = common_start(names):sub(#prefix + 1)
    if #names == 1 then
      return start .. (names[1]:find "/$" and "" or quote or ""), nil
    end
    return start, start == "" and in_columns(names, session.host.width()) or nil
  end
end
