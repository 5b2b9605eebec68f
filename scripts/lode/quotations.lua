-- lode.quotations: quotation marks paired into quotations, over the columns of an article's tokens.
--
--   local quotations = require "lode.quotations"
--   local marks = quotations.of(article, columns, starts)   -- starts: of lode.frames
--   marks.n; marks.open[k], marks.close[k]                  -- tokens of the k-th quotation's marks; marks.inner[k]: the first, where two close it (’’)
--   marks.unclosed[k], marks.runs_on[k]                     -- has it no mark at its end? does it go on with the words of quotation k - 1?
--   marks:before(token), marks:begins_at(token), marks:ends_at(token), marks:length(k), marks:ends_speech(k), marks:starts_capital(k), marks:is_title(k), marks:fills_paragraph(k)
--
-- Quotations stand in order, and none in another: what is before a token, or ends there, is told from the number of one beside it.
--
-- Double marks are paired within a paragraph. Some feeds lose the paragraphs, or a mark: an opening mark inside an open quotation begins its next
-- paragraph if a sentence has just ended; if one ended further back, that is where the former had its end; else the mark stands inside.
-- A quotation without a closing mark ends with its paragraph.  Single marks count outside of
-- double ones; an apostrophe behind an s ends a quotation only if no better mark follows in the paragraph.

local speech = require "lode.speech"
local NAMELIKE, WORDLIKE = speech.NAMELIKE, speech.WORDLIKE

local quotations = {}

local set = require "lode.sets".of

local find = string.find

local MARK = set "open_quote close_quote straight_quote open_single close_single apostrophe"
-- Words that an apostrophe shortens at the front.
local SHORTENED = set "em cause cos til tis twas round n bout"
local BEFORE_CLOSE = set "comma full_stop exclamation ellipsis dash close_bracket"
local ENDS_SPEECH = set "comma full_stop exclamation ellipsis dash hyphen"
local BEFORE_START = set "open_bracket ellipsis"
for shape in pairs(MARK) do BEFORE_START[shape] = true end
local STARTS = set "digits currency ordinal alnum"
for shape in pairs(NAMELIKE) do STARTS[shape] = true end
local TYPED, TYPESET = { '"', "'", "``", "''" }, { "“", "”", "‘", "’" } -- marks as they are written
local MOST = 200 -- tokens that single marks may hold

-- ---- what one asks of a quotation ----

local Marks = {}
Marks.__index = Marks

-- The number of the quotation that begins at token `i` or before, 0 if none.
function Marks:before (i)
  local open, low, high = self.open, 0, self.n
  while low < high do
    local middle = (low + high + 1) // 2
    if open[middle] <= i then low = middle else high = middle - 1 end
  end
  return low
end

-- Whether a quotation begins, whether one ends with token `i`.
function Marks:begins_at (i) return self.open[self:before(i)] == i end
function Marks:ends_at (i) return self.close[self:before(i)] == i end

-- How many tokens the marks hold.
function Marks:length (k) return self.close[k] - self.open[k] - (self.unclosed[k] and 0 or 1) end

-- Whether what the marks hold ends as speech does.
function Marks:ends_speech (k)
  if self.unclosed[k] then return true end
  local word, shape, last = self.word, self.shape, self.close[k] - 1
  if MARK[shape[last]] or word[last] == "" then last = last - 1 end
  return ENDS_SPEECH[shape[last]] or word[last] == "" or word[self.close[k] - 1] == ""
end

function Marks:starts_capital (k)
  local shape, i = self.shape, self.open[k] + 1
  while BEFORE_START[shape[i]] do i = i + 1 end
  return STARTS[shape[i]]
end

-- Whether what the marks hold is written like the title of a work: "Meet the Press".
function Marks:is_title (k)
  local word, shape, close = self.word, self.shape, self.close[k]
  if not STARTS[shape[self.open[k] + 1]] then return false end
  local names = 0
  for i = self.open[k] + 1, close - 1 do
    local s = shape[i]
    if s == "lower" then
      if #word[i] > 3 and word[i] ~= "with" and word[i] ~= "from" then return false end
    elseif s == "clitic" and word[i] ~= "'s" and word[i] ~= "’s" or (s == "full_stop" or s == "exclamation") and i < close - 1 then return false
    elseif STARTS[s] then names = names + 1 end
  end
  return names > 0
end

function Marks:fills_paragraph (k)
  local word, shape = self.word, self.shape
  local before, behind = self.open[k] - 1, self.close[k] + 1
  if before >= 1 and shape[before] ~= "paragraph_end" then return false end
  while word[behind] and shape[behind] ~= "paragraph_end" do
    if word[behind] ~= "" then return false end
    behind = behind + 1
  end
  return true
end

-- ---- where marks stand ----

-- Puts a list of numbers into another, both in order; how many each has stands behind it.  Gives the list and its count.
local function merge (a, a_count, b, b_count)
  if a_count == 0 then return b, b_count end
  local i, n = a_count, a_count + b_count
  for j = b_count, 1, -1 do
    local number = b[j]
    while i > 0 and a[i] > number do
      a[n] = a[i]
      i, n = i - 1, n - 1
    end
    a[n] = number
    n = n - 1
  end
  return a, a_count + b_count
end

-- Adds the tokens of some marks to a list; how many it has then.
local function add_marks (list, count, article, shape, marks)
  local places_of, token_of = article.find, article.token
  for m = 1, #marks do
    local places, n = places_of(article, marks[m]), 0
    for i = 1, #places, 2 do
      local token = token_of(article, places[i])
      if MARK[shape[token]] then
        n = n + 1
        places[n] = token -- a list for them is there already
      end
    end
    list, count = merge(list, count, places, n)
  end
  return list, count
