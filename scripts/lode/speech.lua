-- lode.speech: words around speech: verbs of saying by what they govern, and the small words that tell where a subject or a clause begins and ends.
--
--   local speech = require "lode.speech"
--   speech.SAY[word]       -- folded words, as in article:columns().word
--
-- Sets of verbs have all forms of each; a verb of scripts/lists/quote_verbs.tsv that is in none of them reports a clause behind "that", and speech in marks.

local speech = {}

local set = require "lode.sets".of

speech.set = set

-- ---- verbs ----

-- They report any clause that follows, and one before them: "The talks had failed, Lee said".
speech.SAY = set "say says said saying tell tells told telling insist insists insisted insisting"

-- Those of them with nothing but a clause behind.
speech.PLAIN = set "say says said saying insist insists insisted insisting"

-- They report a clause without "that" if it is plainly one.
speech.BARE = set [[add adds added warn warns warned argue argues argued claim claims claimed predict predicts predicted complain complains complained admit
  admits admitted confirm confirms confirmed announce announces announced acknowledge acknowledges acknowledged allege alleges alleged explain explains explained
  note notes noted reveal reveals revealed concede concedes conceded maintain maintains maintained suggest suggests suggested estimate estimates estimated report
  reports reported write writes wrote declare declares declared state states stated promise promises promised reply replies replied testify testifies testified
  deny denies denied caution cautions cautioned stress stresses stressed joke jokes joked recall recalls recalled tweet tweets tweeted reckon reckons reckoned vow
  vows vowed swear swears swore]]

-- They rule words in marks but no clause: "called it 'a test'".
speech.CALL = set [[call calls called calling describe describes described describing dub dubs dubbed dubbing branded branding labelled labeled labelling labeling
  liken likens likened accuse accuses accused accusing praise praises praised praising condemn condemns condemned condemning criticise criticises criticised
  criticize criticizes criticized denounce denounces denounced hail hails hailed slam slams slammed blasts blasted mock mocks mocked dismiss dismisses dismissed
  characterize characterizes characterized characterise characterises characterised deplore deplores deplored laud lauds lauded urge urges urged urging advise
  advises advised demand demands demanded pledge pledges pledged pledging promise promises threaten threatens threatened]]

-- Those of them that may have a clause behind "that" as well.
speech.DEMAND = set [[demand demands demanded advise advises advised pledge pledges pledged pledging promise promises promised threaten threatens threatened urge
  urges urged]]

-- They go with direct speech only.
speech.SPEAK = set [[bark barks barked laughs laughed joke jokes joked sigh sighs sighed snap snaps snapped shout shouts shouted shouting scream screams screamed
  screaming yell yells yelled yelling cried continue continues continued chant chants chanted chanting whisper whispers whispered mutter mutters muttered mumble
  mumbles mumbled murmur murmurs murmured quip quips quipped posted posting messaged emailed questioned thunder thunders thundered sob sobs sobbed sneer sneers
  sneered scoff scoffs scoffed chuckle chuckles chuckled repeat repeats repeated commented ask asks asked asking apologise apologises apologised apologize
  apologizes apologized answer answers answered interrupt interrupts interrupted muse muses mused reminisce reminisces reminisced wonder wonders wondered]]

-- They have questions behind them: "asked why no price had been given".
speech.ASK = set "ask asks asked asking wonder wonders wondered wondering questioned explain explains explained inquire inquired enquire enquired"

-- They have somebody who is told: "told reporters", "assured them".
speech.TELL = set "tell tells told telling assure assures assured remind reminds reminded inform informs informed warn warns warned advise advised ask asks asked asking"

-- Forms that are nouns too, behind an article or an adjective.
speech.NOUN = set [[volunteer volunteers state states report reports claim claims order orders charge charges answer answers offer offers demand demands
  estimate estimates forecast protest protests note notes promise promises reply replies remark remarks tweet tweets quote quotes call calls caution vow vows pledge
  pledges threat plea rant boast counter signal signals stress urge sum reason command concern concerns mock praise argument repeat fear fears hint hints highlight]]

-- What may stand before "to say".
speech.RAISED = set "on went goes going continued continues liked likes used hastened"

-- Not what the verb says is said: "would not say", "could say".
speech.UNSAID = set "would could can should might must may"
speech.NOT = set "not n't never cannot nor"

-- ---- small words ----

-- What a noun phrase begins with.
speech.ARTICLE = set [[the a an its his her their one another some many several two three four five six this that these those other both most our my dozens
  hundreds thousands all few no more any every each neither either multiple numerous various]]

