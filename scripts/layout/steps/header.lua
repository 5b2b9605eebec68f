-- Publisher, headline, standfirst, byline, and where the body begins.

local common = require "layout.common"
local bylines = require "layout.bylines"
local datelines = require "layout.datelines"
local publishers = require "layout.publishers"
local text = require "layout.steps.text"
local drops = require "layout.steps.drops"
local meta = require "layout.steps.meta"
local pictures = require "layout.steps.pictures"

local find, sub, lower = string.find, string.sub, string.lower
local span, name_key = text.span, text.name_key
local split_crumbs = drops.split_crumbs
local read_byline = meta.read_byline
local prose_index, same_text = pictures.prose_index, pictures.same_text
local max_grammar, max_header = text.max_grammar, text.max_header

local function dateline_of (page, u)
  local s = u.size <= max_grammar and u.text or sub(page.raw, u.first, u.first + 200)
  for _, p in ipairs(page.env.datelines) do
    local fields = common.fields(p, s)
    if fields then return fields, s end
  end
  return datelines.may_be_head(s) and common.fields(datelines.head, s), s
end

local function is_shouted (s)
  return not find(s, "%l")
end

-- Only letter case and a dash speak for it: the place must not be a word that
-- opens sentences.
local function plausible_place (fields, s)
  local place, sure
  for _, f in ipairs(fields) do
    if f[1] == "place" then place = lower(sub(s, f[2], f[3])) end
    if f[1] == "agency" or f[1] == "month" or f[1] == "region" then sure = true end
  end
  return place and (sure or not datelines.never[place]) and not (datelines.never[place] and is_shouted(place))
end

-- The dateline of a unit: its marks, or nil.
local function find_dateline (page, u)
  if u.kind ~= "plain" or u.turn or u.dateline == false then return nil end
  if u.dateline then return u.dateline end
  u.dateline = false
  local fields, s = dateline_of(page, u)
  if fields and plausible_place(fields, s) then u.dateline = { fields = fields, text = s } end
  return u.dateline
end

local function is_prose (page, u)
  return u.kind == "plain" and (u.prose or u.words >= 4 and find_dateline(page, u) and true or false)
end

local function is_plain_name (name)
  local words = 0
  for word in name:gmatch "%S+" do
    words = words + 1
    if bylines.no_names[lower(word)] then return false end
  end
  return words >= 2 and words <= 4
end

-- "Tom Smith in Seoul": names where a byline may stand. Returns its fields.
local function names_in (page, u)
  if u.kind ~= "plain" or u.words > 14 or u.final or u.lines > 1 then return nil end
  local out = { authors = {} }
  if not read_byline(page.env, out, u.text, u.first, true) then return nil end
  for _, a in ipairs(out.authors) do
    if not is_plain_name(sub(page.raw, a[1], a[2])) then return nil end
  end
  -- names are joined by "and"; a list without one is tags
  if #out.authors > 1 and not find(u.text, " and ", 1, true) and not find(u.text, "[&/|]") then return nil end
  if #out.authors == 0 and not out.agency then return nil end
  return out
end

