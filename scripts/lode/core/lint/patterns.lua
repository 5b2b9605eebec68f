-- patterns.lua - lint: shapes of patterns that are slow, or cannot do what they seem to.

local core = ...
local lazy = core.import "lazy"
local parts = core.import "parts"

local GROUPS = core.import("tokens").groups

local function op(value)
  local known = lazy.node(value)
  return known and known.op, known and known.args
end

-- ---- what a part is made of ----

-- Through what only notes what it matched.
local function bare(value)
  local name, args = op(value)
  if (name == "t.span" or name == "lpeg.P" or name == "lpeg.Cg" or name == "lpeg.Ct") and lazy.node(args[1]) then return bare(args[1]) end
  return value
end

-- The elements of a sequence, in order.
local function elements(value, out)
  out = out or {}
  local name, args = op(bare(value))
  if name == "*" then
    elements(args[1], out)
    elements(args[2], out)
  else
    out[#out + 1] = value
  end
  return out
end

-- Shapes that a single-token part may have: a set, or nil when it is no part of that sort.
local function shapes_of(value)
  local name, args = op(bare(value))
  if not name then return nil end
  if name == "t.any" then return "any" end
  if name == "t.shape" then
    local set = {}
    for i = 1, args.n do set[args[i]] = true end
    return set
  end
  local short = name:match "^t%.(%a[%w_]*)$"
  if short and args.n == 0 and short ~= "start" and short ~= "stop" and short ~= "glued" then
    local set = {}
    for _, shape in ipairs(GROUPS[short] or { short }) do set[shape] = true end
    return set
  end
end

-- Words that a part stands for, folded; nil when it is no list of words.
local function words_of(value)
  local name, args = op(bare(value))
  if name ~= "t.word" then return nil end
  local set = {}
  for _, word in ipairs(type(args[1]) == "table" and args[1] or { args[1] }) do set[word:lower()] = true end
  return set
end

local function contains(outer, inner)
  if outer == "any" then return true end
  if inner == "any" then return false end
  for name in pairs(inner) do
    if not outer[name] then return false end
  end
  return true
end

-- Whether each token that b may begin with is one of a.
local function covers(a, b)
  if bare(a) == bare(b) then return true end
  local sa, sb = shapes_of(a), shapes_of(b)
  if sa and sb then return contains(sa, sb) end
  if sa == "any" and op(bare(b)) and op(bare(b)):find "^t%.[wesl]" then return true end
  local wa, wb = words_of(a), words_of(b)
  return wa and wb and contains(wa, wb) or false
end

-- The first element of what stands there.
local function first_of(value)
  local list = elements(value)
  local name, args = op(bare(list[1]))
  if name == "^" and args[2] > 0 then return first_of(args[1]) end
  return list[1]
end

-- ---- repetition ----

-- A repetition takes all it can: what stands behind it and begins with the same never matches.
local function check_possessive(value, names, report)
  local list = elements(value)
  for i = 1, #list - 1 do
    local name, args = op(bare(list[i]))
    if name == "^" and covers(args[1], first_of(list[i + 1])) and not op(bare(list[i + 1])):find "^neg" then
      local optional = op(bare(list[i + 1])) == "^" and op(list[i + 1]) and lazy.node(bare(list[i + 1])).args[2] <= 0
      if not optional and (args[2] >= 0 or op(bare(args[1])) == "t.any") then
        report(list[i], "possessive", ("%s gives nothing back, so %s behind it never matches: say what ends it, as in t.near(6, p) or (%s - p) ^ -6 * p"):format(
          parts.code(bare(list[i]), names), parts.label(list[i + 1], names), parts.label(args[1], names)))
      end
    end
  end
end

local function is_wide(value)
  local name, args = op(bare(value))
  if name == "-" then return is_wide(args[1]) end
  local shapes = shapes_of(value)
  if shapes == "any" then return true end
  if not shapes then return false end
  return shapes.lower or false
end

local function check_unbounded(value, args, over, names, report)
  if args[2] < 0 or not is_wide(args[1]) then return end
  local wide = over == "paragraph" or over == "article"
  report(value, "unbounded", ("%s has no bound%s: write ^ -12, or t.near(12, p)"):format(parts.code(value, names),
    wide and ", and over a whole " .. over .. " its time grows with the square of the length" or ": it may run to the end of the sentence"), not wide and "note" or nil)
end

local function check_nested(value, args, names, report)
  local inner, inner_args = op(bare(args[1]))
  if inner == "^" and args[2] >= 0 and inner_args[2] >= 0 then
    report(value, "nested-repetition", ("%s repeats a repetition: one of the two is enough"):format(parts.code(value, names)))
  end
  parts.each(args[1], function(part)
    if op(part) == "t.has" then
      report(part, "quadratic", "t.has looks through the rest of the sentence at each turn of a repetition: put it before the repetition")
    end
  end)
end

-- ---- choices ----

-- What is printed cut short says nothing of the rest.
local function same(a, b, names)
  if a == b then return true end
  local code = parts.code(a, names)
  return code == parts.code(b, names) and not code:find("…", 1, true)
end

local function is_prefix(a, b, names)
  local la, lb = elements(a), elements(b)
  if #la >= #lb then return false end
  for i = 1, #la do
    if not same(la[i], lb[i], names) then return false end
  end
  return true
end

local function hides(a, b, names)
  if same(bare(a), bare(b), names) then return "is the same as" end
  if is_prefix(bare(a), bare(b), names) then return "begins with all of" end
  local la, lb = elements(a), elements(b)
  if #la == 1 and #lb == 1 then
    local sa, sb = shapes_of(a), shapes_of(b)
    if sa and sb and contains(sa, sb) then return "is part of" end
    local wa, wb = words_of(a), words_of(b)
    if wa and wb and contains(wa, wb) then return "is part of" end
  end
end

local function check_choice(value, names, report)
  local sides = parts.sides(value)
  for j = 2, #sides do
    for i = 1, j - 1 do
      local how = hides(sides[i], sides[j], names)
      if how then
        report(sides[j], "shadowed", ("%s is never reached: it %s %s, which stands before it; put the longer one first"):format(
          parts.label(sides[j], names), how, parts.label(sides[i], names)))
        break
      end
    end
  end
end

-- ---- the whole ----

-- report(part, check, message, level) is told of each finding.
return function(root, over, names, report)
  local inside_choice, inside_sequence = {}, {}
  parts.each(root, function(part)
    local name, args = op(part)
    if not lazy.node(part).tokens then return false end
    if name == "+" then
      for i = 1, 2 do if op(args[i]) == "+" then inside_choice[args[i]] = true end end
      if not inside_choice[part] then check_choice(part, names, report) end
    elseif name == "*" then
      for i = 1, 2 do if op(args[i]) == "*" then inside_sequence[args[i]] = true end end
      if not inside_sequence[part] then check_possessive(part, names, report) end
    elseif name == "^" then
      check_unbounded(part, args, over, names, report)
      check_nested(part, args, names, report)
    end
    return name ~= "t.like"
  end)
end
