-- advice.lua - messages of LPeg and Lua, with what to do about them.

local advice = {}

-- The first that is found in a message counts.
local KNOWN = {
  { "loop body may accept empty string", "a repetition (p ^ 0) needs a p that consumes at least one token" },
  { "may be left recursive", "a grammar rule calls itself before it has consumed a token: put a token first" },
  { "grammar has too many rules", "LPeg allows 250 rules in a grammar: split it, or shorten gaps of t.near" },
  { "used outside a grammar", "lpeg.V names a rule of an lpeg.P { … } around it" },
  { "undefined in given grammar", "lpeg.P { … } has no rule of that name: is it spelt the same?" },
  { "pattern have captures", "lpeg.B looks back only at what notes nothing: leave t.span, t.check and lpeg.Cg out of it" },
  { "pattern may not have fixed length", "lpeg.B looks back over a fixed number of tokens: no repetition, no lists of several words, no choice of " ..
    "different lengths; write lpeg.B(a) + lpeg.B(b)" },
  { "backtrack stack overflow", "the pattern remembers too many places to go back to: bound its repetitions and its recursion" },
  { "C stack overflow", "functions or patterns are nested too deep: split them" },
  { "stack overflow", "the pattern is nested too deep: split it, or use t.list for lists of words" },
  { "too many captures", "a match notes too many fields: bound the repetition around t.span" },
  { "subcapture nested too deep", "LPeg allows 200 nested captures: flatten lpeg.Ct and lpeg.Cg" },
  { "pattern too big", "put lists of words into t.list, and share parts through grammar rules" },
  { "too many", "the pattern is too large for LPeg: put lists of words into t.list" },
  { "not enough memory", "the script builds or keeps too much: put lists of words into t.list, and long patterns into grammar rules" },
  { "lpeg-pattern expected, got nil", "a name in the pattern is nil: is it spelt as where it was made, and made before?" },
  { "attempt to call a lpeg-pattern value", "it is a pattern already: write it without brackets" },
  { "lpeg-pattern expected, got function", "the constructor is not called: write t.word \"visit\", not t.word" },
  { "invalid replacement value", "a function at p / f returned what is no value of a field: a string, a number or a table" },
}

-- The message, and behind it what to do, where that is known.
function advice.on(message)
  for _, one in ipairs(KNOWN) do
    if message:find(one[1], 1, true) then return message .. ": " .. one[2] end
  end
  return message
end

return advice
