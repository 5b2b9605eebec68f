-- lode.speakers: who speaks, from the tokens beside a verb of saying.
--
--   local speakers = require "lode.speakers"
--   local scene = speakers.scene(article, columns)         -- the article's columns, persons and organizations; put scene.marks in it (lode.quotations)
--   local who = scene:before(verb, first)                  -- the subject that ends before the verb: "Lee, who is 40, also said"
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
local CLAUSE, FINITE, WRITING, ACRONYM, ENVOY, PRONOUN, HELPING, DAY, WOMAN, MAN, BODY, SINGLE = speech.CLAUSE, speech.FINITE, speech.WRITING, speech.ACRONYM, speech.ENVOY, speech.PRONOUN, speech.HELPING, speech.DAY, speech.WOMAN, speech.MAN, speech.BODY, speech.SINGLE
local NAMELIKE, WORDLIKE, is_adverb = speech.NAMELIKE, speech.WORDLIKE, speech.is_adverb

local Scene = {}
Scene.__index = Scene

-- ---- entities ----

-- The last of the tokens, which are in order, at or before token `i`; its place in the list, 0 if none.
local function last_from (tokens, i)
  local low, high = 0, #tokens
  while low < high do
    local middle = (low + high + 1) // 2
    if tokens[middle] <= i then low = middle else high = middle - 1 end
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
  return { first = first, last = last, name = self.text:sub(self.first[first], self.last[last]), kind = "described" }
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

-- Where a description that ends at token `e` begins: back to its article, or over what is written like one phrase; nil if it is none.
-- Prepositions join two phrases if the one before them is of people: "officials at the ministry".
local function description_start (self, e, first)
  local word, shape = self.word, self.shape
  if not WORDLIKE[shape[e]] or shape[e] == "digits" or DAY[word[e]] and shape[e] ~= "lower" then return nil end
  if STOP[word[e]] or ARTICLE[word[e]] and not ALONE[word[e]] then return nil end
  local i, words, article = e, 0, nil
  while i >= first and words < 12 do
    local w, s = word[i], shape[i]
    if ARTICLE[w] and s ~= "digits" then
      article = i
      -- "two of the men", "several other officials", "the two companies"
      if i > first and WHOLE[word[i - 1]] then i = i - 1
      elseif i > first + 1 and word[i - 1] == "of" and not STOP[word[i - 2]] and WORDLIKE[shape[i - 2]] then i = i - 1
      elseif i > first + 1 and (OF[word[i - 1]] and HEAD[word[i - 2]] or i > first + 2 and NEAR[word[i - 2]] == word[i - 1]) then
      else break end
    elseif NEAR[word[i - 1]] == w and i > first + 1 and HEAD[word[i - 2]] or w == "to" and i > first and ENVOY[word[i - 1]] then article = nil -- "sources close to the inquiry"
    elseif OF[w] then
      if i == first or i == e or not (HEAD[word[i - 1]] or w == "of" and WORDLIKE[shape[i - 1]] and not STOP[word[i - 1]] or has_article(self, i - 1, first)) then break end
      if article then article = nil end
    elseif s == "clitic" and w:sub(-1) == "s" or s == "apostrophe" then
      if i == first then break end
    elseif s == "hyphen" then
      if self.first[i] ~= self.last[i - 1] + 1 then break end
    elseif not WORDLIKE[s] or STOP[w] and not (s == "upper" and ACRONYM[w]) or s == "digits" and not (i > first and ARTICLE[word[i - 1]]) then break
    elseif is_adverb(w, s) and i == e then return nil
    end
    words = words + 1
    i = i - 1
  end
  local start = article and (i < article and i >= first and WHOLE[word[i]] and i or article) or math.max(i, first - 1) + 1
  while start < e and (OF[word[start]] or shape[start] == "clitic" or shape[start] == "hyphen" or shape[start] == "apostrophe" or shape[start] == "digits" or DAY[word[start]]) do start = start + 1 end
  return start
