-- lode.speakers: who speaks, from the tokens beside a verb of saying.
--
--   local speakers = require "lode.speakers"
--   local scene = speakers.scene(article, columns, article:items "person", article:items "organization", { marks = marks }) -- marks: lode.quotations
--   local who = scene:before(verb, first)                  -- the subject that ends before the verb: "Lee, who is 40, also said"
--   local who = scene:subject_at(token, first)             -- the one that ends at a token; scene:phrase_to where that is a noun or a name
--   local who = scene:phrase(token, last)                  -- the one that begins at a token: said Defense Minister Lee
--   who.first, who.last, who.name, who.kind                -- tokens; kind: person, organization, described, pronoun
--   scene:resolve(who)                                     -- gives it the full name; he and she stand for the last fitting person
--   scene:note(who)                                        -- somebody spoke: pronouns look for speakers first
--
-- All places are numbers of tokens in article:columns().

local genders = require "lode.genders"
local speech = require "lode.speech"

local speakers = {}

local ARTICLE, WHOLE, ALONE, TIME, NEAR, OF, STOP, HEAD = speech.ARTICLE, speech.WHOLE, speech.ALONE, speech.TIME, speech.NEAR, speech.OF, speech.STOP, speech.HEAD
local CLAUSE, FINITE, WRITING, ACRONYM, ENVOY, PRONOUN, HELPING = speech.CLAUSE, speech.FINITE, speech.WRITING, speech.ACRONYM, speech.ENVOY, speech.PRONOUN, speech.HELPING
local TITLE, WHERE = speech.TITLE, speech.WHERE
local DAY, WOMAN, MAN, BODY, SINGLE = speech.DAY, speech.WOMAN, speech.MAN, speech.BODY, speech.SINGLE
local NAMELIKE, WORDLIKE, is_adverb, ends_ed = speech.NAMELIKE, speech.WORDLIKE, speech.is_adverb, speech.ends_ed

local SEEN = speech.set "seen shown given" -- "documents seen by"; those in -ed need no list
local concat, find, sub = table.concat, string.find, string.sub

local Scene = {}
Scene.__index = Scene

-- ---- entities ----

-- The number of the last item, of those in order, that begins before a byte; 0 if none.
local function last_before (items, byte)
  local low, high = 0, #items
  while low < high do
    local middle = (low + high + 1) // 2
    if items[middle].first < byte then low = middle else high = middle - 1 end
  end
  return low
end

-- The person, else the organization, of which token `i` is a part.
function Scene:entity (i) return self.item_at[i] end

-- That which begins, that which ends with token `i`.
function Scene:starting (i)
  local item = self.item_at[i]
  return item and item.first == self.first[i] and item or nil
end

function Scene:ending (i)
  local item = self.item_at[i]
  return item and item.last == self.last[i] and item or nil
end

-- The token behind the item at token `i`.
function Scene:behind (i)
  local item_at = self.item_at
  local item = item_at[i]
  repeat i = i + 1 until item_at[i] ~= item
  return i
end

-- The person who ends with token `i`.
local function person_ending (self, i)
  local item = self.item_at[i]
  return item and item.last == self.last[i] and item.kind == "person" and item or nil
end

-- Whether token `i` is in marks.
function Scene:quoted (i)
  local k = self.marks:before(i)
  return k > 0 and i < self.marks.close[k]
end

-- Whether it is in marks or in brackets: "(Photo: Adam Gerrard)".
local function aside (self, i)
  local before = self.shape[i - 1]
  return before == "open_bracket" or before == "colon" or before == "slash" or self:quoted(i)
end

-- The item at token `i` as who speaks.
local function named (self, i)
  local item_at = self.item_at
  local item, first, last = item_at[i], i, i
  while item_at[first - 1] == item do first = first - 1 end
  while item_at[last + 1] == item do last = last + 1 end
  return { first = first, last = last, name = item.name or item.text, kind = item.kind, item = item }
end

-- "the ministry", as written.
local function described (self, first, last)
  return { first = first, last = last, name = sub(self.text, self.first[first], self.last[last]), kind = "described" }
end

-- ---- the subject before a verb ----

