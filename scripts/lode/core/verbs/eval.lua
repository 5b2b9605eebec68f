-- eval.lua - `lode eval`: rules against gold (engine/cli/eval.c has its help).

local core = ...
local compare = core.import "compare"
local gold = core.import "gold"
local json = core.import "json"
local loader = core.import "loader"
local report = core.import "eval/report"
local score = core.import "eval/score"
local show = core.import "show"

local failed = false

local function fail(message)
  failed = true
  io.stdout:flush()
  io.stderr:write("lode: ", message, "\n")
end

local function stop(message)
  io.stderr:write("lode: ", tostring(message), "\n")
  return 2
end

-- ---- what is compared ----

-- "PER=person,LOC=place" as a table.
local function parse_map(text)
  local map = {}
  for part in (text or ""):gmatch "[^,]+" do
    local from, to = part:match "^%s*([^=%s]+)%s*=%s*(%S+)%s*$"
    if not from then error("--map " .. text .. ": write it as PER=person,LOC=place", 0) end
    map[from] = to
  end
  return map
end

-- kind → { field = true } of the rules that were asked for.
local function emitted_kinds()
  local kinds = {}
  for _, rule in ipairs(loader.loaded) do
    for _, one in ipairs(rule.wanted and rule.kinds or {}) do
      kinds[one.kind] = kinds[one.kind] or {}
      for _, name in ipairs(one.fields) do kinds[one.kind][name] = true end
    end
  end
  return kinds
end

local function map_kinds(documents, map)
  for _, document in ipairs(documents) do
    for _, item in ipairs(document.items) do item.kind = map[item.kind] or item.kind end
    for i, kind in ipairs(document.kinds or {}) do document.kinds[i] = map[kind] or kind end
  end
end

-- kind → fields that the gold has; of all documents.
local function gold_kinds(documents)
  local kinds = {}
  for _, document in ipairs(documents) do
    for _, kind in ipairs(document.kinds or {}) do kinds[kind] = kinds[kind] or {} end
    for _, item in ipairs(document.items) do
      kinds[item.kind] = kinds[item.kind] or {}
      for name in pairs(item.fields) do kinds[item.kind][name] = true end
    end
  end
  return kinds
end

