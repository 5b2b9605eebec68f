-- new.lua - `lode new`: writes a small rule script, to be changed.

local TEMPLATE = [==[
-- @NAME@: official visits: who goes where. Change it to find what you are after.
--
--   lode test @FILE@                  runs the examples below
--   lode run -r @FILE@ articles/      shows what it finds
--
-- A pattern stands for tokens, not for letters: words, numbers, marks. Patterns are put together
-- as in LPeg:  a * b  a, then b      a + b  a, or else b      a^1  one or more      a^-1  at most one
-- What there is: `lode help`, docs/rules.md, and the bundled rules in scripts/.

local lode = require "lode"
local t = lode.tokens

-- `stem` is the word in all its forms: visit, visits, visited, visiting.
local visit = t.stem "visit" + t.stem "travel" * t.word "to"

-- One to three words with a capital: a name, near enough.
local name = t.capital * t.capital ^ -2

return lode.rule {
  api   = 1,
  name  = "@NAME@",
  about = "Official visits: who goes where.",
  tags  = { "events" },
  emits = { visit = { who = "person", to = "place" } },   -- the columns of the output

  -- `near(n, p)` is at most n tokens, then p; `span(p, "field")` puts what p matched into a field.
  -- Without `over` a match lies within one sentence.
  match = t.span(name, "who") * t.near(4, visit) * t.near(2, t.span(name, "to")),

  -- May change what was found, add fields, or give nil to reject it. Leave it out if not needed.
  build = function (m)
    if m.who.text == m.to.text then return nil end
    return m
  end,

  -- They say what the rule does, and prove it. `false`: nothing of the kind is found.
  examples = {
    { "Aziza Karimova will visit Seoul on Monday.", visit = { who = "Aziza Karimova", to = "Seoul" } },
    { "Lee travelled to South Korea.", visit = { who = "Lee", to = "South Korea" } },
    { "Lee likes Seoul.", visit = false },
  },
}
]==]

local function fail(message)
  io.stderr:write("lode: ", message, "\n")
  return 2
end

local function write_file(file, text)
  local out, message = io.open(file, "w")
  if not out then return nil, message end
  local good, why = out:write(text)
  if good then good, why = out:close() end
  if not good then return nil, file .. ": " .. why end
  return true
end

-- The script's text, of the template or of sentences; and what to say of it.
local function text_for(core, name, file, options)
  if options.from then return core.import("sketch").script(name, file, options.from) end
  return (TEMPLATE:gsub("@(%u+)@", { NAME = name, FILE = file }))
end

local function is_bundled(core, name)
  return core.is_file(core.scripts .. "/" .. name .. ".lua")
end

return function(core, args, options)
  if #args ~= 1 then return fail "new takes one name: lode new strikes" end
  local name = args[1]:gsub("%.lua$", "")
  if not name:find "^%a[%w_%-]*$" then
    return fail("'" .. args[1] .. "' is no name for a rule: letters, digits, _ and -, a letter first")
  end
  local file = "./" .. name .. ".lua"
  if core.is_file(file) then return fail(file .. " is there already: it is left alone") end
  local ok, text, note = pcall(text_for, core, name, file, options)
  if not ok then return fail(tostring(text)) end
  local good, message = write_file(file, text)
  if not good then return fail(message) end
  io.write("wrote ", file, "\n", note or "", "\n  lode test ", file, "\n  lode run -r ", file, " articles/\n")
  if is_bundled(core, name) then
    io.stderr:write("lode: there is a bundled rule '", name, "' too: -r ", file, " is yours, -r ", name, " is the bundled one\n")
  end
  return 0
end
