-- watch.lua - `lode watch` (engine/cli/watch.c has its help).
--
-- This process has read the articles and run the rules that the watched script needs.  For each save it forks
-- (core.parallel): the children load the script on top of those, run only its rules, each over a part of
-- the articles, and send back what they found.  So nothing is ever unloaded.

local core = ...
local compare = core.import "compare"
local context = core.import "context"
local examples = core.import "examples"
local json = core.import "json"
local loader = core.import "loader"
local script = core.import "script"
local selection = core.import "selection"
local show = core.import "show"

local MOST, PROCESSES = 12, 2

local function stop(message)
  io.stderr:write("lode: ", tostring(message), "\n")
  return 2
end

-- ---- what is watched ----

-- The path of the script that -r names.
local function script_path(text)
  local parts = selection.parse(text)
  if #parts ~= 1 then error("-r " .. text .. ": watch takes one script", 0) end
  if parts[1].path then
    if not core.is_file(parts[1].path) then error(parts[1].path .. ": no such rule script", 0) end
    return parts[1].path
  end
  for _, rule in ipairs((loader.all_rules())) do
    if rule.name == parts[1].text then return rule.script end
  end
  error("-r " .. text .. ": watch takes the path of a script, or a rule's name", 0)
end

-- Names of the rules that the script needs and does not hold; nil, message when it does not load.
local function needed_rules(path)
  local ok, state = pcall(script.read, path)
  if not ok then return nil, state end
  local own, names, seen = {}, {}, {}
  for _, rule in ipairs(state.rules) do own[rule.name] = true end
  for _, rule in ipairs(state.rules) do
    for _, name in ipairs(rule.spec.needs or {}) do
      if not own[name] and not seen[name] then names[#names + 1] = name end
      seen[name] = true
    end
  end
  table.sort(names)
  return names
end

local function read_articles(inputs, as)
  local articles, failed = {}, false
  local input = core.open_inputs(inputs, as)
  while true do
    local article, message = core.next_article(input)
    if article then articles[#articles + 1] = article
    elseif message then
      failed = true
      io.stderr:write("lode: ", message, "\n")
    else return articles, failed end
  end
end

-- Loads the needed rules and runs them over all articles.
local function prepare(watch, names)
  local key = table.concat(names, ",")
  if watch.base == key and not watch.stale then return end
  core.reset_rules()
  loader.forget()
  loader.loaded, loader.set = nil, nil
  if key ~= "" then
    loader.load(key)
    for _, article in ipairs(watch.articles) do core.run(article) end
  end
  watch.base, watch.stale = key, false
end

-- ---- in a child ----

local PLACE = { kind = true, text = true, rule = true, first = true, last = true, span = true }

local function plain(value)
  if type(value) == "userdata" then return core.span_text(value) end
  if type(value) ~= "table" then return value end
  if value.text then return value.text end
  local list = {}
  for i, one in ipairs(value) do list[i] = plain(one) end
  return list
end

local function item_of(one, number)
  local item = { article = number, kind = one.kind, rule = one.rule, text = one.text, start = one.first - 1, stop = one.last, fields = { _ = true } }
  for name, value in pairs(one) do
    if not PLACE[name] and not name:find "^_" then item.fields[name] = plain(value) end
  end
  return item
end

local function run_examples(rules)
  local results = {}
  for _, rule in ipairs(rules) do
    for _, example in ipairs(rule.spec.examples or {}) do
      local problems = examples.run({ name = rule.name, emits = rule.kinds }, example)
      results[#results + 1] = { rule = rule.name, text = type(example) == "table" and tostring(example[1]) or "?", problems = problems }
    end
  end
  return results
end

-- Runs the script's rules over every article whose number leaves `rest` when divided by PROCESSES.
local function child(watch, rest)
  return function()
    local ok, rules, first = pcall(loader.extend, watch.path)
    if not ok then return json.text { failed = tostring(rules) } end
    local items, failures = {}, {}
    for number = rest + 1, #watch.articles, PROCESSES do
      local found, message = core.run_more(watch.articles[number], first)
      if message and #failures < 3 then failures[#failures + 1] = message end
      for _, one in ipairs(found) do items[#items + 1] = item_of(one, number) end
    end
    return json.text { items = items, failures = failures, examples = rest == 0 and run_examples(rules) or {} }
  end
end

-- ---- one run ----

-- What the script finds now: { items = { by article }, examples, failures }; nil, message when it does not load.
local function run(watch)
  local names, message = needed_rules(watch.path)
  if not names then return nil, message end
  local ok, why = pcall(prepare, watch, names)
  if not ok then
    watch.base = nil
    return nil, why
  end
  local functions = {}
  for i = 1, PROCESSES do functions[i] = child(watch, i - 1) end
  local result = { items = {}, examples = {}, failures = {}, count = 0 }
  for _, text in ipairs(core.parallel(functions)) do
    local part = text and core.json(text)
    if not part then return nil, watch.path .. ": a process that ran it died" end
    if part.failed then return nil, part.failed end
    for _, item in ipairs(part.items) do
      item.fields._ = nil
      result.items[item.article] = result.items[item.article] or {}
      table.insert(result.items[item.article], item)
      result.count = result.count + 1
    end
    table.move(part.examples, 1, #part.examples, #result.examples + 1, result.examples)
    table.move(part.failures, 1, #part.failures, #result.failures + 1, result.failures)
  end
  return result
end

-- ---- showing ----

local function put_example(watch, one)
  io.stdout:write("  ", watch.paint("failed", "bad"), "  ", show.line(one.text, 70), "\n")
  for _, problem in ipairs(one.problems) do io.stdout:write("    ", problem, "\n") end
end

local function put_examples(watch, result)
  local passed = 0
  for _, one in ipairs(result.examples) do
    if #one.problems == 0 then passed = passed + 1 else put_example(watch, one) end
  end
  return ("%d of %s pass"):format(passed, show.count(#result.examples, "example"))
end

local function put_item(watch, sign, number, item)
  local article = watch.articles[number]
  local text = article.text
  local start = utf8.len(text, 1, item.start)
  local room = math.max(watch.width - show.width(article.source) - 6, 40)
  io.stdout:write("  ", watch.paint(sign, sign == "-" and "bad" or "good"), " ", watch.paint(article.source, "place"), "  ",
    context.line(text, start, start + utf8.len(item.text), room, watch.paint), "\n")
end

local function put_pair(watch, number, pair)
  put_item(watch, "~", number, pair.new)
  if pair.old.text ~= pair.new.text then io.stdout:write('      "', show.line(pair.old.text, 60), '" → "', show.line(pair.new.text, 60), '"\n') end
  for _, name in ipairs(pair.fields) do
    io.stdout:write("      ", name, ": ", compare.printed(pair.old.fields[name]), " → ", compare.printed(pair.new.fields[name]), "\n")
  end
end

-- Shows the difference, so many of each sort; returns the counts.
local function put_difference(watch, old, new)
  local counts = { gained = 0, lost = 0, changed = 0 }
  local function counted(name)
    counts[name] = counts[name] + 1
    return counts[name] <= MOST or watch.all
  end
  for number = 1, #watch.articles do
    local a, b = old.items[number] or {}, new.items[number] or {}
    local result = compare.items(a, b)
    for _, item in ipairs(result.gained) do if counted "gained" then put_item(watch, "+", number, item) end end
    for _, item in ipairs(result.lost) do if counted "lost" then put_item(watch, "-", number, item) end end
    for _, pair in ipairs(result.changed) do if counted "changed" then put_pair(watch, number, pair) end end
  end
  return ("+%d -%d ~%d"):format(counts.gained, counts.lost, counts.changed)
end

local function show_run(watch, began)
  local result, message = run(watch)
  if not result then
    io.stdout:write(watch.paint(tostring(message), "bad"), "\n")
    io.stdout:flush()
    return
  end
  for _, failure in ipairs(result.failures) do io.stdout:write(watch.paint(failure, "bad"), "\n") end
  local changes = watch.result and put_difference(watch, watch.result, result)
  local passed = put_examples(watch, result)
  io.stdout:write(show.count(result.count, "item"), " in ", show.count(#watch.articles, "article"), changes and "  " .. changes or "", "; ", passed,
    (" (%d ms)"):format(math.floor(core.clock() - began + 0.5)), "\n")
  io.stdout:flush()
  watch.result = result
end

-- ---- waiting ----

local function folder_of(path)
  return path:match "^(.*)/[^/]*$" or "."
end

-- Folders of the script, of the bundled ones and of LODE_PATH, with their lists and modules.
local function folders_of(path)
  local folders, seen = {}, {}
  local function add(folder)
    if not seen[folder] then folders[#folders + 1] = folder end
    seen[folder] = true
  end
  add(folder_of(path))
  for _, folder in ipairs(script.module_folders(path)) do
    add(folder)
    add(folder .. "/lists")
    add(folder .. "/lode")
  end
  return folders
end

-- Whether the changed files are to be looked at; others than the script itself make the needed rules stale.
local function concerns(watch, changed)
  local any = false
  for name in pairs(changed) do
    if name:find "%.lua$" or name:find "%.tsv$" or name:find "%.txt$" then
      any = true
      if name ~= watch.path:match "[^/]*$" then watch.stale = true end
    end
  end
  return any
end

return function(_, inputs, options)
  local ok, path = pcall(script_path, options.rules)
  if not ok then return stop(path) end
  local watch = { path = path, paint = show.painter(options.colored), width = tonumber(options.width), all = options.all }
  local failed
  watch.articles, failed = read_articles(inputs, options.as)
  local descriptor, message = core.watch(folders_of(path))
  if not descriptor then return stop("watching files: " .. message) end
  show_run(watch, core.clock())
  while true do
    local changed = core.wait_change(descriptor)
    if concerns(watch, changed) then
      show_run(watch, core.clock())
      if options.once then break end
    end
  end
  core.unwatch(descriptor)
  return failed and 1 or 0
end
