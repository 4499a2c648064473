"""From mentions to proposals: what could be kept of a story."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import evolve

from surefoot.diary.mention import Mention
from surefoot.diary.names import plain_name
from surefoot.diary.proposal import Keepable, Proposal
from surefoot.terms.signs import FOOT_SIGNS, Seen

#: "Foot drop" is kept as its sign in walking, and the proposal says so.
_KEPT_AS = {"foot_drop": "toe_drag"}
_NOTED = {
    "foot_drop": ("foot drop", "no foot drop"),
    "toe_drag": ("toes dragged", "toes did not drag"),
    "toe_curl": ("toes curled", "toes did not curl"),
    "hallux_up": ("big toe up", "big toe not up"),
    "foot_roll": ("foot rolled out", "foot did not roll"),
    "heel_lift": ("heel lifted", "heel stayed down"),
    "flat_contact": ("foot landed flat", "foot did not land flat"),
    "balance_poor": ("wobbly", "not wobbly"),
}
_FEELINGS = {
    "twitch": "twitch",
    "pain": "pain",
    "headache": "pain",
    "tingle": "tingle",
    "numb": "other",
    "cramp": "pain",
    "spasm": "other",
    "heavy": "other",
    "stiffness": "other",
    "click": "other",
}
_PLACES = {"headache": "back_head", "cramp": "calf", "stiffness": "calf"}
_HAPPENED = frozenset(
    {"fall", "near_fall", "illness", "holiday", "shoes", "medicine", "swelling", "dizzy", "clonus"}
)
_NIGHT = re.compile(
    r"\b(?:at night|in the night|during the night|last night|all night|in bed)\b", re.I
)
_SIDES = {"left": "left", "right": "right", "both": "both"}


def spoken_day(day: date) -> str:
    """Give a day as it is said: "Wed 11 March 2026"."""
    return f"{day:%a} {day.day} {day:%B %Y}"


def proposals(mentions: Sequence[Mention], *, on: date) -> tuple[Proposal, ...]:
    """Give what could be kept, in order of day.

    What is only hoped, supposed, unsure or somebody else's is never proposed. A sign that was not
    spoken of is not proposed as not seen.

    Parameters
    ----------
    mentions : as `surefoot.diary.reading.read` gives them.
    on : the day of writing.
    """
    found: list[Proposal] = []
    told = list(enumerate(mentions))
    found += _check_ins(told, on)
    for number, mention in told:
        made = _one(mention, on)
        if made is not None:
            found.append(evolve(made, mentions=(number,)))
    found.sort(key=lambda proposal: (proposal.day, proposal.mentions))
    return tuple(evolve(one, id=f"p{n}") for n, one in enumerate(found, start=1))


def _day_sign(mention: Mention) -> bool:
    """Tell whether a mention says how the foot was on one day."""
    if mention.assertion not in ("present", "absent"):
        return False
    lasts = mention.first != mention.last or mention.run_days is not None
    known = mention.concept in _NOTED or mention.concept == "off_day"
    return known and not (lasts and mention.assertion == "present") and mention.leg != "other"


def _check_ins(told: list[tuple[int, Mention]], on: date) -> list[Proposal]:
    """Bring what was said of each day into one check-in a day."""
    days: dict[date, list[tuple[int, Mention]]] = {}
    for number, mention in told:
        if _day_sign(mention):
            days.setdefault(mention.last or on, []).append((number, mention))
    found = []
    for day, here in sorted(days.items()):
        signs: dict[str, Seen] = {}
        noted: dict[str, str] = {}
        when: list[str] = []
        for _, mention in here:
            if mention.concept == "off_day":
                continue
            seen: Seen = "seen" if mention.assertion == "present" else "not_seen"
            sign = _KEPT_AS.get(mention.concept, mention.concept)
            if seen == "not_seen" and signs.get(sign) == "seen":
                continue  # "caught the rug, but no drag": what was seen once that day was seen
            signs[sign] = seen
            noted[mention.concept] = _NOTED[mention.concept][seen == "not_seen"]
            if mention.grade == "only_when_tired" and seen == "seen":
                when.append("tired")
        off = any(m.concept == "off_day" and m.assertion == "present" for _, m in here)
        if not signs and not off:
            continue
        said = [*noted.values(), *(["an off day"] if off else [])]
        as_sign = "" if "foot_drop" not in noted else " Foot drop is kept as toes dragging."
        guess = any(m.approx or m.first is None for _, m in here) and day == on
        found.append(
            Proposal(
                "",
                "check_in",
                day,
                f"{spoken_day(day)}: {', '.join(said)}.{as_sign}",
                _sentences(m for _, m in here),
                ask="You gave no date. Was this today?" if guess else "",
                fields={"signs": signs, "when": sorted(set(when)), "off_day": off},
                mentions=tuple(number for number, _ in here),
            )
        )
    return found


def _sentences(mentions: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.sentence for mention in mentions))


def _one(mention: Mention, on: date) -> Proposal | None:
    """Give the proposal of one mention that stands alone."""
    if mention.concept in ("foot_drop", "toe_drag") and (
        mention.run_days or _gone_since(mention, on)
    ):
        return _spell(mention, on)
    if mention.assertion not in ("present", "absent") or mention.who:
        return None
    if mention.belief and mention.assertion == "present":
        says = f"You believe it has to do with: {plain_name(mention.concept)}."
        return _made("event", mention, on, says, {"what": "belief", "cause": mention.concept})
    if mention.kind == "test":
        return _test(mention, on)
    if mention.kind in ("exercise", "aid"):
        return _log(mention, on)
    if mention.assertion == "absent":
        return None
    if mention.concept in _FEELINGS:
        side = _SIDES.get(mention.leg or "", "not_said")
        place = mention.place or _PLACES.get(mention.concept, "foot")
        name = plain_name(mention.concept)
        night = bool(_NIGHT.search(mention.sentence))
        where = f"{place.replace('_', ', ')}{', at night' if night else ''}"
        fields = {
            "kind": _FEELINGS[mention.concept],
            "place": place,
            "side": side,
            "name": name,
            "night": night,
        }
        return _made("sensation", mention, on, f"{name} ({where})", fields)
    if mention.concept in _HAPPENED:
        name = plain_name(mention.concept)
        return _made("event", mention, on, name, {"what": mention.concept})
    lasts = mention.first is not None and mention.first != mention.last
    if lasts and (mention.concept in FOOT_SIGNS or mention.concept == "foot_drop"):
        return _made("event", mention, on, _NOTED[mention.concept][0], {"what": mention.concept})
    return None


def _gone_since(mention: Mention, on: date) -> int:
    """Count the days since a sign was last there, where it is told from when on it is not."""
    if mention.assertion != "absent" or mention.who or mention.first is None or mention.last != on:
        return 0
    return (on - mention.first).days


def _made(
    kind: Keepable, mention: Mention, on: date, says: str, fields: dict[str, Any]
) -> Proposal:
    day = mention.first or on
    until = mention.last if mention.last != day and mention.first is not None else None
    to = f" to {spoken_day(until)}" if until else ""
    ask = ""
    if mention.first is None:
        ask = "You gave no date. Was this today?"
    elif mention.approx:
        ask = "We were not sure of the date. When was this?"
    return Proposal(
        "",
        kind,
        day,
        f"{spoken_day(day)}{to}: {says}",
        (mention.sentence,),
        until=until,
        ask=ask,
        fields=fields,
    )


def _spell(mention: Mention, on: date) -> Proposal | None:
    """Propose a run of days without the foot drop, past or still going."""
    days = mention.run_days or _gone_since(mention, on)
    about = "about " if mention.approx else ""
    running = mention.assertion == "absent"
    says = (
        f"Clear for {about}{days} days, up to now."
        if running
        else f"Past spell: {about}{days} days."
    )
    if mention.record:
        says += " You call it the longest."
    slack = max(1, days // 7) if mention.approx else 0
    return Proposal(
        "",
        "past_spell",
        on,
        says,
        (mention.sentence,),
        fields={
            "shortest_days": max(0, days - slack),
            "longest_days": days + slack,
            "first_day": mention.first.isoformat() if running and mention.first else None,
            "last_day": on.isoformat() if running else None,
            "ended": not running,
        },
    )


def _test(mention: Mention, on: date) -> Proposal | None:
    if mention.assertion != "present" or mention.seconds is None or mention.concept != "stand_one":
        return None
    leg = {"paretic": "stroke leg", "other": "other leg"}.get(
        mention.leg or "", mention.leg or "leg"
    )
    says = f"Stood on one leg ({leg}) for {mention.seconds:g} seconds."
    fields = {"test": "sls_time", "value": mention.seconds, "unit": "s", "leg": mention.leg}
    made = _made("test", mention, on, says, fields)
    return made if mention.leg else evolve(made, ask="Which leg was it?")


def _log(mention: Mention, on: date) -> Proposal | None:
    """Propose an exercise done, an aid worn, or an aid left off."""
    name = plain_name(mention.concept)
    done = mention.assertion == "present"
    if mention.kind == "exercise":
        if not done:
            return None
        times = f", {mention.count} times" if mention.count else ""
        fields: dict[str, Any] = {"what": mention.concept, "times": mention.count}
        return _made("exercise", mention, on, f"did {name}{times}", fields)
    if done:
        return _made("aid", mention, on, f"used {name}", {"what": mention.concept})
    return _made("event", mention, on, f"without {name}", {"what": f"without_{mention.concept}"})
