-- lode.ages: how old persons are, by the words beside their names.
--
--   ages.add(persons, article, columns)     sets `age`; persons have the numbers of their tokens, _i and _j, and where their title begins, _front

local ages = {}

-- Whether a number is one's years.
local function years_at(article, columns, i)
  local age = columns.shape[i] == "digits" and math.tointeger(tonumber(article.text:sub(columns.first[i], columns.last[i])))
  return age and age > 0 and age < 120 and age or nil
end

-- "17-year-old Kyle Marsh", "Marsh, 17, the": the age that stands beside the name.
function ages.add(persons, article, columns)
  local shape, word = columns.shape, columns.word
  for _, person in ipairs(persons) do
    local front = person._front and article:token(person._front) or person._i
    local i, j = front - 1, person._j
    local known = person.age -- from the pattern
    if not known and word[i] == "old" and word[i - 2] == "year" and shape[i - 1] == "hyphen" and shape[i - 3] == "hyphen" then
      person.age = years_at(article, columns, i - 4)
    elseif not known and shape[j + 1] == "comma" and shape[j + 3] == "comma" then
      person.age = years_at(article, columns, j + 2)
    end
  end
end

return ages
