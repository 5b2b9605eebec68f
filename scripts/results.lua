-- Company results: what a company earned or sold, in which period, how that changed, and what was expected.
--
-- A measure ("net profit", "sales", "revenue") with money or a percentage in its clause.  `amount` is the figure, of a range ("between 36 and 38 billion kroner") the
-- lower end, and `high` the upper; `previous` is the figure it is compared with ("from $21 billion"), negative where a loss stands against a profit.  `change` is
-- in percent and signed: "fell 12 percent" is -12, "doubled" 100.  `eps` is what each share earned.  `status` is reported, forecast (the company's own
-- guidance) or expected (by analysts); `surprise` tells whether the figure was above or below what had been expected.
-- The company is the owner of the measure, else the subject before it in the sentence, else the company told of last.  The period is the nearest in the sentence,
-- else that of the company's figure before.
-- Not found: figures in tables, shares and prices; sales of whole trades and countries ("retail sales") are left out.

local lode = require "lode"
local codes = require "lode.codes"
local sets = require "lode.sets"
local spans = require "lode.spans"
local t = lode.tokens
local set = sets.of

-- ---- measures ----

local money, percent, organization = t.is "money", t.is "percent", t.is "organization"
local measure = t.word { "net profit", "net profits", "operating profit", "operating profits", "pre-tax profit", "pretax profit", "gross profit", "net income", "operating income",
  "profit before tax", "net interest income", "net earnings", "operating earnings", "earnings before interest and tax", "ebit", "profit", "profits", "revenue", "revenues",
    "net revenue",
  "net revenues", "turnover", "sales", "net sales", "same-store sales", "like-for-like sales", "comparable sales", "earnings", "net loss", "operating loss", "pretax loss",
    "pre-tax loss", "loss",
  "losses", "net losses", "earnings per share", "dividend", "ebitda", "cash flow", "free cash flow", "orders", "order intake", "backlog", "order backlog" }
local margin = t.word { "gross margin", "operating margin", "profit margin", "net margin", "operating profit margin", "gross profit margin" }

-- ---- up and down ----

local up = t.word { "rose", "risen", "rise", "rises", "increased", "increase", "jumped", "jump", "climbed", "grew", "grown", "gained", "surged", "soared", "up", "higher",
  "advanced", "rising",
  "growing", "jumping", "jumps", "climbs", "climbing", "grows", "gains", "surges", "surging", "soars", "increases", "advances", "leapt", "leaped", "rallied", "swelled",
    "improved", "edged up",
  "widened", "widens" } + t.span(t.word { "doubled", "doubles", "doubling" }, "_double") + t.span(t.word { "tripled", "triples", "tripling", "trebled" }, "_triple")
local down = t.word { "fell", "fallen", "fall", "falls", "dropped", "drop", "declined", "decreased", "decrease", "slid", "slipped", "sank", "plunged", "tumbled", "shrank",
  "down", "lower", "falling",
  "dropping", "narrowed", "slips", "slides", "drops", "declines", "decreases", "sinks", "plunges", "plunging", "tumbles", "tumbling", "shrinks", "narrows", "narrowing",
    "slumped", "slumps", "dipped",
  "dips", "contracted", "eased", "declining", "edged down", "worsened" } + t.span(t.word { "halved", "halves", "halving" }, "_half")
local direction = t.span(up, "_up") + t.span(down, "_down")
-- What a company does to a measure of its own: "raised its dividend".
local raises = t.span(t.word { "raised", "raises", "raise", "raising", "lifted", "lifts", "boosted", "boosts", "increased", "increases", "hiked", "doubled" }, "_up")
local cuts = t.span(t.word { "cut", "cuts", "cutting", "lowered", "lowers", "lowering", "reduced", "reduces", "slashed", "slashes", "trimmed", "narrowed", "narrows" }, "_down")

-- ---- figures ----

local bracket = t.open_bracket + t.close_bracket
local stops = t.semicolon + t.full_stop + t.colon + bracket
local of_shares = t.word { "shares", "share price", "stock", "stocks" } -- what moves behind them is no profit
local gap = t.any - measure - margin - money - percent - stops - direction - of_shares
local a_share = (t.word "a" + t.word "per") * t.word "diluted" ^ -1 * t.word "share"
local per_share = t.span(a_share + t.word "apiece", "_per_share") ^ -1
local about = t.word { "about", "around", "nearly", "almost", "some", "more than", "over", "roughly", "just over", "just under", "as much as", "at least", "approximately",
  "only", "a record" } ^ -1
