-- inflect.lua - the forms of a verb or noun, for t.stem: regular English spelling and the irregular
-- words that news uses (Quirk et al., A Comprehensive Grammar of the English Language, ch. 3 and 5).

local IRREGULAR_VERBS = {}
for line in ([[
be is are am was were been being
have has had having
do does did done doing
go goes went gone going
say says said saying
abide abided abode
arise arose arisen
awake awoke awoken
bear bore borne born
beat beat beaten
become became become
begin began begun
behold beheld
bend bent
beset beset
bet bet
bid bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcast broadcasted
build built
burn burned burnt
burst burst
buy bought
cast cast
catch caught
choose chose chosen
cling clung
come came come
cost cost
creep crept
cut cut
deal dealt
dig dug
draw drew drawn
dream dreamed dreamt
drink drank drunk
drive drove driven
dwell dwelt dwelled
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fit fitted fit
fling flung
fly flew flown
forbid forbade forbidden
forecast forecast forecasted
forget forgot forgotten
forgive forgave forgiven
forgo forgoes forwent forgone
freeze froze frozen
get got gotten
give gave given
grind ground
grow grew grown
hang hung hanged
hear heard
hide hid hidden
hit hit
hold held
hurt hurt
input input inputted
keep kept
kneel knelt
knit knitted knit
know knew known
lay laid
lead led
lean leaned leant
leap leaped leapt
learn learned learnt
leave left
lend lent
let let
lie lay lain lied
light lit lighted
lose lost
make made
mean meant
meet met
mow mowed mown
offset offset
partake partook partaken
pay paid
plead pleaded pled
prove proved proven
put put
quit quit
read read
rend rent
rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran run
see saw seen
seek sought
sell sold
send sent
set set
shake shook shaken
shear sheared shorn
shed shed
shine shone shined
shoot shot
show showed shown
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
sling slung
slit slit
smell smelled smelt
sow sowed sown
speak spoke spoken
speed sped speeded
spell spelled spelt
spend spent
spill spilled spilt
spin spun
spit spat spit
split split
spoil spoiled spoilt
spread spread
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strew strewed strewn
string strung
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swell swelled swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
thrive thrived throve
throw threw thrown
thrust thrust
tread trod trodden
understand understood
upset upset
wake woke woken
wear wore worn
wed wed wedded
weave wove woven
weep wept
win won
wind wound
wring wrung
write wrote written
]]):gmatch "[^\n]+" do
  local words = {}
  for word in line:gmatch "%S+" do words[#words + 1] = word end
  IRREGULAR_VERBS[words[1]] = words
end

-- Prefixes that leave a verb's forms as they are: overtake, rebuild, withhold.
local PREFIXES = { "out", "over", "under", "re", "mis", "un", "up", "fore", "with", "be", "inter" }
local NO_PREFIX = { relay = true, belay = true, berate = true, befit = true, benefit = true, besought = true }

-- The irregular verb in a verb with a prefix, and the prefix; the verb itself and "" when it is one.
local function irregular_base(verb)
  if IRREGULAR_VERBS[verb] then return verb, "" end
  for _, prefix in ipairs(PREFIXES) do
    local rest = verb:sub(#prefix + 1)
    if verb:sub(1, #prefix) == prefix and IRREGULAR_VERBS[rest] and not NO_PREFIX[verb] then return rest, prefix end
  end
end

local IRREGULAR_NOUNS = {
  man = "men", woman = "women", child = "children", person = "people", foot = "feet", tooth = "teeth",
  goose = "geese", mouse = "mice", ox = "oxen", crisis = "crises", analysis = "analyses",
  basis = "bases", thesis = "theses", hypothesis = "hypotheses", diagnosis = "diagnoses",
  oasis = "oases", axis = "axes", criterion = "criteria", phenomenon = "phenomena",
  medium = "media", datum = "data", index = "indices", appendix = "appendices", leaf = "leaves",
  life = "lives", wife = "wives", knife = "knives", half = "halves", self = "selves",
  shelf = "shelves", thief = "thieves", wolf = "wolves", loaf = "loaves", calf = "calves",
  hero = "heroes", potato = "potatoes", tomato = "tomatoes", echo = "echoes", veto = "vetoes",
  embargo = "embargoes", torpedo = "torpedoes", cargo = "cargoes", alumnus = "alumni",
  nucleus = "nuclei", stimulus = "stimuli", bacterium = "bacteria", memorandum = "memoranda",
  referendum = "referenda", aircraft = "aircraft", spacecraft = "spacecraft", series = "series",
  species = "species", sheep = "sheep", deer = "deer", headquarters = "headquarters", louse = "lice",
  curriculum = "curricula", consortium = "consortia", moratorium = "moratoria", addendum = "addenda",
  matrix = "matrices", vertex = "vertices", corps = "corps", means = "means", offspring = "offspring",
  mosquito = "mosquitoes", volcano = "volcanoes", tornado = "tornadoes", scarf = "scarves",
  hoof = "hooves", elf = "elves", passerby = "passersby", bureau = "bureaux", plateau = "plateaux",
  quiz = "quizzes", formula = "formulae", fungus = "fungi", locus = "loci", radius = "radii",
}

-- Those whose regular plural is used as well.
local ALSO_REGULAR = {}
for word in ([[person index appendix referendum memorandum medium matrix consortium moratorium bureau plateau
curriculum formula fungus scarf hoof cargo embargo volcano tornado mosquito]]):gmatch "%S+" do
  ALSO_REGULAR[word] = true
end

-- Men of another kind: germans, not germen.
local NOT_MEN = {}
for word in ([[german human roman ottoman norman shaman talisman caiman brahman superhuman]]):gmatch "%S+" do
  NOT_MEN[word] = true
end

local function irregular_plural(word)
  if IRREGULAR_NOUNS[word] then return IRREGULAR_NOUNS[word] end
  if word:find "%w%wman$" and not NOT_MEN[word] then return word:sub(1, -4) .. "men" end
  if word:find "%w%wsis$" then return word:sub(1, -4) .. "ses" end
end

-- Verbs of more than one syllable that double their last consonant all the same.
local DOUBLED = {}
for word in ([[admit commit permit submit omit transmit emit refer confer defer infer prefer transfer
occur recur incur regret rebel compel expel propel repel control patrol begin forget equip outfit
travel cancel label model signal level counsel marshal quarrel dial fuel total rival channel forbid upset
offset beset input program kidnap handicap worship format abet acquit allot annul enrol enroll fulfil distil
excel dispel abhor deter inter concur rebut]]):gmatch "%S+" do
  DOUBLED[word] = true
end

-- Those that keep the sound of their last c: panicked.
local WITH_K = { panic = true, traffic = true, mimic = true, picnic = true, frolic = true }

local doubles
function doubles(verb)
  if DOUBLED[verb] then return true end
  local base, prefix = irregular_base(verb)
  if base and prefix ~= "" then return doubles(base) end
  return verb:gsub("qu", "q"):find "^[^aeiou]*[aeiou][^aeiouwxy]$" ~= nil
end

local function add_s(word)
  if word:find "[sxz]$" or word:find "[cs]h$" then return word .. "es" end
  if word:find "[^aeiou]y$" then return word:sub(1, -2) .. "ies" end
  if word:find "[^aeiou]o$" and #word <= 4 or word:find "^%a*ergo$" or word:find "^%a*tdo$" or word:find "^undo$" then
    return word .. "es"
  end
  return word .. "s"
end

local function add_ed(verb)
  if WITH_K[verb] then return verb .. "ked" end
  if verb:find "e$" then return verb .. "d" end
  if verb:find "[^aeiou]y$" then return verb:sub(1, -2) .. "ied" end
  if doubles(verb) then return verb .. verb:sub(-1) .. "ed" end
  return verb .. "ed"
end

local function add_ing(verb)
  if WITH_K[verb] then return verb .. "king" end
  if verb:find "ie$" then return verb:sub(1, -3) .. "ying" end
  if verb:find "[^eoy]e$" and #verb > 2 then return verb:sub(1, -2) .. "ing" end
  if doubles(verb) then return verb .. verb:sub(-1) .. "ing" end
  return verb .. "ing"
end

local inflect = {}

-- All forms of a word, itself first, in a fixed order: as a verb and as a noun.
function inflect.forms(word)
  local forms, seen = {}, {}
  local function add(form)
    if form and not seen[form] then
      seen[form] = true
      forms[#forms + 1] = form
    end
  end
  word = word:lower()
  add(word)
  local base, prefix = irregular_base(word)
  local irregular = base ~= nil
  if irregular then
    for i = 2, #IRREGULAR_VERBS[base] do add(prefix .. IRREGULAR_VERBS[base][i]) end
  end
  local plural = irregular_plural(word)
  add(plural)
  if word == "be" or word == "have" then return forms end
  if not plural or irregular or ALSO_REGULAR[word] then add(add_s(word)) end
  if not irregular then
    add(add_ed(word))
    if DOUBLED[word] and word:find "l$" then add(word .. "ed") end
  end
  add(add_ing(word))
  if DOUBLED[word] and word:find "l$" then add(word .. "ing") end
  return forms
end

-- A phrase with its first or its last word inflected ("carry out", "prime minister").
function inflect.phrases(phrase)
  local words = {}
  for word in phrase:gmatch "%S+" do words[#words + 1] = word end
  local phrases, seen = {}, {}
  local function add_with(place)
    local kept = words[place]
    for _, form in ipairs(inflect.forms(kept)) do
      words[place] = form
      local text = table.concat(words, " ")
      if not seen[text] then
        seen[text] = true
        phrases[#phrases + 1] = text
      end
    end
    words[place] = kept
  end
  add_with(1)
  if #words > 1 then add_with(#words) end
  return phrases
end

return inflect
