-- The reader of plain-text news pages: which line is the headline, who wrote
-- it and when, what is a caption, what is the body, and what is litter.
--
--   local layout = require "lode.layout"
--   local reader = layout.new { modules }    -- compile once; modules may be left out
--   local article = reader(raw)              -- docs/layout.md describes the result
--
-- The grammars are in scripts/layout/, one purpose a file; this is the machinery.
-- A text goes through it in these steps, each a section below:
--   1. lines     what each line is by itself (litter, byline, time, list, plain)
--   2. units     plain lines that make a paragraph together
--   3. captions  credits, captions and their repetitions
--   4. header    publisher, headline, standfirst, byline, where the body begins
--   5. body      headings, lists, paragraphs; links and litter in between
--   6. result    blocks, fields and what was dropped
-- Every visible byte of the text ends up in one block or in one dropped piece.

local lpeg = require "lpeg"
local common = require "layout.common"
local lines = require "layout.lines"
local times = require "layout.times"
local bylines = require "layout.bylines"
local captions = require "layout.captions"
local datelines = require "layout.datelines"
local publishers = require "layout.publishers"
local litter = require "layout.litter"

local layout = {}

local find, sub, lower, byte = string.find, string.sub, string.lower, string.byte

-- Limits that keep time and memory linear and small whatever comes in.
local max_lines = 20000     -- what follows is one paragraph, whole
local max_line = 300        -- bytes of a line that may be litter, byline or time
local max_grammar = 999     -- bytes of a line that a caption grammar looks at
local max_rule_words = 10   -- words of a line that the litter patterns look at
local max_repeat = 4000     -- bytes of a line that may be a caption, twice
local max_meta = 60          -- lines that may say author and time in any order
local max_header = 40       -- units that may belong to the header

---------------------------------------------------------------- spans and texts

local function span (first, last)
  return { first, last, first = first, last = last }
end

local function text_of (raw, u)
  return sub(raw, u.first, u.last)
end

local function count_words (s)
  local _, n = s:gsub("%S+", "")
  return n
end

local letter_leads = "%w\xC3-\xDF\xE0\xE1\xE3-\xED"

-- s without the bytes of `class` at its end; "[class]+$" would be quadratic.
local function strip_end (s, class)
  local n, here = #s, "^" .. class
  while n > 0 and find(s, here, n) do n = n - 1 end
  return sub(s, 1, n)
end

-- A line as the word lists have it: lower case, no bullets or icons around it.
local function bare (s)
  local from = find(s, "[" .. letter_leads .. "]") or #s + 1
  s = strip_end(sub(lower(s), from), "[%s:>|]")
  local icon = find(s, "\xE2[\x80-\xBF][\x80-\xBF]$", -3)
  return icon and strip_end(sub(s, 1, icon - 1), "[%s:>|]") or s
end

-- A publisher's name as it is looked up: "The Korea Herald." is "korea herald".
local function name_key (s)
  return (lower(s):gsub("^%s+", ""):gsub("^the%s+", ""):gsub("[%s%.,:]+$", ""):gsub("%.com$", ""):gsub("%.co%.uk$", ""))
end

---------------------------------------------------------------- modules

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

-- Strings are whole lines; patterns must match whole lines.
local function add_litter (env, value, who)
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

local function copy (t)
  local c = {}
  for k, v in pairs(t) do c[k] = v end
  return c
end

-- Openings by their first word, so that a line is compared with few of them.
local function openings_by_word (openings)
  local index = {}
  for opening, why in pairs(openings) do
    local word = opening:match "^%S+"
    index[word] = index[word] or {}
    table.insert(index[word], { opening, why })
  end
  for _, list in pairs(index) do
    table.sort(list, function (a, b)
      if #a[1] ~= #b[1] then return #a[1] > #b[1] end
      return a[1] < b[1]
    end)
  end
  return index
end

local function known_names ()
  local set = {}
  for name in publishers.names:gmatch "[^|\n]+" do set[name_key(name)] = true end
  return set
end

local function label_pattern (name)
  return common.phrases(publishers.labels[name]) * common.ws * ":" * common.ws * lpeg.Cp()
end

-- One pattern for rules { pattern, why }: gives the why of the first that matches.
local function choice_of (rules, ending)
  local p = lpeg.P(false)
  for _, rule in ipairs(rules) do p = p + (rule[1] / 0) * ending * lpeg.Cc(rule[2]) end
  return p
end

local function first_words (tables)
  local set = {}
  for _, t in ipairs(tables) do
    for phrase in pairs(t) do set[phrase:match "^[^%s|,/]+" or phrase] = true end
  end
  return set
end

-- The first words of all long lines that are something else than text.
local function key_words (env)
  local set = first_words { env.openings, captions.openings }
  for _, list in pairs(publishers.labels) do
    for _, label in ipairs(list) do set[label:match "^%a+"] = true end
  end
  local words = {}
  for word in pairs(set) do words[word:match "^%a+" or word] = true end
  return words
end

