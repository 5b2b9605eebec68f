-- Units: lines that make a paragraph together, with what the later steps ask of
-- them. A unit has kind, first, last, gap (a blank line before it), lines, parts
-- (the lines, if they are several), size (bytes), text (if short), words, final
-- (ends a sentence), prose, turn (a speaker's words); later role or drop.

local lines = require "layout.steps.lines"
local text = require "layout.steps.text"

local text_of, count_words = text.text_of, text.count_words
local max_grammar = text.max_grammar

-- The runs of plain lines that no blank line, speaker or note separates, as { from, to, ... }.
local function plain_runs (list)
  local runs, run = {}, nil
  for i, line in ipairs(list) do
    if line.kind ~= "plain" then
      run = nil
    else
      if not run or line.gap or line.turn or line.starts then
        run = { at = i }
        runs[#runs + 1] = run
      end
      run[#run + 1] = line
    end
  end
  return runs
end

-- A list item that was broken goes on in lines that are indented further.
local function join_list_items (list)
  local item
  for _, line in ipairs(list) do
    if line.kind == "list" then item = line
    elseif item and line.kind == "plain" and not line.gap and line.indent >= item.indent + 2 then
      item.parts = item.parts or { { first = item.first, last = item.last } }
      table.insert(item.parts, line)
      item.last, item.text, line.kind = line.last, nil, "joined"
    else item = nil end
  end
end

-- Sizes and texts of a unit. Beyond 400 bytes the words are not counted: all
-- that is asked then is whether they are many.
local function finish_unit (raw, u)
  u.size = u.last - u.first + 1
  if not u.text or #u.text ~= u.size then
    u.text = u.size <= max_grammar and text_of(raw, u) or nil
    u.words = u.size <= 400 and count_words(u.text) or u.size // 6
    u.final = lines.ends_sentence(raw, u.first, u.last)
  end
  u.prose = u.words >= 25 or u.lines >= 3 or u.final and u.words >= 8 or u.turn == true
  return u
end

local function units_of_run (raw, units, run, width, dense)
  if #run == 1 then
    run[1].lines = 1
    units[#units + 1] = finish_unit(raw, run[1])
    return
  end
  local ranges, sure = lines.paragraphs(raw, run, width, dense)
  for _, range in ipairs(ranges) do
    local head, tail, count = run[range[1]], run[range[2]], range[2] - range[1] + 1
    units[#units + 1] = finish_unit(raw, {
      kind = "plain", first = head.first, last = tail.last, gap = head.gap, lines = count, turn = head.turn,
      parts = sure and count > 1 and table.move(run, range[1], range[2], 1, {}) or nil,
    })
  end
end

-- True if blank lines do not separate the paragraphs of this text.
local function is_dense (runs)
  local longest, total = 0, 0
  for _, run in ipairs(runs) do
    longest = math.max(longest, #run)
    total = total + #run
  end
  return longest >= 8 and longest >= total * 0.6
end

local function make_units (raw, list)
  join_list_items(list)
  local runs = plain_runs(list)
  local width, dense = lines.page_width(raw, runs), is_dense(runs)
  local units, next_run, i = {}, 1, 1
  while i <= #list do
    local line = list[i]
    if line.kind == "plain" then
      local run = runs[next_run]
      units_of_run(raw, units, run, width, dense)
      next_run, i = next_run + 1, i + #run
    else
      if line.kind ~= "joined" then
        line.lines = 1
        units[#units + 1] = finish_unit(raw, line)
      end
      i = i + 1
    end
  end
  return units
end

return {
  make_units = make_units,
  finish_unit = finish_unit,
}
