-- Pages of several kinds, bylines, times, and hostile input.

local lpeg = require "lpeg"

-- Prose that a headline can stand on.
local p1 = "The harbour of Port Ellery was closed to ships on Monday after a crane fell into the channel."
local p2 = "Nobody was hurt, the port authority said, but twelve vessels are waiting outside the breakwater."
local p3 = '"We heard a noise like thunder," said Marta Kell, who sells tickets for the island ferry.'
local prose = p1 .. "\n\n" .. p2 .. "\n\n" .. p3

local head = "Crane falls into channel and shuts harbour of Port Ellery"

local function page (...)
  return table.concat({ ... }, "\n\n")
end

local caption = "A crane lies in the channel of Port Ellery on Monday. (Photo - Port Authority)"

local cases = {
  {
    name = "a Korean daily's page, copied from a browser",
    text = "The Korea Herald\n\n\n" .. page(head, "By Han Mi-rae", "Published : July 31, 2023 - 16:04",
      "    \u{2022} Link copied", caption .. " " .. caption, prose),
    publisher = "The Korea Herald", title = head, authors = "Han Mi-rae", published = "2023-07-31T16:04",
    captions = "A crane lies in the channel of Port Ellery on Monday. [Port Authority]",
    roles = "publisher title byline published caption paragraph paragraph paragraph",
    body = prose, dropped = "share button; repeated caption",
  },
  {
    name = "a British broadcaster's page",
    text = page(head, "Published 14 May 2024", "Last updated on 15 May 2024",
      "Image source, Getty Images\nImage caption, The crane was built in 1961", p1, "Ferries stopped", p2, p3),
    title = head, published = "2024-05-14", modified = "2024-05-15",
    captions = "The crane was built in 1961 [Getty Images]",
    roles = "title published modified caption caption paragraph heading paragraph paragraph",
  },
  {
    name = "an American channel's page",
    text = page(head, "By Dana Reed and Peter Oslo, CNN", "Updated 3:15 PM EDT, Tue March 5, 2024",
      "Share\nTweet\nCopy link", "Seoul CNN \u{2014} " .. p1, "Advertisement", p2),
    authors = "Dana Reed; Peter Oslo", agency = "CNN", modified = "2024-03-05T15:15-04:00", published = "",
    dateline = "Seoul CNN", dropped = "share button; share button; share button; advertisement",
  },
  {
    name = "an agency's page",
    text = page(head, "Marisa Quill, Reuters", "March 5, 2024 9:14 AM GMT",
      "LONDON, March 5 (Reuters) - " .. p1, "Read more: Ten cranes that fell", p2,
      "Our Standards: The Thomson Reuters Trust Principles."),
    title = head, authors = "Marisa Quill", agency = "Reuters", published = "2024-03-05T09:14Z",
    dateline = "LONDON, March 5 (Reuters)", dateline_date = "XXXX-03-05", dropped = "read more; copyright",
  },
  {
    name = "a British paper's page: names without By, key points, a standfirst",
    text = page("The Guardian", head, "Twelve ships wait outside while divers look for the jib",
      "\u{2022} Crane was built in 1961\n\u{2022} Ferry to the island stopped",
      "Tom Ashby in Port Ellery\nMon 6 May 2024 09.30 BST\nLast modified on Tue 7 May 2024 07.12 BST",
      "The crane seen from the mole. Photograph: Ann Lee/AFP", prose),
    publisher = "The Guardian", title = head, subtitle = "Twelve ships wait outside while divers look for the jib",
    authors = "Tom Ashby", published = "2024-05-06T09:30+01:00", modified = "2024-05-07T07:12+01:00",
    captions = "The crane seen from the mole. [Ann Lee/AFP]",
    roles = "publisher title subtitle list list byline published modified caption paragraph paragraph paragraph",
  },
  {
    name = "headline and body only",
    text = page(head, prose), title = head, publisher = "", body = prose, dropped = "",
    roles = "title paragraph paragraph paragraph",
  },
  {
    name = "body only: a long first sentence is no headline",
    text = prose, title = "", body = prose, roles = "paragraph paragraph paragraph",
  },
  {
    name = "no news page: a list of words keeps every line",
    text = "apple\nsave\nprint\nshare\nhome\nsearch\nzebra", title = "", dropped = "",
    body = "apple\n\nsave\n\nprint\n\nshare\n\nhome\n\nsearch\n\nzebra",
  },
  {
    name = "no news page: verse",
    text = "O wind that sings so loud a song\nO wind a-blowing all day long\nI saw you toss the kites on high\nAnd blow the birds about the sky",
    title = "", dropped = "",
    roles = "paragraph paragraph paragraph paragraph",
  },
  { name = "no news page: one short line", text = "Lee will visit Uzbekistan", title = "", roles = "paragraph" },
  { name = "no news page: one sentence", text = "Lee will visit Uzbekistan.", title = "", roles = "paragraph" },
  { name = "the empty string", text = "", roles = "", dropped = "", body = "" },
  { name = "only newlines", text = ("\n"):rep(500), roles = "", dropped = "" },
  { name = "only blanks of all kinds", text = " \t \n\u{A0}\u{200B}\n\f\v \u{3000}", roles = "", dropped = "" },
  { name = "a byte order mark and no-break spaces at the ends", text = "\u{FEFF}\u{A0}" .. p1 .. "\u{A0}\n", body = p1 },
  {
    name = "no blank lines: each long line is a paragraph",
    text = head .. "\nBy Dana Reed\nPublished: Mar 5, 2024 / 10:12 AM EST\n" .. p1 .. "\n" .. p2 .. "\n" .. p3,
    title = head, authors = "Dana Reed", published = "2024-03-05T10:12-05:00",
    roles = "title byline published paragraph paragraph paragraph",
  },
  {
    name = "hard-wrapped text: the lines of a block are one paragraph",
    text = head .. "\n\nBy Dana Reed\n\n" .. [[
The harbour of Port Ellery was closed to ships on Monday after a
crane fell into the channel. Nobody was hurt, the port authority
said, but twelve vessels are waiting outside the breakwater.

"We heard a noise like thunder," said Marta Kell, who has sold
tickets for the island ferry since she left school. Divers are
to look for the jib today.]],
    title = head, authors = "Dana Reed", roles = "title byline paragraph paragraph",
  },
  {
    name = "hard-wrapped text without blank lines: short lines end paragraphs",
    text = [[
Crane falls and shuts the harbour
The harbour of Port Ellery was closed to ships on Monday after a
crane fell into the channel. Nobody was hurt, the port authority
said, but twelve vessels wait.
"We heard a noise like thunder," said Marta Kell, who has sold
tickets for the island ferry since she left school. Divers are
to look for the jib today.
The crane was built in 1961 and had been due for scrap in May, a
spokesman for the port said on Monday.]],
    title = "Crane falls and shuts the harbour", roles = "title paragraph paragraph paragraph",
  },
  {
    name = "a headline straight above its wrapped text",
    text = [[
Crane falls into channel
The harbour of Port Ellery was closed to ships on Monday after a
crane fell into the channel. Nobody was hurt, the port authority
said, but twelve vessels are waiting outside the breakwater.

"We heard a noise like thunder," said Marta Kell, who has sold
tickets for the island ferry since she left school.]],
    title = "Crane falls into channel", roles = "title paragraph paragraph",
  },
  {
    name = "headings: questions and short lines above paragraphs",
    text = page(head, p1, "What happened?", p2, "Twelve ships wait", p3),
    roles = "title paragraph heading paragraph heading paragraph",
  },
  {
    name = "a short line at the end is no heading",
    text = page(head, p1, p2, "Additional details tomorrow"), roles = "title paragraph paragraph paragraph",
  },
  {
    name = "a list keeps its text and loses its bullets",
    text = page(head, p1, "The port says:", "- ferries stop until Friday\n- freight goes to Marl\n* anglers may stay", p2),
    roles = "title paragraph paragraph list list list paragraph",
    dropped = "bullet; bullet; bullet",
  },
  {
    name = "a list item goes on in an indented line",
    text = page(head, p1, "  - ferries stop until Friday because the\n    channel is blocked\n  - freight goes to Marl", p2),
    roles = "title paragraph list list paragraph",
  },
  {
    name = "a dash in a wrapped sentence is no bullet",
    text = page(head, "The harbour of Port Ellery was closed to ships on Monday after the\n- by then rusty - crane fell into the channel, the port authority said\nin a statement at noon."),
    roles = "title paragraph",
  },
  {
    name = "breadcrumbs give the section and go",
    text = page("Home > World > Asia", head, "By Dana Reed", "5 March 2024 at 2:15 p.m.", prose),
    section = "World", title = head, published = "2024-03-05T14:15", dropped = "navigation",
  },
  {
    name = "a section line stays",
    text = page("BBC News", "World", head, "5 March 2024", prose),
    publisher = "BBC News", section = "World", title = head, published = "2024-03-05",
    roles = "publisher section title published paragraph paragraph paragraph",
  },
  {
    name = "publisher and date on one line",
    text = page("The Korea Herald | July 31, 2023", head, prose),
    publisher = "The Korea Herald", published = "2023-07-31", title = head,
  },
  {
    name = "the publisher behind the headline",
    text = page(head .. " | The Guardian", "By Dana Reed", prose), title = head, publisher = "The Guardian",
  },
  {
    name = "a headline that is a question",
    text = page("Why did the crane of Port Ellery fall into the channel?", "By Dana Reed", prose),
    title = "Why did the crane of Port Ellery fall into the channel?",
  },
  {
    name = "a question as headline, without a byline",
    text = page("Why did the crane of Port Ellery fall into the channel?", prose),
    title = "Why did the crane of Port Ellery fall into the channel?",
  },
  {
    name = "a standfirst with a full stop, before the byline",
    text = page(head, "Twelve ships are waiting outside while divers look for the jib.", "By Dana Reed", prose),
    title = head, subtitle = "Twelve ships are waiting outside while divers look for the jib.", authors = "Dana Reed",
  },
  {
    name = "labelled fields",
    text = "Title: " .. head .. "\nAuthor: Dana Reed\nDate: 2024-03-05\nSource: Reuters\n\n" .. prose,
    title = head, authors = "Dana Reed", published = "2024-03-05", publisher = "Reuters",
    roles = "title byline published publisher paragraph paragraph paragraph",
  },
  {
    name = "published and updated on one line",
    text = page(head, "Published 3 May 2024, updated 4 May 2024", prose),
    published = "2024-05-03", modified = "2024-05-04",
  },
  {
    name = "author, time and reading time on one line",
    text = page(head, "By Dana Reed | March 5, 2024 | 4 min read", prose),
    authors = "Dana Reed", published = "2024-03-05", roles = "title byline paragraph paragraph paragraph",
  },
  {
    name = "two times and a relative one",
    text = page(head, "June 17, 2024 6:05 PM GMT+1 Updated 3 hours ago", prose),
    published = "2024-06-17T18:05+01:00", modified = "",
  },
  {
    name = "an agency report without a year: the day is known, the date is not",
    text = page(head, "TASHKENT, July 31 (Yonhap) \u{2014} " .. p1, p2),
    dateline = "TASHKENT, July 31 (Yonhap)", dateline_date = "XXXX-07-31", published = "", agency = "Yonhap",
  },
  {
    name = "an agency report with a year gives the date",
    text = page(head, "GENEVA, Nov. 21, 2024 (Alpine Press) -- " .. p1, p2),
    dateline = "GENEVA, Nov. 21, 2024 (Alpine Press)", published = "2024-11-21",
  },
  { name = "dateline: place alone", text = page(head, "PARIS \u{2014} " .. p1), dateline = "PARIS" },
  { name = "dateline: two places", text = page(head, "BEIRUT/JERUSALEM (Reuters) - " .. p1), dateline = "BEIRUT/JERUSALEM (Reuters)" },
  { name = "dateline: town and state", text = page(head, "ST. PAUL, Minn. (AP) \u{2014} " .. p1), dateline = "ST. PAUL, Minn. (AP)" },
  { name = "dateline: mixed case before a sentence", text = page(head, "Quelimane, Mozambique \u{2014} " .. p1), dateline = "Quelimane, Mozambique" },
  { name = "dateline: not every dash", text = page(head, "Monday \u{2014} The day on which the harbour of Port Ellery closed was a holiday."), dateline = "" },
  { name = "dateline: no place in lower case after the dash", text = page(head, "Paris \u{2014} the city that never closes a harbour \u{2014} has none, as the ministry said."), dateline = "" },
  { name = "dateline: a colon", text = page(head, "KARACHI: " .. p1, p2), dateline = "KARACHI" },
  { name = "dateline: a transcript has none", text = page("An interview with the harbour master", "KELL: " .. p1, "REPORTER: " .. p2), dateline = "" },
  {
    name = "a dateline on a line of its own",
    text = page(head, "SEOUL, July 31 (Yonhap) \u{2014}", p1), dateline = "SEOUL, July 31 (Yonhap)", title = head,
  },
  {
    name = "a caption, then its credit in brackets on the next line",
    text = page(head, "By Dana Reed", "A crane lies in the channel of Port Ellery on Monday.\n(Yonhap)", prose),
    captions = "A crane lies in the channel of Port Ellery on Monday. [Yonhap]",
  },
  {
    name = "a caption repeated on the next line",
    text = page(head, "By Dana Reed", caption .. "\n" .. caption, prose),
    captions = "A crane lies in the channel of Port Ellery on Monday. [Port Authority]", dropped = "repeated caption",
  },
  {
    name = "a caption first without its credit",
    text = page(head, "By Dana Reed", "A crane lies in the channel of Port Ellery on Monday.", caption, prose),
    captions = "A crane lies in the channel of Port Ellery on Monday. [Port Authority]", dropped = "repeated caption",
  },
  {
    name = "the text twice, the credit once",
    text = page(head, "By Dana Reed", "A crane lies in the channel on Monday. A crane lies in the channel on Monday. (AP Photo/Ann Lee)", prose),
    captions = "A crane lies in the channel on Monday. [AP Photo/Ann Lee]", dropped = "repeated caption",
  },
  {
    name = "captions in the body, in many forms",
    text = page(head, p1, "The crane in 1999. (Ann Lee via AP)", p2, "Divers at work. [Photo: Port Authority]", p3,
      "The mole at dusk. Credit: Ann Lee", "The ferry on Sunday. Bento Macuacua/Getty Images", p2),
    captions = "The crane in 1999. [Ann Lee via AP]; Divers at work. [Port Authority]; The mole at dusk. [Ann Lee]; "
      .. "The ferry on Sunday. [Bento Macuacua/Getty Images]",
  },
  {
    name = "an agency in brackets ends the report: no caption",
    text = page(head, p1, p2 .. " (Yonhap)"), captions = "", roles = "title paragraph paragraph",
  },
  {
    name = "a bracket at the end of a paragraph is no credit",
    text = page(head, p1, "The port belongs to the Ellery Harbour and Navigation Company (EHNC)", p2), captions = "",
  },
  {
    name = "a chant is no repeated caption",
    text = page(head, p1, "Never again. Never again.", p2), dropped = "", captions = "",
  },
  {
    name = "litter words in sentences stay",
    text = page(head, p1, "Follow the money, she said.", "Share prices of the port company fell.", "Related companies fell too.",
      "Advertisement revenue was not affected by any of this.", "Subscribers saw nothing.", p2), dropped = "",
  },
  {
    name = "litter of all kinds goes",
    text = page(head, "By Dana Reed", "5 min read", "Share on Facebook", "Print   Email   Copy link", "12 comments", p1,
      "Story continues below advertisement", p2, "RELATED: Ten cranes that fell", "See also: Bridges", p3,
      "\u{A9} 2024 Ellery Post. All rights reserved.", "Follow us on Twitter", "Subscribe to our newsletter",
      "We use cookies to make this site work."),
    body = prose,
    dropped = "reading time; share button; share button; comments; advertisement; read more; read more; copyright; share button; newsletter; cookie notice",
  },
  {
    name = "related links to the end go, a long paragraph after them does not",
    text = page(head, p1, "Related stories", "- Ten cranes that fell\n- Bridges we lost", p2, "Most read", "Rice harvest late", "Metro fares rise"),
    body = p1 .. "\n\n" .. p2,
    dropped = "related links; bullet; related link; bullet; related link; related links; related link; related link",
  },
  {
    name = "a long line is never litter",
    text = page(head, p1, "Read more: " .. p1 .. " " .. p2), dropped = "",
  },
  {
    name = "the byline and address at the end",
    text = page(head, p1, p2, "By Dana Reed (dana@ellerypost.example)"), authors = "Dana Reed",
    roles = "title paragraph paragraph byline",
  },
  {
    name = "a paragraph that begins with By",
    text = page(head, p1, "By Monday the storm had passed.", "By the numbers", p2), authors = "",
  },
  {
    name = "a paper that nobody knows, by its look",
    text = page("The Ellery Post", head, "By Dana Reed", prose), publisher = "The Ellery Post", title = head,
  },
  {
    name = "a page of headers only",
    text = page("The Ellery Post", head, "By Dana Reed", "5 March 2024"), publisher = "The Ellery Post", title = head,
    authors = "Dana Reed", published = "2024-03-05", body = "",
  },
  {
    name = "a desk is no author",
    text = page(head, "By our staff reporter", prose), authors = "", roles = "title byline paragraph paragraph paragraph",
  },
  {
    name = "what a module teaches",
    modules = { {
      name = "planet", publisher = "The Daily Planet", litter = { "Up, up and away" },
      byline = lpeg.P "Typed by " * lpeg.Cc "author" * lpeg.Cp() * lpeg.P(1) ^ 1 * lpeg.Cp(),
      time = lpeg.P "Stardate " * require "layout.common".mark("year", lpeg.R "09" ^ 4) * "/"
        * require "layout.common".mark("month", lpeg.R "09" ^ 1) * "/" * require "layout.common".mark("day", lpeg.R "09" ^ 1),
      caption = lpeg.P "Snap: " * require "layout.common".mark("text", (1 - lpeg.P " <") ^ 1) * " <"
        * require "layout.common".mark("credit", (1 - lpeg.P ">") ^ 1) * ">",
    } },
    text = page("Daily Planet", head, "Typed by clark kent", "Stardate 2024/3/5", "Up, up and away", "Snap: The crane <Jimmy>", prose),
    publisher = "Daily Planet", title = head, authors = "clark kent", published = "2024-03-05",
    captions = "The crane [Jimmy]", dropped = "litter",
  },
}

