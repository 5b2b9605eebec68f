-- Weapons: designations with their noun ("FA-50 light combat aircraft", "Patriot missiles"), designations alone ("the K9"),
-- and common nouns ("ballistic missiles", "howitzers").
--
-- `name` is the designation, else the noun in the singular; `class` comes from the lists `weapons` and `weapon_nouns`.
-- A designation that no list has is found when a weapon noun follows: "XQ-58 drones".
-- An ambiguous name (Patriot, K2) needs its noun or another weapon in its sentence; "HMS Ocean" is a ship.
-- "Silver bullets", "think tanks", "a water tank", "rocket science" and "Britney Spears" are none.
-- Not found: names without figures that are in no list; explosions and attacks.

local lode = require "lode"
local sets = require "lode.sets"
local spans = require "lode.spans"
local t = lode.tokens

local listed, noun = t.list "weapons", t.list "weapon_nouns"
local tight_hyphen = t.glued * t.hyphen * t.glued
local figures = t.number + t.alnum
local letters = #(t.initial + t.upper + t.capital + t.mixed) * t.any
local mark = letters * tight_hyphen * figures * (tight_hyphen * (figures + t.letters)) ^ -2 + #t.alnum * t.any
local filler = t.word { "light", "heavy", "main", "multirole", "multi-role", "medium-range", "long-range", "short-range", "advanced", "supersonic", "stealth", "surface-to-air",
  "anti-aircraft", "anti-tank", "air defense", "air defence", "ground attack", "type", "series", "tactical", "medium", "strategic", "amphibious", "guided" }
local device = t.word { "launcher", "launchers", "system", "systems", "battery", "batteries" }
local nouns = (filler - noun) ^ -2 * t.span(noun, "_noun") * device ^ -1 * -(t.capital + t.upper)

