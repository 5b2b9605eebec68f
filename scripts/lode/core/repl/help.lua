-- help.lua - help at the prompt: ?t.near, help "find", help().

local core = ...

local help = {}

-- The name of a value that was passed in place of one: help(find).
local function name_of(session, value)
  for name, one in next, session.env do
    if one == value and type(name) == "string" then return name end
  end
  for _, name in ipairs(core.import("reference").names()) do
    local short = name:match "^t%.(.+)$"
    if short and rawequal(session.env.t[short], value) then return name end
  end
end

function help.show(session, what, overview)
  if what == nil or what == "" then
    io.stdout:write(overview)
    return
  end
  local reference = core.import "reference"
  local name = type(what) == "string" and what or name_of(session, what)
  local entry, near = reference.find(name or "")
  if not entry then
    error((core.import("script").where()) .. "there is no help on '" .. tostring(what) .. "'" ..
      (near and ": did you mean '" .. near .. "'?" or ": ? alone says what there is"), 0)
  end
  io.stdout:write(reference.text(entry, { paint = session.paint, width = math.min(session.host.width(), 100) }))
end

-- Names behind `?`, for completion.
function help.names()
  return core.import("reference").names()
end


return help
