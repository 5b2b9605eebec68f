-- corvane.lua - an example of a site rule: where the pages of corvane.example keep their fields (docs/formats.md).

return {
  name = "corvane",
  hosts = { "corvane.example", "*.corvane.example" },
  title = "//h1[@class='hed']",
  subtitle = "//p[@class='dek']",
  authors = "//span[@class='by']/a",
  published = { "//time[@class='pub']/@datetime", "//meta[@name='pubdate']/@content" },
  section = "//nav[@class='path']/a[last()]",
  tags = "//ul[@class='topics']/li",
  captions = "//figure//span[@class='cap']",
  body = "//div[@id='story']/*[self::p or self::h2 or self::ul or self::blockquote]",
  drop = { "//div[@class='promo']", "//p[a[@class='more']]" },
}
