-- Quotes: who said what.
--
--   direct    a sentence or clause in quotation marks: "We will go," she said. "Soon." Also a paragraph of speech that goes on in the next
--   mixed     marked words inside a reporting sentence: he called it "a good day"
--   indirect  a reported clause without marks: Lee said (that) the talks had failed; The talks had failed, Lee said; according to Lee, they had failed
--
-- The pattern finds quotation marks and verbs of saying. `after` pairs the marks (lode/quotations.lua) and takes each verb outside of them, in order: its
-- subject (lode/speakers.lua) is who speaks, and what stands beside the two is what is said: a quotation before or behind them, else the reported clause.
-- Quotations that are left go to the speaker of the one before or of the sentence before.
-- Not found: quotations that no verb of saying and no colon governs (titles, nicknames, scare quotes), speech without marks in a dialogue.

local lode = require "lode"
local quotations = require "lode.quotations"
local speakers = require "lode.speakers"
local t = lode.tokens

local set, STOP, ARTICLE, HEAD, PRONOUN, DAY, OF = speakers.set, speakers.STOP, speakers.ARTICLE, speakers.HEAD, speakers.PRONOUN, speakers.DAY, speakers.OF

-- ---- words ----

-- How verbs of the list differ: all others report a clause behind "that", or one that is plainly a sentence.
-- Verbs that report any clause that follows, and one before them: "The talks had failed, Lee said".
local SAY = set "say says said saying tell tells told telling insist insists insisted insisting"
local PLAIN = set "say says said saying insist insists insisted insisting" -- nothing but a clause follows them
local NOTHING = set "nothing little something anything so yes goodbye farewell hello sorry thanks thank"
local BARE = set [[add adds added warn warns warned argue argues argued claim claims claimed predict predicts predicted complain complains complained admit admits admitted confirm confirms confirmed announce announces announced
  acknowledge acknowledges acknowledged allege alleges alleged explain explains explained note notes noted reveal reveals revealed concede concedes conceded maintain maintains maintained suggest suggests suggested
  estimate estimates estimated report reports reported write writes wrote declare declares declared state states stated promise promises promised reply replies replied testify testifies testified deny denies denied
  caution cautions cautioned stress stresses stressed joke jokes joked recall recalls recalled tweet tweets tweeted reckon reckons reckoned vow vows vowed swear swears swore]]
-- Verbs that rule words in marks but no clause: "called it 'a test'".
local CALL = set [[call calls called calling describe describes described describing dub dubs dubbed dubbing brand brands branded branding label labels labelled labeled labelling labeling liken likens likened
  accuse accuses accused accusing praise praises praised praising condemn condemns condemned condemning criticise criticises criticised criticize criticizes criticized denounce denounces denounced hail hails hailed
  slam slams slammed blast blasts blasted mock mocks mocked dismiss dismisses dismissed characterize characterizes characterized characterise characterises characterised deplore deplores deplored laud lauds lauded
  urge urges urged urging advise advises advised demand demands demanded call_on pledge pledges pledged pledging promise promises threaten threatens threatened refer refers referred referring thank thanks thanked]]
-- Those that may have a clause behind "that" as well.
local DEMAND = set "demand demands demanded advise advises advised pledge pledges pledged pledging promise promises promised threaten threatens threatened urge urges urged"
-- Verbs that go with direct speech only.
local SPEAK = set [[bark barks barked laugh laughs laughed joke jokes joked sigh sighs sighed snap snaps snapped shout shouts shouted shouting scream screams screamed screaming yell yells yelled yelling cry cries cried
  continue continues continued begin begins began go goes went chant chants chanted chanting whisper whispers whispered mutter mutters muttered mumble mumbles mumbled murmur murmurs murmured quip quips quipped
  read reads post posts posted posting message messages messaged email emails emailed question questions questioned thunder thunders thundered sob sobs sobbed sneer sneers sneered scoff scoffs scoffed offer offers offered
  think thinks thought hear hears heard chuckle chuckles chuckled repeat repeats repeated comment comments commented ask asks asked asking apologise apologises apologised apologize apologizes apologized
  answer answers answered sum sums summed chime chimed chip chipped fire fired hit interrupt interrupts interrupted muse muses mused reminisce reminisces reminisced wonder wonders wondered]]
local ASK = set "ask asks asked asking wonder wonders wondered wondering question questions questioned explain explains explained inquire inquired enquire enquired"
local QUESTION = set "why how whether what if who when where"
-- Nouns that some of the verbs are too, behind an article or an adjective.
local NOUN = set [[report reports claim claims order orders charge charges state states question questions answer answers comment comments offer offers demand demands post posts estimate estimates forecast protest
  protests note notes promise promises reply replies remark remarks tweet tweets quote quotes laugh cry call calls cries rule rules caution email emails message messages vow vows pledge pledges threat plea rant boast
  counter signal signals stress urge sum reason command concern concerns mock blast brand label praise argument repeat fear fears hint hints highlight]]
-- Verbs with somebody who is told: "told reporters", "assured them".
local TELL = set "tell tells told telling assure assures assured remind reminds reminded inform informs informed warn warns warned advise advised ask asks asked asking"
local BE = set "be been being is are was were am 's 're get gets got"
local FINITE = set [[is are was were has have had will would can could may might must should did does do 's 'd 'll 're isn are n't said says went came made took got began became saw knew thought felt gave found left lost won wanted needed
  needs wants makes takes comes goes remains appears appeared seemed seems faces faced hopes hoped expects expected plans planned believes believed died killed set put cut hit ran held kept brought told heard stood fell rose]]