-- Whether a noun with an article before it ends at token `i`: "a retired headmistress".
local function has_article (self, i, first)
  local word, shape = self.word, self.shape
  if ALONE[word[i]] then return true end
  for j = i, math.max(first, i - 6), -1 do
    if ARTICLE[word[j]] then return j < i end
    if not WORDLIKE[shape[j]] and shape[j] ~= "hyphen" or STOP[word[j]] or OF[word[j]] then return false end
  end
  return false
end

local IN_PHRASE = { clitic = true, apostrophe = true, hyphen = true }
local PLAIN = {} -- shapes of words that go on with a phrase …
for shape in pairs(WORDLIKE) do PLAIN[shape] = shape ~= "digits" end
local TURNS = { to = true } -- … and the words that may not
for _, words in ipairs { ARTICLE, OF, STOP } do
  for word in pairs(words) do TURNS[word] = true end
end

-- Whether the word ends every description: "who", "said"; not "US".
local function stops (word, shape) return STOP[word] and not (shape == "upper" and ACRONYM[word]) end

-- Whether a phrase of people before token `i`, a preposition, goes on behind it: "officials at", "the head of", "sources close to", "ambassador to".
local function joins (self, i, e, first)
  local word, shape = self.word, self.shape
  local w, before = word[i], word[i - 1]
  if i <= first or i == e then return false end
  if NEAR[before] == w then return HEAD[word[i - 2]] end
  if w == "to" then return ENVOY[before] end
  return HEAD[before] or w == "of" and WORDLIKE[shape[i - 1]] and not STOP[before] or has_article(self, i - 1, first)
end

-- Where a phrase goes on before its article at token `i`, or nil: "two of the men", "officials at the ministry", "all the men".
local function before_article (self, i, first)
  local word, shape = self.word, self.shape
  local before = word[i - 1]
  if i <= first then return nil end
  if WHOLE[before] then return i - 1 end
  if i == first + 1 then return nil end
  local noun = word[i - 2]
  if before == "of" and not STOP[noun] and WORDLIKE[shape[i - 2]] then return i - 1 end
  if OF[before] and (HEAD[noun] or has_article(self, i - 2, first)) or NEAR[noun] == before then return i end
end

-- Whether no description ends with a word.
local function ends_none (w, s)
  if not PLAIN[s] or TURNS[w] and (STOP[w] or ARTICLE[w] and not ALONE[w]) then return true end
  if s == "lower" then return is_adverb(w) end
  return DAY[w]
end

-- Where a description that ends at token `e` begins: back to its article, or over what is written like one phrase; nil if it is none.
local function description_start (self, e, first)
  local word, shape = self.word, self.shape
  if ends_none(word[e], shape[e]) then return nil end
  local i, article = e, nil
  for _ = 1, 12 do
    if i < first then break end
    local w, s = word[i], shape[i]
    if TURNS[w] or not PLAIN[s] then
      if ARTICLE[w] and s ~= "digits" then
        article = i
        i = before_article(self, i, first)
        if not i then break end
        if WHOLE[word[i]] then article = i end
      elseif OF[w] or w == "to" then
        if not joins(self, i, e, first) then break end
        article = nil
      elseif IN_PHRASE[s] then
        if i == first or s == "hyphen" and self.first[i] ~= self.last[i - 1] + 1 then break end
      elseif not WORDLIKE[s] or stops(w, s) or s == "digits" and not ARTICLE[word[i - 1] or ""] then break end
    end
    i = i - 1
  end
  if article then return article end
  local start = math.max(i, first - 1) + 1
  while start < e and (OF[word[start]] or IN_PHRASE[shape[start]] or shape[start] == "digits" or DAY[word[start]]) do start = start + 1 end
  return start
end

-- Whether the description from `start` to `e` is of one and of many at once, so that it is two: "(in) a move fans (have called …)".
local function is_two (self, start, e)
  local word, shape = self.word, self.shape
  if e < start + 2 or not HEAD[word[e]] or shape[e] ~= "lower" or word[e]:sub(-1) ~= "s" then return false end
  for i = start, e do
    if OF[word[i]] then return false end
  end
  return true
end

