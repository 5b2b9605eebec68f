-- Runs tests/layout/cases.lua: lua5.4 tests/layout/run.lua
-- Prints TAP; the exit status is 1 if a case fails. Besides what a case expects,
-- each case must lose nothing: every visible byte is in one block or dropped.

local root = arg[0]:match "^(.*)/tests/layout/[^/]*$" or "."
package.path = root .. "/scripts/?.lua;" .. root .. "/tests/layout/?.lua;" .. package.path

local layout = require "lode.layout"
local cases = require "cases"

local plain_reader = layout.new()

local function text (raw, s)
  if type(s) ~= "table" then return s end
  return raw:sub(s.first, s.last)
end

-- A block as it stands in the article: its pieces are joined by a blank, or by nothing.
local function block_text (raw, block)
  if not block.pieces then return text(raw, block) end
  local out = ""
  for i, piece in ipairs(block.pieces) do
    out = out .. ((i == 1 or piece.glue) and "" or " ") .. text(raw, piece)
  end
  return out
end

local function texts (raw, list)
  local out = {}
  for i, s in ipairs(list) do out[i] = text(raw, s) end
  return table.concat(out, "; ")
end

-- What the reader found, as strings that a case can compare.
local function describe (raw, a)
  local found = { authors = texts(raw, a.authors), captions = {}, roles = {}, body = {}, dropped = {} }
  for _, field in ipairs { "publisher", "title", "subtitle", "section", "dateline", "agency" } do
    found[field] = text(raw, a[field]) or ""
  end
  for _, field in ipairs { "published", "modified", "dateline_date" } do
    found[field] = a[field] and a[field].value or ""
  end
  for i, c in ipairs(a.captions) do
    found.captions[i] = (text(raw, c.text) or "") .. " [" .. (text(raw, c.credit) or "") .. "]"
  end
  for i, b in ipairs(a.blocks) do
    found.roles[i] = b.role
    if b.role == "heading" or b.role == "paragraph" or b.role == "list" then
      found.body[#found.body + 1] = block_text(raw, b)
    end
  end
  for i, d in ipairs(a.dropped) do found.dropped[i] = d.why end
  found.captions = table.concat(found.captions, "; ")
  found.roles = table.concat(found.roles, " ")
  found.body = table.concat(found.body, "\n\n")
  found.dropped = table.concat(found.dropped, "; ")
  return found
end

local roles = { publisher = 1, title = 1, subtitle = 1, byline = 1, published = 1, modified = 1,
  section = 1, caption = 1, heading = 1, paragraph = 1, list = 1 }

local function pieces_of (a)
  local list = {}
  for _, b in ipairs(a.blocks) do
    if not roles[b.role] then return nil, "role " .. tostring(b.role) end
    for _, piece in ipairs(b.pieces or { b }) do list[#list + 1] = piece end
  end
  for _, d in ipairs(a.dropped) do
    if type(d.why) ~= "string" then return nil, "a drop without a reason" end
    list[#list + 1] = d
  end
  table.sort(list, function (x, y) return x.first < y.first end)
  return list
end

local function is_blank (s)
  s = s:gsub("\u{A0}", ""):gsub("\u{200B}", ""):gsub("\u{FEFF}", ""):gsub("\u{3000}", ""):gsub("\u{200E}", "")
    :gsub("\u{200F}", ""):gsub("\u{2060}", ""):gsub("\u{202F}", ""):gsub("\u{2003}", ""):gsub("\u{2009}", "")
    :gsub("\u{2028}", ""):gsub("\u{AD}", "")
  return not s:find "[^ \t\r\n\f\v]"
end

-- Nothing twice, nothing missing. Returns what is wrong, or nil.
local function account (raw, a)
  local list, wrong = pieces_of(a)
  if not list then return wrong end
  local at = 1
  for _, piece in ipairs(list) do
    if piece.first < at or piece.last < piece.first or piece.last > #raw then
      return ("piece %d..%d overlaps or is empty"):format(piece.first, piece.last)
    end
    if not is_blank(raw:sub(at, piece.first - 1)) then return "lost: " .. raw:sub(at, piece.first - 1):sub(1, 60) end
    at = piece.last + 1
  end
  if not is_blank(raw:sub(at)) then return "lost: " .. raw:sub(at):sub(1, 60) end
end

local function compare (case, found)
  for field, want in pairs(case) do
    local got = found[field]
    if field ~= "name" and field ~= "text" and field ~= "modules" and got ~= want then
      return ("%s: expected %q, found %q"):format(field, tostring(want), tostring(got))
    end
  end
end

local function check (case)
  local reader = case.modules and layout.new(case.modules) or plain_reader
  local ok, a = pcall(reader, case.text)
  if not ok then return a end
  return account(case.text, a) or compare(case, describe(case.text, a))
end

local failed, n = 0, 0
local function report (name, wrong)
  n = n + 1
  print((wrong and "not ok - " or "ok - ") .. name)
  if wrong then
    failed = failed + 1
    print("# " .. wrong:gsub("\n", "\n# "))
  end
end

-- The example in docs/layout.md must work as it stands there.
local function documented_module ()
  local doc = assert(io.open(root .. "/docs/layout.md")):read "a"
  return assert(load(doc:match "```lua\n(.-)```"))()
end

cases[#cases + 1] = {
  name = "the example of docs/layout.md", modules = { documented_module() },
  text = "Daily Planet\n\nCrane falls into channel\n\nTyped by clark kent for the Planet\n\nDay 31 of July, Year 2023\n\n"
    .. "Up, up and away\n\nLook! Up in the sky!\n\nThe crane at dusk. Snapped: Jimmy Olsen\n\n"
    .. "The harbour of Port Ellery was closed to ships on Monday after a crane fell into the channel.",
  publisher = "Daily Planet", title = "Crane falls into channel", authors = "clark kent", published = "2023-07-31",
  captions = "The crane at dusk. [Jimmy Olsen]", dropped = "litter; litter",
}

for _, case in ipairs(cases) do report(case.name, check(case)) end
for _, probe in ipairs(cases.probes) do
  local ok, wrong = pcall(probe.run, layout, account)
  report(probe.name, not ok and tostring(wrong) or wrong or nil)
end

print("1.." .. n)
os.exit(failed == 0 and 0 or 1)
