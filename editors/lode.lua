---@meta lode
-- Written by `make docs` from scripts/lode/core/reference.lua: definitions for the Lua language server.
-- docs/editors.md says how an editor finds them.

---@class lode.Pattern
---@operator mul(lode.Pattern): lode.Pattern
---@operator add(lode.Pattern): lode.Pattern
---@operator sub(lode.Pattern): lode.Pattern
---@operator pow(integer): lode.Pattern
---@operator unm: lode.Pattern
---@operator len: lode.Pattern
---@operator div(function): lode.Pattern

---@class lode.Span
---@field text string # as it stands in the article
---@field first integer # its first byte, from 1
---@field last integer # its last byte, inclusive
---@field word string # its first token, folded to lower case
---@field shape string # the shape of its first token
---@field item lode.Item|nil # the item of an earlier rule that it stands on
---@field entry table|nil # the list entry that it stands on: name, list, attributes
---@field article lode.Article # the article
---@field [string] any # fields of the item, attributes of the entry
local lode_Span = {}

--- a span of the n tokens before it in its sentence
---@param n integer
---@return lode.Span
function lode_Span:before(n) end

--- a span of the n tokens behind it in its sentence
---@param n integer
---@return lode.Span
function lode_Span:after(n) end

--- the sentence it stands in
---@return lode.Span
function lode_Span:sentence() end

--- its entry in that list, or nil; `entry` is of the list that fits best, where several have it
---@param name string
---@return table|nil
function lode_Span:listed(name) end

--- its tokens
---@return lode.Span[]
function lode_Span:tokens() end

---@class lode.Article
---@field text string # the canonical text: all that was kept, in reading order
---@field body string # the paragraphs of the body
---@field title string # the headline
---@field subtitle string # the line below it
---@field authors string[] # who wrote it
---@field publisher string # who published it
---@field published string # when, ISO 8601, no more precise than the source
---@field modified string # when it was changed
---@field section string # the section
---@field language string # the language
---@field dateline string # SEOUL (Agency) -
---@field captions table[] # captions: { text, credit }
---@field source string # the path as given
---@field url string # its address
---@field now string # the date that relative dates count from
local lode_Article = {}

--- its sentences
---@return lode.Span[]
function lode_Article:sentences() end

--- its tokens
---@return lode.Span[]
function lode_Article:tokens() end

--- its pieces: { text, first, last, role }
---@return table[]
function lode_Article:blocks() end

--- a span from byte first to byte last
---@param first integer
---@param last integer
---@return lode.Span
function lode_Article:span(first, last) end

--- items of rules that have run, of that kind or all, within bytes first to last or everywhere
---@param kind string?
---@param first integer?
---@param last integer?
---@return lode.Item[]
function lode_Article:items(kind, first, last) end

--- all tokens as arrays from 1: { n, word, first, last, shape, sentence }; shared, so read only
---@return table<string, any>
function lode_Article:columns() end

--- the number in article:columns() of the token at that byte, or of the next one
---@param byte integer
---@return integer
function lode_Article:token(byte) end

--- the places of a name as written, as whole tokens: { first, last, first, last, … }
---@param text string
---@return integer[]
function lode_Article:find(text) end

--- what its words tell, by YAKE: { phrases = { { first, last, count, score } }, sentences = { { first, last, words, shared, key } } }
---@param most integer?
---@return table<string, table[]>
function lode_Article:terms(most) end

--- strings and nodes of the page it came from (docs/pages.md)
---@param expression string
---@return any
function lode_Article:xpath(expression) end

---@class lode.Item
---@field kind string # its kind
---@field rule string # the rule that found it
---@field text string # its text
---@field first integer # its first byte, from 1
---@field last integer # its last byte, inclusive
---@field [string] any # fields of the item, attributes of the entry
local lode_Item = {}

---@class lode.Match: lode.Item
---@field span lode.Span # the whole match
---@field [string] lode.Span|any # the fields

---@class (exact) lode.Spec
---@field api integer # 1: the version of this interface
---@field name string # the rule's name: letters, digits, _ and -
---@field about? string # one line on what it finds
---@field tags? string[] # words for -r 'events and not experimental'
---@field limits? string # what it does not do
---@field measured? string[] # how well it does: figure, data and date, one a line
---@field needs? string[] # rules that run first; their kinds may stand in t.is
---@field emits? table<string, string[]|table<string, string>> # kinds and their fields, in the order of output
---@field over? "sentence"|"paragraph"|"article"|"header"|"text" # where a match must lie; sentence if left out, text: plain LPeg over the bytes of article.text
---@field match lode.Pattern|table<string, lode.Pattern> # a pattern, or one for each kind
---@field trigger? lode.Pattern # a pattern that every match's sentence contains; inferred if left out
---@field build? fun(m: lode.Match, article: lode.Article): table|nil # changes a match: returns the item's table, a list of them, or nil to reject it
---@field after? fun(items: lode.Item[], article: lode.Article): lode.Item[] # once an article, over the rule's items: returns those to keep
---@field examples? table[] # texts with what is expected of them
---@field optional? boolean # true: runs only when it is asked for by name

