-- Quotations: what is said, by whom, with which verb.
--
--   direct    "We will go," Lee said.     Lee said: "We will go."
--   mixed     Lee called it "a turning point".
--   indirect  Lee said that the talks had ended.     The talks had ended, Lee said.
--
-- Words in quotation marks with no verb of saying beside them are taken for scare quotes or titles of
-- works, except where they go on with the quotation before them.  Indirect speech is found only with a
-- plain verb (said, told ...; others ask for "that"); questions and hopes are not.  The rule
-- quotes_indirect below finds it, the rule quotes the rest.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens

local person, organization = t.is "person", t.is "organization"

-- ---- verbs and speakers ----

local verb = -t.capitalized * -lpeg.B(t.hyphen) * (t.list "quote_verbs" - t.capitalized) + t.word { "called", "calls", "calling", "described", "describing", "dubbed", "labelled", "labeled", "branded",
  "termed", "characterized", "characterised", "saw", "invited", "spoke of", "speaking of" }
local saying = t.word { "said", "says", "say", "told", "announced", "added", "wrote", "warned", "claimed", "insisted", "argued",
  "explained", "stressed", "complained", "denied", "conceded", "acknowledged", "predicted", "replied", "recalled", "stated", "testified",
  "reported", "confirmed", "saying", "adding", "noted", "admitted", "estimated", "asserted", "declared", "alleged" }
local aux = t.word { "has", "had", "have", "also", "later", "then", "once", "earlier", "reportedly", "repeatedly", "however", "only" }

local stops = t.comma + t.colon + t.semicolon + t.full_stop + t.dash + t.exclamation + t.quote + t.mark
local plain = (t.letters + t.clitic + t.number + t.alnum + t.apostrophe + t.percent) + t.hyphen + t.bullet
-- A speaker's words: at most ten, none of them a verb of saying.
local head = organization + person + (plain - verb - stops)
local phrase = head * (organization + person + (plain - verb - stops)) ^ -9
-- ", a senior analyst at the bank," between a name and its verb.
local aside = (t.comma + t.dash) * (t.any - t.comma - t.quote - t.full_stop - t.dash - t.mark - verb) ^ -25 * (t.comma + t.dash)
local subject = t.span(phrase, "who") * aside ^ -1
local near_verb = aux ^ -2 * t.span(verb, "verb")

-- ---- quoted words ----

local double = t.opening * (t.any - t.quote) ^ 1 * t.closing
local single = t.open_single * ((t.any - t.close_single - t.quote - t.mark) + t.close_single * t.glued * t.letters) ^ 1 * t.close_single
local open_end = t.opening * (t.any - t.quote) ^ 1
local quoted = t.span(double + single, "quoted")

-- "...," said X    "...," X said    "...," said he
local inverted = t.span(verb, "verb") * t.span(phrase, "who")
local behind = t.dash ^ -1 * (inverted + subject * near_verb)

-- X said: "..."    X called it "..."
local lead = aux ^ -2 * t.span(verb, "verb") * (t.span((t.any - t.quote - t.full_stop - t.mark - t.open_single) ^ -14, "between"))
local before = subject * lead

local quotation = before * quoted * t.span(behind, "tail") ^ -1 + quoted * (t.span(behind, "tail")) ^ -1 + t.span(open_end, "open")

-- ---- indirect speech: whole sentences ----

local clause = t.span((t.any - t.quote - t.mark - t.full_stop - t.open_single) ^ 4, "clause") * t.full_stop
local say = t.word { "said", "says", "say", "saying", "adding" }
local not_clause = t.word { "to", "in", "on", "at", "of", "no", "yes", "so", "with", "about", "by", "nothing", "little", "for", "as", "after",
  "when", "during", "before", "from" }
local listener_words = (t.letters - t.word "that" - stops) ^ -6
local reported = subject * aux ^ -2 * (t.span(say, "verb") * t.word "that" + t.span(t.word "told", "verb") * listener_words * t.word "that" +
  t.span(t.word "told", "verb") * (t.word { "reporters", "lawmakers", "parliament", "journalists", "investors", "him", "her", "them", "analysts" } +
    organization + person) * -(not_clause + stops) +
  t.span(saying - say, "verb") * t.word "that" + t.span(say, "verb") * -(not_clause + t.word { "to", "in", "on", "at", "of", "no", "yes", "so", "with", "about", "by", "nothing", "little", "for", "as" })) * clause

-- The talks had ended, the ministry said on Monday.
local ending = t.comma * t.span((organization + person + (plain - verb - stops)) * (organization + person + (plain - verb - stops)) ^ -9, "who") *
  t.span(t.word { "said", "says", "say", "announced" }, "verb") * (t.letters + t.clitic) ^ -5 * t.full_stop * t.stop
local closed = t.start * t.span((t.any - t.quote - t.mark - t.open_single - ending) ^ 4, "clause") * ending

-- ---- speakers ----

local PRONOUN = { he = true, she = true, it = true, they = true, his = true, her = true, I = true, we = true }
local NOT_SPEAKER = { who = true, which = true, that = true }

