-- What stands on a news page and is not news. Only whole lines are dropped, and
-- never a line of more than `max_words` words, but for notices (`max_notice_words`).
--
-- Fields of this module; lines are compared in lower case, without bullets,
-- icons and counts around them ("• Share (12)" is "share")
--   lines     line -> why: nothing else is meant by such a line
--   buttons   line -> why: dropped only on a page that has a headline or a date,
--             because a single word may be text elsewhere
--   openings  how a line begins -> why ("read more" without a colon only if
--             the line is no sentence)
--   notices   how a paragraph below the headline begins that belongs to the site
--             -> why, by its first word
--   anywhere  what is looked for anywhere in the line -> why
--   whole     LPeg pattern for a whole line of few words: captures why; it is
--             built when it is first asked for
--   may_be_whole  cheap test: false where `whole` cannot match
--   links     headings above links to other articles: the short lines that
--             follow, up to the next paragraph or the end, go with them

local lpeg = require "lpeg"
local common = require "layout.common"
local P, S, V, Cc = lpeg.P, lpeg.S, lpeg.V, lpeg.Cc
local find, lower, match = string.find, string.lower, string.match
local digit, phrase, phrases = common.digit, common.phrase, common.phrases

local litter = { max_words = 25, max_notice_words = 80 }

-- { why = "a|b|c" } becomes { a = why, b = why, c = why }.
local function table_of (groups)
  local found = {}
  for why, list in pairs(groups) do
    for line in list:gmatch "[^|%s][^|\n]*" do found[line] = why end
  end
  return found
end