end

-- A description is of somebody who speaks if it has an article, ends with a noun of people, or begins like a name.
local function description_before (self, e, first, loose)
  local word, shape = self.word, self.shape
  local start = description_start(self, e, first)
  if not start then return nil end
  if start == e and ARTICLE[word[e]] then return ALONE[word[e]] and described(self, e, e) or nil end
  -- "in a move fans have called …": one thing is not many
  if (word[start] == "a" or word[start] == "an") and HEAD[word[e]] and shape[e] == "lower" and word[e]:sub(-1) == "s" and not OF[word[e - 1]] and e > start + 1 and not has_article(self, e - 1, start + 1) then
    local inside
    for i = start, e do inside = inside or OF[word[i]] end
    if not inside then start = e end
  end
  if ARTICLE[word[start]] or HEAD[word[e]] then return described(self, start, e) end
  for i = start, e do
    if HEAD[word[i]] and (i == e or OF[word[i + 1]] or NEAR[word[i + 1]]) then return described(self, start, e) end
  end
  for i = start + 1, e - 1 do
    if shape[i] == "clitic" then return described(self, start, e) end -- "Swift's rep"
  end
  if not NAMELIKE[shape[e]] then
    return NAMELIKE[shape[start]] and (loose or start > first) and described(self, start, e) or nil
  end
  start = e
  while start > first and NAMELIKE[shape[start - 1]] and not DAY[word[start - 1]] do start = start - 1 end
  return described(self, start, e)
end

-- The phrase that ends at token `e`: a name, or a description.
local function phrase_ending (self, e, first)
  local item = self.item_at[e]
  if not item then
    local who = description_before(self, e, first)
    local k = who and who.first - 1 or 0
    if k > first and OF[self.word[k]] then -- "Dianne Feinstein of California"
      if person_ending(self, k - 1) then return named(self, k - 1) end
    end
    return who
  end
  if item.last ~= self.last[e] then return nil end
  local who = named(self, e)
  if who.first < first then who.first = first end
  -- "analysts at the Baltic Institute", "a spokesman for Norvik": who speaks stands before the preposition.
  local word, k = self.word, who.first - 1
  while k > first and (ARTICLE[word[k]] or self.shape[k] == "lower" and not STOP[word[k]] and not OF[word[k]] and item.kind == "organization") do k = k - 1 end
  if k > first and (OF[word[k]] or word[k] == "to" and ENVOY[word[k - 1]]) and not STOP[word[k - 1]] and (item.kind == "organization" or word[k] == "for" or word[k] == "of" or word[k] == "to") then
    if person_ending(self, k - 1) then return named(self, k - 1) end
    local start = description_start(self, k - 1, first)
    if start and (HEAD[word[k - 1]] or ARTICLE[word[start]] and (item.kind == "organization" or word[k] ~= "of")) and not DAY[word[k - 1]] then
      return described(self, start, e)
    end
  end
  return who
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
    local s = shape[i]
    if s == "comma" and mark == "comma" or s == "dash" and mark == "dash" or s == "hyphen" and mark == "hyphen" and word[i - 1] and self.first[i] > self.last[i - 1] + 1 then
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

-- The end of the subject before the verb: adverbs and helping verbs do not count.
local function subject_end (self, verb, first)
  local word, shape = self.word, self.shape
  local e = verb - 1
  while e >= first do
    if HELPING[word[e]] or is_adverb(word[e], shape[e]) then e = e - 1
    elseif TIME[word[e]] and (word[e - 1] == "last" or word[e - 1] == "this") then e = e - 2
    else break end
  end
  return e
end

