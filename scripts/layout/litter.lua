-- What stands on a news page and is not news. Only whole lines are dropped, and
-- never a line of more than `max_words` words.
--
-- Fields of this module; lines are compared in lower case, without bullets,
-- icons and counts around them ("• Share (12)" is "share")
--   lines     line -> why: nothing else is meant by such a line
--   buttons   line -> why: dropped only on a page that has a headline or a date,
--             because a single word may be text elsewhere
--   openings  how a line begins -> why ("read more" without a colon only if
--             the line is no sentence)
--   anywhere  what is looked for anywhere in the line -> why
--   whole     LPeg patterns for a whole line of few words -> why
--   links     headings above links to other articles: the short lines that
--             follow, up to the next paragraph or the end, go with them

local lpeg = require "lpeg"
local common = require "layout.common"
local P, S = lpeg.P, lpeg.S
local ws, digit, phrase, phrases = common.ws, common.digit, common.phrase, common.phrases

local litter = { max_words = 25 }

-- { why = "a|b|c" } becomes { a = why, b = why, c = why }.
local function table_of (groups)
  local found = {}
  for why, list in pairs(groups) do
    for line in list:gmatch "[^|\n]+" do
      local name = line:match "^%s*(.-)%s*$"
      if name ~= "" then found[name] = why end
    end
  end
  return found
end

litter.buttons = table_of {
  ["share button"] = [[share|tweet|facebook|twitter|x|whatsapp|email|e-mail|mail|print|save|link|linkedin|reddit|telegram|
    pinterest|copy|messenger|flipboard|pocket|line|kakaotalk|threads|bluesky|sms|url|instagram|youtube|tumblr|bookmark|
    gift|like|more|shares|post|favourite|favorite|clip|scrap|republish|viber|mastodon|weibo|wechat|kakao|naver|band|tiktok]],
  ["player"] = "transcript|download|embed|show caption|hide caption|toggle caption|listen|play|pause|watch|audio|mute|unmute|loading|replay|autoplay",
  ["comments"] = "comment|comments|reply|discuss",
  ["navigation"] = [[home|menu|search|close|next|previous|back|register|subscribe|log in|login|sign in|sign out|log out|
    my account|account|skip|help|contact|top|expand|collapse|edition|toggle|follow|following|newsletters|newsletter|donate|
    settings|sections|support us|contribute|jobs|profile|for you|shop|e-paper|epaper]],
  ["advertisement"] = "ad|ads|sponsored|promoted|sponsor",
  ["text size"] = "aa|a a|a-|a+|font|text size|font size|small|medium|large|default",
}

