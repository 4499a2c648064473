"""Notes that were made without a connection come in: each has an id, so twice sent is once kept."""

import json
from datetime import date, datetime, timedelta
from typing import Any, get_args

from attrs import evolve
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from surefoot.actions.check_in import check_in
from surefoot.diary.checkin import CheckIn, Compared
from surefoot.terms.errors import CannotUse
from surefoot.terms.signs import FOOT_SIGNS, Seen
from surefoot.web.visit import Visit

#: A note that waited longer is still kept, on its own day; a note from further ahead is not.
CLOCK_LEEWAY = timedelta(minutes=10)
LONGEST_ID = 64


async def token(request: Request) -> Response:
    """Give this browser's form token to our own script."""
    visit = Visit(request)
    return visit.remembered(JSONResponse({"token": visit.token}))


async def keep(request: Request) -> Response:
    """Keep one check-in that waited on a device."""
    visit = Visit(request)
    visit.check_token()
    body = await request.body()
    try:
        told = _told(json.loads(body), visit.now)
    except (ValueError, RecursionError, TypeError, KeyError):
        raise CannotUse("This is not a note.", "Nothing was changed.", reason="no_note") from None
    kept = await run_in_threadpool(_keep, visit, told)
    return JSONResponse({"kept": kept})


def _keep(visit: Visit, told: CheckIn) -> str:
    notebook = visit.site.notebook
    here = [c for c in notebook.check_ins(told.day, told.day) if c.id == told.id]
    if here:
        told = evolve(told, told_at=here[0].told_at, late=here[0].late)
        if told != here[0]:
            notebook.edit(told, at=visit.now)
    else:
        check_in(notebook, told, now=visit.now)
    visit.site.forget()
    return told.id


def _told(sent: dict[str, Any], now: datetime) -> CheckIn:
    day, told_at = date.fromisoformat(sent["day"]), datetime.fromisoformat(sent["told_at"])
    if not isinstance(sent["id"], str) or not 8 <= len(sent["id"]) <= LONGEST_ID:
        raise ValueError("an id")
    if told_at.tzinfo is None:
        raise ValueError("a time zone")
    if told_at - now > CLOCK_LEEWAY:
        raise CannotUse(
            "This note is from a time that has not come yet.",
            "Look whether the clock of the device is right.",
            reason="clock",
        )
    ticked = sent.get("signs")
    signs: dict[str, Seen] = {}
    if isinstance(ticked, list) and ticked:
        signs = {name: "seen" if name in ticked else "not_seen" for name in FOOT_SIGNS}
    compared = sent.get("compared")
    changes: dict[str, Any] = {
        "compared": compared if compared in get_args(Compared) else None,
        "signs": signs,
        "late": day < told_at.date(),
        "hour": round(told_at.hour + told_at.minute / 60, 2) if day == told_at.date() else None,
    }
    return CheckIn(day=day, told_at=told_at, id=sent["id"], **changes)
