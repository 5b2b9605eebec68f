-- recorded.lua - a script read so that its patterns can be looked into: every pattern is kept as it was
-- written (lazy.lua), with the names that the script gave it.  For explain, profile and lint.
--
-- The script is run once with constructors that note what they are asked for.  script.lua then takes
-- the rules from the record, as often as it evaluates the script: the same patterns, built of the
-- notes.  A record may also build them in a second form, `traced` (profile.lua).

local core = ...
local lazy = core.import "lazy"
local sandbox = core.import "sandbox"
local script = core.import "script"

local recorded = {}

-- ---- names ----

-- Calls visit(name, value) for each local variable of the function at `level`.
local function each_local(level, visit)
  for i = 1, 250 do
    local name, value = debug.getlocal(level + 1, i)
    if not name then return end
    visit(name, value)
  end
end

-- Notes names of nodes as the script's main part goes from line to line: `local visit = t.stem "visit"`,
-- and `parts.visit` for those in a table.  The first name counts.
local function name_collector(names)
  local function note(name, value)
    if lazy.node(value) and not names[value] and not name:find "^%(" then names[value] = name end
  end
  return function()
    local info = debug.getinfo(2, "S")
    if info.what ~= "main" or info.source:find("/lode/core/", 1, true) then return end
    each_local(2, function(name, value)
      note(name, value)
      if type(value) ~= "table" or lazy.node(value) or debug.getmetatable(value) then return end
      for key, one in next, value do
        if type(key) == "string" then note(name .. "." .. key, one) end
      end
    end)
  end
end

-- ---- running the script once ----

local function run_file(path, specs, names)
  local lode = { version = core.version, tokens = lazy.t }
  function lode.rule(spec)
    local made = { spec = spec }
    specs[#specs + 1] = made
    return made
  end
  local env = sandbox.new {
    modules = { lode = lode, lpeg = lazy.lpeg, re = lazy.re }, folders = script.module_folders(path),
  }
  local watched, mask, count = debug.gethook()
  debug.sethook(name_collector(names), "l")
  local ok, result = pcall(sandbox.run, path, env)
  debug.sethook(watched, mask, count)
  if not ok then error(result, 0) end
  return result
end

-- ---- what script.lua asks for ----

local Record = {}
Record.__index = Record

local function copy_of(spec)
  local copy = {}
  for name, value in next, spec do copy[name] = value end
  return copy
end

-- The rules, as the script returns them: called once an evaluation.
function Record:build(lode, lpeg, context)
  self.world = { t = lode.tokens, lpeg = lpeg, made = {} }
  self.context = context
  local made = {}
  for _, one in ipairs(self.specs) do
    local spec = copy_of(one.spec)
    spec.match = lazy.build_in(spec.match, self.world)
    spec.trigger = lazy.build_in(spec.trigger, self.world)
    made[one] = lode.rule(spec)
    self.spec_of[made[one].spec] = one.spec
  end
  if made[self.result] then return made[self.result] end
  local result = {}
  for i, one in ipairs(self.result) do result[i] = made[one] end
  return result
end

-- What the rule's match of that kind was written as.
local function written(spec, kind)
  local match = spec.match
  if lazy.node(match) or type(match) ~= "table" then return match end
  return match[kind]
end

-- Notes the patterns of a rule, and adds their traced form where one is wanted.
function Record:add_traced(patterns, spec)
  local of = self.spec_of[spec]
  for _, one in ipairs(patterns) do
    one.node = written(of, one.kind)
    if self.trace and spec.over ~= "text" then
      one.traced = self.trace(one.node, self.world, self.context, self)
    end
  end
  self.patterns[spec.name] = patterns
end

-- The record of the script at `path`.  trace(node, world, context, record), if given, builds the traced form
-- of a pattern.  Errors name file and line.
function recorded.read(path, trace)
  local record = { path = path, specs = {}, names = {}, trace = trace, spec_of = {}, patterns = {} }
  record.result = run_file(path, record.specs, record.names)
  if type(record.result) ~= "table" then
    error(path .. ": a rule script ends with `return lode.rule { ... }` or a list of rules", 0)
  end
  return setmetatable(record, Record)
end

return recorded