-- The last byline or time that may belong to the header, or nil. After three
-- paragraphs, or a dateline, it is too late for one.
local function find_anchor (page)
  local prose, anchor, plain = 0, nil, 0
  for i = 1, math.min(#page.units, max_header) do
    local u = page.units[i]
    if u.kind == "byline" or u.kind == "time" then
      if prose == 0 or prose_index(page, i + 1) then anchor = i end
    elseif u.kind == "plain" then
      plain = plain + 1
      if u.words >= 4 and find_dateline(page, u) then break end
      if u.prose then
        -- a text that begins with a long sentence has no header
        if plain == 1 and u.final and u.words > 20 then return nil end
        if u.prose and u.words > 45 or anchor and prose >= 1 then break end
        prose = prose + 1
        if prose > 2 then break end
      end
    end
  end
  return anchor
end

-- Where the body begins: the first prose or list after the anchor.
local function find_body (page, anchor)
  local units = page.units
  local first_plain
  for i = (anchor or 0) + 1, #units do
    local u = units[i]
    if u.kind == "plain" and not first_plain then first_plain = i end
    if is_prose(page, u) then return i end
    if anchor and u.kind == "list" and page.has_title_before then return i end
  end
  return first_plain and anchor and first_plain or #units + 1
end

local function has_publisher_word (s)
  for word in lower(s):gmatch "%a+" do
    if publishers.words[word] then return true end
  end
  return find(lower(s), "^[%w%-]+%.%a%a%a?$") or find(lower(s), "^www%.") or find(lower(s), "%.co%.%a%a$")
end

local function is_capitalised (s)
  for word in s:gmatch "%S+" do
    if find(word, "^%l") and not find(word, "^of$") and not find(word, "^and$") and not find(word, "^the$")
       and not find(word, "%.") then
      return false
    end
  end
  return true
end

-- Does the first line look like the name of a paper that we do not know?
local function publisher_shape (u)
  if u.final or u.words > 5 or u.lines > 1 or find(u.text, "[?!:,\"]") or not is_capitalised(u.text) then return false end
  if has_publisher_word(u.text) then return true end
  if u.words <= 2 then return true end
  return find(u.text, "^The ") and u.words <= 4
end

local function headline_like (u)
  return u.kind == "plain" and u.words >= 4 and u.words <= 40
end

local function any_headline (plain, from)
  for i = from, #plain do
    if headline_like(plain[i]) then return true end
  end
  return false
end

local function set_span (page, field, u)
  if not page.article[field] then page.article[field] = span(u.first, u.last) end
end

-- "NORDIC POST | Politics": the places of paper and section, or nil.
local function publisher_and_section (page, u)
  local items = find(u.text, "|", 1, true) and split_crumbs(u.text)
  if not items or #items ~= 2 or not page.env.sections[lower(items[2].text)] then return nil end
  local name = items[1].text
  if not page.env.publishers[name_key(name)] and not has_publisher_word(name) then return nil end
  return span(u.first + items[1].first - 1, u.first + items[1].last - 1),
    span(u.first + items[2].first - 1, u.first + items[2].last - 1)
end

local function take_both (page, u)
  local publisher, section = publisher_and_section(page, u)
  if not publisher then return false end
  u.role = "publisher"
  page.article.publisher = page.article.publisher or publisher
  page.article.section = page.article.section or section
  return true
end

-- Takes the publisher and section lines out of the header's plain units.
local function take_publisher (page, plain, below)
  local rest = {}
  for i, u in ipairs(plain) do
    local key, low = name_key(u.text), lower(u.text)
    local more = any_headline(plain, i + 1) or below and i == #plain and u.words <= 3
    if take_both(page, u) then -- one line says it all
    elseif page.env.publishers[key] and not page.article.publisher and (more or i > 1) then
      u.role = "publisher"
      set_span(page, "publisher", u)
    elseif page.env.sections[low] and (more or i > 1) then
      u.role = "section"
      set_span(page, "section", u)
    elseif i == 1 and not page.article.publisher and more and publisher_shape(u) then
      u.role = "publisher"
      set_span(page, "publisher", u)
    else
      rest[#rest + 1] = u
    end
  end
  return rest
end

-- The headline among what remains: the first line of three words or more that
-- is no long sentence; a lone short word above a longer line is a section.
local function pick_title (rest)
  for i, u in ipairs(rest) do
    local short = u.words <= 2 and any_headline(rest, i + 1)
    local kicker = u.words == 3 and rest[i + 1] and not rest[i + 1].final and rest[i + 1].words >= 6
      and is_capitalised(u.text) and not is_capitalised(rest[i + 1].text or "")
    if not short and not kicker and u.words <= 40 and not (u.final and u.words > 30) then return i end
  end
end

-- "Headline | The Guardian": the publisher's name is no part of the headline.
local function trim_title (page, u)
  local s = u.text or ""
  for _, sep in ipairs { " | ", " - ", " \u{2013} ", " \u{2014} ", " :: " } do
    local from, to
    local at = 1
    while true do
      local a, b = find(s, sep, at, true)
      if not a then break end
      from, to, at = a, b, b + 1
    end
    if from and sep == " | " and page.env.sections[lower(sub(s, to + 1))] then
      if not page.article.section then page.article.section = span(u.first + to, u.last) end
      return span(u.first, u.first + from - 2)
    end
    if from and page.env.publishers[name_key(sub(s, to + 1))] then
      if not page.article.publisher then page.article.publisher = span(u.first + to, u.last) end
      return span(u.first, u.first + from - 2)
    end
  end
  return span(u.first, u.last)
end

-- "By" and words that are no names we can read.
local function is_unread_byline (u)
  return not u.final and u.words <= 10 and u.lines == 1 and find(u.text, "^[Bb][Yy] .*%u") ~= nil
end

local function leftover_role (page, u, before_title)
  if before_title and u.words <= 4 and not u.final then
    set_span(page, "section", u)
    return "section"
  end
  return not u.final and u.words <= 12 and "heading" or "paragraph"
end

-- "U.S.|Crane falls into channel": the headline in the page's name, above the headline.
local function repeats_title (s, title)
  local from = s and title and #s > #title and #s - #title + 1
  return from and sub(s, from) == title and find(sub(s, 1, from - 1), "[|%-:\x93\x94] ?$") ~= nil
end

local function drop_repeated_above (rest, i)
  for k = 1, i - 1 do
    local s = rest[k].text
    if s == rest[i].text or repeats_title(s, rest[i].text) then rest[k].role, rest[k].drop = nil, "repeated headline" end
  end
end

-- Of the headline in two forms, the one without what the page's name adds.
local function pick_plain_title (rest)
  local i = pick_title(rest)
  for k = i and i + 1 or 1, i and #rest or 0 do
    if rest[k].words >= 4 and repeats_title(rest[i].text, rest[k].text) then return k end
  end
  return i
end

local function assign_title (page, rest)
  local article = page.article
  local i = not article.title and pick_plain_title(rest)
  for k, u in ipairs(rest) do
    if k ~= i and article.title and is_unread_byline(u) then
      u.role = "byline"
    elseif article.title and i ~= k and not article.subtitle and (not i or k == i + 1) and u.words >= 4 then
      if same_text(page.raw, u, article.title) then
        u.drop = "repeated headline"
      else
        u.role, article.subtitle = "subtitle", span(u.first, u.last)
      end
    elseif k == i then
      u.role, article.title = "title", trim_title(page, u)
      drop_repeated_above(rest, i)
    else
      u.role = leftover_role(page, u, i and k < i)
    end
  end
end

-- "Defence correspondent": what somebody does.
local function is_role (u)
  local last = u.text and u.words <= 6 and not u.final and lower(u.text):match "(%a+)%W*$"
  return last and bylines.role_words[last] or false
end

-- What may stand between a name and the time: litter, the name again, what the author does.
local function stands_aside (page, name, u)
  return u.kind == "litter" or u.kind == "plain" and (same_text(page.raw, name, u) or is_role(u))
end

-- A line of names is a byline only beside a time or byline, or with an agency.
local function is_beside_anchor (page, i)
  for _, step in ipairs { -1, 1 } do
    local k = i + step
    while page.units[k] and stands_aside(page, page.units[i], page.units[k]) do k = k + step end
    local u = page.units[k]
    if u and (u.kind == "time" or u.kind == "byline" and not u.gap) then return true end
  end
end

local function is_signed (page, from, to)
  for i = from, to do
    local u = page.units[i]
    if u.kind == "byline" and #u.meta.authors > 0 then return true end
  end
end

local function take_names (page, from, to)
  local seen = 0
  if is_signed(page, from, to) then return end
  for i = from, to do
    local u = page.units[i]
    if u.kind == "plain" then
      seen = seen + 1
      local likely = seen > 1 and not page.env.publishers[name_key(u.text or "")] and not page.env.sections[lower(u.text or "")]
      local names = likely and names_in(page, u)
      local beside = names and is_beside_anchor(page, i)
      if names and (names.contact or names.agency and #names.authors > 0 or #names.authors > 0 and (beside or names.place)) then
        u.kind, u.meta = "byline", names
      end
    end
  end
end

-- "Beacon News, Chalkida", "Defence correspondent" straight below a byline.
local function take_affiliations (page, to)
  for i = 2, math.min(to, #page.units) do
    local u, before = page.units[i], page.units[i - 1]
    local below = before.kind == "byline" and u.kind == "plain" and not u.final and u.words <= 6 and u.lines == 1
    if below then
      if is_role(u) or not u.gap and u.words <= 4 and is_capitalised(u.text) then
        u.kind, u.meta = "byline", { authors = {} }
      end
    end
  end
end

-- Pages name an author more than once.
local function add_once (page, first, last)
  local name = lower(sub(page.raw, first, last))
  for _, a in ipairs(page.article.authors) do
    if lower(sub(page.raw, a.first, a.last)) == name then return end
  end
  table.insert(page.article.authors, span(first, last))
end

local function use_meta (page, u)
  local article, meta = page.article, u.meta
  for _, a in ipairs(meta.authors) do add_once(page, a[1], a[2]) end
  for _, field in ipairs { "agency", "publisher", "section" } do
    local s = meta[field]
    if s and not article[field] then article[field] = span(s[1], s[2]) end
  end
  for _, field in ipairs { "published", "modified" } do
    local t = meta[field]
    if t and t.value and not article[field] then
      article[field] = { value = t.value, first = t.first, last = t.last }
    end
  end
  u.role = u.kind == "byline" and "byline" or (meta.published and "published" or "modified")
end

local function use_label (page, u)
  u.role = u.field
  if not page.article[u.field] then page.article[u.field] = u.value end
end

-- Is there anything that makes this a page of news rather than some text?
local function is_page (page)
  local a = page.article
  return a.title ~= nil or #a.authors > 0 or a.published ~= nil or a.modified ~= nil
end

-- No byline and no time: a short line above prose is still a headline.
local function headline_alone (page, body)
  local first
  for i = 1, #page.units do
    if page.units[i].kind == "plain" then first = i; break end
  end
  if not first then return body end
  local u = page.units[first]
  if first == body and u.lines <= 2 and u.words <= 20 and u.text and find(u.text, "[?!]$") and not find_dateline(page, u) then
    return prose_index(page, body + 1) or body
  end
  return body
end

-- Header lines may be few. A long list of short lines above some prose is a
-- table or a poem, unless a byline or a time says otherwise.
local function plain_between (page, from, to)
  local plain = {}
  for i = from, to do
    local u = page.units[i]
    if u.kind == "plain" then plain[#plain + 1] = u end
  end
  return plain
end

-- Pages may carry lines of navigation above the headline: of many plain lines
-- before the first byline, the last four are looked at.
local function drop_front (plain, page)
  local excess = #plain - 5
  if excess <= 0 then return plain end
  local kept = {}
  for i, u in ipairs(plain) do
    if i > excess then kept[#kept + 1] = u
    elseif page.env.publishers[name_key(u.text)] or publisher_shape(u) and has_publisher_word(u.text) then kept[#kept + 1] = u
    elseif u.words <= 4 and not u.final then u.kind, u.drop = "litter", "navigation"
    else u.role = leftover_role(page, u, false) end
  end
  return kept
end

local function sections_and_labels (page, to)
  for i = 1, math.min(to, #page.units) do
    local u = page.units[i]
    if u.section and not page.crumb then page.crumb = u.section end
    if u.kind == "label" then use_label(page, u) end
    if u.kind == "section" then
      u.role = "section"
      if not page.article.section then page.article.section = u.value end
    end
  end
end

-- Names around the last byline or time, and what stands below them; returns the
-- last unit of all that.
local function extend_anchor (page, anchor)
  local units = page.units
  take_names(page, 1, math.min(anchor + 1, #units))
  take_affiliations(page, anchor + 2)
  while units[anchor + 1] and units[anchor + 1].kind == "byline" do anchor = anchor + 1 end
  return anchor
end

-- A header with a byline or a time: its plain units, and where the body begins.
local function anchored_header (page, anchor)
  local plain = plain_between(page, 1, anchor)
  page.has_title_before = #plain > 0
  return plain, find_body(page, anchor)
end

-- The same for a header without; no units if this is no page of news.
local function bare_header (page)
  local body = headline_alone(page, find_body(page, nil))
  if body > #page.units or body > max_header or #plain_between(page, 1, body - 1) > 6 then return {}, 1 end
  take_names(page, 1, body - 1)
  take_affiliations(page, body - 1)
  return plain_between(page, 1, body - 1), body
end

local function use_metas (page, to)
  for i = 1, math.min(to, #page.units) do
    local u = page.units[i]
    if u.kind == "byline" or u.kind == "time" then use_meta(page, u) end
  end
end

-- A headline below the byline; then a short line above it is the name of the paper.
local function headline_below (page, anchor, body)
  for _, u in ipairs(plain_between(page, anchor + 1, body - 1)) do
    if headline_like(u) and not u.final and u.words >= 5 then return true end
  end
  return false
end

-- The header's units get roles; returns where the body begins.
local function read_header (page)
  local anchor = find_anchor(page)
  if anchor then anchor = extend_anchor(page, anchor) end
  local plain, body
  if anchor then plain, body = anchored_header(page, anchor) else plain, body = bare_header(page) end
  sections_and_labels(page, body - 1)
  use_metas(page, body - 1)
  assign_title(page, take_publisher(page, drop_front(plain, page), anchor and headline_below(page, anchor, body)))
  if anchor and not page.article.title then
    assign_title(page, take_publisher(page, plain_between(page, anchor + 1, body - 1)))
  end
  if page.crumb and not page.article.section then page.article.section = page.crumb end
  return body
end

return {
  read_header = read_header,
  is_prose = is_prose,
  find_dateline = find_dateline,
  plausible_place = plausible_place,
  is_page = is_page,
  use_meta = use_meta,
  is_role = is_role,
}
