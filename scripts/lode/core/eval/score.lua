-- score.lua - counts of what agrees with the gold, and the figures that come of them.
--
-- Strict: kind, begin and end are equal, as at CoNLL-2003 (Tjong Kim Sang and De Meulder, section 3).
-- Overlapping: of the same kind with at least one character in common, paired one to one, as MUC's partial
-- matches (Chinchor and Sundheim 1993) but with full weight.

local core = ...
local compare = core.import "compare"

local score = {}

local function new_counts()
  return { gold = 0, found = 0, strict = 0, overlap = 0, fields = {} }
end

function score.new()
  return { kinds = {}, confusion = {}, errors = {}, documents = 0 }
end

local function counts_of(result, kind)
  result.kinds[kind] = result.kinds[kind] or new_counts()
  return result.kinds[kind]
end

local function field_of(counts, name)
  counts.fields[name] = counts.fields[name] or { gold = 0, found = 0, right = 0 }
  return counts.fields[name]
end

-- Fields count where the gold says anything of them: gold names those it has.
local function count_fields(counts, gold, found, known)
  for _, item in ipairs(gold) do
    for name in pairs(item.fields) do field_of(counts, name).gold = field_of(counts, name).gold + 1 end
  end
  for _, item in ipairs(found) do
    for name in pairs(item.fields) do
      if known[name] then field_of(counts, name).found = field_of(counts, name).found + 1 end
    end
  end
end

local function wrong_fields(pair, known)
  local wrong = {}
  for _, name in ipairs(compare.fields(pair.old, pair.new)) do
    if known[name] then wrong[#wrong + 1] = name end
  end
  return wrong
end

local function count_pair(result, counts, pair, known, note)
  local strict = pair.old.start == pair.new.start and pair.old.stop == pair.new.stop
  counts.overlap = counts.overlap + 1
  if strict then counts.strict = counts.strict + 1 else note("bounds", pair.old, pair.new) end
  for name in pairs(known) do
    local a, b = pair.old.fields[name], pair.new.fields[name]
    if a ~= nil and b ~= nil and compare.printed(a) == compare.printed(b) then
      field_of(counts, name).right = field_of(counts, name).right + 1
    end
  end
  local wrong = wrong_fields(pair, known)
  if #wrong > 0 then note("field", pair.old, pair.new, wrong) end
end

local function of_kind(items, kind)
  local chosen = {}
  for _, item in ipairs(items) do
    if item.kind == kind then chosen[#chosen + 1] = item end
  end
  return chosen
end

local function always()
  return true
end

-- What is left on both sides: of another kind, missed, found in error.
local function count_rest(result, missed, spurious, note)
  local confused, lost, extra = compare.pairs(missed, spurious, always)
  for _, pair in ipairs(confused) do
    local row = result.confusion[pair.old.kind] or {}
    result.confusion[pair.old.kind] = row
    row[pair.new.kind] = (row[pair.new.kind] or 0) + 1
    note("kind", pair.old, pair.new)
  end
  for _, item in ipairs(lost) do note("missed", item, nil) end
  for _, item in ipairs(extra) do note("spurious", nil, item) end
end

-- Adds one document: gold and found are items of compared kinds; note(type, gold, found, fields) is
-- told of each error.  known[kind] = names of fields that the gold has anywhere.
function score.add(result, gold, found, kinds, known, note)
  local missed, spurious = {}, {}
  result.documents = result.documents + 1
  for _, kind in ipairs(kinds) do
    local counts = counts_of(result, kind)
    local a, b = of_kind(gold, kind), of_kind(found, kind)
    counts.gold, counts.found = counts.gold + #a, counts.found + #b
    count_fields(counts, a, b, known[kind])
    local matched, left, right = compare.pairs(a, b, always)
    for _, pair in ipairs(matched) do count_pair(result, counts, pair, known[kind], note) end
    table.move(left, 1, #left, #missed + 1, missed)
    table.move(right, 1, #right, #spurious + 1, spurious)
  end
  count_rest(result, missed, spurious, note)
end

-- Precision, recall and F1; nil where nothing was there to be right or wrong.
function score.figures(right, gold, found)
  local p = found > 0 and right / found or nil
  local r = gold > 0 and right / gold or nil
  local f = p and r and (p + r > 0 and 2 * p * r / (p + r) or 0) or nil
  return { p = p, r = r, f = f }
end

return score