local function names_only_in(a, b)
  local names = {}
  for _, name in ipairs(report.sorted(a)) do
    if not b[name] then names[#names + 1] = name end
  end
  return table.concat(names, ", ")
end

-- Kinds on both sides, with the fields that the gold has; what is on one side only is said.
local function compared_kinds(documents)
  local ours, theirs = emitted_kinds(), gold_kinds(documents)
  local missing, extra = names_only_in(theirs, ours), names_only_in(ours, theirs)
  if missing ~= "" then io.stderr:write("lode: the gold has kinds that no rule here finds, left out: ", missing, " (--map renames)\n") end
  if extra ~= "" then io.stderr:write("lode: kinds without gold, left out: ", extra, "\n") end
  local both = {}
  for kind, fields in pairs(theirs) do
    if ours[kind] then both[kind] = fields end
  end
  return both
end

local function kinds_of(document, both)
  local kinds = {}
  if not document.kinds then return report.sorted(both) end
  for _, kind in ipairs(document.kinds) do
    if both[kind] then kinds[#kinds + 1] = kind end
  end
  table.sort(kinds)
  return kinds
end

-- ---- articles ----

local function base_of(path)
  return (path:match "([^/]+)/*$" or path):gsub("%.[%w]+$", "")
end

-- Finds the document of an article: by source, by the name of the file, by the text.
local function document_finder(documents)
  local by_source, by_base, by_text = {}, {}, {}
  for _, one in ipairs(documents) do
    if one.source then
      by_source[one.source] = one
      by_base[base_of(one.source)] = by_base[base_of(one.source)] and "several" or one
    end
    if one.text then by_text[one.text] = one end
  end
  return function(article)
    local base = by_base[base_of(article.source)]
    return by_source[article.source] or (base ~= "several" and base) or by_text[article.text] or nil
  end
end

-- Calls visit(article, document) for each article of the inputs that has gold.
local function each_input(paths, documents, options, visit)
  local find, seen, without = document_finder(documents), {}, 0
  local input = core.open_inputs(paths, options.as)
  while true do
    local article, message = core.next_article(input)
    if article then
      local document = find(article)
      if document and not seen[document] then
        seen[document] = true
        visit(article, document)
      else
        without = without + 1
      end
      core.free(article)
    elseif message then fail(message)
    else break end
  end
  if without > 0 then io.stderr:write("lode: ", show.count(without, "article"), " without gold, left out\n") end
  for _, one in ipairs(documents) do
    if not seen[one] then fail((one.where or one.source or "gold") .. ": no article of the inputs is " .. (one.source or "its text")) end
  end
end

-- Reads what the gold itself holds or names.
local function each_document(documents, gold_path, visit)
  local folder = gold_path:match "^(.*)/[^/]*$" or "."
  for _, document in ipairs(documents) do
    local article, message
    if document.text then
      article, message = core.read(document.text, { as = "raw", source = document.source, now = document.now })
    else
      local path = document.source or ""
      if not core.is_file(path) and core.is_file(folder .. "/" .. path) then path = folder .. "/" .. path end
      if not core.is_file(path) then path = folder .. "/" .. (path:match "[^/]*$" or "") end
      local input = core.open_inputs { path }
      article, message = core.next_article(input)
    end
    if article then
      visit(article, document)
      core.free(article)
    else
      fail((document.where or "gold") .. ": " .. (message or "it has no text, and its source cannot be read: name the articles"))
    end
  end
end

-- ---- one article ----

local PLACE = { kind = true, text = true, rule = true, first = true, last = true, span = true, article = true }

local function plain_value(value)
  if type(value) == "userdata" then return core.span_text(value) end
  if type(value) == "table" and value.text then return value.text end
  if type(value) == "table" then
    local list = {}
    for i, one in ipairs(value) do list[i] = plain_value(one) end
    return list
  end
  return value
end

local function item_of(one, text)
  local start = utf8.len(text, 1, one.first - 1) or 0
  local item = { kind = one.kind, rule = one.rule, text = one.text, start = start, stop = start + utf8.len(one.text), fields = {} }
  for name, value in pairs(one) do
    if not PLACE[name] and not name:find "^_" then item.fields[name] = plain_value(value) end
  end
  return item
end

local function found_items(article, wanted, kinds)
  local items = {}
  local found, message = core.run(article)
  if message then fail(message) end
  for _, one in ipairs(found) do
    if wanted[one.rule] and kinds[one.kind] then items[#items + 1] = item_of(one, article.text) end
  end
  return items
end

-- Gold items whose text is not there are said, and count all the same: they are missed.
local function check_texts(document, text)
  for _, item in ipairs(document.items) do
    local first = utf8.offset(text, item.start + 1)
    local last = first and utf8.offset(text, item.stop - item.start + 1, first)
    local stands = last and text:sub(first, last - 1)
    local claimed = item.text
    item.text = claimed or stands or ""
    if not stands then
      fail(("%s: %d to %d lies outside of the text"):format(document.where or document.source, item.start, item.stop))
    elseif claimed and claimed ~= stands then
      fail(('%s: the text at %d is "%s", the gold says "%s": was it made for another version of the article?'):format(
        document.where or document.source, item.start, show.line(stands, 40), show.line(claimed, 40)))
    end
  end
end

local function error_of(type, wanted, found, fields, article)
  local at = found or wanted
  return { type = type, kind = (wanted or found).kind, found_kind = found and found.kind, source = article.source, text = article.text,
    start = at.start, stop = at.stop, gold = wanted and wanted.text, rule = found and found.rule, fields = fields,
    gold_values = wanted and wanted.fields, found_values = found and found.fields }
end

-- The items that do not lie in what the gold leaves out.
local function annotated(items, document)
  local left_out = document.unannotated or {}
  if #left_out == 0 then return items end
  local kept = {}
  for _, item in ipairs(items) do
    local inside = false
    for _, one in ipairs(left_out) do
      if item.start >= one.start and item.stop <= one.stop then inside = true end
    end
    if not inside then kept[#kept + 1] = item end
  end
  return kept
end

local function compare_article(article, document, setting)
  local kinds = kinds_of(document, setting.both)
  local wanted_kinds = {}
  for _, kind in ipairs(kinds) do wanted_kinds[kind] = true end
  check_texts(document, article.text)
  local expected = {}
  for _, item in ipairs(document.items) do
    if wanted_kinds[item.kind] then expected[#expected + 1] = item end
  end
  local found = annotated(found_items(article, setting.wanted, wanted_kinds), document)
  expected = annotated(expected, document)
  score.add(setting.result, expected, found, kinds, setting.both, function(type, a, b, fields)
    table.insert(setting.result.errors, error_of(type, a, b, fields, article))
  end)
end

-- ---- results that are kept ----

local function error_key(one)
  return table.concat({ one.source, one.type, one.kind, one.start, one.stop }, ":")
end

local function as_data(result)
  local data = { documents = result.documents, kinds = {}, errors = {}, confusion = result.confusion }
  for kind, counts in pairs(result.kinds) do
    data.kinds[kind] = { gold = counts.gold, found = counts.found, strict = score.figures(counts.strict, counts.gold, counts.found),
      overlapping = score.figures(counts.overlap, counts.gold, counts.found), fields = {} }
    for name, one in pairs(counts.fields) do
      if one.gold > 0 then data.kinds[kind].fields[name] = score.figures(one.right, one.gold, one.found) end
    end
  end
  for i, one in ipairs(result.errors) do
    local sub = one.text
    local first = utf8.offset(sub, one.start + 1)
    local behind = first and utf8.offset(sub, one.stop - one.start + 1, first) -- nil: gold that lies outside of the text
    data.errors[i] = { type = one.type, kind = one.kind, source = one.source, start = one.start, ["end"] = one.stop, rule = one.rule, gold = one.gold,
      text = behind and sub:sub(first, behind - 1) or "", key = error_key(one) }
  end
  return data
end

local function save(path, data)
  local file, message = io.open(path, "w")
  if not file then return fail("--save " .. message) end
  local ok, why = file:write(json.text(data), "\n")
  if not (ok and file:close()) then fail("--save " .. path .. ": " .. tostring(why)) end
end

local function read_saved(path)
  local text, message = core.read_file(path)
  if not text then return nil, message end
  local data, why = core.json(text)
  if type(data) ~= "table" or type(data.kinds) ~= "table" then
    return nil, path .. ": no result that --save wrote" .. (why and ": " .. why:gsub("%s*\n.*", "") or "")
  end
  return data
end

local function put_change(out, kind, name, before, after)
  local a, b = before and before.f or 0, after and after.f or 0
  if math.abs(b - a) >= 0.0005 then out(("  %s %s: F1 %.1f → %.1f (%+.1f)\n"):format(kind, name, 100 * a, 100 * b, 100 * (b - a))) end
end

local function put_errors(out, title, errors, known, paint)
  local list = {}
  for _, one in ipairs(errors) do
    if not known[one.key] then list[#list + 1] = one end
  end
  if #list == 0 then return end
  out(title, ": ", tostring(#list), "\n")
  for i, one in ipairs(list) do
    if i <= 20 then out("  ", paint(one.source, "place"), "  ", one.kind, " ", one.type, ' "', show.line(one.text, 60), '"\n') end
  end
  if #list > 20 then out("  … ", tostring(#list - 20), " more\n") end
end

local function keys_of(errors)
  local keys = {}
  for _, one in ipairs(errors) do keys[one.key] = true end
  return keys
end

local function put_comparison(out, before, after, path, paint)
  out("\nagainst ", path, ":\n")
  local kinds = {}
  for kind in pairs(before.kinds) do kinds[kind] = true end
  for kind in pairs(after.kinds) do kinds[kind] = true end
  for _, kind in ipairs(report.sorted(kinds)) do
    local a, b = before.kinds[kind] or {}, after.kinds[kind] or {}
    put_change(out, kind, "strict", a.strict, b.strict)
    put_change(out, kind, "overlapping", a.overlapping, b.overlapping)
    local fields = {}
    for name in pairs(a.fields or {}) do fields[name] = true end
    for name in pairs(b.fields or {}) do fields[name] = true end
    for _, name in ipairs(report.sorted(fields)) do put_change(out, kind .. "." .. name, "value", (a.fields or {})[name], (b.fields or {})[name]) end
  end
  put_errors(out, "errors that are gone", before.errors, keys_of(after.errors), paint)
  put_errors(out, "new errors", after.errors, keys_of(before.errors), paint)
  if #report.sorted(keys_of(before.errors)) == #report.sorted(keys_of(after.errors)) then out("  ", show.count(#after.errors, "error"), ", as many as before\n") end
end

-- ---- thresholds ----

-- "0.9,person=0.8" as the general one and those of kinds.
local function parse_min(text)
  local general, kinds = nil, {}
  for part in text:gmatch "[^,]+" do
    local kind, value = part:match "^%s*([%w_%-]+)%s*=%s*([%d%.]+)%s*$"
    value = tonumber(value or part)
    if not value or value < 0 or value > 1 then error("--min " .. text .. ": a figure from 0 to 1, or person=0.9,date=0.8", 0) end
    if kind then kinds[kind] = value else general = value end
  end
  return general, kinds
end

local function below(result, text)
  local general, kinds = parse_min(text)
  local bad = false
  for kind in pairs(kinds) do
    if not result.kinds[kind] then
      bad = true
      io.stderr:write("lode: --min ", kind, ": that kind was not compared\n")
    end
  end
  for _, kind in ipairs(report.sorted(result.kinds)) do
    local counts, least = result.kinds[kind], kinds[kind] or general
    local f = score.figures(counts.strict, counts.gold, counts.found).f or 0
    if least and f < least and counts.gold + counts.found > 0 then
      bad = true
      io.stderr:write(("lode: %s: F1 %.3f is below %.3f\n"):format(kind, f, least))
    end
  end
  return bad
end

-- ---- the verb ----

local function wanted_rules()
  local wanted = {}
  for _, rule in ipairs(loader.loaded) do wanted[rule.name] = rule.wanted end
  return wanted
end

local function evaluate(paths, options)
  local documents = gold.read(options.gold, options.gold_as, fail)
  map_kinds(documents, parse_map(options.map))
  local setting = { both = compared_kinds(documents), wanted = wanted_rules(), result = score.new() }
  local function visit(article, document) compare_article(article, document, setting) end
  if #paths > 0 then each_input(paths, documents, options, visit) else each_document(documents, options.gold, visit) end
  return setting.result
end

local function print_report(result, options, before)
  local function out(...) io.stdout:write(...) end
  local data = as_data(result)
  if options.save then save(options.save, data) end
  if options.format == "jsonl" then
    out(json.text(data), "\n")
    return
  end
  local style = { paint = show.painter(options.colored), width = tonumber(options.width), all = options.all }
  out(show.count(result.documents, "article"), "; P R F1: same kind, begin and end; P~ R~ F1~: same kind, overlapping; per cent\n\n")
  report.figures(out, result)
  report.confusion(out, result)
  if before then put_comparison(out, before, data, options.compare, style.paint) else report.errors(out, result, style) end
end

return function(_, paths, options)
  local ok, message = core.load(options.rules)
  if not ok then return stop(message) end
  local before
  if options.compare then
    before, message = read_saved(options.compare)
    if not before then return stop("--compare " .. message) end
  end
  if options.min then
    ok, message = pcall(parse_min, options.min)
    if not ok then return stop(message) end
  end
  local good, result = pcall(evaluate, paths, options)
  if not good then return stop(result) end
  print_report(result, options, before)
  local low = options.min and below(result, options.min)
  if next(result.kinds) == nil then fail("nothing was compared: the gold and the rules have no kind in common") end
  return (failed or low) and 1 or 0
end
