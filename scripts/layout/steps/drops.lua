-- Which lines are no content: litter, separators, navigation.

local lpeg = require "lpeg"
local common = require "layout.common"
local litter = require "layout.litter"
local wires = require "layout.wires"
local lines = require "layout.steps.lines"
local text = require "layout.steps.text"

local find, sub, lower = string.find, string.sub, string.lower
local count_words, bare = text.count_words, text.bare
local max_rule_words = text.max_rule_words
local most_button_words = 5

local function is_button (env, phrase)
  return env.buttons[phrase] or env.lines[phrase]
end

-- Do the first words make a button? Few lines that are none pass this.
local function begins_with_button (env, s)
  local phrase, n = nil, 0
  for word in s:gmatch "[^%s|,/]+" do
    if not find(word, "^[\xC2\xE2]") then
      phrase, n = phrase and phrase .. " " .. word or word, n + 1
      if is_button(env, phrase) then return true end
      if n == most_button_words then return false end
    end
  end
  return false
end

-- The phrases of a row of buttons ("Share  Tweet  Copy link"), greedily; nil if
-- any word of it is no button.
local function button_phrases (env, s)
  local words, list, i = {}, {}, 1
  for word in s:gmatch "[^%s|,/]+" do
    if not find(word, "^[\xC2\xE2]") then words[#words + 1] = word end
  end
  if #words > 20 then return nil end
  while i <= #words do
    local taken
    for n = math.min(most_button_words, #words - i + 1), 1, -1 do
      local phrase = table.concat(words, " ", i, i + n - 1)
      if is_button(env, phrase) then taken = n; list[#list + 1] = phrase; break end
    end
    if not taken then return nil end
    i = i + taken
  end
  return list
end

local plain_buttons = common.set "share|save|tweet|email|print|facebook|twitter|copy link"

local function button_row (env, s, line)
  local list = button_phrases(env, s)
  if not list or #list < 2 then return nil end
  local apart = find(line, "  ", 1, true) or find(line, "[|\t]") or find(line, "\u{2022}", 1, true)
  if #list == 2 and not apart and not (plain_buttons[list[1]] and plain_buttons[list[2]]) then return nil end
  return env.buttons[list[1]] or env.lines[list[1]]
end

-- The items of a menu: "Home  News | Sport" has three.
local function menu_items (line)
  local items = {}
  for item in line:gsub("  +", "|"):gsub("\t", "|"):gsub("\u{2022}", "|"):gsub("\u{B7}", "|"):gmatch "[^|]+" do
    item = item:match "^%s*(.-)%s*$"
    if item ~= "" then items[#items + 1] = lower(item) end
  end
  return items
end

local function is_apart (line)
  return find(line, "  ", 1, true) or find(line, "|", 1, true) or find(line, "\t", 1, true)
    or find(line, "\u{2022}", 1, true) or find(line, "\u{B7}", 1, true)
end

-- A row of at least four links, most of which are sections or buttons.
local function is_menu (env, line, words)
  if words < 4 or not is_apart(line) then return false end
  local items, known = menu_items(line), 0
  for _, item in ipairs(items) do
    if count_words(item) > 4 or find(item, "[.!?,]$") then return false end
    if env.sections[item] or is_button(env, item) then known = known + 1 end
  end
  return #items >= 4 and known * 2 > #items
end

-- "Home News Sport Business Opinion": the same with single blanks.
local function is_plain_menu (env, s, words)
  local first = s:match "^%S+"
  if words < 4 or not env.sections[first] and not is_button(env, first) then return false end
  local known = 0
  for word in s:gmatch "%S+" do
    if not env.sections[word] and not is_button(env, word) then return false end
    if env.sections[word] then known = known + 1 end
  end
  return known >= 3
end

-- The longest opening that s has. After "read more" no sentence may follow.
local function opening_of (env, s, ended)
  local openings, longest, found = env.openings[s:match "^%S+"], 0, nil
  if not openings then return nil end
  for opening, why in pairs(openings) do
    local n = #opening
    if n > longest and sub(s, 1, n) == opening and (find(opening, "%W$") or not find(s, "^%w", n + 1)) then
      local sentence = ended and why == "read more" and find(opening, "%w$")
      if not sentence then longest, found = n, why end
    end
  end
  return found
end

-- Pieces of all that is looked for anywhere in a line.
local parts = { "eserved", "rohibited", "eproduction", "our story", "pens in" }

-- False where neither `anywhere_of` nor a sentence can be litter for what it contains.
local function is_suspicious (s)
  for _, part in ipairs(parts) do
    if find(s, part, 1, true) then return true end
  end
  return false
end

local function anywhere_of (s)
  if not is_suspicious(s) then return nil end
  for _, rule in ipairs(litter.anywhere) do
    if find(s, rule[1], 1, true) then return rule[2] end
  end
end

-- Why a line is litter; and true if that holds only on a page of news. `stripped` is
-- the line as text.bare gives it, if the caller has it.
local function litter_of (env, line, words, ended, stripped)
  local all, s = lower(line), stripped or bare(line)
  local uncounted = #s < 40 and s:match "^(.-)%s*%(?%d+%)?$" or s
  local why = env.lines[s] or env.lines[all] or env.lines[uncounted]
  if why then return why end
  why = env.buttons[s] or env.buttons[all] or env.buttons[uncounted]
  if why then return why, true end
  if env.links[s] then return nil end
  why = opening_of(env, s, ended)
  if why then return why end
  why = env.user_rules and env.user_rules:match(line) or anywhere_of(all)
  if why then return why end
  local short = words <= max_rule_words or not find(line, "^%a") or find(line, "^[LlFf][io][kl]%a+ ")
  why = short and litter.may_be_whole(line) and litter.whole:match(line)
  if why then return why end
  why = wires.may_be_line(line) and wires.line:match(line)
  if why then return why end
  if not ended and is_menu(env, line, words) or not ended and is_plain_menu(env, s, words) then return "navigation", true end
  why = not ended and words <= 20 and begins_with_button(env, s) and button_row(env, s, line)
  return why or nil, true
end

local bullets = {}
for _, b in ipairs { "\u{2022}", "\u{B7}", "\u{25AA}", "\u{25E6}", "\u{2023}", "\u{25CF}", "\u{25CB}", "\u{25A0}",
  "\u{25A1}", "\u{2043}", "\u{2219}", "\u{25B6}", "\u{25BA}", "\u{27A4}", "\u{25C6}", "\u{25B8}", "\u{2713}", "\u{25AB}" } do
  bullets[b] = true
end

-- A lone bullet, a rule of stars or dashes. Dots or a lone dash may be text.
local function is_separator (line)
  return #line >= 3 and not find(line, "[^%-%*_=~#%s]")
    or line == "\u{2014}\u{2014}" or bullets[line] or line == "|"
end


local function split_crumbs (line)
  local sep = find(line, ">", 1, true) and ">" or find(line, "\u{BB}", 1, true) and "\u{BB}"
    or find(line, "\u{203A}", 1, true) and "\u{203A}" or find(line, "|", 1, true) and "|"
    or find(line, " / ", 1, true) and " / " or find(line, " \u{2022} ", 1, true) and " \u{2022} "
  if not sep then return nil end
  local items, at = {}, 1
  while at do
    local from, to = find(line, sep, at, true)
    local first = find(line, "%S", at) or at
    local last = lines.trim_end(line, first, (from or #line + 1) - 1)
    items[#items + 1] = { text = sub(line, first, last), first = first, last = last }
    at = to and to + 1
  end
  return items, sep
end

local homes = common.set "home|homepage|main|main page|home page|front page"

-- "Home > World > Asia" gives its section and goes; "WORLD | AMERICAS" stays.
-- Returns the kind ("crumbs", "menu", "section") and the item that is the section.
local function crumbs_of (env, line)
  local items, sep = split_crumbs(line)
  if not items or #items < 2 then return nil end
  local sections = 0
  for i, item in ipairs(items) do
    if count_words(item.text) > 4 and i < #items then return nil end
    if env.sections[lower(item.text)] then sections = sections + 1 end
  end
  local arrow = sep ~= "|" and sep ~= " / " and sep ~= " \u{2022} "
  if homes[lower(items[1].text)] then return "crumbs", items[2] end
  if arrow and sections > 0 and (sections == #items or #items >= 3) then return "crumbs", items[1] end
  if sections == #items then return sections >= 4 and "menu" or "section", items[1] end
end


-- One pattern for rules { pattern, why }: gives the why of the first that matches.
local function choice_of (rules, ending)
  local p = lpeg.P(false)
  for _, rule in ipairs(rules) do p = p + (rule[1] / 0) * ending * lpeg.Cc(rule[2]) end
  return p
end

return {
  litter_of = litter_of,
  is_suspicious = is_suspicious,
  is_separator = is_separator,
  bullets = bullets,
  split_crumbs = split_crumbs,
  crumbs_of = crumbs_of,
  choice_of = choice_of,
}
