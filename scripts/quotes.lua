-- Quotes: who said what.
--
--   direct    a sentence or clause in quotation marks: "We will go," she said. "Soon." Also a whole paragraph in marks
--   mixed     marked words inside a reporting sentence: he called it "a good day"
--   indirect  a reported clause without marks: Lee said (that) the talks had failed; The talks had failed, Lee said
--
-- The pattern finds quotations and verbs of saying; `after` joins them, clause by clause: a verb behind the quotation
-- ("…," X said; "…," said X), before it (X said: "…"; X said it was "…"), or that of the quotation before.
-- The speaker is the person or organization that is the verb's subject, else the words themselves ("the ministry");
-- he and she stand for the last fitting person, it and they for the last speaker that is no person.
-- Not found: quotations that no verb of saying governs (titles, nicknames, scare quotes), speech of characters in a
-- dialogue without verbs, and reported clauses whose subject does not stand beside the verb.

local lode = require "lode"
local t = lode.tokens

-- ---- the pattern ----

local function marked (opening, closing)
  return opening * (t.any - closing) ^ 1 * (t.span(closing, "_closed") + -t.any)
end

-- Verbs of saying that the list does not have, as they only rule words in marks.
local calling = t.list {
  { "call", verb = "call", form = "base" }, { "calls", verb = "call", form = "present" }, { "called", verb = "call", form = "past" }, { "calling", verb = "call", form = "participle" },
  { "called on", verb = "call", form = "past" }, { "likened", verb = "liken", form = "past" }, { "dismissed", verb = "dismiss", form = "past" },
  { "dismisses", verb = "dismiss", form = "present" }, { "branded", verb = "brand", form = "past" }, { "labelled", verb = "label", form = "past" },
  { "labeled", verb = "label", form = "past" }, { "dubbed", verb = "dub", form = "past" }, { "told", verb = "tell", form = "past", kind = "strong" },
  { "characterized", verb = "characterize", form = "past" }, { "characterised", verb = "characterise", form = "past" },
}
local saying = t.span(calling + t.list "quote_verbs", "_verb")
local given = #t.is "person" * t.span(t.list "given_names", "_given")
local match = marked(t.opening, t.closing) + marked(t.open_single, t.close_single) + saying + given

-- ---- small things of words ----

local function set (words)
  local out = {}
  for word in words:gmatch "%S+" do out[word] = true end
  return out
end

-- Verbs of the list that govern no words in marks.
local no_mixed = set "find hear learn hold begin expect feel judge read question order charge post think fear lie rule report instruct found thank hope inform believe assume estimate forecast"
-- Verbs that take a clause without marks even if "that" is missing.
local clause_verbs = set "say tell add claim insist argue warn admit explain write note report believe predict confirm announce declare state maintain allege complain concede think"
-- Of those, the ones that do so without "that" and take no object: "maintained their efforts", "claims 165 watts".
local bare_verbs = set "say add insist warn argue predict believe think complain"
local not_reporting = set "began begin beginning begins found state offer report reports order charge post"
local days = set "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
local adverbs = set "also later has have had then earlier still never once even again now only just would could may might did do does will must repeatedly who which further merely simply often always"
local auxiliary = set "would will could should may might is are was were has have had did does"
local passive = set "was were been be is are being to 's not n't"
local articles = set "the a an its his her their one another some many several two three this that these those other both most our"
-- Words that end a description when one goes back from the verb.
local stops = set "and but or that which who as when while because if for with by from at on to in after before than though although where is are was were has had have be said says told saying added called of"
local heads = set [[police officials authorities sources prosecutors lawyers lawmakers analysts economists experts researchers scientists doctors witnesses residents
  critics opponents supporters investigators organisers organizers rebels diplomats activists campaigners aides traders investors farmers workers unions ministers
  fishermen neighbours neighbors relatives survivors engineers observers leaders executives historians soldiers firefighters rescuers villagers teachers players
  spokesman spokeswoman spokesperson officials authors people everyone somebody nobody someone politicians lawyers banks campaigners protesters medics judges
  company government ministry army military court report statement study agency committee party union]]

local function last_word (s) return s:match "([%w'’\x80-\xff-]+)%s*$" end

-- ---- entities ----

