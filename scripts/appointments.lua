-- Appointments: who takes, leaves or loses which post, where.
--
-- A verb ("appointed", "resigned as") or a phrase ("will succeed") beside a person, and a post: a title or a role of the lists with
-- what it is of, or what the person is to head ("named to head its office in Tokyo").  `action`: appointed, elected, nominated, promoted, resigned, retired, dismissed.
-- `successor_of` is who had the post before, also where the sentence tells it behind ("…, succeeding Carl Holm", "Carl Holm resigned and will be succeeded by …").
-- `body` is what the post is of, else the body that acts ("Intel promoted …") or that the person belongs to.
-- Not found: posts that are in no list ("head gardener"), changes told with a pronoun only, what others ask for ("calls on the minister to resign").

local lode = require "lode"
local codes = require "lode.codes"
local names = require "lode.names"
local sets = require "lode.sets"
local spans = require "lode.spans"
local t = lode.tokens

local person = t.is "person"
local body = t.is "organization" + t.is "place"
local owner = body + t.is "nationality"

-- ---- the post: "acting chief executive of Corvane Group", "Norway's finance minister" ----

local word = (t.letters - t.word { "as", "to", "by", "of", "in", "after", "who", "and", "for", "is", "was", "has", "on", "at", "since" } - person)
local hyphen = t.glued * t.hyphen * t.glued
local head = t.list "titles" + t.list "roles"
local lead = (word - head - body) * (hyphen * word) ^ 0
local article = t.word { "the", "a", "an", "its", "his", "her", "their", "new", "next", "first" } + t.ordinal
local matter = t.word { "of", "for" } * t.word "the" ^ -1 * -body * (word - head - article - t.word { "this", "that", "these", "those" }) * (hyphen * word) ^ 0 * (t.word { "of",
  "and", "the" } ^ -2 * t.capitalized) ^ -3
local of = t.word { "of", "at", "for" } * t.word "the" ^ -1 * t.span(body, "body")
local and_post = t.word "and" * (word - head - body - t.word { "become", "becomes", "became", "will", "join", "replace" }) ^ -2 * head -- "president and chief operating officer"
local post_words = t.span(lead ^ -4 * head * (hyphen * word) ^ 0 * head ^ -2 * and_post ^ -1 * matter ^ -1, "_post") * of ^ -1
local post = article ^ -3 * (t.span(owner, "body") * t.clitic ^ -1) ^ -1 * article ^ -1 * post_words
-- "to head the bank's office in Tokyo"
local to_lead = t.word "to" * t.span(t.word { "head", "lead", "run", "chair", "oversee" } * (t.any - t.comma - t.full_stop - t.semicolon - t.word { "and", "who", "after",
  "as" }) ^ -8, "_post")
local new_post = t.word { "the", "a" } ^ -1 * t.word "new" ^ -1 * t.word { "post of", "position of", "role of", "job of" } * post

-- ---- who does what ----

local adverb = t.like(((1 - require "lpeg".P "ly" * -1) ^ 1) * "ly") + t.word { "also", "then", "once", "again", "now" }
local be = t.word { "was", "were", "is", "be", "being", "been" } * adverb ^ -1
local who = t.span(person, "who")
local whom = t.span(person, "who")

local up = { appointed = t.word { "appointed", "named", "installed", "hired", "chosen", "picked", "selected", "designated", "sworn in", "confirmed" }, elected = t.word { "elected",
  "re-elected", "voted in", "voted" },
  nominated = t.word { "nominated", "proposed", "tapped" }, promoted = t.word { "promoted", "elevated" },
  dismissed = t.word { "dismissed", "sacked", "fired", "ousted", "removed", "suspended", "replaced" } }
local any_up = t.span(up.appointed, "_appointed") + t.span(up.elected, "_elected") + t.span(up.nominated, "_nominated") + t.span(up.promoted, "_promoted") +
  t.span(up.dismissed, "_dismissed")
local active = t.span(t.word { "appoints", "appoint", "names", "name", "appointing", "naming" } + up.appointed, "_appointed") + t.span(up.nominated + t.word { "nominates",
  "nominate" }, "_nominated") +
  t.span(up.elected + t.word { "elects", "elect" }, "_elected") + t.span(up.dismissed + t.word { "dismisses", "sacks", "fires", "replaces", "dismissing", "replacing" },
    "_dismissed") + t.span(up.promoted, "_promoted")