-- What may stand before an article.
speech.WHOLE = set "all both half"

-- Such that need no noun: "one wrote".
speech.ALONE = set "one another some many several both most few all"

-- Prepositions inside noun phrases.
speech.OF = set "of for at from in with on"

-- Prepositions that may stand between a verb and its clause: "said on Monday that", "said in a statement it had" …
speech.WHERE = set "throughout amid despite under in on at during after before from to through via by for over about of with"

-- … and what they lead to.
speech.FORUM = set [[statement interview report tweet letter email e-mail briefing conference post message speech note court news reporters release blog address
  testimony affidavit complaint memo remarks study paper documents filing lawsuit hearing meeting call phone telephone video article column facebook twitter
  instagram television tv radio monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night today yesterday week month year january
  february march april may june july august september october november december]]

-- Words that no description of a speaker holds.
speech.STOP = set [[ever never sometimes perhaps maybe always often and but or nor that which who whom whose as when while because if since until unless so than
  though although where is are was were be been being am has have had do does did will would can could may might shall should must not n't by to into onto after before
  during about against over under between among through without within despite per via like he she it they we i you him them us me there here what how why however
  meanwhile yesterday today tomorrow tonight said says say saying told tells asked added called according then also later now just still yes no 's 're 've 'm 'll 'd
  monday tuesday wednesday thursday friday saturday sunday gets got get made came went took gave left found]]

-- What may stand between a subject and its verb.
speech.HELPING = set [[already long also later has have had then earlier still once even again now only just did does do will repeatedly further merely simply
  often always both all previously recently since immediately yesterday today initially sarcastically reportedly famously jokingly angrily tearfully finally
  eventually sometimes soon instead himself herself themselves]]

-- What makes a verb passive; not "'s", which may be "has", nor "get to say".
speech.BE = set "be been being is are was were am 're gets"

speech.AUXILIARY = set "is are was were has have had will would can could may might must should did does do"

-- Verbs that make a clause one, as far as a list can tell.
speech.FINITE = set [[is are was were has have had will would can could may might must should did does do 's 'd 'll 're isn n't said says went came made took got
  began became saw knew thought felt gave found left lost won wanted needed needs wants makes takes comes goes remains appears appeared seemed seems faces faced
  hopes hoped expects expected plans planned believes believed died killed set put cut hit ran held kept brought told heard stood fell rose]]

-- Pronouns that are resolved.
speech.PRONOUN = set "he she it they"

speech.PERSONAL = set "he she it they we i you there"

-- Words that may begin a clause as its subject.
speech.SUBJECT = set "he she it they we i you this there these those that nobody everybody everyone someone some many most no not one both neither all any each"

speech.OBJECT = set "him her them us me you everyone everybody"

speech.QUESTION = set "why how whether what if who when where"

-- What is said without being a clause.
speech.NOTHING = set "nothing little something anything so yes goodbye farewell hello sorry thanks thank"

speech.AGO = set "later ago before after earlier"

speech.DAY = set [[monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow january february march april june july august september
  october november december]]

speech.TIME = set "week month year night summer winter spring fall autumn"

-- Behind these, marks hold a name or a title.
speech.NAMING = set [[known nicknamed titled entitled codenamed dubbed so-called named called film song book novel movie album show series play magazine hashtag
  word words phrase term headlined labelled labeled labels reading read]]

-- ---- nouns ----

-- Nouns of people and bodies who speak; they need no article: "police", "government officials".
speech.HEAD = set [[father mother brother sister son daughter wife husband uncle aunt cousin grandfather grandmother widow neighbour neighbor colleague teammate
  rep reps founder founders cofounder ceo partner principal owner those settlers demonstrators crowds marchers fans voters donors customers callers person man woman
  others people protesters respondents percent police officials authorities sources prosecutors lawyers attorneys lawmakers analysts economists experts researchers
  scientists doctors witnesses residents critics opponents supporters investigators organisers organizers rebels diplomats activists campaigners aides traders
  investors farmers workers unions ministers fishermen neighbours neighbors relatives survivors engineers observers leaders executives historians soldiers firefighters
  rescuers villagers teachers players spokesman spokeswoman spokesperson spokespeople spokesmen official authors everyone somebody nobody someone politicians banks
  medics judges detectives deputies paramedics hospitals forecasters meteorologists seismologists astronomers biologists geologists users parents students passengers
  company government ministry army military court report reports statement study studies agency committee party union media figures data documents records team coroner
  council councillors mediators troops eyewitnesses friends family crews staff insiders strategists advisers advisors negotiators representatives senators republicans
  democrats conservatives academics commentators reporters journalists campaign department office bureau administration commission board bank university parliament
  ambassador consulate embassy airport airline hospital club regulators watchdog group guards inspectors consultants developers owners members insurers operators
  shareholders therapists dietitians nutritionists psychologists physicians nurses surgeons officers commanders generals pilots captain manager boss minister president
  secretary chairman director professor mayor governor chief judge pope king queen prince editor pastor bishop archbishop coach representative expert analyst
  researcher scientist doctor lawyer attorney resident witness prosecutor investigator diplomat activist aide trader investor farmer worker leader executive soldier
  officer commander adviser advisor author source user fan parent student passenger tester bosses client clients lobbyists lobbyist translators scholars scholar]]

