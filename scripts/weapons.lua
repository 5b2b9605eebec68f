-- Weapons: designations with their noun ("FA-50 light combat aircraft", "Patriot missiles"), designations alone ("the K9"),
-- and common nouns ("ballistic missiles", "howitzers").
--
-- `name` is the designation, else the noun in the singular; `class` comes from lists/weapons.tsv and lists/weapon_nouns.tsv.
-- A designation that no list has is found when a weapon noun follows: "XQ-58 drones".
-- Not found: names without figures that are in no list; explosions and attacks.

local lode = require "lode"
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

local function singular (word)
  return (word:gsub("knives$", "knife"):gsub("ies$", "y"):gsub("([cs]h)es$", "%1"):gsub("([^s])s$", "%1"))
end

-- Alone, these are mostly something else: a person, a part of the body, a word of law.
local no_weapon = {}
for _, word in ipairs { "fighter", "fighters", "bomber", "bombers", "arms", "arm", "shell", "shells", "round", "rounds", "mine", "mines", "charge", "charges", "carrier", "carriers",
  "hammer", "knife", "arsenal", "arsenals", "gas", "jet", "jets", "bow", "arrow", "club", "stick", "shield", "magazine", "magazines" } do no_weapon[word] = true end

return lode.rule {
  api = 1,
  name = "weapons",
  about = "Weapons by designation and by noun, with a class.",
  tags = { "names", "defence" },
  limits = "Names that are no designation and in no list; attacks.",
  needs = { "organizations" },
  emits = { weapon = { "name", "class" } },
  match = t.span(listed, "_listed") * nouns ^ -1
        + t.span(mark, "_mark") * nouns
        + nouns,
  build = function (m)
    local noun_entry = m._noun and m._noun.entry
    if m._listed then
      local entry = m._listed.entry
      if entry.ambiguous and not m._noun then return nil end
      local text = m._listed.text:gsub("%s[%l][%l%s-]*$", ""):gsub("([%u%d])s$", "%1")
      m.name, m.class = text:find "%u" and text or entry.name, entry.class
    elseif m._mark then
      m.name, m.class = m._mark.text, noun_entry.class
    else
      local before = m.span:before(1)
      if noun_entry.ambiguous and (no_weapon[m._noun.word] or #m.text < 4) or before.word == "suicide" then return nil end
      m.name, m.class = singular(noun_entry.name), noun_entry.class
    end
    return m
  end,
  after = function (items, article) return spans.outside(items, article:items "organization") end,
  examples = {
    { "the FA-50 light combat aircraft, produced by", weapon = { { text = "FA-50 light combat aircraft", name = "FA-50", class = "aircraft" } } },
    { "its K9 self-propelled howitzer.", weapon = { { text = "K9 self-propelled howitzer", name = "K9", class = "artillery" } } },
    { "North Korea fired ballistic missiles", weapon = { { name = "ballistic missile", class = "missile" } } },
    { "It bought XQ-58 drones.", weapon = { { text = "XQ-58 drones", name = "XQ-58", class = "drone" } } },
    { "Patriot missiles for Kyiv", weapon = { { text = "Patriot missiles", class = "air defence" } } },
    { "He is a patriot.", weapon = false },
    { "COVID-19 cases rose.", weapon = false },
    { "The Abrams family came.", weapon = false },
  },
}
