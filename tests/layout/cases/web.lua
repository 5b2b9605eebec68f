-- Pages copied by hand from the sites of invented papers, with all that stands around
-- the article; and sentences that look like it and are news.

local function page (...)
  return table.concat({ ... }, "\n\n")
end

local head = "Crane falls into channel and shuts harbour of Port Ellery"
local p1 = "The harbour of Port Ellery was closed to ships on Monday after a crane fell into the channel."
local p2 = "Nobody was hurt, the port authority said, but twelve vessels are waiting outside the breakwater."
local p3 = '"We heard a noise like thunder," said Marta Kell, who sells tickets for the island ferry.'
local prose = p1 .. "\n\n" .. p2 .. "\n\n" .. p3

local cases = {
  {
    name = "web: a regional paper: menu, player, counts, newsletter box, most read",
    text = [[
Skip to content
Menu
Search
The Ellery Post
Home  News  Sport  Business  Opinion  Culture  Travel
Sign in
Subscribe for £1 a week

Home > News > Harbour

]] .. head .. [[


Twelve ships wait outside the breakwater while divers look for the jib

Dana Reed
Dana Reed
Harbour correspondent
5 March 2024, 9:14am

Listen to this article
0:00 / 4:32
1x
Share
Facebook
X
Copy link
Comments 23

View 5 Images
1 of 5
A crane lies in the channel on Monday (Image: Ann Lee / Ellery Post)

]] .. p1 .. "\n\n" .. p2 .. [[


READ MORE: Ten cranes that fell in a single year

Article continues below

Get the Morning Tide newsletter
The stories of the coast, in your inbox every weekday at six.
Enter your email
Sign up
By signing up you agree to our Terms of Use and Privacy Policy.

]] .. p3 .. [[


Dana Reed is the harbour correspondent of The Ellery Post. She has covered the docks since 2009 and tweets as @danareed.

Follow Dana Reed on X

Topics
Port Ellery
Cranes

Most Read
1
Mayor quits after sailing race
2
Ferry fares to rise in June

Comments (23)
Log in to join the conversation

© 2024 Ellery Media Ltd
Privacy policy
Cookie settings
]],
    publisher = "The Ellery Post", title = head, section = "News", authors = "Dana Reed", published = "2024-03-05T09:14",
    subtitle = "Twelve ships wait outside the breakwater while divers look for the jib",
    captions = "A crane lies in the channel on Monday [Ann Lee / Ellery Post]", body = prose,
  },
  {
    name = "web: a daily of the south: capitals, a colon dateline, courtesy, published in",
    text = [[
ADVERTISEMENT
Marl Courier
TODAY'S PAPER | E-PAPER
WORLD   NATION   BUSINESS   SPORTS   LIFESTYLE   OPINION

Ministry orders inspection of 4,000 river bridges after collapse

Tom Ashby   Published March 5, 2024   Updated March 5, 2024 08:12am
Join our WhatsApp channel
0
Listen to article 1x 1.2x 1.5x

MARL: The transport ministry on Monday ordered the inspection of some 4,000 river bridges.

— Courtesy: Marl Highways Department

"Nobody will drive over a bridge that we have not seen," Transport Minister Ann Hollis told reporters.

Published in Marl Courier, March 5th, 2024

Like Marl Courier on Facebook, follow @marlcourier on X to stay informed and join in the conversation.

Comments are moderated and generally will be posted if they are on-topic and not abusive.

Latest
Rice harvest late
Metro fares up
]],
    publisher = "Marl Courier", title = "Ministry orders inspection of 4,000 river bridges after collapse", authors = "Tom Ashby",
    published = "2024-03-05", modified = "2024-03-05T08:12", dateline = "MARL", captions = " [Marl Highways Department]",
    body = "MARL: The transport ministry on Monday ordered the inspection of some 4,000 river bridges.\n\n"
      .. '"Nobody will drive over a bridge that we have not seen," Transport Minister Ann Hollis told reporters.',
  },
  {
    name = "web: a business channel: tickers, a video, a credit in three parts",
    text = [[
Norland Broadcasting
News | Norland | World | Weather
5 min read

Norland's central bank holds rate at 3.75 per cent for a sixth month

By Ann Lee and Peter Oslo
Published Tue, Mar 5 2024 9:14 AM EST Updated 2 Hours Ago
In this article
NKR=
KRON

A man walks past the central bank of Norland in Helmstad, on March 4, 2024.
Ann Lee | Afp | Getty Images

Norland's central bank left its main rate at 3.75 per cent on Tuesday, saying that prices still rise too fast.

watch now
VIDEO 03:12
Why the bank waits

Two of the seven members of its board voted for a cut, the minutes showed.

[Related: Helmstad rents climb for a ninth month]

"It is a close call," said Marit Dahl, an economist at Fjord Securities in Helmstad.
]],
    publisher = "Norland Broadcasting", authors = "Ann Lee; Peter Oslo", published = "2024-03-05T09:14-05:00",
    captions = "A man walks past the central bank of Norland in Helmstad, on March 4, 2024. [Ann Lee | Afp | Getty Images]",
    roles = "publisher title byline published caption caption paragraph paragraph paragraph",
  },
  {
    name = "web: an American paper: the page's name, an address, credits after dots, the print edition",
    text = [[
U.S.|Crane Falls Into Channel, Shutting a Harbor
https://www.coastalledger.example/2024/03/05/us/crane-harbor.html

Give this article
Share full article
86

Crane Falls Into Channel, Shutting a Harbor
Twelve ships are waiting. A town that lives off its ferries wonders for how long.

The crane in the channel of Port Ellery on Monday. It may take a week to lift it.
Credit...Ann Lee for The Coastal Ledger

By Dana Reed and Tom Ashby
Dana Reed reported from Port Ellery, and Tom Ashby from Marl.
March 5, 2024

The harbor of Port Ellery was closed to ships on Monday after a crane fell into the channel.

ADVERTISEMENT
SKIP ADVERTISEMENT

Image
Divers on their way to the jib on Monday.
Divers on their way to the jib on Monday.Credit...Ann Lee for The Coastal Ledger

The crane was built in 1961 and had been due for scrap in May.

Ann Lee contributed reporting from Marl.

Dana Reed is a national correspondent for The Ledger, covering ports and rivers. More about Dana Reed

A version of this article appears in print on March 6, 2024, Section A, Page 12 of the Marl edition with the headline: Fallen Crane Shuts Harbor. Order Reprints | Today's Paper | Subscribe

See more on: Port Ellery, Cranes
Share full article
86

Site Index
© 2024 The Coastal Ledger Company
Terms of Sale
]],
    title = "Crane Falls Into Channel, Shutting a Harbor", authors = "Dana Reed; Tom Ashby", published = "2024-03-05",
    subtitle = "Twelve ships are waiting. A town that lives off its ferries wonders for how long.",
    captions = "The crane in the channel of Port Ellery on Monday. It may take a week to lift it. [Ann Lee for The Coastal Ledger]; "
      .. "Divers on their way to the jib on Monday. [Ann Lee for The Coastal Ledger]",
    body = "The harbor of Port Ellery was closed to ships on Monday after a crane fell into the channel.\n\n"
      .. "The crane was built in 1961 and had been due for scrap in May.",
  },
  {
    name = "web: a menu with a section on each line, times in capitals, links of the author",
    text = [[
The Norland Daily
News
Sport
Business
Opinion
Culture
More

World

Strike shuts Helmstad airport for a third day

Ground crews want 9 percent; the airport offers 4

By Peter Oslo | The Norland Daily

PUBLISHED: March 5, 2024 at 9:14 a.m. | UPDATED: March 5, 2024 at 11:02 a.m.

HELMSTAD — Strikers shut the airport of Helmstad for a third day on Tuesday, and airlines scrapped 412 flights.

FILE - Passengers wait at the airport of Helmstad on March 3, 2024. (AP Photo/Ann Lee, File)

"We cannot pay the rent of this city with 4 percent," said Ida Storm, who loads baggage.

Peter Oslo
Reporter
Peter Oslo covers transport for The Norland Daily. He can be reached at peter.oslo@norlanddaily.example.
Author's recent articles
Bus drivers vote to strike
Rail fares frozen until June

More in Business
Helmstad rents climb
]],
    publisher = "The Norland Daily", section = "World", title = "Strike shuts Helmstad airport for a third day", authors = "Peter Oslo",
    published = "2024-03-05T09:14", modified = "2024-03-05T11:02", dateline = "HELMSTAD",
    captions = "FILE - Passengers wait at the airport of Helmstad on March 3, 2024. [AP Photo/Ann Lee, File]",
    roles = "publisher section title subtitle byline published paragraph caption paragraph",
  },
  {
    name = "web: a portal: links in groups, a life of the author",
    text = [[
GULF TRIBUNE
UAE   World   Business   Sport

World / Asia

Ferry with 212 aboard runs aground off Tavi island, all rescued

by Lena Faris

Tue 5 Mar 2024, 9:14 AM

Last updated: Tue 5 Mar 2024, 11:02 AM

Top Stories

Rain forecast for the weekend
Gold slips

A ferry with 212 people aboard ran aground off the island of Tavi early on Tuesday, and everybody was rescued.

Stay up to date with the latest news. Follow GT on WhatsApp Channels.

ALSO READ:

Ferry fares to rise in June
Why ferries run aground

"The water was calm and the moon was out," said Omar Haddad, a passenger from Tavi.

Lena Faris
Lena is a senior reporter at Gulf Tribune who writes about ships and shipping.
]],
    publisher = "GULF TRIBUNE", title = "Ferry with 212 aboard runs aground off Tavi island, all rescued", authors = "Lena Faris",
    section = "World", body = "A ferry with 212 people aboard ran aground off the island of Tavi early on Tuesday, and everybody was rescued.\n\n"
      .. '"The water was calm and the moon was out," said Omar Haddad, a passenger from Tavi.',
  },
  {
    name = "web: an agency's site: what is trending, a caption twice, related coverage",
    text = [[
Jump to content
Show Search
THE ELLERY RECORD
TRENDING:
Harbour crane
Ferry fares
Marl floods
ADVERTISEMENT

U.S. NEWS

Judge orders Marl to hand over the flood papers

A judge in Marl reads the order on Monday, March 4, 2024. (Ann Lee/The Ellery Record via AP)

A judge in Marl reads the order on Monday, March 4, 2024. (Ann Lee/The Ellery Record via AP)
Read More

Photos
3
BY DANA REED
Updated 9:14 AM EST, March 5, 2024
Share
MARL, N.Y. (AP) — A judge ordered the city of Marl on Monday to hand over 1,400 pages about the flood of last spring.

RELATED COVERAGE
A dam that nobody owned
Marl mayor will not run again
City lawyers had argued that the pages were drafts and that drafts belong to nobody.

___

This story has been corrected to show that the judge sits in Marl County.

DANA REED
Reed covers courts for The Ellery Record. She is based in Marl.
twittermailto
]],
    publisher = "THE ELLERY RECORD", section = "U.S. NEWS", title = "Judge orders Marl to hand over the flood papers", authors = "DANA REED",
    agency = "AP", modified = "2024-03-05T09:14-05:00",
    captions = "A judge in Marl reads the order on Monday, March 4, 2024. [Ann Lee/The Ellery Record via AP]",
    roles = "publisher section title caption byline modified paragraph paragraph paragraph",
  },
  {
    name = "web: a blog: the byline above the headline, a form for comments",
    text = [[
Harbour Watch
By Tom Ashby • March 5, 2024 • 3 min read
Facebook Twitter LinkedIn Email

Why the cranes of Port Ellery fall

Port Ellery has lost three cranes in ten years, more than any other harbour on the coast, and nobody has been held to account.

The oldest of the cranes was built in 1961 by Hull & Sons.

Share this:
Click to share on Facebook (Opens in new window)
Like Loading...

About The Author
Tom Ashby
Tom Ashby writes about harbours.
See author's posts

Previous: Ferry fares to rise

Leave a Reply
Your email address will not be published. Required fields are marked *
Comment *
Name *
Website
Save my name, email, and website in this browser for the next time I comment.

#cranes #portellery #harbour
]],
    publisher = "Harbour Watch", title = "Why the cranes of Port Ellery fall", authors = "Tom Ashby", published = "2024-03-05",
    roles = "publisher byline title paragraph paragraph",
  },
  {
    name = "web: a caption with its agency after a dash",
    text = page(head, "By Dana Reed", "The crane of Port Ellery on Monday.\u{2014}AFP", prose), captions = "The crane of Port Ellery on Monday. [AFP]",
  },
  {
    name = "web: a lone credit of a picture agency",
    text = page(head, "By Dana Reed", "AFP via Getty Images", prose), captions = " [AFP via Getty Images]", authors = "Dana Reed",
  },
  {
    name = "web: a name and an agency with a slash are a byline while nobody signed",
    text = page(head, "By Dana Reed", "5 March 2024", "The mole of Port Ellery at noon.\nAnn Lee/Reuters", prose),
    captions = "The mole of Port Ellery at noon. [Ann Lee/Reuters]", authors = "Dana Reed",
  },
  {
    name = "web: a life of the author may be long",
    text = page(head, "By Dana Reed", prose, "Dana Reed is a reporter at The Ellery Post, where she covers the harbour, the fishing fleet and the courts of the "
      .. "county. Before she joined the paper in 2009 she worked on a trawler for three years and wrote a book about it."),
    body = prose, dropped = "about the author",
  },
  {
    name = "web: cookies and copyright at length",
    text = page(head, "By Dana Reed", prose, "We and our partners use cookies and other technologies to store and read information on your device, such as which pages "
      .. "you visit, in order to show advertisements that fit you and to count readers.", "Copyright 2024 The Ellery Post. This material may not be "
      .. "published, broadcast, rewritten or redistributed in whole or in part without the written permission of the paper and of its owners."),
    body = prose, dropped = "cookie notice; copyright",
  },
  {
    name = "web: where a story was printed first",
    text = page(head, "By Dana Reed", prose, "This story was originally published March 5, 2024, 9:14 AM."), body = prose, dropped = "print notice",
  },
  -- what looks like it and is news
  {
    name = "web, not: news about an author of another page",
    text = page(head, "By Tom Ashby", p1, p2, "Dana Reed is a reporter at The Ellery Post, which first wrote about the crane in 2019."), dropped = "",
  },
  {
    name = "web, not: what an author did is news",
    text = page(head, "By Dana Reed", p1, p2, "Reed said that she had seen the crane fall from the office of her editor."), dropped = "",
  },
  {
    name = "web, not: newsletters in the news",
    text = page(head, "By Dana Reed", p1, "The newsletter of the port had warned of it.", '"Nobody reads what comes to their inbox," said Kell.', p2), dropped = "",
  },
  {
    name = "web, not: numbers in a table",
    text = page(head, "By Dana Reed", p1, "Ships waiting", "12", "Ships moved", "3", p2), dropped = "",
  },
  {
    name = "web, not: sentences that begin like litter",
    text = page(head, "By Dana Reed", p1, "Like most towns on the coast, Port Ellery depends on the harbour.", "Follow the channel and you reach the sea.",
      "Listen to the wind, the pilots say.", "View from the mole: nothing but masts.", "Comments by the minister made it worse.",
      "Thanks to the tide, nobody drowned.", "Contact was lost at noon.", p2), dropped = "",
  },
  {
    name = "web, not: one short line below a heading of links may be a heading",
    text = page(head, "By Dana Reed", p1, "Read more", "Twelve ships wait", p2), dropped = "related links",
    roles = "title byline paragraph heading paragraph",
  },
  {
    name = "web, not: short lines at the end without litter before them",
    text = page(head, "By Dana Reed", p1, p2, "Final score: Rovers 2, Town 1", "Attendance: 4,120"), dropped = "",
  },
  {
    name = "web, not: two sections above the headline are no menu",
    text = page("BBC News", "World\nAsia", head, "5 March 2024", prose), title = head, section = "World", dropped = "",
  },
}

-- Lines that go, each on a page of its own.
local function gone (line, why)
  cases[#cases + 1] = { name = "web: " .. line, text = page(head, "By Dana Reed", p1, line, p2, p3), dropped = why, body = prose }
end
gone("1 of 5", "picture counter")
gone("Image 3 of 12", "picture counter")
gone("View image in fullscreen", "picture counter")
gone("See all 5 photos", "picture counter")
gone("Article continues after this advertisement", "advertisement")
gone("Read 86 Comments", "comments")
gone("Be the first to comment", "comments")
gone("Estimated read time: 4 minutes", "reading time")
gone("Listen (4 min)", "player")
gone("00:00", "player")
gone("Home News Sport Business Opinion", "navigation")
gone("News | Sport | Weather | Shop | Travel", "navigation")
gone("Follow The Ellery Post on Facebook", "share button")
gone("(With inputs from agencies)", "agencies")
gone("By subscribing you agree to our terms.", "newsletter")
gone("#harbour #cranes", "tags")
gone("https://www.elleryport.example/crane", "address")

return cases
