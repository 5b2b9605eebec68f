-- lode.event_classes: the classes of PLOVER that verbs and nouns make together, and what the mood of a verb makes of them.
--
--   classes.composed(with, group)           "imposed" and "curfew": the class and code of the first of the words `with` (list light_verbs) that has one with
--                                           that group of nouns (lists event_nouns, event_matter); nil: none
--   classes.in_mood(class, code, verb)      "will give aid" is AGREE, "did not give" REJECT
--   classes.tells_attack(sentence)          whether the words around its verb tell of an attack, not of an accident; also tells_bombing, is_hearsay
--   classes.only[name], classes.never[name] sets of words one of which must, or none of which may, follow the verb
--   classes.hostile                         set of the classes that a future verb makes THREATEN

local set = require "lode.sets".of

local classes = {}

-- Verb → noun group → { class, code }.
local made_of = {
  give = { aid = { "AID", "070" }, praise = { "SUPPORT", "051" }, forces = { "AID", "074" }, ultimatum = { "THREATEN", "138" }, inquiry = { "INVESTIGATE", "090" },
    compensation = { "RETREAT", "080" } },
  offer = { aid = { "AID", "070" } },
  send = { aid = { "AID", "070" }, forces = { "MOBILIZE", "154" }, inquiry = { "INVESTIGATE", "090" }, attack = { "FIGHT", "190" } },
  block = { road = { "PROTEST", "144" }, aid = { "COERCE", "170" } },
  stop = { aid = { "SANCTION", "162" }, talks = { "SANCTION", "164" }, ties = { "SANCTION", "161" }, protest = { "CONCEDE", "087" }, attack = { "RETREAT", "087" },
    forces = { "RETREAT", "087" }, spies = { "SANCTION", "161" }, restriction = { "CONCEDE", "080" }, sanctions = { "CONCEDE", "085" }, pact = { "SANCTION", "161" },
    proposal = { "REJECT", "123" }, demand = { "REJECT", "122" }, withdrawal = { "RETREAT", "087" } },
  hold = { talks = { "CONSULT", "046" }, protest = { "PROTEST", "141" }, attack = { "FIGHT", "190" }, inquiry = { "INVESTIGATE", "090" }, sanctions = { "SANCTION", "163" },
    bombing = { "ASSAULT", "183" }, forces = { "MOBILIZE", "150" }, withdrawal = { "RETREAT", "087" } },
  impose = { sanctions = { "SANCTION", "163" }, restriction = { "COERCE", "172" }, truce = { "RETREAT", "087" }, attack = { "FIGHT", "190" }, aid = { "AGREE", "033" },
    protest = { "THREATEN", "133" }, forces = { "MOBILIZE", "150" }, suspension = { "SANCTION", "160" } },
  lift = { sanctions = { "CONCEDE", "085" }, restriction = { "CONCEDE", "080" } },
  sign = { pact = { "SUPPORT", "057" }, truce = { "AGREE", "0871" } },
  mend = { ties = { "SUPPORT", "050" }, forces = { "MOBILIZE", "150" } },
  voice = { complaint = { "DISAPPROVE", "111" }, praise = { "SUPPORT", "051" }, ultimatum = { "THREATEN", "138" }, demand = { "DEMAND", "100" }, custody = { "COERCE", "173" } },
  take = { captive = { "COERCE", "173" } },
  fire = { attack = { "FIGHT", "190" }, bombing = { "FIGHT", "190" } },
  capture = { position = { "FIGHT", "192" } },
}

function classes.composed (with, group)
  for one in with:gmatch "%S+" do
    local made = made_of[one][group]
    if made then return made[1], made[2] end
  end
end

local hostile = set "SANCTION COERCE FIGHT ASSAULT PROTEST MOBILIZE"
local friendly = set "CONSULT AID COOPERATE SUPPORT CONCEDE RETREAT AGREE INVESTIGATE"
classes.hostile = hostile