-- The subject of a verb; nothing before token `first` counts.
function Scene:before (verb, first)
  local word, shape = self.word, self.shape
  local e = subject_end(self, verb, first)
  if e < first then return nil end
  local w = word[e]
  if PRONOUN[w] then return { first = e, last = e, kind = "pronoun", pronoun = w } end
  local s = shape[e]
  if s == "comma" or s == "dash" or s == "hyphen" then return before_apposition(self, e, first) end
  if s == "close_bracket" then
    repeat e = e - 1 until e < first or shape[e] == "open_bracket"
    return e > first and phrase_ending(self, e - 1, first) or nil
  end
  if w == "that" and e > first and WRITING[word[e - 1]] then return phrase_ending(self, e - 1, first) end -- "a statement that said"
  if w == "who" then
    e = e - 1
    local comma = e >= first and shape[e] == "comma"
    if comma then e = e - 1 end
    local who = e >= first and phrase_ending(self, e, first) or nil
    if comma and who and who.kind ~= "person" and shape[who.first - 1] == "comma" then -- "James Comey, the director, who said"
      local i = who.first - 2
      if i >= first and person_ending(self, i) then return named(self, i) end
    end
    return who
  end
  return phrase_ending(self, e, first)
end

-- ---- the subject behind a verb ----

-- The phrase that begins at token `i`, up to `last`.
function Scene:phrase (i, last, short)
  local word, shape = self.word, self.shape
  if i > last then return nil end
  local w = word[i]
  if PRONOUN[w] then return { first = i, last = i, kind = "pronoun", pronoun = w } end
  local start, body, head_end, at = i, nil, nil, i
  local article = ARTICLE[w]
  if not article and not WORDLIKE[shape[i]] or STOP[w] and not (w == "no" or w == "us") then return nil end
  local following = word[i + 1] or ""
  if ALONE[w] and (FINITE[following] or following:sub(-2) == "ed") then return described(self, i, i) end -- "one shared it and said"
  local inside = false -- behind a preposition, where nobody speaks
  while at <= last and at - start < 16 do
    w = word[at]
    local s = shape[at]
    local item = self:starting(at)
    if item then
      local who = named(self, at)
      if item.kind == "person" and not inside and word[who.last + 1] ~= "'s" and word[who.last + 1] ~= "’s" then return who end
      if at == start or at == start + 1 and word[start] == "the" then body = body or who end
      at = who.last
      head_end = at
    elseif NEAR[w] == word[at + 1] and HEAD[word[at - 1]] then -- "people familiar with the matter"
      inside = true
      at = at + 1
    elseif OF[w] then
      if w == "on" or w == "with" or at == start then break end
      if not (article or HEAD[word[at - 1]]) or inside and w ~= "of" then break end
      if DAY[word[at + 1] or ""] then break end
      inside = true
    elseif s == "comma" then break
    elseif s == "clitic" or s == "apostrophe" or s == "hyphen" or s == "slash" then -- within a word, or the owner
      if s ~= "clitic" and self.first[at] ~= self.last[at - 1] + 1 then break end
    elseif not WORDLIKE[s] or STOP[w] and not (s == "upper" and ACRONYM[w]) or DAY[w] or is_adverb(w, s) or s == "lower" and at > start + 1 and w:sub(-2) == "ed" then break
    else
      head_end = at
      if short and HEAD[w] and not HEAD[word[at + 1]] and shape[at + 1] == "lower" then break end
    end
    at = at + 1
  end
  if not head_end then return nil end
  if shape[at] == "comma" and not inside and head_end == at - 1 and (article or shape[start] == "capital") then
    -- "the union's president, Doug Makwa"
    local item = self.item_at[at + 1]
    if item and item.kind == "person" and (article or HEAD[word[head_end]]) then return named(self, at + 1) end
  end
  if body and body.last >= head_end then return body end
  if article or HEAD[word[head_end]] then return described(self, start, head_end) end
  for k = start, head_end - 1 do
    if HEAD[word[k]] and (OF[word[k + 1]] or NEAR[word[k + 1]]) then return described(self, start, head_end) end
  end
  if NAMELIKE[shape[start]] then
    local e = start
    while e < head_end and NAMELIKE[shape[e + 1]] do e = e + 1 end
    return described(self, start, e)
  end
  return body
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