local AUXILIARY = set "is are was were has have had will would can could may might must should did does do"
local OBJECT = set "him her them us me you everyone everybody"
local PERSONAL = set "he she it they we i you there"
local SUBJECT = set "he she it they we i you this there these those that nobody everybody everyone someone some many most no not one both neither all any each"
-- What may stand between a verb and the clause: "said on Monday that", "said in a statement it had".
local WHERE = set "throughout amid despite under in on at during after before from to through via by for over about of with"
local FORUM = set [[statement interview report tweet letter email e-mail briefing conference post message speech note court news reporters release blog address testimony affidavit complaint memo remarks study paper documents
  filing lawsuit hearing meeting call phone telephone video article column facebook twitter instagram television tv radio monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night today
  yesterday week month year january february march april may june july august september october november december]]
-- Behind these, marks hold a name or a title.
local AGO = set "later ago before after earlier"
local NAMING = set "known nicknamed titled entitled codenamed dubbed so-called named called film song book novel movie album show series play magazine hashtag word words phrase term headlined labelled labeled labels reading read"
local ENDS_SPEECH = { comma = true, full_stop = true, exclamation = true, ellipsis = true, dash = true, hyphen = true }
local NAMELIKE = { capital = true, upper = true, mixed = true, initial = true, abbrev_capital = true, abbrev_upper = true, digits = true, currency = true, ordinal = true, alnum = true }
-- What a clause may begin with, beside quotation marks.
local OPENS = { lower = true, open_single = true, open_quote = true, straight_quote = true, abbrev_lower = true }
for shape in pairs(NAMELIKE) do OPENS[shape] = true end
local MARK = { open_quote = true, close_quote = true, straight_quote = true, open_single = true, close_single = true }

local FAR = 22 -- tokens between a verb and the marked words that it rules

-- ---- the scene ----

-- The number of the quotation that begins at or before token `i`, 0 if none.
local function quotation_before (marks, i)
  local open, low, high = marks.open, 0, marks.n
  while low < high do
    local middle = (low + high + 1) // 2
    if open[middle] <= i then low = middle else high = middle - 1 end
  end
  return low
end

-- Whether the quotation ends with the end of a sentence, and the sentence ends with it.
local function ends_sentence (scene, k)
  local close = scene.marks.close[k]
  return scene.word[close + 1] == ""
end

-- The first token of the sentence around token `i` as one reads it without what is in marks.
local function frame_first (scene, i)
  local word, ending, open = scene.word, scene.marks.ending, scene.marks.open
  while i > 1 do
    local k = ending[i - 1]
    if k then i = open[k]
    elseif word[i - 1] == "" then break
    else i = i - 1 end
  end
  return i
end

-- Its last token before the mark that ends it.
local function frame_last (scene, i)
  local word, shape, at, close = scene.word, scene.shape, scene.opening, scene.marks.close
  local n = scene.n
  while i < n do
    local k = at[i + 1]
    if k then
      i = close[k]
    elseif word[i + 1] == "" then break
    else i = i + 1 end
  end
  return i
end

-- Whether what the marks hold ends as speech does.
local function speech_end (scene, k)
  local marks, shape = scene.marks, scene.shape
  local close = marks.close[k]
  if not marks.closed[k] then return true end
  local s = shape[close - 1]
  if s == "apostrophe" or s == "close_single" or s == "close_quote" or scene.word[close - 1] == "" then s = shape[close - 2] end
  return ENDS_SPEECH[s] or scene.word[close - 1] == ""
end

local function starts_capital (scene, k)
  local i = scene.marks.open[k] + 1
  local shape = scene.shape
  while MARK[shape[i]] or shape[i] == "open_bracket" or shape[i] == "ellipsis" or shape[i] == "apostrophe" do i = i + 1 end
  return NAMELIKE[shape[i]]
end

-- How many tokens the marks hold.
local function length (scene, k)
  local marks = scene.marks
  return marks.close[k] - marks.open[k] - (marks.closed[k] and 1 or 0)
end

-- Whether what the marks hold is written like the title of a work: "Meet the Press".
local function is_title (scene, k)
  local marks, word, shape = scene.marks, scene.word, scene.shape
  if not NAMELIKE[shape[marks.open[k] + 1]] then return false end
  local names = 0
  for i = marks.open[k] + 1, marks.close[k] - 1 do
    local s = shape[i]
    if s == "lower" then
      if #word[i] > 3 and word[i] ~= "with" and word[i] ~= "from" then return false end
    elseif s == "clitic" and word[i] ~= "'s" and word[i] ~= "’s" or (s == "full_stop" or s == "exclamation") and i < marks.close[k] - 1 then return false
    elseif NAMELIKE[s] then names = names + 1 end
  end
  return names > 0
end

-- ---- what is found ----

local function attribute (scene, k, cue, style)
  if scene.style[k] then return end
  scene.style[k], scene.said[k] = style, cue
end

-- ---- is it a verb of saying, and whose ----

-- The word before the verb, helping words left out.
local function governor (scene, i, first)
  local word, shape = scene.word, scene.shape
  i = i - 1
  while i >= first and shape[i] == "lower" and (word[i] == "also" or word[i] == "been" or word[i]:sub(-2) == "ly") do
    if word[i] == "been" then return "been" end
    i = i - 1
  end
  return i >= first and word[i] or ""
end

local RAISED = set "on went goes going continued continues liked likes used hastened"
local function refuses (scene, i, first)
  local word = scene.word
  local w, before = word[i], word[i - 1] or ""
  if NOUN[w] and scene.shape[i] == "capital" and i > first then return true end
  if w == "said" and word[i + 1] == "to" and (word[i + 2] == "be" or word[i + 2] == "have") then return true end
  if NOUN[w] and (ARTICLE[before] or before == "of" or scene.shape[i - 1] == "clitic" and before ~= "n't") then return true end
  local rule = governor(scene, i, first)
  if rule == "to" then return not (RAISED[word[i - 2] or ""] and word[i - 2] ~= "likely") end
  if rule == "not" or rule == "n't" or rule == "never" or rule == "cannot" or rule == "nor" then return true end
  if scene.shape[i - 1] ~= "lower" then rule = "" end
  if rule == "would" or rule == "could" or rule == "can" or rule == "should" or rule == "might" or rule == "must" or rule == "may" then return true end
  if BE[rule] and w:sub(-3) ~= "ing" then
    return not (rule == "'s" or rule == "got" or rule == "get")
  end
  if ARTICLE[before] and not SUBJECT[before] and w:sub(-2) == "ed" then return true end
  if before == "as" and w ~= "saying" or before == "than" or before == "widely" then return true end
  return false
