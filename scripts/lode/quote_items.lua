-- lode.quote_items: what the rule quotes found, as its items.
--
--   local items = quote_items.of(scene)
--
-- A scene is that of the rule: marks, with said and style of each quotation; clauses: { first, last, cue, content }; ascii, count, counted, for places in
-- characters.  Quotations and clauses become one list, in order; those whose speaker has no name are left out.

local quote_items = {}

local find, sub = string.find, string.sub

-- The places in characters of two bytes of a text that has others than ASCII; counted on from the last place.
local function characters (scene, from, to)
  local text, at = scene.text, scene.counted
  if from > at then scene.count = scene.count + utf8.len(text, at, from - 1)
  elseif from < at then scene.count = scene.count - utf8.len(text, from, at - 1) end
  scene.counted = from
  return scene.count, scene.count + utf8.len(text, from, to)
end

-- What stands from the first to the last of the tokens, said by whom the cue names.
local function quote (scene, cue, style, first, last, content)
  local bytes, ends, who, verb = scene.first, scene.last, cue.who, cue.verb
  local from, to = bytes[who.first], ends[who.last]
  if scene.ascii then from = from - 1 else from, to = characters(scene, from, to) end
  verb = verb and sub(scene.text, bytes[verb], ends[cue.verb_last])
  return { kind = "quote", first = bytes[first], last = ends[last], content = content, speaker = who.name, verb = verb, style = style, speaker_start = from, speaker_end = to }
end

local function by_first (a, b) return a.first < b.first end

function quote_items.of (scene)
  local out, n, marks, said, clauses = {}, 0, scene.marks, scene.said, scene.clauses
  local text, bytes, ends, open, close, unclosed, inner, style = scene.text, scene.first, scene.last, marks.open, marks.close, marks.unclosed, marks.inner, scene.style
  scene.ascii = not find(text, "\xE2", 1, true) and utf8.offset(text, #text + 1) ~= nil -- no curly quotes or dashes, and as many characters as bytes
  if not scene.clauses_in_order then table.sort(clauses, by_first) end
  local c, clause = 1, clauses[1]
  for k = 1, marks.n + 1 do
    local place = open[k]
    while clause and not (place and place <= clause.first) do
      local cue, first, last = clause.cue, clause.first, clause.last
      if cue.who.name then
        n = n + 1
        out[n] = quote(scene, cue, cue.direct and "direct" or "indirect", first, last, clause.content or sub(text, bytes[first], ends[last]))
      end
      c = c + 1
      clause = clauses[c]
    end
    local cue = said[k]
    if cue and cue.who.name then
      local last = close[k]
      n = n + 1
      out[n] = quote(scene, cue, style[k], place, last, sub(text, bytes[place + 1], ends[unclosed[k] and last or (inner[k] or last) - 1]))
    end
  end
  return out
end

return quote_items
