-- Casualties: how many were killed, injured, are missing or displaced, who they were, and what did it.
--
-- A count with the people counted and a verb or noun of harm: "14 people were killed", "killed at least 14 villagers", "the death toll
-- rose to 90", "two others were wounded".  `count` is a number, `at_least` tells "at least" and "more than".
-- Not found: dead without a number ("dozens died" has no count but is kept, with `text` alone), animals.

local lode = require "lode"
local numbers = require "lode.numbers"
local t = lode.tokens

local bound = t.span(t.word { "at least", "more than", "over", "nearly", "about", "some", "up to", "around", "as many as", "almost", "no fewer than", "roughly" }, "_bound")
local tens = t.word { "dozens", "scores", "hundreds", "thousands", "several" } * t.word { "of" } ^ -1
local counted = t.is "number"
local digits = t.number
local written = t.word { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
  "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty" }
local count = t.span(counted, "_number") + t.span(digits + written, "_digits") + t.span(tens, "_tens")
local hyphen = t.glued * t.hyphen * t.glued
local people = t.list "agent_phrases" + t.list "agents" + t.word { "others", "workers", "miners", "civilians", "guests", "commuters", "fans", "crew" }
local adjective = (t.lower - people - t.word { "were", "was", "are", "have", "had", "in", "of", "and", "who", "killed", "dead", "injured", "wounded", "missing" }) * (hyphen *
  t.lower) ^ -1 + t.is "nationality"
local victims = adjective ^ -2 * t.span(people, "_who")

local killed = t.span(t.word { "killed", "killing", "kills", "kill", "dead", "died", "murdered", "massacred", "drowned", "perished", "shot dead", "die", "dies", "slain" },
  "_killed")
local injured = t.span(t.word { "injured", "injuring", "wounded", "wounding", "hurt", "injures", "wounds", "hospitalised", "hospitalized" }, "_injured")
local missing = t.span(t.word { "missing", "unaccounted for" }, "_missing")
local displaced = t.span(t.word { "displaced", "evacuated", "homeless", "displacing", "uprooted", "forced from their homes", "forced to flee", "driven from their homes",
  "forced out of their homes", "forced to leave their homes" }, "_displaced")
local harm = killed + injured + missing + displaced
local be = t.word { "were", "was", "are", "is", "have been", "has been", "had been", "had", "have", "has", "being", "remained", "remain", "left", "have also been", "reported",
  "listed as", "confirmed", "feared", "also", "believed" }

local who = bound ^ -1 * count * victims ^ -1
local toll = t.span(t.word { "death toll", "toll" }, "_killed") * ((t.lower - t.word { "and" }) + t.is "place") ^ -8 * (bound ^ -1 * t.span(counted + digits, "_number"))

-- The last number behind the verb is not the count: "killed 14 people and injured 30".
local one = t.span(t.word { "a", "an" }, "_one") * victims * -hyphen
local driven = t.span(t.word { "driven", "displaced", "displacing", "uprooted", "evacuated" }, "_displaced")
local match = who * be ^ -3 * harm + one * be ^ 1 * (killed + injured) + killed * one + driven * who + harm * t.word { "all" } ^ -1 * who + toll

local EFFECTS = { "_killed", "_injured", "_missing", "_displaced" }

local causes = { "earthquake", "quake", "flood", "floods", "flooding", "landslide", "storm", "hurricane", "typhoon", "cyclone", "tornado", "wildfire", "fire", "blaze",
  "explosion", "blast", "bombing", "bomb", "airstrike",
  "air strike", "strike", "shelling", "attack", "shooting", "gunmen", "crash", "collision", "derailment", "accident", "avalanche", "tsunami", "eruption", "drought", "heatwave",
    "stampede", "clashes", "clash",
  "missile", "drone", "raid", "collapse", "epidemic", "outbreak", "virus", "cholera", "famine", "war", "riot", "riots" }

-- What the sentence, else the headline names as the cause.
local function cause_of (text)
  text = " " .. text:lower():gsub("[^%w%s]", " ") .. " "
  local best, where
  for _, cause in ipairs(causes) do
    local at = text:find(" " .. cause .. " ", 1, true)
    if at and (not where or at < where) then best, where = cause, at end
  end
  return best
end

local function place_of (item, article)
  local place = article:items("place", item._s, item._e)[1]
  return place and place.name
end

local function date_of (item, article)
  for _, date in ipairs(article:items("date", item._s, item._e)) do
    if date.type == "DATE" or date.type == "TIME" then return date.value end
  end
end

return lode.rule {
  api = 1,
  name = "casualties",
  about = "Casualties: how many killed, injured, missing or displaced, who, by what, where.",
  tags = { "events", "disasters", "conflict" },
  limits = "A count must stand beside the word of harm.",
  measured = {
    "corpus/: 25 counts, F1 93.9, overlapping 98.0 (2026-11-30; the rule was mended with it)",
  },
  needs = { "nationalities", "places", "dates", "amounts" },
  emits = { casualties = { "effect", "count", "at_least", "who", "cause", "place", "date" } },
  match = { casualties = match },
  build = function (m)
    local item = { kind = "casualties", who = m._who and m._who.text }
    for _, effect in ipairs(EFFECTS) do
      if m[effect] then item.effect = effect:sub(2) end
    end
    local number = m._number and m._number.item
    local value = m._one and 1 or m._number and (number and number.amount or tonumber((m._number.text:gsub(",", "")))) or m._digits and numbers.value(m._digits.text)
    if not value and not m._tens then return nil end
    -- "killed in 2019": a year is no count.
    if value and not item.who and not m._bound and value > 1900 and value < 2100 and value % 1 == 0 then return nil end
    local hurt = m._injured or m._missing or m._displaced
    if value and not item.who and hurt and hurt.first == m.first then return nil end
    item.count = value
    local bound = m._bound and m._bound.text:lower()
    item.at_least = (bound == "at least" or bound == "more than" or bound == "over" or bound == "no fewer than") and true or nil
    local before = m.span:before(1)
    if before.word == "no" or before.word == "not" then return nil end -- "No one was killed"
    local sentence = m.span:sentence()
    item._s, item._e = sentence.first, sentence.last
    return item
  end,
  after = function (items, article)
    for _, item in ipairs(items) do
      item.cause = cause_of(article.text:sub(item._s, item._e)) or cause_of(article.title or "")
      item.place, item.date = place_of(item, article), date_of(item, article)
    end
    return items
  end,
  examples = {
    { "No one was killed in the capital.", casualties = false },
    { "At least 14 people were killed in a bombing in Kabul.", casualties = { effect = "killed", count = 14, at_least = true, cause = "bombing", place = "Kabul" } },
    { "The quake killed 23 villagers and injured 40 others.", casualties = { { effect = "killed", count = 23, cause = "quake" }, { effect = "injured", count = 40 } } },
    { "The death toll rose to 90.", casualties = { effect = "killed", count = 90 } },
    { "Two soldiers were wounded.", casualties = { effect = "injured", count = 2 } },
    { "A firefighter has died.", casualties = { effect = "killed", count = 1 } },
    { "The war has driven 410,000 people into Chad.", casualties = { effect = "displaced", count = 410000 } },
    { "He was killed in 2019.", casualties = false },
  },
}
