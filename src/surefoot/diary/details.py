"""The small print of a mention: which leg, how strong, whether it moved, how long, how often."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from surefoot.diary.mention import Change, Grade, ToldLeg
from surefoot.terms.calendar_words import amount

_LEGS: tuple[tuple[ToldLeg, re.Pattern[str]], ...] = (
    ("both", re.compile(r"\bboth (?:\w+ )?(?:legs|feet|sides|ankles|calves|of them)\b|\bboth calves\b|\bboth\b(?=[,.]|$)|\bbilateral\b")),
    ("paretic", re.compile(r"\b(?:stroke|affected|paretic|bad|weak|weaker|dodgy|wonky|iffy) (?:leg|foot|side|ankle|calf|one)\b|\bparetic\b")),
    ("other", re.compile(r"\b(?:good|other|non-?stroke|better|unaffected|strong|stronger) (?:leg|foot|side|ankle|calf|one)\b|\beven my good one\b")),
    ("left", re.compile(r"\bleft\b(?! (?:off|it|me|the|home|over|to|at|for|in|hand|arm|us|early|a)\b)|(?:^|\W)l (?=foot|leg)|\bl(?=:? ?\d)")),
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
    ("creeping", re.compile(r"\bcreep\w*\b|\bcrept\b|\bbit by bit\b|\bgradually\b|\bslowly (?:back|return)")),
    ("came_back", re.compile(r"\b(?:came|come|comes|coming|cam|is|was|are|sneaked|snuck|sneak|sneaks|keeps coming) back\b|\breturn(?:ed|s|ing)?\b|\bstarted again\b|\bback again\b|\bflared\b|\breared\b|\bfell apart\b")),
    ("gone", re.compile(r"\b(?:gone|vanished|stopped|ceased|disappeared|went away|cleared|let go|no longer|fine again)\b")),
    ("worse", re.compile(r"\b(?:worse|worsening|more|heavier|stiffer|weaker|lazier|went downhill|gone downhill|playing up)\b(?! than (?:enough|happy))")),
    ("better", re.compile(r"\b(?:better|improv\w+|easing|eased|looser|freer|straighter|stronger|less|reduced|lighter|easier)\b")),
)  # fmt: skip
_TIMES = re.compile(r"\b(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?) (?:times|reps|each|a go|a side|each side|per side)\b|\b(?P<sets>\d+) ?x ?(?P<reps>\d+)\b")  # fmt: skip


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


def count(after: str) -> int | None:
    """Find how often something was done in the flat words after it."""
    hit = _TIMES.search(after)
    if hit is None:
        lone = re.search(r"^[^.;]{0,30}?\b(\d{1,3}|[a-z]+)\b(?= of them|$|[.,])", after)
        return amount(lone[1]) if lone and (amount(lone[1]) or 0) > 1 else None
    if hit["sets"]:
        return int(hit["sets"]) * int(hit["reps"])
    return amount(hit["n"])