local settled = set "due is are was were"
-- What becomes of a class in the mood of its verb (of lode.clauses): class, code, modality; nil: no event.
function classes.in_mood (class, code, verb)
  if verb.mood == "duty" then return "DEMAND", "100", "happened" end
  if verb.negated then
    if class == "REJECT" then return nil end
    if friendly[class] then return "REJECT", "120", "happened" end
    return class, code, "denied"
  end
  if verb.mood == "future" then
    if hostile[class] then return "THREATEN", "130", "planned" end
    if friendly[class] then return "AGREE", "030", "planned" end
    return class, code, "planned"
  elseif verb.mood == "due" then
    if friendly[class] and settled[verb.mood_word] then return "AGREE", "030", "planned" end -- "are to meet", not "are expected to meet"
    return class, code, "planned"
  elseif verb.mood == "maybe" then
    if hostile[class] then return "THREATEN", "130", "possible" end
    return class, code, "possible"
  end
  return class, code, "happened"
end

-- ---- what stands behind a verb ----

-- Words one of which must follow, or none of which may, or the verb tells no event: "asked to", "shares rose", "charged for".
classes.only = { ask = set "to for that", seek = set "refuge asylum support help sanctions talks", commit = set "to itself themselves himself",
  back = set "the a his her its their",
  strike = set "the a in at on against targets", insist = set "on that it they he she", appeal = set "to for on", concede = set "to demands" }
classes.never = { compensate = set "for", plead = set "guilty not innocent no", seek = set "to",
  share = set [[price prices the a his her its of in at on to from by outside across and or was were are is fell rose have has had will closed slipped climbed gained edged jumped
    tumbled worth]], deny = set "that", storm = set "to off past out ahead back home clear into",
  march = set "april may", slam = set "into", ["arrive in"] = set "time", swear = set "in",
  meet = set "the a expectations criteria targets demand deadlines standards", charge = set "for more extra from past up through £ $ €", battle = set "for to on back",
    train = set "as for", beat = set "expectations forecasts", receive = set "a the more an",
  fight = set "for back off to", free = set "of", offer = set "a an the", order = set "a an", search = set "for",
    release = set "a an its new figures data names details statements footage video photographs",
  resign = set "himself herself", ["return"] = set "to from home", host = set "a" }

-- ---- what the other words of a sentence tell ----

-- Of attacks alone; of attacks or of accidents ("a gas explosion", "lightning strikes"); of accidents and floods.
local attack_words = set [[attack attacks attacked raid raids bombing bombings bomb bombs shelling shelled clashes clash fighting shooting shootings gunmen gunman gunfire
  airstrike airstrikes ambush rebels militants missile missiles rocket rockets shell shells drone drones sniper snipers assault shot stabbed massacre offensive explosive landmine
  landmines]]
local either_words = set "explosion blast strike strikes battle battles war"
local accident_words = set [[accident accidents collapse collapsed collision collided crash crashed derailed capsized sank earthquake quake flood floods flooding landslide
  landslides mudslide avalanche typhoon cyclone hurricane tornado storm storms lightning eruption tsunami wildfire wildfires heatwave gas boiler fireworks factory
  refinery stampede]]
local bomb_words = set "bomb bombs bomber bombers bombing bombings explosion blast explosive grenade assassinated assassination"
local NEAR = 120 -- tokens: as far as words are looked for, where a sentence has no end
local function around (sentence)
  local token = sentence.verb_token
  return math.max(sentence.first, token - NEAR), math.min(sentence.last, token + NEAR)
end

local function has_word (sentence, list)
  local word, from, to = sentence.word, around(sentence)
  for i = from, to do
    if list[word[i]] then return true end
  end
end

-- Whether the sentence tells of an attack, not of an accident.
function classes.tells_attack (sentence)
  return has_word(sentence, attack_words) or has_word(sentence, either_words) and not has_word(sentence, accident_words)
end

function classes.tells_bombing (sentence) return has_word(sentence, bomb_words) end

local hearsay = set "reportedly allegedly media"
function classes.is_hearsay (sentence)
  local word, from, to = sentence.word, around(sentence)
  for i = from, to do
    local w = word[i]
    if hearsay[w] and (w ~= "media" or word[i + 1] == "reports") then return true end
  end
end

return classes
