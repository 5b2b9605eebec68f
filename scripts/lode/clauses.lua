-- lode.clauses: who does what to whom, as far as the order of words tells: the subject and the object of a verb among the
-- actors of its sentence, its voice, and what is said of its being so (negation, future, duty).
--
--   local clauses = require "lode.clauses"
--   local sentence = clauses.sentence(article.text, first, last, article:items "actor")
--   local verb = sentence:verb(first, last)             -- { passive, negated, mood, … }
--   local who = sentence:subject(first)                 -- { first, last, text, actors }
--
-- No parser: prepositions, commas, clitics and words of saying are what it goes by (compare Schrodt, TABARI: sparse parsing).
-- Places are in bytes.

local clauses = {}

local function set (words)
  local out = {}
  for word in words:gmatch "%S+" do out[word] = true end
  return out
end

local saying = set [[said says told announced reported confirmed added reports reporting stated wrote according declared quoted claimed noted insisted told]]
local be = set "was were been be being is are am 's get got gets getting"
local adverb = set [[also again already finally still now then once just today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
  not never jointly again bluntly flatly reportedly allegedly formally early late ever briefly firmly repeatedly routinely largely even only]]
local where = set "in at near inside from outside during around across throughout on"
local have = set "has have had having 've"

-- ---- the words of a sentence ----

-- The word before a place and where it begins.
local function word_before (text, from, place)
  local piece = text:sub(math.max(from, place - 40), place - 1)
  local gap, word, rest = piece:match "()([%w'’\x80-\xff-]+)([^%w]*)$"
  if not gap then return nil end
  return word:lower(), place - #word - #rest, rest
end

local Sentence = {}
Sentence.__index = Sentence