local take = t.span(t.word { "becomes", "became", "become", "takes over as", "took over as", "take over as", "takes office as", "took office as", "sworn in as", "succeeds as",
  "joined as", "joins as", "returns as", "returned as", "will be", "is to be" }, "_appointed")
local leave = t.span(t.word { "resigned", "resigns", "resign", "stepped down", "steps down", "step down", "quit", "quits", "stood down", "stands down" }, "_resigned") +
  t.span(t.word { "retired", "retires", "retire" }, "_retired")
local succeed = t.word { "succeeds", "succeeded", "succeed", "replaces", "replaced", "replace", "succeeding", "replacing" }
local aux = t.word { "has", "had", "have", "will", "would", "is to", "was to", "is expected to" } + t.span(t.word "to", "_to")

-- "Yasmin Farooqi, 42, a former central bank economist, becomes": what stands between commas has no verb of this kind.
local aside = (t.any - t.comma - t.semicolon - take - leave - be * any_up) ^ -18
local apart = (t.comma * (aside * t.comma) ^ -3) ^ -1

-- What is said of a person before the verb.
local done = be * any_up * (to_lead + t.word { "as", "to be", "to" } ^ -1 * (new_post + post) + t.word "to" * new_post) ^ -1 + take * post + adverb ^ -1 * leave * (t.word { "as",
  "from" } * post) ^ -1 +
  t.span(succeed, "_succeed") * (t.letters - person) ^ -4 * t.span(person, "before") * (t.word "as" * post) ^ -1

-- "Kjersti Vangen, who will be", "Ann Lee, the doctor who became"
local relative = t.comma * (t.any - t.comma - t.semicolon - person - take - leave - t.word "who") ^ -8 * t.word "who"

local portfolio = t.word "portfolio" -- "the fisheries portfolio goes to"
local goes_to = t.span(t.word { "goes to", "went to" }, "_appointed")

-- "moves from the Finance Ministry, where she was deputy, to defence": a minister's or an official's way, not a player's.
local ministry = t.word "the" * (t.capitalized - t.word { "ministry", "department" }) ^ -3 * t.word { "ministry", "department" } * (t.word { "of", "for" } * t.capitalized ^ 1) ^ -1
local moves = t.span(t.word { "moves from", "moved from", "move from", "switches from", "switched from" }, "_appointed") * ministry *
  (t.comma * (t.any - t.comma - t.semicolon) ^ -10 * t.comma) ^ -1 * t.word "to" * t.word "the" ^ -1 * (t.span(body, "_post") + t.span(word * (t.word "and" * word) ^ -1, "_post"))

-- "Maria Okello, who succeeds Carl Holm, was appointed"
local who_follows = t.comma * t.word "who" * aux ^ -1 * succeed * (t.letters - person) ^ -4 * t.span(person, "before") * t.comma
-- "elected Maria Okello chairman": a post right behind the name
local rank = t.word { "chief", "vice", "senior", "deputy", "executive", "managing", "acting", "interim", "assistant", "general", "national", "first", "creative", "marketing",
  "operating",
  "financial", "technology", "non-executive", "permanent" }
local direct = t.span((rank - head) ^ -2 * head * and_post ^ -1 * matter ^ -1, "_post") * of ^ -1

-- "Jane Roe, its finance director, as chief executive": what stands between commas is what the person was before.
local was_before = t.comma * ((t.any - t.comma - t.semicolon - t.full_stop - active) ^ -12 * t.comma) ^ -2
local of_age = t.comma * t.number * t.comma -- "Jane Roe, 54, chief executive"

local match = who * moves + who * (who_follows + relative + apart) * (aux * done + done) +
  active * article * post_words * t.comma ^ -1 * (lead - t.comma) ^ -2 * head ^ -2 * whom + t.span(portfolio, "_portfolio") * goes_to * whom +
  t.span(t.word { "sacked", "fired", "dismissed", "ousted", "sacks", "fires", "dismisses" }, "_dismissed") * (t.any - person - t.comma - t.full_stop) ^ -4 * whom +
  t.span(up.nominated, "_nominated") * head ^ -2 * whom * t.word "to" * t.word "the" ^ -1 * t.span(t.is "organization", "body") +
  active * (owner * t.clitic ^ -1) ^ -1 * head ^ -2 * whom *
    (to_lead + was_before ^ -1 * t.word { "as", "to be" } * post + t.word "to" * post + of_age * direct + t.comma ^ -1 * article * post + direct)

