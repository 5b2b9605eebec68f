-- reference.lua - the rule language, name by name: the one source of `?help`, docs/reference.md, the
-- stubs for editors and the manual page (`make docs` writes the last three).
--
-- An entry: { name, group, signature, summary, text, example, params = { { name, type } }, returns }.  Places
-- in Lua (first, last) are bytes from 1, inclusive; gaps are counted in tokens.

local core = ...

local reference = { entries = {}, groups = {} }
local by_name = {}

local function group(name, title, about)
  reference.groups[#reference.groups + 1] = { name = name, title = title, about = about }
end

-- Adds an entry to the last group: signature, summary, and by name text, example, params, returns.
local function add(signature, summary, more)
  local entry = more or {}
  entry.signature, entry.summary = signature, summary
  entry.name = entry.name or signature:match "^[%w_%.:]+" or signature
  entry.group = reference.groups[#reference.groups].name
  reference.entries[#reference.entries + 1] = entry
  by_name[entry.name] = entry
end

local PATTERN = "lode.Pattern"

-- ---- constructors ----

group("tokens", "Patterns: lode.tokens", "Written `t` here: `local t = require \"lode\".tokens`. Each matches whole tokens.")
add("t.any", "any one token", { example = 't.word "the" * t.any', returns = PATTERN })
add('t.word(words)', "these words, in any case", { params = { { "words", "string|string[]" } }, returns = PATTERN, example = 't.word "prime minister"',
  text = "The argument is split as text is: `don't` is `do` and `n't`, `self-propelled` three glued tokens. A table means any of its entries, the longest first." })
add('t.exact(words)', "these words as they are written", { params = { { "words", "string|string[]" } }, returns = PATTERN, example = 't.exact "May"' })
add('t.stem(words)', "a verb or noun in all its forms", { params = { { "words", "string|string[]" } }, returns = PATTERN, example = 't.stem "visit"',
  text = "visit, visits, visited, visiting; irregular words too. With several words the first is inflected." })
add('t.list(name)', "an entry of a gazetteer, however many tokens it has", { params = { { "name", "string|table" } }, returns = PATTERN, example = 't.list "countries"',
  text = "A name is that of a list beside the script, in LODE_PATH or in scripts/lists. A table is a list written in place: `{ \"a\", { \"b\", class = \"x\" } }`. A span knows the entry: `span.entry.class`. See docs/lists.md." })
add('t.is(kind)', "an item of an earlier rule", { params = { { "kind", "string" } }, returns = PATTERN, example = 't.span(t.is "person", "who")',
  text = "The rule that finds it stands in `needs`. A span knows the item: `span.item.name`." })
add('t.like(p)', "a token whose whole text matches an LPeg pattern over bytes", { params = { { "p", "lpeg.Pattern" } }, returns = PATTERN,
  example = 't.like(lpeg.R "09" ^ 1 * lpeg.P "bn")', text = "Asked once for each distinct word." })
add('t.near(n, p)', "at most n tokens, then the nearest p", { params = { { "n", "integer" }, { "p", PATTERN } }, returns = PATTERN, example = 't.near(5, t.stem "visit")',
  text = "n is from 0 to 200. If the nearest p is found and what follows it fails, the next p is not tried. `(t.any - stop) ^ -5 * p` is a gap that may not cross `stop`." })
add('t.has(p)', "consumes nothing; p stands somewhere from here on", { params = { { "p", PATTERN } }, returns = PATTERN, example = 't.has(t.word "not") * t.stem "visit"' })
add('t.check(p, f)', "p, if f(span, article) returns true", { params = { { "p", PATTERN }, { "f", "fun(span: lode.Span, article: lode.Article): any" } }, returns = PATTERN,
  example = 't.check(t.list "countries", function (s) return s.entry.code ~= "KR" end)' })
add('t.span(p, name)', "p, noted as a field of the match", { params = { { "p", PATTERN }, { "name", "string" } }, returns = PATTERN, example = 't.span(t.capital ^ 1, "who")',
  text = "Where a name comes twice the last counts." })
add('t.shape(...)', "a token of any of these shapes", { params = { { "...", "string" } }, returns = PATTERN, example = 't.shape("capital", "upper")' })
add("t.start", "consumes nothing: at the begin of a sentence", { returns = PATTERN, example = 't.start * t.capital' })
add("t.stop", "consumes nothing: at the end of a sentence", { returns = PATTERN, example = 't.full_stop * t.stop' })
add("t.glued", "consumes nothing: the next token follows without a space", { returns = PATTERN, example = 't.upper * t.glued * t.hyphen * t.glued * t.number' })

group("shapes", "Shapes and groups of shapes", "Each matches one token; `lode tokens FILE` shows which shape a token has.")
local SHAPES = [[
lower|visit: a word in lower case
capital|Visit: a word with a first capital
upper|NATO: two or more capitals
mixed|McDonald, iPhone
initial|J. or A: one capital letter
abbrev_lower|a.m.
abbrev_capital|Gen.
abbrev_upper|U.S.
caseless|letters of a script without case
digits|5, 1,000, 3.5
ordinal|21st
alnum|K9, 1990s, 10am
time|16:04
numeric_date|7/31/2023, 2023-07-31
clitic|'s, n't, 'll
url|an address on the web
email|an e-mail address
hashtag|#news
handle|@name
full_stop|.
exclamation|! and ?
comma|,
colon|:
semicolon|;
ellipsis|… and ...
hyphen|-
dash|a longer dash
apostrophe|the apostrophe in students'
open_quote|an opening quotation mark
close_quote|a closing quotation mark
straight_quote|" with space on both sides or on none
open_single|an opening single quotation mark
close_single|a closing single quotation mark
open_bracket|( [ {
close_bracket|) ] }
currency|$, €
percent|%
slash|/
bullet|a bullet
symbol|any other mark
sentence_end|the mark behind a sentence, in patterns over more than one
paragraph_end|the mark behind a paragraph
number|a number in digits: the same as digits
capitalized|capital, upper, mixed, initial, Gen., U.S.
abbrev|any abbreviation with full stops
letters|a word of any case
quote|any double quotation mark
opening|a double quotation mark that may open
closing|a double quotation mark that may close
single_quote|any single quotation mark
bracket|any bracket
punct|any punctuation mark
mark|the end of a sentence or paragraph]]
for name, summary in SHAPES:gmatch "([^|\n]+)|([^\n]+)" do add("t." .. name, summary, { returns = PATTERN, example = "t." .. name }) end

group("operators", "Operators of LPeg", "They put patterns together. Choices are ordered, repetition is possessive: it gives nothing back.")
add("p * q", "p, then q", { name = "*", example = 't.word "prime" * t.word "minister"' })
add("p + q", "p, or else q", { name = "+", example = 't.word "trip" + t.word "tour"', text = "The first side that matches counts: put the longer one first." })
add("p - q", "p, unless q matches there", { name = "-", example = 't.capital - t.word "monday"', text = "`-q` alone consumes nothing: q must not stand here." })
add("p ^ n", "p at least n times; p ^ -n at most n times", { name = "^", example = 't.capital ^ 1', text = "As many as there are, and none is given back: `t.any ^ -6 * p` never finds p within the six; t.near does." })
add("#p", "p stands here; consumes nothing", { name = "#", example = '#t.capital * t.any' })
add("lpeg.B(p)", "p stands just before; p has a fixed length", { name = "lpeg.B", example = 'lpeg.B(t.word "mr.") * t.capital' })
add("lpeg.P(grammar)", "a grammar: rules that may call one another with lpeg.V", { name = "lpeg.P", example = 'lpeg.P { t.capital * (t.comma * lpeg.V(1)) ^ -1 }' })
add("lpeg.V(name)", "a rule of the grammar around it", { name = "lpeg.V", example = 'lpeg.P { "names", names = t.capital * (t.comma * lpeg.V "names") ^ -1 }' })
add("lpeg.Cc(...)", "a constant among the captures", { name = "lpeg.Cc", example = 't.word "yes" * lpeg.Cg(lpeg.Cc(true), "agreed")' })
add("lpeg.Cg(p, name)", "what p captures, as a field", { name = "lpeg.Cg", example = 't.word "no" * lpeg.Cg(lpeg.Cc(false), "agreed")' })
add("lpeg.Ct(p)", "a table of what p captures", { name = "lpeg.Ct", example = 'lpeg.Ct(t.span(t.capital, "a") * t.word "and" * t.span(t.capital, "b"))' })

group("rule", "Fields of lode.rule { … }", "A script ends with `return lode.rule { … }`, or with a list of rules.")
for _, row in ipairs {
  { "api", "integer", "1: the version of this interface" },
  { "name", "string", "the rule's name: letters, digits, _ and -" },
  { "about", "string", "one line on what it finds" },
  { "tags", "string[]", "words for -r 'events and not experimental'" },
  { "limits", "string", "what it does not do" },
  { "measured", "string[]", "how well it does: figure, data and date, one a line" },
  { "needs", "string[]", "rules that run first; their kinds may stand in t.is" },
  { "emits", "table<string, string[]|table<string, string>>", "kinds and their fields, in the order of output" },
  { "over", '"sentence"|"paragraph"|"article"|"header"|"text"', "where a match must lie; sentence if left out, text: plain LPeg over the bytes of article.text" },
  { "match", PATTERN .. "|table<string, " .. PATTERN .. ">", "a pattern, or one for each kind" },
  { "trigger", PATTERN, "a pattern that every match's sentence contains; inferred if left out" },
  { "build", "fun(m: lode.Match, article: lode.Article): table|nil", "changes a match: returns the item's table, a list of them, or nil to reject it" },
  { "after", "fun(items: lode.Item[], article: lode.Article): lode.Item[]", "once an article, over the rule's items: returns those to keep" },
  { "examples", "table[]", "texts with what is expected of them" },
  { "optional", "boolean", "true: runs only when it is asked for by name" },
} do add("rule." .. row[1], row[3], { type = row[2] }) end

group("examples", "Examples", "`{ \"text\", kind = expectation, now = \"2024-03-05\" }`; `lode test` runs them.")
add("false", "nothing of the kind is found", { name = "example.false" })
add("true", "at least one of the kind is found", { name = "example.true" })
add('"text"', "an item with that text", { name = "example.text" })
add("{ field = value }", "an item whose fields are equal as printed; text may be one of them", { name = "example.fields" })
add("{ e1, e2 }", "each of these is found", { name = "example.list" })

group("span", "Spans", "What a pattern matched: tokens of the article. Unknown names look into the list entry, then the item: `m.to.country`.")
for _, row in ipairs {
  { "text", "string", "as it stands in the article" }, { "first", "integer", "its first byte, from 1" }, { "last", "integer", "its last byte, inclusive" },
  { "word", "string", "its first token, folded to lower case" }, { "shape", "string", "the shape of its first token" },
  { "item", "lode.Item|nil", "the item of an earlier rule that it stands on" }, { "entry", "table|nil", "the list entry that it stands on: name, list, attributes" },
  { "article", "lode.Article", "the article" },
} do add("span." .. row[1], row[3], { type = row[2] }) end
add("span:before(n)", "a span of the n tokens before it in its sentence", { params = { { "n", "integer" } }, returns = "lode.Span" })
add("span:after(n)", "a span of the n tokens behind it in its sentence", { params = { { "n", "integer" } }, returns = "lode.Span" })
add("span:sentence()", "the sentence it stands in", { params = {}, returns = "lode.Span" })
add("span:listed(name)", "its entry in that list, or nil; `entry` is of the list that fits best, where several have it", { params = { { "name", "string" } }, returns = "table|nil" })
add("span:tokens()", "its tokens", { params = {}, returns = "lode.Span[]" })

group("article", "Articles", "What is not known is nil.")
for _, row in ipairs {
  { "text", "string", "the canonical text: all that was kept, in reading order" }, { "body", "string", "the paragraphs of the body" },
  { "title", "string", "the headline" }, { "subtitle", "string", "the line below it" }, { "authors", "string[]", "who wrote it" },
  { "publisher", "string", "who published it" }, { "published", "string", "when, ISO 8601, no more precise than the source" },
  { "modified", "string", "when it was changed" }, { "section", "string", "the section" }, { "language", "string", "the language" },
  { "dateline", "string", "SEOUL (Agency) -" }, { "captions", "table[]", "captions: { text, credit }" }, { "source", "string", "the path as given" },
  { "url", "string", "its address" }, { "now", "string", "the date that relative dates count from" },
} do add("article." .. row[1], row[3], { type = row[2] }) end
add("article:sentences()", "its sentences", { params = {}, returns = "lode.Span[]" })
add("article:tokens()", "its tokens", { params = {}, returns = "lode.Span[]" })
add("article:blocks()", "its pieces: { text, first, last, role }", { params = {}, returns = "table[]" })
add("article:span(first, last)", "a span from byte first to byte last", { params = { { "first", "integer" }, { "last", "integer" } }, returns = "lode.Span" })
add("article:items(kind, first, last)", "items of rules that have run, of that kind or all, within bytes first to last or everywhere", { params = { { "kind", "string?" }, { "first", "integer?" }, { "last", "integer?" } }, returns = "lode.Item[]" })
add("article:columns()", "all tokens as arrays from 1: { n, word, first, last, shape, sentence }; shared, so read only", { params = {}, returns = "table<string, any>" })
add("article:token(byte)", "the number in article:columns() of the token at that byte, or of the next one", { params = { { "byte", "integer" } }, returns = "integer" })
add("article:find(text)", "the places of a name as written, as whole tokens: { first, last, first, last, … }", { params = { { "text", "string" } }, returns = "integer[]" })
add("article:terms(most)", "what its words tell, by YAKE: { phrases = { { first, last, count, score } }, sentences = { { first, last, words, shared, key } } }", { params = { { "most", "integer?" } }, returns = "table<string, table[]>" })
add("article:xpath(expression)", "strings and nodes of the page it came from (docs/pages.md)", { params = { { "expression", "string" } }, returns = "any" })

group("item", "Items", "What a rule found: in `after`, behind span.item, at the prompt. Its fields stand beside these names; those that begin with _ are kept from the output.")
for _, row in ipairs {
  { "kind", "string", "its kind" }, { "rule", "string", "the rule that found it" }, { "text", "string", "its text" },
  { "first", "integer", "its first byte, from 1" }, { "last", "integer", "its last byte, inclusive" },
} do add("item." .. row[1], row[3], { type = row[2] }) end
add("m.span", "in build: the whole match as a span", { type = "lode.Span" })

group("lode", "The module lode")
add("lode.rule(spec)", "a rule", { params = { { "spec", "lode.Spec" } }, returns = "table" })
add("lode.tokens", "the constructors", { type = "lode.Tokens" })
add("lode.version", "the version of the program", { type = "string" })

group("prompt", "The prompt", "`lode repl`; docs/repl.md tells more.")
for _, row in ipairs {
  { "find(p, n)", "where a pattern matches, n lines of it (20); returns rows" },
  { "count(p, field)", "how often it matches, and what: by text, or by a field" },
  { "kwic(p, n, sort)", 'keyword in context, aligned; sorted by "right", "left" or "text"' },
  { "sample(n)", "n articles, spread over all" },
  { "try(rule)", "runs a rule over all articles, and its examples" },
  { "items(kind)", "items of the rules of -r, or of what was last tried" },
  { "show(article, kinds)", "an article with its items marked; show(3), show(m[1], \"person\")" },
  { "why(rule, article, words)", "why a rule matched there or not, in sentences with these words" },
  { "diff(old, new)", "what the last try found that the one before did not; or two rows" },
  { "reload()", "runs the last try again" }, { "rules()", "the rules there are" }, { "load(path)", "reads more articles" },
  { "articles", "all articles" }, { "help(name)", "help on a name; ?name is the same" },
  { "rows:show(from, n)", "rows from one on" }, { "rows:open(n)", "the article of a row, with its match marked" },
  { "rows:filter(f)", "rows for which f(row) is true" }, { "rows:sort(by)", "rows by a field or a function" },
  { "rows:count(field)", "how often each value occurs" }, { "rows:sample(n)", "n of them, spread over all" },
  { "rows:save(path)", "writes .csv, .tsv or .jsonl" },
} do add(row[1], row[2]) end

-- ---- finding ----

-- All names, sorted.
function reference.names()
  local names = {}
  for name in pairs(by_name) do names[#names + 1] = name end
  table.sort(names)
  return names
end

local PREFIXES = { "t.", "rule.", "span.", "span:", "article.", "article:", "item.", "lpeg.", "lode.", "rows:", "example." }

-- The entry called so: "t.near", "near", "lode.tokens.near", "visit:before"; or nil and the nearest name.
function reference.find(name)
  name = name:gsub("^lode%.tokens%.", "t."):gsub("%(.*$", "")
  if by_name[name] then return by_name[name] end
  for _, prefix in ipairs(PREFIXES) do
    if by_name[prefix .. name] then return by_name[prefix .. name] end
  end
  local short = {}
  for known in pairs(by_name) do
    short[#short + 1] = known
    short[#short + 1] = known:match "^%w+[%.:](.+)$"
  end
  table.sort(short)
  return nil, core.nearest(name, short)
end

-- ---- for people ----

local function wrapped(text, width)
  local lines, line = {}, ""
  for word in text:gmatch "%S+" do
    if line ~= "" and #line + 1 + #word > width then
      lines[#lines + 1] = line
      line = word
    else
      line = line == "" and word or line .. " " .. word
    end
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n  ")
end

local function type_text(entry)
  if entry.type then return entry.type:gsub("lode%.", "") end
  if entry.returns then return entry.returns:gsub("lode%.", "") end
end

-- The entry as a few lines.  style: { paint, width }.
function reference.text(entry, style)
  local lines = { style.paint(entry.signature, "bold") .. (type_text(entry) and "  → " .. type_text(entry) or "") }
  lines[#lines + 1] = "  " .. wrapped(entry.summary, style.width - 4)
  if entry.text then lines[#lines + 1] = "  " .. wrapped(entry.text:gsub("`", ""), style.width - 4) end
  if entry.example then lines[#lines + 1] = "  for example: " .. style.paint(entry.example, "string") end
  return table.concat(lines, "\n") .. "\n"
end

return reference
