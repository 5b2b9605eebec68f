-- wirebox.lua - an example of a rule for an XML format: the "wirebox" export, a <box> of <wire> elements
-- (docs/formats.md).

return {
  name = "wirebox",
  root = "box",
  namespace = "https://wirebox.example/ns",
  article = "//wire",
  title = "head",
  subtitle = "head/@deck",
  url = "@href",
  publisher = "/box/@agency",
  authors = "sign/name",
  published = "@sent",
  language = "@lang",
  tags = "topics",
  captions = "photo/note",
  body = "copy/par",
}
