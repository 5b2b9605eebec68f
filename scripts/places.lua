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
local coref = require "lode.coref"
local spans = require "lode.spans"
local t = lode.tokens

local country, region, city = t.list "countries", t.list "regions", t.list "cities"
local given, surname, title = t.list "given_names", t.list "surnames", t.list "titles"

local tight_hyphen = t.glued * t.hyphen * t.glued

-- The longest of the three lists: one that ends before a small word first ("Mexico City", not "Mexico").
local ends = -(t.capital + t.upper)
local office = t.list "titles" + t.list "roles"
local side = t.exact { "North", "South", "East", "West", "Central" }
local loose = (region + city) * #(office + country + city + region + t.list "nationalities")
local whole = country * ends + city * ends + region * ends + (country + city + region) * side * ends + loose + #(region * region) * region + country
local listed = t.exact { "North", "South", "East", "West", "Old", "Greater", "Upper", "Lower", "City of", "Republic of", "Kingdom of", "Principality of", "Grand Duchy of",
  "Colony of", "Crown Colony of", "State of", "Commonwealth of", "Archipelago of", "Islands of", "County of" } * (country + city + region) * ends + whole
local metonym = t.list "metonyms"

-- "2001 United Kingdom general election" names a vote.
local vote = t.number * listed * t.near(3, t.word { "election", "elections", "referendum", "by-election", "primary", "primaries" })
-- "the Treaty of Nanking", "the Paris agreement": no places.
local treaty = t.exact { "Treaty", "Treaties", "Convention", "Battle", "Siege", "Peace", "Accords", "Council" } * t.word "of" * listed +
  city * t.word { "agreement", "accord", "accords", "protocol", "treaty", "targets", "declaration", "pact" }

-- ---- names that say what they are ----

local no_name = t.word {
  "the", "a", "an", "this", "that", "these", "in", "on", "at", "by", "for", "from", "to", "of", "with", "and", "or", "but", "when", "where",
  "while", "after", "before", "as", "if", "its", "his", "her", "their", "our", "my", "your", "it", "he", "she", "they", "we", "i", "you", "near", "across", "along",
  "each", "every", "all", "some", "no", "one", "two", "three", "south", "north", "east", "west", "inside", "outside", "what",
  "president", "minister", "governor", "mayor", "senator", "chairman", "secretary", "director",
}
local name = #(t.capital + t.mixed + t.initial) * t.any - no_name
local words = name * (tight_hyphen * t.letters) ^ 0
local site = t.exact {
  "River", "Rivers", "Lake", "Lakes", "Bay", "Sea", "Ocean", "Gulf", "Strait", "Straits", "Channel", "Island", "Islands", "Isles", "Peninsula", "Cape", "Mountains",
  "Mountain", "Hills", "Valley", "Desert", "Plateau", "Basin", "Canyon", "Glacier", "Falls", "Reef", "Delta", "Coast", "Beach", "Creek", "National Park", "Forest",
  "National Forest", "Province", "Governorate", "Prefecture", "Oblast", "Krai", "District", "County", "Parish", "Region",
  "Township", "Airport", "International Airport", "Air Base", "Airfield", "Air Force Base", "Naval Base", "Stadium", "Arena", "Square", "Bridge",
  "Dam", "Canal", "Pass", "Crossing", "Village", "Heights", "Harbor", "Harbour", "Refugee Camp", "Street", "Avenue", "Road", "Boulevard", "Park", "Nature Reserve",
}
local by_end = (listed + words - site) ^ 1 * site
local described = t.span((listed + words - site - t.list "nationalities") ^ 1, "_told") * #t.exact { "province", "governorate", "prefecture", "oblast", "district", "county", "region", "township", "village" }
local by_begin = t.exact { "Lake", "Mount", "Mt.", "Cape", "Fort", "Port", "Gulf of", "Bay of", "Strait of", "Isle of", "Sea of", "Plain of", "Rio", "Camp" } * words ^ 1

-- "the town of Khan al-Assal", "the village of Kyrgyz-Ata"
local kind = t.word { "town", "village", "city", "province", "district", "island", "port", "port city", "suburb", "region", "governorate", "county", "municipality", "neighborhood", "neighbourhood", "hamlet", "capital" }
local inside = t.word { "in", "at", "near", "from", "to", "outside", "around" }
local towns = inside * -(country + city + region) * t.span(words ^ 1, "_told") * t.comma * t.span(country + region, "_in") * -t.clitic

-- "Aisby is a small village in", "Kasna, a town near"
local settlement = t.word { "town", "village", "city", "province", "district", "island", "suburb", "region", "county", "municipality", "neighborhood", "neighbourhood", "hamlet", "commune",
  "township", "borough", "parish", "river", "lake", "mountain", "peninsula", "valley", "settlement", "locality", "archipelago", "volcano" }
