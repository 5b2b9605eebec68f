-- lode.spans: what rules do with the places of items.
--
--   local spans = require "lode.spans"

local spans = {}

-- The items that lie in none of `outer`: places outside organizations.
function spans.outside (items, outer)
  local kept, from = {}, 1
  table.sort(items, function (a, b)
    if a.first ~= b.first then return a.first < b.first end
    return a.last > b.last
  end)
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

-- The items that overlap none of `others`.
function spans.apart (items, others)
  local kept = {}
  for _, item in ipairs(items) do
    local free = true
    for _, other in ipairs(others) do
      if item.first <= other.last and other.first <= item.last then free = false break end
    end
    if free then kept[#kept + 1] = item end
  end
  return kept
end

-- Of items that overlap, the longest; of equally long ones the first.
function spans.longest (items)
  table.sort(items, function (a, b)
    if a.first ~= b.first then return a.first < b.first end
    return a.last > b.last
  end)
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

-- Each place where `name` stands in `text` as whole words: for first, last in spans.each(text, name) do … end
function spans.each (text, name)
  local from = 1
  return function ()
    while true do
      local first, last = text:find(name, from, true)
      if not first then return nil end
      from = last + 1
      local before, after = text:sub(first - 1, first - 1), text:sub(last + 1, last + 1)
      if not before:find "[%w\x80-\xff_@#-]" and not after:find "[%w\x80-\xff_-]" then return first, last end
    end
  end
end

return spans
