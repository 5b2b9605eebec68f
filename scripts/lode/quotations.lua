-- lode.quotations: quotation marks paired into quotations, over the columns of an article's tokens.
--
--   local quotations = require "lode.quotations"
--   local marks = quotations.pair(marks, columns)     -- marks: numbers of the tokens that are quotation marks, in order
--   marks.n; marks.open[k], marks.close[k]            -- tokens of the k-th quotation's marks; marks.inner[k]: the first, where two close it (’’)
--   marks.closed[k], marks.runs_on[k]                 -- has it a mark at its end? does it go on with the words of quotation k - 1?
--   marks.ending[token]                               -- the quotation whose last token that is
--
-- Double marks are paired within a paragraph. Some feeds lose the paragraphs, or a mark: an opening mark inside an open quotation begins its next
-- paragraph if a sentence has just ended; if one ended further back, that is where the former had its end; else the mark stands inside.  A quotation without a closing mark ends with its paragraph.  Single marks count outside of
-- double ones; an apostrophe behind an s ends a quotation only if no better mark follows in the paragraph.

local quotations = {}

-- Words that an apostrophe shortens at the front.
local shortened = { em = true, cause = true, cos = true, til = true, tis = true, twas = true, round = true, n = true, bout = true }
local before_close = { comma = true, full_stop = true, exclamation = true, ellipsis = true, dash = true, close_bracket = true }
local MOST = 200 -- tokens that single marks may hold

local function add (out, open, close, closed, runs_on)
  local k = out.n + 1
  out.n = k
  out.open[k], out.close[k], out.closed[k], out.runs_on[k] = open, close, closed, runs_on
  out.ending[close] = k
end

-- The first end of a paragraph between two tokens, or nil.
local function paragraph_end (shape, first, last)
  for i = first, last do
    if shape[i] == "paragraph_end" then return i end
  end
end

-- The first end of a sentence between two tokens, or nil.
local function sentence_end (word, first, last)
  for i = first, last do
    if word[i] == "" then return i end
  end
end

-- The last token before `i` that is no mark of the end of something.
local function back_to_text (word, i)
  repeat i = i - 1 until i < 1 or word[i] ~= ""
  return i
end

-- The single mark that closes the one at `open`.
local function single_close (columns, open)
  local word, shape = columns.word, columns.shape
  if shortened[word[open + 1] or ""] then return nil end
  local maybe, inner
  for i = open + 1, math.min(open + MOST, columns.n) do
    local s = shape[i]
    if s == "close_single" then
      if inner and not before_close[shape[i - 1]] then inner = nil -- 'he said 'no' to us,'
      elseif i > open + 1 then return i end
    elseif s == "apostrophe" then
      if i > open + 1 and columns.first[i] == columns.last[i - 1] + 1 then maybe = maybe or i end
    elseif s == "open_single" then
      if maybe then return maybe end
      if shape[i + 1] ~= "close_single" then inner = true end
    elseif s == "paragraph_end" then break
    end
  end
  return maybe
end

-- Pairs the marks; `marks` is a list of tokens.
function quotations.pair (marks, columns)
  local word, shape = columns.word, columns.shape
  local out = { n = 0, open = {}, close = {}, closed = {}, runs_on = {}, ending = {}, inner = {} }
  local open, runs_on, depth, seen, past = nil, false, 0, 0, 0
  for m = 1, #marks do
    local at = marks[m]
    local s = shape[at]
    if open then
      local stop = paragraph_end(shape, seen, at)
      seen = at
      if stop then
        local last = back_to_text(word, stop)
        add(out, open, last, false, runs_on)
        runs_on = s ~= "close_quote" and back_to_text(word, at) == last
        open, depth = nil, 0
      end
    else runs_on = false end
    if at <= past then s = "" -- inside single marks
    elseif s == "close_single" and open and shape[at + 1] == "close_single" and columns.first[at + 1] == columns.last[at] + 1 then s = "close_quote" -- ’’
    elseif s == "straight_quote" then s = open and "close_quote" or "open_quote" end
    -- said."She: no space, but nothing that it could close
    if s == "close_quote" and not open and shape[at + 1] == "capital" and columns.first[at + 1] == columns.last[at] + 1 then s = "open_quote" end
    if s == "open_quote" then
      local stop = open and depth == 0 and sentence_end(word, open, at)
      if stop then
        local goes_on = word[at - 1] == "" or shape[at - 1] == "close_bracket"
        add(out, open, back_to_text(word, goes_on and word[at - 1] == "" and at or stop), false, runs_on)
        open, runs_on = at, goes_on
      elseif open then depth = depth + 1
      else open, seen = at, at end
    elseif s == "close_quote" and open then
      if depth > 0 and not before_close[shape[at - 1]] then depth = depth - 1
      else
        if at > open + 1 then
          local twice = shape[at] == "close_single" and at + 1 or at
          add(out, open, twice, true, runs_on)
          out.inner[out.n] = at
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
  if open then
    local stop = paragraph_end(shape, seen, columns.n) or columns.n + 1
    add(out, open, back_to_text(word, stop), false, runs_on)
  end
  return out
end

return quotations