litter.buttons = table_of {
  ["share button"] = [[share|tweet|facebook|twitter|x|whatsapp|email|e-mail|mail|print|save|link|linkedin|reddit|telegram|
    pinterest|copy|messenger|flipboard|pocket|line|kakaotalk|threads|bluesky|sms|url|instagram|youtube|tumblr|bookmark|
    gift|like|more|shares|give this article|post|favourite|favorite|clip|scrap|republish|viber|mastodon|weibo|wechat|kakao|naver|band|tiktok]],
  ["player"] = "transcript|download|embed|image|show caption|hide caption|toggle caption|listen|play|pause|watch|audio|mute|unmute|loading|replay|autoplay",
  ["comments"] = "comment|comments|reply|discuss",
  ["navigation"] = [[home|menu|search|close|next|previous|back|register|subscribe|log in|login|sign in|sign out|log out|
    my account|account|skip|help|contact|top|expand|collapse|edition|toggle|follow|following|newsletters|newsletter|donate|
    settings|sections|support us|contribute|jobs|profile|for you|shop|e-paper|epaper|live tv|watch live|listen live|tv|radio|games|puzzles|crosswords|videos|photos|
    fullscreen|submit|advertise|subscriptions|website|loading...|more sections|accessibility|sitemap|site map|site index]],
  ["advertisement"] = "ad|ads|advert|adverts|sponsored|promoted|sponsor",
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
    submit feedback|video ad feedback|ad feedback|share to x|share through email|share this on facebook|gift this story|share via|share this via|share on:|share:|share with|
    copy link to clipboard|share this page via|share this article via|share on messenger|send to a friend|
    download pdf|save as pdf|listen & share|share & save|text to a friend|share to|share on social media|twittermailto|like this:|like loading...|share this:]],
  ["player"] = [[listen to this article|listen to article|listen to the article|listen to this story|listen now|play video|watch now|
    video player|play audio|audio player|this video can not be played|media player|your browser does not support the audio element|
    listen to this|now playing|audio article|read aloud|to play this video you need to enable javascript in your browser|
    this is ai generated audio|this audio is auto-generated|audio by carbonatix|play the video|article audio|listen to this post|hear this story|listen to the story|audio version|
    listen to the audio version|read by an ai voice|getting your trinity audio player ready...|voiced by ai|this article is read by an ai voice|playback speed|video unavailable|
    watch the video|watch the full video|to listen to this article, press play|this video cannot be played|video transcript]],
  ["comments"] = [[leave a comment|post a comment|add a comment|add comment|join the conversation|view comments|show comments|
    read comments|read the comments|comments are closed|no comments|no comments yet|view all comments|write a comment|
    be the first to comment|jump to comments|join the discussion|start the conversation|comments section|have your say|log in to join the conversation|log in to comment|sign in to comment|sort by newest|
    sort by oldest|sort by most recent|newest first|load more comments|show all comments|hide comments|
    comments have been disabled|post comment|write your comment|comment on this story|comment on this article|see the comments|
    leave a reply|comment *|name *|email *|post a reply|cancel reply|
    sort by|view conversation|join the debate|comments policy|report comment]],
  ["navigation"] = [[skip to content|skip to main content|skip to navigation|main menu|open menu|close menu|toggle navigation|toggle menu|
    back to top|return to top|go to top|load more|show more|see more|view more|read more|see all|view all|next article|previous article|
    next story|previous story|continue reading|read full story|read full article|read the full story|click here|article content|all news|go back|back to blog|back to articles|return to articles|back to news|back to all|back to top stories|table of contents|
    go to homepage|back to home|back to homepage|site navigation|breadcrumb|breadcrumbs|you are here|top of page|open navigation menu|
    see more stories|learn more|find out more|open in app|get the app|download the app|download our app|use the app|
    cookie settings|privacy policy|terms of service|terms of use|terms and conditions|manage cookies|accept all cookies|accept cookies|
    accept all|reject all|i accept|manage preferences|contact us|about us|advertise with us|view profile|see all articles|
    see all stories|more stories|most popular|trending now|trending|what to read next|top stories|most viewed|editors' picks|
    follow us|follow this author|follow author|follow topic|follow the author|read in app|search news|e-edition|print edition|today's paper|skip to footer|skip to search|jump to content|
    jump to navigation|search query|show search|hide search|submit search|show menu|hide menu|open sub menu|see author's posts|
    view author archive|view all posts|all posts by this author|
    skip navigation|skip to main navigation|skip links|accessibility help|open search|close search|search this site|search the site|
    all sections|view more|jump to section|on this page|quick links|site information navigation|your ad choices|
    work with us|terms of sale|subscriber services|do not sell my personal information|
    do not sell or share my personal information|your privacy choices|cookie policy|ad choices|editorial standards|
    corrections policy|code of ethics|sign in / register|log in / register|log in or register|sign in or register|my profile|
    view my account|click to expand|tap to expand|expand all|collapse all|swipe for more|scroll down|us edition|uk edition|
    world edition|international edition|change edition|choose edition|live updates|see all topics|all topics|show all]],
  ["advertisement"] = [[advertisement|advertisements|advertising|scroll to continue|article continues below|story continues below|
    sponsored content|paid post|paid content|promoted content|promoted stories|ad - story continues below|skip advertisement|
    skip ad|skip past newsletter promotion|after newsletter promotion|advertisement - scroll to continue|
    advertisement - continue reading below|story continues|article continues|remove ads|report this ad|why this ad|close ad|
    advertisement continue reading the main story|supported by|presented by|advertisement feature|from our partners|content from our partners|article continues after this advertisement|
    article continues after advertisement|story continues after advertisement|continue reading below|
    - advertisement -|loading ad|hide ad|ad closed|sponsored by|sponsored links|promoted by|paid advertisement|recommended by|
    powered by]],
  ["newsletter"] = [[subscribe now|subscribe today|subscribe to our newsletter|subscribe to newsletter|sign up|sign up now|sign up here|
    get the newsletter|newsletter sign-up|newsletter signup|free daily newsletter|free weekly newsletter|enter your email|
    enter your email address|your email address|email address|already a subscriber|already a subscriber? log in|
    already a subscriber? sign in|become a member|support our journalism|start your free trial|create a free account|subscribers only|
    for subscribers|subscriber only|subscriber-only|exclusive for subscribers|become a subscriber|unlock this article|thank you for subscribing|
    invalid email|sign up for free|manage newsletters|sign me up|yes, sign me up|get it free|no, thanks|no thanks|not now|
    maybe later|check your inbox|thanks for signing up|thank you for signing up|please enter a valid email|
    enter email|your email|email address*|get newsletter|more newsletters|see all newsletters|browse all newsletters|
    subscribe to read|subscribe to continue|log in to continue|continue without subscribing|view offers|see offers|cancel anytime]],
  ["text size"] = "text size|font size|adjust font size|change text size|increase font size|decrease font size|resize text|letter size",
  ["agencies"] = [[with inputs from agencies|with input from agencies|with agency inputs|(agencies)|with agencies|(with inputs from agencies)|
    (with input from agencies)|(with agency inputs)|with inputs from pti|compiled from agency reports|from wire reports]],
  ["end mark"] = "(end)|-end-|- end -|-ends-|--end--|-30-|- 30 -|ends|end of article|(ends)|end|/end|<end>|* end",
}

