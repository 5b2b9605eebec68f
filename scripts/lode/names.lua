-- What the rules for people know about names: countries by code, words that are no names, and how
-- an article's persons are called when they are named again.

local names = {}
local find, lower, gsub, gmatch = string.find, string.lower, string.gsub, string.gmatch

-- ISO 3166 code → the country as news calls it.
names.country = {
  AD = "Andorra", AE = "United Arab Emirates", AF = "Afghanistan", AG = "Antigua and Barbuda", AI = "Anguilla",
  AL = "Albania", AM = "Armenia", AN = "Netherlands Antilles", AO = "Angola", AQ = "Antarctica", AR = "Argentina",
  AS = "American Samoa", AT = "Austria", AU = "Australia", AW = "Aruba", AX = "Åland Islands", AZ = "Azerbaijan",
  BA = "Bosnia and Herzegovina", BB = "Barbados", BD = "Bangladesh", BE = "Belgium", BF = "Burkina Faso",
  BG = "Bulgaria", BH = "Bahrain", BI = "Burundi", BJ = "Benin", BL = "Saint Barthélemy", BM = "Bermuda",
  BN = "Brunei", BO = "Bolivia", BQ = "Caribbean Netherlands", BR = "Brazil", BS = "Bahamas", BT = "Bhutan",
  BV = "Bouvet Island", BW = "Botswana", BY = "Belarus", BZ = "Belize", CA = "Canada", CC = "Cocos Islands",
  CD = "Democratic Republic of the Congo", CF = "Central African Republic", CG = "Republic of the Congo",
  CH = "Switzerland", CI = "Ivory Coast", CK = "Cook Islands", CL = "Chile", CM = "Cameroon", CN = "China",
  CO = "Colombia", CR = "Costa Rica", CS = "Czechoslovakia", CU = "Cuba", CV = "Cape Verde", CW = "Curaçao",
  CX = "Christmas Island", CY = "Cyprus", CZ = "Czech Republic", DD = "East Germany", DE = "Germany",
  DJ = "Djibouti", DK = "Denmark", DM = "Dominica", DO = "Dominican Republic", DZ = "Algeria", EC = "Ecuador",
  EE = "Estonia", EG = "Egypt", EH = "Western Sahara", ER = "Eritrea", ES = "Spain", ET = "Ethiopia", FI = "Finland",
  FJ = "Fiji", FK = "Falkland Islands", FM = "Micronesia", FO = "Faroe Islands", FR = "France", GA = "Gabon",
  GB = "United Kingdom", GD = "Grenada", GE = "Georgia", GF = "French Guiana", GG = "Guernsey", GH = "Ghana",
  GI = "Gibraltar", GL = "Greenland", GM = "Gambia", GN = "Guinea", GP = "Guadeloupe", GQ = "Equatorial Guinea",
  GR = "Greece", GS = "South Georgia and the South Sandwich Islands", GT = "Guatemala", GU = "Guam",
  GW = "Guinea-Bissau", GY = "Guyana", HK = "Hong Kong", HM = "Heard Island and McDonald Islands", HN = "Honduras",
  HR = "Croatia", HT = "Haiti", HU = "Hungary", ID = "Indonesia", IE = "Ireland", IL = "Israel", IM = "Isle of Man",
  IN = "India", IO = "British Indian Ocean Territory", IQ = "Iraq", IR = "Iran", IS = "Iceland",
  IT = "Italy", JE = "Jersey", JM = "Jamaica", JO = "Jordan", JP = "Japan", KE = "Kenya", KG = "Kyrgyzstan",
  KH = "Cambodia", KI = "Kiribati", KM = "Comoros", KN = "Saint Kitts and Nevis", KP = "North Korea",
  KR = "South Korea", KW = "Kuwait", KY = "Cayman Islands", KZ = "Kazakhstan", LA = "Laos", LB = "Lebanon",
  LC = "Saint Lucia", LI = "Liechtenstein", LK = "Sri Lanka", LR = "Liberia", LS = "Lesotho", LT = "Lithuania",
  LU = "Luxembourg", LV = "Latvia", LY = "Libya", MA = "Morocco", MC = "Monaco", MD = "Moldova", ME = "Montenegro",
  MF = "Saint Martin", MG = "Madagascar", MH = "Marshall Islands", MK = "North Macedonia", ML = "Mali",
  MM = "Myanmar", MN = "Mongolia", MO = "Macau", MP = "Northern Mariana Islands", MQ = "Martinique",
  MR = "Mauritania", MS = "Montserrat", MT = "Malta", MU = "Mauritius", MV = "Maldives", MW = "Malawi",
  MX = "Mexico", MY = "Malaysia", MZ = "Mozambique", NA = "Namibia", NC = "New Caledonia", NE = "Niger",
  NF = "Norfolk Island", NG = "Nigeria", NI = "Nicaragua", NL = "Netherlands", NO = "Norway", NP = "Nepal",
  NR = "Nauru", NU = "Niue", NZ = "New Zealand", OM = "Oman", PA = "Panama", PE = "Peru", PF = "French Polynesia",
  PG = "Papua New Guinea", PH = "Philippines", PK = "Pakistan", PL = "Poland", PM = "Saint Pierre and Miquelon",
  PN = "Pitcairn Islands", PR = "Puerto Rico", PS = "Palestine", PT = "Portugal", PW = "Palau", PY = "Paraguay",
  QA = "Qatar", RE = "Réunion", RO = "Romania", RS = "Serbia", RU = "Russia", RW = "Rwanda", SA = "Saudi Arabia",
  SB = "Solomon Islands", SC = "Seychelles", SD = "Sudan", SE = "Sweden", SG = "Singapore", SH = "Saint Helena",
  SI = "Slovenia", SJ = "Svalbard and Jan Mayen", SK = "Slovakia", SL = "Sierra Leone", SM = "San Marino",
  SN = "Senegal", SO = "Somalia", SR = "Suriname", SS = "South Sudan", ST = "São Tomé and Príncipe",
  SU = "Soviet Union", SV = "El Salvador", SX = "Sint Maarten", SY = "Syria", SZ = "Eswatini",
  TC = "Turks and Caicos Islands", TD = "Chad", TF = "French Southern Territories", TG = "Togo", TH = "Thailand",
  TJ = "Tajikistan", TK = "Tokelau", TL = "Timor-Leste", TM = "Turkmenistan", TN = "Tunisia", TO = "Tonga",
  TR = "Turkey", TT = "Trinidad and Tobago", TV = "Tuvalu", TW = "Taiwan", TZ = "Tanzania", UA = "Ukraine",
  UG = "Uganda", UM = "United States Minor Outlying Islands", US = "United States", UY = "Uruguay",
  UZ = "Uzbekistan", VA = "Vatican City", VC = "Saint Vincent and the Grenadines", VE = "Venezuela",
  VG = "British Virgin Islands", VI = "U.S. Virgin Islands", VN = "Vietnam", VU = "Vanuatu",
  WF = "Wallis and Futuna", WS = "Samoa", XK = "Kosovo", YD = "South Yemen", YE = "Yemen", YT = "Mayotte",
  YU = "Yugoslavia", ZA = "South Africa", ZM = "Zambia", ZW = "Zimbabwe",
}

