-- The ten rules of docs/migrate.md.  `lode test docs/migrate/ten.lua` runs their examples.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

local function rule(name, match, examples, more)
  local spec = more or {}
  spec.api, spec.name, spec.match, spec.examples = 1, name, match, examples
  return lode.rule(spec)
end

return {
  -- 1 words in a row
  rule("m1", t.word "prime minister", { { "The Prime Minister left.", m1 = "Prime Minister" }, { "A minister left.", m1 = false } }),
  -- 2 all forms of a verb
  rule("m2", t.stem "visit", { { "She visited us.", m2 = "visited" }, { "She left.", m2 = false } }),
  -- 3 an optional word
  rule("m3", t.word "chief" * t.word "deputy" ^ -1 * t.word "editor", { { "The chief editor and the chief deputy editor.", m3 = { "chief editor", "chief deputy editor" } },
    { "An editor.", m3 = false } }),
  -- 4 one of several
  rule("m4", t.word { "tank", "howitzer", "jet" }, { { "A jet and a tank.", m4 = { "jet", "tank" } }, { "A car.", m4 = false } }),
  -- 5 a gap of at most three tokens
  rule("m5", t.stem "sign" * t.near(3, t.word "treaty"), { { "They signed a new treaty.", m5 = "signed a new treaty" }, { "They signed and then at last read the treaty.", m5 = false } }),
  -- 6 a gazetteer
  rule("m6", t.list "countries", { { "In Chad.", m6 = "Chad" }, { "In town.", m6 = false } }),
  -- 7 named parts
  rule("m7", t.span(t.capital ^ 1, "buyer") * t.stem "buy" * t.span(t.capital ^ 1, "target"), { { "Corvane bought Ormond.", m7 = { buyer = "Corvane", target = "Ormond" } },
    { "Corvane rose.", m7 = false } }, { emits = { m7 = { "buyer", "target" } } }),
  -- 8 not before, not behind
  rule("m8", -lpeg.B(t.word "no") * t.word "war" * -t.word "crimes", { { "The war goes on.", m8 = "war" }, { "No war. War crimes.", m8 = false } }),
  -- 9 an annotation of an earlier rule
  rule("m9", t.span(t.is "person", "who") * t.near(2, t.stem "resign"), { { "Maria Okello resigned.", m9 = { who = "Maria Okello" } }, { "They resigned.", m9 = false } },
    { needs = { "people" }, emits = { m9 = { "who" } } }),
  -- 10 a regular expression over a token, and a unit
  rule("m10", t.like(lpeg.R "09" ^ 1 * (lpeg.P "." * lpeg.R "09" ^ 1) ^ -1) * t.word { "km", "kilometers" }, { { "It is 12.5 km long.", m10 = "12.5 km" }, { "It is many km long.", m10 = false } }),
}
