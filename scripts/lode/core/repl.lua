-- repl.lua - the prompt: what a typed line does, and the globals that it sees.
--
-- engine/cli/repl.c reads lines and owns the signals; `host` is what it lends: next_article, run,
-- reset_rules, stamp, interrupted, width, colored, interactive.

local core = ...
local sandbox = core.import "sandbox"
local loader = core.import "loader"
local lazy = core.import "lazy"
local show = core.import "show"
local new_work = core.import "repl/work"
local help = core.import "repl/help"
local new_complete = core.import "repl/complete"

local HELP = [==[
A Lua prompt over the articles.

  articles                        all of them; articles[1].title, articles[1]:sentences()
  load "folder"                   reads more, and returns how many
  find(t.word "visit")            where a pattern matches; find "prime minister" for plain words
  find(p, 50)                     shows 50 lines; m = find(p) keeps the rows: m[1].text,
                                  m:open(3), m:filter(f), m:count "who", m:save "m.csv"
  count(p [, field])              how often, and of what
  kwic(p [, n [, "left"]])        keyword in context, aligned and sorted
  sample(5)                       some articles; show(3), show(m[1]) an article with its items
  try "visits.lua"                runs a rule over all articles, and its examples
  try "people"                    (a script's path, a rule's name, or what lode.rule{...} made)
  items "person"                  items of the rules given by -r, or last tried; items() for all
  rules()                         the rules there are
  why("visits.lua", 3, "Seoul")   why a rule matched there or not: article, words of a sentence
  reload()                        tries again (scripts that changed are read again by themselves)
  diff()                          what the last try found that the one before did not, and lost
  ?t.near                         help on anything

Patterns: t.capital, t.word "said", t.stem "visit", t.list "countries", t.is "person",
t.near(5, p), t.span(p, "who"); p * q then, p + q or, p^1 repeat, -p not.
An expression prints its value. A line that is not complete goes on in the next; Tab completes,
Ctrl-C interrupts, Ctrl-D leaves. docs/rules.md has all patterns, docs/repl.md this prompt.
]==]

core.keep_pages() -- article:xpath may be typed at any time

local repl = {}

-- ---- the world at the prompt ----

local function copy_of(library)
  local copy = {}
  for name, value in pairs(library) do copy[name] = value end
  return copy
end