local function inside(items, first, last)
  local best
  for _, item in ipairs(items) do
    if item.first >= first and item.last <= last then best = item
    elseif item.first > last then break end
  end
  return best
end

local function before_place(items, place)
  local best
  for _, item in ipairs(items) do
    if item.first >= place then break end
    best = item
  end
  return best
end

-- Words before the verb, cut to the noun phrase: "On Monday the ministry" → "the ministry".
local function describe(text)
  text = text:gsub("%s+", " "):gsub("^[Bb]ut ", ""):gsub("^[Aa]nd ", ""):gsub("^[Ww]hile ", ""):gsub("^[Aa]s ", "")
  local cut = text:match ".*, (.+)$" or text
  cut = cut:gsub("^%l+ly ", ""):gsub(" %l+ly$", "")
  return (cut:gsub(" [Oo]n %u%l+day$", ""):gsub("^[Oo]n %u%l+day ", ""))
end

-- Whom "he" or "she" at the place means: the first person of the paragraph, else the last speaker.
local function subject_before(context, place)
  local from = place
  while from > 1 and context.text:byte(from - 1) ~= 10 do from = from - 1 end
  for _, item in ipairs(context.persons) do
    if item.first >= place then break end
    if item.first >= from and not context.quoted(item.first) then return item end
  end
  local speaker = context.last_person
  if speaker and place - speaker.last < 900 then return speaker end
  return before_place(context.persons, place)
end

