-- parts.lua - patterns in words: how a part of a pattern is called, and what it is made of.
--
-- Parts are nodes of lazy.lua.  A part that the script keeps in a variable goes by that name; others
-- are shown as they were written, shortened.

local core = ...
local lazy = core.import "lazy"
local show = core.import "show"

local parts = {}

local MOST_CODE, MOST_WORDS = 60, 3

local INFIX = { ["*"] = " * ", ["+"] = " + ", ["-"] = " - ", ["/"] = " / ", ["^"] = "^" }
local PREFIX = { neg = "-", len = "#" }
local RANK = { ["+"] = 1, ["-"] = 1, ["*"] = 2, ["/"] = 2, neg = 3, len = 3, ["^"] = 4 }

local value_text

local function table_text(value, names)
  local words = {}
  for i, one in ipairs(value) do
    if i > MOST_WORDS then
      words[i] = "…"
      break
    end
    words[i] = value_text(one, names, 0)
  end
  for key, one in next, value do
    if type(key) == "string" and #words <= MOST_WORDS then
      words[#words + 1] = key .. " = " .. value_text(one, names, 0)
    end
  end
  return "{ " .. table.concat(words, ", ") .. " }"
end

-- The part as code, in which others go by their names.
local function code(node, names)
  local known = lazy.node(node)
  local op, args = known.op, known.args
  local rank = RANK[op]
  if INFIX[op] then
    return value_text(args[1], names, rank) .. INFIX[op] .. value_text(args[2], names, rank + (op == "*" and 0 or op == "+" and 0 or 1))
  end
  if PREFIX[op] then return PREFIX[op] .. value_text(args[1], names, rank) end
  if args.n == 0 then return op end
  local texts = {}
  for i = 1, args.n do texts[i] = value_text(args[i], names, 0) end
  if args.n == 1 and (type(args[1]) == "string" or type(args[1]) == "table" and not lazy.node(args[1])) then
    return op .. " " .. texts[1]
  end
  return op .. "(" .. table.concat(texts, ", ") .. ")"
end

function value_text(value, names, rank)
  local known = lazy.node(value)
  if known then
    if names[value] then return names[value] end
    local text = code(value, names)
    if rank > (RANK[known.op] or 9) then text = "(" .. text .. ")" end
    return text
  end
  if type(value) == "string" then return ("%q"):format(value):gsub("\\\n", "\\n") .. "" end
  if type(value) == "table" and not debug.getmetatable(value) then return table_text(value, names) end
  if type(value) == "function" then return "function" end
  return tostring(value)
end

-- `t.near(6, visit)`
function parts.code(value, names)
  if not lazy.node(value) then return value_text(value, names, 0) end
  return show.line(code(value, names), MOST_CODE)
end

-- Its name, if the script gave it one, and else its code.
function parts.label(value, names)
  return names[value] or parts.code(value, names)
end

-- "./visits.lua:12"; nil for what stands at no place, such as t.any.
function parts.place(value)
  local known = lazy.node(value)
  return known and not known.shared and known.place:match "^(.*): $" or nil
end

-- Calls visit(part, parent) for the part and all that it is made of, each once; not for what a part is made
-- of when visit returned false for it.
function parts.each(value, visit, seen, parent)
  seen = seen or {}
  if type(value) ~= "table" or seen[value] then return end
  seen[value] = true
  local known = lazy.node(value)
  if known then
    if visit(value, parent) == false then return end
    for i = 1, known.args.n do parts.each(known.args[i], visit, seen, value) end
  elseif not debug.getmetatable(value) then
    for _, one in next, value do parts.each(one, visit, seen, parent) end
  end
end

-- The sides of a choice, a + b + c, in order; the part itself when it is none.
function parts.sides(value, out)
  out = out or {}
  local known = lazy.node(value)
  if known and known.op == "+" then
    parts.sides(known.args[1], out)
    parts.sides(known.args[2], out)
  else
    out[#out + 1] = value
  end
  return out
end

return parts
