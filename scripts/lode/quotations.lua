-- lode.quotations: quotation marks paired into quotations, over the columns of an article's tokens.
--
--   local quotations = require "lode.quotations"
--   local marks = quotations.pair(tokens, columns)     -- tokens: the numbers of those that are quotation marks, in order
--   marks.n; marks.open[k], marks.close[k]             -- tokens of the k-th quotation's marks; marks.inner[k]: the first, where two close it (’’)
--   marks.closed[k], marks.runs_on[k]                  -- has it a mark at its end? does it go on with the words of quotation k - 1?
--   marks.opening[token], marks.ending[token]          -- the quotation whose first, last token that is
--   marks:before(token), marks:length(k), marks:ends_speech(k), marks:starts_capital(k), marks:is_title(k), marks:fills_paragraph(k)
--
-- Double marks are paired within a paragraph. Some feeds lose the paragraphs, or a mark: an opening mark inside an open quotation begins its next
-- paragraph if a sentence has just ended; if one ended further back, that is where the former had its end; else the mark stands inside.
-- A quotation without a closing mark ends with its paragraph.  Single marks count outside of
-- double ones; an apostrophe behind an s ends a quotation only if no better mark follows in the paragraph.

local speech = require "lode.speech"
local NAMELIKE, WORDLIKE = speech.NAMELIKE, speech.WORDLIKE

local quotations = {}

local set = require "lode.sets".of

quotations.MARK = set "open_quote close_quote straight_quote open_single close_single"
local MARK = quotations.MARK
-- Words that an apostrophe shortens at the front.
local SHORTENED = set "em cause cos til tis twas round n bout"
local BEFORE_CLOSE = set "comma full_stop exclamation ellipsis dash close_bracket"
local ENDS_SPEECH = set "comma full_stop exclamation ellipsis dash hyphen"
local STARTS = set "digits currency ordinal alnum"
for shape in pairs(NAMELIKE) do STARTS[shape] = true end
local SINGLE = set "close_single apostrophe open_single paragraph_end" -- what tells where single marks close
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

-- How many tokens the marks hold.
function Marks:length (k) return self.close[k] - self.open[k] - (self.closed[k] and 1 or 0) end

-- Whether what the marks hold ends as speech does.
function Marks:ends_speech (k)
  if not self.closed[k] then return true end
  local word, shape, last = self.word, self.shape, self.close[k] - 1
  if MARK[shape[last]] or shape[last] == "apostrophe" or word[last] == "" then last = last - 1 end
  return ENDS_SPEECH[shape[last]] or word[last] == "" or word[self.close[k] - 1] == ""
end

function Marks:starts_capital (k)
  local shape, i = self.shape, self.open[k] + 1
  while MARK[shape[i]] or shape[i] == "open_bracket" or shape[i] == "ellipsis" or shape[i] == "apostrophe" do i = i + 1 end
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

-- ---- pairing ----

local function add (out, open, close, closed, runs_on)
  local k = out.n + 1
  out.n = k
  out.open[k], out.close[k], out.closed[k] = open, close, closed
  if runs_on then out.runs_on[k] = true end
  out.opening[open], out.ending[close] = k, k
end

local STRIDE = 8 -- tokens of a sentence that are left out at once

-- The first token behind `i`, up to `last`, that is of a later sentence, or nil; the one before it marks a sentence's end.
function quotations.next_sentence (sentence, i, last)
  local here = sentence[i]
  if i >= last or sentence[last] <= here then return nil end
  local far = i + STRIDE
  while far <= last and sentence[far] <= here do far = far + STRIDE end
  for j = far - STRIDE + 1, last do
    if sentence[j] > here then return j end
  end
end
local next_sentence = quotations.next_sentence

-- The first end of a paragraph between two tokens, or nil.
local function paragraph_end (columns, first, last)
  local shape, sentence = columns.shape, columns.sentence
  local i = next_sentence(sentence, first, last)
  while i do
    if shape[i - 1] == "paragraph_end" then return i - 1 end
    i = next_sentence(sentence, i, last)
  end
  if shape[last] == "paragraph_end" then return last end
