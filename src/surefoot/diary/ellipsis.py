"""What leans on a thing named before: "but I haven't started them", "mine goes on for matches", "none since"."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from functools import cache, lru_cache

from surefoot.diary.leaning import TURNS, Places, turn
from surefoot.diary.vocabulary import Found
from surefoot.terms.rule_index import RuleIndex, line_number, numbers

_DONE = frozenset({"exercise", "class", "test"})
_WORN = frozenset({"aid", "medicine"})
_FELT = frozenset({"sign", "sensation", "fall", "near_fall"})
_STATE = frozenset({"state"})
_STAND = frozenset({"stand_one"})
_NOT = r"(?:haven'?t|have not|hasn'?t|didn'?t|did not|don'?t|couldn'?t|could not|can'?t|won'?t|never|not)"
_IT = r"(?:it|them|that|those|these|that one|any|one)"
_ENDS = r"(?=[.,;!)]|$| (?:because|cos|as|since|yet|today|yesterday|this|last|all|for|but|and|in|on|at|much|so|until|till|when|i|my|every|again|still|now|only|two|three|a|years|months|though)\b)"
_N = r"(?:\d{1,3}(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)"
_SECS = r"(?: ?(?:s|secs?|seconds))?"
_NO_UNIT = r"(?! ?(?:days?|weeks?|months?|years?|am|pm|times|of|reps|%|:|/|metres|m\b|steps|each|st\b|nd\b|rd\b|th\b|\d|january|february|march|april|may|june|july|august|september|october|november|december))"

#: A rule, the kinds (or concepts) it may stand for, and whether it says the opposite.
_RULES: tuple[tuple[str, frozenset[str], bool], ...] = tuple(
    (pattern, kinds, well)
    for pattern, kinds, well in (
        # things to do
        (rf"\b{_NOT} (?:really |even |actually |quite |been able to |yet )?(?:begun|begin|started|start|done|do|bothered with|managed|manage|tried|try|got round to|got to|touched|kept up|did|face|faced) {_IT}{_ENDS}", _DONE, False),
        (rf"\b(?:but|and|though|which) i {_NOT} (?:really |even |actually |yet )?(?:begun|started|bothered|managed|tried|got round to it)(?: yet)?{_ENDS}", _DONE, False),
        (rf"\b(?:did|done|managed|do) (?:none|not one|no more|zero|zilch){_ENDS}|\b(?:skipped|missed|forgot|binned|gave up on|sacked off|dodged|stopped doing|packed in) {_IT}{_ENDS}", _DONE, True),
        # things worn or taken
        (rf"\b(?:i )?(?:just |then |promptly |soon )?(?:lost|binned|broke|threw|chucked|sold|forgot|forget|mislaid|ditched|returned|left|dropped|stopped|stopped (?:taking|using|wearing)|quit|came off|gave up) (?:it|them|mine)(?: (?:out|away|back|at home|at \w+|behind|on the (?:bus|train)))?{_ENDS}|\b(?:sent|gave|handed) (?:it|them) back\b", _WORN, True),
        (rf"\b{_NOT} (?:really |even |actually |always )?(?:used?|wear|worn|wore|need|needed|take|taken|took|want|carry|bother with|get on with|got on with) (?:it|them|mine|one){_ENDS}", _WORN, False),
        (r"\b(?:i |only |just |still |always |and |but )+(?:wear|wears|wearing|wore|use|using|need|carry|take|taking|rely on) (?:it|them|mine|one)\b(?! (?:in)?to)", _WORN, False),
        (rf"(?<=[a-z0-9] )with it{_ENDS}|\bmine (?:only |just |still )?(?:goes|go|comes|lives|stays|is|sits) (?:on|out|with|in (?:my|the) (?:shoe|boot))\b", frozenset({"aid"}), False),
        (rf"\b(?:i |and |we )?(?:had|got|wore|used) (?:one|mine|them){_ENDS}", frozenset({"aid"}), False),
        # how she is
        (rf"(?:^|[.,;] |\b(?:but|and) )i(?:'m| am) (?:not|no longer|neither)(?: any ?more| now| today| so now)?{_ENDS}", _STATE, True),
        # signs and feelings
        (r"(?:^|[,;:.(] ?|(?<=\band )|(?<=\bbut ))(?:none|nothing|nil|not once|not one|zero)(?: at all| of it| of that)? (?=(?:in|since|for|today|yesterday|this|so far|after|the rest|on|last)\b)", _FELT, True),
        (r"\bagain(?= (?:on (?:the |monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|today|this (?:morning|evening|afternoon)|last (?:night|week)|tonight|the next|in (?:the (?:evening|morning|night)|january|february|march|april|may|june|july|august|september|october|november|december)))", _FELT, False),
        (r"\b(?:last|first) (?:seen|noticed|happened|felt|had)(?= (?:on|in|a|two|three|four|yesterday|last|at|about)\b)|\bit (?:last|first) (?:happened|came)(?= (?:on|in|a|two|three|yesterday|last)\b)", _FELT, False),
        (r"^(?:but |and )?(?:not (?:now|any ?more|these days|today|lately|so far|this week)|no (?:longer|more))(?=[.!,;]|$)", _FELT | _STATE, True),
        (r"(?<=[,;-] )(?:but |and )?(?:it's |it is |they're )?(?:not (?:now|any ?more|these days|lately)|now (?:it|they) (?:doesn'?t|don'?t|does not|do not))(?=[.!,;]|$)", _FELT, True),
        (r"\bmine(?:'s| has| have| is| are| was)?(?: been| still| always| only| just)* (?:going(?= (?:on|since|for))|at it|like that|doing (?:it|that|the same)|the same|worse|awful|constant|on and off)\b", _FELT, False),
        (r"\b(?:hers|his|theirs|(?:my|our) [a-z]+'s) (?:never |still |always |only )?(?:did|does|has|went|goes|came back|cleared up|is the same)(?=[.,;!]|$| (?:after|in|when|within|too|as well)\b)", _FELT, False),
        (rf"\b(?:old|previous|last|earlier) (?:record|best|longest)(?: run| spell| one)? (?:being|was|is|had been|of|stood at) (?:only |just |about )?(?P<n>{_N})\b(?! (?:s|sec|min))", frozenset({"foot_drop", "toe_drag", "foot_roll", "toe_curl", "near_fall", "fall"}), True),
        # seconds of the other leg, steps and metres of another day
        (r"\b(?:(?:nearly|almost|over|about|just under) )?(?:a|half a|one|two|three) (?:full )?minutes?(?: and a half)? on (?:the |my )?(?:left|right|other|good|bad|weak|stroke|strong)(?: (?:leg|one|side|foot|un))?\b", _STAND, False),
        (r"\b(?:was|it was|up from|down from|from|against|previously|before that) (?:only |about )?\d{2,3}(?: ?m\b| metres)?(?= (?:in|last|at|a|on|before)\b|[.,;!)]|$)", frozenset({"walk6"}), False),
        (r"\b(?:up from|down from|against|was|only|mon(?:day)?|tues?(?:day)?|weds?(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|yesterday|today)[:,]? (?:only |about )?\d{1,2},?\d{3}\b", frozenset({"steps_count"}), False),
        (rf"(?:(?<=[,;/(] )|(?<=\band )|(?<=\bbut )|(?<=\d )|(?<=s )|^)(?:on )?(?:the |my )?(?:left|right|l|r|lt|rt|good|bad|other|weak|stroke|strong|foam|port|starboard)(?: (?:leg|one|side|foot))?[:,]? (?:is |was |only |a full |managed |for |got |did |now )*{_N}{_SECS}\b{_NO_UNIT}", _STAND, False),
        (rf"\b{_N}{_SECS}\b (?:on|for) (?:the |my )?(?:left|right|other|good|bad|weak|stroke|strong)(?: (?:leg|one|side|foot|un))?\b", _STAND, False),
        (rf"\b(?:managed|could do|could only do|could only manage|could manage|can do|can manage|did|do|got|reached|up to|up from|down from|it was|was|old best|best was|record was) (?:only |about |just |around |nearly )?{_N}{_SECS}\b{_NO_UNIT}", _STAND, False),
    )
)  # fmt: skip


#: All turns: those above stand for what the sentence itself or the one before has named.
_ALL = (*(turn(rule, kinds, well=well, back=1) for rule, kinds, well in _RULES), *TURNS)

#: A bare no or yes is told with the question it answers.
_ANSWER = re.compile(
    r"\W*(?:but |and )?(?:no|not|none|nothing|nil|never|zero|one|i (?:did|do|have|had|am|was)(?:n'?t| not))\b"
)
#: What stands between a heading and what it heads ("Falls: none").
_HEADS = re.compile(r"\W*:\W*")
#: What ends a clause.
_APART = re.compile(
    r"[,;.:(—–?!/]|\b(?:and|but|then|when|because|cos|if|which|though|so|or|until|till|unless)\b"
)

_NOT_WORN = re.compile(_NOT)
_NUMBER = re.compile(rf"\b{_N}\b|\d")


def _named(kinds: frozenset[str], hit: Found) -> bool:
    return hit.kind in kinds or hit.concept in kinds


@cache
def _index() -> tuple[RuleIndex, tuple[int, ...]]:
    """Give the rules of all turns, and for each rule its turn by its number in `_ALL`."""
    told = [(rule, n) for n, one in enumerate(_ALL) for rule in one.rules()]
    return RuleIndex(rule for rule, _ in told), tuple(n for _, n in told)


@lru_cache(maxsize=2)
def _by_line(text: str) -> tuple[tuple[int, ...], ...]:
    """Give for each line of a text the turns that may stand in it, by their numbers in `_ALL`."""
    index, owners = _index()
    return tuple(
        tuple(dict.fromkeys(owners[rule] for rule in numbers(able))) for able in index.able(text)
    )


def ellipses(
    at: int,
    words: str,
    text: str,
    named: list[Found],
    earlier: tuple[Found, ...],
    *,
    asked: bool = False,
    back: tuple[tuple[Found, ...], ...] = (),
) -> list[Found]:
    """Give what a sentence says of things it, or the sentence before it, has named.

    Parameters
    ----------
    at : where the sentence begins; places of hits are counted in the whole text.
    words : the flat sentence.
    text : the whole text, a sentence a line.
    named : what it names itself.
    earlier : what the sentence before named.
    asked : the sentence before was a question, to which a bare no is the answer.
    back : what the sentences before that one have named, the nearest first.
    """
    if not named and not any((earlier, *back)):
        return []
    found = []
    places = Places(words)
    about = _about(named, (earlier, *back))
    for n in _by_line(text)[line_number(text, at)]:
        one = _ALL[n]
        lean, kinds, well = n >= len(_RULES), one.kinds, one.well
        if kinds.isdisjoint(about[one.back]):
            continue
        for hit in one.hits(places):
            if asked and hit.start() == 0 and _ANSWER.match(hit[0]):
                continue
            own = [
                known for known in named
                if known.end <= at + hit.start() and _named(kinds, known)
            ]  # fmt: skip
            old = None if own else _latest(kinds, (earlier, *back)[: one.back])
            if not own and (
                old is None or (kinds is _STAND and not lean and len(words.split()) > 12)
            ):
                continue
            if own and kinds is _WORN and not well and not lean and _NOT_WORN.match(hit[0]):
                continue  # "a splint, but I don't wear it" is told by the splint
            meant = own[-1] if own else old
            start, end = _part(hit)
            if (well or lean) and own and _HEADS.fullmatch(words[own[-1].end - at : start]):
                continue  # "swelling: none since" is told once
            if meant is None or (
                own and lean and not _APART.search(words[meant.end - at : hit.start() + 1])
            ):
                continue  # the same clause tells it once
            if kinds is _STAND and own and not _NUMBER.search(words[meant.end - at : hit.start()]):
                continue  # the first number is told by the name itself
            found.append(Found(at + start, at + end, meant.concept, meant.kind, well))
    return found


def _about(named: list[Found], earlier: tuple[tuple[Found, ...], ...]) -> list[set[str]]:
    """Give the kinds and concepts named in this sentence, in it and the one before, and so on."""
    known = {word for hit in named for word in (hit.kind, hit.concept)}
    sets = [known]
    for told in earlier[:_FAR]:
        known = known | {word for hit in told for word in (hit.kind, hit.concept)}
        sets.append(known)
    return sets + [known] * (_FAR + 1 - len(sets))


#: No turn leans on more sentences back than this.
_FAR = 4


def _latest(kinds: frozenset[str], earlier: tuple[tuple[Found, ...], ...]) -> Found | None:
    """Give what was named last of some kinds in the sentences before, the nearest first."""
    return next((hit for told in earlier for hit in reversed(told) if _named(kinds, hit)), None)


def _part(hit: re.Match[str]) -> tuple[int, int]:
    """Give the characters of a match that carry the meaning: a named group, or all of it."""
    for name, group in hit.groupdict().items():
        if group is not None:
            return (
                hit.span(name)
                if name != "n" or hit.end() > hit.end(name) + 12
                else (hit.start(name), hit.end())
            )
    start = hit.start() + len(hit[0]) - len(hit[0].lstrip(" ,;:.("))
    return start, hit.start() + len(hit[0].rstrip())
