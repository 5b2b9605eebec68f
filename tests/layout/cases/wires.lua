-- What agencies write around a report, and press releases.

local function page (...)
  return table.concat({ ... }, "\n\n")
end

local head = "Crane falls into channel, shuts harbour of Port Ellery"
local p1 = "PORT ELLERY, March 5 (Meridian Wire) -- The harbour of Port Ellery was closed to ships on Monday after a crane fell."
local p2 = "Nobody was hurt, the port authority said, but twelve vessels are waiting outside the breakwater."
local p3 = '"We heard a noise like thunder," said Marta Kell, who sells tickets for the island ferry.'

local cases = {
  {
    name = "wire: a report in two takes, with slug, notes and credits",
    text = [[
BC-ELLERY-CRANE/3RD LD-Writethru,0412
URGENT
(Eds: UPDATES with quotes from harbour master; ADDS byline. With photos.)
Crane falls into channel, shuts harbour of Port Ellery
By DANA REED
Meridian Wire
   PORT ELLERY, March 5 (Meridian Wire) -- The harbour of Port Ellery was
closed to ships on Monday after a crane fell into the channel, the port
authority said.
   Nobody was hurt, but twelve vessels are waiting outside the breakwater,
a spokesman told
   = more =
E-CRANE 2
reporters in the town of Marl.
   The crane was built in 1961 and had been due for scrap in May, the town
said in a statement.
(Reporting by Dana Reed in Port Ellery and Tom Ashby in Marl; Writing by Ann Lee; Editing by Peter Oslo)
((dana.reed@meridianwire.example; +44 20 5555 0100))
(412 words)
-30-
MW-PE-03-05-24 1412GMT
]],
    title = head, authors = "DANA REED", agency = "Meridian Wire", dateline = "PORT ELLERY, March 5 (Meridian Wire)",
    body = "PORT ELLERY, March 5 (Meridian Wire) -- The harbour of Port Ellery was closed to ships on Monday after a crane fell into "
      .. "the channel, the port authority said.\n\nNobody was hurt, but twelve vessels are waiting outside the breakwater, a spokesman "
      .. "told reporters in the town of Marl.\n\nThe crane was built in 1961 and had been due for scrap in May, the town said in a statement.",
    dropped = "slug; slug; note to editors; take; take; note to editors; word count; end mark; slug",
  },
  {
    name = "wire: embargo, leads and a contact at the end",
    text = page("EMBARGOED UNTIL 0001 GMT WEDNESDAY, MARCH 6", "Eds: Graphic available. A Spanish version will move by 1400 GMT.", head,
      "(2nd LD) (ATTN: UPDATES with more info in paras 3-5; ADDS photo)", "By Han Mi-rae", p1, p2, "(END)",
      "Contact:\nNewsdesk, Hanbit News\nTel: +82 2 555 0100\nnewsdesk@hanbit.example"),
    title = head, authors = "Han Mi-rae", body = p1 .. "\n\n" .. p2,
    dropped = "embargo; note to editors; slug; end mark; contact; contact; contact; contact",
  },
  {
    name = "wire: a press release",
    text = page("FOR IMMEDIATE RELEASE", "Ellery Port Authority raises the fallen crane",
      "PORT ELLERY, March 9, 2024 /Harbour Wire/ -- The Ellery Port Authority has raised the crane that fell on Monday, it said today.", p3, "###",
      "Media contact:\nTom Ashby\nHead of Communications\n+44 20 5555 0199\npress@elleryport.example", "SOURCE Ellery Port Authority"),
    title = "Ellery Port Authority raises the fallen crane", agency = "Harbour Wire", published = "2024-03-09",
    roles = "title paragraph paragraph",
    dropped = "embargo; separator; contact; contact; contact; contact; contact; source",
  },
  {
    name = "wire: reporters are authors where no byline says who is",
    text = page(head, p1, p2, "Reporting by Dana Reed in Port Ellery and Tom Ashby; Editing by Ann Lee"),
    authors = "Dana Reed; Tom Ashby", roles = "title paragraph paragraph byline",
  },
  {
    name = "wire: reporters are no authors beside a byline",
    text = page(head, "By Ann Lee", p1, p2, "Additional reporting by Tom Ashby in Marl; Editing by Peter Oslo"),
    authors = "Ann Lee", roles = "title byline paragraph paragraph byline",
  },
  {
    name = "wire: who contributed is no body",
    text = page(head, "By Ann Lee", p1, p2, "Freelance writer Tom Ashby in Marl contributed to this report."),
    roles = "title byline paragraph paragraph byline", authors = "Ann Lee",
  },
  {
    name = "wire: a paragraph goes on after the next take",
    text = head .. "\n\n" .. p1 .. "\n\nNobody was hurt, the port authority said, but twelve vessels are\n(MORE)\n\nwaiting outside the breakwater.\n\n" .. p3,
    body = p1 .. "\n\nNobody was hurt, the port authority said, but twelve vessels are waiting outside the breakwater.\n\n" .. p3,
    dropped = "take",
  },
  -- what looks like it and is text
  {
    name = "wire, not: reporting by somebody is news",
    text = page(head, p1, "Reporting by the Ellery Post found that the crane had no brakes.", "Writing by candlelight was her habit.", p2),
    dropped = "", roles = "title paragraph paragraph paragraph paragraph",
  },
  {
    name = "wire, not: the company contributed to the damage",
    text = page(head, p1, "The wind contributed to the fall of the crane, she said.", p2), roles = "title paragraph paragraph paragraph",
  },
  {
    name = "wire, not: brackets that belong to the text",
    text = page(head, p1, "(The crane weighed 412 tons.)", p2), dropped = "", roles = "title paragraph paragraph paragraph",
  },
  {
    name = "wire, not: capitals with a hyphen",
    text = page(head, p1, "CEASE-FIRE TALKS", p2, "COVID-19", p3), dropped = "",
    roles = "title paragraph heading paragraph heading paragraph",
  },
  {
    name = "wire, not: a paragraph about a contact stays",
    text = page(head, p1, "Contact with the ship was lost at noon, the coastguard said on Tuesday.", p2), dropped = "",
  },
  {
    name = "wire, not: an embargo in the news",
    text = page(head, p1, "Embargoed goods from Norland were found on one of the ships, customs said on Tuesday.", p2), dropped = "",
  },
}