local set = require "lode.sets".of

-- Family names that stand first, as in "Lee Jong-sup", "Xi Jinping", "Nguyen Phu Trong".
names.surname_first = set [[
  Ahn An Bae Baek Ban Bang Cha Chang Chae Cho Choe Choi Chu Chun Chung Eom Gong Ha Han Heo Hong Huh Hwang Hwangbo
  Im Jang Jeon Jeong Ji Jin Jo Joo Ju Jung Kang Kim Ko Koh Koo Ku Kwak Kwon Lee Lim Ma Maeng Min Moon Na Nam Noh
  Oh Paik Park Pyo Ri Rhee Roh Ryu Seo Seok Shin Sim Sin Sohn Son Song Suh Sung Uhm Um Woo Yang Yeo Yoo Yoon Yu Yun
  Bai Cai Cao Chen Cheng Cui Dai Deng Ding Dong Du Fan Fang Feng Fu Gao Ge Gu Guan Guo Hao He Hou Hu Huang Jia Jiang
  Kong Lai Lei Li Liang Liao Lin Liu Long Lu Luo Lv Ma Mao Mei Meng Mo Pan Peng Qi Qian Qiao Qin Qiu Ren Shao Shen
  Shi Su Sun Tan Tang Tao Tian Tsai Wan Wang Wei Wen Wu Xi Xia Xiao Xie Xiong Xu Xue Yan Yao Ye Yi Yin Yuan Yue
  Zeng Zhai Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zou Ho Ng Wong Chan Cheung Leung Nguyen Tran Pham Phan Vo Dang Bui
  Duong Truong Vuong Trinh Dinh Lien Tung Tsang Kwok Lau Chow Yeung Mok Tse Hsieh Hsu Chiang Shih Yip Fung Yuen Leong Soong Chiu Siu Szeto Tam Hoang Huynh Ngo Nong ]]

