-- Arms deals: who supplies which weapon to whom, how many, for how much, and how far it has come.
--
-- A verb of trade ("sell", "order", "deliver") with a weapon in its sentence.  Its subject sells or buys, by the verb; the other side stands
-- behind "to" or "from", else it is the other country of the article's headline.  `status`: sought, offered, ordered, approved,
-- planned, delivered, supplied, suspended.
-- Not found: deals told without a weapon ("a defence contract"), and parties named by a pronoun.

local lode = require "lode"
local clauses = require "lode.clauses"
local names = require "lode.names"
local spans = require "lode.spans"
local t = lode.tokens

-- ---- verbs of trade ----

local seeking = t.stem { "seek", "hope", "want", "plan", "aim", "try", "look", "intend", "explore", "consider", "negotiate", "wish" } + t.word { "potential", "interested", "interest", "eager", "talks" }
local sell = t.stem { "export", "sell", "market" }
local buy = t.stem { "buy", "purchase", "acquire", "procure", "import", "order" } + t.word { "bought", "bid for", "contract for", "contract to buy", "deal for", "deal to buy", "agreement to buy" }
local give = t.stem { "deliver", "supply", "transfer", "ship", "donate", "provide", "hand over", "send" }
local get = t.stem { "receive", "take delivery of" }
local offer = t.stem { "offer", "pitch", "propose" }
local approve = t.stem { "approve", "authorize", "authorise", "clear" } * t.near(3, t.word { "sale", "export", "transfer", "sales", "exports", "delivery", "deliveries", "shipment" })
local stop = t.stem { "suspend", "halt", "cancel", "ban", "block", "freeze" } * t.near(3, t.word { "sale", "export", "transfer", "sales", "exports", "deliveries", "delivery", "shipments", "shipment" })
local sole = t.word { "exclusive", "sole", "main", "largest", "biggest", "top", "only", "leading" }
local supplier = t.span(sole, "_sole") ^ -1 * t.word { "arms", "weapons", "weapon", "military" } * t.word { "supplier", "exporter", "seller", "provider" } * t.word { "to", "of", "for" }
local reversed = t.word { "not", "never", "no" }

local verb = t.span(approve, "_approve") + t.span(stop, "_stop") + t.span(supplier, "_supplier") + t.span(buy, "_buy") + t.span(sell, "_sell") + t.span(give, "_give") + t.span(get, "_get") + t.span(offer, "_offer")

local STATUS = { _approve = "approved", _stop = "suspended", _supplier = "supplied", _buy = "ordered", _sell = "ordered", _give = "delivered", _get = "delivered", _offer = "offered" }
local BUYS = { _buy = true, _get = true }

-- ---- the parties ----

local function behind (sentence, place, prepositions)
  for _, actor in ipairs(sentence.actors) do
    if actor.first > place and prepositions[actor._prep] and (actor.country or actor.role) then return actor end
  end
end

-- The country that an article is about beside `party`: the first other one in its headline or the first lines of it.
local HEADLINE = 1000 -- bytes
local function other_country (article, party)
  for _, actor in ipairs(article:items "actor") do
    local is_country = actor.country and not actor._head and (actor._weak or names.country[actor.country] == actor.name or actor.text:find "^U%.")
    if is_country and actor.country ~= (party and party.country) then return actor end
    if actor.first > HEADLINE then return nil end
  end
end

