-- Captions of pictures and whom they credit: "... in July. (Photo - Ministry)".
--
-- Fields of this module; the patterns are built when they are first asked for
--   bracket  marked pattern for the inside of the last bracket of a line: marks
--            credit; or `maybe`, which is a credit only if the reader knows the agency
--   tail     marked pattern for a line that ends without a bracket: finds credit
--            or maybe, and the point "cut" where the caption's own text ends
--   may_be_tail  cheap test: false where `tail` cannot match
--   line     marked pattern for a line that says that it is a caption or a credit
--            ("Image caption, ...", "Image source, ..."): marks text or credit
--   openings  the first words of such lines
--   photo_agencies  names that stand for a picture wherever they stand alone
--   credit_words  last words of an agency's name that need not be known

local lpeg = require "lpeg"
local common = require "layout.common"
local P, S, V = lpeg.P, lpeg.S, lpeg.V
local byte, find, lower, sub = string.byte, string.find, string.lower, string.sub
local mark = common.mark

local captions = {}

captions.credit_words = common.set [[
  images|pool|pictures|photo|photos|handout|agency|wire|press|news|via|file|herald|times|post|shutterstock|alamy|
  getty]]

-- Agencies that sell pictures and write nothing.
captions.photo_agencies = common.set [[
  getty images|getty|shutterstock|alamy|alamy stock photo|epa|epa-efe|ap photo|nurphoto|zuma|zuma press|sipa|sipa usa|abaca|
  pa images|rex|rex features|reuters photo|pool photo|imago|istock|unsplash|adobe stock]]

local close = S ")]"
local picture_labels = [[photo|photos|photograph|photographs|photo credit|photo courtesy|file photo|image|
  image credit|image source|picture|pictures|picture credit|pic|credit|credits|
  photo source|courtesy of|courtesy|provided by|illustration|graphic|graphics|
  screengrab|screenshot|video|handout|source photo|photo by|photos by|image by|
  images|photographer|image courtesy of|photo illustration|file image|photo provided by]]

-- The inside of a bracket: (AP Photo/Lee Jin-man), (X via AP), (X/AFP), (Yonhap), (File photo)
local function bracket ()
  local ws, space, rest = V "ws", V "space", V "rest"
  local by = common.phrases "courtesy of|provided by|photo by|photos by|image by|image courtesy of|photo provided by"
  local to = ws * (S ":/,=" + V "dash") * ws
    + space ^ 1 * common.phrases "by|from|courtesy of|courtesy|via|provided by|credit" * ws * P ":" ^ -1 * ws
  local given = by * ws * mark("credit", rest) + common.phrases(picture_labels) * to * mark("credit", rest)
  local plain = mark("uncredited", common.phrases "file photo|file|photo|file image|illustrative photo") * -1
  return common.marked(common.grammar {
    "bracket",
    bracket = ws * (plain + given * -1 + mark("maybe", rest) * -1),
    rest = (1 - close) ^ 1,
  })
end

local function add_credit_rules (rules)
  local letter = V "letter"
  rules.credit_char = letter + common.digit + S " .'&-," + "\u{2019}" + "\u{2013}" + "\u{A9}"
  rules.credit = mark("credit", (V "credit_char" + S "/:()") ^ 1)
  return rules
end

-- The end of a line: "... on Monday. Photograph: X/Agency", "... on Monday. Kim Hong-ji/Reuters"
local function tail ()
  local ws, space, cut = V "ws", V "space", common.point "cut"
  local quote = S "\"')" + "\u{201D}" + "\u{2019}"
  local colon_label = common.phrases [[photo|photos|photograph|photo credit|image|image credit|picture|credit|credits|
    photo source|image source|video|illustration|composite|photographs]]
  local other_label = common.phrases "photo by|photos by|photo courtesy of|photograph by|picture by|image source"
  local slashed = V "name" * (ws * "/" * ws * (common.upper + V "foreign") * V "credit_char" ^ 1) ^ 1
  return common.marked(common.grammar(add_credit_rules {
    "anywhere",
    anywhere = V "tail" + 1 * V "anywhere",
    tail = (V "ended" * cut * ws * (common.phrase "credit" * P "." ^ 2 * ws * V "credit"
          + (P "--" + "\u{2013}" + "\u{2014}") * ws * mark("maybe", slashed + V "name"))
        + V "ended" * cut * space ^ 1 * (V "labelled" + mark("maybe", slashed))
        + cut * space ^ 1 * V "labelled"
        + cut * ws * "/" * mark("maybe", V "name")) * -1,
    ended = (S ".!?" + "\u{2026}") * quote ^ -2,
    labelled = (colon_label * ws * ":" * ws + other_label * P "," ^ -1 * ws) * V "credit",
    name = common.upper * (V "letter" + S " .'-&" + "\u{2019}") ^ 1,
  }))
end

-- What a tail has besides its credit: a slash before a capital, or one of these.
local tail_words = { "photo", "image", "picture", "credit", "video", "illustration", "composite" }

local function has_tail_word (s)
  local low = lower(s)
  for _, word in ipairs(tail_words) do
    if find(low, word, 1, true) then return true end
  end
  return false
end

-- False where `tail` cannot match from `from` on, as in most paragraphs. Three
-- plain searches cost less than one for a class.
function captions.may_be_tail (s, from)
  -- only a line without a stop may end with the name of an agency after a dash
  local final = byte(s, -1)
  if final ~= 46 and final ~= 34 and final ~= 0x9D then
    local near = math.max(from, #s - 60)
    if find(s, "Credit..", from, true) or find(s, "\u{2014}", near, true) or find(s, "\u{2013}", near, true)
       or find(s, "--", near, true) then
      return true
    end
  end
  local slash = find(s, "/", from, true)
  if slash and find(s, "/[ \t\x80-\xED]*[A-Z\xC3-\xED]", slash) then return true end
  if slash or find(s, ":", from, true) or find(s, "hoto", from, true) then return has_tail_word(sub(s, from)) end
  return false
end

-- A whole line: "Image caption, ...", "Image source, ..."
local function line ()
  local ws, text = V "ws", mark("text", P(1) ^ 1)
  local text_label = common.phrases "image caption|media caption|caption|photo caption|video caption|picture caption"
  local source_label = common.phrases [[image source|image credit|photo credit|media source|photo source|picture credit|
    photograph|photo by|photos by|photo|credit|courtesy|photo courtesy|image courtesy]]
  local inner, sep = V "inner", V "sep"
  local dotted = common.phrase "credit" * P "." ^ 2 -- "Credit...Ann Lee": what a page shows as two lines
  return common.marked(common.grammar(add_credit_rules {
    "line",
    sep = ws * S ",:" * ws,
    ten = (V "credit_char" + S "/:()") ^ -10,
    other_ten = (V "credit_char" + "/") ^ -10,
    text_label = text_label,
    inner = ws * P "," ^ -1 * ws * V "text_label" * sep,
    line = dotted * mark("credit", V "ten" ^ -8) * -1
      + V "text_label" * sep * text
      + common.phrase "image source" * sep * mark("credit", (1 - inner) ^ 1) * (inner * text) ^ -1
      + common.phrases "file photo|file image" * ws * ":" * ws * text
      + source_label * sep * mark("credit", V "ten" ^ -8) * -1
      + common.phrases "photo by|photos by|photograph by" * ws * mark("credit", V "other_ten" ^ -8) * -1,
  }))
end

captions.openings = common.set "image|media|caption|photo|photos|video|picture|photograph|file|credit|courtesy"

return common.lazy(captions, { bracket = bracket, tail = tail, line = line })
