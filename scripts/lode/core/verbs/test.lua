-- test.lua - `lode test`: runs the examples in rule scripts (../examples.lua).

-- ---- which rules ----

local function fail(message)
  io.stderr:write("lode: ", tostring(message), "\n")
  return 2
end

local function is_path(arg)
  return arg:find "/" or arg:find "%.lua$"
end

local function names_of(rules)
  local names = {}
  for i, rule in ipairs(rules) do names[i] = rule.name end
  return names
end

local function belongs(rule, arg)
  if rule.name == arg or rule.script == arg then return true end
  for _, tag in ipairs(rule.tags) do
    if tag == arg then return true end
  end
  return false
end

-- Loads what the arguments name, or all there is; the rules to test, or nil and the message.
local function load_rules(core, args)
  local wanted = args
  if #args == 0 then
    local rules, errors = core.all_rules()
    if #errors > 0 then return nil, table.concat(errors, "\nlode: ") end
    if #rules == 0 then return {} end
    wanted = names_of(rules)
  end
  local ok, message = core.load(table.concat(wanted, ","))
  if not ok then return nil, (message:gsub("^%-r '.-': ", "")) end
  local chosen = {}
  for _, rule in ipairs(core.import "loader".loaded_rules()) do
    for _, arg in ipairs(wanted) do
      if belongs(rule, arg) then
        chosen[#chosen + 1] = rule
        break
      end
    end
  end
  table.sort(chosen, function(a, b) return a.name < b.name end)
  return chosen
end

-- The example's text on one line, not too long.
local function title_of(example)
  local text = type(example) == "table" and type(example[1]) == "string" and example[1] or "?"
  text = text:gsub("%s+", " ")
  if utf8.len(text) and utf8.len(text) > 72 then text = text:sub(1, utf8.offset(text, 72) - 1) .. "…" end
  return text
end

-- A rule that nobody gave examples passes nothing: that is said.
local function note_untested(rule)
  if #rule.examples > 0 then return end
  local kind = rule.emits[1] and rule.emits[1].kind or rule.name
  io.stderr:write("lode: ", rule.script, ": rule '", rule.name, "' has no examples: add examples = { { \"A sentence.\", ", kind, " = \"what it finds\" } }\n")
end

local function run_rule(core, rule, counts)
  note_untested(rule)
  for _, example in ipairs(rule.examples) do
    local problems = core.import("examples").run(rule, example)
    local good = #problems == 0
    counts[good] = counts[good] + 1
    io.write(good and "ok - " or "not ok - ", rule.name, ": ", title_of(example), "\n")
    for _, problem in ipairs(problems) do io.write("    ", problem:gsub("\n", "\n    "), "\n") end
  end
end

return function(core, args)
  for _, arg in ipairs(args) do
    if is_path(arg) and not core.is_file(arg) then return fail(arg .. ": no such rule script") end
  end
  local rules, message = load_rules(core, args)
  if not rules then return fail(message) end
  local counts = { [true] = 0, [false] = 0 }
  for _, rule in ipairs(rules) do run_rule(core, rule, counts) end
  io.write(counts[true], " passed, ", counts[false], " failed\n")
  return counts[false] > 0 and 1 or 0
end
