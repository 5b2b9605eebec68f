-- Lines of a text, and which of them make a paragraph together.
--
-- A line here is { first, last, gap, indent }: where its text stands (without
-- white space around it), whether a blank line comes before it, whether a new page
-- begins with it (`page`), and by how many columns it is indented. Everything works
-- on positions in the raw text, so a line of 200 MB costs no copy.

local lines = {}

local find, byte, sub = string.find, string.byte, string.sub

-- Terminals, mail and typewriters break lines below this many columns.
local max_width = 130
-- Lines that make a paragraph are at least this long on average.
local min_width = 40

-- Invisible characters that count as white space at both ends of a line.
local invisible = {
  ["\u{A0}"] = true, ["\u{200B}"] = true, ["\u{FEFF}"] = true, ["\u{3000}"] = true,
  ["\u{200E}"] = true, ["\u{200F}"] = true, ["\u{2060}"] = true, ["\u{202F}"] = true,
  ["\u{2003}"] = true, ["\u{2009}"] = true, ["\u{2028}"] = true, ["\u{AD}"] = true,
}

-- The first visible position from `at` on, or nil.
local function skip_blank (raw, at)
  while true do
    at = find(raw, "[^ \t\r\n\f\v]", at)
    if not at then return nil end
    local two, three = sub(raw, at, at + 1), sub(raw, at, at + 2)
    if invisible[two] then at = at + 2
    elseif invisible[three] then at = at + 3
    else return at end
  end
end

local is_space = { [32] = true, [9] = true, [13] = true, [10] = true, [11] = true, [12] = true }

-- Steps back over long white space, 4 KB at a time.
local function skip_back (raw, from, at)
  while at - 4096 > from and not find(sub(raw, at - 4095, at), "[^ \t\r\n\f\v]") do at = at - 4096 end
  return at
end

-- The last visible position up to `at`; there is one at `from` or later.
function lines.trim_end (raw, from, at)
  if byte(raw, at) == 32 then at = skip_back(raw, from, at) end
  while at > from do
    if is_space[byte(raw, at)] then at = at - 1
    elseif byte(raw, at) < 128 then return at
    elseif invisible[sub(raw, at - 1, at)] then at = at - 2
    elseif invisible[sub(raw, at - 2, at)] then at = at - 3
    else return at end
  end
  return from
end

-- Columns of white space before `at` on its line; more than 40 are 40.
local function indent_of (raw, at)
  local columns = 0
  while columns < 40 do
    local b = byte(raw, at - columns - 1)
    if b ~= 32 and b ~= 9 then break end
    columns = columns + 1
  end
  return columns
end

-- The lines that are not blank, at most `limit`; the position where text remains
-- that was not split, or nil; and whether there are pages. A form feed ends a line
-- and a page. `at` is where white space before a line begins; `feed` the next form
-- feed, if there is one.
function lines.split (raw, limit)
  local list, at, count = {}, 1, 0
  local feed = find(raw, "\f", 1, true)
  local paged = feed ~= nil
  while true do
    local first = skip_blank(raw, at)
    if not first then return list, nil, paged end
    if count == limit then return list, first, paged end
    local newline = find(raw, "\n", at, true)
    local page = feed ~= nil and feed < first
    if page then feed = find(raw, "\f", first, true) end
    local stop = find(raw, "\n", first, true) or #raw + 1
    local ends_page = feed ~= nil and feed < stop
    if ends_page then stop = feed end
    count = count + 1
    list[count] = {
      first = first, last = lines.trim_end(raw, first, stop - 1), page = page or nil,
      gap = newline ~= nil and newline < first or count == 1, indent = indent_of(raw, first),
    }
    at = ends_page and stop or stop + 1
  end
end

local closing = { ['"'] = 1, ["'"] = 1, [")"] = 1, ["]"] = 1 }

-- True if the text that ends at `last` ends a sentence.
function lines.ends_sentence (raw, first, last)
  local final = byte(raw, last)
  if final == 46 then return true end
  if final >= 48 and final <= 57 or final >= 65 and final <= 90 or final >= 97 and final <= 122 then return false end
  local tail = sub(raw, last - 11 > first and last - 11 or first, last)
  while #tail > 0 do
    local final = sub(tail, -1)
    if closing[final] then tail = sub(tail, 1, -2)
    elseif find(tail, "\u{201D}$") or find(tail, "\u{2019}$") then tail = sub(tail, 1, -4)
    elseif find(tail, "\u{BB}$") then tail = sub(tail, 1, -3)
    else break end
  end
  return find(tail, "[.!?]$") ~= nil or find(tail, "\u{2026}$") ~= nil
