-- lode.frames: sentences as one reads them, with what stands in quotation marks as one thing.
--
--   local frames = require "lode.frames"
--   local starts = frames.starts(article)                    -- the first token of each sentence
--   frames.first(scene, token, k), frames.last(scene, token, k)
--
-- The sentence's first token, and the last one before the mark that ends it, from a token outside of quotations; `k` is the number of the last quotation that
-- begins before it.  A scene is that of lode.speakers: sentence, starts, n, word, and marks of lode.quotations.

local frames = {}

local LONGEST = 300 -- tokens before or behind the one that one asks for

function frames.starts (article)
  local starts = article:sentences()
  for s = 1, #starts do starts[s] = starts[s].token end
  return starts
end

function frames.first (scene, i, k)
  local sentence, starts = scene.sentence, scene.starts
  local start, stop = starts[sentence[i]], i > LONGEST and i - LONGEST or 1
  local mark = k > 0 and scene.marks.close[k] or 0
  if mark < start - 1 then return start > stop and start or stop end
  local open, close = scene.marks.open, scene.marks.close
  while i > stop do
    if mark < stop or mark >= i or sentence[mark + 1] < sentence[i] then
      start = starts[sentence[i]]
      return start > stop and start or stop
    end
    i = open[k]
    k = k - 1
    mark = close[k] or 0
  end
  return i
end

function frames.last (scene, i, k)
  local sentence, starts, open = scene.sentence, scene.starts, scene.marks.open
  local mark, stop = open[k + 1], i + LONGEST
  if stop > scene.n then stop = scene.n end
  while i < stop do
    local inside = mark and mark <= stop
    local following = starts[sentence[i] + 1]
    if following and following <= (inside and mark or stop) then return following - 2 end -- its own last token is the mark of its end
    if not inside then return scene.word[stop] == "" and stop - 1 or stop end
    k = k + 1
    i, mark = scene.marks.close[k], open[k + 1]
  end
  return i
end

return frames
