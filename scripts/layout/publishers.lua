-- Names of newspapers, broadcasters, agencies and sections, as pages print them.
--
-- Fields of this module
--   names     the publishers we know, separated by | and newlines, without "The" and ".com"
--   words     words in the name of a paper that we do not know: "Siam Business Daily"
--   agencies  words that end the name of an agency: "Meridian Wire"
--   sections  what stands above a headline and is no publisher
--   labels    what stands before a colon ("Source: X", "Title: X") -> field
--   label     pattern for such a label with its colon: captures the field, and
--             where the value begins

local lpeg = require "lpeg"
local common = require "layout.common"
local publishers = {}

publishers.names = [[
ABC News|ABC|Agence France-Presse|AFP|Agencia EFE|EFE|Al Arabiya|Al Jazeera|Al Jazeera English|Al-Ahram|
Al-Monitor|ANI|ANSA|AP|AP News|Arab News|Asahi Shimbun|Asharq Al-Awsat|Asia Times|Associated Press|
Atlanta Journal-Constitution|Atlantic|Axios|Baltimore Sun|Bangkok Post|BBC|BBC News|BBC Sport|BBC World Service|
Bloomberg|Bloomberg News|Borneo Post|Boston Globe|Breitbart|Business Insider|Business Standard|Business Times|BuzzFeed News|
Caixin|Caixin Global|CBC|CBC News|CBS News|CBS|Channel NewsAsia|CNA|Chicago Tribune|China Daily|Chosun Ilbo|
Christian Science Monitor|CNBC|CNN|CNN Business|CTV News|Daily Beast|Daily Express|Daily Mail|MailOnline|Mail Online|Daily Mirror|
Daily Nation|Daily Sabah|Daily Star|Daily Telegraph|Dallas Morning News|Dawn|Deccan Herald|Denver Post|
Deutsche Welle|DW|Der Spiegel|Spiegel International|Detroit Free Press|Die Zeit|Die Welt|Donga Ilbo|dpa|Economist|
Economic Times|El Mundo|El País|El Pais|Euronews|Evening Standard|Financial Express|Financial Times|FT|Forbes|
Foreign Affairs|Foreign Policy|Fortune|Fox News|Fox Business|France 24|Frankfurter Allgemeine Zeitung|Global News|Global Times|
Globe and Mail|Guardian|Gulf News|Haaretz|Hankook Ilbo|Hankyoreh|Hill|Hindu|Hindustan Times|Houston Chronicle|
HuffPost|Huffington Post|Hürriyet Daily News|Independent|Indian Express|Insider|Interfax|Intercept|Irish Examiner|Irish Independent|
Irish Times|ITV News|Jakarta Post|Japan Times|Japan Today|Jerusalem Post|Jiji Press|JoongAng Daily|Korea JoongAng Daily|
Kathmandu Post|Khaleej Times|Korea Herald|Korea Times|Kyiv Independent|Kyiv Post|Kyodo|Kyodo News|La Repubblica|Corriere della Sera|
Le Figaro|Le Monde|Le Parisien|Libération|Los Angeles Times|LA Times|Mainichi|Mainichi Shimbun|Manila Times|Marketwatch|Mashable|
Meduza|Miami Herald|Middle East Eye|Mint|Moscow Times|MSNBC|Nation|National|National Post|NBC News|NBC|NDTV|New Indian Express|
New Republic|New Statesman|New Straits Times|New York Daily News|New York Post|New York Times|NYT|New Yorker|New Zealand Herald|NZ Herald|
News.com.au|Newsday|Newsweek|Nikkei|Nikkei Asia|NK News|NPR|Observer|Orlando Sentinel|PA|PA Media|Press Association|
PBS NewsHour|Philadelphia Inquirer|Philippine Daily Inquirer|Inquirer.net|Politico|Politico Europe|Press Trust of India|PTI|ProPublica|
Radio Free Europe|Radio Free Europe/Radio Liberty|RFE/RL|Radio Free Asia|Rappler|Reuters|RIA Novosti|RTÉ|RTE News|
Salon|San Francisco Chronicle|Scotsman|Seattle Times|Semafor|Sky News|Slate|South China Morning Post|SCMP|Standard|Star|
Straits Times|Sun|Sunday Times|Sydney Morning Herald|Taipei Times|Taiwan News|Tampa Bay Times|TASS|TechCrunch|Telegraph|
Texas Tribune|Time|Times|Times of India|Times of Israel|Toronto Star|UPI|United Press International|US News|
USA Today|Vanguard|Verge|Vice|Vice News|VietnamPlus|VnExpress|Voice of America|VOA|VOA News|Vox|Wall Street Journal|WSJ|
Washington Post|Washington Times|Week|Wired|Xinhua|Xinhua News Agency|Yahoo News|Yle|Yomiuri Shimbun|Yonhap|
Yonhap News|Yonhap News Agency|Newsis|News1|Getty Images|Getty|EPA|EPA-EFE|Shutterstock|Alamy|PA Wire|PA Images|AAP|Anadolu|
Anadolu Agency|Belga|Canadian Press|NurPhoto|Zuma|Zuma Press|Sipa|Sipa USA|Abaca|ITAR-TASS|Imago|Kyodo via AP|ABACAPRESS|
Antara|Bernama|KCNA|IRNA|SANA|MENA|Ukrinform|WAFA|SPA|WAM|PTI News|AP Photo|Reuters Photo|Pool|Pool Photo|EyePress|Rex|Rex Features
]]

