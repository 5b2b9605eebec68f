-- lazy.lua - patterns as they are written, to be built later: at the prompt, and for verbs that look
-- into the patterns of a script (recorded.lua).
--
-- A pattern over tokens can only be built when it is known which lists and kinds go with it: the
-- record's width hangs on them.  So `t`, `lpeg` and `re` of the prompt make nodes, which know how
-- to build the pattern in a world ({ t, lpeg, made }) and are built when `find` or `try` runs.
-- Every node is built once in a scratch world as soon as it is made, so that what is wrong with it
-- is said where it was typed.
--
-- What a node is, for who looks into it (lazy.node): `op` ("*", "+", "-", "/", "^", "neg", "len",
-- "lpeg.P", "t.word", ...), `args` (with n), and `place`, "file:line: " of where it was written.

local core = ...
local real_lpeg = require "lpeg"
local script = core.import "script"
local sandbox = core.import "sandbox"
local tokens = core.import "tokens"
local loader = core.import "loader"

local lazy = {}

local Node = { __name = "pattern", __metatable = "pattern" }
local nodes = setmetatable({}, { __mode = "k" }) -- node → { make = function (world), tokens = bool, op, args, place }

-- What is known of a node; nil for other values.
function lazy.node(value)
  return nodes[value]
end

function lazy.is_pattern(value)
  return nodes[value] ~= nil or real_lpeg.type(value) == "pattern"
end

-- ---- building ----

local realise

local function realise_node(node, world)
  local pattern = world.made[node]
  if pattern == nil then
    local known = nodes[node]
    script.at = known.place
    pattern = world.before and world.before(node, known) or known.make(world)
    if world.wrap then pattern = world.wrap(node, known, pattern) end
    world.made[node] = pattern
  end
  return pattern
end

-- The table with its nodes built; itself when it has none.
local function realise_table(value, world, depth)
  local copy
  for key, one in next, value do
    local built = realise(one, world, depth + 1)
    if built ~= one then
      copy = copy or {}
      copy[key] = built
    end
  end
  if not copy then return value end
  for key, one in next, value do
    if copy[key] == nil then copy[key] = one end
  end
  return copy
end

function realise(value, world, depth)
  if type(value) ~= "table" then return value end
  if nodes[value] then return realise_node(value, world) end
  if debug.getmetatable(value) or (depth or 0) > 8 then return value end
  return realise_table(value, world, depth or 0)
end

-- Whether tokens are in it, or bytes only.
local function has_tokens(value, depth)
  if type(value) ~= "table" then return false end
  if nodes[value] then return nodes[value].tokens end
  if debug.getmetatable(value) or (depth or 0) > 8 then return false end
  for _, one in next, value do
    if has_tokens(one, (depth or 0) + 1) then return true end
  end
  return false
end

-- The pattern that a value stands for.  `lode` and `lpeg` are a script's.
function lazy.build(value, lode, lpeg)
  return lazy.build_in(value, { t = lode.tokens, lpeg = lpeg, made = {} })
end

-- The same in a world of one's own, whose `made` keeps nodes that were built.  Its functions,
-- if any: before(node, known) may give the pattern itself, wrap(node, known, pattern) puts another in its
-- place.
function lazy.build_in(value, world)
  local ok, pattern = pcall(realise, value, world)
  script.at = nil
  if not ok then error(pattern, 0) end
  return pattern
end

lazy.has_tokens = has_tokens

-- ---- nodes ----

local function fail(format, ...)
  error((script.where()) .. format:format(...), 0)
end

local scratch = {
  lpeg = real_lpeg,
  made = setmetatable({}, { __mode = "k" }),
}

-- Lists are looked up at once; kinds may still come.
local function check_layer(spec)
  if spec.type ~= "list" then return nil end
  local known, near = loader.has_list(spec.name)
  if not known then
    fail("there is no list '%s'%s", spec.name, near and ": did you mean '" .. near .. "'?" or
      ": put " .. spec.name .. ".tsv into this folder or into lists/")
  end
  return nil
end

local constructors
scratch.t, constructors = tokens.new {
  sketch = true, width = 4, captured = false, fail = fail, functions = setmetatable({}, { __mode = "k" }), layer = check_layer,
}

-- Names of the constructors.
function lazy.token_names()
  return tokens.names(constructors)
end

-- An error of LPeg with the place where it was typed.
local function placed(message)
  message = tostring(message):gsub("^[^\n]-/lode/core/[^\n]-:%d+: ", "")
  if not message:find "^[^\n]-:%d+: " then message = (script.where()) .. message end
  return script.translate(message)
