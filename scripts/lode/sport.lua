-- lode.sport: how news tells of sport: results, tables, fixtures, and cities that stand for their teams.
--
--   local sport = require "lode.sport"
--   local game = sport.patterns(lists, name, names)    patterns for a rule's match: spans "_side", "_first_side" and "_second_side" (teams, if
--                                                      the article is on sport), "_home" and "_away" (certain)
--   sport.weight(article)                              how much its words tell of sport
--   sport.scorers(span, article)                       who else scores: "Holm 12, Berg 67"
--   sport.add_cities(items, article, make)             "Leeds" in an article on sport that names Leeds United
--
-- A city is its team only in an article on sport: the rule weighs what the article has of it (sport.WORD for each word of sport,
-- 1 for each team) against sport.SOME and sport.MUCH;
-- all cities that have teams count from sport.ALL on.  Countries that play stay places.

local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
local set = require "lode.sets".from

local sport = { WORD = 2, SOME = 2, MUCH = 3, ALL = 5 }

-- ---- patterns ----

-- What a team does, and what it has.
local PLAYS = set { "beat", "beats", "thrashed", "drew", "edged", "hammered", "trounced", "routed", "hosted", "hosts", "defeated", "outscored", "lead", "trail", "trailed",
  "swept", "scored", "equalised", "manager", "coach", "striker", "midfielder", "defender", "goalkeeper", "captain", "forward", "winger", "quarterback", "pitcher", "starter",
  "shortstop", "fans", "supporters", "skipper", "teammate", "teammates", "goalie", "outfielder", "reliever", "slugger", "keeper", "rookie", "centre", "ace", "opens", "opened", "visits" }
-- What stands before a team.
local PLAYED = { "beat", "beating", "thrashed", "against", "over", "champions", "leaders", "rivals", "neighbours", "visitors", "hosts", "holders", "strugglers", "side",
  "visiting", "hosting", "host", "edged", "defeated", "face", "routed", "club", "thrashing", "defeating", "hapless", "rival" }

-- Looks back at one of some words.
local function behind (words)
  local any
  for _, word in ipairs(words) do any = any and any + lpeg.B(t.word(word)) or lpeg.B(t.word(word)) end
  return any
end

