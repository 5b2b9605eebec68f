-- Arms deals: who supplies which weapon to whom, how many, for how much, and how far it has come.
--
-- A verb of trade ("sell", "order", "deliver") with a weapon in its sentence.  Its subject sells or buys, by the verb; the other side stands
-- behind "to" or "from", else it is the other country of the article's headline.  `status`: sought, offered, ordered, approved,
-- planned, delivered, supplied, suspended, cancelled, refused.  The value and the date are those nearest in the deal's own clause.
-- Not found: deals told without a weapon ("a defence contract"), and parties named by a pronoun.

local lode = require "lode"
local clauses = require "lode.clauses"
local names = require "lode.names"
local sets = require "lode.sets"
local spans = require "lode.spans"
local words = require "lode.words"
local t = lode.tokens

-- ---- verbs of trade ----

local seeking = t.stem { "seek", "hope", "want", "plan", "aim", "try", "look", "intend", "explore", "consider", "negotiate", "wish" } + t.word { "potential", "interested",
  "interest", "eager", "talks" }
local sell = t.stem { "export", "sell", "market" }
local buy = t.stem { "buy", "purchase", "acquire", "procure", "import", "order", "lease" } + t.word { "bought", "bid for", "contract for", "contract to buy", "deal for",
  "deal to buy",
  "agreement to buy" }
local give = t.stem { "deliver", "supply", "transfer", "ship", "donate", "provide", "hand over", "send" } + t.stem "give" * #t.near(6, t.is "weapon")
local get = t.stem { "receive", "take delivery of" }
local offer = t.stem { "offer", "pitch", "propose" }
local approve_verb = t.stem { "approve", "authorize", "authorise", "clear" }
local approve = approve_verb * t.near(7, t.word { "sale", "export", "transfer", "sales", "exports", "delivery", "deliveries",
  "shipment" })
local stop_verb = t.stem { "suspend", "halt", "cancel", "ban", "block", "freeze", "stop", "resume" }
local stop = t.stem { "suspend", "halt", "cancel", "ban", "block", "freeze" } * t.near(4, t.word { "sale", "export", "transfer", "sales", "exports", "deliveries", "delivery",
  "shipments", "shipment" })
local sole = t.word { "exclusive", "sole", "main", "largest", "biggest", "top", "only", "leading" }
local supplier = t.span(sole, "_sole") ^ -1 * t.word { "arms", "weapons", "weapon", "military" } * t.word { "supplier", "exporter", "seller", "provider" } * t.word { "to",
  "of", "for" }
-- "the sale of 10 aircraft to Hungary", "a contract with Poland for 96 tanks", "a deal to build submarines for Egypt"
local sale = t.word { "sale of", "sales of", "export of", "exports of", "delivery of", "deliveries of", "transfer of", "transfers of", "shipment of", "shipments of", "supply of" }
local build = t.word { "deal to build", "contract to build", "order to build", "deal to supply", "contract to supply", "order for", "orders for" }
-- "arms sales to Saudi Arabia": arms without a name.
local trade = t.word { "arms", "weapons", "military" } * t.word { "sale", "sales", "export", "exports", "deliveries", "shipments", "transfers" }
local contract = t.word { "contract with", "deal with", "agreement with" } * (t.any - t.comma - t.full_stop - t.word "for") ^ -6 * t.word "for"

-- Without a name these are arms only where so many are sold: "the sale of 10 aircraft to Hungary".
local craft = t.list { { "aircraft", class = "aircraft" }, { "jets", class = "aircraft" }, { "helicopters", class = "helicopter" } }
local verb = t.span(sale, "_sale") * (t.number * t.span(craft, "_craft") * #t.word "to") ^ -1 + t.span(build, "_build") + t.span(contract, "_contract") + t.span(approve,
  "_approve") + t.span((stop_verb + approve_verb) * t.word "all" ^ -1 * trade, "_trade") + t.span(stop, "_stop") + t.span(supplier,
  "_supplier") + t.span(buy, "_buy") + t.span(sell, "_sell") + t.span(give, "_give") + t.span(get, "_get") + t.span(offer, "_offer")