---@class lode.Tokens
local tokens = {}

--- any one token
--- Example: `t.word "the" * t.any`
---@type lode.Pattern
tokens.any = nil

--- these words, in any case
--- The argument is split as text is: `don't` is `do` and `n't`, `self-propelled` three glued tokens. A table means any of its entries, the longest first.
--- Example: `t.word "prime minister"`
---@param words string|string[]
---@return lode.Pattern
function tokens.word(words) end

--- these words as they are written
--- Example: `t.exact "May"`
---@param words string|string[]
---@return lode.Pattern
function tokens.exact(words) end

--- a verb or noun in all its forms
--- visit, visits, visited, visiting; irregular words too. With several words the first is inflected.
--- Example: `t.stem "visit"`
---@param words string|string[]
---@return lode.Pattern
function tokens.stem(words) end

--- an entry of a gazetteer, however many tokens it has
--- A name is that of a list beside the script, in LODE_PATH or in scripts/lists. A table is a list written in place: `{ "a", { "b", class = "x" } }`. A span knows the entry: `span.entry.class`. See docs/lists.md.
--- Example: `t.list "countries"`
---@param name string|table
---@return lode.Pattern
function tokens.list(name) end

--- an item of an earlier rule
--- The rule that finds it stands in `needs`. A span knows the item: `span.item.name`.
--- Example: `t.span(t.is "person", "who")`
---@param kind string
---@return lode.Pattern
function tokens.is(kind) end

--- a token whose whole text matches an LPeg pattern over bytes
--- Asked once for each distinct word.
--- Example: `t.like(lpeg.R "09" ^ 1 * lpeg.P "bn")`
---@param p lpeg.Pattern
---@return lode.Pattern
function tokens.like(p) end

--- at most n tokens, then the nearest p
--- n is from 0 to 200. If the nearest p is found and what follows it fails, the next p is not tried. `(t.any - stop) ^ -5 * p` is a gap that may not cross `stop`.
--- Example: `t.near(5, t.stem "visit")`
---@param n integer
---@param p lode.Pattern
---@return lode.Pattern
function tokens.near(n, p) end

--- consumes nothing; p stands somewhere from here on
--- Example: `t.has(t.word "not") * t.stem "visit"`
---@param p lode.Pattern
---@return lode.Pattern
function tokens.has(p) end

--- p, if f(span, article) returns true
--- Example: `t.check(t.list "countries", function (s) return s.entry.code ~= "KR" end)`
---@param p lode.Pattern
---@param f fun(span: lode.Span, article: lode.Article): any
---@return lode.Pattern
function tokens.check(p, f) end

--- p, noted as a field of the match
--- Where a name comes twice the last counts.
--- Example: `t.span(t.capital ^ 1, "who")`
---@param p lode.Pattern
---@param name string
---@return lode.Pattern
function tokens.span(p, name) end

--- a token of any of these shapes
--- Example: `t.shape("capital", "upper")`
---@param ... string
---@return lode.Pattern
function tokens.shape(...) end

--- consumes nothing: at the begin of a sentence
--- Example: `t.start * t.capital`
---@type lode.Pattern
tokens.start = nil

--- consumes nothing: at the end of a sentence
--- Example: `t.full_stop * t.stop`
---@type lode.Pattern
tokens.stop = nil

--- consumes nothing: the next token follows without a space
--- Example: `t.upper * t.glued * t.hyphen * t.glued * t.number`
---@type lode.Pattern
tokens.glued = nil

--- visit: a word in lower case
--- Example: `t.lower`
---@type lode.Pattern
tokens.lower = nil

--- Visit: a word with a first capital
--- Example: `t.capital`
---@type lode.Pattern
tokens.capital = nil

--- NATO: two or more capitals
--- Example: `t.upper`
---@type lode.Pattern
tokens.upper = nil

--- McDonald, iPhone
--- Example: `t.mixed`
---@type lode.Pattern
tokens.mixed = nil

--- J. or A: one capital letter
--- Example: `t.initial`
---@type lode.Pattern
tokens.initial = nil

--- a.m.
--- Example: `t.abbrev_lower`
---@type lode.Pattern
tokens.abbrev_lower = nil

--- Gen.
--- Example: `t.abbrev_capital`
---@type lode.Pattern
tokens.abbrev_capital = nil

--- U.S.
--- Example: `t.abbrev_upper`
---@type lode.Pattern
tokens.abbrev_upper = nil

--- letters of a script without case
--- Example: `t.caseless`
---@type lode.Pattern
tokens.caseless = nil

--- 5, 1,000, 3.5
--- Example: `t.digits`
---@type lode.Pattern
tokens.digits = nil

--- 21st
--- Example: `t.ordinal`
---@type lode.Pattern
tokens.ordinal = nil

