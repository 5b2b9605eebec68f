-- The ends of pages: running heads and feet, page numbers, and which paragraphs go
-- on over them. Only texts with form feeds, which programs that read PDF write
-- between pages, come here.

local lpeg = require "lpeg"
local common = require "layout.common"
local lines = require "layout.steps.lines"

local find, gsub, lower, match, sub = string.find, string.gsub, string.lower, string.match, string.sub

-- A running head has at most this many bytes, and stands among so many lines
-- at the top or at the bottom of its page.
local max_bytes, edge = 120, 4
-- Lines at the beginning of the text that later pages may repeat.
local max_opening = 12
-- A line of this many columns may go on, on the next page, with a capital.
local min_columns = 40

-- The pages as { from, to } (indices into the list of lines).
local function split_pages (list)
  local pages = {}
  for i, line in ipairs(list) do
    if i == 1 or line.page then pages[#pages + 1] = { i, i } end
    pages[#pages][2] = i
  end
  return pages
end

-- A line without what changes from page to page: numbers are all the same.
local function key_of (s)
  return (gsub(gsub(lower(s), "%d+", "#"), "%s+", " "))
end

-- "4  THE ELLERY POST" without the number, as the first page may have it.
local function unnumbered (s)
  return (gsub(gsub(lower(s), "^[%d%s|/%-]+", ""), "[%d%s|/%-]+$", ""))
end

local number_shapes = common.set [[
  #|- # -|-#-|[#]|(#)|# / #|#/#|# of #|page #|page # of #|page #/#|page: #|p. #|pg. #|-- # --|- # of # -]]
number_shapes["\u{2013} # \u{2013}"], number_shapes["\u{2014} # \u{2014}"] = true, true
number_shapes["page | #"], number_shapes["# | page"] = true, true -- the list takes | for its own

-- What the pages have at their edges: { key = { pages = n, texts = n, page = last } }.
local function note_key (seen, s, page)
  local key = key_of(s)
  local entry = seen[key]
  if not entry then
    entry = { pages = 0, text = s }
    seen[key] = entry
  end
  if entry.page ~= page then entry.pages, entry.page = entry.pages + 1, page end
  if entry.text ~= s then entry.changes = true end
end

local function edge_text (raw, line)
  if line.last - line.first >= max_bytes then return nil end
  return sub(raw, line.first, line.last)
end

-- Page numbers count up: how often a number stands as far from its page's place.
local function note_number (seen, s, page)
  local n = tonumber(match(s, "%d+"))
  if not n then return end
  local offset = "offset " .. n - page
  seen[offset] = (seen[offset] or 0) + 1
end

local function note_edge (raw, seen, line, page)
  local s = edge_text(raw, line)
  if not s then return end
  note_key(seen, s, page)
  if number_shapes[key_of(s)] then note_number(seen, s, page) end
end

local function edges_of (raw, list, pages)
  local seen = {}
  for p, range in ipairs(pages) do
    local stop = math.min(range[1] + edge - 1, range[2])
    for i = range[1], stop do note_edge(raw, seen, list[i], p) end
    for i = math.max(stop + 1, range[2] - edge + 1), range[2] do note_edge(raw, seen, list[i], p) end
  end
  return seen
end

-- The lines that the text opens with, as later pages may have them for a head.
local function opening_of (raw, list, pages)
  local opening = {}
  for i = 1, math.min(max_opening, pages[1][2]) do
    local s = edge_text(raw, list[i])
    if s and find(s, "%a") then opening[unnumbered(s)] = true end
  end
  return opening
end

local function is_page_number (seen, s, page)
  local key = key_of(s)
  if not number_shapes[key] then return find(s, "^%u%d%d?$") ~= nil end
  if key ~= "#" then return true end
  local n = tonumber(s)
  return n == page or (seen["offset " .. n - page] or 0) > 1
end

local jumps = common.lazy({}, { line = function ()
  local P = lpeg.P
  local number = lpeg.R "AZ" ^ -1 * common.digit ^ 1
  local place = common.ws * common.phrases "page|pages|p" ^ -1 * P "." ^ -1 * common.ws * number
  local turn = common.phrases "continued on|continued from|cont on|cont from|turn to|turns to|jump to|from"
  local see = common.phrases "please see|see|please turn to"
  return common.ws * lpeg.S "(*<>-" ^ -2 * common.ws
    * (turn * place + see * common.ws * (lpeg.R "AZ" + " ") ^ 1 * "," * place)
    * common.ws * lpeg.S ")*<>-." ^ -2 * -1
end })

-- Why a line at the edge of a page is none of the text, or nil. What the first
-- page says first stays there: it may be the paper's name, or the headline.
local function why_cut (raw, page, line, at_top)
  local s = edge_text(raw, line)
  if not s then return nil end
  if is_page_number(page.seen, s, page.number) then return "page number" end
  local entry = page.seen[key_of(s)]
  if at_top and page.number == 1 then
    local moves = entry.changes or find(s, "%d:%d%d") or find(s, "://", 1, true)
    return entry.pages > 1 and moves and "running head" or nil
  end
  if entry.pages > 1 and find(s, "%a") then return at_top and "running head" or "running foot" end
  local repeats = at_top and page.opening[unnumbered(s)]
  return repeats and not lines.ends_sentence(raw, line.first, line.last) and "running head"
    or jumps.line:match(s) and "page turn" or nil
end

-- Marks the lines at the edges that go; from the edge on, up to the first that stays.
local function mark_edges (raw, list, page)
  for i = page[1], math.min(page[1] + edge - 1, page[2]) do
    list[i].cut = why_cut(raw, page, list[i], true)
    if not list[i].cut then break end
  end
  for i = page[2], math.max(page[2] - edge + 1, page[1]), -1 do
    list[i].cut = list[i].cut or why_cut(raw, page, list[i], false)
    if not list[i].cut then break end
  end
end

local function columns (line)
  return line.last - line.first + 1
end

-- Does the text go on from the last line of a page to the first of the next?
local function goes_on (raw, before, line)
  if lines.ends_sentence(raw, before.first, before.last) then return false end
  if find(raw, "^[a-z]", line.first) or find(raw, "^%l%-", before.last - 1) then return true end
  if columns(before) < min_columns then return false end
  return columns(line) >= min_columns or lines.ends_sentence(raw, line.first, line.last)
end

-- The lines that remain, and as `cuts` those that go.
local function without_cuts (raw, list)
  local kept, cuts, page = {}, {}, false
  for _, line in ipairs(list) do
    page = page or line.page
    if line.cut then
      cuts[#cuts + 1] = { first = line.first, last = line.last, why = line.cut }
    else
      local before = kept[#kept]
      if page and before then
        line.continues = goes_on(raw, before, line)
        line.gap = not line.continues
        if line.continues then line.indent = before.indent end
      end
      kept[#kept + 1], page = line, false
    end
  end
  return kept, cuts
end

-- The lines without heads, feet and page numbers; and those, as dropped pieces.
local function cut (raw, list)
  local pages = split_pages(list)
  if #pages < 2 then return list, {} end
  local seen, opening = edges_of(raw, list, pages), opening_of(raw, list, pages)
  for number, page in ipairs(pages) do
    page.number, page.seen, page.opening = number, seen, opening
    mark_edges(raw, list, page)
  end
  return without_cuts(raw, list)
end

return { cut = cut }
