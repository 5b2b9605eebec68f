-- lode.reported: the clause that a verb of saying reports without quotation marks.
--
--   local reported = require "lode.reported"
--   reported.behind(scene, cue)                    -- Lee said that the talks had failed
--   reported.before(scene, cue, comma, last)       -- The talks had failed, Lee said; the talks, Lee said, had failed
--   reported.behind_as(scene, cue)                 -- As Lee said, the talks had failed
--   reported.by_source(scene, cue, who)            -- according to Lee, the talks had failed; the talks had failed, according to Lee
--   reported.refuses(scene, token, kind)           -- whether the word at a token is no verb that says anything: a noun, "would not say", "was told"
--
-- A scene is that of lode.speakers, with what the rule quotes adds: marks, verbs, style, reported.  A cue has verb, verb_last, first, last: the tokens of the
-- verb and of its sentence; kind: the verb's, of speech.KIND; number: its place in scene.verbs; before, behind: whether the sentence has a quotation there; k: the
-- number of the last quotation that begins before the verb.  The functions give first and last token, and a text where that is not all between; nil if there is no clause.

local speech = require "lode.speech"
local KIND, NOUN, RAISED, SPEAK = speech.KIND, speech.NOUN, speech.RAISED, speech.SPEAK
local ARTICLE, OF, WHERE, FORUM, STOP, BE, AUXILIARY, FINITE = speech.ARTICLE, speech.OF, speech.WHERE, speech.FORUM, speech.STOP, speech.BE, speech.AUXILIARY, speech.FINITE
local PRONOUN, PERSONAL, SUBJECT, OBJECT, QUESTION, NOTHING = speech.PRONOUN, speech.PERSONAL, speech.SUBJECT, speech.OBJECT, speech.QUESTION, speech.NOTHING
local AGO, DAY, TIME = speech.AGO, speech.DAY, speech.TIME
local NAMELIKE, UNSAID, NOT, HEAD = speech.NAMELIKE, speech.UNSAID, speech.NOT, speech.HEAD
local set = speech.set

local reported = {}

-- ---- words and shapes ----

local OPENS = set "lower open_single open_quote straight_quote abbrev_lower digits currency ordinal alnum" -- what a clause may begin with
for shape in pairs(NAMELIKE) do OPENS[shape] = true end
local NAME_OR_NUMBER = set "digits currency ordinal alnum"
for shape in pairs(NAMELIKE) do NAME_OR_NUMBER[shape] = true end
local CUTS = set "semicolon colon comma" -- what may end a clause
local TRAILING = set "comma full_stop exclamation dash hyphen sentence_end"
local DATELINE = set "comma open_bracket close_bracket slash"
for shape in pairs(NAME_OR_NUMBER) do DATELINE[shape] = true end
local SETS_OFF = set "full_stop comma semicolon colon open_bracket dash hyphen"
local ADVERB = set "too again yesterday today later also earlier late afterwards afterward"
local THEN = set "as when while who" -- what may follow a verb that ends what it says
local BREAKS = set "that who which to when if as and" -- what ends a noun phrase
local NO_BEGINNING = set "of from to through via over during before on" -- prepositions that no clause begins with
local APART = set "which who as citing" -- what follows a comma and is not said
local OTHERWISE = set "comma colon semicolon"
local NO_TITLE = set "who that but as"
local CONNECTIVE = set "and but meanwhile however"

local HAVE = set "has have had"
local COMPARES = set "as than widely worth" -- "as expected", "more than expected": nobody speaks
local PASSIVE = set "by as"
local SUBJECT_LENGTH = 5 -- tokens of a subject behind ", and"
local GOVERNS = set "to also" -- words that may take from the verb behind them that it says something
for _, words in ipairs { NOT, UNSAID, BE, COMPARES } do
  for word in pairs(words) do GOVERNS[word] = true end
end

local ends_ed, ends_ly = speech.ends_ed, speech.ends_ly
local byte = string.byte
local Y = byte "y" -- what adverbs end with

