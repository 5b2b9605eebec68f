-- docs.lua - what `make docs` writes out of reference.lua: the reference, the stubs for editors, the language's
-- part of the manual page (`lode help reference`, `stubs`, `man`).

local core = ...
local reference = core.import "reference"

local WRITERS = {}

local function of_group(name)
  local list = {}
  for _, entry in ipairs(reference.entries) do
    if entry.group == name then list[#list + 1] = entry end
  end
  return list
end

-- ---- docs/reference.md ----

local function markdown_entry(out, entry)
  local result = entry.type or entry.returns
  out("| `", (entry.signature:gsub("|", "\\|")), "` | ", result and "`" .. result:gsub("lode%.", ""):gsub("|", "\\|") .. "`" or "", " | ", (entry.summary:gsub("|", "\\|")),
    entry.text and ". " .. entry.text:gsub("|", "\\|") or "", entry.example and " Example: `" .. entry.example:gsub("|", "\\|") .. "`" or "", " |\n")
end

WRITERS.reference = function(out)
  out("# Reference of the rule language\n\nWritten by `make docs` from scripts/lode/core/reference.lua; do not change it here. At the prompt `?t.near` shows an entry,\n",
    "on the command line `lode help t.near`. docs/rules.md is the guide, docs/cookbook.md has recipes.\n")
  for _, group in ipairs(reference.groups) do
    out("\n## ", group.title, "\n\n", group.about and group.about .. "\n\n" or "", "| name | type | what |\n| --- | --- | --- |\n")
    for _, entry in ipairs(of_group(group.name)) do markdown_entry(out, entry) end
  end
end

-- ---- stubs for editors ----

local CLASSES = {
  { group = "span", class = "lode.Span" }, { group = "article", class = "lode.Article" }, { group = "item", class = "lode.Item" },
}

local function parameter_names(entry)
  local names = {}
  for i, one in ipairs(entry.params or {}) do names[i] = one[1] end
  return table.concat(names, ", ")
end

local function stub_comment(out, entry)
  out("\n--- ", entry.summary, "\n")
  if entry.text then out("--- ", entry.text, "\n") end
  if entry.example then out("--- Example: `", entry.example, "`\n") end
end

local function stub_function(out, owner, short, entry)
  stub_comment(out, entry)
  for _, one in ipairs(entry.params or {}) do out("---@param ", one[1], " ", one[2], "\n") end
  if entry.returns then out("---@return ", entry.returns, "\n") end
  out("function ", owner, short, "(", parameter_names(entry), ") end\n")
end

local function stub_class(out, group, class)
  local variable = class:gsub("%.", "_")
  out("\n---@class ", class, "\n")
  for _, entry in ipairs(of_group(group)) do
    local field = entry.name:match "^%w+%.([%w_]+)$"
    if field and entry.type and not entry.name:find "^m%." then out("---@field ", field, " ", entry.type, " # ", entry.summary, "\n") end
  end
  if group ~= "article" then out("---@field [string] any # fields of the item, attributes of the entry\n") end
  out("local ", variable, " = {}\n")
  for _, entry in ipairs(of_group(group)) do
    local method = entry.name:match "^%w+:([%w_]+)$"
    if method then stub_function(out, variable, ":" .. method, entry) end
  end
end

local function stub_tokens(out)
  out("\n---@class lode.Tokens\nlocal tokens = {}\n")
  for _, name in ipairs { "tokens", "shapes" } do
    for _, entry in ipairs(of_group(name)) do
      local short = entry.name:match "^t%.(.+)$"
      if entry.params or entry.name == "t.shape" then stub_function(out, "tokens", "." .. short, entry) else
        stub_comment(out, entry)
        out("---@type lode.Pattern\ntokens.", short, " = nil\n")
      end
    end
  end
end

local function stub_spec(out)
  out("\n---@class (exact) lode.Spec\n")
  for _, entry in ipairs(of_group "rule") do
    local short = entry.name:match "^rule%.(.+)$"
    local needed = short == "api" or short == "name" or short == "match"
    out("---@field ", short, needed and "" or "?", " ", entry.type, " # ", entry.summary, "\n")
  end
end

WRITERS.stubs = function(out)
  out("---@meta lode\n-- Written by `make docs` from scripts/lode/core/reference.lua: definitions for the Lua language server.\n",
    "-- docs/editors.md says how an editor finds them.\n")
  out("\n---@class lode.Pattern\n---@operator mul(lode.Pattern): lode.Pattern\n---@operator add(lode.Pattern): lode.Pattern\n",
    "---@operator sub(lode.Pattern): lode.Pattern\n---@operator pow(integer): lode.Pattern\n---@operator unm: lode.Pattern\n",
    "---@operator len: lode.Pattern\n---@operator div(function): lode.Pattern\n")
  for _, one in ipairs(CLASSES) do stub_class(out, one.group, one.class) end
  out("\n---@class lode.Match: lode.Item\n---@field span lode.Span # the whole match\n---@field [string] lode.Span|any # the fields\n")
  stub_spec(out)
  stub_tokens(out)
  out("\n---@class lode\n---@field tokens lode.Tokens\n---@field version string\nlocal lode = {}\n")
  for _, entry in ipairs(of_group "lode") do
    if entry.params then stub_function(out, "lode", "." .. entry.name:match "%.(.+)$", entry) end
  end
  out("\nreturn lode\n")
end

-- ---- the manual page's part on the language ----

local function roff(text)
  return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("^([%.'])", "\\&%1"):gsub("`", ""))
end

WRITERS.man = function(out)
  out(".SH PATTERNS\nlode help NAME, and ?NAME at the prompt, tell more.\n")
  for _, name in ipairs { "tokens", "operators", "rule" } do
    for _, group in ipairs(reference.groups) do
      if group.name == name then out(".SS ", roff(group.title), "\n") end
    end
    for _, entry in ipairs(of_group(name)) do out(".TP\n.B ", roff(entry.signature), "\n", roff(entry.summary), "\n") end
  end
end

return function(_, args)
  local write = WRITERS[args[1]]
  if not write then return 2 end
  write(function(...) io.stdout:write(...) end)
  return 0
end
