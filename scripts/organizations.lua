-- Organizations: ministries, companies, parties, armed groups, courts, schools, newspapers, teams.
--
-- Four ways to know one:
--   known     it is in the list `organizations`, or a building that stands for a body: "NATO", "the Kremlin"
--   suffix    its last word says so: "Korea Aerospace Industries", "South Korea's Defense Ministry"
--   head      its first words say so: "Ministry of Foreign Affairs", "Bank of Thailand"
--   acronym   its initials follow in brackets: "Islamic Renaissance Front (IRF)"
-- An acronym, a company's name without "Inc." and its first word ("Hanul" of "Hanul Marine Systems") are then found wherever they
-- stand in the article, with the full name as `name`.
--
-- "the WTEC" counts, too, unless the letters mean a thing (GDP).
--
-- Not found: names with nothing of all that ("Brandwatch fell 3%"), and common nouns ("the ministry").

local lode = require "lode"
local lpeg = require "lpeg"
local coref = require "lode.coref"
local spans = require "lode.spans"
local t = lode.tokens

local suffix, head = t.list "org_suffixes", t.list "org_heads"
local known, metonym = t.list "organizations", t.list "metonyms"

-- ---- words of a name ----

-- Words that are written with a capital without being part of a name.
local no_name = t.word {
  "the", "a", "an", "this", "that", "these", "those", "some", "any", "each", "every", "all", "both", "no", "not", "another",
  "such", "other", "many", "most", "few", "several", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
  "ten", "i", "he", "she", "it", "we", "you", "they", "his", "her", "its", "our", "your", "their", "my", "who", "what",
  "which", "where", "when", "why", "how", "there", "here", "then", "now", "and", "or", "but", "nor", "so", "yet", "if",
  "because", "since", "although", "though", "while", "whereas", "unless", "until", "as", "like", "unlike", "than",
  "in", "on", "at", "by", "for", "from", "to", "of", "with", "without", "within", "under", "over", "after", "before",
  "during", "about", "against", "among", "between", "into", "through", "despite", "via", "per", "amid", "outside",
  "inside", "near", "across", "behind", "beyond", "following", "according", "is", "are", "was", "were", "be", "been",
  "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "let",
  "says", "said", "also", "however", "meanwhile", "moreover", "instead", "later", "earlier", "still", "even", "only",
  "just", "once", "today", "yesterday", "tomorrow", "last", "next", "former", "formerly", "ex",
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
  "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
  "photo", "photos", "caption", "image", "source", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir",
  "president", "chairman", "chairwoman", "chair", "minister", "secretary", "spokesman", "spokeswoman", "spokesperson",
  "director", "ceo", "cfo", "coo", "cto", "chancellor", "governor", "gov.", "senator", "sen.", "rep.", "premier", "professor", "prof.",
  "analyst", "manager", "captain", "coach", "mayor", "ambassador", "commissioner",
}
local tight_hyphen = t.glued * t.hyphen * t.glued
local based = t.any * tight_hyphen * t.word { "based", "led", "backed", "owned", "born", "listed", "run", "held", "controlled", "style", "era", "made", "produced", "area" }
local name = (t.capitalized - no_name - based) * (tight_hyphen * (t.letters + t.number + t.alnum)) ^ 0
local names = name * (t.word "&" * name + name) ^ 0

local country = t.list "countries" + t.list "regions" + t.list "cities"
local nationality = t.list "nationalities"

-- "Children's Hospital", "Workers' Party"
local genitive = t.word {
  "children", "women", "men", "girls", "boys", "people", "peoples", "workers", "employees", "farmers", "peasants", "teachers",
  "lawyers", "doctors", "physicians", "nurses", "patients", "students", "soldiers", "writers", "journalists", "veterans", "citizens",
  "consumers", "players", "owners", "drivers", "bankers", "traders", "bishops", "king", "queen", "lord", "lady", "saint", "john", "mary",
  "lloyd", "moody", "mcdonald", "macy", "kohl", "wendy", "trader", "sotheby", "christie", "levi", "sainsbury", "lowe", "domino",
} * (t.clitic + t.apostrophe)