-- Whether only titles stand between two tokens, as between a quotation and the subject of its verb.
function reported.only_titles (scene, first, last)
  local word, shape = scene.word, scene.shape
  if shape[last] == "comma" then last = last - 1 end -- "Trump's manager, Kellyanne Conway"
  if last - first > 9 or word[first] == "and" then return false end
  for i = first, last do
    if OTHERWISE[shape[i]] or NO_TITLE[word[i]] or word[i] == "" then return false end
  end
  return true
end
local only_titles = reported.only_titles

-- Whether token `i` ends what is said: only a place, a day or a mark behind it.
function reported.closes (scene, cue, i)
  if i >= cue.last then return true end
  local w = scene.word[i + 1]
  return SETS_OFF[scene.shape[i + 1]] or WHERE[w] or DAY[w] or THEN[w] or (cue.before or cue.behind) and scene.marks:ends_at(i + 1)
end

-- ---- verbs that say nothing ----

-- The word before token `i`, a helping word, and other such words.
local function governor (word, shape, i)
  while shape[i] == "lower" do
    local w = word[i]
    if w == "been" then return w end
    if w ~= "also" and not ends_ly(w) then break end
    i = i - 1
  end
  return word[i] or ""
end

-- Whether the past form at token `i` is that of a thing: "asked by many", "a man described as kind".
local function is_passive (scene, i, kind, before)
  if HAVE[before] then return false end
  local following, beside = scene.word[i + 1], scene.shape[i - 1]
  if following == "by" or ARTICLE[before] and not SUBJECT[before] then return true end
  if following ~= "as" or not kind.call then return false end
  return beside == "comma" or beside == "lower" and not PRONOUN[before] and not (HEAD[before] and before:sub(-1) == "s")
end

-- Whether the word `before` the verb, or the one that governs it, lets it say nothing.
local function is_governed (scene, i, kind, before)
  local word, shape = scene.word, scene.shape
  local beside = shape[i - 1]
  local lower = beside == "lower"
  local rule = lower and governor(word, shape, i - 1) or before
  if rule == "to" then return not RAISED[word[i - 2] or ""] end
  if NOT[rule] or lower and UNSAID[rule] then return true end
  return BE[rule] and beside ~= "capital" and not kind.participle or COMPARES[before] and (before ~= "as" or word[i] ~= "saying")
end

-- `kind` is that of the word.
function reported.refuses (scene, i, kind)
  local word, shape = scene.word, scene.shape
  local before, following, beside = word[i - 1] or "", word[i + 1], shape[i - 1]
  if kind.noun and i > 1 and (ARTICLE[before] or before == "of" or shape[i] == "capital" or beside == "clitic" and before ~= "n't") then return true end
  if kind.said and following == "to" and (word[i + 2] == "be" or word[i + 2] == "have") then return true end
  if (GOVERNS[before] or beside == "lower" and byte(before, -1) == Y) and is_governed(scene, i, kind, before) then return true end
  return kind.past and (PASSIVE[following] or ARTICLE[before]) and is_passive(scene, i, kind, before)
end
local refuses = reported.refuses

-- ---- where a clause begins ----

-- The token behind who is told: "told reporters", "told the BBC".
local function behind_object (scene, i, last)
  local word, shape = scene.word, scene.shape
  if scene:starting(i) then return scene:behind(i) end
  if OBJECT[word[i]] then return i + 1 end
  if ARTICLE[word[i]] then i = i + 1 end
  if scene:entity(i) then i = scene:behind(i) end
  while i <= last and NAME_OR_NUMBER[shape[i]] do i = i + 1 end
  while i <= last and shape[i] == "lower" and not STOP[word[i]] and not OF[word[i]] and not ARTICLE[word[i]] do i = i + 1 end
  return i
end

-- The token behind "in a statement", "on Monday", if that stands at `i`.
local function behind_forum (word, shape, i, last)
  for j = i + 1, math.min(i + 7, last) do
    if word[j] == "that" or shape[j] == "comma" or SUBJECT[word[j]] and not FORUM[word[j + 1] or ""] then return i end
    if FORUM[word[j]] and not FORUM[word[j + 1] or ""] then return j + 1 end
  end
  return i
end