local ACTIONS = { "_appointed", "_elected", "_nominated", "_promoted", "_dismissed", "_resigned", "_retired", "_succeed" }

-- The date that stands nearest to the verb's end.
local function date_of (item, article)
  local best, distance
  for _, date in ipairs(article:items "date") do
    local away = math.abs(date.first - item.last)
    if date.first >= item._s and date.last <= item._e and date.type == "DATE" and (not distance or away < distance) then best, distance = date.value, away end
  end
  return best
end

-- ---- what the sentence tells beside it ----

local not_post = sets.of [[player players artist actor actress singer model winner champion star fan friend victim hero author writer student suspect parent mother father
  celebrity independent
  wife husband widow survivor member citizen resident favorite favourite decade year]]

-- "will be honored with the Artist of the Decade"
local function is_participle (post)
  return post.word:find "ed$" ~= nil and #post > 2
end

local before_verb = sets.of "has have had said says will also on tuesday monday wednesday thursday friday saturday sunday"

-- The body that acts: "Intel on Monday promoted", "Intel said Jane Roe will".
local function employer_of (item, article, columns)
  local bodies = article:items "organization"
  local last = bodies[spans.count_before(bodies, item.first)]
  if not last or last.first < item._s then return nil end
  local role = codes.role_of_body(last)
  if role and role ~= "BUS" then return nil end -- "the Senate confirmed"
  local i = article:token(item.first) - 1
  if columns.word[i] == "'s" or columns.word[i] == "’s" then i = i - 1 end -- "Toyota's Akio Toyoda"
  while before_verb[columns.word[i]] do i = i - 1 end
  return columns.last[i] == last.last and last.text or nil
end

local followed = sets.of "succeeding replacing succeeds replaces succeed replace succeeded replaced"
local REACH = 6 -- tokens between such a word and the name

-- The person named behind "succeeding", "succeeded by" in the rest of the sentence, and whether "by" stands before the name.
local function beside (item, article, columns)
  local persons, word = article:items "person", columns.word
  local i = spans.count_before(persons, item.last + 1) + 1
  local person = persons[i]
  while person and person.last <= item._e do
    local token = article:token(person.first)
    for k = token - 1, math.max(token - REACH, article:token(item.last) + 1), -1 do
      if followed[word[k]] then return person, word[k + 1] == "by" end
    end
    i = i + 1
    person = persons[i]
  end
end

local LEAVES = { resigned = true, retired = true, dismissed = true }

