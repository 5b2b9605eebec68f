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

-- Back over quotations, each as one thing.
local function first_beyond (scene, i, k)
  local sentence, starts, open, close = scene.sentence, scene.starts, scene.marks.open, scene.marks.close
  local stop = i > LONGEST and i - LONGEST or 1
  while i > stop do
    local mark = close[k] or 0
    if mark < stop or mark >= i or sentence[mark + 1] < sentence[i] then
      local start = starts[sentence[i]]
      return start > stop and start or stop
    end
    i = open[k]
    k = k - 1
  end
  return i
end

function frames.first (scene, i, k)
  local start, mark = scene.starts[scene.sentence[i]], scene.marks.close[k] or 0
  if mark < start - 1 and i - start <= LONGEST then return start end
  return first_beyond(scene, i, k)
end

local function last_beyond (scene, i, k)
  local sentence, starts, open, close = scene.sentence, scene.starts, scene.marks.open, scene.marks.close
  local stop = i + LONGEST
  if stop > scene.n then stop = scene.n end
  while i < stop do
    local mark, following = open[k + 1], starts[sentence[i] + 1]
    local inside = mark and mark <= stop
    if following and following <= (inside and mark or stop) then return following - 2 end
    if not inside then return scene.word[stop] == "" and stop - 1 or stop end
    k = k + 1
    i = close[k]
  end
  return i
end

function frames.last (scene, i, k)
  local following, mark = scene.starts[scene.sentence[i] + 1], scene.marks.open[k + 1]
  if following and following - i <= LONGEST and not (mark and mark < following) then return following - 2 end -- its own last token is the mark of its end
  return last_beyond(scene, i, k)
end

return frames
