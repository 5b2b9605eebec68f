-- pager.lua - texts longer than the screen go through a pager: $LODE_PAGER, else $PAGER, else less.

local core = ...

-- The command, or nil for none: an empty one, cat, or no pager on this machine.
local function command()
  local named = os.getenv "LODE_PAGER" or os.getenv "PAGER"
  if named then return named ~= "" and named ~= "cat" and named or nil end
  for folder in (os.getenv "PATH" or ""):gmatch "[^:]+" do
    if core.is_file(folder .. "/less") then return "less -R" end
  end
end

-- Writes the text to standard output, a screen at a time when it is longer than the screen.
return function(host, text)
  local _, lines = text:gsub("\n", "")
  local pager = host.height() > 0 and lines >= host.height() and command()
  local out = pager and io.popen(pager, "w")
  if not out then
    io.stdout:write(text)
    return
  end
  io.stdout:flush()
  out:write(text)
  out:close()
end
