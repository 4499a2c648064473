"""Recordings that come in: from the recording page, from phyphox, from Sensor Logger."""

import io
import json
import math
from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from surefoot.terms.errors import CannotUse
from surefoot.web import phyphox
from surefoot.web.tokens import digest
from surefoot.web.visit import Visit

COLUMNS = ("t", "ax", "ay", "az", "gx", "gy", "gz")
HEAD = (
    '"Time (s)","Acceleration x (m/s^2)","Acceleration y (m/s^2)","Acceleration z (m/s^2)",'
    '"Gyroscope x (rad/s)","Gyroscope y (rad/s)","Gyroscope z (rad/s)"'
)
PLACES = ("left_foot", "right_foot", "phone_pocket", "phone_hand")
#: Samples of two hours at 200 Hz.
MOST_SAMPLES = 1_440_000
FEWEST_SAMPLES = 20


async def keep(request: Request) -> Response:
    """Take a recording of our own page. The same id twice is kept once."""
    visit = Visit(request)
    visit.check_token()
    sent = await _json(request)
    job = await run_in_threadpool(_from_page, visit, sent)
    return JSONResponse({"kept": sent["id"], "look": f"/walks/waiting/{job}"})


def _from_page(visit: Visit, sent: Any) -> str:
    if not isinstance(sent, dict) or not isinstance(sent.get("id"), str):
        raise phyphox.not_ours()
    columns = {name: phyphox.numbers(sent.get(name)) for name in COLUMNS}
    began = sent.get("began")
    return _queued(visit, columns, sent.get("place"), began, sent["id"])


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
    """Take one recording of the phyphox app."""
    return await _once(request, phyphox.samples)


async def from_sensor_logger(request: Request) -> Response:
    """Take batches of Sensor Logger; a recording is whole when the app stops sending."""
    return await _once(request, sensor_logger)


async def _once(request: Request, read: Any) -> Response:
    visit = Visit(request)
    state = request.app.state
    token = str(request.path_params["token"])
    if state.uploads.holds(token, visit.now) is None:
        return JSONResponse({"says": visit.t.plain("trouble.code_used")}, status_code=410)
    columns = await run_in_threadpool(read, await _json(request))
    if state.uploads.use(token, visit.now) is None:
        return JSONResponse({"says": visit.t.plain("trouble.code_used")}, status_code=410)
    await run_in_threadpool(_queued, visit, columns, None, None, digest(token))
    return JSONResponse({"result": f"samples received: {len(columns['t'])}"})


def sensor_logger(sent: Any) -> dict[str, list[float]]:
    """Read one batch of Sensor Logger's HTTP push: gravity is added back to its acceleration."""
    payload = sent.get("payload") if isinstance(sent, dict) else None
    if not isinstance(payload, list):
        raise phyphox.not_ours()
    by_name: dict[str, list[tuple[float, float, float, float]]] = {}
    for row in payload:
        try:
            values = row["values"]
            one = (float(row["time"]) * 1e-9, *(float(values[axis]) for axis in "xyz"))
        except (KeyError, TypeError, ValueError):
            continue
        by_name.setdefault(str(row.get("name", "")).lower(), []).append(one)  # type: ignore[arg-type]
    acc = sorted(by_name.get("totalacceleration") or _with_gravity(by_name))
    gyr = sorted(by_name.get("gyroscope", []))
    if not acc or not gyr:
        raise CannotUse(
            "Sensor Logger sent no acceleration with gravity, or no gyroscope.",
            "Switch on Accelerometer, Gravity and Gyroscope, then record again.",
            reason="no_sensor",
        )
    acc_s, *acc_xyz = (list(column) for column in zip(*acc, strict=True))
    gyr_s, *gyr_xyz = (list(column) for column in zip(*gyr, strict=True))
    return phyphox.on_one_clock(acc_s, acc_xyz, gyr_s, gyr_xyz)


def _with_gravity(by_name: dict[str, Any]) -> list[tuple[float, float, float, float]]:
    pairs = zip(
        sorted(by_name.get("accelerometer", [])), sorted(by_name.get("gravity", [])), strict=False
    )
    return [(a[0], a[1] + g[1], a[2] + g[2], a[3] + g[3]) for a, g in pairs]


async def _json(request: Request) -> Any:
    body = await request.body()
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise phyphox.not_ours() from None


def _queued(
    visit: Visit, columns: dict[str, list[float]], place: Any, began: Any, told_id: str
) -> str:
    """Write a recording down as a file and queue it as a walk."""
    lengths = {len(columns[name]) for name in COLUMNS}
    n = lengths.pop()
    if lengths or not FEWEST_SAMPLES <= n <= MOST_SAMPLES:
        raise CannotUse(
            f"This recording has {n} readings, and that cannot be a walk.",
            "Record for at least 20 steps, then send it again.",
            reason="too_short",
        )
    out = io.StringIO()
    out.write(HEAD + "\n")
    for row in zip(*(columns[name] for name in COLUMNS), strict=True):
        if all(math.isfinite(value) for value in row):
            out.write(
                ",".join(f"{value:.6g}" if k else f"{value:.4f}" for k, value in enumerate(row))
            )
            out.write("\n")
    told = {
        "now": visit.now.isoformat(),
        "place": place if place in PLACES else None,
        "began": _moment(began, visit),
    }
    file = io.BytesIO(out.getvalue().encode())
    return visit.site.jobs.add([("phone.csv", file)], told, once=told_id)


def _moment(text: Any, visit: Visit) -> str:
    try:
        when = datetime.fromisoformat(str(text))
    except ValueError:
        return visit.now.isoformat()
    if when.tzinfo is None or when > visit.now:
        return visit.now.isoformat()
    return when.isoformat()
