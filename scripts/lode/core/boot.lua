-- boot.lua - the first Lua that runs: puts the core together.
--
-- `core` comes from C (engine/lua/core.c, rules.c).  The files of this folder are trusted: they
-- see the whole of Lua.  Each is a function of core that returns its module; core.import runs it
-- once.

local core = ...
local lpeg = require "lpeg"
require "re" -- looks at the metatable of patterns, which is closed below

local loaded = {}

function core.import(name)
  if loaded[name] == nil then
    local path = core.scripts .. "/lode/core/" .. name .. ".lua"
    local chunk = assert(core.load_chunk(path))
    loaded[name] = chunk(core)
  end
  return loaded[name]
end

-- Shared by all scripts, so closed: the metatables of strings and patterns.
local safe_string = {}
for name, f in pairs(string) do
  if name ~= "dump" then safe_string[name] = f end
end

-- Without addresses: the same run gives the same bytes.
function core.plain_tostring(value)
  return (tostring(value):gsub("^(%a[%w%. ]*): 0x%x+$", "%1"))
end

function safe_string.format(format, ...)
  local args = table.pack(...)
  for i = 1, args.n do
    local kind = type(args[i])
    if kind ~= "string" and kind ~= "number" then args[i] = kind == "nil" and "nil" or core.plain_tostring(args[i]) end
  end
  local plain = format:gsub("%%([%-%d]*)p", "%%%1s")
  return string.format(plain, table.unpack(args, 1, args.n))
end
core.safe_string = safe_string
local string_meta = getmetatable("")
string_meta.__index = safe_string
string_meta.__metatable = false
getmetatable(lpeg.P(1)).__metatable = false

core.nearest = core.import "nearest"

-- `looked_into`: the patterns can be taken apart afterwards (recorded.lua); `counted`: they have a form that
-- counts its parts as well.
function core.load_rules(selection, looked_into, counted)
  local record = looked_into and core.import("recorded").read or nil
  if counted then record = core.import("profile").record end
  return core.import("loader").load(selection, record)
end

-- What explain.lua has to say of an article over which the rules have run.
function core.explain(article, style)
  local explain, show = core.import "explain", core.import "show"
  local report = explain.article(article, { failures = style.all and 20 or 2 })
  if style.json then
    local lines = {}
    for i, one in ipairs(report) do lines[i] = core.import("json").text(one) .. "\n" end
    return table.concat(lines)
  end
  style.paint = show.painter(style.colored)
  return explain.text(report, style)
end

-- A message with what to do about it (advice.lua).
function core.advise(message)
  return core.import("advice").on(message)
end

-- For verbs: true, or nil and the message.
function core.load(selection)
  local ok, message = pcall(core.load_rules, selection)
  if ok then return true end
  return nil, tostring(message)
end

function core.all_rules()
  return core.import("loader").all_rules()
end

local layout

-- Reads the layout of a plain text (docs/layout.md); the grammars load on first use.
function core.layout(raw)
  if not layout then layout = core.import("layouts")() end
  return layout(raw)
end

-- The script for a page (its address), or for XML (its root); and what it finds in one (pages.lua).
function core.page_rule(url, root)
  return core.import("pages").rule(url, root)
end

function core.page_fields(rule, page)
  return core.import("pages").fields(rule, page)
end

-- `options`: those that were given, by name, as strings.
function core.verb(name, args, options)
  local run = core.import("verbs/" .. name)
  return run(core, args, options) or 0
end

return core
