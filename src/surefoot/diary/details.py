"""The small print of a mention: which leg, how strong, whether it moved, how long, how often."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from surefoot.diary.mention import Change, Grade, Hour, ToldLeg
from surefoot.terms.calendar_words import TWO_TO_TWENTY, amount

_LEGS: tuple[tuple[ToldLeg, re.Pattern[str]], ...] = (
    ("both", re.compile(r"\bboth (?:\w+ )?(?:legs|feet|sides|ankles|calves|of them)\b|\bboth calves\b|\bboth\b(?=[,.]|$)|\bbilateral\b")),
    ("paretic", re.compile(r"\b(?:stroke|affected|paretic|bad|weak|weaker|dodgy|wonky|iffy) (?:leg|foot|side|ankle|calf|one)\b|\bparetic\b")),
    ("other", re.compile(r"\b(?:good|other|non-?stroke|better|unaffected|strong|stronger) (?:leg|foot|side|ankle|calf|one)\b|\beven my good one\b")),
    ("left", re.compile(r"(?<!\bi )(?<!\bi've )(?<!\bwe )\bleft\b(?! (?:hospital|rehab|school|work|town|once|when|there|behind|out|alone|with|off|it|me|the|home|over|to|at|for|in|hand|arm|us|early|a)\b)|(?:^|\W)l (?=foot|leg)|\bl(?=:? ?\d)")),
    ("right", re.compile(r"\bright\b(?! (?:now|so|then|away|hand|arm|foot forward|back|up|down|through|after|as|i|to)\b)(?<!all right)(?<!came right)(?<!come right)(?<!quite right)|^r (?=foot|leg)|(?<=[ .])r (?=foot|leg)|\br(?=:? ?\d)")),
)  # fmt: skip
_GRADES: tuple[tuple[Grade, re.Pattern[str]], ...] = (
    ("urge", re.compile(r"\bwant(?:s|ed|ing)? to\b")),
    ("nearly_gone", re.compile(r"\b(?:almost|nearly|mostly|virtually|practically) (?:gone|clear)\b|\bpartly\b")),
    ("only_when_tired", re.compile(r"\bonly\b.{0,30}\b(?:when|if|after|in the evening|evenings|pm|at night)\b|\bwhen (?:i'm|i am|im|i've been|i) (?:\w+ )?(?:tired|shattered|worn out|exhausted|fatigued|knackered|overd\w+)|\bby (?:evening|teatime|the evening)\b|\bwhen tired\b")),
    ("now_and_then", re.compile(r"\b(?:now and (?:then|again)|on and off|off and on|some (?:evenings|mornings|days|nights)|sometimes|occasionally|once in a while|from time to time)\b")),
    ("hint", re.compile(r"\b(?:hint|touch|trace|suggestion|whisper) of\b|\ba tiny bit\b|\btiny\b")),
    ("slight", re.compile(r"\b(?:a bit|bit of|bit|slight\w*|a little|mild\w*|small)\b")),
    ("bad", re.compile(r"\b(?:terribl\w+|awful\w*|really bad|very bad|badly|as bad as ever|horrible|severe\w*|all over)\b")),
)  # fmt: skip
_CHANGES: tuple[tuple[Change, re.Pattern[str]], ...] = (
    ("creeping", re.compile(r"\bcreep\w*\b|\bcrept\b|\bbit by bit\b|\bgradually\b(?! (?:\w+ )?(?:subsid|eas(?:e|i)|improv|(?:get|got)\w* (?:better|less|looser|easier|lighter|stronger)|better|less|fad|go(?:es|ing|ne)? (?:away|off)|went (?:away|off)|gone|disappear|wear|wore|worn|settl|clear|loosen|stopp|recover|calm))|\bslowly (?:back|return)")),
    ("came_back", re.compile(r"\b(?:came|come|comes|coming|cam|is|was|are|sneaked|snuck|sneak|sneaks|keeps coming) back\b|\breturn(?:ed|s|ing)?\b|\bstarted again\b|\bback again\b|\bflared\b|\breared\b|\bfell apart\b")),
    ("gone", re.compile(r"\b(?:gone|vanished|stopped(?! (?:working|lifting|listening|doing|responding|obeying|moving|cooperating|clearing|picking|answering|playing))|ceased|disappeared|went away|cleared|let go|no longer|fine again)\b")),
    ("worse", re.compile(r"\b(?:worse|worsening|(?<!no )(?<!any )more(?= (?:and more|often|frequent\w*|each|every|pronounced|noticeabl\w+|sever\w+|stiff\w*|tight\w*|sore|pain\w*|of (?:a|the|it)|dragg?\w*|dropp?\w*|curl\w*|catch\w*|scuff\w*|tripp?\w*|roll\w*|spas\w*|twitch\w*|cramp\w*|clonus|tired|fatigue\w*|wobbl\w*|unsteady|swollen|weak\w*|numb\w*|heavy|tingl\w*|slap\w*|falls|now|today|tonight|lately|this|when|by|at|in the|after|on|since|as|if|again|than (?:usual|normal|yesterday|before|ever|last|it|the|in|this|i))\b|[.,;!)]| ?$)|heavier|stiffer|weaker|lazier|went downhill|gone downhill|playing up)\b(?! than (?:enough|happy))")),
    ("better", re.compile(r"\b(?:better(?! (?:way|ways|idea|half|off|known|luck|late|man)\b)|improv\w+|easing|eased|looser|freer|straighter|stronger|less|reduced|lighter|easier)\b")),
)  # fmt: skip
_N = rf"(?:\d{{1,3}}|{TWO_TO_TWENTY}|thirty|forty|fifty|half a dozen|a dozen|a couple of)"
_SETS = rf"(?P<sets>{_N}) ?(?:x|×|sets? of|lots? of|rounds? of|times) ?(?P<reps>{_N})"
#: "3 x 10 heel raises", "twelve slow heel raises".
_TIMES_BEFORE = re.compile(
    rf"(?<!\bat )(?<!level )(?<!week )(?<!day )\b(?:{_SETS}|(?P<n>{_N}))(?: ?[x×])?"
    r"(?: (?:reps|lots|of|my|the|those|these|more|slow|good|proper|full|decent|wobbly|single|double|standing|seated|leg|legged|calf|toe|little|big|whole|easy|hard))* $"
)
#: "heel raises, 3 sets of 5", "heel raises x12".
_TIMES = re.compile(
    rf"\b{_SETS}\b|\b(?P<n>\d{{1,3}}|[a-z]+(?:-[a-z]+)?) (?:times|reps|each|a go|a side|each side|per side)\b|^[ :,]*(?:[x×] ?|\()(?P<m>\d{{1,3}})\b"
)

#: "heel raises: 3 sets of 5", "heel raises (20)".
_TIMES_BESIDE = re.compile(
    rf" ?[:(=-] ?(?:{_SETS}|(?P<n>{_N}))(?=[).,;]| ?$| (?:each|reps|times)\b)"
)

_HOURS: tuple[tuple[Hour, re.Pattern[str]], ...] = (
    ("fresh", re.compile(r"\b(?:first thing|on waking|straight out of bed|before breakfast|(?:in the|this|every|one|that|yesterday) mornings?|when i (?:woke(?: up)?|got up|get up|wake up))\b")),
    ("after_walking", re.compile(r"\bafter (?:(?:a|the|my|that|about|only|just|some|so much|too much|long|short|hour|hour's|good|\w+ (?:minutes|mins|metres|yards|miles)'?(?: of)?) )*(?:walk|walks|walking|shopping|the shops|miles?|laps?|yards|metres|(?:\w+ )?minutes(?: of walking| on my feet))\b|\b(?:second|third|fourth|last|final) (?:lap|mile|bit home|stretch home|half mile)\b|\bon the (?:way|walk) (?:home|back)\b|\bby the (?:end of the walk|time i got (?:home|back))\b")),
    ("end_of_day", re.compile(r"\b(?:pm|in the evenings?|(?:this|that|yesterday|every|one|by) evening|evenings?(?= |$|,)|by (?:the evening|tea ?time|bed ?time|night)|at (?:tea ?time|bed ?time|night)|(?:by|at|towards) the end of the day|late (?:on|in the (?:day|evening)|at night)|tonight|from tea ?time)\b")),
)  # fmt: skip
_ALL_DAY = re.compile(
    r"\b(?:all day|the whole day|from morning|morning (?:and|to|till|until)|as well|day and night)\b|\b\d ?(?:am|pm) (?:and|to)\b"
)


def leg(words: str, start: int, end: int) -> ToldLeg | None:
    """Name the leg spoken of nearest to [start, end) of a flat clause."""
    best: tuple[int, ToldLeg] | None = None
    for name, rule in _LEGS:
        for hit in rule.finditer(words):
            gap = max(hit.start() - end, start - hit.end(), 0)
            if best is None or gap < best[0]:
                best = gap, name
    return best[1] if best else None


def grade(words: str) -> Grade | None:
    """Say how strong a sign is told to be in a flat clause."""
    return next((name for name, rule in _GRADES if rule.search(words)), None)


def change(words: str) -> Change | None:
    """Say whether a flat clause tells of a change."""
    return next((name for name, rule in _CHANGES if rule.search(words)), None)


def hour(words: str) -> Hour | None:
    """Say when on its day a sign showed, where a flat clause tells one time and no other."""
    told = [name for name, rule in _HOURS if rule.search(words)]
    return told[0] if len(told) == 1 and not _ALL_DAY.search(words) else None


def count(before: str, after: str, rest: str) -> int | None:
    """Find how often something was done.

    Parameters
    ----------
    before, after : the flat words before and behind it in its clause.
    rest : all that stands behind it in its sentence.
    """
    hit = _TIMES_BEFORE.search(before) or _TIMES.search(after) or _TIMES_BESIDE.match(rest)
    if hit is None:
        lone = re.search(
            r"^[^.;]{0,30}?(?<!\bat )(?<!\bby )\b(\d{1,3}|[a-z]+)\b(?= of them|$|[.,])", after
        )
        return amount(lone[1]) if lone and (amount(lone[1]) or 0) > 1 else None
    if hit["sets"]:
        sets, reps = amount(hit["sets"]), amount(hit["reps"])
        return sets * reps if sets and reps else None
    told = hit["n"] or hit.groupdict().get("m")
    return amount(told) if told and amount(told) != 1 else None