-- ---- suffixes ----

local strong = t.check(suffix, function (s) return not s.entry.weak end)
local weak = suffix

-- Bodies of a state, which may belong to a country or stand alone.
local of_state = t.list {
  "Ministry", "Department", "Parliament", "Senate", "Congress", "Government", "Cabinet", "Supreme Court", "High Court",
  "Constitutional Court", "Court of Appeal", "Army", "Navy", "Air Force", "Armed Forces", "Coast Guard", "National Guard", "Central Bank",
  "National Assembly", "Legislature", "National Police", "Federal Police", "Security Council", "Revolutionary Guard", "Revolutionary Guards",
  "Revolutionary Guard Corps", "Electoral Commission", "Election Commission", "House of Representatives", "House of Commons",
  "Ground Forces", "Defense Forces", "Defence Forces", "Defense Force", "Defence Force", "Foreign Office", "State Department",
  "Politburo", "General Staff", "Presidential Guard", "Border Guard", "Health Service", "Security Service", "Intelligence Service",
}
local alone = t.list {
  "Parliament", "Senate", "Congress", "Supreme Court", "Army", "Navy", "Air Force", "Coast Guard", "National Guard",
  "House of Representatives", "House of Commons", "House of Lords", "Politburo", "Security Council", "High Court", "Appeals Court", "National Treasury", "Peace Corps", "Marine Corps",
  "Red Cross", "Red Crescent", "Labour Party", "Labor Party", "Conservative Party", "Democratic Party", "Socialist Party", "Communist Party",
  "Liberal Democrats", "Social Democrats", "Christian Democrats", "Revolutionary Guard", "Revolutionary Guards", "Revolutionary Guard Corps",
}

-- What follows "of": "Foreign Affairs", "the Study of War", "Health and Human Services", "the Prime Minister".
local seat = t.list { "President", "Vice President", "Prime Minister", "Attorney General", "Governor", "Mayor", "Premier", "Chancellor", "Secretary General",
  "Secretary-General", "High Commissioner", "Director", "Director General", "Inspector General", "High Representative", "United States", "Comptroller" }
local object = t.word "the" ^ -1 * (seat + names)
local place_object = t.word "the" ^ -1 * country * suffix ^ 0
local more = t.comma * names * #((t.comma + t.word "and") * names)
local last = t.comma ^ -1 * (t.word "and" + t.word "&") * -(t.list "countries" + nationality + known) * names
local objects = (place_object + object * more ^ -2 * last ^ -1)
local complement = t.word "of" * objects * (t.word "of" * objects) ^ -1
local purpose = (t.word "for" + t.word "on") * objects * ((t.word "of" + t.word "in") * objects) ^ -1
local has_purpose = t.list { "Center", "Centre", "Institute", "Committee", "Council", "Commission", "Agency", "Fund", "Foundation", "Association", "Organization",
  "Organisation", "Office", "Forum", "Coalition", "Campaign", "Society", "Alliance", "Ministry", "Department", "Movement", "Network", "Project", "Initiative", "Authority",
  "Bureau", "Conference", "Panel", "Subcommittee", "Select Committee", "Group", "Trust", "Consortium", "Partnership", "School", "Academy", "Laboratory", "Service" }

local campus = t.comma * t.word { "Berkeley", "Los Angeles", "San Diego", "Irvine", "Davis", "Santa Barbara", "Santa Cruz", "Riverside", "San Francisco", "Merced" }
local legal = t.comma ^ -1 * t.list { "Inc.", "Inc", "Incorporated", "Corp.", "Corp", "Ltd.", "Ltd", "LLC", "L.L.C.", "LLP", "plc", "PLC", "Plc", "S.A.", "SA", "AG",
  "N.V.", "SE", "GmbH", "L.P.", "Co.", "Limited" }