end

-- The first person or body named in the sentence, for verbs behind "and" and for participles.
local function first_subject (scene, first, last)
  local previous = scene.cue
  if previous and previous.verb >= first and previous.who then return previous.who end
  local word, shape = scene.word, scene.shape
  for i = first, math.min(last, first + 30) do
    if PRONOUN[word[i]] and (i == first or shape[i - 1] == "comma" or word[i - 1] == "") then return { first = i, last = i, kind = "pronoun", pronoun = word[i] } end
    local item = scene:entity(scene.first[i])
    local rule = i > first and (ARTICLE[word[i - 1]] and word[i - 2] or word[i - 1])
    if item and item.first == scene.first[i] and not (rule and (OF[rule] or WHERE[rule])) and not scene:quoted(item.first) and
      (item.kind == "person" or i == first or shape[i - 1] == "comma" or ARTICLE[word[i - 1]] and (i == first + 1 or shape[i - 2] == "comma")) then
      return scene:phrase(i, last, true)
    end
    if (ARTICLE[word[i]] or HEAD[word[i]]) and (i == first or shape[i - 1] == "comma") then
      local who = scene:phrase(i, last, true)
      if who then return who end
    end
  end
end

-- The subject, and whether it stands with another verb: "…, adding", "… and said".
local function subject (scene, cue)
  local word, shape = scene.word, scene.shape
  local verb, first = cue.verb, cue.first
  local before = word[verb - 1] or ""
  local w = word[verb]
  if w:sub(-3) == "ing" then
    if before == "of" or before == "for" or before == "in" or before == "by" or ARTICLE[before] then return nil end
    local item = scene:entity(scene.first[verb - 1])
    if item and item.kind == "person" and verb > first then return scene:before(verb, first) end -- "with Lee warning of"
    return (before == "as" or shape[verb - 1] == "comma" or before == "and" or word[cue.verb_last + 1] == "that") and first_subject(scene, first, verb - 1) or nil, true
  end
  local i = verb - 1
  while i > first and (word[i] == "then" or word[i] == "also" or word[i] == "later" or word[i] == "has" or word[i] == "have" or word[i] == "had" or shape[i] == "lower" and word[i]:sub(-2) == "ly") do i = i - 1 end
  if (word[i] == "and" or word[i] == "but" or word[i] == "then") and i > first then
    if scene.opening[i + 1] then return nil end
    return first_subject(scene, first, i - 1), true
  end
  if word[i] == "to" then -- "liked to say", "went on to say"
    i = i - 1
    if word[i] == "on" then i = i - 1 end
    return scene:before(i, first)
  end
  local who = scene:before(verb, first)
  if not who and shape[verb - 1] == "comma" and w:sub(-2) == "ed" then return first_subject(scene, first, verb - 1), true end -- "he asked about it, called it a …"
  return who
end

-- ---- quotations beside the verb ----

-- The quotation that ends right before token `i`, a comma left out; also when its mark ended a sentence: "Why?" Lee said.
local function quotation_ending (scene, i)
  local ending, word = scene.marks.ending, scene.word
  local k = ending[i - 1]
  if k then return k end
  if scene.shape[i - 1] == "comma" or scene.shape[i - 1] == "dash" then return ending[i - 2], true end
  if word[i - 1] == "" then
    k = ending[i - 2]
    if k then return k, false, true end
  end
end

-- "…," Lee said; "…," said Lee: gives the quotation its speaker.
local function take_before (scene, cue, k, comma)
  local marks, word = scene.marks, scene.word
  local open = marks.open[k]
  local free = open == cue.first or word[open - 1] == "" or open == 1
  local style
  if scene.style[k] then return end
  local before = scene.shape[open - 1]
  if free or starts_capital(scene, k) and (before == "comma" or before == "colon" or before == "close_bracket" or length(scene, k) > 4) then style = "direct"
  elseif scene.split == k then style = "direct"
  else style = "mixed" end
  attribute(scene, k, cue, style)
  -- "A," "B," he said; and the words in marks before them
  local other = marks.ending[open - 1] or scene.shape[open - 1] == "comma" and marks.ending[open - 2]
  if other and not scene.style[other] and marks.open[other] >= cue.first then attribute(scene, other, cue, style) end
end

-- Whether the verb ends what it says: only a place or a day behind it.
local function closes (scene, i, last)
  local word, shape = scene.word, scene.shape
  return i >= last or shape[i + 1] == "full_stop" or shape[i + 1] == "comma" or WHERE[word[i + 1]] or DAY[word[i + 1]] or word[i + 1] == "as" or word[i + 1] == "when" or word[i + 1] == "while" or word[i + 1] == "who"
    or shape[i + 1] == "semicolon" or shape[i + 1] == "colon" or shape[i + 1] == "open_bracket" or shape[i + 1] == "dash" or shape[i + 1] == "hyphen" or scene.marks.ending[i + 1] ~= nil
end

-- The first quotation behind the verb in its sentence, and whether something stands between.
local function quotation_behind (scene, cue)
  local opening, word, shape = scene.opening, scene.word, scene.shape
  local others = scene.cue_at
  for i = cue.verb_last + 1, math.min(cue.last, cue.verb_last + FAR) do
    local k = opening[i]
    if k then return k, i end
    if shape[i] == "semicolon" then return nil end
    if others[i] and i > cue.verb_last + 1 and not NOUN[word[i]] and (word[i]:sub(-3) ~= "ing" or shape[i - 1] == "comma") and not ARTICLE[word[i - 1]] and word[i - 1] ~= "to" and not refuses(scene, i, cue.first) then return nil end
  end