speech.TITLE = set "mr mr. mrs mrs. ms ms. miss dr dr. sir lord president minister senator"

-- What he and she cannot be.
speech.BODY = set [[company firm government ministry army military court report statement study agency committee party union media department office bureau
  administration commission board bank university parliament consulate embassy airport airline hospital club watchdog group team council police family campaign
  network newspaper paper letter email document lawsuit complaint filing site website post tweet page poll survey movement organization organisation force navy
  house city state country nation people magazine]]

speech.WOMAN = set "woman girl spokeswoman sister mother daughter wife aunt actress chairwoman queen princess"

speech.MAN = set "man boy spokesman brother father son husband uncle chairman king prince"

-- What begins a description of one.
speech.SINGLE = set "the a an his her its their another one my our this that"

-- Behind these a clause begins.
speech.CLAUSE = set "and but or that while as when if because although though since after before where whereas yesterday today meanwhile however"

-- What somebody speaks through.
speech.WRITING = set "statement letter email e-mail text tweet post message memo note release"

speech.ACRONYM = set "us it who" -- US, IT, WHO

-- "ambassador to"
speech.ENVOY = set "ambassador envoy adviser advisor aide aides advisers advisors representative assistant secretary"

-- "sources close to", "people familiar with"
speech.NEAR = { close = "to", familiar = "with", loyal = "to", briefed = "on" }

-- ---- endings, told by their bytes: cutting a word makes a string ----

local byte = string.byte
local D, E, G, I, L, N, Y = byte("degilny", 1, -1)

local function ends_ed (word)
  local a, b = byte(word, -2, -1)
  return b == D and a == E
end
speech.ends_ed = ends_ed

function speech.ends_ly (word) return byte(word, -1) == Y and byte(word, -2) == L end

local noun_in_ly = set "family ally assembly rally bully butterfly monopoly"

-- Whether a word in small letters is an adverb by its form.
function speech.is_adverb (word) return byte(word, -1) == Y and byte(word, -2) == L and #word > 4 and not noun_in_ly[word] end

-- ---- all that is asked about a verb of saying, found at once ----

local function is_participle (word)
  local a, b, c = byte(word, -3, -1)
  return c == G and b == N and a == I
end

-- Every field is there, true or false: a look for one that is not there takes longer.
local function kind_of (word)
  local call, speak, ask = speech.CALL[word] or false, speech.SPEAK[word], speech.ASK[word] or false
  return {
    say = speech.SAY[word] or false, plain = speech.PLAIN[word] or false, bare = speech.BARE[word] or false, ask = ask, call = call,
    tell = speech.TELL[word] or false, noun = speech.NOUN[word] or false, said = word == "said", source = word == "according",
    participle = is_participle(word), past = ends_ed(word),
    speaks = speak and not ask or false, -- it goes with direct speech only
    in_marks = call and not speech.DEMAND[word] or speak and not ask or false, -- what it rules stands in marks
  }
end

-- What a verb of saying is, by the sets above and by its form: the same in every article, found when it is first asked for.  There are as many as the list has.
speech.KIND = setmetatable({}, { __index = function (kinds, word)
  local kind = kind_of(word)
  kinds[word] = kind
  return kind
end })

-- ---- shapes ----

speech.NAMELIKE = { capital = true, upper = true, mixed = true, initial = true, abbrev_capital = true, abbrev_upper = true }
speech.WORDLIKE = { lower = true, alnum = true, caseless = true, ordinal = true, digits = true, abbrev_lower = true }
for shape in pairs(speech.NAMELIKE) do speech.WORDLIKE[shape] = true end

return speech
