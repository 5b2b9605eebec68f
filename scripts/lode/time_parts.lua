-- What single parts of a date say as numbers: years, counts, days in figures, clocks.
--
--   local parts = require "lode.time_parts"
--   parts.clock_value(span)      "3:30 p.m." → "T15:30"
--   parts.count_of(item)         "three" → 3, of the span `_count` of an item of the rule `dates`

local calendar = require "lode.calendar"
local numbers = require "lode.numbers"
local sets = require "lode.sets"
local values = require "lode.time_values"
local words = require "lode.time_words"

local key, TWO = sets.key, values.two_digits

local parts = {}

-- The year a span tells; negative before Christ.
function parts.year_of(item)
  local span = item._year
  if not span then return nil end
  if #span > 1 then return words.spoken_year(span.text) end
  local y = not item._era and not item._ad and words.YEAR[span.word] or math.tointeger(tonumber(span.word))
  return y and item._era and -y or y
end

-- What a span comes to by a table; nearly all are one word, and no first word of a longer one is an entry of its own there.
function parts.looked_up(map, span)
  return span and (map[span.word] or map[key(span)])
end

-- The number before a unit; nil for "several".
function parts.count_of(item)
  local span = item._count
  if not span then return item._once and 1 or nil end
  if #span == 1 then
    local word = span.word
    return numbers.cardinals[word] or numbers.scales[word] or numbers.digits(word)
  end
  return numbers.cardinal(numbers.words_of(span.text))
end

function parts.numeric_day(text)
  local a, b, c = text:match "(%d+)%D+(%d+)%D+(%d+)"
  if not a then a, b, c = text:match "^(%d%d%d%d)(%d%d)(%d%d)$" end
  if not a then return nil end
  local x, y, z = math.tointeger(tonumber(a)), math.tointeger(tonumber(b)), math.tointeger(tonumber(c))
  if #a == 4 then return calendar.day(x, y, z) or calendar.day(x, z, y) end
  if #c == 2 then z = z + (z <= 39 and 2000 or 1900) end
  local american, european = calendar.day(z, x, y), calendar.day(z, y, x)
  return not text:find "%." and american or european or american
end

-- ---- clocks ----

local PAST_HOUR = { half = 30, quarter = 15 }

-- "half past six", "a quarter to 7 pm".
local function spoken_clock(s)
  local part, way, hour, half = s:match "(%a+) (%a+) (%w+) ?([ap]?)[%.m]*$"
  local h = part and (numbers.cardinals[hour] or math.tointeger(tonumber(hour)))
  if not h or not PAST_HOUR[part] then return nil end
  local minutes = PAST_HOUR[part]
  if way == "to" then h, minutes = h == 1 and 12 or h - 1, 60 - minutes end
  return "T" .. TWO[half == "p" and h < 12 and h + 12 or h] .. ":" .. TWO[minutes]
end

local CLOCK = { noon = "T12:00", midday = "T12:00", midnight = "T00:00" }

-- "3:30 p.m." as "T15:30".
function parts.clock_value(span)
  local s = key(span)
  if CLOCK[s] then return CLOCK[s] end
  local spoken = spoken_clock(s)
  if spoken then return spoken end
  local h, min, sec = s:match "^(%d+) ?[:%.] ?(%d%d):?(%d*)"
  if not h then h, min = s:match "^(%d%d)(%d%d)" end
  if not h then h = s:match "^%d+" end
  h, min, sec = math.tointeger(tonumber(h)), math.tointeger(tonumber(min or 0)), tonumber(sec or "") or 0
  local half = s:match "([ap])%.?m"
  if not h or min > 59 then return nil end
  if half == "p" and h < 12 then h = h + 12 elseif half == "a" and h == 12 then h = 0 end
  if h > 24 or half and h > 23 then return nil end
  local value = "T" .. TWO[h] .. ":" .. TWO[min]
  return sec > 0 and value .. ":" .. TWO[math.tointeger(sec)] or value
end

-- "8:30" of an evening.
function parts.in_the_evening(clock, p)
  local h = tonumber(clock:sub(2, 3))
  if h < 12 and h > 3 then return "T" .. TWO[math.tointeger(h) + 12] .. clock:sub(4) end
  return clock
end

-- An hour alone behind a part of the day: "tonight at 8".
function parts.hour_value(span, p)
  local h = words.DAY[span.word]
  if h > 12 then return nil end
  if p ~= "TMO" and (h > 5 or p ~= "TNI") and h < 12 then h = h + 12 end
  return "T" .. TWO[h] .. ":00"
end

return parts
