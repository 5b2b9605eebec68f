-- What the layout reader must make of texts, by theme. A case has a name, a text,
-- perhaps modules for layout.new, and any of these expected fields: publisher, title,
-- subtitle, section, dateline, agency ("" if there must be none), authors
-- ("A; B"), published, modified, dateline_date, captions ("text [credit]; ..."),
-- roles (of the blocks), body, dropped (the reasons).

local cases = {}
for _, theme in ipairs { "general", "web", "wires", "prints", "transcripts" } do
  local list = require("cases." .. theme)
  table.move(list, 1, #list, #cases + 1, cases)
  cases.probes = cases.probes or list.probes
end
return cases