local function inside (items, first, last)
  local found = {}
  for _, item in ipairs(items) do
    if item.first >= first and item.last <= last then found[#found + 1] = item end
  end
  return found
end

local function quantity (article, weapon)
  local before = article.text:sub(math.max(1, weapon.first - 40), weapon.first - 1)
  local number = article:items "number"
  for _, item in ipairs(number) do
    if item.last < weapon.first and weapon.first - item.last < 30 and not article.text:sub(item.last, weapon.first):find "[,.;]" then return item.amount end
    if item.first <= weapon.first and item.last >= weapon.first and item.first >= weapon.first - #before then return item.amount end
  end
end

-- A country by its name ("Swedish" is Sweden), a body by its own.
local function party_name (actor)
  if not actor then return nil end
  local bare = not actor._head and not actor._person and actor.role == nil
  return actor.country and (bare or actor._head) and names.country[actor.country] or actor.name
end

-- "24 Swedish fighter jets": the maker's country.
local function maker (sentence, weapon)
  for _, actor in ipairs(sentence.actors) do
    if actor._weak and actor.first >= weapon.first - 40 and actor.last <= weapon.last then return actor end
  end
end

-- "has not yet made significant exports", "no sale of tanks"
local function denied (text, hit)
  local before = text:sub(math.max(hit._s, hit.first - 60), hit.first - 1):match "[^,;]*$"
  return before:find "%f[%a]not%f[%A]" or before:find "%f[%a]no%f[%A]" or before:find "n['’]t%f[%A]" or before:find "%f[%a]never%f[%A]"
end

local function deals_of (hit, next_hit, article)
  if denied(article.text, hit) then return {} end
  local sentence = clauses.sentence(article.text, hit._s, hit._e, article:items "actor")
  sentence.actors = spans.apart(sentence.actors, article:items "weapon")
  local until_place = next_hit and next_hit._s == hit._s and next_hit.first - 1 or hit._e
  local weapons = inside(article:items "weapon", hit.first, until_place)
  if #weapons == 0 and not next_hit then weapons = inside(article:items "weapon", hit._s, hit._e) end
  if hit._way == "_supplier" then weapons = { { name = "arms", first = hit.first, last = hit.last } } end
  if #weapons == 0 then return {} end
  local form = sentence:verb(hit.first, hit.last)
  local subject = sentence:subject(hit.first)
  subject = subject and subject.actors[1]
  local by = form.passive and sentence:agent(hit.last, hit._e)
  if form.passive then subject = by and by.actors[1] end
  local buys = BUYS[hit._way]
  local other = behind(sentence, hit.last - 4, buys and { from = true } or { to = true, ["for"] = hit._way == "_supplier" or nil, of = hit._way == "_supplier" or nil, with = true })
  if subject and other and subject.first == other.first then other = nil end
  local status = STATUS[hit._way]
  if hit._wish and (hit._way == "_sell" or hit._way == "_buy" or hit._way == "_give") or form.mood == "maybe" then status = "sought" end
  if hit._way == "_approve" then -- who approves need not be who supplies
    local from = behind(sentence, hit.last - 4, { from = true })
    if from then subject = from end
  end
  if status == "delivered" and (form.infinitive or form.mood == "future") then
    status = article.text:sub(hit._s, hit._e):find "contract" and "ordered" or "planned"
  end
  if not subject and not other or hit._sends and not other then return {} end
  local money, dates = inside(article:items "money", hit._s, hit._e)[1], inside(article:items "date", hit._s, hit._e)
  local period = inside(article:items "period", hit._s, hit._e)[1]
  local made = {}
  for _, weapon in ipairs(weapons) do
    local vague = #weapons > 1 and weapon.name == "weapon" -- "other weapons, including its K9"
    if not vague and weapon.last ~= hit.last or hit._way == "_supplier" then
      local beside = other or buys and maker(sentence, weapon) or not form.passive and other_country(article, subject) or nil
      local from, to = buys and beside or not buys and subject or nil, buys and subject or not buys and beside or nil
      made[#made + 1] = {
        kind = "arms_deal", first = math.min(hit.first, weapon.first), last = math.max(hit.last, weapon.last), weapon = weapon.name, class = weapon.class,
        supplier = party_name(from), recipient = party_name(to), status = status, exclusive = hit._only or nil, quantity = hit._way ~= "_supplier" and quantity(article, weapon) or nil,
        value = money and money.text, date = period and period.from or dates[1] and dates[1].value, ["until"] = period and period.to or hit._way == "_supplier" and dates[2] and dates[2].value or nil,
      }
    end
  end
  return made
end

return lode.rule {
  api = 1,
  name = "arms",
  about = "Arms deals: supplier, recipient, weapon, quantity, value, status and date.",
  tags = { "events", "defence" },
  limits = "A weapon must be named; a party that the sentence does not name is taken from the headline.",
  measured = {
    "not measured: there is no gold data; read over corpus/ and its examples (2026-11-24)",
  },
  needs = { "actors", "weapons", "amounts", "dates" },
  emits = { arms_deal = { "supplier", "recipient", "weapon", "class", "quantity", "value", "status", "exclusive", "date", "until" } },
  match = t.span(seeking, "_wish") * (t.any - verb - t.semicolon) ^ -6 * verb + verb,
  build = function (m)
    local sentence = m.span:sentence()
    local item = { kind = m.kind, _s = sentence.first, _e = sentence.last, _wish = m._wish and true }
    for way in pairs(STATUS) do
      if m[way] then item._way, item.first, item.last = way, m[way].first, m[way].last end
    end
    if item.first == nil or item._way ~= "_supplier" and m.span.article.text:sub(item.first, item.last):find "^%l+s$" then return nil end -- "exports", "orders": nouns mostly
    item._sends = m._give and m._give.text:find "^sen" and true
    local only = m._sole and m._sole.word
    item._only = (only == "exclusive" or only == "sole" or only == "only") or nil
    return item
  end,
  after = function (items, article)
    local found = {}
    for i, hit in ipairs(items) do
      for _, deal in ipairs(deals_of(hit, items[i + 1], article)) do found[#found + 1] = deal end
    end
    return found
  end,
  examples = {
    { "South Korea seeks to export the FA-50 light combat aircraft to Peru.",
      arms_deal = { supplier = "South Korea", recipient = "Peru", weapon = "FA-50", status = "sought" } },
    { "In 2020 and 2021, Russia had been the exclusive arms supplier to Uzbekistan.",
      arms_deal = { supplier = "Russia", recipient = "Uzbekistan", status = "supplied", exclusive = true, date = "2020", ["until"] = "2021" } },
    { "Poland ordered 96 Apache helicopters from the United States.",
      arms_deal = { supplier = "United States", recipient = "Poland", weapon = "Apache", quantity = 96, status = "ordered" } },
    { "Poland ordered 96 buses from Germany.", arms_deal = false },
    { "Iran fired missiles at Iraq.", arms_deal = false },
  },
}
