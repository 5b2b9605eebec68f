-- lode.clauses: who does what to whom, as far as the order of words tells: the subject and the object of a verb among the
-- actors of its sentence, its voice, and what is said of its being so (negation, future, duty).
--
--   local clauses = require "lode.clauses"
--   local text = clauses.of(article)                    -- once a call of `after`
--   local sentence = text:at(token)                     -- the sentence of a token; the next call changes it
--   local verb = sentence:verb(first, last)             -- { passive, negated, mood, infinitive, left … } of tokens first..last
--   local from, to = sentence:subject(verb.left)        -- numbers of actors that act together, or nil
--   local from, to = sentence:object(last + 1, sentence:reach(last + 1))
--   sentence:awaited(verb.left)                         -- whether a gerund or infinitive hangs on what is to come: "will fly to Israel to meet"
--   text:name(from, to)                                 -- what they are called
--
-- Places are tokens, by their numbers in article:columns().  No parser: prepositions, commas, clitics and words of saying are what it
-- goes by (compare Schrodt, TABARI: sparse parsing).  Nothing is made for a sentence but numbers, so that asking is cheap.

local sets = require "lode.sets"
local words = require "lode.words"
local set, ed, ing, ly = sets.of, words.ed, words.ing, words.ly

local clauses = {}

local saying = set [[said says told tells announced reported confirmed added reports reporting stated wrote according declared quoted claimed noted insisted say]]
local be = set [[was were been be being is are am 's ’s get got gets getting 're ’re]]
local have = set "has have had having 've ’ve"
local auxiliary = set [[do does did]]
local adverb = set [[also again already finally still now then once just today yesterday tomorrow tonight never jointly formally early late later earlier ever even only since
  soon too both all here instead meanwhile
  however first once twice often sometimes so yet nevertheless therefore nonetheless alone together altogether far back overnight]]
local negation = set "not n't n’t never"
local weekday = set [[monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december week month
  year day weekend morning afternoon
  evening night today yesterday tomorrow tonight midnight noon]]
local time_word = set [[last this next past early late on in earlier later ago the of previous following during]]
local possible = set "may might could can ca cannot"
-- What a word before a verb tells, looked up once a token; of words that are in several sets the last here counts.
local ADVERB, AUXILIARY, MAYBE, DUTY, FUTURE, BE, NOT = 1, 2, 3, 4, 5, 6, 7
local tells = {}
for _, pair in ipairs { { adverb, ADVERB }, { have, AUXILIARY }, { auxiliary, AUXILIARY }, { possible, MAYBE }, { set "must should", DUTY },
  { set "will would 'll ’ll shall wo", FUTURE }, { be, BE }, { negation, NOT } } do
  for word in pairs(pair[1]) do tells[word] = pair[2] end
end
-- What stands before "to" and a verb.
local mood_of_to = {}
for word in ("plans planning plan planned ready willing prepared set going intends intend about aims hopes wants threatens committed readying preparing intended hoped"):gmatch "%S+" do mood_of_to[word] = "future" end
for word in ("have has had needs need ought needed"):gmatch "%S+" do mood_of_to[word] = "duty" end
for word in ("scheduled expected due is are was were poised slated"):gmatch "%S+" do mood_of_to[word] = "due" end

local where = set "in at near inside from outside during around across throughout on after before since until despite amid than as like"
local not_object = set "after before since until despite amid than as like during including"
local pronoun = { he = "person", she = "person", who = "person", it = "thing", they = "group", we = "group", i = "person", themselves = "group" }
local relative = set "who which that"
local coordination = set "and or but then"
local gerund_lead = set "by after before while when in without from for of since despite on and"
local noun_stop = set [[the a an its his her their our my your this these those some several many two three four five six seven eight nine ten more most all no any each every
  another few]]
local preposition = set [[of in on at from by with to for against between among into over near inside outside towards toward across through under about via around throughout
  behind during after before since along including
  like as than despite without within beyond amid off upon onto until]]