local STATUS = { _trade = "suspended", _approve = "approved", _stop = "suspended", _supplier = "supplied", _buy = "ordered", _sell = "ordered", _give = "delivered",
  _get = "delivered",
  _offer = "offered", _sale = "delivered", _build = "ordered", _contract = "ordered" }
local BUYS = { _buy = true, _get = true }
local ONLY = { exclusive = true, sole = true, only = true }

-- ---- the parties ----

local TO, TO_OR_OF, FOR, WITH, FROM = { to = true, with = true }, { to = true, with = true, of = true, ["for"] = true }, { ["for"] = true, to = true, with = true },
  { with = true }, { from = true }

-- The first actor behind token `place` that hangs on one of the prepositions.
local function behind (sentence, place, prepositions)
  for a = sentence.from, sentence.to do
    local actor = sentence.actors[a]
    if actor._t > place and prepositions[actor._prep] and (actor.country or actor.role) and not actor._weapon then return actor end
  end
end

-- The country that an article is about beside `party`: the first other one in its headline or the first lines of it.
local HEADLINE = 1000 -- bytes
local function other_country (actors, party)
  for i = 1, #actors do
    local actor = actors[i]
    local is_country = actor.country and (actor._of == "place" or actor._of == "nationality") and not actor._weapon
    if is_country and actor.country ~= (party and party.country) then return actor end
    if actor.first > HEADLINE then return nil end
  end
end

-- A country by its name ("Swedish" is Sweden), a body by its own.
local function party_name (actor)
  if not actor then return nil end
  local of_country = actor._head or actor._of == "place" or actor._of == "nationality" or not actor._person and (actor.role == nil or actor.role == "GOV")
  return actor.country and of_country and names.country[actor.country] or actor.name
end

-- "24 Swedish fighter jets": the maker's country.
local function maker (sentence, weapon)
  for a = sentence.from, sentence.to do
    local actor = sentence.actors[a]
    if actor._of == "nationality" and actor.first >= weapon.first - 40 and actor.last <= weapon.last then return actor end
  end
end

-- ---- what is told of the deal ----

-- The first two of the items that lie within these bytes.
local function first_two (items, first, last)
  local i = spans.count_before(items, first) + 1
  local one, two = items[i], items[i + 1]
  if not one or one.last > last then return nil end
  return one, two and two.last <= last and two or nil
end

-- "96 Apache helicopters", "30 of the jets": the number before the weapon, or within its name.
local NUMBER_REACH, FARTHEST = 30, 400 -- bytes: a number from its weapon, a weapon from the verb
local function quantity (numbers, weapon, first)
  local best
  for i = spans.count_before(numbers, math.max(first, weapon.first - 2 * NUMBER_REACH)) + 1, #numbers do
    local number = numbers[i]
    if number.first > weapon.last then break end
    if (number.last < weapon.first and weapon.first - number.last < NUMBER_REACH or number.first <= weapon.first and
      number.last >= weapon.first) then best = number end
  end
  return best
end

-- "has not yet made significant exports", "no sale of tanks"
local reversing = sets.of "not no n't n’t never deny denies denied denying"
local undoing = sets.of "cancel cancels cancelled canceled cancelling canceling scrap scraps scrapped scrapping shelved axed"
local refusing = sets.of "reject rejects rejected rejecting refuse refuses refused refusing veto vetoed vetoes rejection refusal"
local approving = sets.of "approve approves approved approving authorize authorizes authorized authorise authorised clear clears cleared"
local opposing = sets.of [[oppose opposes opposed opposing condemn condemns condemned condemning criticise criticises criticised criticize criticizes criticized denounce denounces
  denounced protest protests protested]]
local UNDONE = 8 -- tokens back to such a verb
local function denied (sentence, token, is_noun)
  for i = token - 1, math.max(sentence.first, token - 10), -1 do
    local w = sentence.word[i]
    if reversing[w] or is_noun and opposing[w] then return true end -- "China opposed the sale of weapons to"
    if w == "," or w == ";" then return false end
  end
end