-- A description is of somebody who speaks if it has an article or an owner, holds a noun of people, or begins like a name (within a sentence, or `loose`).
local function description_before (self, e, first, loose)
  local word, shape = self.word, self.shape
  local start = description_start(self, e, first)
  if not start then return nil end
  local w = word[start]
  if (w == "a" or w == "an") and is_two(self, start, e) then return described(self, e, e) end
  if ARTICLE[w] or HEAD[word[e]] then return described(self, start, e) end
  for i = start, e - 1 do
    if HEAD[word[i]] and (OF[word[i + 1]] or NEAR[word[i + 1]]) or shape[i] == "clitic" then return described(self, start, e) end
  end
  if not NAMELIKE[shape[e]] then
    local plural = e > start and word[e]:sub(-1) == "s" -- "Health bosses", at the begin of a sentence too
    return NAMELIKE[shape[start]] and (loose or plural or start > first) and described(self, start, e) or nil
  end
  start = e
  while start > first and NAMELIKE[shape[start - 1]] and not DAY[word[start - 1]] do start = start - 1 end
  return described(self, start, e)
end

-- Who speaks if an organization or a person that begins behind token `k`, a preposition, belongs to what stands before: "analysts at the Baltic Institute",
-- "a spokesman for Norvik", "Dianne Feinstein of California".
local function holder (self, k, e, first, kind)
  local word = self.word
  local w, before = word[k], word[k - 1]
  if STOP[before] or DAY[before] or w == "to" and not ENVOY[before] then return nil end
  if kind == "person" and w ~= "for" and w ~= "of" and w ~= "to" then return nil end
  if person_ending(self, k - 1) then return named(self, k - 1) end
  local start = description_start(self, k - 1, first)
  if start and (HEAD[before] or ARTICLE[word[start]] and (kind ~= "person" or w ~= "of")) then return described(self, start, e) end
end

-- The phrase that ends at token `e`: a name, or a description.
local function phrase_ending (self, e, first)
  local word, shape, item = self.word, self.shape, self.item_at[e]
  if not item then
    local who = description_before(self, e, first)
    local k = who and who.first - 1 or 0
    if k > first and OF[word[k]] and person_ending(self, k - 1) then return named(self, k - 1) end
    return who
  end
  if item.last ~= self.last[e] then return nil end
  local who = named(self, e)
  if who.first < first then who.first = first end
  local k = who.first - 1
  while k > first and (ARTICLE[word[k]] or TITLE[word[k]] or item.kind == "organization" and shape[k] == "lower" and not STOP[word[k]] and not OF[word[k]]) do k = k - 1 end
  local w = word[k]
  return k > first and (OF[w] or w == "to") and holder(self, k, e, first, item.kind) or who
end

-- Whether a description before an apposition may be the subject: nothing before it in its clause, and no "a", which is of an apposition itself.
local function may_be_subject (self, who)
  local word, before = self.word, who.first - 1
  local w = word[who.first]
  return (ARTICLE[w] or HEAD[word[who.last]]) and w ~= "a" and w ~= "an" and (not WORDLIKE[self.shape[before]] or CLAUSE[word[before]] or self.shape[who.first] == "capital")
end

-- "Castilho, who is 88, said": the subject stands before a comma further left, a person rather than what describes one.
local function before_apposition (self, e, first)
  local word, shape = self.word, self.shape
  local body, words
  local mark = shape[e]
  -- "The president, Miguel Sarmento, said"
  if person_ending(self, e - 1) then
    local i = named(self, e - 1).first - 1
    local stop = math.max(first, i - 6)
    while i > stop and WORDLIKE[shape[i]] and not STOP[word[i]] and not OF[word[i]] and not ARTICLE[word[i]] do i = i - 1 end
    if shape[i] == mark then return named(self, e - 1) end
  end
  for i = e - 1, math.max(first + 1, e - 40), -1 do
    if shape[i] == mark and (mark ~= "hyphen" or self.first[i] > self.last[i - 1] + 1) then
      local item = self:ending(i - 1)
      if item then
        if item.kind == "person" then return phrase_ending(self, i - 1, first) end
        body = body or phrase_ending(self, i - 1, first)
      elseif not words then
        local found = description_before(self, i - 1, first, true)
        if found and (found.first == first or may_be_subject(self, found)) then words = found end
      end
    end
  end
  return body or words
end

local APART = { comma = true, dash = true, hyphen = true, close_bracket = true } -- what sets something off between subject and verb
local ALIEN = { who = true, that = true } -- words that are no part of a description or a name
for word in pairs(PRONOUN) do ALIEN[word] = true end

