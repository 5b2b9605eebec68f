-- A list of one's own, with attributes
--
-- The span knows the entry that it stands on; build puts its attribute into a field.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api = 1,
  name = "list_with_attributes",
  about = "A list of one's own, with attributes.",
  emits = { list_with_attributes = { "port", "sea" } },
  match = t.span(t.list { { "Odesa", sea = "Black Sea" }, { "Varna", sea = "Black Sea" }, { "Gdansk", sea = "Baltic" } }, "port"),
  build = function (m)
    m.sea = m.port.entry.sea
    return m
  end,
  examples = {
    { "Grain left Odesa for Gdansk.", list_with_attributes = { { port = "Odesa", sea = "Black Sea" }, { port = "Gdansk", sea = "Baltic" } } },
    { "Grain left the port.", list_with_attributes = false },
  },
}
