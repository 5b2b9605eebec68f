-- script.lua - one rule script: evaluated once to learn what it names, and once more to build.

local core = ...
local sandbox = core.import "sandbox"
local tokens = core.import "tokens"
local lpeg = require "lpeg"

local script = {}

-- ---- where the script says things ----

-- "file:line: " of the innermost caller that is not part of the core; while patterns are built that
-- were written earlier (lazy.lua), script.at says where.
local function where()
  if script.at then return script.at, tonumber(script.at:match ":(%d+): $") end
  for level = 3, 60 do
    local info = debug.getinfo(level, "Sl")
    if not info then return "" end
    local source = info.source:sub(2)
    if info.currentline > 0 and not source:find("/lode/core/", 1, true) and info.what ~= "C" then
      return source .. ":" .. info.currentline .. ": ", info.currentline
    end
  end
  return ""
end

local function fail(format, ...)
  error(where() .. format:format(...), 0)
end

-- ---- what a rule may say ----

local FIELDS = {
  api = "number", name = "string", about = "string", tags = "table", needs = "table", emits = "table",
  over = "string", trigger = "pattern", match = "match", build = "function", after = "function",
  examples = "table", optional = "boolean", limits = "string", measured = "table",
}
local FIELD_NAMES = {}
for name in pairs(FIELDS) do FIELD_NAMES[#FIELD_NAMES + 1] = name end
table.sort(FIELD_NAMES)

local OVERS = { "sentence", "paragraph", "article", "text", "header" }

local function has_value(list, value)
  for _, one in ipairs(list) do
    if one == value then return true end
  end
  return false
end

local function check_types(spec, line)
  for name, value in pairs(spec) do
    local wanted = FIELDS[name]
    if not wanted then
      local near = core.nearest(tostring(name), FIELD_NAMES)
      error(line .. "a rule has no field '" .. tostring(name) .. "'" ..
        (near and ": did you mean '" .. near .. "'?" or ": the fields are " .. table.concat(FIELD_NAMES, ", ")), 0)
    end
    local is = type(value)
    local good = is == wanted or (wanted == "pattern" and lpeg.type(value) == "pattern") or
      (wanted == "match" and (is == "table" or lpeg.type(value) == "pattern"))
    if not good then
      error(line .. "field '" .. name .. "' of a rule must be a " ..
        (wanted == "match" and "pattern or a table { kind = pattern }" or wanted) .. ", not a " .. is, 0)
    end
  end
end

local function check_spec(spec, line)
  if type(spec) ~= "table" then error(line .. "lode.rule takes a table, not a " .. type(spec), 0) end
  check_types(spec, line)
  for _, name in ipairs { "api", "name", "match" } do
    if spec[name] == nil then error(line .. "a rule needs the field '" .. name .. "'", 0) end
  end
  if spec.api ~= 1 then error(line .. "api = " .. tostring(spec.api) .. ": this version knows api = 1", 0) end
  if not spec.name:find "^[%a][%w_%-]*$" then
    error(line .. "a rule's name has letters, digits, _ and -, not '" .. spec.name .. "'", 0)
  end
  if spec.over and not has_value(OVERS, spec.over) then
    local near = core.nearest(spec.over, OVERS)
    error(line .. "over = '" .. spec.over .. "': " .. (near and "did you mean '" .. near .. "'?" or
      "it is one of " .. table.concat(OVERS, ", ")), 0)
  end
end

-- ---- kinds and their fields ----

-- Field names of one kind: a list gives their order, a map is put in the order of the script.
local function fields_of(declared, source)
  local names = {}
  if type(declared) ~= "table" then return names end
  if #declared > 0 then
    for _, name in ipairs(declared) do names[#names + 1] = tostring(name) end
    return names
  end
  local from = source:find("emits%s*=") or 1
  local place = {}
  for name in pairs(declared) do
    names[#names + 1] = name
    place[name] = source:find("%f[%w_]" .. name .. "%f[^%w_]%s*=", from) or #source
  end
  table.sort(names, function(a, b)
    if place[a] ~= place[b] then return place[a] < place[b] end
    return a < b
  end)
  return names
end

local function kinds_of(spec, source, line)
  local kinds, seen = {}, {}
  local function add(kind, fields)
    if not seen[kind] then
      seen[kind] = true
      kinds[#kinds + 1] = { kind = kind, fields = fields }
    end
  end
  local names = {}
  for kind in pairs(spec.emits or {}) do names[#names + 1] = kind end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  for _, kind in ipairs(names) do
    if type(kind) ~= "string" then
      error(line .. "emits is a table { kind = { field = type, ... } }", 0)
    end
    add(kind, fields_of(spec.emits[kind], source))
  end
  if type(spec.match) == "table" then
    for kind in pairs(spec.match) do
      if spec.emits and not seen[kind] then
        local near = core.nearest(tostring(kind), names)
        error(line .. "match has the kind '" .. tostring(kind) .. "', which emits does not name" ..
          (near and ": did you mean '" .. near .. "'?" or ""), 0)
      end
      add(kind, {})
    end
    table.sort(kinds, function(a, b) return a.kind < b.kind end)
  elseif #kinds == 0 then
    add(spec.name, {})
  end
  return kinds
end

-- The kind of matches of a single pattern.
local function main_kind(spec, kinds, line)
  if #kinds == 1 then return kinds[1].kind end
  for _, kind in ipairs(kinds) do
    if kind.kind == spec.name then return kind.kind end
  end
  error(line .. "the rule emits several kinds: write match = { kind = pattern, ... }", 0)
end

-- Array of { kind, pattern } in a fixed order.
local function patterns_of(spec, kinds, line)
  if type(spec.match) ~= "table" then
    return { { kind = main_kind(spec, kinds, line), pattern = spec.match } }
  end
  local patterns = {}
  for kind, pattern in pairs(spec.match) do
    if lpeg.type(pattern) ~= "pattern" then
      error(line .. "match." .. tostring(kind) .. " must be a pattern, not a " .. type(pattern), 0)
    end
    patterns[#patterns + 1] = { kind = kind, pattern = pattern }
  end
  if #patterns == 0 then error(line .. "match is empty: the rule could never match", 0) end
  table.sort(patterns, function(a, b) return a.kind < b.kind end)
  return patterns
end

-- ---- evaluating ----

-- Collects layers by key; the same thing named twice is one layer.  Its number is its place on the tape;
-- a layer `aside` has none.
local function layer_collector(state)
  return function(spec)
    local key = spec.key
    if not key then
      state.sequence = state.sequence + 1
      if spec.type == "list" then key = "list:" .. spec.name
      elseif spec.type == "kind" then key = "kind:" .. spec.kind
      elseif spec.type == "exact" then key = "exact:" .. spec.text
      else key = spec.type .. ":" .. state.path .. "#" .. state.sequence end
    end
    if state.building then return state.index[key] end
    if not state.index[key] then
      spec.key, spec.where = key, where()
      state.layers[#state.layers + 1] = spec
      state.index[key] = state.on_tape
      if not spec.aside then state.on_tape = state.on_tape + 1 end
    end
    return nil
  end
end

local function folder_of(path)
  return path:match "^(.*)/[^/]*$" or "."
end

local function module_folders(path)
  local folders = { folder_of(path) }
  for folder in core.path:gmatch "[^:]+" do folders[#folders + 1] = folder end
  folders[#folders + 1] = core.scripts
  return folders
end

-- "file:line: " of the nth place in the source that matches `what`, from byte `from` on; and its byte.
local function line_of(state, what, n, from)
  local at = from or 1
  for _ = 1, n do
    local found, last = state.source:find(what, at)
    if not found then return state.path .. ":1: ", 1, at end
    from, at = found, last + 1
  end
  local line, break_at = 1, state.source:find("\n", 1, true)
  while break_at and break_at <= from do line, break_at = line + 1, state.source:find("\n", break_at + 1, true) end
  return state.path .. ":" .. line .. ": ", line, from
end

local function new_world(state, context)
  local rules = {}
  local lode = {
    version = core.version,
    tokens = tokens.new(context),
    rule = function(spec)
      -- `return lode.rule {` is a tail call, which leaves no trace on the stack
      local line, number, at = line_of(state, "lode%.rule%s*[{(]", #rules + 1)
      if state.make then line = where() end
      check_spec(spec, line)
      local rule = { spec = spec, line = line, number = number }
      rule.match_line = state.make and line or line_of(state, "%f[%w_]match%s*=", 1, at)
      rules[#rules + 1] = rule
      return rule
    end,
  }
  local names = { "version", "tokens", "rule" }
  setmetatable(lode, { __metatable = false, __index = function(_, name)
    local near = core.nearest(tostring(name), names)
    fail("lode has no '%s'%s", tostring(name), near and ": did you mean '" .. near .. "'?" or "")
  end })
  local lpeg_copy, re_copy = sandbox.patterns()
  local env = sandbox.new {
    modules = { lode = lode, lpeg = lpeg_copy, re = re_copy },
    folders = module_folders(state.path),
    shared = not state.make and folder_of(state.path) == core.scripts,
  }
  return env, rules, lode, lpeg_copy
end

local translate = core.import("advice").on

-- What the script returns: the one in the file, or what `make` does in its place (repl.lua), or what is
-- built of a record of the file (recorded.lua).
local function result_of(state, env, lode, lpeg_copy, context)
  if state.make then return state.make(lode, lpeg_copy) end
  if state.record then return state.record:build(lode, lpeg_copy, context) end
  return (sandbox.run(state.path, env))
end

local MOST_SECONDS, STEPS = 10, 1000000

-- Calls f, which gives up with the message when Lua code runs longer than so many seconds: no worker watches a script that loads, or
-- an example.  Where somebody else's hook is set (the prompt's, for Ctrl-C), that one watches.
local function limited(seconds, message, f, ...)
  if debug.gethook() then return f(...) end
  local started = os.clock()
  debug.sethook(function()
    if os.clock() - started > seconds then error(message, 0) end
  end, "", STEPS)
  local results = table.pack(f(...))
  debug.sethook()
  return table.unpack(results, 1, results.n)
end

local function with_deadline(state, f, ...)
  return limited(MOST_SECONDS, state.path .. ": the script ran longer than " .. MOST_SECONDS .. " s while it was loaded: it must only build its rules", f, ...)
end

local function evaluate(state, context)
  local text, unreadable = "", nil
  if not state.make then text, unreadable = core.read_file(state.path) end
  if not text then error(unreadable, 0) end
  state.source, state.sequence = text, 0
  if text:find("xpath", 1, true) then core.keep_pages() end
  local env, made, lode, lpeg_copy = new_world(state, context)
  local ok, result = with_deadline(state, xpcall, result_of, function(message)
    message = tostring(message)
    if not message:find "^[^\n]-:%d+: " then
      local place = where()
      message = (place ~= "" and place or state.path .. ": ") .. message
    end
    return translate(message)
  end, state, env, lode, lpeg_copy, context)
  if result == "not enough memory" then result = state.path .. ": " .. translate(result) end
  if not ok then error(result, 0) end
  if type(result) ~= "table" then
    error(state.path .. ": a rule script ends with `return lode.rule { ... }` or a list of rules", 0)
  end
  local rules = result.spec and { result } or result
  for i, rule in ipairs(rules) do
    if type(rule) ~= "table" or not rule.spec or not has_value(made, rule) then
      error(state.path .. ": entry " .. i .. " of the list it returns was not made by lode.rule", 0)
    end
  end
  if #rules == 0 then error(state.path .. ": it returns no rule", 0) end
  return rules
end

-- ---- the two evaluations ----

-- Reads the script at `path`: { path, rules = { { name, spec, kinds, line } }, layers }.  With
-- `make`, a function (lode, lpeg) that returns rules as a script does, there is no file.  `record`: of
-- recorded.lua, that of the file.
function script.read(path, make, record)
  local state = { path = path, make = make, record = record, layers = {}, on_tape = 0, index = {}, building = false }
  local context = { sketch = true, width = 4, captured = not core.direct, fail = fail, functions = {}, definitions = {} }
  context.layer = layer_collector(state)
  local rules = evaluate(state, context)
  state.rules = {}
  for _, rule in ipairs(rules) do
    local spec = rule.spec
    local kinds = kinds_of(spec, state.source, rule.line)
    patterns_of(spec, kinds, rule.line)
    state.rules[#state.rules + 1] = {
      name = spec.name, spec = spec, kinds = kinds, line = rule.line, match_line = rule.match_line,
      number = rule.number, script = state,
    }
  end
  return state
end

local function expanded(pattern, context, rule)
  local ok, result = pcall(core.expand, pattern, context.definitions, context.width)
  if not ok then error(rule.match_line .. "rule '" .. rule.spec.name .. "': " .. translate(tostring(result)), 0) end
  return result
end

local function check_pattern(one, layers, functions, rule)
  local message, raw, empty, deep = core.check(one.pattern, layers, functions)
  if message then error(rule.match_line .. "rule '" .. rule.spec.name .. "': " .. message, 0) end
  if empty then
    error(rule.match_line .. "rule '" .. rule.spec.name .. "': the pattern of kind '" .. one.kind ..
      "' can match nothing at all: it must consume at least one token", 0)
  end
  if deep then
    error(rule.match_line .. "rule '" .. rule.spec.name .. "': the pattern of kind '" .. one.kind ..
      "' is nested too deep, or has too many alternatives: split it into several kinds or rules, and put words into t.list", 0)
  end
  return raw
end

-- Patterns of one evaluation with the layers known; and whether some have captures of their own.
local function build(state, captured)
  local functions = {}
  local layers = state.on_tape
  local context = {
    width = 4 + (layers + 2) // 3, captured = captured, fail = fail, functions = functions,
    definitions = {},
    layer = layer_collector(state),
  }
  state.building = true
  local rules = evaluate(state, context)
  local built, raw = {}, false
  for i, rule in ipairs(rules) do
    local spec = rule.spec
    local patterns = patterns_of(spec, state.rules[i].kinds, rule.line)
    if state.record then state.record:add_traced(patterns, spec) end
    for _, one in ipairs(patterns) do
      one.over = spec.over or "sentence"
      one.text = one.over == "text"
      if not one.text then one.pattern = expanded(one.pattern, context, rule) end
      if not one.text then raw = check_pattern(one, layers, functions, rule) or raw end
      if one.traced and not one.text then one.traced = expanded(one.traced, context, rule) end
    end
    local trigger = spec.trigger and expanded(spec.trigger, context, rule)
    for _, one in ipairs(patterns) do one.trigger = trigger end
    built[i] = { spec = spec, patterns = patterns }
  end
  return built, raw
end

local function wrap(one, captured)
  one.captured = captured or one.text
  if one.captured then
    one.pattern = lpeg.Ct(one.pattern)
    one.traced = one.traced and lpeg.Ct(one.traced)
    if not core.direct then one.pattern = one.pattern * lpeg.Cp() end
  end
end

-- Builds the patterns: an array like script.rules of { spec, patterns = { { kind, over, pattern,
-- trigger, captured } } }.
function script.build(state)
  local captured = not core.direct
  local built, raw = build(state, captured)
  if raw and not captured then
    captured = true
    built = build(state, true)
  end
  for _, rule in ipairs(built) do
    for _, one in ipairs(rule.patterns) do wrap(one, captured) end
  end
  return built
end

-- For a record of the file: the same finding of modules, and the same limit in time.
script.module_folders, script.with_deadline, script.limited = module_folders, with_deadline, limited
script.where, script.translate = where, translate

return script
