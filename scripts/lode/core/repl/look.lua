-- look.lua - show(), why() and diff() of the prompt.

local core = ...
local compare = core.import "compare"
local context = core.import "context"
local page = core.import "repl/pager"
local show_module = core.import "show"

-- work: { rows, fail, each_article, run_current, last_runs, replace, current, forget }, of work.lua.
return function(session, work)
  local paint, host, fail = session.paint, session.host, work.fail
  local look = {}

  local pending = {}

  local function write(...)
    for i = 1, select("#", ...) do pending[#pending + 1] = (select(i, ...)) end
  end

  -- f, whose output is shown when it is whole: through a pager where it is long.
  local function paged(f)
    return function(...)
      pending = {}
      f(...)
      page(host, table.concat(pending))
    end
  end

  -- An article, from the article, its number, or a row.
  local function article_of(what)
    if math.type(what) == "integer" then
      local found = session.articles[what]
      if not found then fail("there is no article " .. what .. ": there are " .. #session.articles) end
      return found
    end
    if show_module.class(what) == "article" then return what end
    if type(what) == "table" and show_module.class(what.article) == "article" then return what.article, what end
    fail("show takes an article, its number or a row: show(3), show(m[1])")
  end

  -- ---- show ----

  local COLORS = { "32", "33", "36", "35", "34", "31", "92", "93", "96", "95", "94", "91" }

  local function styles_of(items)
    local kinds, style = {}, {}
    for _, item in ipairs(items) do
      if not style[item.kind] then
        style[item.kind] = true
        kinds[#kinds + 1] = item.kind
      end
    end
    table.sort(kinds)
    for i, kind in ipairs(kinds) do style[kind] = COLORS[(i - 1) % #COLORS + 1] end
    return style, kinds
  end

  -- The outermost of items that overlap; those inside of others are not marked.
  local function outermost(items)
    table.sort(items, function(a, b)
      if a.first ~= b.first then return a.first < b.first end
      return a.last > b.last
    end)
    local kept, last = {}, 0
    for _, item in ipairs(items) do
      if item.first > last then
        kept[#kept + 1] = item
        last = item.last
      end
    end
    return kept
  end

  local function marked(item, style)
    local text = item.text
    if host.colored then return "\27[" .. style[item.kind] .. "m" .. text .. "\27[0m" end
    return "[" .. item.kind .. " " .. text .. "]"
  end

  -- The article with its items; a row's own match is marked too.
  function look.show(what, kinds)
    local article, row = article_of(what)
    work.run_current()
    local items = {}
    local wanted = type(kinds) == "string" and { [kinds] = true } or nil
    for _, kind in ipairs(type(kinds) == "table" and kinds or {}) do
      wanted = wanted or {}
      wanted[kind] = true
    end
    local found = row and row.kind and { row } or wanted and article:items() or host.items(article)
    for _, item in ipairs(found) do
      if not wanted or wanted[item.kind] then items[#items + 1] = item end
    end
    local style, names = styles_of(items)
    local at, text = 1, article.text
    write(paint(article.source, "place"), "\n\n")
    for _, item in ipairs(outermost(items)) do
      write(text:sub(at, item.first - 1), marked(item, style))
      at = item.last + 1
    end
    write(text:sub(at), "\n")
    if host.colored and #names > 0 then
      write "\n"
      for _, name in ipairs(names) do write("\27[", style[name], "m", name, "\27[0m  ") end
      write "\n"
    end
  end

  -- ---- why ----

  -- Only what is said of sentences with these words.
  local function with_words(report, words)
    local kept = {}
    for _, one in ipairs(report) do
      if not words or one.text:lower():find(words:lower(), 1, true) then kept[#kept + 1] = one end
    end
    return kept
  end

  local function check_place(article, words)
    if words and not article.text:lower():find(words:lower(), 1, true) then
      fail("why: \"" .. words .. "\" does not stand in " .. article.source)
    end
  end

  -- why(rule, article, words): `rule` as for try, by name or path.
  function look.why(rule, what, words)
    if type(rule) ~= "string" then fail 'why takes a rule by name or path, an article and words of the sentence: why("visits.lua", 3, "Seoul")' end
    local article, row = article_of(what or 1)
    words = words or row and row.text
    if words ~= nil and type(words) ~= "string" then fail "why(rule, article, words): words of the sentence, as a string" end
    check_place(article, words)
    local path = rule:find "%.lua$" and not rule:find "/" and "./" .. rule or rule
    work.replace { selection = path, record = core.import("recorded").read }
    local message = host.run(article)
    if message then io.stderr:write(message, "\n") end
    local explain = core.import "explain"
    local report = with_words(explain.article(article, { failures = 4 }), words)
    work.forget()
    if #report == 0 then
      write("the rule was tried nowhere in ", words and 'a sentence with "' .. words .. '"' or article.source,
        ": nothing there fires its trigger (lode rules ", rule, " says what it is)\n")
      return
    end
    write(explain.text(report, { paint = paint, width = host.width() }))
  end

  -- ---- diff ----

  local PLACE = { kind = true, text = true, first = true, last = true, rule = true, article = true, span = true }

  -- Items of rows as compare.lua takes them, by article.
  local function by_article(items)
    local lists, order = {}, {}
    for _, item in ipairs(items) do
      if not lists[item.article] then
        lists[item.article] = {}
        order[#order + 1] = item.article
      end
      local one = { kind = item.kind, rule = item.rule, start = item.first - 1, stop = item.last, text = item.text, fields = {}, item = item }
      for name, value in pairs(item) do
        if not PLACE[name] and type(name) == "string" and not name:find "^_" then
          one.fields[name] = type(value) == "userdata" and core.span_text(value) or type(value) == "table" and value.text or value
        end
      end
      table.insert(lists[item.article], one)
    end
    return lists, order
  end

  local function put(sign, article, one)
    local text = article.text
    local start = utf8.len(text, 1, one.start)
    local room = math.max(host.width() - show_module.width(article.source) - 8, 40)
    write("  ", paint(sign, sign == "-" and "bad" or "good"), " ", paint(article.source, "place"), "  ",
      context.line(text, start, start + utf8.len(one.text), room, paint), "\n")
  end

  local function put_changes(article, pair)
    put("~", article, pair.new)
    if pair.old.text ~= pair.new.text then write('        "', pair.old.text, '" → "', pair.new.text, '"\n') end
    for _, name in ipairs(pair.fields) do
      write("        ", name, ": ", compare.printed(pair.old.fields[name]), " → ", compare.printed(pair.new.fields[name]), "\n")
    end
  end

  local function put_difference(old, new)
    local a, order_a = by_article(old)
    local b, order_b = by_article(new)
    local total = { gained = 0, lost = 0, changed = 0 }
    local seen = {}
    for _, article in ipairs(table.move(order_b, 1, #order_b, #order_a + 1, order_a)) do
      if not seen[article] then
        seen[article] = true
        local result = compare.items(a[article] or {}, b[article] or {})
        for _, one in ipairs(result.gained) do put("+", article, one) end
        for _, one in ipairs(result.lost) do put("-", article, one) end
        for _, pair in ipairs(result.changed) do put_changes(article, pair) end
        for name in pairs(total) do total[name] = total[name] + #result[name] end
      end
    end
    write(paint(("%d gained, %d lost, %d changed"):format(total.gained, total.lost, total.changed), "dim"), "\n")
  end

  -- diff(): the last two runs of try or reload; diff(old, new): two rows.
  function look.diff(old, new)
    if old == nil and new == nil then
      local before, latest = work.last_runs()
      if not before then fail "diff() compares the last two runs of try: try a rule, change it, try it again; or diff(old, new) with two rows" end
      old, new = before.items, latest.items
    end
    if not work.rows.is(old) or not work.rows.is(new) then fail "diff(old, new) takes two results of find, try or items" end
    put_difference(old, new)
  end

  return { show = paged(look.show), why = paged(look.why), diff = paged(look.diff) }
end
