-- Texts that a program took out of PDF: lines, hyphens, pages.

local function page (...)
  return table.concat({ ... }, "\n\n")
end

local head = "Crane falls into channel and shuts harbour of Port Ellery"

-- A paragraph in which one line breaks a word in two parts.
local function broken (before, after)
  return "The harbour of Port Ellery was closed to ships on Monday after the " .. before .. "-\n" .. after
    .. " of a crane into the channel, the port authority said in the\nevening, and it will not open again before the end of the week."
end

local function whole (word)
  return "The harbour of Port Ellery was closed to ships on Monday after the " .. word
    .. " of a crane into the channel, the port authority said in the evening, and it will not open again before the end of the week."
end

local cases = {
  {
    name = "print: three pages with running heads, feet and numbers",
    text = [[
THE ELLERY POST

Crane falls into channel and shuts harbour of Port Ellery

By Dana Reed

The harbour of Port Ellery was closed to ships on Monday after a
crane fell into the channel. Nobody was hurt, the port authority
said, but twelve vessels are waiting outside the breakwater, and

                                1
]] .. "\f" .. [[
THE ELLERY POST

their masters have been told that it may take a week to raise the
wreck, which weighs 412 tons.

"We heard a noise like thunder," said Marta Kell, who has sold
tickets for the island ferry since she left school in the govern-

                                2
]] .. "\f" .. [[
THE ELLERY POST

ment quarter of the town.

The crane was built in 1961 and had been due for scrap in May, a
spokesman for the port said on Monday.

                                3
]],
    publisher = "THE ELLERY POST", title = head, authors = "Dana Reed",
    body = "The harbour of Port Ellery was closed to ships on Monday after a crane fell into the channel. Nobody was hurt, the port "
      .. "authority said, but twelve vessels are waiting outside the breakwater, and their masters have been told that it may take a week "
      .. "to raise the wreck, which weighs 412 tons.\n\n\"We heard a noise like thunder,\" said Marta Kell, who has sold tickets for the "
      .. "island ferry since she left school in the government quarter of the town.\n\nThe crane was built in 1961 and had been due for "
      .. "scrap in May, a spokesman for the port said on Monday.",
    dropped = "page number; running head; hyphen; page number; running head; page number",
  },
  {
    name = "print: a browser's head and foot, with address and time",
    text = "3/5/24, 9:14 AM    Crane falls into channel - Marl Courier\n\n" .. head .. "\n\nBy Tom Ashby\n\n"
      .. "The harbour of Port Ellery was closed to ships on Monday after a crane fell into the channel.\n\n"
      .. "https://www.marlcourier.example/crane   1/2\n\f3/5/24, 9:14 AM    Crane falls into channel - Marl Courier\n\n"
      .. "Nobody was hurt, the port authority said, but twelve vessels are waiting outside the breakwater.\n\n"
      .. "https://www.marlcourier.example/crane   2/2\n",
    title = head, authors = "Tom Ashby", roles = "title byline paragraph paragraph",
    dropped = "running head; running foot; running head; running foot",
  },
  {
    name = "print: heads that change from page to page repeat the name and the headline",
    text = "The Ellery Post\n\n" .. head .. "\n\nThe harbour was closed to ships on Monday after a crane fell into the channel.\n\f2   The Ellery Post\n\n"
      .. "Nobody was hurt, the port authority said, but twelve vessels are waiting outside.\n\f" .. head .. "   3\n\nThe crane was built in 1961, the authority said.",
    publisher = "The Ellery Post", title = head, roles = "publisher title paragraph paragraph paragraph", dropped = "running head; running head",
  },
  {
    name = "print: a page that ends with a sentence ends a paragraph",
    text = head .. "\n\nThe harbour of Port Ellery was closed to ships on Monday.\n\fNobody was hurt, the port authority said in a statement at noon.",
    roles = "title paragraph paragraph", dropped = "",
  },
  {
    name = "print: a newspaper's paragraph goes on, on page A7",
    text = head .. "\n\nThe harbour of Port Ellery was closed to ships on Monday after a crane\nfell into the channel. Nobody was hurt, but the\n"
      .. "Continued on Page A7\n\fContinued from Page A1\nport authority said that twelve vessels are waiting outside the\nbreakwater for the tide.",
    body = "The harbour of Port Ellery was closed to ships on Monday after a crane fell into the channel. Nobody was hurt, but the port "
      .. "authority said that twelve vessels are waiting outside the breakwater for the tide.",
    dropped = "page turn; page turn",
  },
  {
    name = "print: a number at the end of a page that counts nothing stays",
    text = head .. "\n\nThe harbour was closed to ships on Monday after a crane fell into the channel.\n\n1961\n\f"
      .. "Nobody was hurt, the port authority said, but twelve vessels are waiting outside.\n\n412\n",
    dropped = "", body = "The harbour was closed to ships on Monday after a crane fell into the channel.\n\n1961\n\n"
      .. "Nobody was hurt, the port authority said, but twelve vessels are waiting outside.\n\n412",
  },
  {
    name = "print: what the text has elsewhere decides about a hyphen",
    text = page(head, "The lock-keeper and the pilot saw it from the mole, and so did the harbourmaster of the town, they\nsaid.",
      "They were there when the lock-\nkeeper of the port, who had seen nothing like it, called the harbour-\nmaster of the town, as the law demands of\nhim.",
      "The lock-keeper waits."),
    body = "The lock-keeper and the pilot saw it from the mole, and so did the harbourmaster of the town, they said.\n\n"
      .. "They were there when the lock-keeper of the port, who had seen nothing like it, called the harbourmaster of the town, as the law "
      .. "demands of him.\n\nThe lock-keeper waits.",
  },
  {
    name = "print: a hyphen before a capital or between numbers stays",
    text = page(head, "The harbour was closed to ships on Monday after the Anglo-\nNorland crane fell into the channel with its 24-\nhour crew, "
      .. "the port authority said in the\nevening."),
    body = "The harbour was closed to ships on Monday after the Anglo-Norland crane fell into the channel with its 24-hour crew, the port "
      .. "authority said in the evening.",
  },
  {
    name = "print: short- and long-haul ships keep the blank",
    text = page(head, "The harbour was closed on Monday to all ships, to the short-\nand long-haul ferries and to the barges of the river, the port\nauthority said."),
    body = "The harbour was closed on Monday to all ships, to the short- and long-haul ferries and to the barges of the river, the port authority said.",
  },
  {
    name = "print: a dash at the end of a line is no hyphen",
    text = page(head, "The harbour was closed to ships on Monday after a crane fell -\nthe third in ten years - into the channel, the port authority\nsaid."),
    body = "The harbour was closed to ships on Monday after a crane fell - the third in ten years - into the channel, the port authority said.",
    dropped = "",
  },
  {
    name = "print: a soft hyphen goes",
    text = page(head, "The harbour was closed to ships on Monday after the gov\u{AD}\nernment ordered it, the port authority said in the evening of the\nsame day."),
    body = "The harbour was closed to ships on Monday after the government ordered it, the port authority said in the evening of the same day.",
    dropped = "",
  },
  {
    name = "print: ligatures and the marks of footnotes stay as they are",
    text = page(head, "The of\u{FB01}ce of the port was closed on Monday after the \u{FB01}rst crane\u{B9} fell into the channel,[2] the\nport authority said."),
    body = "The of\u{FB01}ce of the port was closed on Monday after the \u{FB01}rst crane\u{B9} fell into the channel,[2] the port authority said.",
  },
  {
    name = "print: verse keeps its lines",
    text = "O wind that sings so loud a song\nO wind a-blowing all day long\nI saw you toss the kites on high\nAnd blow the birds about the sky",
    roles = "paragraph paragraph paragraph paragraph",
  },
  {
    name = "print: a headline above its text at the top of a new page is not joined",
    text = head .. "\n\nThe harbour of Port Ellery was closed to ships on Monday after a crane fell.\n\fTwelve ships wait\n\n"
      .. "Nobody was hurt, the port authority said, but twelve vessels are waiting outside the breakwater.",
    roles = "title paragraph heading paragraph",
  },
}

local function hyphen (before, after, word)
  cases[#cases + 1] = { name = "print: " .. before .. "-/" .. after, text = page(head, broken(before, after)), body = whole(word) }
end
hyphen("govern", "ment", "government")
hyphen("self", "defense", "self-defense")
hyphen("Seoul", "based", "Seoul-based")
hyphen("break", "water", "breakwater")
hyphen("state", "ment", "statement")
hyphen("state", "owned", "state-owned")
hyphen("anti", "corruption", "anti-corruption")
hyphen("ex", "pected", "expected")
hyphen("ex", "president", "ex-president")
hyphen("so", "called", "so-called")
hyphen("so", "ciety", "society")
hyphen("high", "lights", "highlights")
hyphen("re", "lated", "related")
hyphen("drug", "related", "drug-related")
hyphen("third", "largest", "third-largest")
hyphen("state-of", "the-art", "state-of-the-art")

return cases