-- The end of the subject before the verb: adverbs and helping verbs do not count.
local function subject_end (self, verb, first)
  local word, shape = self.word, self.shape
  local e = verb - 1
  while e >= first do
    local w = word[e]
    if HELPING[w] or shape[e] == "lower" and is_adverb(w) then e = e - 1
    elseif TIME[w] and (word[e - 1] == "last" or word[e - 1] == "this") then e = e - 2
    else break end
  end
  return e
end

-- "Lee, who said", "James Comey, the director, who said": whom "who" at token `i` means.
local function before_who (self, i, first)
  local e, shape = i - 1, self.shape
  local comma = e >= first and shape[e] == "comma"
  if comma then e = e - 1 end
  local who = e >= first and phrase_ending(self, e, first) or nil
  if comma and who and who.kind ~= "person" and shape[who.first - 1] == "comma" then
    e = who.first - 2
    if e >= first and person_ending(self, e) then return named(self, e) end
  end
  return who
end

-- "A man who lives near the stop said": the subject stands before "who", if no comma is between.
local function beyond_relative (self, who, first)
  local word, shape = self.word, self.shape
  for i = who.first - 1, math.max(first + 1, who.first - 15), -1 do
    if word[i] == "who" then return before_who(self, i, first) end
    if shape[i] == "comma" or shape[i] == "dash" or shape[i] == "semicolon" or word[i] == "said" then return nil end
  end
end

-- "A teacher at the school said": whether more than the description that stands there may be the subject.
local function may_reach_on (self, who, first)
  local word = self.word
  if who.first <= first or self.shape[who.first] == "capital" then return false end
  local rule = word[who.first - 1]
  return OF[rule] or WHERE[rule] or rule == "near" or not HEAD[word[who.last]]
end

-- The subject that is the phrase which ends at token `e`.
function Scene:phrase_to (e, first)
  local who = phrase_ending(self, e, first)
  if who and who.kind == "described" and may_reach_on(self, who, first) then return beyond_relative(self, who, first) or who end
  return who
end

-- The subject that ends at token `e`; nothing before token `first` counts.
function Scene:subject_at (e, first)
  if e < first then return nil end
  local word, shape = self.word, self.shape
  local w, s = word[e], shape[e]
  if ALIEN[w] then
    if PRONOUN[w] then return { first = e, last = e, kind = "pronoun", pronoun = w } end
    if w == "who" then return before_who(self, e, first) end
    if w == "that" and WRITING[word[e - 1]] then e = e - 1 end -- "a statement that said"
  elseif APART[s] then
    if s ~= "close_bracket" then return before_apposition(self, e, first) end
    repeat e = e - 1 until e < first or shape[e] == "open_bracket" -- "Lee (R-Iowa) said"
    e = e - 1
  end
  return e >= first and self:phrase_to(e, first) or nil
end

-- The subject of a verb, behind which adverbs and the like may stand.
function Scene:before (verb, first) return self:subject_at(subject_end(self, verb, first), first) end

-- ---- the subject behind a verb ----

-- How far the noun phrase goes that begins at token `i`: the last of its words, the token behind it, whether that is behind a preposition, where nobody speaks;
-- the organization that it begins with.  If it comes to a person who speaks, that is given instead.  A `short` phrase ends with its first noun of people.
local function extent (self, i, last, short)
  local word, shape = self.word, self.shape
  local article, at, inside, head_end, body = ARTICLE[word[i]], i, false, nil, nil
  while at <= last and at < i + 16 do
    local w, s = word[at], shape[at]
    local item = self:starting(at)
    if item then
      local who = named(self, at)
      local owner = word[who.last + 1]
      if item.kind == "person" and not inside and owner ~= "'s" and owner ~= "’s" then return who end
      if at == i or at == i + 1 and word[i] == "the" then body = body or who end
      at = who.last
      head_end = at
    elseif NEAR[w] == word[at + 1] and HEAD[word[at - 1]] then -- "people familiar with the matter"
      inside = true
      at = at + 1
    elseif OF[w] then
      if w == "on" or w == "with" or at == i or not (article or HEAD[word[at - 1]]) or inside and w ~= "of" or DAY[word[at + 1] or ""] then break end
      inside = true
    elseif IN_PHRASE[s] or s == "slash" then -- within a word, or the owner
      if s ~= "clitic" and self.first[at] ~= self.last[at - 1] + 1 then break end
    elseif not WORDLIKE[s] or stops(w, s) or DAY[w] and not ARTICLE[word[at - 1]] or s == "lower" and is_adverb(w)
      or s == "lower" and at > i and (at > i + 1 and ends_ed(w) or HEAD[word[at - 1]] and (SEEN[w] or ends_ed(w))) then break
    else
      head_end = at
      if short and HEAD[w] and not HEAD[word[at + 1]] and shape[at + 1] == "lower" then break end
    end
    at = at + 1
  end
  return nil, head_end, at, inside, body
