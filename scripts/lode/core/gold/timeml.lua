-- timeml.lua - TIMEX3 of TimeML (ISO 24617-1) in the text between <TEXT> and </TEXT>, or in the whole file.
-- They become dates with value and type.

local ENTITIES = { lt = "<", gt = ">", amp = "&", quot = '"', apos = "'" }

local function plain(text)
  return (text:gsub("&(#?)(%w+);", function(number, name)
    if number == "#" then
      local code = tonumber(name:match "^x(%x+)$" or "", 16) or tonumber(name)
      return code and utf8.char(code) or nil
    end
    return ENTITIES[name]
  end))
end

return function(path, xml, documents, fail)
  local created = xml:match '<TIMEX3[^>]-functionInDocument="CREATION_TIME"[^>]-value="([^"]*)"' or
    xml:match '<TIMEX3[^>]-value="([^"]*)"[^>]-functionInDocument="CREATION_TIME"'
  local body = xml:match "<TEXT[^>]*>(.-)</TEXT>" or xml
  local pieces, length, items, open = {}, 0, {}, {}
  local function add(text)
    text = plain(text)
    local count = utf8.len(text)
    if not count then return end
    pieces[#pieces + 1], length = text, length + count
  end
  local at = 1
  for before, tag, behind in body:gmatch "()<([^>]*)>()" do
    add(body:sub(at, before - 1))
    at = behind
    if tag:find "^TIMEX3%f[%s]" then
      table.insert(open, { kind = "date", start = length, piece = #pieces, fields = { value = tag:match 'value="([^"]*)"', type = tag:match 'type="([^"]*)"' } })
    elseif tag == "/TIMEX3" then
      local item = table.remove(open)
      if item then
        item.stop, item.text = length, table.concat(pieces, "", item.piece + 1)
        items[#items + 1] = item
      else
        fail(path .. ": </TIMEX3> without its begin, at byte " .. before)
      end
    end
  end
  add(body:sub(at))
  documents[#documents + 1] = { source = path, text = table.concat(pieces), items = items, now = created and created:match "^%d%d%d%d%-%d%d%-%d%d" }
end