local carries = set "of from by among in at near inside across throughout on for with outside around"
local break_word = set [[but while because when where who which whose whom although though if unless whereas so until since]]
local joins_verb = set [[has have had was were is are said says will would did does]]
local verb_like = words.irregular
local possessive = set [['s ’s ' ’]]
-- What follows those who act, not the adjective of a noun.
local follows = set [[has have had is are was were will would may could can should must did does do to on in at of and or from with by for against into over as who which that
  when while after before
  today yesterday here also again says say seeks sought but if since until because despite under between about not never now then still said both all troops]]

local View, Sentence = {}, {}
View.__index, Sentence.__index = View, Sentence

-- ---- an article ----

function clauses.of (article)
  local columns, actors = article:columns(), article:items "actor"
  local ends, begins = {}, {}
  local view = { word = columns.word, shape = columns.shape, first = columns.first, last = columns.last, number = columns.sentence, count = columns.n,
    actors = actors, ends = ends, begins = begins, article = article, text = article.text, next_actor = 1 }
  view.sentence = setmetatable({ view = view, word = columns.word, shape = columns.shape, actors = actors, ends = ends, begins = begins, found = {}, number = 0 }, Sentence)
  return setmetatable(view, View)
end

-- The farthest token in a direction (+1 or -1) that has the same number: by leaps, then by halves of them.
local function farthest (number, token, direction)
  local of, step = number[token], 16 * direction
  while number[token + step] == of do token = token + step end
  repeat
    step = step // 2
    if number[token + step] == of then token = token + step end
  until step == direction
  return token
end

-- The actors of a sentence: from, to.  At which tokens they begin and end is noted only for sentences that are asked for, and for an actor on either side.
local function actors_within (view, first, last)
  local actors, from = view.actors, view.next_actor
  if from > 1 and actors[from - 1] and actors[from - 1]._t >= first then from = 1 end
  while actors[from] and actors[from]._t < first do from = from + 1 end
  local to = from - 1
  while actors[to + 1] and actors[to + 1]._z <= last do to = to + 1 end
  view.next_actor = from
  local ends, begins = view.ends, view.begins
  for i = from > 1 and from - 1 or 1, actors[to + 1] and to + 1 or to do
    local actor = actors[i]
    ends[actor._z], begins[actor._t] = i, i
  end
  return from, to
end

-- Behind "JAKARTA (Reuters) - A" and "PORT VILA, March 3 — The" the sentence begins; behind "NATO - the alliance - is" and "UK Prime Minister Ann Lee - The" it does not.
local DATELINE = 14 -- tokens at most
local function behind_dateline (view, first, last)
  local shape = view.shape
  if shape[first] ~= "upper" and shape[first] ~= "capital" then return first end
  local loud = shape[first] == "upper"
  for i = first + 1, last < first + DATELINE and last or first + DATELINE do
    local s = shape[i]
    if s == "lower" or s == "open_quote" or s == "capital" and loud and shape[i - 1] == "upper" then return first end
    if s == "dash" or s == "hyphen" and view.first[i] > view.last[i - 1] + 1 then
      while shape[i] == s do i = i + 1 end
      local is_one = shape[i] ~= "lower" and (loud or shape[i - 2] == "close_bracket")
      return is_one and i <= last and i or first
    end
  end
  return first
end

-- The sentence of a token: its tokens are first..last without the dateline, its actors from..to.
function View:at (token)
  local sentence, number = self.sentence, self.number
  local of = number[token]
  if sentence.number == of then return sentence end
  local first, last = farthest(number, token, -1), farthest(number, token, 1)
  first = behind_dateline(self, first, last)
  sentence.number, sentence.first, sentence.last = of, first, last
  sentence.from, sentence.to = actors_within(self, first, last)
  sentence.verb_from, sentence.verb_to, sentence.noun_from = nil, nil, nil
  return sentence
end

