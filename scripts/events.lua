-- Events: who did what to whom, where and when, in the classes of PLOVER.
--
-- A verb or phrase of the lists `event_verbs` and `event_phrases` tells what happened; who acts and on whom is asked of lode.clauses.  How a verb is meant
-- hangs on what governs it: "will give aid" is AGREE, "threatened to attack" THREATEN, "refused to meet" REJECT, "must withdraw" DEMAND.
-- A light verb takes its sense from a noun of `event_nouns`: "imposed a curfew" COERCE, "lifted the curfew" CONCEDE.  Where no verb tells an
-- event, a noun may, with both its actors: "Israel's attack on Gaza", "talks between A and B".
--
-- Classes: Open Event Data Alliance, PLOVER exchange format (2018); `code` is the CAMEO root and category (Gerner, Schrodt and Yilmaz).
-- An event without an actor is not found.

local lode = require "lode"
local lpeg = require "lpeg"
local classes = require "lode.event_classes"
local clauses = require "lode.clauses"
local names = require "lode.names"
local sets = require "lode.sets"
local words = require "lode.words"
local t = lode.tokens

local set, ed, ing, ly = sets.of, words.ed, words.ing, words.ly

-- ---- what to look for ----

local verb, phrase, light = t.list "event_verbs", t.list "event_phrases", t.list "light_verbs"
local action, matter = t.list "event_nouns", t.list "event_matter"

local function one_of (text)
  local pattern = lpeg.P(false)
  for word in text:gmatch "%S+" do pattern = pattern + t.word(word) end
  return pattern
end

-- Behind these a word is a noun or an adjective, not a verb: "the strike", "his alleged attack", "life-threatening".
local before_noun = one_of "the a an its his her their this of no any new from in on with first second last next latest recent fresh another joint"
local is_noun = lpeg.B(before_noun) + lpeg.B(t.clitic) + lpeg.B(t.hyphen) * t.glued
local hyphen = t.glued * t.hyphen * t.glued
local closed = t.open_bracket * (t.any - t.close_bracket) ^ -6 * t.close_bracket
local determined = t.word(sets.array "a an the its his her their") * (t.any - action - matter - phrase)
local gap = closed + determined + t.letters * hyphen * t.letters + t.word "up" * t.word "to" +
  t.any - action - matter - verb - phrase - light * t.number - t.comma - t.semicolon - t.full_stop - t.closing - t.word(sets.array [[to toward towards with for after before against by from as during while in
  who which that when]])
local sum = t.currency * t.number * t.word { "million", "billion" } ^ -1 * t.word { "of", "in", "worth of" } -- "released €6 million in aid"
local also = t.word "and" * (t.lower + t.alnum + t.number - matter - action - verb - phrase - light - t.word(sets.array "to the in of")) ^ -3 *
  t.span(matter, "_more") -- "tanks and 12 howitzers"
local composed_verb = t.span(light, "_light") * (sum + gap) ^ -7 * t.span(matter + action, "_noun") * also ^ -1
local beside = #one_of "on against with between of by in into at from over"
local match = -is_noun * (t.span(phrase, "_phrase") + composed_verb + t.span(verb, "_verb")) * -(t.glued * t.hyphen) + t.span(action, "_alone") * beside

-- ---- what is asked of classes and verbs ----

local hostile, only, never = classes.hostile, classes.only, classes.never
local alone = set "PROTEST RETREAT MOBILIZE INVESTIGATE CONCEDE"
local needs_target = set "SUPPORT AID CONSULT COOPERATE"

-- "failed to agree" is a refusal, "failed to win" is none.
local failing = set [[agree reach comply honor honour respond uphold sign attend implement accept meet show heed answer act cooperate allow deliver fulfil fulfill stop prevent
  protect condemn]]
-- Nor is "declined to comment" one.
local telling = set "comment say answer name give speak discuss talk elaborate speculate guess"
-- Said of many things; an event only if whom it is done to stands right behind.
local direct = set [[help question free arm feed rescue train beat host greet invite thank back fight discuss fund finance interview shelter honor honour bar suspend restrict
  damage destroy reassure champion brief monitor equip strip abuse harass target]]
local DIRECT = 5 -- tokens from the verb to its object

-- Nothing is resigned or protested; "committed to" and "opposed to" are no passives.
local passive_never = set "resign retreat meet rally march protest agree return"
local active_be = { commit = true, ["commit to"] = true, oppose = true, engage = true, ["engage in"] = true, ["be committed to"] = true, ["engage with"] = true }

-- ---- one verb ----

-- What is known of a hit: `entry` is the verb's, `form` how it stands there, token..last its tokens, verb_last and verb_end the last token and byte of the verb.

-- Class, code, last byte of the words that show it.
local function meaning (cue)
  local hit, entry = cue.hit, cue.entry
  local light_verb, noun = hit._light, hit._noun
  if light_verb then
    local group = noun:listed "event_nouns" or noun:listed "event_matter"
    if group then
      local class, code = classes.composed(entry.with, group.group)
      if class then return class, code, (hit._more or noun).last end
    end
    entry = light_verb:listed "event_verbs"
    if not entry then return nil end
    cue.entry = entry
  end
  return entry.class, entry.code, cue.verb_end
