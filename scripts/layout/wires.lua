-- What agencies write around a report for the desks that receive it: slugs, takes,
-- embargoes, word counts, notes to editors, who edited it.
--
-- Fields of this module; patterns are built when they are first asked for
--   line      LPeg pattern for a whole line: captures why it is no text
--   may_be_line  cheap test: false where `line` cannot match
--   takes     the reasons of lines that may stand inside a paragraph, which goes on
--             after them ("(MORE)", "Continued on page 7")
--   openings  first words of credits and notes
--   note      LPeg pattern: how a note to editors begins
--   credits   function (text) -> true if it says who reported, wrote and edited, and
--             nothing else ("Reporting by A in B; Editing by C")
--   begins_note  function (line) -> true if a note or credits begin there
--   may_be_note  cheap test for both, of a text and its first word: false for most paragraphs

local lpeg = require "lpeg"
local common = require "layout.common"
local P, R, S, V, Cc = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.Cc
local find, gsub, lower, match, sub = string.find, string.gsub, string.lower, string.match, string.sub
local digit, phrases = common.digit, common.phrases

local wires = { takes = common.set "take|page turn|page number" }

-- The words that a line of `line` begins with, besides capitals with hyphens.
local first_words = common.set [[
  embargoed|embargo|hold|hfr|for|not|strictly|under|take|add|end|ends|first|second|third|fourth|word|words|length|more|
  urgent|flash|bulletin|newsalert|snap|newsflash|attn|attention|page|x|pick|pickup|continued|cont|please|see|turn|
  turns|jump|from|load|language|publication|document|advance|adv]]

function wires.may_be_line (s)
  if #s > 120 then return false end
  local word = match(s, "^%a+")
  if not word then
    return find(s, "^[%(=%-*%[<^~/]") or find(s, "^\xE2\x80[\x93\x94]") or find(s, "^%d+%a%a ") or find(s, "^%d+[%-,%d]* ?[wW]")
  end
  return first_words[lower(word)] or find(s, "^%u[%u%d]+[-/][%u%d]")
end

-- "ELLERY-CRANE/", "BC-ELLERY-CRANE/1st Ld", "AP-ELL--Crane Collapse, 3rd Ld-Writethru,0542"
local function slug_rules (rules)
  local ws, some = V "ws", P(1) ^ 0
  rules.key = R("AZ", "09") ^ 2
  rules.version = (R "09" ^ 1 * (P "st" + "nd" + "rd" + "th" + "ST" + "ND" + "RD" + "TH") + phrases "first|second|third") * ws
    * phrases "ld|lede|lead|add|sub|take|update|writethru" * common.at_most(60, 1 - S ".!?")
  rules.keys = V "key" * ("-" * V "key") ^ 1
  rules.dispatch = P "BC" * P "-" ^ 1 * R "AZ" * R "AZ" ^ 1 * common.at_most(90, 1 - S "!?")
    + P "AP" * P "-" * R "AZ" ^ 2 * "--" * common.at_most(90, 1 - S "!?")
  rules.stamp = R "AZ" ^ 2 * "-" * R "AZ" ^ 2 * ("-" * digit * digit) ^ 3 * ws * digit ^ 4 * ws * R "AZ" ^ -4
  rules.slug = S "^~" ^ -1 * (V "dispatch" + V "stamp"
    + V "keys" * "/" * (-P(1) + ws * "(" * some + R("AZ", "09") * common.at_most(40, R("AZ", "09") + S " -()," + R "az"))
    + V "keys" * ws * S ",-(" * ws * V "version" * P ")" ^ -1)
end

local function take_rules (rules)
  local ws, sign = V "ws", V "sign"
  local number = R "AZ" ^ -1 * digit ^ 1 * -V "letter"
  rules.sign = S "=-*()[]<>/." + V "dash"
  rules.more = sign ^ 1 * ws * phrases "more|more to follow|more to come|more follows" * ws * sign ^ 0
    + phrases "more to follow|more to come|more follows"
  rules.part = (phrases "take|end of take|end take|add" * ws * digit * digit ^ -1 * (ws * phrases "of" * ws * digit ^ 1) ^ -1
    + V "version_alone" + S "xX" * " " * S "xX" * " " * S "xX" + phrases "pick up|pickup" * common.at_most(30, 1 - P "."))
  rules.version_alone = (digit ^ 1 * (P "st" + "nd" + "rd" + "th") + phrases "first|second|third") * ws
    * (phrases "add|take" + P "Ld" * (P "-Writethru" + "-writethru") ^ -1 + "LD")
  rules.page = phrases "page" * ws * digit * digit ^ -2
    + V "dash" * ws * digit * digit ^ -1 * ws * V "dash" + P "2-2-2" + "3-3-3" + "4-4-4"
  local place = ws * phrases "page|pages|pg|p" ^ -1 * P "." ^ -1 * ws * number
  rules.turn = (phrases "continued on|continued from|cont on|cont from|continued on page|continued from page" * place
    + phrases "turn to|turns to|jump to|see|please see|please turn to" * ws * (R "AZ" ^ 2 * ws) ^ -3 * P "," ^ -1 * ws
      * phrases "page|pages|pg" * place
    + phrases "continued on next page|continued on the next page|continued overleaf|continued from previous page")
end