-- Lines of desks, each in a report of its own.
local function gone (line, why)
  cases[#cases + 1] = { name = "wire: " .. line, text = page(head, p1, line, p2), dropped = why, roles = "title paragraph paragraph" }
end
gone("ELLERY-CRANE/ (UPDATE 2, PIX, TV)", "slug")
gone("BC-ELL--Crane Collapse, 1st Ld-Writethru,0542", "slug")
gone("1st Add", "take")
gone("X X X", "take")
gone("TAKE 2 OF 3", "take")
gone("- more -", "take")
gone("MORE TO FOLLOW", "take")
gone("HOLD FOR RELEASE 6 A.M. EST THURSDAY", "embargo")
gone("NOT FOR RELEASE BEFORE MARCH 6", "embargo")
gone("Word count: 412", "word count")
gone("412 words", "word count")
gone("-- 2 --", "page number")
gone("(Continued on page A7)", "page turn")
gone("See CRANE, Page A7", "page turn")
gone("= END =", "end mark")
gone("LOAD-DATE: March 6, 2024", "database record")

local function stays (line)
  cases[#cases + 1] = { name = "wire, not: " .. line, text = page(head, p1, line, p2), dropped = "" }
end
stays("412 people")
stays("See the sea, Page said")
stays("More to the point, nobody asked.")
stays("F-16 FALLS")
stays("For release, the crew had to wait three days in the harbour office.")
stays("ELLERY-MARL")

return cases
