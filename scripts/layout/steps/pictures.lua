-- Credits, captions and their repetitions.

local common = require "layout.common"
local captions = require "layout.captions"
local lines = require "layout.steps.lines"
local text = require "layout.steps.text"
local units = require "layout.steps.units"

local find, sub, lower, byte, match = string.find, string.sub, string.lower, string.byte, string.match
local span, text_of, count_words, name_key = text.span, text.text_of, text.count_words, text.name_key
local finish_unit = units.finish_unit
local max_grammar, max_repeat, max_header = text.max_grammar, text.max_repeat, text.max_header

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
local function bracket_caption (env, s, at)
  local open = s:match("^.*()[%(%[]", math.max(1, #s - 200))
  if not open then return nil end
  local inside = sub(s, open + 1, -2)
  local fields, stop = common.fields(captions.bracket, inside)
  if not fields or stop <= #inside then return nil end
  for _, f in ipairs(fields) do f[2], f[3] = f[2] + open, f[3] + open end
  local c = caption_of(env, fields, at, s, open - 1)
  local words = count_words(sub(s, 1, open - 1))
  -- a sentence of the text may end with a bracket too
  if not c or open > 1 and words < 3 or not c.strong and words > 60 then return nil end
  return c
end

local function tail_caption (env, s, at)
  local from = math.max(1, #s - 220)
  if not captions.may_be_tail(s, from) then return nil end
  local fields, stop = common.fields(captions.tail, s, from)
  if not fields or stop <= #s then return nil end
  return caption_of(env, fields, at, s)
end

local function module_caption (env, s, at)
  for _, p in ipairs(env.captions) do
    local fields, stop = common.fields(p, s)
    if fields and stop > #s then return caption_of(env, fields, at, s) end
  end
end

-- The first and the last name of "Ann Lee | Afp | Getty Images"; nil of other lines.
local function credit_ends (s)
  if find(s, "/", 1, true) or find(s, "|", 1, true) then
    return match(s, "^([^/|]-)%s*[/|]"), match(s, ".*[/|]%s*(.-)$")
  end
  local via = find(s, " via ", 1, true)
  if via then return sub(s, 1, via - 1), sub(s, via + 5) end
  return s, s
end

-- "AFP via Getty Images", alone on a line. Before anybody signed the page, "Ann Lee/AP"
-- is who wrote it; "Reuters" alone may be, too.
local function lone_credit (page, u)
  local s = u.text
  if not s or u.final or u.lines > 1 or not find(s, "^%u") then return nil end
  local photo = captions.photo_agencies
  if u.words <= 3 and photo[lower(s)] then return { strong = true, credit = span(u.first, u.last) } end
  local first, last = credit_ends(s)
  if first == last or find(s, "[,:]") or find(first, "%f[%w]%l") then return nil end
  first, last = name_key(first), name_key(last)
  local known = page.env.publishers[first] or page.env.publishers[last]
  if not (photo[first] or photo[last] or page.signed and known) then return nil end
  return { strong = true, credit = span(u.first, u.last) }
end

-- The caption that s, a text at `at`, is; nil if it is none.
local function read_caption (env, s, at)
  if #s > max_grammar then return nil end
  local found = module_caption(env, s, at)
  if found then return found end
  local final = byte(s, -1)
  if final == 41 or final == 93 then return bracket_caption(env, s, at) end
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
  local whole = not u.parts or #page.cuts == 0 -- no foot of a page inside
  if whole and unrepeat_line(page.env, u, s) then return finish_unit(page.raw, u) end
  local c = u.words <= 10 and lone_credit(page, u) or read_caption(page.env, s, u.first)
  if not c then return end
  if whole then unrepeat_text(u, s, c) end
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

-- A sentence that stands apart, with a credit straight below it.
local function mark_credited (page)
  for i, u in ipairs(page.units) do
    if i > max_header then return end
    local credit = u.kind == "caption" and u.caption.credit and not u.caption.text and not u.gap
    local above, below = page.units[i - 1], page.units[i + 1]
    if credit and above and above.kind == "plain" and above.gap and above.words >= 5 and i > 2 and below and below.gap then
      above.kind, above.caption = "caption", { strong = true, text = span(above.first, above.last) }
    end
  end
end

local function mark_captions (page)
  page.signed = false
  for _, u in ipairs(page.units) do
    if u.kind == "byline" or u.kind == "time" then page.signed = true end
    if u.kind == "plain" and not u.turn and u.size <= max_repeat then mark_caption(page, u) end
  end
  -- of sentences that stand twice, the second is where prose may begin
  page.first_prose = 0
  for i, u in ipairs(page.units) do
    if i > max_header then break end
    local v = page.units[i + 1]
    if u.kind == "plain" and u.prose and v and not same_text(page.raw, u, v) then page.first_prose = i; break end
  end
  unrepeat_units(page)
  mark_credited(page)
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

return {
  mark_captions = mark_captions,
  pair_captions = pair_captions,
  prose_index = prose_index,
  same_text = same_text,
}
