-- Who was appointed to what
--
-- Two rules give person and organization; the role is what stands between.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "who_was_appointed",
  about = "Who was appointed to what.",
  needs = { "people", "organizations" },
  emits = { who_was_appointed = { "who", "role", "body" } },
  match = t.span(t.is "person", "who") * t.near(3, t.stem "appoint" + t.stem "name") * t.word "as" ^ -1 * t.word "the" ^ -1 *
    t.span((t.lower - t.word "of") ^ 1, "role") * t.word "of" * t.word "the" ^ -1 * t.span(t.is "organization", "body"),
  examples = {
    { "Maria Okello was appointed chief executive of Corvane Group.",
      who_was_appointed = { who = "Maria Okello", role = "chief executive", body = "Corvane Group" } },
    { "Maria Okello met the chief executive of Corvane Group.", who_was_appointed = false },
  },
}