-- Called with the names that are there, when one is missing.
local function unknown(env)
  return function(_, name)
    local names = {}
    for known in next, env do
      if type(known) == "string" then names[#names + 1] = known end
    end
    local near = type(name) == "string" and core.nearest(name, names)
    error("there is no global '" .. tostring(name) .. "'" .. (near and ": did you mean '" .. near .. "'?" or ""), 2)
  end
end

local function new_world(session)
  local lode = { version = core.version, tokens = lazy.t, rule = session.work.make_rule }
  local folders = { "." }
  for folder in core.path:gmatch "[^:]+" do folders[#folders + 1] = folder end
  folders[#folders + 1] = core.scripts
  local env = sandbox.new {
    modules = { lode = lode, lpeg = lazy.lpeg, re = lazy.re }, folders = folders,
  }
  debug.setmetatable(env, nil)
  for name, value in pairs { lode = lode, t = lazy.t, lpeg = lazy.lpeg, re = lazy.re } do env[name] = value end
  env.io, env.os, env.math, env.string = copy_of(io), copy_of(os), copy_of(math), copy_of(string)
  env.articles = session.articles
  env.load, env.find, env.try = session.work.load, session.work.find, session.work.try
  for _, name in ipairs { "reload", "rules", "items", "count", "kwic", "sample", "show", "why", "diff" } do env[name] = session.work[name] end
  env.help = function(what) help.show(session, what, HELP) end
  env.print = function(...)
    local parts = table.pack(...)
    for i = 1, parts.n do parts[i] = env.tostring(parts[i]) end
    io.stdout:write(table.concat(parts, "\t", 1, parts.n), "\n")
  end
  return setmetatable(env, { __index = unknown(env) })
end

-- ---- a line ----

-- `?name` asks for help.  The typed text as a function that returns the values of an expression (as table.pack does), or
-- nothing; or nil and "more" when it is not complete, else nil and the message.
local function compile(session, text, source, line)
  local asked = text:match "^%s*%?%s*(.-)%s*$"
  if asked then return function() help.show(session, asked, HELP) end end
  local lead, name, env = ("\n"):rep(line - 1), "=" .. source, session.env
  text = text:gsub("^%s*=", "return ")
  local expression = text:gsub("^%s*return%f[^%w_]", "")
  if load(lead .. "return " .. expression, name, "t", env) then
    -- not `return find(...)`, a tail call, which would leave no trace of the line on the stack
    local before = lead .. "local v = ...; v = v("
    local uncommented = expression:gsub("%-%-[^\n]*$", "")
    local chunk = load(before .. expression .. ") return v", name, "t", env) or
      load(before .. uncommented .. ") return v", name, "t", env) or
      load(before .. expression .. "\n) return v", name, "t", env)
    if chunk then return function() return chunk(table.pack) end end
  end
  local chunk, message = load(lead .. text, name, "t", env)
  if chunk then return function() chunk() end end
  local _, ended = load(lead .. "return " .. expression, name, "t", env)
  if message:find "<eof>$" or ended and ended:find "<eof>$" then return nil, "more", message end
  return nil, message
end

-- One line, even where Lua's or LPeg's message has more.
local function one_line(message)
  if type(message) == "table" and not (debug.getmetatable(message) or {}).__tostring then
    message = "error: " .. show.value(message, { paint = show.painter(false), width = math.huge })
  end
  message = tostring(message):gsub("%s*\n%s*", " ")
  return message
end

local function print_error(session, message)
  io.stdout:flush()
  io.stderr:write(session.paint_error(one_line(message), "bad"), "\n")
end

local function print_values(session, values)
  for i = 1, values.n do
    local value = values[i]
    if session.work.rows.is(value) and not session.shown[value] then
      value:show()
    elseif not (type(value) == "table" and session.shown[value]) then
      io.stdout:write(show.value(value, session.options()), "\n")
    end
  end
end

-- Without the core's own place: an error in a function of the prompt is told of its caller.
local function handler(message)
  if type(message) ~= "string" then return message end
  local bare, changed = message:gsub("^[^\n]-/lode/core/[^\n:]*%.lua:%d+: ", "")
  if changed == 0 then return message end
  return (core.import("script").where()) .. bare
end

local function evaluate(session, chunk)
  session.shown = {}
  local results = { xpcall(chunk, handler) }
  if session.host.interrupted() then error("interrupted", 0) end
  if not results[1] then
    print_error(session, results[2])
    return "failed"
  end
  if results[2] then print_values(session, results[2]) end
  io.stdout:flush()
  local failed = session.input_failed
  session.input_failed = nil
  return failed and "failed" or "done"
end

-- ---- what repl.c calls ----

local Session = {}
Session.__index = Session

-- Takes a line; "done", "failed", or "more" when it wants to go on.  `line` is its number, where
-- that is known (in a script), else 1; `last`: nothing follows.
function Session:feed(text, source, line, last)
  if not self.pending and not text:find "%S" then return "done" end
  if self.pending then text = self.pending .. "\n" .. text else self.first_line = line end
  self.pending = nil
  local chunk, message, detail = compile(self, text, source, self.first_line)
  if chunk then return evaluate(self, chunk) end
  if message == "more" then
    if not last then
      self.pending = text
      return "more"
    end
    message = detail
  end
  print_error(self, message)
  return "failed"
end

-- The end of the input: what is not complete is an error now.  True when all was well.
function Session:finish(source)
  if not self.pending then return true end
  return self:feed("", source, self.first_line, true) == "done"
end

-- Ctrl-C at the prompt: the unfinished statement is forgotten.
function Session:cancel()
  self.pending = nil
end

-- Articles from the command line; how many could not be read.
function Session:read_inputs(paths)
  local _, failed = self.work.read(paths)
  return failed
end

-- Loads the rules of -r, so that what is wrong with them is said before anything else.
function Session:load_rules()
  local ok, message = pcall(self.work.load_rules)
  if not ok then print_error(self, "lode: " .. tostring(message)) end
  return ok
end

function Session:banner()
  io.stdout:write("Lode ", (core.version:gsub('"', "")), ", ", show.count(#self.articles, "article"),
    ". help() says what there is; Ctrl-D leaves.\n")
end

-- The text to insert at the cursor, and what to show when there is a choice.
function Session:complete(before)
  return self.completer(before)
end

function Session:close()
  self.work.close()
end

-- options: { rules = -r or nil, now }
function repl.new(host, options)
  core.reset_rules = host.reset_rules
  local session = setmetatable({ host = host, articles = {}, shown = {} }, Session)
  session.paint = show.painter(host.colored)
  session.paint_error = show.painter(host.colored and host.colored_errors)
  session.options = function() return { paint = session.paint, width = host.width() } end
  session.work = new_work(session, options)
  session.env = new_world(session)
  session.completer = new_complete(session)
  return session
end

return repl