end

local function take_behind (scene, cue, k, at)
  local marks, shape, word = scene.marks, scene.shape, scene.word
  local before = shape[at - 1]
  local gap = at - cue.verb_last - 1
  if scene.style[k] then return end
  local n = length(scene, k)
  local capital = starts_capital(scene, k)
  local close = marks.close[k]
  local whole = capital and (speech_end(scene, k) or shape[close + 1] == "full_stop" or close >= cue.last)
  local style
  if before == "colon" and (whole or n > 3) then style = "direct"
  elseif before == "comma" and (whole and n > 1 or cue.tail) then style = "direct"
  elseif gap == 0 and whole and (n > 3 or speech_end(scene, k) and n > 1) then style = "direct"
  elseif whole and n > 4 and word[at - 1] ~= "that" and speech_end(scene, k) then style = "direct" end
  if style == nil and SPEAK[word[cue.verb]] and not ASK[word[cue.verb]] and gap > 0 then return false end
  if style == nil then
    if not cue.calls and is_title(scene, k) then return false end
    if NAMING[word[at - 1]] and not cue.calls then return false end
    if n == 1 and not (gap == 0 or cue.calls or before == "colon") then return false end
    -- the "all clear" message: a name for a thing
    local follower = word[close + 1] or ""
    if n < 3 and gap > 1 and not cue.calls and shape[close + 1] == "lower" and not STOP[follower] and not OF[follower] and not speech_end(scene, k) then return false end
    if n > 1 or cue.calls or gap == 0 then style = "mixed" end
  end
  if not style then return false end
  attribute(scene, k, cue, style)
  return true
end

-- Further marked words of the sentence: called it "a test", not "a gift".
local function take_more (scene, cue, k)
  local marks, shape = scene.marks, scene.shape
  local other = k + 1
  while marks.open[other] and marks.open[other] <= cue.last do
    local gap = marks.open[other] - marks.close[other - 1]
    if gap > 14 or scene.style[other] then return end
    for i = marks.close[other - 1] + 1, marks.open[other] - 1 do
      if scene.cue_at[i] then return end
    end
    if length(scene, other) > 1 or gap < 6 then attribute(scene, other, cue, "mixed") end
    other = other + 1
  end
end

-- What stands between a quotation and the subject of its verb: titles only.
local function only_titles (scene, first, last)
  if scene.shape[last] == "comma" then last = last - 1 end -- "Trump's manager, Kellyanne Conway"
  if last - first > 9 or scene.word[first] == "and" then return false end
  local word, shape = scene.word, scene.shape
  for i = first, last do
    if shape[i] == "comma" or shape[i] == "colon" or shape[i] == "semicolon" or word[i] == "who" or word[i] == "that" or word[i] == "" or word[i] == "but" or word[i] == "as" then return false end
  end
  return true
end

-- ---- reported clauses ----

-- Behind "told reporters", "said on Monday", "said in a statement": where a clause may begin; and whether there was an object.
local function clause_start (scene, cue)
  local word, shape, last = scene.word, scene.shape, cue.last
  local i = cue.verb_last + 1
  if TELL[word[cue.verb]] and i <= last then
    local item = scene:entity(scene.first[i])
    if item and item.first == scene.first[i] then
      while i <= last and scene.first[i] <= item.last do i = i + 1 end
    elseif OBJECT[word[i]] then i = i + 1
    else
      if ARTICLE[word[i]] then i = i + 1 end
      item = scene:entity(scene.first[i] or 0)
      while i <= last and (item and scene.first[i] <= item.last or NAMELIKE[shape[i]]) do i = i + 1 end
      while i <= last and shape[i] == "lower" and not STOP[word[i]] and not OF[word[i]] do i = i + 1 end
    end
  end
  local moved = true
  while moved and i <= last do
    moved = false
    local w = word[i]
    if DAY[w] and shape[i] ~= "lower" or w == "yesterday" or w == "today" or w == "later" or w == "also" or w == "earlier" or w == "late" or w == "afterwards" or w == "afterward" then i, moved = i + 1, true
    elseif WHERE[w] then
      for j = i + 1, math.min(i + 7, last) do
        if word[j] == "that" or shape[j] == "comma" or SUBJECT[word[j]] and not FORUM[word[j + 1] or ""] then
          break
        end
        if FORUM[word[j]] and not FORUM[word[j + 1] or ""] then i, moved = j + 1, true break end
      end
    end
  end
  return i
end

-- Whether a sentence begins at token `i`: something of it must be a verb.
local function is_clause (scene, i, last, w)
  local word, shape = scene.word, scene.shape
  if i > last or not OPENS[shape[i]] then return false end
  if FINITE[word[i]] or WHERE[word[i]] and word[i] ~= "about" and word[i] ~= "in" and word[i] ~= "by" and word[i] ~= "with" and word[i] ~= "after" and word[i] ~= "for" and word[i] ~= "at" then return false end
  local next_word = word[i + 1] or ""
  if word[i] == "as" and next_word ~= "many" and next_word ~= "much" and next_word ~= "few" then return false end
  if PERSONAL[word[i]] and (shape[i + 1] ~= "lower" and shape[i + 1] ~= "clitic" and shape[i + 1] ~= "comma" or OF[next_word] or WHERE[next_word]) then return false end
  if word[i] == "it" and shape[i + 1] == "comma" then return false end
  if PLAIN[w] and last - i > 2 then return not NOTHING[word[i]] end
  for j = i + 1, math.min(last, i + 24) do
    if FINITE[word[j]] then return true end
    if shape[j] == "lower" and word[j]:sub(-2) == "ed" and not ARTICLE[word[j - 1]] then return true end
    if SUBJECT[word[i]] and j == i + 1 and shape[j] == "lower" and not OF[word[j]] then return true end
  end
  return false
end