end

-- The phrase that begins at token `i`, up to `last`.
function Scene:phrase (i, last, short)
  local word, shape = self.word, self.shape
  if i > last then return nil end
  local w, following = word[i], word[i + 1] or ""
  if PRONOUN[w] then return { first = i, last = i, kind = "pronoun", pronoun = w } end
  local article = ARTICLE[w]
  if not article and (not WORDLIKE[shape[i]] or stops(w, shape[i]) and w ~= "no") then return nil end
  if ALONE[w] and (FINITE[following] or ends_ed(following)) then return described(self, i, i) end -- "one shared it and said"
  local person, e, at, inside, body = extent(self, i, last, short)
  if person or not e then return person end
  local of_people = article or HEAD[word[e]]
  if shape[at] == "comma" and not inside and e == at - 1 and of_people then -- "the union's president, Doug Makwa"
    local item = self.item_at[at + 1]
    if item and item.kind == "person" then return named(self, at + 1) end
  end
  if body and body.last >= e then return body end
  for k = i, e - 1 do
    of_people = of_people or HEAD[word[k]] and (OF[word[k + 1]] or NEAR[word[k + 1]])
  end
  if of_people then return described(self, i, e) end
  if not NAMELIKE[shape[i]] then return body end
  e = i
  while NAMELIKE[shape[e + 1]] and e < at - 1 do e = e + 1 end
  return described(self, i, e)
end

-- ---- names ----

local function fits (item, pronoun)
  local gender = genders.of(item)
  return not gender or gender == (pronoun == "he" and "m" or "f")
end

-- Whether a description is of one person, who may be he, or she.
local function is_one (self, who, pronoun)
  local word, shape = self.word, self.shape
  local e = who.first
  if not SINGLE[word[e]] then return false end
  while e < who.last and not OF[word[e + 1]] do e = e + 1 end
  local w = word[e]
  return not (BODY[w] or w:sub(-1) == "s" or (pronoun == "he" and WOMAN or MAN)[w] or shape[e] ~= "lower" and shape[e] ~= "capital")
end

-- Whether the sentence around token `i` begins with the pronoun: then nobody named in it is meant.
local function begins_with (self, i, pronoun)
  local word = self.word
  if i == 0 then return false end
  while i > 1 and word[i - 1] ~= "" do i = i - 1 end
  return word[i] == pronoun or word[i + 1] == pronoun
end

local REACH, FAR = 12, 600 -- sentences, tokens that a pronoun looks back

-- The person whom the article names most often, of those who may be meant.
local function commonest (self, pronoun)
  local known = self.commonest[pronoun]
  if known ~= nil then return known or nil end
  local counts, best = {}, nil
  for _, item in ipairs(self.persons) do
    local name = item.name or item.text
    counts[name] = (counts[name] or 0) + 1
    if (not best or counts[name] > counts[best.name or best.text]) and fits(item, pronoun) then best = item end
  end
  best = best and counts[best.name or best.text] > 1 and best or nil
  self.commonest[pronoun] = best or false
  return best
end

-- Whom he or she at a token means: the speaker of the nearest sentence before, else the first person named in it; if there is none, whom the article is about.
local function he_or_she (self, at, pronoun)
  local persons, sentence, spoke = self.persons, self.sentence, self.spoke
  local here = sentence[at]
  local article, i = self.article, last_before(persons, self.first[at])
  local token = i > 0 and article:token(persons[i].first) or 0
  for s = here, math.max(1, here - REACH), -1 do
    local speaker = spoke[s]
    if speaker and speaker.first < at then
      if speaker.kind == "person" then
        if speaker.item and fits(speaker.item, pronoun) then return speaker.item end
      elseif speaker.kind == "described" and s > here - 3 and is_one(self, speaker, pronoun) then return speaker end
    end
    local found, place
    while i > 0 and sentence[token] == s and at - token < FAR do
      local item = persons[i]
      if fits(item, pronoun) and not aside(self, token) then found, place = item, token end
      i = i - 1
      token = i > 0 and article:token(persons[i].first) or 0
    end
    if found and not begins_with(self, place, pronoun) then return found end
  end
  return commonest(self, pronoun)