-- What actors from..to are called: as it stands in the text; one who is named again by a surname or described ("the ministry"), by the name that the article
-- has elsewhere.
function View:name (from, to)
  if not from then return nil end
  local actors = self.actors
  local one = actors[from]
  if from == to and (one._person or one._means) and not one.text:find(one.name, 1, true) and #self.article:find(one.name) > 0 then return one.name end
  local last = actors[to]
  return self.text:sub(one.first, last._of == "nationality" and self.last[self:noun_behind(last._z)] or last.last)
end

-- The last token of what a nationality at token z belongs to, if that is a thing to attack or a side: "German consulate".
local of_nation = set [[consulate embassy mission base bases positions post posts outpost convoy ship ships vessel vessels boat boats plane planes airliner side personnel nationals
  tourists forces]]
function View:noun_behind (z)
  local word = self.word
  for at = z + 1, z + 3 do
    if of_nation[word[at]] then return at end
    if self.shape[at] ~= "lower" or preposition[word[at]] then break end
  end
  return z
end

-- ---- the verb ----

-- "on Monday", "last week", "in 1999": what tells the time between a subject and its verb.  The token before it, or nil.
local function before_time (self, i)
  local word, shape = self.word, self.shape
  local w = word[i]
  if not (weekday[w] or shape[i] == "digits" or w == "ago") then return nil end
  local at = i - 1
  while at > self.first and (time_word[word[at]] or weekday[word[at]] or shape[at] == "digits" or shape[at] == "comma" and shape[at + 1] == "digits") do at = at - 1 end
  if shape[i] == "digits" and at == i - 1 then return nil end
  return at
end

local function is_adverb (w)
  return adverb[w] or ly(w) and w ~= "ally" and w ~= "family" and w ~= "italy" and w ~= "assembly"
end

-- What stands before the verb tells: { passive, negated, mood = "future" | "duty" | "maybe" | "due" | nil, infinitive, before, left }: `before` is the
-- word that governs an infinitive, `left` the token before all words of the verb.
function Sentence:verb (first, last)
  local word, found = self.word, self.found
  found.passive, found.negated, found.mood, found.infinitive, found.before, found.be, found.mood_word, found.auxiliary = false, false, nil, false, nil, false, nil, false
  local ing = ing(word[first])
  local i = first - 1
  while i >= self.first do
    local w = word[i]
    local told = tells[w]
    if told == NOT then found.negated = true
    elseif told == BE then
      if not ing and not found.be and not found.mood_word then found.passive = true end
      found.be = true
    elseif told == FUTURE then found.mood = "future"
    elseif told == DUTY then found.mood = "duty"
    elseif told == MAYBE then
      found.mood = "maybe"
      if w == "cannot" then found.negated = true end
    elseif told == AUXILIARY then found.auxiliary = true
    elseif w == "longer" and word[i - 1] == "no" then found.negated, i = true, i - 1
    elseif told or is_adverb(w) then -- part of it
    elseif w == "to" and not found.infinitive then
      local governs = word[i - 1]
      local mood = mood_of_to[governs]
      if mood and not found.mood then
        found.mood, found.mood_word, i = mood, governs, i - 1
      else
        found.infinitive, found.before = true, governs
        i = i - 1
        break
      end
    else
      local at = before_time(self, i)
      if not at then break end
      i = at + 1
    end
    i = i - 1
  end
  if not found.be and not ing and word[last + 1] == "by" and (ed(word[first]) or self.participle) then found.passive = true end
  found.left = i
  return found
end

-- ---- actors as arguments ----

-- What may stand between an actor and the word of saying, besides adverbs, days and helping verbs.
local before_saying = set "on here in source sources radio"

-- Whether the actor only tells who says so: ", the White House announced Tuesday", "according to Baghdad".
function Sentence:reports (a)
  local actor, word = self.actors[a], self.word
  local lead, i = actor._lead, actor._z + 1
  if word[lead - 1] == "to" and word[lead - 2] == "according" then return true end
  local last = self.last
  for at = i, i + 4 do
    local w = word[at]
    if at > last then return false end
    if saying[w] then return word[at + 1] ~= "to" end
    if not (before_saying[w] or weekday[w] or have[w] or is_adverb(w)) then return false end
  end
  return false
