-- lode.capitals: lines in capitals ("WILKINSON QUITS AS NORVIK CUTS JOBS"), where a word names only what lists know for certain or what
-- the article names elsewhere.
--
--   local capitals = require "lode.capitals"
--   capitals.is_line(columns, i, letters)                            whether the token's line has no small word of so many letters
--   capitals.in_byline(columns, i)                                   whether the token is part of "By SAMYA KULLAB and JOHN LEICESTER"
--   capitals.add_persons(words, persons, known, busy, article)       for the rule people; words are spans
--   capitals.add_bodies(items, article, make)                        for organizations; make(first, last, text, name) gives the item

local names = require "lode.names"
local spans = require "lode.spans"

local capitals = {}
local upper = string.upper

function capitals.is_line (columns, i, letters)
  local sentence, shape, at = columns.sentence, columns.shape, columns.sentence[i]
  local j = i
  while sentence[j - 1] == at do j = j - 1 end
  while sentence[j] == at do
    if shape[j] == "lower" and columns.last[j] - columns.first[j] + 1 >= letters then return false end
    j = j + 1
  end
  return true
end

local in_names = { upper = true, initial = true, comma = true }

function capitals.in_byline (columns, i)
  local word, shape, sentence = columns.word, columns.shape, columns.sentence
  if shape[i] ~= "upper" then return false end
  local j = i - 1
  while in_names[shape[j]] and word[j] ~= "by" or word[j] == "and" do j = j - 1 end
  return word[j] == "by" and sentence[j - 1] ~= sentence[j] and sentence[j] == sentence[i]
end

-- ---- persons ----

local LONGEST = 4 -- words
local SHORTEST = 4 -- letters

local famous = {}
for _, form in ipairs(names.famous_list) do famous[upper(form)] = names.famous[form] or form end

-- The article's names as they stand in capitals: { ["WILKINSON"] = "Howard Wilkinson" }.
local function in_capitals (persons, known)
  local full = {}
  for form, bearers in pairs(known) do
    local who = type(bearers) == "table" and bearers[1]
    if who and who.name and #form >= SHORTEST then full[upper(form)] = who.name end
  end
  for _, person in ipairs(persons) do full[upper(person.name)] = person.name end
  return full
end

-- Adds who is named in lines of capitals, the longest name at each word.
function capitals.add_persons (words, persons, known, busy, article)
  local full, columns, taken = in_capitals(persons, known), article:columns(), 0
  for _, word in ipairs(words) do
    local i = word.token
    for j = i + LONGEST - 1, i, -1 do
      local last = columns.last[j]
      local text = i > taken and not busy[i] and last and article.text:sub(word.first, last)
      local name = text and (full[text] or famous[text])
      if name and capitals.is_line(columns, i, 3) then
        persons[#persons + 1] = { kind = "person", rule = "people", first = word.first, last = last, text = text, name = name, _i = i, _j = j }
        taken = j
      end
    end
  end
  spans.arrange(persons)
end

-- ---- organizations ----

-- A city that is a team (_if_sport) may be the city elsewhere.
function capitals.add_bodies (items, article, make)
  local seen = {}
  for k = 1, #items do
    local text = items[k].text
    local form = upper(text)
    if form ~= text and not items[k]._if_sport and #form >= SHORTEST and not seen[form] then
      seen[form] = true
      local places = article:find(form)
      for i = 1, #places, 2 do items[#items + 1] = make(places[i], places[i + 1], form, items[k].name) end
    end
  end
end

return capitals
