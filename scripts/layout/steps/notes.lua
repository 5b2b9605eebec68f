-- Paragraphs of desks and about authors: notes to editors, who reported and edited
-- ("Reporting by ..."), who the author is, whom to ask. They may be longer than
-- other litter, so they must say what they are and stand where such things stand.

local common = require "layout.common"
local wires = require "layout.wires"
local meta = require "layout.steps.meta"
local text = require "layout.steps.text"
local header = require "layout.steps.header"

local find, gsub, lower, match, sub = string.find, string.gsub, string.lower, string.match, string.sub
local span, head_of = text.span, text.head_of

-- A note or a life has at most so many words; those of an author stand among the
-- last units.
local max_words, last_units = 70, 12

local function is_text (u)
  return (u.kind == "plain" or u.kind == "list") and u.text and u.words <= max_words
end

---------------------------------------------------------------- credits and notes

-- The names in "Reporting by A in B and C in D; ...", for pages without a byline.
local function reporters (page, u)
  local s = u.text
  local from = select(2, find(s, "^[%(%s]*Reporting by ")) or select(2, find(s, "^[%(%s]*Reporting and %l+ by "))
  if not from then return end
  local stop = find(s, "[;%)|%[]", from + 1) or find(s, ", ?[Ee]diting by", from + 1) or find(s, "%.$") or #s + 1
  local out = { authors = {} }
  if not meta.read_byline(page.env, out, "By " .. sub(s, from + 1, stop - 1), u.first + from - 3, false) then return end
  for _, a in ipairs(out.authors) do table.insert(page.article.authors, span(a[1], a[2])) end
end

local function mark_note (page, u)
  if wires.note:match(u.text) then
    u.kind, u.why = "litter", "note to editors"
  elseif wires.credits(u.text) then
    u.kind, u.meta = "byline", { authors = {}, credits = true }
  end
end

-- Before the header is read: it must not take a note for the headline.
local function mark_notes (page)
  for _, u in ipairs(page.units) do
    if u.kind == "plain" and is_text(u) and not u.turn and wires.may_be_note(u.text, head_of(u)) then mark_note(page, u) end
  end
end

---------------------------------------------------------------- authors

local roles = { "reporter", "correspondent", "editor", "writer", "journalist", "columnist", "producer", "contributor",
  "bureau chief", "intern", "fellow", "covers", "reports on", "writes about", "author of", "professor", "lecturer", "critic",
  "photographer", "freelance", "analyst", "presenter", "researcher", "writes for", "reports for" }

local function has_role (s)
  for _, role in ipairs(roles) do
    if find(s, role, 1, true) then return true end
  end
  return false
end

-- The words of the authors' names, and what of each is ASCII at its beginning.
local function author_words (page)
  local words = {}
  for _, a in ipairs(page.article.authors) do
    local name = lower(sub(page.raw, a.first, a.last))
    for word in name:gmatch "%S+" do words[word], words[match(word, "^%a*")] = true, true end
  end
  return words
end

