-- Lines that are litter by what stands beside them: the text of a newsletter box, the
-- count under a button, the title of a video; and notices that are longer than a line.

local litter = require "layout.litter"

local find, lower, match, sub = string.find, string.lower, string.match, string.sub

local function is_free (u)
  return u ~= nil and not u.drop and not u.role and u.text ~= nil and not u.turn
    and (u.kind == "plain" or u.kind == "list" or u.kind == "links")
end

---------------------------------------------------------------- notices

-- "We use cookies ...", "A version of this article appears in print ...": by how they begin.
local function notice_of (s)
  local low = lower(sub(s, 1, 80))
  local list = litter.notices[match(low, "^[%(%[%*]*(%a+)") or ""]
  if not list then return nil end
  low = match(low, "^[%(%[%*]*(.*)")
  for opening, why in pairs(list) do
    if sub(low, 1, #opening) == opening then return why end
  end
end

local function drop_notices (page)
  for i = page.body + 1, #page.units do
    local u = page.units[i]
    if is_free(u) and u.words <= litter.max_notice_words then u.drop = notice_of(u.text) end
  end
end

---------------------------------------------------------------- newsletters

local box_words = { "newsletter", "inbox", "sign up", "signing up", "subscri", "email", "e-mail", "privacy", "spam", "recaptcha" }

-- Text of a box speaks to the reader; a report about one quotes somebody.
local function is_box_text (u)
  if not is_free(u) or u.words > litter.max_words or find(u.text, '["\u{201C}\u{201D}]') then return false end
  local s = lower(u.text)
  if find(s, " said", 1, true) then return false end
  for _, word in ipairs(box_words) do
    if find(s, word, 1, true) then return true end
  end
  return false
end

-- From a line of the box on, up or down, while the lines are of it.
local function drop_box (page, i, step)
  local k = i + step
  while k > page.body and is_box_text(page.units[k] or {}) do
    page.units[k].drop = "newsletter"
    k = k + step
  end
end

---------------------------------------------------------------- counts and titles

local counted = { ["share button"] = true, comments = true, player = true, ["picture counter"] = true }

-- "86" under "Share": not a line of a table, whose neighbours are text.
local function is_count (u)
  return is_free(u) and find(u.text, "^[%d%.,]+[kKM]?$") ~= nil and #u.text <= 6
end

local function is_counted (u)
  return u ~= nil and counted[u.drop or ""] == true
end

-- A video's title stands straight below its length.
local function is_video_title (u, above)
  return above ~= nil and above.drop == "player" and above.text ~= nil and find(above.text, "%d:%d%d") ~= nil
    and is_free(u) and not u.gap and not u.final and u.words <= 14
end

local function drop_neighbours (page)
  local units = page.units
  for i, u in ipairs(units) do
    if u.drop == "newsletter" then
      drop_box(page, i, -1)
      drop_box(page, i, 1)
    elseif not u.drop and u.kind == "plain" then
      if is_count(u) and (is_counted(units[i - 1]) or is_counted(units[i + 1])) then u.drop = "count"
      elseif is_video_title(u, units[i - 1]) then u.drop = "player" end
    end
  end
end

---------------------------------------------------------------- the foot of the page

-- What says that the report is over.
local closing = { ["related links"] = true, ["related link"] = true, ["read more"] = true, newsletter = true, copyright = true,
  comments = true, tags = true, ["about the author"] = true, ["cookie notice"] = true, contact = true }

-- Below the last paragraph, short lines after such litter are links.
local function drop_foot (page)
  local units, last = page.units, #page.units
  while last > page.body and (units[last].drop or not units[last].prose) do last = last - 1 end
  local closed = false
  for i = last + 1, #units do
    local u = units[i]
    closed = closed or closing[u.drop or ""] == true
    if closed and is_free(u) and u.kind == "plain" then u.drop = "related link" end
  end
end

local function drop_boxes (page)
  drop_notices(page)
  drop_neighbours(page)
end

return { drop_boxes = drop_boxes, drop_foot = drop_foot }