end

-- The first end of a sentence between two tokens, or nil.
local function sentence_end (columns, first, last)
  local i = next_sentence(columns.sentence, first, last)
  return i and i - 1
end

-- The last token before `i` that is no mark of the end of something.
local function back_to_text (word, i)
  repeat i = i - 1 until i < 1 or word[i] ~= ""
  return i
end

-- The single mark that closes the one at `open`.
local function single_close (columns, open)
  local word, shape = columns.word, columns.shape
  if SHORTENED[word[open + 1] or ""] then return nil end
  local maybe, inner, marks = nil, nil, SINGLE
  for i = open + 1, math.min(open + MOST, columns.n) do
    local s = shape[i]
    if marks[s] then
      if s == "close_single" then
        if inner and not BEFORE_CLOSE[shape[i - 1]] then inner = nil -- 'he said 'no' to us,'
        elseif i > open + 1 then return i end
      elseif s == "apostrophe" then
        if i > open + 1 and columns.first[i] == columns.last[i - 1] + 1 then maybe = maybe or i end
      elseif s == "open_single" then
        if maybe then return maybe end
        if shape[i + 1] ~= "close_single" then inner = true end
      else break end
    end
  end
  return maybe
end

local function glued (columns, i) return columns.first[i + 1] == columns.last[i] + 1 end

-- What the mark at a token is, with a quotation open or not.
local function kind_of (columns, at, open)
  local shape = columns.shape
  local s = shape[at]
  if s == "straight_quote" then return open and "close_quote" or "open_quote" end
  if s == "close_single" and open and shape[at + 1] == "close_single" and glued(columns, at) then return "close_quote" end -- ’’
  if s == "close_quote" and not open and shape[at + 1] == "capital" and glued(columns, at) then return "open_quote" end -- said."She: no space, but nothing to close
  return s
end

function quotations.pair (tokens, columns)
  local word, shape = columns.word, columns.shape
  local out = setmetatable({ n = 0, open = {}, close = {}, closed = {}, runs_on = {}, opening = {}, ending = {}, inner = {}, word = word, shape = shape }, Marks)
  -- of the double quotation that is open: its first token, whether it runs on, marks opened inside; the last token looked at; the end of single marks
  local open, runs_on, depth, seen, past = nil, false, 0, 0, 0
  for m = 1, #tokens do
    local at = tokens[m]
    if open then
      local stop = paragraph_end(columns, seen, at)
      seen = at
      if stop then
        local last = back_to_text(word, stop)
        add(out, open, last, false, runs_on)
        runs_on = shape[at] ~= "close_quote" and back_to_text(word, at) == last
        open, depth = nil, 0
      end
    else runs_on = false end
    local s = at > past and kind_of(columns, at, open)
    if s == "open_quote" then
      local stop = open and depth == 0 and sentence_end(columns, open, at)
      if stop then
        local goes_on = word[at - 1] == "" or shape[at - 1] == "close_bracket"
        if goes_on then -- behind "(Getty Images)" the caption's words are not said
          stop = at
          while word[stop - 1] ~= "" do stop = stop - 1 end
        end
        add(out, open, back_to_text(word, stop), false, runs_on)
        open, runs_on = at, goes_on
      elseif open then depth = depth + 1
      else open, seen = at, at end
    elseif s == "close_quote" and open then
      if depth > 0 and not BEFORE_CLOSE[shape[at - 1]] then depth = depth - 1
      else
        if at > open + 1 then
          add(out, open, shape[at] == "close_single" and at + 1 or at, true, runs_on)
          if shape[at] == "close_single" then out.inner[out.n] = at end
        end
        open, depth, runs_on = nil, 0, false
      end
    elseif s == "open_single" and not open then
      local close = single_close(columns, at)
      if close then
        add(out, at, close, true, false)
        past = close
      end
    end
  end
  if open then add(out, open, back_to_text(word, paragraph_end(columns, seen, columns.n) or columns.n + 1), false, runs_on) end
  return out
end

return quotations