local function release_rules (rules)
  local few = common.at_most(90, 1 - S "!?")
  rules.embargo = phrases [[embargoed until|embargoed for|embargoed to|embargo until|under embargo until|strictly embargoed|
      not for release before|not for publication before|not for broadcast before|not for use before|not for release until|
      hold for release|hold for release until|for release at|for release on|for release after|advance for]] * few
    + phrases "embargo" * V "ws" * ":" * few
    + phrases "for immediate release|for immediate use|embargoed"
  rules.words = S "([" ^ -1 * (digit ^ 1 * (P "," * digit ^ 3) ^ -1 * V "ws" * phrases "words|wds|wrds"
      + phrases "word count|words|length" * V "ws" * ":" * V "ws" * digit ^ 1 * (V "ws" * phrases "words") ^ -1) * S ")]" ^ -1
  rules.record = (P "LOAD-DATE:" + "LANGUAGE:" + "PUBLICATION-TYPE:" + "DOCUMENT-TYPE:" + "Load-Date:" + "Document-Type:") * few
end

local function line ()
  local rules = { "choice" }
  slug_rules(rules)
  take_rules(rules)
  release_rules(rules)
  local wrapped = S "(*<>-[" ^ -2 * V "ws"
  local shouts = P "URGENT" + "FLASH" + "BULLETIN" + "NEWSALERT" + "SNAP" + "NEWSFLASH" + "News Alert"
  rules.end_mark = V "sign" ^ 1 * V "ws" * (phrases "ends|end|end of story|end of report" + "30") * V "ws" * V "sign" ^ 1
  local kinds = {
    { V "end_mark", "end mark" }, { V "more", "take" }, { V "part", "take" }, { V "page", "page number" },
    { wrapped * V "turn" * V "ws" * S ")*<>-.]" ^ -2, "page turn" },
    { V "embargo", "embargo" }, { V "words", "word count" }, { V "record", "database record" }, { V "slug", "slug" },
    { S "(" ^ -1 * shouts * S ")" ^ -1 * P ":" ^ -1, "slug" },
    { P "(" * V "version", "slug" }, { phrases "attention editors" * common.at_most(90, P(1)), "note to editors" },
  }
  rules.choice = P(false)
  for _, kind in ipairs(kinds) do rules.choice = rules.choice + kind[1] * V "ws" * -1 * Cc(kind[2]) end
  return common.grammar(rules)
end

local function note ()
  return S "([" ^ -2 * common.ws * (phrases "eds|attn|attention editors|editors note to clients" * common.ws * ":"
    + P "EDITORS:" + "Editors:" + "EDS NOTE" + "ATTN" * common.space)
    + P "((" -- two brackets: from one desk to another
    + (P "(" * (digit ^ 1 * (P "st" + "nd" + "rd" + "th") * " " * (P "LD" + "Ld") + "LEAD" + "URGENT") * ")" * common.ws) ^ 1
      * (-P(1) + "(" * (P "ATTN" + "Eds"))
end

-- The first words of credits, which may end like a sentence.
wires.openings = common.set "reporting|additional|writing|editing|edited|compiled|translated|eds|attn"

local note_words = common.set [[
  eds|attn|attention|editors|lead|urgent|reporting|additional|further|writing|written|editing|edited|compiled|translated|
  translation|produced|production|research|with|our|fact]]

function wires.may_be_note (s, word)
  if note_words[word] then return true end
  return find(s, "^%([%(%d]") or #s < 200 and find(s, " contributed ", 1, true)
    or #s < 120 and find(s, " reported from ", 1, true)
end

-- What a list of names may have besides names.
local credit_words = common.set [[
  and|by|in|at|from|for|with|of|the|additional|further|reporting|writing|editing|edited|written|compiled|translated|
  translation|produced|production|research|desk|newsroom|bureau|bureaus|staff|to|this|report|story|article|contributed|reported|
  also|fact-checking|graphics|graphic|photography|video|de|da|van|von|der|den|bin|al|la|el|di|do|dos|on|via|monitoring|
  online|writer|writers|reporter|reporters|correspondent|correspondents|journalist|journalists|editor|editors|press|
  freelance|contributor|contributors]]

local credit_openings = [[reporting by|additional reporting by|further reporting by|with reporting by|
  with additional reporting by|writing by|written by|editing by|edited by|compiled by|translated by|translation by|
  produced by|production by|research by|additional research by|fact checking by|reporting and writing by|
  writing and editing by|reporting from|additional reporting from|reporting and editing by|additional writing by]]

local function only_names (s)
  for word in gsub(s, "[%(%)%[%],;:|/%.&]", " "):gmatch "%S+" do
    if not credit_words[lower(word)] and not find(word, "^[%u\xC3-\xDF]") and not find(word, "^\xE2") then return false end
  end
  return true
end

local contributions = { " contributed to this report", " contributed to this story", " contributed to this article",
  " contributed reporting", " contributed to the report", " contributed from ", " contributed additional reporting", " reported from " }

local function is_contribution (s)
  for _, c in ipairs(contributions) do
    if find(s, c, 1, true) then return true end
  end
  return false
end

-- Does a line, below others without a blank line, begin a note or credits?
function wires.begins_note (s)
  local word = match(s, "^[%(%[]*(%a+)")
  if not word or not (note_words[lower(word)] or find(s, "^%(%(")) then return false end
  return (wires.note:match(s) or wires.opening:match(gsub(s, "^[%(%[%s]+", ""))) ~= nil
end

function wires.credits (s)
  local opening = gsub(sub(s, 1, 40), "^[%(%[%s]+", "")
  if not wires.opening:match(opening) and not is_contribution(s) then return false end
  return only_names(s)
end

return common.lazy(wires, { line = line, note = note, opening = function () return phrases(credit_openings) end })
