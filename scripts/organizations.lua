-- Organizations: ministries, companies, parties, armed groups, courts, schools, newspapers, teams.
--
-- Five ways to know one:
--   known     it is in the list `organizations`, or a building that stands for a body: "NATO", "the Kremlin"
--   suffix    its last word says so: "Korea Aerospace Industries", "South Korea's Defense Ministry"
--   head      its first words say so: "Ministry of Foreign Affairs", "Bank of Thailand"
--   acronym   its initials follow in brackets: "Islamic Renaissance Front (IRF)"
--   beside    the words beside it say so: "analysts at Hoare Govett", "Saltwell, a Finnish start-up", "the Jets", "told the Standard"
-- An acronym, a company's name without "Inc.", its first word ("Hanul" of "Hanul Marine Systems"), a team's nickname and a body's last word
-- ("the League") are then found wherever they stand in the article, with the full name as `name`.
--
-- "the WTEC" counts, too, unless the letters mean a thing (GDP). What the article also writes small ("emergency services") is no name.
-- A city is its team where one is spoken of ("Leeds beat Everton"); a name that persons of the article bear is theirs ("Henry Ford").
--
-- Not found: names with nothing of all that ("Brandwatch fell 3%"), countries that act or play, and common nouns ("the ministry").

local lode = require "lode"
local lpeg = require "lpeg"
local spans = require "lode.spans"
local sport = require "lode.sport"
local lexis = require "lode.body_words"
local acronyms = require "lode.acronyms"
local capitals = require "lode.capitals"
local t = lode.tokens
-- Methods of strings are looked for in their metatable at each call: functions are not.
local find, sub, lower = string.find, string.sub, string.lower

-- In this order: what a span is in several lists it is in the first (see known_as, note_word).
local strong, weak, known = t.list "org_suffixes", t.list "org_weak_suffixes", t.list "organizations"
local state_name, region, city = t.list "countries", t.list "regions", t.list "cities"
local country = state_name + region + city
local nationality = t.list "nationalities"
local given = t.list "given_names"
local head, metonym, surname = t.list "org_heads", t.list "metonyms", t.list "surnames"
local suffix = strong + weak

local set = require "lode.sets".from

-- What the list says of a known name, by field: the span itself, unless it is a suffix as well; a table of the entry costs ten times as much.
local function known_as (span) return span.list == "organizations" and span or span:listed "organizations" end

-- ---- words of a name ----

-- Words that are written with a capital without being part of a name.
local no_name = t.word { "the", "a", "an", "this", "that", "these", "those", "some", "any", "each", "every", "all", "both", "no", "not", "another", "such", "other", "many",
  "most", "few", "several", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "i", "he", "she", "it", "we", "you", "they", "his", "her", "its",
  "our", "your", "their", "my", "who", "what", "which", "where", "when", "why", "how", "there", "here", "then", "now", "and", "or", "but", "nor", "so", "yet", "if",
  "because", "since", "although", "though", "while", "whereas", "unless", "until", "as", "like", "unlike", "than", "in", "on", "at", "by", "for", "from", "to", "of",
  "with", "without", "within", "under", "over", "after", "before", "during", "about", "against", "among", "between", "into", "through", "despite", "via", "per", "amid",
  "outside", "inside", "near", "across", "behind", "beyond", "following", "according", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did",
  "will", "would", "can", "could", "may", "might", "must", "should", "let", "says", "said", "also", "however", "meanwhile", "moreover", "instead", "later", "earlier",
  "still", "even", "only", "just", "once", "today", "yesterday", "tomorrow", "last", "next", "former", "formerly", "ex", "monday", "tuesday", "wednesday", "thursday",
  "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan.", "feb.", "mar.",
  "apr.", "jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "photo", "photos", "caption", "image", "source", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr",
  "dr.", "sir", "president", "chairman", "chairwoman", "chair", "minister", "secretary", "spokesman", "spokeswoman", "spokesperson", "director", "ceo", "cfo", "coo", "cto",
  "chancellor", "governor", "gov.", "senator", "sen.", "rep.", "premier", "professor", "prof.", "analyst", "manager", "captain", "coach", "mayor", "ambassador",
  "commissioner" }
local tight_hyphen = t.glued * t.hyphen * t.glued
local name = #t.capitalized * (t.any - no_name) * -(tight_hyphen * t.lower) * (tight_hyphen * (t.letters + t.number + t.alnum)) ^ 0 -- no "Paris-based"
local names = name * (t.word "&" * name + name) ^ 0

-- "Children's Hospital", "Workers' Party", "Lloyd's Bank": what is asked of words with an 's or an apostrophe.
local genitive = t.check(t.capitalized * (t.clitic + t.apostrophe), function (s) return lexis.owners[s.word] end)

-- ---- suffixes ----

-- Bodies of a state: after a country's "'s".
local owned = t.list { "Ministry", "Department", "Parliament", "Senate", "Congress", "Government", "Cabinet", "Supreme Court", "High Court", "Constitutional Court",
  "Court of Appeal", "Army", "Navy", "Air Force", "Armed Forces", "Coast Guard", "National Guard", "Central Bank", "National Assembly", "Legislature", "National Police",
  "Federal Police", "Security Council", "Revolutionary Guard", "Revolutionary Guards", "Revolutionary Guard Corps", "Electoral Commission", "Election Commission",
  "House of Representatives", "House of Commons", "Ground Forces", "Defense Forces", "Defence Forces", "Defense Force", "Defence Force", "Foreign Office",
  "State Department", "Politburo", "General Staff", "Presidential Guard", "Border Guard", "Health Service", "Security Service", "Intelligence Service" }
