"""The balance timer's pages: set up, time (the page's own machine, or plain forms), why, result."""

import base64
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from surefoot.actions.hold import alike, changed_since, keep_hold
from surefoot.practice.hold import Hold, StoppedBy, Support
from surefoot.practice.timer import USUAL_GOAL_S, Settings, Variation
from surefoot.terms.errors import CannotUse, SurefootError
from surefoot.terms.sides import Foot, other_foot
from surefoot.web.practise_page import gate_closed, spoken
from surefoot.web.visit import Visit, WrongToken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SUPPORTS = get_args(Support)
VARIATIONS = get_args(Variation)
WHYS = tuple(why for why in get_args(StoppedBy) if why != "reached_goal")
CHOSEN = ("leg", "support", "variation", "shoes", "tired", "get_ready")
GOALS = (10, 20, 30)
#: A device whose clock is ahead of this computer's by less than this is believed otherwise.
SLACK = timedelta(days=1)
TIRED = {"0": 0, "1": 1, "2": 2, "3": 3}
LONGEST_WORD = 60
SLOWEST_HZ, FASTEST_HZ, LONGEST_FELT_S = 20.0, 60.0, 301


def show(visit: Visit) -> Response:
    """Draw the set-up page: leg, support, how long."""
    closed = gate_closed(visit)
    if closed:
        return closed
    return visit.render(
        "hold.html",
        legs=_legs(visit),
        supports=SUPPORTS,
        variations=VARIATIONS,
        goals=GOALS,
        longer=visit.asked("goal") == "longer",
        chosen={k: visit.asked(k) for k in CHOSEN},
        shoes=next((h.shoes for h in reversed(visit.site.notebook.holds())), ""),
        tired=tuple(TIRED),
    )


def time_it(visit: Visit) -> Response:
    """Draw the page that times one hold."""
    closed = gate_closed(visit)
    if closed:
        return closed
    if visit.asked("goal") == "longer" and not visit.asked("seconds"):
        chosen = {k: visit.asked(k) for k in CHOSEN if visit.asked(k)}
        return visit.go("/practise/balance", goal="longer", **chosen)
    return visit.render(
        "hold_time.html",
        settings=_settings(visit, visit.asked),
        voice=spoken(visit),
        whys=WHYS,
        chosen={k: visit.asked(k) for k in ("shoes", "tired")},
        begun=None,
    )


def begin(visit: Visit) -> Response:
    """Start the clock of the plain forms: the next page holds Stop."""
    return visit.render(
        "hold_time.html",
        settings=_settings(visit, visit.said),
        voice=spoken(visit),
        whys=WHYS,
        chosen={k: visit.said(k) for k in ("shoes", "tired")},
        begun=datetime.now().astimezone().isoformat(),
    )


def keep(visit: Visit) -> Response:
    """Keep a hold from a form, and show it."""
    fields = {name: visit.said(name) for name in visit.form}
    if fields.get("begun") and not fields.get("seconds"):
        began = datetime.fromisoformat(fields["begun"])
        passed_s = (datetime.now().astimezone() - began).total_seconds()
        goal_s = float(fields.get("goal", "30"))
        fields["seconds"] = str(min(passed_s, goal_s))
        fields["began"] = fields["begun"]
        if passed_s >= goal_s:
            fields["stopped_by"] = "reached_goal"
    kept = keep_hold(visit.site.notebook, read_hold(fields, visit.now), now=visit.now)
    visit.site.forget()
    if kept.stopped_by in ("pain", "dizzy"):
        return visit.go("/help")
    return visit.go("/practise/balance/done", id=kept.id)


async def sync(request: Request) -> Response:
    """Keep a hold that waited on a device; the same id twice is kept once."""
    try:
        told = await request.json()
        fields = {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}
    except (ValueError, RecursionError):
        fields = {}
    visit = Visit(request)
    try:
        visit.check_token()
        hold = read_hold(fields, visit.now)
        kept = await run_in_threadpool(_keep_with_motion, visit, hold, fields)
    except WrongToken:
        return JSONResponse({"say": "wrong_token"}, status_code=403)
    except SurefootError as refusal:
        return JSONResponse({"say": str(refusal)}, status_code=422)
    visit.site.forget()
    return JSONResponse({"kept": kept.id})


def _keep_with_motion(visit: Visit, hold: Hold, fields: dict[str, str]) -> Hold:
    notebook = visit.site.notebook
    kept = keep_hold(notebook, hold, now=visit.now)
    felt = read_motion(fields)
    if felt is not None:
        from surefoot.actions.felt import keep_felt

        seen = fields.get("touches", "0"), fields.get("seen_by_motion", "")
        touches = int(seen[0]) if seen[0].isdigit() else 0
        keep_felt(
            notebook, kept, *felt, touches=touches, stopped=seen[1].lower() == "true", now=visit.now
        )
    return kept


