-- report.lua - the figures of an evaluation, and its errors, for people.

local core = ...
local context = core.import "context"
local score = core.import "eval/score"
local show = core.import "show"

local report = {}

local MOST_ERRORS = 10
local SAID = {
  missed = "missed", spurious = "found in error", bounds = "other bounds", kind = "another kind", field = "another value",
}
local ORDER = { "missed", "spurious", "bounds", "kind", "field" }

local function sorted(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end
report.sorted = sorted

local function figure(value)
  return value and ("%.1f"):format(100 * value) or "-"
end

local function put_table(out, rows, left)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do widths[i] = math.max(widths[i] or 0, show.width(cell)) end
  end
  for _, row in ipairs(rows) do
    local cells = {}
    for i, cell in ipairs(row) do
      local pad = (" "):rep(widths[i] - show.width(cell))
      cells[i] = i <= left and cell .. pad or pad .. cell
    end
    out((table.concat(cells, "  "):gsub("%s+$", "")), "\n")
  end
end

local function row_of(name, counts)
  local s = score.figures(counts.strict, counts.gold, counts.found)
  local o = score.figures(counts.overlap, counts.gold, counts.found)
  return { name, tostring(counts.gold), tostring(counts.found), figure(s.p), figure(s.r), figure(s.f), figure(o.p), figure(o.r), figure(o.f) }
end

local function total_of(result)
  local total = { gold = 0, found = 0, strict = 0, overlap = 0 }
  for _, counts in pairs(result.kinds) do
    for name in pairs(total) do total[name] = total[name] + counts[name] end
  end
  return total
end

local function field_rows(rows, kind, counts)
  for _, name in ipairs(sorted(counts.fields)) do
    local one = counts.fields[name]
    if one.gold > 0 then
      local f = score.figures(one.right, one.gold, one.found)
      rows[#rows + 1] = { "  " .. kind .. "." .. name, tostring(one.gold), tostring(one.found), figure(f.p), figure(f.r), figure(f.f), "", "", "" }
    end
  end
end

function report.figures(out, result)
  local rows = { { "", "gold", "found", "P", "R", "F1", "P~", "R~", "F1~" } }
  local kinds = sorted(result.kinds)
  for _, kind in ipairs(kinds) do
    rows[#rows + 1] = row_of(kind, result.kinds[kind])
    field_rows(rows, kind, result.kinds[kind])
  end
  if #kinds > 1 then rows[#rows + 1] = row_of("all", total_of(result)) end
  put_table(out, rows, 1)
end

-- Gold kinds down, found kinds across.
function report.confusion(out, result)
  local columns = {}
  for _, row in pairs(result.confusion) do
    for kind in pairs(row) do columns[kind] = true end
  end
  columns = sorted(columns)
  if #columns == 0 then return end
  local rows = { { "gold \\ found", table.unpack(columns) } }
  for _, kind in ipairs(sorted(result.confusion)) do
    local row = { kind }
    for _, column in ipairs(columns) do row[#row + 1] = tostring(result.confusion[kind][column] or "") end
    rows[#rows + 1] = row
  end
  out("\nkinds taken for one another:\n")
  put_table(out, rows, 1)
end

local function values_text(one)
  local parts = {}
  for _, name in ipairs(one.fields or {}) do
    parts[#parts + 1] = ("%s = %s, gold %s"):format(name, tostring(one.found_values[name] or "none"), tostring(one.gold_values[name] or "none"))
  end
  return table.concat(parts, "; ")
end

local function detail(one)
  if one.type == "field" then return values_text(one) end
  if one.type == "bounds" then return 'gold "' .. show.line(one.gold, 60) .. '"' end
  if one.type == "kind" then return "found as " .. one.found_kind end
  return ""
end

local function put_error(out, one, style)
  local line = context.line(one.text, one.start, one.stop, math.max(style.width - show.width(one.source) - 8, 40), style.paint)
  out("  ", style.paint(one.source, "place"), "  ", line, "\n")
  local more = detail(one)
  local by = one.rule and "rule " .. one.rule or ""
  if more ~= "" or by ~= "" then out("      ", more, more ~= "" and by ~= "" and "; " or "", by, "\n") end
end

-- Errors by kind and type, so many of each.
function report.errors(out, result, style)
  local groups = {}
  for _, one in ipairs(result.errors) do
    local key = one.kind .. "\0" .. one.type
    groups[key] = groups[key] or {}
    table.insert(groups[key], one)
  end
  for _, kind in ipairs(sorted(result.kinds)) do
    for _, type in ipairs(ORDER) do
      local group = groups[kind .. "\0" .. type]
      if group then
        out("\n", style.paint(kind, "bold"), " ", SAID[type], ": ", tostring(#group), "\n")
        for i, one in ipairs(group) do
          if i <= MOST_ERRORS or style.all then put_error(out, one, style) end
        end
        if #group > MOST_ERRORS and not style.all then out("  … ", tostring(#group - MOST_ERRORS), " more: --all\n") end
      end
    end
  end
end

return report