end

-- "U.S. ally", "Israeli raids": followed by a noun, an actor does not act itself.
local function weak (self, actor)
  if actor._head or actor._person or not actor.country then return false end
  local next = actor._z + 1
  local w = self.word[next]
  return self.shape[next] == "lower" and not follows[w] and not verb_like[w] and not ed(w) and not ly(w) and self.verb_token ~= next
end

-- The number of the sentence's first actor that begins at the token or behind it; one more than its last where none does.
function Sentence:actor_from (token)
  local actors, low, high = self.actors, self.from, self.to + 1
  while low < high do
    local middle = (low + high) // 2
    if actors[middle]._t < token then low = middle + 1 else high = middle end
  end
  return low
end

-- Whether only commas, "and" and determiners lie between two actors, and the words that join: 1 a comma, 2 "and".
local function joined (self, a, b)
  local word, kind = self.word, 0
  local actors = self.actors
  local from, to = actors[a]._z + 1, actors[b]._lead - 1
  if to - from > 2 or to < from then return 0 end
  for i = from, to do
    local w = word[i]
    if w == "and" or w == "or" or w == "&" then kind = 2
    elseif w == "," then kind = kind > 0 and kind or 1
    else return 0 end
  end
  return kind
end

-- Actors that stand together ("Jordan and Britain") are one argument.  Behind a comma alone stands an apposition or a place: "Bam, Iran".
local function together (self, a)
  local from, to, has_and = a, a, false
  while from > self.from do
    local kind = joined(self, from - 1, from)
    if kind == 0 then break end
    has_and, from = has_and or kind == 2, from - 1
  end
  local right = false
  while to < self.to do
    local kind = joined(self, to, to + 1)
    if kind == 0 then break end
    right, to = right or kind == 2, to + 1
  end
  if not has_and then from = a end
  if not right then to = a end
  return from, to
end

-- Those who stand together with actor number a: numbers from..to.
function Sentence:together (a) return together(self, a) end

-- "after Moscow annexed": what looks like a preposition joins a clause when its actor stands right before the verb.
local conjunction = set "after before since as until than like while"

-- The actor nearest before token `i` that a verb follows; else the first that hangs on no preposition.
local function acting (self, i)
  local word, actors = self.word, self.actors
  local any
  for a = self:actor_from(i + 1) - 1, self.from, -1 do
    local actor = actors[a]
    if actor._z <= i and (actor._prep == "" or conjunction[actor._prep]) and not actor._owns and not weak(self, actor) then
      local next = actor._z + 1
      while is_adverb(word[next] or "") do next = next + 1 end
      local w = word[next] or ""
      if verb_like[w] or ed(w) or w == "who" then return together(self, a) end
      local at = w == "on" and next + 1 or next
      if weekday[word[at]] and ed(word[at + 1] or "") then return together(self, a) end
      any = a
    end
  end
  if any then return together(self, any) end
end

-- Bodies are no "she".
local body_head = set [[committee commission council court government ministry agency party company firm union bank parliament senate cabinet department police crew family group
  alliance coalition university school hospital club team board opposition]]

-- Whom a pronoun means: the last actor before it in its sentence that fits.
local function meant (self, kind, i)
  local second
  for a = self:actor_from(i) - 1, self.from, -1 do
    local actor = self.actors[a]
    if actor._z < i then
      local person = actor._person or actor._head and not body_head[actor._head] and not words.s(actor._head) and actor.role ~= "MIL"
      local fits = kind == "person" and person or kind == "thing" and not actor._person and not (actor._head and words.s(actor._head)) or kind == "group"
      if fits and (actor._prep == "" or conjunction[actor._prep]) and not actor._owns then
        if kind == "group" then return together(self, a) end
        return a, a
      end
      if fits then second = second or a end
    end
  end
  if second then return second, second end
  if kind == "group" or i > self.first + 1 then return nil end
  for a = self.from - 1, 1, -1 do -- "He", "It" begins the sentence: the first person, or body, of the one before who hangs on nothing
    local actor = self.actors[a]
    if self.view.number[actor._t] < self.number - 1 then break end
    local fits = kind == "person" and actor._person or kind == "thing" and (actor._of == "organization" or body_head[actor._head])
    if fits and actor._prep == "" and not actor._owns then second = a end
  end
  return second, second
