-- Takes and page turns ("(MORE)", "Continued on page 7") may stand in the middle of
-- a paragraph, which goes on after them.

local wires = require "layout.wires"
local lines = require "layout.steps.lines"

local find = string.find

-- "ELLERY-CRANE 2" after "(MORE)": the slug of the next take.
local function is_take_slug (line)
  return line ~= nil and line.kind == "plain" and line.text and #line.text <= 60
    and find(line.text, "^[%u%d][%u%d %-/,]*%d?$") and not find(line.text, "^%d+$")
end

local function mark_slugs (list)
  local found = false
  for i, line in ipairs(list) do
    if line.kind == "litter" and wires.takes[line.why] then
      found = true
      local below = list[i + 1]
      if line.why == "take" and is_take_slug(below) then below.kind, below.why = "litter", "take" end
    end
  end
  return found
end

local function goes_on (raw, before, line)
  return before.kind == "plain" and line.kind == "plain" and not line.turn and find(raw, "^[a-z]", line.first)
    and not lines.ends_sentence(raw, before.first, before.last)
end

-- The list without such lines, which go to `cuts`.
local function bridge (raw, list, cuts)
  if not mark_slugs(list) then return list end
  local kept, crossed = {}, false
  for _, line in ipairs(list) do
    if line.kind == "litter" and wires.takes[line.why] then
      cuts[#cuts + 1] = { first = line.first, last = line.last, why = line.why }
      crossed = true
    else
      local before = kept[#kept]
      if crossed and before then
        line.continues = goes_on(raw, before, line)
        line.gap = not line.continues
        if line.continues then line.indent = before.indent end
      end
      kept[#kept + 1], crossed = line, false
    end
  end
  return kept
end

return { bridge = bridge }
