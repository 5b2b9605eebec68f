-- A value that others can count with
--
-- build may put strings, numbers, booleans, spans or lists into fields.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "normalise",
  about = "A value that others can count with.",
  emits = { normalise = { "degrees" } },
  match = t.span(t.word "minus" ^ -1 * t.number, "value") * t.word "degrees",
  build = function (m)
    local number = tonumber((m.value.text:match "[%d%.]+"))
    m.degrees = m.value.text:lower():find "minus" and -number or number
    m.value = nil
    return m
  end,
  examples = {
    { "It fell to minus 12 degrees.", normalise = { degrees = -12 } },
    { "It fell by many degrees.", normalise = false },
  },
}