-- Bylines and times, each on a page of its own.
local function byline (line, authors, agency)
  cases[#cases + 1] = { name = "byline: " .. line, text = page(head, line, "5 March 2024", prose), authors = authors, agency = agency or "" }
end
byline("By Dana Reed", "Dana Reed")
byline("By DANA REED", "DANA REED")
byline("By Dana Reed, Peter O\u{2019}Brien and \u{C1}ngela N\u{FA}\u{F1}ez", "Dana Reed; Peter O\u{2019}Brien; \u{C1}ngela N\u{FA}\u{F1}ez")
byline("By Dana Reed, Peter Oslo, and J. J. Abel", "Dana Reed; Peter Oslo; J. J. Abel")
byline("By Dana Reed | Reuters", "Dana Reed", "Reuters")
byline("By Dana Reed in Seoul and Peter Oslo in New York", "Dana Reed; Peter Oslo")
byline("By Dana Reed, Associated Press", "Dana Reed", "Associated Press")
byline("By Dana Reed, Defence Correspondent", "Dana Reed")
byline("By Dana Reed for CNN", "Dana Reed", "CNN")
byline("By Ludwig van der Berg and Mohammed bin Said", "Ludwig van der Berg; Mohammed bin Said")
byline("By Min Seo-yeon (minsy@hanbit.example)", "Min Seo-yeon")
byline("Written by Dana Reed & Peter Oslo", "Dana Reed; Peter Oslo")
byline("Dana Reed, Reuters", "Dana Reed", "Reuters")
byline("Dana Reed and Peter Oslo", "Dana Reed; Peter Oslo")
byline("Dana Reed, health correspondent", "Dana Reed")
byline("By Dana Reed, Seoul", "Dana Reed")
byline("By Dana Reed \u{2014} Bras\u{ED}lia", "Dana Reed")
byline("By\nDana Reed", "Dana Reed")
byline("ByDana Reed", "Dana Reed")
byline("Dana Reed  USA TODAY", "Dana Reed", "USA TODAY")
byline("Key Takeaways", "")
byline("By Reuters", "", "Reuters")
byline("By The Associated Press", "", "The Associated Press")
byline("By AFP and Reuters staff", "", "AFP")

local function time (line, published, modified)
  cases[#cases + 1] = { name = "time: " .. line, text = page(head, line, prose), published = published, modified = modified or "", title = head }
end
time("Published : July 31, 2023 - 16:04", "2023-07-31T16:04")
time("Mon 6 May 2024 09.30 BST", "2024-05-06T09:30+01:00")
time("2024-03-05 14:22", "2024-03-05T14:22")
time("2024/03/05", "2024-03-05")
time("2023. 7. 31. 16:04", "2023-07-31T16:04")
time("5 March 2024 at 2:15 p.m.", "2024-03-05T14:15")
time("Tue, 5 Mar 2024 14:22:10 GMT", "2024-03-05T14:22:10Z")
time("2024-03-05T14:22:10+09:00", "2024-03-05T14:22:10+09:00")
time("Posted on March 5th, 2024", "2024-03-05")
time("First published on Tue 5 March 2024 12.15 am", "2024-03-05T00:15")
time("Last Updated: Sept. 3, 2023 9 p.m. ET", "", "2023-09-03T21:00")
time("Published: Mar 5, 2024 / 10:12 AM EST", "2024-03-05T10:12-05:00")
time("31.07.2023", "2023-07-31")
time("07/31/2023", "2023-07-31")
time("31/07/2023, 16:04 KST", "2023-07-31T16:04+09:00")
time("Published: 2024-03-05 14:22 +0900", "2024-03-05T14:22+09:00")
time("All News 10:22 February 08, 2024", "2024-02-08T10:22")
time("Published on\n5 March 2024", "2024-03-05")
time("Last updated\n\n5 March 2024", "", "2024-03-05")
time("Published July 2023", "2023-07")
time("Published 3 hours ago", "")
time("Modified 5-Mar-2024", "", "2024-03-05")
time("Published: 31/02/2024", "")
time("Published March 5, 2024 at 25:99", "2024-03-05")

---------------------------------------------------------------- hostile input

-- Words of layout, thrown together; the same sequence in each run.
local function random_texts (n)
  local words = { "By ", "Dana Reed", "\n", "\n\n", " | ", "Published ", "March 5, 2024", "(Photo - X)", "(Yonhap)", "Share",
    "\u{2022} ", "- ", ". ", "Seoul", "SEOUL, ", "\u{2014} ", " -- ", "Image caption, ", "Image source, ", "Read more: ", "the ", "a ",
    "harbour was closed to ships on Monday", "\u{FFFD}", "\u{A0}", "\0", "Home > World", "Title: ", "/Reuters", "@", "x@y.zz",
    "Related", "\t", "    ", "(", ")", "]", "\"", "16:04", "12 comments", "---", "\u{E9}t\u{E9}", "\u{200B}", ":", ">", "Most read",
    "\f", "-\n", "govern-\nment ", "Q: ", "A: ", "ANNA KELL: ", "(MORE)\n", "Reporting by ", "BC-ELLERY-CRANE/", "1 of 5", "Contact:\n",
    "newsletter ", "Sign up\n", "News\n", "Sport\n", "World\n", "[00:01:15] ", "((", "Dana Reed is a reporter ", "2\n" }
  local seed, i = 12345, 0
  local function random (limit)
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % limit + 1
  end
  return function ()
    i = i + 1
    if i > n then return nil end
    local parts = {}
    for k = 1, random(60) do parts[k] = words[random(#words)] end
    return table.concat(parts)
  end
end

local function timed (reader, account, raw, seconds)
  local start = os.clock()
  local wrong = account(raw, reader(raw))
  local spent = os.clock() - start
  if wrong then return wrong end
  if spent > seconds then return ("%.1f s for %d bytes"):format(spent, #raw) end
end

local function probe_of (name, raw, seconds)
  return { name = name, run = function (layout, account) return timed(layout.new(), account, raw(), seconds or 5) end }
end

cases.probes = {
  { name = "hostile: 4,000 random pages lose nothing", run = function (layout, account)
    local reader = layout.new()
    for raw in random_texts(4000) do
      local wrong = account(raw, reader(raw))
      if wrong then return ("%q: %s"):format(raw, wrong) end
    end
  end },
  { name = "hostile: each beginning of a page loses nothing", run = function (layout, account)
    local reader, raw = layout.new(), cases[1].text
    for n = 0, #raw do
      local wrong = account(raw:sub(1, n), reader(raw:sub(1, n)))
      if wrong then return n .. ": " .. wrong end
    end
  end },
  { name = "the same text gives the same result, whatever was read before", run = function (layout)
    local reader = layout.new()
    local function roles (raw)
      local list = {}
      for i, b in ipairs(reader(raw).blocks) do list[i] = b.role .. b.first end
      return table.concat(list, " ")
    end
    local before = roles(cases[1].text)
    for _, case in ipairs(cases) do if not case.modules then reader(case.text) end end
    if roles(cases[1].text) ~= before then return "it did not" end
  end },
  { name = "modules with mistakes are refused, by name", run = function (layout)
    for _, module in ipairs { { name = "planet", publishers = "X" }, { name = "planet", byline = "By" }, { name = "planet", litter = { 7 } } } do
      local ok, message = pcall(layout.new, { module })
      if ok or not tostring(message):find "planet" then return tostring(message) end
    end
  end },
  probe_of("hostile: a line of 20 MB", function () return ("word "):rep(4000000) end),
  probe_of("hostile: 20 MB of blanks around a letter", function () return (" "):rep(10000000) .. "x" .. (" "):rep(10000000) end),
  probe_of("hostile: 2 million lines", function () return ("abc def\n"):rep(2000000) end),
  probe_of("hostile: 2 million paragraphs", function () return ("He went home.\n\n"):rep(2000000) end),
  probe_of("hostile: lines of brackets", function () return (("(."):rep(490) .. ")\n"):rep(10000) end),
  probe_of("hostile: lines of By", function () return (("By A and B "):rep(26) .. "\n"):rep(5000) end),
  probe_of("hostile: lines of Published", function () return (("Published: "):rep(27) .. "\n"):rep(5000) end),
  probe_of("hostile: lines of dates", function () return (("2024-01-01 "):rep(26) .. "\n"):rep(5000) end),
  probe_of("hostile: lines of colons", function () return ((":"):rep(298) .. "\n"):rep(5000) end),
  probe_of("hostile: lines of crumbs", function () return (("World | Asia > "):rep(18) .. "\n"):rep(5000) end),
  probe_of("hostile: related links without end", function () return ("Related stories\n\nfoo bar\n\n"):rep(10000) end),
  probe_of("hostile: agencies in brackets without end", function () return ("Foo bar baz.\n(Yonhap)\n\n"):rep(10000) end),
  probe_of("hostile: half a million pages", function () return ("word\f"):rep(500000) end),
  probe_of("hostile: pages that only break words", function () return ("the govern-\n\fment of the harbour of the town said it would go on and\n"):rep(20000) end),
  probe_of("hostile: lines that end with hyphens", function () return (("a-b"):rep(20) .. "-\n"):rep(30000) end),
  probe_of("hostile: speakers without end", function () return ("ANNA KELL: Yes. Bo Oslo: No.\n"):rep(100000) end),
  probe_of("hostile: takes without end", function () return ("the harbour of the town\n(MORE)\nA-B 2\n"):rep(50000) end),
  probe_of("hostile: contacts without end", function () return "Crane falls on Monday\n\nBy Dana Reed\n\n" .. ("Contact:\nDana Reed\n+44 20 5555 0100\n"):rep(20000) end),
  probe_of("hostile: newsletters without end", function () return "Crane falls on Monday\n\nBy Dana Reed\n\n" .. ("Our newsletter now\nSign up\n"):rep(20000) end),
  probe_of("hostile: bytes", function () return string.char(0, 1, 255, 10, 32, 65, 0xE2, 0x80):rep(200000) end),
}

return cases