-- Actors that are part of a weapon's name act for nobody: "Israeli Merkava tanks".
local function mark_weapons (actors, weapons)
  local w = 1
  for i = 1, #actors do
    local actor = actors[i]
    while weapons[w] and weapons[w].last < actor.first do w = w + 1 end
    actor._weapon = weapons[w] and weapons[w].first <= actor.last
  end
end

local WAYS = { "_trade", "_sale", "_build", "_contract", "_approve", "_stop", "_supplier", "_buy", "_sell", "_give", "_get", "_offer" }

local function way_of (hit)
  for i = 1, #WAYS do
    if hit[WAYS[i]] then return WAYS[i], hit[WAYS[i]] end
  end
end

-- The first company named in the sentence before the deal, else who acts.
local function seller (sentence, token)
  for a = sentence.from, sentence.to do
    local actor = sentence.actors[a]
    if actor._t >= token then break end
    if actor._of == "organization" and not actor._weapon then return actor end
  end
end

-- "has relied on 12 jets bought from", "South Korea's exports were lifted by sales of": the first actor of the sentence.
local function first_acting (sentence, token)
  for a = sentence.from, sentence.to do
    local actor = sentence.actors[a]
    if actor._t >= token then return nil end
    if actor._prep == "" and not actor._weapon and (actor.country or actor.role or actor._of == "organization") then return actor end
  end
end

local NOUNS = { _sale = true, _build = true, _contract = true }
local article_word = sets.of "the a an its"

-- "in talks with Britain to buy": with whom, right before the verb.
local function talks_with (sentence, token)
  local a = sentence.word[token - 1] == "to" and sentence.ends[token - 2]
  local actor = a and a >= sentence.from and sentence.actors[a]
  return actor and actor._prep == "with" and (actor.country or actor.role or actor._of == "organization") and actor or nil
end

-- Who supplies and who receives: actors, or nil; and the voice and mood of the verb.
local function parties (sentence, way, token, last)
  while way == "_supplier" and article_word[sentence.word[token - 1]] do token = token - 1 end
  sentence.participle = true
  local form = sentence:verb(token, last)
  local passive, infinitive, mood = form.passive and way ~= "_supplier", form.infinitive, form.mood
  local a = sentence:subject(form.left, infinitive and not mood, words.ing(sentence.word[token]) and not form.be)
  if passive then a = sentence:agent(last, sentence.last) end
  local subject = a and sentence.actors[a]
  if subject and subject._weapon then subject = nil end
  if not subject and (BUYS[way] or NOUNS[way]) then subject = first_acting(sentence, token) end
  local other = behind(sentence, token - 1, BUYS[way] and FROM or way == "_supplier" and TO_OR_OF or (way == "_build" or way == "_offer") and FOR or way == "_contract" and
    WITH or TO)
  if not other and BUYS[way] then other = talks_with(sentence, token) end
  if subject == other then other = nil end
  if way == "_contract" or way == "_build" then subject = seller(sentence, token) or subject end
  if way == "_contract" and subject and subject._of ~= "organization" then subject, other = other, subject end -- states buy, companies sell
  if way == "_approve" then subject = behind(sentence, token - 1, FROM) or subject end -- who approves need not be who supplies
  return subject, other, passive, infinitive, mood
end

local function status_of (way, hit, infinitive, mood, sentence, token)
  for i = token - 1, math.max(sentence.first, token - UNDONE), -1 do
    local w = sentence.word[i]
    if undoing[w] then return "cancelled" elseif refusing[w] then return "refused" end
    if w == "," or w == ";" or w == "while" or w == "but" then break end
  end
  if way == "_trade" then return approving[sentence.word[token]] and "approved" or "suspended" end
  if hit._wish and (way == "_sell" or way == "_buy" or way == "_give") or mood == "maybe" then return "sought" end
  local status = STATUS[way]
  if way == "_sell" and sentence.word[token]:find "^export" and not infinitive and mood ~= "future" then return "delivered" end
  if status ~= "delivered" or not infinitive and mood ~= "future" then return status end
  for i = sentence.first, sentence.last do
    if sentence.word[i] == "contract" then return "ordered" end
  end
  return "planned"
