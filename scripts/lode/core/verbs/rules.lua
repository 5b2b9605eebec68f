-- rules.lua - `lode rules`: the rules there are, and the page of one.

local WIDTH = 78

local function fail(message)
  io.stderr:write("lode: ", tostring(message), "\n")
  return 2
end

local function is_path(arg)
  return arg:find "/" or arg:find "%.lua$"
end

local function width_of(text)
  return utf8.len(text) or #text
end

local function padded(text, width)
  return text .. (" "):rep(width - width_of(text))
end

-- Sets words into lines; those after the first are indented.
local function wrapped(text, indent)
  local lines, line = {}, ""
  for word in tostring(text):gmatch "%S+" do
    if line ~= "" and indent + width_of(line) + 1 + width_of(word) > WIDTH then
      lines[#lines + 1] = line
      line = word
    else
      line = line == "" and word or line .. " " .. word
    end
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n" .. (" "):rep(indent))
end

-- ---- the table ----

local function kinds_of(rule)
  local kinds = {}
  for i, one in ipairs(rule.emits) do kinds[i] = one.kind end
  return table.concat(kinds, ", ")
end

local function longest(rules, text_of, most)
  local longest_yet = 0
  for _, rule in ipairs(rules) do longest_yet = math.max(longest_yet, width_of(text_of(rule))) end
  return math.min(longest_yet, most)
end

local function name_of(rule)
  return rule.name .. (rule.optional and " *" or "")
end

local function print_table(core)
  local rules, errors = core.all_rules()
  local names, kinds = longest(rules, name_of, 24), longest(rules, kinds_of, 28)
  local optional = false
  for _, rule in ipairs(rules) do
    io.write(padded(name_of(rule), names), "  ", padded(kinds_of(rule), kinds), "  ",
      wrapped(rule.about or "", names + kinds + 4), "\n")
    optional = optional or rule.optional
  end
  if optional then io.write("\n* runs only when -r names it\n") end
  for _, message in ipairs(errors) do fail(message) end
  return #errors > 0 and 2 or 0
end

-- ---- a rule's page ----

local LABEL = 10

local function line(label, text)
  if text == nil or text == "" then return end
  io.write("  ", padded(label, LABEL), wrapped(text, LABEL + 2), "\n")
end

local function value_text(value)
  if type(value) == "string" then
    local mark = value:find('"', 1, true) and not value:find("'", 1, true) and "'" or '"'
    return mark .. value .. mark
  end
  if type(value) ~= "table" then return tostring(value) end
  local parts, keys = {}, {}
  for i, part in ipairs(value) do parts[i] = value_text(part) end
  for key in pairs(value) do
    if type(key) == "string" then keys[#keys + 1] = key end
  end
  table.sort(keys)
  for _, key in ipairs(keys) do parts[#parts + 1] = key .. " = " .. value_text(value[key]) end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local function print_example(example)
  if type(example) ~= "table" then return end
  io.write("  ", wrapped(value_text(example[1]), 4), "\n")
  local keys = {}
  for key in pairs(example) do
    if type(key) == "string" then keys[#keys + 1] = key end
  end
  table.sort(keys)
  for _, key in ipairs(keys) do
    io.write("      ", wrapped(key .. " = " .. value_text(example[key]), 8), "\n")
  end
end

local function print_kinds(rule)
  for i, one in ipairs(rule.emits) do
    local fields = table.concat(one.fields or {}, ", ")
    line(i == 1 and "finds" or "", one.kind .. (fields ~= "" and " { " .. fields .. " }" or ""))
  end
end

local function print_triggers(rule)
  for i, one in ipairs(rule.triggers or {}) do
    local kind = #rule.triggers > 1 and one.kind .. ": " or ""
    line(i == 1 and "trigger" or "", kind .. (one.text or "none: it is tried at every token that it can begin with"))
  end
end

local function print_page(rule)
  io.write(rule.name, rule.about and ": " .. wrapped(rule.about, 2) or "", "\n\n")
  line("script", rule.script .. (rule.line and ":" .. rule.line or ""))
  line("tags", table.concat(rule.tags, ", "))
  line("needs", table.concat(rule.needs, ", "))
  line("over", rule.over)
  print_kinds(rule)
  line("lists", table.concat(rule.lists, ", "))
  print_triggers(rule)
  line("limits", rule.limits)
  for i, text in ipairs(rule.measured or {}) do line(i == 1 and "measured" or "", text) end
  if rule.optional then line("optional", "runs only when -r names it") end
  if #rule.examples > 0 then io.write("\nexamples\n") end
  for _, example in ipairs(rule.examples) do print_example(example) end
end

-- ---- the arguments ----

-- True when `name` is a rule's, or nil and a message with the nearest.
local function check_name(core, name, rules, errors)
  local names = {}
  for _, rule in ipairs(rules) do
    if rule.name == name then return true end
    names[#names + 1] = rule.name
  end
  if #errors > 0 then return nil, errors[1] end
  local near = core.nearest(name, names)
  return nil, "there is no rule '" .. name .. "'" ..
    (near and ": did you mean '" .. near .. "'?" or ": `lode rules` lists them")
end

local function check_args(core, args)
  local rules, errors
  for _, arg in ipairs(args) do
    if is_path(arg) then
      if not core.is_file(arg) then return nil, arg .. ": no such rule script" end
    else
      if not rules then rules, errors = core.all_rules() end
      local known, message = check_name(core, arg, rules, errors)
      if not known then return nil, message end
    end
  end
  return true
end

local function print_pages(core, args)
  local good, message = check_args(core, args)
  if good then good, message = core.load(table.concat(args, ",")) end
  if not good then return fail(message) end
  local any = false
  for _, arg in ipairs(args) do
    for _, rule in ipairs(core.import "loader".loaded_rules()) do
      if rule.name == arg or rule.script == arg then
        if any then io.write "\n" end
        print_page(rule)
        any = true
      end
    end
  end
  return 0
end

return function(core, args)
  if #args == 0 then return print_table(core) end
  return print_pages(core, args)
end
