-- The reader of plain-text news pages: which line is the headline, who wrote
-- it and when, what is a caption, what is the body, and what is litter.
--
--   local layout = require "lode.layout"
--   local reader = layout.new { modules }    -- compile once; modules may be left out
--   local article = reader(raw)              -- docs/layout.md describes the result
--
-- The grammars are in scripts/layout/, one purpose a file. A text goes through
-- these steps, each a file in scripts/layout/steps/:
--   lines     splits the text, and says which lines make a paragraph together
--   pages     running heads, feet and page numbers at the ends of pages
--   turns     who speaks, in a transcript
--   classify  what each line is by itself: litter (drops), byline or time
--             (meta), list, caption, plain
--   bridges   takes and page turns inside a paragraph
--   units     the paragraphs and single lines that the rest works on
--   notes     of desks and about authors
--   pictures  credits, captions and their repetitions
--   front     menus and counts above the headline
--   header    publisher, headline, standfirst, byline, where the body begins
--   body      headings, lists, paragraphs; links and litter in between
--   boxes     litter by what stands beside it
--   pieces    joins what was broken into lines
-- Every visible byte of the text ends up in one block or in one dropped piece.

local lpeg = require "lpeg"
local common = require "layout.common"
local captions = require "layout.captions"
local publishers = require "layout.publishers"
local litter = require "layout.litter"
local wires = require "layout.wires"
local text = require "layout.steps.text"
local lines = require "layout.steps.lines"
local pages = require "layout.steps.pages"
local pieces = require "layout.steps.pieces"
local turns = require "layout.steps.turns"
local bridges = require "layout.steps.bridges"
local notes = require "layout.steps.notes"
local drops = require "layout.steps.drops"
local classify = require "layout.steps.classify"
local units = require "layout.steps.units"
local pictures = require "layout.steps.pictures"
local front = require "layout.steps.front"
local header = require "layout.steps.header"
local body = require "layout.steps.body"

local layout = {}

local lower, match = string.lower, string.match
local bare, name_key = text.bare, text.name_key

-- A text of more lines is no article: what follows is one paragraph, whole.
local max_lines = 20000

---------------------------------------------------------------- what a reader knows

local field_types = {
  name = { string = true }, about = { string = true },
  publisher = { string = true, table = true }, section = { string = true, table = true },
  litter = { string = true, table = true, userdata = true },
  byline = { userdata = true, table = true }, time = { userdata = true, table = true },
  caption = { userdata = true, table = true }, dateline = { userdata = true, table = true },
}

-- A module's field as a list; a lone value is a list of one.
local function as_list (value)
  if type(value) ~= "table" then return { value } end
  return value
end

local function check_module (module, i)
  local who = ("layout module %s"):format(type(module) == "table" and module.name or "#" .. i)
  if type(module) ~= "table" then error(who .. ": a table expected, got " .. type(module), 0) end
  for field, value in pairs(module) do
    local allowed = field_types[field]
    if not allowed then error(("%s: unknown field '%s'"):format(who, tostring(field)), 0) end
    if not allowed[type(value)] then
      error(("%s: field '%s' may not be a %s"):format(who, field, type(value)), 0)
    end
  end
  return who
end

