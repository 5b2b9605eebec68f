-- What sums come to: figures, words, scales and powers as numbers, currencies as codes.
--
--   local values = require "lode.amount_values"
--   values.of(span)          the number that a span of a text says, or nil
--   values.of_text "2.5bn"   → 2500000000
--
-- Plain figures, by far the most, are read first; words go to lode.numbers.

local numbers = require "lode.numbers"

local values = {}

local VULGAR = { ["½"] = 1 / 2, ["¼"] = 1 / 4, ["¾"] = 3 / 4, ["⅓"] = 1 / 3, ["⅔"] = 2 / 3, ["⅛"] = 1 / 8, ["⅙"] = 1 / 6, ["⅕"] = 1 / 5 }
local PARTS = { [2] = true, [3] = true, [4] = true, [5] = true, [8] = true, [16] = true } -- "3/4" is a fraction, "9/11" is none

-- "5bn", "10k": digits and a scale in one word.
local LETTERS = { k = 1e3, K = 1e3, m = 1e6, M = 1e6, mn = 1e6, mm = 1e6, mln = 1e6, mil = 1e6, million = 1e6, b = 1e9, g = 1e9, bn = 1e9, bln = 1e9,
  billion = 1e9, tn = 1e12, trn = 1e12, t = 1e12, tln = 1e12, trillion = 1e12 }

-- What letters behind digits multiply by: "bn" → 1e9.
function values.letters(letters)
  return LETTERS[letters] or LETTERS[letters:lower()]
end

local function scaled(text)
  local digits, letters = text:match "^([%d,%.]+)(%a+)$"
  local value, by = digits and numbers.digits(digits), letters and values.letters(letters)
  return value and by and numbers.integer(value * by)
end

-- "10^6", "1.3x10^6", "1e10".
local function power(text)
  local base, rest = text:match "^([%d%.,]+)(.*)$"
  if not rest or not (rest:find "^x?1?0?%^" or rest:find "^e%d+$") then return nil end
  local number = numbers.digits(base)
  if not number then return nil end
  local exponent = tonumber(rest:match "%d+$") * (rest:find "%-" and not rest:find "%-%-" and -1 or 1)
  return rest:find "^%^" and number ^ exponent or number * 10.0 ^ exponent
end

-- "3/4", "1 1/2", "2½"; false for what looks like one and is none.
local function fraction(text)
  local whole, top, bottom = text:match "^(%d*)%s*(%d+)/(%d+)$"
  if top then
    if not text:find "%s" then whole, top = "", text:match "^(%d+)" end
    bottom = math.tointeger(tonumber(bottom))
    return PARTS[bottom] and tonumber(top) < 100 and (tonumber(whole) or 0) + tonumber(top) / bottom
  end
  local before, mark = text:match "^(%d*)%s*([\xC2-\xF4]+[\x80-\xBF]+)$"
  if VULGAR[mark or ""] then return (tonumber(before) or 0) + VULGAR[mark] end
end

local function digits_value(text)
  local plain = numbers.digits(text)
  if plain then return plain end
  local part = fraction(text)
  if part ~= nil then return part or nil end
  return scaled(text) or power(text)
end

-- "one in five", "3 out of 4".
local function ratio(text)
  local top, bottom = text:match "^(.-) over (.+)$"
  if not top then top, bottom = text:match "^(.-) out of (.+)$" end
  if not top then top, bottom = text:match "^(.-) in (.+)$" end
  if not top then return nil end
  top, bottom = values.of_text(top), values.of_text(bottom)
  return top and bottom and top < bottom and top / bottom or nil
end

-- The number that a text says, in figures or words.
function values.of_text(text)
  local minus = text:match "^%-%s*(.*)$" or text:match "^\u{2013}%s*(.*)$"
  if minus then
    local value = values.of_text(minus)
    return value and -value
  end
  if text:find(" in ", 1, true) or text:find(" o", 1, true) then
    local value = ratio(text)
    if value then return value end
  end
  return digits_value(text) or numbers.value((text:gsub("(%d),(%d%d%d)", "%1%2"):gsub("(%d),(%d%d%d)", "%1%2")))
end

function values.of(span)
  if #span == 1 then
    local word = span.word
    local known = numbers.cardinals[word] or span.shape == "digits" and numbers.digits(word)
    if known then return known end
  end
  return values.of_text(span.text:lower()) or values.of_text(span.text)
end

return values