-- What organizations are asked for when teams play.  `lists` has the lists by name; a name begins with `name`, `names` is one of any length.
function sport.patterns (lists, name, names)
  local city = lists.city + lists.region
  local number, tight = t.number, t.glued * t.hyphen * t.glued
  local day = t.exact { "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun" } -- "Sat 28 Dec 2024"
  local club = -(lists.country + lists.given * #lists.surname + day * number) * names
  local listed = city * -(t.capitalized - t.word "at") + lists.known + lists.suffix
  local game = {}
  -- "Juventus 11 7 3 1", "3. Parma 11 5"; "Leeds - Holm 12, Berg 67"
  local row = t.span(club, "_side") * #(number * number + (t.hyphen + t.dash) * t.capitalized ^ 1 * number)
  -- "Toronto at Boston", "KANSAS CITY AT BOSTON": certain
  local fixture = t.span(listed, "_home") * t.word "at" * t.span(listed, "_away") * #(t.stop + t.comma + t.full_stop + t.open_bracket)
  -- "Di Berg (Italy, Norvik)", "Di Berg (Italy) Norvik 1:53.7"
  local rider = t.open_bracket * lists.country * ((t.comma + t.slash) * t.span(names - city, "_home") * #t.close_bracket +
    t.close_bracket * t.span(names, "_home") * #(number + t.time + t.lower * t.number))
  -- "Arsenal 2 Leeds 1", "Ajax 2 (Holm 10) Celtic 1 (Berg 9)", "Boston 102, New York 98"
  local result = club * #(number * (t.capitalized ^ 1 * number + t.open_bracket * t.capitalized)) + lpeg.B(number) * club * #(number * -t.letters)
    + lpeg.B(t.close_bracket) * club * #(number * (t.stop + t.open_bracket))
    + listed * #(number * t.comma * listed * number) + lpeg.B(number * t.comma) * listed * #(number * -t.letters)
  -- "Kent 108-3", "Kent 214 (P. Lowe 84)", "Texas 24-17"
  local innings = city * #(number * (tight * number + t.word "for" * number + t.word "all out" + t.open_bracket * t.initial + t.word "and" * number))
  -- "Leeds v Everton"
  local v = t.word "v" + t.word "vs" + t.word "vs."
  local versus = t.span(club, "_first_side") * v * t.span(club, "_second_side")
  -- "Leeds manager", "Houston's Jeff Lowe"; "champions Leeds"
  local side = -lpeg.B(t.capital) * city * #(t.check(t.lower, function (word) return PLAYS[word.word] end) + t.word "lost" * t.word "to" + t.clitic * lists.given * t.capital) +
    #city * (behind(PLAYED) + behind { "play for", "plays for", "played for", "playing for", "traded to", "lost to", "loss to", "drew with", "v", "vs" }) * city * -t.capitalized
  -- "ASTROS 8, GUARDIANS 2: Jon Holm homered"
  local roundup = #(t.upper ^ 1 * number * t.comma * t.upper ^ 1 * number * t.colon) * t.span(t.upper ^ 1, "_home") * number * t.comma * t.span(t.upper ^ 1, "_away")
  game.lines = (t.start + lpeg.B(number * t.full_stop)) * (fixture + row) + rider +
    #(t.capitalized ^ 1 * (number + v)) * (roundup + t.span(result + innings, "_side") + versus)
  game.side = t.span(side, "_side")
  return game
end

-- ---- how much of sport an article has ----

-- Words of sport and of nothing else.
local SPORTING = set { "soccer", "rugby", "cricket", "baseball", "basketball", "hockey", "standings", "scorers", "halftime", "innings", "wickets", "touchdown", "touchdowns",
  "midfielder", "goalkeeper", "quarterback", "semifinal", "semifinals", "quarterfinals", "playoff", "playoffs", "homer", "homered", "relegation", "teammates",
  "shortstop", "goalless", "equaliser", "postseason", "preseason", "nba", "nfl", "nhl", "mlb", "linebacker", "baseman", "slugger", "goaltender", "defenseman",
  "batsman", "bowler", "overs", "lbw", "striker", "inning", "homers", "rbi", "rbis", "doubleheader",
  "pitcher", "pitchers", "bullpen", "fielder", "batters", "offseason", "league", "midfield", "kick", "goals", "scoreless", "football", "tiebreaker", "seeded", "wildcard", "kickoff", "rebounds", "assists" }

local CRICKET = set { "wickets", "innings", "overs", "lbw", "batsman", "bowler", "overs", "lbw", "cricket" }

-- The weight of its words: each counts once; and whether they are of cricket.
function sport.weight (article)
  local columns, seen, weight, cricket = article:columns(), {}, 0, false
  local word = columns.word
  for i = 1, columns.n do
    local one = word[i]
    if SPORTING[one] and not seen[one] then
      seen[one], weight = true, weight + sport.WORD
      cricket = cricket or CRICKET[one]
      if weight > 2 * sport.ALL then break end
    end
  end
  return weight, cricket
end

-- ---- cities of teams ----

local NO_TEAM = set { "in", "at", "near", "from", "of", "around", "outside", "downtown", "into", "to", "central", "through" }
-- Cities of North America's leagues: in an article on their sport the city alone is its team.
local FRANCHISES = { "Anaheim", "Arizona", "Atlanta", "Baltimore", "Boston", "Buffalo", "Calgary", "California", "Carolina", "Charlotte", "Chicago", "Cincinnati", "Cleveland",
  "Colorado", "Dallas", "Denver", "Detroit", "Edmonton", "Florida", "Golden State", "Green Bay", "Hartford", "Houston", "Indiana", "Indianapolis", "Jacksonville", "Kansas City",
  "Los Angeles", "Memphis", "Miami", "Milwaukee", "Minnesota", "Montreal", "New England", "New Jersey", "New Orleans", "New York", "Oakland", "Orlando", "Ottawa",
  "Philadelphia", "Phoenix", "Pittsburgh", "Portland", "Sacramento", "San Antonio", "San Diego", "San Francisco", "San Jose", "Seattle", "St. Louis", "Tampa Bay",
  "Tennessee", "Texas", "Toronto", "Utah", "Vancouver", "Washington" }
-- Names of their teams that are words as well: "the Rays" there.
local NICKNAMES = { "Rays", "Guardians", "Athletics", "Nationals", "Reds", "Royals", "Twins", "Angels", "Pirates", "Expos", "Vikings", "Texans", "Bills", "Rangers", "Saints", "Kings",
  "Stars", "Blues", "Ducks", "Senators", "Devils", "Heat", "Magic", "Jazz", "Thunder", "Suns", "Bucks", "Blazers", "Sonics", "Bullets", "Avalanche", "Capitals", "Lightning",
  "Coyotes", "Devil Rays", "Maple Leafs", "Titans", "Commanders" }
-- Cities whose football clubs are called by the city alone.
local FOOTBALL = { "Barcelona", "Valencia", "Zaragoza", "Tenerife", "Oviedo", "Valladolid", "Malaga", "Granada", "Girona", "Leganes", "Santander", "Seville", "Bilbao",
  "Bologna", "Parma", "Verona", "Brescia", "Vicenza", "Cagliari", "Perugia", "Piacenza", "Bari", "Lecce", "Genoa", "Torino", "Monaco", "Lyon", "Marseille", "Bordeaux",
  "Lens", "Nantes", "Metz", "Strasbourg", "Rennes", "Lille", "Toulouse", "Montpellier", "Nice", "Caen", "Le Havre", "Porto", "Leeds", "Liverpool", "Newcastle", "Southampton",
  "Coventry", "Derby", "Leicester", "Sunderland", "Middlesbrough", "Blackburn", "Bolton", "Wimbledon", "Portsmouth", "Watford", "Ipswich", "Norwich", "Birmingham", "Stoke",
  "Swansea", "Cardiff", "Hull", "Wigan", "Burnley", "Brighton", "Bournemouth", "Reading", "Huddersfield", "Sheffield", "Barnsley", "Bradford", "Charlton", "Preston",
  "Aberdeen", "Dundee", "Kilmarnock", "Cologne", "Dortmund", "Leverkusen", "Bremen", "Stuttgart", "Duisburg", "Bochum", "Freiburg", "Karlsruhe", "Rostock", "Wolfsburg",
  "Mainz", "Basel", "Lugano", "Utrecht", "Groningen", "Anderlecht" }

-- Counties and states that play cricket.
local COUNTIES = { "Derbyshire", "Durham", "Essex", "Glamorgan", "Gloucestershire", "Hampshire", "Kent", "Lancashire", "Leicestershire", "Middlesex", "Northamptonshire",
  "Nottinghamshire", "Somerset", "Surrey", "Sussex", "Warwickshire", "Worcestershire", "Yorkshire", "Queensland", "Victoria", "Tasmania", "New South Wales", "South Australia",
  "Western Australia", "Natal", "Transvaal", "Western Province", "Eastern Province", "Otago", "Canterbury", "Wellington", "Karnataka", "Tamil Nadu", "Baroda" }

local function is_north_american (item) return item._country == "US" or item._country == "CA" end

local OF_CITY = set { "police", "residents", "mayor", "airport", "hospital", "region", "area", "district", "court", "prosecutors", "skyline", "businessman", "mayor", "native", "governor", "streets", "bourse" }
local OF_TEAM = set { "win", "loss", "victory", "defeat", "first", "second", "third", "goal", "goals", "lead", "defense", "defence", "offense", "bullpen", "lineup", "rotation",
  "season", "record", "bench", "captain", "coach", "manager", "players", "starter", "goalkeeper", "striker", "half", "run", "streak", "opening", "last" }
local MONTHS = set { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" }
local DATELINE = set { "numeric_date", "open_bracket", "colon", "dash", "hyphen" }

-- Whether a city that stands at these tokens is a place: "in Leeds", "LEEDS, England", "Leeds 1996-08-22".
local function is_place (columns, i, j)
  local word, shape, sentence = columns.word, columns.shape, columns.sentence
  if shape[j + 1] == "clitic" and not (OF_TEAM[word[j + 2]] or shape[j + 2] == "digits") then return true end
  if NO_TEAM[word[i - 1]] or OF_CITY[word[j + 1]] or shape[j + 1] == "capital" or shape[j + 1] == "abbrev_capital" or shape[i - 1] == "capital" or
    shape[j + 1] == "upper" and shape[j] ~= "upper" then return true end
  if shape[i - 1] == "comma" and shape[i - 2] == "capital" then return true end -- "Barrack Street, Perth"
  if sentence[i - 1] == sentence[i] then return shape[j + 1] == "comma" and shape[j + 2] == "capital" and (word[j + 3] or "") == "" end
  if shape[j + 1] == "comma" then return shape[j + 2] ~= "lower" end
  return DATELINE[shape[j + 1]] or MONTHS[(word[j + 1] or ""):sub(1, 3)] or word[j + 1] == ""
end

-- The cities that stand for teams: those of the teams named, each with its name; and the others of the sport.
local function team_cities (items, all, cricket)
  local order, name, american, european = {}, {}, false, false
  for _, item in ipairs(items) do
    local city = item._city
    if city and not name[city] then order[#order + 1], name[city] = city, item.name end
    american = american or is_north_american(item)
    european = european or item._country and not is_north_american(item)
  end
  for _, cities in ipairs { all and american and FRANCHISES or {}, all and european and FOOTBALL or {}, all and cricket and COUNTIES or {} } do
    for _, city in ipairs(cities) do
      if not name[city] then order[#order + 1], name[city] = city, city end
    end
  end
  return order, name, american
end

local function add_nicknames (items, article, columns, make)
  for _, nickname in ipairs(NICKNAMES) do
    local places = article:find(nickname)
    for p = 1, #places, 2 do
      if columns.word[article:token(places[p]) - 1] == "the" then items[#items + 1] = make(places[p], places[p + 1], nickname) end
    end
  end
end

-- Adds the places where the city of a team of the article stands for the team; make(first, last, text, name) gives the item.
-- Teams have the city in _city.  `found` has sport (the weight), cricket, and loud: the article has lines in capitals.
function sport.add_cities (items, article, make, found)
  local columns = article:columns()
  local order, name, american = team_cities(items, found.sport >= sport.ALL, found.cricket)
  for _, city in ipairs(order) do
    for k = 1, found.loud and 2 or 1 do
      local form = k == 1 and city or city:upper()
      local places = article:find(form)
      for p = 1, #places, 2 do
        local i, j = article:token(places[p]), article:token(places[p + 1])
        if not is_place(columns, i, j) then items[#items + 1] = make(places[p], places[p + 1], form, name[city]) end
      end
    end
  end
  if american then add_nicknames(items, article, columns, make) end
end

-- ---- who scores ----

local NAME = set { "capital", "mixed", "initial", "upper" }

-- Whether the line of the token tells of goals: it begins with "Scorers", or with a team (an organization).
local function tells_goals (article, columns, i)
  local at = i
  while columns.sentence[at - 1] == columns.sentence[i] do at = at - 1 end
  if columns.shape[i - 1] == "open_bracket" or columns.word[at] == "scorers" then return true end
  local first = article:items("organization", columns.first[at], columns.last[i])[1]
  return first and first.first == columns.first[at]
end

-- The places of "Holm", "Di Berg" and "Lowe" in "Holm 12, Di Berg 67 and 80, Lowe 88": { first, last } in bytes.  `span` is the first of them.
function sport.scorers (span, article)
  local columns, i, places = article:columns(), span.token, {}
  if not tells_goals(article, columns, i) then return places end
  local shape, sentence, at = columns.shape, columns.sentence, columns.sentence[i]
  while sentence[i] == at and shape[i] ~= "close_bracket" and shape[i] ~= "full_stop" do
    local j = i
    while sentence[j] == at and NAME[shape[j]] do j = j + 1 end
    if j > i and (shape[j] == "digits" or shape[j] == "open_bracket") then places[#places + 1] = { first = columns.first[i], last = columns.last[j - 1] } end
    i = math.max(i + 1, j)
    if shape[i] == "open_bracket" then
      while sentence[i] == at and shape[i] ~= "close_bracket" do i = i + 1 end
      i = i + 1
    end
  end
  return places
end

return sport
