-- walk.lua - one attempt of a pattern, taken apart: what each part of it matched, and where it failed.
--
-- LPeg says only whether a pattern matches.  The walker goes through the parts as they were written
-- (lazy.lua) in the way LPeg's machine does, ordered choice and possessive repetition included (Ford,
-- Parsing Expression Grammars, POPL 2004, section 3); single tokens, and parts it does not know, it
-- leaves to LPeg (core.try_part).  tests/cli/explain.bats compares the two over the corpus.

local core = ...
local lazy = core.import "lazy"
local lpeg = require "lpeg"

local MOST_STEPS = 200000

local Walker = {}
Walker.__index = Walker

-- ---- parts that LPeg matches ----

local function built(walker, value)
  local record = walker.record
  if not lazy.node(value) then return lpeg.P(value) end
  return lazy.build_in(value, record.world)
end

local function part_number(walker, value)
  local numbers = walker.record.part_numbers
  if not numbers[value] then
    local context = walker.record.context
    numbers[value] = core.part(core.expand(built(walker, value), context.definitions, context.width))
  end
  return numbers[value]
end

-- The token behind the match of the part at token i, or nil.  The place behind the unit's last token
-- has no tape: there only what consumes nothing can match.
local function leaf_end(walker, value, i)
  local known = walker.leaves[value]
  if not known then
    known = {}
    walker.leaves[value] = known
  end
  if known[i] == nil then
    known[i] = core.try_part(walker.article, walker.number, part_number(walker, value), i) or false
  end
  return known[i] or nil
end

-- ---- where it failed ----

