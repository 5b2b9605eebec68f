-- compare.lua - two lists of items over one article: which are the same, which are not.
--
-- Items have kind, rule (may be absent), start, stop (code points or bytes, the same in both lists; stop
-- exclusive), text and fields, a table.

local compare = {}

local function overlaps(a, b)
  return a.start < b.stop and b.start < a.stop
end

compare.overlaps = overlaps

-- A value as it is printed, so that numbers and lists compare too.
function compare.printed(value)
  if type(value) == "table" then
    local words = {}
    for i, one in ipairs(value) do words[i] = compare.printed(one) end
    return table.concat(words, ", ")
  end
  if math.type(value) == "float" and value == math.floor(value) and math.abs(value) < 1e15 then return ("%d"):format(value) end
  return tostring(value)
end

-- Names of fields that differ, sorted.
function compare.fields(a, b)
  local names, seen = {}, {}
  for _, side in ipairs { a.fields, b.fields } do
    for name in pairs(side) do
      if not seen[name] and compare.printed(a.fields[name]) ~= compare.printed(b.fields[name]) then names[#names + 1] = name end
      seen[name] = true
    end
  end
  table.sort(names)
  return names
end

local function in_order(items)
  local sorted = table.move(items, 1, #items, 1, {})
  table.sort(sorted, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    if a.stop ~= b.stop then return a.stop > b.stop end
    return a.kind < b.kind
  end)
  return sorted
end

-- Pairs items one to one: first those with the same place, then those that overlap, from left to right.
-- same(a, b) says whether two may be paired.  Returns { { old, new } }, and what is left of each.
function compare.pairs(old, new, same)
  local taken, pairs_found, left_old = {}, {}, {}
  local a, b = in_order(old), in_order(new)
  local function pair(fits)
    local rest, from = {}, 1
    for _, one in ipairs(a) do
      local found
      while from <= #b and b[from].stop <= one.start and b[from].start < one.start do from = from + 1 end
      for i = from, #b do
        if b[i].start >= one.stop and b[i].start > one.start then break end
        if not taken[b[i]] and same(one, b[i]) and fits(one, b[i]) then
          found = b[i]
          break
        end
      end
      if found then
        taken[found] = true
        pairs_found[#pairs_found + 1] = { old = one, new = found }
      else
        rest[#rest + 1] = one
      end
    end
    a = rest
  end
  pair(function(x, y) return x.start == y.start and x.stop == y.stop end)
  pair(overlaps)
  left_old = a
  local left_new = {}
  for _, one in ipairs(b) do
    if not taken[one] then left_new[#left_new + 1] = one end
  end
  return pairs_found, left_old, left_new
end

local function same_rule(a, b)
  return a.kind == b.kind and a.rule == b.rule
end

-- { gained = items, lost = items, changed = { { old, new, fields = names that differ } }, same = count }.
function compare.items(old, new)
  local result = { changed = {}, same = 0 }
  local matched
  matched, result.lost, result.gained = compare.pairs(old, new, same_rule)
  for _, pair in ipairs(matched) do
    pair.fields = compare.fields(pair.old, pair.new)
    if #pair.fields > 0 or pair.old.start ~= pair.new.start or pair.old.stop ~= pair.new.stop then
      table.insert(result.changed, pair)
    else
      result.same = result.same + 1
    end
  end
  return result
end

local PLACE = { kind = true, text = true, start = true, ["end"] = true, rule = true }

-- An object of `found` in JSON lines as an item.
function compare.from_json(one)
  local item = { kind = one.kind, rule = one.rule, start = one.start, stop = one["end"], text = one.text, fields = {} }
  for name, value in pairs(one) do
    if not PLACE[name] then item.fields[name] = value end
  end
  return item
end

return compare