publishers.words = common.set [[
  news|times|herald|post|daily|journal|press|gazette|tribune|agency|guardian|telegraph|chronicle|observer|mirror|
  sentinel|courier|dispatch|examiner|inquirer|independent|standard|star|bulletin|register|globe|echo|argus|
  mercury|monitor|today|weekly|review|reporter|record|ledger|advertiser|citizen|sun|mail|express|wire|media|
  broadcasting|radio|tv|magazine|planet|shimbun|ilbo|zeitung|newswire|insider|democrat|republican|enquirer|
  messenger|pioneer]]

publishers.agencies = common.set [[
  wire|news|press|agency|newswire|media|times|herald|post|daily|tribune|journal|radio|tv|service|bureau|agencies|
  gazette|chronicle|telegraph]]

publishers.sections = common.set [[
  world|world news|politics|business|economy|markets|finance|money|technology|tech|science|health|sport|sports|
  football|culture|entertainment|arts|lifestyle|travel|opinion|editorial|analysis|comment|commentary|environment|
  climate|education|national|international|local|local news|uk|us|u.s.|us news|uk news|europe|asia|africa|
  americas|middle east|asia pacific|asia-pacific|latin america|north america|china|india|australia|korea|
  north korea|defense|defence|security|diplomacy|foreign affairs|social affairs|society|law|crime|justice|energy|
  companies|industry|weather|obituaries|obituary|features|feature|investigations|books|film|music|food|style|life|
  war|blog|blogs|articles|insights|column|columns|podcast|podcasts|guest column|exclusive|breaking|breaking news|
  explainer|live|latest|top story|interview|review|news|nation|region|metro|city|space|media|autos|real estate|
  religion|family|fact check|long read|in depth|in pictures|video|front page|editors' picks|special report|
  news analysis|world politics|foreign policy|south asia|southeast asia|east asia|central asia]]

local labels = {}
for field, names in pairs {
  publisher = "source|publisher|publication|newspaper|outlet|site name",
  section = "section|category|topic|desk|rubric",
  title = "title|headline",
  subtitle = "subtitle|subhead|subheadline|standfirst|deck|summary",
} do
  for _, name in ipairs(common.items(names)) do labels[name] = field end
end
publishers.labels = labels

return common.lazy(publishers, {
  label = function ()
    return common.phrase_of(labels) * common.ws * ":" * common.ws * lpeg.Cp()
  end,
})