local function add_patterns (list, value, who, field)
  for _, p in ipairs(as_list(value)) do
    if lpeg.type(p) ~= "pattern" then
      error(("%s: field '%s' must be an LPeg pattern"):format(who, field), 0)
    end
    list[#list + 1] = common.marked(p)
  end
end

local function copy (t)
  local c = {}
  for k, v in pairs(t) do c[k] = v end
  return c
end

-- Strings are whole lines; patterns must match whole lines.
local function add_litter (env, value, who)
  if value == nil then return end
  if not env.user_litter then env.lines = copy(litter.lines) end
  env.user_litter = true
  for _, p in ipairs(as_list(value)) do
    if type(p) == "string" then
      env.lines[bare(p)] = who.why
      env.lines[lower(p)] = who.why
    elseif lpeg.type(p) == "pattern" then
      env.user_rules = env.user_rules or {}
      table.insert(env.user_rules, { p, who.why })
    else
      error(who.name .. ": field 'litter' must hold strings and LPeg patterns", 0)
    end
  end
end

local function merge_module (env, module, i)
  local who = check_module(module, i)
  for _, name in ipairs(as_list(module.publisher)) do env.publishers[name_key(name)] = true end
  for _, name in ipairs(as_list(module.section)) do env.sections[lower(name)] = true end
  add_litter(env, module.litter, { name = who, why = "litter" })
  add_patterns(env.bylines, module.byline, who, "byline")
  add_patterns(env.times, module.time, who, "time")
  add_patterns(env.captions, module.caption, who, "caption")
  add_patterns(env.datelines, module.dateline, who, "dateline")
end

-- Openings by their first word, so that a line is compared with few of them.
local function openings_by_word (openings)
  local index = {}
  for opening, why in pairs(openings) do
    local word = match(opening, "^%S+")
    local list = index[word]
    if not list then list = {}; index[word] = list end
    list[opening] = why
  end
  return index
end

-- The list has the names as text.name_key gives them, but for capitals.
local function known_names ()
  return common.set(lower(publishers.names))
end

-- The first words of all long lines that are something else than text.
local function key_words (openings)
  local set = {}
  for _, t in ipairs { openings, captions.openings, publishers.labels, wires.openings } do
    for phrase in pairs(t) do set[match(phrase, "^%a+") or phrase] = true end
  end
  return set
end

local openings = openings_by_word(litter.openings)
local key = key_words(openings)

-- Everything a reader knows: the bundled grammars and the modules'.
local function new_env (modules)
  local env = {
    publishers = known_names(), sections = copy(publishers.sections),
    lines = litter.lines, buttons = litter.buttons, links = litter.links,
    openings = openings, key_words = key,
    bylines = {}, times = {}, captions = {}, datelines = {},
  }
  for i, module in ipairs(modules) do merge_module(env, module, i) end
  env.user_times = #env.times > 0
  env.user_rules = env.user_rules and drops.choice_of(env.user_rules, common.ws * -1)
  return env
end

---------------------------------------------------------------- the result

-- Where something was cut out of a unit, its parts are dropped one by one.
local function drop_unit (page, u)
  local dropped = page.article.dropped
  local parts = #page.cuts > 0 and u.parts or { u }
  for _, part in ipairs(parts) do
    dropped[#dropped + 1] = { first = part.first, last = part.last, why = u.drop }
  end
end

local function emit (page)
  local article = page.article
  local blocks, dropped = article.blocks, article.dropped
  for _, cut in ipairs(page.cuts) do dropped[#dropped + 1] = cut end
  for _, u in ipairs(page.units) do
    if u.bullet then
      dropped[#dropped + 1] = { first = u.bullet[1], last = lines.trim_end(page.raw, u.bullet[1], u.bullet[2]), why = "bullet" }
    end
    if u.drop then
      drop_unit(page, u)
    else
      local parts = u.parts and pieces.pieces_of(page, u, dropped)
      blocks[#blocks + 1] = { role = u.role, first = u.first, last = u.last, pieces = parts }
    end
    for _, d in ipairs(u.drops or {}) do
      dropped[#dropped + 1] = { first = d[1], last = d[2], why = d[3] }
    end
  end
  table.sort(dropped, function (a, b) return a.first < b.first end)
  return article
end

-- What lies beyond max_lines is kept as it stands, in one piece.
local function rest_unit (raw, first)
  local last = lines.trim_end(raw, first, #raw)
  return { kind = "rest", role = "paragraph", first = first, last = last, lines = 3, size = last - first + 1,
    words = litter.max_words + 1, final = true, prose = true }
end

local function read (env, raw)
  local list, rest, paged = lines.split(raw, max_lines)
  local cuts = {}
  if paged then list, cuts = pages.cut(raw, list) end
  local spoken = turns.mark_turns(raw, list)
  classify.classify(env, raw, list)
  classify.join_labels(env, list)
  list = bridges.bridge(raw, list, cuts)
  local page = {
    env = env, raw = raw, spoken = spoken, cuts = cuts, units = units.make_units(raw, list),
    article = { blocks = {}, dropped = {}, authors = {}, captions = {} },
  }
  notes.mark_notes(page)
  pictures.mark_captions(page)
  front.mark_front(page)
  page.body = header.read_header(page)
  body.read_dateline(page, page.body)
  if rest then table.insert(page.units, rest_unit(raw, rest)) end
  body.read_body(page)
  notes.use_credits(page)
  pictures.pair_captions(page)
  return emit(page)
end

-- A reader that also knows what the modules teach it (see docs/layout.md).
-- Errors name the module and the field.
function layout.new (modules)
  local env = new_env(modules or {})
  return function (raw)
    return read(env, raw)
  end
end

return layout
