-- loader.lua - finds rule scripts, puts them in order by what they need, and hands them to C.

local core = ...
local script = core.import "script"

local loader = {}

-- ---- finding ----

local function path_folders()
  local folders = {}
  for folder in core.path:gmatch "[^:]+" do folders[#folders + 1] = folder end
  return folders
end

-- Folders whose *.lua files are rule scripts.
local function rule_folders()
  local folders = path_folders()
  folders[#folders + 1] = core.scripts
  return folders
end

local function scripts_in(folder)
  local paths = {}
  for _, name in ipairs(core.list_folder(folder)) do
    if name:find "%.lua$" and core.is_file(folder .. "/" .. name) then
      paths[#paths + 1] = folder .. "/" .. name
    end
  end
  table.sort(paths)
  return paths
end

-- All that has been read in one load: scripts by path, rules by name.  `record`, a function of a path,
-- makes a record of each script (recorded.lua).
local function new_set(record)
  return { scripts = {}, rules = {}, list = {}, record = record }
end

local function read_script(set, path, make)
  if set.scripts[path] then return set.scripts[path] end
  local state = script.read(path, make, set.record and not make and set.record(path) or nil)
  set.scripts[path] = state
  for _, rule in ipairs(state.rules) do
    local other = set.rules[rule.name]
    if other then
      error(rule.line .. "there is a rule '" .. rule.name .. "' already, in " .. other.script.path, 0)
    end
    set.rules[rule.name] = rule
    set.list[#set.list + 1] = rule
  end
  return state
end

-- Reads every script of the folders; a broken one is no reason to stop: its error is kept.
local function read_all(set, folders, errors)
  for _, folder in ipairs(folders) do
    for _, path in ipairs(scripts_in(folder)) do
      local ok, message = pcall(read_script, set, path)
      if not ok then errors[#errors + 1] = tostring(message) end
    end
  end
end

local function names_of(set)
  local names = {}
  for name in pairs(set.rules) do names[#names + 1] = name end
  table.sort(names)
  return names
end

-- The rule called `name`: by the name of a file first, then by looking into all of them.
local function find_rule(set, name, wanted_by)
  if set.rules[name] then return set.rules[name] end
  for _, folder in ipairs(rule_folders()) do
    local path = folder .. "/" .. name .. ".lua"
    if core.is_file(path) then
      read_script(set, path)
      if set.rules[name] then return set.rules[name] end
    end
  end
  local errors = {}
  read_all(set, rule_folders(), errors)
  if set.rules[name] then return set.rules[name] end
  if #errors > 0 then error(errors[1], 0) end
  local near = core.nearest(name, names_of(set))
  error(wanted_by .. "there is no rule '" .. name .. "'" ..
    (near and ": did you mean '" .. near .. "'?" or ": `lode rules` lists them"), 0)
end

-- ---- choosing ----

local function choose_path(set, path, wanted)
  if not core.is_file(path) then error(path .. ": no such rule script", 0) end
  local rules, optional = read_script(set, path).rules, true
  for _, rule in ipairs(rules) do optional = optional and rule.spec.optional end
  for _, rule in ipairs(rules) do
    if optional or not rule.spec.optional then wanted[rule.name] = true end
  end
end

local function choose_expression(set, part, wanted)
  local single = core.import("selection").single(part.expression)
  if single and set.rules[single] == nil then
    for _, folder in ipairs(rule_folders()) do
      if core.is_file(folder .. "/" .. single .. ".lua") then read_script(set, folder .. "/" .. single .. ".lua") end
    end
  end
  if single and set.rules[single] then
    wanted[single] = true
    return
  end
  local errors, seen = {}, {}
  read_all(set, rule_folders(), errors)
  if #errors > 0 then error(errors[1], 0) end
  local chosen = 0
  for _, rule in ipairs(set.list) do
    if core.import("selection").chooses(part.expression, { name = rule.name, tags = rule.spec.tags }, seen) then
      wanted[rule.name] = true
      chosen = chosen + 1
    end
  end
  for _, name in ipairs(core.import("selection").names(part.expression)) do
    if not seen[name] then
      local near = core.nearest(name, names_of(set))
      error("-r '" .. part.text .. "': '" .. name .. "' is no rule and no tag" ..
        (near and ": did you mean '" .. near .. "'?" or ": `lode rules` lists them"), 0)
    end
  end
  if chosen == 0 then error("-r '" .. part.text .. "': no rule is chosen", 0) end
end

local function choose_bundled(set, wanted)
  for _, path in ipairs(scripts_in(core.scripts)) do
    for _, rule in ipairs(read_script(set, path).rules) do
      if not rule.spec.optional then wanted[rule.name] = true end
    end
  end
end

local function choose(set, text)
  local wanted = {}
  if text == nil then
    choose_bundled(set, wanted)
    return wanted
  end
  for _, part in ipairs(core.import("selection").parse(text)) do
    if part.path then choose_path(set, part.path, wanted) else choose_expression(set, part, wanted) end
  end
  return wanted
end

-- ---- order ----

-- Rules in the order they run: what is needed first, else by name.
-- `loaded`: rules that stand before them already.
local function in_order(set, wanted, loaded)
  local order, state = {}, {}
  for i, rule in ipairs(loaded or {}) do order[i], state[rule] = rule, "done" end
  local path = {}
  local function visit(rule)
    if state[rule] == "done" then return end
    if state[rule] == "open" then
      local names = {}
      local from = 1
      while path[from] ~= rule do from = from + 1 end
      for i = from, #path do names[#names + 1] = path[i].name end
      names[#names + 1] = rule.name
      error(rule.line .. "rules need each other in a circle: " .. table.concat(names, " → "), 0)
    end
    state[rule] = "open"
    path[#path + 1] = rule
    for _, need in ipairs(rule.spec.needs or {}) do
      visit(find_rule(set, need, rule.line .. "needs: "))
    end
    path[#path] = nil
    state[rule] = "done"
    rule.index = #order
    order[#order + 1] = rule
  end
  local names = {}
  for name in pairs(wanted) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do visit(set.rules[name]) end
  return order
end

-- ---- layers ----

local function list_folders(state)
  local folders = { state.path:match "^(.*)/[^/]*$" or "." }
  for _, folder in ipairs(path_folders()) do folders[#folders + 1] = folder end
  folders[#folders + 1] = core.scripts
  return folders
end

local function known_lists(folders)
  local names = {}
  for _, folder in ipairs(folders) do
    for _, sub in ipairs { folder, folder .. "/lists" } do
      for _, file in ipairs(core.list_folder(sub)) do
        names[#names + 1] = file:match "^(.*)%.tsv$" or file:match "^(.*)%.txt$"
      end
    end
  end
  table.sort(names)
  return names
end

local function list_layer(state, layer)
  local folders = list_folders(state)
  for _, folder in ipairs(folders) do
    for _, sub in ipairs { folder .. "/lists/", folder .. "/" } do
      for _, ending in ipairs { ".tsv", ".txt" } do
        local path = sub .. layer.name .. ending
        if core.is_file(path) then
          local bundled = folder == core.scripts
          return core.layer_list(bundled and "list:" .. layer.name or "list:" .. path, path)
        end
      end
    end
  end
  local near = core.nearest(layer.name, known_lists(folders))
  error(layer.where .. "there is no list '" .. layer.name .. "'" ..
    (near and ": did you mean '" .. near .. "'?" or
      ": put " .. layer.name .. ".tsv beside the script or into a lists/ folder"), 0)
end

local function emits_kind(rule, kind)
  for _, one in ipairs(rule.kinds) do
    if one.kind == kind then return true end
  end
  return false
end

-- Which rule emits the kind, among all that there are: for the message.
local function who_emits(set, kind)
  read_all(set, rule_folders(), {})
  local kinds = {}
  for _, rule in ipairs(set.list) do
    if emits_kind(rule, kind) then return rule.name end
    for _, one in ipairs(rule.kinds) do kinds[#kinds + 1] = one.kind end
  end
  table.sort(kinds)
  return nil, core.nearest(kind, kinds)
end

local function kind_layer(set, state, layer)
  local sources, indices, names = {}, {}, {}
  for _, rule in ipairs(state.rules) do
    sources[rule.name] = true
    for _, need in ipairs(rule.spec.needs or {}) do sources[need] = true end
  end
  for name in pairs(sources) do names[#names + 1] = name end
  table.sort(names)
  local key = "kind:" .. layer.kind
  for _, name in ipairs(names) do
    local rule = set.rules[name]
    if rule and rule.index and emits_kind(rule, layer.kind) then
      indices[#indices + 1] = rule.index
      key = key .. ":" .. name
    end
  end
  if #indices == 0 then
    local rule, near = who_emits(set, layer.kind)
    error(layer.where .. "the kind '" .. layer.kind .. "' " ..
      (rule and "comes from rule '" .. rule .. "': add it to needs"
        or "is found by no rule" .. (near and ": did you mean '" .. near .. "'?" or ": `lode rules` lists the kinds")), 0)
  end
  return core.layer_kind(key, layer.kind, indices)
end

local LAYERS = {
  list = function(_, state, layer) return list_layer(state, layer) end,
  kind = kind_layer,
  inline = function(_, _, layer) return core.layer_inline(layer.key, layer.text) end,
  like = function(_, _, layer) return core.layer_like(layer.key, layer.pattern) end,
  exact = function(_, _, layer) return core.layer_exact(layer.key, layer.word, layer.text) end,
}

-- The engine's numbers of the script's layers, and which of them are not on the tape.
local function engine_layers(set, state)
  local numbers, aside = {}, {}
  if state.on_tape > 84 then
    error(state.path .. ": " .. state.on_tape .. " lists, kinds and the like in one script: at most 84", 0)
  end
  for i, layer in ipairs(state.layers) do
    local ok, number = pcall(LAYERS[layer.type], set, state, layer)
    if not ok then
      local message = tostring(number)
      if layer.type == "inline" or layer.type == "list" and not message:find(":%d+: ") then
        message = layer.where .. message
      end
      error(message, 0)
    end
    numbers[i], aside[i] = number, layer.aside or false
  end
  return numbers, aside
end

-- ---- loading ----

local function needed_numbers(set, rule)
  local numbers = {}
  for _, name in ipairs(rule.spec.needs or {}) do numbers[#numbers + 1] = set.rules[name].index end
  return numbers
end

local function add_rules(set, order, wanted)
  local built = {}
  for _, rule in ipairs(order) do
    local state = rule.script
    if not built[state] then
      state.engine = core.add_script(state.path, engine_layers(set, state))
      built[state] = script.build(state)
    end
  end
  for _, rule in ipairs(order) do
    for i, one in ipairs(rule.script.rules) do
      if one == rule then
        local made = built[rule.script][i]
        local ok, message, first_pattern = pcall(core.add_rule, {
          name = rule.name, script = rule.script.engine, wanted = wanted[rule.name] or false,
          build = made.spec.build, after = made.spec.after, kinds = rule.kinds, patterns = made.patterns,
          needs = needed_numbers(set, rule),
        })
        rule.first_pattern = first_pattern
        if not ok then error(rule.match_line .. "rule '" .. rule.name .. "': " .. core.advise(tostring(message)), 0) end
      end
    end
  end
end

-- Loads what `text` selects, and what that needs.  Errors name file and line.  `record`: see new_set.
function loader.load(text, record)
  local set = new_set(record)
  local wanted = choose(set, text)
  local order = in_order(set, wanted)
  add_rules(set, order, wanted)
  core.finish()
  for _, rule in ipairs(order) do rule.wanted = wanted[rule.name] or false end
  loader.loaded, loader.set = order, set
  return order
end

-- Adds the rules of the script at `path` behind those that are loaded (lode watch); the rules in the script,
-- and the number of the first rule that is new.
function loader.extend(path)
  local set = loader.set or new_set()
  local before = loader.loaded or {}
  local state, wanted = read_script(set, path), {}
  for _, rule in ipairs(state.rules) do wanted[rule.name] = true end
  local order = in_order(set, wanted, before)
  add_rules(set, table.move(order, #before + 1, #order, 1, {}), wanted)
  core.finish()
  loader.loaded = order
  return state.rules, #before
end

-- ---- loading others, at the prompt ----

-- The names of the rules that emit the kind: of those read already, else of all there are.
local function emitters(set, kind)
  local names = {}
  for _, rule in ipairs(set.list) do
    if emits_kind(rule, kind) then names[#names + 1] = rule.name end
  end
  if #names > 0 then return names end
  loader.known = loader.known or loader.all_rules()
  for _, rule in ipairs(loader.known) do
    if emits_kind({ kinds = rule.emits }, kind) then names[#names + 1] = rule.name end
  end
  return names
end

-- Adds to each rule's needs those that find the kinds which the script names.
local function add_needs(set, state)
  local needs, seen = {}, {}
  local own = {}
  for _, rule in ipairs(state.rules) do own[rule.name] = true end
  local function add(name)
    if not seen[name] and not own[name] then needs[#needs + 1] = name end
    seen[name] = true
  end
  for _, rule in ipairs(state.rules) do
    for _, name in ipairs(rule.spec.needs or {}) do add(name) end
  end
  for _, layer in ipairs(state.layers) do
    if layer.type == "kind" then
      for _, name in ipairs(emitters(set, layer.kind)) do add(name) end
    end
  end
  for _, rule in ipairs(state.rules) do rule.spec.needs = needs end
end

-- Loads anew, in place of what was loaded (core.reset_rules is the prompt's): request has
-- `selection` (as for load), or `make`, a function as script.read takes it, whose rules need not
-- name what they need; `paths`, scripts whose kinds are known as well; `record` as for new_set.  Returns the
-- rules in order, errors of those scripts, and the names of the rules that were asked for.
function loader.replace(request)
  local set, wanted, errors = new_set(request.record), nil, {}
  for _, path in ipairs(request.paths or {}) do
    local ok, message = pcall(read_script, set, path)
    if not ok then errors[#errors + 1] = tostring(message) end
  end
  if request.make then
    local state = read_script(set, "stdin", request.make)
    add_needs(set, state)
    wanted = {}
    for _, rule in ipairs(state.rules) do wanted[rule.name] = true end
  else
    wanted = choose(set, request.selection)
  end
  local order = in_order(set, wanted)
  core.reset_rules()
  loader.loaded = {}
  local ok, message = pcall(add_rules, set, order, wanted)
  if not ok then
    core.reset_rules()
    error(message, 0)
  end
  core.finish()
  for _, rule in ipairs(order) do rule.wanted = wanted[rule.name] or false end
  loader.loaded = order
  return order, errors, wanted
end

-- After a script has changed, or a new one has come.
function loader.forget()
  loader.known = nil
end

-- Names of the gazetteers that a rule in the working directory finds.
function loader.list_names()
  return known_lists(list_folders { path = "stdin" })
end

-- Whether there is such a list for it; if not, the nearest name.
function loader.has_list(name)
  local names = loader.list_names()
  for _, one in ipairs(names) do
    if one == name then return true end
  end
  return false, core.nearest(name, names)
end

-- ---- describing ----

local function describe(rule)
  local lists = {}
  for _, layer in ipairs(rule.script.layers) do
    if layer.type == "list" then lists[#lists + 1] = layer.name end
  end
  table.sort(lists)
  local spec = rule.spec
  return {
    name = rule.name, about = spec.about, tags = spec.tags or {}, needs = spec.needs or {},
    emits = rule.kinds, over = spec.over or "sentence", script = rule.script.path,
    optional = spec.optional or false, examples = spec.examples or {}, lists = lists,
    limits = spec.limits, measured = spec.measured, index = rule.index, line = rule.number,
  }
end

-- Every rule there is, by name, and the errors of scripts that do not load.
function loader.all_rules()
  local set, errors, rules = new_set(), {}, {}
  read_all(set, rule_folders(), errors)
  for _, rule in ipairs(set.list) do rules[#rules + 1] = describe(rule) end
  table.sort(rules, function(a, b) return a.name < b.name end)
  return rules, errors
end

-- The rules that are loaded, as all_rules describes them, with their triggers.
function loader.loaded_rules()
  local rules = {}
  for _, rule in ipairs(loader.loaded or {}) do
    local one = describe(rule)
    one.triggers = core.trigger_text(rule.index)
    rules[#rules + 1] = one
  end
  return rules
end

return loader