for line, why in pairs(table_of {
  ["picture counter"] = [[view gallery|open gallery|view image in fullscreen|view full size|view fullscreen|enlarge image|
    enlarge this image|open image in gallery|expand image|click to enlarge|tap to enlarge|see all photos|view all photos|
    show all photos|full screen|image gallery|photo gallery|view photos|view larger image|close gallery|next image|
    previous image|next photo|previous photo|next slide|previous slide|hide captions|show captions|(click to enlarge)|zoom image|
    open image modal]],
}) do litter.lines[line] = why end

litter.openings = table_of {
  ["read more"] = [[read more:|read more »|read also:|also read:|also read -|also read –|related:|related story:|
    related article:|related stories:|related articles:|related content:|related coverage:|see also:|see also|
    see more:|read:|read next:|up next:|recommended:|more:|don't miss:|don't miss -|must read:|
    you may also like:|more on this:|click here to|click here for|listen:|read the full story|
    read this story in|most read:|go deeper:|don’t miss:|for more stories|more from|read more about|
    read more at|read more from|read more on|read more here|
    watch:|watch now:|listen now:|don't miss these|don’t miss these|read our explainer:|
    explore more:|more coverage:|further reading:|recommended reading:|more to read:|editor's pick:|editors' pick:|
    next story:|previous story:|next article:|previous article:|up next -|previous:|next:|more in |more news from|more news on|more stories from|more articles from|see the full list:]],
  ["newsletter"] = [[sign up for|get our newsletter|get our free|sign up to our|subscribe to our|sign up here|subscribe to the|
    subscribe for|subscribe now|subscribe today|sign up to get|sign up to receive|sign up to|
    get the latest news|get breaking news|subscribe to|already a subscriber|to continue reading|
    this article is for subscribers|by signing up|by subscribing|
    by entering your email|by providing your email|you can unsubscribe|get the app|enjoying this article|
    want more stories|unlock unlimited|you have reached your|you've reached your|you’ve reached your|
    stay up to date|stay informed|thank you for reading|thanks for reading|support independent journalism|privacy notice:|this site is protected by]],
  ["share button"] = [[follow us on|follow us|like us on|find us on|join us on|join our whatsapp|join our telegram|
    add us as a preferred|add as a preferred source|share this article|click to share|click to email|
    opens in new window|join the conversation on|connect with us on|stay connected|follow live updates on|follow our]],
  ["advertisement"] = [[download our app|download the app|story continues below|article continues below|story continues after|
    article continues after|scroll down to|advertisement -|continue reading below|this advertisement has not loaded]],
  ["copyright"] = [[our standards:|copyright ©|copyright (c)|copyright 19|copyright 20|this material may not be published|
    this article may not be reproduced]],
  ["cookie notice"] = [[we use cookies|this site uses cookies|this website uses cookies|by continuing to use this site|
    by using this site|please enable javascript|we and our partners|by clicking accept|our site uses cookies|
    we value your privacy]],
  ["age notice"] = "this article is more than|this story is more than",
  ["player"] = "listen to this article|listen to this story|listen to article|your browser does not support",
  comments = "join the conversation|for more information, please see our|view the comments|see our comment|your email address will not be|save my name, email|required fields are marked",
  ["reading time"] = "reading time:|estimated reading time|reading time",
  ["reader call"] = "do you have a story|have you got a story",
  ["tags"] = [[tags:|topics:|filed under:|keywords:|tagged:|tag:|see more on:|more on:|filed under|topics in this|
    in this story:|related tags:|related topics:]],
  ["transcript notice"] = "this is a rush transcript",
}
litter.openings["also read |"] = "read more"
litter.openings["read |"] = "read more"

