"""Something that happened: an event, a milestone, or a result that somebody else measured."""

from collections.abc import Callable
from datetime import date
from math import isfinite
from typing import Any, get_args

from starlette.responses import Response

from surefoot.actions.keep_tries import unit_of
from surefoot.actions.note import note
from surefoot.diary.clinic_test import ClinicTest, Rater
from surefoot.diary.event import Event
from surefoot.diary.logs import LogSide
from surefoot.diary.milestone import Milestone
from surefoot.practice.protocol import protocols
from surefoot.terms.errors import CannotUse
from surefoot.web import help_now
from surefoot.web.visit import Visit

KINDS = ("event", "milestone", "result")
EVENTS = ("illness", "holiday", "gym_pause", "new_shoes", "fall")
RATERS: tuple[Rater, ...] = get_args(Rater)
SIDES: tuple[LogSide, ...] = ("left", "right", "both", "not_said")
#: Units of a test that surefoot does not run itself, by the key of their words.
UNITS = {"score": "{score}", "s": "s", "m": "m", "m_s": "m/s"}
LONGEST_LINE = 200


def show(visit: Visit) -> Response:
    """Ask which of the three it is, then for what belongs to it."""
    kind = visit.asked("kind")
    return visit.render(
        "happened.html",
        day=min(visit.day_asked(), visit.today),
        kind=kind if kind in KINDS else "",
        kinds=KINDS,
        events=EVENTS,
        tests=[
            (test, unit_of(test).strip("{}"))
            for test in protocols(visit.t.language).values()
            if test.kind != "look"
        ],
        raters=RATERS,
        sides=SIDES,
        units=UNITS,
    )


def keep(visit: Visit) -> Response:
    """Keep it; where its words tell of a danger, go on to the help card.

    Raises
    ------
    CannotUse
        Nothing was said, a day cannot be, or a result is no number. Nothing is kept.
    """
    read = _READ.get(visit.said("kind"))
    if read is None:
        raise _empty()
    record = read(visit, _day(visit.said("day")) or visit.today)
    done = note(visit.site.notebook, record, now=visit.now)
    visit.site.forget()
    if done.flags:
        return visit.go(help_now.card_of(done.flags, said="kept"))
    return visit.go(f"/timeline/{done.record.day}", said="kept")


def _event(visit: Visit, day: date) -> Event:
    what = visit.said("what")
    own = visit.said("own")[:LONGEST_LINE]
    what = what if what in EVENTS else own
    if not what:
        raise _empty()
    words = own if what in EVENTS else ""
    return Event(day, what, _day(visit.said("until")), words=words)


def _milestone(visit: Visit, day: date) -> Milestone:
    line = visit.said("own")[:LONGEST_LINE]
    if not line:
        raise _empty()
    return Milestone(day, line)


def _result(visit: Visit, day: date) -> ClinicTest:
    known = protocols().get(visit.said("what"))
    name = known.id if known else visit.said("own")[:LONGEST_LINE]
    unit = unit_of(known) if known else UNITS.get(visit.said("unit"))
    try:
        value = float(visit.said("value").replace(",", "."))
    except ValueError:
        value = float("nan")
    if not name or unit is None:
        raise _empty()
    if not isfinite(value) or value < 0:
        raise CannotUse(
            "This result is not a number that can be right.",
            "Type the number again. Nothing was kept.",
            reason="bad_result",
        )
    return ClinicTest(
        day,
        name,
        value,
        unit,
        side=next((s for s in SIDES if s == visit.said("side")), "not_said"),
        aid=visit.said("aid")[:LONGEST_LINE],
        rater=next((r for r in RATERS if r == visit.said("rater")), "other"),
    )


_READ: dict[str, Callable[[Visit, date], Any]] = {
    "event": _event,
    "milestone": _milestone,
    "result": _result,
}


def _day(text: str) -> date | None:
    """Read a day of the form; None where it is left blank."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CannotUse(
            "This day cannot be read.", "Choose the day again. Nothing was kept.", reason="bad_day"
        ) from None


def _empty() -> CannotUse:
    return CannotUse(
        "Nothing was chosen.", "Choose or write what it was, then try again.", reason="nothing"
    )
