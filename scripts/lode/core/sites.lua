-- sites.lua - loads the rules of scripts/sites and scripts/xml, and of those folders in LODE_PATH, in a
-- sandbox (docs/formats.md): where a site's pages, or an XML format, keep their fields.

local core = ...
local sandbox = core.import "sandbox"
local lpeg = require "lpeg"

local sites = {}
local patterns = {} -- by number

local FIELDS = core.site_fields()
local OTHERS = {
  sites = { name = "string", hosts = "table" },
  xml = { name = "string", root = "string", namespace = "string", article = "string" },
}

local function known_names(kind)
  local names = {}
  for name in pairs(OTHERS[kind]) do names[#names + 1] = name end
  for _, name in ipairs(FIELDS) do names[#names + 1] = name end
  table.sort(names)
  return names
end

local function check_names(spec, kind)
  local known, names = {}, known_names(kind)
  for _, name in ipairs(names) do known[name] = true end
  local given = {}
  for name in pairs(spec) do given[#given + 1] = tostring(name) end
  table.sort(given)
  for _, name in ipairs(given) do
    if not known[name] then
      local near = core.nearest(name, names)
      error("unknown field '" .. name .. "'" .. (near and ": did you mean '" .. near .. "'?"
        or ": there are " .. table.concat(names, ", ")), 0)
    end
  end
  for name, wanted in pairs(OTHERS[kind]) do
    if spec[name] ~= nil and type(spec[name]) ~= wanted then error(name .. ": a " .. wanted .. " is wanted", 0) end
  end
end

-- The pattern anywhere in a text: its first capture, or what it matched.
local function anywhere(pattern)
  return lpeg.P { lpeg.C(pattern) + 1 * lpeg.V(1) }
end

local function add_pattern(pattern)
  patterns[#patterns + 1] = anywhere(pattern)
  return #patterns
end

local function is_pattern(value)
  return lpeg.type(value) == "pattern"
end

local function refuse(field)
  error(field .. ": an XPath, a pattern, { xpath, pattern } or a list of them is wanted", 0)
end

-- In a rule with `article`, "//x" means below the article.
local function relative(xpath, spec)
  return spec.article and xpath:find "^//" and "." .. xpath or xpath
end

local function way_of(field, value, spec)
  if type(value) == "string" then return { field = field, xpath = relative(value, spec) } end
  if is_pattern(value) then return { field = field, pattern = add_pattern(value) } end
  if type(value) == "table" and type(value[1]) == "string" and is_pattern(value[2]) and #value == 2 then
    return { field = field, xpath = relative(value[1], spec), pattern = add_pattern(value[2]) }
  end
  refuse(field)
end

local function add_ways(ways, field, value, spec)
  local pair = type(value) == "table" and #value == 2 and is_pattern(value[2]) and type(value[1]) == "string"
  if type(value) ~= "table" or pair then
    ways[#ways + 1] = way_of(field, value, spec)
    return
  end
  if #value == 0 then refuse(field) end
  for _, one in ipairs(value) do ways[#ways + 1] = way_of(field, one, spec) end
end

local function check_hosts(spec)
  if spec.hosts == nil or #spec.hosts == 0 then error("hosts: the list of hosts is missing", 0) end
  for _, host in ipairs(spec.hosts) do
    if type(host) ~= "string" or not host:find "^%*?[%w%.%-]+$" then
      error("hosts: '" .. tostring(host) .. "' is no host such as news.example or *.news.example", 0)
    end
  end
end

local function add_rule(path, kind, spec)
  if type(spec) ~= "table" then error("it returns no table", 0) end
  check_names(spec, kind)
  if kind == "sites" then
    check_hosts(spec)
  elseif not spec.root and not spec.namespace then
    error("root: the name of the root element is missing", 0)
  end
  local ways = {}
  for _, field in ipairs(FIELDS) do
    if spec[field] ~= nil then add_ways(ways, field, spec[field], spec) end
  end
  core.add_site { file = path, name = spec.name or path, hosts = spec.hosts, root = spec.root,
    namespace = spec.namespace, article = spec.article, ways = ways }
end

local function load_file(path, kind)
  local copy, re = sandbox.patterns()
  local env = sandbox.new { modules = { lpeg = copy, re = re }, folders = { core.scripts } }
  local spec = sandbox.run(path, env)
  local ok, message = pcall(add_rule, path, kind, spec)
  if not ok then error(path .. ": " .. tostring(message), 0) end
end

-- The user's come first, so that they win over the bundled ones.
local function folders()
  local list = {}
  for folder in core.path:gmatch "[^:]+" do list[#list + 1] = folder end
  list[#list + 1] = core.scripts
  return list
end

-- Loads all; those that do not load are passed over.  Returns the first error, or nil.
function sites.load()
  local first
  for _, folder in ipairs(folders()) do
    for _, kind in ipairs { "sites", "xml" } do
      for _, name in ipairs(core.list_folder(folder .. "/" .. kind)) do
        if name:find "%.lua$" then
          local ok, message = pcall(load_file, folder .. "/" .. kind .. "/" .. name, kind)
          if not ok then first = first or tostring(message) end
        end
      end
    end
  end
  return first
end

-- Whether a folder of LODE_PATH has rules: these are to be checked before any input is read.
function sites.has_own()
  for folder in core.path:gmatch "[^:]+" do
    if #core.list_folder(folder .. "/sites") + #core.list_folder(folder .. "/xml") > 0 then return true end
  end
  return false
end

-- What pattern `number` finds in the text, or nil.
function sites.match(number, text)
  local whole, capture = patterns[number]:match(text)
  if capture ~= nil then whole = capture end
  if type(whole) == "string" or type(whole) == "number" then return tostring(whole) end
  return nil
end

return sites
