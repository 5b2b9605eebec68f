-- examples.lua - lint: the examples run, and what of the rule they do not touch.

local core = ...
local examples = core.import "examples"
local explain = core.import "explain"
local lazy = core.import "lazy"
local parts = core.import "parts"
local show = core.import "show"

local PLACE = { kind = true, text = true, first = true, last = true, rule = true, span = true }

local function note_fields(rule, items, seen)
  for _, item in ipairs(items) do
    if item.rule == rule.name then
      for name in pairs(item) do
        if not PLACE[name] and not name:find "^_" then seen[item.kind .. "." .. name] = { item.kind, name } end
      end
    end
  end
end

local function check_fields(rule, seen, report)
  local declared = {}
  for _, one in ipairs(rule.kinds) do
    for _, name in ipairs(one.fields) do
      declared[one.kind .. "." .. name] = true
      if not seen[one.kind .. "." .. name] then
        report(nil, "field", ("no example gives the field '%s' of '%s'"):format(name, one.kind), "note")
      end
    end
  end
  if not rule.spec.emits then return end
  for key, one in pairs(seen) do
    if not declared[key] then report(nil, "undeclared", ("an example gives '%s' the field '%s', which emits does not name"):format(one[1], one[2])) end
  end
end

-- Sides of choices that no example takes.
local function check_sides(rule, sides, report)
  local told = {}
  for _, one in ipairs(rule.script.record.patterns[rule.name]) do
    parts.each(one.node, function(part)
      local known = lazy.node(part)
      if not known.tokens or known.op == "lpeg.B" or known.op == "neg" or known.op == "t.like" then return false end
      if known.op == "-" then return true end
      if known.op ~= "+" then return true end
      for side = 1, 2 do
        local value = known.args[side]
        if lazy.node(value) and lazy.node(value).op ~= "+" and not (sides[part] and sides[part][side]) and not told[value] then
          told[value] = true
          report(value, "uncovered", ("no example takes the alternative %s"):format(parts.label(value, rule.script.record.names)), "note")
        end
      end
    end)
  end
end

-- Runs the rule's examples; report(part or nil, check, message, level).
return function(rule, report)
  local sides, seen = {}, {}
  local list = rule.spec.examples or {}
  for _, example in ipairs(list) do
    local problems = examples.run({ name = rule.name, emits = rule.kinds }, example)
    if #problems > 0 then
      report(nil, "example", ("this example fails: %s (%s)"):format(show.line(type(example) == "table" and tostring(example[1]) or "?", 50), problems[1]), "error")
    end
    local article = type(example) == "table" and type(example[1]) == "string" and core.read(example[1], { as = "raw", now = example.now })
    if article then
      note_fields(rule, (core.run(article)), seen)
      pcall(explain.sides, article, sides)
      core.free(article)
    end
  end
  if #list > 0 then
    check_fields(rule, seen, report)
    if rule.spec.over ~= "text" then check_sides(rule, sides, report) end
  end
end