-- Gives the quote its speaker; who: the span of the speaker's words.
local function set_speaker(quote, who, context)
  local first, last, text = who.first, who.last, who.text
  local item = inside(context.persons, first, last)
  local group = inside(context.organizations, first, last)
  local low = text:lower():gsub("^and ", ""):gsub("^but ", "")
  local joined = low == "and" or low == "but" or low == "also" or low == ""
  if PRONOUN[low] or joined then
    local antecedent
    if low == "he" or low == "she" or joined then
      antecedent = subject_before(context, first)
      if antecedent then quote.speaker = antecedent.name or antecedent end
    elseif low == "it" then
      quote.speaker = context.last_body or (before_place(context.organizations, first) or {}).name
    end
    quote._first, quote._last = first, last
  elseif item and (not group or item.last >= group.last) then
    quote.speaker, quote._first, quote._last = item.name, item.first, item.last
    context.last_person = item
  elseif group and last - group.last < 2 then
    quote.speaker, quote._first, quote._last = group.name or group.text, group.first, group.last
    context.last_body = quote.speaker
  else
    local speaker = describe(text)
    if speaker == "" or #speaker > 90 then return end
    local at = context.text:find(speaker, first, true) or first
    quote.speaker, quote._first, quote._last = speaker, at, math.min(last, at + #speaker - 1)
    context.last_body = speaker
  end
end

local function build(m)
  local marked = m.quoted or m.open
  if not marked or m.who and m.who.text:find "[Ss]o%-?$" then return nil end
  local item = { kind = "quote", first = marked.first, last = marked.last, _who = m.who, _verb = m.verb, _between = m.between,
    _tail = m.tail and true, _open = m.open and true, _begin = m.first }
  return item
end

-- A quotation that is a clause of its own: "We will go,"  "It is late."
local function is_clause(content)
  return (content:find "^[%u%['%.]" or content:find "^[\xc3\xe2]") and
    (content:find "[%.,!%?%-]'?$" or content:find "\xe2\x80[\x94\x99\xa6]$") or content:find "^%l.*,$"
end

-- The words without the marks (curly marks are three bytes, « » two).
local function content_of(text)
  local inner = text:gsub("^\xe2\x80[\x98-\x9f]", ""):gsub("\xe2\x80[\x98-\x9f]$", ""):gsub("^\xc2\xab", ""):gsub("\xc2\xbb$", "")
  inner = inner:gsub("^[\"']", ""):gsub("[\"']$", "")
  return (inner:gsub("^%s+", ""):gsub("%s+$", ""))
end

local function same_paragraph(text, first, last)
  return not text:sub(first, last):find "\n%s*\n"
end

local function after(items, article)
  local text = article.text
  local context = { text = text, persons = article:items "person", organizations = article:items "organization" }
  table.sort(context.persons, function(a, b) return a.first < b.first end)
  table.sort(context.organizations, function(a, b) return a.first < b.first end)
  context.quoted = function(place)
    for _, quote in ipairs(items) do
      if quote.first <= place and quote.last >= place then return true end
    end
    return false
  end
  local kept, last = {}, nil
  local cache_byte, cache_points = 1, 0
  local function points(byte)
    if byte < cache_byte then cache_byte, cache_points = 1, 0 end
    cache_points = cache_points + utf8.len(text, cache_byte, byte - 1)
    cache_byte = byte
    return cache_points
  end
  for _, quote in ipairs(items) do
    quote.content = content_of(quote.text)
    local clause = is_clause(quote.content)
    local following = last and same_paragraph(text, last.last, quote.first)
    local gap = last and text:sub(last.last + 1, quote.first - 1) or ""
    if quote._who and quote._verb then
      set_speaker(quote, quote._who, context)
      quote.verb = quote._verb.text
      local near = not quote._between or #quote._between.text < 3
      quote.style = (quote._tail or near) and clause and "direct" or "mixed"
      if quote._between and #quote._between.text > 0 and clause and quote._between.text:find "[,:]%s*$" then quote.style = "direct" end
    elseif last and following and #gap < 220 and
      (clause or last.style == "direct" and quote.content:find "^%l.*[%.!%?]$" and gap:find "%l[,%.]? $") then
      quote.speaker, quote.verb, quote.style = last.speaker, last.verb, "direct"
      quote._first, quote._last = last._first, last._last
    elseif last and last._open and clause then
      quote.speaker, quote.verb, quote.style = last.speaker, last.verb, "direct"
      quote._first, quote._last = last._first, last._last
    end
    if quote.speaker then
      quote.speaker_start, quote.speaker_end = nil, nil
      kept[#kept + 1] = quote
      last = quote
    end
  end
  for _, quote in ipairs(kept) do
    if quote._first then
      quote.speaker_start, quote.speaker_end = points(quote._first), points(quote._last + 1)
    end
  end
  for _, quote in ipairs(article:items "quote") do
    if quote.rule == "quotes_indirect" then
      kept[#kept + 1] = { kind = "quote", first = quote.first, last = quote.last, content = quote.content, speaker = quote.speaker,
        verb = quote.verb, style = "indirect", speaker_start = quote.speaker_start, speaker_end = quote.speaker_end }
    end
  end
  table.sort(kept, function(a, b) return a.first < b.first end)
  return kept
end

local indirect = lode.rule {
  api = 1,
  name = "quotes_indirect",
  optional = true, -- its items come out with those of quotes
  about = "Reported speech without quotation marks: X said that ...",
  tags = { "quotes", "speech" },
  needs = { "people", "organizations" },
  emits = { quote = { "content", "speaker", "verb", "style", "speaker_start", "speaker_end" } },
  match = { quote = closed + reported },
  build = function(m)
    local low = m.who.text:lower()
    if NOT_SPEAKER[low] or low:find "^who" or low:find "^which" or low:find " who$" or low:find " which$" then return nil end
    return { kind = "quote", first = m.clause.first, last = m.clause.last, content = m.clause.text, verb = m.verb.text, style = "indirect", _who = m.who }
  end,
  after = function(items, article)
    local text = article.text
    local context = { text = text, persons = article:items "person", organizations = article:items "organization" }
    local kept = {}
    context.quoted = function() return false end
    for _, quote in ipairs(items) do
      set_speaker(quote, quote._who, context)
      if quote.speaker then
        quote.speaker_start = utf8.len(text, 1, quote._first - 1)
        quote.speaker_end = quote.speaker_start + utf8.len(text, quote._first, quote._last)
        kept[#kept + 1] = quote
      end
    end
    return kept
  end,
  examples = {
    { "Lee Jong-sup said that the talks had ended.", quote = { text = "the talks had ended", speaker = "Lee Jong-sup", style = "indirect" } },
    { "The ministry said the talks had ended.", quote = { speaker = "The ministry", verb = "said" } },
    { "The talks ended on Monday.", quote = false },
  },
}

local marked = lode.rule {
  api = 1,
  name = "quotes",
  about = "Quotations and reported speech, with speaker and verb.",
  tags = { "quotes", "speech" },
  limits = "Speakers of long dialogues without verbs are guessed from the quotation before; he and she are the last person named as a speaker.",
  needs = { "people", "organizations", "quotes_indirect" },
  over = "paragraph",
  emits = { quote = { "content", "speaker", "verb", "style", "speaker_start", "speaker_end" } },
  match = { quote = quotation },
  build = build,
  after = after,
  examples = {
    { '"We will go," the ministry said.', quote = { text = '"We will go,"', content = "We will go,", speaker = "the ministry", verb = "said", style = "direct" } },
    { '"We will go," said John Smith.', quote = { speaker = "John Smith", verb = "said", style = "direct" } },
    { 'John Smith said: "We will go."', quote = { speaker = "John Smith", style = "direct" } },
    { 'John Smith left. "We will go," he said. "It is late."',
      quote = { { content = "We will go,", speaker = "John Smith" }, { content = "It is late.", speaker = "John Smith" } } },
    { "John Smith called it “a turning point” for both.", quote = { content = "a turning point", verb = "called", style = "mixed" } },
    { "‘We will go,’ said John Smith.", quote = { content = "We will go,", speaker = "John Smith" } },
    { 'He will visit Uzbekistan, a "special strategic partner," from Monday.', quote = false },
    { 'She sang "Yesterday" and left.', quote = false },
    { 'The so-called "tungsten diplomacy" failed.', quote = false },
  },
}

return { indirect, marked }
