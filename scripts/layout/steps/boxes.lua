-- Lines that are litter by what stands beside them: the text of a newsletter box, the
-- count under a button, the title of a video; and notices that are longer than a line.

local litter = require "layout.litter"
local text = require "layout.steps.text"

local head_of = text.head_of
local find, lower, match, sub = string.find, string.lower, string.match, string.sub

local function is_free (u)
  return u ~= nil and not u.drop and not u.role and u.text ~= nil and not u.turn
    and (u.kind == "plain" or u.kind == "list" or u.kind == "links")
end

---------------------------------------------------------------- notices

-- "We use cookies ...", "A version of this article appears in print ...": by how they begin.
local function notice_of (u)
  local list = litter.notices[head_of(u)]
  if not list or u.words > litter.max_notice_words then return nil end
  local low = lower(match(u.text, "^[%(%[%*]*(.*)"))
  for opening, why in pairs(list) do
    if sub(low, 1, #opening) == opening then return why end
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
  return u.size <= 6 and is_free(u) and find(u.text, "^[%d%.,]+[kKM]?$") ~= nil
end

local function is_counted (u)
  return u ~= nil and counted[u.drop or ""] == true
end

-- A video's title stands straight below its length.
local function is_video_title (u, above)
  return above.drop == "player" and above.text ~= nil and find(above.text, "%d:%d%d") ~= nil
    and is_free(u) and not u.gap and not u.final and u.words <= 14
end

-- Why a line goes that is no litter by itself; nil if it stays.
local function why_beside (u, above, below)
  if is_count(u) and (is_counted(above) or is_counted(below)) then return "count" end
  return above and is_video_title(u, above) and "player" or nil
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
  local units, body = page.units, page.body
  for i, u in ipairs(units) do
    if not u.drop and is_free(u) then
      u.drop = i > body and notice_of(u) or why_beside(u, units[i - 1], units[i + 1])
    end
    if u.drop == "newsletter" then
      drop_box(page, i, -1)
      drop_box(page, i, 1)
    end
  end
end

return { drop_boxes = drop_boxes, drop_foot = drop_foot }
