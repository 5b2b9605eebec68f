-- Who wrote an article: "By A, B and C in Seoul | Agency".
--
-- Fields of this module
--   signed    pattern: a byline that says so ("By ...", "Written by ...")
--   unsigned  pattern: nothing but names ("Tom Smith in Seoul"); the reader
--             takes it for a byline only where one is expected
--   contact   pattern: an e-mail address or handle alone
--   opener    pattern: "By" alone on a line
--   role_words, desk_words, cities, no_names: see below
-- They mark author (a name; the reader asks whether it is an agency), place,
-- and contact.

local lpeg = require "lpeg"
local common = require "layout.common"
local P, S = lpeg.P, lpeg.S
local mark, ws, space = common.mark, common.ws, common.space

local bylines = {}

-- The last word of what somebody does: "Defence correspondent".
bylines.role_words = common.set {
  "correspondent", "correspondents", "editor", "editors", "reporter", "reporters", "writer",
  "writers", "chief", "columnist", "producer", "journalist", "contributor", "analyst", "intern",
  "critic", "commentator", "presenter", "photographer", "host", "desk",
}

-- A "name" with one of these words is a desk, no person.
bylines.desk_words = common.set {
  "staff", "desk", "newsroom", "editorial", "editors", "agencies", "team", "news", "bureau",
  "reporters", "correspondent", "correspondents", "agency", "wire", "board", "online", "web",
  "our", "press", "media",
}

-- Places of two words that would pass for names after a comma.
bylines.cities = common.set {
  "new york", "new delhi", "hong kong", "los angeles", "san francisco", "tel aviv", "mexico city",
  "buenos aires", "kuala lumpur", "abu dhabi", "cape town", "sao paulo", "rio de janeiro",
  "washington dc", "washington d.c.", "south korea", "north korea", "saudi arabia", "new zealand",
  "south africa", "united states", "united kingdom", "united nations", "sri lanka", "addis ababa",
  "ho chi minh city", "phnom penh", "san diego", "las vegas", "panama city", "kuwait city",
}

-- Words that no name has: where nobody says "By", they tell a heading in title
-- case from a name.
bylines.no_names = common.set {
  "the", "a", "an", "in", "on", "at", "to", "of", "for", "from", "with", "about", "this", "that", "these", "why", "what",
  "how", "who", "when", "where", "it", "is", "are", "was", "our", "your", "my", "his", "her", "their", "all", "best",
  "top", "key", "new", "more", "most", "read", "article", "articles", "story", "stories", "problem", "matters",
  "takeaways", "points", "guide", "guides", "tips", "table", "contents", "related", "latest", "breaking", "live",
  "last", "first", "next", "back", "home", "too", "not", "no", "yes", "you", "we", "updated", "published", "posted",
  "learn", "get", "see", "view", "show", "watch", "listen", "share", "comments", "resources", "budget", "travel",
  "health", "politics", "business", "world", "national", "international", "economy", "sports", "opinion", "summary",
  "breakdown", "overview", "introduction", "background", "analysis", "exclusive", "report", "review", "and", "or", "by",
}

-- A word of a name: Ji, Da-gyum, O'Brien, McGregor, J., JR., Núñez.
local start = common.upper + common.foreign
local inner = common.letter + (common.apostrophe + "-" + "\u{2010}" + "\u{2011}") * #common.letter
local initial = common.upper * "." * (P "-" ^ -1 * common.upper * ".") ^ -3
local word = initial + (S "dDlL" * common.apostrophe) ^ -1 * start * inner ^ 0 * (#P "." * P "." * #(-P(1) + S " ,")) ^ -1
local lower_words = common.set {
  "de", "da", "di", "do", "du", "del", "della", "der", "den", "des", "van", "von", "bin", "bint",
  "ibn", "al", "el", "la", "le", "ter", "ten", "dos", "das", "y", "e", "af", "av", "zu",
}
local particle = (P "al-" + "el-" + "as-" + "ul-") * word + (common.word_of(lower_words) * space) ^ 1 * word
local link = common.word_of(common.set { "in", "and", "for", "with", "of", "via", "from", "at" })
-- At most five words, so that a headline is no name.
local name = word * (space * (particle + word - link)) ^ -4

local place_word = start * (inner + ".") ^ 0
local joint = common.phrases { "de", "del", "la", "of", "the", "al", "el", "da" } * space
local place = mark("place", (common.phrase "the" * space) ^ -1 * place_word * (space * joint ^ -2 * place_word) ^ -3)
local located = space ^ 1 * common.phrases { "in", "at", "from" } * ws * place

local host = (common.letter + common.digit + "-") ^ 1
local mail = (common.letter + common.digit + S "._%+-") ^ 1 * "@" * host * ("." * host) ^ 1 + P "@" * (common.letter + common.digit + "_") ^ 2
local contact = mark("contact", mail)
local bracket = ws * S "([" * (contact + (1 - S ")]") ^ -80) * S ")]"

-- "Defence and security correspondent": words that need not be capital.
local role = mark("role", common.letter ^ 1 * ((space + S "&-/" + common.apostrophe) ^ 1 * common.letter ^ 1) ^ -6)

local item = mark("author", name) * located ^ -1 * bracket ^ -1
local link_words = common.phrases { "and", "with", "for", "of", "via" }
local sep = ws * (("," + P ";") * ws * (common.phrase "and" * ws) ^ -1 + P "&" * ws + S "|/" * ws
  + "\u{2022}" * ws + "\u{B7}" * ws) + space ^ 2 + space ^ 1 * (link_words + common.dash * #space) * space ^ 1
local ending = ws * P ":" ^ -1 * ws * -1
local next_item = sep * (contact + item * #(sep + ending + space ^ 1 * (contact + link)) + role * #(sep + ending) + place)
local list = item * (next_item + space ^ 1 * contact) ^ -12

local prefix = common.phrases {
  "by", "written by", "reported by", "story by", "words by", "text by", "report by", "reporting by",
  "posted by", "published by", "author", "authors", "byline", "reporter", "analysis by", "opinion by",
  "review by", "interview by",
} * P ":" ^ -1 * space ^ 0
  + P "By" * #(common.upper * common.lower) -- "ByDana Reed": pages lose the blank

-- "By" alone; the names are on the next line.
bylines.opener = prefix * ws * -1
bylines.signed = mark("by", prefix) * list * ending
-- "By our staff reporter": signed, but by nobody with a name.
bylines.anonymous = mark("by", prefix) * mark("desk",
  common.phrases { "our", "a", "an", "the", "staff", "agencies", "news" } * (1 - P ".") ^ -40) * -1
bylines.unsigned = list * ending
bylines.contact = contact * (sep * contact) ^ -2 * ws * -1

return bylines
