-- nearest.lua - the known name that a misspelt one is closest to.

-- Edit distance with swaps (Damerau, restricted), given up past `most`.
local function distance(a, b, most)
  if math.abs(#a - #b) > most then return most + 1 end
  local before, last, row = {}, {}, {}
  for j = 0, #b do last[j] = j end
  for i = 1, #a do
    row[0] = i
    local least = i
    for j = 1, #b do
      local cost = a:byte(i) == b:byte(j) and 0 or 1
      local d = math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
        d = math.min(d, before[j - 2] + 1)
      end
      row[j] = d
      least = math.min(least, d)
    end
    if least > most then return most + 1 end
    before, last, row = last, row, before
  end
  return last[#b]
end

-- Whether `a` is likelier to be meant than `b`, which is as near: a wrong letter is commoner than one too many or too few.
local function likelier(a, b, name)
  local more_a, more_b = math.abs(#a - #name), math.abs(#b - #name)
  if more_a ~= more_b then return more_a < more_b end
  return a < b
end

-- The name in `names` (an array) nearest to `name`, or nil when none is near.
local function nearest(name, names)
  local most = math.max(1, #name // 3)
  local best, best_distance
  for _, candidate in ipairs(names) do
    local d = distance(name:lower(), candidate:lower(), most)
    if d <= most and (not best or d < best_distance or (d == best_distance and likelier(candidate, best, name))) then
      best, best_distance = candidate, d
    end
  end
  return best
end

return nearest