end

-- The left end of the words of an unknown noun that ends at `i`: the token before them.
local function before_noun (self, i)
  local word, shape = self.word, self.shape
  local at, steps = i, 0
  while at >= self.first and steps < 7 do
    local w, s = word[at], shape[at]
    if self.ends[at] or preposition[w] or possessive[w] or coordination[w] or relative[w] or s ~= "lower" and s ~= "hyphen" and s ~= "digits" and s ~= "capital" then break end
    at, steps = at - 1, steps + 1
    if noun_stop[w] then break end
  end
  return at
end

-- What acts for the person whose it is; a wife or a decision does not.
local of_office = set "government administration campaign team office party forces army regime cabinet spokesman spokeswoman aides supporters troops allies lawyers lawyer"

local find_subject

-- The actor at number `a` right before the verb: it acts, or what it hangs on does: "the president of Peru", "rebels in the north".
local function phrase (self, a, depth, adjacent)
  local actor = self.actors[a]
  local prep = actor._prep
  if prep == "" or adjacent and conjunction[prep] then
    if actor._prep == "" and a > self.from and joined(self, a - 1, a) == 1 and self.word[actor._z + 1] == "," then -- an apposition: "Yang Li, the premier,"
      return phrase(self, a - 1, depth)
    end
    local from, to = together(self, a)
    if from < a and self.actors[from]._prep ~= "" then return phrase(self, from, depth, false) end
    return from, to
  end
  local before = actor._lead - 2
  if self.word[before] == "along" or self.word[before] == "together" then before = before - 1 end
  if depth < 4 and before >= self.first then
    local other = self.ends[before]
    if other and other >= self.from then return phrase(self, other, depth + 1) end
    if self.shape[before] == "lower" and not is_adverb(self.word[before]) and carries[prep] then
      local from, to = find_subject(self, before, depth + 1)
      if from then return from, to end
    end
  end
  if carries[prep] and prep ~= "with" and prep ~= "for" and prep ~= "on" then return together(self, a) end
end

-- "the Patriotic Resistance Army (PRA)": the token before the brackets that end at `i`, else `i`.
local function before_bracket (self, i)
  if self.shape[i] ~= "close_bracket" then return i end
  while i > self.first and self.shape[i] ~= "open_bracket" do i = i - 1 end
  return i - 1
end

-- Behind a comma: "Israel, its army said, attacked", "gunmen, some of them masked, stormed": the actor before an earlier comma.
local function behind_comma (self, i, depth)
  local word, ends = self.word, self.ends
  local second
  for at = i, math.max(self.first, i - 30), -1 do
    if word[at] == "," then
      local a = ends[before_bracket(self, at - 1)]
      if a and a >= self.from then
        local actor = self.actors[a]
        if actor._prep == "" and not actor._owns and at < i then return phrase(self, a, depth + 1) end
        second = second or not actor._owns and a
      elseif at < i and depth < 2 and self.shape[at - 1] == "lower" then
        local from, to = find_subject(self, at - 1, depth + 2)
        if from then return from, to end
      end
    end
  end
  if second then return phrase(self, second, depth + 1) end
end

-- "hospitals in Sudan's Darfur region": it acts where no preposition stands before it or before its owner; else what the preposition hangs on does.
local is_area = set "region regions province district area city town village suburb county state peninsula valley border"
local function of_area (self, a, depth)
  local word, actor = self.word, self.actors[a]
  if possessive[word[actor._t - 1]] then
    local owner = self.ends[actor._t - 2]
    actor = owner and self.actors[owner] or actor
  end
  if actor._prep == "" then return a, a end
  if depth > 2 then return nil end
  return find_subject(self, actor._lead - 2, depth + 1)
