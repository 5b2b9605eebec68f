-- records.lua - articles as records, made on the fly: nothing of it is stored.
--   usage: lua5.4 records.lua jsonl|json|warc MEGABYTES TEXT
-- A thousand articles of 2 to 4 KB are cut from TEXT and given over and over.
local kind, megabytes, path = arg[1], tonumber(arg[2]), arg[3]
local file = assert(io.open(path, "rb"))
local text = file:read("a"):gsub("\r", ""):gsub("[\128-\255]", "e")
file:close()

local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\t"] = "\\t" }

local function json(i, body)
  body = body:gsub('["\\\n\t]', ESCAPES):gsub("%c", " ")
  return ('{"id":%d,"url":"http://example.org/%d","title":"Article %d of the day","date":"2024-02-08","tags":["a","b"],"body":"%s"}')
    :format(i, i, i, body)
end

local function warc(i, body)
  local page = "<html><head><title>Article " .. i .. "</title></head><body><p>" .. body:gsub("\n\n", "</p>\n<p>") .. "</p></body></html>"
  local http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nServer: bench\r\n\r\n" .. page
  return ("WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n" ..
    "WARC-Target-URI: http://example.org/%d\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n")
    :format(i, #http, http)
end

local make, between = kind == "warc" and warc or json, kind == "json" and ",\n" or kind == "jsonl" and "\n" or ""
local pieces, at = {}, 1
for i = 1, 1000 do
  local len = 2000 + i * 7919 % 2000
  if at + len > #text then at = i % 100 + 1 end
  pieces[i] = make(i, text:sub(at, at + len - 1))
  at = at + len
end
local block = table.concat(pieces, between)
if kind == "json" then io.write("[") end
for i = 1, math.max(1, megabytes * 1000000 // #block) do
  if i > 1 then io.write(between) end
  io.write(block)
end
io.write(kind == "json" and "]\n" or kind == "jsonl" and "\n" or "")