-- By first word, because most paragraphs of an article are compared.
litter.notices = {}
for opening, why in pairs(table_of {
  ["cookie notice"] = [[we use cookies|we and our partners|this site uses cookies|this website uses cookies|we value your privacy|
    our site uses cookies|cookies help us|by continuing to use this site|by using this website]],
  ["copyright"] = [[copyright 19|copyright 20|copyright ©|copyright (c)|this material may not be|this content is protected|
    this material is protected|no part of this article|reproduction of this]],
  ["print notice"] = [[a version of this article|a version of this story|this article originally appeared|
    this article was originally published|this story was originally published|this article first appeared|
    this story first appeared|this story originally appeared|this article was first published|this story was first published|
    this post originally appeared|this article appeared in the]],
  ["comments"] = [[comments are moderated|please keep comments|our commenting|all comments are|we welcome comments|
    this conversation is moderated|please be respectful]],
  ["newsletter"] = "by signing up|by subscribing|this site is protected by recaptcha|privacy notice: newsletters",
  ["reader call"] = "do you have a story|have you been affected|are you affected|get in touch with us|if you have been affected",
}) do
  local word = match(opening, "^%a+")
  litter.notices[word] = litter.notices[word] or {}
  litter.notices[word][opening] = why
end

-- The words and signs that a line of `whole` begins with, besides digits and icons.
local whole_words = common.set [[
  read|reading|time|listen|audio|play|video|duration|comment|comments|shares|likes|views|page|image|photo|slide|picture|view|
  see|show|gallery|estimated|published]]

-- False where `whole` cannot match, as for most lines.
local link_words = common.set "https|http|www|like|follow"

function litter.may_be_whole (line)
  local first = match(line, "^%a+")
  if first then
    first = lower(first)
    if link_words[first] or whole_words[first] and find(line, "%d") then return true end
  elseif find(line, "^[^%a]*%d") or find(line, "^[<#]") then
    return true
  else
    local word = match(line, "%a+")
    if word and whole_words[lower(word)] and find(line, "%d") then return true end
  end
  return find(line, "\u{A9}", 1, true) or find(line, "(c)", 1, true) or find(line, "(C)", 1, true)
end