end

function find_subject (self, i, depth)
  local word, ends = self.word, self.ends
  while i >= self.first do
    local w = word[i]
    local a = ends[i]
    if a and a >= self.from then return phrase(self, a, depth, depth == 0) end
    local at = before_time(self, i)
    if at then i = at
    elseif is_adverb(w) then i = i - 1
    elseif self.shape[i] == "close_bracket" then i = before_bracket(self, i)
    elseif w == "," then
      if self.gerund then return acting(self, i) end
      return behind_comma(self, i, depth)
    elseif relative[w] then
      local before = word[i - 1] == "," and i - 2 or i - 1
      a = ends[before_bracket(self, before)]
      if a and a >= self.from then return together(self, a) end
      return nil
    elseif coordination[w] then
      if self.verb_from then return self.verb_from, self.verb_to end
      return acting(self, i - 1)
    elseif pronoun[w] then return meant(self, pronoun[w], i)
    elseif self.gerund and gerund_lead[w] then
      a = (w == "of" or w == "for" or w == "from") and ends[i - 1]
      if a and a >= self.from then return together(self, a) end
      return acting(self, i - 1)
    elseif possessive[w] then return nil
    elseif self.gerund then return acting(self, i)
    else
      if preposition[w] or self.shape[i] ~= "lower" and self.shape[i] ~= "hyphen" and self.shape[i] ~= "capital" then return nil end
      local before = before_noun(self, i)
      if before == i then return nil end
      a = possessive[word[before]] and ends[before - 1] or ends[before]
      if a and a >= self.from and before + 1 == i and is_area[word[i]] and self.actors[a]._of == "place" then return of_area(self, a, depth) end
      if a and possessive[word[before]] and self.actors[a]._person and not of_office[word[i]] then return nil end -- "Ann Lee's wife praised"
      if a and a >= self.from and (possessive[word[before]] or not self.actors[a]._person) then
        self.beside_noun = not possessive[word[before]] and not self.actors[a]._head
        return a, a
      end
      if depth < 3 and carries[word[before]] then i, depth = before - 1, depth + 1
      else return nil end
    end
  end
end

-- The head of the words before the verb is unknown ("the APEC (…) forum"): the actor before it, if no verb and no preposition lies between.
local function unknown_head (self, left)
  local word, shape = self.word, self.shape
  for i = left, math.max(self.first, left - 12), -1 do
    local a = self.ends[i]
    if a and a >= self.from then
      local actor = self.actors[a]
      if actor._prep == "" and not actor._owns and not possessive[word[actor._t - 1]] and not self:reports(a) then return together(self, a) end
      return nil
    end
    local w, s = word[i], shape[i]
    if verb_like[w] or ed(w) or preposition[w] or relative[w] or pronoun[w] or coordination[w] or self.verbs and self.verbs[i] or s == "comma" or s == "semicolon" or
      s == "colon" or s == "dash" then return nil end
  end
end

-- "will travel to Israel to meet": Israel is where one goes, "appealed to Israel to withdraw": who is to withdraw.
local going = set [[travel travels traveled travelled traveling travelling fly flies flew flying flown head heads headed heading go goes went going gone return returns returned
  came trip trips visit visits journey tour back]]
local function goes_there (self, actor) return actor._prep == "to" and actor._of == "place" and going[self.word[actor._lead - 2]] end

-- The actors that do what the verb says.  `left` is the token before the verb's words; `infinitive` and `gerund` say how the verb stands there.
function Sentence:subject (left, infinitive, gerund)
  if infinitive then
    local a = self.ends[left]
    if a and a >= self.from and (self.actors[a]._prep == "" or self.actors[a]._prep == "on" or self.actors[a]._prep == "upon" or self.actors[a]._prep == "for" or
      self.actors[a]._prep == "to") and not goes_there(self, self.actors[a]) then return together(self, a) end
    if self.verb_from then return self.verb_from, self.verb_to end
    return acting(self, left)
  end
  self.gerund, self.beside_noun = gerund, false
  local beside = gerund and self.ends[left]
  if beside and beside >= self.from and self.actors[beside]._of ~= "place" then return together(self, beside) end -- "fired on demonstrators protesting against"
  local from, to = find_subject(self, left, 0)
  if not from then return unknown_head(self, left) end
  return from, to