end

local ARMS = { { name = "arms" } }

-- The weapons of the deal: behind its verb up to the next verb of trade, else anywhere in the sentence.
local BEFORE = 24 -- bytes between a weapon and the participle behind it: "jets bought", "the F-16, offered", "drones it bought"
local function weapons_of (way, weapons, first, stop, sentence_first, last, alone)
  if way == "_supplier" or way == "_trade" then return ARMS end
  local from = spans.count_before(weapons, sentence_first) + 1
  for i = from, #weapons do
    local weapon = weapons[i]
    if weapon.first > first then break end
    if weapon.last < first and first - weapon.last <= BEFORE and weapon.first >= sentence_first and (way == "_buy" or way == "_offer") then return { weapon } end
  end
  local found = {}
  for i = from, #weapons do
    local weapon = weapons[i]
    if weapon.first > stop then break end
    if weapon.first >= first and weapon.last <= stop then found[#found + 1] = weapon end
  end
  if #found > 0 or not alone then return found end
  for i = from, #weapons do
    local weapon = weapons[i]
    if weapon.first > last then break end
    if weapon.first >= sentence_first and weapon.last <= last then found[#found + 1] = weapon end
  end
  return found
end

local sending = sets.of "send sends sent sending give gives gave given giving"
local determiner = sets.of "a an the its their his her this that of"
local nouns_too = { _buy = true, _sell = true, _give = true, _offer = true, _get = true }

-- "exports", "a ship", "the order": nouns, not verbs of trade.
local function is_noun (way, span, token, last, view)
  if way == "_supplier" or way == "_trade" or token ~= last or view.shape[token] ~= "lower" then return false end
  return words.s(span.word) or nouns_too[way] and determiner[view.word[token - 1]] and view.word[token + 1] ~= "of" -- but "the purchase of"
end

local armed = sets.of "MIL REB UAF GOV COP"

-- A state, a body or an armed group: photographers who offer drones are none.
local function deals_in_arms (actor)
  return actor ~= nil and (actor.country ~= nil or actor._of == "organization" or armed[actor.role or ""] == true)
end

local AWARDED = sets.of "awarded awards award handed"
local AWARD_REACH = 14 -- tokens from "awarded Raytheon a $1.2 billion" to "contract for"

-- "The Pentagon awarded Raytheon a contract for": who gets the contract supplies.
local function awarded (sentence, token)
  for i = token - 1, math.max(sentence.first, token - AWARD_REACH), -1 do
    if AWARDED[sentence.word[i]] then
      local buyer, seller
      for a = sentence.from, sentence.to do
        local actor = sentence.actors[a]
        if actor._z < i and actor._prep == "" then buyer = actor end
        if actor._t > i and actor._t < token and not seller then seller = actor end
      end
      return seller and buyer, seller
    end
  end
end

local IT = sets.of "it they"

-- How far an item is from a deal: what stands before it counts twice, and behind a comma it is of another clause.
local function distance (item, first, last, text)
  if item.first > last then return item.first - last end
  if item.last >= first then return 0 end
  return 2 * (first - item.last) + (text:sub(item.last + 1, first):find(",", 1, true) and FARTHEST or 0)
end

-- The nearest to the deal of the items between two bytes, and the one behind it.
local function nearest (items, from, to, first, last, text)
  local best, away, behind
  for i = spans.count_before(items, from) + 1, #items do
    local item = items[i]
    if item.last > to then break end
    local far = distance(item, first, last, text)
    if not away or far < away then best, away, behind = item, far, items[i + 1] end
  end
  return best, behind and behind.last <= to and behind or nil
end

-- Who supplies and who receives, with the voice and mood of the verb; nil when it is nobody who deals in arms.
local function parties_of (hit, way, span, token, last, sentence, made)
  local subject, other, passive, infinitive, mood = parties(sentence, way, token, last)
  local buyer, seller = nil, nil
  if span.text:find "contract" then buyer, seller = awarded(sentence, token) end
  if seller then subject, other = BUYS[way] and buyer or seller, BUYS[way] and seller or buyer end
  local before = made[#made]
  if not subject and before and IT[sentence.word[sentence.first]] then subject = BUYS[way] and before._to or before._from end
  if not deals_in_arms(subject) and not deals_in_arms(other) then return nil end
  if way == "_give" and not other and sending[span.word] then return nil end -- "sent tanks" against "sent tanks to"
  return subject, other, passive, infinitive, mood
end

-- "tanks from the US, and jets from France": whom the words between this weapon and the next name.
local function own_party (sentence, way, weapon, following)
  local prepositions = BUYS[way] and FROM or TO
  for a = sentence.from, sentence.to do
    local actor = sentence.actors[a]
    if following and actor.first > following.first then return nil end
    if actor.first > weapon.last and prepositions[actor._prep] and (actor.country or actor.role) and not actor._weapon then return actor end
  end
end

-- Adds the deals of one verb: one for each weapon.
local function add_deals (made, hit, previous, following, view, article, weapons, told)
  local way, span = way_of(hit)
  local token, last = article:token(span.first), article:token(span.last)
  local sentence = view:at(token)
  if is_noun(way, span, token, last, view) or way ~= "_trade" and denied(sentence, token, NOUNS[way]) then return end
  local first_byte, last_byte = view.first[sentence.first], view.last[sentence.last]
  local next_here = following and following.first <= last_byte
  local from_byte = previous and previous.last >= first_byte and previous.last + 1 or first_byte
  local to_byte = next_here and following.first - 1 or last_byte
  local own = weapons_of(way, weapons, span.first, to_byte, first_byte, last_byte, not following)
  if #own == 0 and hit._craft then own = { { name = hit._craft.text, class = hit._craft.class, first = hit._craft.first, last = hit._craft.last } } end
  if #own == 0 then return end
  local subject, other, passive, infinitive, mood = parties_of(hit, way, span, token, last, sentence, made)
  if not subject and not other then return end
  local status = status_of(way, hit, infinitive, mood, sentence, token)
  local buys, supplier, unnamed = BUYS[way], way == "_supplier", own == ARMS
  local period = first_two(told.period, first_byte, last_byte)
  for i = 1, #own do
    local weapon = own[i]
    local vague = #own > 1 and weapon.name == "weapon" -- "other weapons, including its K9"
    local near = unnamed or weapon.first - span.last < FARTHEST and span.first - weapon.last < FARTHEST
    if near and not vague and (unnamed or weapon.last ~= span.last) then
      local beside = #own > 1 and own_party(sentence, way, weapon, own[i + 1]) or other or buys and maker(sentence, weapon) or
        (not passive or way == "_offer" and subject) and other_country(view.actors, subject) or nil
      local number = not unnamed and quantity(told.numbers, weapon, first_byte) or nil
      local starts = unnamed and span.first or number and weapon.last < span.first and number.first < weapon.first and number.first or weapon.first -- "12 jets bought"
      local from, to = buys and beside or not buys and subject or nil, buys and subject or not buys and beside or nil
      local first, stop = math.min(span.first, starts), unnamed and span.last or math.max(span.last, weapon.last)
      local money = nearest(told.money, from_byte, to_byte, first, stop, article.text)
      local date, date2
      if supplier then date, date2 = first_two(told.date, first_byte, last_byte) else date = nearest(told.date, from_byte, to_byte, first, stop, article.text) end
      made[#made + 1] = {
        kind = "arms_deal", first = first, last = stop, weapon = weapon.name, class = weapon.class, supplier = party_name(from), recipient = party_name(to), status = status,
        exclusive = ONLY[hit._sole and hit._sole.word] or nil, quantity = number and number.amount, value = money and money.text,
        date = period and period.from or date and date.value, ["until"] = period and period.to or supplier and date2 and date2.value or nil, _from = from, _to = to,
      }
    end
  end
end

local function after (hits, article)
  if #hits == 0 then return hits end
  local weapons, made = article:items "weapon", {}
  local any = #weapons > 0
  for i = 1, #hits do any = any or hits[i]._supplier or hits[i]._craft or hits[i]._trade end
  if not any then return made end
  local view = clauses.of(article)
  local told = { money = article:items "money", period = article:items "period", date = article:items "date", numbers = article:items "number" }
  mark_weapons(view.actors, weapons)
  for i = 1, #hits do add_deals(made, hits[i], hits[i - 1], hits[i + 1], view, article, weapons, told) end
  return made
end

return lode.rule { -- lint: allow needs (lode.clauses asks for the actors)
  api = 1,
  name = "arms",
  about = "Arms deals: supplier, recipient, weapon, quantity, value, status and date.",
  tags = { "events", "defence" },
  limits = "A weapon must be named; a party that the sentence does not name is taken from the headline.",
  measured = {
    "corpus/: 14 deals, F1 100, overlapping 100 (2026-11-30; the rule was mended with it)",
  },
  needs = { "actors", "weapons", "amounts", "dates" },
  emits = { arms_deal = { "supplier", "recipient", "weapon", "class", "quantity", "value", "status", "exclusive", "date", "until" } },
  match = t.span(seeking, "_wish") * (t.any - verb - t.semicolon) ^ -6 * verb + verb,
  after = after,
  examples = {
    { "India cancelled the purchase of six Rafale fighters from France.", arms_deal = { status = "cancelled", supplier = "France", recipient = "India" } },
    { "Iran has denied selling Shahed drones to Russia.", arms_deal = false },
    { "South Korea seeks to export the FA-50 light combat aircraft to Peru.",
      arms_deal = { supplier = "South Korea", recipient = "Peru", weapon = "FA-50", status = "sought" } },
    { "In 2020 and 2021, Russia had been the exclusive arms supplier to Uzbekistan.",
      arms_deal = { supplier = "Russia", recipient = "Uzbekistan", status = "supplied", exclusive = true, date = "2020", ["until"] = "2021" } },
    { "Poland ordered 96 Apache helicopters from the United States.",
      arms_deal = { supplier = "United States", recipient = "Poland", weapon = "Apache", quantity = 96, status = "ordered" } },
    { "Peru relies on 12 F-16 jets bought from the United States.", arms_deal = { supplier = "United States", recipient = "Peru", quantity = 12 } },
    { "Norway agreed to the sale of 10 aircraft to Hungary.", arms_deal = { recipient = "Hungary", quantity = 10 } },
    { "Poland ordered 96 buses from Germany. Rebels fired missiles at a ship. Photographers offer drone pictures.", arms_deal = false },
    { "Poland ordered 96 Apache helicopters from the United States for $10 billion, and Norway bought 54 Leopard 2 tanks from Germany for 1.8 billion euros.",
      arms_deal = { { weapon = "Apache", value = "$10 billion" }, { weapon = "Leopard 2", value = "1.8 billion euros", supplier = "Germany", recipient = "Norway" } } },
    { "Germany rejected a request to send Taurus missiles to Ukraine. Canada suspended arms sales to Turkey.",
      arms_deal = { { status = "refused", weapon = "Taurus" }, { status = "suspended", weapon = "arms", supplier = "Canada", recipient = "Turkey" } } },
    { "The United States approved a possible $2.2 billion sale of Stinger missiles to Taiwan.", arms_deal = { status = "approved", value = "$2.2 billion", recipient = "Taiwan" } },
    { "The Pentagon awarded Lockheed Martin a $1.2 billion contract for Patriot missiles.", arms_deal = { supplier = "Lockheed Martin", value = "$1.2 billion" } },
    { "Poland signed a deal. Turkey is in talks with Britain to buy 40 Eurofighter Typhoons.",
      arms_deal = { supplier = "United Kingdom", recipient = "Turkey", status = "sought" } },
    { "Poland ordered 250 Abrams tanks from the US, and 1,000 K2 tanks from South Korea.",
      arms_deal = { { weapon = "Abrams", supplier = "United States" }, { weapon = "K2", supplier = "South Korea", recipient = "Poland" } } },
    { "China firmly opposed the sale of weapons to Taiwan, the Foreign Ministry said.", arms_deal = false },
    { "Iran fired missiles at Iraq.", arms_deal = false },
  },
}