-- Persons and organizations in the order of the text; a person wins over an organization that overlaps.
local function entities (article)
  local all = {}
  for _, item in ipairs(article:items "person") do all[#all + 1] = item end
  local persons = #all
  for _, item in ipairs(article:items "organization") do
    local free = true
    for i = 1, persons do
      if item.first <= all[i].last and all[i].first <= item.last then free = false; break end
    end
    if free then all[#all + 1] = item end
  end
  table.sort(all, function (a, b) return a.first < b.first end)
  return all
end

local function name_of (item) return item.name or item.text end

-- The sentence around a byte.
local function sentence_at (state, at)
  local low, high = 1, #state.sentences
  while low < high do
    local middle = (low + high + 1) // 2
    if state.sentences[middle].first <= at then low = middle else high = middle - 1 end
  end
  return state.sentences[low], low
end

local function entity_in (state, first, last, kind)
  local found
  for _, item in ipairs(state.entities) do
    if item.first > last then break end
    if item.first >= first and item.last <= last and (not kind or item.kind == kind) then return item end
  end
  return found
end

local function entity_ending (state, first, last)
  local best
  for _, item in ipairs(state.entities) do
    if item.first > last then break end
    if item.last == last and item.first >= first then best = best or item end
  end
  return best
end

local function entity_starting (state, first, last)
  for _, item in ipairs(state.entities) do
    if item.first == first and item.last <= last then return item end
  end
end

-- ---- pronouns ----

local function fits (state, item, pronoun)
  local first = name_of(item):match "^%S+"
  local title = item.title or ""
  local gender = title:find "^Mrs?%.?$" and (title:find "^Mrs" and "f" or "m") or title:find "^Ms" and "f" or state.gender[name_of(item)] or state.gender[first]
  return not gender or gender == "u" or gender == (pronoun == "he" and "m" or "f")
end

local function in_marks (state, at)
  for _, quote in ipairs(state.quotes) do
    if quote.first <= at and at <= quote.last then return true end
  end
  return false
end

-- The person that he or she stands for: one named earlier in the sentence, else in the sentences before; there the
-- speaker first, then the first named.
local function he_or_she (state, at, pronoun)
  local _, n = sentence_at(state, at)
  for i = n, math.max(1, n - 12), -1 do
    local sentence = state.sentences[i]
    local speaker = state.speaker_in[i]
    if speaker and speaker.kind == "person" and speaker.first < at and fits(state, speaker, pronoun) then return speaker end
    for _, item in ipairs(state.entities) do
      if item.first > sentence.last or item.first >= at then break end
      if item.first >= sentence.first and item.kind == "person" and not in_marks(state, item.first) and fits(state, item, pronoun) then return item end
    end
  end
end

local function it_or_they (state, at)
  if state.body and state.body.first < at then return state.body end
  local found
  for _, item in ipairs(state.entities) do
    if item.first >= at then break end
    if item.kind == "organization" then found = item end
  end
  return found
end

local function pronoun_speaker (state, word, first, last)
  local item
  if word == "he" or word == "she" then item = he_or_she(state, first, word)
  elseif word == "it" or word == "they" then item = it_or_they(state, first)
  else return nil end
  return { name = item and name_of(item), kind = item and item.kind or "unknown", first = first, last = last, pronoun = true }
end

-- ---- the subject of a verb ----

local pronouns = set "he she it they i we you"

local function speaker_of (item)
  return { name = name_of(item), kind = item.kind, first = item.first, last = item.last, title = item.title }
end

-- "the ministry", "government sources", "Narong": the words before `last`, no further back than `first`.
local function described_before (state, first, last)
  local text = state.text
  local start, stop, words, capital = nil, last, 0, nil
  local at = last
  local head = last_word(text:sub(first, last))
  if not head then return nil end
  while at >= first and words < 8 do
    local chunk = text:sub(first, at)
    local gap_first, word = chunk:match "()([%w'’\x80-\xff&.-]+)%s*$"
    if not word or word:find "^%d" and words == 0 then break end
    local low = word:lower()
    if stops[low] or low:find "ly$" and words == 0 then
      if not (low == "of" and words > 0) then break end
    elseif words > 0 and not chunk:find "[%w'’\x80-\xff.-][ ]$" then break end
    words = words + 1
    start = first + gap_first - 1
    if articles[low] then break end
    at = start - 1
  end
  if not start then return nil end
  local phrase = text:sub(start, stop)
  if days[head] or articles[phrase:lower()] then return nil end
  local opening = phrase:match "^%S+"
  if head:find "^%u" and not articles[opening:lower()] then
    start = start + #phrase - #phrase:match "[%u][%w'’\x80-\xff.-]*[%s%w'’\x80-\xff.-]*$"
  elseif not articles[opening:lower()] and not heads[head:lower()] then return nil end
  if text:sub(start, stop):lower():match "^of%s" then return nil end
  return { name = text:sub(start, stop), kind = "described", first = start, last = stop }
end

-- The end of the subject: adverbs and helping verbs before the verb do not count.
local function trim (text, first, last)
  while true do
    local s = text:sub(first, last)
    local cut = s:match "^(.-)%s*$"
    last = first + #cut - 1
    local word = last_word(cut)
    if not word or #word == #cut and not adverbs[word:lower()] then return last end
    local low = word:lower()
    if pronouns[low] or not (adverbs[low] or low:find "%lly$" and word == low) then return last end
    last = last - #word
  end
end

local function subject_before (state, verb, first)
  local text = state.text
  local last = trim(text, first, verb.first - 1)
  if last < first then return nil end
  local s = text:sub(first, last)
  local word = last_word(s)
  if s:find "[,—–]$" or s:find "%-%-$" then
    -- "Castilho, who is 88, said": the subject stands before the first comma that follows a name.
    for _, item in ipairs(state.entities) do
      if item.first > last then break end
      if item.first >= first and item.last < last and text:find("^['’]?[,—– ]+%-?%-?", item.last + 1) and not text:find("^ ", item.last + 1) then
        if item.last + 1 == last and item.kind == "organization" then
          local before = entity_in(state, first, last, "person")
          if before then return speaker_of(before) end
        end
        return speaker_of(item)
      end
    end
    for _, item in ipairs(state.entities) do
      if item.first >= first and item.last < last and item.kind == "person" and text:find("^ %-%- ", item.last + 1) then return speaker_of(item) end
    end
    local comma = s:find(",", 1, true)
    if comma and comma < #s then
      local words = described_before(state, first, first + comma - 2)
      if words then return words end
    end
    local dash = s:find(" %-%- ") or s:find " [—–] "
    if dash then return described_before(state, first, first + dash - 2) end
    return nil
  end
  if word and pronouns[word:lower()] then return pronoun_speaker(state, word:lower(), last - #word + 1, last) end
  local item = entity_ending(state, first, last)
  if item then
    -- "analysts at the Baltic Institute", "a spokesman for Norvik": the organization is not the one who speaks.
    if item.kind == "organization" then
      local start, joined = text:sub(first, item.first - 1):match "()([%w'’-]+%s+[%w'’-]*%s*[%w'’-]*%s*%f[%w][fai][ornt]+%s+[the]*%s*)$"
      if joined and (joined:find "%f[%a]for%f[%A]" or joined:find "%f[%a]at%f[%A]" or joined:find "%f[%a]in%f[%A]") then
        local people = joined:match "^(.-)%s+%f[%w]%a+%s+[the]*%s*$"
        local from = first + start - 1
        if people and (articles[(people:match "^%S+"):lower()] or heads[(last_word(people) or ""):lower()]) then
          return { name = text:sub(from, from + #people - 1), kind = "described", first = from, last = from + #people - 1 }
        end
      end
    end
    return speaker_of(item)
  end
  return described_before(state, first, last)
end

-- "said Kim", "said the ministry", "said Defense Minister Lee Jong-sup"
local function subject_after (state, verb, last)
  local text = state.text
  local first = text:match("^%s+()", verb.last + 1)
  if not first then return nil end
  local clause = text:sub(first, last)
  local stop = clause:find "[,;:\"“”—–]" or clause:find " %-%- " or #clause + 1
  local phrase = clause:sub(1, stop - 1)
  local word = phrase:match "^[%a]+"
  if word and pronouns[word:lower()] and phrase:find "^%a+%f[^%w'’]" then return pronoun_speaker(state, word:lower(), first, first + #word - 1) end
  for _, item in ipairs(state.entities) do
    if item.first >= first + #phrase then break end
    if item.first >= first then
      local between = text:sub(first, item.first - 1)
      if item.kind == "person" and not between:find "%f[%a][oa][ft]%f[%A]" then return speaker_of(item) end
      if item.kind == "organization" and between:lower():find "^t?h?e?%s*$" then
        local person = entity_in(state, item.last + 1, first + #phrase - 1, "person")
        return speaker_of(person or item)
      end
    end
  end
  local opening = word and word:lower()
  if not opening or stops[opening] and opening ~= "that" then return nil end
  if phrase:find "^%u" then
    phrase = phrase:gsub("[%s.]+$", "")
    local name = phrase:match "^%u[%w'’.\x80-\xff-]*[%u%s%w'’.\x80-\xff-]*"
    name = name:match "^(.-)%s+%l.*$" or name
    if days[name] then return nil end
    return { name = name, kind = "described", first = first, last = first + #name - 1 }
  end
  if articles[opening] or heads[(last_word(phrase) or ""):lower()] then
    local short = phrase:match "^(.-)%s+on%s.*$" or phrase:match "^(.-)%s+in%s.*$" or phrase:match "^(.-)%s+at%s.*$" or phrase:match "^(.-)%s+who%s.*$" or phrase
    short = short:gsub("[%s.]+$", "")
    -- "said the union's president, Doug Makwa"
    if stop <= #clause and clause:find("^, ", stop) then
      local person = entity_in(state, first + stop, first + stop + 60, "person")
      if person and not text:sub(first + stop, person.first - 1):find "%l" then return speaker_of(person) end
    end
    return { name = short, kind = "described", first = first, last = first + #short - 1 }
  end
end

-- The subject of a verb of the region; "… and warned that" has that of the verb before it.
local function subject (state, verb, first, inverted)
  if verb.subject ~= nil then return verb.subject or nil end
  local text = state.text
  local before = text:sub(first, verb.first - 1)
  local word = (last_word(before) or ""):lower()
  local found
  if verb.form ~= "participle" and not (passive[word] and word ~= "to") then
    if word == "to" then found = nil
    elseif word == "and" or word == "but" or word == "then" then found = verb.earlier and subject(state, verb.earlier, first) or nil
    elseif word == "who" then
      local item = entity_in(state, first, verb.first - 1)
      for _, other in ipairs(state.entities) do
        if other.first >= verb.first then break end
        if other.first >= first and other.kind == "person" then item = other end
      end
      found = item and speaker_of(item)
    else found = subject_before(state, verb, first) end
  elseif verb.form == "participle" and verb.earlier then found = subject(state, verb.earlier, first)
  elseif verb.form == "participle" and before:find ",%s*$" then
    local item = entity_in(state, first, verb.first - 1)
    found = item and speaker_of(item)
  end
  verb.subject = found or false
  return found
end

-- ---- regions ----

-- The verbs outside quotations, in order, between two bytes.
local function verbs_in (state, first, last)
  local out = {}
  for _, verb in ipairs(state.verbs) do
    if verb.first > last then break end
    if verb.first >= first and verb.last <= last then out[#out + 1] = verb end
  end
  return out
end

local function ends_like_speech (content) return content:find "[,.!?…—–-]$" or content:find "[,.!?]['’]$" end
local function word_count (s) local _, n = s:gsub("%S+", ""); return n end

-- "…," X said / "…," said X: the verb and speaker in the region behind the quotation.
local function from_tail (state, quote)
  local text = state.text
  local tail = text:sub(quote.last + 1, quote.tail_last)
  if not tail:find "%S" then return nil end
  for _, verb in ipairs(verbs_in(state, quote.last + 1, quote.tail_last)) do
    local between = text:sub(quote.last + 1, verb.first - 1)
    if #between > 160 then return nil end
    if between:find "^%s*,?%s*$" and verb.form ~= "participle" then
      local speaker = subject_after(state, verb, quote.tail_last)
      if speaker then return verb, speaker end
    end
    local first = text:match("^[%s,]*()", quote.last + 1)
    local speaker = subject(state, verb, first)
    if speaker and not between:find "[;:]" then
      -- What lies between the quotation and the speaker must be nothing: "…" was written by a man who said
      local gap = text:sub(first, speaker.first - 1)
      if not gap:find "%f[%a]who%f[%A]" and word_count(gap) <= 7 and not gap:find "%f[%a]that%f[%A]" then return verb, speaker, gap end
    end
  end
end

local no_speech_before = { "known as%s*$", "nicknamed%s*$", "titled%s*$", "codenamed%s*$", "dubbed%s*$", "so%-called%s*$", "named%s*$", "%f[%a]called%s*$", "film%s*$", "song%s*$", "book%s*$", "novel%s*$" }

-- X said: "…" / X said it was "…": the last verb before the quotation in its sentence.
local function from_lead (state, quote)
  local text = state.text
  local verbs = verbs_in(state, quote.lead_first, quote.first - 1)
  for i = #verbs, math.max(1, #verbs - 2), -1 do
    local verb = verbs[i]
    local gap = text:sub(verb.last + 1, quote.first - 1)
    if word_count(gap) <= 22 and not gap:find ";" then
      local speaker = subject(state, verb, quote.clause_first)
      if speaker and text:sub(verb.first - 3, verb.first - 1):lower() ~= "so-" then
        local named
        for n, pattern in ipairs(no_speech_before) do
          if gap:find(pattern) then named = true end
        end
        if not named and not (no_mixed[verb.verb] and gap:find "%a") then return verb, speaker, gap end
      end
    end
  end
end

-- ---- the joining ----

local function locate (state)
  local quotes = state.quotes
  for i, quote in ipairs(quotes) do
    local sentence, n = sentence_at(state, quote.first)
    local ending = sentence_at(state, quote.last)
    local before, behind = quotes[i - 1], quotes[i + 1]
    quote.sentence = n
    quote.clause_first = sentence.first
    if before and before.last >= sentence.first then
      quote.split = before
      -- A region behind the quotation before; a mixed one leaves its sentence as it is.
      quote.lead_first = sentence.first
    else quote.lead_first = sentence.first end
    quote.tail_last = ending.last
    if behind and behind.first <= ending.last then quote.tail_last = behind.first - 1 end
    quote.content = state.text:sub(quote.first + quote.open, quote.last - quote.close):match "^%s*(.-)%s*$"
  end
end

local function attribute (state, quote, verb, speaker, style)
  quote.verb, quote.speaker, quote.style = verb.text, speaker.name, style
  quote.who = speaker
  quote.said = verb
  verb.used = true
  if speaker.name then
    state.speaker_in[quote.sentence] = speaker
    if speaker.kind ~= "person" then state.body = speaker end
  end
end

local function paragraph_at (state, at)
  local low, high = 1, #state.blocks
  while low < high do
    local middle = (low + high + 1) // 2
    if state.blocks[middle].first <= at then low = middle else high = middle - 1 end
  end
  return low, state.blocks[low]
end

-- The quotation that a free-standing one goes on: the one before in the paragraph, or at the end of the paragraph before.
local function continued (state, quote, i)
  local before = state.quotes[i - 1]
  if not before or not before.who then return nil end
  local here, block = paragraph_at(state, quote.first)
  local there = paragraph_at(state, before.first)
  if here == there then return before end
  if here == there + 1 and quote.first - block.first < 2 and (not before.closed or quote.last >= block.last - 1) then return before end
end

-- The reporting sentence before a free-standing quotation in the same paragraph: X said no. "It is late."
local function reported_before (state, quote)
  local sentence = state.sentences[quote.sentence - 1]
  local _, block = paragraph_at(state, quote.first)
  if not sentence or sentence.first < block.first then return nil end
  local verbs = verbs_in(state, sentence.first, sentence.last)
  for i = #verbs, 1, -1 do
    local speaker = subject(state, verbs[i], sentence.first)
    if speaker and speaker.name and clause_verbs[verbs[i].verb] then return verbs[i], speaker end
  end
end

local function whole_speech (quote)
  return quote.content:find "^[%u\"“‘'%d…]" or quote.content:find "^[\xC3-\xC5]" and true
end

local function join (state)
  for i, quote in ipairs(state.quotes) do
    local content = quote.content
    local words = word_count(content)
    local before = state.quotes[i - 1]
    local split = quote.split and quote.split.style == "direct" and quote.split.first >= state.sentences[quote.sentence].first and quote.split
    local free = quote.first <= state.sentences[quote.sentence].first + 1
    local verb, speaker, gap
    if quote.closed and (ends_like_speech(content) or words >= 4 and free) then
      verb, speaker, gap = from_tail(state, quote)
      if verb and gap and gap:find "%a" and not ends_like_speech(content) then verb = nil end
    end
    if verb and not split then
      local lead = state.text:sub(quote.clause_first, quote.first - 1)
      local sayable = whole_speech(quote) and not lead:find "%a"
      if sayable or words >= 3 and not lead:find "%a" then attribute(state, quote, verb, speaker, "direct")
      elseif verb.verb == "say" or verb.verb == "add" or verb.verb == "tell" or verb.verb == "write" then
        if not state.text:sub(quote.clause_first, quote.first - 1):find "%f[%a]announce" then attribute(state, quote, verb, speaker, "mixed") end
      end
    elseif split then
      -- "…," she said, "…": the same speaker and verb.
      local between = state.text:sub(split.last + 1, quote.first - 1)
      if verbs_in(state, split.last + 1, quote.first - 1)[1] and #between < 200 then attribute(state, quote, split.said, split.who, "direct") end
    end
    if not quote.style and not free then
      verb, speaker, gap = from_lead(state, quote)
      if verb then
        local plain = gap:find "^[%s,:]*$" or gap:find "[,:]%s*$" and whole_speech(quote)
        if gap:find "[,:]%s*$" and plain and (whole_speech(quote) and words >= 2) or gap:find "^%s*$" and whole_speech(quote) and words >= 4 and content:find "[.!?,]$" then
          attribute(state, quote, verb, speaker, "direct")
        else attribute(state, quote, verb, speaker, "mixed") end
      elseif before and before.style == "mixed" and before.last >= quote.clause_first then
        attribute(state, quote, before.said, before.who, "mixed")
      end
    elseif not quote.style and free and (ends_like_speech(content) or not quote.closed) and words >= 2 then
      local former = continued(state, quote, i)
      if former then
        attribute(state, quote, former.said, former.who, "direct")
      else
        verb, speaker = reported_before(state, quote)
        if verb then attribute(state, quote, verb, speaker, "direct"); verb.used = nil end
      end
    end
  end
end

-- ---- reported clauses ----

-- The place behind "GENEVA (Alpine Press) -- " if the dateline stands at `first`.
local function behind_dateline (state, first)
  local dateline = state.article.dateline
  if not dateline or state.text:sub(first, first + #dateline - 1) ~= dateline then return first end
  return state.text:match("^[%s%-–—]*()", first + #dateline)
end

local function free_of_marks (state, first, last, any)
  for _, quote in ipairs(state.quotes) do
    if (any or quote.style) and quote.first <= last and first <= quote.last then return false end
  end
  return true
end

local function indirect (state, verb)
  local text = state.text
  local sentence, n = sentence_at(state, verb.first)
  if not_reporting[verb.text:lower()] then return nil end
  if verb.used or verb.form == "participle" and verb.verb ~= "say" then return nil end
  local rest = text:sub(verb.last + 1, sentence.last)
  local stop = sentence.last
  while stop > verb.last and text:sub(stop, stop):find "[%s.!?]" do stop = stop - 1 end
  local to = rest:match "^%s+that%s+()"
  if not to and rest:find "^[^,;:\"“]*%sthat%s" and word_count(rest:match "^(.-)%sthat%s") <= 6 then to = rest:match "^.-%sthat%s+()" end
  local bare = not to and bare_verbs[verb.verb] and rest:match "^%s+()[%w%u]"
  local first
  if to then first = verb.last + to
  elseif bare and word_count(rest) >= 4 and not rest:find "^%s+on%s" and not rest:find "^%s+in%s" and not rest:find "^%s+to%s" and not rest:find "^%s+%u%l+day%s*[%.,]" then first = verb.last + bare end
  local day = first and text:match("^(%u%l+day)%s+%l", first)
  if day and days[day] then first = first + #day + 1 end -- "said Monday it has signed"
  -- "a plan that the union says would wipe out jobs"
  if first and auxiliary[text:match("^%l+", first) or ""] then return nil end
  if first and free_of_marks(state, first, sentence.last) then
    local speaker = subject(state, verb, sentence.first)
    if not speaker or not (to or verb.kind == "strong" or clause_verbs[verb.verb]) then return nil end
    -- "…, and warned that …" begins another clause.
    for _, other in ipairs(state.verbs) do
      if other.first > sentence.last then break end
      if other.first > verb.last and other.earlier == verb then
        local joint = text:sub(first, other.first - 1):match "()%s+%a+%s*$"
        if joint and text:sub(first, other.first - 1):find "%s[ab][nu][dt]%s*$" then stop = first + joint - 2 end
      end
    end
    return { kind = "quote", first = first, last = stop, verb = verb, who = speaker, sentence = n }
  end
  -- The talks had failed, Lee said.
  if first or not (verb.kind == "strong" or verb.verb == "announce") or not free_of_marks(state, sentence.first, sentence.last, true) then return nil end
  if word_count(rest) > 6 and not rest:find "^," then return nil end
  local before = text:sub(sentence.first, verb.first - 1)
  local comma = before:match "^.*(),%s"
  if not comma or word_count(before:sub(1, comma)) < 5 then return nil end
  local speaker = subject(state, verb, sentence.first + comma + 1)
  if not speaker then return nil end
  return { kind = "quote", first = behind_dateline(state, sentence.first), last = sentence.first + comma - 2, verb = verb, who = speaker, sentence = n }
end

-- ---- the rule ----

local function collect (items, article)
  local state = { article = article, text = article.text, quotes = {}, verbs = {}, gender = {}, speaker_in = {} }
  for _, item in ipairs(items) do
    if item._gender then
      if item._gender ~= "u" then state.gender[item.text] = item._gender end
    elseif item._said then
      state.verbs[#state.verbs + 1] = { first = item.first, last = item.last, text = item.text, verb = item._said, form = item._form, kind = item._weight }
    else
      local text = item.text
      state.quotes[#state.quotes + 1] = { first = item.first, last = item.last, open = #text:match "^[\"']?[\xC2\xE2]?[\x80-\xBF]*", close = item._close, closed = item._close > 0 }
    end
  end
  return state
end

-- A surname that the rule for people left alone has the name of the person who bears it: "Somsak", "Quispe".
local function full_name (state, who)
  if who.kind == "organization" or not who.name or who.name:find "[^%w\x80-\xff-]" or not who.name:find "^%u" then return who.name end
  for _, item in ipairs(state.entities) do
    if item.first >= who.first then break end
    if item.kind == "person" and (" " .. name_of(item) .. " "):find(" " .. who.name .. " ", 1, true) then return name_of(item) end
  end
  return who.name
end

local function finish (state, quote, style)
  local text = state.text
  local item = { kind = "quote", first = quote.first, last = quote.last, style = style }
  item.content = quote.content or text:sub(quote.first, quote.last)
  item.speaker = full_name(state, quote.who)
  item.verb = type(quote.verb) == "table" and quote.verb.text or quote.verb
  item.speaker_start = utf8.len(text, 1, quote.who.first - 1) or 0
  item.speaker_end = item.speaker_start + utf8.len(text, quote.who.first, quote.who.last)
  return item
end

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
  match = match,
  build = function (m)
    if m._given then m._gender = m._given.entry.gender
    elseif m._verb then
      local entry = m._verb.entry
      m._said, m._form, m._weight = entry.verb, entry.form, entry.kind
    else m._close = m._closed and #m._closed.text or 0 end
    return m
  end,
  after = function (items, article)
    local state = collect(items, article)
    if #state.verbs == 0 then return {} end
    state.entities, state.sentences, state.blocks = entities(article), article:sentences(), article:blocks()
    for i, verb in ipairs(state.verbs) do
      local before = state.verbs[i - 1]
      if before and sentence_at(state, before.first) == sentence_at(state, verb.first) then verb.earlier = before end
    end
    locate(state)
    join(state)
    local out = {}
    for _, quote in ipairs(state.quotes) do
      if quote.style then out[#out + 1] = finish(state, quote, quote.style) end
    end
    for _, verb in ipairs(state.verbs) do
      local clause = indirect(state, verb)
      if clause then out[#out + 1] = finish(state, clause, "indirect") end
    end
    table.sort(out, function (a, b) return a.first < b.first end)
    return out
  end,
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
