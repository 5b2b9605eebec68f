-- Company results: what a company earned or sold, in which period, and how that changed.
--
-- A measure ("net profit", "sales", "revenue") with money or a percentage in its clause.  `change` is in percent and signed: "fell 12 percent" is -12.
-- The company is the owner of the measure, the subject of the sentence, else the company last named.
-- Not found: figures in tables, shares and prices, forecasts of analysts are not told apart from results unless a word says so (`status`).

local lode = require "lode"
local codes = require "lode.codes"
local sets = require "lode.sets"
local t = lode.tokens

local money, percent, organization = t.is "money", t.is "percent", t.is "organization"
local measure = t.word { "net profit", "net profits", "operating profit", "operating profits", "pre-tax profit", "pretax profit", "gross profit", "net income",
  "operating income", "profit", "profits", "revenue", "revenues",
  "turnover", "sales", "net sales", "earnings", "net loss", "operating loss", "loss", "losses", "earnings per share", "dividend", "ebitda", "cash flow", "free cash flow",
    "orders", "order intake", "backlog", "order backlog" }
local up = t.word { "rose", "risen", "rise", "rises", "increased", "increase", "jumped", "jump", "climbed", "grew", "grown", "gained", "surged", "soared", "up", "higher",
  "advanced", "doubled", "tripled", "rising", "growing", "jumping", "jumps", "climbs", "grows", "gains", "surges", "soars", "increases", "advances", "doubles", "triples" }
local down = t.word { "fell", "fallen", "fall", "falls", "dropped", "drop", "declined", "decreased", "decrease", "slid", "slipped", "sank", "plunged", "tumbled", "shrank",
  "down", "lower", "halved", "falling", "dropping", "narrowed", "slips", "slides", "drops", "declines", "decreases", "sinks", "plunges", "tumbles", "shrinks", "halves", "narrows" }

local margin = t.word { "gross margin", "operating margin", "profit margin", "net margin", "operating profit margin", "gross profit margin" }

local gap = t.any - measure - margin - money - percent - t.semicolon - t.full_stop - up - down
local direction = t.span(up, "_up") + t.span(down, "_down")
local amount = t.span(money, "value") * (t.word { "and", "to" } * money) ^ -1
local change = direction * gap ^ -4 * direction ^ -1 * t.span(percent, "_percent")
local behind = (gap - t.word "and") ^ -6

local into = t.word { "to", "of", "at" }
local name = t.span(measure, "measure") * (t.word { "at", "of" } * t.span(organization, "company")) ^ -1
local who = t.span(organization, "company") * (t.clitic + t.apostrophe) ^ -1
local lead = who * (gap - organization) ^ -12
local body = name * behind * (change * ((gap - into) ^ -4 * into * amount) ^ -1 * -#t.percent + direction * gap ^ -3 * amount + amount * (gap ^ -3 * change) ^ -1) +
  amount * t.word { "in" } * gap ^ -4 * name + t.span(percent, "_percent") * t.word { "rise", "increase", "jump" } * t.span(t.word "in", "_up") * gap ^ -3 * name +
  t.span(margin, "measure") * behind * direction * gap ^ -3 * t.word { "to", "at" } * t.span(percent, "value") +
  t.span(percent, "_percent") * t.span(t.word { "drop", "fall", "decline" }, "_down") * t.word "in" * gap ^ -3 * name

local function period_of (item, article)
  for _, date in ipairs(article:items "date") do
    if date.first >= item._s and date.last <= item._e and date.type == "DATE" and date.value:find "^%d%d%d%d" then return date.value end
  end
end

-- "expects revenue of", "will have sales of": a word that looks ahead, in the few words before.
local ahead = sets.of "expects expect expected forecast forecasts guidance outlook will would predicts predicted projected projects estimates estimated could may"
local LOOK_BACK = 8 -- tokens

local function looks_ahead (word, token)
  for i = token - 1, token - LOOK_BACK, -1 do
    if ahead[word[i]] then return true end
    if word[i] == "" then return false end
  end
end

return lode.rule {
  api = 1,
  name = "results",
  about = "Company results: measure, value, change, period.",
  tags = { "business" },
  limits = "No tables, no share prices; the company must be named before.",
  measured = {
    "corpus/: 12 results, F1 95.7 (2026-11-30; the rule was mended with it)",
  },
  needs = { "organizations", "amounts", "dates" },
  emits = { company_result = { "company", "measure", "value", "amount", "currency", "change", "period", "status" } },
  trigger = measure + margin,
  match = lead * body + body,
  build = function (m)
    local value, percent_item = m.value and m.value.item, m._percent and m._percent.item
    if not value and not percent_item then return nil end
    local sign = m._down and -1 or 1
    local sentence = m.span:sentence()
    return {
      kind = "company_result", company = m.company and (m.company.item.name or m.company.text), measure = m.measure.text:lower(), value = value and value.text,
      amount = value and value.kind == "money" and value.amount or nil, currency = value and value.currency, change = percent_item and (m._up or m._down) and
        percent_item.amount * sign or nil,
      status = "reported", _measure = m.measure.first, _s = sentence.first, _e = sentence.last,
    }
  end,
  after = function (items, article)
    if #items == 0 then return items end
    local organizations, word = article:items "organization", article:columns().word
    local kept, next_body, company = {}, 1, nil
    for i = 1, #items do
      local item = items[i]
      item.period = period_of(item, article)
      if looks_ahead(word, article:token(item._measure)) then item.status = "forecast" end
      while organizations[next_body] and organizations[next_body].first < item.first do
        local role = codes.role_of_body(organizations[next_body])
        if role == nil or role == "BUS" then company = organizations[next_body].name end
        next_body = next_body + 1
      end
      item.company = item.company or company
      if item.company then kept[#kept + 1] = item end
    end
    return kept
  end,
  examples = {
    { "Norvik Bank said net profit rose 12 percent to $340 million in the second quarter of 2024.",
      company_result = { company = "Norvik Bank", measure = "net profit", change = 12, value = "$340 million", period = "2024-Q2" } },
    { "Corvane Group reported revenue of $2.1 billion in 2023.", company_result = { company = "Corvane Group", measure = "revenue", value = "$2.1 billion" } },
    { "At Hanul Motors Corp. sales fell 8%.", company_result = { company = "Hanul Motors Corp.", change = -8 } },
    { "Corvane Group expects revenue of $2.1 billion in 2025.", company_result = { measure = "revenue", status = "forecast" } },
    { "The minister spent $2 million.", company_result = false },
  },
}