local function whole ()
  local ws, icon, minutes, count, clock = V "ws", V "icon", V "minutes", V "count", V "clock"
  local copyright = P "\u{A9}" + phrase "(c)"
  local rules = {
    "choice",
    icon = (1 - V "letter" - digit) ^ -6,
    letter_line = (1 - V "space" * #phrases "on facebook|on x|on twitter|on instagram|on whatsapp|on telegram|on linkedin|on youtube") ^ 1 * V "space",
    minutes = digit * digit ^ -2 * ws * P "-" ^ -1 * ws * phrases "min|mins|minute|minutes|m",
    count = digit ^ 1 * (S ",." * digit ^ 1) ^ -3 * (ws * S "kKmM") ^ -1,
    speed = digit * (P "." * digit * digit ^ -1) ^ -1 * S "xX",
    clock = digit * digit ^ -1 * ":" * digit * digit,
  }
  local kinds = {
    { icon * minutes * ws * phrases "read|listen|reading|watch|reading time", "reading time" },
    { icon * phrases "read time|reading time|time to read|read" * ws * P ":" ^ -1 * ws * minutes, "reading time" },
    { icon * phrases "listen|audio|listen to this article|play|listen to article|video|duration"
        * ws * (S "(:|,-" + "\u{B7}" + "\u{2022}" + V "dash") ^ -1 * ws * (minutes + clock) * ws * P ")" ^ -1, "player" },
    { icon * count * ws * phrases "comments|comment|replies|reactions|responses", "comments" },
    { icon * count * ws * phrases "shares|share|likes|retweets|views|reads|tweets|pins", "share button" },
    { icon * phrases "comments|comment|shares|likes|views" * ws * S ":(" ^ -1 * ws * count * P ")" ^ -1, "comments" },
    { copyright * ws * (digit ^ 4 + common.upper) * P(1) ^ 0, "copyright" },
    { (V "letter" ^ 1 * V "space") ^ -6 * copyright * ws * digit ^ 4, "copyright" },
    { (P "http" * P "s" ^ -1 * "://" + "www.") * (1 - V "space") ^ 1, "address" },
    { phrases "like|follow" * V "letter_line" * phrases "on facebook|on x|on twitter|on instagram|on whatsapp|on telegram|on linkedin|on youtube"
        * common.at_most(90, P(1)), "share button" },
    { P "-" ^ -1 * clock * (ws * S "/|" * ws * P "-" ^ -1 * clock) ^ -1, "player" },
    { "[" * clock * (":" * digit * digit) ^ -1 * "]", "time stamp" },
    { phrases "listen|listen to article|listen to this article|speed" ^ -1 * (ws * V "speed") ^ 1, "player" },
    { (phrases "image|photo|slide|picture|gallery" * ws) ^ -1 * digit * digit ^ -1 * ws * (phrases "of" + "/") * ws * digit * digit ^ -1,
      "picture counter" },
    { phrases "view|see|show|see all|view all|show all|open" * ws * digit * digit ^ -1 * ws * phrases "images|photos|pictures",
      "picture counter" },
    { digit * digit ^ -1 * ws * phrases "images|photos|pictures", "picture counter" },
    { phrases "read|view|see|show|see all|view all" * ws * P "(" ^ -1 * count * P ")" ^ -1 * ws * phrases "comments|comment", "comments" },
    { phrases "estimated read time|estimated reading time" * ws * S ":-" ^ -1 * ws * minutes, "reading time" },
    { ("#" * (V "letter" + digit + "_") ^ 1 * ws) ^ 2, "tags" },
    { phrases "published in" * common.at_most(60, 1 - S ".!?"), "print notice" },
    { phrase "page" * ws * digit ^ 1 * ws * phrase "of" * ws * digit ^ 1, "navigation" },
    { P "<" ^ 1 * ws * phrases "previous|prev|back" * P(1) ^ -40, "navigation" },
  }
  rules.choice = P(false)
  for _, kind in ipairs(kinds) do rules.choice = rules.choice + kind[1] * ws * -1 * Cc(kind[2]) end
  return common.grammar(rules)
end

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
    from our partners|around the web|more top stories|must reads|must read|see also|latest|latest headlines|more headlines|more coverage|popular|featured|featured stories|in case you missed it|icymi|author's recent articles|latest from the author|
    editor's choice|editors' choice|related reading|further reading|in this article|keep reading|most commented|most shared|
    most watched|top videos|popular in the community|more to explore|recent stories|latest videos|live now|sponsored links|
    more like this|other stories|elsewhere on the site|
    you may also be interested in|you might be interested in|people also read|what others are reading|promoted stories|sponsored stories]],
}

return common.lazy(litter, { whole = whole })
