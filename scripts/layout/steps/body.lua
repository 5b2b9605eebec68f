-- Datelines, headings, lists, paragraphs; links and litter in between.

local common = require "layout.common"
local times = require "layout.times"
local datelines = require "layout.datelines"
local litter = require "layout.litter"
local lines = require "layout.steps.lines"
local text = require "layout.steps.text"
local meta = require "layout.steps.meta"
local header = require "layout.steps.header"
local notes = require "layout.steps.notes"
local boxes = require "layout.steps.boxes"

local find, sub, lower = string.find, string.sub, string.lower
local span = text.span
local text_fields = meta.text_fields
local is_prose, find_dateline, plausible_place = header.is_prose, header.find_dateline, header.plausible_place
local is_page, use_meta = header.is_page, header.use_meta

-- "(Reuters) - ": the mark of the agency, or nil.
local function bare_agency (raw, u)
  local s = sub(raw, u.first, u.first + 60)
  if u.size <= 40 or not datelines.may_be_bare(s) then return nil end
  local fields = common.fields(datelines.bare, s)
  return fields and fields[1]
end

-- "KARACHI: ..." is a dateline unless other paragraphs begin that way too: then
-- it is a transcript.
local function colon_dateline (page, u, at)
  local s = sub(page.raw, u.first, math.min(u.last, u.first + 100))
  local fields = not u.turn and datelines.may_be_colon(s) and common.fields(datelines.colon, s)
  if not fields or not plausible_place(fields, s) then return nil end
  for i = at + 1, math.min(at + 12, #page.units) do
    if find(page.raw, "^%u[%u%.%s]+:", page.units[i].first) then return nil end
  end
  return { fields = fields, text = s }
end

local function dateline_day (f)
  local m = f.month and times.months[lower(f.month)]
  local d = tonumber(f.day)
  if not m or not d or d < 1 or d > 31 then return nil end
  if f.year then return times.value { year = f.year, month = f.month, day = f.day } end
  return ("XXXX-%02d-%02d"):format(m, d)
end

local function use_dateline (page, u, found)
  local article = page.article
  local stop, agency
  for _, f in ipairs(found.fields) do
    if f[1] == "stop" then stop = f[2] end
    if f[1] == "agency" then agency = f end
  end
  if not stop then stop = #found.text + 1 end
  local last = lines.trim_end(found.text, 1, stop - 1)
  article.dateline = span(u.first, u.first + last - 1)
  if agency and not article.agency then
    article.agency = span(u.first + agency[2] - 1, u.first + agency[3] - 1)
  end
  local value = dateline_day(text_fields(found.fields, found.text))
  if not value then return end
  article.dateline_date = { value = value, first = article.dateline.first, last = article.dateline.last }
  if not article.published and not article.modified and find(value, "^%d") then
    article.published = { value = value, first = article.dateline.first, last = article.dateline.last }
  end
end

-- Looks at the first paragraph of the body, and the second if the first is short.
local function read_dateline (page, body)
  local seen = 0
  for i = body, #page.units do
    local u = page.units[i]
    if u.kind == "plain" and not u.role then
      seen = seen + 1
      local found = find_dateline(page, u) or colon_dateline(page, u, i)
      if found then return use_dateline(page, u, found) end
      local f = not page.article.agency and bare_agency(page.raw, u)
      if f then
        page.article.agency = span(u.first + f[2] - 1, u.first + f[3] - 1)
      end
      if u.prose or seen >= 4 then return end
    end
  end
end

local function is_content (u)
  return not u.drop and (u.kind == "plain" or u.kind == "list" or u.kind == "caption" and not u.caption.strong)
end

-- The next unit that is text. Beyond 50 units nobody asks.
local function next_content (units, i)
  for k = i + 1, math.min(i + 50, #units) do
    if is_content(units[k]) then return units[k], k end
  end
end

-- A short line without final punctuation, with a paragraph below it.
local function is_heading (page, u, i)
  if u.turn or u.lines > 1 or u.words > 12 or not u.text or u.size > 120 then return false end
  if u.final and not find(u.text, "[?]$") then return false end
  -- sentences, the last of them without a stop
  if find(u.text, "%l%l%l[.!] +[%u%(]") then return false end
  if find(u.text, "[:;,]$") or not find(u.text, "^[%u%d\"'\xC3-\xE2]") then return false end
  local below, at = next_content(page.units, i)
  if not below then return false end
  if below.kind == "list" or below.kind == "plain" and below.words >= 12 then return true end
  -- two lines of a heading, then text
  local third = next_content(page.units, at)
  return below.final and third ~= nil and third.prose
end

-- Where the last paragraph stands.
local function last_prose (page)
  for i = #page.units, 1, -1 do
    local u = page.units[i]
    if u.kind == "rest" or is_prose(page, u) then return i end
  end
  return 0
end

-- Two or more lines that look like headlines, after a blank line and before the next:
-- the last of them. One alone may be a heading of the article.
local function group_below (page, i)
  local units, stop = page.units, nil
  for n = i + 1, math.min(i + 12, #units) do
    local u = units[n]
    if n > i + 1 and u.gap then break end
    if u.role or u.turn or u.kind ~= "plain" or u.final or u.prose or u.words > 14 then return nil end
    stop = n
  end
  return stop and stop > i + 1 and stop or nil
end

-- Links to other articles go with their heading: all to the end of the text, if
-- no paragraph follows; else those straight below it.
local function drop_links (page, i)
  local units = page.units
  local to_end = i > page.body_stop
  units[i].drop = "related links"
  local group = not to_end and units[i + 1] and units[i + 1].gap and group_below(page, i)
  if group then
    for n = i + 1, group do units[n].drop = "related link" end
    return
  end
  for n = i + 1, #units do
    local u = units[n]
    local link = u.kind == "plain" or u.kind == "list"
    if u.role or u.turn or u.words > litter.max_words or not to_end and (is_prose(page, u) or u.gap and u.kind ~= "list") then break end
    if link then u.drop = "related link" end
    if u.kind == "links" and to_end then u.drop = "related links" end
    if not link and not to_end and u.kind ~= "litter" then break end
  end
end

local function drop_litter (page)
  local news = is_page(page)
  for i = 1, #page.units do
    local u = page.units[i]
    if u.kind == "litter" and (news or not u.weak) then u.drop = u.why end
    if u.kind == "links" and news and not u.drop then drop_links(page, i) end
  end
end

local function body_meta (page, u, i)
  local meta = u.meta
  if u.kind == "time" and not meta.labelled then return end
  if meta.credits then
    u.role = "byline"
    return
  end
  if u.kind == "byline" and page.body_stop > i and not meta.contact then return end
  if u.kind == "byline" and #page.article.authors > 0 then
    u.role = "byline"
  else
    use_meta(page, u)
  end
end

-- A credit in brackets ends the last paragraph of an agency's report, too.
local function body_caption (page, u, i)
  local c = u.caption
  if c.strong or c.text and next_content(page.units, i) and i < page.body_stop then
    u.role = "caption"
  elseif not c.text then
    local before = page.units[i - 1]
    local beside = before and before.kind == "plain" and not before.drop and (not u.gap or i <= page.body)
    if beside and i < page.body_stop then
      before.role, before.caption = "caption", { text = span(before.first, before.last) }
      u.role = "caption"
    elseif i < page.body_stop then
      u.role = "caption"
    elseif c.credit and not page.article.agency then
      page.article.agency = c.credit
    end
  end
end

local function body_role (page, u, i)
  if u.kind == "list" or u.bullet then return "list" end
  if u.kind == "plain" or u.kind == "links" or u.kind == "time" or u.kind == "byline" or u.kind == "litter" then
    return is_heading(page, u, i) and "heading" or "paragraph"
  end
  return "paragraph"
end

-- Roles for all units that have none yet.
local function read_body (page)
  page.body_stop = last_prose(page)
  drop_litter(page)
  if is_page(page) then
    boxes.drop_boxes(page)
    notes.drop_end(page)
    boxes.drop_foot(page)
  end
  for i, u in ipairs(page.units) do
    if not u.drop and not u.role then
      if u.kind == "caption" then body_caption(page, u, i) end
      if i >= page.body and (u.kind == "time" or u.kind == "byline") then body_meta(page, u, i) end
      if u.kind == "contact" then u.role = "byline" end
    end
  end
  for i, u in ipairs(page.units) do
    if not u.drop and not u.role then u.role = body_role(page, u, i) end
  end
end

return {
  read_dateline = read_dateline,
  read_body = read_body,
}
