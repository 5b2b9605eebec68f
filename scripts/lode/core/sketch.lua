-- sketch.lua - a first pattern out of example sentences: `lode new NAME --from SENTENCE`.
--
-- What bundled rules find in the sentence becomes fields, other runs of capitals too; of the words between two
-- fields the one that carries the meaning stays, the rest is a gap.

local core = ...

local sketch = {}

-- Kinds that become fields, and the rules that find them; what comes first wins where two overlap.
local KINDS = { { "person", "people" }, { "weapon", "weapons" }, { "organization", "organizations" }, { "place", "places" }, { "money", "amounts" },
  { "percent", "amounts" }, { "date", "dates" }, { "nationality", "nationalities" }, { "number", "amounts" } }

local LITTLE = {}
for word in ([[the a an of in on at to for by with from and or but as is are was were be been being has have had will would could should may might
can must do does did not n't 's his her its their this that these those it he she they we who which than then also]]):gmatch "%S+" do LITTLE[word] = true end

-- ---- the sentence as pieces ----

local function rank_of(kind)
  for i, one in ipairs(KINDS) do
    if one[1] == kind then return i end
  end
end

-- Items that do not overlap: of the most telling kind, then the longest.
local function chosen_items(items)
  local list, kept = {}, {}
  for _, item in ipairs(items) do
    if rank_of(item.kind) then list[#list + 1] = item end
  end
  table.sort(list, function(a, b)
    if rank_of(a.kind) ~= rank_of(b.kind) then return rank_of(a.kind) < rank_of(b.kind) end
    if a.last - a.first ~= b.last - b.first then return a.last - a.first > b.last - b.first end
    return a.first < b.first
  end)
  for _, item in ipairs(list) do
    local free = true
    for _, other in ipairs(kept) do free = free and (item.last < other.first or item.first > other.last) end
    if free then kept[#kept + 1] = item end
  end
  return kept
end

local function item_at(items, first)
  for _, item in ipairs(items) do
    if first >= item.first and first <= item.last then return item end
  end
end

local CAPITALS = { capital = true, upper = true, mixed = true, alnum = true }
local LETTERS = { lower = true, capital = true, upper = true, mixed = true }

-- { field | words | gap }: fields { kind, text }, words { text }, gaps { count }.
local function pieces_of(article, items)
  local pieces, skip_to = {}, 0
  for i, token in ipairs(article:tokens()) do
    if token.first > skip_to then
      local item = item_at(items, token.first)
      local last = pieces[#pieces]
      if item then
        pieces[#pieces + 1] = { field = true, kind = item.kind, text = item.text }
        skip_to = item.last
      elseif CAPITALS[token.shape] and i > 1 then
        if last and last.capitals then last.text = article.text:sub(last.first, token.last)
        else pieces[#pieces + 1] = { field = true, capitals = true, first = token.first, text = token.text } end
      elseif LETTERS[token.shape] and not LITTLE[token.word] then
        pieces[#pieces + 1] = { word = token.word }
      else
        pieces[#pieces + 1] = { gap = 1 }
      end
    end
  end
  return pieces
end

-- ---- words in their base form ----

local function bases_of(word)
  local list = { word }
  local function add(ending, instead)
    local stem = word:match("^(.*)" .. ending .. "$")
    if stem and #stem > 1 then
      list[#list + 1] = stem .. instead
      if instead == "" and stem:find "(%a)%1$" then list[#list + 1] = stem:sub(1, -2) end
    end
  end
  add("ies", "y") add("ied", "y") add("es", "") add("s", "") add("ed", "") add("ed", "e") add("d", "") add("ing", "") add("ing", "e")
  return list
end

local function has_form(base, word)
  for _, form in ipairs(core.import("inflect").phrases(base)) do
    if form == word then return true end
  end
end

-- `t.stem "appoint"` for a word that is a form of another, else `t.word "deal"`; whether it is such a form.
local function word_code(word)
  local bases = bases_of(word)
  for i = 2, #bases do
    if has_form(bases[i], word) then return ('t.stem "%s"'):format(bases[i]), true end
  end
  return ('t.word "%s"'):format(word), false
end

-- ---- the pattern ----

local FIELD_NAMES = { person = "who", organization = "body", place = "place", nationality = "nation", money = "sum", percent = "share", date = "when",
  number = "number", weapon = "weapon" }

local function name_fields(pieces)
  local used = {}
  for _, piece in ipairs(pieces) do
    if piece.field then
      local base = piece.kind and FIELD_NAMES[piece.kind] or "name"
      local name, n = base, 1
      while used[name] do
        n = n + 1
        name = base .. n
      end
      used[name] = true
      piece.name = name
    end
  end
end

-- Of the words between two fields the most telling: the first that is a form of another (appointed), else the
-- last; the others are part of the gap.
local function thin_out(pieces)
  local kept, words, gap = {}, {}, 0
  local function flush()
    local best
    for _, word in ipairs(words) do
      local _, inflected = word_code(word.word)
      if inflected and not best then best = word end
    end
    best = best or words[#words]
    if best then
      kept[#kept + 1] = { gap = best.before }
      kept[#kept + 1] = best
      gap = gap - best.before - 1
    end
    kept[#kept + 1] = { gap = gap }
    words, gap = {}, 0
  end
  for _, piece in ipairs(pieces) do
    if piece.field then
      flush()
      kept[#kept + 1] = piece
    else
      if piece.word then words[#words + 1] = { word = piece.word, before = gap } end
      gap = gap + 1
    end
  end
  flush()
  return kept
end

local function element_code(piece)
  if piece.word then return (word_code(piece.word)) end
  local inner = piece.capitals and "t.capitalized ^ 1" or ('t.is "%s"'):format(piece.kind)
  return ('t.span(%s, "%s")'):format(inner, piece.name)
end

-- The elements with the gaps between them, a line each.
local function match_code(pieces)
  local lines, gap = {}, nil
  for _, piece in ipairs(pieces) do
    if piece.gap then gap = (gap or 0) + piece.gap
    else
      local code = element_code(piece)
      if #lines > 0 and gap and gap > 0 then code = ("t.near(%d, %s)"):format(gap + 2, code) end
      lines[#lines + 1] = code
      gap = nil
    end
  end
  return table.concat(lines, " *\n    ")
end

local function rules_needed(pieces)
  local names, seen = {}, {}
  for _, piece in ipairs(pieces) do
    for _, one in ipairs(KINDS) do
      if piece.kind == one[1] and not seen[one[2]] then
        seen[one[2]] = true
        names[#names + 1] = ("%q"):format(one[2])
      end
    end
  end
  return names
end

-- ---- the script ----

local SCRIPT = [==[
-- @NAME@: a first pattern, made of an example sentence. What to do next:
--
--   lode test @FILE@                    runs the examples: add sentences that must and must not match
--   lode watch -r @FILE@ articles/      shows what each change of this file finds more and less
--   lode explain -r @FILE@ article.txt  why it did not match a sentence
--
-- To loosen it: larger gaps in t.near(n, p); other words beside the one of the sentence, as in
-- t.stem { "appoint", "name" }; fields that may be missing, (t.near(4, p)) ^ -1.

local lode = require "lode"
local t = lode.tokens

return lode.rule {
  api   = 1,
  name  = "@NAME@",
  about = "@ABOUT@",
@NEEDS@  emits = { @KIND@ = { @FIELDS@ } },

  match =
    @MATCH@,

  examples = {
@EXAMPLES@
  },
}
]==]

local function quoted(text)
  return (("%q"):format(text):gsub("\\\n", "\\n"))
end

local function example_code(kind, sentence, pieces)
  local fields = {}
  for _, piece in ipairs(pieces) do
    if piece.field then fields[#fields + 1] = piece.name .. " = " .. quoted(piece.text) end
  end
  return ("    { %s,\n      %s = { %s } },"):format(quoted(sentence), kind, table.concat(fields, ", "))
end

local function read_sentence(sentence)
  local article, message = core.read(sentence, { as = "raw" })
  if not article then error("--from: " .. message, 0) end
  local items = chosen_items((core.run(article)))
  local pieces = pieces_of(article, items)
  core.free(article)
  name_fields(pieces)
  return thin_out(pieces)
end

local function shape_of(pieces)
  local names = {}
  for _, piece in ipairs(pieces) do
    if piece.field then names[#names + 1] = piece.name end
  end
  return table.concat(names, ",")
end

-- The script for a rule of that name; `from`: sentences, each with a line feed behind it.  The first makes the
-- pattern; others with the same fields are examples that may still fail.
function sketch.script(name, file, from)
  assert(core.load(nil))
  local kind, examples, first = name:gsub("%-", "_"), {}, nil
  for sentence in from:gmatch "([^\n]*)\n" do
    if sentence:find "%S" then
      local pieces = read_sentence(sentence)
      if not first then first = pieces end
      examples[#examples + 1] = shape_of(pieces) == shape_of(first) and example_code(kind, sentence, pieces) or
        ("    { %s, %s = true },"):format(quoted(sentence), kind)
    end
  end
  if not first then error("--from: the sentence is empty", 0) end
  local code, fields = match_code(first), {}
  if code == "" then error("--from: nothing of the sentence can be a pattern: give one with names or longer words", 0) end
  for _, piece in ipairs(first) do
    if piece.field then fields[#fields + 1] = quoted(piece.name) end
  end
  local needs = rules_needed(first)
  local text = SCRIPT:gsub("@(%u+)@", {
    NAME = name, FILE = file, KIND = kind, ABOUT = "Sentences such as: " .. from:match "^[^\n]*":gsub('["\\]', ""),
    NEEDS = #needs > 0 and "  needs = { " .. table.concat(needs, ", ") .. " },\n" or "",
    FIELDS = table.concat(fields, ", "), MATCH = code, EXAMPLES = table.concat(examples, "\n"),
  })
  return text, #examples > 1 and "the pattern is that of the first sentence; `lode test` says which examples it does not match yet\n" or nil
end

return sketch