local plain = genitive + (name - strong) * t.word "&" * (name - strong) + name - strong
local no_body_run = t.word { "west bank", "left bank", "right bank", "south bank", "western front", "eastern front", "home front", "soviet union", "the street" }
local strong_run = (plain ^ 1 * strong + alone) * (plain ^ 0 * strong) ^ 0 * suffix ^ 0
local follower = no_name - t.word { "minister", "secretary", "director", "commissioner", "coach" }
local origin = nationality + country
local weak_run = origin ^ 0 * (genitive + name) * (plain - weak) ^ 0 * weak * (t.word "&" ^ -1 * weak) ^ 0 * -(t.capitalized - follower)

local owner = country * t.clitic
local by_owner = owner * ((plain - of_state) ^ 0 * of_state * #-name)
local by_suffix = (name - has_purpose) ^ 0 * has_purpose * purpose
                + strong_run * complement ^ -1 * -t.word { "base", "election", "elections", "special election" }
                + names * t.comma * t.list { "Inc.", "Inc", "LLC", "L.L.C.", "Ltd.", "Ltd", "Corp.", "L.P.", "Incorporated" }

-- ---- heads ----

local by_head = (name - head) ^ 0 * head * objects * (t.word "of" * objects + t.word "in" * country) ^ -1

-- ---- acronyms ----

local acronym = (t.upper + t.mixed + t.abbrev_upper) * (tight_hyphen * (t.upper + t.number)) ^ -1
local short = t.open_bracket * t.quote ^ -1 * t.span(acronym, "_short") * t.quote ^ -1 * t.close_bracket

local function initials (s)
  local out = {}
  for word in s:gmatch "[%a\x80-\xff]+" do out[#out + 1] = word:match "^[A-Z]" end
  return table.concat(out)
end

local function sorted (s)
  local letters = {}
  for letter in s:upper():gmatch "%a" do letters[#letters + 1] = letter end
  table.sort(letters)
  return table.concat(letters)
end

local no_body = { Treaty = true, Product = true, Device = true, Act = true, Agreement = true, Convention = true, Disease = true,
  Syndrome = true, Vehicle = true, System = true, Index = true, Time = true, Rate = true, Virus = true, War = true }

local spelled = name ^ 1 * ((t.word "of" + t.word "for" + t.word "and") * t.word "the" ^ -1 * name ^ 1) ^ -3
local by_acronym = t.check(spelled * short, function (s)
  local long, abbreviation = s.text:match "^(.-)%s*%(%p?([%w.-]+)%p?%)$"
  if not long then return false end
  abbreviation = abbreviation:gsub("[.%s-]", "")
  return #abbreviation > 1 and sorted(initials(long)) == sorted(abbreviation) and not no_body[long:match "(%w+)$"]
end)

-- ---- known names ----

local model_number = tight_hyphen * (t.number + t.alnum)
local given = t.list "given_names"
local speaks = { said = true, says = true, reported = true, reports = true, wrote = true, newspaper = true, has = true, quoted = true, had = true, is = true, was = true, will = true, called = true }
local listed = t.check(known, function (s)
  local entry = s.entry
  local before, after = s:before(1), s:after(1)
  if s.word == "the" and #before == 0 and #s == 2 and after.shape == "lower" and not speaks[after.word] then return false end
  if #s > 1 and not entry.ambiguous then return true end
  if not entry.ambiguous then return true end
  if after.shape == "capital" and #s == 1 then return false end
  if #before == 0 then return after.shape == "clitic" or after.word == "said" or after.word == "says" end
  return true
end) * -model_number

local whole = -no_body_run * (by_owner + by_suffix * campus ^ -1 * legal ^ -1 + by_head * campus ^ -1 * legal ^ -1 + weak_run * legal ^ -1)

-- "the WTEC": three to six capitals, unless they mean a thing.
local no_acronym = t.word { "gdp", "ceo", "cfo", "dna", "rna", "hiv", "aids", "usa", "uk", "uae", "drc", "gps", "gop", "vat", "gst", "ipo", "covid", "sars", "mers", "suv", "tv", "pc",
  "dvd", "cds", "nft", "ai", "api", "url", "html", "pdf", "mps", "mp", "pm", "am", "gmt", "est", "pst", "cst", "edt", "iq", "phd", "mba", "faq", "rpg", "ied", "vbied", "icbm", "uav", "wmd", "ussr", "prc", "roc",
  "rok", "dprk", "cv", "id", "atm", "lgbt", "lgbtq", "mri", "ufo", "usb", "cpu", "gpu", "led", "lcd", "cpi", "ppp", "pga", "usd", "eur", "iss", "sim", "sms", "bst", "utc", "pkr", "rop", "gnp", "npt", "start", "salt",
  "nafta", "ctbt", "jcpoa", "tpp", "usmca", "wwi", "wwii", "ww2", "mvp", "nsw", "act", "bc", "pei", "nwt", "tdi", "svp", "vp", "evp", "md", "dc", "new", "first", "best", "one", "world", "asap", "rfp", "dui", "swat", "seo", "vip", "lol", "lmao", "omg", "vhs", "free", "not", "very", "you", "have", "note", "wow", "yay", "too", "love", "huge", "never", "good", "days", "must", "all", "any",
  "and", "the", "are", "was", "for", "but", "irr", "mmog", "mpp", "app", "web", "net", "top", "end" }
-- Without "the": "FSU offers", "CRTC's plan", "founded by TIMO".
local doings = { "said", "says", "has", "have", "had", "is", "was", "will", "would", "announced", "announces", "plans", "planned", "reported", "reports", "offers", "offered", "told", "wants", "won", "lost",
  "bought", "sold", "became", "began", "launched", "issued", "added", "warned", "and" }
local by_or_at = t.word { "by", "at", "joined", "left", "told" }
local party = t.exact { "Liberals", "Conservatives", "Greens", "Tories", "Labor", "Labour", "Lib Dems", "Social Democrats", "Christian Democrats" }
             + t.exact { "Liberal", "Conservative", "Republican", "Democratic", "Green", "Socialist", "Communist" }
               * #t.word { "caucus", "candidate", "candidates", "mp", "mps", "mla", "leader", "leadership", "nomination", "ticket" }
local unknown = (t.upper - t.list "organizations") * -(t.letters - t.lower) * -model_number - no_acronym

-- "the Buffalo Bisons": a city and a plural.
local no_team = t.word { "games", "olympics", "times", "streets", "police", "hills", "islands", "falls", "springs", "heights", "gardens", "plains", "airlines", "airways",
  "agreements", "accords", "protests", "attacks", "bombings", "days", "nights", "championships", "awards", "mayors", "series", "studies", "news" }
local team = t.check(t.list "cities" * (t.capital - country - t.list "given_names" - suffix - no_name - no_team) * -t.capitalized, function (s)
  return s.text:find "[^sui']s$" ~= nil
end)

-- "the retailer Thalhimers": the noun says what it is.
local called = t.word { "band", "company", "firm", "label", "retailer", "airline", "startup", "start-up", "newspaper", "magazine", "broadcaster", "charity", "carmaker", "automaker",
  "supermarket", "bookmaker", "insurer", "lender", "consultancy", "brewer", "chipmaker", "drugmaker", "agency", "website", "publisher", "think-tank", "nonprofit", "manufacturer", "journal", "weekly", "aid group", "rights group", "campaign group", "pressure group", "union", "watchdog", "pollster",
  "supplier", "contractor", "subsidiary", "shipbuilder", "steelmaker", "planemaker", "utility", "logging company", "shell company", "law firm", "security firm", "research firm", "advocacy group", "trade group", "news agency" }
local names_called = (name - t.list "given_names" - country - nationality) * (name - nationality + t.word { "du", "des", "across", "without", "of", "for" } * name) ^ -3

-- "Saltwell, a Finnish start-up": what stands beside a name tells as well.
local venture = t.word { "company", "firm", "start-up", "startup", "airline", "retailer", "carmaker", "automaker", "charity", "think-tank", "nonprofit", "manufacturer", "insurer", "lender",
  "consultancy", "drugmaker", "chipmaker", "shipbuilder", "bank", "subsidiary", "bookmaker", "brewer", "broadcaster", "newspaper" } * -t.clitic * -(t.glued * t.hyphen)
local beside = t.comma * t.word { "a", "an", "the" } * ((t.lower + nationality + country * t.clitic ^ -1 + t.hyphen) - venture - t.word { "who", "of", "at", "for", "from", "and", "in" }) ^ -5 * venture

-- "Rovers", of "Northgate Rovers".
local nickname = {}
for _, word in ipairs { "Rovers", "Wanderers", "Rangers", "Hotspur", "Albion", "Celtics", "Lakers", "Yankees", "Cubs", "Dodgers", "Warriors", "Raptors", "Patriots", "Packers", "Cowboys", "Steelers", "Eagles",
  "Indians", "Mets", "Giants", "Bulls", "Cavaliers", "Bruins", "Canucks", "Oilers", "Seahawks", "Broncos", "Colts", "Jets", "Dolphins", "Bengals", "Falcons", "Panthers", "Saints", "Rams", "Chargers" } do nickname[word] = true end

local common = {}
for _, word in ipairs { "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "national", "international", "global", "american", "royal", "united", "general",
  "first", "public", "private", "state", "federal", "royal", "people", "world", "great", "grand", "green", "black", "white", "golden", "silver", "union", "standard", "pacific", "atlantic", "advanced",
  "allied", "applied", "digital", "future", "modern", "prime", "premier", "super", "total", "universal", "urban", "water", "power", "energy", "health", "heavy", "light", "media", "motor", "motors",
  "naval", "marine", "defense", "defence", "aerospace", "capital", "financial", "investment", "foreign", "house", "river", "union", "young", "smart", "clean", "solar", "electric", "nuclear" } do common[word] = true end

-- "Hanul", of "Hanul Marine Systems": what a company is called later, if it is no place, people or person.
local taken = { countries = true, regions = true, cities = true, nationalities = true, given_names = true, org_suffixes = true, organizations = true }
local function first_word (span)
  local words = span:tokens()
  local kind = words[#words].entry
  if not kind or kind.kind ~= "company" or kind.list ~= "org_suffixes" or #words < 2 then return nil end
  local entry = words[1].entry
  if #words[1].text < 5 or common[words[1].word] or entry and taken[entry.list] then return nil end
  return words[1].text
end

local is_legal = {}
for _, word in ipairs { "Inc.", "Inc", "Corp.", "Corp", "Corporation", "Ltd.", "Ltd", "LLC", "PLC", "Plc", "NV", "N.V.", "AG", "SA", "S.A.", "SE", "GmbH", "Co.", "Group", "Holdings", "Industries",
  "Motors", "Motor", "Airlines", "Airways", "Pharmaceuticals", "Pharma", "Technologies", "Securities", "Capital", "Ventures", "Partners" } do is_legal[word] = true end

local function shouted (span)
  local sentence = span:sentence().text
  return not sentence:find "%l%l%l" or sentence:upper() == sentence
end

-- Squares and quarters are places; a palace may be the one or the other.
local no_government = { square = true, venue = true, palace = true, monarchy = true, medicine = true, theatre = true, ["film industry"] = true,
  ["technology industry"] = true, ["small business"] = true, ["advertising industry"] = true, ["space agency"] = true, finance = true, lobbyists = true, papacy = true }

-- A match begins with one of these: three tokens of four are left at once.
local begins = t.capitalized + t.word { "the", "by", "at", "joined", "left", "told" } + t.list "organizations" + t.list "org_heads" + t.list "metonyms" +
  called + country + nationality + t.list "given_names" + t.list "cities" + t.list "regions" + t.alnum + t.digits

local match = #begins * (t.span(whole, "_whole") * short ^ -1
  + given * t.span(known, "_person") -- Paris Hilton
  + t.span(listed, "_known") * short ^ -1
  + t.span(by_acronym, "_spelled")
  + t.span(metonym, "_metonym")
  + t.span(party, "_known")
  + t.word "the" * t.span(unknown, "_unknown")
  + t.span(unknown * #(t.word(doings) + t.clitic * t.lower), "_unknown") + by_or_at * t.span(unknown, "_unknown")
  + t.span(team, "_called")
  + -lpeg.B(t.capitalized) * t.span(names_called * #beside, "_called")
  + called * -(whole + listed) * t.span(names_called, "_called"))

return lode.rule {
  api = 1,
  name = "organizations",
  about = "Organizations, with their full names behind acronyms.",
  tags = { "names" },
  limits = "Names that neither a list nor a word in them marks as an organization; common nouns.",
  measured = {
    "F1 of organizations, strict / overlapping: WikiGold 51.9 / 62.3, UNER PUD 55.0 / 60.7, UNER EWT 61.8 / 66.2, CrossNER politics 74.8 / 83.2 (2026-11-24; errors were read; UNER counts countries that act as organizations)",
    "corpus/ 91.4 / 93.8 (2026-11-24; written for this project)",
  },
  emits = { organization = { "name" } },
  match = match,
  build = function (m)
    if m._metonym and no_government[m._metonym.entry.meaning] then return nil end
    if m._person then
      if #m._person > 1 then return { kind = m.kind, first = m._person.first, last = m._person.last, name = m._person.entry.name } end
      return nil
    end
    if m._called then return { kind = m.kind, first = m._called.first, last = m._called.last, name = m._called.text, _again = true } end
    if m._unknown then
      local word = m._unknown.text
      if #word < 3 or #word > 6 or shouted(m._unknown) then return nil end
      return { kind = m.kind, first = m._unknown.first, last = m._unknown.last, name = word }
    end
    if m._whole then m._word = first_word(m._whole) end
    local body = m._whole or m._known or m._metonym
    local full = body and body.text or m._spelled.text:match "^(.-)%s*%("
    local entry = m._known and m._known.entry
    m.name = entry and entry.list == "organizations" and entry.name or full
    m._country, m._sort = entry and entry.country, entry and entry.kind
    m._long = full
    m.last = m.first + #full - 1
    if m._short and m._short.text then
      return { m, { kind = m.kind, first = m._short.first, last = m._short.last, name = m.name, _short_of = m.name } }
    end
    return m
  end,
  after = function (items, article)
    local short = {}
    for _, item in ipairs(items) do
      if item._short_of and item.text then short[item.text] = item.name end
    end
    for _, item in ipairs(items) do
      local last = item.name:match " (%u%l+)$"
      if nickname[last] and not short[last] then short[last] = item.name end
      if item._again and #item.text > 4 and not short[item.text] then short[item.text] = item.name end
      local company = item._long and item._long:match "^(.-),? %(?%u[%w.]*%)?$"
      local legal = company and item._long:sub(#company + 1):gsub("^,? ", "")
      if item._word and not short[item._word] then short[item._word] = item.name end
      if company and #company > 3 and is_legal[legal] and not short[company] then short[company] = item._long end
    end
    local all = {}
    for _, item in ipairs(items) do
      item.name = short[item.text] or item.name
      all[#all + 1] = item
    end
    for _, item in ipairs(coref.again("organization", short, article)) do all[#all + 1] = item end
    return spans.longest(all)
  end,
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
    { "Later FSU offered a course, paid for by CRTC.", organization = { "FSU", "CRTC" } },
    { "He played for the Buffalo Bisons.", organization = "Buffalo Bisons" },
    { "In 1980 he joined the band Squirrel Parade.", organization = "Squirrel Parade" },
    { "Tarvel, a Finnish battery start-up, grew. Later Tarvel fell.", organization = { "Tarvel", "Tarvel" } },
    { "Paris Hilton left the hotel.", organization = false },
    { "The simulator of the FA-50 light combat aircraft.", organization = false },
  },
}
