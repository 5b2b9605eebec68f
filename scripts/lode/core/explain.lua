-- explain.lua - why a rule matched here and not there: `lode explain` and the prompt's `why`.
--
-- For each sentence (or other unit) in which the engine tried a pattern: the match, with what each part
-- of it took and where that came from; or the attempts that came furthest, and what was missing there.

local core = ...
local lazy = core.import "lazy"
local parts = core.import "parts"
local show = core.import "show"
local walks = core.import "walk"
local loader = core.import "loader"

local explain = {}

-- ---- gathering ----

local function span_text(article, number, first, stop)
  if stop <= first then return "" end
  return (core.token_span(article, number, first, stop).text:gsub("%s+", " "))
end

-- What became of a match at a token: the items that stand there.
local function outcome_of(rule, kind, found, first, stop)
  local gone
  for _, one in ipairs(found) do
    if one.first < stop and one.stop > first then
      if not one.gone then return "item", one end
      gone = one
    end
  end
  if gone then return "dropped", gone end
  if rule.spec.build then return "rejected" end
  return rule.spec.after and "dropped" or "item"
end

local function new_attempt(look, first, stop, unit_stop)
  local one = look.walker:attempt(look.node, first, unit_stop)
  one.agrees = (one.stop or first) == stop
  if one.stop and one.stop > first then
    one.outcome, one.found = outcome_of(look.rule, look.kind, look.found, first, one.stop)
  end
  return one
end

