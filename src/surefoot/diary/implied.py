"""What is said without its name: "it crept back", "six days", "31 seconds"."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from functools import cache

from attrs import frozen

from surefoot.diary.ellipsis import ellipses
from surefoot.diary.runs import FOOT_DROP, clear_runs
from surefoot.diary.vocabulary import Found
from surefoot.terms.calendar_words import DAY_NAME
from surefoot.terms.rule_index import Rule, RuleIndex, line_number
from surefoot.terms.sentences import Sentence
from surefoot.terms.told import TimeSpan

_BACK = Rule(
    r"\b(?<!put )(?<!putting )(?<!get )(?<!got )(?<!getting )(?<!take )(?<!took )(?<!taking )(?<!want )(?<!wanted )(?<!send )(?<!sent )(?<!bring )(?<!brought )(?<!give )(?<!gave )(?<!hand )(?<!pull )(?<!pulled )(?<!pulls )(?<!push )(?<!bend )(?<!lift )(?<!move )(?:it|this|that|they)(?:'s|'ll|s)?(?: has| had| is| was| will| might| may| could| keeps| would| just| all| been| only| to| then| does| did| do| always| usually| generally| sometimes| often| soon| quickly| slowly| eventually| inevitably| suddenly| gradually| never| still| already| finally| even| once| kept)* "
    r"(?:(?:come|came|comes|coming|cam|creep|creeps|crept|creeping|sneak|sneaks|sneaked|sneaking|snuck) back|returned|returns|return|back|started again|(?:begins?|began|starts|starting|started up) again|happens again|happened again|at it again|reared its head)\b"
    r"(?! (?:home|from|to (?:the|my|work|bed)|in (?:the|an?) (?:car|house|hour)))"
    r"|\b(?:crept|creeping|creeps|sneaked|snuck|sneaks|sneaking) back(?: in)?\b|\bback (?:it|they) (?:came|comes|crept|creeps|goes|went)\b|\ball come back\b|\bit (?:sneaks|sneaked|snuck|crept)\b|\band (?:came|crept|returned)(?: back)?\b(?! (?:home|to|from|up|in))|(?<=if )it does\b|\bit (?:fell apart|went (?:downhill|off|wrong|bad|backwards))\b(?! (?:the|to|with))|\bcame back anyway\b|(?<=[,;] )(?:then )?(?:came|crept) back(?=[.,;!]|$| (?:yesterday|today|on|this|last|after|for|again|within|by|since|when|as)\b)|(?<=then )(?:came|crept) back\b(?! (?:home|from|to|up|in))|\b(?:hint|touch) of it\b|\b(?:will|would|might|could|is|was|has) it (?:(?:be|come|been|creep|crept|really|just|ever|always) )*(?:back|return|returned)\b|\bthere it (?:was|is)(?: again)?(?=[.,;!]|$)",
    re.NOFLAG,
)
#: What only a foot does, whatever was spoken of before.
_DROPS = Rule(
    r"\bit(?: (?:still|just|always|often|sometimes|usually|only|also|even|mostly|then|soon|hardly ever|never))* (?:drops|droops|flops)\b(?! (?:off|out|in|into|to|by|from|on|me|us|you|below|under|a|the|my)\b)",
    re.NOFLAG,
)
_AWAY = Rule(
    r"(?<!want )(?<!wants )(?<!wanted )\b(?:it|mine|that|this|they)(?:'s|s)?(?: has| have| had| is| was| all| now| then| just| will| to| never)* (?:gone(?: again| away| for good)?|went away|stopped|ceased|eased(?: off)?|settled|cleared(?! every| the)|vanished|disappeared"
    r"|stays? away|(?:stayed|kept|been) away|stayed up|stay gone|let go|(?:was |is )?(?:fine|ok|okay|all right|alright|normal)(?: again|(?=[.,!;]|$))|come right|came right|recovered|was lifting again)\b(?! (?:well|up|on|down|to|too))"
    r"|\b(?:it|this|that) (?:has|had|did|is|was)(?:n'?t|nt| not| never)(?: yet)? (?:come back|came back|been back|crept back|returned|back|been seen|reappeared|happened once|happened (?=since))\b"
    r"|\bno sign of it\b|\bnone of it\b|\bfree of it\b"
    r"|(?:^|[,;:] |\b(?:but|and|then) )(?:(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|since|now|then),? )?(?:nothing|none)(?=[.,;:! ]*$|, )",
    re.NOFLAG,
)
_STILL = Rule(
    r"\b(?:mine|my own) (?:has |have |all )?(?:started|began|came on|gets?|is|are|did)\b(?! (?:fine|ok|okay|good|gone|from|a|an|the|better|not))|\b(?:they|it|mine) (?:still )?(?:do|does)\b(?=[.,!]|$)",
    re.NOFLAG,
)
_NOT_NOW = Rule(r"\b(?:i|they|it|mine) (?:don'?t|doesn'?t)(?: any ?more)?(?=[.,!]|$)", re.NOFLAG)
_AT_IT = Rule(
    r"\b(?:is|are|was|were|'s|started|been) (?:at it|doing it|doing the same)\b(?: too| as well| again| now)?",
    re.NOFLAG,
)
_BETTER_NOW = re.compile(
    r"(?:all |much |it'?s )?(?:now (?:all )?(?:ok|okay|fine|better|gone|good)|(?:better|ok|okay|fine|gone|all right|alright) (?:now|again|today))(?=[.,!]|$)"
)
#: Where an aid lies that is not worn.
_PUT_AWAY = Rule(
    r"\b(?:it'?s?|its|they|that) (?:is |are |has been |now |back |just |still )*(?P<where>(?:(?:stays?|lives?|sits?|stayed|lies) )?in (?:the|a|its|my) (?:bin|cupboard|drawer|wardrobe|loft|shed|garage|box|car boot))\b",
    re.NOFLAG,
)
#: An earlier result told by its number alone: "on Monday it was 18", "old best 35".
_WAS_NUMBER = re.compile(
    r"\b(?:it was|was only|was just|was|used to be|(?:old|previous|last) (?:best|record|time)|up from|down from|before,?|pb (?:was|of)) (?:only |about |just |around )?"
    r"(?P<n>\d{1,3}(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty)\b(?! ?(?:days?|weeks?|months?|years?|am|pm|times|of|reps|%|:|/|minutes|steps|january|o'clock))"
)
#: "45 seconds on my right leg and 12 on my left".
_OTHER_LEG = re.compile(
    r"(?:,|\b(?:and|but|only))(?: only| just| about)? (?P<n>\d{1,3}(?:\.\d)?(?: ?(?:s|secs?|seconds))?) on (?:my |the |his |her )?(?:left|right|good|bad|other|stroke|weak|strong)\b(?: leg| foot| side| one)?(?! (?:hand|arm))"
)
_FINE = re.compile(r"\b(?:stayed up|fine|ok|okay|all right|alright|normal)$")
_GOOD_DAY = re.compile(
    r"^(?:[:,]| ?[:=–—-])?(?: was| is| so far| all| much| really| pretty| quite| been| foot| still)* "
    r"(?:good|fine|ok|okay|alright|all right|great|nothing|none|clear|perfect|grand|lovely|no (?:problems?|trouble|issues?)|(?:zero|nil|0) drops?)\b(?: again| so far| too| as well)*(?:(?=\s*[.,;!(]| [–—-] |\s*$)|(?<=clear)(?= (?:all|even|until|till|but|apart|except|after|with|despite|though)\b))"
)
_ELLIPSES = (_STILL, _NOT_NOW)
#: What leans on a sign spoken of before, and whether it says the opposite.
_LEANS = (
    (_BACK, False),
    (_AWAY, True),
    (_STILL, False),
    (_NOT_NOW, True),
    (_AT_IT, False),
    (_DROPS, False),
)
_SECONDS = re.compile(
    r"\b(?:a |an )?(?P<n>\d+(?:\.\d+)?|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|full|whole|half a)?"
    r" ?(?:whole |full )?(?P<unit>seconds?|secs?|s(?=\b)|minutes?|mins?)\b(?P<half> and a half)?"
)
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "half a": 0.5,
}  # fmt: skip


def seconds(words: str) -> tuple[float, int, int] | None:
    """Find a duration of seconds or minutes in flat `words`: (s, start, end) or None."""
    for hit in _SECONDS.finditer(words):
        number = hit["n"]
        if number is None and not hit[0].startswith("a "):
            continue
        if hit["unit"] == "s" and not (number and number[0].isdigit()):
            continue
        amount = 1.0
        if number and number not in ("full", "whole"):
            amount = float(_WORDS.get(number) or number)
        if hit["half"]:
            amount += 0.5
        minutes = hit["unit"].startswith("m")
        return amount * (60.0 if minutes else 1.0), hit.start(), hit.end()
    return None


@cache
def _cues() -> RuleIndex:
    return RuleIndex((*(rule for rule, _ in _LEANS), _PUT_AWAY))


#: "14/10 drop pm only": on a page kept by the day.
_DROP_DAY = re.compile(
    r"^(?:[:,]| ?[:=–—-])? (?P<n>(?:(?:bit of|bad|some|slight|more|the) )?drop(?:ped|ping|s)?|foot (?:bad|worse|awful|rubbish|terrible))\b(?! (?:off|in (?:the (?!evening|afternoon|morning|night)|a|and|on)|by|foot|me|round|out|the|my|a|dead))"
)
_WEEKDAY = re.compile(rf"(?:{DAY_NAME},? )?")


def _days_in_a_word(at: int, words: str, spans: list[TimeSpan]) -> list[Found]:
    """Read a day with a bare word ("Yesterday fine.", "14/10 drop") as one without or with the drop."""
    found = []
    for span in spans:
        if span.kind not in ("day", "range"):
            continue
        good = _GOOD_DAY.match(words[span.end - at :])
        lead = words[: span.start - at]
        named_day = _WEEKDAY.match(words)  # "Wed 14/10 clear"
        opens = lead == "" or lead.endswith((", ", "; "))
        opens = opens or (named_day is not None and named_day.end() == len(lead))
        bad = _DROP_DAY.match(words[span.end - at :])
        if bad and opens:
            found.append(
                Found(span.end + bad.start("n"), span.end + bad.end(), "foot_drop", "sign")
            )
        if good and opens:
            start = span.end + _lead(good[0])
            found.append(Found(start, span.end + good.end(), "foot_drop", "sign", well=True))
    return found


def _lead(words: str) -> int:
    return len(words) - len(words.lstrip(" :,"))


@frozen
class Before:
    """What the sentences before spoke of, which this one may stand on.

    Parameters
    ----------
    sign : the sign of the sentence before, which "it" stands for, or empty.
    tested : whether the sentence before told a one-leg stand.
    felt : the sign or sensation told last.
    aid : the aid of the sentence before, or empty.
    named : all that the sentence before named.
    asked : whether it was a question.
    recent : what the sentences before that one named, the nearest first.
    """

    sign: str = ""
    tested: bool = False
    felt: Found | None = None
    aid: str = ""
    named: tuple[Found, ...] = ()
    asked: bool = False
    recent: tuple[tuple[Found, ...], ...] = ()

    def last(self, kinds: frozenset[str], back: int) -> Found | None:
        """Give what was named last of some kinds or concepts, at most `back` sentences before."""
        for told in (self.named, *self.recent)[:back]:
            for hit in reversed(told):
                if hit.kind in kinds or hit.concept in kinds:
                    return hit
        return None


def implied(
    sentence: Sentence,
    words: str,
    text: str,
    named: list[Found],
    spans: list[TimeSpan],
    before: Before,
) -> list[Found]:
    """Give what one sentence says without naming it.

    Parameters
    ----------
    words : the flat sentence; places in `named` and `spans` are counted in the whole text.
    text : the whole text, a sentence a line.
    named : what the sentence does name.
    """
    at = sentence.start
    found = _pronouns(at, words, text, named, before)
    found += _told_before(at, words, text, named, before)
    found += ellipses(at, words, text, named, before.named, asked=before.asked, back=before.recent)
    lasting = [span for span in spans if span.kind == "run"]
    if lasting:
        found += clear_runs(
            at, words, lasting, named, follows=before.sign in FOOT_DROP, alone=not (named or found)
        )
    found += _days_in_a_word(at, words, spans)
    found.sort(key=lambda hit: (hit.start, -hit.end))
    free = [
        hit for hit in found
        if not any(hit.start < one.end and one.start < hit.end for one in named)
    ]  # fmt: skip
    return [
        hit
        for n, hit in enumerate(free)
        if not any(hit.start < o.end and o.start < hit.end for o in free[:n])
    ]


def _told_before(at: int, words: str, text: str, named: list[Found], before: Before) -> list[Found]:
    """Read what leans on the sentence before: "better now", "it lives in the drawer", "mon it was 18"."""
    found: list[Found] = []
    over = _BETTER_NOW.match(words) if before.felt and not named else None
    if over and before.felt:
        found.append(Found(at, at + over.end(), before.felt.concept, before.felt.kind, well=True))
    aids = [hit for hit in named if hit.kind == "aid"]
    able = _cues().able(text)[line_number(text, at)]
    for stored in _PUT_AWAY.compiled().finditer(words) if able >> len(_LEANS) & 1 else ():
        worn = [hit.concept for hit in aids if hit.end <= at + stored.start()] or [before.aid]
        if worn[-1]:
            found.append(Found(at + stored.start("where"), at + stored.end(), worn[-1], "aid"))
    stands = [hit.end - at for hit in named if hit.concept == "stand_one"]
    other = _OTHER_LEG.search(words, max(stands)) if stands else None
    if other:
        found.append(Found(at + other.start("n"), at + other.end(), "stand_one", "test"))
    if before.tested or stands:
        number = _WAS_NUMBER.search(words, max(stands, default=0))
        if number:
            found.append(Found(at + number.start("n"), at + number.end("n"), "stand_one", "test"))
    if (
        before.tested
        and not stands
        and not any(hit.kind in ("exercise", "activity") for hit in named)
    ):
        held = seconds(words)
        if held:
            found.append(Found(at + held[1], at + held[2], "stand_one", "test"))
    return found


_FELT = frozenset({"sign", "sensation"})


def _pronouns(at: int, words: str, text: str, named: list[Found], before: Before) -> list[Found]:
    """Read "it crept back", "mine does", "no sign of it" as the sign spoken of before."""
    felt = [hit for hit in named if hit.kind in _FELT]
    old = before.last(_FELT, 1)
    found: list[Found] = []
    able = _cues().able(text)[line_number(text, at)]
    for n, (rule, well) in enumerate(_LEANS):
        for hit in rule.compiled().finditer(words) if able >> n & 1 else ():
            if (rule is _BACK and "false alarm" in words) or (
                rule in _ELLIPSES and not felt and not (old and hit[0].startswith("mine"))
            ):
                continue
            if (rule is _AT_IT or hit[0].startswith("there it")) and not (felt or old):
                continue
            own = [one for one in felt if one.end <= at + hit.start()]
            bare = well and hit[0].rstrip().endswith(("nothing", "none"))
            if bare and named and words[: hit.start() + 1].rstrip().endswith(":"):
                continue
            loose = well and (hit[0].startswith(("that", "this", "they")) or _FINE.search(hit[0]))
            if loose and not (own or old):
                continue
            meant = own[-1] if own else (None if bare and not before.sign else old)
            left = len(hit[0]) - len(hit[0].lstrip(" ,;:"))
            if rule is _DROPS:
                meant = None
            concept, kind = (meant.concept, meant.kind) if meant else ("foot_drop", "sign")
            found.append(Found(at + hit.start() + left, at + hit.end(), concept, kind, well))
    return found