local variant = tight_hyphen * figures + t.exact "Block" * t.number + t.initial * -t.capital + #t.alnum * t.any
local ship = t.exact { "HMS", "USS", "INS", "ROKS", "BRP", "HMAS", "HMCS", "USNS", "USCGC", "JS", "TCG" } * (#t.capital * t.any) ^ 1

-- An ambiguous name ("Patriot") needs its noun, or one of these in its sentence.
local arms = { "missile", "tank", "howitzer", "fighter jet", "drone", "aircraft", "weapon", "launcher", "helicopter", "rifle", "batteries", "air defen", "submarine", "warplane",
  "artillery" }
local function about_arms (sentence)
  sentence = sentence:lower()
  for _, word in ipairs(arms) do
    if sentence:find(word, 1, true) then return true end
  end
  return false
end

local function singular (word)
  if word:find "gas$" then return word end
  return (word:gsub("knives$", "knife"):gsub("ies$", "y"):gsub("([cs]h)es$", "%1"):gsub("([^s])s$", "%1"))
end

-- Alone, these are mostly something else: a person, a part of the body, a word of law.
local no_weapon = {}
for _, word in ipairs { "fighter", "fighters", "bomber", "bombers", "arms", "arm", "shell", "shells", "round", "rounds", "mine", "mines", "charge", "charges", "carrier",
  "carriers",
  "hammer", "knife", "arsenal", "arsenals", "gas", "jet", "jets", "bow", "arrow", "club", "stick", "shield", "magazine", "magazines" } do no_weapon[word] = true end

-- Words before and behind some nouns that make them something else.
local BEFORE = { tank = "think water fuel fish gas oil septic storage holding propane oxygen dual scuba drunk shark aquarium petrol diesel milk paint",
  bullet = "silver magic bit bite biting bites",
  rocket = "fresh wild", mortar = "and", sword = "edged", weapon = "secret", mine = "gold coal copper silver diamond iron salt lithium" }
local BEHIND = { tank = "of top tops", bullet = "point points list lists train trains journal journals", rocket = "science scientist scientists salad leaves", weapon = "of" }
local figurative_before, figurative_behind = {}, {}
for noun, list in pairs(BEFORE) do
  figurative_before[noun] = sets.of(list)
  figurative_before[noun .. "s"] = figurative_before[noun]
end
for noun, list in pairs(BEHIND) do
  figurative_behind[noun] = sets.of(list)
  figurative_behind[noun .. "s"] = figurative_behind[noun]
end
local FLIES = sets.of "jet jets fighters plane planes" -- plain words that tell a name for one: "Typhoon jets"
local EXPLOSIVE = sets.of "device devices charge charges belt belts vest vests material materials rounds ordnance drone drones package packages"

-- Whether a plain noun is no weapon where it stands: a figure of speech, a part of a name.
local function is_other (m, noun)
  local before, behind, word = m.span:before(1), m.span:after(1), noun.word
  local not_before, not_behind = figurative_before[word], figurative_behind[word]
  if not_before and not_before[before.word] or not_behind and not_behind[behind.word] then return true end
  if word == "explosive" and behind.shape == "lower" and not EXPLOSIVE[behind.word] then return true end
  return noun.shape == "capital" and noun.first == m.first and before.first < m.first and before.shape == "capital" and behind.shape ~= "capital" -- Britney Spears
end

-- "Abdel Fattah al-Burhan": capitals before and behind.
local function is_within_name (span)
  local before, behind = span:before(1), span:after(1)
  return before.last + 2 == span.first and before.shape == "capital" and (behind.shape == "capital" or behind.word == "al" or behind.word == "el")
end

return lode.rule {
  api = 1,
  name = "weapons",
  about = "Weapons by designation and by noun, with a class.",
  tags = { "names", "defence" },
  limits = "Names that are no designation and in no list; attacks.",
  measured = {
    "re3d: F1 of military platforms and weapons 71.1 overlapping (2026-11-30; errors were read)",
    "corpus/: 90.9 strict (2026-11-30; written for this project)",
  },
  needs = { "organizations" },
  emits = { weapon = { "name", "class" } },
  match = t.span(ship, "_ship") + t.span(listed * variant ^ -1, "_listed") * nouns ^ -1
        + t.span(mark, "_mark") * nouns
        + nouns,
  build = function (m)
    local noun_entry = m._noun and m._noun.entry
    if m._ship then
      m.name, m.class = m._ship.text, "ship"
    elseif m._listed then
      if not m._noun and is_within_name(m.span) then return nil end
      local entry = m._listed.entry or m._listed:tokens()[1].entry
      if entry.ambiguous and not m._noun and not FLIES[m.span:after(1).word] and not about_arms(m._listed:sentence().text) then return nil end
      local text = m._listed.text:gsub("%s[%l][%l%s-]*$", ""):gsub("([%u%d])s$", "%1")
      m.name, m.class = text:find "%u" and text or entry.name, entry.class
    elseif m._mark then
      m.name, m.class = m._mark.text, noun_entry.class
    else
      local before = m.span:before(1)
      if noun_entry.ambiguous and (no_weapon[m._noun.word] or #m.text < 4) or before.word == "suicide" or is_other(m, m._noun) then return nil end
      m.name, m.class = singular(noun_entry.name), noun_entry.class
    end
    return m
  end,
  after = function (items, article) return spans.outside(items, article:items "organization") end,
  examples = {
    { "Abdel Fattah al-Burhan left.", weapon = false },
    { "the FA-50 light combat aircraft, produced by", weapon = { { text = "FA-50 light combat aircraft", name = "FA-50", class = "aircraft" } } },
    { "its K9 self-propelled howitzer.", weapon = { { text = "K9 self-propelled howitzer", name = "K9", class = "artillery" } } },
    { "North Korea fired ballistic missiles", weapon = { { name = "ballistic missile", class = "missile" } } },
    { "It bought XQ-58 drones.", weapon = { { text = "XQ-58 drones", name = "XQ-58", class = "drone" } } },
    { "Patriot missiles for Kyiv", weapon = { { text = "Patriot missiles", class = "air defence" } } },
    { "He is a patriot.", weapon = false },
    { "COVID-19 cases rose.", weapon = false },
    { "The Abrams family came. The Blackhawks won. Aegis is an agency.", weapon = false },
    { "A think tank has no silver bullet for explosive growth, said Britney Spears; it is not rocket science.", weapon = false },
    { "Black Hawk helicopters fired tear gas.", weapon = { { text = "Black Hawk helicopters", class = "helicopter" }, { name = "tear gas" } } },
  },
}
