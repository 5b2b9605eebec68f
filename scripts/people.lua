-- People: who is named, with the title, the role and the affiliation that stand beside the name.
--
-- A name is found by what stands at its begin: a title ("Defense Minister Lee"), a given name
-- ("Tomas Lindqvist"), initials ("J.K. Rowling"); by a last word that is a surname ("Zlatko Berdiev"); or, where
-- no list knows its words, by what stands beside it: an age or a role ("Bakyt Osmonov, 45, a geologist"), a verb of saying, other
-- persons in the same list of names.  A surname or a given name alone counts where the article has the full name
-- (lode/coref.lua), where it speaks or acts, or where everybody knows it.
--
-- Words that are written small ("Photos", "Afterward") and stand in no list of names are no part of a name: list common_words.

local lode = require "lode"
local lpeg = require "lpeg"
local V = lpeg.V
local affiliations = require "lode.affiliations"
local ages = require "lode.ages"
local names = require "lode.names"
local coref = require "lode.coref"
local spans = require "lode.spans"
local sport = require "lode.sport"
local capitals_of = require "lode.capitals"
local set = require "lode.sets".of
local t = lode.tokens
-- Methods of strings are looked for in their metatable at each call: functions are not.
local find, string_match, gsub, lower = string.find, string.match, string.gsub, string.lower