end

-- ---- verb or noun ----

local before_base = set [[to will would shall should must may might can could did do does not n't n’t 'll ’ll and or let help helped helps please they we you i who both never
  often always still now]]
local before_present = set "he she it who which that and also now still today never but"
local same_form = set "cut hit quit beat set put shut shot"
local determiner = set "a an the its his her their"
local not_noun = set "in at on by during when after before while near outside inside . , ; : and or as since because from dead"
local gerund_noun = set "meeting shooting bombing killing fighting shelling beating stabbing hacking ruling training building warning hearing understanding"
local before_gerund = set "is are was were be been being 'm 's 're am by without from of , while keep keeps kept stop stopped started began"

local byte, sub, SPACE = string.byte, string.sub, string.byte " "

-- The form of a verb whose first word is `word`: "ing", "past", "s" or "base".
local function form_of (word, name)
  if ing(word) then return "ing" end
  if ed(word) or same_form[word] then return "past" end
  if name == word or byte(name, #word + 1) == SPACE and sub(name, 1, #word) == word then return "base" end
  return words.s(word) and "s" or "past"
end

local plural_head = set "people police troops men women children military media youth crew staff"
local function is_plural (actor)
  if actor._of == "person" or actor._person then return false end
  if actor._head then return words.s(actor._head) or plural_head[actor._head] end
  return actor._of == "nationality" and words.s(actor.name) or actor._of == "organization"
end

-- "strike", "visits", "armed": a verb, or a noun or an adjective that looks like one?  By form and by the word before.
local function is_verb (sentence, token, form, name)
  local word = sentence.word
  local previous = token > sentence.first and word[token - 1] or ""
  local a = sentence.ends[token - 1]
  local actor = a and sentence.actors[a]
  if form == "base" then return name == "must" or before_base[previous] or ly(previous) or actor and not actor._owns and (is_plural(actor) or word[actor._t - 1] == "and" and
    not actor._person) end
  if form == "s" then return name == "want" or before_present[previous] or ly(previous) or actor and actor._of ~= "nationality" and not (actor._head and is_plural(actor)) end
  if form == "ing" then
    if gerund_noun[word[token]] then return before_gerund[previous] and previous ~= "of" and previous ~= "from" end
    return not (actor and not actor._head and not actor._person)
  end
  return not (actor == nil and same_form[word[token]] and determiner[word[token - 2]] and not_noun[word[token + 1]]) -- "an older shot,"
end

-- ---- one event ----

local hardware = set [[tank tanks aircraft jet jets fighter helicopter helicopters warship warships drone drones submarine submarines missile missiles artillery warplane
  warplanes gunboat gunboats bomber bombers force]]
local function is_hardware (actor) return hardware[actor._head or ""] end

-- Forces and staff that are sent, given or withdrawn are no target: "sent inspectors to Iran", "withdraw its troops from Lebanon".
local movable = set [[troops forces soldiers peacekeepers inspectors observers monitors doctors police reservists staff personnel military envoy envoys ambassador diplomats
  general intelligence spokesman spokesperson spokeswoman
  official officials]]
local moved_by = set "AGREE RETREAT MOBILIZE AID SANCTION INVESTIGATE REJECT PROTEST CONCEDE THREATEN DEMAND"
local function is_means (actor) return is_hardware(actor) or movable[actor._head or ""] and (actor._bare or actor._own) end

local function same (from, to, other_from, other_to)
  return from and other_from and from <= other_to and other_from <= to
end

-- "moved to ban", "is trying to mediate", but not "a platform to discuss": what stands before "to" is a verb.
local weekday = set "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"
local leading = set [[began begin begins vote votes wants want seeks sought plans hopes tries chose opts fails helps help able unable going met sent flew came went goes come
  set forced made continue continues due likely fire resort
  gathered turned moved is are was were back moves needed time]]
local function leads_on (sentence, verb)
  local word = verb.before
  if weekday[word] then return sentence.word[verb.left - 1] ~= "until" end
  return not word or leading[word] or ed(word) or ing(word) or sentence.ends[verb.left]
end

local function coded (actors, from, to)
  if not from then return nil end
  local code
  for a = from, to do
    if actors[a].code then code = code and code .. "|" .. actors[a].code or actors[a].code end
  end
  return code
end

-- "saw seven people killed in": without a helping verb and without an object these tell what was done to those before them.
local lauding = set "welcome praise hail applaud back endorse"
local not_own = set "the a an its his her their this"
local said = set "AGREE REJECT THREATEN DISAPPROVE" -- of nobody, too
local criticised = set "the its his her their how why whether what this these"
local GOAL = 3 -- tokens from a verb of going to where it leads
local must_have = set "allege allow permit submit approve order"
must_have["bow to"] = true
-- Journeys are events where they lead to an actor: "arrived in Moscow", not "arrived in the spring".
local goes = set "visit tour"
for _, name in ipairs { "arrive in", "arrive at", "fly to", "fly into", "travel to", "head to", "head for", "jet to", "land in" } do goes[name] = true end
-- Without one who does it these are accidents as often: "homes were destroyed".
local unclear = set "destroy damage blame suspend restrict demolish raze burn withdraw sever"
local needs_source = set "ask want sign"
local warning = set "warn caution insist"
-- "warned that prices would rise" threatens nobody if neither a state nor its powers say so, nor a group in arms.
local alerting = set "warn caution"
local powers = set "GOV MIL COP JUD LEG REB UAF INS SEP SPY"
local function can_punish (actor)
  if actor.role then return powers[actor.role] end
  return actor.country and not actor._person and actor._of ~= "organization"
end
local function target_behind (event, target) return target and target._lead <= event._after + 1 and target._prep == "" end
local function speaks_for_many (actor) return actor.country or actor.role and actor.role ~= "EDU" and actor.role ~= "BUS" and actor.role ~= "CVL" or actor._of == "organization" end
local in_office = set "GOV COP MIL"
local harmful = set "FIGHT ASSAULT COERCE"
local intransitive = set "fight clash battle attack strike explode detonate storm raid fire shell crack"
local not_passive = set "monday tuesday wednesday thursday friday saturday sunday least most"

-- What the words beside a verb say against its being this event.
local function refused_by_neighbours (name, entry, sentence, after_verb)
  local word = sentence.word
  local following = word[after_verb]
  if name == "strike" and sentence.begins[after_verb] then return false end -- "struck Gaza"
  if entry.kind and (only[name] and not only[name][following] or never[name] and never[name][following]) then return true end
  if name == "decline" then return following == "to" and telling[word[after_verb + 1]] end
  if name == "plead" and never.plead[following] then return true end
  return name == "fail" and not (following == "to" and failing[word[after_verb + 1]])
end

-- "opened fire", "fired tear gas": the phrase has its object.
local own_object = set "fire gas cannon control territory ceasefire missiles rockets suspects websites"

-- "saw seven people killed in", "a man accused of": told of those before the verb, though no helping verb says so.
local function is_reduced (name, class, form, verb, word, after_verb)
  if form ~= "past" or verb.be or verb.auxiliary or own_object[word[after_verb - 1]] then return false end
  local following = word[after_verb]
  if name == "accuse" and following == "of" or name == "charge" and following == "with" then return true end
  return harmful[class] and not intransitive[name] and not_noun[following] and not not_passive[word[after_verb + 1]]
end

-- "ordered 32 jets from the US" buys them, "ordered 32 jets to Estonia" sends them.
local function buys (name, cue, word)
  return name == "order" and hardware[word[cue.last]] and word[cue.last + 1] ~= "to"
end

-- "paid a visit to" is told by "paid a visit", "called on" by both its words.
local leads_to = set "to on with for against of"
local function last_of_phrase (sentence, cue, last)
  local word, z = sentence.word, cue.verb_last
  if not leads_to[word[z]] then return last end
  for i = cue.token + 1, z - 2 do
    if word[i] == "a" or word[i] == "an" then return sentence.view.last[z - 1] end
  end
  return last
end

-- The event that a verb may tell, before its actors are known, in the fields of `event`, which is used again and again: most come to nothing.
-- False if its own words speak against it.
local function draft (event, sentence, cue)
  local class, code, last = meaning(cue)
  if not class then return false end
  local entry, form, word, token = cue.entry, cue.form, sentence.word, cue.token
  if cue.hit._phrase then last = last_of_phrase(sentence, cue, last) end
  local name, after_verb = entry.name, cue.verb_last + 1
  if refused_by_neighbours(name, entry, sentence, after_verb) or buys(name, cue, word) then return false end
  sentence.participle, sentence.verb_token = form == "past", token
  local verb = sentence:verb(token, cue.verb_last)
  local passive, infinitive = verb.passive, verb.infinitive and not verb.mood
  if passive and passive_never[name] or infinitive and not leads_on(sentence, verb) then return false end
  local composed = last ~= cue.verb_end and not cue.hit._phrase
  passive = passive and not active_be[name] or not composed and is_reduced(name, class, form, verb, word, after_verb)
  if name == "must" then verb.mood = "duty" end
  if form == "ing" and not verb.be and not verb.mood and sentence:awaited(verb.left) then verb.mood = "due" end
  local kind, root, modality = classes.in_mood(class, code, verb)
  if not kind then return false end
  event.type, event.code, event.modality, event.first, event.last = kind, root, modality, cue.hit.first, last
  event._class, event._name, event._frame, event._act = class, name, entry.kind ~= "act", entry.kind ~= nil
  event._token, event._end, event._stop, event._after = token, cue.last, sentence:reach(cue.last + 1), after_verb
  event._lauds, event._passive, event._infinitive = lauding[name] and not_own[word[after_verb]], passive, infinitive
  event._mood, event._left, event._gerund = verb.mood, verb.left, form == "ing" and not verb.be
  event._complete = cue.hit._phrase and own_object[word[cue.verb_last]]
  event._readiness, event._composed = sub(name, 1, 3) == "be ", last ~= cue.verb_end
  event._s1, event._s2, event._o1, event._o2 = nil, nil, nil, nil
  return true
end

-- Of whom a duty is asked: "Russia said Sudan must return": who reports, else who comes first, demands.
local function find_demander (event, sentence)
  local s1, s2, actors = event._s1, event._s2, sentence.actors
  if not s1 or sentence.from >= s1 then return end
  for a = sentence.from, sentence.to do
    if not same(a, a, s1, s2) and sentence:reports(a) then
      event._s1, event._s2, event._o1, event._o2 = a, a, s1, s2
      return
    end
  end
  if actors[sentence.from]._t < actors[s1]._t then event._s1, event._s2, event._o1, event._o2 = sentence.from, sentence.from, s1, s2 end
end

-- "met in Brussels", "protested in Dhaka": with or against whom is not told.
local venue = set "in at near"
local function is_venue (o, actors) return o and actors[o]._of == "place" and venue[actors[o]._prep] end

-- A country where one protests stands for its government (PLOVER), its cities do not.
local function only_happens (event, place)
  return event._name == "meet" or event._name == "sign" or event._complete or event._class == "PROTEST" and names.country[place.country] ~= place.name
end

-- "launched attacks on Kyiv": the first behind the noun, though "on" may as well tell where or when.
local aimed = set "on against at"
local function attacked (event, sentence)
  local at = event._end + 1
  if not event._composed or not hostile[event._class] or not aimed[sentence.word[at]] then return nil end
  for a = sentence:actor_from(at), sentence.to do
    local lead = sentence.actors[a]._lead
    if lead == at + 1 then return sentence:together(a) elseif lead > at + 1 then break end
  end
end

-- "the German consulate was attacked", not "the Brazilian race was suspended".
local function has_thing (o, sentence)
  local actor = o and sentence.actors[o]
  return actor and actor._of == "nationality" and sentence.view:noun_behind(actor._z) > actor._z
end

-- "paid tribute to him in a post": on whom it is done, a pronoun says; behind "her" a noun may follow.
local object_pronoun = set "him them us me himself herself themselves itself"
local function done_to_pronoun (event, sentence)
  local word, at = sentence.word, event._composed and event._end + 1 or event._after
  if leads_to[word[at]] then at = at + 1 end
  if sentence.shape[at] ~= "lower" then return false end -- "US"
  return object_pronoun[word[at]] or word[at] == "her" and sentence.shape[at + 1] ~= "lower"
end

-- "flooding in Vietnam killed": where it happened, not who did it.
local function is_scene (event, sentence)
  local actor = event._s1 and sentence.actors[event._s1]
  return actor and not event._passive and (event._class == "FIGHT" or event._class == "ASSAULT") and is_venue(event._s1, sentence.actors) and not actor._owns
end

-- Source and target: numbers of actors s1..s2, o1..o2, or nil.
local function find_parties (event, sentence, cue)
  local class, after_verb, stop = event._class, event._after, event._stop
  local s1, s2 = sentence:subject(event._left, event._infinitive, event._gerund)
  cue.from, cue.to = s1, s2
  local noun = event._composed and cue.hit._noun
  sentence.noun_from, sentence.noun_to = noun and sentence.view.article:token(noun.first), event._end
  if event._passive then
    event._s1, event._s2 = sentence:agent(event._end + 1, stop)
    if not sentence.beside_noun or has_thing(s2, sentence) then event._o1, event._o2 = s1, s2 end -- "the Brazilian race was suspended"
    if not event._s1 and (class == "COERCE" or class == "INVESTIGATE") then -- "was arrested in Italy"
      local p1, p2 = sentence:object(event._end + 1, stop)
      if p1 and sentence.actors[p1]._prep == "in" then event._s1, event._s2 = p1, p2 end
    end
  else
    local refuse = not hostile[class] and (moved_by[class] and is_means or is_hardware) or class == "MOBILIZE" and is_means or event._composed and is_hardware or nil
    local o1, o2 = attacked(event, sentence)
    event._pronoun = done_to_pronoun(event, sentence)
    if not o1 and not event._pronoun then o1, o2 = sentence:object(after_verb, stop, refuse) end
    if not o1 and not event._pronoun and refuse == is_means then o1, o2 = sentence:object(after_verb, stop, is_hardware) end
    event._s1, event._s2, event._o1, event._o2 = s1, s2, o1, o2
  end
  event._scene = is_scene(event, sentence)
  if event._scene then event._s1, event._s2 = nil, nil end
  if event._mood == "duty" then find_demander(event, sentence) end
  if event._name == "deny" and ing(sentence.word[after_verb]) then event._o1, event._o2 = nil, nil end -- "denied targeting civilians"
  if is_venue(event._o1, sentence.actors) and only_happens(event, sentence.actors[event._o1]) then event._o1, event._o2 = nil, nil end
  if same(event._s1, event._s2, event._o1, event._o2) then event._o1, event._o2 = nil, nil end
end

-- Places are taken as people are: "captured the town of".
local captures = set "capture seize"

-- Whether these parties can have this event.
local function fits_parties (event, sentence)
  local name, actors = event._name, sentence.actors
  local source, target = event._s1 and actors[event._s1], event._o1 and actors[event._o1]
  if not source then
    if not ((event._passive or event._scene) and target) or unclear[name] or needs_source[name] then return false end
    -- People are killed by floods as well.
    return not (event._class == "FIGHT" or event._class == "ASSAULT") or classes.tells_attack(sentence)
  end
  if source._of == "place" and not source.country then return false end -- seas and rivers
  if name == "meet" and target and target._owns then return false end -- met somebody's cross with a header
  if event._gerund and harmful[event._class] and source.role == "CVL" and not classes.tells_attack(sentence) then return false end -- a ferry with 62 people sank, killing two
  if name == "dismiss" and not event._passive and target and (target._person or target._head) and not target._owns and target._prep == "" and target._lead <= event._after + 1 then return false end -- from a post
  if name == "want" then return target and not source._person and target._prep == "" and sentence.word[target._z + 1] == "to" end
  if name == "must" and not sentence:reports(event._s1) then return false end
  if is_hardware(source) and (event._class == "CONSULT" or event._class == "MOBILIZE" and source._bare) then return false end -- "the jets will land in"
  if warning[name] and not speaks_for_many(source) then return false end
  if alerting[name] and not target_behind(event, target) and not can_punish(source) then return false end
  return not (event.type == "PROTEST" and in_office[source.role or ""])
end

-- What may stand right behind a verb in place of a target: "suspended the licence", "travel to both capitals".
local goals = set "capital capitals region border"
local things = {
  suspend = set "licence license permit permits licences licenses accreditation visas passport",
  support = set "pact deal plan bill agreement treaty proposal accord resolution motion amendment",
  ["travel to"] = goals, ["fly to"] = goals, ["head to"] = goals,
}

-- Whether the event has the target that it must have.
local function has_its_target (event, sentence)
  local name, kind = event._name, event.type
  local target = event._o1 and sentence.actors[event._o1]
  local word = sentence.word
  if name == "sign" and not event._composed then return event._passive and event._s1 end -- "was signed in Manila by"; of what is signed, the light verb tells
  local thing = things[name]
  if thing and not event._passive and (thing[word[event._after]] or thing[word[event._after + 1]]) then return true end
  if goes[name] and not (target and target._lead <= event._after + GOAL) then return false end
  if event._act and direct[name] and not event._frame and not event._passive and not (target and target._prep == "" and target._lead <= event._after + DIRECT) then return false end
  if target or event._lauds or event._pronoun or event._passive and event._s1 then return true end
  if event._act and (must_have[name] or needs_target[kind]) then return false end
  return event._frame or event._composed or event._complete or alone[kind] or said[kind]
end

-- "Macron and Merkel met": who acts together is source and target of what needs two.
local function share_out (event, sentence)
  local s1, s2, o1 = event._s1, event._s2, event._o1
  if not s1 or s2 == s1 or event.type == "AID" or not needs_target[event.type] then return end
  local other = o1 and sentence.actors[o1]
  if other and (event.type ~= "CONSULT" or other._prep == "with" or other._lead == event._after) then return end -- "mediated between Israel and"
  event._s2, event._o1, event._o2 = s1, s1 + 1, s2
end

-- Suspects are questioned in an inquiry; who questions a plan, or how it is to work, disapproves.
local function as_criticism (event, sentence)
  local target = event._o1 and sentence.actors[event._o1]
  if event._passive or not event._s1 or not criticised[sentence.word[event._after]] then return end
  if target and not target._owns and target._prep == "" and target._lead <= event._after + 1 then return end
  if not speaks_for_many(sentence.actors[event._s1]) then return end
  event.type, event.code, event._class, event._frame, event._o1, event._o2 = "DISAPPROVE", "111", "DISAPPROVE", true, nil, nil
end

-- The item of a draft: what is printed, and what add_circumstances and governed ask for.
local function item_of (event, view, sentence)
  local actors, s1, s2, o1, o2 = sentence.actors, event._s1, event._s2, event._o1, event._o2
  return { kind = "event", first = event.first, last = event.last, type = event.type, code = event.code, modality = event.modality,
    source = view:name(s1, s2), target = view:name(o1, o2), source_code = coded(actors, s1, s2), target_code = coded(actors, o1, o2),
    _s1 = s1, _s2 = s2, _o1 = o1, _o2 = o2, _token = event._token, _end = event._end, _stop = event._stop, _frame = event._frame, _infinitive = event._infinitive,
    _mood = event._mood, _readiness = event._readiness }
end

-- "If Russia attacks", "whether Iran had agreed": not told as a fact.  Looked for before the subject, in its clause.
local supposing = set "if unless whether"
local told_of = set "who which that"
local SUPPOSED = 8 -- tokens from the subject
local function is_supposed (event, sentence, subject)
  local word, at = sentence.word, event._left
  if told_of[word[at]] then return false end -- "whether the driver, who was arrested, slept"
  if subject and sentence.actors[subject]._lead <= at then at = sentence.actors[subject]._lead - 1 end
  for i = at, math.max(sentence.first, at - SUPPOSED), -1 do
    if supposing[word[i]] then return true end
    if sentence.shape[i] ~= "lower" then return false end
  end
end

local function make (view, sentence, cue, event)
  if not draft(event, sentence, cue) then return nil end
  find_parties(event, sentence, cue)
  if event._name == "question" then as_criticism(event, sentence) end
  if not fits_parties(event, sentence) then return nil end
  share_out(event, sentence)
  if not has_its_target(event, sentence) then return nil end
  local target = event._o1 and sentence.actors[event._o1]
  if captures[event._name] and event.type == "COERCE" and target and target._of == "place" then event.type, event.code = "FIGHT", "192" end
  -- Who is killed by a bomb is assaulted, not fought.
  if event.type == "FIGHT" and event._class == "FIGHT" and classes.tells_bombing(sentence) then event.type, event.code = "ASSAULT", "183" end
  if event.modality == "happened" then
    event.modality = is_supposed(event, sentence, cue.from) and "possible" or classes.is_hearsay(sentence) and "reported" or "happened"
  end
  return item_of(event, view, sentence)
end

-- ---- events of nouns ----

local NOUN = { attack = "190", bombing = "180", talks = "040", protest = "141", sanctions = "163", inquiry = "090", withdrawal = "087", restriction = "172", complaint = "111",
  ultimatum = "130" }
local possessive = set "'s ’s ' ’"
local joining = set "and or the a an in on at of to for with by from"
local toward = set "on against with of into in at from over"

-- Who does it, by what stands before the noun: an owner, or a country or a body right before its adjectives.
local function doer_before (sentence, token)
  local word, actors, ends = sentence.word, sentence.actors, sentence.ends
  local i = token - 1
  while i > token - 4 and sentence.shape[i] == "lower" and not possessive[word[i]] and not joining[word[i]] do i = i - 1 end
  local s = ends[possessive[word[i]] and i - 1 or i]
  if not s or s < sentence.from then return nil end
  local actor = actors[s]
  return (possessive[word[i]] or (actor.country or actor._head) and not actor._person) and s or nil
end

local function of_noun (view, sentence, cue)
  local hit, word, actors, last = cue.hit, sentence.word, sentence.actors, cue.last
  local beside = word[last + 1]
  if not toward[beside] and beside ~= "between" then return nil end -- nobody to whom it is done
  local entry = (hit._alone or hit._verb):listed "event_nouns"
  local code = entry and NOUN[entry.group]
  if not code then return nil end
  sentence.verb_token = cue.token
  local s, o = doer_before(sentence, cue.token), nil
  for a = sentence:actor_from(last + 1), sentence.to do
    local actor = actors[a]
    if actor._t < last + 14 then
      if not o and actor._lead == last + 2 and toward[actor._prep] then o = a
      elseif not s and actor._prep == "by" and a ~= o then s = a
      elseif not s and actor._prep == "between" and actor._lead == last + 2 and a < sentence.to and word[actor._z + 1] == "and" then s, o = a, a + 1 end
    end
  end
  if not s or not o or s == o then return nil end
  return { kind = "event", first = hit.first, last = hit.last, type = entry.class, code = code, modality = classes.is_hearsay(sentence) and "reported" or "happened",
    source = view:name(s, s), target = view:name(o, o), source_code = actors[s].code, target_code = actors[o].code, _s1 = s, _s2 = s, _o1 = o, _o2 = o, _token = cue.token }
end

-- ---- one sentence ----

-- Events that another one governs are part of it: in "refused to meet" nobody meets.
-- "is ready to attack": the readiness gives way to what it is for.
local function takes_over (event, made)
  local other = made[#made]
  if other and other._readiness and event._mood and event._token <= other._end + 2 then made[#made] = nil end
end

local function governed (event, made)
  for i = 1, #made do
    local other = made[i]
    if event._token <= other._stop then
      if other._frame or event._infinitive or event._token <= other._end then return true end
      if event.type == other.type and event.source == other.source then return true end
    end
  end
  return false
end

local at_place = set "in at near inside outside across around throughout"

-- Where the words of a verb end because another clause begins: what stands there is told of that one.
local begins_clause = set "and or but while who whom which when where because although though if unless after before as"
local function last_token (event, sentence)
  local at = event._stop and event._stop + 1
  if not at or at > sentence.last then return sentence.last end
  local word = sentence.word
  if word[at] == "," then at = at + 1 end
  return begins_clause[word[at]] and event._stop or sentence.last
end

-- The first place from actor number `from` on, up to a token, that is neither source nor target.
local function place_within (event, sentence, from, last)
  for a = from, sentence.to do
    local actor = sentence.actors[a]
    if actor._t > last then return nil end
    if actor._of == "place" and at_place[actor._prep] and not actor._owns and not same(a, a, event._s1, event._s2) and not same(a, a, event._o1, event._o2) then return actor.name end
  end
end

local OPENING = 3 -- tokens: "In Moscow, ...", "Later in Moscow, ..."

-- When and where: the date nearest to the verb in its clause or before it, the first place behind it, else at the head of the sentence, that is neither source
-- nor target.
local function add_circumstances (event, view, sentence, dates, from)
  local last = last_token(event, sentence)
  local last_byte, best = view.last[last], nil
  for i = from, #dates do
    local date = dates[i]
    if date.first > last_byte then break end
    if date.type == "DATE" or date.type == "TIME" then
      local away = math.abs(date.first - event.first)
      if not best or away < best then best, event.date = away, date.value end
    end
  end
  event.place = place_within(event, sentence, sentence:actor_from(event._token + 1), last) or place_within(event, sentence, sentence.from, sentence.first + OPENING)
end

-- What is known of a hit before it is asked what it means.
local function cue_of (hit, article, last_bytes)
  local token, last_byte, light_verb = article:token(hit.first), hit.last, hit._light
  local verb_end = light_verb and light_verb.last or last_byte
  local z = token
  while last_bytes[z] < verb_end do z = z + 1 end
  local last = z
  while last_bytes[last] < last_byte do last = last + 1 end
  local verb = hit._verb
  local entry = verb and verb:listed "event_verbs" or light_verb and light_verb:listed "light_verbs" or hit._phrase and hit._phrase:listed "event_phrases"
  return { hit = hit, token = token, last = last, verb_last = z, verb_end = verb_end, entry = entry }
end

-- The hits from..to of a sentence, and which of their tokens are verbs.
local function cues_of (view, sentence, hits, from, to)
  local cues, verbs, article, last_bytes = {}, {}, view.article, view.last
  for i = from, to do
    local cue = cue_of(hits[i], article, last_bytes)
    local token, entry = cue.token, cue.entry
    if entry then
      local name = entry.name
      cue.form = form_of(sentence.word[token], name)
      if is_verb(sentence, token, cue.form, name) then verbs[token] = true end
    end
    cues[i - from + 1] = cue
  end
  return cues, verbs
end

local function events_of (view, sentence, scratch, cues, verbs)
  local made = {}
  sentence.verbs = verbs
  for i = 1, #cues do
    local cue = cues[i]
    if verbs[cue.token] then
      local event = make(view, sentence, cue, scratch)
      sentence.verb_from, sentence.verb_to = cue.from, cue.to
      if event then takes_over(event, made) end
      if event and not governed(event, made) then made[#made + 1] = event end
    end
  end
  if #made > 0 then return made end
  for i = 1, #cues do
    local cue = cues[i]
    local event = (cue.hit._alone or cue.entry and cue.hit._verb and not verbs[cue.token]) and of_noun(view, sentence, cue)
    if event then return { event } end
  end
  return made
end

local named_before = set "it" -- at the head of a sentence: the body named in the one before
local function after (hits, article)
  if #hits == 0 then return hits end
  local view, dates = clauses.of(article), article:items "date"
  local found, scratch, date_at, i, count = {}, {}, 1, 1, #hits
  while i <= count do
    local sentence = view:at(article:token(hits[i].first))
    local last_byte, j = view.last[sentence.last], i
    while j < count and hits[j + 1].first <= last_byte do j = j + 1 end
    if sentence.to >= sentence.from or named_before[sentence.word[sentence.first]] then
      local made = events_of(view, sentence, scratch, cues_of(view, sentence, hits, i, j))
      local first_byte = view.first[sentence.first]
      while dates[date_at] and dates[date_at].first < first_byte do date_at = date_at + 1 end
      for k = 1, #made do
        add_circumstances(made[k], view, sentence, dates, date_at)
        found[#found + 1] = made[k]
      end
    end
    i = j + 1
  end
  return found
end

return lode.rule { -- lint: allow needs (lode.clauses asks for the actors)
  api = 1,
  name = "events",
  about = "Events between actors in the classes of PLOVER: who did what to whom.",
  tags = { "events" },
  limits = "One clause at a time, pronouns only within a sentence; nouns (\"the attack\") only with both actors or a verb.",
  measured = {
    "PLOVER sentences of the CAMEO manual: class right in 82.9 % of records, with the right source in 78.2 %, with the right target in 67.4 %; 78.8 % of the events found are of the right class (2026-11-30; errors were read)",
    "corpus/, gold written for this project: F1 94.7, overlapping 94.7 (2026-11-30; the rule was mended with it)",
  },
  needs = { "actors", "dates" },
  emits = { event = { "type", "code", "source", "target", "source_code", "target_code", "modality", "date", "place" } },
  match = { event = match },
  after = after,
  examples = {
    { "Afghan rebels kidnapped Russian advisers.", event = { type = "COERCE", source = "Afghan rebels", target = "Russian advisers" } },
    { "Turkish authorities imposed a curfew in Cizre.", event = { type = "COERCE", source = "Turkish authorities" } },
    { "Serbia lifted a night curfew in Montenegro.", event = { type = "CONCEDE", source = "Serbia", target = "Montenegro" } },
    { "Iran threatened to attack Iraq.", event = { type = "THREATEN", source = "Iran", target = "Iraq" } },
    { "Finland will give Tanzania a grant.", event = { type = "AGREE", source = "Finland", target = "Tanzania" } },
    { "Russia said Sudan must return a helicopter.", event = { type = "DEMAND", source = "Russia", target = "Sudan" } },
    { "Russia refused to meet Ukraine.", event = { type = "REJECT", source = "Russia", target = "Ukraine" } },
    { "Rebels did not attack Kabul.", event = { type = "FIGHT", modality = "denied" } },
    { "Two soldiers were killed by Afghan rebels.", event = { type = "FIGHT", source = "Afghan rebels", target = "soldiers" } },
    { "Israel said it would withdraw its troops from Lebanon.", event = { type = "AGREE", source = "Israel", target = "Lebanon", modality = "planned" } },
    { "Turkey is ready to attack Syria.", event = { type = "THREATEN", source = "Turkey", target = "Syria" } },
    { "Norway was shocked by Russia's attack on Ukraine.", event = { type = "FIGHT", source = "Russia", target = "Ukraine" } },
    { "The union wants the government to act.", event = { type = "DEMAND", source = "union", target = "government" } },
    { "Ann Lee wants to leave Norway.", event = false },
    { "A federal judge suspended the licence.", event = { type = "COERCE", source = "federal judge" } },
    { "Norway sent two helicopters and 90 soldiers.", event = { text = "sent two helicopters and 90 soldiers", source = "Norway" } },
    { "China and Turkey offered aid.", event = { type = "AID", source = "China and Turkey", text = "offered aid" } },
    { "Ann Lee, a member of the committee, said she would meet Norway.", event = { source = "Ann Lee" } },
    { "The Norwegian government fell. It has promised to resign.", event = { type = "AGREE", source = "Norwegian government" } },
    { "Finnish jets will land in Estonia.", event = false },
    { "Russia launched drone and missile attacks on Ukraine.", event = { source = "Russia", target = "Ukraine" } },
    { "Police fired on demonstrators protesting against Norway.", event = { { type = "FIGHT" }, { type = "DISAPPROVE", source = "demonstrators" } } },
    { "Norway condemned Iran and said ministers would meet in Brussels on 5 May 2024.", event = { { type = "DISAPPROVE", target = "Iran", date = false }, { type = "AGREE", place = "Brussels", date = "2024-05-05" } } },
    { "The minister declined to comment.", event = false },
    { "The owner pleaded guilty.", event = false },
    { "Rebels captured the town of Kunduz.", event = { type = "FIGHT", target = "Kunduz" } },
    { "Ann Lee met Dan Roe's cross.", event = false },
    { "Norway paid tribute to him in a letter to Finland.", event = { source = "Norway", target = false } },
    { "Rebels attacked the German consulate.", event = { target = "German consulate" } },
    { "Ann Lee's wife praised Norway.", event = false },
    { "Norway gave children an older shot, a doctor said.", event = false },
    { "MANILA (Reuters) - A typhoon killed 10 people.", event = false },
    { "PARIS - France condemned Iran.", event = { source = "France", target = "Iran" } },
    { "Two miners were killed when a tunnel collapsed at a copper mine in Chile. Flooding in Vietnam killed 10 people.", event = false },
    { "Six workers were killed in an explosion at a fireworks factory.", event = false },
    { "A missile strike in Ukraine killed three soldiers.", event = { type = "FIGHT", source = false, target = "soldiers" } },
    { "Israel struck Gaza, killing 20 Palestinians.", event = { { text = "struck", source = "Israel", target = "Gaza" }, { text = "killing", source = "Israel" } } },
    { "A gunman opened fire in Texas. Police fired tear gas and arrested demonstrators.",
      event = { { source = "gunman", target = false }, { text = "fired tear gas", source = "Police" }, { text = "arrested", source = "Police" } } },
    { "Students protested in Dhaka.", event = { type = "PROTEST", source = "Students", target = false, place = "Dhaka" } },
    { "Egypt and Qatar mediated between Israel and Hamas.", event = { source = "Egypt and Qatar", target = "Israel and Hamas" } },
    { '"Russia and Iran are working together," Ann Lee told reporters.', event = { source = "Russia", target = "Iran" } },
    { "If Russia attacks Poland, NATO will respond.", event = { source = "Russia", target = "Poland", modality = "possible" } },
    { "The World Health Organization warned that measles cases had risen in Europe.", event = false },
    { "Iran warned that it would strike. The union warned Norway of strikes.", event = { { type = "THREATEN", source = "Iran" }, { type = "THREATEN", target = "Norway" } } },
    { "MSCI's index of Asia-Pacific shares outside Japan was lower. Warsaw has ordered 32 jets from the US.", event = false },
    { "Ann Lee will meet Jean Roe before flying to Warsaw.", event = { { type = "AGREE" }, { text = "flying to", target = "Warsaw", modality = "planned" } } },
    { "Norway and Iran signed a trade deal in Paris.", event = { source = "Norway", target = "Iran", place = "Paris" } },
    { "The river rose.", event = false },
  },
}
