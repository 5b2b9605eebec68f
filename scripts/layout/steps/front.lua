-- What stands above the headline and is known by its neighbours: a menu with one
-- section on each line, and the counts of buttons.

local text = require "layout.steps.text"

local find, lower = string.find, string.lower
local max_header = text.max_header

-- A menu has at least so many lines; with blank lines between them, so many.
local min_menu, min_loose_menu = 4, 6

local function is_menu_line (page, u)
  if u.words > 3 or not u.text or u.lines > 1 then return false end
  local low = lower(u.text)
  return u.kind == "litter" and u.weak and u.why == "navigation"
    or (u.kind == "plain" or u.kind == "section") and (page.env.sections[low] or page.env.buttons[low]) ~= nil
end

local function drop_range (units, from, to)
  for i = from, to do
    units[i].kind, units[i].why, units[i].weak = "litter", "navigation", true
  end
end

-- Is the menu of lines from..to dense, its first line aside?
local function is_dense (units, from, to)
  for i = from + 1, to do
    if units[i].gap then return false end
  end
  return true
end

-- The last of loose lines may be the section of the article.
local function close_menu (units, from, to)
  if to - from + 1 >= min_menu and is_dense(units, from, to) then
    drop_range(units, from, to)
  elseif to - from + 1 >= min_loose_menu then
    drop_range(units, from, to - 1)
  end
end

-- Menus end where a blank line follows lines without any.
local function mark_menus (page)
  local units, from = page.units, nil
  local limit = math.min(#units, max_header)
  for i = 1, limit do
    local u = units[i]
    local menu = is_menu_line(page, u)
    if from and (not menu or u.gap and i - from >= min_menu and is_dense(units, from, i - 1)) then
      close_menu(units, from, i - 1)
      from = nil
    end
    if menu and not from then from = i end
  end
  if from then close_menu(units, from, limit) end
end

-- "Trending", and what is, above the headline: two lines or more without blank lines.
local function mark_trends (page)
  local units = page.units
  for i = 1, math.min(#units, max_header) do
    local u = units[i]
    if u.kind == "byline" or u.kind == "time" then return end
    local stop = u.kind == "links" and i or #units
    while units[stop + 1] do
      local v = units[stop + 1]
      if v.kind ~= "plain" or v.gap or v.final or v.words > 5 then break end
      stop = stop + 1
    end
    local below = units[stop + 1]
    if below and stop > i + 1 and (below.gap or below.kind == "litter") then drop_range(units, i + 1, stop) end
  end
end

local function is_litter (u)
  return u ~= nil and u.kind == "litter"
end

-- "86" under "Share": it must not be taken for the name of the paper.
local function mark_counts (page)
  local units = page.units
  for i = 1, math.min(#units, max_header) do
    local u = units[i]
    if u.size <= 6 and u.kind == "plain" and find(u.text, "^%d[%d%.,]?%d?%d?[kKM]?$") and (is_litter(units[i - 1]) or is_litter(units[i + 1])) then
      u.kind, u.why, u.weak = "litter", "count", true
    end
  end
end

local function mark_front (page)
  mark_menus(page)
  mark_trends(page)
  mark_counts(page)
end

return { mark_front = mark_front }