litter.lines = table_of {
  ["share button"] = [[link copied|link copied!|copy link|copied|copied!|copy url|copy this link|copy the link|share this|share this article|share this story|
    share article|share story|share page|share this page|about sharing|share on facebook|share on twitter|share on x|
    share on linkedin|share on whatsapp|share on reddit|share on pinterest|share on telegram|share on bluesky|share on threads|
    share via email|share via e-mail|share by email|share to facebook|share to twitter|share with friends|email this|
    email this article|email article|email a friend|print this|print this article|print article|print page|save article|save this article|
    save for later|save story|gift article|gift this article|send by email|tweet this|post to x|bookmark this|click to share|
    share link|copy article link|copy to clipboard|copied to clipboard|url copied|share full article|facebook messenger|
    share options|more sharing options|sharing options|share your thoughts|share icon|facebook icon|twitter icon|send via email|
    view in browser|share with your friends|share it|share this post|share this video|add to favorites|add to bookmarks|send a tip|
    republish this article|reuse this content|request reprint & licensing|purchase licensing rights|reprints|licensing rights|
    order reprints|get permissions|reprints and permissions|rights and permissions|report a typo|report an error|give feedback|
    submit feedback|video ad feedback|ad feedback|share to x|share through email|share this on facebook]],
  ["player"] = [[listen to this article|listen to article|listen to the article|listen to this story|listen now|play video|watch now|
    video player|play audio|audio player|this video can not be played|media player|your browser does not support the audio element|
    listen to this|now playing|audio article|read aloud|to play this video you need to enable javascript in your browser|
    this is ai generated audio|this audio is auto-generated|audio by carbonatix|play the video|article audio]],
  ["comments"] = [[leave a comment|post a comment|add a comment|add comment|join the conversation|view comments|show comments|
    read comments|read the comments|comments are closed|no comments|no comments yet|view all comments|write a comment|
    be the first to comment|jump to comments|join the discussion|start the conversation|comments section|have your say]],
  ["navigation"] = [[skip to content|skip to main content|skip to navigation|main menu|open menu|close menu|toggle navigation|toggle menu|
    back to top|return to top|go to top|load more|show more|see more|view more|read more|see all|view all|next article|previous article|
    next story|previous story|continue reading|read full story|read full article|read the full story|click here|article content|all news|go back|back to blog|back to articles|return to articles|back to news|back to all|back to top stories|table of contents|
    go to homepage|back to home|back to homepage|site navigation|breadcrumb|breadcrumbs|you are here|top of page|open navigation menu|
    see more stories|learn more|find out more|open in app|get the app|download the app|download our app|use the app|
    cookie settings|privacy policy|terms of service|terms of use|terms and conditions|manage cookies|accept all cookies|accept cookies|
    accept all|reject all|i accept|manage preferences|contact us|about us|advertise with us|view profile|see all articles|
    see all stories|more stories|most popular|trending now|trending|what to read next|top stories|most viewed|editors' picks|
    follow us|follow this author|follow author|follow topic|follow the author|read in app|search news|e-edition|print edition|today's paper]],
  ["advertisement"] = [[advertisement|advertisements|advertising|scroll to continue|article continues below|story continues below|
    sponsored content|paid post|paid content|promoted content|promoted stories|ad - story continues below|skip advertisement|
    skip ad|skip past newsletter promotion|after newsletter promotion|advertisement - scroll to continue|
    advertisement - continue reading below|story continues|article continues|remove ads|report this ad|why this ad|close ad|
    advertisement continue reading the main story|supported by|presented by|advertisement feature|from our partners|content from our partners]],
  ["newsletter"] = [[subscribe now|subscribe today|subscribe to our newsletter|subscribe to newsletter|sign up|sign up now|sign up here|
    get the newsletter|newsletter sign-up|newsletter signup|free daily newsletter|free weekly newsletter|enter your email|
    enter your email address|your email address|email address|already a subscriber|already a subscriber? log in|
    already a subscriber? sign in|become a member|support our journalism|start your free trial|create a free account|subscribers only|
    for subscribers|subscriber only|subscriber-only|exclusive for subscribers|become a subscriber|unlock this article|thank you for subscribing|
    invalid email|sign up for free|manage newsletters]],
  ["text size"] = "text size|font size|adjust font size|change text size|increase font size|decrease font size|resize text|letter size",
  ["end mark"] = "(end)|-end-|- end -|-ends-|--end--|-30-|- 30 -|ends|end of article|(ends)|end|/end|<end>|* end",
}

litter.openings = {
  ["read more:"] = "read more", ["read more \u{BB}"] = "read more", ["read also:"] = "read more", ["also read:"] = "read more",
  ["also read |"] = "read more", ["also read -"] = "read more", ["also read \u{2013}"] = "read more", ["read |"] = "read more",
  ["related:"] = "read more", ["related story:"] = "read more", ["related article:"] = "read more", ["related stories:"] = "read more",
  ["related articles:"] = "read more", ["related content:"] = "read more", ["related coverage:"] = "read more",
  ["see also:"] = "read more", ["see also"] = "read more", ["see more:"] = "read more", ["read:"] = "read more",
  ["read next:"] = "read more", ["up next:"] = "read more", ["recommended:"] = "read more", ["more:"] = "read more",
  ["don't miss:"] = "read more", ["don't miss -"] = "read more", ["must read:"] = "read more", ["you may also like:"] = "read more",
  ["more on this:"] = "read more", ["click here to"] = "read more", ["click here for"] = "read more", ["listen:"] = "read more",
  ["read the full story"] = "read more", ["read this story in"] = "read more", ["most read:"] = "read more", ["go deeper:"] = "read more",
  ["don\u{2019}t miss:"] = "read more", ["for more stories"] = "read more", ["more from"] = "read more", ["read more about"] = "read more",
  ["read more at"] = "read more", ["read more from"] = "read more", ["read more on"] = "read more", ["read more here"] = "read more",
  ["sign up for"] = "newsletter", ["get our newsletter"] = "newsletter", ["get our free"] = "newsletter", ["sign up to our"] = "newsletter", ["subscribe to our"] = "newsletter", ["sign up here"] = "newsletter",
  ["subscribe to the"] = "newsletter", ["subscribe for"] = "newsletter", ["subscribe now"] = "newsletter", ["subscribe today"] = "newsletter",
  ["sign up to get"] = "newsletter", ["sign up to receive"] = "newsletter", ["sign up to"] = "newsletter",
  ["get the latest news"] = "newsletter", ["get breaking news"] = "newsletter", ["subscribe to"] = "newsletter",
  ["already a subscriber"] = "newsletter", ["to continue reading"] = "newsletter", ["this article is for subscribers"] = "newsletter",
  ["follow us on"] = "share button", ["follow us"] = "share button", ["like us on"] = "share button", ["find us on"] = "share button",
  ["join us on"] = "share button", ["join our whatsapp"] = "share button", ["join our telegram"] = "share button",
  ["add us as a preferred"] = "share button", ["add as a preferred source"] = "share button", ["share this article"] = "share button",
  ["click to share"] = "share button", ["click to email"] = "share button", ["opens in new window"] = "share button",
  ["download our app"] = "advertisement", ["download the app"] = "advertisement", ["story continues below"] = "advertisement",
  ["article continues below"] = "advertisement", ["story continues after"] = "advertisement", ["article continues after"] = "advertisement",
  ["scroll down to"] = "advertisement", ["advertisement -"] = "advertisement", ["continue reading below"] = "advertisement",
  ["our standards:"] = "copyright", ["copyright \u{A9}"] = "copyright", ["copyright (c)"] = "copyright",
  ["copyright 19"] = "copyright", ["copyright 20"] = "copyright",
  ["this material may not be published"] = "copyright", ["this article may not be reproduced"] = "copyright",
  ["we use cookies"] = "cookie notice", ["this site uses cookies"] = "cookie notice", ["this website uses cookies"] = "cookie notice",
  ["by continuing to use this site"] = "cookie notice", ["by using this site"] = "cookie notice", ["please enable javascript"] = "cookie notice",
  ["we and our partners"] = "cookie notice", ["by clicking accept"] = "cookie notice", ["our site uses cookies"] = "cookie notice",
  ["we value your privacy"] = "cookie notice",
  ["this article is more than"] = "age notice", ["this story is more than"] = "age notice",
  ["listen to this article"] = "player", ["listen to this story"] = "player", ["reading time:"] = "reading time",
  ["estimated reading time"] = "reading time", ["reading time"] = "reading time", ["do you have a story"] = "reader call",
  ["have you got a story"] = "reader call", ["tags:"] = "tags", ["topics:"] = "tags", ["filed under:"] = "tags", ["keywords:"] = "tags",
  ["tagged:"] = "tags", ["tag:"] = "tags",
}

local minutes = digit * digit ^ -2 * ws * P "-" ^ -1 * ws * phrases { "min", "mins", "minute", "minutes", "m" }
local reading = minutes * ws * phrases { "read", "listen", "reading", "watch", "reading time" }
local count = digit ^ 1 * (S ",." * digit ^ 1) ^ -3 * (ws * S "kKmM") ^ -1
local clock = digit * digit ^ -1 * ":" * digit * digit
local icon = (1 - common.letter - digit) ^ -6

litter.whole = {
  { icon * reading, "reading time" },
  { icon * phrases { "read time", "reading time", "time to read", "read" } * ws * P ":" ^ -1 * ws * minutes, "reading time" },
  { icon * phrases { "listen", "audio", "listen to this article", "play", "listen to article", "video", "duration" }
      * ws * (S "(:|,-" + "\u{B7}" + "\u{2022}" + common.dash) ^ -1 * ws * (minutes + clock) * ws * P ")" ^ -1, "player" },
  { icon * count * ws * phrases { "comments", "comment", "replies", "reactions", "responses" }, "comments" },
  { icon * count * ws * phrases { "shares", "share", "likes", "retweets", "views", "reads", "tweets", "pins" }, "share button" },
  { icon * phrases { "comments", "comment", "shares", "likes", "views" } * ws * S ":(" ^ -1 * ws * count * P ")" ^ -1, "comments" },
  { (P "\u{A9}" + phrase "(c)") * ws * (digit ^ 4 + common.upper) * P(1) ^ 0, "copyright" },
  { (common.letter ^ 1 * common.space) ^ -6 * (P "\u{A9}" + phrase "(c)") * ws * digit ^ 4, "copyright" },
  { clock * ws * "/" * ws * clock, "player" },
  { phrase "page" * ws * digit ^ 1 * ws * phrase "of" * ws * digit ^ 1, "navigation" },
  { P "<" ^ 1 * ws * phrases { "previous", "prev", "back" } * P(1) ^ -40, "navigation" },
}

litter.anywhere = {
  { "all rights reserved", "copyright" }, { "unauthorized reproduction", "copyright" },
  { "unauthorised reproduction", "copyright" }, { "reproduction prohibited", "copyright" },
  { "redistribution prohibited", "copyright" }, { "tell us your story", "reader call" },
  { "share your story with", "reader call" }, { "opens in new window", "share button" },
  { "opens in a new window", "share button" }, { "opens in new tab", "share button" },
  { "opens in a new tab", "share button" },
}

litter.links = table_of {
  ["related links"] = [[most read|most read stories|most popular|most viewed|related|related stories|related articles|related article|
    related story|related news|related content|related coverage|related topics|related links|more on this story|more on this topic|more on this|
    you may also like|you might also like|you may like|recommended|recommended stories|recommended for you|recommended articles|
    read more|read next|read also|also read|up next|more stories|more news|top stories|trending|trending now|trending stories|
    latest news|latest stories|more from headlines|editors' picks|editor's picks|editor\u{2019}s picks|don't miss|what to read next|
    explore more on these topics|explore more|topics|tags|in this story|more in this section|popular now|popular stories|
    from our partners|around the web|more top stories|must reads|must read|see also|more like this|other stories|elsewhere on the site|
    you may also be interested in|you might be interested in|people also read|what others are reading|promoted stories|sponsored stories]],
}

return litter