end

local function new_node(make, tokens, op, args)
  local node = setmetatable({}, Node)
  nodes[node] = { make = make, tokens = tokens, op = op, args = args or { n = 0 }, place = (script.where()) }
  local ok, pattern = pcall(make, scratch)
  script.at = nil
  if not ok then error(placed(pattern), 0) end
  scratch.made[node] = pattern
  return node
end

local function constant(pattern)
  return new_node(function() return pattern end, false, "constant")
end

-- A node that applies f, which `choose` finds in the world, to the arguments.
local function applied(op, choose, ...)
  local args = table.pack(...)
  local tokens = false
  for i = 1, args.n do tokens = tokens or has_tokens(args[i]) end
  return new_node(function(world)
    local built = { n = args.n }
    for i = 1, args.n do built[i] = realise(args[i], world) end
    return choose(world)(table.unpack(built, 1, built.n))
  end, tokens, op, args)
end

local OPERATORS = {
  __mul = function(a, b) return a * b end,
  __add = function(a, b) return a + b end,
  __sub = function(a, b) return a - b end,
  __div = function(a, b) return a / b end,
  __pow = function(a, b) return a ^ b end,
  __unm = function(a) return -a end,
  __len = function(a) return #a end,
}

local UNARY = { __unm = true, __len = true }
local OP_NAMES = { __mul = "*", __add = "+", __sub = "-", __div = "/", __pow = "^", __unm = "neg", __len = "len" }

for name, operator in pairs(OPERATORS) do
  local function choose() return operator end
  Node[name] = function(a, b)
    if UNARY[name] then return applied(OP_NAMES[name], choose, a) end
    return applied(OP_NAMES[name], choose, a, b)
  end
end

function Node.__tostring()
  return "pattern"
end

-- ---- lpeg ----

local MAKERS = { "P", "R", "S", "V", "B", "C", "Carg", "Cb", "Cc", "Cf", "Cg", "Cmt", "Cp", "Cs", "Ct" }

-- The pattern over bytes that a value stands for.
local function over_bytes(value, what)
  if has_tokens(value) then
    fail("%s works on bytes, and this pattern is over tokens: find(p) runs it on the articles", what)
  end
  return realise(value, { lpeg = real_lpeg, made = {} })
end

local function new_lpeg()
  local lpeg = sandbox.patterns()
  for _, name in ipairs(MAKERS) do
    local function choose(world) return world.lpeg[name] end
    lpeg[name] = function(...) return applied("lpeg." .. name, choose, ...) end
  end
  function lpeg.match(p, ...)
    return real_lpeg.match(over_bytes(p, "lpeg.match"), ...)
  end
  function lpeg.type(value)
    return lazy.is_pattern(value) and "pattern" or nil
  end
  function lpeg.locale(into)
    into = into or {}
    for name, pattern in pairs(real_lpeg.locale()) do into[name] = constant(pattern) end
    return into
  end
  Node.__index = lpeg
  return lpeg
end

-- ---- re ----

local function new_re()
  local _, re = sandbox.patterns()
  local compile = re.compile
  local function choose() return compile end
  function re.compile(text, definitions)
    if nodes[text] then return text end
    return applied("re.compile", choose, text, definitions)
  end
  for _, name in ipairs { "match", "find", "gsub" } do
    local f = re[name]
    re[name] = function(subject, pattern, ...)
      return f(subject, over_bytes(pattern, "re." .. name), ...)
    end
  end
  return re
end

-- ---- tokens ----

local function new_t()
  local cache = {}
  local function constructor(name)
    local function choose(world) return world.t[name] end
    return function(...)
      local node = applied("t." .. name, choose, ...)
      nodes[node].tokens = true
      return node
    end
  end
  return setmetatable({}, {
    __metatable = false,
    __index = function(_, name)
      if cache[name] then return cache[name] end
      local value = scratch.t[name] -- an error names the nearest
      if type(value) == "function" then
        cache[name] = constructor(name)
      else
        cache[name] = new_node(function(world) return world.t[name] end, true, "t." .. name)
        nodes[cache[name]].shared = true -- by all scripts: it stands at no place
      end
      return cache[name]
    end,
    __newindex = function(_, name) scratch.t[name] = true end, -- refuses
  })
end

lazy.lpeg, lazy.re, lazy.t = new_lpeg(), new_re(), new_t()

return lazy
