"""Which other device may come in, and what it may do there. Only hashes of tokens are kept."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from surefoot.terms.errors import SurefootError
from surefoot.web.guard import INGEST, Refusal, is_local
from surefoot.web.tokens import digest, new_token

if TYPE_CHECKING:
    from surefoot.web.site import Site

Reach = Literal["record", "check_in", "all"]

COOKIE = "surefoot_device"
CODE_LIVES = timedelta(minutes=10)
RECORDING_LIVES = timedelta(hours=2)
DEVICE_LIVES = timedelta(days=400)
#: How long a device that was let in is not looked up again, so that a page is not a write.
REMEMBERED_FOR = timedelta(seconds=60)

#: What anybody in the home network may see: how to pair, and help.
OPEN = ("/pair/", "/phone/warning", "/static/", "/help", "/healthz", INGEST)
RECORD = (
    "/record",
    "/phone",
    "/sync/token",
    "/offline",
    "/service-worker.js",
    "/app.webmanifest",
    "/practise/voice",
)
#: What each reach adds. "all" is her own phone; devices and notes files stay at the computer.
REACHES: dict[Reach, tuple[str, ...]] = {
    "record": RECORD,
    "check_in": (*RECORD, "/check-in", "/sync/", "/undo"),
    "all": ("/",),
}
ONLY_HERE = ("/me/devices", "/me/data")


@frozen
class Code:
    """A code that lets in once: its hash, what for, and until when.

    Parameters
    ----------
    place : where the phone of the recording is worn, for a code that takes one.
    both : True when another phone is on the other foot.
    """

    hashed: str
    reach: Reach
    until: datetime
    place: str = ""
    both: bool = False


class Codes:
    """Codes given out and not yet used. They live in memory: a restart forgets them."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}
        self._lock = threading.Lock()

    def give(
        self,
        reach: Reach,
        now: datetime,
        lives: timedelta = CODE_LIVES,
        *,
        place: str = "",
        both: bool = False,
    ) -> str:
        """Give a new code."""
        token = new_token()
        with self._lock:
            self._codes = {h: c for h, c in self._codes.items() if c.until > now}
            self._codes[digest(token)] = Code(digest(token), reach, now + lives, place, both)
        return token

    def holds(self, token: str, now: datetime) -> Code | None:
        """Give what a code is for, without using it up; None when it lets nobody in."""
        with self._lock:
            code = self._codes.get(digest(token))
        return code if code is not None and code.until > now else None

    def use(self, token: str, now: datetime) -> Code | None:
        """Use a code up; the second time it lets nobody in."""
        with self._lock:
            code = self._codes.pop(digest(token), None)
        return code if code is not None and code.until > now else None


def may_see(reach: str, path: str) -> bool:
    """Tell whether a device with this reach may see a page."""
    if path.startswith(ONLY_HERE):
        return False
    wide = REACHES.get(reach, ())  # type: ignore[call-overload]
    return any(one in (path, "/") or path.startswith(_as_folder(one)) for one in wide)


def _as_folder(path: str) -> str:
    return path if path.endswith("/") else path + "/"


class Door:
    """ASGI middleware: on this computer all is open; from elsewhere only what was paired for."""

    def __init__(
        self,
        app: ASGIApp,
        site: "Site",
        refuse: Callable[[Scope, Refusal], ASGIApp],
        known: dict[str, tuple[datetime, Any]],
    ) -> None:
        self.app, self.site, self.refuse, self._known = app, site, refuse, known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or turn it away."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, path = Headers(scope=scope), scope["path"]
        here = is_local(scope, headers, trust_all=self.site.settings.trust_all)
        if not here and not path.startswith(OPEN):
            try:
                device = await run_in_threadpool(self._device, headers)
            except SurefootError:
                await self.refuse(scope, Refusal(503, "busy"))(scope, receive, send)
                return
            if device is None:
                await self.refuse(scope, Refusal(401, "not_paired"))(scope, receive, send)
                return
            if not may_see(device.scope, path):
                await self.refuse(scope, Refusal(403, "wrong_device"))(scope, receive, send)
                return
            scope["surefoot.device"] = device
        await self.app(scope, receive, send)

    def _device(self, headers: Headers) -> Any:
        token = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        if not token:
            return None
        site = self.site
        now, hashed = site.clock(), digest(token)
        since, device = self._known.get(hashed, (now, None))
        if device is not None and now - since < REMEMBERED_FOR:
            return device
        device = site.notebook.device_by_token(token, now=now)
        if len(self._known) > 100:
            self._known.clear()
        if device is not None:
            self._known[hashed] = (now, device)
        return device
