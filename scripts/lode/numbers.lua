-- Numbers in words and digits, and what they come to.
--
--   local numbers = require "lode.numbers"
--   numbers.value "twenty-one trillion"   → 21000000000000
--   numbers.value "three and a half"      → 3.5
--   t.list(numbers.words)                 the words, as a list for patterns
--
-- `value` reads what an English text says, from left to right: units and tens add up, scales
-- multiply ("two hundred and fifty-four hundredths" is 200.54, as it is said).

local numbers = {}

local CARDINALS = {
  zero = 0, nought = 0, naught = 0, one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8,
  nine = 9, ten = 10, eleven = 11, twelve = 12, thirteen = 13, fourteen = 14, fifteen = 15, sixteen = 16,
  seventeen = 17, eighteen = 18, nineteen = 19, twenty = 20, thirty = 30, forty = 40, fifty = 50, sixty = 60,
  seventy = 70, eighty = 80, ninety = 90,
}

local SCALES = {
  hundred = 100, thousand = 1e3, million = 1e6, billion = 1e9, trillion = 1e12, quadrillion = 1e15, lakh = 1e5, lakhs = 1e5,
  crore = 1e7, crores = 1e7, mn = 1e6, mln = 1e6, mil = 1e6, bn = 1e9, bln = 1e9, tn = 1e12, trn = 1e12, tln = 1e12,
  dozen = 12, dozens = 12, dz = 12, dzs = 12, doz = 12, dozs = 12, score = 20, hundreds = 100, thousands = 1e3,
  millions = 1e6, billions = 1e9, trillions = 1e12,
}

local ORDINALS = {
  first = 1, second = 2, third = 3, fourth = 4, fifth = 5, sixth = 6, seventh = 7, eighth = 8, ninth = 9, tenth = 10,
  eleventh = 11, twelfth = 12, thirteenth = 13, fourteenth = 14, fifteenth = 15, sixteenth = 16, seventeenth = 17,
  eighteenth = 18, nineteenth = 19, twentieth = 20, thirtieth = 30, fortieth = 40, fiftieth = 50, sixtieth = 60,
  seventieth = 70, eightieth = 80, ninetieth = 90, hundredth = 100, thousandth = 1e3, millionth = 1e6, billionth = 1e9,
  trillionth = 1e12,
}

numbers.cardinals, numbers.scales, numbers.ordinals = CARDINALS, SCALES, ORDINALS

local function integer(x)
  return math.tointeger(x) or x
end
numbers.integer = integer

-- "2,000", "3.5", "1 234 567" as a number; nil where it is none.
function numbers.digits(text)
  local plain = text:gsub("[ \u{a0}]", ""):gsub("\u{202f}", "")
  if plain:find "^%d+,%d%d?$" then plain = plain:gsub(",", ".") end -- 1,3: a decimal comma
  if plain:find "^%d%d?%d?[%.%d]*%.%d%d%d,%d+$" then plain = plain:gsub("%.", ""):gsub(",", ".") end
  plain = plain:gsub(",", "")
  return plain:find "^%d*%.?%d+$" and integer(tonumber(plain)) or nil
end

-- The words of a text, in lower case: hyphens part them.
local function words_of(text)
  local words = {}
  for word in text:lower():gsub("%-", " "):gsub("\u{2010}", " "):gsub("\u{2011}", " "):gmatch "%S+" do words[#words + 1] = word end
  return words
end

-- A cardinal in words, digits or both ("3 hundred and 21", "twenty-one trillion"): the value, or nil.
function numbers.cardinal(words)
  local total, part, seen = 0, 0, false
  for i, word in ipairs(words) do
    local unit = CARDINALS[word] or (word:find "^[%d%.]" and numbers.digits(word))
    local scale = SCALES[word]
    if unit then
      part, seen = part + unit, true
    elseif scale then
      if not seen then part = 1 end
      seen = true
      if scale <= 100 then
        part = part * scale
      elseif part == 0 then
        total = total * scale -- "three lakh crore"
      else
        total, part = total + part * scale, 0
      end
    elseif word == "a" or word == "an" then
      if seen then return nil end
      part, seen = 1, true
    elseif word ~= "and" or i == 1 or i == #words then
      return nil
    end
  end
  return seen and integer(total + part) or nil
end

-- An ordinal in words ("twenty-first", "3rd"): the value, or nil.
function numbers.ordinal(text)
  local digits = text:lower():match "^(%d+)%a%a$"
  if digits then return integer(tonumber(digits)) end
  local words = words_of(text)
  local last = ORDINALS[words[#words] or ""]
  if not last then return nil end
  words[#words] = nil
  if #words == 0 then return last end
  local head = numbers.cardinal(words)
  if not head then return nil end
  return last >= 100 and head * last or head + last
end

-- A year as it is said: "nineteen ninety-six", "two thousand and five", "nineteen hundred ninety three".
function numbers.spoken_year(text)
  local words = words_of(text)
  local century = CARDINALS[words[1] or ""]
  if century and century >= 11 and century <= 20 and words[2] ~= "hundred" and words[2] then
    local rest = {}
    for i = 2, #words do if words[i] ~= "oh" then rest[#rest + 1] = words[i] end end
    local years = numbers.cardinal(rest)
    return years and years < 100 and century * 100 + years or nil
  end
  return numbers.cardinal(words)
end

numbers.words_of = words_of

return numbers
