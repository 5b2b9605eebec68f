-- lode.body_words: what the rule for organizations knows of words: acronyms that mean things, nicknames of teams, verbs of bodies.
--
--   local lexis = require "lode.body_words"
--   lexis.nickname["Rovers"]     each is a set; keys are folded words where the rule looks at folded words

local set = require "lode.sets".from

local body_words = {}

-- Letters that mean a thing, a state or a phrase.
body_words.no_acronym = set { "gdp", "ceo", "cfo", "dna", "rna", "hiv", "aids", "usa", "uk", "uae", "drc", "gps", "gop", "vat", "gst", "ipo", "covid", "sars", "mers", "suv",
  "tv", "pc", "dvd", "cds", "nft", "ai", "api", "url", "html", "pdf", "mps", "mp", "pm", "am", "gmt", "est", "pst", "cst", "edt", "iq", "phd", "mba", "faq", "rpg", "ied",
  "vbied", "icbm", "uav", "wmd", "ussr", "prc", "roc", "rok", "dprk", "cv", "id", "atm", "lgbt", "lgbtq", "mri", "ufo", "usb", "cpu", "gpu", "led", "lcd", "cpi", "ppp",
  "pga", "usd", "eur", "iss", "sim", "sms", "bst", "utc", "pkr", "rop", "gnp", "npt", "start", "salt", "nafta", "ctbt", "jcpoa", "tpp", "usmca", "wwi", "wwii", "ww2",
  "mvp", "nsw", "act", "bc", "pei", "nwt", "tdi", "svp", "vp", "evp", "md", "dc", "new", "first", "best", "one", "world", "asap", "rfp", "dui", "swat", "seo", "vip", "lol",
  "lmao", "omg", "vhs", "free", "not", "very", "you", "have", "note", "wow", "yay", "too", "love", "huge", "never", "good", "days", "must", "all", "any", "and", "the",
  "are", "was", "for", "but", "irr", "mmog", "mpp", "app", "web", "net", "top", "end" }
-- Without "the": "FSU offers", "CRTC's plan", "founded by TIMO".
body_words.doings = set { "said", "says", "has", "have", "had", "is", "was", "will", "would", "announced", "announces", "plans", "planned", "reported", "reports", "offers",
  "offered", "told", "wants", "won", "lost", "bought", "sold", "became", "began", "launched", "issued", "added", "warned", "and" }
-- Who belongs to a body: "a PUK official", "activists of MOSOP".
body_words.members = set { "deputy", "leader", "leaders", "official", "officials", "spokesman", "spokeswoman", "chief", "chairman", "activists", "fighters", "rebels", "militants",
  "members", "member", "guerrillas", "secretary", "executive", "commander", "commanders", "lawmaker", "lawmakers", "headquarters", "head", "president", "delegates", "militiamen" }
-- What a city is followed by without a team being meant.
body_words.no_team = set { "democrats", "republicans", "liberals", "conservatives", "greens", "socialists", "nationalists", "senators", "states", "instruments", "troopers",
  "games", "olympics", "times", "streets", "police", "hills", "islands", "falls", "springs", "heights", "gardens", "plains", "airlines", "airways", "agreements", "accords",
  "protests", "attacks", "bombings", "days", "nights", "championships", "awards", "mayors", "series", "studies", "news", "masters", "fans", "slums", "suburbs" }
-- What letters in brackets may stand for that is no body: "the Non-Proliferation Treaty (NPT)".
body_words.no_body = set { "Treaty", "Product", "Device", "Act", "Agreement", "Convention", "Disease", "Syndrome", "Vehicle", "System", "Index", "Time", "Rate", "Virus", "War",
  "Approach", "Award", "Bill", "Code", "Championship", "Championships", "Cup", "Currency", "Customer", "Development", "Disorder", "Drug", "Engine", "Exam", "Income",
  "Interface", "Language", "Law", "Learning", "Machine", "Management", "Marketing", "Memory", "Model", "Number", "Officer", "Parliament", "Plan", "Planner", "Platform",
  "Policy", "Process", "Protocol", "Rights", "Rule", "Scheme", "Score", "Show", "Software", "Standard", "Survey", "Tax", "Technology", "Test", "Therapy", "Zone" }
-- Banks of rivers, sides of wars.
body_words.no_whole = set { "west bank", "left bank", "right bank", "south bank", "western front", "eastern front", "home front", "soviet union", "the street" }
-- Squares and quarters are places; a palace may be the one or the other.
body_words.no_government = set { "square", "venue", "palace", "monarchy", "medicine", "theatre", "film industry", "technology industry", "small business",
  "advertising industry", "space agency", "finance", "lobbyists", "papacy" }
-- Houses and hills, by their first word: places, unless they act.
body_words.house = set { "white", "state", "oval", "west", "capitol", "downing", "buckingham", "blue", "whitehall", "westminster" }
-- "The Sun reported", not "The sun rose".
body_words.speaks = set { "said", "says", "reported", "reports", "wrote", "newspaper", "has", "quoted", "had", "is", "was", "will", "called" }
-- Names of bodies that are words in a line of capitals: "ICE HOCKEY".
body_words.common_acronym = set { "add", "bat", "clap", "cope", "cut", "dab", "fact", "goal", "ice", "lot", "mend", "nab", "pad", "pan", "plan", "raid", "raw", "rim", "safe",
  "seat", "side", "spa", "swift", "tame", "tap", "who" }