-- Where a clause may begin behind the verb.
local function clause_start (scene, cue)
  local word, shape, last = scene.word, scene.shape, cue.last
  local i = cue.verb_last + 1
  if cue.kind.tell and i <= last then i = behind_object(scene, i, last) end
  while i <= last do
    local w = word[i]
    if DAY[w] and shape[i] ~= "lower" or ADVERB[w] then i = i + 1
    else
      local next = WHERE[w] and behind_forum(word, shape, i, last) or i
      if next == i then return i end
      i = next
    end
  end
  return i
end

-- Whether a sentence begins at token `i` behind a verb of that kind: something of it must be a verb.
local function is_clause (scene, i, last, kind)
  local word, shape = scene.word, scene.shape
  if i > last or not OPENS[shape[i]] then return false end
  local here, following = word[i], word[i + 1] or ""
  if FINITE[here] or NO_BEGINNING[here] then return false end
  if here == "as" and following ~= "many" and following ~= "much" and following ~= "few" then return false end
  if PERSONAL[here] then
    local s = shape[i + 1]
    if s ~= "lower" and s ~= "clitic" and s ~= "comma" or OF[following] or WHERE[following] or here == "it" and s == "comma" then return false end
  end
  if kind.plain and last - i > 2 and not WHERE[here] then return not NOTHING[here] end
  if SUBJECT[here] and shape[i + 1] == "lower" and not OF[following] then return true end
  for j = i + 1, math.min(last, i + 24) do
    if FINITE[word[j]] or shape[j] == "lower" and ends_ed(word[j]) and not ARTICLE[word[j - 1]] then return true end
  end
  return false
end

-- Whether the noun phrase at token `i` has a verb that is plainly one: "the talks would", not "a plan that would".
local function has_auxiliary (scene, i, last)
  local word, shape = scene.word, scene.shape
  if i > last or not OPENS[shape[i]] or FINITE[word[i]] or WHERE[word[i]] then return false end
  for j = i + 1, math.min(last, i + 12) do
    local w = word[j]
    if AUXILIARY[w] then return true end
    if BREAKS[w] or shape[j] == "comma" or shape[j] == "colon" then return false end
  end
  return false
end

-- How far behind the verb "that" may stand: not behind a noun, "the team that did it".
local function reach_of_that (word, shape, from)
  local here, following = word[from] or "", word[from + 1]
  if here == "a" or following == "before" or following == "after" or following == "later" then return (AGO[following] or AGO[word[from + 2]]) and 9 or 0 end
  if here == "this" or here == "last" then return TIME[following] and 9 or 0 end
  if here == "to" then return (NAME_OR_NUMBER[shape[from + 1]] or OBJECT[following] or FORUM[following]) and 9 or 0 end
  if WHERE[here] and here ~= "with" or DAY[here] or ADVERB[here] or ends_ly(here) or shape[from] == "open_bracket" or shape[from] == "comma" then return 9 end
  return 0
end

-- The token behind "that", or nil.
local function behind_that (scene, cue)
  local word, shape = scene.word, scene.shape
  local from, last, tell = cue.verb_last + 1, cue.last, cue.kind.tell
  if word[from] == "that" and from <= last then return from + 1 end
  local reach = tell and 9 or reach_of_that(word, shape, from)
  if reach == 0 then return nil end
  local apart, timed = shape[from] == "comma", AGO[word[from + 1]]
  local verbs, number = scene.verbs, cue.number + 2
  for i = from, last < from + reach and last or from + reach do
    local here, s = word[i], shape[i]
    if here == "that" and (not apart or shape[i - 1] == "comma" and i > from + 1) then return i + 1 end
    if AUXILIARY[here] and not timed or s == "semicolon" or s == "colon" or SUBJECT[here] and not tell then return nil end
    if verbs[number] == i then
      if not NOUN[here] then return nil end
      number = number + 2
    end
  end
end

-- ---- where a clause ends ----

