-- places.lua - matches in the text around them: the lines of find, kwic and rows.

local core = ...
local show = core.import "show"

local LEAST_CONTEXT = 20

return function(session)
  local paint, host = session.paint, session.host
  local places = {}

  -- Sentences of an article by their first byte, made once for each that is shown: f(item) → number, span.
  function places.sentence_finder()
    local of = {}
    return function(item)
      local list = of[item.article]
      if not list then
        list = item.article:sentences()
        of[item.article] = list
      end
      local low, high = 1, #list
      while low < high do
        local middle = (low + high + 1) // 2
        if list[middle].first <= item.first then low = middle else high = middle - 1 end
      end
      return low, list[low]
    end
  end

  -- The last, the first `most` characters of a text, cut where a word ends.
  local function tail_of(text, most)
    if show.width(text) <= most then return text end
    local cut = text:sub(utf8.offset(text, -math.max(most - 1, 1)))
    return "…" .. (cut:match "^%S*(%s.*)$" or cut)
  end

  local function head_of(text, most)
    if show.width(text) <= most then return text end
    local cut = text:sub(1, utf8.offset(text, math.max(most, 1)) - 1)
    return (cut:match "^(.*%s)%S*$" or cut) .. "…"
  end

  local function flat(text)
    return (text:gsub("%s+", " "))
  end

  -- What stands before and behind it in its sentence.
  local function around(item, sentence)
    local text = item.article.text
    local first, last = item.first, item.last
    if sentence and sentence.first < first then first = sentence.first end
    if sentence and sentence.last > last then last = sentence.last end
    return flat(text:sub(first, item.first - 1)), flat(text:sub(item.last + 1, last))
  end

  local function marked(match)
    return host.colored and paint(match, "match") or "«" .. match .. "»"
  end

  -- corpus/a.txt:3  … talks with «Prime Minister Lee» of …
  function places.context_line(item, sentence_of, width)
    local number, sentence = sentence_of(item)
    local place = (item.article.source or "?") .. ":" .. (number or 1)
    local match = flat(item.text)
    local room = math.max(width - show.width(place) - 2 - show.width(match), LEAST_CONTEXT)
    local left, right = around(item, sentence)
    local half = room // 2 - 1
    left = tail_of(left, math.max(half, room - 2 - show.width(right)))
    right = head_of(right, math.max(room - 2 - show.width(left), half))
    return paint(place, "place") .. "  " .. left .. marked(match) .. right
  end

  -- The match in the middle of the line, what is before it set to the right.
  function places.kwic_line(item, sentence_of, width)
    local _, sentence = sentence_of(item)
    local left, right = around(item, sentence)
    local match = show.line(flat(item.text), width // 3)
    local half = math.max((width - show.width(match)) // 2 - 2, 10)
    local side = math.max(width // 2 - 8, 10)
    left = tail_of(left, side)
    local pad = (" "):rep(math.max(side - show.width(left), 0))
    return pad .. left .. " " .. marked((match:gsub("^%s+", ""))) .. " " .. head_of(right, math.max(half, 10))
  end

  -- What kwic sorts by.
  function places.neighbours(item, sentence_of)
    local _, sentence = sentence_of(item)
    local left, right = around(item, sentence)
    return left:lower(), right:lower():gsub("^%W+", "")
  end

  return places
end