names.surname_first_list = {}
for word in pairs(names.surname_first) do table.insert(names.surname_first_list, word) end
table.sort(names.surname_first_list)

-- Small words inside a family name: "van der Berg", "al-Sisi".
names.particle = set [[ de da do dos das del della di du la le van von der den ten ter zu zum af av bin ibn ben bint al el as ad ar ul arap ]]

-- May follow a name's capital without being part of it: "Lee Monday".
names.day = set [[ Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
  August September October November December ]]

names.day_word = {}
for day in pairs(names.day) do names.day_word[lower(day)] = true end

-- Surnames by which everybody is known, with the full name of whom they mean.
names.famous = {
  Trump = "Donald Trump", Obama = "Barack Obama", Putin = "Vladimir Putin", Merkel = "Angela Merkel", Biden = "Joe Biden",
  Netanyahu = "Benjamin Netanyahu", Erdogan = "Recep Tayyip Erdogan", Macron = "Emmanuel Macron", Zelensky = "Volodymyr Zelensky",
  Zelenskyy = "Volodymyr Zelenskyy", Assad = "Bashar al-Assad", Reagan = "Ronald Reagan", Thatcher = "Margaret Thatcher", Hitler = "Adolf Hitler",
  Stalin = "Joseph Stalin", Lenin = "Vladimir Lenin", Gaddafi = "Muammar Gaddafi", Khamenei = "Ali Khamenei", Modi = "Narendra Modi",
  Mandela = "Nelson Mandela", Sarkozy = "Nicolas Sarkozy", Chirac = "Jacques Chirac", Arafat = "Yasser Arafat", Mubarak = "Hosni Mubarak",
  Saddam = "Saddam Hussein", Gorbachev = "Mikhail Gorbachev", Yeltsin = "Boris Yeltsin", Nixon = "Richard Nixon", Bolsonaro = "Jair Bolsonaro",
  Maduro = "Nicolás Maduro", Orban = "Viktor Orban", ["Orbán"] = "Viktor Orbán", Scholz = "Olaf Scholz", Zuma = "Jacob Zuma",
  Mugabe = "Robert Mugabe", Berlusconi = "Silvio Berlusconi", Eisenhower = "Dwight D. Eisenhower", Churchill = "Winston Churchill",
  Mussolini = "Benito Mussolini", Duterte = "Rodrigo Duterte", Kissinger = "Henry Kissinger", Pence = "Mike Pence", Bezos = "Jeff Bezos",
  Zuckerberg = "Mark Zuckerberg", Rouhani = "Hassan Rouhani", Zarif = "Mohammad Javad Zarif", Lavrov = "Sergei Lavrov", Navalny = "Alexei Navalny",
  Lukashenko = "Alexander Lukashenko", Einstein = "Albert Einstein", Mozart = "Wolfgang Amadeus Mozart", Beethoven = "Ludwig van Beethoven",
  Freud = "Sigmund Freud", Nietzsche = "Friedrich Nietzsche", Picasso = "Pablo Picasso", Gandhi = "Mahatma Gandhi", Nehru = "Jawaharlal Nehru",
  Khrushchev = "Nikita Khrushchev", Brezhnev = "Leonid Brezhnev", Pinochet = "Augusto Pinochet", Khomeini = "Ruhollah Khomeini",
  Starmer = "Keir Starmer", Meloni = "Giorgia Meloni", Milei = "Javier Milei", Sunak = "Rishi Sunak", Ardern = "Jacinda Ardern",
  Zelenskiy = "Volodymyr Zelenskiy", Draghi = "Mario Draghi", Tsipras = "Alexis Tsipras", Varoufakis = "Yanis Varoufakis", Tusk = "Donald Tusk",
  Rutte = "Mark Rutte", Juncker = "Jean-Claude Juncker", Stoltenberg = "Jens Stoltenberg", Guterres = "António Guterres",
  Khashoggi = "Jamal Khashoggi", Snowden = "Edward Snowden", Assange = "Julian Assange", Kavanaugh = "Brett Kavanaugh", Pelosi = "Nancy Pelosi",
  McConnell = "Mitch McConnell",
}

