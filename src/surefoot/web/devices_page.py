"""Phones and other devices: the switch, the code to scan, who is paired, letting one go."""

from importlib.util import find_spec
from typing import get_args

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from surefoot.actions.pair import let_go, let_in, paired
from surefoot.web.arriving import PLACES
from surefoot.web.calendar import moment
from surefoot.web.certificate import extra_missing
from surefoot.web.pairing import COOKIE, DEVICE_LIVES, RECORDING_LIVES, Reach
from surefoot.web.tokens import new_token
from surefoot.web.visit import Visit

REACHES = get_args(Reach)
LONGEST_NAME = 40


def show(visit: Visit) -> Response:
    """Draw the page of devices."""
    devices = paired(visit.site.notebook, visit.now)
    return visit.render(
        "devices.html",
        lan=visit.request.app.state.lan,
        ready=find_spec("segno") is not None and find_spec("cryptography") is not None,
        reaches=REACHES,
        places=PLACES,
        devices=[(d, moment(d.last_used_at, visit.t) if d.last_used_at else "") for d in devices],
    )


def switch(visit: Visit) -> Response:
    """Let phones connect, or stop letting them."""
    lan = visit.request.app.state.lan
    if visit.said("to") == "on":
        lan.start(visit.now)
    else:
        lan.stop()
    return visit.go("/me/devices")


def code(visit: Visit) -> Response:
    """Make a code that pairs one phone, and draw it."""
    state = visit.request.app.state
    reach = next((r for r in REACHES if r == visit.said("reach")), None)
    if reach is None or not state.lan.on:
        return visit.go("/me/devices")
    token = state.codes.give(reach, visit.now)
    address = f"{state.lan.plain}/phone/warning?t={token}"
    return visit.render("device_code.html", address=address, drawn=qr(address), reach=reach)


def app_code(visit: Visit) -> Response:
    """Make an address that takes one recording of a phone app, and draw it."""
    state = visit.request.app.state
    if not state.lan.on:
        return visit.go("/me/devices")
    place = next((p for p in PLACES if p == visit.said("place")), PLACES[0])
    token = state.uploads.give(
        "record", visit.now, RECORDING_LIVES, place=place, both=visit.said("both") == "yes"
    )
    plain = state.lan.plain
    # The phyphox app opens this scheme itself and fetches the same address by http.
    experiment = f"{plain.replace('http://', 'phyphox://')}/in/phyphox/{token}.phyphox"
    return visit.render(
        "device_app.html",
        drawn=qr(experiment),
        push=f"{plain}/in/sensor-logger/{token}",
        place=place,
    )


def forget(visit: Visit) -> Response:
    """Let a paired device go."""
    let_go(visit.site.notebook, visit.said("id"))
    visit.request.app.state.forget_devices()
    return visit.go("/me/devices")


# -- on the phone ---------------------------------------------------------------------------------


def warning(visit: Visit) -> Response:
    """Draw the page that comes before the browser's warning, on the plain address.

    The code is in that address, so somebody listening on the same Wi-Fi could use it first. It
    lives minutes and works once: then her own phone is refused, and the stranger stands among the
    devices.
    """
    lan = visit.request.app.state.lan
    token = visit.asked("t")
    return visit.render("phone_warning.html", go=f"{lan.locked}/pair/{token}" if lan.on else "")


def show_pair(visit: Visit) -> Response:
    """Draw the question before pairing."""
    token = str(visit.request.path_params["token"])
    code = visit.request.app.state.codes.holds(token, visit.now)
    if code is None or visit.request.url.scheme != "https":
        raise HTTPException(410)
    return visit.render("phone_pair.html", token=token, reach=code.reach)


def pair(visit: Visit) -> Response:
    """Pair the phone that brought a fresh code; the code is used up."""
    state = visit.request.app.state
    if visit.request.url.scheme != "https":
        raise HTTPException(410)
    code = state.codes.use(str(visit.request.path_params["token"]), visit.now)
    if code is None:
        raise HTTPException(410)
    secret = new_token()
    name = visit.said("name")[:LONGEST_NAME] or visit.t.plain("devices.a_phone")
    let_in(
        visit.site.notebook, secret, name=name, scope=code.reach, now=visit.now, lives=DEVICE_LIVES
    )
    onward = visit.go("/phone")
    onward.set_cookie(
        COOKIE, secret, max_age=int(DEVICE_LIVES.total_seconds()), httponly=True, samesite="lax",
        secure=True,
    )  # fmt: skip
    return onward


def phone(visit: Visit) -> Response:
    """Draw what a paired phone may do."""
    return visit.render("phone.html", reach=visit.paired.scope if visit.paired else "all")


def qr(text: str) -> Markup:
    """Draw a QR code.

    Raises
    ------
    CannotUse
        The extra ``phone`` is not installed.
    """
    try:
        import segno
    except ModuleNotFoundError:
        raise extra_missing() from None
    drawn = segno.make(text, error="m").svg_inline(
        scale=6, border=2, omitsize=True, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return Markup(drawn)  # noqa: S704  (drawn from our own address)
