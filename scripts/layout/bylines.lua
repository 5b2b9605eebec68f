-- Who wrote an article: "By A, B and C in Seoul | Agency".
--
-- Fields of this module
--   by       pattern: what a byline opens with ("By", "Written by:")
--   names    marked pattern: what follows it, or names alone ("Tom Smith in
--            Seoul"), which the reader takes for a byline only where one is expected
--   desk     pattern: what follows "By" if it is no name ("our staff reporter")
--   contact  marked pattern: an e-mail address or handle alone
--   role_words, desk_words, cities, no_names: see below
-- `names` marks author (a name; the reader asks whether it is an agency), place
-- and contact. The patterns are built when they are first asked for.

local lpeg = require "lpeg"
local common = require "layout.common"
local P, S, V = lpeg.P, lpeg.S, lpeg.V
local mark, space = common.mark, common.space

local bylines = {}

-- The last word of what somebody does: "Defence correspondent".
bylines.role_words = common.set [[
  correspondent|correspondents|editor|editors|reporter|reporters|writer|writers|chief|columnist|producer|
  journalist|contributor|analyst|intern|critic|commentator|presenter|photographer|host|desk]]

-- A "name" with one of these words is a desk, no person.
bylines.desk_words = common.set [[
  staff|desk|newsroom|editorial|editors|agencies|team|news|bureau|reporters|correspondent|correspondents|agency|
  wire|board|online|web|our|press|media]]

-- Places of two words that would pass for names after a comma.
bylines.cities = common.set [[
  new york|new delhi|hong kong|los angeles|san francisco|tel aviv|mexico city|buenos aires|kuala lumpur|abu dhabi|
  cape town|sao paulo|rio de janeiro|washington dc|washington d.c.|south korea|north korea|saudi arabia|
  new zealand|south africa|united states|united kingdom|united nations|sri lanka|addis ababa|ho chi minh city|
  phnom penh|san diego|las vegas|panama city|kuwait city]]

-- Words that no name has: where nobody says "By", they tell a heading in title
-- case from a name.
bylines.no_names = common.set [[
  the|a|an|in|on|at|to|of|for|from|with|about|this|that|these|why|what|how|who|when|where|it|is|are|was|our|your|
  my|his|her|their|all|best|top|key|new|more|most|read|article|articles|story|stories|problem|matters|takeaways|
  points|guide|guides|tips|table|contents|related|latest|breaking|live|last|first|next|back|home|too|not|no|yes|
  you|we|updated|published|posted|learn|get|see|view|show|watch|listen|share|comments|resources|budget|travel|
  health|politics|business|world|national|international|economy|sports|opinion|summary|breakdown|overview|
  introduction|background|analysis|exclusive|report|review|and|or|by]]

local lower_words = common.set "de|da|di|do|du|del|della|der|den|des|van|von|bin|bint|ibn|al|el|la|le|ter|ten|dos|das|y|e|af|av|zu"

-- The grammar of a list of names, without "By"; `start` is where it begins.
local function names_grammar (start)
  local letter, foreign, space, ws = V "letter", V "foreign", V "space", V "ws"
  local apostrophe, dash = V "apostrophe", V "dash"
  local capital, inner, word, place_word = V "capital", V "inner", V "word", V "place_word"
  local contact, item, role, place, sep, ending = V "contact", V "item", V "role", V "place", V "sep", V "ending"

  local initial = common.upper * "." * (P "-" ^ -1 * common.upper * ".") ^ -3
  local full = (S "dDlL" * apostrophe) ^ -1 * capital * inner ^ 0 * (#P "." * P "." * #(-P(1) + S " ,")) ^ -1
  local particle = (P "al-" + "el-" + "as-" + "ul-") * word + (common.word_of(lower_words) * space) ^ 1 * word
  local link = common.word_of(common.set "in|and|for|with|of|via|from|at")
  local joint = common.phrases "de|del|la|of|the|al|el|da" * space
  local located = space ^ 1 * common.phrases "in|at|from" * ws * place
  local bracket = ws * S "([" * (contact + common.at_most(80, 1 - S ")]")) * S ")]"
  local link_words = common.phrases "and|with|for|of|via"
  local alone = sep + ending
  return common.grammar {
    start,
    capital = common.upper + foreign,
    inner = letter + (apostrophe + "-" + "\u{2010}" + "\u{2011}") * #letter,
    -- A word of a name: Ji, Da-gyum, O'Brien, McGregor, J., JR., Núñez.
    word = initial + full,
    -- At most five words, so that a headline is no name.
    name = word * (space * (particle + word - V "link")) ^ -4,
    link = link,
    place_word = capital * (inner + ".") ^ 0,
    place = mark("place", (common.phrase "the" * space) ^ -1 * place_word * (space * V "joint" ^ -2 * place_word) ^ -3),
    joint = joint,
    host = (letter + common.digit + "-") ^ 1,
    contact = mark("contact", (letter + common.digit + S "._%+-") ^ 1 * "@" * V "host" * ("." * V "host") ^ 1
      + P "@" * (letter + common.digit + "_") ^ 2),
    -- "Defence and security correspondent": words that need not be capital.
    role = mark("role", letter ^ 1 * ((space + S "&-/" + apostrophe) ^ 1 * letter ^ 1) ^ -6),
    item = mark("author", V "name") * located ^ -1 * bracket ^ -1,
    sep = ws * (("," + P ";") * ws * (common.phrase "and" * ws) ^ -1 + P "&" * ws + S "|/" * ws
      + "\u{2022}" * ws + "\u{B7}" * ws) + space ^ 2 + space ^ 1 * (link_words + dash * #space) * space ^ 1,
    ending = ws * P ":" ^ -1 * ws * -1,
    next_item = sep * (contact + item * #(alone + space ^ 1 * (contact + V "link")) + role * #alone + place)
      + space ^ 1 * contact,
    names = item * V "next_item" ^ -12 * ending,
    contacts = contact * (sep * contact) ^ -2 * ws * -1,
  }
end

local function by_pattern ()
  local labels = common.phrases [[by|written by|reported by|story by|words by|text by|report by|reporting by|
    posted by|published by|author|authors|byline|reporter|analysis by|opinion by|review by|interview by]]
  return labels * P ":" ^ -1 * space ^ 0
    + P "By" * #(common.upper * common.lower) -- "ByDana Reed": pages lose the blank
end

return common.lazy(bylines, {
  by = by_pattern,
  names = function () return common.marked(names_grammar "names") end,
  contact = function () return common.marked(names_grammar "contacts") end,
  desk = function ()
    return common.phrases "our|a|an|the|staff|agencies|news" * common.at_most(40, 1 - P ".") * -1
  end,
})
