-- profile.lua - what rules and the parts of their patterns cost: the report of `lode profile`.
--
-- Each pattern is built a second time with a counter before and behind each part that has a name
-- (engine/lua/count.c): local variables of the script, fields, sides of choices, whole patterns.

local core = ...
local lazy = core.import "lazy"
local loader = core.import "loader"
local lpeg = require "lpeg"
local parts = core.import "parts"
local recorded = core.import "recorded"
local show = core.import "show"

local profile = {}

local MOST_PARTS, MOST_LISTED = 12, 20
local MANY_TRIES, FEW_MATCHES = 200, 50 -- a trigger is loose with so many tries, so many a match

local list = {}    -- parts: { node, root, record, role }, by number
local numbers = {} -- root of a pattern → node → number: what t.any costs here is not what it costs there

-- ---- patterns that count ----

-- Whether LPeg's own tree goes on below: elsewhere counters are not allowed, or say nothing.
local function is_open(known)
  return known.tokens and (not known.op:find "^t%." or known.op == "t.near" or known.op == "t.has" or known.op == "t.span") and
    known.op ~= "lpeg.B" and known.op ~= "lpeg.Cmt" and known.op ~= "re.compile"
end

local function add_part(root, node, record, role)
  local of_root = numbers[root] or {}
  numbers[root] = of_root
  if not of_root[node] then
    list[#list + 1] = { node = node, root = root, record = record, role = role }
    of_root[node] = #list
  end
  return list[of_root[node]]
end

-- Notes the parts of a pattern that are counted.
local function note_parts(root, record)
  add_part(root, root, record, "whole")
  parts.each(root, function(node)
    local known = lazy.node(node)
    if not known.tokens then return false end
    if record.names[node] then add_part(root, node, record, "name") end
    if known.op == "t.span" then add_part(root, node, record, "field") end
    if known.op == "+" then
      for i = 1, 2 do
        local side = lazy.node(known.args[i])
        if side and side.tokens and side.op ~= "+" then
          add_part(root, known.args[i], record, "side").side = true
        end
      end
    end
    return is_open(known)
  end)
end

-- The counting form of a pattern, for recorded.lua.
local function trace(root, world, context, record)
  note_parts(root, record)
  local counting = { t = world.t, lpeg = world.lpeg, made = {} }
  local function around(node, pattern)
    local number = numbers[root][node]
    if not number then return pattern end
    local enter, leave = core.counter(number, node == root)
    context.functions[enter], context.functions[leave] = true, true
    return lpeg.Cmt(lpeg.P(true), enter) * pattern * lpeg.Cmt(lpeg.P(true), leave)
  end
  function counting.before(node, known)
    if not is_open(known) then return lazy.build_in(node, world) end
  end
  function counting.wrap(node, known, pattern)
    return known.tokens and around(node, pattern) or pattern
  end
  return lazy.build_in(root, counting)
end

function profile.record(path)
  return recorded.read(path, trace)
end

-- After loading: tells the engine which parts lie in which.
function profile.begin()
  local inside = {}
  for i, one in ipairs(list) do
    inside[i] = {}
    parts.each(one.node, function(node)
      local number = numbers[one.root][node]
      if number and number ~= i then table.insert(inside[i], number) end
    end)
  end
  core.counters(inside)
end

-- ---- what was measured, as data ----

local function measured_patterns(rule, costs)
  local patterns = {}
  local triggers = core.trigger_text(rule.index)
  for i, one in ipairs(rule.script.record.patterns[rule.name]) do
    local cost = costs.patterns[rule.first_pattern + i]
    patterns[i] = { kind = one.kind, places = cost.places, tries = cost.tries, matches = cost.matches, node = one.node,
      trigger = triggers[i] and triggers[i].text or nil }
  end
  return patterns
end

-- The parts of a pattern, each with its share of the pattern's time, the largest first.
local function measured_parts(rule, pattern, costs, ns)
  local of_root = numbers[pattern.node] or {}
  local root = of_root[pattern.node]
  local all = root and costs.parts[root].whole or 0
  local found = {}
  parts.each(pattern.node, function(node)
    local number = of_root[node]
    if not number or number == root then return end
    local one, cost = list[number], costs.parts[number]
    found[#found + 1] = { label = parts.label(node, one.record.names), place = parts.place(node), role = one.role, side = one.side or false,
      field = one.role == "field" and lazy.node(node).args[2] or nil,
      tries = cost.tries, matches = cost.matches, share = all > 0 and cost.whole / all or 0, ns = all > 0 and math.floor(ns * cost.whole / all) or 0 }
  end)
  table.sort(found, function(a, b)
    if a.share ~= b.share then return a.share > b.share end
    return a.label < b.label
  end)
  return found
end

-- Nanoseconds in a pattern in the counting run.
local function counted_time(node, costs)
  local number = numbers[node] and numbers[node][node]
  return number and costs.parts[number].whole or 0
end

-- The rule's time goes to its patterns as their counting runs took.
local function share_out(patterns, costs, ns)
  local total = 0
  for _, one in ipairs(patterns) do total = total + counted_time(one.node, costs) end
  for _, one in ipairs(patterns) do
    one.ns = total > 0 and math.floor(ns * counted_time(one.node, costs) / total) or 0
  end
end

local function measured_rules(costs)
  local rules = {}
  for _, rule in ipairs(loader.loaded) do
    local ns = costs.rules[rule.index + 1]
    local one = { name = rule.name, wanted = rule.wanted, script = rule.script.path, ns = ns, patterns = measured_patterns(rule, costs) }
    share_out(one.patterns, costs, ns)
    for _, pattern in ipairs(one.patterns) do
      pattern.parts = rule.wanted and measured_parts(rule, pattern, costs, pattern.ns) or {}
      pattern.node = nil
    end
    rules[#rules + 1] = one
  end
  table.sort(rules, function(a, b)
    if a.ns ~= b.ns then return a.ns > b.ns end
    return a.name < b.name
  end)
  return rules
end

-- ---- for people ----

local function milliseconds(ns)
  return ("%.2f ms"):format(ns / 1e6)
end

local function speed(bytes, ns)
  return ns > 0 and ("%.1f MB/s"):format(bytes / 1e6 / (ns / 1e9)) or "-"
end

local function percent(share)
  return ("%.1f %%"):format(100 * share)
end

local function number_text(count)
  return (show.count(count, "", ""):gsub(" $", ""))
end

-- Rows of cells as aligned lines; the first `left` columns are set to the left.
local function put_table(out, rows, left, indent)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do widths[i] = math.max(widths[i] or 0, show.width(cell)) end
  end
  for _, row in ipairs(rows) do
    local cells = {}
    for i, cell in ipairs(row) do
      local pad = (" "):rep(widths[i] - show.width(cell))
      cells[i] = (i == #row and i > left) and cell or i <= left and cell .. pad or pad .. cell
    end
    out(indent, (table.concat(cells, "  "):gsub("%s+$", "")), "\n")
  end
end

local function put_rules(out, rules, run)
  local rows = { { "rule", "time", "share", "speed", "tries", "matches" } }
  for _, one in ipairs(rules) do
    local tries, matches = 0, 0
    for _, pattern in ipairs(one.patterns) do tries, matches = tries + pattern.tries, matches + pattern.matches end
    rows[#rows + 1] = { one.name .. (one.wanted and "" or " (needed)"), milliseconds(one.ns), percent(run.plain > 0 and one.ns / run.plain or 0),
      speed(run.bytes, one.ns), number_text(tries), number_text(matches) .. "" }
  end
  put_table(out, rows, 1, "")
end

local function part_text(part)
  return (part.field and part.field .. ": " or "") .. part.label .. (part.place and "  " .. part.place:match "[^/]*$" or "")
end

local function put_parts(out, pattern, most)
  local rows = { { "share", "time", "tries", "matches", "part" } }
  for i, part in ipairs(pattern.parts) do
    if i > most then break end
    rows[#rows + 1] = { percent(part.share), milliseconds(part.ns), number_text(part.tries), number_text(part.matches), part_text(part) }
  end
  if #rows > 1 then put_table(out, rows, 0, "    ") end
  if #pattern.parts > most then out("    … ", show.count(#pattern.parts - most, "other part"), ": --all shows them\n") end
end

local function put_patterns(out, rules, style)
  for _, rule in ipairs(rules) do
    for _, pattern in ipairs(rule.wanted and rule.patterns or {}) do
      out("\n", style.paint(rule.name, "bold"), " (", pattern.kind, "): ", show.count(pattern.tries, "try", "tries"), ", ",
        show.count(pattern.matches, "match", "matches"), "; trigger ", pattern.trigger and show.line(pattern.trigger, 60) .. (pattern.places > 0 and ", " .. show.count(pattern.places, "place") or "")
        or "none: tried at every token that it can begin with", "\n")
      put_parts(out, pattern, style.all and math.huge or MOST_PARTS)
    end
  end
end

local function each_part(rules, visit)
  for _, rule in ipairs(rules) do
    for _, pattern in ipairs(rule.patterns) do
      for _, part in ipairs(pattern.parts) do visit(rule, pattern, part) end
    end
  end
end

local function put_never(out, rules, style)
  local never, seen = {}, {}
  each_part(rules, function(rule, _, part)
    local key = part.label .. (part.place or "")
    if part.side and part.matches == 0 and not seen[key] then
      seen[key] = true
      never[#never + 1] = { rule.name, part.tries == 0 and "never tried" or show.count(part.tries, "try", "tries"), part_text(part) }
    end
  end)
  if #never == 0 then return end
  out("\nalternatives that never matched: ", tostring(#never), "\n")
  if not style.all and #never > MOST_LISTED then never[MOST_LISTED + 1] = { "…", "", "--all shows all" } end
  put_table(out, { table.unpack(never, 1, style.all and #never or math.min(#never, MOST_LISTED + 1)) }, 1, "    ")
end

local function put_loose(out, rules)
  local rows = {}
  for _, rule in ipairs(rules) do
    for _, pattern in ipairs(rule.patterns) do
      if pattern.tries >= MANY_TRIES and pattern.tries > FEW_MATCHES * pattern.matches then
        rows[#rows + 1] = { rule.name, pattern.kind, number_text(pattern.tries), number_text(pattern.matches),
          pattern.trigger and show.line(pattern.trigger, 50) or "no trigger" }
      end
    end
  end
  if #rows == 0 then return end
  out("\ntriggers that fire far more often than they match:\n")
  table.insert(rows, 1, { "rule", "kind", "tries", "matches", "trigger" })
  put_table(out, rows, 2, "    ")
end

-- Where the Lua code of rules spends its time, by samples of the run as always.
local function put_lua(out, samples, style)
  if samples.all == 0 then return end
  out("\nLua code, in ", show.count(samples.all, "sample"), " (", percent(samples.matching / samples.all), " of them in matches): functions, and lines\n")
  local rows = { { "share", "function at", "share", "line" } }
  for i = 1, math.min(#samples.functions, #samples.lines, style.all and math.huge or MOST_LISTED) do
    local f, l = samples.functions[i], samples.lines[i]
    rows[#rows + 1] = { percent(f.count / samples.all), f.place, percent(l.count / samples.all), l.place }
  end
  put_table(out, rows, 0, "    ")
end

local function put_slowest(out, run)
  if #run.slowest == 0 then return end
  out("\nslowest articles:\n")
  local rows = {}
  for i, one in ipairs(run.slowest) do
    if i <= 5 then rows[i] = { one.source, milliseconds(one.ns), speed(one.bytes, one.ns) } end
  end
  put_table(out, rows, 1, "    ")
end

local function text_report(run, rules, style)
  local lines = {}
  local function out(...)
    for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
  end
  style.paint = show.painter(style.colored)
  out(show.count(run.articles, "article"), ", ", number_text(run.bytes), " bytes of text: reading and tokens ", milliseconds(run.reading), ", rules ",
    milliseconds(run.plain), ", ", speed(run.bytes, run.plain), "\n\n")
  put_rules(out, rules, run)
  out("\nTimes are of a run as always. Shares of parts are of a run that counts them, ",
    run.plain > 0 and ("%.1f"):format(run.traced / run.plain) or "?", " times as slow, scaled to the first;\n",
    "a part's share has in it the parts that it is made of, so they do not add up to 100 %.\n")
  put_patterns(out, rules, style)
  put_never(out, rules, style)
  put_loose(out, rules)
  put_lua(out, run.samples, style)
  put_slowest(out, run)
  return table.concat(lines)
end

-- run: what engine/cli/profile.c measured.  style: { json, all, colored, width }.
function profile.report(run, style)
  local rules = measured_rules(core.costs())
  if style.json then
    run.rules = rules
    return core.import("json").text(run) .. "\n"
  end
  return text_report(run, rules, style)
end

return profile
