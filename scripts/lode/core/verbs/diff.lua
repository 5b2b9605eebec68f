-- diff.lua - `lode diff`: what two runs found differently (engine/cli/diff.c has its help).

local core = ...
local compare = core.import "compare"
local context = core.import "context"
local json = core.import "json"
local show = core.import "show"

local MOST = 20
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

-- ---- reading ----

-- A run by source: { order = { source, ... }, items = { source = items } }; nil, message when there is no file.
local function read_run(path)
  local text, message = core.read_file(path)
  if not text then return nil, message end
  local run, number = { order = {}, items = {} }, 0
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do
    number = number + 1
    if line:find "%S" then
      local value, why = core.json(line)
      if type(value) ~= "table" or type(value.found) ~= "table" then
        fail(path .. ":" .. number .. ": " .. (why and "no JSON: " .. why:gsub("%s*\n.*", "") or "no object with `found`, as `lode run -o jsonl` prints") ..
          "; the line is left out")
      else
        local source = value.source or "line " .. number
        if not run.items[source] then
          run.order[#run.order + 1] = source
          run.items[source] = {}
        end
        for _, one in ipairs(value.found) do table.insert(run.items[source], compare.from_json(one)) end
      end
    end
  end
  return run
end

local function all_sources(old, new)
  local sources, seen = {}, {}
  for _, run in ipairs { old, new } do
    for _, source in ipairs(run.order) do
      if not seen[source] then sources[#sources + 1] = source end
      seen[source] = true
    end
  end
  return sources
end

-- ---- comparing ----

local function group_of(groups, item)
  local key = (item.rule or "") .. "\0" .. item.kind
  if not groups[key] then groups[key] = { rule = item.rule, kind = item.kind, gained = {}, lost = {}, changed = {} } end
  return groups[key]
end

local function differences(old, new)
  local groups, same = {}, 0
  for _, source in ipairs(all_sources(old, new)) do
    local result = compare.items(old.items[source] or {}, new.items[source] or {})
    same = same + result.same
    for _, item in ipairs(result.gained) do table.insert(group_of(groups, item).gained, { source = source, new = item }) end
    for _, item in ipairs(result.lost) do table.insert(group_of(groups, item).lost, { source = source, old = item }) end
    for _, pair in ipairs(result.changed) do
      table.insert(group_of(groups, pair.new).changed, { source = source, old = pair.old, new = pair.new, fields = pair.fields })
    end
  end
  local list = {}
  for _, group in pairs(groups) do list[#list + 1] = group end
  table.sort(list, function(a, b)
    if (a.rule or "") ~= (b.rule or "") then return (a.rule or "") < (b.rule or "") end
    return a.kind < b.kind
  end)
  return list, same
end

-- ---- showing ----

-- The canonical text of a source, or nil when it cannot be read any more; the last one is kept.
local function text_finder(as)
  local last, text
  return function(source)
    if source ~= last then
      last, text = source, nil
      if core.is_file(source) then
        local article = core.next_article(core.open_inputs({ source }, as))
        text = article and article.text
        if article then core.free(article) end
      end
    end
    return text
  end
end

local function stands_there(text, item)
  local first = utf8.offset(text, item.start + 1)
  local last = first and utf8.offset(text, item.stop - item.start + 1, first)
  return last and text:sub(first, last - 1) == item.text
end

local function fields_text(item)
  local names, parts = {}, {}
  for name in pairs(item.fields) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do parts[i] = name .. " = " .. compare.printed(item.fields[name]) end
  return #parts > 0 and "  {" .. table.concat(parts, ", ") .. "}" or ""
end

local function change_text(one)
  local parts = {}
  if one.old.text ~= one.new.text then parts[1] = ('"%s" → "%s"'):format(show.line(one.old.text, 50), show.line(one.new.text, 50)) end
  for _, name in ipairs(one.fields) do
    local a, b = one.old.fields[name], one.new.fields[name]
    parts[#parts + 1] = name .. ": " .. (a == nil and "none" or compare.printed(a)) .. " → " .. (b == nil and "none" or compare.printed(b))
  end
  return table.concat(parts, "; ")
end

local function put_one(out, sign, one, style)
  local item = one.new or one.old
  local text = style.text_of(one.source)
  local place = style.paint(one.source, "place")
  local room = math.max(style.width - show.width(one.source) - 8, 40)
  local line = text and stands_there(text, item) and context.line(text, item.start, item.stop, room, style.paint) or "«" .. show.line(item.text, room) .. "»"
  out("  ", style.paint(sign, sign == "-" and "bad" or "good"), " ", place, "  ", line, one.fields and "" or fields_text(item), "\n")
  if one.fields then out("        ", change_text(one), "\n") end
end

local function put_list(out, sign, list, style)
  for i, one in ipairs(list) do
    if i <= MOST or style.all then put_one(out, sign, one, style) end
  end
  if #list > MOST and not style.all then out("  ", sign, " … ", tostring(#list - MOST), " more: --all\n") end
end

local function put_text(out, groups, same, style)
  local total = { gained = 0, lost = 0, changed = 0 }
  for _, group in ipairs(groups) do
    out(style.paint((group.rule and group.rule .. ": " or "") .. group.kind, "bold"), "  +", tostring(#group.gained), " -", tostring(#group.lost), " ~", tostring(#group.changed), "\n")
    put_list(out, "+", group.gained, style)
    put_list(out, "-", group.lost, style)
    put_list(out, "~", group.changed, style)
    for name in pairs(total) do total[name] = total[name] + #group[name] end
  end
  out(("%d gained, %d lost, %d changed, %d the same\n"):format(total.gained, total.lost, total.changed, same))
end

local function put_json(out, groups)
  for _, group in ipairs(groups) do
    for _, name in ipairs { "gained", "lost", "changed" } do
      for _, one in ipairs(group[name]) do
        out(json.text { change = name, source = one.source, rule = group.rule, kind = group.kind, old = one.old, new = one.new, fields = one.fields }, "\n")
      end
    end
  end
end

return function(_, args, options)
  if #args ~= 2 then return stop "diff takes two files of `lode run -o jsonl`: lode diff old.jsonl new.jsonl" end
  local old, message = read_run(args[1])
  if not old then return stop(message) end
  local new
  new, message = read_run(args[2])
  if not new then return stop(message) end
  local groups, same = differences(old, new)
  local function out(...) io.stdout:write(...) end
  if options.format == "jsonl" then put_json(out, groups) else
    put_text(out, groups, same, { paint = show.painter(options.colored), width = tonumber(options.width), all = options.all, text_of = text_finder(options.as) })
  end
  return (failed or options.check and #groups > 0) and 1 or 0
end
