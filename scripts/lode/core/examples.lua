-- examples.lua - runs one example of a rule script: for `lode test` and the prompt.
--
-- An example is { "text", kind = expectation, ... }, with now = "2023-07-31" where it needs a date.
-- What is expected of a kind:
--   true, false        at least one item; none
--   "text"             an item with that text
--   { field = value }  an item with these fields, compared as printed; numbers by value; false: without the field
--   { e1, e2, ... }    each of these

local core = ...

local MOST_SECONDS = 10 -- an example may take

-- Keys of an example that are no kinds.
local SETTINGS = { now = true, as = true }

-- ---- what is compared and printed ----

-- The value as it is printed: a span or item by its text.
local function printed(value)
  local kind = type(value)
  if kind == "userdata" or (kind == "table" and value.text ~= nil) then return tostring(value.text) end
  if math.type(value) == "float" and value == math.floor(value) and math.abs(value) < 1e15 then
    return string.format("%d", value)
  end
  if kind ~= "table" then return tostring(value) end
  local parts = {}
  for i, part in ipairs(value) do parts[i] = printed(part) end
  return table.concat(parts, ", ")
end

-- false is wanted of what must not be there, too.
local function same_value(found, wanted)
  if wanted == false then return not found end
  if found == nil then return false end
  if type(wanted) == "number" then return tonumber(printed(found)) == wanted end
  return printed(found) == printed(wanted)
end

local function has_fields(item, wanted)
  for name, value in pairs(wanted) do
    if not same_value(item[name], value) then return false end
  end
  return true
end

local function item_is(item, wanted)
  if type(wanted) == "string" then return item.text == wanted end
  return has_fields(item, wanted)
end

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = tostring(key) end
  table.sort(keys)
  return keys
end

local PLACE = { kind = true, text = true, rule = true, first = true, last = true, span = true }

-- `visit "Lee will visit Seoul" { who = Lee, to = Seoul }`
local function describe_item(item)
  local fields = {}
  for _, name in ipairs(sorted_keys(item)) do
    if not PLACE[name] and name:sub(1, 1) ~= "_" then fields[#fields + 1] = name .. " = " .. printed(item[name]) end
  end
  local shown = item.kind .. ' "' .. item.text .. '"'
  if #fields > 0 then shown = shown .. " { " .. table.concat(fields, ", ") .. " }" end
  return shown
end

local function describe_wanted(kind, wanted)
  if wanted == true then return "some " .. kind end
  if wanted == false then return "no " .. kind end
  if type(wanted) ~= "table" then return kind .. ' "' .. tostring(wanted) .. '"' end
  local fields = {}
  for _, name in ipairs(sorted_keys(wanted)) do
    fields[#fields + 1] = name .. " = " .. printed(wanted[name])
  end
  return kind .. " { " .. table.concat(fields, ", ") .. " }"
end

-- ---- one example ----

-- Items of the kind; of this rule only, if it emits the kind.
local function items_of(items, kind, rule)
  local emitted, chosen = false, {}
  for _, one in ipairs(rule.emits) do emitted = emitted or one.kind == kind end
  for _, item in ipairs(items) do
    if item.kind == kind and (not emitted or item.rule == rule.name) then chosen[#chosen + 1] = item end
  end
  return chosen
end

local function any_is(items, wanted)
  for _, item in ipairs(items) do
    if item_is(item, wanted) then return true end
  end
  return false
end

-- The single expectations in an expectation.
local function expectations(wanted)
  if type(wanted) == "table" and wanted[1] ~= nil then return wanted end
  return { wanted }
end

-- Adds to `problems` what of the kind was expected and is not so.
local function check_kind(kind, wanted, items, problems)
  for _, one in ipairs(expectations(wanted)) do
    local good
    if type(one) == "boolean" then good = (#items > 0) == one else good = any_is(items, one) end
    if not good then problems[#problems + 1] = "expected: " .. describe_wanted(kind, one) end
  end
end

-- { problem, ... }: empty when the example passes.
local function run_example(rule, example)
  if type(example) ~= "table" or type(example[1]) ~= "string" then
    return { "an example is { \"text\", kind = what is expected }" }
  end
  local article, message = core.read(example[1], { as = example.as or "raw", now = example.now })
  if not article then return { message } end
  local items, failure = core.import("script").limited(MOST_SECONDS, "it ran longer than " .. MOST_SECONDS .. " s on this example: look for a loop that never ends", core.run, article)
  local problems, all = { failure }, {}
  for _, kind in ipairs(sorted_keys(example)) do
    if kind ~= "1" and not SETTINGS[kind] then
      local found = items_of(items, kind, rule)
      local before = #problems
      check_kind(kind, example[kind], found, problems)
      if #problems > before then table.move(found, 1, #found, #all + 1, all) end
    end
  end
  if #problems > 0 then
    for _, item in ipairs(all) do problems[#problems + 1] = "found:    " .. describe_item(item) end
    if #all == 0 and not failure then problems[#problems + 1] = "found:    nothing" end
  end
  core.free(article)
  return problems
end

return { run = run_example }
