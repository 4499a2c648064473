"""Turns of speech that go on about what was told before: "still there", "none since", "I do them"."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from collections.abc import Iterator

from attrs import field, frozen

from surefoot.terms.calendar_words import TWO_TO_TWENTY
from surefoot.terms.rule_index import Rule

FELT = frozenset({"sign", "sensation", "fall", "near_fall"})
PLAIN = frozenset({"sign", "sensation"})
FEELING = PLAIN | {"state", "illness", "sleep_poor"}
DONE = frozenset({"exercise", "test"})
WORN = frozenset({"aid", "medicine"})
HELP = frozenset({"aid", "medicine", "exercise", "class"})
STAND = frozenset({"stand_one"})
COUNTED = frozenset({"fall", "near_fall", "toe_drag", "foot_roll", "spasm", "cramp"})

_DAY = r"(?:today|yesterday|tonight|last night|this (?:morning|afternoon|evening|week|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thu(?:rs)?|fri|sat|sun|january|february|march|april|june|july|august|september|october|november|december|mornings?|evenings?|nights?|nowadays|these days|now)"
_ON = r"(?:in|on|at|by|after|before|when|whenever|once|as soon|since|for|within|if|until|till|unless|over|overnight|with|without|because|cos|from|every|each|most|all|straight|barefoot|indoors|outdoors|outside|upstairs|too|as well|either|though|mind|anyway|thank|touch|again|so far|at all|the (?:next|minute|moment|second|rest|day|night|week)|last|this|that (?:day|night)|any ?more|for (?:now|good)|yet|here|a bit|a lot|but|and|then|so)"
_END = rf"(?=\s*[.,;:!?)—–-]|\s*$| {_ON}\b| {_DAY}\b)"
_STOP = r"(?=\s*[.,;:!?)]|\s*$)"
_SMALL = r"(?: (?:really|all|now|just|still|even|then|also|only|always|usually|mostly|quite|much|a bit|a lot|a little|so|far|completely|totally|almost|nearly|already|soon|slowly|gradually|suddenly|kind of|sort of|actually|definitely|clearly|certainly|again|mind you|today|yesterday|more or less|pretty|very|too|right|finally|sometimes|often|well and truly|never|not|that|generally))*"
_BE = r"(?:'s|s|'re|re|'ve|'d|'ll| is| are| was| were| has| have| had| will| would| does| did| do| been| being| be| gets| got| get| seems| seemed| feels| felt| looks| keeps| kept| can| could| might| may| seems to have| appears to have| tends to| used to| started to| began to)*"
_SUBJECT = rf"(?:it|they|mine|both of them|all of it|that|this|both|these|the lot){_BE}{_SMALL}{_BE}{_SMALL} "
_AWAY = r"(?:gone|went|go(?:es)? away|went away|going away|pass(?:es|ed)?(?: off)?|wor[en] off|wears off|wore away|fad(?:es|ed)(?: away)?|settl(?:es|ed)(?: down| itself)?|clear(?:s|ed)(?: up| off)?|lift(?:s|ed)|eas(?:es|ed|ing)(?: off| up| a bit| quickly)?|lets? go|stopp?(?:s|ed)|disappear(?:s|ed)|vanish(?:es|ed)|di(?:es|ed) (?:down|away)|calm(?:s|ed) down|loosen(?:s|ed|ing)(?: up| off)?|subsid(?:es|ed)|c[ao]mes? (?:right|good)|melt(?:s|ed) away|sort(?:s|ed) itself(?: out)?|slack(?:s|ed|ened) off|let up|lets up|back to normal|over|no more|all gone|under control)"
_THERE = r"(?:there|the same|same|no better|no worse|no different|(?<!been )worse|awful|terrible|horrible|dreadful|on and off|off and on|constant|nasty|ongoing|as bad(?: as ever)?|less|milder|at its worst|the usual|as it was|as before|as ever|com(?:es|ing) and go(?:es|ing)|c[oa]mes? on|came and went|starts?(?: up| off)?|started(?: up| off)?|happens|happened|kicks? in|kicked in|flares?(?: up)?|flared(?: up)?|linger(?:s|ed|ing)?|persist(?:s|ed)?|wakes? me(?: up)?|woke me(?: up)?|keeps? me awake|kept me awake|bothers? me|won'?t (?:go(?: away)?|shift|budge|let go|settle)|hasn'?t (?:gone|shifted|budged)|not (?:gone|there|so bad|as bad|too bad|much better|going)|got (?:worse|better)|getting (?:worse|better)|a lot (?:better|worse|less)|a bit (?:better|worse|less)|much (?:better|worse|less)|clearly less|going (?:on|the right way|the wrong way|strong)|the worst|a nuisance)"
_N = rf"(?:\d{{1,3}}(?:\.\d)?|one|{TWO_TO_TWENTY}|thirty(?:[ -]one)?|forty|fifty|sixty)"
_FEW = r"(?:one|two|three|four|five|six|seven|a few|a couple|several|another(?: one| two)?|\d{1,2}|a dozen|loads|lots|plenty|(?:just |only )?the one)"
_WHERE = r"(?:in bed|indoors|outdoors|outside|at night|on nights|round the house|around the house|in the house|at home|for (?:church|work|best|bed)|at work|in the garden|in slippers|barefoot|on (?:the )?(?:flat|carpet|tiles?|lino|grass|slopes|hills|stairs)|in (?:boots|trainers|shoes|company|public)|in the (?:day|daytime|mornings?|evenings?|night|afternoons?|heat|cold|house))"

#: Where a turn may begin: at the opening of a sentence or clause, at "it", at "I", at "only", at "that's".
_PLACES = {
    "open": re.compile(r"[.;:—–(\"”] "),
    "opens": re.compile(r"[.;:—–(\"”,/?] |\b(?:and|but|then|or) |(?<=\d) "),
    "it": re.compile(r"\b(?:its?|they|mine|both of them|all of it|that|this|both|these|the lot)(?![a-z])"),
    "i": re.compile(r"\b(?:i|he|she)(?= )"),
    "only": re.compile(r"\b(?:only|just|maybe)\b"),
    "that": re.compile(r"\b(?:that|makes|it|was)(?='?s| )"),
}  # fmt: skip
_BULLET = re.compile(r"(?:[-*•] ?)?")
_SETS_BESIDE = ("than ", "as ", "like ", "of ")
_BEGINS = (". ", "; ", ", ", "and ", "but ")


def _stands(words: str, hit: re.Match[str]) -> bool:
    """Tell whether "it" does something here and is not compared with ("worse than it was")."""
    before = words[max(0, hit.start() - 5) : hit.start()]
    if before.endswith(_SETS_BESIDE):
        return False
    return (
        hit[0][0] not in "tb"
        or hit[0].startswith(("they", "both of"))
        or not before
        or before.endswith(_BEGINS)
    )


_STARTS = re.compile(r"<([a-z|]+)>")


@frozen
class Places:
    """The places of one flat sentence where a turn may begin."""

    words: str
    known: dict[str, list[int]] = field(factory=dict)

    def at(self, name: str) -> list[int]:
        """Give the places of one kind (see the table above)."""
        if name not in self.known:
            found = _PLACES[name].finditer(self.words)
            if name == "it":
                at = [hit.start() for hit in found if _stands(self.words, hit)]
            elif name.startswith("open"):
                first = _BULLET.match(self.words)
                at = [first.end() if first else 0, *(hit.end() for hit in found)]
            else:
                at = [hit.start() for hit in found]
            self.known[name] = at
        return self.known[name]


@frozen
class Turn:
    """One turn of speech, the kinds (or concepts) it may go on about, and how far back they stand.

    Parameters
    ----------
    starts : the kinds of place where it may begin, each with its rule; empty for anywhere.
    anywhere : the rule that may match anywhere, or None.
    kinds : kinds or concepts.
    well : it says the opposite.
    back : so many sentences back the thing may have been named (0: in the same sentence).
    """

    starts: tuple[tuple[str, Rule], ...]
    anywhere: Rule | None
    kinds: frozenset[str]
    well: bool
    back: int

    def rules(self) -> tuple[Rule, ...]:
        """Give its rules; where none of them may match, `hits` gives nothing."""
        return (self.anywhere,) if self.anywhere else tuple(rule for _, rule in self.starts)

    def hits(self, places: Places) -> Iterator[re.Match[str]]:
        """Give every match in a sentence."""
        words = places.words
        if self.anywhere is not None:
            yield from self.anywhere.compiled().finditer(words)
            return
        seen: set[int] = set()
        for name, rule in self.starts:
            for at in places.at(name):
                hit = rule.compiled().match(words, at) if at not in seen else None
                if hit and hit.end() > at:
                    seen.add(at)
                    yield hit


def turn(pattern: str, kinds: frozenset[str], *, well: bool, back: int) -> Turn:
    """Make a turn of a pattern that may begin with the places where it begins ("<it|open>")."""
    begins = _STARTS.match(pattern)
    if begins is None:
        return Turn((), Rule(pattern, re.NOFLAG), kinds, well, back)
    rest = pattern[begins.end() :]
    starts = tuple(
        (name, Rule((_SUBJECT if name == "it" else "") + rest, re.NOFLAG, at_word=True))
        for name in begins[1].split("|")
    )
    return Turn(starts, None, kinds, well, back)


#: Every turn.
TURNS: tuple[Turn, ...] = tuple(
    turn(pattern, kinds, well=well, back=back)
    for pattern, kinds, well, back in (
        # it goes away, it is there
        (rf"<it|opens>(?:eas(?:es|ed|ing)(?: off| up)?|loosen(?:s|ed|ing)(?: up| off)?|relax(?:es|ed)|slack(?:s|ens|ened) off|lets? go|wears off){_END}", frozenset({"stiffness", "cramp", "spasm", "pain", "toe_curl", "twitch", "headache"}), True, 2),
        (rf"<it>{_AWAY}{_END}", FEELING, True, 2),
        (rf"<it>{_THERE}{_END}", PLAIN, False, 2),
        (rf"\b(?:it|they)(?:'s| has| have)? (?:gone|went|going|goes|come|came|comes)(?: right| all| straight)? (?:back )?down{_END}", frozenset({"swelling"}), True, 4),
        (rf"<opens>(?:all |mostly |nearly |almost |then |now |still |completely |soon |never )*{_AWAY}{_END}", FEELING, True, 1),
        (rf"<open>(?:still |much |a bit |a lot |bit |no |slightly |far |way |about |just |pretty much |getting |always |usually )*(?:there|same(?: again| as (?:before|ever|usual|yesterday))?|the same|worse|better|less|no change|no different|on and off|off and on|comes and goes|back again|as (?:before|usual|bad)|unchanged|starts?|started)(?: (?:than|as) \w+)?(?!:){_END}", PLAIN, False, 1),
        (rf"\b(?:not|no|never|nor|hardly|barely) (?:really |so much |quite |as )?{_WHERE}{_STOP}", PLAIN | WORN, False, 0),
        (rf"<opens>{_WHERE},? (?:never|not|none|no|nothing|fine){_STOP}", PLAIN, True, 1),
        (rf"<opens>(?P<n>{_DAY}:? (?:same|the same|less|worse|better|again|not so bad|a bit less|more|bad|terrible|still there)){_STOP}", PLAIN, False, 1),
        (rf"<opens>(?P<n>(?:{_DAY}:? (?:none|nothing|not a (?:thing|sign|trace|peep|twinge)|not once|never|gone|zero|nil)|(?:none|nothing|not once|not a (?:thing|sign|trace|peep|twinge|single one)|never|no more)(?: at all)? (?:{_DAY}|since|so far|this|lately|yet|for (?:days|weeks|a (?:week|while|fortnight|month)))))\b", FELT, True, 1),
        (rf"\b(?:only|just|not|hardly|barely|maybe) (?:a (?:little|bit|touch|hint|tad)|slightly|the once|once or twice|a couple of times|now and (?:then|again)|briefly)(?: bit)?{_STOP}", PLAIN, False, 0),
        (rf"\b(?:none|nothing|no sign|not a trace) of (?:that|it|them|this){_END}", FELT, True, 2),
        # how it goes: "lasted an hour", "had it twice", "that's the second this month", "not so much today"
        (rf"<it|open>(?:always |usually |often |sometimes |mostly |only |still |never )*(?:happen(?:s|ed|ing)|last(?:s|ed)|occur(?:s|red)|carried on|carries on|went on|goes on|stay(?:s|ed)? away|been like (?:that|this)|like (?:that|this)|used to happen|come back|been back|happened again|stayed the same|better|easier|much improved|acting up|playing up|less(?: bad)?|not so bad|not as bad|not too bad|there)(?= (?:about|for|an|a|all|until|till|most(?:ly)?|when|whenever|if|every|again|since|on|in|after|at|by|today|yesterday|last|this|now|too|with|than|as|only|more|less|though|{_DAY})\b|{_STOP[3:-1]})", PLAIN | {"sleep_poor", "balance_poor", "mood_low", "fatigue"}, False, 1),
        (rf"<open>(?:seems to (?:have|be)|touch wood,? (?:it'?s|it has)|looks like it'?s|i think it'?s|think it'?s|it seems to (?:have|be)) (?:{_AWAY}|stayed away|behaving|fine|ok|going){_END}", FEELING, True, 1),
        (rf"<it|open>(?:not|never|hardly|hasn'?t|haven'?t|hasnt|isn'?t) (?:really |been |done |had )?(?:so much|as much|much|at all|once|again|since|back|happened(?: again)?|(?:it|that)(?: again| since)?|that bad|too bad|so bad|as bad|for (?:days|weeks|ages|a (?:week|while|fortnight|month)))\b(?: (?:since|today|yesterday|now|lately|any ?more))*{_END}", FELT | {"balance_poor", "sleep_poor", "fatigue"}, True, 1),
        (rf"<opens>{_DAY},? (?:not (?:at all|so much|once|much|a lot|so bad)|hardly|hardly at all|barely|a bit|a little|much (?:better|less|worse)|twice|once|three times|again)(?=[.,;!)]|$)", FELT, False, 1),
        (rf"<opens>{_DAY},? (?:fine|clear|ok|okay)(?=[.,;!)]|$)", FELT, True, 1),
        (rf"<open|i>(?:(?:i|he|she) )?(?:still |only |just |always |usually |sometimes |often |never |do |don'?t |didn'?t |haven'?t |'ve |have |'d |ve )*(?:get|gets|got|had|have|has|having|getting) (?:it|that|them|this|one|another(?: one)?|none|it again|them again)(?: again| still| now| too)?{_END}", FELT | {"sleep_poor", "headache"}, False, 1),
        (rf"<open|only>(?:only |just |maybe )?(?P<n>(?:once|twice|thrice|(?:\d+|two|three|four|five|six|several|a few|a couple of) times|{_FEW}))(?= (?:in all|altogether|today|yesterday|last (?:night|week)|this (?:week|morning|month|afternoon)|on {_DAY}|since|so far|a (?:day|night|week)|each|in (?:the|a)|at night)\b)(?! (?:days|weeks|months|years))", FELT, False, 1),
        (r"<open|that>(?:(?:that'?s|that is|that was|that makes(?: it)?|makes|it was|it'?s|was) (?:my |the |only |about )?|and |but |my |the |only )?(?P<n>(?:first|second|third|fourth|fifth|sixth|(?:\d+)(?:st|nd|rd|th)|twice|three|four|three times|two)(?: one| time)?)(?<!first time)(?= (?:this|in|since|for|so far|today|ever|of the|this week|this month|this year)\b)(?! (?:days|weeks|years|months|hours|minutes))", COUNTED, False, 1),
        (rf"<open>(?:no more|nothing|none|no sign|not a sign|not a hint|no repeat) of (?:that|it|them|this|those){_END}", FELT, True, 1),
        (rf"\b(?:a (?:hot |warm |good )?(?:bath|rub|stretch|walk|shower|rest|lie down|massage|hot water bottle|sit down|cup of tea)|heat|cold|rest|resting|walking|moving|stretching|rubbing|stamping|standing(?: up)?|magnesium|tonic water|quinine|paracetamol) (?:usually |always |soon |often |really |never |only |just )?(?:helps?|helped|sorts?|sorted|shifts?|shifted|settles?|settled|eases?|eased|stops?|stopped|fix(?:es|ed)|cures?|cured|gets rid of|got rid of|makes|made|sees off|brings? on|brought on) (?:it|them|that)(?: (?:out|off|worse|better|go|stop|on))?{_END}", PLAIN, False, 1),
        (rf"<open>(?:always|never|usually|often|sometimes|mostly) (?:does|did|do|has|have|is|was|the same)(?: (?:that|it|now))?{_STOP}", PLAIN, False, 1),
        (r"\b(?:the )?feeling(?:'s| is| has| was)? (?:\w+ )?(?:coming back|back|returning|returned|come back|better|less|gone|going)\b", frozenset({"numb"}), False, 1),
        # what is done, meant and left
        (rf"<open>(?:(?:i |he |she )?(?:haven'?t|didn'?t|don'?t|hasn'?t|won'?t|can'?t|shan'?t|have not|did not|has not))(?: (?:yet|though|today|any ?more|at the moment|always|often))*{_STOP}", DONE | WORN | {"walk", "run", "class"}, False, 1),
        (rf"<open>(?:i'?ve|i have|he'?s|she'?s|have|i) (?:now |just |since |had to )?(?:stopped|given up|packed (?:it )?in|started|stuck (?:at|to|with) (?:it|them)|kept (?:it|them) up){_END}", DONE | WORN | {"class"}, False, 1),
        (r"\b(?:can'?t|couldn'?t|could not|cannot) be (?:bothered|doing|fashed|arsed|faffed)(?: with| to do)? (?:it|them|that|those)\b", DONE | WORN, False, 1),
        (rf"<open>(?:not done|haven'?t done|didn'?t do|not managed|never did|i didn'?t do|skipped|missed|forgot) (?:any|them|it|one|those)(?: today| yesterday| yet| this week| since)*{_STOP}", DONE, False, 1),
        (r"<open>(?:i )?(?:will|'ll|shall|must|might|going to|gonna|hope to|want to|plan to|aim to|need to|ought to|should|have to) (?:do|start|try|have a go at|get back to|finish|repeat) (?:it|them|those|some|these|that)\b", DONE, False, 1),
        (rf"<open>(?P<n>{_N})(?= (?:today|yesterday|this (?:morning|evening)|last (?:night|time)|on {_DAY}|{_DAY}|each|each side|each leg|a side|a day|the day before)\b)(?! (?:days|weeks))", DONE, False, 1),
        (rf"\b(?:supposed|meant|have|had|ought|got|told|like|love|hope|want|wanted|trying|try|going|able|need|needed|asked|expected) (?:me |him |her )?to (?:wear|use|have|take|be rid of|get rid of|do without|ditch|manage without|go without|keep|put) (?:it|them|one)(?: on| in)?{_END}", WORN, False, 1),
        (rf"<open|i>(?:(?:i|he|she) )?(?:just |still |also |don'?t |didn'?t |never |do |only |always |usually |can'?t |couldn'?t |won'?t )+(?:need|needed|use|used|wear|take|took|get on with|stand|bear|bother with|trust|like) (?:it|them|one){_END}", WORN, False, 1),
        (r"\b(?:they'?ve|they have|gp|doctor|dr|she'?s|he'?s|they|i'?ve|i) (?:has |have |had |'s |just |now )*(?:doubled|upped|reduced|lowered|halved|increased|cut|stopped|changed|put up|taken me off|took me off|dropped|raised) (?:it|them|the dose|me off (?:it|them)|(?:it|them) (?:down|up))\b|\b(?:came|come|coming|gone|went) off (?:it|them)\b|\b(?:forgot|forgotten|remembered) to take (?:it|them|one)\b|\b(?:it|they) (?:make|makes|made) me (?:\w+ )?(?:sleepy|drowsy|dozy|sick|ill|dizzy|woozy|tired|groggy|dopey|a zombie)\b", frozenset({"medicine"}), False, 1),
        (rf"<open|i>(?:i )?(?:couldn'?t|could not|can'?t|could|can|used to|didn'?t|did|have|had|never) (?:even |have |hardly |barely |not )?(?:do|done|did|manage|managed) (?:it|that)(?: again| before| once| twice)?{_END}", frozenset({"activity"}), False, 1),
        (r"\b(?:the )?(?:next|last) (?:one|lot) (?:is|was|'s|will be)(?= )|\b(?:missed|miss|skipped) (?:last|this|next) (?:week|month|time)'?s\b|\b(?:back|again) (?:next|in a) (?:week|fortnight|month)\b", frozenset({"class"}), False, 1),
        (rf"\b(?:the )?(?:good|other|bad|left|right|strong|weak|stroke) (?:one|leg|side) (?:does|did|managed|got|is|was|gets|manages|held)(?: only| about)? (?P<n>{_N})\b(?! times)", STAND, False, 1),
        (rf"\bbest (?:so far|yet|ever|to date)?(?: is| was|:)? ?(?:only )?(?P<n>{_N})(?=[.,;!)]|$| (?:in|on|back|secs?|seconds|s)\b)", STAND, False, 1),
        (rf"<open>(?:still |much |a bit |bit |a lot |far |no )?(?:steadier|better|worse|brighter|the same|same again|not so bad|not as bad)(?= (?:today|yesterday|last night|on|this|now|{_DAY})\b|{_STOP[3:-1]})", frozenset({"balance_poor", "sleep_poor", "fatigue", "mood_low", "illness", "off_day"}), False, 1),
        # do they? mine don't
        (r"(?<!than )(?<!as )(?<!like )(?<!doubt )\b(?:it|they|mine|hers|his|the (?:left|right|other|good) (?:one|foot|leg|side|un))(?:'s)? (?:still |never |always |often |usually |sometimes |mostly |only )*(?:does|did|do|has|have)(?: so| too| now| still| that)?(?=[.,;!?)]|$| (?:in|at|on|when|if|after|by|before|barefoot|indoors|outside|now|today|yesterday|sometimes|every)\b)", PLAIN, False, 1),
        (r"\b(?:it|they|mine|hers|his|the (?:left|right|other|good) (?:one|foot|leg|side|un))(?:'s)? (?:(?:doesn'?t|didn'?t|don'?t|hasn'?t|haven'?t|isn'?t|wasn'?t|weren'?t|aren'?t|won'?t|hadn'?t|does not|did not|do not|has not|have not)(?: (?:yet|any ?more|now|today|yesterday|at all|so far|since|do (?:it|that)|done (?:it|that)))*|never (?:have|has|did|does|do|had))(?=[.,;!?)]|$| (?:in|at|on|when|if|after|by|before|barefoot|indoors|outside|and|but|because)\b)", PLAIN, False, 1),
        (r"<opens>(?:still |always |sometimes )?(?:does|do|did)(?= (?:barefoot|indoors|outside|sometimes|now and|when|if|at night|in (?:bed|the)|on (?:the|tiles|carpet)))", PLAIN, False, 0),
        (rf"<opens>i (?:don'?t|didn'?t|do|did|haven'?t|have|used to)(?: (?:any ?more|now|at first|today|yet))+{_STOP}", PLAIN | {"walk", "run", "stairs"}, False, 1),
        (rf"\b(?:everyone|everybody|lots of people|loads of people|plenty of people|some people|other people|half the (?:class|group|ward)|both sides|my (?:mum|dad|sister|brother|wife|husband|mate|friend|neighbour|aunt|uncle|nan|gran|mother|father)|we all|they all) (?:else )?(?:gets?|has|have|had|do|does|did) (?:it|that|them|this|the same|those)(?: too| as well| an' all)?{_END}", PLAIN, False, 1),
        # how she is
        (rf"<opens>(?:i(?:'m| am| was)? )?(?:fine|all right|alright|ok|okay|right as (?:rain|ninepence)|back to (?:normal|myself|my old self)|brighter|more cheerful|happier|chirpier|better)(?: again)?(?= (?:again|by|on|now|today|yesterday|this|since|after|{_DAY})\b)", frozenset({"mood_low", "fatigue"}), True, 1),
        # how often
        (rf"\b(?:(?:i|he|she|we)(?:'ve|'s|'d)? (?:had|has had|have had|got)|had|been|there (?:was|were|have been|has been)|counted|make that|only|just) (?P<n>{_FEW})(?= (?:in|on|off|last|this|since|when|at|by|over|and|out|down|before|back|yesterday|today|{_DAY})\b|\s*[.,;!)]|\s*$)(?! (?:more )?(?:days|weeks|months|years|minutes|hours))", COUNTED, False, 1),
        (rf"\bthe (?P<n>(?:bed|bath|garden|stairs?|kitchen|shop|{_DAY}|first|second|third|last|worst|other) one) (?:was|happened|hurt|came)\b", COUNTED, False, 2),
        # things to do
        (rf"\b(?:(?:i|we|he|she|they|to|gonna|will|i'll|he'll|she'll|you|and|i'd|always|never|usually|do|did|not|only|just|still) )+(?:do|does|did|done|doing|manage|managed|tried|try|practise[sd]?|practice|keep up|kept up|stick at|stuck at|started|skip(?:ped)?|forget|forgot|repeat(?:ed)?|avoid(?:ed)?|dodge[sd]?) (?:it|them|those|these|that){_END}", DONE, False, 2),
        (rf"\b(?:packed|jacked|chucked|knocked|turned) (?:that|it|them|those) in\b|\b(?:gave|given|giving) (?:that|it|them|those) up\b|\b(?:gave up on|given up on|packed in|gone off|skipped|stopped doing|left out|dropped) (?:that|it|them|those){_END}", HELP, True, 2),
        (r"\bback (?:on|to|at) (?:it|them|that)\b(?= (?:from|on|tomorrow|next|in|after|as soon|when|again)\b|[.,;!]|$)", HELP, False, 2),
        (rf"\b(?:not|never|hardly|rarely) (?:remembered|bothered|got round to it|managed it|felt like it|been asked){_END}", DONE, False, 2),
        (rf"<open>(?:(?:none|nothing|nowt|not one|zero) (?:today|yesterday|{_DAY}|done|this|since)|(?:today|yesterday|{_DAY}),? (?:i )?(?:did )?(?:none|nothing|nowt|not one|skipped)){_END}", DONE, True, 1),
        (rf"\b(?:did|managed|got to|up to|made it to|now at) (?P<n>{_N})(?: of them| each| today| yesterday| this morning| a side| each side| reps)?(?=[.,;!)]|$| (?:today|yesterday|this|on|last|before|with|and|holding|at|in|of)\b)(?! ?(?:miles?|k|km|steps|metres|yards|minutes|hours|days|weeks|s\b|secs?|seconds))", frozenset({"exercise", "stand_one"}), False, 1),
        (rf"\bi (?:can'?t|cannot|could|can|couldn'?t|used to)(?: now| any ?more| no longer)?{_STOP}", frozenset({"activity"}), False, 1),
        (rf"\b(?:then|do|doing|did|i'll do|want) (?P<n>(?:some|a few|{_N} lots? of {_N}|{_N} sets? of {_N}))(?= (?:when|later|tomorrow|tonight|after|before|with|at)\b|[.,;]|$)", frozenset({"exercise", "run"}), False, 1),
        # visits
        (r"<opens>(?:it |that |this one )?(?:(?:was|is|got|been|'s) )?(?P<n>cancelled|called off|postponed|rescheduled|(?:it'?s |now it'?s |now its |now )?next (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", frozenset({"class"}), False, 1),
        (r"\b(?:last|next|first|no|final|another|second|third|that|the|each|every) (?:session|appointment)s?\b(?! with (?:the )?(?:gp|doctor|dentist|optician|solicitor|bank|hairdresser))", frozenset({"class"}), False, 3),
        # things worn or taken
        (rf"\b(?:left|leave|leaving|took|taken|take|taking|have|had|got|put|kept|keep|whip|whipped|pulled|wear|wore) (?:it|them|that|one|mine)(?: all| right| straight| back| well)? (?P<n>off|on|out|in)(?: again| too| of)?{_END}", frozenset({"aid"}), False, 1),
        (rf"(?<!while )(?<!when )(?<!if )\b(?:it|they|mine)(?:'s|s|'re| is| are| was| were| has been| have been|'s been| been)+ (?:now |just |still |all |back |only )*(?P<n>off|on|out|in the (?:shed|car|cupboard|drawer|hall|boot|bag)|away|broken|lost|at home|in)(?: again| him| her| me)?{_STOP}", frozenset({"aid"}), False, 1),
        (r"<opens>(?:(?:at home|indoors|in the house|round the house|today|now|then|home) )?(?P<n>w/o(?= i\b)|(?:without|w/o)(?: it| them| one| any)?)(?=[.,;!)]|$| (?:today|yesterday|now|all|and|but|at home|indoors)\b)", frozenset({"aid"}), False, 1),
        (r"\b(?:(?:do|go|manage|walk|managed|went|walked|home|get by|got by|round|about|out|back|church|shop|stairs|in) )(?P<n>without (?:it|them|one|any))\b", frozenset({"aid"}), False, 1),
        (rf"\b(?P<n>(?:forgot|forget|needed|wore|used|lost|brought|carried|took|borrowed) (?:it|them|mine|one|those)){_END}", frozenset({"aid"}), False, 1),
        (r"<open>(?:(?:me |i |pat |she |he |wife |nurse )?(?:say|says|said) )?(?P<n>on|off|back on|on again|off again)(?=[.!]|$)", frozenset({"aid"}), False, 1),
        (r"\b(?:the|a|my|his|her) (?:new|old|first|second|spare|replacement|proper|bigger|smaller|posh|custom|blue|black|plastic|carbon|temporary) (?:one|pair|set|version)s?\b", WORN, False, 1),
        (r"\b(?:are|is|were|was|do|does|did|has|have) (?:they|it|those|that|these|you|anyone|anybody)(?: here| else| lot| all)?(?: ever| find| got| had)? (?:any good|help(?:ed)?|worth (?:it|the money|having|a go)|work(?:ed)?|any use|tried (?:it|them|one|those)|use (?:it|them|one)|had (?:it|one|them)|got on with (?:it|them|one))\b|\bwho(?:'s| has)? (?:had|tried|got|used) (?:this|it|one|them|that)\b", HELP, False, 1),
        (r"\b(?:last (?:night|week)'?s|this (?:morning|week)'?s|today'?s|tonight'?s|yesterday'?s)(?= (?:still|was|were|one|is|are)\b)", frozenset({"medicine", "exercise", "class"}), False, 1),
        (r"\b(?:it|they)(?:'s|'ve| has| have)? (?:made|makes|make|gave|gives|give|knocks?|knocked|turn(?:s|ed)) (?:me|him|her) (?:(?:feel )?(?:like|sick|sleepy|drowsy|dopey|dizzy|ill|woozy|out|the|into)|so)\b|(?:^|, )made (?:me|him|her) (?:like|feel|sleepy|drowsy|dopey|sick)\b", frozenset({"medicine"}), False, 1),
        # numbers of tests
        (rf"<opens>(?P<n>{_N}(?: ?(?:s|secs?|seconds))?) (?:on (?:{_DAY}|the)|today|yesterday|last (?:week|month|time|{_DAY})|this (?:morning|week|time|evening)|the (?:day|week|time) before|by (?:christmas|easter|summer|{_DAY}))\b", STAND, False, 1),
        (rf"\b(?:second|next|third|previous|old|personal|all[ -]time|actual|current|last) (?:best|record|go|try|attempt)(?: is| was| of)?,? (?:only |about )?(?P<n>{_N})\b(?! (?:days|weeks|clear))", STAND, False, 1),
        (rf"\b(?:going|aiming|hoping|shooting|heading|gunning) for (?:a |the )?(?P<n>{_N}|a (?:full )?minute)\b|\bi (?:want|need|would like|fancy) (?P<m>{_N}|a (?:full )?minute)(?= (?:by|before|next|on)\b)|\b(?:she|he|physio) (?:says|wants|reckons|said) (?P<o>{_N})(?= by\b)|\b(?:goal|target|aim)(?: is|:)? (?P<p>{_N})(?= (?:by|before|seconds)|[.,;]|$)", STAND, False, 2),
        (rf"\b(?:i )?(?:did|do|managed|held|done|can do) (?:it|that|this) (?:for )?(?:{_N}|a (?:full |whole )?minute|half a minute)\b", STAND, False, 1),
        (r"(?:\b(?:goal|target|aim(?:ing for)?|usual(?: is)?|going for|average|averaging|last (?:week|month)|the (?:night|day|week) before|yesterday|was|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^.;]{0,18}?|, )(?P<n>\d{1,2},\d{3})\b(?! (?:pounds|people|miles|words|metres))", frozenset({"steps_count"}), False, 1),
        (rf"\b(?:best|record|longest|max|pb)(?: run| one| spell| streak)?(?: before(?: (?:that|this))?| so far| ever| until now| to date)?(?: is| was|:| being| stands at| of)? (?:only |about |just )?(?P<n>{_N})(?=[.,;!)]|$| (?:in|back|set|last|from|at|days|before)\b)(?! ?(?:s\b|sec|min))", frozenset({"foot_drop"}), True, 1),
        (rf"\bgoing for (?P<n>{_N})(?=[.,;!)]|$| (?:days|now|next)\b)", frozenset({"foot_drop"}), True, 4),
        (r"\b(?:had|having|since|after|before) (?P<n>hers|his|theirs)\b(?! (?:in|on|off|out|up|done|made|fitted|taken|from|for|delivered|yet)\b)", frozenset({"stroke", "tia"}), False, 3),
        (r"\b(?:it|that) (?:will be|'ll be|is|was|be) (?P<n>(?:nearly |almost |about |just over )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a) (?:years?|months?))(?= (?:on|next|tomorrow|today|this|last|ago|in)\b)", frozenset({"stroke"}), False, 2),
    )
)  # fmt: skip
