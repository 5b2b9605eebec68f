-- Events: who did what to whom, where and when, in the classes of PLOVER.
--
-- A verb of the list `event_verbs` tells what happened; who acts and on whom is asked of lode.clauses.  How a verb is meant hangs on
-- what governs it: "will give aid" is AGREE, "threatened to attack" THREATEN, "refused to meet" REJECT, "must withdraw" DEMAND.
-- A light verb takes its sense from a noun of `event_nouns`: "imposed a curfew" COERCE, "lifted the curfew" CONCEDE.
--
-- Classes: Open Event Data Alliance, PLOVER exchange format (2018); `code` is the CAMEO root or category (Gerner, Schrodt and Yilmaz).
-- An event without an actor is not found.  Nor are events told by nouns alone, save "talks between A and B", "Israeli raids on C".

local lode = require "lode"
local clauses = require "lode.clauses"
local t = lode.tokens

local function set (words)
  local out = {}
  for word in words:gmatch "%S+" do out[word] = true end
  return out
end

local match = t.list "event_verbs" + t.list "event_nouns"

-- ---- how a light verb and its noun make an event: verb → noun group → { class, code } ----

local composed = {
  give = { aid = { "AID", "07" }, praise = { "SUPPORT", "051" }, forces = { "AID", "074" }, ultimatum = { "THREATEN", "138" }, inquiry = { "INVESTIGATE", "090" },
    compensation = { "RETREAT", "080" } },
  send = { aid = { "AID", "07" }, forces = { "MOBILIZE", "154" }, inquiry = { "INVESTIGATE", "090" }, attack = { "FIGHT", "190" } },
  block = { road = { "PROTEST", "144" }, aid = { "COERCE", "170" } },
  stop = { aid = { "SANCTION", "162" }, talks = { "SANCTION", "164" }, ties = { "SANCTION", "161" }, protest = { "CONCEDE", "087" }, attack = { "RETREAT", "087" },
    forces = { "RETREAT", "087" }, spies = { "SANCTION", "161" }, restriction = { "CONCEDE", "080" }, sanctions = { "CONCEDE", "085" }, pact = { "SANCTION", "161" },
    proposal = { "REJECT", "123" }, demand = { "REJECT", "122" } },
  hold = { talks = { "CONSULT", "046" }, protest = { "PROTEST", "141" }, attack = { "FIGHT", "190" }, inquiry = { "INVESTIGATE", "090" }, sanctions = { "SANCTION", "163" },
    bombing = { "ASSAULT", "183" }, forces = { "MOBILIZE", "150" }, withdrawal = { "RETREAT", "087" } },
  impose = { sanctions = { "SANCTION", "163" }, restriction = { "COERCE", "172" }, truce = { "RETREAT", "087" }, attack = { "FIGHT", "190" }, aid = { "AGREE", "033" },
    protest = { "THREATEN", "133" }, forces = { "MOBILIZE", "150" } },
  lift = { sanctions = { "CONCEDE", "085" }, restriction = { "CONCEDE", "080" } },
  sign = { pact = { "SUPPORT", "057" }, truce = { "AGREE", "0871" } },
  mend = { ties = { "SUPPORT", "050" }, forces = { "MOBILIZE", "150" } },
  voice = { complaint = { "DISAPPROVE", "111" }, praise = { "SUPPORT", "051" }, ultimatum = { "THREATEN", "138" }, demand = { "DEMAND", "100" } },
}

-- ---- how the mood of a verb changes its class ----

local hostile = { SANCTION = true, COERCE = true, FIGHT = true, ASSAULT = true, PROTEST = true, MOBILIZE = true }
local friendly = { CONSULT = true, AID = true, COOPERATE = true, SUPPORT = true, CONCEDE = true, RETREAT = true, AGREE = true, INVESTIGATE = true }
local alone = { PROTEST = true, RETREAT = true, MOBILIZE = true, INVESTIGATE = true, CONCEDE = true }
local needs_target = { SUPPORT = true, AID = true, CONSULT = true, COOPERATE = true }

