-- rules.lua - lint: what a rule says of itself, against what its script does.

local core = ...
local lazy = core.import "lazy"
local parts = core.import "parts"

local MANY_LAYERS = 36

local function has(list, value)
  for _, one in ipairs(list) do
    if one == value then return true end
  end
  return false
end

-- Names of fields that a pattern notes: { name = part }.
local function spans_of(rule)
  local spans = {}
  for _, one in ipairs(rule.script.record.patterns[rule.name]) do
    parts.each(one.node, function(part)
      local known = lazy.node(part)
      if (known.op == "t.span" or known.op == "lpeg.Cg") and type(known.args[2]) == "string" then spans[known.args[2]] = spans[known.args[2]] or part end
    end)
  end
  return spans
end

local function declared_fields(rule)
  local fields = {}
  for _, one in ipairs(rule.kinds) do
    for _, name in ipairs(one.fields) do fields[name] = true end
  end
  return fields
end

local function is_used(source, name)
  return source:find("[%.:]" .. name .. "%f[^%w_]") or source:find('[%["\']' .. name .. '["\']%s*%]')
end

local function check_spans(rule, report)
  local declared, source = declared_fields(rule), rule.script.source
  if not rule.spec.emits then return end
  for name, part in pairs(spans_of(rule)) do
    if not declared[name] and not name:find "^_" and not is_used(source, name) then
      report(part, "undeclared", ("field '%s' is not in emits, and nothing in the script uses it: declare it, or leave the span out"):format(name))
    end
  end
end

local function check_kinds(rule, report)
  if rule.spec.build or rule.spec.after then return end
  local matched = {}
  for _, one in ipairs(rule.script.record.patterns[rule.name]) do matched[one.kind] = true end
  for _, one in ipairs(rule.kinds) do
    if not matched[one.kind] then report(nil, "kind", ("emits names the kind '%s', which no pattern finds"):format(one.kind)) end
  end
end

-- article:items "kind", in a build or after function
local function is_asked_for(source, kind)
  return source:find("items%s*['\"]" .. kind:gsub("%p", "%%%0") .. "['\"]") ~= nil
end

local function check_needs(rule, loaded, report)
  local used = {}
  for _, layer in ipairs(rule.script.layers) do
    if layer.type == "kind" then used[layer.kind] = true end
  end
  for _, name in ipairs(rule.spec.needs or {}) do
    local any = rule.script.source:find("items%s*%(") or rule.script.source:find "%.item%f[^%w_]"
    for _, one in ipairs(loaded[name] and loaded[name].kinds or {}) do
      any = any or used[one.kind] or is_used(rule.script.source, one.kind) or is_asked_for(rule.script.source, one.kind)
    end
    if not any then report(nil, "needs", ("needs names '%s', but no pattern asks for what it finds: it runs for nothing"):format(name)) end
  end
end

local function check_triggers(rule, report)
  for i, one in ipairs(core.trigger_text(rule.index)) do
    if not one.text then
      report(rule.script.record.patterns[rule.name][i].node, "no-trigger",
        ("the pattern of '%s' is tried at every token: a word, list or kind that each match must contain would spare most; or give `trigger`"):format(one.kind), "note")
    end
  end
end

local function check_examples(rule, report)
  local list = rule.spec.examples or {}
  if #list == 0 then return report(nil, "examples", "no examples: { \"a sentence\", kind = { field = \"text\" } } proves what the rule does") end
  for _, example in ipairs(list) do
    for _, one in ipairs(rule.kinds) do
      if type(example) == "table" and example[one.kind] == false then return end
    end
  end
  report(nil, "examples", "no example of what is not to be found: { \"a sentence\", " .. rule.kinds[1].kind .. " = false }", "note")
end

-- report(part or nil, check, message, level); loaded: rules by name.
return function(rule, loaded, report)
  local over = rule.spec.over
  if not rule.spec.about then report(nil, "about", "no `about`: one line on what the rule finds", "note") end
  if rule.script.on_tape > MANY_LAYERS and not has(loaded.told, rule.script) then
    table.insert(loaded.told, rule.script)
    report(nil, "layers", ("the script names %d lists, kinds and the like: above %d the tape becomes slow; join lists, or split the script"):format(rule.script.on_tape, MANY_LAYERS))
  end
  if over ~= "text" then
    check_spans(rule, report)
    check_triggers(rule, report)
  end
  check_kinds(rule, report)
  check_needs(rule, loaded, report)
  check_examples(rule, report)
end
