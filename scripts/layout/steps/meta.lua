-- What a line says of author and time: "By Ji Da-gyum | July 31, 2023".

local lpeg = require "lpeg"
local common = require "layout.common"
local times = require "layout.times"
local bylines = require "layout.bylines"
local captions = require "layout.captions"
local publishers = require "layout.publishers"
local text = require "layout.steps.text"
local drops = require "layout.steps.drops"

local find, match, sub, lower = string.find, string.match, string.sub, string.lower
local span, count_words, strip_end, name_key = text.span, text.count_words, text.strip_end, text.name_key
local litter_of = drops.litter_of

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
    elseif name == "contact" then out.contact = true
    elseif name == "place" then out.place = true end
  end
end

-- "By" alone; the names are on the next line.
local function is_byline_opener (text)
  local stop = bylines.by:match(text)
  return stop ~= nil and find(text, "^%s*$", stop) ~= nil
end

local function module_byline (env, text)
  for _, p in ipairs(env.bylines) do
    local fields, stop = common.fields(p, text)
    if fields and stop > #text then return fields end
  end
end

-- The marks of a byline that says so; none if it names a desk ("By our reporter").
local function signed_byline (text)
  local stop = bylines.by:match(text)
  return stop and (common.fields(bylines.names, text, stop) or bylines.desk:match(text, stop) and {})
end

-- Reads `text`, which stands at `at` in the raw text, as a byline.
local function read_byline (env, out, text, at, allow_unsigned)
  local fields = module_byline(env, text) or signed_byline(text)
  if fields then out.signed = true end
  fields = fields or allow_unsigned and common.fields(bylines.names, text)
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

-- How a time or its label may begin, besides with a digit.
local time_starts = common.set [[
  jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|pub|pos|upd|las|fir|ori|mod|dat|cre|
  iss|rel|rev|edi|art|thi|inp|fil|jus|tod|yes|a|an|abo|lat|air|bro]]

local function may_begin_time (word)
  return find(word, "^%d") or time_starts[lower(sub(word, 1, 3))]
end

-- The marks of the time that begins at `pos`, and its end.
local function time_fields (env, line, pos)
  for _, p in ipairs(env.times) do
    local fields, stop = common.fields(p, line, pos)
    if fields and not find(line, "^%w", stop) then return fields, stop end
  end
  local word = match(line, "^%w+", pos)
  if word and may_begin_time(word) then return common.fields(times.any, line, pos) end
end

-- The time that begins at `pos`: { label, value, first, last } and its end.
local function time_at (env, line, pos)
  local fields, stop = time_fields(env, line, pos)
  if not fields then return nil end
  local f, first = text_fields(fields, line), pos
  for _, mark in ipairs(fields) do
    if mark[1] == "when" then first = mark[2] end
  end
  local label = f.modified and "modified" or f.published and "published"
  return { label = label, value = times.value(f), first = first, last = stop - 1 }, stop
end

local function add_time (out, t, at)
  local field = t.label or "published"
  out.time = true
  out.labelled = out.labelled or t.label ~= nil
  t.first, t.last = at + t.first - 1, at + t.last - 1
  if not out[field] or not out[field].value then out[field] = t end
end

-- The next place in the line where a time or a strong separator stands.
local function segment_end (env, line, pos)
  for start, word in line:gmatch("()%f[%w](%w+)", pos) do
    if (may_begin_time(word) or env.user_times) and start > pos and time_at(env, line, start) then return start - 1 end
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
local vague = common.lazy({}, { label = function ()
  return common.phrases "published|updated|last updated|posted|last modified|first published|published on|updated on"
    * common.ws * ":" * common.ws * common.at_most(40, 1 - lpeg.S ".") * -1
end })

local meta_words = common.set [[
  by|written|reported|story|words|text|report|reporting|posted|published|author|authors|byline|reporter|analysis|
  opinion|review|interview|updated|first|last|modified|originally|date|created|issued|aired|broadcast|just|today|yesterday|update]]

-- Far down, only lines that begin like a byline or a label are looked at.
local function meta_of (env, line, at, far)
  local word = lower(line:match "^%a+" or "")
  if not meta_words[word] and (far or #env.bylines == 0 and not find(line, "%d")) then return nil end
  local meta = read_meta(env, line, at)
  if meta then return meta end
  if vague.label:match(line) then
    local field = find(word, "^updated") and "modified" or "published"
    return { authors = {}, time = true, labelled = true, [field] = { first = at, last = at + #line - 1, label = field } }
  end
end

return {
  is_byline_opener = is_byline_opener,
  read_byline = read_byline,
  meta_of = meta_of,
  text_fields = text_fields,
}