end

-- It and they are the last speaker that was no person; it may also be the last organization named.
local function it_or_they (self, at, pronoun)
  local body = self.last_body
  if body and body.first < at then
    local many = body.kind == "described" and (body.name:sub(-1) == "s" or body.name:find("people", 1, true) or body.name:find("amily$"))
    if pronoun == "it" and not many or pronoun == "they" and self.sentence[at] - self.sentence[body.first] < 5 then return body.item or body end
  end
  if pronoun == "they" then return nil end
  return self.bodies[last_before(self.bodies, self.first[at])]
end

local BETWEEN = " \n " -- what stands between names in one text

-- The names of the article's persons as one text, each with a space before and behind: most of what one asks for is in none of them.
local function names_in_full (self)
  local persons, names = self.persons, {}
  for i = 1, #persons do
    local item = persons[i]
    names[i] = item.name or item.text
  end
  self.names = " " .. concat(names, BETWEEN) .. " "
  return self.names
end

-- The first person whose name of several words has that one in it.
local function bearer (self, name)
  local inside = " " .. name .. " "
  if not find(self.names or names_in_full(self), inside, 1, true) then return nil end
  local persons = self.persons
  for i = 1, #persons do
    local full = persons[i].name or persons[i].text
    if full ~= name and find(" " .. full .. " ", inside, 1, true) then return persons[i] end
  end
end

-- A surname alone, which the rule for people left so, has the name of the person who bears it.
local function full_name (self, who)
  local name = who.name
  if not NAMELIKE[self.shape[who.last]] or find(name, " ", 1, true) then return name end
  local known = self.full[name]
  if known == nil then
    known = bearer(self, name) or false
    self.full[name] = known
  end
  if known then return known.name or known.text, known end
  return name
end

-- Gives the speaker a name, kept in it: the full one where it is known.
function Scene:resolve (who)
  if who.kind == "pronoun" then
    local item
    if who.pronoun == "he" or who.pronoun == "she" then item = he_or_she(self, who.first, who.pronoun) else item = it_or_they(self, who.first, who.pronoun) end
    if item then who.name, who.kind, who.item = item.name or item.text, item.kind, item.item or item
    else who.name = self.text:sub(self.first[who.first], self.last[who.first]) end
  elseif who.first == who.last and who.kind ~= "organization" then
    local item
    who.name, item = full_name(self, who)
    if item then who.kind, who.item = "person", item end
  end
  return who
end

-- Notes that somebody spoke: he, she and they look for speakers first.
function Scene:note (who)
  self.spoke[self.sentence[who.first]] = who
  if who.kind ~= "person" and who.name then self.last_body = who end
end

-- Notes items for each of their tokens, but for those of which another has the first token, which are taken out.
local function place (self, all)
  local article, item_at, ends = self.article, self.item_at, self.last
  local token_of, n, count = article.token, 0, #all
  for i = 1, count do
    local item = all[i]
    local token = token_of(article, item.first)
    if not item_at[token] then
      n = n + 1
      if n < i then all[n] = item end
      item_at[token] = item
      local stop = item.last
      while ends[token] < stop do
        token = token + 1
        item_at[token] = item
      end
    end
  end
  for i = n + 1, count do all[i] = nil end
  return all
end

-- The article's columns with its persons, and the organizations that are no part of a person; `more` is what the scene holds besides.
function speakers.scene (article, columns, persons, organizations, more)
  local scene = setmetatable(more, Scene)
  scene.article, scene.text, scene.n = article, article.text, columns.n
  scene.word, scene.shape, scene.first, scene.last, scene.sentence = columns.word, columns.shape, columns.first, columns.last, columns.sentence
  scene.spoke, scene.full, scene.commonest, scene.names = {}, {}, {}, false -- speakers by sentence; what was asked for already
  scene.item_at = {} -- by token
  scene.persons = place(scene, persons)
  scene.bodies = place(scene, organizations)
  return scene
end

return speakers
