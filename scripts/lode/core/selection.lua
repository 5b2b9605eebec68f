-- selection.lua - what `-r` says: names, paths of scripts and tag expressions.

local core = ...
local lpeg = require "lpeg"
local P, R, S, V, C, Cc, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.C, lpeg.Cc, lpeg.Ct

local space = S " \t" ^ 0
local name = C((R("az", "AZ", "09") + S "_-") ^ 1) * space
local function word(text) return P(text) * -(R("az", "AZ", "09") + S "_-") * space end

local grammar = P {
  space * V "either" * -1,
  either = Ct(Cc "or" * V "both" * (word "or" * V "both") ^ 0),
  both = Ct(Cc "and" * V "one" * (word "and" * V "one") ^ 0),
  one = Ct(Cc "not" * word "not" * V "one") + P "(" * space * V "either" * P ")" * space +
    Ct(Cc "name" * name),
}

local selection = {}

-- Splits at commas: an array of { path = } or { expression =, text = }.
function selection.parse(text)
  local parts = {}
  for part in text:gmatch "[^,]+" do
    part = part:match "^%s*(.-)%s*$"
    if part:find "/" or part:find "%.lua$" then
      parts[#parts + 1] = { path = part }
    elseif part ~= "" then
      local tree = grammar:match(part)
      if not tree then
        error("-r '" .. part .. "': not a rule name, a path of a script or an expression such as " ..
          "'events and not experimental'", 0)
      end
      parts[#parts + 1] = { expression = tree, text = part }
    end
  end
  if #parts == 0 then error("-r '" .. text .. "': no rule is named", 0) end
  return parts
end

-- The name if the expression is a single one, else nil.
function selection.single(tree)
  while tree[1] == "or" or tree[1] == "and" do
    if #tree > 2 then return nil end
    tree = tree[2]
  end
  return tree[1] == "name" and tree[2] or nil
end

-- Whether a rule (name, tags) is chosen; `seen` collects the names that were known.
function selection.chooses(tree, rule, seen)
  local op = tree[1]
  if op == "name" then
    local hit = rule.name == tree[2]
    for _, tag in ipairs(rule.tags or {}) do hit = hit or tag == tree[2] end
    if hit then seen[tree[2]] = true end
    return hit
  elseif op == "not" then
    return not selection.chooses(tree[2], rule, seen)
  end
  local all = op == "and"
  local result = all
  for i = 2, #tree do
    local one = selection.chooses(tree[i], rule, seen)
    if all then result = result and one else result = result or one end
  end
  return result
end

-- Names in the expression, in order.
function selection.names(tree, out)
  out = out or {}
  if tree[1] == "name" then
    out[#out + 1] = tree[2]
  else
    for i = 2, #tree do selection.names(tree[i], out) end
  end
  return out
end

return selection
