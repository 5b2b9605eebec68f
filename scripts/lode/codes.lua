-- lode.codes: actors by code, a country (ISO 3166-1 alpha-3) and a role of CAMEO: "AFGREB".

local names = require "lode.names"

local codes = {}
local find, match, gmatch, lower = string.find, string.match, string.gmatch, string.lower

-- ISO 3166-1: alpha-2 and alpha-3 written together.
local iso = [[
  ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD
  BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN
  CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU
  DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB
  GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG
  HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN
  KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU
  LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR
  MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL
  OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB
  RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP
  SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN
  TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF
  ZMZMB ZWZWE XKXKX SUSUN YUYUG CSCSK DDDDR ANANT YDYMD
]]
local alpha3 = {}
for two, three in iso:gmatch "(%u%u)(%u%u%u)" do alpha3[two] = three end

local by_name = {}
for code, name in pairs(names.country) do by_name[name] = code end
by_name["U.S."], by_name["US"], by_name["USA"], by_name["U.K."], by_name["UK"], by_name["Britain"] = "US", "US", "US", "GB", "GB", "GB"

-- Whom a name with a possessive begins with: "Israel" of "Israel's army".
local function owner_in (name)
  return (find(name, "'", 1, true) or find(name, "’", 1, true)) and match(name, "^(.-)['’]s? ")
end

-- The country (alpha-2) that a body's name begins or ends with: "Israel Railways", "Bank of Japan"; or nil.
function codes.country_in(name)
  local first = match(name, "^%S+")
  return by_name[owner_in(name) or first] or by_name[first] or by_name[match(name, " of (.+)$") or first]
end

-- The country (alpha-2) of a person by the affiliation, of an organization by what the list or its begin says ("Israel's army", "Israel Railways").
function codes.country_of(item)
  if item._country then return item._country end
  local name = item.affiliation
  if not name then
    if item.kind == "person" then return nil end
    name = item.name
    if not name then return nil end
  end
  return by_name[name] or codes.country_in(name)
end

local bodies = { intergovernmental = "IGO", government = "GOV", ["armed forces"] = "MIL", ["armed group"] = "UAF", party = "PTY", company = "BUS",
  media = "MED", ngo = "NGO", ["think tank"] = "EDU", school = "EDU" }
-- What tells it in a name: how it ends, whether it may begin small, the role.
local words = { { "olice", "[Pp]olice", "COP" }, { "rmy", "[Aa]rmy", "MIL" }, { "Navy", nil, "MIL" }, { "Air Force", nil, "MIL" }, { "inistry", "[Mm]inistry", "GOV" },
  { "Department", nil, "GOV" }, { "overnment", "[Gg]overnment", "GOV" }, { "arliament", "[Pp]arliament", "LEG" }, { "Senate", nil, "LEG" }, { "Congress", nil, "LEG" },
  { "Court", nil, "JUD" }, { "Party", nil, "PTY" }, { "Front", nil, "REB" }, { "University", nil, "EDU" }, { "College", nil, "EDU" }, { "Union", nil, "LAB" },
  { "nited ", "[Uu]nited [Nn]ations", "IGO" }, { "Inc", nil, "BUS" }, { "Corp", nil, "BUS" }, { "Ltd", nil, "BUS" } }

-- The role of an organization, by the kind that the list has or a word in its name.
function codes.role_of_body(item)
  local role = bodies[item._sort]
  if role then return role end
  local name = item.name
  if not name or not find(name, "%l") then return nil end -- "NATO"
  for i = 1, #words do
    local word = words[i]
    if find(name, word[1], 1, true) and (not word[2] or find(name, word[2])) then return word[3] end
  end
end

-- The words of titles by role; plurals need not be here, for a title is of one.
local role_of_word = {}
for role, list in pairs {
  GOV = "minister president governor chancellor king queen prince emir sultan premier secretary undersecretary ambassador envoy consul commissioner mayor spokesman spokeswoman spokesperson official diplomat administrator presidency",
  MIL = "general colonel commander admiral captain lieutenant sergeant major brigadier marshal soldier",
    LEG = "senator representative congressman congresswoman lawmaker legislator deputy speaker parliamentarian mp",
  JUD = "judge justice prosecutor lawyer attorney magistrate solicitor", OPP = "opposition activist dissident campaigner protester", REB = "rebel insurgent guerrilla warlord",
    COP = "police sheriff detective inspector constable superintendent",
  BUS = "ceo chairman chairwoman founder businessman businesswoman banker executive investor entrepreneur",
    EDU = "professor researcher economist historian scientist analyst lecturer",
  MED = "editor journalist reporter correspondent columnist broadcaster", REL = "pope bishop archbishop cardinal imam rabbi priest pastor cleric ayatollah monk", SPY = "spy",
} do
  for word in list:gmatch "%S+" do role_of_word[word] = role end
end

-- The role of a person, by title or role: its last word that tells.
function codes.role_of(title)
  local role
  for word in gmatch(lower(title or ""), "%a+") do role = role_of_word[word] or role end
  return role
end

-- "AFG" and "REB" make AFGREB; an international body has its role alone.
function codes.actor(country, role)
  local three = country and alpha3[country]
  if role == "IGO" or not three then return role end
  return role and three .. role or three
end

return codes
