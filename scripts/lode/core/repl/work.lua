-- work.lua - what the functions of the prompt do: load, find, try, items, rules, reload.

local core = ...
local loader = core.import "loader"
local script = core.import "script"
local selection = core.import "selection"
local examples = core.import "examples"
local lazy = core.import "lazy"
local show = core.import "show"

local FIND_LINES, TRY_LINES = 20, 12

return function(session, settings)
  local host, paint, articles = session.host, session.paint, session.articles
  local work = {}
  local all = {}            -- every article that was read: they are freed at the end
  local paths = {}          -- scripts that were named, in order
  local stamps = {}         -- path → what the file looked like when it was read
  local current = { selection = settings.rules } -- the rules of items() and reload()
  local loaded              -- the request whose rules are in the engine, and have run
  local busy = false
  local places = core.import "repl/places"(session)
  local rows = core.import "repl/rows"(session, places)
  local before, latest      -- items of the last two runs of the same rules, for diff()

  local function write(...)
    io.stdout:write(...)
  end

  local function say(text)
    io.stdout:flush()
    io.stderr:write(session.paint_error(text, "bad"), "\n")
  end

  -- The caller's error: it stands where the line was typed.
  local function fail(message)
    error((script.where()) .. message, 0)
  end

  -- Runs f(...); rules that call find() and the like from build are refused.
  local function exclusive(name, f)
    return function(...)
      if busy then fail(name .. " cannot be called from a rule while it runs") end
      busy = true
      local results = table.pack(pcall(f, ...))
      busy = false
      if not results[1] then error(results[2], 0) end
      return table.unpack(results, 2, results.n)
    end
  end

  -- ---- reading articles ----

  -- How many came, and how many inputs failed (each with a line on standard error).
  function work.read(inputs)
    local input, count, failed = host.open_input(inputs), 0, 0
    while true do
      local article, message = host.next_article(input)
      if host.interrupted() then error("interrupted", 0) end
      if article then
        count = count + 1
        all[#all + 1] = article
        articles[#articles + 1] = article
      elseif message then
        failed = failed + 1
        say(message)
      else
        break
      end
    end
    if count > 0 then loaded = nil end
    return count, failed
  end

  work.load = exclusive("load", function(...)
    local inputs = { ... }
    for i = 1, select("#", ...) do
      if type(inputs[i]) ~= "string" then fail("load takes the path of a file or folder, as in: load \"corpus\"") end
    end
    if #inputs == 0 then fail("load takes the path of a file or folder, as in: load \"corpus\"") end
    local count, failed = work.read(inputs)
    session.input_failed = session.input_failed or failed > 0 -- the statement has failed, and has loaded the rest
    return count
  end)

  function work.close()
    for _, article in ipairs(all) do core.free(article) end
    all = {}
  end

  -- The articles that are in `articles` now.
  local function each_article()
    local list = {}
    for _, article in ipairs(articles) do
      if show.class(article) == "article" then list[#list + 1] = article end
    end
    return list
  end

  -- ---- scripts that change ----

  local function watch(path)
    if stamps[path] == nil then stamps[path] = host.stamp(path) or "" end
  end

  -- Looks at all scripts again; the names of those that changed.
  local function changed_scripts()
    local changed = {}
    for path, stamp in pairs(stamps) do
      local now = host.stamp(path) or ""
      if now ~= stamp then
        stamps[path] = now
        changed[#changed + 1] = path
      end
    end
    table.sort(changed)
    if #changed > 0 then
      loader.forget()
      loaded = nil
    end
    return changed
  end

  local function note_changes()
    for _, path in ipairs(changed_scripts()) do write(paint(path .. " has changed: read again", "dim"), "\n") end
  end

  local function add_path(path)
    for _, known in ipairs(paths) do
      if known == path then return end
    end
    paths[#paths + 1] = path
    loader.forget()
  end

  local function selected_paths(text)
    local ok, parts = pcall(selection.parse, text)
    for _, part in ipairs(ok and parts or {}) do
      if part.path then add_path(part.path) end
    end
  end

  -- ---- running rules ----

  -- Puts the request's rules into the engine.
  local function replace(request)
    request.paths = paths
    loaded = nil
    for _, path in ipairs(paths) do watch(path) end
    local order, errors
    order, errors, request.wanted = loader.replace(request)
    for _, rule in ipairs(order) do
      if not rule.script.make then watch(rule.script.path) end
    end
    return order, errors
  end

  -- Runs them over all articles; the items of those that were asked for, unless `none` are wanted.
  local function run_all(none)
    local found, failures, seen = {}, {}, {}
    for _, article in ipairs(each_article()) do
      local message = host.run(article)
      if host.interrupted() then error("interrupted", 0) end
      local reason = message and message:gsub("^.-: rule '", "rule '")
      if message and not seen[reason] then
        seen[reason] = true
        failures[#failures + 1] = message
      end
      for _, item in ipairs(none and {} or host.items(article)) do
        item.article = article
        found[#found + 1] = item
      end
    end
    for _, message in ipairs(failures) do say(message) end
    return found
  end

  local function note_ran(request)
    loaded = request
    request.articles = #each_article()
  end

  local function in_text_order(found)
    local place, rank = {}, {}
    for i, item in ipairs(found) do place[item] = i end
    for i, article in ipairs(articles) do rank[article] = rank[article] or i end
    table.sort(found, function(a, b)
      if a.article ~= b.article then return rank[a.article] < rank[b.article] end
      if a.first ~= b.first then return a.first < b.first end
      if a.last ~= b.last then return a.last > b.last end
      return place[a] < place[b]
    end)
    return found
  end

  local function count_articles(found)
    local seen, count = {}, 0
    for _, item in ipairs(found) do
      if not seen[item.article] then
        seen[item.article] = true
        count = count + 1
      end
    end
    return count
  end

  local function summary(found, noun, nouns)
    return show.count(#found, noun, nouns) .. " in " .. count_articles(found) .. " of " .. show.count(#each_article(), "article")
  end

  -- ---- find ----

  -- A pattern without a token in it is one over the bytes of the text.
  local function find_maker(pattern)
    local over = not lazy.has_tokens(pattern) and "text" or nil
    return function(lode, lpeg)
      return lode.rule { api = 1, name = "find", over = over, match = lazy.build(pattern, lode, lpeg) }
    end
  end

  local function need_lines(name, lines, default)
    if lines == nil then return default end
    if math.type(lines) ~= "integer" or lines < 0 then fail(name .. "(pattern, n): n is how many lines to show") end
    return lines
  end

  local function need_pattern(name, pattern)
    if type(pattern) == "string" then return lazy.t.word(pattern) end
    if lazy.is_pattern(pattern) then return pattern end
    if debug.getmetatable(pattern) and tostring(pattern):find "^rule " then
      fail(name .. " takes a pattern; a rule is tried with try(rule)")
    end
    fail(name .. " takes a pattern, as in: " .. name .. "(t.word \"visit\"), not a " .. type(pattern) ..
      (type(pattern) == "function" and ": give the constructor what it asks for" or ""))
  end

  -- All places where the pattern matches.
  local function matches_of(name, pattern)
    pattern = need_pattern(name, pattern)
    note_changes()
    local ok, order, errors = pcall(replace, { make = find_maker(pattern) })
    if not ok then error((tostring(order):gsub("rule 'find': ", ""):gsub("of kind 'find' ", "")), 0) end
    for _, message in ipairs(errors) do say(message) end
    return rows.new(in_text_order(run_all()))
  end

  local function put_summary(found)
    write(paint(summary(found, "match", "matches"), "dim"), "\n")
    session.shown[found] = true
    return found
  end

  work.find = exclusive("find", function(pattern, lines)
    lines = need_lines("find", lines, FIND_LINES)
    local found = matches_of("find", pattern)
    if lines > 0 then found:show(1, lines) end
    return put_summary(found)
  end)

  work.count = exclusive("count", function(pattern, field)
    local found = matches_of("count", pattern)
    found:count(field)
    put_summary(found)
    session.shown[found] = nil
    return #found
  end)

  local KWIC = { left = true, right = true, text = true }

  work.kwic = exclusive("kwic", function(pattern, lines, sort)
    lines = need_lines("kwic", lines, FIND_LINES)
    sort = sort or "right"
    if not KWIC[sort] then fail 'kwic(pattern, n, sort): sort is "left", "right" or "text"' end
    local found = matches_of("kwic", pattern)
    local sentence_of, keys = places.sentence_finder(), {}
    for _, item in ipairs(found) do
      local left, right = places.neighbours(item, sentence_of)
      keys[item] = sort == "right" and right or sort == "text" and item.text:lower() or left:reverse()
    end
    local sorted = sort == "text" and found or found:sort(function(item) return keys[item] end)
    for i = 1, math.min(#sorted, lines) do write(places.kwic_line(sorted[i], sentence_of, host.width()), "\n") end
    return put_summary(sorted)
  end)

  -- n of the articles, spread over all: the same ones each time.
  function work.sample(n)
    n = math.tointeger(n or 10)
    if not n or n < 1 then fail "sample(n): n is how many articles" end
    local list, chosen = each_article(), {}
    n = math.min(n, #list)
    for i = 1, n do chosen[i] = list[1 + (i - 1) * #list // n] end
    return chosen
  end

  -- ---- try ----

  local function key_of(item)
    return item.text .. "\0" .. show.fields(item, { paint = function(text) return text end, width = math.huge })
  end

  -- The items of one kind, those that look the same together: { { item, count } }, most first.
  local function groups_of(items)
    local groups, by_key = {}, {}
    for _, item in ipairs(items) do
      local key = key_of(item)
      local group = by_key[key]
      if not group then
        group = { item = item, count = 0, number = #groups + 1 }
        by_key[key] = group
        groups[#groups + 1] = group
      end
      group.count = group.count + 1
    end
    table.sort(groups, function(a, b)
      if a.count ~= b.count then return a.count > b.count end
      return a.number < b.number
    end)
    return groups
  end

  local function show_group(group)
    local fields = show.fields(group.item, session.options())
    write(("%6d  "):format(group.count), paint(show.line(group.item.text, host.width() - 10), "string"),
      fields ~= "" and "  " .. fields or "", "\n")
  end

  local function show_kind(kind, items)
    write(paint(kind, "bold"), ": ", summary(items, "item"), "\n")
    local groups = groups_of(items)
    for i = 1, math.min(#groups, TRY_LINES) do show_group(groups[i]) end
    if #groups > TRY_LINES then write("        … ", show.count(#groups - TRY_LINES, "other"), "\n") end
  end

  local function show_items(found)
    local kinds, by_kind = {}, {}
    for _, item in ipairs(found) do
      if not by_kind[item.kind] then
        by_kind[item.kind] = {}
        kinds[#kinds + 1] = item.kind
      end
      table.insert(by_kind[item.kind], item)
    end
    table.sort(kinds)
    for _, kind in ipairs(kinds) do show_kind(kind, by_kind[kind]) end
    if #found == 0 then write("nothing was found in ", show.count(#each_article(), "article"), "\n") end
  end

  local function show_failed_example(example, problems)
    write("  ", paint("failed", "bad"), "  ", show.line(type(example) == "table" and tostring(example[1]) or "?", 70), "\n")
    for _, problem in ipairs(problems) do write("    ", (problem:gsub("\n", "\n    ")), "\n") end
  end

  local function run_examples(rule)
    local list = rule.spec.examples or {}
    local passed = 0
    for _, example in ipairs(list) do
      local problems = examples.run({ name = rule.name, emits = rule.kinds }, example)
      if #problems == 0 then passed = passed + 1 else show_failed_example(example, problems) end
    end
    if #list == 0 then return end
    local text = passed .. " of " .. show.count(#list, "example") .. " of '" .. rule.name .. "' pass"
    write(paint(text, passed == #list and "good" or "bad"), "\n")
  end

  -- Runs the request's rules: their items and examples.
  local function run_request(request)
    current = request
    local order, errors = replace(request)
    for _, message in ipairs(errors) do say(message) end
    local found = rows.new(in_text_order(run_all()))
    before, latest = latest, { name = request.selection, items = found }
    note_ran(request)
    show_items(found)
    for _, rule in ipairs(order) do
      if request.wanted[rule.name] then run_examples(rule) end
    end
    session.shown[found] = true
    return found
  end

  local RULE = {}

  local function rule_maker(rules)
    return function(lode, lpeg)
      local made = {}
      for i, rule in ipairs(rules) do
        local spec = {}
        for name, value in pairs(rule.spec) do spec[name] = value end
        spec.match = lazy.build(spec.match, lode, lpeg)
        spec.trigger = lazy.build(spec.trigger, lode, lpeg)
        made[i] = lode.rule(spec)
      end
      return made
    end
  end

  -- lode.rule at the prompt: checked at once, built by try.
  function work.make_rule(spec)
    if type(spec) ~= "table" then fail("lode.rule takes a table, not a " .. type(spec)) end
    local copy = { api = 1, name = "typed" }
    for name, value in pairs(spec) do copy[name] = value end
    local rule = setmetatable({ spec = copy }, RULE)
    script.read("stdin", rule_maker { rule })
    return rule
  end

  function RULE.__tostring(rule)
    return "rule " .. rule.spec.name .. (rule.spec.about and ": " .. rule.spec.about or "")
  end

  local function request_of_rules(rules)
    return { make = rule_maker(rules) }
  end

  local function request_of_name(name)
    if name:find "/" or name:find "%.lua$" then
      local path = name:find "/" and name or "./" .. name
      if not core.is_file(path) then fail(name .. ": no such rule script") end
      add_path(path)
      return { selection = path }
    end
    return { selection = name }
  end

  -- What `try` was given, as a request.
  local function request_of(what)
    if type(what) == "string" and what:find "%S" then return request_of_name(what) end
    if debug.getmetatable(what) == RULE then return request_of_rules { what } end
    if type(what) == "table" and debug.getmetatable(what[1]) == RULE then return request_of_rules(what) end
    fail("try takes a rule's name, the path of a script, or what lode.rule{...} made, not a " .. type(what))
  end

  work.try = exclusive("try", function(what)
    note_changes()
    return run_request(request_of(what))
  end)

  -- ---- items, rules, reload ----

  function work.load_rules()
    if settings.rules then selected_paths(settings.rules) end
    if settings.rules then replace(current) end
  end

  -- Runs the current rules where they have not run over all articles yet.
  local function run_current()
    if loaded == current and loaded.articles == #each_article() then return end
    replace(current)
    run_all(true)
    note_ran(current)
  end

  work.items = exclusive("items", function(kind)
    if kind ~= nil and type(kind) ~= "string" then fail "items(kind): kind is a name, as in items \"person\"" end
    note_changes()
    run_current()
    local found = {}
    for _, article in ipairs(each_article()) do
      for _, item in ipairs(kind and article:items(kind) or host.items(article)) do
        item.article = article
        found[#found + 1] = item
      end
    end
    return rows.new(in_text_order(found))
  end)

  -- ---- show, why, diff ----

  local look = core.import "repl/look"(session, {
    rows = rows, fail = fail, each_article = each_article, run_current = run_current,
    last_runs = function() return before, latest end, replace = replace, current = function() return current end,
    forget = function() loaded = nil end,
  })
  work.show = exclusive("show", look.show)
  work.why = exclusive("why", look.why)
  work.diff = exclusive("diff", look.diff)
  work.rows = rows

  local function padded(text, width)
    return text .. (" "):rep(width - show.width(text))
  end

  local function kinds_text(rule)
    local kinds = {}
    for i, one in ipairs(rule.emits) do kinds[i] = one.kind end
    return table.concat(kinds, ", ")
  end

  work.rules = exclusive("rules", function()
    local rules, errors = loader.all_rules()
    local names, kinds = 8, 8
    for _, path in ipairs(paths) do
      local ok, made = pcall(script.read, path)
      for _, rule in ipairs(ok and made.rules or {}) do
        rules[#rules + 1] = { name = rule.name, emits = rule.kinds, about = rule.spec.about or path }
      end
      if not ok then errors[#errors + 1] = made end
    end
    for _, rule in ipairs(rules) do
      names = math.max(names, show.width(rule.name))
      kinds = math.min(math.max(kinds, show.width(kinds_text(rule))), 28)
    end
    for _, rule in ipairs(rules) do
      write(paint(padded(rule.name, names), "bold"), "  ", padded(kinds_text(rule), kinds), "  ",
        show.line(rule.about or "", math.max(host.width() - names - kinds - 4, 20)), "\n")
    end
    for _, message in ipairs(errors) do say(message) end
  end)

  work.reload = exclusive("reload", function()
    local changed = changed_scripts()
    for _, path in ipairs(changed) do write(path, ": read again\n") end
    if #changed == 0 then write "no script has changed\n" end
    if not current.selection and not current.make then return end
    return run_request(current)
  end)

  return work
end