-- Whether the noun phrase at token `i` has a verb that is plainly one: "it", "the talks would", not "a plan that would".
local function has_auxiliary (scene, i, last)
  local word, shape = scene.word, scene.shape
  if not OPENS[shape[i]] or FINITE[word[i]] or WHERE[word[i]] then return false end
  for j = i + 1, math.min(last, i + 12) do
    local w = word[j]
    if AUXILIARY[w] then return true end
    if w == "that" or w == "who" or w == "which" or w == "to" or w == "when" or w == "if" or w == "as" or w == "and" or shape[j] == "comma" or shape[j] == "colon" then return false end
  end
  return false
end

-- The last token of a clause that begins at `first`: before a semicolon, a colon, "and added", ", saying".
local function clause_end (scene, first, last)
  local word, shape, cue_at = scene.word, scene.shape, scene.cue_at
  for i = first + 1, last do
    local s = shape[i]
    if s == "semicolon" or s == "colon" and i > first + 3 then last = i - 1 break end
    if cue_at[i] and i > first + 2 then
      local before = word[i - 1]
      if (before == "and" or before == "but") and word[i]:sub(-3) ~= "ing" and not SPEAK[word[i]] and not refuses(scene, i, first) then
        last = i - 2
        break
      end
      if shape[i - 1] == "comma" and word[i]:sub(-3) == "ing" then last = i - 2 break end
      if SAY[word[i]] and last - i < 8 then -- "…, a spokeswoman told the BBC"
        local comma = i - 1
        while comma > first + 3 and comma > i - 10 and shape[comma] ~= "comma" do comma = comma - 1 end
        if shape[comma] == "comma" and only_titles(scene, comma + 1, i - 1) then last = comma - 1 break end
      end
    end
    if s == "comma" and (word[i + 1] == "and" or word[i + 1] == "but") and (word[i + 2] == "that" or cue_at[i + 2] or PRONOUN[word[i + 2]] and cue_at[i + 3]) then last = i - 1 break end
  end
  while last > first and (shape[last] == "comma" or shape[last] == "full_stop" or shape[last] == "exclamation" or shape[last] == "dash" or shape[last] == "hyphen" or word[last] == "") do last = last - 1 end
  return last
end

local function marks_inside (scene, first, last)
  local marks = scene.marks
  local k = quotation_before(marks, last)
  while k > 0 and marks.close[k] >= first do
    if scene.style[k] or length(scene, k) > 2 and not is_title(scene, k) then return true end
    k = k - 1
  end
  return false
end

