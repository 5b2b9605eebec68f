-- conll.lua - columns of words and labels (CoNLL-2003, Tjong Kim Sang and De Meulder; BIO, IOB and BIOES
-- labels).  The text is put together again: words with a blank between them, a sentence a paragraph.

local NO_BLANK_BEFORE = "^[%.,;:!%?%)%]%%]"
local NO_BLANK_BEHIND = "^[%(%[$]$"

local Builder = {}
Builder.__index = Builder

local function new_builder(source)
  return setmetatable({ source = source, pieces = {}, length = 0, items = {}, open = nil }, Builder)
end

function Builder:add(text)
  self.pieces[#self.pieces + 1] = text
  self.length = self.length + utf8.len(text)
end

function Builder:close()
  local open = self.open
  if not open then return end
  open.stop = self.stop
  self.items[#self.items + 1] = open
  self.open = nil
end

-- A word with its label: B-PER, I-PER, E-PER, S-PER or O.
function Builder:word(word, label)
  local mark, kind = label:match "^([BIESLU])%-(.+)$"
  if self.last and not word:find(NO_BLANK_BEFORE) and not self.last:find(NO_BLANK_BEHIND) then self:add " " end
  if not kind or mark == "B" or mark == "S" or mark == "U" or not self.open or self.open.kind ~= kind then self:close() end
  if kind and not self.open then self.open = { kind = kind, start = self.length, fields = {} } end
  self:add(word)
  self.last, self.stop = word, self.length
end

function Builder:sentence()
  self:close()
  if self.last then self:add "\n\n" end
  self.last = nil
end

function Builder:document(documents)
  self:sentence()
  if #self.pieces == 0 then return end
  local text = table.concat(self.pieces)
  for _, item in ipairs(self.items) do
    local first = utf8.offset(text, item.start + 1)
    item.text = text:sub(first, utf8.offset(text, item.stop - item.start + 1, first) - 1)
  end
  documents[#documents + 1] = { source = self.source, text = text, items = self.items }
end

-- Word and label of a line; CoNLL-U style lines begin with a number.
local function columns(line)
  local cells = {}
  local separator = line:find "\t" and "[^\t]+" or "%S+"
  for cell in line:gmatch(separator) do cells[#cells + 1] = cell end
  if #cells < 2 then return nil end
  if cells[1]:find "^%d+$" and #cells > 2 then return cells[2], cells[3]:find "^[BIESLUO]%f[%-%z]" and cells[3] or cells[#cells] end
  return cells[1], cells[#cells]
end

return function(path, text, documents, fail)
  local part, number = 1, 0
  local builder = new_builder(path)
  for line in (text:gsub("\r", "") .. "\n"):gmatch "([^\n]*)\n" do
    number = number + 1
    if line:find "^%-DOCSTART%-" then
      builder:document(documents)
      part = part + 1
      builder = new_builder(path .. "#" .. part)
    elseif not line:find "%S" then builder:sentence()
    elseif not line:find "^#" or line:find "^#\t" then
      local word, label = columns(line)
      if not word or not utf8.len(word) then fail(path .. ":" .. number .. ": no word and label; the line is left out")
      elseif not label:find "^[BIESLU]%-" and label ~= "O" and label ~= "_" then
        fail(path .. ":" .. number .. ": '" .. label .. "' is no label (O, B-PER, I-PER ...): read as O")
        builder:word(word, "O")
      else builder:word(word, label) end
    end
  end
  builder:document(documents)
end
