-- lode.acronyms: names that letters stand for, in brackets behind them ("Islamic Renaissance Front (IRF)") or anywhere in the article.
--
--   local acronyms = require "lode.acronyms"
--   acronyms.name_by_initials(items)        gives items of letters alone the name that begins with them
--   acronyms.spelled_out(span, article)     first and last byte of the name whose letters the span has; nil: none

local set = require "lode.sets".from
local lexis = require "lode.body_words"

local acronyms = {}

local small = set { "of", "for", "and", "the", "on", "in", "de", "du", "des", "der", "del", "da", "do", "to", "und", "et" }

-- The name before "(IRF)" whose words give the letters, in their order: "Islamic Renaissance Front"; nil: none.
function acronyms.spelled_out (short, article)
  local columns, letters = article:columns(), short.text:gsub("[^%w]", ""):lower()
  local stop = article:token(short.first) - 1
  if columns.shape[stop] ~= "open_bracket" then stop = stop - 1 end
  stop = stop - 1
  local at, i, names = #letters, stop, 0
  while at > 0 and i > 0 and stop - i < 12 and columns.sentence[i] == columns.sentence[stop] do
    local word, shape = columns.word[i], columns.shape[i]
    local initial = word:sub(1, 1) == letters:sub(at, at)
    if small[word] then
      if initial and at > 1 and columns.shape[i - 1] ~= "lower" and letters:sub(at - 1, at - 1) ~= columns.word[i - 1]:sub(1, 1) then at = at - 1 end
    elseif shape == "capital" or shape == "upper" or shape == "mixed" then
      if not initial then return nil end
      at, names = at - 1, names + 1
    elseif shape ~= "hyphen" then return nil end
    i = i - 1
  end
  i = i + 1
  if at > 0 or names < 2 or small[columns.word[i]] then return nil end
  local last = article.text:sub(columns.first[stop], columns.last[stop])
  if lexis.no_body[last] then return nil end
  return columns.first[i], columns.last[stop]
end

-- "The Rapid Support Forces … the RSF": letters that a longer name of the article begins its words with stand for that one, whatever a list says.
function acronyms.name_by_initials (items)
  local named, letters_of = {}, {}
  for _, item in ipairs(items) do
    local text = item.text
    if string.find(text, " ", 1, true) then
      local letters = letters_of[text]
      if not letters then
        letters = (text:gsub("%f[^\0%s]%l%S*", "")):gsub("(%S)%S*%s*", "%1"):gsub("%s", "")
        letters_of[text] = letters
      end
      named[letters] = named[letters] or item.name
    end
  end
  for _, item in ipairs(items) do
    if string.find(item.text, "^%u%u%u+$") then item.name = named[item.text] or item.name end
  end
end

return acronyms
