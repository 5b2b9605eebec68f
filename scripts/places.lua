-- Places: countries, regions, cities, rivers, seas, mountains; and names that end or begin like one
-- ("Yellowstone National Park", "Lake Turkana", "Nineveh province").
--
-- "Seoul, South Korea" is two places. No places: persons named after one ("Paris Hilton", "Jack London"),
-- what is part of an organization's name ("Bank of England"), except the country that owns it ("South Korea's Defense Ministry").
--
-- Nor is the country in "2001 United Kingdom general election".
--
-- Small towns that no list has are found where the words beside them tell: "the village of Gulcha", "in Mojave, California",
-- "in Narve."; then wherever they stand.
-- Not found: small towns that no list has, unless a word beside them says what they are; streets and buildings.

local lode = require "lode"
local lpeg = require "lpeg"
local spans = require "lode.spans"
local capitals = require "lode.capitals"
local t = lode.tokens
local find, lower, match_text = string.find, string.lower, string.match

-- In this order: what a span is in several lists it is in the first (see place_entry).
local country, region, city = t.list "countries", t.list "regions", t.list "cities"
local given, surname, title = t.list "given_names", t.list "surnames", t.list "titles"
local metonym, nationality, venue = t.list "metonyms", t.list "nationalities", t.list "venues"
local known_body = t.list "organizations"

local sets = require "lode.sets"
local set = sets.from

local tight_hyphen = t.glued * t.hyphen * t.glued

-- ---- names in the lists ----

-- The longest of the three lists: one that ends before a small word first ("Mexico City", not "Mexico").
local ends = -(t.capital + t.upper)
local office = title + t.list "roles"
local side = t.exact { "North", "South", "East", "West", "Central" }
local listed_name = country + region + city
local loose = (region + city) * #(office + country + city + region + nationality)
local whole = country * ends + city * ends + region * ends + listed_name * side * ends + loose + #(region * region) * region + (country - #given * country * t.capital)
local prefix = t.exact { "North", "South", "East", "West", "Old", "Greater", "Upper", "Lower", "City of", "Republic of", "Kingdom of", "Principality of", "Grand Duchy of",
  "Colony of", "Crown Colony of", "State of", "Commonwealth of", "Archipelago of", "Islands of", "County of" }
local listed = prefix * listed_name * ends + #listed_name * whole

-- "2001 United Kingdom general election" names a vote, "the Paris agreement" a paper.
local vote = lpeg.B(t.number) * listed * t.near(3, t.word { "election", "elections", "referendum", "by-election", "primary", "primaries" })
local treaty = city * t.word { "agreement", "accord", "accords", "protocol", "treaty", "targets", "declaration", "pact" }

-- ---- names that say what they are ----

local no_name = t.word { "the", "a", "an", "this", "that", "these", "in", "on", "at", "by", "for", "from", "to", "of", "with", "and", "or", "but", "when", "where", "while",
  "after", "before", "as", "if", "its", "his", "her", "their", "our", "my", "your", "it", "he", "she", "they", "we", "i", "you", "near", "across", "along", "each", "every",
  "all", "some", "no", "one", "two", "three", "south", "north", "east", "west", "inside", "outside", "what", "former", "president", "minister", "governor", "mayor", "senator",
  "chairman", "secretary", "director" }
local word_shape = t.shape("capital", "mixed", "initial")
local name = #word_shape * (t.any - no_name)
local words = name * (tight_hyphen * t.letters) ^ 0
local site = t.exact { "River", "Rivers", "Lake", "Lakes", "Bay", "Sea", "Ocean", "Gulf", "Strait", "Straits", "Channel", "Island", "Islands", "Isles", "Peninsula", "Cape",
  "Mountains", "Mountain", "Hills", "Valley", "Desert", "Plateau", "Basin", "Canyon", "Glacier", "Falls", "Reef", "Delta", "Coast", "Beach", "Creek", "National Park",
  "Forest", "National Forest", "Province", "Governorate", "Prefecture", "Oblast", "Krai", "District", "County", "Parish", "Region", "Township", "Airport",
  "International Airport", "Air Base", "Airfield", "Air Force Base", "Naval Base", "Stadium", "Arena", "Square", "Bridge", "Dam", "Canal", "Pass", "Crossing", "Village",
  "Heights", "Hotel", "Station", "Prison", "Jail", "Cathedral", "Mosque", "Cemetery", "Castle", "Palace", "Plaza", "Barracks", "Harbor", "Harbour", "Refugee Camp", "Street", "Avenue", "Road", "Boulevard", "Park", "Nature Reserve" }
