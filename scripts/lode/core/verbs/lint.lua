-- lint.lua - `lode lint` (engine/cli/lint.c has its help): the checks are in core/lint/.

local core = ...
local json = core.import "json"
local loader = core.import "loader"
local parts = core.import "parts"
local show = core.import "show"

local RANK = { error = 1, warning = 2, note = 3 }

local function stop(message)
  io.stderr:write("lode: ", tostring(message), "\n")
  return 2
end

-- ---- findings ----

-- Whether a comment at the line, or on the one above, allows it: `-- lint: allow unbounded`.
local function is_allowed(sources, path, line, check)
  if not sources[path] then
    sources[path] = {}
    for text in ((core.read_file(path) or "") .. "\n"):gmatch "([^\n]*)\n" do table.insert(sources[path], text) end
  end
  for _, text in ipairs { sources[path][line] or "", sources[path][line - 1] or "" } do
    for names in text:gmatch "%-%-%s*lint:%s*allow%s+([%w%-, ]+)" do
      for name in names:gmatch "[%w%-]+" do
        if name == check then return true end
      end
    end
  end
end

local function collector(findings, rule)
  local sources, seen = {}, {}
  return function(part, check, message, level)
    local place = part and parts.place(part)
    local path, line = (place or ""):match "^(.*):(%d+)$"
    if not path then path, line = rule.script.path, rule.number end
    local key = path .. ":" .. line .. check .. message
    if seen[key] or is_allowed(sources, path, tonumber(line), check) then return end
    seen[key] = true
    findings[#findings + 1] = { path = path, line = tonumber(line), rule = rule.name, check = check, message = message, level = level or "warning" }
  end
end

local function in_order(findings)
  table.sort(findings, function(a, b)
    if a.path ~= b.path then return a.path < b.path end
    if a.line ~= b.line then return a.line < b.line end
    if a.check ~= b.check then return a.check < b.check end
    return a.message < b.message
  end)
end

-- ---- the rules ----

-- What the arguments select, or all rules; each script that does not load is a finding.
local function load_rules(args)
  local wanted = table.concat(args, ",")
  if #args == 0 then
    local names, errors = {}, nil
    local rules
    rules, errors = core.all_rules()
    if #errors > 0 then return nil, errors[1] end
    for i, rule in ipairs(rules) do names[i] = rule.name end
    wanted = table.concat(names, ",")
  end
  local ok, message = pcall(loader.load, wanted, core.import("recorded").read)
  if not ok then return nil, message end
  return true
end

local function lint_rules(findings)
  local loaded = { told = {} }
  for _, rule in ipairs(loader.loaded) do loaded[rule.name] = rule end
  for _, rule in ipairs(loader.loaded) do
    if rule.wanted then
      local report = collector(findings, rule)
      core.import "lint/rules"(rule, loaded, report)
      for _, one in ipairs(rule.script.record.patterns[rule.name]) do
        if rule.spec.over ~= "text" then
          core.import "lint/patterns"(one.node, rule.spec.over or "sentence", rule.script.record.names, report)
        end
      end
      core.import "lint/examples"(rule, report)
    end
  end
end

-- ---- output ----

local STYLE = { error = "bad", warning = "name", note = "dim" }

local function put(findings, options)
  local paint, counts = show.painter(options.colored), { error = 0, warning = 0, note = 0 }
  for _, one in ipairs(findings) do
    counts[one.level] = counts[one.level] + 1
    if options.format == "jsonl" then
      io.stdout:write(json.text(one), "\n")
    elseif RANK[one.level] < 3 or options.all then
      io.stdout:write(paint(one.path .. ":" .. one.line, "place"), ": ", paint(one.level, STYLE[one.level]), ": ", one.message, " [", one.check, "]\n")
    end
  end
  if options.format ~= "jsonl" then
    io.stdout:write(show.count(counts.error, "error"), ", ", show.count(counts.warning, "warning"), ", ", show.count(counts.note, "note"),
      counts.note > 0 and not options.all and " (--all shows them)" or "", "\n")
  end
  return counts.error + counts.warning > 0 and 1 or 0
end

return function(_, args, options)
  for _, arg in ipairs(args) do
    if (arg:find "/" or arg:find "%.lua$") and not core.is_file(arg) then return stop(arg .. ": no such rule script") end
  end
  local ok, message = load_rules(args)
  if not ok then
    message = tostring(message):gsub("^%-r '.-': ", "")
    return stop(message)
  end
  local findings = {}
  lint_rules(findings)
  in_order(findings)
  return put(findings, options)
end