-- "Dana Reed is the ...", "Reed covers ...": the paragraph begins with an author.
-- Returns where it goes on.
local function begins_with_author (page, s)
  if not page.author_words[lower(match(s, "^%S+") or "")] then return nil end
  for _, a in ipairs(page.article.authors) do
    local name = sub(page.raw, a.first, a.last)
    for _, form in ipairs { name, match(name, "%S+$"), match(name, "^%S+") } do
      if sub(lower(s), 1, #form + 1) == lower(form) .. " " then return #form + 2 end
    end
  end
end

local verbs = common.set "is|was|has|covers|reports|writes|joined|works|tweets|leads|edits|and|are|can|currently|previously"

local function is_life (page, u)
  local s = u.text
  if find(s, "^The [wWaArR]") and find(s, "^The [wW]riter ") or find(s, "^The [aA]uthor ") or find(s, "^The [rR]eporter ") then
    return find(s, "^The %a+ is ") ~= nil or find(s, "^The %a+ can be reached") ~= nil
  end
  local at = begins_with_author(page, s)
  local verb = at and match(s, "^%l+", at)
  if not verb or not verbs[verb] then return false end
  if find(s, "can be reached", at, true) == at then return true end
  -- news is what somebody said or did; a life says what somebody is
  return verb ~= "was" and has_role(lower(s)) and not find(s, " said", at, true)
end

-- "Follow her on X", "Reach Dana Reed at ...", "Email: ..."
local calls = common.lazy({}, { opening = function ()
  return common.phrases [[follow him on|follow her on|follow them on|contact the reporter|contact the author|reach the reporter|
    reach the author|email the reporter|email the author|contact this reporter|reach him at|reach her at|reach them at|
    email him at|email her at|email them at|contact him at|contact her at|write to the author|send tips to|got a tip|
    have a tip|do you have a tip|do you know more]]
end })

local call_words = common.set "follow|contact|reach|email|e|write|send|got|have|do"

local function is_call (page, u)
  local s = u.text
  if not call_words[head_of(u)] then return false end
  if calls.opening:match(s) then return true end
  local at = match(s, "^%a+ ()") or match(s, "^E%-mail ()")
  return at ~= nil and begins_with_author(page, sub(s, at)) ~= nil
end

---------------------------------------------------------------- contacts

local contact_openings = common.lazy({}, { line = function ()
  local P = require "lpeg".P
  local ws = common.ws
  return (common.phrases [[contact|contacts|media contact|media contacts|press contact|press contacts|media inquiries|media enquiries|
      press inquiries|press enquiries|for media inquiries|for media enquiries|for more information|for further information|
      contact information|newsroom|news desk|newsdesk|editorial contact|contact us|contact details|for press inquiries|
      for inquiries|further information]]
      * ws * (P ":" + -P(1) + "," * ws * common.phrases "please contact|contact" + common.phrases "please contact|contact"))
    + common.phrases "tel|phone|telephone|mobile|cell|fax|office|e-mail|email|web|website|twitter" * P "." ^ -1 * ws * ":"
end })

local function is_address (s)
  return find(s, "^[%(%[]*[%w%.%-_]+@[%w%.%-]+[%)%]]*$") or find(s, "^%+?[%d%s%-%(%)%.]+$") and select(2, gsub(s, "%d", "")) >= 7
    or find(s, "^https?://%S+$") or find(s, "^www%.%S+$") or contact_openings.line:match(s)
end

-- Straight below "Contact:", short lines up to a paragraph.
local function drop_contacts (page, i)
  local units = page.units
  units[i].drop = "contact"
  for n = i + 1, #units do
    local u = units[n]
    if u.drop or u.kind == "links" or u.prose or u.words > 12 or not u.text then return end
    if u.kind == "litter" or u.kind == "caption" or u.kind == "label" then return end
    if u.gap and not is_address(u.text) then return end
    if u.kind == "plain" or u.kind == "contact" or u.kind == "list" then u.drop = "contact" end
  end
end

---------------------------------------------------------------- the end of the page

-- "About the author", a name, "Senior reporter": what stands above a life.
local function is_heading_of_life (page, u)
  if u.kind ~= "plain" or u.drop or u.role or not u.text or u.final or u.words > 5 then return false end
  local s = lower(u.text)
  return find(s, "^about the authors?:?$") or find(s, "^about the reporters?:?$") or find(s, "^the authors?:?$")
    or u.words <= 4 and begins_with_author(page, u.text .. " ") or header.is_role(u)
end

local function drop_headings_above (page, i)
  for k = i - 1, math.max(i - 3, page.body + 1), -1 do
    if not is_heading_of_life(page, page.units[k]) then return end
    page.units[k].drop = "about the author"
  end
end

local function drop_author (page, u, i)
  if is_life(page, u) then
    u.drop = "about the author"
    drop_headings_above(page, i)
  elseif is_call(page, u) then
    u.drop = "about the author"
  end
end

local contact_words = common.set [[contact|contacts|media|press|for|newsroom|news|newsdesk|editorial|further|tel|phone|
  telephone|mobile|cell|fax|office|e|email|web|website|twitter]]

-- "Contact:" alone is a button elsewhere.
local function opens_contacts (u)
  return u.words <= 12 and u.text and not u.final and contact_words[head_of(u)] and (u.kind == "plain" or u.kind == "litter" and u.weak)
    and contact_openings.line:match(u.text)
end

-- Notes below the last paragraph of the report. What comes first must be news: of a
-- page of few paragraphs nothing goes.
local function drop_end (page)
  local units, seen = page.units, 0
  page.author_words = author_words(page)
  for i = #units, page.body + 2, -1 do
    local u = units[i]
    if opens_contacts(u) then drop_contacts(page, i) end
    if is_text(u) and not u.role and not u.drop and not u.turn then
      seen = seen + 1
      if seen > last_units then return end
      local head = head_of(u)
      if head == "source" and find(u.text, "^SOURCE:? %u") and u.words <= 8 and not u.final then
        u.drop = "source"
      elseif head == "the" or call_words[head] or page.author_words[head] then
        drop_author(page, u, i)
      end
    end
  end
end

-- Who reported, where no byline says it.
local function use_credits (page)
  if #page.article.authors > 0 then return end
  for _, u in ipairs(page.units) do
    if u.meta and u.meta.credits and u.text then reporters(page, u) end
  end
end

return { mark_notes = mark_notes, drop_end = drop_end, use_credits = use_credits }
