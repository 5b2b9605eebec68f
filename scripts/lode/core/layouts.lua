-- layouts.lua - loads the layout grammars of scripts/layout and of LODE_PATH, in a sandbox.

local core = ...
local sandbox = core.import "sandbox"

local function path_folders()
  local folders = {}
  for folder in core.path:gmatch "[^:]+" do folders[#folders + 1] = folder end
  return folders
end

-- Modules that users add: layout/NAME.lua in a folder of LODE_PATH.
local function extras(env)
  local found = {}
  for _, folder in ipairs(path_folders()) do
    for _, name in ipairs(core.list_folder(folder .. "/layout")) do
      if name:find "%.lua$" then
        found[#found + 1] = (sandbox.run(folder .. "/layout/" .. name, env))
      end
    end
  end
  return found
end

return function()
  local lpeg, re = sandbox.patterns()
  local env = sandbox.new { modules = { lpeg = lpeg, re = re }, folders = { core.scripts } }
  return env.require("lode.layout").new(extras(env))
end
