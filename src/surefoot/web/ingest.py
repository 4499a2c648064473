"""Recordings that come in: from the recording page, from phyphox, from Sensor Logger."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from surefoot.web import phyphox, sensor_logger
from surefoot.web.arriving import COLUMNS
from surefoot.web.coming import Batch
from surefoot.web.tokens import digest
from surefoot.web.visit import Visit

#: How long an app is silent before its recording is taken for whole, s. Our proposal: Sensor
#: Logger sends by itself and may lose the Wi-Fi for a while; phyphox sends when asked to.
QUIET_S = {"sensor_logger": 60.0, "phyphox": 10.0}


async def keep(request: Request) -> Response:
    """Take a recording of our own page. The same id twice is kept once."""
    visit = Visit(request)
    visit.check_token()
    sent = await _json(request)
    job = await run_in_threadpool(_from_page, visit, sent)
    return JSONResponse({"kept": sent["id"], "look": f"/walks/waiting/{job}" if job else None})


def _from_page(visit: Visit, sent: Any) -> str | None:
    if not isinstance(sent, dict) or not isinstance(sent.get("id"), str):
        raise phyphox.not_ours()
    columns = {name: phyphox.numbers(sent.get(name)) for name in COLUMNS}
    told = {
        "place": sent.get("place"),
        "began": sent.get("began"),
        "both": sent.get("both") is True,
    }
    return visit.site.arrivals.queue(columns, told, sent["id"])


async def experiment(request: Request) -> Response:
    """Give the experiment file of a fresh code; asking does not use the code up."""
    visit = Visit(request)
    token = str(request.path_params["token"])
    if request.app.state.uploads.holds(token, visit.now) is None:
        return Response("This code is too old.\n", status_code=410, media_type="text/plain")
    host = str(request.url.netloc)
    text = phyphox.experiment(
        f"http://{host}/in/phyphox/{token}",
        title="surefoot",
        send=visit.t.plain("phyphox.send"),
        host=visit.t.plain("phyphox.goes_to", host=host),
    )
    return Response(text, media_type="application/xml")


async def from_phyphox(request: Request) -> Response:
    """Take a recording of the phyphox app; sent again before it is measured, the later counts."""
    return await _batch(request, "phyphox", phyphox.batch)


async def from_sensor_logger(request: Request) -> Response:
    """Take one batch of Sensor Logger; a recording is whole when the app stops sending."""
    return await _batch(request, "sensor_logger", sensor_logger.batch)


async def _batch(request: Request, app: str, read: Callable[[Any], Batch]) -> Response:
    visit = Visit(request)
    token = str(request.path_params["token"])
    code = request.app.state.uploads.holds(token, visit.now)
    used = JSONResponse({"says": visit.t.plain("trouble.code_used")}, status_code=410)
    if code is None:
        return used
    body = await request.body()
    sent = await run_in_threadpool(_parsed, body)
    batch = await run_in_threadpool(read, sent)
    session, batch_id = app, app
    if app == "sensor_logger":
        session = f"{sent.get('deviceId')} {sent.get('sessionId')}"
        # Without a number of its own, a batch is known by what is in it.
        batch_id = str(sent.get("messageId", sha256(body).hexdigest()))
    told = {
        "app": app,
        "session": session,
        "place": code.place,
        "both": code.both,
        "began": visit.now.isoformat(),
        "quiet_s": QUIET_S[app],
    }
    add = visit.site.arrivals.coming.add
    count = await run_in_threadpool(add, digest(token), told, batch_id, batch)
    if count is None:
        return used
    return JSONResponse({"result": f"samples received: {count}"})


async def _json(request: Request) -> Any:
    return await run_in_threadpool(_parsed, await request.body())


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise phyphox.not_ours() from None