-- Notes that the part failed at token i; those that came furthest are kept.  `quiet`: inside of what must
-- not match; `floor`: a gap goes on from there, so that failing at its begin says nothing.
local function fail(walker, value, i, why)
  if walker.quiet > 0 or walker.floor == i then return nil end
  if i > walker.furthest then
    walker.furthest = i
    walker.failures = {}
  end
  if i == walker.furthest then
    local seen = false
    for _, one in ipairs(walker.failures) do seen = seen or one.part == value end
    if not seen then
      table.insert(walker.failures, { part = value, why = why, optional = walker.optional > 0, within = walker.path[#walker.path] })
    end
  end
  return nil
end

-- ---- each kind of part ----

local ways = {}

local function node_at(value, first, stop, inner)
  return stop, { part = value, first = first, stop = stop, inner = inner or {} }
end

local function walk(walker, value, i, grammar)
  walker.steps = walker.steps + 1
  if walker.steps > MOST_STEPS then error("too many steps: the pattern goes back too often to be explained", 0) end
  local known = lazy.node(value)
  local way = known and ways[known.op]
  if way then return way(walker, value, i, grammar, known.args) end
  local stop = leaf_end(walker, value, i)
  if not stop then return fail(walker, value, i) end
  return node_at(value, i, stop)
end

ways["*"] = function(walker, value, i, grammar, args)
  local middle, left = walk(walker, args[1], i, grammar)
  if not middle then return nil end
  local stop, right = walk(walker, args[2], middle, grammar)
  if not stop then return nil end
  return node_at(value, i, stop, { left, right })
end

ways["+"] = function(walker, value, i, grammar, args)
  for side = 1, 2 do
    local stop, inner = walk(walker, args[side], i, grammar)
    if stop then
      local counts = walker.sides[value] or {}
      walker.sides[value] = counts
      counts[side] = (counts[side] or 0) + 1
      return node_at(value, i, stop, { inner })
    end
  end
  return nil
end

-- Whether the part matches at i, without a word about where it fails.
local function matches(walker, value, i, grammar)
  walker.quiet = walker.quiet + 1
  local stop = walk(walker, value, i, grammar)
  walker.quiet = walker.quiet - 1
  return stop ~= nil
end

ways["-"] = function(walker, value, i, grammar, args)
  if matches(walker, args[2], i, grammar) then return fail(walker, value, i, "not") end
  local stop, inner = walk(walker, args[1], i, grammar)
  if not stop then return nil end
  return node_at(value, i, stop, { inner })
end

ways.neg = function(walker, value, i, grammar, args)
  if matches(walker, args[1], i, grammar) then return fail(walker, value, i, "not") end
  return node_at(value, i, i)
end

ways.len = function(walker, value, i, grammar, args)
  local stop, inner = walk(walker, args[1], i, grammar)
  if not stop then return nil end
  return node_at(value, i, i, { inner })
end

local function repeated(walker, part, i, grammar, most, optional_from)
  local inner, at = {}, i
  while #inner < most do
    local optional = #inner >= optional_from and 1 or 0
    walker.optional = walker.optional + optional
    local stop, one = walk(walker, part, at, grammar)
    walker.optional = walker.optional - optional
    if not stop or stop == at then break end
    inner[#inner + 1], at = one, stop
  end
  return inner, at
end

ways["^"] = function(walker, value, i, grammar, args)
  local n = args[2]
  local inner, stop = repeated(walker, args[1], i, grammar, n < 0 and -n or math.huge, n < 0 and 0 or n)
  if #inner < n then return nil end
  return node_at(value, i, stop, inner)
end

local function through(walker, value, i, grammar, args)
  if not lazy.node(args[1]) then
    if type(args[1]) == "table" then return ways.grammar(walker, value, i, args[1]) end
    local stop = leaf_end(walker, value, i)
    if not stop then return fail(walker, value, i) end
    return node_at(value, i, stop)
  end
  local stop, inner = walk(walker, args[1], i, grammar)
  if not stop then return nil end
  return node_at(value, i, stop, { inner })
end

function ways.grammar(walker, value, i, rules)
  local first = rules[1]
  local stop, inner = walk(walker, type(first) == "string" and rules[first] or first, i, rules)
  if not stop then return nil end
  return node_at(value, i, stop, { inner })
end

for _, op in ipairs { "lpeg.P", "lpeg.Cg", "lpeg.Ct", "lpeg.Cf", "/" } do ways[op] = through end

for _, op in ipairs { "lpeg.Cc", "lpeg.Cp", "lpeg.Cb", "lpeg.Carg" } do
  ways[op] = function(_, value, i) return node_at(value, i, i) end
end

ways["lpeg.V"] = function(walker, value, i, grammar, args)
  local stop, inner = walk(walker, grammar[args[1]], i, grammar)
  if not stop then return nil end
  return node_at(value, i, stop, { inner })
end

ways["t.span"] = function(walker, value, i, grammar, args)
  table.insert(walker.path, value)
  local stop, inner = walk(walker, args[1], i, grammar)
  table.remove(walker.path)
  if not stop then return nil end
  return node_at(value, i, stop, { inner })
end

-- The nearest of p, at most n tokens on.  That it does not begin at a token of the gap is no failure.
local function search(walker, value, i, grammar, part, most)
  local floor = walker.floor
  for at = i, math.min(i + most, walker.stop) do
    walker.floor = at
    local stop, inner = walk(walker, part, at, grammar)
    walker.floor = floor
    if stop then return stop, inner end
  end
  return fail(walker, value, i, "near")
end

ways["t.near"] = function(walker, value, i, grammar, args)
  local stop, inner = search(walker, value, i, grammar, args[2], args[1])
  if not stop then return nil end
  return node_at(value, i, stop, { inner })
end

ways["t.has"] = function(walker, value, i, grammar, args)
  local stop, inner = search(walker, value, i, grammar, args[1], math.huge)
  if not stop then return nil end
  return node_at(value, i, i, { inner })
end

-- Whether the function says yes only LPeg's own match can tell.
ways["t.check"] = function(walker, value, i, grammar, args)
  local stop, inner = walk(walker, args[1], i, grammar)
  if not stop then return nil end
  if not leaf_end(walker, value, i) then return fail(walker, value, i, "check") end
  return node_at(value, i, stop, { inner })
end

-- ---- a walk ----

local walks = {}

-- For many attempts of one pattern in one article: `number` is the engine's of the pattern, `record`
-- that of its script (recorded.lua).  `sides`: a table that counts which sides of choices were taken.
function walks.new(article, number, record, sides)
  record.part_numbers = record.part_numbers or {}
  return setmetatable({ article = article, number = number, record = record, leaves = {}, sides = sides or {} }, Walker)
end

-- One attempt at token i of a unit that ends before token `stop`: { stop = token behind the match or nil,
-- tree = { part, first, stop, inner }, furthest = token, failures = { { part, why, optional, within } } }.
function Walker:attempt(value, i, stop)
  self.steps, self.quiet, self.optional, self.floor = 0, 0, 0, nil
  self.furthest, self.failures, self.path, self.stop = i, {}, {}, stop
  local found, tree = walk(self, value, i, nil)
  return { first = i, stop = found, tree = tree, furthest = self.furthest, failures = self.failures }
end

return walks