local value = t.word "between" * t.span(money, "_low") * t.word "and" * t.span(money, "_high")
  + about * t.span(money, "_low") * ((t.word { "to", "or" } + t.hyphen + t.dash) * t.span(money, "_high")) ^ -1 * per_share
local eps = (t.comma ^ -1 * t.word "or" * t.span(money, "_eps") * a_share) ^ -1
local against = t.word { "from", "versus", "vs", "vs.", "against" } + t.word "compared" * (t.word "with" + t.word "to")
local previous = ((t.any - stops - measure - against) ^ -8 * against * (t.any - stops - money - measure) ^ -4
  * (t.word "net" ^ -1 * (t.span((t.word "loss" + t.word "losses"), "_loss_before") + t.word "profit" * #t.word "of") * t.word "of" ^ -1) ^ -1 * about * t.span(money,
    "_previous")) ^ -1
local change = direction * gap ^ -4 * direction ^ -1 * t.span(percent, "_percent") + (t.word "were" + t.word "was" + t.word "are" + t.word "is") * t.span(percent, "_percent") *
  direction

-- ---- how they stand together ----

local forecast = t.span(t.word { "forecast", "forecasts", "guidance", "outlook", "target", "targets", "projection", "estimate" }, "_forecast") ^ -1
local detail = t.letters + t.hyphen + t.ordinal + t.alnum + t.number
local owner = t.span(organization, "company") * ((t.clitic + t.apostrophe) * (detail - measure - margin - direction) ^ -5) ^ -1
local of_whom = (t.word { "at", "of", "for" } * t.span(organization, "company")) ^ -1
local name = owner ^ -1 * t.span(measure, "measure") * (t.open_bracket * t.letters * t.close_bracket) ^ -1 * forecast * of_whom
local into = t.word { "to", "of", "at" }
local link = t.word { "of", "was", "were", "is", "are", "at", "to", "totaled", "totalled", "reached", "hit", "topped", "exceeded", "surpassed", "surpass", "reach", "be",
  "came to", "amounted to",
  "by" } + t.word { "for" } * #money
local linked = (gap - t.word { "and", "but", "while" } - link) ^ -7 * (link * (gap - link - t.word { "and", "but", "while", "as", "on", "between" } - t.punct) ^ -2) ^ 1 *
  value * eps
local moved = direction * (t.word "by" ^ -1 * money * #t.word "to") ^ -1 * gap ^ -3 * value * eps
local near = (gap - t.word { "and", "but", "while" } - (t.word "were" + t.word "was" + t.word "are" + t.word "is") * percent) ^ -8
local told = near * (change * ((gap - into) ^ -4 * into * value * eps) ^ -1 * -#t.percent + moved) * previous + linked * (t.comma * change) ^ -1 * previous
local acted = (raises + cuts) * t.word { "its", "the", "their", "his", "a" } ^ -1 * (gap - t.word { "to", "by" }) ^ -4 * name * (t.word "for" * (gap - t.word { "to",
  "by" }) ^ -4) ^ -1
  * (t.word "by" * t.span(percent, "_percent") * (t.word "to" * value) ^ -1 + t.word "to" * value) * previous
local swung = t.word { "swung", "swings", "returned", "returns", "swing" } * t.word "to" * t.word { "a", "an" } ^ -1 * (t.lower - measure) ^ -2 * t.span(measure, "measure")
  * t.word "of" * value * eps * previous
local earned = t.span(organization, "company") * ((t.word "also" + t.word "has") + t.word "said" * t.word "it") ^ -1 * (t.span(t.word { "earned", "earns" }, "_earned") +
  t.span(t.word { "lost", "loses" },
  "_lost")) * value * eps * previous
local rise = t.span(t.word { "rise", "increase", "jump", "gain", "surge" }, "_up") + t.span(t.word { "drop", "fall", "decline", "decrease", "slump" }, "_down")
local body = name * told + swung + acted + value * t.word "in" * gap ^ -4 * name
  + t.span(percent, "_percent") * rise * t.word "in" * gap ^ -3 * name * (t.word "to" * value) ^ -1 * previous
  + owner ^ -1 * t.span(margin, "measure") * near * direction * (gap - into) ^ -3 * into * t.span(percent, "_low") + earned

-- ---- measures of no company ----

-- "weight loss", "tax revenue", "weekly earnings"; trades and countries need a company that tells of them; so does a loss that is called no more than that.
local OTHERS = set [[weight job jobs hair memory blood hearing heat life lives data crop tax taxes government state public federal weekly hourly lifetime population bone power
  executive court marching standing restraining case staff]]
local TRADES = set [[retail home house homes arms weapons land asset vehicle car auto ticket bond wholesale factory industrial export import consumer existing oil gas insured market]]
local OWNED = set "loss losses orders backlog dividend turnover"
local BEHIND = set "tax taxes manager managers team staff price prices force tactics representative cloud pitch warrant"

local function is_of_company (m, first_word, before)
  if OTHERS[before] or BEHIND[m.measure:after(1).word] then return false end
  if m.company then return true end
  if TRADES[before] then return false end
  if m.measure.shape ~= "lower" and before ~= "" and m.measure:before(1).shape ~= "capital" then return false end -- Sales Cloud
  return not OWNED[first_word] or m._low ~= nil and not (first_word == "losses")
end

-- ---- what a match says ----

local function amount (span)
  local item = span and span.item
  return item and item.amount
end

local TIMES = { _double = 100, _triple = 200, _half = -50 }

local function change_of (m)
  local item = m._percent and m._percent.item
  local sign = m._up and 1 or m._down and -1
  if item then return sign and item.amount * sign end
  for word, by in pairs(TIMES) do
    if m[word] then return by end
  end
end

local function build (m, article)
  local low, high = m._low, m._high
  if not low and not m._percent then return nil end
  local sentence = m.span:sentence()
  local name = m.measure and m.measure.text:lower() or m._earned and "profit" or "loss"
  if m.measure and not is_of_company(m, m.measure.word, m.measure:before(1).word or "") then return nil end
  local of = m.company and m.company.item
  -- It ends with the figure: what it is compared with is no part of it.
  local last = math.max(m.measure and m.measure.last or 0, m._percent and m._percent.last or 0, low and (high or low).last or 0)
  local item = { kind = "company_result", first = m.first, last = last, company = of and (of.name or of.text), measure = name, status = m._forecast and "forecast" or "reported",
    change = change_of(m),
    _company = of, _measure = (m.measure or m.span).first, _value = (low or m._percent).last, _s = sentence.first, _e = sentence.last, _earned = m.measure == nil }
  if low then
    item.value = article.text:sub(low.first, (high or low).last)
    if low.item.kind == "money" then
      item.amount, item.currency = amount(low), low.item.currency
      item.high = amount(high)
    end
  end
  item.previous = amount(m._previous)
  if m._loss_before and not name:find "loss" then item.previous = -item.previous end
  item.eps = amount(m._eps) or m._per_share and name ~= "dividend" and item.amount or nil
  item._previous = m._previous and m._previous.last
  if name == "earnings per share" then item.eps = item.amount end
  return item
end

-- ---- who, when, how sure ----

local SOURCES = set [[reuters bloomberg factset refinitiv lseg zacks nasdaq nikkei dax ftse stoxx cnbc afp]] -- they tell of companies, or are lists of them
local PREPOSITION = set "from by of at in to with against than for on over between and"
local UNIT = set "unit division segment subsidiary arm business"

local function is_company (body, columns, article)
  local role = codes.role_of_body(body)
  if role ~= nil and role ~= "BUS" then return false end
  local token = article:token(body.first)
  if SOURCES[columns.word[token]] or columns.word[token] == "dow" or columns.word[token] == "wall" or columns.word[token] == "s" then return false end
  return columns.shape[article:token(body.last) + 1] ~= "digits" -- "NOK 2 billion"
end

-- The last company between two bytes that hangs on no preposition; any of them where `all`.
local function company_between (bodies, first, last, all, columns, article)
  for i = spans.count_before(bodies, last), 1, -1 do
    local body = bodies[i]
    if body.first < first then return nil end
    if is_company(body, columns, article) then
      local before = columns.word[article:token(body.first) - 1]
      if before == "the" then before = columns.word[article:token(body.first) - 2] end
      if all or not PREPOSITION[before] then return body.name or body.text end
    end
  end
end

local CLOSE = 700 -- bytes back to the company that a sentence without one tells of
local NAMED, LEAD = 2, 600 -- times that a company is named, or bytes in which it is, for an article to be about it

-- The company that a sentence without one tells of: the last named, if the article is about it.
local function company_before (bodies, item, columns, article)
  local from = item._s - CLOSE
  local name = company_between(bodies, from, item._s, false, columns, article) or company_between(bodies, from, item._s, true, columns, article)
  if not name then return nil end
  local places = article:find(name)
  return (#places >= 2 * NAMED or places[1] and places[1] < LEAD or item._s < LEAD) and name or nil
end

local CAPITAL = set "capital upper mixed"
local IN_TIME = set "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"

-- Whether a name that is no known company stands as the subject before the measure: "In 2024, Zorblax had sales of".
local function has_other_subject (item, columns, article)
  local word, shape, first = columns.word, columns.shape, article:token(item._s)
  local i = article:token(item._measure) - 1
  while i > first do
    if CAPITAL[shape[i]] and not IN_TIME[word[i]] then
      while i > first and CAPITAL[shape[i - 1]] do i = i - 1 end
      local before = word[i - 1] == "the" and word[i - 2] or word[i - 1]
      if i > first and not PREPOSITION[before] then return true end
    end
    i = i - 1
  end
  return false
end

local function of_unit (item, columns, article)
  for i = article:token(item._s), article:token(item._measure) do
    if UNIT[columns.word[i]] then return true end
  end
  return false
end

-- "reported revenue of $3 billion in the first quarter": periods, not days; nothing behind the figure of comparison's "a year earlier".
local function is_period (date)
  return date.type == "DATE" and date.value:find "^%d%d%d%d" and not date.value:find "^%d%d%d%d%-%d%d%-%d%d" and not date.value:find "W" and not date.text:find "ago$" and
    not date.text:find "earlier$" and not date.text:find "^last year"
end

-- "against NOK 1.1 billion in the same period of 2023": a date behind the figure of comparison, without a comma between, is of that figure.
local function is_compared (item, date, article)
  if not item._previous or date.first < item._previous then return false end
  local shape = article:columns().shape
  for i = article:token(item._previous) + 1, article:token(date.first) - 1 do
    if shape[i] == "comma" then return false end
  end
  return true
end

local function period_of (item, dates, article)
  local best, nearest
  for i = spans.count_before(dates, item._s) + 1, #dates do
    local date = dates[i]
    if date.first > item._e then break end
    if is_period(date) and not is_compared(item, date, article) then
      local away = date.first > item._value and date.first - item._value or math.max(0, item._measure - date.last)
      if not nearest or away < nearest then best, nearest = date.value, away end
    end
  end
  return best
end

-- "expects revenue of", "sales are expected to reach": words that look ahead, around the measure up to its figure.
local AHEAD = set [[expects expect forecast forecasts forecasting guidance outlook will predicts predicted projected projects expected expecting targets targeting sees aims
  anticipates guided
  estimates]]
local ANALYSTS = set "analysts analyst economists consensus estimate estimates"
local LOOK_BACK, LOOK_ON = 12, 9 -- tokens

local function status_of (item, word, article)
  local token, value = article:token(item._measure), article:token(item._value)
  local ahead, analysts
  for i = token - 1, token - LOOK_BACK, -1 do
    local w = word[i]
    if w == "" or w == ";" then break end
    ahead, analysts = ahead or AHEAD[w], analysts or ANALYSTS[w]
  end
  for i = token, value do ahead = ahead or AHEAD[word[i]] end
  if item.measure == "dividend" and not analysts then return "reported" end -- it is declared
  if word[value + 1] == "expected" or word[value + 1] == "forecast" then ahead, analysts = true, word[value + 2] == "by" end
  return ahead and (analysts and "expected" or "forecast") or item.status
end

local ABOVE = set "beat beats beating above topped topping tops exceeded exceeding exceeds surpassed surpassing surpasses ahead"
local BELOW = set "missed missing misses below short"
local EXPECTED = set "expectations expected estimates estimate forecasts forecast consensus predicted projections"

-- "beating expectations of $89 billion", "below the $6.5 billion expected by analysts".
local function surprise_of (item, word, article)
  local last = article:token(item._e)
  for i = article:token(item._value) + 1, last do
    local found = ABOVE[word[i]] and "above" or BELOW[word[i]] and "below"
    if found then
      for k = i + 1, math.min(last, i + LOOK_ON) do
        if EXPECTED[word[k]] then return found end
      end
    end
  end
end

local function after (items, article)
  if #items == 0 then return items end
  local bodies, dates, columns = article:items "organization", article:items "date", article:columns()
  local kept, before, reported = {}, nil, nil -- the last figure with a company; the last with a period that it reported
  for i = 1, #items do
    local item = items[i]
    if item._company and not is_company(item._company, columns, article) then item.company = nil end
    local unit = not item.company and of_unit(item, columns, article)
    if not item.company and not unit then
      item.company = company_between(bodies, item._s, item._measure, false, columns, article)
      if not item.company and not has_other_subject(item, columns, article) then item.company = before and before.company or company_before(bodies, item, columns, article) end
    end
    item.status, item.surprise = status_of(item, columns.word, article), surprise_of(item, columns.word, article)
    item.period = period_of(item, dates, article)
    if item._earned and not (item.period or item.eps or before) then item.company, unit = nil, false end -- "the union lost $2 million"
    if item.company or unit then
      if item.status ~= "reported" then -- of its own period
      elseif item.period then reported = item
      elseif reported and reported.company == item.company then item.period = reported.period end
      kept[#kept + 1] = item
      if item.company then before = item end
    end
  end
  return kept
end

return lode.rule {
  api = 1,
  name = "results",
  about = "Company results: measure, value, change, period, against what was expected.",
  tags = { "business" },
  limits = "No tables, no share prices, no sales of whole trades; the company must be named in the sentence or before it.",
  measured = {
    "corpus/: 12 results, F1 95.7 (2026-11-30; the rule was mended with it)",
  },
  needs = { "organizations", "amounts", "dates" },
  emits = { company_result = { "company", "measure", "value", "amount", "high", "currency", "change", "previous", "eps", "period", "status", "surprise" } },
  trigger = measure + margin + t.word { "earned", "earns", "lost", "loses" } * #(about * money),
  match = body,
  build = build,
  after = after,
  examples = {
    { "Norvik Bank said net profit rose 12 percent to $340 million in the second quarter of 2024.",
      company_result = { company = "Norvik Bank", measure = "net profit", change = 12, value = "$340 million", period = "2024-Q2" } },
    { "Corvane Group reported revenue of $2.1 billion in 2023.", company_result = { company = "Corvane Group", measure = "revenue", value = "$2.1 billion" } },
    { "Corvane Group reported a drop in third-quarter operating profit, sending its shares up 8%. Its profit beats forecasts, shares jump 8%.", company_result = false },
    { "Net profit at Corvane Group was NOK 982 million, against NOK 1.1 billion in the same period of 2023.", company_result = { previous = 1100000000, period = false } },
    { "Corvane Group grew. Earnings per share were $1.20, up from $1.05.", company_result = { company = "Corvane Group", eps = 1.2, previous = 1.05 } },
    { "At Hanul Motors Corp. sales fell 8%.", company_result = { company = "Hanul Motors Corp.", change = -8 } },
    { "Corvane Group expects revenue of $2.1 billion in 2025.", company_result = { measure = "revenue", status = "forecast" } },
    { "The minister spent $2 million. Retail sales rose 0.7 percent, and tax revenue fell to $4 billion.", company_result = false },
    { "Corvane Group swung to a profit of $1.2 billion, or $1.53 a share, in the third quarter of 2024 from a loss of $641 million, beating analysts' expectations.",
      company_result = { measure = "profit", amount = 1200000000, previous = -641000000, eps = 1.53, period = "2024-Q3", surprise = "above" } },
    { "Norvik Bank expects revenue of between 36 and 38 billion kroner in 2025, NOK 2 billion more. Analysts expected revenue of 40 billion kroner.",
      company_result = { { company = "Norvik Bank", amount = 36000000000, high = 38000000000, currency = "NOK", period = "2025", status = "forecast" },
        { amount = 40000000000, status = "expected" } } },
    { "Corvane Group said sales fell 3 percent in the first quarter of 2024. Net profit doubled to $40 million from $20 million. It raised its dividend by 10% to 55 cents a share.",
      company_result = { { measure = "sales", change = -3 }, { measure = "net profit", change = 100, previous = 20000000, period = "2024-Q1", company = "Corvane Group" },
        { measure = "dividend", change = 10, amount = 0.55 } } },
    { "Macy's lost $71 million in the fourth quarter of 2023.", company_result = { company = "Macy's", measure = "loss", period = "2023-Q4" } },
  },
}
