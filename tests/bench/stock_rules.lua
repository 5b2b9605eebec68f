-- stock_rules.lua - the rules of lode_rules.lua as one would write them in plain LPeg, over bytes.
--
--   usage: lua5.4 stock_rules.lua choice|each N WORDS TEXT
--
-- choice: all rules as one ordered choice, searched for through the text; prints what was found and
-- the seconds of the search alone (os.clock).  each: one rule after the other; prints the places.
-- Words are anchored: what stands before and behind a word is looked at and not consumed, so that
-- quotation marks are not swallowed.

local lpeg = require "lpeg"
local P, R, S, B, Cc, Cg, Cp, Ct, C = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct, lpeg.C

local mode, N = arg[1], tonumber(arg[2])
local words = dofile(arg[3])
local file = assert(io.open(arg[4], "rb"))
local text = file:read "a"
file:close()

-- ---- words ----

local cont = R "\x80\xbf"
local wide = R "\xc3\xd4" * cont -- two-byte letters: Latin, Greek, Cyrillic
local wider = P "\xe1" * R "\xb8\xbb" * cont -- three bytes: Vietnamese
local letter = R("az", "AZ") + wide + wider
local lower = R "az" + P "\xc3" * R "\x9f\xbf" + R "\xc4\xd4" * cont + wider
local upper = R "AZ" + P "\xc3" * R "\x80\x9e"
local alnum = letter + R "09"
local apostrophe = P "'" + "\u{2019}"
local clitic = (S "sSmMdD" + (S "rRvV" * S "eE") + (S "lL" * S "lL")) * -alnum
local joined = apostrophe * -clitic * letter -- O'Brien, don't
local behind = -alnum * -joined
local before = -B(R("az", "AZ", "09")) * -B(wide) * -B(wider)

local sp = (P " " + "\t" + "\u{a0}") ^ 1
local function word(text) return before * P(text) * behind end

-- Words that keep their full stop are no names: Gen., Sept.
local short = P "Gen" + "Sen" + "Rep" + "Gov" + "Prof" + "Dr" + "Mrs" + "Mr" + "Ms" + "Lt" + "Col" +
  "Capt" + "Sgt" + "Maj" + "St" + "Jr" + "Sr" + "Inc" + "Corp" + "Ltd" + "Co" + "Jan" + "Feb" + "Aug" +
  "Sept" + "Oct" + "Nov" + "Dec"
local capital = before * -(short * ".") * upper * lower ^ 1 * behind
local lower_word = before * lower ^ 1 * behind

local name = capital * (sp * capital) ^ -2
local number = R "09" ^ 1 * (P "," * R "09" * R "09" * R "09") ^ 0 * (P "." * R "09" ^ 1) ^ -1 * -alnum *
  -(S "/:-" * R "09")
local quote = P '"' + "\u{201c}" + "\u{201d}" + "\u{201e}" + "\u{ab}" + "\u{bb}"
local dollars = before * (P "US" + "HK" + "NZ" + "AU" + "CA" + S "ACSR") * "$" -- one token: C$5
local currency = dollars + -B(S "SKZUACR") * P "$" + "\u{20ac}" + "\u{a3}" + "\u{a5}"
local weekday = word "Monday" + word "Tuesday" + word "Wednesday" + word "Thursday" + word "Friday" +
  word "Saturday" + word "Sunday"
local scale = word "million" + word "billion" + word "trillion"
local money = currency * sp ^ -1 * number * (sp * scale) ^ -1

local function gap(n, p) return (lower_word * sp - p) ^ -n * p end
local function span(p, field) return Cg(C(p), field) end

-- ---- rules ----

local families = {
  function(i) return word(words.title[i]) * sp * span(name, "who") end,
  function(i)
    return span(name, "who") * "," * sp * span(number, "age") * "," * sp * word(words.role[i]) * sp *
      word "of" * sp * span(capital, "where")
  end,
  function(i)
    return quote * span((1 - (quote + "\n")) ^ 0, "content") * quote * sp ^ -1 * word(words.verb[i]) * sp *
      span(name, "who")
  end,
  function(i)
    return word(words.day[i]) * sp * gap(3, span(weekday, "from")) * sp * (word "to" + word "through") *
      sp * span(weekday, "to")
  end,
  function(i) return span(money, "amount") * sp * gap(6, word(words.near[i])) end,
}

local rules = {}
for i = 0, N - 1 do rules[i] = families[i % #families + 1](i // #families + 1) end

-- ---- searching ----

-- Every match of p in the text: tables of first, stop (bytes from 1, stop exclusive) and fields.
local function search(p)
  local one = Ct(Cg(Cp(), "first") * p * Cg(Cp(), "stop"))
  local found = Ct((one + 1) ^ 0):match(text)
  return found
end

if mode == "each" then
  for i = 0, N - 1 do
    for _, match in ipairs(search(rules[i])) do print(i, match.first - 1, match.stop - 1) end
  end
else
  local choice = P(false)
  for i = N - 1, 0, -1 do choice = rules[i] * Cg(Cc(i), "rule") + choice end
  local one = Ct(Cg(Cp(), "first") * choice * Cg(Cp(), "stop"))
  local all = Ct((one + 1) ^ 0)
  all:match "" -- compiled before the clock starts
  local start = os.clock()
  local found = all:match(text)
  local seconds = os.clock() - start
  local sum = 0
  for _, match in ipairs(found) do
    sum = (sum + (match.rule + 1) * (match.first + 7 * match.stop)) % 1000000007
  end
  print(#found, sum, seconds)
end
