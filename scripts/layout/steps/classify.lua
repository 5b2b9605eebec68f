-- What each line is by itself.

local common = require "layout.common"
local times = require "layout.times"
local bylines = require "layout.bylines"
local captions = require "layout.captions"
local litter = require "layout.litter"
local publishers = require "layout.publishers"
local wires = require "layout.wires"
local lines = require "layout.steps.lines"
local text = require "layout.steps.text"
local drops = require "layout.steps.drops"
local meta = require "layout.steps.meta"

local find, sub, lower, byte = string.find, string.sub, string.lower, string.byte
local span, text_of, count_words, bare = text.span, text.text_of, text.count_words, text.bare
local litter_of, is_separator, bullets, crumbs_of = drops.litter_of, drops.is_separator, drops.bullets, drops.crumbs_of
local meta_of, read_byline, is_byline_opener = meta.meta_of, meta.read_byline, meta.is_byline_opener
local max_line, max_meta, max_header = text.max_line, text.max_meta, text.max_header

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

local function labelled_field (line, s)
  local field, at = publishers.label:match(s)
  if not at or at > #s then return end
  line.kind, line.field = "label", field
  line.value = span(line.first + at - 1, line.last)
end

local function caption_line (line, s)
  if byte(s) == 0xE2 then s = s:match "^\xE2\x80[\x93\x94]%s*(.*)" or s end
  if not captions.openings[lower(s:match "^%a+" or "")] then return nil end
  local fields, stop = common.fields(captions.line, s)
  if not fields or stop <= #s then return nil end
  line.kind, line.caption = "caption", { strong = true }
  for _, f in ipairs(fields) do
    line.caption[f[1]] = span(line.last - #s + f[2], line.last - #s + f[3])
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
    local stripped = bare(s)
    if env.links[stripped] then line.kind, line.why = "links", "related links"; return end
    local why, weak = litter_of(env, s, line.words, line.final, stripped)
    if why then line.kind, line.why, line.weak = "litter", why, weak; return end
    if is_separator(s) then line.kind, line.why = "litter", "separator"; return end
    if i <= max_header and crumbs_line(env, line, s) then return end
  end
  if line.words <= 3 and find(s, "@", 1, true) and common.fields(bylines.contact, (s:gsub("^[%(%[]", ""):gsub("[%)%]]$", ""))) then
    line.kind = "contact"
    return
  end
  if not ended or find(s, "[mM]%.$") or #env.bylines > 0 then
    line.meta = meta_of(env, s, line.first, i > max_meta)
    if line.meta then line.kind = line.meta.signed and "byline" or "time"; return end
  end
  if caption_line(line, s) then return end
  if not line.gap and wires.begins_note(s) then line.starts = true end
  if i <= 12 and find(s, ":", 1, true) then labelled_field(line, s) end
end

-- True for most lines of an article: sentences that begin like no line that a
-- grammar knows. They are spared the grammars.
local function is_plain_sentence (env, raw, line)
  if line.last - line.first < 60 or env.user_litter then return false end
  if not lines.ends_sentence(raw, line.first, line.last) then return false end
  local b = byte(raw, line.last - 1)
  if (b == 109 or b == 77) and find(raw, "^[aApP]%.?[mM]%.", line.last - 3) then return false end -- 9:14 a.m.
  local s = text_of(raw, line)
  local word = s:match "^%a+"
  line.head = word and lower(word)
  if word and env.key_words[line.head] then return false end
  if not word and not find(s, '^["\xE2%d]') then return false end
  if drops.is_suspicious(s) then return false end
  line.text, line.words, line.final = s, count_words(s), true
  return line.words > 8
end

local function classify_list (raw, line, before)
  local text = after_bullet(raw, line)
  if not text or goes_on(raw, line, before, text) then return false end
  line.kind, line.bullet, line.first, line.text = "list", { line.first, text - 1 }, text, nil
  return true
end

local function classify_line (env, raw, line, before, i)
  if line.last - line.first < max_line and not is_plain_sentence(env, raw, line) then classify_short(env, raw, line, i) end
  if line.kind == "plain" then
    classify_list(raw, line, before)
  elseif line.kind ~= "litter" and after_bullet(raw, line) then
    local kind = line.kind
    line.kind = "plain"
    if classify_list(raw, line, before) and line.meta then line.kind = kind end
  end
end

local function classify (env, raw, list)
  for i, line in ipairs(list) do
    line.kind = "plain"
    if not line.turn then classify_line(env, raw, line, list[i - 1], i) end
  end
end

-- "By" on one line, the names on the next.
local function join_byline (env, line, below)
  if below.kind ~= "plain" or not below.text or not is_byline_opener(line.text) then return end
  local out = { authors = {} }
  if read_byline(env, out, below.text, below.first, true) and (#out.authors > 0 or out.agency) then
    line.kind, line.meta = "byline", { authors = {} }
    below.kind, below.meta = "byline", out
  end
end

-- "Updated on", and the time on the next line.
local function join_time (line, below)
  local fields = below.kind == "time" and not below.meta.labelled and common.fields(times.label, line.text)
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

return {
  classify = classify,
  join_labels = join_labels,
}