def read_motion(fields: dict[str, str]) -> "tuple[NDArray[np.float64], float] | None":
    """Read what the phone felt, (n, 3) m/s2 and Hz; None where it felt nothing that can be used.

    The page packs x, y, z as 16-bit steps of 0.01 m/s2, little end first, as base64. A hold is
    kept whatever came with it.
    """
    import numpy as np

    try:
        packed = base64.b64decode(fields.get("motion", ""), validate=True)
        rate_hz = float(fields.get("motion_hz", ""))
        acc = np.frombuffer(packed, "<i2").reshape(-1, 3) / 100.0
    except ValueError:
        return None
    if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ or len(acc) > LONGEST_FELT_S * FASTEST_HZ:
        return None
    return acc, rate_hz


def done(visit: Visit) -> Response:
    """Draw a hold's result beside the last ones like it."""
    notebook = visit.site.notebook
    holds = notebook.holds()
    hold = next((h for h in holds if h.id == visit.asked("id")), None)
    if hold is None:
        return visit.go("/practise/balance")
    from surefoot.actions.felt import felt_in

    logs = notebook.aid_logs(until=hold.began.date())
    before = alike(holds, hold, logs)
    felt, felt_before = felt_in(notebook.tests(until=hold.began.date()), hold, before)
    return visit.render(
        "hold_done.html",
        hold=hold,
        before=before,
        changed=changed_since(holds, hold, logs) if not before else (),
        low=min((h.seconds for h in before), default=0),
        high=max((h.seconds for h in before), default=0),
        other=other_foot(hold.leg),
        felt=felt,
        felt_before=felt_before,
    )


def read_hold(fields: dict[str, str], now: datetime) -> Hold:
    """Read a hold from the fields of a form or of a device that sends it.

    Raises
    ------
    CannotUse
        A field is missing or says something that cannot be.
    """
    try:
        began = datetime.fromisoformat(fields.get("began") or now.isoformat())
        stopped_by = fields["stopped_by"]
        if fields["leg"] not in get_args(Foot) or fields["support"] not in SUPPORTS:
            raise ValueError("leg or support")
        if stopped_by not in get_args(StoppedBy) or began.tzinfo is None or began > now + SLACK:
            raise ValueError("why or when")
        variation = fields.get("variation") or "plain"
        if variation not in VARIATIONS:
            raise ValueError("variation")
        tired = fields.get("tired") or None
        return Hold(
            began=min(began, now),
            leg=cast(Foot, fields["leg"]),
            seconds=round(float(fields["seconds"]), 2),
            goal_s=float(fields["goal"]),
            support=cast(Support, fields["support"]),
            stopped_by=cast(StoppedBy, stopped_by),
            variation=cast(Variation, variation),
            shoes=fields.get("shoes", "")[:LONGEST_WORD],
            tiredness_0_3=None if tired is None else TIRED[tired],
            id=fields.get("id", "")[:64],
        )
    except (KeyError, ValueError, OverflowError):
        raise CannotUse(
            "This hold could not be read.",
            "Time it again. Nothing was kept.",
            reason="bad_hold",
        ) from None


def _settings(visit: Visit, field: Any) -> Settings:
    leg = field("leg") or _legs(visit)[0][0]
    goal = field("seconds") or field("goal") or str(USUAL_GOAL_S)
    try:
        goal_s = float(goal)
        get_ready_s = float(field("get_ready") or 5)
    except ValueError:
        goal_s, get_ready_s = float("nan"), 5.0
    support = field("support") if field("support") in SUPPORTS else "fingertips"
    variation = field("variation") if field("variation") in VARIATIONS else "plain"
    return Settings(
        leg=cast(Foot, leg if leg in ("left", "right") else "left"),
        support=cast(Support, support),
        goal_s=goal_s,
        get_ready_s=get_ready_s,
        variation=cast(Variation, variation),
        warned_of_long_hold=bool(field("seconds")),
    )


def _legs(visit: Visit) -> list[tuple[Foot, str]]:
    """Give the two legs in the order offered, each with the key of its name."""
    stroke = visit.site.profile().stroke_leg
    if stroke in ("left", "right"):
        foot: Foot = "left" if stroke == "left" else "right"
        return [(foot, "stroke_leg"), (other_foot(foot), "other_leg")]
    return [("left", "left"), ("right", "right")]
