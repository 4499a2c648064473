"""The tests: run by their protocol with spoken time, or typed in; norms only where checked."""

from datetime import date
from typing import Literal

from attrs import frozen
from starlette.exceptions import HTTPException
from starlette.responses import Response

from surefoot.diary.clinic_test import ClinicTest
from surefoot.practice.protocol import Protocol, protocols
from surefoot.terms.errors import CannotUse
from surefoot.terms.measures import Figure, measure
from surefoot.web.calendar import long_day
from surefoot.web.practise_page import gate_closed, spoken
from surefoot.web.visit import Visit

UNITS = {"hold": "s", "path": "s", "beat": "taps", "distance": "m", "angle": "deg", "look": ""}
#: No test of ours comes near these; more is a slip of the finger.
LARGEST = {"s": 600.0, "taps": 200.0, "m": 500.0, "deg": 90.0, "": 1.0}

#: What a phone can count by motion, as a proposal.
COUNTED = {"foot_taps": "taps", "sit_to_stand_30": "stands"}
MOTION_SAYS = ("silent", "slow", "still", "moving", "lift", "held", "flick", "counted")


def unit_of(test: Protocol) -> str:
    """Give the unit a test's result is kept in."""
    return "stands" if test.id.startswith("sit_to_stand_30") else UNITS[test.kind]


@frozen
class Checked:
    """Figures somebody has read in their source, for one test."""

    norms: tuple[Figure, ...]
    changes: tuple[Figure, ...]


def checked(test: Protocol) -> Checked:
    """Give the checked norms and smallest real changes of a test; both may be empty."""
    if test.measure is None:
        return Checked((), ())
    known = measure(test.measure)
    norms = tuple(f for f in known.normal if f.status == "seen" and f.source)
    changes = tuple(f for f in known.smallest_real_change() if f.source)
    return Checked(norms, changes)


def show(visit: Visit) -> Response:
    """Draw the list of tests."""
    return visit.render("tests.html", tests=protocols().values())


def card(visit: Visit) -> Response:
    """Draw one test: how it is run, its figures, its clock, and the field for the result."""
    test = _asked(visit)
    if test.id == "one_leg":
        return visit.go("/practise/balance")
    closed = gate_closed(visit) if test.standing else None
    if closed:
        return closed
    last = [t for t in visit.site.notebook.tests(until=visit.today) if t.test == test.id]
    return visit.render(
        "test.html",
        test=test,
        unit=unit_of(test),
        figures=checked(test),
        motion="angle" if test.kind == "angle" else COUNTED.get(test.id, ""),
        motion_says={k: visit.t.plain(f"test.motion.says.{k}", n="{n}") for k in MOTION_SAYS},
        voice=spoken(visit),
        last=last[-1] if last else None,
        last_day=long_day(last[-1].day, visit.t) if last else "",
        sides=() if test.legs == "both" else ("left", "right"),
    )


def keep(visit: Visit) -> Response:
    """Keep a result."""
    test = _asked(visit)
    unit = unit_of(test)
    value = _value(visit.said("value"), unit)
    today: date = visit.today
    same_day = [t for t in visit.site.notebook.tests(since=today) if t.test == test.id]
    result = ClinicTest(
        day=today,
        test=test.id,
        value=value,
        unit={"taps": "{taps}", "stands": "{stands}", "": "{yes}"}.get(unit, unit),
        trial=len(same_day) + 1,
        side=_side(visit.said("side")),
        aid=visit.said("aid")[:100],
        id=visit.said("id")[:64],
    )
    visit.site.notebook.keep_test(result, at=visit.now)
    visit.site.forget()
    return visit.go("/practise/tests", said="kept")


def _side(said: str) -> Literal["left", "right", "not_said"]:
    if said == "left":
        return "left"
    return "right" if said == "right" else "not_said"


def _value(text: str, unit: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= LARGEST.get(unit, 200.0):
        raise CannotUse(
            "This result is not a number that can be right.",
            "Type the number again. Nothing was kept.",
            reason="bad_result",
        )
    return value


def _asked(visit: Visit) -> Protocol:
    test = protocols().get(str(visit.request.path_params["name"]))
    if test is None:
        raise HTTPException(404)
    return test
