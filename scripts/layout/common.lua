-- What the layout grammars share: how a grammar names what it found, and the
-- character classes of a line of news text (UTF-8 bytes).
--
-- A layout grammar is an LPeg pattern over one line. It says what it found
-- with `mark(name, p)`: the place where p matched, under that name. The reader
-- turns the marks into fields (author, credit, year ...).

local lpeg = require "lpeg"
local P, R, S, V = lpeg.P, lpeg.R, lpeg.S, lpeg.V
local Cc, Cp, Ct, Cmt = lpeg.Cc, lpeg.Cp, lpeg.Ct, lpeg.Cmt
local byte, find, lower, match, sub = string.byte, string.find, string.lower, string.match, string.sub

local common = {}

-- What p matches, as a field of that name. Captures made inside p are dropped.
function common.mark (name, p)
  return Cc(name) * Cp() * (P(p) / 0) * Cp()
end

-- A bare position, as a field of that name: its `first` is the position.
function common.point (name)
  return Cc(name) * Cp() * Cp()
end

-- Makes p ready for `common.fields`: all its marks in one table, then the end.
function common.marked (p)
  return Ct(p) * Cp()
end

-- Matches a `marked` pattern at `init`. Returns { { name, first, last }, ... }
-- (places in `line`) and the position after the match; nil if it fails.
function common.fields (p, line, init)
  local flat, stop = p:match(line, init or 1)
  if not flat then return nil end
  local list = {}
  for i = 1, #flat - 2, 3 do
    list[#list + 1] = { flat[i], flat[i + 1], flat[i + 2] - 1 }
  end
  return list, stop
end

local continuation = R "\x80\xBF"

common.digit = R "09"
common.space = S " \t" + P "\u{A0}" + P "\u{202F}" + P "\u{2009}"
common.ws = common.space ^ 0
-- Letters beyond ASCII are told from punctuation by their lead byte: C2 and E2
-- hold the dashes, quotation marks and bullets; F0 and up the emoji.
common.foreign = R "\xC3\xDF" * continuation
               + (R "\xE0\xE1" + R "\xE3\xED") * continuation * continuation
common.upper = R "AZ"
common.lower = R "az"
common.letter = R("az", "AZ") + common.foreign
common.dash = P "---" + "--" + "-" + "\u{2013}" + "\u{2014}" + "\u{2015}" + "\u{2212}" + "\u{2012}"
common.apostrophe = P "'" + "\u{2019}"
common.separator = S "|/,;" + "\u{2022}" + "\u{B7}" + "\u{2219}" + "\u{22C5}" + common.dash
-- The end of a word: used after keywords, so that "on" is not found in "only".
common.stop = -(common.letter + common.digit)

-- Is there no letter or digit at `pos`? The same as `common.stop`.
local function ends_word (line, pos)
  local b = byte(line, pos)
  if not b or b < 48 then return true end
  return not (find(line, "^%w", pos) or find(line, "^[\xC3-\xDF][\x80-\xBF]", pos)
    or find(line, "^[\xE0\xE1\xE3-\xED][\x80-\xBF][\x80-\xBF]", pos))
end

local wide_spaces = { ["\u{A0}"] = 2, ["\u{202F}"] = 3, ["\u{2009}"] = 3 }

-- The position after the blanks at `pos`: the same as `common.ws`.
local function skip_space (line, pos)
  while true do
    pos = match(line, "^[ \t]*()", pos)
    local length = wide_spaces[sub(line, pos, pos + 1)] or wide_spaces[sub(line, pos, pos + 2)]
    if not length then return pos end
    pos = pos + length
  end
end

-- The longest phrase at `pos`: the position after it and its value, or nil.
local function longest_phrase (known, line, pos)
  local phrase, stop, value
  while true do
    local word, after = match(line, "^(%a+)()", pos)
    if not word then break end
    phrase = phrase and phrase .. " " .. lower(word) or lower(word)
    local found = known[phrase]
    if found == nil then break end
    if found and ends_word(line, after) then stop, value = after, found end
    pos = skip_space(line, after)
    if pos == after then break end
  end
  return stop, value
end

-- The phrases of `values`, and with false what only begins one.
local function phrase_table (values)
  local known = {}
  for phrase, value in pairs(values) do
    known[phrase] = value
    for at in phrase:gmatch "() " do
      local beginning = sub(phrase, 1, at - 1)
      known[beginning] = values[beginning] or false
    end
  end
  return known
end

-- The letters, small and capital, that the phrases begin with.
local function first_letters (values)
  local letters = {}
  for phrase in pairs(values) do letters[sub(phrase, 1, 1)] = true end
  local small = ""
  for c in pairs(letters) do small = small .. c end
  return S(small .. small:upper())
end

-- One of the phrases that are keys of `values`, the longest that stands there;
-- captures its value (not inside a predicate #p: LPeg 1.0 does not survive that).
-- Phrases are lower case, of letters and blanks; the line may have them in any
-- case, with more blanks. They are looked up, never spelled out as alternatives:
-- those take LPeg long to compile.
function common.phrase_of (values)
  local known = phrase_table(values)
  return Cmt(first_letters(values), function (line, pos)
    return longest_phrase(known, line, pos - 1)
  end)
end

-- The same without a value.
local function any_phrase (values)
  local known = phrase_table(values)
  return Cmt(first_letters(values), function (line, pos)
    return (longest_phrase(known, line, pos - 1))
  end)
end

-- A phrase with other characters than letters and blanks.
local function spelled (text)
  local p = P(true)
  for c in text:gmatch "." do
    p = p * (c == " " and common.space ^ 1 or S(c:lower() .. c:upper()))
  end
  return p * (text:find "%w$" and common.stop or P(true))
end

local function spelled_longest_first (list)
  table.sort(list, function (a, b)
    if #a ~= #b then return #a > #b end
    return a < b
  end)
  local p = P(false)
  for _, text in ipairs(list) do p = p + spelled(text) end
  return p
end

-- Letters with single blanks between them.
local function is_plain (text)
  return not find(text, "[^%a ]") and find(text, "^%a") and find(text, "%a$") and not find(text, "  ", 1, true)
end

-- One of several phrases, the longest that stands there: "a|b c|d", or a list.
function common.phrases (list)
  if type(list) == "string" then list = common.items(list) end
  local values, plain = {}, #list > 0
  for _, text in ipairs(list) do
    values[lower(text)] = true
    plain = plain and is_plain(text)
  end
  if plain then return any_phrase(values) end
  return spelled_longest_first { table.unpack(list) }
end

-- A phrase in any case; one blank in it stands for any number of them.
function common.phrase (text)
  return common.phrases { text }
end

-- A word that is a key of `set` in lower case.
function common.word_of (set)
  return Cmt(R("az", "AZ") ^ 1, function (line, pos, word)
    return set[lower(word)] ~= nil and ends_word(line, pos) and pos
  end)
end

-- At most `n` bytes of the class p, and what follows must not be of it. As p ^ -n
-- LPeg would write p down n times.
function common.at_most (n, p)
  return Cmt(p ^ 0, function (_, pos, text)
    return #text <= n and pos
  end)
end

-- p anywhere in the line. Only for lines whose length is bounded.
function common.within (p)
  return P { P(p) + 1 * V(1) }
end

-- The items of "a|b c|d".
function common.items (text)
  local list = {}
  for item in text:gmatch "[^|%s][^|\n]*" do list[#list + 1] = item end
  return list
end

-- "a|b c|d", or a list of strings, becomes { a = true, ["b c"] = true, d = true }.
-- Strings are what Lua loads fastest.
function common.set (list)
  local set = {}
  if type(list) == "string" then
    for item in list:gmatch "[^|%s][^|\n]*" do set[item] = true end
    return set
  end
  for _, item in ipairs(list) do set[item] = true end
  return set
end

-- The character classes as rules that use each other.
local class_rules = {
  space = common.space, ws = V "space" ^ 0, foreign = common.foreign, letter = R("az", "AZ") + V "foreign",
  dash = common.dash, apostrophe = common.apostrophe, stop = -(V "letter" + common.digit),
}

-- A grammar of these rules and the character classes (V "letter" and so on):
-- LPeg copies a pattern into each place that uses it, but has a rule only once.
function common.grammar (rules)
  for name, class in pairs(class_rules) do rules[name] = class end
  return P(rules)
end

-- Fields of `module` that are built when they are first asked for: a page needs
-- few of the grammars, and none of them is free.
function common.lazy (module, builders)
  return setmetatable(module, { __index = function (t, name)
    local build = builders[name]
    if not build then return nil end
    local value = build()
    rawset(t, name, value)
    return value
  end })
end

return common