-- Names that stand alone, or that more than one bears.
local known_alone = set [[
  Clinton Kennedy Trudeau Lula Chavez Blair Bush Truman Roosevelt Castro Harris Sanders Musk Sisi Jesus Napoleon Shakespeare Newton Galileo Aristotle
  Plato Socrates Nero Tiberius Caligula Charlemagne Confucius Muhammad Hegel Tolstoy Dostoevsky Chekhov Goethe Voltaire Rousseau Rembrandt
  Michelangelo Dickens Bismarck Trotsky Ceausescu Ceaușescu Allende Nasser Sadat Rabin Goebbels Himmler Rommel Göring Eichmann Herod Pilate Beyoncé
  Rihanna Madonna Kurz Morsi Mueller ]]

names.famous_list = {}
for word in pairs(names.famous) do table.insert(names.famous_list, word) end
for word in pairs(known_alone) do table.insert(names.famous_list, word) end
table.sort(names.famous_list)

-- Usual given names: behind these a word that is written small may be the surname ("George Shearing").
names.usual_given = {}
local usual_given = [[
  Aaron Abigail Adam Adrian Agnes Ahmed Alan Albert Alberto Alejandro Alex Alexander Alexandra Alexei Alfred Alice Alison Allison Alyssa Amanda Amelia
  Amy Ana Anders Andre Andrea Andreas Andrei Andrew Andy Angela Angus Anita Ann Anna Anne Annie Anthony Antoine Anton Antonio Arnold Arthur Ashley
  Audrey Barbara Barry Beatrice Ben Benjamin Bernard Bernie Beth Betty Bill Billy Bob Bobby Boris Brad Bradley Brandon Brenda Brendan Brett Brian
  Bruce Bryan Calvin Cameron Carl Carla Carlos Carol Caroline Carolyn Catherine Cathy Charles Charlie Cheryl Chris Christian Christina Christine
  Christopher Chuck Cindy Claire Clara Claudia Colin Connor Courtney Craig Curtis Cynthia Dan Daniel Danny Darren Dave David Dawn Dean Deborah Debra
  Denis Dennis Derek Diana Diane Dick Diego Dmitri Dmitry Dominic Don Donald Donna Doris Dorothy Doug Douglas Duncan Ed Eddie Edgar Edith Eduardo
  Edward Edwin Eileen Elaine Eleanor Elena Elisabeth Elizabeth Ellen Emily Emma Emmanuel Eric Erica Erik Erin Ernest Ethan Eugene Eva Evan Evelyn
  Felix Fernando Fiona Florence Frances Francesca Francesco Francis Francisco Francois Frank Franklin Fred Frederick Gabriel Gareth Gary Gavin Geoff
  Geoffrey George Gerald Gerard Gilbert Giovanni Glenn Gloria Gordon Graham Greg Gregory Guy Hannah Hans Harold Harriet Harry Harvey Heather Heidi
  Helen Helena Henri Henry Herbert Howard Hugh Hugo Ian Igor Ines Ingrid Irene Isaac Isabel Isabelle Ivan Jack Jackie Jacob Jacqueline Jacques Jake
  James Jamie Jan Jane Janet Janice Jared Jason Javier Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna
  Joanne Joe Joel Johan Johann John Johnny Jon Jonathan Jorge Jose José Josef Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Justin
  Karen Karl Kate Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kevin Kim Kimberly Klaus Kristen Kristin Kurt Kyle Larry Laura Lauren
  Laurence Lawrence Leah Leo Leon Leonard Leonardo Leslie Lewis Liam Linda Lindsay Lisa Liz Lois Lorenzo Louis Louise Lucas Lucy Luigi Luis Luke Lynn
  Maggie Malcolm Marc Marco Marcus Margaret Maria Marie Marilyn Mario Marion Mark Markus Marta Martha Martin Mary Mathew Matt Matthew Maureen Maurice
  Max Megan Melanie Melissa Michael Michel Michele Michelle Miguel Mike Mikhail Mohamed Mohammad Mohammed Monica Morgan Muhammad Nancy Natalie Natasha
  Nathan Neil Nicholas Nick Nicola Nicolas Nicole Nigel Nikolai Noah Nora Norman Oleg Oliver Olivia Omar Oscar Otto Owen Pablo Paolo Pamela Patricia
  Patrick Paul Paula Pauline Pavel Pedro Peggy Penny Pete Peter Phil Philip Philippe Phillip Pierre Rachel Ralph Ray Raymond Rebecca Renee Ricardo
  Richard Rick Rita Rob Robert Roberta Roberto Robin Rod Rodney Roger Ron Ronald Rosa Rosemary Roy Russell Ruth Ryan Sally Sam Samantha Samuel Sandra
  Sara Sarah Scott Sean Sergei Sharon Sheila Shirley Simon Sofia Sonia Sophia Sophie Stanley Stefan Stephanie Stephen Steve Steven Stewart Stuart Sue
  Susan Suzanne Sven Sylvia Tara Ted Teresa Terry Thelma Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Tony Tracy Trevor Tyler
  Ursula Valerie Vanessa Vera Vernon Veronica Victor Vincent Vladimir Walter Wayne Wendy Werner Wilhelm William Willie Wolfgang Yusuf Yvonne Zoe ]]
