-- Captions of pictures and whom they credit: "... in July. (Photo - Ministry)".
--
-- Fields of this module
--   bracket  pattern for the inside of the last bracket of a line: marks credit;
--            or `maybe`, which is a credit only if the reader knows the agency
--   tail     pattern for the end of a line that has no bracket: marks credit or
--            maybe, and the point "cut" where the caption's own text ends
--   lines    pattern for a line that says that it is a caption or a credit
--            ("Image caption, ...", "Image source, ..."): marks text or credit
--   openings  the first words of such lines
--   credit_words  last words of an agency's name that need not be known

local lpeg = require "lpeg"
local common = require "layout.common"
local P, S = lpeg.P, lpeg.S
local mark, ws, space = common.mark, common.ws, common.space

local captions = {}

captions.credit_words = common.set {
  "images", "pool", "pictures", "photo", "photos", "handout", "agency", "wire", "press", "news",
  "via", "file", "herald", "times", "post", "shutterstock", "alamy", "getty",
}

local close = S ")]"
local rest = (1 - close) ^ 1
local to = ws * (S ":/,=" + common.dash) * ws
  + space ^ 1 * common.phrases { "by", "from", "courtesy of", "courtesy", "via", "provided by", "credit" } * ws * P ":" ^ -1 * ws
local picture = common.phrases {
  "photo", "photos", "photograph", "photographs", "photo credit", "photo courtesy", "file photo", "image",
  "image credit", "image source", "picture", "pictures", "picture credit", "pic", "credit", "credits",
  "photo source", "courtesy of", "courtesy", "provided by", "illustration", "graphic", "graphics",
  "screengrab", "screenshot", "video", "handout", "source photo", "photo by", "photos by", "image by",
  "images", "photographer", "image courtesy of", "photo illustration", "file image", "photo provided by",
}
local by = common.phrases { "courtesy of", "provided by", "photo by", "photos by", "image by", "image courtesy of", "photo provided by" }
local given = #by * by * ws * mark("credit", rest) + picture * to * mark("credit", rest)

-- (AP Photo/Lee Jin-man), (X via AP), (X/AFP), (Yonhap), (File photo)
local plain = mark("uncredited", common.phrases { "file photo", "file", "photo", "file image", "illustrative photo" }) * -1
local agency = mark("maybe", rest)
captions.bracket = ws * (plain + given * -1 + agency * -1)

-- "... on Monday. Photograph: X/Agency", "... on Monday. Kim Hong-ji/Reuters"
local quote = S "\"')" + "\u{201D}" + "\u{2019}"
local ended = (S ".!?" + "\u{2026}") * quote ^ -2
local colon_label = common.phrases {
  "photo", "photos", "photograph", "photo credit", "image", "image credit", "picture", "credit", "credits",
  "photo source", "image source", "video", "illustration", "composite", "photographs",
}
local labelled = colon_label * ws * ":" * ws
  + common.phrases { "photo by", "photos by", "photo courtesy of", "photograph by", "picture by", "image source" } * P "," ^ -1 * ws
local credit_char = common.letter + common.digit + S " .'&-," + "\u{2019}" + "\u{2013}" + "\u{A9}"
local name_char = common.letter + S " .'-&" + "\u{2019}"
local slashed = common.upper * name_char ^ 1 * (ws * "/" * ws * (common.upper + common.foreign) * credit_char ^ 1) ^ 1
local labelled_tail = labelled * mark("credit", (credit_char + S "/:()") ^ 1)
local slash_tail = mark("maybe", slashed)
captions.tail = (ended * common.point "cut" * space ^ 1 * (labelled_tail + slash_tail)
    + common.point "cut" * space ^ 1 * labelled_tail
    + common.point "cut" * ws * "/" * mark("maybe", common.upper * name_char ^ 1)) * -1

local any = P(1) ^ 1
local text_label = common.phrases { "image caption", "media caption", "caption", "photo caption", "video caption", "picture caption" }
local source_label = common.phrases { "image source", "image credit", "photo credit", "media source", "photo source", "picture credit", "photograph", "photo by", "photos by", "photo", "credit" }
local sep = ws * S ",:" * ws
local inner_caption = ws * P "," ^ -1 * ws * text_label * sep
captions.lines = text_label * sep * mark("text", any)
  + common.phrase "image source" * sep * mark("credit", (1 - inner_caption) ^ 1) * (inner_caption * mark("text", any)) ^ -1
  + common.phrases { "file photo", "file image" } * ws * ":" * ws * mark("text", any)
  + source_label * sep * mark("credit", (credit_char + S "/:()") ^ -80) * -1
  + common.phrases { "photo by", "photos by", "photograph by" } * ws * mark("credit", (credit_char + "/") ^ -80) * -1

captions.openings = common.set { "image", "media", "caption", "photo", "photos", "video", "picture", "photograph", "file", "credit" }

return captions
