-- An agency's own XML, as an example of a mapping (docs/pages.md):
--   <bulletin> <dispatch on="2021-05-03"> <head>…</head> <writer>…</writer> <para>…</para> … </dispatch> … </bulletin>

return {
  name = "bulletin",
  about = "Bulletins: several dispatches a file.",
  root = "bulletin",
  article = "//dispatch",
  title = "head",
  subtitle = "sub",
  authors = "writer",
  published = "@on",
  publisher = "/bulletin/@by",
  tags = "topic",
  body = "para",
}