-- Words as written: a few as a choice, many as a list (a layer of the tape).
local function exact(words)
  local list, choice = {}, nil
  for word in words:gmatch "%S+" do list[#list + 1] = word end
  if #list > 12 then return t.exact(list) end
  for _, word in ipairs(list) do choice = choice and choice + t.exact(word) or t.exact(word) end
  return choice
end

-- Words as they look at the begin of a sentence: asked about capitalised words only, so that "the" costs nothing.
local function capitals(words) return exact((words:gsub("%f[%S]%l", string.upper))) end

-- A few frequent words, as a choice: a list would mark each "the" of an article.
local function any_of(words)
  local any
  for word in words:gmatch "%S+" do any = any and any + t.word(word) or t.word(word) end
  return any
end

-- Looking back at one of some words.
local function behind_one_of(words, constructor)
  local any
  for word in words:gmatch "%S+" do any = any and any + constructor(word) or constructor(word) end
  return lpeg.B(any)
end

-- ---- words of a name ----

local organization, place, nationality = t.is "organization", t.is "place", t.is "nationality"
local title, given, surname, role = t.list "titles", t.list "given_names", t.list "surnames", t.list "roles"
local small = t.list "common_words"

local hyphen = t.glued * t.hyphen * t.glued
local no_name = capitals [[ monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  the a an in on at of and but or for to from by with as if when while after before since until although though because he she it they we i you his her their
  our its my this that these those there here not no yes so then now also both some many most all each what who why how where which is was are were has had
  have did does do would could should however according under during meanwhile former despite among between other republican democrat democratic muslim jewish
  islamic catholic god internet let photo photos image ad ads hi prix mr mrs ms miss copa coppa jews christians muslims hindus shiites sunnis sikhs latin latino latinos ]]
-- What the capitalised word before it makes a thing, not a person: "Nelson Street".
local thing = capitals [[ street avenue road boulevard lane drive square airport stadium arena bridge county island islands river lake mountain mountains bay
  valley beach city town village district province state hospital clinic school college university institute academy foundation award awards prize medal cup
  trophy open championship championships league act bill law theorem center centre museum library church cathedral temple building tower hotel house palace castle
  party company corporation corp corp. inc inc. ltd ltd. LLC PLC group bank records band orchestra choir theatre theater festival show magazine times news
  post press media studios pictures productions games airlines airways motors electric brothers association society council committee commission court department
  ministry agency office bureau service union federation trust fund army navy force forces brigade regiment division battalion war battle treaty agreement
  conference summit day week cemetery prison station club united FC F.C. team administration series project program plan system systems technologies international
  national report review journal gazette herald tribune medical memorial securities capital partners holdings line coast peninsula cape creek hills hill park
  gardens garden field fields forest canal route highway north south east west virus disease syndrome dynasty empire kingdom republic theory revolution laws
  gospel testament constitution declaration affairs government minister secretary general president governor senator chairman director parkway hall pond brook
  ave ave. rink cups schoolhouse cyclone fuhrer game coordinator administrations seas circuit film emperor developer logging energy industries entertainment
  stores foods insurance software borders olympics hurricane storm ]]
-- Surnames all the same, behind a given name: "Kanye West", "Benny Hill".
local both = capitals [[ west east north day hall hill law bay field love ]]

local word = t.shape("capital", "mixed") - no_name
local famous = t.exact(names.famous_list)              -- whom everybody knows by the surname
local tail_lower = t.lower - t.word { "based", "led", "backed", "era", "style", "born", "run", "owned", "area", "like", "made", "free", "aged", "wide" }
local more = (hyphen * (t.shape("capital", "mixed") + tail_lower)) ^ -2
local listed = surname + given
-- What is used often is a rule of a grammar, so that it stands in the pattern once; the first is the pattern itself.
local MATCH, PART, PROPER, STRANGE, TAIL, LATER, BODY, NAME, SHORT, OFFICE, BEHIND = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
local grammar = { false, false, false, false, false, false, false, false, false, false, false }
local part, proper, strange, tail, later, body = V(PART), V(PROPER), V(STRANGE), V(TAIL), V(LATER), V(BODY)
grammar[PART] = (word - thing) * more
grammar[PROPER] = (#listed + -small) * part             -- a name, or a word that no list knows
-- "the film Prophet Song": what follows is the name of a work.
local behind_work = behind_one_of("film novel movie album musical play sitcom opera", t.word)
local other = organization + place + nationality
grammar[STRANGE] = -(small + other + title + t.list "regions" + t.list "countries") * part

local initial = (t.initial - exact "A I") + (t.abbrev_upper - t.word { "u.s.", "u.n.", "u.k.", "e.u.", "d.c.", "u.a.e.",
  "u.s.a.", "u.s.s.r.", "l.a.", "n.y.", "p.m.", "a.m.", "n.j.", "n.c.", "s.c." })
local arabic = (exact "al el as ad an ar ash az ul ur ud us" + exact "Al El") * hyphen * word
local particle = exact [[ de da do dos das del della di du la le van von der den ten ter zu zum af av bin ibn ben bint al el y e i arap ul ]] +
  exact "De Da Dos Del Della Di Du La Le Van Von Bin Ibn Ben Al El Abu Ould Abd" -- a list has a word in one form only
local quoted = t.opening * t.capital * t.capital ^ -2 * t.closing + t.open_bracket * t.opening ^ -1 * t.capital * t.closing ^ -1 * t.close_bracket
local regnal = exact "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XXIII"
local suffix = t.comma ^ -1 * exact "Jr. Jr Sr. Sr" + regnal

-- Behind these any word is the surname: "Erik ten Hag", "Marine Le Pen".
local before_surname = exact [[ van von der den ten ter zu de di du del della le la De Di Du Del Della Le La Van Von Ten Ter ]]
grammar[TAIL] = arabic + (particle - #given * part * proper) ^ -3 * proper + before_surname * before_surname ^ -1 * part
local usual, usual_surname = t.exact(names.usual_given), exact(names.usual_surname)
grammar[LATER] = initial ^ -2 * -(organization + nationality + usual * word) * (#surname + -place) * tail
local rest = (initial ^ -2 * quoted ^ -1 * (both * -t.capitalized + tail)) * later ^ -3 * suffix ^ -1

-- What stands before a name that is no person's: "Mount", "USS", "the ferry".
local behind_place = behind_one_of([[Mount Fort Lake Port San Santa Saint Cape Camp New Los Las USS HMS MV SS RMS USNS HMAS HMCS INS University Hurricane Storm Operation Rio
  hurricane typhoon cyclone ferry ship vessel yacht tanker freighter trawler liner frigate destroyer submarine cruiser warship schooner]], t.exact)
local end_of_name = -(t.glued * t.hyphen) * -(thing + t.word { "district", "province", "neighborhood", "neighbourhood", "suburb", "region", "peninsula" }) * -(t.word "&" * t.capitalized - given)

-- ---- full names ----

-- Begins with a given name: "Tomas Lindqvist", "Elizabeth II".
local first_name = #word * (#t.exact "Bill" + -thing) * (given - nationality - place * usual) * (hyphen * (t.shape("capital", "mixed") + tail_lower)) ^ -1
-- An unknown name with a ruler's number: "Ramesses II" (not "World War II", "Phase III").
local numbered = t.word {
  "type", "phase", "title", "article", "part", "chapter", "volume", "class", "stage", "act", "section", "annex", "bowl", "windows", "mark", "episode",
  "season", "level", "grade", "world", "schedule", "category", "tier", "route", "model", "block", "stalag", "camp", "appendix", "table", "figure",
  "unit", "corps", "army", "group" }
local ruler = #(t.any * regnal) * (proper - numbered - organization - place) * exact "II III IV VI VII VIII IX" * -t.capitalized
-- "George Shearing": behind a usual name the last word may be a common word, if it is no plural.
local by_word = usual * (initial ^ -2 * (#(small * (surname - small)) * part) ^ -1 * t.span(word - thing - other - title, "_word") * -(t.capitalized - t.initial)) * suffix ^ -1
-- "Philip Lane", "Harry Brook"; "on Mary Lane" is a road.
local in_road = behind_one_of("on in at near along to from off the", t.word)
local by_road = -in_road * usual * initial ^ -1 * exact "Lane Brook Brooke Woods" * -t.capitalized
-- Nationalities that are given names: "Roman Abramovich".
local by_nation = exact "Roman German" * #(surname - small - given) * part * -t.capitalized
-- Given names that are words as well: names before such a particle alone, "Marine Le Pen", not "Marine Corps".
local before_particle = exact "Marine Misty Sunny Chance" * #before_surname * tail
local known = first_name * (rest + regnal) + by_word + ruler + before_particle + by_road + by_nation
-- Syllables of Chinese given names: "Liu Gang", "Wei Jingsheng".
local pinyin_first = lpeg.P "zh" + "ch" + "sh" + lpeg.S "bpmfdtnlgkhjqxrzcsyw"
local pinyin_last = lpeg.P "iang" + "iong" + "uang" + "ang" + "eng" + "ing" + "ong" + "iao" + "ian" + "uai" + "uan" + "ai" + "ei" + "ao" + "ou" + "an" + "en" + "in" + "un" +
  "ia" + "ie" + "ua" + "uo" + "ui" + "iu" + "ue" + lpeg.S "aeiou"
local syllable = pinyin_first ^ -1 * pinyin_last
local pinyin = lpeg.R "AZ" * lpeg.P "h" ^ -1 * pinyin_last * syllable ^ -2 * -1
local is_chinese = set [[ Bai Cai Cao Chen Cheng Cui Deng Ding Dong Du Fang Feng Fu Gao Guo Hou Hu Huang Jia Jiang Jin Kong Lei Li Liang Lin Liu Lu Luo Meng Pan Peng Qian Qin
  Qiu Ren Shao Shen Shi Tang Tao Tian Wang Wei Wen Wu Xia Xiao Xie Xu Xue Yan Yang Yao Ye Yu Yuan Yue Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou ]]
local chinese = t.check(t.capital, function (name) return is_chinese[name.text] end)
-- Family name first: "Seo Jin-ho", "Shen Kuo".
local family_first = lpeg.B(t.lower) * t.exact "No" * word * word * -t.capitalized + #t.exact(names.surname_first_list) * (t.any * (t.capital * hyphen * tail_lower + strange * -t.capitalized) + chinese * t.like(pinyin) * -t.capitalized +
  exact "Nguyen Tran Pham Phan Bui Duong Truong Trinh Hoang Huynh Ngo Nong" * -other * word * (word - other)) -- "Nguyen Tan Dung"
-- "J.K. Rowling", "NN Joshi", not "S. Korean"
local two_letters = #t.upper * t.like((lpeg.R "AZ" * lpeg.R "AZ" - (lpeg.P "US" + "UK" + "EU" + "UN" + "GM" + "BP" + "TV" + "PM" + "MP" + "AP" + "AG" + "DA" + "FA" + "NY" + "LA" + "DC" +
  "IT" + "PC" + "FC" + "AC" + "SC" + "CD" + "OK")) * -1)
local initials = two_letters * #(surname - small) * (proper - organization - place) * -t.capitalized + -(nationality + place) * initial * initial ^ -2 * particle ^ -2 * (proper - organization - place) * (proper - other) ^ -1 * suffix ^ -1
-- "Zlatko Berdiev": no list has the first word, the last is a surname and no other word.
local with_surname = initial ^ -1 * particle ^ -2 * #((surname - small + usual_surname) - organization - nationality) * part * -(t.comma * place) * later ^ -2 * suffix ^ -1
-- Small words that stand in names of persons only: "Joop den Uyl".
local noble = exact "van von der den ten ter zu bin ibn bint"
-- Nothing known: two or three words that no list has.
local unknown = (initial ^ -1 * quoted ^ -1 * (arabic + particle ^ -2 * (#surname + -small) * (part - other))) * later ^ -1 * suffix ^ -1

grammar[NAME] = (known + family_first + initials + strange * (with_surname + strange * with_surname + #noble * unknown + t.span(unknown, "_unsure")) + #(t.capitalized * exact "al el as ad an ar ash az" * hyphen) * t.span((part - other - title) * arabic, "_unsure")) * end_of_name
local named = t.span(V(NAME), "name")

-- ---- titles before a name ----

local past = t.word { "former", "then", "ex", "late", "one-time", "onetime", "then-", "acting", "retired", "disgraced", "incoming", "outgoing", "ousted", "formerly", "previously" }
local former = past * (t.glued * t.hyphen) ^ -1
local modifier_word = t.word { "National", "Security", "Defense", "Defence", "Foreign", "Ministry", "State", "Department", "Council", "Cabinet",
  "Chief", "Deputy", "Senior", "Vice", "Assistant", "First", "Second", "Supreme", "Court", "Police", "Army", "Navy", "Party",
  "Parliament", "House", "Senate", "Interior", "Finance", "Justice", "Health", "Education", "Energy", "Trade", "Labour", "Labor", "Treasury",
  "Transport", "Culture", "Environment", "Agriculture", "District", "County", "City", "Provincial", "Regional", "Federal", "Central",
  "Bank", "Committee", "Commission", "Government", "Presidential", "Military", "Air", "Force", "White", "Union", "Security", "Intelligence",
  "Homeland", "Affairs", "General", "Local", "Public", "Works", "Emergency", "Emergencies", "Civil", "Protection", "Majority", "Minority", "Press" }
local modifier = (modifier_word - title) ^ -4
local office_of = any_of "of for" * t.word "the" ^ -1 * (t.capital - given - title - no_name) *
  (t.word "and" * (t.capital - given) + t.comma * (t.capital - given) * #(t.word "and") + (t.capital - given)) ^ -3
local elect = hyphen ^ -1 * any_of "elect designate"
local courtesy = any_of "mr mrs ms miss mr. mrs. ms. sir"
local title_words = modifier * title * elect ^ -1 * (office_of + (title - courtesy) ^ -1)
local owner = (part - title - given) * (part - title - given) ^ -3
local whose = t.span(t.list "nationalities", "_nation") + t.span(organization, "_body") * t.clitic ^ -1 + t.span(place, "_nation") * t.clitic ^ -1 +
  t.span(owner, "_body") * t.clitic

local kind_of_body = (t.list "nationalities" ^ -1 * t.lower * t.lower ^ -1 * #(organization + t.capitalized)) ^ -1 -- "the power company Norvik"
grammar[BODY] = t.word "the" ^ -1 * kind_of_body * t.span(organization + place +
  (part + t.upper - no_name - given - t.list "nationalities") * ((t.capitalized - no_name) * more + any_of "of for and & the" * #t.capitalized * t.any) ^ -6, "_body2")
-- What may follow a title alone: "Lee", "al-Sisi", "de la Rosa".
grammar[SHORT] = (arabic + particle ^ -2 * (proper - other) + (part - other) * #tail) * (initial ^ -1 * tail) ^ -2 * suffix ^ -1 * -t.number * end_of_name
local short = t.span(V(SHORT), "name")

-- One word behind such a title is no name, unless a list says so: "General Motors", "Justice Without Frontiers".
local weak_title = t.word {
  "general", "major", "king", "justice", "saint", "master", "private", "mother", "father", "brother", "sister", "elder", "officer", "agent",
  "forward", "don", "chief", "leader", "representative", "lord", "lady", "queen", "prince", "princess", "count", "canon", "dean", "marshal", "deputy",
  "delegate", "guru", "prophet", "captain", "commander", "judge", "author", "star", "speaker", "duke", "sun", "premier", "principal", "metropolitan",
  "earl", "baron", "pilot", "patriarch", "secretary", "director", "manager", "governor", "mayor", "minister", "publisher" }
local was = t.span(former, "_past") ^ -1
local weak = weak_title * -(title + modifier_word)
-- "Senator Dana Tarry": behind a title and a given name any word is the surname.
local titled = t.span((given - nationality) * initial ^ -2 * (word - thing - other - title) * suffix ^ -1 * -t.capitalized * end_of_name, "name")
local plain_word = t.lower - role - title - any_of "and or of in at on to for from by with as who was is the a an his her their its"
local honour = any_of "sir dame lord lady dr dr." ^ -1     -- "leader Sir Iain Duncan Smith"
local party = t.exact "Tory" + t.exact "Labour" + t.exact "Conservative" + t.exact "Democratic" + t.exact "Republican" + t.exact "Liberal"
grammar[OFFICE] = was * (t.span(weak, "_title") * (honour * named + titled + #listed * short) + t.span(title_words - weak * V(SHORT), "_title") * honour * (named + titled + short) +
  t.span((role - title) * (#t.lower * role) ^ -1, "_role") * named) +
  t.span(former, "_past") * t.span(plain_word * plain_word ^ -1 * #t.lower * title, "_title") * named -- "former housing commissioner Leon Briggs"
local front = V(OFFICE) + was * whose * V(OFFICE) + was * party * #t.lower * V(OFFICE)

-- ---- what stands behind a name ----

local article = any_of "a an the its his her their"
local year_old = hyphen * t.word "year" * hyphen * t.word "old"
local qualifier = (t.lower - role - title - any_of [[ urged asked called accused warned met praised criticised criticized thanked blamed joined visited attacked led helped
  urging asking telling calling accusing warning who which said says told and or is was were has had will would the a an to but when where in on at for of with from by as
  he she it they ]]) * (hyphen * t.lower) ^ -1
local office_word = title * elect ^ -1 + role
local duty = any_of "of for" * (t.lower - any_of "the a an its his her their one") * (t.lower - article - any_of "at in of for who and") ^ -1
local office = t.span(qualifier ^ -3 * office_word * (role + title) ^ -1 * (duty * -t.capitalized) ^ -1 * (t.word "and" * qualifier ^ -1 * office_word) ^ -1, "_office")
local behind_whose = (t.span(organization + place, "_of_body") + t.span(part * part ^ -2, "_of_body")) * t.clitic * t.span(nationality, "_of_nation") ^ -1 +
  t.span(nationality, "_of_nation") + t.span(organization + place, "_of_body")
local in_years = t.span(t.number, "_age") * year_old                                  -- "44-year-old"
local whose_office = t.span(article, "_article") * (t.span(t.lower, "_owner") * t.clitic) ^ -1  -- "the union's"
local of_what = any_of "of at for with" * body + any_of "in from" * t.word "the" ^ -1 * t.span(organization, "_body2") +
  any_of "of for at with" * any_of "the its" * t.span(t.lower, "_owner")
local apposed = t.comma * (t.span(t.number, "_age") * t.comma) ^ -1 * (t.word "who" * any_of "is was") ^ -1 * whose_office ^ -1 * in_years ^ -1 *
    (t.word "and" ^ -1 * t.span(former, "_past") + any_of "currently now still") ^ -1 * behind_whose ^ -1 * t.span(former, "_past") ^ -1 * office * (of_what + -t.capitalized) +
  t.comma * t.span(t.number, "_age") * #(t.comma + t.full_stop)
-- "a shipbuilder": a word for who does something that no list has; its ending is asked for in put_behind.
local does = (t.comma * t.span(t.number, "_age")) ^ -1 * t.comma * any_of "a an" * in_years ^ -1 * t.span(former, "_past") ^ -1 * t.list "nationalities" ^ -1 *
  t.span((t.lower - any_of "who whose from in at aged with for") ^ 1, "_does") * #(t.comma + t.full_stop + any_of "who whose from in at aged with for")
local belongs = t.word "of" * t.word "the" ^ -1 * t.span(organization, "_body2") + t.word "of" * t.word "the" * #t.capitalized * body
grammar[BEHIND] = belongs ^ -1 * (apposed + does) ^ -1
local behind = V(BEHIND)

-- ---- an office before the name and a comma ----

-- "the governor of Pará, André Gusmão,", "the union's president, Doug Makwa,": whose office it is, the words before it say.
local ends_apposition = t.comma + t.full_stop + t.close_bracket + t.closing
local descriptive = t.span(#t.lower * office_word * (role + title) ^ -1 * (duty * -t.capitalized) ^ -1, "_office") * (t.word "of" * body) ^ -1 * t.comma * named *
  #ends_apposition

-- ---- what shows that an unknown name is a person's ----

local aged = t.comma * t.number * (t.comma + t.full_stop) + t.open_bracket * t.number * t.close_bracket
local speaks = t.word { "said", "says", "told", "tells", "added", "adds", "wrote", "explains", "explained", "argues", "argued", "recalls", "recalled" }
-- Verbs of persons, not of companies or things.
local speaking = speaks + t.word { "say", "think", "thinks", "thought", "insists", "insisted", "joked", "jokes", "laughs", "laughed", "smiled",
  "admits", "admitted", "notes", "noted", "writes", "remembers", "remembered", "tweeted", "replied", "replies", "testified", "concluded",
  "believes", "believed", "acknowledged", "acknowledges", "complained", "suggested", "suggests", "pleaded", "resigned", "died" }
-- What only persons do, even one whose name no list has.
local lives = any_of "campaigned graduated married retired enrolled volunteered" +
  (any_of "was is" + t.word "has" * t.word "been") * t.word { "born", "re-elected", "reelected", "married", "educated", "arrested", "appointed", "nominated", "raised",
    "jailed" }
lives = lives + any_of "ran served stood" * any_of "as in for on with again under unsuccessfully" + t.word "was" * t.word "first" ^ -1 * t.word "elected" +
  any_of "was is became" * any_of "a an the" * (t.lower - role - title) ^ -1 * (role + title)
local person_follows = speaking + t.comma * any_of "who whose" + any_of "himself herself" + aged

-- One word alone.

local single = -(t.glued * t.hyphen) * -t.capitalized * -t.word "&"
local one = #(t.any * -t.capitalized)
local alone = (proper - party - other - title - role - t.list "weapons" - t.list "nationalities") * single
local in_a_place = behind_one_of("in at near into around outside the a an via this that", t.word)
local behind_particle = behind_one_of("van von der den de del della di da la le bin ibn al el", t.word)
local everybody = (famous - organization - place) * -(t.glued * t.hyphen) * -t.capital
-- A surname that speaks; a given name within a sentence.
local lone = t.span(#listed * alone * #speaks + lpeg.B(t.lower) * -in_a_place * #given * alone, "_lone")
-- A word that no list knows, where a person is spoken of: "Tarlo explains", "says Tarlo", "Gomery, who".  Whether it
-- may be a name is for the whole article to say (lode/coref.lua).
local guess = -behind_particle * (t.span(alone * #lives, "_sure") + t.span((#listed + -(t.any * speaks * t.word "it")) * alone * #person_follows, "_guess") +
  #surname * (lpeg.B(t.lower) * -in_a_place * t.span(alone, "_guess") + t.span(alone * #t.lower, "_acts")))
-- "said Tarlo,": certain, even if the word is a common one.
local said_word = behind_one_of("said says added adds explains explained recalls recalled", t.word)
local said_by = said_word * t.span(alone * #(t.comma + t.full_stop + t.lower - any_of "was were is are has had would will could may might can should"), "_sure")
local surrounded = lpeg.B(t.word "the") * t.span((#surname * alone + famous) * #t.word { "administration", "campaign", "presidency", "family", "camp", "brothers",
  "era" }, "_sure")
local arab = #arabic * -organization * t.span(arabic * single * #(person_follows + t.lower), "_acts")

-- Sport: "Scorers: Holm 12, Di Berg 67", "Ajax 2 (Holm 12)", "Leeds - Holm 12": who scores, by the first of them (sport.scorers has the others).
local score = t.number * -(t.hyphen + t.capitalized) + t.open_bracket * (t.number + t.ordinal)
local scorer = (lpeg.B(t.number * t.open_bracket) + lpeg.B(t.word "scorers" * t.colon) + lpeg.B(t.hyphen) + lpeg.B(t.dash)) *
  t.span((word * more) ^ 1, "_scorer") * #score
-- Cricket: "Ilko Verdu c Holm b Berg 46", "Verdu lbw b Lowe 0", "Bowling: Holm 24-6-68-0, Berg".
local batsman = lpeg.B(t.word "c") + lpeg.B(t.word "b") + lpeg.B(t.word "st")
local fields = (word * more) ^ 1
local cricket = batsman * t.span(fields, "_sure") * #(t.word "b" * t.capital + t.number + t.stop) +
  (t.start + lpeg.B(t.comma) + lpeg.B(t.colon)) * t.span(fields, "_sure") * #(exact "c b lbw st" * (t.capital + exact "b and") + t.word "not out" * t.number
    + t.number * hyphen * t.number * hyphen * t.number * hyphen * t.number)
-- "1. Ilko Verdu (Kenya)", "beat Ilko Verdu (Spain)": whom no list knows, with a country in brackets.
local competes = (lpeg.B(t.number * t.full_stop) + lpeg.B(t.word "beat") + lpeg.B(t.number * t.hyphen) + t.start) *
  t.span((initial ^ -2 * (part - organization - t.list "organizations") * particle ^ -2 * (word * more) ^ 1), "_sure") *
  #(t.open_bracket * t.list "countries" * (t.close_bracket + t.comma))

-- "Ilko Verdu (1-0)", "Ilko Verdu (54')", "Ilko Verdu (Kenya)" within a sentence.
local marked = t.span((part - organization - place) * (part - other), "_sure") *
  #(t.open_bracket * t.number * (t.hyphen * t.number + t.apostrophe + t.single_quote) * (t.close_bracket + t.comma))
local plays = #(t.capitalized ^ 1 * (t.number + t.open_bracket + exact "b c lbw st not")) * (scorer + cricket + competes + marked)

-- "By JANE ROE", "(JANE ROE/AFP)": the only names in capitals.
local upper_name = (lpeg.B(t.word "by") + lpeg.B(t.open_bracket)) * t.span(#given * t.upper * t.initial ^ -1 * (#surname * t.upper) ^ 1, "_upper")
-- "By SAMYA KULLAB and JOHN LEICESTER", at the begin of a line: any names (see build_alone).
local byline = (lpeg.B(t.word "by") + lpeg.B(t.word "and") + lpeg.B(t.comma)) * t.span(t.upper * t.initial ^ -1 * t.upper * (t.glued * t.hyphen * t.glued * t.upper) ^ -1 * t.upper ^ -1, "_byline") *
  -(t.upper - t.word "and")
-- A word of a line in capitals, which may name who is named elsewhere: "WILKINSON QUITS".
local loud = (#(t.upper * (t.upper + t.clitic)) + lpeg.B(t.upper)) * t.span(t.upper, "_loud")

-- "Shawn Fain says": a common word behind a given name is the surname where only a person can be the subject.
local speaker_name = t.span((given - small - place - organization - nationality) * initial ^ -2 * (word - thing - other - title) * suffix ^ -1, "name") *
  #(speaking + t.comma * (t.word { "who", "whose" } + t.number * t.comma))

-- ---- the pattern ----

-- A front begins with one of these, or with an owner ("Uzbekistan's").
local front_begins = party + title + role + past + modifier_word + nationality + place + organization + part * part ^ -3 * t.clitic
local with_capital = #front_begins * -behind_work * front * behind + plays + -behind_place * (V(NAME) * -(t.comma + t.word "of") + (named + speaker_name) * behind + surrounded + everybody + one * (said_by +
  lone + guess)) + #t.upper * (upper_name + byline + loud)
local in_lower = #(title + role + past) * (front * behind + descriptive) + arab

grammar[MATCH] = #t.capitalized * with_capital + #t.lower * in_lower
local match = lpeg.P(grammar)

-- ---- building the item ----

-- Offices, by their last word: "chief executive" is a title, "economist" a role.
local is_office = {}
for word in ([[ president chair chairman chairwoman chairperson director manager executive chief head officer secretary minister governor mayor commissioner coordinator
  spokesman spokeswoman spokesperson founder cofounder judge justice prosecutor coach captain principal rector dean chancellor provost professor attorney ambassador envoy
  negotiator partner speaker leader treasurer ceo cfo coo cto premier king queen prince princess general superintendent inspector sheriff editor
  curator whip referee conductor lady ]]):gmatch "%S+" do is_office[word] = true end

-- Bodies that are part of a title ("National Security Council Secretary"), by their last word.
local in_title = {}
for word in ([[ Council Ministry Department Committee Commission Police Army Navy Force House Senate Parliament Court Cabinet Treasury Guard ]]):gmatch "%S+" do
  in_title[word] = true
end

local function nation_of(span)
  local item = span.item
  if item and item.kind == "place" then return item.name or item.text end
  local entry = span.entry
  local code = item and item.country or entry and entry.country
  return names.country[code or ""] or span.text
end

-- The name of the organization, the country or the words as they stand.
local function body_of(span)
  local item = span.item
  return item and item.first == span.first and item.last == span.last and item.name or names.tidy(span.text)
end

-- Kinds of the list of titles that are titles always; of "professional" the last word decides.
local title_kinds = { political = true, military = true, police = true, religious = true, courtesy = true }

local function last_word(text) return string_match(text, "^.*%f[%a](%a+)") or text end

-- "chief executive" is a title; "economist" a role; what stands before " of " or " for " decides.
local function put_office(item, text, kind)
  local head = string_match(text, "^(.-) of ") or string_match(text, "^(.-) for ") or string_match(text, "^(.-)%-elect$") or text
  if is_office[last_word(head):lower()] or title_kinds[kind] then
    item.title = item.title or text
  else
    item.role = item.role or text
  end
end

-- What "former", "then" and the like before the title say.
local status = { former = "former", ["then"] = "former", ex = "former", ["one-time"] = "former", onetime = "former", ousted = "former", formerly = "former", previously = "former", acting = "acting", late = "late" }

-- Title, role and affiliation that stand before the name.
local function put_front(m)
  local title = m._title
  if title then
    local entry = title.entry
    local kind = entry and entry.kind
    local office, inside = title.text, title.item
    if inside and inside.kind == "organization" and inside.first == title.first and inside.last < title.last and find(inside.text, "%u.*%u") and
      not in_title[last_word(inside.text)] then
      m.affiliation = inside.name
      office = office:sub(#inside.text + 2)
    end
    put_office(m, names.tidy(office), kind)
    m._courtesy = kind == "courtesy" or nil
  else
    put_office(m, names.tidy(m._role.text))
  end
  local body, nation = m._body, m._nation
  if body and title and in_title[last_word(body.text)] and title.shape == "capital" then
    m.title = names.tidy(body.text .. " " .. title.text)
  elseif body then
    m.affiliation = body_of(body)
  elseif nation and (m.title or nation.item and nation.item.kind == "place") then
    m.affiliation = nation_of(nation)
  end
  m._front = m.first
end

-- Title, role and affiliation that stand behind it, or before it and a comma.
local function put_behind(m)
  local office = m._office
  if office then
    if office.first < m.first then m._front, m._before = office.first, true end
    local had = m.title
    if m._courtesy then m.title = nil end
    put_office(m, names.tidy(office.text))
    if m.title then m._courtesy = nil end
    m.title = m.title or had
  end
  local does = m._does
  if does and #does < 4 then
    local text = does.text
    if find(text, "[eo]r$") or find(text, "ist$") or find(text, "man$") or find(text, "ian$") then m.role = m.role or text end
  end
  local past = m._past and status[m._past.word]
  if past then m[past] = true end
  if m._age then m.age = math.tointeger(tonumber(m._age.text)) end
  local owner = m._owner or m._article
  m._owner = nil
  if not m.affiliation then
    local body = m._body2
    if body and not (body.item and body.item.kind == "place" and not m.title) then m.affiliation = body_of(body)
    elseif m._of_body then m.affiliation = body_of(m._of_body)
    elseif m._of_nation and m.title then m.affiliation = nation_of(m._of_nation)
    elseif office then m._owner = owner and owner.word end
  end
end

-- What a person does, behind a surname alone: these verbs, any past tense.
local acts = set [[
  is was has had will would did does could can may might made took went came got won lost left became began met spoke gave knew felt saw found kept
  held ran wants faces hopes plans agreed acts ]]
local no_past = set "hundred sacred naked kindred"

local function is_act(word) return acts[word] or find(word, "[^e]ed$") and not no_past[word] end

-- Whether the word has a verb behind it, an adverb between them or not.
local function does_something(word, article)
  local columns, i = article:columns(), article:token(word.last)
  return is_act(columns.word[i + 1]) or columns.shape[i + 2] == "lower" and is_act(columns.word[i + 2])
end

local function is_plural(word) return find(word, "[^s]s$") and not find(word, "ings$") end

-- "Michael Rains said": no plural.
local function speaks_next(name, article)
  local next = article:columns().word[article:token(name.last) + 1]
  return next == "said" or next == "says"
end

-- A name that stands alone: the match itself, or the word in it.
local function build_alone(m, article)
  local word = m._guess or m._lone or m._acts
  if word then
    local entry = word.entry
    if entry and entry.common or m._acts and not does_something(word, article) then return nil end
    m._guess = not m._lone
  end
  local byline = m._byline
  if byline and not capitals_of.in_byline(article:columns(), byline.token) then return nil end
  word = word or m._sure or m._upper or byline
  if word then m.first, m.last, m.text = word.first, word.last, word.text end
  if m._word and is_plural(m._word.text) and not speaks_next(m, article) then return nil end
  m.name = names.tidy(m.text)
  if m._upper or byline then m.name = gsub(m.name, "(%a)([%w']*)", function (a, b) return a .. lower(b) end) end
  m._maybe = m._unsure and true
  return m
end

-- Those who score, if a team or "Scorers" begins the line: one for each.
local function build_scorers(m, article, found)
  for _, place in ipairs(sport.scorers(m._scorer, article)) do
    local text = article.text:sub(place.first, place.last)
    found[#found + 1] = { kind = "person", rule = "people", first = place.first, last = place.last, text = text, name = names.tidy(text) }
  end
end

local function build(m, article)
  local name = m.name
  if not name then return build_alone(m, article) end
  if m._word and is_plural(m._word.text) and not speaks_next(name, article) then return nil end
  if m._title or m._role then put_front(m) end
  m.first, m.last, m.text = name.first, name.last, name.text
  m.name = names.tidy(m.text)
  put_behind(m)
  m._maybe = m._unsure and not (m.title or m.role or m.affiliation or m.age) or nil
  return m
end

-- ---- once an article ----

-- Organizations and places by the tokens that they cover, the longer one where they overlap.
local function cover(article, ...)
  local over, token = {}, article.token
  for _, kind in ipairs { ... } do
    for _, item in ipairs(article:items(kind)) do
      local first, last = item.first, item.last
      for i = token(article, first), token(article, last) do
        local had = over[i]
        if not had or had.last - had.first < last - first then over[i] = item end
      end
    end
  end
  return over
end

-- The persons that are no part of a longer name ("Johns Hopkins University") and no other thing, but for a title; each with the numbers of its tokens.
local function outside(items, over, article)
  local kept, token = {}, article.token
  for _, person in ipairs(items) do
    local i = token(article, person.first)
    local other = over[i]
    local named_so = other and other._sort == "company" and other.first == person.first and other.last == person.last -- "its rival Eli Lilly"
    if not named_so and not (other and other.first <= person.first and other.last >= person.last and (not person._front or other.last - other.first > person.last - person.first)) then
      person._i, person._j = i, token(article, person.last)
      kept[#kept + 1] = person
    end
  end
  return kept
end

local person_verbs = set [[ said says told tells added adds wrote explains explained argues argued recalls recalled think thinks thought insists insisted joked laughed smiled
  admits admitted notes noted writes remembers tweeted replied testified believes believed acknowledged complained suggested pleaded resigned died himself herself ]]

local said_words = set "said says added adds explains explained recalls recalled"

-- What is done to persons: "replaced Djamel Berg".
local takes_person = set "replaced succeeded married arrested appointed nominated met sacked elected hired wounded assassinated whom congratulated jailed defeated"

local writes = set "reporting writing editing written edited reported compiled photographed directed" -- "Reporting by"

local AND = { ["and"] = true, ["&"] = true }

-- What joins two neighbours in a list of names: "and", "," or nothing.
local function joint(columns, a, b)
  local i, j = a._j + 1, b._i - 1
  local word = columns.word[i]
  if i == j then return AND[word] and "and" or columns.shape[i] == "comma" and "," or nil end
  return i + 1 == j and columns.shape[i] == "comma" and AND[columns.word[j]] and "and" or nil
end

-- Takes unknown names for persons that stand in a list beside one: "Emma Stone, Keerthy Suresh and Vasu Vikram".
local function from_lists(items, columns)
  local joints = {}
  for i = 2, #items do joints[i] = joint(columns, items[i - 1], items[i]) end
  local function take(i, beside, link)
    local item, by = items[i], items[beside]
    if item._maybe and by and not by._maybe and joints[link] and (joints[link] == "and" or joints[link - 1] or joints[link + 1]) then item._maybe = nil end
  end
  for i = 2, #items do take(i, i - 1, i) end
  for i = #items - 1, 1, -1 do take(i, i + 1, i + 1) end
end

-- Whether the words beside an unknown name show a person: a verb of persons, a sentence that it begins.
local function stands_as_person(person, columns)
  local behind = person._j + 1
  if columns.word[person._i - 1] == "by" and writes[columns.word[person._i - 2]] then return true end
  if said_words[columns.word[person._i - 1]] or takes_person[columns.word[person._i - 1]] then return true end
  if columns.shape[behind] == "comma" then return columns.word[behind + 1] == "who" or columns.word[behind + 1] == "whose" end
  return person_verbs[columns.word[behind]] or columns.shape[behind] == "lower" and (columns.word[person._i - 1] or "") == ""
end

local function last_of(name) return string_match(name, "^.* (%S+)$") or name end

local NAMES = { capital = true, mixed = true, initial = true, upper = true }

-- Whether the last word of a name stands alone somewhere in the article, as those of persons do: "Evander Holyfield … Holyfield was fit".
-- At the begin of a sentence, or before a verb of persons: things are named again elsewhere.
local function named_again(person, article, columns)
  local last = last_of(person.name)
  local places = #last > 3 and article:find(last) or {}
  for p = 1, #places, 2 do
    local i = article:token(places[p])
    local next = columns.shape[i + 1]
    if (columns.word[i - 1] or "") == "" and (next == "lower" or next == "clitic") or not NAMES[columns.shape[i - 1]] and person_verbs[columns.word[i + 1]] then return true end
  end
  return false
end

-- Unknown names count where the words beside them or the list that they stand in show it, or where the first or the last
-- word stands alone as a person elsewhere ("Pimchanok said").
local function decide(items, columns, article)
  local some = false
  for _, person in ipairs(items) do
    if person._maybe then
      if stands_as_person(person, columns) or named_again(person, article, columns) then person._maybe = nil else some = true end
    end
  end
  if not some then return items end
  local alone = {}
  for _, person in ipairs(items) do if not person._maybe then alone[last_of(person.name)] = true end end
  for _, person in ipairs(items) do
    if person._maybe and (alone[last_of(person.name)] or alone[string_match(person.name, "^%S+")]) then person._maybe = nil end
  end
  from_lists(items, columns)
  local kept = {}
  for _, person in ipairs(items) do if not person._maybe then kept[#kept + 1] = person end end
  return kept
end

local function after(items, article)
  if #items == 0 then return items end
  local found, loud = {}, {}
  for _, item in ipairs(items) do
    if item._scorer then build_scorers(item, article, found)
    elseif item._loud then loud[#loud + 1] = item._loud
    else found[#found + 1] = build(item, article) end
  end
  local columns = article:columns()
  local over = cover(article, "organization", "place")
  local persons = coref.plausible(outside(found, over, article), article, over)
  persons = decide(persons, columns, article)
  affiliations.add_known(persons, article, columns)
  affiliations.share(persons, article, columns)
  affiliations.add(persons, article, columns, over)
  local known, order = coref.resolve(persons)
  if #loud > 0 then capitals_of.add_persons(loud, persons, known, over, article) end
  persons = coref.mentions(persons, known, order, article, over)
  ages.add(persons, article, columns)
  return persons
end

return lode.rule {
  api = 1,
  name = "people",
  about = "People, with title, role, affiliation and age; a later surname or given name alone has the full name.",
  tags = { "names", "people" },
  limits = "No groups (the Kennedys); names in capitals only behind \"By\" or a bracket, or where the article has them otherwise; a name whose words no list knows needs a title, an age, a role, a verb of persons " ..
    "or a neighbour in a list of names; teams and firms that are called by a person's name count as persons where the article does not name them in full; " ..
    "a bare \"President\" is taken to serve the country that the sentence or the article names.",
  measured = {
    "F1 of persons, strict / overlapping: WikiGold 87.0 / 90.2, UNER PUD 78.4 / 81.1, " ..
      "UNER EWT 70.4 / 75.9, CrossNER politics 87.7 / 89.9; re3d 39.9 / 80.0, where titles belong to names (2026-11-30; errors were read)",
    "corpus/ 96.7; values: name 96.7, title 94.8, role 84.2, affiliation 77.2 (2026-11-30; written for this project)",
    "96 real news articles: persons found were read (2026-11-30; not annotated)",
  },
  needs = { "organizations", "places", "nationalities" },
  emits = { person = { "name", "title", "role", "affiliation", "former", "acting", "late", "age" } },
  match = { person = match },
  after = after,
  examples = {
    { "S. Korean ships left for N. Ireland.", person = false },
    { "South Korean Defense Minister Lee Jong-sup left. Lee's trip ended.",
      person = { { text = "Lee Jong-sup", title = "Defense Minister", affiliation = "South Korea" }, { text = "Lee", name = "Lee Jong-sup" } } },
    { "He met Uzbekistan's President Shavkat Mirziyoyev.",
      person = { name = "Shavkat Mirziyoyev", title = "President", affiliation = "Uzbekistan" } },
    { "It was signed by National Security Council Secretary Victor Makhmudov.",
      person = { name = "Victor Makhmudov", title = "National Security Council Secretary" } },
    { "Uzbekistan's then Defense Minister Kabul Berdiev visited Seoul.",
      person = { name = "Kabul Berdiev", title = "Defense Minister", affiliation = "Uzbekistan", former = true } },
    { "Tomas Lindqvist, chief executive of Norvik Energi, resigned.",
      person = { name = "Tomas Lindqvist", title = "chief executive", affiliation = "Norvik Energi" } },
    { "Jane Roe, 45, a geologist at Oslo University, agreed.",
      person = { name = "Jane Roe", role = "geologist", affiliation = "Oslo University", age = 45 } },
    { "The dockers struck. The Harbour Workers Union met. The union's president, Doug Makwa, agreed.",
      person = { name = "Doug Makwa", title = "president", affiliation = "Harbour Workers Union" } },
    { "Chinese Foreign Ministry spokesman Luo Jianming said so.", person = { title = "Foreign Ministry spokesman", affiliation = "China" } },
    { "Uzbek Foreign Minister Aziza Karimova saw her South Korean counterpart, Seo Jin-ho. Karimova met Foreign Minister Seo Jin-ho.",
      person = { { affiliation = "Uzbekistan" }, { text = "Seo Jin-ho", affiliation = "South Korea" }, "Karimova",
        { text = "Seo Jin-ho", title = "Foreign Minister", affiliation = "South Korea" } } },
    { "Acting Governor Jane Roe met the late Tomas Lindqvist's son.", person = { name = "Jane Roe", title = "Governor", acting = true } },
    { "Anna Holm, a 44-year-old lacemaker from Bruges, won.", person = { name = "Anna Holm", role = "lacemaker", age = 44 } },
    { "President Obama met Melania Trump and Michelle Obama. Mrs. Obama smiled.",
      person = { { text = "Obama", name = "Barack Obama", title = "President" }, { text = "Obama", name = "Michelle Obama", title = "Mrs." } } },
    { "Emma Holm, Keerthy Vikraman and Anders Berg sang.", person = { "Emma Holm", "Keerthy Vikraman", "Anders Berg" } },
    { "Photos Trump liked. Afterward McDonald spoke. Jack McDonald left.", person = { { text = "Trump", name = "Donald Trump" }, { text = "McDonald",
      name = "Jack McDonald" } } },
    { "Charles de Gaulle met Ludwig van der Berg and J.K. Rowling.",
      person = { "Charles de Gaulle", "Ludwig van der Berg", "J.K. Rowling" } },
    { "They saw George Shearing and Shen Kuo. By JANE SMITH", person = { "George Shearing", "Shen Kuo", { text = "JANE SMITH", name = "Jane Smith" } } },
    { "By SAMYA KULLAB and JOHN LEICESTER\n\nIt rained.", person = { { text = "SAMYA KULLAB", name = "Samya Kullab" }, { text = "JOHN LEICESTER", name = "John Leicester" } } },
    { "1. Ilko Verduvo (Kenya) 2:23.11", person = "Ilko Verduvo" },
    { "Scorers: Holmo 12, Di Verdu 67", person = { "Holmo", "Di Verdu" } },
    { "Holmo c Verdu b Bergo 46", person = { "Holmo", "Verdu", "Bergo" } },
    { "WILKINSON QUITS AS CLINTON WAITS\n\nHoward Wilkinson said so.", person = { { text = "WILKINSON", name = "Howard Wilkinson" }, { text = "CLINTON" }, "Howard Wilkinson" } },
    { "They cheered Ilko Verduvo. Verduvo lost.", person = { "Ilko Verduvo", { text = "Verduvo", name = "Ilko Verduvo" } } },
    { "Liu Gang met Prime Minister Nguyen Tan Dung and Daniel arap Moi.", person = { "Liu Gang", "Nguyen Tan Dung", "Daniel arap Moi" } },
    { "It was a long day for Bukayo Saka, and Elon Musk did not attend.", person = { "Bukayo Saka", "Elon Musk" } },
    { "The manager Erik ten Hag said so. Marine Le Pen lost.", person = { { text = "Erik ten Hag", title = "manager" }, "Marine Le Pen" } },
    { "Attorney-General Justin Muturi left.", person = { name = "Justin Muturi", title = "Attorney-General" } },
    { "The former Tory leader Sir Iain Duncan Smith spoke.", person = { name = "Iain Duncan Smith", title = "leader", former = true } },
    { "Sheikh Hasina, Bangladesh's then prime minister, fled.", person = { name = "Hasina", affiliation = "Bangladesh", former = true } },
    { "Samantha Marchetti left. Marchetti, 52, the MP for Leominster, saw 17-year-old Kyle Marsh.",
      person = { "Samantha Marchetti", { text = "Marchetti", age = 52 }, { text = "Kyle Marsh", age = 17 } } },
    { "Philip Lane met Roman Abramovich on Mary Lane.", person = { "Philip Lane", "Roman Abramovich" } },
    { "Mr. Smith left.", person = { text = "Smith", title = "Mr." } },
    { "It rained in Paris on Monday, May 5.", person = false },
    { "The study surprised them. Tarloni explains why in a book. Later Tarloni left.", person = { { name = "Tarloni" }, { name = "Tarloni" } } },
    { "\"It was late,\" says Bralowski.", person = "Bralowski" },
    { "Residents said so. The residents left.", person = false },
    { "The General Assembly met in New York.", person = false },
    { "Johns Hopkins University hired two economists.", person = false },
    { "General Motors sold it to the Ministry of Defense.", person = false },
    { "They stepped onto Truman Balcony. Skip Ad", person = false },
    { "The ferry Dona Maria left with the MV Santa Elena.", person = false },
    { "Senator Dana Tarry spoke. Jane Roe, currently president of Norvik Energi, left.",
      person = { { name = "Dana Tarry", title = "Senator" }, { name = "Jane Roe", title = "president" } } },
    { "The film Prophet Song beat its rival Eli Lilly.", person = false },
    { "Two F-35A Lightning II jets came as Hong Kong's Hang Seng fell.", person = false },
    { "He met his counterpart No Kwang Chol.", person = "No Kwang Chol" },
    { "Police held former housing commissioner Leon Briggs.", person = { name = "Leon Briggs", title = "housing commissioner", former = true } },
  },
}