for word in usual_given:gmatch "%S+" do table.insert(names.usual_given, word) end

-- Usual surnames that are words as well: behind an unknown first name no other word ("Zell Miller").
names.usual_surname = [[ Smith Miller Baker Cooper Carter Fisher Fowler King Young Hill Green White Brown Black Gray Wood Woods Stone Fox Bell Price Barber Bishop Carpenter
  Hunter Knight Mason Porter Potter Shepherd Turner Walker Weaver Wright Archer Bush Frost Lamb Marsh Page Parker Pope Reed Rice Rose Sharp Snow Summers Swift Waters Cook
  Winter Winters Wise Banks Bird Brooks Burns Chambers Chase Clay Cross Crow Dean Drake Farmer Flowers Ford Foster Glass Grace Hardy Hawkins Hope Horn Hale Lane Little Long Major
  May Moody Moon Nash Noble Park Pearson Penny Pike Pitt Poole Power Powers Ray Rich Rivers Rock Savage Sessions Singer Skinner Spence Steward Strong Tanner Tucker Underwood
  Wade Ward Watts Wells Wolf Wolfe Workman York ]]

-- Given names that are words as well: alone they do not stand for the person.
names.also_word = set [[ Will Mark May April June August Grant Hope Faith Grace Rose Art Bill Frank Pat Rich Chase Christian Summer Jack Guy Max Ray Sue Drew Dean Dale
  Gene Joy Dawn Ivy Ruby Amber Holly Crystal Earl Duke Prince King Baron Major Chance Price Pierce Miles Lance Cliff Heath Glen Wade Rob Nick Chip Skip Buddy Angel Jade Pearl
  Robin Jay Lee Carol Eve Bob Jimmy Sandy Rusty Dusty Penny Patience Charity Constance Harmony Melody Autumn Star Sky Rocky Rex Roman Paris Florence Sofia Victoria Sydney
  Santiago Diego Jordan Israel Chad Georgia Virginia Austin Dallas Houston Savannah Charlotte Madison Lincoln Jackson Carolina India China Kenya Asia America ]]

-- "Park  Min-jae " → "Park Min-jae".
function names.tidy(text)
  if not find(text, "[\t\n]") and not find(text, "  ", 1, true) then return text end
  return (gsub(text, "%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- The words of a name, without "Jr.", "II" and nicknames.
local no_word = set [[ Jr. Jr Sr. Sr I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XXIII ]]

function names.words(name)
  local words = {}
  if find(name, "[(\"“,]") then name = gsub(name, '[("“][^)"”]*[)"”]', " "):gsub(",.*$", "") end
  for word in gmatch(name, "%S+") do
    if not no_word[word] then words[#words + 1] = word end
  end
  return words
end

-- What the person may be called by later on, longest first: { "van der Berg", "Berg" }.
function names.short_forms(name, words)
  words = words or names.words(name)
  if #words < 2 then return {} end
  local forms = {}
  local first, last = words[1], words[#words]
  if names.surname_first[first] and (#words == 3 or find(last, "%-%l") or not names.surname_first[last]) and
    (first ~= "Lee" or find(last, "%-")) then
    forms[1] = first
    if find(last, "%-") then return forms end
  end
  local i = #words
  while i > 2 and names.particle[lower(words[i - 1])] do
    i = i - 1
    forms[#forms + 1] = table.concat(words, " ", i)
  end
  forms[#forms + 1] = last
  return forms
end

return names
