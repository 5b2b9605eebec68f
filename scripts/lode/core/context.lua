-- context.lua - an item shown in the text around it, on one line.

local core = ...
local show = core.import "show"

local context = {}

-- The byte before which `count` code points of the text stand; the text's end when it has fewer.
local function byte_behind(text, count)
  return (utf8.offset(text, count + 1) or #text + 1) - 1
end

local function flat(text)
  return (text:gsub("%s+", " "))
end

-- The last, the first `most` characters, cut at a blank.
local function tail_of(text, most)
  if show.width(text) <= most then return text end
  local cut = text:sub(utf8.offset(text, -most))
  return "…" .. (cut:match "^%S*(%s.*)$" or cut)
end

local function head_of(text, most)
  if show.width(text) <= most then return text end
  local cut = text:sub(1, utf8.offset(text, most + 1) - 1)
  return (cut:match "^(.*%s)%S*$" or cut) .. "…"
end

-- `… talks with «Lee Jong-sup» in Seoul …`: text[start, stop) in code points, `room` columns wide.
function context.line(text, start, stop, room, paint)
  local first = byte_behind(text, start)
  local last = first + byte_behind(text:sub(first + 1), stop - start)
  local match = flat(text:sub(first + 1, last))
  local side = math.max((room - show.width(match)) // 2, 12)
  local left, right = text:sub(math.max(first - 4 * side, 0) + 1, first), text:sub(last + 1, last + 4 * side)
  left = left:gsub("^[\128-\191]+", ""):match "[^\n]*$"
  right = right:gsub("[\192-\247][\128-\191]*$", ""):match "^[^\n]*"
  return tail_of(flat(left), side) .. paint("«" .. match .. "»", "match") .. head_of(flat(right), side)
end

return context
