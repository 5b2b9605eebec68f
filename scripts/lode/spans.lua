-- lode.spans: what rules do with the places of items.
--
--   local spans = require "lode.spans"

local spans = {}

local function in_order (a, b)
  if a.first ~= b.first then return a.first < b.first end
  return a.last > b.last
end

-- Puts items into the order of the text, the longer first; most come so.
local function arrange (items)
  for i = 2, #items do
    local a, b = items[i - 1], items[i]
    if b.first < a.first or b.first == a.first and b.last > a.last then
      table.sort(items, in_order)
      break
    end
  end
  return items
end
spans.arrange = arrange

-- How many of the items, which are in the order of the text, begin before the place.
function spans.count_before (items, place)
  local low, high = 0, #items
  while low < high do
    local middle = (low + high + 1) // 2
    if items[middle].first < place then low = middle else high = middle - 1 end
  end
  return low
end

-- The items that lie in none of `outer`: places outside organizations.
function spans.outside (items, outer)
  local kept, from = {}, 1
  arrange(items)
  for _, item in ipairs(items) do
    while outer[from] and outer[from].last < item.first do from = from + 1 end
    local inside, i = nil, from
    while outer[i] and outer[i].first <= item.first do
      if item.last <= outer[i].last then inside = outer[i]; break end
      i = i + 1
    end
    if not inside then kept[#kept + 1] = item end
  end
  return kept
end

-- Of items that overlap, the longest; of equally long ones the first.
function spans.longest (items)
  arrange(items)
  local kept = {}
  for _, item in ipairs(items) do
    local last = kept[#kept]
    if not last or item.first > last.last then
      kept[#kept + 1] = item
    elseif item.last - item.first > last.last - last.first then
      kept[#kept] = item
    end
  end
  return kept
end

return spans
