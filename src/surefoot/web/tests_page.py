"""The tests: run by their protocol with spoken time, or typed in; norms only where checked."""

from datetime import date, datetime
from typing import Any, get_args

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from surefoot.actions.keep_tries import keep_tries, side_of, speed_m_s, unit_of
from surefoot.diary.clinic_test import ClinicTest
from surefoot.practice.hold import Support
from surefoot.practice.protocol import Leg, Protocol, protocols, turns
from surefoot.terms.errors import CannotUse, SurefootError
from surefoot.terms.measures import Figure, measure
from surefoot.web.calendar import long_day
from surefoot.web.hold_page import SUPPORTS, WHYS
from surefoot.web.practise_page import gate_closed, spoken
from surefoot.web.visit import Visit, WrongToken

#: What a phone can count, see or stop by motion, as a proposal.
BY_MOTION = {
    "foot_taps": "taps",
    "sit_to_stand_30": "stands",
    "sit_to_stand_5": "stop5",
    "squat_heel": "heel",
    "one_leg": "hold",
}
MOTION_SAYS = (
    "silent", "slow", "still", "moving", "lift", "held", "flick", "counted", "stopped", "lifted",
)  # fmt: skip
LONGEST_WORD = 100


@frozen
class Checked:
    """Figures somebody has read in their source, for one test."""

    norms: tuple[Figure, ...]
    changes: tuple[Figure, ...]


@frozen
class Before:
    """The newest result of a test on one side, in what the page needs to say it."""

    side: str
    value: float
    least: bool
    day: str
    aid: str
    speed_m_s: float | None


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
    return visit.render("tests.html", tests=protocols(visit.t.language).values())


def card(visit: Visit) -> Response:
    """Draw one test: how it is run, its run with clock and voice, and the fields of its tries."""
    test = _asked(visit.request.path_params["name"], visit.t.language)
    closed = gate_closed(visit) if test.standing else None
    if closed:
        return closed
    order = turns(test, visit.site.profile().stroke_leg)
    legs: list[Leg] = list(dict.fromkeys(turn.leg for turn in order))
    return visit.render(
        "test.html",
        test=test,
        unit=unit_of(test).strip("{}"),
        run={name: getattr(test, name) for name in RUN},
        turns=[{"leg": t.leg, "trial": t.trial, "rest_before_s": t.rest_before_s} for t in order],
        legs=legs,
        figures=checked(test),
        motion="angle" if test.kind == "angle" else BY_MOTION.get(test.id, ""),
        motion_says={k: visit.t.plain(f"test.motion.says.{k}", n="{n}") for k in MOTION_SAYS},
        voice=spoken(visit),
        supports=SUPPORTS,
        whys=WHYS,
        before=_before(visit, test, legs),
    )


#: What the page's half of the run needs to know of a test.
RUN = (
    "id", "kind", "legs", "goal_s", "fixed_s", "longest_s", "timed_distance_m", "hold_s", "marks",
)  # fmt: skip


def _before(visit: Visit, test: Protocol, legs: list[Leg]) -> list[Before]:
    """Give the newest result of each leg."""
    found: dict[str, ClinicTest] = {}
    for one in visit.site.notebook.tests(until=visit.today):
        if one.test == test.id:
            found[one.side] = one
    sides = [side_of(test, leg) for leg in legs]
    return [
        Before(
            side=one.side,
            value=one.value,
            least="at least" in one.words,
            day=long_day(one.day, visit.t),
            aid=", ".join(_held(part, visit) for part in one.aid.split(", ")),
            speed_m_s=speed_m_s(test, one.value),
        )
        for one in (found.get(side) for side in dict.fromkeys([*sides, "not_said"]))
        if one is not None
    ]


def _held(part: str, visit: Visit) -> str:
    """Give what was held or worn in words; what she wrote herself stays as it is."""
    known = part in get_args(Support)
    return visit.t.plain(f"hold.support_is.{part}") if known else part


def keep(visit: Visit) -> Response:
    """Keep the tries of a form; after pain or dizziness, on to the help card."""
    test = _asked(visit.request.path_params["name"], visit.t.language)
    tries = {leg: _numbers(visit.all_said(leg)) for leg in get_args(Leg)}
    told = {k: visit.said(k) for k in ("aid", "support", "id")}
    _keep(visit, test, tries, told, visit.today)
    if visit.said("answer") == "hurts":
        return visit.go("/help")
    return visit.go(f"/practise/tests/{test.id}", said="kept")


async def sync(request: Request) -> Response:
    """Keep the tries that waited on a device; the same id twice is kept once."""
    visit = Visit(request)
    try:
        told = await request.json()
        if not isinstance(told, dict):
            raise ValueError("not an object")
        visit.check_token()
        fields = {str(k): str(v) for k, v in told.items()}
        test = _asked(fields.get("name", ""))
        day = min(datetime.fromisoformat(fields["day"]).astimezone().date(), visit.today)
        tries = {leg: _numbers(fields.get(leg, "").split()) for leg in get_args(Leg)}
        await run_in_threadpool(_keep, visit, test, tries, fields, day)
    except WrongToken:
        return JSONResponse({"say": "wrong_token"}, status_code=403)
    except (SurefootError, ValueError, KeyError, HTTPException) as refusal:
        return JSONResponse({"say": str(refusal)}, status_code=422)
    return JSONResponse({"kept": fields.get("id", "")})


def _keep(
    visit: Visit, test: Protocol, tries: dict[Leg, list[float]], told: dict[str, Any], day: date
) -> None:
    held = told.get("support", "")
    held = held if test.id == "one_leg" and held in get_args(Support) else ""
    aid = ", ".join(part for part in (held, told.get("aid", "")[:LONGEST_WORD]) if part)
    keep_tries(
        visit.site.notebook, test, tries, now=visit.now, day=day, aid=aid, id=told["id"][:60]
    )
    visit.site.forget()


def _numbers(texts: list[str]) -> list[float]:
    """Read what was typed; a number that cannot be read cannot be right either."""
    found = []
    for text in texts:
        if text.strip():
            try:
                found.append(float(text.replace(",", ".")))
            except ValueError:
                raise CannotUse(
                    "This result is not a number that can be right.",
                    "Type the number again. Nothing was kept.",
                    reason="bad_result",
                ) from None
    return found


def _asked(name: object, language: str = "en-GB") -> Protocol:
    test = protocols(language).get(str(name))
    if test is None:
        raise HTTPException(404)
    return test
