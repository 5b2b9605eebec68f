-- The Corvane Courier: a site rule by XPath, as an example (docs/pages.md).  Its pages put the story in
-- divisions that say nothing by their names, with boxes for subscribers between them.

return {
  name = "corvane-courier",
  about = "Pages of the Corvane Courier.",
  hosts = { "courier.corvane.example", "m.courier.corvane.example" },
  publisher = "//div[@id='mast']/a/@title",
  title = "//div[@class='k1']/h2",
  subtitle = "//div[@class='k1']/em",
  authors = "//span[@class='w']/b",
  published = "//span[@class='w']/@data-on",
  section = "//div[@id='mast']/i",
  drop = "//div[@class='sub-only']",
  body = "//div[@class='k2']/*",
}