-- Bodies that need nothing before them.
local alone = t.list { "Parliament", "Senate", "Congress", "Supreme Court", "Army", "Navy", "Air Force", "Coast Guard", "National Guard", "House of Representatives",
  "House of Commons", "House of Lords", "Politburo", "Security Council", "High Court", "Appeals Court", "National Treasury", "Peace Corps", "Marine Corps", "Red Cross",
  "Red Crescent", "Labour Party", "Labor Party", "Conservative Party", "Democratic Party", "Socialist Party", "Communist Party", "Liberal Democrats", "Social Democrats",
  "Christian Democrats", "Revolutionary Guard", "Revolutionary Guards", "Revolutionary Guard Corps" }

-- What follows "of": "Foreign Affairs", "the Study of War", "Health and Human Services", "the Prime Minister".
local seat = t.check(t.capital * (tight_hyphen ^ -1 * t.capital) ^ -2, function (s) return lexis.seats[s.word] end)
local object = t.word "the" ^ -1 * names + t.word "the" * seat
local place_object = t.word "the" ^ -1 * country * suffix ^ 0
local more = t.comma * names * #((t.comma + t.word "and") * names)
local last = t.comma ^ -1 * (t.word "and" + t.word "&") * -(state_name + nationality + known) * names
local objects = place_object + object * more ^ -2 * last ^ -1
local complement = t.word "of" * objects * (t.word "of" * objects) ^ -1
local road = t.word { "road", "street", "avenue", "lane" }
local purpose = (t.word "for" + t.word "on" * -((t.capitalized - road) ^ 1 * road)) * objects * ((t.word "of" + t.word "in") * objects) ^ -1
local has_purpose = t.check(name * #(t.word "for" + t.word "on"), function (s) return lexis.purposeful[s.text] end)

local campus = t.comma * city -- "University of California, Berkeley"
local legal = t.comma ^ -1 * t.check(suffix, function (s) return lexis.legals[s.text] end)

-- "St. Brigid's Medical Center"
local saint = t.exact { "St.", "St", "Saint" } * t.capital * (t.clitic + t.apostrophe)
local plain = saint + genitive + (name - strong) * -strong * t.word "&" * (name - strong) + name - strong
local strong_run = ((country + plain) ^ 1 * strong + alone) * (plain ^ 0 * strong) ^ 0 * suffix ^ 0
local follower = no_name - t.word { "minister", "secretary", "director", "commissioner", "coach" }
local origin = nationality + country
local no_person = -(given * #surname * suffix * -t.capitalized) -- "Carl Court"
local credit = t.check(known * -name, function (s) return known_as(s).kind == "media" end) -- "Dane Cowan Getty Images"
local name_of_weak = origin ^ 0 * (saint + genitive + name - credit) * (plain - suffix - credit) ^ 0 * suffix + origin ^ 1 * suffix
local weak_name = no_person * name_of_weak * (t.word "&" ^ -1 * suffix) ^ 0 * -(t.capitalized - follower)
-- "National Observatory of Athens"; not "Naval Group of France".
local weak_run = t.check(weak_name * #(t.word "of" * country), function (s) return lexis.of_a_place[s.text:match "%S+$"] end) * t.word "of" * country + weak_name
local paired = set { "Party", "Commission", "Committee", "Ministry", "Department", "Council", "Agency", "Authority" }
local by_pair = -lpeg.B(t.capitalized - t.word "the") * -t.start * (name - known - country - nationality) * t.word "and" * (name - strong) ^ 1 *
  t.check(strong, function (s) return paired[s.text] end) * -name -- "the Justice and Reform Party"
-- "the 101st Airborne Division", "134th Expeditionary Fighter Squadron"
local force = t.exact { "Division", "Brigade", "Regiment", "Battalion", "Squadron", "Wing", "Fleet", "Corps" }
local unit = t.ordinal * (#t.capital * (t.any - no_name - force)) ^ -4 * force * -t.capital

-- "the Croydon Guardian", "Seattle Police"; and "told the Standard" (see build).
local paper = t.exact { "Advertiser", "Argus", "Chronicle", "Courier", "Echo", "Examiner", "Express", "Gazette", "Globe", "Guardian", "Herald", "Independent", "Inquirer",
  "Journal", "Ledger", "Mail", "Mercury", "Mirror", "News", "Observer", "Post", "Press", "Record", "Register", "Sentinel", "Standard", "Star", "Sun", "Telegraph", "Times",
  "Tribune", "Police", "Assembly", "Symphony", "Ballet", "Opera", "Zoo" }
local by_place = country * paper * -t.capitalized * -(t.word "of" * t.capital)

local by_owner = country * t.clitic * (plain - owned) ^ 0 * owned * -#name
local circuit = t.word "for" * t.word "the" * #((t.capitalized - t.word { "district", "circuit" }) ^ 0 * t.word { "district", "circuit" }) * names * (t.word "of" * names) ^ -1
local by_suffix = strong_run * circuit -- "Court of Appeals for the District of Columbia Circuit"
                + (name - has_purpose) ^ 0 * has_purpose * purpose
                + strong_run * complement ^ -1 * -t.word { "base", "election", "elections", "special election" }
                + names * t.comma * legal

-- ---- heads ----

local by_head = t.word "university of" * region * campus
              + (name - head) ^ 0 * head * objects * (t.word "of" * objects) ^ -1

-- Whether a word of a body stands in the name that begins here: most names have none, and are left at once.
local marker = #(t.capitalized + t.shape "symbol") * (suffix + head)
local marked = #((#t.capitalized * (t.any - marker - no_name) + t.shape("hyphen", "clitic", "apostrophe") + lpeg.B(t.capital) * t.word "and" + (t.shape "symbol" - marker)
  + t.comma * #marker * #legal) ^ 0 * marker)
-- A sentence's first word is often none of the name: "Jubilant Chicago Cubs fans".
local first_word_apart = t.start * (t.capital - country - nationality - given) * (known + alone)
local loud = t.upper * (t.upper + t.hyphen * t.upper) - t.upper ^ 1 * t.abbrev -- a line in capitals makes no names: "RATES RISE AS BANKS WAIT"
local sure = -loud * marked * -(metonym * -suffix) * -first_word_apart * (by_owner + by_pair + by_suffix * legal ^ -1 + by_head * legal ^ -1)
local unsure = -loud * marked * -(metonym * -suffix) * -first_word_apart * weak_run * legal ^ -1
local whole = sure + unsure

-- ---- acronyms ----

local acronym = (t.upper + t.mixed + t.abbrev_upper) * (tight_hyphen * (t.upper + t.number)) ^ -1
local short = t.open_bracket * t.quote ^ -1 * t.span(acronym, "_short") * t.quote ^ -1 * t.close_bracket

-- ---- known names ----

local model_number = tight_hyphen * (t.number + t.alnum)

-- "the WTEC": capitals, unless they mean a thing (see build).
local unknown = t.upper * (tight_hyphen * t.upper) ^ -1 * -(t.letters - t.lower) * -model_number

-- ---- what stands beside a name ----

-- "the retailer Thalhimers", "Saltwell, a Finnish start-up", "the Maute militants": the noun says what it is.
local business = t.word { "band", "company", "firm", "label", "retailer", "airline", "startup", "start-up", "newspaper", "magazine", "broadcaster", "charity", "carmaker",
  "automaker", "supermarket", "bookmaker", "insurer", "lender", "consultancy", "brewer", "chipmaker", "drugmaker", "agency", "website", "publisher", "think-tank",
  "nonprofit", "manufacturer", "journal", "weekly", "union", "watchdog", "pollster", "supplier", "contractor", "subsidiary", "unit", "maker", "provider", "operator",
  "distributor", "shipbuilder", "steelmaker", "planemaker", "utility", "aid group", "rights group", "campaign group", "pressure group", "advocacy group", "trade group",
  "brigade", "cartel", "coalition", "consortium", "faction", "gang", "guerrillas", "insurgents", "militants", "militia", "paramilitaries", "rebels", "sect", "group",
  "giant" }
-- "Saltwell's chief executive", "an analyst at Saltwell": what only a firm or a body has.
local belongs = t.word { "shares", "stock", "share price", "employees", "executives", "shareholders", "spokesman", "spokeswoman", "spokesperson", "ceo", "cfo",
  "chief executive", "chief executive officer", "chief financial officer", "chief operating officer", "chief economist", "managing director", "co-founder", "cofounder",
  "analyst", "analysts", "economist", "economists", "strategist", "subsidiary", "headquarters", "founder", "chairman", "chairwoman", "stake", "takeover", "merger",
  "acquisition" }
-- Of whom "at" tells the firm: "a trader at Saltwell".
local staff = t.word { "trader", "traders", "dealer", "dealers", "broker", "lawyers", "researcher", "engineer" }
local party = t.exact { "Communist", "Conservative", "Democratic", "Green", "Labor", "Labour", "Liberal", "Nationalist", "Progressive", "Republican",
  "Socialist" } ^ 1 * t.word "party"
local no_link = t.word { "who", "of", "at", "for", "from", "and", "in" }
local filler = t.lower + nationality + country * t.clitic ^ -1 + t.hyphen
local article = t.word { "a", "an", "the" }
local described = t.comma * article * (filler - business - no_link) ^ -5 * business * -t.clitic * -(t.glued * t.hyphen) *
  -(t.lower - no_link - t.word "that" - t.word "which" - t.word "based" - t.word "with") -- not ", the coalition troops"
local exchange = t.open_bracket * t.word { "nyse", "nasdaq", "lse", "asx", "tsx", "lon" } * t.colon
local makes = t.comma * t.word "which" * t.word { "makes", "owns", "operates", "employs", "sells", "runs", "manufactures", "produces" }

local firm_word = name - given - surname - country - nationality - known
local link = t.word { "du", "des", "across", "without", "of", "for" }
local firm = firm_word * (name - nationality + link * name) ^ -3
local hint = #(t.capitalized ^ 1 * (t.comma * #(article + t.word "which") + t.clitic ^ -1 * #belongs + #business + t.open_bracket))
local beside = -lpeg.B(t.capitalized) * -(t.glued * lpeg.B(t.hyphen)) * hint * (t.span(firm, "_called") * #(described + makes + exchange) + -t.start * t.span(firm, "_called") * #(t.clitic ^ -1 * belongs
  + business))
local speaking = t.word "said" + t.word "reported" + t.word "quoted" + t.word "wrote" + t.word "says" + t.word "published"
local station = t.exact "Radio" * (name * -t.capitalized + t.number) -- "Radio Andalus", "Radio 101"
local partners = (name * t.word "&") ^ 2 * name + (#surname + country) * name * (name - given) ^ -2 * -t.glued * t.word "&" * (name - given) * -(t.shape "symbol" + t.capitalized) -- "Keizer & Blom", "Holm Keizer Low & Blom"
-- "Crane, Fulbright & Dunne LLP": partners before their legal form.
local partner = name - known * legal
local law_firm = #(t.capitalized * t.comma * t.capitalized) * (partner * t.comma) ^ 1 * partner * t.comma ^ -1 * (t.word "&" + t.word "and") * partner * t.exact { "LLP", "LLC", "PC", "P.C.", "PLLC" }
local acquire = t.word { "acquire", "acquires", "acquired", "acquiring" }
local media = lpeg.B(t.word "news") * t.word "agency" + t.word "newspaper" + t.word "broadcaster"
local introduced = #t.lower * media * t.opening ^ -1 * -(whole + known) * t.span((name - country - nationality) * name ^ -2, "_called") * #(speaking + t.closing)
                 + #t.lower * business * -(whole + known) * t.span((name - given - country - nationality) * (name - nationality + link * name) ^ -3, "_called")
                 + acquire * -(whole + known) * t.span(firm, "_called")
                 + (belongs + staff) * t.word "at" * -(whole + known) * t.span((name - country - nationality) ^ 1, "_called")
                 + belongs * t.word { "of", "for", "in", "with" } * -(whole + known) * t.span(firm, "_called")

-- "companies such as Tarvel, Saltwell and Blom Foods"
local kinds = t.word { "airlines", "agencies", "bands", "banks", "brands", "broadcasters", "carmakers", "automakers", "charities", "chains", "clubs", "companies", "firms",
  "groups", "lenders", "magazines", "manufacturers", "newspapers", "organizations", "organisations", "papers", "retailers", "startups", "suppliers", "teams", "unions",
  "universities" }
local such_as = t.comma ^ -1 * (t.word "such as" + t.word "like" + t.word "including")
local one = (name - country - nationality) * (name - country) ^ -3 * -t.clitic
local listing = kinds * such_as * t.span(one, "_one") * (t.comma * t.span(one, "_two")) ^ -1 * (t.comma * t.span(one, "_three")) ^ -1 *
  (t.comma ^ -1 * (t.word "and" + t.word "or") * t.span(one, "_four")) ^ -1

-- ---- teams ----

-- "the League" of an article about the League of Rights, "the Jets".
local last_word_alone = (lpeg.B(t.word "the") + lpeg.B(t.comma) + lpeg.B(t.word "and")) * #t.capital * suffix * -(t.capitalized + t.word "of")
-- "Leeds beat Everton", "Arsenal 2 Leeds 1": in an article about sport, the team of the city.
local game = sport.patterns({ city = city, region = region, country = state_name, given = given, surname = surname, known = known, suffix = suffix }, name, names)
-- "the Buffalo Bisons": a city and a plural; not "Quincy Jones".
local team = -(given * (surname - t.list "common_words")) * (city + region) * (#t.capital * t.any - country - given - suffix - no_name) * -t.capitalized

-- "the House voted", "House Republicans", "the House and Senate": of the Congress.
local chamber = t.exact "Republicans" + t.exact "Democrats" + t.exact "Speaker" + t.exact "Majority" + t.exact "Minority" + t.word "and" * t.exact "Senate" + t.word "voted" +
  t.word "passed" + t.word "approved" + t.word "seats"

-- A match begins with one of these: most tokens are left at once.
local begins = t.capitalized + t.open_bracket + t.ordinal + #t.shape("lower", "alnum", "digits") * (known + business + belongs + staff + kinds + acquire)

local compass = t.word { "new", "north", "south", "east", "west" }
local match = #begins * (game.lines
  + t.span(law_firm, "_whole")
  + t.span(known, "_known") * #metonym -- "Washington Post White House reporter"
  + t.span(#-t.word "the" * known * (legal + t.word "&" * (t.word "co." + t.word "co")), "_whole") -- "Petroleos de Venezuela SA"
  + t.span(station, "_whole")
  + t.span(t.upper * tight_hyphen * (t.word "tv" + t.word "fm"), "_whole") -- "WIS-TV"
  + t.span(#-t.word "the" * known, "_known") * -(t.capitalized + t.hyphen + t.shape "symbol" + t.word { "of", "for" }) * short ^ -1
  + t.span(by_place, "_whole")
  + t.span(sure, "_whole") * short ^ -1
  + t.span(unsure, "_unsure") * short ^ -1
  + t.span(unit, "_called")
  + t.span(party, "_called")
  + lpeg.B(t.word "the") * t.span(paper, "_paper") * -t.capitalized
  + t.span(#t.word "the" * known * -marked, "_known") * short ^ -1 -- not "The National Finance Committee"
  + t.span(#-t.word "the" * known, "_known") * t.span(state_name, "_branch") * -(t.capitalized + t.clitic) -- Sony Australia
  + t.span(#-t.word "the" * known, "_known") * -model_number * short ^ -1
  + #compass * t.span(country, "_place") -- New York City
  + (given + t.initial) * #surname * t.span(#t.capital * known, "_namesake") -- Henry Ford
  + given * t.span(known, "_person") -- Paris Hilton
  + lpeg.B(t.capitalized) * -(t.open_bracket * known * t.close_bracket) * short
  + t.span(metonym, "_metonym")
  + t.span(unknown, "_unknown")
  + t.span(team, "_team")
  + lpeg.B(t.word "the") * t.span(t.exact "Treasury", "_whole") * -(t.capitalized + t.word { "bond", "bonds", "bill", "bills", "note", "notes", "yields", "market" })
  + t.span(t.exact "House", "_whole") * #chamber
  + t.span(last_word_alone, "_last")
  + game.side
  + t.span(partners, "_called")
  + beside
  + introduced
  + listing)

-- ---- build: what a match comes to ----

local introduces = set { "the", "by", "at", "joined", "left", "told" }
-- Houses and hills, by their first word: places, unless they act.
local at = set { "at", "in", "outside", "near", "inside", "around" }

local function shouted (columns, i) return capitals.is_line(columns, i, 3) end -- a headline in capitals says nothing about acronyms
local function titled (columns, i) return capitals.is_line(columns, i, 5) end -- A Heading of the Text

local function is_organization_by_letters (span, article)
  local text = span.text
  if #text < 3 or #text > 6 or lexis.no_acronym[span.word] or not find(text, "[^IVXLC]") then return false end -- nor Louis XVI
  local columns, i = article:columns(), span.token
  local known_before = introduces[columns.word[i - 1]]
  local member = columns.word[i - 1] == "of" and lexis.members[columns.word[i - 2]] or lexis.members[columns.word[i + 1]]
  local known_after = member or lexis.doings[columns.word[i + 1]] or columns.shape[i + 1] == "clitic" and columns.shape[i + 2] == "lower"
  return (known_before or known_after) and not shouted(columns, i)
end

local plays = set { "beat", "won", "lost", "drew", "host", "hosted", "face", "play", "visit", "are", "were", "have", "signed" }

-- A name that is also a word: not before another capital, at a sentence's begin only before "said" or "'s".
local function is_meant (span, entry, columns, i, j)
  local word, shape = columns.word, columns.shape
  local next, next_shape = word[j + 1], shape[j + 1]
  if i == j and next_shape == "capital" and span:listed "given_names" then return false end -- "Rafael Nadal"
  if next_shape == "capital" and (lexis.others[next] or lexis.others[word[j + 2]] and shape[j + 2] == "capital") then return false end
  local begins = columns.sentence[i - 1] ~= columns.sentence[i]
  if begins and i + 1 == j and word[i] == "the" and next_shape == "lower" and not lexis.speaks[next] then return false end
  if not entry.ambiguous then return not (i == j and lexis.common_acronym[word[i]] and shouted(columns, i)) end -- "NHL ICE HOCKEY"
  if entry.kind == "team" and word[i - 1] == "in" then return false end -- "in Padova"
  if word[i] == "amazon" and word[i - 1] == "the" or i == j and next_shape == "capital" then return false end
  return not begins or next_shape == "clitic" or next == "said" or next == "says" or entry.kind == "team" and plays[next]
end

local taken = set { "countries", "regions", "cities", "nationalities", "given_names", "org_suffixes", "org_weak_suffixes", "organizations" }
local is_city = set { "cities", "regions" }
-- Folded words that may be one of those above: most last words are none, and their text need not be cut out.
local may_end = {}
for _, list in ipairs { lexis.nickname, lexis.is_legal } do
  for word in pairs(list) do may_end[word:lower()] = true end
end

-- "Hanul" of "Hanul Marine Systems": the first word of a company's name, if it is no place, people or person.
local function note_word (item, article, columns, i, j)
  local first, last = columns.first, columns.last
  if last[i] - first[i] < 4 or lexis.common[columns.word[i]] then return end
  if article:span(first[j], last[j]).kind ~= "company" then return end
  local word = article:span(first[i], last[i])
  if not taken[word.list] then item._word = word.text end
end

-- Notes what the body may be called later: "Rovers" of "Northgate Rovers", "Hanul Marine" of "Hanul Marine Inc.", and "Hanul".
local function note_forms (item, article, columns, i, j, is_company, is_team)
  if i == j then return end
  if may_end[columns.word[j]] or is_team then
    local text, first, last = article.text, columns.first, columns.last
    local ending = sub(text, first[j], last[j])
    if lexis.nickname[ending] or is_team and find(ending, "[^s]s$") and not lexis.no_nickname_alone[ending] then item._nickname = ending end
    if is_company and lexis.is_legal[ending] then
      local k = columns.shape[j - 1] == "comma" and j - 2 or j - 1
      item._company, item._long = sub(text, first[i], last[k]), item.text
      if k > i + 1 and lexis.is_legal[sub(text, first[k], last[k])] then item._brand = sub(text, first[i], last[k - 1]) end -- "First City Industries Inc"
    end
  end
  if is_company then note_word(item, article, columns, i, j) end
end

-- Makes the match the item: its name is the span, in full the other.
local function become (m, span, name)
  m.first, m.last, m.text = span.first, span.last, span.text
  m.name = name or m.text
  return m
end

local function item_of (first, last, text, name)
  return { kind = "organization", rule = "organizations", first = first, last = last, text = text, name = name or text }
end

-- "Further, a study by the firm", "Typically, a company": no names.
local adverbs = set { "further", "overall", "together", "nevertheless", "nonetheless", "often", "sometimes", "perhaps", "elsewhere", "thus", "therefore", "besides",
  "otherwise", "again", "yes", "well", "sure" }

local function build_called (m, article, columns)
  local called = m._called
  local i, word = called.token, called.word
  if columns.sentence[i - 1] ~= columns.sentence[i] and #called == 1 and (adverbs[word] or sub(word, -2) == "ly") then return nil end
  if #called == 1 and #article:find(word) > 0 then return nil end -- "a jazz band"
  if lexis.others[columns.word[i + #called - 1]] then return nil end -- "a World Cup group"
  become(m, called)._again = true
  return m
end

local function brief_of (span, name)
  local item = item_of(span.first, span.last, span.text, name)
  item._short_of = name
  return item
end

local function build_short (m, article)
  local first, last = acronyms.spelled_out(m._short, article)
  if not first or lexis.no_acronym[m._short.word] then return nil end
  local full = sub(article.text, first, last)
  return item_of(first, last, full), brief_of(m._short, full)
end

-- "emergency services" elsewhere in the article says that "Emergency Services" is no name; so does each of the words in a heading.
local function is_common (span, article, columns)
  if #article:find(lower(span.text)) > 0 then return true end
  local i = span.token
  if not titled(columns, i) then return false end
  for j = i, article:token(span.last) do
    if columns.shape[j] ~= "capital" or #article:find(columns.word[j]) == 0 then return false end
  end
  return true
end

-- The body and its acronym in brackets: "Ethics and Anti-Corruption Commission (EACC)"; but "the White House (REUTERS)".
local function with_short (item, body, short, article)
  local long, first, last = item.text, acronyms.spelled_out(short, article)
  if first and first < item.first and last == item.last then
    item.first, item.name = first, sub(article.text, first, last)
    item.text = item.name
  end
  local listed = short:listed "organizations"
  if not find(" " .. long, "[ (-]" .. sub(short.text, 1, 1)) then
    return item, listed and item_of(short.first, short.last, short.text, listed.name) or nil
  end
  return item, brief_of(short, item.name)
end

-- The city of a team: "Leeds" of "Leeds United", "New York" of "New York Mets".
local function city_of (article, columns, i, j)
  for last = math.min(j - 1, i + 1), i, -1 do
    local span = article:span(columns.first[i], columns.last[last])
    if is_city[span.list] and #span == last - i + 1 then return span.text end
  end
end

-- A known name followed by a country is a branch ("Sony Australia") if it is a company's.
local function build_body (m, article, columns, body, entry)
  local short, branch, whole = m._short, m._branch, m.last
  if short or branch then become(m, body) else m.name = m.text end
  local kind = entry and entry.kind
  if entry then m.name, m._sort, m._country = entry.name, kind, entry.country -- what it is and whose, for lode.codes
  elseif lexis.no_whole[lower(m.text)] then return nil end
  local i, j = body.token, article:token(m.last)
  note_forms(m, article, columns, i, j, not entry or kind == "company", kind == "team")
  if kind == "competition" then return nil end
  if kind == "team" then
    m._sport, m._country = 1, entry.country
    m._city = city_of(article, columns, i, j)
  elseif kind == "sports body" then
    if columns.sentence[i - 1] ~= columns.sentence[i] and (columns.word[j + 1] or "") == "" then return nil end -- a heading over a table
    m._sport = 1
  end
  if branch and kind == "company" then
    m.last, m._long = whole, nil
    m.text = sub(article.text, m.first, whole)
    m.name = m.text
  end
  if short then return with_short(m, body, short, article) end
  return m
end

local function build_known (m, article, columns)
  local known = m._known
  local entry, i = known_as(known), known.token
  if is_meant(known, entry, columns, i, article:token(known.last)) then return build_body(m, article, columns, known, entry) end
end

-- "told the Standard", "according to the Times", "the Herald reported"
local tells, sees = set { "told", "to", "with" }, set { "seen", "obtained", "reviewed", "reported", "published", "quoted" }
local function is_paper (word, i)
  local next = word[i + 1]
  return tells[word[i - 2]] or word[i - 2] == "by" and sees[word[i - 3]] or lexis.speaks[next] and next ~= "is" and next ~= "was"
end

local function listed_item (span)
  local entry = span:listed "organizations"
  local item = item_of(span.first, span.last, span.text, entry and entry.name)
  item._again = true
  return item
end

local function side_item (span, certain)
  local item = item_of(span.first, span.last, span.text)
  item._sport, item._if_sport = certain and sport.WORD, true
  return item
end

-- "The White House said" is a body, "at the White House", "a White House aide" a place; others always are bodies ("the Kremlin").
local function acts_as_body (span, columns)
  local next = columns.word[span.token + #span]
  local i, beside = span.token - 1, columns.shape[span.token + #span]
  if columns.sentence[i] ~= columns.sentence[i + 1] and (beside == "hyphen" or beside == "dash" or beside == "open_bracket") then return false end -- a dateline
  if columns.word[i] == "the" then i = i - 1 end
  if lexis.no_government[span:listed("metonyms").meaning] or at[columns.word[i]] or lexis.others[next] then return false end
  return not lexis.house[span.word] or lexis.doings[next] or lexis.speaks[next] or find(next or "", "%led$")
end

-- Letters that stand for a body; or a word of a line in capitals, which may name what the article names elsewhere.
local function build_letters (m, article, columns)
  local i, shape = m._unknown.token, columns.shape
  if capitals.in_byline(columns, i) then return nil end
  if is_organization_by_letters(m._unknown, article) then return become(m, m._unknown) end
  m._loud = (shape[i - 1] == "upper" or shape[i + 1] == "upper") and shouted(columns, i)
  return m._loud and m or nil
end

local function build_last (m, columns)
  local after_the = columns.word[m._last.token - 1] == "the"
  m.name = m.text
  if lexis.nickname[m.text] and not lexis.no_nickname_alone[m.text] then m._if_sport = not after_the
  elseif m._last.kind == "team" then m._if_sport = true
  elseif after_the and #m._last == 1 then m._if_named = m.text
  else return nil end
  return m
end

local function build_team (m)
  local words = m._team:tokens()
  local last = words[#words]
  if not find(m.text, "[^sui']s$") or lexis.no_team[last.word] then return nil end
  m.name, m._nickname, m._sport = m.text, last.text, 1
  return m
end

-- "Paris Hilton" is a person, "Israel Reuters" a place and an agency.
local function build_person (m)
  local entry = known_as(m._person)
  return entry.kind ~= "competition" and (#m._person > 1 or entry.kind == "media") and become(m, m._person, entry.name) or nil
end

local function build_namesake (m)
  local span = m._namesake
  become(m, span, known_as(span).name)._is_person = #span == 1
  return m
end

-- The item that a match comes to, and a second one for an acronym.
local function build (m, article, columns)
  if m._place then return nil end
  if m._known then return build_known(m, article, columns) end
  if m._whole then return build_body(m, article, columns, m._whole) end
  if m._unsure then
    if is_common(m._unsure, article, columns) then return nil end
    return build_body(m, article, columns, m._unsure)
  end
  if m._metonym then return acts_as_body(m._metonym, columns) and build_body(m, article, columns, m._metonym) or nil end
  if m._last then return build_last(m, columns) end
  if m._unknown then return build_letters(m, article, columns) end
  if m._paper then return is_paper(columns.word, m._paper.token) and become(m, m._paper) or nil end
  if m._person then return build_person(m) end
  if m._namesake then return build_namesake(m) end
  if m._team then return build_team(m) end
  if m._side then
    become(m, m._side)._if_sport = true
    return m
  end
  if m._called then return build_called(m, article, columns) end
  return build_short(m, article)
end

local LISTED, SIDES = { "_one", "_two", "_three", "_four" }, { "_home", "_away", "_first_side", "_second_side" }

local function build_all (matches, article)
  local items, columns = {}, article:columns()
  for k = 1, #matches do
    local m = matches[k]
    if m._one then
      for _, field in ipairs(LISTED) do
        if m[field] then items[#items + 1] = listed_item(m[field]) end
      end
    elseif m._home or m._first_side then
      for _, field in ipairs(SIDES) do
        if m[field] then items[#items + 1] = side_item(m[field], m._home) end
      end
    else
      local item, acronym = build(m, article, columns)
      if item then items[#items + 1] = item end
      if acronym then items[#items + 1] = acronym end
    end
  end
  return spans.arrange(items)
end

-- ---- after: names again ----

-- What the article may call the item later, and by which full name: the short forms in the order in which they were met.
local function short_forms (items, article)
  local full, order = {}, {}
  local function note (form, name, may_be_word)
    if full[form] or may_be_word and not find(form, " ", 1, true) and #article:find(lower(form)) > 0 then return end
    full[form], order[#order + 1] = name, form
  end
  for _, item in ipairs(items) do
    if item._short_of then note(item.text, item.name) end
  end
  for _, item in ipairs(items) do
    if item._nickname then note(item._nickname, item.name) end
    if item._word then note(item._word, item.name, true) end
    if item._company and #item._company > 3 then note(item._company, item._long) end
    if item._brand and #item._brand > 5 then note(item._brand, item._long) end
  end
  for _, item in ipairs(items) do -- last: "Saltwell shares" is of the Saltwell Inc. of the article
    if item._again and #item.text > 3 then note(item.text, item.name, true) end
  end
  for _, form in ipairs(order) do full[form] = full[full[form]] or full[form] end -- "Northfield" is of Northfield Motors, and that of Northfield Motors Co.
  return full, order
end

-- "League" of "Australian League of Rights": the last word before the first small one; none of one word.
local function head_of (body, article, columns)
  local i, j, shape = body.token, article:token(body.last), columns.shape
  if i == j then return nil end
  for k = i + 1, j - 1 do
    if shape[k] == "lower" then
      j = k - 1
      break
    end
  end
  return sub(article.text, columns.first[j], columns.last[j])
end

-- Gives each body's last word that stands alone ("the League") the name of the body last named so.
local function name_heads (items, article)
  local named, columns = {}, article:columns()
  for _, item in ipairs(items) do
    local last, body = item._if_named, item._known or item._whole or item._unsure or item._metonym
    local head = body and head_of(body, article, columns)
    if last then item.name = named[last]
    elseif head then named[head] = item.name end
  end
end

-- What the items show together: who is a person, how much of sport there is, whether it decides anything, whether lines are in capitals.
local function survey (items)
  local found = { persons = {}, sport = 0 }
  for _, item in ipairs(items) do
    if item._is_person then found.persons[item.text] = true end
    found.sport = found.sport + (item._sport or 0)
    found.play = found.play or item._if_sport or item._country
    found.heads, found.loud = found.heads or item._if_named, found.loud or item._loud
  end
  return found
end

-- What a person is called in the article is no organization there: "Henry Ford … Ford"; nor is a city, unless teams are spoken of.
local function likely (items, found)
  local kept = {}
  for _, item in ipairs(items) do
    local fits = found.sport < sport.SOME and not item._if_sport or found.sport >= sport.SOME and not lexis.no_sport[item.text]
    if item.name and fits and not found.persons[item.text] then kept[#kept + 1] = item end
  end
  return kept
end

local function after (matches, article)
  if #matches == 0 then return matches end
  local items = build_all(matches, article)
  local found = survey(items)
  if found.heads then name_heads(items, article) end
  if found.play then
    local weight, cricket = sport.weight(article)
    found.sport, found.cricket = found.sport + weight, cricket
  end
  items = likely(items, found)
  local full, order = short_forms(items, article)
  for _, item in ipairs(items) do item.name = full[item.text] or item.name end
  acronyms.name_by_initials(items)
  for _, form in ipairs(order) do
    local places, name = article:find(form), full[form]
    for i = 1, #places, 2 do items[#items + 1] = item_of(places[i], places[i + 1], form, name) end
  end
  if found.loud then capitals.add_bodies(items, article, item_of) end
  if found.sport >= sport.MUCH then sport.add_cities(items, article, item_of, found) end
  return spans.longest(items)
end

return lode.rule {
  api = 1,
  name = "organizations",
  about = "Organizations, with their full names behind acronyms.",
  tags = { "names" },
  limits = "Names that neither a list nor a word in or beside them marks as an organization; countries as actors or teams; common nouns.",
  measured = {
    "F1 of organizations, strict / overlapping: WikiGold 58.4 / 67.2, UNER PUD 61.6 / 65.2, UNER EWT 64.4 / 68.7, CrossNER politics 79.5 / 86.5, re3d 55.3 / 71.5 (2026-11-30; errors were read; UNER counts countries that act as organizations)",
    "corpus/ 94.4 / 96.5 (2026-11-30; written for this project)",
  },
  emits = { organization = { "name" } },
  match = match,
  after = after,
  examples = {
    { "Lee visited Korea Aerospace Industries.", organization = "Korea Aerospace Industries" },
    { "South Korea's Defense Ministry announced it.", organization = "South Korea's Defense Ministry" },
    { "according to data from the Stockholm International Peace Research Institute.", organization = { { name = "Stockholm International Peace Research Institute" } } },
    { "The International Atomic Energy Agency (IAEA) met. Later the IAEA said no.", organization = { "International Atomic Energy Agency", { text = "IAEA", name = "International Atomic Energy Agency" } } },
    { "sources confirmed to The Korea Herald.", organization = "The Korea Herald" },
    { "Defense Minister Lee Jong-sup left.", organization = false },
    { "But the aggression of the Kremlin raises concerns.", organization = "Kremlin" },
    { "He taught at the University of California, Berkeley.", organization = "University of California, Berkeley" },
    { "The Department of Health and Human Services said so.", organization = "Department of Health and Human Services" },
    { "The Rapid Support Forces left. The RSF said so.", organization = { { text = "RSF", name = "Rapid Support Forces" } } },
    { "Later FSU offered a course, paid for by CRTC.", organization = { "FSU", "CRTC" } },
    { "He played for the Buffalo Bisons.", organization = "Buffalo Bisons" },
    { "A show by Quincy Jones.", organization = false },
    { "In 1980 he joined the band Squirrel Parade.", organization = "Squirrel Parade" },
    { "Tarvel, a Finnish battery start-up, grew. Later Tarvel fell.", organization = { "Tarvel", "Tarvel" } },
    { "Analysts at Carver Blount cut it; Haldane Foods spokesman Jo Lee did not.", organization = { "Carver Blount", "Haldane Foods" } },
    { "He likes companies such as Tarvel, Saltwell and Norgay Blom.", organization = { "Tarvel", "Saltwell", "Norgay Blom" } },
    { "Shares in Saltwell fell. Saltwell Inc. said so.", organization = { { text = "Saltwell", name = "Saltwell Inc." }, "Saltwell Inc." } },
    { "The Australian League of Rights met. Its founder left the League.", organization = { { text = "League", name = "Australian League of Rights" } } },
    { "The Ethics and Probity Commission (EPC) met.", organization = { "Ethics and Probity Commission", "EPC" } },
    { "She told the Standard and the Croydon Advertiser.", organization = { "Standard", "Croydon Advertiser" } },
    { "Manchester United won. Leeds beat Everton and the Jets lost.", organization = { "Leeds", "Everton", "Jets" } },
    { "Leeds is a town.", organization = false },
    { "SOCCER - NARVE LEAGUE RESULTS FALL AS BANKS WAIT", organization = false },
    { "Soccer results:\n\nReggiana 2 Leeds 1\n\nReggiana 11 7 3 1 15", organization = { "Reggiana", "Leeds", "Reggiana" } },
    { "Toronto at Boston", organization = { "Toronto", "Boston" } },
    { "ASTROS 8, GUARDIANS 2: It was late.", organization = { "ASTROS", "GUARDIANS" } },
    { "Jan Holm (Italy) Norvik 1:53.7", organization = "Norvik" },
    { "Leeds United won in Leeds. The striker scored and the goalkeeper fell. Leeds lead.", organization = { "Leeds United", "Leeds" } },
    { "Germany v Italy", organization = false },
    { "NORVIK CUTS JOBS\n\nNorvik Inc. said so.", organization = { { text = "NORVIK", name = "Norvik Inc." }, "Norvik Inc." } },
    { "First Narve Industries Inc fell. First Narve rose.", organization = { "First Narve Industries Inc", { text = "First Narve", name = "First Narve Industries Inc" } } },
    { "By SAMYA KULLAB and JOHN LEICESTER\n\nIt rained.", organization = false },
    { "They hired Crane, Fulbright & Dunne LLP.", organization = "Crane, Fulbright & Dunne LLP" },
    { "She went to St. Brigid's Medical Center.", organization = "St. Brigid's Medical Center" },
    { "The New England Journal of Medicine printed it.", organization = "New England Journal of Medicine" },
    { "Sat 28 Dec 2024\n\nIt sells to the Asia-Pacific region. Asia-Pacific shares rose.", organization = false },
    { "He lives at the White House.", organization = false },
    { "The White House said so.", organization = "White House" },
    { "Lawyers at Holm Berg met Holm Berg Low & Blom.", organization = { "Holm Berg", "Holm Berg Low & Blom" } },
    { "Henry Ford drew. Later Ford smoked.", organization = false },
    { "Call the Emergency Services. The emergency services came.", organization = false },
    { "The 134th Fighter Squadron left.", organization = "134th Fighter Squadron" },
    { "The FA Cup began.", organization = false },
    { "Paris Hilton left the hotel.", organization = false },
    { "The simulator of the FA-50 light combat aircraft.", organization = false },
  },
}