end

-- Columns of a line; of long ones only that they are.
local function width_of (raw, line)
  local bytes = line.last - line.first + 1
  if bytes > 400 then return bytes end
  local _, inner = sub(raw, line.first, line.last):gsub("[\x80-\xBF]", "")
  return bytes - inner + line.indent
end

local function first_word_width (raw, line)
  local stop = find(raw, "[ \t\n]", line.first) or line.last + 1
  return math.min(stop, line.last + 1) - line.first
end

-- What the run run[from..to] of neighbouring lines measures: the widest line, and
-- for each line whether it is `full`: the next line's first word had no room.
local function measure (raw, run)
  local widest, widths = 0, {}
  for i, line in ipairs(run) do
    widths[i] = width_of(raw, line)
    if widths[i] > max_width then return nil end
    if widths[i] > widest then widest = widths[i] end
  end
  return { widest = widest, widths = widths }
end

-- Shares of the lines but the last: full ones (a greedy filler would have broken
-- there), sentence ends, and lines that go on in lower case; and the mean width.
local function shares (raw, run, m, width)
  local n = #run - 1
  local full, ended, lower, sum = 0, 0, 0, 0
  for i = 1, n do
    if m.widths[i] + 1 + first_word_width(raw, run[i + 1]) > width * 0.9 then full = full + 1 end
    if lines.ends_sentence(raw, run[i].first, run[i].last) then ended = ended + 1 end
    if find(raw, "^[a-z]", run[i + 1].first) then lower = lower + 1 end
    sum = sum + m.widths[i]
  end
  return full / n, ended / n, lower / n, sum / n
end

-- Is this run text broken to fit a width? `width` is what earlier runs showed. Also
-- whether that is sure: full lines that all begin with a capital may be a summary,
-- point by point.
local function is_wrapped (raw, run, width)
  if #run < 2 then return false end
  local m = measure(raw, run)
  if not m then return false end
  local full, ended, lower, mean = shares(raw, run, m, math.max(width or 0, m.widest))
  if mean < min_width or ended > 0.5 then return false end
  if #run == 2 and not width then return lower > 0, lower > 0 end
  return lower >= 0.3 or full >= 0.7, lower > 0 or width ~= nil
end

-- The width that the text is broken to, or nil: what most long runs agree on.
function lines.page_width (raw, runs)
  local width, wrapped, other = 0, 0, 0
  for _, run in ipairs(runs) do
    if #run >= 2 and is_wrapped(raw, run) then
      wrapped = wrapped + #run
      width = math.max(width, measure(raw, run).widest)
    else
      other = other + #run
    end
  end
  if wrapped >= 2 and wrapped * 4 >= other then return width end
end

-- "govern-" and "ment": both belong to one paragraph, whatever the widths say.
local function breaks_word (raw, line, next_line)
  return byte(raw, line.last) == 45 and find(raw, "^%a%-", line.last - 1) and find(raw, "^%l", next_line.first)
end

-- Where a paragraph ends inside a wrapped run: the line is short although the
-- next word had room, or the next line is indented and this one is not.
local function breaks_after (raw, run, m, i, dense)
  local this, next_line = run[i], run[i + 1]
  if next_line.indent >= this.indent + 2 and run[1].indent <= this.indent then return true end
  local used = m.widths[i] + 1 + first_word_width(raw, next_line)
  local ended = lines.ends_sentence(raw, this.first, this.last)
  -- a headline straight above its text
  if i == 1 and not ended and used < m.widest * 0.7 then return true end
  return dense and used < m.widest * (ended and 0.85 or 0.7)
end

-- The paragraphs of a run, as a list of { from, to } (indices into the run), and
-- whether their lines may be joined. `dense` says that blank lines do not separate
-- this text's paragraphs. A line that `continues` over the end of a page begins none,
-- and none begins in the middle of a word.
function lines.paragraphs (raw, run, width, dense)
  local list, from = {}, 1
  local wrapped, sure = is_wrapped(raw, run, width)
  local m = wrapped and measure(raw, run)
  for i = 1, #run do
    local next_line = run[i + 1]
    local breaks = not next_line
      or not next_line.continues and not breaks_word(raw, run[i], next_line)
        and (not wrapped or breaks_after(raw, run, m, i, dense))
    sure = sure or next_line and next_line.continues
    if breaks then
      list[#list + 1] = { from, i }
      from = i + 1
    end
  end
  return list, sure or not wrapped
end

return lines
