-- gold.lua - gold annotations, whatever they are written in.
--
-- gold.read(path, format, fail) returns an array of documents: { source, text (where the gold has it), kinds (where
-- it says which were annotated), items = { { kind, start, stop, text, fields, line } } }, places in code
-- points.  fail(message) is told of what cannot be read; the rest is read all the same.

local core = ...

local gold = {}

local FORMATS = { "jsonl", "brat", "conll", "timeml" }
local ENDINGS = { jsonl = "jsonl", json = "jsonl", ann = "brat", conll = "conll", bio = "conll", iob = "conll", iob2 = "conll",
  conllu = "conll", tml = "timeml", xml = "timeml" }

-- Files of a folder that hold gold; the path itself for a file.
local function files_of(path)
  if core.is_file(path) then return { path } end
  local files = {}
  for _, name in ipairs(core.list_folder(path)) do
    local file = path:gsub("/$", "") .. "/" .. name
    if core.is_file(file) and ENDINGS[name:match "%.(%w+)$"] then files[#files + 1] = file end
  end
  return files
end

-- By the ending, else by what the file begins with.
local function format_of(path, text)
  local named = ENDINGS[path:lower():match "%.(%w+)$"]
  if named then return named end
  if text:find "^%s*{" then return "jsonl" end
  if text:find "^%s*<" then return "timeml" end
  if text:find "^[TREAMN]%d+\t" then return "brat" end
  if text:find "^%S+[ \t].-[ \t]?[BIOES][%-\n]" or text:find "^%-DOCSTART%-" then return "conll" end
end

function gold.read(path, format, fail)
  local documents = {}
  if format and not (format == "jsonl" or format == "brat" or format == "conll" or format == "timeml") then
    local near = core.nearest(format, FORMATS)
    error("--gold-as " .. format .. ": " .. (near and "did you mean " .. near .. "?" or "it is one of " .. table.concat(FORMATS, ", ")), 0)
  end
  local files = files_of(path)
  if #files == 0 then error(path .. ": no gold there: a file, or a folder with .jsonl, .ann, .conll or .tml files", 0) end
  for _, file in ipairs(files) do
    local text, message = core.read_file(file)
    local as = text and (format or format_of(file, text))
    if not text then fail(message)
    elseif not as then fail(file .. ": what format is it? Say --gold-as jsonl, brat, conll or timeml")
    else core.import("gold/" .. as)(file, text, documents, fail) end
  end
  return documents
end

return gold