-- `actors` are the article's, in order; those of the sentence are kept.
function clauses.sentence (text, first, last, actors)
  local own = {}
  for _, actor in ipairs(actors) do
    if actor.first >= first and actor.last <= last then own[#own + 1] = actor end
    if actor.first > last then break end
  end
  return setmetatable({ text = text, first = first, last = last, actors = own }, Sentence)
end

-- ---- the verb ----

local future = { "will", "would", "'ll", "’ll", "shall", "plans to", "planning to", "plan to", "planned to", "ready to", "willing to", "prepared to", "set to", "going to",
  "intends to", "intend to", "about to", "aims to", "hopes to", "wants to", "threatens to", "committed to" }
local duty = { "must", "should", "have to", "has to", "needs to", "need to", "ought to" }
local maybe = { "may", "might", "could", "can" }
local due = { "scheduled to", "expected to", "due to", "is to", "are to" }

local function ends_with (context, words)
  for _, word in ipairs(words) do
    if context:sub(-#word - 1) == " " .. word then return true end
  end
  return false
end

-- What stands before the verb tells: { passive, negated, mood = "future" | "duty" | "maybe" | "due" | nil, infinitive, before }.
function Sentence:verb (first, last)
  local found = {}
  local context = " " .. self.text:sub(math.max(self.first, first - 60), first - 1):lower():gsub("[%s]+", " "):gsub("n['’]t ", " not "):gsub("cannot ", "can not ")
  context = context:gsub("%s$", "")
  local form = self.text:sub(first, last):lower():match "^%S+"
  while true do
    local rest, word = context:match "^(.*) (%S+)$"
    if not word then break end
    if word == "not" or word == "never" or context:find " no longer$" then
      found.negated = true
      context = context:gsub(" no longer$", " x")
      rest = context:match "^(.*) (%S+)$" or ""
    elseif be[word] and not form:find "ing$" and not found.be then
      found.be, found.passive = true, true
    elseif be[word] then found.be = true
    elseif not (adverb[word] or word:find "ly$" or have[word] or word == "yet") then break end
    context = rest
  end
  if ends_with(context, duty) then found.mood = "duty"
  elseif ends_with(context, maybe) then found.mood = "maybe"
  elseif ends_with(context, future) then found.mood = "future"
  elseif ends_with(context, due) then found.mood = "due" end
  if found.mood and context:find " not %S+ ?%S*$" then found.negated = true end
  found.infinitive = context:find " to$" ~= nil or context:find " to have$" ~= nil
  found.before = context
  return found
end

-- ---- actors as arguments ----

-- Whether the actor only tells who says so: ", the White House announced Tuesday", "according to Baghdad".
function Sentence:reports (actor)
  if actor._reports == nil then
    local text = self.text
    local behind = text:sub(actor.last + 1, math.min(self.last, actor.last + 60)):lower()
    local yes = false
    for word in behind:gmatch "[%w'’]+" do
      if saying[word] then yes = true break end
      if not (adverb[word] or word:find "ly$" or word:find "^spokes" or have[word] or word:find "^official" or word == "on" or word == "here" or word == "in" or word == "source" or word == "sources") then break end
    end
    local previous, at = word_before(text, self.first, actor._lead or actor.first)
    if previous == "to" and word_before(text, self.first, at) == "according" then yes = true end
    actor._reports = yes
  end
  return actor._reports
end

-- "U.S. ally", "Israeli raids": followed by a noun, an actor does not act itself.
local follows = set [[has have had is are was were will would may could can should must did does do to on in at of and or from with by for against into over as who which that when while after before
  today yesterday here also again says say seeks sought 's were but if since until because despite under between about not never now then still]]
local function weak (self, actor)
  if actor._weak ~= nil then return actor._weak end
  if not actor._head and actor.country and not actor._person then
    local word = self.text:sub(actor.last + 1, actor.last + 40):match "^%s(%l[%w-]*)"
    if word and not follows[word] and not word:find "ed$" and not word:find "ly$" and not (self.verbs and self.verbs[actor.last + 2]) then return true end
  end
  return false
end

-- Actors that stand together ("Jordan and Britain") are one argument.
local function together (self, list, index)
  local from, to = index, index
  local function joined (a, b)
    local gap = self.text:sub(list[a].last + 1, list[b].first - 1)
    return gap:find "^,? and the $" or gap:find "^,? and $" or gap:find "^, $" or gap:find "^, the $" or gap:find "^ and %l+ $"
  end
  while from > 1 and joined(from - 1, from) do from = from - 1 end
  while to < #list and joined(to, to + 1) do to = to + 1 end
  -- Behind a comma alone stands an apposition or a place: "Bam, Iran".
  local actors = {}
  local has_and = to > from and self.text:sub(list[from].last, list[to].first):find " and "
  if not has_and then from, to = index, index end
  for i = from, to do actors[#actors + 1] = list[i] end
  return { first = list[from].first, last = list[to].last, text = self.text:sub(list[from].first, list[to].last), actors = actors }
end

-- "(NUT)", "Mohammed Mamoun, a student leader,": told beside another actor.
local function aside (self, actor, index)
  local before = self.text:sub(math.max(self.first, (actor._lead or actor.first) - 2), (actor._lead or actor.first) - 1)
  local behind = self.text:sub(actor.last + 1, actor.last + 1)
  return index > 1 and (before:find "%($" or before == ", " and behind == ",")
end

-- "met Xi and urged him": the verb at `place` shares the subject of the verb before; returns that verb's place.
local function shares (self, place)
  local context = self.text:sub(math.max(self.first, place - 40), place - 1):lower()
  local joined = context:match "%f[%a](%l+)%s+$"
  if joined and (adverb[joined] or have[joined] or joined:find "ly$") then joined = context:match "%f[%a](%l+)%s+%l+%s+$" end
  if joined ~= "and" and joined ~= "but" and joined ~= "or" then return nil end
  local before
  for first in pairs(self.verbs or {}) do
    if first < place and (not before or first > before) then before = first end
  end
  return before
end

-- "after Moscow annexed": what looks like a preposition joins a clause when its actor stands right before the verb.
local conjunction = set "after before since as until than"
local function begins_clause (self, actor, place)
  if not conjunction[actor._prep] then return false end
  local gap = self.text:sub(actor.last + 1, place - 1)
  return gap:find "^ ?[%l ]*$" and select(2, gap:gsub("%S+", "")) <= 2 and not gap:find "%f[%a]of%f[%A]" and not gap:find "%f[%a]in%f[%A]"
end

-- The actor that does what the verb at `place` says: the nearest before it that hangs on no preposition.
function Sentence:subject (place, but)
  local before = shares(self, place)
  if before then return self:subject(before, but) end
  local best, second
  for i = #self.actors, 1, -1 do
    local actor = self.actors[i]
    if actor.last < place and actor ~= but then
      local behind = self.text:sub(actor.last + 1, actor.last + 3)
      local owns = behind:find "^['’]s?" and not actor._head
      if begins_clause(self, actor, place) then best = i break end
      if actor._prep == "" and not owns and not weak(self, actor) and not aside(self, actor, i) then best = i break end
      second = second or i
      if not (where[actor._prep] or actor._prep == "by" or actor._prep == "to" or actor._prep == "of" or actor._prep == "with") then second = i end
    end
  end
  local index = best or second
  return index and together(self, self.actors, index)
end

-- The first actor behind the verb that is told neither by who reports nor, if there is another, by where it happened.
-- `refuse(actor)` may rule out others.
function Sentence:object (place, stop, refuse)
  local place_only
  for i, actor in ipairs(self.actors) do
    if actor.first > place and (not stop or actor.first <= stop) and not self:reports(actor) and not (refuse and refuse(actor)) then
      if not where[actor._prep] then return together(self, self.actors, i) end
      place_only = place_only or i
    end
  end
  return place_only and together(self, self.actors, place_only)
end

-- The actor behind "by".
function Sentence:agent (place, stop)
  for i, actor in ipairs(self.actors) do
    if actor.first > place and (not stop or actor.first <= stop) and actor._prep == "by" then return together(self, self.actors, i) end
  end
end

-- The end of what a verb at `place` governs.
local breaks = { "; ", " but ", " and has ", " and have ", " and was ", " and were ", " and said ", " while ", ", after ", " after ", " because ", ", and " }
function Sentence:reach (place)
  local text, stop = self.text:sub(place, self.last):lower(), self.last
  for _, word in ipairs(breaks) do
    local at = text:find(word, 1, true)
    if at and place + at - 2 < stop then stop = place + at - 2 end
  end
  return stop
end

return clauses