-- Everything a reader knows: the bundled grammars and the modules'.
local function new_env (modules)
  local env = {
    publishers = known_names(), sections = copy(publishers.sections),
    lines = copy(litter.lines), buttons = litter.buttons, links = litter.links,
    openings = openings_by_word(litter.openings),
    bylines = {}, times = {}, captions = {}, datelines = {}, labels = {},
  }
  for i, module in ipairs(modules) do merge_module(env, module, i) end
  env.user_times = #env.times > 0
  for _, p in ipairs { times.phrase, times.partial } do table.insert(env.times, common.marked(p)) end
  env.whole = choice_of(litter.whole, common.ws * -1)
  env.user_rules = env.user_rules and choice_of(env.user_rules, common.ws * -1)
  env.button_words = first_words { env.buttons, env.lines }
  env.key_words = key_words(env)
  for label in pairs(publishers.labels) do env.labels[label] = label_pattern(label) end
  return env
end

local signed = common.marked(bylines.signed)
local time_label = common.marked(times.label)
local anonymous = common.marked(bylines.anonymous)
local unsigned = common.marked(bylines.unsigned)
local contact = common.marked(bylines.contact)
local dateline_head = common.marked(datelines.head)
local dateline_colon = common.marked(datelines.colon)
local dateline_bare = common.marked(datelines.bare)
local caption_bracket = common.marked(captions.bracket)
local caption_tail = common.marked(common.within(captions.tail))
local caption_lines = common.marked(captions.lines)

---------------------------------------------------------------- 1. lines: litter