local part = (listed + words) - site
local by_end = part ^ 1 * site * site ^ -1 -- "Hudson River", "Hudson River Valley"
local dated = t.comma + t.shape "numeric_date" -- a dateline: "LAKE NARVE, Canada"
local by_begin = t.start * t.exact { "LAKE", "MOUNT", "FORT", "PORT", "CAPE", "SAN", "SANTA", "SAINT", "ST." } * t.upper ^ 1 * #dated + t.exact { "Lake", "Mount", "Mt.", "Cape", "Fort", "Port", "Gulf of", "Bay of", "Strait of", "Isle of", "Sea of", "Plain of", "Rio", "Camp" } * words ^ 1

-- "Gulcha province", "Aisby is a small village in", "Kasna, a town near": the noun behind the name.
local unit = t.exact { "province", "governorate", "prefecture", "oblast", "district", "county", "region", "township", "village" }
local settlement = t.word { "town", "village", "city", "province", "district", "island", "suburb", "region", "county", "municipality", "neighborhood", "neighbourhood",
  "hamlet", "commune", "township", "borough", "parish", "river", "lake", "mountain", "peninsula", "valley", "settlement", "locality", "archipelago", "volcano", "port",
  "port city", "governorate", "capital" }
local where = t.word { "in", "on", "of", "near", "located", "situated", "outside", "where", "along", "just", "about" } + t.comma
local definition = (t.word { "is", "was" } + t.comma) * t.word { "a", "an", "the" } * (t.lower - settlement) ^ -3 * settlement * where
local described = t.span((part - nationality) ^ 1, "_told") * #unit + t.span(words ^ 1, "_told") * #definition