local defined = t.span(words ^ 1, "_told") * #((t.word { "is", "was" } + t.comma) * t.word { "a", "an", "the" } * (t.lower - settlement) ^ -3 * settlement *
  (t.word { "in", "on", "of", "near", "located", "situated", "outside", "where", "along", "just", "about" } + t.comma))
local time = t.word { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn", "fall", "winter", "christmas", "easter", "ramadan",
  "god", "islam", "christianity", "judaism", "buddhism", "catholicism", "heaven", "hell", "parliament", "congress", "cabinet", "court", "chapter", "section", "part", "windows", "linux", "java", "class", "phase",
  "internet", "group", "grade", "season", "series", "latin", "hebrew", "addition", "general", "particular", "fact", "biblical", "act", "article", "figure", "table", "appendix", "volume" }
local plain = t.capital - time - t.list "nationalities" - given - surname - no_name - country - city - region - t.list "org_suffixes" - t.list "org_weak_suffixes" - t.list "organizations"
local unknown = (t.word "in" * t.span(plain, "_maybe") + t.word "near" * t.span(plain ^ 1 * (tight_hyphen * plain) ^ -1, "_maybe")) * -(t.letters - t.lower + t.number + t.hyphen + t.word "&" + t.clitic)
local told = kind * t.word "of" * t.span(words ^ 1, "_told")

-- ---- persons named after places ----

local person = given * t.initial ^ -1 * #(city + region + country) * t.capital * -(t.comma * (country + region))
             + (t.initial - t.word "N." - t.word "S." - t.word "E." - t.word "W.") * (city + region)
             + title * (city + region)
             + #(given * -t.glued) * (city + region + country) * #surname * (t.capital - country - region - city)

-- A match begins with one of these: most tokens are left at once.
local begins = t.capitalized + t.digits + kind + inside + country + region + city + metonym + title + given

local match = #begins * (t.span(person, "_person") + t.span(by_end, "_site") + t.span(by_begin, "_site") + told + defined + towns + unknown + described + t.span(vote + treaty, "_vote")
  + t.span(listed, "_listed") + t.span(metonym, "_listed"))

return lode.rule {
  api = 1,
  name = "places",
  about = "Places, with their countries.",
  tags = { "names" },
  limits = "Towns below 50,000 people only where the text says what they are.",
  measured = {
    "F1 of places, strict / overlapping: WikiGold 76.1 / 80.3, UNER PUD 73.7 / 79.8, UNER EWT 71.8 / 74.7, CrossNER politics 65.9 / 71.8 (2026-11-24; errors were read; UNER counts \"Plano, Texas\" as one place)",
    "corpus/ 93.9 / 94.8 (2026-11-24; written for this project)",
  },
  needs = { "organizations" },
  emits = { place = { "name", "country" } },
  match = match,
  build = function (m)
    local span = m._listed or m._site or m._told or m._maybe
    if m._vote then return nil end
    if not span then return { kind = m.kind, first = m.first, last = m.last, _person = m._person.text:match "%S+$" } end
    m.first, m.last = span.first, span.last
    local entry = m._listed and m._listed.entry
    if entry and entry.ambiguous and entry.list ~= "countries" and #span:before(1) == 0 and span:after(1).shape == "lower" then return nil end -- "Nice and quiet"
    local around = m._in
    if m._told and not around and span.entry and span.entry.name == span.text then entry = span.entry end
    m._new = not entry and m._told and span.text or nil
    m.name, m.country = span.text, entry and entry.country or around and around.country
    if entry and not span.text:find "%l" then m.name = entry.name end
    if around then
      return { m, { kind = m.kind, first = around.first, last = around.last, name = around.text, country = around.country } }
    end
    return m
  end,
  after = function (items, article)
    local persons, found = {}, {}
    for _, item in ipairs(items) do
      if item._person then persons[item._person] = true else found[#found + 1] = item end
    end
    -- A place that the text once said to be one is found again: "the village of Gulcha … in Gulcha".
    local told, country = {}, {}
    for _, item in ipairs(found) do
      if item._new and not told[item._new] then told[item._new], country[item._new] = item.name, item.country end
    end
    for _, item in ipairs(coref.again("place", told, article)) do
      item.country = country[item.text]
      found[#found + 1] = item
    end
    local organizations = {}
    for _, item in ipairs(article:items "organization") do
      if not item.text:find "^[^ ]+ ?[^ ]*['’]s " then organizations[#organizations + 1] = item
      else organizations[#organizations + 1] = { first = item.first + #item.text:match "^[^ ]+ ?[^ ]*['’]s ", last = item.last } end
    end
    local kept = {}
    for _, item in ipairs(spans.outside(found, organizations)) do
      if not persons[item.text] then kept[#kept + 1] = item end
    end
    return spans.longest(kept)
  end,
  examples = {
    { "It happened in Seoul, South Korea.", place = { { text = "Seoul", country = "KR" }, { text = "South Korea", country = "KR" } } },
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
  },
}
