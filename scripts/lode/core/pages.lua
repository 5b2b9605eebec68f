-- pages.lua - site rules and XML mappings (docs/pages.md): scripts that say where the fields of one
-- publisher's pages, or of one kind of XML, are found.  Those of scripts/sites and scripts/xml, and of the
-- folders sites/ and xml/ in LODE_PATH, load on the first page.

local core = ...
local sandbox = core.import "sandbox"
local lpeg = require "lpeg"

local pages = {}

local FIELDS = { title = true, subtitle = true, authors = true, publisher = true, published = true,
  modified = true, section = true, language = true, url = true, tags = true, dateline = true, body = true,
  drop = true }
local OTHERS = { name = true, about = true, hosts = true, root = true, article = true }
local LISTS = { authors = true, tags = true }

---------------------------------------------------------------- loading

local function known_fields()
  local names = {}
  for name in pairs(FIELDS) do names[#names + 1] = name end
  for name in pairs(OTHERS) do names[#names + 1] = name end
  table.sort(names)
  return names
end

local function fail(path, ...)
  error(path .. ": " .. string.format(...), 0)
end

local function check_xpath(path, field, xpath)
  local wrong = core.check_xpath(xpath)
  if wrong then fail(path, "field '%s': XPath '%s': %s", field, xpath, wrong:gsub("%s+$", "")) end
end

-- A source of a field: an XPath, a pattern for the page's text, or { XPath, pattern }.
local function check_source(path, field, source)
  if type(source) == "string" then return check_xpath(path, field, source) end
  if lpeg.type(source) == "pattern" then return end
  if type(source) == "table" and type(source[1]) == "string" and lpeg.type(source[2]) == "pattern" then
    return check_xpath(path, field, source[1])
  end
  fail(path, "field '%s': an XPath, an LPeg pattern, or { XPath, pattern } expected", field)
end

-- A field's value as a list of sources.
local function sources_of(path, field, value)
  local pair = type(value) == "table" and lpeg.type(value) ~= "pattern" and lpeg.type(value[2]) == "pattern"
  local list = (type(value) ~= "table" or pair) and { value } or value
  for _, source in ipairs(list) do check_source(path, field, source) end
  return list
end

local function check_rule(path, rule, wanted)
  if type(rule) ~= "table" then fail(path, "a table expected, got %s", type(rule)) end
  for field in pairs(rule) do
    if not FIELDS[field] and not OTHERS[field] then
      local near = core.nearest(tostring(field), known_fields())
      fail(path, "unknown field '%s'%s", tostring(field), near and ": did you mean '" .. near .. "'?" or "")
    end
  end
  if not rule[wanted] then fail(path, "field '%s' is missing: whose pages is it for?", wanted) end
  if rule.article then check_xpath(path, "article", rule.article) end
  local checked = { path = path, hosts = rule.hosts, root = rule.root, article = rule.article, sources = {} }
  for field in pairs(FIELDS) do
    if rule[field] ~= nil then checked.sources[field] = sources_of(path, field, rule[field]) end
  end
  return checked
end

local function load_folder(folder, wanted, rules)
  for _, name in ipairs(core.list_folder(folder)) do
    if name:find "%.lua$" then
      local lp, re = sandbox.patterns()
      local env = sandbox.new { modules = { lpeg = lp, re = re }, folders = { core.scripts, folder } }
      local path = folder .. "/" .. name
      rules[#rules + 1] = check_rule(path, (sandbox.run(path, env)), wanted)
    end
  end
end

-- The user's own come first, and win.
local function load_all(sub, wanted)
  local rules = {}
  for folder in core.path:gmatch "[^:]+" do load_folder(folder .. "/" .. sub, wanted, rules) end
  load_folder(core.scripts .. "/" .. sub, wanted, rules)
  return rules
end

---------------------------------------------------------------- choosing

local function host_of(url)
  local host = url:match "^%a[%w+.-]*://([^/?#]+)" or ""
  return (host:gsub("^[^@]*@", ""):gsub(":%d+$", ""):lower())
end

-- "x.example" is that host, with "www." or without; "*.x.example" any below it.
local function is_host(host, wanted)
  if wanted:sub(1, 2) == "*." then
    return #host > #wanted - 1 and host:sub(-(#wanted - 1)) == wanted:sub(2)
  end
  return host == wanted or host == "www." .. wanted
end

local sites, mappings

local function rule_for_host(host)
  sites = sites or load_all("sites", "hosts")
  for _, rule in ipairs(sites) do
    local hosts = type(rule.hosts) == "table" and rule.hosts or { rule.hosts }
    for _, wanted in ipairs(hosts) do
      if is_host(host, wanted) then return rule end
    end
  end
end

local function rule_for_root(root)
  mappings = mappings or load_all("xml", "root")
  for _, rule in ipairs(mappings) do
    if rule.root == root then return rule end
  end
end

function pages.rule(url, root)
  if root then return rule_for_root(root) end
  return rule_for_host(host_of(url or ""))
end

---------------------------------------------------------------- finding

local function trim(text)
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

local function anywhere(pattern)
  return lpeg.P { pattern + 1 * lpeg.V(1) }
end

-- What a source gives: an array of strings.
local function values_from(page, source)
  if type(source) == "string" then return page:strings(source) end
  local found = {}
  local texts = type(source) == "table" and page:strings(source[1]) or { page:text() }
  local pattern = anywhere(type(source) == "table" and source[2] or source)
  for _, text in ipairs(texts) do
    local value = lpeg.match(pattern, text)
    if type(value) == "string" then found[#found + 1] = value end
  end
  return found
end

local function values_of(page, sources)
  for _, source in ipairs(sources or {}) do
    local values = {}
    for _, value in ipairs(values_from(page, source)) do
      if value:find "%S" then values[#values + 1] = trim(value) end
    end
    if #values > 0 then return values end
  end
end

-- The body as HTML: elements that XPath finds keep what they are.
local function body_of(page, sources)
  for _, source in ipairs(sources or {}) do
    local html = {}
    if type(source) == "string" then
      for _, node in ipairs(page:nodes(source)) do html[#html + 1] = node:html() end
    else
      for _, value in ipairs(values_from(page, source)) do html[#html + 1] = "<p>" .. value .. "</p>" end
    end
    if #html > 0 then return table.concat(html) end
  end
end

local function fields_of(page, sources)
  local fields = {}
  for _, source in ipairs(sources.drop or {}) do page:drop(source) end
  for field in pairs(FIELDS) do
    local values = field ~= "body" and field ~= "drop" and values_of(page, sources[field])
    if values then fields[field] = LISTS[field] and values or values[1] end
  end
  fields.body = body_of(page, sources.body)
  return fields
end

function pages.fields(rule, page)
  if not rule.article then return { fields_of(page, rule.sources) } end
  local found = {}
  for _, node in ipairs(page:nodes(rule.article)) do found[#found + 1] = fields_of(node, rule.sources) end
  return found
end

return pages
