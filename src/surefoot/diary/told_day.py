"""What a story says of one day becomes one check-in: signs, when they showed, how tired she was."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from attrs import field, frozen

from surefoot.diary.checkin import When
from surefoot.diary.mention import Mention
from surefoot.diary.proposal import Proposal, spoken_day
from surefoot.terms.signs import Seen

#: "Foot drop" is kept as its sign in walking, and the proposal says so.
_KEPT_AS = {"foot_drop": "toe_drag"}
#: A sign as it is noted of a day: seen, and not seen.
NOTED = {
    "foot_drop": ("foot drop", "no foot drop"),
    "toe_drag": ("toes dragged", "toes did not drag"),
    "toe_curl": ("toes curled", "toes did not curl"),
    "hallux_up": ("big toe up", "big toe not up"),
    "foot_roll": ("foot rolled out", "foot did not roll"),
    "heel_lift": ("heel lifted", "heel stayed down"),
    "flat_contact": ("foot landed flat", "foot did not land flat"),
    "balance_poor": ("wobbly", "not wobbly"),
}
_WHEN: dict[When, str] = {
    "tired": " when tired",
    "end_of_day": " at the end of the day",
    "after_walking": " after walking",
    "fresh": " when fresh",
}
#: What is told of a longer time at once is told of no single day. Our proposal.
_SHORT = timedelta(days=14)
#: How tired, 0 to 3, as a check-in keeps it.
_TIRED = ("not tired", "a little tired", "tired", "very tired")
_LITTLE = re.compile(
    r"\b(?:a bit|a little|bit|slightly|a touch|little) (?:tired|weary|sleepy)\b", re.I
)
_VERY = re.compile(
    r"\b(?:(?:very|so|really|too|dead|dog|extremely|awfully|ever so|bone) tired|exhaust\w+"
    r"|shattered|knackered|worn out|wiped out|drained|whacked|done in|dead on my feet)\b",
    re.I,
)


@frozen
class _Told:
    """What was told of one day so far."""

    signs: dict[str, Seen] = field(factory=dict)
    noted: dict[str, str] = field(factory=dict)
    when: set[When] = field(factory=set)


def _of_one_day(mention: Mention) -> bool:
    """Tell whether a mention says how she or the foot was on one day."""
    if mention.assertion not in ("present", "absent") or mention.who:
        return False
    lasts = mention.first != mention.last or mention.run_days is not None
    known = mention.concept in NOTED or mention.concept in ("off_day", "fatigue")
    return known and not (lasts and mention.assertion == "present") and mention.leg != "other"


def check_ins(told: list[tuple[int, Mention]], on: date) -> list[Proposal]:
    """Bring what was said of each day into one check-in a day.

    Tiredness told without a day and without any sign of that day makes no check-in.
    """
    times: dict[tuple[date, date], list[tuple[int, Mention]]] = {}
    for number, mention in told:
        if _of_one_day(mention):
            last = mention.last or on
            first = mention.first if _each_day(mention, on) else last
            times.setdefault((first or last, last), []).append((number, mention))
    found = [_check_in(first, last, here, on) for (first, last), here in sorted(times.items())]
    return [proposal for proposal in found if proposal is not None]


def _each_day(mention: Mention, on: date) -> bool:
    """Tell whether it holds for each day of a short time: "no drop Monday to Thursday"."""
    if mention.first is None or mention.last is None or mention.approx or mention.record:
        return False
    return mention.run_days is None and mention.last < on and mention.last - mention.first < _SHORT


def _check_in(day: date, until: date, here: list[tuple[int, Mention]], on: date) -> Proposal | None:
    told = _signs(mention for _, mention in here)
    off = any(m.concept == "off_day" and m.assertion == "present" for _, m in here)
    tired = [m for _, m in here if m.concept == "fatigue" and (told.signs or off or m.first)]
    tiredness = _how_tired(tired[-1]) if tired else None
    if not told.signs and not off and tiredness is None:
        return None
    said = [*told.noted.values(), *(["an off day"] if off else [])]
    said += [_TIRED[tiredness]] if tiredness is not None else []
    as_sign = "" if "foot_drop" not in told.noted else " Foot drop is kept as toes dragging."
    guess = any(m.approx or m.first is None for _, m in here) and day == on
    days = (
        spoken_day(day) if day == until else f"{spoken_day(day)} to {spoken_day(until)}, each day"
    )
    return Proposal(
        "",
        "check_in",
        day,
        f"{days}: {', '.join(said)}.{as_sign}",
        tuple(dict.fromkeys(mention.sentence for _, mention in here)),
        until=None if day == until else until,
        ask="You gave no date. Was this today?" if guess else "",
        fields={
            "signs": told.signs,
            "when": sorted(told.when),
            "off_day": off,
            "tiredness_0_3": tiredness,
        },
        mentions=tuple(number for number, _ in here),
    )


def _signs(mentions: Iterable[Mention]) -> _Told:
    told = _Told()
    for mention in mentions:
        if mention.concept not in NOTED:
            continue
        seen: Seen = "seen" if mention.assertion == "present" else "not_seen"
        sign = _KEPT_AS.get(mention.concept, mention.concept)
        if seen == "not_seen" and told.signs.get(sign) == "seen":
            continue  # "caught the rug, but no drag": what was seen once that day was seen
        told.signs[sign] = seen
        told.noted[mention.concept] = NOTED[mention.concept][seen == "not_seen"]
        when = "tired" if mention.grade == "only_when_tired" else mention.when
        if when and seen == "seen":
            told.noted[mention.concept] += _WHEN[when]
            told.when.add(when)
    return told


def _how_tired(mention: Mention) -> int:
    if mention.assertion == "absent":
        return 0
    if _LITTLE.search(mention.sentence):
        return 1
    return 3 if _VERY.search(mention.sentence) else 2