local REACH = 12 -- sentences that a pronoun looks back

-- Whom he or she at a token means: the speaker of the nearest sentence before, else the first person named in it.
local function he_or_she (self, at, pronoun)
  local persons, sentence, spoke = self.persons, self.sentence, self.spoke
  local here = sentence[at]
  local tokens = self.person_tokens
  local i = last_from(tokens, at - 1)
  for s = here, math.max(1, here - REACH), -1 do
    local speaker = spoke[s]
    if speaker and speaker.first < at then
      if speaker.kind == "person" then
        if speaker.item and fits(speaker.item, pronoun) then return speaker.item end
      elseif speaker.kind == "described" and s > here - 3 and is_one(self, speaker, pronoun) then return speaker end
    end
    local found, place
    while i > 0 and sentence[tokens[i]] == s do
      local item = persons[i]
      if fits(item, pronoun) and not aside(self, tokens[i]) then found, place = item, tokens[i] end
      i = i - 1
    end
    if found and not begins_with(self, place, pronoun) then return found end
  end
end

-- It and they are the last speaker that was no person; it may also be the last organization named.
local function it_or_they (self, at, pronoun)
  local body = self.last_body
  if body and body.first < at then
    local many = body.kind == "described" and (body.name:sub(-1) == "s" or body.name:find("people", 1, true) or body.name:find("amily$"))
    if pronoun == "it" and not many or pronoun == "they" and self.sentence[at] - self.sentence[body.first] < 5 then return body.item or body end
  end
  if pronoun == "they" then return nil end
  return self.bodies[last_from(self.body_tokens, at - 1)]
end

-- A surname that the rule for people left alone has the name of the person who bears it.
local function full_name (self, who)
  local name = who.name
  if who.first ~= who.last or not NAMELIKE[self.shape[who.last]] or name:find(" ", 1, true) then return name end
  local persons, inside = self.persons, " " .. name .. " "
  for i = 1, #persons do
    local item = persons[i]
    local full = item.name or item.text
    if #full > #name + 1 and (" " .. full .. " "):find(inside, 1, true) then return full, item end
  end
  return name
end

-- Gives the speaker a name, kept in it: the full one where it is known.
function Scene:resolve (who)
  if who.kind == "pronoun" then
    local item
    if who.pronoun == "he" or who.pronoun == "she" then item = he_or_she(self, who.first, who.pronoun) else item = it_or_they(self, who.first, who.pronoun) end
    if item then who.name, who.kind, who.item = item.name or item.text, item.kind, item.item or item
    else who.name = self.text:sub(self.first[who.first], self.last[who.first]) end
  elseif who.kind ~= "organization" then
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

-- Notes an item for each of its tokens; the number of the first.
local function put (self, item)
  local item_at, ends = self.item_at, self.last
  local token, stop = self.article:token(item.first), item.last
  if item_at[token] then return nil end -- a person wins over an organization
  local last = token
  while ends[last] < stop do last = last + 1 end
  for i = token, last do item_at[i] = item end
  return token
end

-- The article's columns with its persons, and the organizations that are no part of a person.
function speakers.scene (article, columns)
  local scene = setmetatable({
    article = article, text = article.text, n = columns.n, word = columns.word, shape = columns.shape, first = columns.first, last = columns.last, sentence = columns.sentence,
    persons = {}, person_tokens = {}, bodies = {}, body_tokens = {}, spoke = {},
    item_at = {}, -- by token
  }, Scene)
  for _, kind in ipairs { "person", "organization" } do
    local items, tokens = kind == "person" and scene.persons or scene.bodies, kind == "person" and scene.person_tokens or scene.body_tokens
    local n = 0
    for _, item in ipairs(article:items(kind)) do
      local token = put(scene, item)
      if token then
        n = n + 1
        items[n], tokens[n] = item, token
      end
    end
  end
  return scene
end

return speakers