-- The phrases of a row of buttons ("Share  Tweet  Copy link"), greedily; nil if
-- any word of it is no button.
local function button_phrases (env, s)
  local words, list, i = {}, {}, 1
  for word in s:gmatch "[^%s|,/]+" do
    if not find(word, "^[\xC2\xE2]") then words[#words + 1] = word end
  end
  if #words > 20 then return nil end
  while i <= #words do
    local taken
    for n = math.min(5, #words - i + 1), 1, -1 do
      local phrase = table.concat(words, " ", i, i + n - 1)
      if env.buttons[phrase] or env.lines[phrase] then taken = n; list[#list + 1] = phrase; break end
    end
    if not taken then return nil end
    i = i + taken
  end
  return list
end

local plain_buttons = common.set { "share", "save", "tweet", "email", "print", "facebook", "twitter", "copy link" }

local function button_row (env, s, line)
  local list = button_phrases(env, s)
  if not list or #list < 2 then return nil end
  local apart = find(line, "  ", 1, true) or find(line, "[|\t]") or find(line, "\u{2022}", 1, true)
  if #list == 2 and not apart and not (plain_buttons[list[1]] and plain_buttons[list[2]]) then return nil end
  return env.buttons[list[1]] or env.lines[list[1]]
end

local function opening_of (env, s, ended)
  local list = env.openings[s:match "^%S+" or ""]
  for _, o in ipairs(list or {}) do
    local opening, why = o[1], o[2]
    if sub(s, 1, #opening) == opening and (find(opening, "%W$") or not find(s, "^%w", #opening + 1)) then
      local sentence = ended and why == "read more" and find(opening, "%w$")
      if not sentence then return why end
    end
  end
end

local function anywhere_of (s)
  for _, rule in ipairs(litter.anywhere) do
    if find(s, rule[1], 1, true) then return rule[2] end
  end
end

-- Why a line is litter; and true if that holds only on a page of news.
local function litter_of (env, line, words, ended)
  local all, s = lower(line), bare(line)
  local uncounted = #s < 40 and s:match "^(.-)%s*%(?%d+%)?$" or s
  local why = env.lines[s] or env.lines[all] or env.lines[uncounted]
  if why then return why end
  why = env.buttons[s] or env.buttons[all] or env.buttons[uncounted]
  if why then return why, true end
  if env.links[s] then return nil end
  if env.openings[s:match "^%S+" or ""] then
    why = opening_of(env, s, ended)
    if why then return why end
  end
  why = env.user_rules and env.user_rules:match(line) or anywhere_of(all)
  if why then return why end
  why = (words <= max_rule_words or not find(line, "^%a")) and env.whole:match(line)
  if why then return why end
  why = env.button_words[s:match "^[^%s|,/]+"] and button_row(env, s, line)
  return why or nil, true
end

local bullets = {}
for _, b in ipairs { "\u{2022}", "\u{B7}", "\u{25AA}", "\u{25E6}", "\u{2023}", "\u{25CF}", "\u{25CB}", "\u{25A0}",
  "\u{25A1}", "\u{2043}", "\u{2219}", "\u{25B6}", "\u{25BA}", "\u{27A4}", "\u{25C6}", "\u{25B8}", "\u{2713}", "\u{25AB}" } do
  bullets[b] = true
end

-- A lone bullet, a rule of stars or dashes. Dots or a lone dash may be text.
local function is_separator (line)
  return #line >= 3 and not find(line, "[^%-%*_=~#%s]")
    or line == "\u{2014}\u{2014}" or bullets[line] or line == "|"
end

---------------------------------------------------------------- 1. lines: navigation

local function split_crumbs (line)
  local sep = find(line, ">", 1, true) and ">" or find(line, "\u{BB}", 1, true) and "\u{BB}"
    or find(line, "\u{203A}", 1, true) and "\u{203A}" or find(line, "|", 1, true) and "|"
    or find(line, " / ", 1, true) and " / " or find(line, " \u{2022} ", 1, true) and " \u{2022} "
  if not sep then return nil end
  local items, at = {}, 1
  while at do
    local from, to = find(line, sep, at, true)
    local first = find(line, "%S", at) or at
    local last = lines.trim_end(line, first, (from or #line + 1) - 1)
    items[#items + 1] = { text = sub(line, first, last), first = first, last = last }
    at = to and to + 1
  end
  return items, sep
end

local homes = common.set { "home", "homepage", "main", "main page", "home page", "front page" }

-- "Home > World > Asia" gives its section and goes; "WORLD | AMERICAS" stays.
-- Returns the kind ("crumbs", "menu", "section") and the item that is the section.
local function crumbs_of (env, line)
  local items, sep = split_crumbs(line)
  if not items or #items < 2 then return nil end
  local sections = 0
  for i, item in ipairs(items) do
    if count_words(item.text) > 4 and i < #items then return nil end
    if env.sections[lower(item.text)] then sections = sections + 1 end
  end
  local arrow = sep ~= "|" and sep ~= " / " and sep ~= " \u{2022} "
  if homes[lower(items[1].text)] then return "crumbs", items[2] end
  if arrow and sections > 0 and (sections == #items or #items >= 3) then return "crumbs", items[1] end
  if sections == #items then return sections >= 4 and "menu" or "section", items[1] end
end

---------------------------------------------------------------- 1. lines: bylines and times

local function is_agency (env, name)
  if env.publishers[name_key(name)] then return true end
  local last = lower(name):match "([%w]+)$"
  if not last or not publishers.agencies[last] then return false end
  -- a person may be called Post; nobody is called Wire
  return count_words(name) >= 3 or captions.credit_words[last] and last ~= "post" and last ~= "times" or last == "wire"
end

local function has_desk_word (name)
  for word in lower(name):gmatch "%a+" do
    if bylines.desk_words[word] then return true end
  end
end

-- "Tom Smith Defence Correspondent": the first two words are the name.
local function without_role (text, first, last)
  local word = lower(sub(text, first, last)):match "(%a+)$"
  if not word or not bylines.role_words[word] then return last end
  local stop = select(2, find(text, "^%S+%s+%S+", first))
  return stop and stop < last and stop or nil
end

-- Adds what the author mark at text[first..last] is: a person, or the agency.
local function add_author (env, out, text, at, first, last)
  local name = sub(text, first, last)
  local place = { span = { at + first - 1, at + last - 1 } }
  if is_agency(env, name) then
    out.agency = out.agency or place.span
    return
  end
  local single = not find(name, "%s")
  if single and bylines.no_names[lower(name)] then return end
  local later = #out.authors > 0
  if later and (single or bylines.cities[lower(name)]) then return end
  last = without_role(text, first, last)
  if not last or has_desk_word(sub(text, first, last)) then return end
  table.insert(out.authors, { at + first - 1, at + last - 1 })
end

local function add_byline_fields (env, out, fields, text, at)
  for _, f in ipairs(fields) do
    local name, first, last = f[1], f[2], f[3]
    if name == "author" then add_author(env, out, text, at, first, last)
    elseif name == "agency" then out.agency = out.agency or { at + first - 1, at + last - 1 }
    elseif name == "by" then out.signed = true
    elseif name == "contact" then out.contact = true
    elseif name == "place" then out.place = true end
  end
end

-- Reads `text`, which stands at `at` in the raw text, as a byline.
local function read_byline (env, out, text, at, allow_unsigned)
  local fields
  for _, p in ipairs(env.bylines) do
    local stop
    fields, stop = common.fields(p, text)
    if fields and stop > #text then
      out.signed = true
      break
    end
    fields = nil
  end
  fields = fields or common.fields(signed, text) or common.fields(anonymous, text)
    or allow_unsigned and common.fields(unsigned, text)
  if not fields then return false end
  add_byline_fields(env, out, fields, text, at)
  return true
end

local function text_fields (fields, line)
  local found = {}
  for _, f in ipairs(fields) do
    if not found[f[1]] then found[f[1]] = sub(line, f[2], f[3]) end
  end
  return found
end

-- The time that begins at `pos`: { label, value, first, last } and its end.
local function time_at (env, line, pos)
  for _, p in ipairs(env.times) do
    local fields, stop = common.fields(p, line, pos)
    if fields and not find(line, "^%w", stop) then
      local f = text_fields(fields, line)
      local first = pos
      for _, mark in ipairs(fields) do
        if mark[1] == "when" then first = mark[2] end
      end
      local label = f.modified and "modified" or f.published and "published"
      return { label = label, value = times.value(f), first = first, last = stop - 1 }, stop
    end
  end
end

local function add_time (out, t, at)
  local field = t.label or "published"
  out.time = true
  out.labelled = out.labelled or t.label ~= nil
  t.first, t.last = at + t.first - 1, at + t.last - 1
  if not out[field] or not out[field].value then out[field] = t end
end

-- How a time or its label may begin, besides with a digit.
local time_starts = common.set {
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed",
  "thu", "fri", "sat", "sun", "pub", "pos", "upd", "las", "fir", "ori", "mod", "dat", "cre", "iss", "rel",
  "rev", "edi", "art", "thi", "inp", "fil", "jus", "tod", "yes", "a", "an", "abo", "lat",
}

-- The next place in the line where a time or a strong separator stands.
local function segment_end (env, line, pos)
  for start, word in line:gmatch("()%f[%w](%w+)", pos) do
    local likely = find(word, "^%d") or time_starts[lower(sub(word, 1, 3))] or env.user_times
    if likely and start > pos and time_at(env, line, start) then return start - 1 end
  end
  return #line
end

local function next_separator (line, pos, stop)
  local best
  for _, sep in ipairs { "|", "\u{2022}", "\u{B7}", "\t", "  " } do
    local at = find(line, sep, pos, true)
    if at and at <= stop and (not best or at < best) then best = at end
  end
  return best
end

-- Commas, dashes and dots at the end of a piece.
local function strip_separators (s)
  s = strip_end(s, "[%s,;|/%(:%-]")
  local dash = find(s, "\xE2\x80[\x93\x94\xA2]$", -3) or find(s, "\xC2\xB7$", -2)
  return dash and strip_separators(sub(s, 1, dash - 1)) or s
end

-- A piece between times: byline, publisher, section, or litter.
local function read_segment (env, out, s, at)
  s = strip_separators(s)
  if s == "" or lower(s) == "on" or lower(s) == "and" or lower(s) == "at" then return true end
  if env.publishers[name_key(s)] then
    out.publisher = out.publisher or { at, at + #s - 1 }
    return true
  end
  if env.sections[lower(s)] then
    out.section = out.section or { at, at + #s - 1 }
    return true
  end
  if litter_of(env, s, count_words(s)) then return true end
  local names = { authors = out.authors, agency = out.agency }
  if not read_byline(env, names, s, at, true) then return false end
  out.agency, out.signed = names.agency, out.signed or names.signed
  out.contact, out.names = out.contact or names.contact, not names.signed
  return true
end

-- Reads a whole line as byline and times in any order; nil if something in it
-- is neither. `at` is where the line stands.
local function read_meta (env, line, at)
  local out, pos = { authors = {} }, 1
  if read_byline(env, out, line, at, false) then return out end
  while true do
    pos = find(line, "[^%s,;|/]", pos)
    if not pos then break end
    local skip = select(2, find(line, "^\xE2\x80[\x93\x94\xA2]%s*", pos)) or select(2, find(line, "^\xC2\xB7%s*", pos))
      or select(2, find(line, "^%-+%s+", pos)) or select(2, find(line, "^%)", pos))
    local t, stop = time_at(env, line, pos)
    if skip then pos = skip + 1
    elseif t then
      add_time(out, t, at)
      pos = stop
    else
      local last = segment_end(env, line, pos)
      local sep = next_separator(line, pos, last)
      if sep then last = sep - 1 end
      if not read_segment(env, out, sub(line, pos, last), at + pos - 1) then return nil end
      pos = last + 1
    end
  end
  if out.time or out.signed then return out end
end

-- "Published: yesterday evening": we know the label, not the time.
local vague_label = common.phrases {
  "published", "updated", "last updated", "posted", "last modified", "first published", "published on", "updated on",
} * common.ws * ":" * common.ws * (1 - lpeg.S ".") ^ -40 * -1

local meta_words = common.set {
  "by", "written", "reported", "story", "words", "text", "report", "reporting", "posted", "published",
  "author", "authors", "byline", "reporter", "analysis", "opinion", "review", "interview", "updated",
  "first", "last", "modified", "originally", "date", "created", "issued", "just", "today", "yesterday", "update",
}

-- Far down, only lines that begin like a byline or a label are looked at.
local function meta_of (env, line, at, far)
  local word = lower(line:match "^%a+" or "")
  if not meta_words[word] and (far or #env.bylines == 0 and not find(line, "%d")) then return nil end
  local meta = read_meta(env, line, at)
  if meta then return meta end
  if vague_label:match(line) then
    local field = find(word, "^updated") and "modified" or "published"
    return { authors = {}, time = true, labelled = true, [field] = { first = at, last = at + #line - 1, label = field } }
  end
end

---------------------------------------------------------------- 1. lines: classes

-- Where the text after a bullet begins, or nil. Dashes and stars need a blank.
local function after_bullet (raw, line)
  local at = line.first
  local b = byte(raw, at)
  local length
  if b == 0xC2 or b == 0xE2 then
    length = bullets[sub(raw, at, at + 1)] and 2 or bullets[sub(raw, at, at + 2)] and 3
      or sub(raw, at, at + 3) == "\u{2013} " and 3
  elseif (b == 42 or b == 45) and find(raw, "^[ \t]", at + 1) then
    length = 1
  end
  local text = length and find(raw, "[^ \t]", at + length)
  if text and text <= line.last then return text end
end

-- A dash inside a wrapped sentence is no bullet.
local function goes_on (raw, line, before, text)
  if not before or line.gap or before.kind ~= "plain" or before.indent > line.indent then return false end
  return find(raw, "^[a-z]", text) and not lines.ends_sentence(raw, before.first, before.last)
end

local function labelled_field (env, line, s)
  for _, field in ipairs { "title", "subtitle", "section", "publisher" } do
    local at = env.labels[field]:match(s)
    if at and at <= #s then
      line.kind, line.field = "label", field
      line.value = span(line.first + at - 1, line.last)
      return true
    end
  end
end

local function caption_line (line, s)
  local fields, stop = common.fields(caption_lines, s)
  if not fields or stop <= #s then return nil end
  line.kind, line.caption = "caption", { strong = true }
  for _, f in ipairs(fields) do
    line.caption[f[1]] = span(line.first + f[2] - 1, line.first + f[3] - 1)
  end
  return true
end

local function crumbs_line (env, line, s)
  if not find(s, "[>|/\xC2\xE2]") then return end
  local kind, item = crumbs_of(env, s)
  if kind == "section" then
    line.kind, line.value = "section", span(line.first + item.first - 1, line.first + item.last - 1)
  elseif kind then
    line.kind, line.why = "litter", "navigation"
    line.section = kind == "crumbs" and item.text or nil
  end
  return kind
end

-- Short lines: the grammars, cheapest first.
local function classify_short (env, raw, line, i)
  local s = text_of(raw, line)
  local ended = lines.ends_sentence(raw, line.first, line.last)
  line.text, line.words, line.final = s, count_words(s), ended
  if line.words <= litter.max_words then
    if env.links[bare(s)] then line.kind, line.why = "links", "related links"; return end
    local why, weak = litter_of(env, s, line.words, line.final)
    if why then line.kind, line.why, line.weak = "litter", why, weak; return end
    if is_separator(s) then line.kind, line.why = "litter", "separator"; return end
    if i <= max_header and crumbs_line(env, line, s) then return end
  end
  if line.words <= 3 and find(s, "@", 1, true) and common.fields(contact, (s:gsub("^[%(%[]", ""):gsub("[%)%]]$", ""))) then
    line.kind = "contact"
    return
  end
  if not ended or find(s, "[mM]%.$") or #env.bylines > 0 then
    line.meta = meta_of(env, s, line.first, i > max_meta)
    if line.meta then line.kind = line.meta.signed and "byline" or "time"; return end
  end
  if caption_line(line, s) then return end
  if i <= 12 and find(s, ":", 1, true) then labelled_field(env, line, s) end
end

-- What a sentence would have to contain to be anything but text.
local suspicious = { "eserved", "rohibited", "eproduction", "our story", "pens in" }

-- True for most lines of an article: sentences that begin like no line that a
-- grammar knows. They are spared the grammars.
local function is_plain_sentence (env, raw, line)
  if line.last - line.first < 60 or env.user_rules then return false end
  if not lines.ends_sentence(raw, line.first, line.last) then return false end
  local s = text_of(raw, line)
  local word = s:match "^%a+"
  if word and env.key_words[lower(word)] then return false end
  if not word and not find(s, '^["\xE2%d]') then return false end
  for _, part in ipairs(suspicious) do
    if find(s, part, 1, true) then return false end
  end
  line.text, line.words, line.final = s, count_words(s), true
  return line.words > 8
end

local function classify_list (raw, line, before)
  local text = after_bullet(raw, line)
  if not text or goes_on(raw, line, before, text) then return false end
  line.kind, line.bullet, line.first, line.text = "list", { line.first, text - 1 }, text, nil
  return true
end

local function classify (env, raw, list)
  for i, line in ipairs(list) do
    line.kind = "plain"
    if line.last - line.first < max_line and not is_plain_sentence(env, raw, line) then classify_short(env, raw, line, i) end
    if line.kind == "plain" then
      classify_list(raw, line, list[i - 1])
    elseif line.kind ~= "litter" and after_bullet(raw, line) then
      local kind = line.kind
      line.kind = "plain"
      if classify_list(raw, line, list[i - 1]) and line.meta then line.kind = kind end
    end
  end
end

-- "By" on one line, the names on the next.
local function join_byline (env, line, below)
  if below.kind ~= "plain" or not below.text or not bylines.opener:match(line.text) then return end
  local out = { authors = {} }
  if read_byline(env, out, below.text, below.first, true) and (#out.authors > 0 or out.agency) then
    line.kind, line.meta = "byline", { authors = {} }
    below.kind, below.meta = "byline", out
  end
end

-- "Updated on", and the time on the next line.
local function join_time (line, below)
  local fields = below.kind == "time" and not below.meta.labelled and common.fields(time_label, line.text)
  if not fields then return end
  local field, t = fields[1][1], below.meta.published
  below.meta.published, below.meta.labelled = nil, true
  below.meta[field] = t
  line.kind, line.meta = "time", { authors = {}, labelled = true, [field] = {} }
end

local function join_labels (env, list)
  for i = 1, math.min(#list - 1, max_meta) do
    local line = list[i]
    if line.kind == "plain" and line.text and line.words <= 4 then
      join_byline(env, line, list[i + 1])
      if line.kind == "plain" then join_time(line, list[i + 1]) end
    end
  end
end

---------------------------------------------------------------- 2. units

-- The runs of plain lines that no blank line separates, as { from, to, ... }.
local function plain_runs (list)
  local runs, run = {}, nil
  for i, line in ipairs(list) do
    if line.kind ~= "plain" then
      run = nil
    else
      if not run or line.gap then
        run = { at = i }
        runs[#runs + 1] = run
      end
      run[#run + 1] = line
    end
  end
  return runs
end

-- A list item that was broken goes on in lines that are indented further.
local function join_list_items (list)
  local item
  for _, line in ipairs(list) do
    if line.kind == "list" then item = line
    elseif item and line.kind == "plain" and not line.gap and line.indent >= item.indent + 2 then
      item.last, item.text, line.kind = line.last, nil, "joined"
    else item = nil end
  end
end

-- Sizes and texts of a unit. Beyond 400 bytes the words are not counted: all
-- that is asked then is whether they are many.
local function finish_unit (raw, u)
  u.size = u.last - u.first + 1
  if not u.text or #u.text ~= u.size then
    u.text = u.size <= max_grammar and text_of(raw, u) or nil
    u.words = u.size <= 400 and count_words(u.text) or u.size // 6
    u.final = lines.ends_sentence(raw, u.first, u.last)
  end
  u.prose = u.words >= 25 or u.lines >= 3 or u.final and u.words >= 8
  return u
end

local function units_of_run (raw, units, run, width, dense)
  if #run == 1 then
    run[1].lines = 1
    units[#units + 1] = finish_unit(raw, run[1])
    return
  end
  for _, range in ipairs(lines.paragraphs(raw, run, width, dense)) do
    local head, tail = run[range[1]], run[range[2]]
    units[#units + 1] = finish_unit(raw, {
      kind = "plain", first = head.first, last = tail.last, gap = head.gap, lines = range[2] - range[1] + 1,
    })
  end
end

-- True if blank lines do not separate the paragraphs of this text.
local function is_dense (runs)
  local longest, total = 0, 0
  for _, run in ipairs(runs) do
    longest = math.max(longest, #run)
    total = total + #run
  end
  return longest >= 8 and longest >= total * 0.6
end

local function make_units (raw, list)
  join_list_items(list)
  local runs = plain_runs(list)
  local width, dense = lines.page_width(raw, runs), is_dense(runs)
  local units, next_run, i = {}, 1, 1
  while i <= #list do
    local line = list[i]
    if line.kind == "plain" then
      local run = runs[next_run]
      units_of_run(raw, units, run, width, dense)
      next_run, i = next_run + 1, i + #run
    else
      if line.kind ~= "joined" then
        line.lines = 1
        units[#units + 1] = finish_unit(raw, line)
      end
      i = i + 1
    end
  end
  return units
end

---------------------------------------------------------------- 3. captions

-- Is "X via AP", "X/Getty Images" or "Yonhap" the name of who took a picture?
local function is_credit (env, s)
  for part in s:gsub(" via ", "/"):gsub(" [-\xE2][\x80-\x94]* ", "/"):gmatch "[^/]+" do
    part = part:match "^%s*(.-)%s*$"
    if env.publishers[name_key(part)] then return true end
    local last = lower(part):match "(%a+)$"
    if last and captions.credit_words[last] and find(part, "^[%u\xC3-\xED]") and find(part, "%s") and count_words(part) <= 5 then
      return true
    end
    if find(part, "^AP Photo") or find(part, "^REUTERS") or find(part, "Getty") then return true end
  end
  return false
end

-- What a caption grammar marked, as { text, credit }; nil if it is none.
local function caption_of (env, fields, at, s, cut)
  local c = { strong = true }
  for _, f in ipairs(fields) do
    local name, first, last = f[1], f[2], f[3]
    if name == "cut" then cut = first - 1
    elseif name == "maybe" then
      if not is_credit(env, sub(s, first, last)) then return nil end
      c.strong, c.credit = find(sub(s, first, last), "[/]") ~= nil, span(at + first - 1, at + last - 1)
    elseif name == "credit" or name == "text" then c[name] = span(at + first - 1, at + last - 1) end
  end
  if cut and cut > 0 and not c.text then c.text = span(at, at + lines.trim_end(s, 1, cut) - 1) end
  return c
end

-- "... in July. (Photo - Ministry of National Defense)"
local function bracket_caption (env, u, s, at)
  local open = s:match("^.*()[%(%[]", math.max(1, #s - 200))
  if not open then return nil end
  local inside = sub(s, open + 1, -2)
  local fields, stop = common.fields(caption_bracket, inside)
  if not fields or stop <= #inside then return nil end
  for _, f in ipairs(fields) do f[2], f[3] = f[2] + open, f[3] + open end
  local c = caption_of(env, fields, at, s, open - 1)
  -- a sentence of the text may end with a bracket too
  if not c then return nil end
  if open == 1 or not find(s, "%S") then c.text = nil end
  local words = count_words(sub(s, 1, open - 1))
  if open > 1 and words < 3 then return nil end
  if not c.strong and words > 60 then return nil end
  return c
end

local function tail_caption (env, s, at)
  local from = math.max(1, #s - 220)
  if not find(s, "[/:]", from) and not find(s, "hoto", from, true) then return nil end
  local fields, stop = common.fields(caption_tail, s, from)
  if not fields or stop <= #s then return nil end
  return caption_of(env, fields, at, s)
end

local function module_caption (env, s, at)
  for _, p in ipairs(env.captions) do
    local fields, stop = common.fields(p, s)
    if fields and stop > #s then return caption_of(env, fields, at, s) end
  end
end

-- The caption that s, a text at `at`, is; nil if it is none.
local function read_caption (env, s, at)
  if #s > max_grammar then return nil end
  local found = module_caption(env, s, at)
  if found then return found end
  local final = byte(s, -1)
  if final == 41 or final == 93 then return bracket_caption(env, nil, s, at) end
  return tail_caption(env, s, at)
end

-- "A A" with nothing but white space between: the length of A and where the
-- second one begins.
local function halves (s)
  local n, head = #s, sub(s, 1, 4)
  for blank = n % 2, 3, 2 do
    local a = (n - blank) // 2
    local second = n - a + 1
    if a > 0 and sub(s, second, second + 3) == head
       and not find(sub(s, a + 1, a + blank), "[%w%p]") and sub(s, 1, a) == sub(s, second) then
      return a, second
    end
  end
end

-- Whatever stands in a short bracket after a caption that is repeated is its credit.
local function any_bracket (s, at)
  if not find(s, "[%)%]]$", -1) then return nil end
  local from = math.max(1, #s - 120)
  local open = s:match("^.*()[%(%[]", from)
  if not open or open < 20 then return nil end
  local stop = lines.trim_end(s, 1, open - 1)
  if not find(s, '[.!?"]', stop) or count_words(sub(s, open)) > 10 then return nil end
  return { strong = true, text = span(at, at + stop - 1), credit = span(at + open, at + #s - 2) }
end

local function is_news_sentence (s)
  return count_words(s) >= 8
end

-- A caption that is written twice on one line: keeps the first.
local function unrepeat_line (env, u, s)
  local a, second = halves(s)
  if not a then return false end
  local half = sub(s, 1, a)
  local c = read_caption(env, half, u.first) or any_bracket(half, u.first)
  if not c and not is_news_sentence(half) then return false end
  u.kind, u.caption = "caption", c or { strong = true, text = span(u.first, u.first + a - 1) }
  u.drops = { { u.first + second - 1, u.last, "repeated caption" } }
  u.last, u.text = u.first + a - 1, nil
  return true
end

-- "A A (Photo: X)": the credit stands once, after the second.
local function unrepeat_text (u, s, c)
  if not c or not c.text then return end
  local core = sub(s, 1, c.text.last - u.first + 1)
  local a, second = halves(core)
  if not a or count_words(sub(core, 1, a)) < 4 then return end
  u.drops = { { u.first, u.first + a - 1, "repeated caption" } }
  u.first, u.text = u.first + second - 1, nil
  c.text = span(u.first, c.text.last)
end

local function mark_caption (page, u)
  local s = u.text or u.size <= max_repeat and text_of(page.raw, u)
  if not s then return end
  if unrepeat_line(page.env, u, s) then return finish_unit(page.raw, u) end
  local c = read_caption(page.env, s, u.first)
  if not c then return end
  unrepeat_text(u, s, c)
  u.kind, u.caption = "caption", c
  finish_unit(page.raw, u)
end

local function same_text (raw, a, b)
  return a and b and a.last - a.first == b.last - b.first and sub(raw, a.first, a.last) == sub(raw, b.first, b.last)
end

-- Is v the caption u again? The credit may be missing in one of them.
local function repeats (raw, u, v)
  if u.size > max_repeat or v.size > max_repeat then return nil end
  if u.words < 4 then return nil end
  if same_text(raw, u, v) then return "later" end
  if u.caption and same_text(raw, u.caption.text, v) then return "later" end
  if v.caption and same_text(raw, v.caption.text, u) then return "earlier" end
end

-- Captions that the next line repeats. Without a credit only a sentence in the
-- header, below the headline, is taken for one.
local function unrepeat_units (page)
  local before, plain = nil, 0
  for i, u in ipairs(page.units) do
    if u.kind == "plain" or u.kind == "caption" then
      if u.kind == "plain" then plain = plain + 1 end
      local which = before and repeats(page.raw, before, u)
      local sure = which and (before.caption or u.caption or plain > 2 and i <= max_header and page.first_prose >= i and u.words >= 8)
      if sure and which == "earlier" then
        before.kind, before.why = "litter", "repeated caption"
      elseif sure then
        u.kind, u.why, u.caption = "litter", "repeated caption", nil
        if not before.caption then
          before.kind, before.caption = "caption", { strong = true, text = span(before.first, before.last) }
        end
      end
      if u.kind ~= "litter" then before = u end
    elseif u.kind ~= "litter" then before = nil end
  end
end

local function prose_index (page, from)
  for i = from, #page.units do
    local u = page.units[i]
    if u.kind == "plain" and u.prose then return i end
  end
end

local function mark_captions (page)
  for _, u in ipairs(page.units) do
    if u.kind == "plain" and u.size <= max_repeat then mark_caption(page, u) end
  end
  -- of sentences that stand twice, the second is where prose may begin
  page.first_prose = 0
  for i, u in ipairs(page.units) do
    if i > max_header then break end
    local v = page.units[i + 1]
    if u.kind == "plain" and u.prose and v and not same_text(page.raw, u, v) then page.first_prose = i; break end
  end
  unrepeat_units(page)
end

-- A text without credit and a credit without text, in either order, are one.
local function pair_captions (page)
  local list, before = page.article.captions, nil
  for _, u in ipairs(page.units) do
    if u.role == "caption" then
      local c = u.caption
      local open = before and #list > 0 and list[#list]
      if open and (c.text and not c.credit and open.credit and not open.text
          or c.credit and not c.text and open.text and not open.credit) then
        open.text, open.credit = open.text or c.text, open.credit or c.credit
      else
        list[#list + 1] = { text = c.text, credit = c.credit }
      end
      before = u
    elseif not u.drop then
      before = nil
    end
  end
end

---------------------------------------------------------------- 4. header

local function dateline_of (page, u)
  local s = u.size <= max_grammar and u.text or sub(page.raw, u.first, u.first + 200)
  for _, p in ipairs(page.env.datelines) do
    local fields = common.fields(p, s)
    if fields then return fields, s end
  end
  return common.fields(dateline_head, s), s
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
  if u.kind ~= "plain" or u.dateline == false then return nil end
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
local function take_publisher (page, plain)
  local rest = {}
  for i, u in ipairs(plain) do
    local key, low = name_key(u.text), lower(u.text)
    local more = any_headline(plain, i + 1)
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

local function assign_title (page, rest, anchored)
  local article = page.article
  local i = not article.title and pick_title(rest)
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
    else
      u.role = leftover_role(page, u, i and k < i)
    end
  end
end

-- A line of names is a byline only beside a time or byline, or with an agency.
local function is_beside_anchor (page, i)
  for _, step in ipairs { -1, 1 } do
    local k = i + step
    while page.units[k] and page.units[k].kind == "litter" do k = k + step end
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
      local last = lower(u.text):match "(%a+)%W*$"
      local role = bylines.role_words[last or ""]
      if role or not u.gap and u.words <= 4 and is_capitalised(u.text) then
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
    elseif page.env.publishers[name_key(u.text)] then kept[#kept + 1] = u
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

-- The header's units get roles; returns where the body begins.
local function read_header (page)
  local anchor = find_anchor(page)
  if anchor then
    take_names(page, 1, math.min(anchor + 1, #page.units))
    if page.units[anchor + 1] and page.units[anchor + 1].kind == "byline" then anchor = anchor + 1 end
    take_affiliations(page, anchor + 2)
    while page.units[anchor + 1] and page.units[anchor + 1].kind == "byline" do anchor = anchor + 1 end
  end
  local before = anchor and plain_between(page, 1, anchor) or {}
  page.has_title_before = #before > 0
  local body = find_body(page, anchor)
  if not anchor then body = headline_alone(page, body) end
  if not anchor then
    if body > #page.units or body > max_header or #plain_between(page, 1, body - 1) > 6 then return 1 end
    take_names(page, 1, body - 1)
    take_affiliations(page, body - 1)
    before = plain_between(page, 1, body - 1)
  end
  sections_and_labels(page, body - 1)
  for i = 1, math.min(body - 1, #page.units) do
    local u = page.units[i]
    if u.kind == "byline" or u.kind == "time" then use_meta(page, u) end
  end
  local rest = take_publisher(page, drop_front(before, page))
  assign_title(page, rest, anchor ~= nil)
  if anchor and not page.article.title then
    assign_title(page, take_publisher(page, plain_between(page, anchor + 1, body - 1)), true)
  end
  if page.crumb and not page.article.section then page.article.section = page.crumb end
  return body
end

---------------------------------------------------------------- 5. body

-- "KARACHI: ..." is a dateline unless other paragraphs begin that way too: then
-- it is a transcript.
local function colon_dateline (page, u, at)
  local s = sub(page.raw, u.first, math.min(u.last, u.first + 100))
  local fields = common.fields(dateline_colon, s)
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
      local bare_agency = u.size > 40 and common.fields(dateline_bare, sub(page.raw, u.first, u.first + 60))
      if bare_agency and not page.article.agency then
        local f = bare_agency[1]
        page.article.agency = span(u.first + f[2] - 1, u.first + f[3] - 1)
      end
      if u.prose or seen >= 4 then return end
    end
  end
end

local function is_content (u)
  return not u.drop and (u.kind == "plain" or u.kind == "list" or u.kind == "caption" and not u.caption.strong)
end

local function next_content (units, i)
  for k = i + 1, #units do
    if is_content(units[k]) then return units[k], k end
  end
end

-- A short line without final punctuation, with a paragraph below it.
local function is_heading (page, u, i)
  if u.lines > 1 or u.words > 12 or not u.text or u.size > 120 then return false end
  if u.final and not find(u.text, "[?]$") then return false end
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

-- Links to other articles go with their heading: all to the end of the text, if
-- no paragraph follows; else those straight below it.
local function drop_links (page, i)
  local units = page.units
  local to_end = i > page.body_stop
  units[i].drop = "related links"
  for n = i + 1, #units do
    local u = units[n]
    local link = u.kind == "plain" or u.kind == "list"
    if u.words > litter.max_words or not to_end and (is_prose(page, u) or u.gap and u.kind ~= "list") then break end
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

---------------------------------------------------------------- 6. result

local function emit (page)
  local article = page.article
  local blocks, dropped = article.blocks, article.dropped
  for _, u in ipairs(page.units) do
    if u.bullet then
      dropped[#dropped + 1] = { first = u.bullet[1], last = lines.trim_end(page.raw, u.bullet[1], u.bullet[2]), why = "bullet" }
    end
    if u.drop then
      dropped[#dropped + 1] = { first = u.first, last = u.last, why = u.drop }
    else
      blocks[#blocks + 1] = { role = u.role, first = u.first, last = u.last }
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
    words = max_grammar, final = true, prose = true }
end

local function read (env, raw)
  local list, rest = lines.split(raw, max_lines)
  classify(env, raw, list)
  join_labels(env, list)
  local page = {
    env = env, raw = raw, units = make_units(raw, list),
    article = { blocks = {}, dropped = {}, authors = {}, captions = {} },
  }
  mark_captions(page)
  page.body = read_header(page)
  read_dateline(page, page.body)
  if rest then table.insert(page.units, rest_unit(raw, rest)) end
  read_body(page)
  pair_captions(page)
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
