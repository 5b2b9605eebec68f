-- lode_rules.lua - N generated rules of five families, as Lode's rules.  stock_rules.lua has the same
-- in plain LPeg.  `bench_count` (N) and `words_data` are modules beside this script, made by run.sh.

local lode = require "lode"
local N = require "bench_count"
local words = require "words_data"
local t = lode.tokens

local name = t.capital * t.capital ^ -2
local weekday = t.list { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }
local scale = t.list { "million", "billion", "trillion" }
local money = t.currency * t.number * scale ^ -1

-- At most n lower-case words, then p.
local function gap(n, p)
  return (t.lower - p) ^ -n * p
end

local families = {
  function(i) return t.exact(words.title[i]) * t.span(name, "who") end,
  function(i)
    return t.span(name, "who") * t.comma * t.span(t.number, "age") * t.comma * t.exact(words.role[i]) *
      t.exact "of" * t.span(t.capital, "where")
  end,
  function(i)
    return t.quote * t.span((t.any - t.quote) ^ 0, "content") * t.quote * t.exact(words.verb[i]) *
      t.span(name, "who")
  end,
  function(i)
    return t.exact(words.day[i]) * gap(3, t.span(weekday, "from")) * (t.exact "to" + t.exact "through") *
      t.span(weekday, "to")
  end,
  function(i) return t.span(money, "amount") * gap(6, t.exact(words.near[i])) end,
}

local rules = {}
for i = 0, N - 1 do
  rules[#rules + 1] = lode.rule {
    api = 1, name = ("r%04d"):format(i), over = "paragraph",
    match = families[i % #families + 1](i // #families + 1),
  }
end
return rules