end

local function find_marks (article, shape)
  local list, count = add_marks({}, 0, article, shape, TYPED)
  if find(article.text, "\xE2\x80", 1, true) then return add_marks(list, count, article, shape, TYPESET) end
  return list, count
end

-- ---- pairing ----

-- Adds a quotation without a closing mark; gives its number.
local function add_unclosed (out, k, open, close, runs_on)
  out.open[k], out.close[k], out.unclosed[k] = open, close, true
  if runs_on then out.runs_on[k] = true end
  return k
end

-- The first end of a paragraph between two tokens, or nil.
local function paragraph_end (columns, starts, first, last)
  local shape, sentence = columns.shape, columns.sentence
  for s = sentence[first] + 1, sentence[last] do
    local mark = starts[s] - 1
    if shape[mark] == "paragraph_end" then return mark end
  end
  if shape[last] == "paragraph_end" then return last end
end

-- The last token before `i` that is no mark of the end of something.
local function back_to_text (word, i)
  repeat i = i - 1 until i < 1 or word[i] ~= ""
  return i
end

-- The single mark that closes the m-th of the tokens.
local function single_close (tokens, count, m, columns, starts)
  local word, shape, open = columns.word, columns.shape, tokens[m]
  if SHORTENED[word[open + 1] or ""] then return nil end
  local last = math.min(open + MOST, columns.n)
  local stop = paragraph_end(columns, starts, open, last) or last + 1
  local maybe, inner
  for j = m + 1, count do
    local i = tokens[j]
    if i >= stop then break end
    local s = shape[i]
    if s == "close_single" then
      if inner and not BEFORE_CLOSE[shape[i - 1]] then inner = nil -- 'he said 'no' to us,'
      elseif i > open + 1 then return i end
    elseif s == "apostrophe" then
      if i > open + 1 and columns.first[i] == columns.last[i - 1] + 1 then maybe = maybe or i end
    elseif s == "open_single" then
      if maybe then return maybe end
      if shape[i + 1] ~= "close_single" then inner = true end
    end
  end
  return maybe
end

local function glued (columns, i) return columns.first[i + 1] == columns.last[i] + 1 end

-- What the mark at a token, of shape `s`, is with a quotation open or not.
local function kind_of (columns, at, s, open)
  if s == "close_quote" then
    if not open and columns.shape[at + 1] == "capital" and glued(columns, at) then return "open_quote" end -- said."She: no space, but nothing to close
  elseif s == "straight_quote" then return open and "close_quote" or "open_quote"
  elseif s == "close_single" and open and columns.shape[at + 1] == s and glued(columns, at) then return "close_quote" end -- ’’
  return s
end

-- Where an opening mark stands in an open quotation behind the end of a sentence: the former ends before the token given, and whether this one goes on with it.
local function reopens (word, shape, at, stop)
  if word[at - 1] ~= "" and shape[at - 1] ~= "close_bracket" then return stop, false end
  while word[at - 1] ~= "" do at = at - 1 end -- behind "(Getty Images)": the caption's words are not said
  return at, true
end

local function pair (tokens, count, columns, starts)
  local word, shape, sentence = columns.word, columns.shape, columns.sentence
  local opens, closes, n = {}, {}, 0
  local out = setmetatable({ n = 0, open = opens, close = closes, unclosed = {}, runs_on = {}, inner = {}, word = word, shape = shape }, Marks)
  -- of the double quotation that is open: its first token, whether it runs on, marks opened inside; the last token looked at; the end of single marks
  local open, runs_on, depth, seen, past = nil, false, 0, 0, 0
  for m = 1, count do
    local at = tokens[m]
    local s = shape[at]
    if not open then runs_on = false
    elseif sentence[at] > sentence[seen] then
      local stop = paragraph_end(columns, starts, seen, at)
      if stop then
        local last = back_to_text(word, stop)
        n = add_unclosed(out, n + 1, open, last, runs_on)
        runs_on = s ~= "close_quote" and back_to_text(word, at) == last
        open, depth = nil, 0
      end
    end
    seen = at
    if at <= past then s = nil
    elseif s ~= "open_quote" then s = kind_of(columns, at, s, open) end
    if s == "close_quote" then
      if not open then -- a mark alone
      elseif depth > 0 and not BEFORE_CLOSE[shape[at - 1]] then depth = depth - 1
      else
        if at > open + 1 then
          n = n + 1
          opens[n], closes[n] = open, at
          if shape[at] == "close_single" then closes[n], out.inner[n] = at + 1, at end
          if runs_on then out.runs_on[n] = true end
        end
        open, depth, runs_on = nil, 0, false
      end
    elseif s == "open_quote" then
      if not open then open = at
      elseif depth == 0 and sentence[at] > sentence[open] then
        local stop, goes_on = reopens(word, shape, at, starts[sentence[open] + 1] - 1)
        n = add_unclosed(out, n + 1, open, back_to_text(word, stop), runs_on)
        open, runs_on = at, goes_on
      else depth = depth + 1 end
    elseif s == "open_single" and not open then
      local close = single_close(tokens, count, m, columns, starts)
      if close then
        n = n + 1
        opens[n], closes[n] = at, close
        past = close
      end
    end
  end
  if open then n = add_unclosed(out, n + 1, open, back_to_text(word, paragraph_end(columns, starts, seen, columns.n) or columns.n + 1), runs_on) end
  out.n = n
  return out
end

-- The quotations of an article.
function quotations.of (article, columns, starts)
  local tokens, count = find_marks(article, columns.shape)
  return pair(tokens, count, columns, starts)
end

return quotations