-- Verbs that are events only with what stands behind them.
local only = { ask = { " to " }, fail = { " reach", " agree" }, seek = { " refuge", " asylum", " support", " help", " sanctions", " talks" }, returns = {} }
local never = { seek = " to ", share = " price", deny = " that" }

local function fits (text, item)
  local behind = text:sub(item.last + 1, item.last + 40)
  local asked, refused = only[item._name], never[item._name]
  if refused and behind:sub(1, #refused) == refused then return false end
  if not asked then return true end
  for _, word in ipairs(asked) do
    if behind:find(word, 1, true) then return true end
  end
  return false
end

-- The noun that a light verb is composed with: near, and without another verb between.
local function compose (verb, triggers, at, stop, text)
  for i = at + 1, #triggers do
    local noun = triggers[i]
    if noun.first > stop or noun.first - verb.last > 70 or not noun._group then return nil end
    if text:sub(verb.last, noun.first):find "[,;] " then return nil end
    for way in verb._with:gmatch "%S+" do
      local made = composed[way] and composed[way][noun._group]
      if made then return made[1], made[2], noun.last end
    end
  end
end

-- The event of a verb before its mood counts: class, code, end of the words that show it.
local function meaning (verb, triggers, at, stop, text)
  if verb._with then
    local class, code, last = compose(verb, triggers, at, stop, text)
    if class then return class, code, last end
  end
  -- Who is killed by a bomb is assaulted, not fought.
  if verb._class == "FIGHT" then
    for _, noun in ipairs(triggers) do
      if noun._group == "bombing" then return "ASSAULT", "183", verb.last end
    end
  end
  if verb._class == nil then return nil end
  return verb._class, verb._code, verb.last
end

local function with_mood (class, code, verb)
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
  elseif verb.mood == "due" then return class, code, "planned"
  elseif verb.mood == "maybe" then
    if hostile[class] then return "THREATEN", "130", "possible" end
    return class, code, "possible"
  end
  return class, code, "happened"
end

-- ---- one sentence ----

local function actor_code (argument)
  local list = {}
  for _, actor in ipairs(argument and argument.actors or {}) do list[#list + 1] = actor.code end
  return #list > 0 and table.concat(list, "|") or nil
end

-- As it stands in the text; who is named again by a surname or described ("the ministry"), by the name.
local function name_of (argument)
  local actor = argument and #argument.actors == 1 and argument.actors[1]
  if actor and (actor._person or actor._means) and not actor.text:find(actor.name, 1, true) then return actor.name end
  return argument and argument.text
end

local function same (a, b)
  return a and b and a.first <= b.last and b.first <= a.last
end

local function in_sentence (items, sentence, from)
  for _, item in ipairs(items) do
    if item.first >= sentence.first and item.last <= sentence.last and (not from or from(item)) then return item end
  end
end

-- "approved the delivery of tanks": nobody is done anything to.
local hardware = set "tank tanks aircraft jet jets fighter helicopter helicopters warship warships drone drones submarine submarines missile missiles artillery warplane warplanes gunboat gunboats bomber bombers force"
local function is_hardware (actor) return hardware[actor._head or ""] end

-- "moved to ban", "is trying to mediate", but not "a platform to discuss": what stands before "to" is a verb.
local leading = set "began begin begins vote votes wants want seeks sought plans hopes tries chose opts fails helps help able unable going met sent flew came went goes come set forced made continue continues due likely fire resort"
local function leads_on (context)
  local word = context:match "([%w']+) to$" or context:match "([%w']+) to have$"
  return not word or leading[word] or word:find "ed$" or word:find "ing$"
end

local fights = set "attack shell bombard fight battle clash raid ambush shoot bomb storm invade"
local function names_attack (triggers)
  for _, noun in ipairs(triggers) do
    if noun._group == "attack" or noun._group == "bombing" or fights[noun._name or ""] then return true end
  end
  return false
end

local function make (sentence, triggers, at)
  local item = triggers[at]
  local text = sentence.text
  local stop = sentence:reach(item.last + 1)
  local class, code, last = meaning(item, triggers, at, stop, text)
  if not class or not fits(text, item) then return nil end
  local verb = sentence:verb(item.first, item.last)
  local frame_like = item._frame and class == item._class
  if verb.infinitive and not verb.mood and not leads_on(verb.before) then return nil end
  local kind, root, modality = with_mood(class, code, verb)
  if not kind then return nil end
  local source, target = sentence:subject(item.first), sentence:object(item.last, stop, not hostile[class] and is_hardware or nil)
  if verb.passive then
    local by = sentence:agent(item.last, stop)
    source, target = by, source
    if not by and (class == "COERCE" or class == "INVESTIGATE") then
      local place = sentence:object(item.last, stop)
      if place and place.actors[1]._prep == "in" then source = place end
    end
  end
  if item._name == "must" then verb.mood = "duty" end
  if verb.mood == "duty" and source and sentence.actors[1] and not same(source, sentence.actors[1]) then
    source, target = sentence:subject(source.first), source
  end
  if same(source, target) then target = nil end
  -- People are killed by floods as well.
  if verb.passive and not source and class == "FIGHT" and not names_attack(triggers) then return nil end
  if not source and not target or not verb.passive and not source then return nil end
  if not target and not frame_like and not alone[kind] and kind ~= "AGREE" and kind ~= "REJECT" and kind ~= "THREATEN" and kind ~= "DISAPPROVE" and last == item.last then return nil end
  if not target and needs_target[kind] and #(source and source.actors or {}) < 2 then return nil end
  if not target and source and #source.actors > 1 and kind == "CONSULT" then
    local other = source.actors[2]
    target = { first = other.first, last = other.last, text = other.text, actors = { other } }
  end
  return {
    kind = "event", first = item.first, last = last, type = kind, code = root, modality = modality,
    source = name_of(source), target = name_of(target),
    source_code = actor_code(source), target_code = actor_code(target), _source = source, _target = target,
    _stop = stop, _frame = frame_like, _lemma = item._name, _passive = verb.passive, _infinitive = verb.infinitive and not verb.mood, _place = item.first,
  }
end

-- Events that another one governs are part of it: in "refused to meet" nobody meets.
local function governed (event, earlier)
  for _, other in ipairs(earlier) do
    if event.first <= other._stop then
      if other._frame then return true end
      if event._infinitive then return true end
      if event.type == other.type and event.source == other.source then return true end
      if event.first <= other.last then return true end
    end
  end
  return false
end

local function add_circumstances (event, sentence, article, context)
  local date = in_sentence(context.dates, sentence, function (d) return d.type == "DATE" or d.type == "TIME" end)
  event.date = date and date.value
  local place = in_sentence(context.places, sentence, function (p)
    return not same(p, event._target) and not same(p, event._source) and article.text:sub(math.max(1, p.first - 12), p.first - 1):find "%f[%a][ianoe]%l+ [%l ]*$"
  end)
  event.place = place and place.name
  local around = article.text:sub(sentence.first, sentence.last)
  if event.modality == "happened" and (around:find "%f[%a][Rr]eportedly" or around:find "%f[%a][Aa]llegedly" or around:find "[Mm]edia reports") then event.modality = "reported" end
end

-- ---- verb or noun ----

local before_base = set "to will would shall should must may might can could did do does not n't 'll and or let help helped helps please they we you i who both"
local before_present = set "he she it who which that and also now still it today"
local before_noun = set "the a an its his her their 's this that of no any new from for in on by with two three"

-- Whether an actor ends just before the item.
local function behind_actor (item, sentence)
  for _, actor in ipairs(sentence.actors) do
    if actor.last == item.first - 2 and not actor._weak then return true end
  end
  return false
end

-- "strike", "visits", "armed": a verb, or a noun or an adjective that looks like one?  By form and by the word before.
local function is_verb (item, sentence)
  local word = sentence.text:sub(item.first, item.last):lower():match "^[%w'-]+"
  local previous = sentence.text:sub(math.max(sentence.first, item.first - 24), item.first - 1):lower():gsub("’", "'"):match "([%w']+)%s+$" or ""
  previous = previous:match "n't$" or previous:match "'%l+$" or previous
  local base = item._name:match "^[%w-]+"
  if word == base and word ~= "must" then return before_base[previous] or previous:find "ly$" or behind_actor(item, sentence) end
  if word == base .. "s" or word == base .. "es" or word == base:gsub("y$", "ies") then
    return before_present[previous] or previous:find "ly$" or behind_actor(item, sentence)
  end
  return not before_noun[previous] or (previous == "that" or previous == "two" or previous == "three") and word:find "ed$"
end

local function events_of (sentence, triggers, article, context)
  local made = {}
  sentence.verbs = {}
  for _, item in ipairs(triggers) do
    if item._name and not is_verb(item, sentence) then item._name = nil
    elseif item._name then
      item._group = nil
      sentence.verbs[item.first] = true
    end
  end
  for at, item in ipairs(triggers) do
    local event = item._name and make(sentence, triggers, at)
    if event and not governed(event, made) then
      add_circumstances(event, sentence, article, context)
      made[#made + 1] = event
    end
  end
  return made
end

local function after (items, article)
  local context = { dates = article:items "date", places = article:items "place" }
  local actors = article:items "actor"
  local found, i = {}, 1
  while i <= #items do
    local first, last, triggers = items[i]._s, items[i]._e, {}
    while items[i] and items[i]._s == first do
      triggers[#triggers + 1] = items[i]
      i = i + 1
    end
    local sentence = clauses.sentence(article.text, first, last, actors)
    if #sentence.actors > 0 then
      for _, event in ipairs(events_of(sentence, triggers, article, context)) do found[#found + 1] = event end
    end
  end
  return found
end

return lode.rule {
  api = 1,
  name = "events",
  about = "Events between actors in the classes of PLOVER: who did what to whom.",
  tags = { "events" },
  limits = "One clause at a time, no pronouns; nouns (\"the attack\") only with a verb.",
  measured = {
    "PLOVER sentences of the CAMEO manual: class right in 78.9 % of records, class, source and target right in 58.7 %; 76.6 % of the events found are of the right class (2026-11-24; errors were read)",
  },
  needs = { "actors", "places", "dates" },
  emits = { event = { "type", "code", "source", "target", "source_code", "target_code", "modality", "date", "place" } },
  match = { event = match },
  build = function (m)
    local item = { kind = "event", first = m.first, last = m.last }
    local sentence = m.span:sentence()
    item._s, item._e = sentence.first, sentence.last
    local entry, noun = m.span:listed "event_verbs", m.span:listed "event_nouns"
    item._group = noun and noun.group
    if entry then
      item._name, item._class, item._code, item._with, item._frame = entry.name, entry.class, entry.code, entry.with, entry.kind == "frame"
    end
    return item
  end,
  after = after,
  examples = {
    { "Afghan rebels kidnapped Russian advisers.", event = { type = "COERCE", source = "Afghan rebels", target = "Russian advisers" } },
    { "Turkish authorities imposed a curfew in Cizre.", event = { type = "COERCE", source = "Turkish authorities" } },
    { "Serbia lifted a night curfew in Montenegro.", event = { type = "CONCEDE", source = "Serbia", target = "Montenegro" } },
    { "Iran threatened to attack Iraq.", event = { type = "THREATEN", source = "Iran", target = "Iraq" } },
    { "Finland will give Tanzania a grant.", event = { type = "AGREE", source = "Finland", target = "Tanzania" } },
    { "Russia said Sudan must return a helicopter.", event = { type = "DEMAND", source = "Russia", target = "Sudan" } },
    { "The river rose.", event = false },
  },
}