-- "FA Cup", "Labour Minister", "Ford County": no bodies.
body_words.others = set { "cup", "trophy", "championship", "championships", "award", "awards", "prize", "minister", "day", "county", "avenue", "road", "airport", "stadium",
  "arena", "bridge", "grand", "prison", "jail", "open", "masters", "classic", "invitational", "marathon" }
-- First words of companies that do not stand for them alone.
body_words.common = set { "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "national", "international", "global", "american", "royal",
  "united", "general", "first", "public", "private", "state", "federal", "royal", "people", "world", "great", "grand", "green", "black", "white", "golden", "silver",
  "union", "standard", "pacific", "atlantic", "advanced", "allied", "applied", "digital", "future", "modern", "prime", "premier", "super", "total", "universal", "urban",
  "water", "power", "energy", "health", "heavy", "light", "media", "motor", "motors", "naval", "marine", "defense", "defence", "aerospace", "capital", "financial",
  "investment", "foreign", "house", "river", "union", "young", "smart", "clean", "solar", "electric", "nuclear" }
-- "Rovers", of "Northgate Rovers"; "the Jets".
body_words.nickname = set { "Rovers", "Wanderers", "Rangers", "Hotspur", "Albion", "Astros", "Bears", "Bengals", "Blackhawks", "Braves", "Brewers", "Broncos", "Browns",
  "Bruins", "Buccaneers", "Bulls", "Canadiens", "Canucks", "Cardinals", "Cavaliers", "Celtics", "Chargers", "Chiefs", "Clippers", "Colts", "Cowboys", "Cubs",
  "Diamondbacks", "Dodgers", "Dolphins", "Eagles", "Falcons", "Flames", "Flyers", "Giants", "Grizzlies", "Hawks", "Hornets", "Hurricanes", "Islanders", "Jaguars", "Jets",
  "Knicks", "Lakers", "Lions", "Mariners", "Marlins", "Mavericks", "Mets", "Nets", "Nuggets", "Oilers", "Orioles", "Pacers", "Packers", "Padres", "Panthers", "Patriots",
  "Pelicans", "Penguins", "Phillies", "Pistons", "Predators", "Raiders", "Rams", "Raptors", "Ravens", "Redskins", "Red Sox", "Red Wings", "Rockets", "Rockies", "Sabres",
  "Seahawks", "Sharks", "Sixers", "Spurs", "Steelers", "Tigers", "Timberwolves", "Titans", "Warriors", "White Sox", "Wizards", "Yankees", "Saints", "Indians" }
body_words.no_nickname_alone = set { "Indians", "Saints", "Rangers", "Titans" }
-- What a company is called without: "Hanul Marine" of "Hanul Marine Inc.".
body_words.is_legal = set { "Inc.", "Inc", "Corp.", "Corp", "Corporation", "Ltd.", "Ltd", "LLC", "PLC", "Plc", "NV", "N.V.", "AG", "SA", "S.A.", "SE", "GmbH", "Co.", "Group",
  "Holdings", "Industries", "Motors", "Motor", "Airlines", "Airways", "Pharmaceuticals", "Pharma", "Technologies", "Securities", "Capital", "Ventures", "Partners" }
-- Letters that are figures of players where teams play: "three RBI".
body_words.no_sport = set { "RBI", "ERA", "MVP", "AL", "NL", "UCL" }

-- Who owns what is named after them: "Children's Hospital", "Lloyd's Bank".
body_words.owners = set { "children", "women", "men", "girls", "boys", "people", "peoples", "workers", "employees", "farmers", "peasants", "teachers", "lawyers", "doctors",
  "physicians", "nurses", "patients", "students", "soldiers", "writers", "journalists", "veterans", "citizens", "consumers", "players", "owners", "drivers", "bankers",
  "traders", "bishops", "king", "queen", "lord", "lady", "saint", "john", "mary", "lloyd", "moody", "mcdonald", "macy", "kohl", "wendy", "trader", "sotheby", "christie",
  "levi", "miners", "pilots", "dockers", "pensioners", "tenants", "mothers", "generals", "railwaymen", "truckers", "growers", "sainsbury", "lowe", "domino" }
-- First words of those whose office is a body: "the Office of the Prime Minister".
body_words.seats = set { "president", "vice", "prime", "attorney", "governor", "mayor", "premier", "chancellor", "secretary", "high", "director", "inspector", "united",
  "comptroller" }
-- Bodies that go on with "for" or "on": "Institute for the Study of War".
body_words.purposeful = set { "Center", "Centre", "Institute", "Committee", "Council", "Commission", "Agency", "Fund", "Foundation", "Association", "Organization",
  "Organisation", "Office", "Forum", "Coalition", "Campaign", "Society", "Alliance", "Ministry", "Department", "Movement", "Network", "Project", "Initiative", "Authority",
  "Bureau", "Conference", "Panel", "Subcommittee", "Select Committee", "Group", "Trust", "Consortium", "Partnership", "School", "Academy", "Laboratory", "Service", "Court" }
-- What the law calls a company.
body_words.legals = set { "Inc.", "Inc", "Incorporated", "Corp.", "Corp", "Ltd.", "Ltd", "LLC", "L.L.C.", "LLP", "plc", "PLC", "Plc", "S.A.", "SA", "AG", "N.V.", "SE", "GmbH",
  "L.P.", "Co.", "Limited" }
-- Bodies that go on with "of" and a place: "National Observatory of Athens".
body_words.of_a_place = set { "Observatory", "Academy", "Assembly", "Museum", "Library", "Society", "Authority", "Church", "Orchestra", "Opera", "Court", "Congress",
  "Organization", "Organisation", "Forum", "Tribunal" }

return body_words