local function report (scene, cue, first, last, content)
  local out = scene.out
  out[#out + 1] = { first = first, last = last, cue = cue, content = content }
  scene.reported = math.max(scene.reported, last)
  return true
end

-- Lee said that the talks had failed.
local function clause_behind (scene, cue)
  local word, shape, last = scene.word, scene.shape, cue.last
  local w = word[cue.verb]
  local from = cue.verb_last + 1
  local start
  local w1 = word[from]
  local reach = (TELL[w] or WHERE[w1] or DAY[w1] or shape[from] == "open_bracket" or shape[from] == "comma" or w1 == "too" or w1 == "later" or w1 == "again" or w1 == "earlier" or w1 == "also" or w1 == "a" or w1:sub(-2) == "ly") and 9 or 0
  if not TELL[w] and (w1 == "a" or word[from + 1] == "before" or word[from + 1] == "after" or word[from + 1] == "later") then
    reach = (AGO[word[from + 1]] or AGO[word[from + 2]]) and 9 or 0
  end
  for i = from, math.min(last, from + reach) do
    if word[i] == "that" and (shape[from] ~= "comma" or shape[i - 1] == "comma" and i > from + 1) then
      start = i + 1
      break
    end
    if AUXILIARY[word[i]] and not AGO[word[from + 1]] or shape[i] == "semicolon" or shape[i] == "colon" or SUBJECT[word[i]] and not TELL[w] or scene.cue_at[i] and not NOUN[word[i]] then break end
  end
  if start and FINITE[word[start]] and not SAY[w] then return false end
  if not start then
    local i = clause_start(scene, cue)
    if ASK[w] and QUESTION[word[i]] then start = i
    elseif QUESTION[word[i] or ""] and SAY[w] and word[i] ~= "if" then start = i
    elseif SAY[w] and is_clause(scene, i, last, w) then start = i
    elseif BARE[w] and (PERSONAL[word[i]] and is_clause(scene, i, last, w) or has_auxiliary(scene, i, last)) then start = i
    end
  end
  if not start or start > last then return false end
  if word[start] == "to" then return false end
  local stop = clause_end(scene, start, last)
  if stop - start < 2 then return false end
  if marks_inside(scene, start, stop) then return false end
  return report(scene, cue, start, stop)
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
    if not (NAMELIKE[s] or s == "comma" or s == "open_bracket" or s == "close_bracket" or s == "slash" or s == "full_stop" and word[i + 1] ~= "") then break end
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

-- The talks had failed, Lee said; the talks, Lee said, had failed.
local function clause_before (scene, cue, comma, behind)
  local word, shape, first = scene.word, scene.shape, cue.first
  first = behind_bracket(scene, behind_dateline(scene, first))
  local stop = comma - 1
  local w = word[first]
  if w == "and" or w == "but" or w == "meanwhile" or w == "however" then first = first + 1 end
  if shape[first] == "comma" then first = first + 1 end
  if first <= scene.reported or marks_inside(scene, first, stop) then return false end
  local rest = behind + 1
  if shape[rest] == "comma" and scene.cue_at[rest + 1] and word[rest + 1]:sub(-3) ~= "ing" then return false end
  if shape[rest] == "comma" and cue.last - rest > 2 and not scene.cue_at[rest + 1] and word[rest + 1] ~= "which" and word[rest + 1] ~= "who" and word[rest + 1] ~= "as" and word[rest + 1] ~= "citing" and not cue.long then
    local last = clause_end(scene, rest + 1, cue.last)
    if marks_inside(scene, rest, last) then return false end
    local text = scene.text
    return report(scene, cue, first, last, text:sub(scene.first[first], scene.last[stop]) .. " " .. text:sub(scene.first[rest + 1], scene.last[last]))
  end
  if stop - first < 3 then return false end
  for i = first, stop do
    if FINITE[word[i]] or shape[i] == "lower" and word[i]:sub(-2) == "ed" then return report(scene, cue, first, stop) end
  end
  return stop - first > 6 and report(scene, cue, first, stop)
end

-- ---- each verb ----

local function take_source (scene, cue)
  -- according to Lee, the talks had failed; the talks had failed, according to Lee
  local who = scene:phrase(cue.verb_last + 1, cue.last)
  if not who then return end
  cue.who = scene:resolve(who)
  local shape = scene.shape
  local k = quotation_ending(scene, cue.verb)
  if k and speech_end(scene, k) then return take_before(scene, cue, k) end
  local at = quotation_before(scene.marks, cue.verb)
  if at > 0 and scene.marks.open[at] >= cue.first and not scene.style[at] and (length(scene, at) > 2 or speech_end(scene, at)) then return attribute(scene, at, cue, "mixed") end
  if cue.verb <= cue.first + 1 then
    local comma = who.last + 1
    while comma < cue.last and comma < who.last + 20 and shape[comma] ~= "comma" do comma = comma + 1 end
    if shape[comma] ~= "comma" then return end
    local q, place = quotation_behind(scene, cue)
    if q and length(scene, q) > 1 then return take_behind(scene, cue, q, place) end
    local stop = clause_end(scene, comma + 1, cue.last)
    if shape[stop + 1] == "colon" then return end
    if stop - comma > 3 and not marks_inside(scene, comma + 1, stop) then report(scene, cue, comma + 1, stop) end
    return
  end
  local stop = cue.verb - (shape[cue.verb - 1] == "comma" and 2 or 1)
  local first = behind_bracket(scene, behind_dateline(scene, cue.first))
  for i = first, stop do
    if shape[i] == "semicolon" then first = i + 1 end
  end
  if stop - first > 2 and first > scene.reported and not marks_inside(scene, first, stop) then report(scene, cue, first, stop) end
end

-- "said Lee" behind a quotation or a comma.
local function take_inverted (scene, cue)
  local word = scene.word
  local k, comma, apart = quotation_ending(scene, cue.verb)
  local after = word[cue.verb_last + 1]
  if k and not apart and (speech_end(scene, k) or comma or length(scene, k) > 3) then
    local who = scene:after(cue.verb_last, cue.last)
    if not who or after == "that" then return false end
    cue.who, cue.tail, cue.stop = scene:resolve(who), true, who.last
    take_before(scene, cue, k, comma)
    return true
  end
  if scene.shape[cue.verb - 1] == "comma" and SAY[word[cue.verb]] and word[cue.verb]:sub(-3) ~= "ing" and cue.verb > cue.first + 4 then
    local who = scene:after(cue.verb_last, cue.last)
    local item = who and (who.kind ~= "described" or ARTICLE[word[who.first]] or HEAD[word[who.last]])
    if item and closes(scene, who.last, cue.last) and not scene:before(cue.verb, cue.first) or who and who.kind == "person" and closes(scene, who.last, cue.last) then
      cue.who, cue.stop, cue.long = scene:resolve(who), who.last, true
      return clause_before(scene, cue, cue.verb - 1, who.last)
    end
  end
  return false
end

local function take (scene, cue)
  local word, shape, marks = scene.word, scene.shape, scene.marks
  local w = word[cue.verb]
  if cue.source then return take_source(scene, cue) end
  if refuses(scene, cue.verb, cue.first) then return end
  local tail = take_inverted(scene, cue)
  if tail and not cue.tail then return end
  local who
  if not tail then
    local shared
    who, shared = subject(scene, cue)
    if not who then return end
    if who.kind == "described" and (word[who.last] == w or NOUN[w] and not HEAD[word[who.last]]) then return end
    cue.who = scene:resolve(who)
    if not cue.who.name and not (who.kind == "pronoun") then return end
    local before = who.first
    local k, comma, apart = quotation_ending(scene, before)
    if not k then
      local q = quotation_before(marks, before)
      local close = q > 0 and marks.close[q]
      if close and close < before and close >= cue.first - 2 and only_titles(scene, close + 1, before - 1) and (speech_end(scene, q) or length(scene, q) > 3) and not PRONOUN[word[before]] then
        k, apart = q, word[close + 1] == ""
      end
    end
    if k and not shared and who.last < cue.verb and marks.closed[k] then
      local asked = shape[marks.close[k] - 1]
      local good = speech_end(scene, k) or comma
      if apart then
        good = (asked == "exclamation" or word[marks.close[k] - 1] == "" and shape[marks.close[k] - 2] == "exclamation") and not scene.style[k] and not CALL[w]
          or not scene.style[k] and closes(scene, cue.verb_last, cue.last) and cue.last - cue.verb_last < 3 and w ~= "told"
      end
      if good and not (apart and scene.style[k]) then
        cue.tail = true
        take_before(scene, cue, k, comma)
      end
    end
    cue.stop = cue.verb_last
  end
  scene.cue = cue
  local q, at = quotation_behind(scene, cue)
  if q and not (cue.tail and shape[at - 1] ~= "comma" and shape[at - 1] ~= "colon" and not (word[at - 1] == "and" or word[at - 1] == "but" or word[at - 1] == "that")) then
    cue.calls = CALL[w]
    if take_behind(scene, cue, q, at) then
      take_more(scene, cue, q)
      return
    end
  end
  if cue.tail then return end
  if cue.who.first and cue.verb <= scene.reported then return end
  if not SPEAK[w] or ASK[w] then
    if not CALL[w] or DEMAND[w] then
      if clause_behind(scene, cue) then return end
    end
  end
  -- before: ", Lee said"
  if not (SAY[w] or BARE[w]) or who.last > cue.verb then return end
  local comma = who.first - 1
  while comma > cue.first and comma > who.first - 8 and shape[comma] ~= "comma" and only_titles(scene, comma, who.first - 1) do comma = comma - 1 end
  if shape[comma] ~= "comma" or comma <= cue.first then return end
  local behind = cue.verb_last
  if shape[behind + 1] ~= "comma" and cue.last > behind and shape[cue.verb_last + 1] ~= "full_stop" then
    if not (closes(scene, behind, cue.last) or TELL[w]) then return end
    cue.long = true
  end
  -- "The talks were "a disaster", Lee said": the marked words
  local k = quotation_before(marks, comma)
  if k > 0 and marks.open[k] == cue.first and not scene.style[k] and speech_end(scene, k) then
    -- "…," Callan Spicher, vice president of a firm, told us
    local speaker = scene:phrase(marks.close[k] + 1, cue.verb - 1)
    if speaker and speaker.kind == "person" then cue.who = scene:resolve(speaker) end
    attribute(scene, k, cue, "direct")
    return
  end
  if k > 0 and marks.open[k] >= cue.first and not scene.style[k] and (length(scene, k) > 2 or speech_end(scene, k)) and not NAMING[word[marks.open[k] - 1]] then
    attribute(scene, k, cue, "mixed")
    return
  end
  clause_before(scene, cue, comma, behind)
end

-- ---- quotations that are left ----

local function same_paragraph (scene, first, last)
  local shape = scene.shape
  for i = first, last do
    if shape[i] == "paragraph_end" then return false end
  end
  return true
end

-- How many sentences end between two tokens.
local function sentences_between (scene, first, last)
  local word, count = scene.word, 0
  for i = first, last do
    if word[i] == "" then count = count + 1 end
  end
  return count
end

local function paragraphs_between (scene, first, last)
  local shape, count = scene.shape, 0
  for i = first, last do
    if shape[i] == "paragraph_end" then count = count + 1 end
  end
  return count
end

local function fills_paragraph (scene, k)
  local marks, shape, word = scene.marks, scene.shape, scene.word
  local before, behind = marks.open[k] - 1, marks.close[k] + 1
  if before >= 1 and shape[before] ~= "paragraph_end" then return false end
  while behind <= scene.n and shape[behind] ~= "paragraph_end" do
    if word[behind] ~= "" then return false end
    behind = behind + 1
  end
  return true
end

-- The number of the last verb of saying at or before a token.
local function last_cue (scene, i)
  local cues = scene.cues
  local low, high = 0, #cues
  while low < high do
    local middle = (low + high + 1) // 2
    if cues[middle].verb <= i then low = middle else high = middle - 1 end
  end
  return low
end

-- Lee: "…"; Lee was angry. "…"
local function from_neighbours (scene, k)
  local marks, word, shape = scene.marks, scene.word, scene.shape
  local open = marks.open[k]
  if shape[open - 1] == "colon" then
    local first = frame_first(scene, open - 1)
    local who = first < open - 1 and (scene:before(open - 1, first) or first_subject(scene, first, open - 2))
    if who and who.kind ~= "described" or who and (HEAD[word[who.last]] or HEAD[word[who.first]]) then return { who = scene:resolve(who), first = first } end
    return nil
  end
  local before = k - 1
  if marks.runs_on[k] and scene.said[before] then return scene.said[before] end
  if open > 1 and word[open - 1] ~= "" and not marks.ending[open - 1] then return nil end
  if not (starts_capital(scene, k) and speech_end(scene, k) and length(scene, k) > 2) then return nil end
  -- the quotation before, with no more than its own sentence between
  local close = before > 0 and marks.close[before]
  if close and scene.said[before] and same_paragraph(scene, close, open) and sentences_between(scene, close + 1, open) <= (ends_sentence(scene, before) and 2 or 1) then
    local said = scene.said[before]
    if scene.style[before] == "direct" or said.verb and said.verb > marks.open[before] or sentences_between(scene, close + 1, open) <= 1 then return said end
  end
  -- a paragraph of speech alone, behind one that has some
  if close and scene.style[before] == "direct" and fills_paragraph(scene, k) and paragraphs_between(scene, close, open) == 1 then return scene.said[before] end
  -- the sentence before; that of the paragraph before, where the quotation has its own
  local i = open - 1
  local alone = fills_paragraph(scene, k)
  while i > 0 and word[i] == "" do
    if shape[i] == "paragraph_end" and not alone then return nil end
    i = i - 1
  end
  if i < 1 then return nil end
  local first = frame_first(scene, i)
  for n = last_cue(scene, i), 1, -1 do
    local cue = scene.cues[n]
    if cue.verb <= i and cue.verb >= first and cue.who and cue.who.name then return cue end
    if cue.verb < first then break end
  end
  return nil
end

local function join_rest (scene)
  local marks = scene.marks
  for k = 1, marks.n do
    if not scene.style[k] then
      local cue = from_neighbours(scene, k)
      if cue and cue.who.name then attribute(scene, k, cue, "direct") end
    end
  end
  for k = marks.n - 1, 1, -1 do -- a speech whose speaker comes with a later paragraph
    if not scene.style[k] and marks.runs_on[k + 1] and scene.said[k + 1] then attribute(scene, k, scene.said[k + 1], "direct") end
  end
end

-- ---- the rule ----

-- The tokens of the marks and of the verbs, in order.
local function read (items, article, columns)
  local marks, verbs, shape = {}, {}, columns.shape
  for i = 1, #items do
    local item = items[i]
    local token = article:token(item.first)
    if MARK[shape[token]] then marks[#marks + 1] = token
    else
      local last, stop = token, item.last
      while columns.last[last] < stop do last = last + 1 end
      verbs[#verbs + 1], verbs[#verbs + 2] = token, last
    end
  end
  return marks, verbs
end

local function set_scene (items, article)
  local columns = article:columns()
  local marks, verbs = read(items, article, columns)
  if #verbs == 0 then return nil end
  local scene = speakers.scene(article)
  scene.marks = quotations.pair(marks, columns)
  scene.opening, scene.style, scene.said, scene.out, scene.cues, scene.cue_at, scene.reported = {}, {}, {}, {}, {}, {}, 0
  for k = 1, scene.marks.n do scene.opening[scene.marks.open[k]] = k end
  for i = 1, #verbs, 2 do scene.cue_at[verbs[i]] = true end
  scene.quoted = function (self, byte)
    local token = article:token(byte)
    local k = quotation_before(self.marks, token)
    return k > 0 and token < self.marks.close[k]
  end
  -- in marks, or in brackets: "(Photo: Adam Gerrard)"
  scene.aside = function (self, byte)
    local token, shape = article:token(byte), self.shape
    local before = shape[token - 1]
    if before == "open_bracket" or before == "colon" or before == "slash" then return true end
    local k = quotation_before(self.marks, token)
    return k > 0 and token < self.marks.close[k]
  end
  return scene, verbs
end

local function finish (scene, out, first, last, style, cue, content)
  local text, who = scene.text, cue.who
  local item = { kind = "quote", first = scene.first[first], last = scene.last[last], style = style, speaker = who.name, content = content }
  if cue.verb then item.verb = text:sub(scene.first[cue.verb], scene.last[cue.verb_last]) end
  -- places in characters, counted on from the last
  local from, to = scene.first[who.first], scene.last[who.last]
  local at = scene.counted
  if from > at then scene.count = scene.count + utf8.len(text, at, from - 1)
  elseif from < at then scene.count = scene.count - utf8.len(text, from, at - 1) end
  scene.counted = from
  item.speaker_start = scene.count
  item.speaker_end = scene.count + utf8.len(text, from, to)
  out[#out + 1] = item
end

local function marked_content (scene, k)
  local marks = scene.marks
  local last = marks.closed[k] and scene.first[marks.inner[k] or marks.close[k]] - 1 or scene.last[marks.close[k]]
  return scene.text:sub(scene.last[marks.open[k]] + 1, last):match "^%s*(.-)%s*$"
end

local function gather (scene)
  local out, marks = {}, scene.marks
  scene.count, scene.counted = 0, 1
  for k = 1, marks.n do
    if scene.style[k] and scene.said[k].who.name then finish(scene, out, marks.open[k], marks.close[k], scene.style[k], scene.said[k], marked_content(scene, k)) end
  end
  for i = 1, #scene.out do
    local clause = scene.out[i]
    if clause.cue.who.name then
      finish(scene, out, clause.first, clause.last, "indirect", clause.cue, clause.content or scene.text:sub(scene.first[clause.first], scene.last[clause.last]))
    end
  end
  table.sort(out, function (a, b) return a.first < b.first end)
  return out
end

local function after (items, article)
  local scene, verbs = set_scene(items, article)
  if not scene then return {} end
  local marks, word = scene.marks, scene.word
  for i = 1, #verbs, 2 do
    local verb = verbs[i]
    local k = quotation_before(marks, verb)
    if k == 0 or verb > marks.close[k] then
      local cue = { verb = verb, verb_last = verbs[i + 1], first = frame_first(scene, verb), last = frame_last(scene, verb), source = word[verb] == "according" }
      scene.cues[#scene.cues + 1] = cue
      take(scene, cue)
      if cue.who then scene:note(cue.who) end
    end
  end
  join_rest(scene)
  return gather(scene)
end

local saying = t.list "quote_verbs"
local mark = t.quote + t.open_single + t.close_single

return lode.rule {
  api = 1,
  name = "quotes",
  about = "Quotations, direct, mixed and indirect, with speaker and verb.",
  tags = { "quotes", "people" },
  limits = "Quotations without a verb of saying; reported clauses whose speaker is not beside the verb.",
  measured = {
    "corpus/: F1 90.3 strict, 92.4 overlapping; speaker 80.8 (2026-11-24; written for this project)",
  },
  needs = { "people", "organizations" },
  over = "paragraph",
  emits = { quote = { "content", "speaker", "verb", "style", "speaker_start", "speaker_end" } },
  match = saying + mark,
  after = after,
  examples = {
    { "President Ann Smith left. \"We will come back soon,\" she said.", quote = { { content = "We will come back soon,", speaker = "Ann Smith", verb = "said", style = "direct" } } },
    { "\"We will go,\" the ministry said.", quote = { { speaker = "the ministry", style = "direct", speaker_start = 14, speaker_end = 26 } } },
    { "\"We will go,\" said President Ann Smith. \"We are late.\"", quote = { { content = "We will go,", speaker = "Ann Smith" }, { content = "We are late.", speaker = "Ann Smith" } } },
    { "\"A jet,\" President Ann Smith said, \"is not a bird.\"", quote = { { content = "is not a bird.", speaker = "Ann Smith", style = "direct" } } },
    { "President Ann Smith said: \"We are late.\"", quote = { { content = "We are late.", style = "direct" } } },
    { "President Ann Smith called it \"a good day for us\".", quote = { { text = "\"a good day for us\"", verb = "called", style = "mixed", speaker = "Ann Smith" } } },
    { "Police said that two men had been arrested on Monday.", quote = { { content = "two men had been arrested on Monday", speaker = "Police", style = "indirect" } } },
    { "“We won’t go,” said the company.", quote = { { content = "We won’t go,", speaker = "the company" } } },
    { "'We can't stop now,' said President Ann Smith.", quote = { { content = "We can't stop now,", speaker = "Ann Smith" } } },
    { "The talks had failed again, President Ann Smith said.", quote = { { content = "The talks had failed again", style = "indirect" } } },
    { "The rebel known as \"General Thunder\" was arrested.", quote = false },
    { "Her novel \"The Long Road Home\" sold well.", quote = false },
    { "He lives in a \"smart\" house.", quote = false },
  },
}
