-- Transcripts and interviews: who speaks stays in the text, each turn a paragraph.

local function page (...)
  return table.concat({ ... }, "\n\n")
end

local intro = "Marta Kell has kept the harbour of Port Ellery for twenty years, and on Monday a crane fell into its channel."

return {
  {
    name = "transcript: a broadcaster's, wrapped, with stage directions and time stamps",
    text = [[
ELLERY NEWS NETWORK

Crane Falls Into Channel; Mayor Answers Questions

Aired March 5, 2024 - 20:00 ET

THIS IS A RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM AND MAY BE UPDATED.

[20:00:08]

ANDREA COLE, ENN ANCHOR: Good evening. We begin tonight with the crane
that fell into the channel of Port Ellery. Our Dana Reed is on the
mole. Dana?

DANA REED, ENN CORRESPONDENT (voice-over): Andrea, it is dark here.
(CROSSTALK)
COLE: Can you see it?
REED: No.
(APPLAUSE)

[20:05:10]

UNIDENTIFIED MALE: The port is closed -- that is all we know.]],
    publisher = "ELLERY NEWS NETWORK", title = "Crane Falls Into Channel; Mayor Answers Questions",
    published = "2024-03-05T20:00", authors = "", dateline = "",
    roles = "publisher title published paragraph paragraph paragraph paragraph paragraph paragraph paragraph",
    dropped = "transcript notice; time stamp; time stamp",
    body = "ANDREA COLE, ENN ANCHOR: Good evening. We begin tonight with the crane that fell into the channel of Port Ellery. "
      .. "Our Dana Reed is on the mole. Dana?\n\n"
      .. "DANA REED, ENN CORRESPONDENT (voice-over): Andrea, it is dark here.\n\n(CROSSTALK)\n\nCOLE: Can you see it?\n\nREED: No.\n\n"
      .. "(APPLAUSE)\n\nUNIDENTIFIED MALE: The port is closed -- that is all we know.",
  },
  {
    name = "transcript: questions and answers are no headings",
    text = page("The Ellery Post", "The harbour master on the longest night of the port", "By Dana Reed", "March 5, 2024", intro,
      "Q: What did you hear?", "A: A noise like thunder. Then nothing.", "Q: And then?", "A: Then I called the pilot boats, all of them, and told the ships to wait.",
      "[LAUGHTER]", "Q: Were you afraid?", "A: No. I was busy."),
    authors = "Dana Reed", dropped = "",
    roles = "publisher title byline published paragraph paragraph paragraph paragraph paragraph paragraph paragraph paragraph",
  },
  {
    name = "transcript: the questions of a press pool have no colon",
    text = page("Remarks by President Tomas Hale at the harbour of Port Ellery", "THE PRESIDENT: Thank you. (Applause.) Please sit down.",
      "Q    Mr. President, who pays?", "THE PRESIDENT: The owner pays.", "Q    When?", "THE PRESIDENT: Soon."),
    title = "Remarks by President Tomas Hale at the harbour of Port Ellery",
    roles = "title paragraph paragraph paragraph paragraph paragraph",
  },
  {
    name = "transcript: names in mixed case, in a text without blank lines",
    text = "Two voices on the crane of Port Ellery\nBy Dana Reed\n" .. intro .. "\nEllery Post: Who owned it?\nMarta Kell: A company in Marl.\n"
      .. "Ellery Post: Did it know?\nMarta Kell: It did. It had a letter from us.",
    authors = "Dana Reed", roles = "title byline paragraph paragraph paragraph paragraph paragraph",
  },
  {
    name = "transcript: a time stamp before a speaker stays",
    text = page("The hearing on the crane of Port Ellery", "[00:00:04] CHAIR: The committee will come to order.", "[00:01:15] MS. HOLLIS: Thank you.",
      "[00:02:40] CHAIR: Who signed the papers?", "[00:02:44] MS. HOLLIS: I did."),
    roles = "title paragraph paragraph paragraph paragraph", dropped = "",
  },
  {
    name = "transcript: a speaker in wrapped lines without blank lines",
    text = [[
The hearing on the crane of Port Ellery

CHAIR HOLLIS: The committee will come to order. We shall hear first
from the harbour master, who has come a long way.
MS. KELL: Thank you, Chair. I have kept the harbour for twenty years
and have never seen the channel closed for more than a day.
CHAIR HOLLIS: Who signed the papers?
MS. KELL: I did.]],
    roles = "title paragraph paragraph paragraph paragraph",
  },
  {
    name = "transcript: one label is none",
    text = page("Crane falls into channel and shuts harbour of Port Ellery", "KARACHI: The harbour was closed to ships on Monday after a crane fell.",
      "Nobody was hurt, the port authority said, but twelve vessels are waiting outside."),
    dateline = "KARACHI",
  },
  {
    name = "transcript: labels of pictures do not speak",
    text = page("Crane falls into channel and shuts harbour of Port Ellery", "By Dana Reed", intro, "PHOTO: ANN LEE", "Nobody was hurt, the port authority said.",
      "PHOTO: TOM ASHBY", "The crane was built in 1961, the authority said.", "SOURCE: PORT AUTHORITY"),
    captions = " [ANN LEE];  [TOM ASHBY]",
  },
}