end

-- The actors behind the verb on whom it is done, from token `place` to `stop`: the first that is told neither by who reports nor, if there is another, by where it
-- happened.  `refuse(actor)` may rule out others, and what lies within the tokens noun_from..noun_to of the sentence is none.
function Sentence:object (place, stop, refuse)
  local place_only
  for a = self:actor_from(place), self.to do
    local actor = self.actors[a]
    if actor._t > stop then break end
    local told = self.noun_from and actor._z >= self.noun_from and actor._t <= self.noun_to -- it is what the verb is about: "sent 60 rescuers"
    if not told and not not_object[actor._prep] and not self:reports(a) and not (refuse and refuse(actor)) then
      if not where[actor._prep] then return together(self, a) end
      place_only = place_only or a
    end
  end
  if place_only then return together(self, place_only) end
end

-- The actors behind "by".
function Sentence:agent (place, stop)
  for a = self:actor_from(place), self.to do
    local actor = self.actors[a]
    if actor._t > stop then return nil end
    if actor._prep == "by" then return together(self, a) end
  end
end

-- Where what a verb governs may end: at some shapes and words at once, at a comma or "and" if a clause of its own begins there.
local STOPS, UNLESS_LOOK, BY, COMMA, AND = 1, 2, 3, 4, 5
local bounds = { after = UNLESS_LOOK, before = UNLESS_LOOK, as = UNLESS_LOOK, amid = UNLESS_LOOK, following = UNLESS_LOOK, by = BY, [","] = COMMA, ["and"] = AND }
for word in pairs(break_word) do bounds[word] = STOPS end

-- Whether a clause of its own begins behind the comma or "and" at `i`.
local function clause_behind (self, i, bound)
  local word, verbs = self.word, self.verbs
  local next = word[i + 1]
  if bound == COMMA and (next == "and" or ing(next or "")) then return true end
  if verbs then -- ", Britain pledged"
    local a = self.begins[i + 1]
    if a and verbs[self.actors[a]._z + 1] then return true end
  end
  return bound == AND and (joins_verb[next] or verbs and verbs[i + 1])
end

local ends_clause = { semicolon = true, colon = true, dash = true }

-- "is expected to meet Ann Lee before flying to": whether a gerund or an infinitive that begins behind token `left` hangs on a verb of what is to come.
local awaits = set "will would 'll ’ll shall wo plan plans planned planning expected scheduled due slated poised hopes aims intends"
local AWAITED = 20 -- tokens
function Sentence:awaited (left)
  local word, shape = self.word, self.shape
  for i = left, math.max(self.first, left - AWAITED), -1 do
    local w = word[i]
    if awaits[w] then return true end
    if ends_clause[shape[i]] or break_word[w] or saying[w] then return false end
  end
end

-- Whether what somebody says ends at a closing quotation mark: '," Ann Lee told reporters'.
local closes = set "close_quote close_single straight_quote"
local ends_said = set "comma exclamation full_stop"
local function speech_ends (shape, i)
  return closes[shape[i]] and (ends_said[shape[i - 1]] or shape[i] == "close_quote" and shape[i + 1] == "comma")
end

-- The last token that a verb before `place` governs.
function Sentence:reach (place)
  local word, shape = self.word, self.shape
  for i = place, self.last do
    local bound = bounds[word[i]]
    if ends_clause[shape[i]] or bound == STOPS or speech_ends(shape, i) then return i - 1 end
    if bound then
      if bound == UNLESS_LOOK then
        if word[i - 1] ~= "look" then return i - 1 end
      elseif bound == BY then
        if ing(word[i + 1] or "") then return i - 1 end
      elseif clause_behind(self, i, bound) then return i - 1 end
    end
  end
  return self.last
end

return clauses
