-- words.lua - the words that tell 1,000 generated rules apart, five pools of 200, from a text.
--
--   usage: lua5.4 words.lua TEXT >words_data.lua
--
-- The first words of each pool are those a person would write; the others come from the text, so
-- that most rules meet their word in it.

local SEEDS = {
  title = { "President", "Minister", "Secretary", "Mayor", "Judge", "minister", "president", "governor" },
  role = { "director", "minister", "head", "professor", "president", "chief", "member", "secretary" },
  verb = { "said", "told", "added", "says", "asked", "wrote", "called", "warned" },
  day = { "from", "between", "ran", "held", "visit", "open", "talks", "closed" },
  near = { "deal", "contract", "loan", "shares", "budget", "damages", "aid", "sales" },
}
local POOLS = { "title", "role", "verb", "day", "near" }
local SIZE = 200

local file = assert(io.open(arg[1], "rb"))
local text = file:read(400000)

-- Plain lower-case words with white space on both sides, the rare and the frequent mixed.
local count = {}
for word in text:gmatch "%f[%w]%l%l%l%l+%f[^%w]" do count[word] = (count[word] or 0) + 1 end
for word in text:gmatch "[%l%-']*['\x80-\xff%-][%l%-']*" do
  for part in word:gmatch "%l+" do count[part] = nil end
end

local function scramble(word)
  local h = 5381
  for i = 1, #word do h = (h * 33 + word:byte(i)) % 1000003 end
  return h
end

local vocabulary = {}
for word in pairs(count) do vocabulary[#vocabulary + 1] = word end
table.sort(vocabulary, function(a, b)
  local x, y = scramble(a), scramble(b)
  if x ~= y then return x < y end
  return a < b
end)

-- What stands before a capitalised word is a better title, what stands before a number of dollars
-- a better noun, than any other word.
local function words_at(pattern)
  local found, list = {}, {}
  for word in text:gmatch(pattern) do
    if #word > 4 and count[word] and not found[word] then
      found[word] = true
      list[#list + 1] = word
    end
  end
  return list
end

local CONTEXT = {
  title = words_at "(%l+) %u%l+",
  role = words_at "%u%l+, %d+, (%l+)",
  verb = words_at "[\"\x9d] (%l+) %u%l+",
  day = {},
  near = words_at "[$€] ?[%d%.,]+%l* ?%l* (%l+)",
}

io.write "return {\n"
for at, pool in ipairs(POOLS) do
  local words, seen = {}, {}
  local function add(word)
    if #words < SIZE and not seen[word] then
      seen[word] = true
      words[#words + 1] = word
    end
  end
  for _, word in ipairs(SEEDS[pool]) do add(word) end
  for _, word in ipairs(CONTEXT[pool]) do add(word) end
  for i = 0, #vocabulary - 1 do add(vocabulary[(i + at * 211) % #vocabulary + 1]) end
  for i = 1, SIZE do add("notthere" .. string.char(97 + i // 26, 97 + i % 26)) end
  for i, word in ipairs(words) do words[i] = ("%q"):format(word) end
  io.write("  ", pool, " = { ", table.concat(words, ", "), " },\n")
end
io.write "}\n"