-- Whether the name that begins here has such a word in it or behind it: most names have none, and are left at once.
local run = (#word_shape * (t.any - site) + t.hyphen) ^ 1
local says_what = #(run * (site + #t.lower * (unit + t.word { "is", "was" }) + t.comma * t.word { "a", "an", "the" }))
local by_noun = says_what * (t.span(by_end, "_site") + described)

-- "the town of Khan al-Assal", "the village of Kyrgyz-Ata"
local told = settlement * t.word "of" * t.span(words ^ 1, "_told")

-- "in Mojave, California"
local inside = lpeg.B(t.word "in") + lpeg.B(t.word "at") + lpeg.B(t.word "near") + lpeg.B(t.word "from") + lpeg.B(t.word "to") + lpeg.B(t.word "outside")
local towns = inside * -listed_name * t.span(words ^ 1, "_told") * t.comma * t.span(country + region, "_in") * -t.clitic

-- "in Narve." (see build for what it is not: "in May", "in Parliament")
local plain = t.capital - nationality - given - surname - no_name - listed_name
-- "a rise in Treasury yields": a common word before its noun.
local after_place = t.word(sets.array [[and or in on at to for from by with as when where who which that while after before during since until is was are were has had will would
  said says told this last next the a an his her its their early late]])
local modifies = #(t.list "common_words" * (t.lower - after_place))
local unknown = (lpeg.B(t.word "in") * -modifies * t.span(plain, "_maybe") + lpeg.B(t.word "near") * t.span((plain + t.exact { "Al", "Ayn",
  "Tal" } * #plain) ^ 1 * (tight_hyphen * plain) ^ -1, "_maybe"))
              * -(t.letters - t.lower + t.number + t.hyphen + t.word "&" + t.clitic)

-- "Springfield, IL", "WHITE PLAINS, N.Y.", "D-N.Y."
local code = (lpeg.B(t.capital * t.comma) + lpeg.B(t.upper * t.comma) + lpeg.B(t.initial * t.hyphen) * #t.abbrev) * t.exact { "N.Y.", "N.J.", "N.C.", "N.D.", "N.H.", "N.M.", "S.C.", "S.D.", "R.I.", "W.Va.",
  "W. Va.", "D.C.", "Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Del.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Kans.", "Ky.", "La.", "Mass.", "Md.", "Mich.",
  "Minn.", "Miss.", "Mo.", "Mont.", "Neb.", "Nev.", "Okla.", "Ore.", "Pa.", "Tenn.", "Tex.", "Va.", "Vt.", "Wash.", "Wis.", "Wyo.", "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD",
  "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
  "WI", "WY" } * -t.capital

-- "STARKE, Fla. 1996-10-21", "WHITE PLAINS, N.Y. (AP)", "LAKE LOUISE, Canada, Dec 8": a town in a dateline.
local dateline = t.start * t.span(t.upper ^ 1 * (tight_hyphen * t.upper) ^ 0, "_told") * t.comma * t.span(country + region + t.abbrev, "_in") *
  #(t.shape("numeric_date", "open_bracket", "hyphen", "dash") + t.comma + t.capital * t.number)

-- ---- persons named after places ----

local surnamed = #(t.capital * #surname * (city + region)) * (lpeg.B(t.lower) + lpeg.B(t.abbrev)) *
  (t.any - t.list "common_words" - listed_name - title - nationality - no_name - t.exact { "Mount", "Lake", "Fort", "Port" }) * (city + region) * -(t.comma * (country + region) + t.capitalized) -- "met Natsuo Yamaguchi"
local person = surnamed + (given - listed_name * ends - city * (region + country)) * t.initial ^ -1 * #listed_name * t.capital * -(t.comma * (country + region))
             + (t.initial - t.word { "N.", "S.", "E.", "W.", "A", "I" }) * (city + region)
             + title * (city + region)
             + #(given * -t.glued * #surname) * listed_name * (t.capital - listed_name)

-- A match begins with one of these: most tokens are left at once.
local begins = t.capitalized + #t.lower * settlement

-- "Virginia-class submarines"
local class = listed_name * tight_hyphen * t.word "class"

local match = #begins * -class * (t.span(person, "_person") + dateline + t.span(venue, "_venue") * -site + t.span(by_begin, "_site") + by_noun + told + towns + t.span(code, "_code") + unknown + t.span(vote + treaty, "_vote")
  + t.span(#known_body * listed + listed, "_listed") + t.span(metonym, "_metonym"))

-- ---- build: what a match comes to ----

local place_lists = { "countries", "regions", "cities" }
local is_place_list = set(place_lists)
-- The entry behind a name: the one that is written so ("Niger State", not "Niger"); countries come first, as in the pattern. Where the first
-- list that has the name has it as written, the span itself tells an entry's fields, at a tenth of what a table costs.
local function place_entry (span, text)
  if span.name == text and is_place_list[span.list] then return span end
  local first
  for _, list in ipairs(place_lists) do
    local entry = span:listed(list)
    if entry and (entry.name == text or entry.name:upper() == text or entry.aliases and find("|" .. entry.aliases .. "|", "|" .. text .. "|", 1, true)) then return entry end
    first = first or entry
  end
  return first
end

local treaties = set { "treaty", "treaties", "convention", "battle", "siege", "peace", "accords", "council", "tour" }

-- "the Treaty of Nanking", "the Tour of Spain" (but "a tour of Spain", "the siege of Sarajevo")
local function of_treaty (columns, i)
  return columns.word[i - 1] == "of" and treaties[columns.word[i - 2]] and columns.shape[i - 2] == "capital"
end

-- "coach Jordan": a person.
local offices = set { "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady", "coach", "manager", "captain", "skipper", "midfielder",
  "striker", "defender", "goalkeeper", "quarterback", "pitcher", "actor", "actress", "singer", "author", "detective", "sergeant", "officer", "pastor", "judge", "attorney",
  "lawyer", "professor", "surnamed", "named" }

-- "in May", "in Parliament"
local no_place = set { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
  "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn", "fall", "winter", "christmas", "easter", "ramadan", "god", "islam", "christianity",
  "judaism", "buddhism", "catholicism", "heaven", "hell", "parliament", "congress", "cabinet", "court", "chapter", "section", "part", "windows", "linux", "java", "class",
  "phase", "internet", "group", "grade", "season", "series", "latin", "hebrew", "addition", "general", "particular", "fact", "biblical", "act", "article", "figure",
  "table", "appendix", "volume", "chief", "common", "turn", "short", "brief" }

-- "Jose dos Santos", "Stade de France": part of a longer name.
local particles = set { "dos", "da", "do", "de", "del", "van", "von", "di", "della", "bin", "ibn" }

-- "the Brussels Grand Prix", "the U.S. Open"
local contests = set { "grand", "open", "masters", "marathon", "classic" }
local function is_contest (columns, i) return columns.shape[i] == "capital" and contests[columns.word[i]] end

local LARGE = 300000 -- people: such a city is known by its name alone
-- "in Hayward", "Hayward, California", "Hayward residents": a name that is also a word or a person's is a place here.
local before_place = set { "in", "near", "from", "outside", "around", "across", "throughout", "into", "toward", "towards", "downtown", "central", "northern", "southern",
  "eastern", "western", "nearby" }
local behind_place = set { "police", "residents", "resident", "mayor", "airport", "hospital", "suburb", "native", "based", "area", "city", "council", "streets", "county",
  "court", "university", "school" }
local function is_placed (columns, i, last)
  local word, shape = columns.word, columns.shape
  if before_place[word[i - 1]] and word[i - 2] ~= "according" then return true end
  if behind_place[word[last + 1]] or shape[last + 1] == "hyphen" and behind_place[word[last + 2]] then return true end
  local next = shape[last + 2]
  if shape[last + 1] ~= "comma" or next ~= "capital" and next ~= "abbrev_capital" and next ~= "abbrev_upper" then return false end
  return shape[last + 3] == "comma" or shape[last + 4] == "comma" or shape[last + 3] == "colon" or columns.sentence[last + 3] ~= columns.sentence[last]
end

-- "the OTA" is not Ota: capitals are a place at the begin of a sentence ("SEOUL, South Korea") and where all is in capitals.
local function is_acronym (columns, text, name, i, last)
  local sentence, shape, at = columns.sentence, columns.shape, columns.sentence[i]
  if shape[i] ~= "upper" or i < last or #text > 5 or name == text or name:upper() ~= text or sentence[i - 1] ~= at then return false end
  local j = i
  while sentence[j - 1] == at do j = j - 1 end
  while sentence[j] == at do
    if shape[j] == "lower" and columns.last[j] - columns.first[j] > 2 then return true end
    j = j + 1
  end
  return false
end

-- A word that the article also writes small ("in Architecture"), or that stands in a heading, is no name of its own.
local function is_common (text, article, columns, j)
  if #article:find(lower(text)) > 0 then return true end
  local at = columns.sentence[j]
  while columns.sentence[j - 1] == at do j = j - 1 end
  while columns.sentence[j] == at do
    if columns.shape[j] == "lower" and columns.last[j] - columns.first[j] > 3 then return false end
    j = j + 1
  end
  return true
end

-- A name that is also a word or a person's: false where it is none of a place here; else whether it is unsure, a small town.
local function doubt (span, entry, columns, i, last)
  local begins = columns.sentence[i - 1] ~= columns.sentence[i]
  if begins and columns.shape[last + 1] == "lower" then return false end -- "Nice and quiet"
  local unsure = span:listed "cities" and not span:listed "regions" and not entry.capital and (tonumber(entry.population) or 0) < LARGE
  local before = unsure and not begins and columns.shape[i - 1]
  if before == "capital" or before == "mixed" or before == "initial" then return false end -- "LeRoi Moore"
  return true, unsure
end

-- A name in the lists; nil: it is none here. A person's is kept as such: "coach Jordan".
local function build_listed (m, columns)
  local span, text = m._listed, m.text
  local i, entry = span.token, place_entry(span, text)
  local last = i + #span - 1
  if capitals.in_byline(columns, i) then return nil end
  if of_treaty(columns, i) or is_contest(columns, last + 1) or particles[columns.word[i - 1]] and columns.shape[i - 2] == "capital" or is_acronym(columns, text, entry.name, i, last) then return nil end
  if offices[columns.word[i - 1]] then
    m._person = text
    return m
  end
  if entry.ambiguous and not span:listed "countries" and not is_placed(columns, i, last) then
    local may_be, unsure = doubt(span, entry, columns, i, last)
    if not may_be then return nil end
    m._unsure = unsure
  end
  m.country = entry.country
  m.name = not find(text, "%l") and entry.name or text
  local inner = entry.ambiguous and entry.list == "countries" and span:listed "regions"
  m._both = inner and inner.country -- "Georgia"
  return m
end

-- "the village of Gulcha", "in Mojave, California": the name that the text tells, and the place around it.
local function build_told (m)
  local span, around = m._told, m._in
  m.first, m.last, m.text = span.first, span.last, span.text
  m.name = m.text
  local entry = place_entry(span, m.text)
  if not entry or around or entry.name ~= m.text then
    m.name, m._new = entry and not find(m.text, "%l") and entry.name or m.text, m.text
    entry = nil
  end
  m.country = entry and entry.country or around and around.country
  if not around then return m end
  local text = around.text
  return m, { kind = "place", rule = "places", first = around.first, last = around.last, text = text, name = text, country = around.country, _around = true }
end

local function build_metonym (m)
  local entry = m._metonym:listed "metonyms"
  m.country = entry.country
  m.name = not find(m.text, "%l") and entry.name or m.text
  return m
end

local function build_venue (m, columns)
  if is_contest(columns, m._venue.token + #m._venue) then return nil end
  m.name, m.country = m.text, m._venue.country
  return m
end

-- The item that a match comes to, which a person may be, and a second one for the place around it.
local function build (m, article, columns)
  if m._listed then return build_listed(m, columns) end
  if m._vote then return nil end
  if m._person then
    m._person = match_text(m._person.text, "%S+$")
    return m
  end
  if m._metonym then return build_metonym(m) end
  if m._venue then return build_venue(m, columns) end
  if m._told then return build_told(m) end
  if m._maybe and (no_place[m._maybe.word] or is_common(m.text, article, columns, m._maybe.token)) then return nil end
  if m._site and #article:find(lower(m.text)) > 0 then return nil end
  m.name, m.country = m.text, m._code and "US"
  return m
end

-- ---- after: names again ----

-- A place that the text once said to be one is found again: "the village of Gulcha … in Gulcha".
local function add_again (found, article)
  local seen, order = {}, {}
  for _, item in ipairs(found) do
    if item._new and not seen[item._new] then seen[item._new], order[#order + 1] = item, item._new end
  end
  for _, text in ipairs(order) do
    local places, as = article:find(text), seen[text]
    for i = 1, #places, 2 do
      found[#found + 1] = { kind = "place", first = places[i], last = places[i + 1], text = text, name = as.name, country = as.country }
    end
  end
end

-- ---- after: which of several places of one name ----

-- What lies within a country and tells it: a state, a county; no sea.
local WITHIN = set { "state", "province", "county", "region", "island" }

-- The country or region that an item is, by what its span is in a list: the entry of the region, that of the country; a code ("Mass.") has neither.
local function area_of (item)
  local span = item._listed
  if not span then return nil end
  local region_entry = span:listed "regions"
  return region_entry and WITHIN[region_entry.kind] and region_entry or nil, span:listed "countries"
end

local function is_area (item) return item._code or item._around or area_of(item) or item._listed and item._listed:listed "countries" end

-- Whether b follows a behind a comma alone: "Ludlow, Shropshire".
local function follows (b, a, text)
  return b and a and b.first - a.last == 3 and text:byte(a.last + 1) == 44
end

-- "Paris, Germany and Spain" is a list, "Cambridge, Massachusetts and Birmingham, Alabama" is none.
local function is_list (items, k, text)
  local second, third = items[k + 1], items[k + 2]
  local joined = third and (follows(third, second, text) or find(text, "^,? and ", second.last + 1) and third.first - second.last < 8)
  if joined and third.country ~= second.country and is_area(third) then return true end
  return second._listed and second._listed:listed "cities" and (joined or follows(items[k], items[k - 1], text)) -- "London, New York and Tokyo"
end

-- The country of a city's region or country, which may be two: "Tbilisi, Georgia", "Atlanta, Georgia".
-- Of a country, only where nothing else is said of it: not "In Moscow, Ukraine's envoy", "In Geneva, Iran and the US".
local ENDS = set { "comma", "full_stop", "close_bracket", "dash", "colon", "semicolon" }
local function country_beside (city_item, area, columns)
  local inner, state = area_of(area)
  local next = area._listed and columns.shape[area._listed.token + #area._listed]
  if next == "clitic" and city_item.country ~= area.country then return nil end
  if state and not inner and city_item.country ~= area.country and (next and not ENDS[next] or city_item._listed:listed "cities".capital) then return nil end
  if inner and state and inner.country ~= "" and city_item.country ~= state.country then return inner.country end
  return is_area(area) and area.country
end

-- "Georgia, the U.S. state", "the state of Georgia": the region, not the country.
local AMERICAN = set { "u.s.", "us", "american" }
local function is_state (item, columns)
  local word, i, j = columns.word, item._listed.token, item._listed.token + #item._listed
  return word[i - 1] == "of" and word[i - 2] == "state" or columns.shape[j] == "comma" and word[j + 1] == "the" and AMERICAN[word[j + 2]] and word[j + 3] == "state"
end

-- The country of a name, where the words beside it tell; false where the article has the name in two.
local function tell (told, item, country_code)
  local name = item.name
  item.country, item._certain = country_code, true
  if told[name] == nil then told[name] = country_code elseif told[name] ~= country_code then told[name] = false end
end

-- Gives places the country of the county, state or country that stands behind them, there and where the article names them again.
local function set_countries (items, article, columns)
  local told, text = {}, article.text
  for k = #items, 1, -1 do
    local item, area = items[k], items[k + 1]
    if item._listed and follows(area, item, text) and item._listed:listed "cities" then
      local beside = not is_list(items, k, text) and country_beside(item, area, columns)
      if beside and beside ~= "" then
        tell(told, item, beside)
        if area._both and not area._certain then tell(told, area, beside) end
      end
    elseif item._both and is_state(item, columns) then
      tell(told, item, item._both)
    end
  end
  if not next(told) then return end
  for _, item in ipairs(items) do
    if not item._certain and told[item.name] then item.country = told[item.name] end
  end
end

-- Whether a name that is a company's, too, stands in a list with organizations: "Amazon, Apple, Meta and Alphabet".
local function joins (columns, k) return columns.shape[k] == "comma" or columns.word[k] == "and" end

local function among_companies (item, bodies_of, columns)
  local span = item._listed
  if not span or not span:listed "organizations" or span:listed "countries" then return false end
  local i, j = span.token - 1, span.token + #span
  local from = spans.count_before(bodies_of, item.first)
  local before, behind = bodies_of[from], bodies_of[from + 1]
  return joins(columns, j) and behind and behind._sort == "company" and behind.first == columns.first[columns.word[j + 1] == "and" and j + 2 or j + 1] or
    joins(columns, i) and before and before._sort == "company" and before.last == columns.last[columns.shape[i - 1] == "comma" and i - 2 or i - 1]
end

-- "In Jordan, Michael Jordan said so": a country's name in a place's position is the country's.
local function is_country_here (item, columns)
  local span = item._listed
  return span and span:listed "countries" and is_placed(columns, span.token, span.token + #span - 1)
end

-- Organizations as far as places may not stand in them: the country that owns one may ("South Korea's Defense Ministry").
local function bodies (article)
  local out = {}
  for _, item in ipairs(article:items "organization") do
    local text = item.text
    local owner = (find(text, "'s ", 1, true) or find(text, "’s ", 1, true)) and match_text(text, "^[^ ]+ ?[^ ]*['’]s ")
    out[#out + 1] = owner and { first = item.first + #owner, last = item.last } or item
  end
  return out
end

local function after (matches, article)
  if #matches == 0 then return matches end
  local persons, found, kept, columns = {}, {}, {}, article:columns()
  for k = 1, #matches do
    local item, around = build(matches[k], article, columns)
    if item and item._person then persons[item._person] = true
    elseif item then found[#found + 1] = item end
    if around then found[#found + 1] = around end
  end
  add_again(found, article)
  local placed = {}
  for _, item in ipairs(found) do
    if not item._unsure then placed[item.text] = true end
  end
  local organizations = article:items "organization"
  for _, item in ipairs(spans.outside(found, bodies(article))) do
    local is_person = persons[item.text] and not is_country_here(item, columns)
    if not is_person and placed[item.text] and not among_companies(item, organizations, columns) then kept[#kept + 1] = item end
  end
  local places = spans.longest(kept)
  set_countries(places, article, columns)
  return places
end

return lode.rule {
  api = 1,
  name = "places",
  about = "Places, with their countries.",
  tags = { "names" },
  limits = "Towns below 15,000 people only where the text says what they are; buildings; \"Campbell\" alone, a town or a person; of several towns of one name " ..
    "the largest is meant, unless the article names the region or country behind one.",
  measured = {
    "F1 of places, strict / overlapping: WikiGold 78.2 / 82.8, UNER PUD 76.2 / 81.8, UNER EWT 74.3 / 77.0, CrossNER politics 67.6 / 75.0, re3d 62.3 / 79.6 (2026-11-30; errors were read; UNER counts \"Plano, Texas\" as one place)",
    "corpus/ 96.2 / 96.5 (2026-11-30; written for this project)",
  },
  needs = { "organizations" },
  emits = { place = { "name", "country" } },
  match = match,
  after = after,
  examples = {
    { "It happened in Seoul, South Korea.", place = { { text = "Seoul", country = "KR" }, { text = "South Korea", country = "KR" } } },
    { "The MP for Leominster, Herefordshire, left Cambridge, Massachusetts and Birmingham, Alabama. Leominster waits.",
      place = { { text = "Leominster", country = "GB" }, "Herefordshire", { text = "Cambridge", country = "US" }, "Massachusetts",
        { text = "Birmingham", country = "US" }, "Alabama", { text = "Leominster", country = "GB" } } },
    { "He saw Birmingham, Germany and Spain.", place = { { text = "Birmingham", country = "GB" }, "Germany", "Spain" } },
    { "They left Atlanta, Georgia. Georgia won.", place = { "Atlanta", { text = "Georgia", country = "US" }, { text = "Georgia", country = "US" } } },
    { "Georgia, the U.S. state, voted.", place = { { text = "Georgia", country = "US" } } },
    { "In Moscow, Ukraine's envoy left.", place = { { text = "Moscow", country = "RU" }, "Ukraine" } },
    { "They left Tbilisi, Georgia.", place = { "Tbilisi", { text = "Georgia", country = "GE" } } },
    { "They flew to Mexico City.", place = { { text = "Mexico City", country = "MX" } } },
    { "South Korea's Defense Ministry announced it.", place = { { text = "South Korea", country = "KR" } } },
    { "The Bank of England met.", place = false },
    { "Paris Hilton sang.", place = false },
    { "Jack London wrote it.", place = false },
    { "A South Korea-produced jet.", place = { { text = "South Korea", country = "KR" } } },
    { "arms market in Central Asia.", place = "Central Asia" },
    { "near Lake Turkana and the Tigris River.", place = { "Lake Turkana", "Tigris River" } },
    { "Aisbury is a small village in the county. He left Aisbury.", place = { "Aisbury", "Aisbury" } },
    { "Tom Aisbury is a village doctor.", place = false },
    { "the village of Khan Shaykhun", place = "Khan Shaykhun" },
    { "They live in Hayward, California, and like it.", place = { "Hayward", "California" } },
    { "A house in Springfield, IL, burned.", place = { { text = "IL", country = "US" } } },
    { "By SAMYA KULLAB and JOHN LEICESTER\n\nIt rained.", place = false },
    { "Amazon, Apple, Meta and Alphabet rose.", place = false },
    { "Virginia-class submarines came.", place = false },
    { "In Jordan, Michael Jordan said so.", place = { { text = "Jordan", country = "JO" } } },
    { "It failed in Architecture, as architecture does.", place = false },
    { "He uses the OTA for it.", place = false },
    { "NARVE, Fla. (AP) - It rained.", place = { "NARVE", { text = "Fla.", country = "US" } } },
    { "They met Natsuo Yamaguchi and Jose dos Santos.", place = false },
    { "He rode the Tour of Spain and the Brussels Grand Prix.", place = false },
    { "They won at Old Trafford.", place = { { text = "Old Trafford", country = "GB" } } },
    { "He lives at the White House.", place = { { text = "White House", country = "US" } } },
  },
}
