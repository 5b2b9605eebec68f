-- topic.lua - `lode help NAME` for what is no verb: an entry of the reference.

local core = ...
local reference = core.import "reference"
local show = core.import "show"

return function(_, args, options)
  local entry, near = reference.find(args[1])
  if not entry then
    io.stderr:write("lode: no verb and no name of the rule language '", args[1], "'",
      near and "; did you mean '" .. near .. "'?" or "; see lode --help and docs/reference.md", "\n")
    return 2
  end
  io.stdout:write(reference.text(entry, { paint = show.painter(options.colored), width = tonumber(options.width) }))
  return 0
end