-- Whether another verb of saying at token `i` ends the clause that begins at `first`; the last token before it.
local function cut_before (scene, i, first, last)
  local word, shape = scene.word, scene.shape
  local before, kind = word[i - 1], KIND[word[i]]
  if before == "and" or before == "but" then
    local speaks = SPEAK[word[i]] and not (kind.ask and QUESTION[word[i + 1] or ""])
    if not kind.participle and not speaks and not refuses(scene, i, kind) then return i - 2 end
  end
  if kind.participle and shape[i - 1] == "comma" then return i - 2 end
  if kind.say and last - i < 8 then -- "…, a spokeswoman told the BBC"
    local comma = i - 1
    while comma > first + 3 and comma > i - 10 and shape[comma] ~= "comma" do comma = comma - 1 end
    if shape[comma] == "comma" and only_titles(scene, comma + 1, i - 1) then return comma - 1 end
  end
end

-- Whether a verb of saying, of those behind the cue, stands at token `i`.
local function is_verb (scene, cue, i)
  local verbs, number = scene.verbs, cue.number + 2
  local verb = verbs[number]
  while verb and verb < i do
    number = number + 2
    verb = verbs[number]
  end
  return verb == i
end

-- Whether a subject and a verb of saying of its own stand at token `i`: "…, and Lee's lawyer argued".
local function speaks_at (scene, cue, i, last)
  local word, verbs, number = scene.word, scene.verbs, cue.number + 2
  while verbs[number] and verbs[number] <= i do number = number + 2 end
  local verb = verbs[number]
  if not verb or verb > last or verb > i + SUBJECT_LENGTH then return false end
  local kind = KIND[word[verb]]
  if kind.participle or kind.source or not (kind.say or kind.bare) or refuses(scene, verb, kind) then return false end
  for k = i, verb - 1 do
    if FINITE[word[k]] and scene.shape[k] ~= "clitic" or BREAKS[word[k]] or CUTS[scene.shape[k]] then return false end
  end
  local who = scene:before(verb, i)
  return who ~= nil and who.first <= i + 1
end

-- Whether the mark at token `i` ends the clause that begins at `first`.
local function cuts_at (scene, cue, i, first)
  local s = scene.shape[i]
  if s ~= "comma" then return s == "semicolon" or i > first + 3 end
  local word = scene.word
  local w, following = word[i + 1], word[i + 2]
  return (w == "and" or w == "but") and (following == "that" or is_verb(scene, cue, i + 2) or PRONOUN[following] and is_verb(scene, cue, i + 3)
    or speaks_at(scene, cue, i + 2, cue.last))
end

-- The last token of a clause from `first` to `last`, without marks behind it.
local function without_marks (shape, first, last)
  while last > first and TRAILING[shape[last]] do last = last - 1 end
  return last
end

-- The last token of a clause that begins at `first`: before a semicolon, a colon, "and added", ", saying".
local function clause_end (scene, cue, first)
  local shape, cuts, last = scene.shape, CUTS, cue.last
  local verbs, number = scene.verbs, cue.number + 2
  local verb = verbs[number]
  while verb and verb <= first + 2 do
    number = number + 2
    verb = verbs[number]
  end
  for i = first + 1, last do
    if cuts[shape[i]] then
      if cuts_at(scene, cue, i, first) then return without_marks(shape, first, i - 1) end
    elseif i == verb then
      local cut = cut_before(scene, i, first, last)
      if cut then return without_marks(shape, first, cut) end
      number = number + 2
      verb = verbs[number]
    end
  end
  return without_marks(shape, first, last)
end

-- Whether something between the tokens is in marks and is more than a word or a title.
local function marks_inside (scene, cue, first, last)
  if not (cue.before or cue.behind) then return false end
  local marks = scene.marks
  local k = marks:before(last)
  while k > 0 and marks.close[k] >= first do
    if scene.style[k] or marks:length(k) > 2 and not marks:is_title(k) then return true end
    k = k - 1
  end
  return false
end

-- ---- the clauses ----

function reported.behind (scene, cue)
  local word, last, kind = scene.word, cue.last, cue.kind
  local start = behind_that(scene, cue)
  if start then
    if FINITE[word[start]] and not kind.say then return nil end
  else
    if not (kind.say or kind.bare or kind.ask) then return nil end
    start = clause_start(scene, cue)
    local here = word[start] or ""
    local good = QUESTION[here] and (kind.ask or kind.say and here ~= "if") or kind.say and is_clause(scene, start, last, kind)
      or kind.bare and (PERSONAL[here] and is_clause(scene, start, last, kind) or has_auxiliary(scene, start, last))
    if not good or here == "to" then return nil end
  end
  if start > last then return nil end
  local stop = clause_end(scene, cue, start)
  if stop - start < 2 or marks_inside(scene, cue, start, stop) then return nil end
  return start, stop
