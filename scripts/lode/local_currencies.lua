-- Whose peso, whose franc: names of currencies that several countries share, told apart by the countries that a text names.
--
--   local locals = require "lode.local_currencies"
--   locals.of("pesos", columns.word, n)   → "PHP" where the text speaks of the Philippines or Filipinos; nil when it names none
--   locals.noun "crowns"                  → "crown", the name that several currencies share; nil for "euros"
--   locals.nouns_of "NOK"                 → { "crown", "krone" }, the names that a currency goes by
--
-- The country that the text names most often decides; what it names as often as another is left to the reader's default.

local locals = {}

-- currency → words that speak of its country, by the name that the currencies share
local SHARED = {
  peso = { MXN = "mexico mexican mexicans", PHP = "philippines philippine filipino filipinos manila", ARS = "argentina argentine argentinian", CLP = "chile chilean santiago",
    COP = "colombia colombian bogota", CUP = "cuba cuban havana",
    DOP = "dominican", UYU = "uruguay uruguayan montevideo" },
  rupee = { INR = "india indian delhi mumbai", PKR = "pakistan pakistani islamabad karachi", LKR = "lanka lankan colombo",
    NPR = "nepal nepalese kathmandu", MUR = "mauritius mauritian",
    SCR = "seychelles" },
  franc = { CHF = "swiss switzerland zurich geneva", XAF = "cameroon cameroonian chad chadian gabon gabonese congo congolese brazzaville",
    XOF = "senegal senegalese mali malian ivorian ivory niger nigerien togo togolese benin burkina dakar bamako abidjan", RWF = "rwanda rwandan kigali",
    BIF = "burundi burundian",
    CDF = "kinshasa", DJF = "djibouti", GNF = "guinea guinean conakry", FRF = "french france paris", BEF = "belgian belgium" },
  ["cfa franc"] = { XAF = "cameroon cameroonian chad chadian gabon gabonese congo congolese brazzaville central equatorial ndjamena n'djamena",
    XOF = "senegal senegalese mali malian ivorian ivory niger nigerien togo togolese benin burkina dakar bamako abidjan" },
  krone = { NOK = "norway norwegian oslo", DKK = "denmark danish copenhagen" },
  crown = { NOK = "norway norwegian norwegians oslo", SEK = "sweden swedish swedes stockholm", DKK = "denmark danish danes copenhagen",
    CZK = "czech czechs prague", ISK = "iceland icelandic reykjavik" },
  dinar = { IQD = "iraq iraqi baghdad", KWD = "kuwait kuwaiti", JOD = "jordan jordanian amman", RSD = "serbia serbian belgrade", DZD = "algeria algerian algiers",
    TND = "tunisia tunisian tunis", LYD = "libya libyan tripoli", BHD = "bahrain bahraini manama" },
  shilling = { KES = "kenya kenyan kenyans nairobi", UGX = "uganda ugandan kampala", TZS = "tanzania tanzanian", SOS = "somalia somali mogadishu" },
  riyal = { SAR = "saudi riyadh", QAR = "qatar qatari doha", YER = "yemen yemeni sanaa", IRR = "iran iranian tehran", OMR = "oman omani muscat" },
  rial = { IRR = "iran iranian tehran", OMR = "oman omani muscat", YER = "yemen yemeni sanaa" },
  dirham = { AED = "emirates emirati dubai dhabi uae", MAD = "morocco moroccan rabat casablanca" },
  pound = { GBP = "britain british uk london england scotland wales", EGP = "egypt egyptian egyptians cairo", LBP = "lebanon lebanese beirut", SYP = "syria syrian damascus",
    SDG = "sudan sudanese khartoum", SSP = "juba" },
}
local ALIKE = { pesos = "peso", rupees = "rupee", francs = "franc", ["cfa francs"] = "cfa franc", kroner = "krone", crowns = "crown", dinars = "dinar",
  shillings = "shilling", riyals = "riyal", rials = "rial",
  dirhams = "dirham", pounds = "pound" }

local COUNTRY, NOUNS = {}, {} -- COUNTRY.peso.filipino == "PHP", NOUNS.PHP = { "peso" }
for name, countries in pairs(SHARED) do
  COUNTRY[name] = {}
  for currency, list in pairs(countries) do
    NOUNS[currency] = NOUNS[currency] or {}
    table.insert(NOUNS[currency], name)
    for word in list:gmatch "%S+" do COUNTRY[name][word] = currency end
  end
end

function locals.noun(name)
  local noun = ALIKE[name] or name
  return COUNTRY[noun] and noun
end

function locals.nouns_of(currency)
  return NOUNS[currency]
end

local NEAR = 14 -- tokens

-- The currency of that name whose country is named close before token i, in its sentence; nil where none is.
function locals.near(noun, text_words, i)
  local countries = COUNTRY[noun]
  for k = i - 1, i - NEAR, -1 do
    local word = text_words[k]
    if not word or word == "" or word == "." then return nil end
    if countries[word] then return countries[word] end
  end
end

-- The currency of that name in a text of n folded words.
function locals.of(name, text_words, n)
  local countries = COUNTRY[ALIKE[name] or name]
  if not countries then return nil end
  local counts, best, most = {}, nil, 0
  for i = 1, n do
    local currency = countries[text_words[i]]
    if currency then
      local count = (counts[currency] or 0) + 1
      counts[currency] = count
      if count > most then
        best, most = currency, count
      elseif count == most and currency ~= best then
        best = nil
      end
    end
  end
  return best
end

return locals