-- The attempts of one pattern over the article, a group a unit: { { first, stop, attempts } }.
local function gather(look)
  local units, last = {}, nil
  for _, try in ipairs(core.tries(look.article, look.number)) do
    local first, stop = core.unit(look.article, look.number, try[1])
    if first and (not last or last.first ~= first) then
      last = { first = first, stop = stop, attempts = {} }
      units[#units + 1] = last
    end
    if first then table.insert(last.attempts, new_attempt(look, try[1], try[2], stop)) end
  end
  return units
end

-- Calls visit(look, units) for each pattern of the rules that were asked for.
local function each_pattern(article, visit, sides)
  for _, rule in ipairs(loader.loaded) do
    local record = rule.wanted and rule.script.record
    for i, one in ipairs(record and record.patterns[rule.name] or {}) do
      local look = { article = article, rule = rule, record = record, kind = one.kind, node = one.node,
        number = rule.first_pattern + i - 1, found = core.found(article, rule.index), text = one.text }
      if not one.text then
        look.walker = walks.new(article, look.number, record, sides)
        visit(look, gather(look))
      else
        visit(look, {})
      end
    end
  end
end

-- For lint: which sides of choices were taken; for tests: whether the walk agrees with LPeg.
function explain.sides(article, sides)
  local agrees = true
  each_pattern(article, function(_, units)
    for _, unit in ipairs(units) do
      for _, one in ipairs(unit.attempts) do agrees = agrees and one.agrees end
    end
  end, sides)
  return agrees
end

-- ---- where a part came from ----

local function entry_text(entry)
  local shown = {}
  for name, value in pairs(entry) do
    if name ~= "list" and name ~= "name" and value ~= "" then shown[#shown + 1] = name .. "=" .. tostring(value) end
  end
  table.sort(shown)
  local list = entry.list or "" -- of a list written in place: without a name
  return (list ~= "" and "list " .. list .. ": " or "list entry ") .. tostring(entry.name) ..
    (#shown > 0 and " (" .. table.concat(shown, ", ") .. ")" or "")
end

local LAYERS = { ["t.list"] = true, ["t.is"] = true }

-- "list countries: Uzbekistan (code=UZ)", "person of rule people"; nil for others.
local function origin_of(look, tree)
  local known = lazy.node(tree.part)
  if not known or not LAYERS[known.op] or tree.stop <= tree.first then return nil end
  local span = core.token_span(look.article, look.number, tree.first, tree.stop)
  if known.op == "t.is" then
    local item = span.item
    if not item then return nil end
    return item.kind .. " of rule " .. item.rule
  end
  local ok, entry = pcall(function() return span.entry end)
  return ok and entry and entry_text(entry) or nil
end

-- ---- the tree of a match ----

local PLAIN = { ["*"] = true, ["+"] = true, ["-"] = true, ["lpeg.P"] = true, ["^"] = true, ["lpeg.Ct"] = true, ["lpeg.V"] = true }

-- What is worth a line: names, fields, and what stands for tokens; { label, field, text, origin, inner, place }.
local function tree_rows(look, tree)
  local inner = {}
  for _, one in ipairs(tree.inner) do table.move(tree_rows(look, one), 1, 20, #inner + 1, inner) end
  local known = lazy.node(tree.part)
  local name = look.record.names[tree.part]
  if not known or tree.stop == tree.first and #inner == 0 or PLAIN[known.op] and not name then return inner end
  local row = { label = parts.label(tree.part, look.record.names), place = parts.place(tree.part), first = tree.first, stop = tree.stop,
    text = span_text(look.article, look.number, tree.first, tree.stop), origin = origin_of(look, tree), inner = inner }
  if known.op == "t.span" then row.field = known.args[2] end
  -- a field or variable around a single part: one line for both
  local only = inner[1]
  if #inner == 1 and only.first == row.first and only.stop == row.stop and (not row.field or not only.field) then
    row.inner, row.origin = only.inner, row.origin or only.origin
    if row.field or only.field and not name then row.label, row.place = only.label, only.place end
    row.field = row.field or only.field
    if name and not row.origin and #only.inner == 0 then row.label = name .. " = " .. parts.code(tree.part, look.record.names) end
  elseif row.field then
    row.label = ""
  end
  return { row }
end

-- ---- what was missing ----

local WHY = { ["not"] = "must not match, and does", near = "nothing of it so near", check = "its function said no" }

-- What would have been needed; parts that may be left out come only where nothing else was missing.
local function needed(look, attempt)
  local must, may = {}, {}
  for _, one in ipairs(attempt.failures) do table.insert(one.optional and may or must, one) end
  local shown = {}
  for _, one in ipairs(#must > 0 and must or may) do
    local field = one.within and lazy.node(one.within).args[2]
    shown[#shown + 1] = { part = parts.label(one.part, look.record.names), code = parts.code(one.part, look.record.names), place = parts.place(one.part), field = field,
      why = WHY[one.why] }
  end
  return shown
end

-- The attempts that did not match, the furthest first; of those that fail at the same token one.
local function best_failures(unit, most)
  local failed, seen = {}, {}
  for _, one in ipairs(unit.attempts) do
    if not one.stop or one.stop == one.first then failed[#failed + 1] = one end
  end
  table.sort(failed, function(a, b)
    local la, lb = a.furthest - a.first, b.furthest - b.first
    if la ~= lb then return la > lb end
    return a.first < b.first
  end)
  local best = {}
  for _, one in ipairs(failed) do
    if #best < most and not seen[one.furthest] then
      seen[one.furthest] = true
      best[#best + 1] = one
    end
  end
  return best, #failed
end

-- ---- the report, as data ----

local function describe_match(look, one)
  return { outcome = one.outcome, text = span_text(look.article, look.number, one.first, one.stop), first = one.first, stop = one.stop,
    parts = tree_rows(look, one.tree), item = one.found and one.found.item }
end

local function describe_failure(look, one, unit)
  local token = one.furthest < unit.stop and core.token(look.article, one.furthest) or nil
  return { reached = span_text(look.article, look.number, one.first, one.furthest), at = token, first = one.first, furthest = one.furthest,
    from = core.token(look.article, one.first), needed = needed(look, one) }
end

-- The units of the article in which a pattern of the rules was tried: { { source, sentence, rule, kind,
-- script, text, tries, matches, failures, failed } }.  options: failures = how many attempts to show.
function explain.article(article, options)
  local report = {}
  each_pattern(article, function(look, units)
    for _, unit in ipairs(units) do
      local _, _, _, sentence = core.token(article, unit.first)
      local best, failed = best_failures(unit, options.failures or 2)
      local one = { source = article.source, sentence = sentence, rule = look.rule.name, kind = look.kind, script = look.rule.script.path,
        text = span_text(article, look.number, unit.first, unit.stop), tries = #unit.attempts, matches = {}, failures = {}, failed = failed,
        first = unit.first }
      for _, attempt in ipairs(unit.attempts) do
        if not attempt.agrees then one.disagrees = true end -- the walk and LPeg: a defect of walk.lua
      end
      for _, attempt in ipairs(unit.attempts) do
        if attempt.stop and attempt.stop > attempt.first then table.insert(one.matches, describe_match(look, attempt)) end
      end
      for i, attempt in ipairs(best) do one.failures[i] = describe_failure(look, attempt, unit) end
      report[#report + 1] = one
    end
  end)
  table.sort(report, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.rule ~= b.rule then return a.rule < b.rule end
    return a.kind < b.kind
  end)
  return report
end

-- ---- the report, for people ----

local OUTCOME = { item = "match", rejected = "match, rejected by build", dropped = "match, taken away by after" }

local function put_rows(out, rows, indent, paint, room)
  local widest = 0
  for _, row in ipairs(rows) do widest = math.max(widest, math.min(show.width(row.text), 40)) end
  for _, row in ipairs(rows) do
    local text = show.line(row.text, 40)
    local right = (row.field and paint(row.field, "name") or "") .. (row.field and row.label ~= "" and "  " or "") .. row.label
    out(indent, paint(text, "string"), (" "):rep(widest - show.width(text)), "  ", show.line(right, room), row.origin and "  ← " .. row.origin or "", "\n")
    put_rows(out, row.inner, indent .. "  ", paint, room)
  end
end

local function put_match(out, match, paint)
  out("    ", paint(OUTCOME[match.outcome], match.outcome == "item" and "good" or "bad"), ' "', match.text, '"\n')
  put_rows(out, match.parts, "      ", paint, 90)
end

local function put_needed(out, one, paint)
  out("        needs ", one.field and one.field .. ": " or "", paint(one.part, "bold"),
    one.code ~= one.part and " = " .. one.code or "", one.why and " (" .. one.why .. ")" or "", one.place and "  " .. one.place or "", "\n")
end

local function put_failure(out, failure, paint)
  local reached = failure.reached ~= "" and '"' .. failure.reached .. '", then' or ""
  out("    no match: ", reached ~= "" and reached .. " " or "", "at ", failure.at and '"' .. paint(failure.at, "match") .. '"' or "the end of the sentence", "\n")
  for i, one in ipairs(failure.needed) do
    if i <= 6 then put_needed(out, one, paint) end
  end
  if #failure.needed > 6 then out("        … or one of ", tostring(#failure.needed - 6), " others\n") end
end

-- The report as text.  style: { paint, width }.
function explain.text(report, style)
  local lines, last = {}, nil
  local function out(...)
    for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
  end
  local paint = style.paint
  for _, one in ipairs(report) do
    if last ~= one.first then
      local place = one.source .. ":" .. one.sentence
      out(paint(place, "place"), "  ", show.line(one.text, math.max(style.width - show.width(place) - 2, 40)), "\n")
      last = one.first
    end
    out("  ", paint(one.rule, "bold"), one.kind ~= one.rule and " (" .. one.kind .. ")" or "", ": ", show.count(one.tries, "try", "tries"), ", ",
      show.count(#one.matches, "match", "matches"), "\n")
    for _, match in ipairs(one.matches) do put_match(out, match, paint) end
    if #one.matches == 0 or style.all then
      for _, failure in ipairs(one.failures) do put_failure(out, failure, paint) end
    end
  end
  return table.concat(lines)
end

return explain