--- K9, 1990s, 10am
--- Example: `t.alnum`
---@type lode.Pattern
tokens.alnum = nil

--- 16:04
--- Example: `t.time`
---@type lode.Pattern
tokens.time = nil

--- 7/31/2023, 2023-07-31
--- Example: `t.numeric_date`
---@type lode.Pattern
tokens.numeric_date = nil

--- 's, n't, 'll
--- Example: `t.clitic`
---@type lode.Pattern
tokens.clitic = nil

--- an address on the web
--- Example: `t.url`
---@type lode.Pattern
tokens.url = nil

--- an e-mail address
--- Example: `t.email`
---@type lode.Pattern
tokens.email = nil

--- #news
--- Example: `t.hashtag`
---@type lode.Pattern
tokens.hashtag = nil

--- @name
--- Example: `t.handle`
---@type lode.Pattern
tokens.handle = nil

--- .
--- Example: `t.full_stop`
---@type lode.Pattern
tokens.full_stop = nil

--- ! and ?
--- Example: `t.exclamation`
---@type lode.Pattern
tokens.exclamation = nil

--- ,
--- Example: `t.comma`
---@type lode.Pattern
tokens.comma = nil

--- :
--- Example: `t.colon`
---@type lode.Pattern
tokens.colon = nil

--- ;
--- Example: `t.semicolon`
---@type lode.Pattern
tokens.semicolon = nil

--- … and ...
--- Example: `t.ellipsis`
---@type lode.Pattern
tokens.ellipsis = nil

--- -
--- Example: `t.hyphen`
---@type lode.Pattern
tokens.hyphen = nil

--- a longer dash
--- Example: `t.dash`
---@type lode.Pattern
tokens.dash = nil

--- the apostrophe in students'
--- Example: `t.apostrophe`
---@type lode.Pattern
tokens.apostrophe = nil

--- an opening quotation mark
--- Example: `t.open_quote`
---@type lode.Pattern
tokens.open_quote = nil

--- a closing quotation mark
--- Example: `t.close_quote`
---@type lode.Pattern
tokens.close_quote = nil

--- " with space on both sides or on none
--- Example: `t.straight_quote`
---@type lode.Pattern
tokens.straight_quote = nil

--- an opening single quotation mark
--- Example: `t.open_single`
---@type lode.Pattern
tokens.open_single = nil

--- a closing single quotation mark
--- Example: `t.close_single`
---@type lode.Pattern
tokens.close_single = nil

--- ( [ {
--- Example: `t.open_bracket`
---@type lode.Pattern
tokens.open_bracket = nil

--- ) ] }
--- Example: `t.close_bracket`
---@type lode.Pattern
tokens.close_bracket = nil

--- $, €
--- Example: `t.currency`
---@type lode.Pattern
tokens.currency = nil

--- %
--- Example: `t.percent`
---@type lode.Pattern
tokens.percent = nil

--- /
--- Example: `t.slash`
---@type lode.Pattern
tokens.slash = nil

--- a bullet
--- Example: `t.bullet`
---@type lode.Pattern
tokens.bullet = nil

--- any other mark
--- Example: `t.symbol`
---@type lode.Pattern
tokens.symbol = nil

--- the mark behind a sentence, in patterns over more than one
--- Example: `t.sentence_end`
---@type lode.Pattern
tokens.sentence_end = nil

--- the mark behind a paragraph
--- Example: `t.paragraph_end`
---@type lode.Pattern
tokens.paragraph_end = nil

--- a number in digits: the same as digits
--- Example: `t.number`
---@type lode.Pattern
tokens.number = nil

--- capital, upper, mixed, initial, Gen., U.S.
--- Example: `t.capitalized`
---@type lode.Pattern
tokens.capitalized = nil

--- any abbreviation with full stops
--- Example: `t.abbrev`
---@type lode.Pattern
tokens.abbrev = nil

--- a word of any case
--- Example: `t.letters`
---@type lode.Pattern
tokens.letters = nil

--- any double quotation mark
--- Example: `t.quote`
---@type lode.Pattern
tokens.quote = nil

--- a double quotation mark that may open
--- Example: `t.opening`
---@type lode.Pattern
tokens.opening = nil

--- a double quotation mark that may close
--- Example: `t.closing`
---@type lode.Pattern
tokens.closing = nil

--- any single quotation mark
--- Example: `t.single_quote`
---@type lode.Pattern
tokens.single_quote = nil

--- any bracket
--- Example: `t.bracket`
---@type lode.Pattern
tokens.bracket = nil

--- any punctuation mark
--- Example: `t.punct`
---@type lode.Pattern
tokens.punct = nil

--- the end of a sentence or paragraph
--- Example: `t.mark`
---@type lode.Pattern
tokens.mark = nil

---@class lode
---@field tokens lode.Tokens
---@field version string
local lode = {}

--- a rule
---@param spec lode.Spec
---@return table
function lode.rule(spec) end

return lode
