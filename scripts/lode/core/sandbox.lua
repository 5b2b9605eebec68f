-- sandbox.lua - the world that a rule script sees.
--
-- Every script has its own globals and its own copies of the libraries, without what reaches
-- files, time or memory addresses, so that the same run gives the same bytes.  `pairs` and `next`
-- go in a fixed order.

local core = ...
local sandbox = {}

local LEFT_OUT = { dump = true, random = true, randomseed = true }

local function copy_of(library)
  local copy = {}
  for name, value in pairs(library) do
    if not LEFT_OUT[name] then copy[name] = value end
  end
  return copy
end

local RANK = { number = 1, string = 2, boolean = 3 }

local function before(a, b)
  local ra, rb = RANK[type(a)] or 4, RANK[type(b)] or 4
  if ra ~= rb then return ra < rb end
  if ra <= 2 then return a < b end
  return tostring(a) < tostring(b)
end

local function sorted_keys(t)
  local keys, n = {}, 0
  for key in next, t do
    n = n + 1
    keys[n] = key
  end
  table.sort(keys, before)
  return keys
end

local function ordered_pairs(t)
  local meta = getmetatable(t)
  if type(meta) == "table" and meta.__pairs then return meta.__pairs(t) end
  if type(t) ~= "table" then
    error("bad argument #1 to 'pairs' (table expected, got " .. type(t) .. ")", 2)
  end
  local keys, i = sorted_keys(t), 0
  return function()
    i = i + 1
    local key = keys[i]
    if key ~= nil then return key, t[key] end
  end, t, nil
end

-- One step in the order of `pairs`: linear in the table, so meant for `next(t) == nil`.
local function ordered_next(t, key)
  local keys = sorted_keys(t)
  local i = 1
  if key ~= nil then
    while keys[i] ~= nil and keys[i] ~= key do i = i + 1 end
    i = i + 1
  end
  if keys[i] ~= nil then return keys[i], t[keys[i]] end
  return nil
end

local plain_tostring = core.plain_tostring

local function print_to_stderr(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = plain_tostring(parts[i]) end
  io.stderr:write(table.concat(parts, "\t", 1, parts.n), "\n")
end

local function known_globals(env)
  local names = {}
  for name in next, env do names[#names + 1] = name end
  return names
end

local WALLED = { os = true, io = true, debug = true, package = true, dofile = true, loadfile = true }

local LIBRARIES = { lode = true, lpeg = true, re = true }

local function closed(env)
  return setmetatable(env, {
    __metatable = false,
    __index = function(_, name)
      if WALLED[name] then error("unknown global '" .. name .. "': scripts reach no files, clock or debugger; --trust lifts the walls", 2) end
      if LIBRARIES[name] then error(("unknown global '%s': begin the script with local %s = require \"%s\""):format(name, name, name), 2) end
      local near = type(name) == "string" and core.nearest(name, known_globals(env))
      error("unknown global '" .. tostring(name) .. "'" ..
        (near and ": did you mean '" .. near .. "'?" or ": write `local` where it is made"), 2)
    end,
  })
end

local function base_functions(env)
  env._G = env
  env._VERSION = _VERSION
  for _, name in ipairs { "assert", "error", "getmetatable", "ipairs", "pcall", "rawequal", "rawget",
    "rawlen", "rawset", "select", "setmetatable", "tonumber", "type", "xpcall" } do
    env[name] = _G[name]
  end
  env.pairs, env.next, env.tostring, env.print = ordered_pairs, ordered_next, plain_tostring, print_to_stderr
  env.string, env.table = copy_of(core.safe_string), copy_of(table)
  env.math, env.utf8, env.coroutine = copy_of(math), copy_of(utf8), copy_of(coroutine)
  env.load = function(chunk, name, _, scope)
    return load(chunk, name, "t", scope or env)
  end
end

local function find_module(folders, name)
  local file = name:gsub("%.", "/") .. ".lua"
  for _, folder in ipairs(folders) do
    local path = folder .. "/" .. file
    if core.is_file(path) then return path end
  end
end

-- Values of modules that need no library of patterns, by path: the same for every world that may share them.
local plain_modules = {}

-- Runs a module, or takes what it returned to another world.  `loading` has the modules that are being run, outermost
-- first: { plain = whether nothing that belongs to one world was asked for }.
local function run_module(path, env, shared, loading)
  if shared and plain_modules[path] ~= nil then return plain_modules[path] end
  local this = { plain = shared }
  loading[#loading + 1] = this
  local value = sandbox.run(path, env)
  loading[#loading] = nil
  if value == nil then value = true end
  if this.plain then
    plain_modules[path] = value
  elseif #loading > 0 then
    loading[#loading].plain = false
  end
  return value
end

local function add_require(env, options)
  local loaded, loading, own = options.modules, {}, {}
  env.require = function(name)
    if loaded[name] ~= nil then
      if not own[name] then for _, module in ipairs(loading) do module.plain = false end end
      return loaded[name]
    end
    if (name == "lode.core" or name:find "^lode%.core%.") or name:find "[^%w_%.%-]" then
      error("module '" .. name .. "' cannot be required from a script", 2)
    end
    local path = find_module(options.folders, name)
    if not path then
      error("module '" .. name .. "' not found: looked for " .. name:gsub("%.", "/") .. ".lua in " ..
        table.concat(options.folders, ", "), 2)
    end
    local value = run_module(path, env, options.shared, loading)
    loaded[name], own[name] = value, true
    return value
  end
end

-- A new world.  options: modules (name → what require returns at once), folders (where require
-- looks for others), shared (whether modules that make no patterns are the same tables as in other worlds: only for scripts
-- that are known to change nothing in them).
function sandbox.new(options)
  local env = {}
  if core.trust then
    setmetatable(env, { __index = _G })
  else
    base_functions(env)
  end
  add_require(env, options)
  return core.trust and env or closed(env)
end

-- Runs the file in that world; errors name file and line.
function sandbox.run(path, env)
  local chunk, message = core.load_chunk(path, env)
  if not chunk then error(message, 0) end
  return chunk()
end

-- LPeg and re for one world: copies, so that nobody changes another's.
function sandbox.patterns()
  local lpeg = copy_of(require "lpeg")
  lpeg.setmaxstack, lpeg.ptree, lpeg.pcode = nil, nil, nil
  return lpeg, copy_of(require "re")
end

return sandbox
