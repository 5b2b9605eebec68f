-- What the layout grammars share: how a grammar names what it found, and the
-- character classes of a line of news text (UTF-8 bytes).
--
-- A layout grammar is an LPeg pattern over one line. It says what it found
-- with `mark(name, p)`: the place where p matched, under that name. The reader
-- turns the marks into fields (author, credit, year ...).

local lpeg = require "lpeg"
local P, R, S, V = lpeg.P, lpeg.R, lpeg.S, lpeg.V
local C, Cc, Cp, Ct, Cmt = lpeg.C, lpeg.Cc, lpeg.Cp, lpeg.Ct, lpeg.Cmt

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

-- A phrase in any case; one blank in it stands for any number of them.
function common.phrase (text)
  local p = P(true)
  for c in text:gmatch "." do
    if c == " " then
      p = p * common.space ^ 1
    else
      p = p * S(c:lower() .. c:upper())
    end
  end
  return p * (text:find "%w$" and common.stop or P(true))
end

-- One of several phrases, the longest first.
function common.phrases (list)
  local sorted = { table.unpack(list) }
  table.sort(sorted, function (a, b)
    if #a ~= #b then return #a > #b end
    return a < b
  end)
  local p = P(false)
  for _, text in ipairs(sorted) do p = p + common.phrase(text) end
  return p
end

-- A word that is a key of `set` in lower case. Word lists are looked up, never
-- spelled out as alternatives: LPeg's compiler does not survive long choices.
function common.word_of (set)
  return Cmt(C(R("az", "AZ") ^ 1), function (_, pos, word)
    return set[word:lower()] ~= nil and pos
  end) * common.stop
end

-- p anywhere in the line. Only for lines whose length is bounded.
function common.within (p)
  return P { P(p) + 1 * V(1) }
end

-- { "a", "b" } becomes { a = true, b = true }.
function common.set (list)
  local set = {}
  for _, item in ipairs(list) do set[item] = true end
  return set
end

return common
