-- lode.event_classes: the classes of PLOVER that verbs and nouns make together, and what the mood of a verb makes of them.
--
--   classes.composed(with, group)           "imposed" and "curfew": the class and code of the first of the words `with` (list light_verbs) that has one with
--                                           that group of nouns (lists event_nouns, event_matter); nil: none
--   classes.in_mood(class, code, verb)      "will give aid" is AGREE, "did not give" REJECT
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

return classes
