-- tokens.lua - the constructors that rule scripts know as lode.tokens.
--
-- They build plain LPeg patterns over the tape (engine/match/tape.h): a record a token, a class
-- byte >= 0x80, three bytes of word id, one byte for each three layers.  `context` is one
-- evaluation of one script: in the first the layers are collected, in the second the record's
-- width is known (docs/tape.md).

local core = ...
local lpeg = require "lpeg"
local P, R, S, B, Cg, Cp, Cmt, V = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.Cg, lpeg.Cp, lpeg.Cmt, lpeg.V

local HEAD, A_BYTE, GLUED = 4, 3, 0x40
local MOST_NEAR, MOST_WORDS, FEW_WORDS = 200, 8, 4

local SHAPES = core.shapes()
local SHAPE_ID = {}
for i, name in ipairs(SHAPES) do SHAPE_ID[name] = i - 1 end

-- Names for groups of shapes, beside the shapes' own.
local GROUPS = {
  number = { "digits" },
  capitalized = { "capital", "upper", "mixed", "initial", "abbrev_capital", "abbrev_upper" },
  abbrev = { "abbrev_lower", "abbrev_capital", "abbrev_upper" },
  letters = { "lower", "capital", "upper", "mixed", "initial", "abbrev_lower", "abbrev_capital",
    "abbrev_upper", "caseless" },
  quote = { "open_quote", "close_quote", "straight_quote" },
  opening = { "open_quote", "straight_quote" },
  closing = { "close_quote", "straight_quote" },
  single_quote = { "open_single", "close_single", "apostrophe" },
  bracket = { "open_bracket", "close_bracket" },
  punct = { "full_stop", "exclamation", "comma", "colon", "semicolon", "ellipsis", "hyphen", "dash",
    "apostrophe", "open_quote", "close_quote", "straight_quote", "open_single", "close_single",
    "open_bracket", "close_bracket", "slash", "bullet" },
  mark = { "sentence_end", "paragraph_end" },
}

local ALL_CAPITALS = { "upper", "abbrev_upper", "initial" }