local function after (items, article)
  if #items == 0 then return items end
  local columns, kept = article:columns(), {}
  for i = 1, #items do
    local item = items[i]
    item.date = date_of(item, article)
    item.body = item.body or employer_of(item, article, columns) or item._affiliation
    kept[#kept + 1] = item
    local other, by = beside(item, article, columns)
    if other and not LEAVES[item.action] and not by and not item.successor_of then item.successor_of = other.name end
    if other and LEAVES[item.action] and by then
      kept[#kept + 1] = { kind = "appointment", first = other.first, last = other.last, who = other.name, action = "appointed", post = item.post, body = item.body,
        successor_of = item.who }
    end
  end
  return kept
end

return lode.rule {
  api = 1,
  name = "appointments",
  about = "Appointments: who is appointed, elected, dismissed or resigns, to or from which post.",
  tags = { "events", "business", "politics" },
  limits = "The person must be named; the post must end in a title or role of the lists.",
  measured = {
    "corpus/: 8 appointments, F1 100, overlapping 100 (2026-11-30; the rule was mended with it)",
  },
  needs = { "people", "organizations", "places", "nationalities", "dates" },
  emits = { appointment = { "who", "action", "post", "body", "successor_of", "date" } },
  trigger = take + leave + succeed + active + goes_to + t.word { "moves", "moved", "move", "switches", "switched" },
  match = { appointment = match },
  build = function (m)
    if m._to and m._to:before(1).first < m.who.first or m._to and m.who:before(1).word ~= "" then return nil end -- "calls on the minister to resign"; a headline may say so
    local before = m.span:before(1)
    if before.shape == "hyphen" then return nil end -- "President-elect Jane Roe"
    local item = { kind = "appointment", who = m.who.item.name, post = m._post and names.tidy(m._post.text), body = m.body and m.body.text }
    if m._portfolio then item.post, item.first, item.last = before.text, before.first, m.last end
    if m._post and (not_post[item.post:lower():gsub(" of .*", ""):match "%a+$"] or is_participle(m._post)) then return nil end
    for _, action in ipairs(ACTIONS) do
      if m[action] then item.action = action:sub(2) end
    end
    if item.action == "succeed" then item.action = "appointed" end
    item.successor_of = m.before and m.before.item.name
    -- "was named" or "was removed" may be said of many things; without a post only an office-holder counts.
    local person = m.who.item
    if not item.post and not item.successor_of and not (m._nominated and m.body) then
      if not (person.title or person.role) and item.action ~= "resigned" then return nil end
      if item.action ~= "resigned" and item.action ~= "dismissed" and item.action ~= "retired" then return nil end
      item.post = person.title or person.role
      item.body = item.body or person.affiliation
    end
    local sentence = m.span:sentence()
    item._s, item._e, item._affiliation = sentence.first, sentence.last, item.post and person.affiliation
    return item
  end,
  after = after,
  examples = {
    { "Maria Okello was appointed chief executive of Corvane Group.", appointment = { who = "Maria Okello", action = "appointed", post = "chief executive",
      body = "Corvane Group" } },
    { "Prime Minister Jane Roe resigned.", appointment = { who = "Jane Roe", action = "resigned", post = "Prime Minister" } },
    { "Norvik Energi named Tomas Lindqvist as finance director.", appointment = { who = "Tomas Lindqvist", action = "appointed", post = "finance director" } },
    { "Anna Berg succeeds Carl Holm as chairman.", appointment = { who = "Anna Berg", successor_of = "Carl Holm", post = "chairman" } },
    { "Maria Okello was elected president of Kenya in 2020.", appointment = { action = "elected", body = "Kenya", date = "2020" } },
    { "The board dismissed Carl Holm, the doctor who became president of Kenya in 2020.", appointment = { who = "Carl Holm" } },
    { "Maria Okello was named to the new post of minister for the grid.", appointment = { post = "minister for the grid" } },
    { "Maria Okello moves from the Finance Ministry to defence.", appointment = { who = "Maria Okello", post = "defence" } },
    { "Maria Okello moved from Leeds to London.", appointment = false },
    { "Maria Okello was appointed with joy. Maria Okello became the first player to win. The opposition called on Maria Okello to resign.", appointment = false },
    { "The board appointed Jane Roe, its finance director, as chief executive.", appointment = { who = "Jane Roe", post = "chief executive" } },
    { "Corvane Group named Carl Holm, 54, a former Hanul Motors CEO, as its new chairman.", appointment = { who = "Carl Holm", post = "chairman" } },
    { "Shareholders elected Maria Okello chairman.", appointment = { who = "Maria Okello", action = "elected", post = "chairman" } },
    { "Corvane Group promoted Jane Roe to chief financial officer.", appointment = { who = "Jane Roe", action = "promoted", post = "chief financial officer",
      body = "Corvane Group" } },
    { "Maria Okello was named president and chief operating officer, succeeding Carl Holm.",
      appointment = { post = "president and chief operating officer", successor_of = "Carl Holm" } },
    { "Carl Holm stepped down as chief executive of Corvane Group and will be succeeded by Anna Berg.",
      appointment = { { who = "Carl Holm", action = "resigned" }, { who = "Anna Berg", action = "appointed", post = "chief executive", body = "Corvane Group",
        successor_of = "Carl Holm" } } },
    { "Maria Okello, who succeeds Carl Holm, was appointed finance minister of Kenya.",
      appointment = { who = "Maria Okello", post = "finance minister", body = "Kenya", successor_of = "Carl Holm" } },
    { "Maria Okello was named to head the bank's office in Tokyo.", appointment = { who = "Maria Okello", post = "head the bank's office in Tokyo" } },
    { "Jane Roe was sworn in as the 46th president of Kenya.", appointment = { who = "Jane Roe", post = "president", body = "Kenya" } },
  },
}
