"""From mentions to proposals: what could be kept of a story."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import evolve

from surefoot.diary.mention import Mention
from surefoot.diary.names import plain_name
from surefoot.diary.proposal import Keepable, Proposal, spoken_day
from surefoot.diary.runs import FOOT_DROP
from surefoot.diary.told_day import NOTED, check_ins
from surefoot.diary.told_spell import told_spell
from surefoot.terms.sentences import flat
from surefoot.terms.signs import FOOT_SIGNS

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
#: Where one length alone is told.
_METRE = r"\b\d+ ?(?:m|metres|meters)\b"
_METRES = re.compile(rf"^(?!.*{_METRE}.*{_METRE}).*\b(\d{{2,3}}) ?(?:m|metres|meters)\b")
_ELSEWHERE = re.compile(
    r"\b(?:arms?|hands?|shoulders?|wrists?|elbows?|fingers?|thumbs?|tooth|teeth|jaw|stomach|tummy|chest"
    r"|ears?|eyes?|throat)\b",
    re.I,
)
_PLACES = {"headache": "back_head", "cramp": "calf", "stiffness": "calf"}
_HAPPENED = frozenset(
    {"fall", "near_fall", "illness", "holiday", "shoes", "medicine", "swelling", "dizzy", "clonus"}
)
_NIGHT = re.compile(
    r"\b(?:at night|in the night|during the night|last night|all night|in bed)\b", re.I
)
_SIDES = {"left": "left", "right": "right", "both": "both"}


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
    found += check_ins(told, on)
    for number, mention in told:
        made = _one(mention, on)
        if made is not None:
            found.append(evolve(made, mentions=(number,)))
    found = _told_once(found)
    found.sort(key=lambda proposal: (proposal.day, proposal.mentions))
    return tuple(evolve(one, id=f"p{n}") for n, one in enumerate(found, start=1))


def _told_once(found: list[Proposal]) -> list[Proposal]:
    """Leave out what another proposal says: a thing that goes on, spells told as several."""
    kept: list[Proposal] = []
    on_going = {(p.kind, p.fields["what"]): p for p in reversed(found) if p.fields.get("goes_on")}
    for proposal in found:
        going = on_going.get((proposal.kind, proposal.fields.get("what")))
        if going is not None and proposal is not going:
            again = proposal.fields.get("goes_on") or proposal.ask or proposal.day == going.day
            if again and not proposal.fields.get("stops"):
                continue
        if _many(proposal) and any(_many(o) and o.sentences == proposal.sentences for o in kept):
            continue
        kept.append(proposal)
    return kept


def _many(proposal: Proposal) -> bool:
    """Tell whether it stands for several spells alike, whose number was not said."""
    return proposal.kind == "past_spell" and proposal.fields["count"] is None


def _one(mention: Mention, on: date) -> Proposal | None:
    """Give the proposal of one mention that stands alone."""
    if mention.concept in FOOT_DROP and not mention.who:
        spell = told_spell(mention, on)
        if spell is not None:
            return spell
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
        if mention.place is None and _ELSEWHERE.search(mention.sentence):
            return None  # "arm sore" is not of the foot
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
        return _made("event", mention, on, NOTED[mention.concept][0], {"what": mention.concept})
    return None


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


def _test(mention: Mention, on: date) -> Proposal | None:
    walked = _METRES.search(flat(mention.sentence)) if mention.concept == "walk6" else None
    if mention.assertion == "present" and walked and mention.first is not None:
        says = f"Six-minute walk: {walked[1]} metres."
        fields = {"test": "walk_6min", "value": float(walked[1]), "unit": "m", "leg": None}
        return _made("test", mention, on, says, fields)
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
    """Propose an exercise or aid as done or worn, as begun and going on, or as stopped."""
    name = plain_name(mention.concept)
    fields: dict[str, Any] = {"what": mention.concept}
    kind: Keepable = "exercise" if mention.kind == "exercise" else "aid"
    if mention.assertion == "absent":
        if mention.turn == "stopped" and mention.first is not None:
            made = _made(
                kind, evolve(mention, last=mention.first), on, "", fields | {"stops": True}
            )
            return evolve(made, says=f"Stopped on {spoken_day(made.day)}: {name}.")
        if kind == "exercise":
            return None
        return _made(
            "event", mention, on, f"without {name}", {"what": f"without_{mention.concept}"}
        )
    if kind == "exercise":
        fields["times"] = mention.count
    lasts = mention.first is not None and mention.first != mention.last and mention.last == on
    if lasts or (mention.turn == "began" and mention.first is not None and not mention.count):
        made = _made(kind, evolve(mention, last=mention.first), on, "", fields | {"goes_on": True})
        ask = made.ask
        if not lasts and mention.last != mention.first and mention.last is not None:
            ask = f"It began at some time up to {spoken_day(mention.last)}. When was it?"
        return evolve(made, says=f"Since {spoken_day(made.day)}, and still: {name}.", ask=ask)
    times = f", {mention.count} times" if mention.count else ""
    doing = "did" if kind == "exercise" else "used"
    return _made(kind, mention, on, f"{doing} {name}{times}", fields)