local function class_set(names, fail)
  local bytes = {}
  for _, name in ipairs(names) do
    local id = SHAPE_ID[name]
    if not id then
      local near = core.nearest(tostring(name), SHAPES)
      fail("there is no shape '%s'%s", tostring(name), near and (": did you mean '" .. near .. "'?") or "")
    end
    bytes[#bytes + 1] = string.char(0x80 | id, 0x80 | GLUED | id)
  end
  return S(table.concat(bytes))
end

local ANY_CLASS = R "\x80\xff"
local ORDINARY_CLASS = ANY_CLASS - class_set(GROUPS.mark)
local GLUED_CLASS = R "\xc0\xff"

local function id_bytes(id)
  return string.char(id & 0x7F, id >> 7 & 0x7F, id >> 14 & 0x7F)
end

-- Bytes below 0x80 that pass `test`.
local function byte_set(test)
  local bytes = {}
  for b = 0, 0x7F do
    if test(b) then bytes[#bytes + 1] = string.char(b) end
  end
  return S(table.concat(bytes))
end

-- The first evaluation only collects layers: one byte stands for a record, so that composing costs
-- next to nothing.
local SKETCH = R "\x80\xff"

local function sketch_records()
  local records = {}
  function records.class() return SKETCH end
  function records.word() return SKETCH end
  return records
end

-- The record's parts for one evaluation.
local function full_records(context)
  local width = context.width
  local tail = width - HEAD
  local records = {}

  function records.class(set) return set * P(width - 1) end

  function records.word(id, class)
    return (class or ANY_CLASS) * P(id_bytes(id)) * (tail > 0 and P(tail) or P(true))
  end

  local function layer_byte(k, set)
    local skip, behind = HEAD - 1 + k // A_BYTE, tail - 1 - k // A_BYTE
    return ANY_CLASS * P(skip) * set * (behind > 0 and P(behind) or P(true))
  end

  function records.layer_first(k)
    local begin = 1 << 2 * (k % A_BYTE)
    return layer_byte(k, byte_set(function(b) return b & begin ~= 0 end))
  end

  function records.layer_rest(k)
    local begin, inside = 1 << 2 * (k % A_BYTE), 2 << 2 * (k % A_BYTE)
    return layer_byte(k, byte_set(function(b) return b & inside ~= 0 and b & begin == 0 end))
  end

  -- A whole span of layer k (from 0): its first token and the rest.
  function records.layer(k)
    return records.layer_first(k) * records.layer_rest(k) ^ 0
  end

  return records
end

-- Leaves in place of records: two bytes that core.expand writes out when the pattern is finished
-- (engine/lua/expand.c says why).  Their meanings are collected in context.definitions.
local function leaf_records(context)
  local full = full_records(context)
  local records, known, count = {}, {}, 0

  local function leaf(key, make)
    if known[key] then return known[key] end
    if count == 127 * 127 then context.fail("too many different words in one script's patterns: put them into t.list") end
    local bytes = string.char(0x80 + count // 127, 1 + count % 127)
    count = count + 1
    context.definitions[bytes] = make()
    known[key] = P(bytes)
    return known[key]
  end

  function records.class(set)
    return leaf(set, function() return full.class(set) end)
  end

  function records.word(id, class)
    return leaf(class and { id } or id, function() return full.word(id, class) end)
  end

  function records.layer(k)
    local first = leaf("first" .. k, function() return full.layer_first(k) end)
    return first * leaf("rest" .. k, function() return full.layer_rest(k) end) ^ 0
  end

  return records
end

local function new_records(context)
  if context.sketch then return sketch_records() end
  if core.direct then return leaf_records(context) end
  return full_records(context)
end

-- How often a byte stands in the text.
local function count(text, byte)
  local n, at = 0, 0
  while true do
    at = text:find(byte, at + 1, true)
    if not at then return n end
    n = n + 1
  end
end

local function all_strings(entries)
  for _, entry in ipairs(entries) do
    if type(entry) ~= "string" then return false end
  end
  return entries[1] ~= nil
end

local function is_pattern(value)
  return lpeg.type(value) == "pattern"
end

local new_tokens = { groups = GROUPS }

-- All names that lode.tokens has, given the functions: for messages and completion.
function new_tokens.names(t)
  local names = {}
  for name in pairs(t) do names[#names + 1] = name end
  for name in pairs(GROUPS) do names[#names + 1] = name end
  for _, name in ipairs(SHAPES) do names[#names + 1] = name end
  table.sort(names)
  return names
end

-- The constructors of one evaluation.
-- context: { sketch (the first evaluation), width, captured, layer = function (spec) → number, fail,
-- functions = {}, definitions = {} }
function new_tokens.new(context)
  local fail = context.fail
  local records = new_records(context)
  local t = {}

  local function need_pattern(value, name, position)
    if is_pattern(value) then return value end
    fail("t.%s: argument %d must be a pattern made by lode.tokens, not a %s", name, position, type(value))
  end

  local function need_words(text, name)
    if type(text) ~= "string" or not text:find "%S" then
      fail("t.%s: give a word or a phrase as a string, not %s", name,
        type(text) == "string" and "an empty one" or "a " .. type(text))
    end
    return core.tokenize(text)
  end

  local function layer(spec)
    local k = context.layer(spec)
    return context.sketch and SKETCH or records.layer(k)
  end

  -- The token's place in a phrase: what was glued in the argument must be glued in the text.
  local function sequence(tokens, record)
    local pattern = P(true)
    for i, token in ipairs(tokens) do
      if i > 1 and token.glued then pattern = pattern * #GLUED_CLASS end
      pattern = pattern * record(token, i)
    end
    return pattern
  end

  t.any = records.class(ANY_CLASS)

  -- The pattern of a shape or group, made when it is first asked for: there are many, and scripts
  -- use few.
  local function shape_pattern(name)
    local shapes = GROUPS[name] or (SHAPE_ID[name] and { name })
    if shapes then t[name] = records.class(class_set(shapes, fail)) end
    return t[name]
  end

  function t.shape(...)
    return records.class(class_set({ ... }, fail))
  end

  t.start = -B(records.class(ORDINARY_CLASS))
  t.stop = -ORDINARY_CLASS
  t.glued = #GLUED_CLASS

  -- The list as a file would have it.  The second evaluation only asks which layer it is.
  local function inline_list(entries, columns)
    if not context.sketch then return nil end
    local plain = not columns[2] and all_strings(entries) and table.concat(entries, "\n")
    if plain and not plain:find("\t", 1, true) and count(plain, "\n") == #entries - 1 then return "name\n" .. plain .. "\n" end
    local lines = { table.concat(columns, "\t") }
    for _, entry in ipairs(entries) do
      if type(entry) == "string" then entry = { entry } end
      local cells = { (tostring(entry[1]):gsub("[\t\n]", " ")) }
      for c = 2, #columns do cells[c] = (tostring(entry[columns[c]] or ""):gsub("[\t\n]", " ")) end
      lines[#lines + 1] = table.concat(cells, "\t")
    end
    if #lines == 1 then fail("t.list: the list is empty: it could never match") end
    return table.concat(lines, "\n") .. "\n"
  end

  local function columns_of(entries)
    local seen, columns = {}, {}
    for _, entry in ipairs(entries) do
      if type(entry) == "table" then
        for key in pairs(entry) do
          if type(key) == "string" and not seen[key] then
            seen[key] = true
            columns[#columns + 1] = key
          end
        end
      end
    end
    table.sort(columns)
    table.insert(columns, 1, "name")
    return columns
  end

  -- What a list's word asks of the token's shape (engine/match/list_build.c, `case: smart`).
  local SMART = {
    capital = GROUPS.capitalized, abbrev_capital = GROUPS.capitalized,
    upper = ALL_CAPITALS, abbrev_upper = ALL_CAPITALS, initial = ALL_CAPITALS,
    mixed = { "mixed", "upper" },
  }

  -- The tokens of the entries when each is a single word without attributes and there are few.
  local function few_words(entries)
    local tokens = {}
    for i, entry in ipairs(entries) do
      local cut = type(entry) == "string" and i <= MOST_WORDS and core.tokenize((entry:gsub("[\t\n]", " ")))
      if not cut or #cut ~= 1 or cut[1].word == 0 then return nil end
      tokens[i] = cut[1]
    end
    return tokens[1] and tokens
  end

  -- A few words are looked for as words: that costs no layer on the tape.  The list stays, for what
  -- asks a span for its entry.
  local function choice_of(tokens, spec, folded)
    context.layer(spec)
    if context.sketch then return SKETCH end
    local pattern = P(false)
    for _, token in ipairs(tokens) do
      local shapes = not folded and SMART[token.shape]
      pattern = pattern + records.word(token.word, shapes and class_set(shapes, fail))
    end
    return pattern
  end

  local function word_list(words, name, case)
    local few = case == "fold" and #words <= FEW_WORDS and few_words(words)
    if not context.sketch then return few and choice_of(few, { type = "inline" }, true) or layer { type = "inline" } end
    for i, word in ipairs(words) do need_words(word, name .. "{...} entry " .. i) end
    local spec = { type = "inline", text = "# case: " .. case .. "\n" .. inline_list(words, { "name" }) }
    if not few then return layer(spec) end
    spec.aside = true
    return choice_of(few, spec, true)
  end

  function t.word(text)
    if type(text) == "table" then return word_list(text, "word", "fold") end
    return sequence(need_words(text, "word"), function(token) return records.word(token.word) end)
  end

  function t.exact(text)
    if type(text) == "table" then return word_list(text, "exact", "exact") end
    return sequence(need_words(text, "exact"), function(token)
      if token.shape == "mixed" then return layer { type = "exact", text = token.text, word = token.word } end
      return records.word(token.word, class_set({ token.shape }, fail))
    end)
  end

  local function stem_phrases(text)
    local phrases = core.import("inflect").phrases(text)
    if #phrases > MOST_WORDS then return word_list(phrases, "stem", "fold") end
    local pattern = P(false)
    for _, phrase in ipairs(phrases) do pattern = pattern + t.word(phrase) end
    return pattern
  end

  function t.stem(text)
    if type(text) ~= "table" then
      need_words(text, "stem")
      return stem_phrases(text)
    end
    local all = {}
    for _, word in ipairs(text) do
      need_words(word, "stem")
      for _, phrase in ipairs(core.import("inflect").phrases(word)) do all[#all + 1] = phrase end
    end
    return word_list(all, "stem", "fold")
  end

  function t.list(name)
    if type(name) == "table" then
      local spec = { type = "inline", text = inline_list(name, context.sketch and columns_of(name)) }
      local tokens = few_words(name)
      if not tokens then return layer(spec) end
      spec.aside = true
      return choice_of(tokens, spec)
    end
    if type(name) ~= "string" then fail("t.list: give a list's name or a table of entries, not a %s", type(name)) end
    return layer { type = "list", name = name }
  end

  function t.is(kind)
    if type(kind) ~= "string" then fail("t.is: give the name of a kind, not a %s", type(kind)) end
    return layer { type = "kind", kind = kind }
  end

  function t.like(pattern)
    if type(pattern) == "string" then fail('t.like: give an LPeg pattern over the word\'s text, as lpeg.P "%s"', pattern) end
    need_pattern(pattern, "like", 1)
    return layer { type = "like", pattern = pattern * -1 }
  end

  -- One rule of a grammar for each token of the gap, so that p stands in it once.
  function t.near(n, pattern)
    if math.type(n) ~= "integer" or n < 0 or n > MOST_NEAR then
      fail("t.near: argument 1 is the largest gap in tokens, a number from 0 to %d, not %s", MOST_NEAR, is_pattern(n) and "a pattern: t.near(5, p)" or core.plain_tostring(n))
    end
    need_pattern(pattern, "near", 2)
    if n == 0 or context.sketch then return pattern end
    local grammar = { V("gap" .. n), target = pattern }
    grammar.gap0 = V "target"
    for i = 1, n do grammar["gap" .. i] = V "target" + t.any * V("gap" .. i - 1) end
    return P(grammar)
  end

  function t.has(pattern)
    need_pattern(pattern, "has", 1)
    if context.sketch then return #pattern end
    return #P { pattern + t.any * V(1) }
  end

  function t.check(pattern, f)
    need_pattern(pattern, "check", 1)
    if type(f) ~= "function" then fail("t.check: argument 2 must be a function (span, article), not a %s", type(f)) end
    local function ask(_, stop, start)
      return f(core.span_of(start, stop), core.running_article()) and true or false
    end
    context.functions[ask] = true
    return #Cmt(Cp() * pattern, ask) * pattern
  end

  function t.span(pattern, name)
    need_pattern(pattern, "span", 1)
    if type(name) ~= "string" or not name:find "^[%a_][%w_]*$" then
      fail("t.span: argument 2 is the field's name (letters, digits, _), not %s", tostring(name))
    end
    if not context.captured then return Cg(pattern, name) end
    return Cg(Cp(), "\1" .. name) * pattern * Cg(Cp(), "\2" .. name)
  end

  return setmetatable({}, {
    __metatable = false,
    __index = function(_, name)
      local value = t[name] or shape_pattern(name)
      if value ~= nil then return value end
      local near = core.nearest(tostring(name), new_tokens.names(t))
      fail("lode.tokens has no '%s'%s", tostring(name), near and ": did you mean '" .. near .. "'?" or "")
    end,
    __newindex = function(_, name)
      fail("lode.tokens is read-only: '%s' cannot be set", tostring(name))
    end,
  }), t
end

return new_tokens