end

-- Behind "GENEVA (AP) -- " where that stands at the token, which begins a paragraph.
local function behind_dateline (scene, first)
  local word, shape = scene.word, scene.shape
  if first > 1 and shape[first - 1] ~= "paragraph_end" and shape[first] ~= "upper" then return first end
  for i = first, math.min(first + 10, scene.n) do
    local s = shape[i]
    if s == "dash" or s == "hyphen" and scene.first[i] > scene.last[i - 1] + 1 then
      while shape[i] == "dash" or shape[i] == "hyphen" do i = i + 1 end
      return i
    end
    if not (DATELINE[s] or s == "full_stop" and word[i + 1] ~= "") then break end
  end
  return first
end

-- Behind "(Photo: AP)", where that stands at the token.
local function behind_bracket (scene, first)
  local shape = scene.shape
  if shape[first] ~= "open_bracket" then return first end
  for i = first, math.min(first + 20, scene.n) do
    if shape[i] == "close_bracket" then return i + 1 end
  end
  return first
end

local function has_verb (word, shape, first, last)
  for i = first, last do
    if FINITE[word[i]] or shape[i] == "lower" and ends_ed(word[i]) then return true end
  end
  return false
end

-- `comma` is the token before the subject, `behind` the last of subject and verb; `ends` says that what follows is not said any more.
function reported.before (scene, cue, comma, behind, ends)
  local word, shape = scene.word, scene.shape
  local first = behind_bracket(scene, behind_dateline(scene, cue.first))
  local stop, rest = comma - 1, behind + 1
  if CONNECTIVE[word[first]] then first = first + 1 end
  if shape[first] == "comma" then first = first + 1 end
  if first <= scene.reported or marks_inside(scene, cue, first, stop) then return nil end
  if shape[rest] == "comma" then
    local w = word[rest + 1]
    if is_verb(scene, cue, rest + 1) then
      if not KIND[w].participle then return nil end
    elseif cue.last - rest > 2 and not APART[w] and not ends and (FINITE[w] or stop - first < 5 or not has_verb(word, shape, first, stop)) then
      local last = clause_end(scene, cue, rest + 1)
      if marks_inside(scene, cue, rest, last) then return nil end
      local text = scene.text
      return first, last, text:sub(scene.first[first], scene.last[stop]) .. " " .. text:sub(scene.first[rest + 1], scene.last[last])
    end
  end
  if stop - first > 6 or stop - first > 2 and has_verb(word, shape, first, stop) then return first, stop end
end

-- As Lee said, the talks had failed.
function reported.behind_as (scene, cue)
  local first = cue.verb_last + 2
  if scene.word[cue.first] ~= "as" or scene.shape[first - 1] ~= "comma" or cue.last < first + 3 then return nil end
  local last = clause_end(scene, cue, first)
  if last - first < 2 or marks_inside(scene, cue, first, last) then return nil end
  return first, last
end

function reported.by_source (scene, cue, who)
  local shape = scene.shape
  local first, stop
  if cue.verb <= cue.first + 1 then
    local comma = who.last + 1
    while comma < cue.last and comma < who.last + 20 and shape[comma] ~= "comma" do comma = comma + 1 end
    if shape[comma] ~= "comma" then return nil end
    first = comma + 1
    stop = clause_end(scene, cue, first)
    if shape[stop + 1] == "colon" or stop - first < 3 then return nil end
  else
    first, stop = behind_bracket(scene, behind_dateline(scene, cue.first)), cue.verb - (shape[cue.verb - 1] == "comma" and 2 or 1)
    for i = first, stop do
      if shape[i] == "semicolon" then first = i + 1 end
    end
    if stop - first < 3 or first <= scene.reported then return nil end
  end
  if marks_inside(scene, cue, first, stop) then return nil end
  return first, stop
end

return reported
