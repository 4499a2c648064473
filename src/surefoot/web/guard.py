"""The wall between the network and the notebook: who may ask, how much, how fast.

Nothing here knows a page. What comes through has a Host this computer answers to, was not sent
by another web site, is not larger or slower than its place allows, and leaves with headers that
let the browser load from this computer only.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import anyio
from attrs import frozen
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from surefoot.web.settings import LOOPBACK_NAMES, Settings

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # same-origin, not no-referrer: with the latter browsers send "Origin: null" on our own forms.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"accelerometer=(self), gyroscope=(self), screen-wake-lock=(self), "
        b"camera=(), microphone=(), geolocation=()",
    ),
    (b"x-robots-tag", b"noindex, nofollow"),
)
SAFE_METHODS = frozenset({"GET", "HEAD"})
METHODS = SAFE_METHODS | {"POST"}
LONGEST_PATH = 400

#: Paths that machines post to. They carry their own one-time token, so no form token and no Origin.
INGEST = "/in/"
#: Paths that carry a key, and the answers that say it was a wrong one.
KEYED = (INGEST, "/pair/")
WRONG_KEY = frozenset({403, 404, 410})
UPLOADS = ("/walks/add", "/me/data/bring-in", INGEST, "/record/keep", "/practise/plan")
STORIES = ("/story", "/sync/")


class GuardStop(Exception):
    """The guard ends this request, whatever is reading it."""


class _TooLarge(GuardStop):
    """More bytes than this place takes."""


class _TooSlow(GuardStop):
    """The body did not arrive in time."""


@frozen
class Refusal:
    """Why a request goes no further; `say` is a key of the locale files."""

    status: int
    say: str


def host_name(host: str) -> str:
    """Give the name in a Host header, without its port, in lower case."""
    host = host.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def is_local(scope: Scope, headers: Headers, *, trust_all: bool = False) -> bool:
    """Tell whether a request was made on this very computer, by one of its own names."""
    client = (scope.get("client") or ("", 0))[0]
    here = trust_all or client in ("127.0.0.1", "::1")
    return here and host_name(headers.get("host", "")) in LOOPBACK_NAMES


class Bucket:
    """A token bucket for each caller: `burst` at once, then `each_s` seconds for each more."""

    def __init__(self, burst: int, each_s: float, clock: Callable[[], float]) -> None:
        self.burst, self.each_s, self.clock = burst, each_s, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def empty(self, who: str) -> bool:
        """Tell whether there is no token left, and take none."""
        return self._now_left(who) < 1

    def _now_left(self, who: str) -> float:
        left, then = self._left.get(who, (float(self.burst), self.clock()))
        return min(self.burst, left + (self.clock() - then) / self.each_s)

    def take(self, who: str) -> bool:
        """Take one token; False when there is none left."""
        left = self._now_left(who)
        self._left.pop(who, None)
        self._left[who] = (left - 1 if left >= 1 else left, self.clock())
        while len(self._left) > 1000:  # a flood of addresses must not fill the memory
            self._left.popitem(last=False)
        return left >= 1


class Guard:
    """ASGI middleware that turns away what has no business here."""

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        refuse: Callable[[Scope, Refusal], ASGIApp],
        hosts: Callable[[], frozenset[str]] = frozenset,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app, self.settings, self.refuse, self.hosts = app, settings, refuse, hosts
        self.pages = Bucket(120, 0.1, clock)
        self.keys = Bucket(10, 6.0, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        sealed = _sealed(send)
        refusal = self._why_not(scope)
        if refusal is not None:
            await self.refuse(scope, refusal)(scope, receive, sealed)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                # Only a wrong key costs a try: an app with the right one sends often.
                if message["status"] in WRONG_KEY and scope["path"].startswith(KEYED):
                    self.keys.take(_caller(scope))
            await sealed(message)

        largest, slowest = self._room_for(scope["path"])
        try:
            await self.app(scope, _bounded(receive, largest, slowest), watched)
        except (_TooLarge, _TooSlow) as why:
            if started:
                raise
            slow = isinstance(why, _TooSlow)
            gone = Refusal(408, "slow") if slow else Refusal(413, "too_large")
            await self.refuse(scope, gone)(scope, receive, _sealed(send, last=slow))

    def _is_local(self, scope: Scope, headers: Headers) -> bool:
        return is_local(scope, headers, trust_all=self.settings.trust_all)

    def _room_for(self, path: str) -> tuple[int, float]:
        settings = self.settings
        if path.startswith(UPLOADS):
            return settings.largest_upload, settings.slowest_upload_s
        if path.startswith(STORIES):
            return settings.largest_story, settings.slowest_body_s
        return settings.largest_form, settings.slowest_body_s

    def _why_not(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        path: str = scope["path"]
        hosts = headers.getlist("host")
        known = LOOPBACK_NAMES | self.settings.extra_hosts | self.hosts()
        if len(hosts) != 1 or host_name(hosts[0]) not in known:
            return Refusal(421, "wrong_host")
        if scope["method"] not in METHODS:
            return Refusal(405, "wrong_method")
        if len(path) > LONGEST_PATH or "\\" in path or "\0" in path or ".." in path.split("/"):
            return Refusal(404, "not_found")
        if not self._is_local(scope, headers) and not self.pages.take(_caller(scope)):
            return Refusal(429, "too_often")
        if path.startswith(KEYED) and self.keys.empty(_caller(scope)):
            return Refusal(429, "too_often")
        declared = headers.get("content-length", "0")
        if not declared.isdigit() or int(declared) > self._room_for(path)[0]:
            return Refusal(413, "too_large")
        if scope["method"] not in SAFE_METHODS and not path.startswith(INGEST):
            return _cross_site(headers, hosts[0])
        return None


def _cross_site(headers: Headers, host: str) -> Refusal | None:
    """Turn away a form that another web site sent. The form token is checked besides."""
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != host.strip().lower():
        return Refusal(403, "other_site")
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return Refusal(403, "other_site")
    return None


def _caller(scope: Scope) -> str:
    return str((scope.get("client") or ("nobody", 0))[0])


def _bounded(receive: Receive, largest: int, slowest_s: float) -> Receive:
    """Hand on the body until it is too large or too slow."""
    seen = 0
    ended = False
    until = anyio.current_time() + slowest_s

    async def bounded() -> Message:
        nonlocal seen, ended
        if ended:  # after the body only "disconnect" can come; that may take as long as it takes
            return await receive()
        with anyio.move_on_after(max(0.0, until - anyio.current_time())) as patience:
            message = await receive()
        if patience.cancelled_caught:
            raise _TooSlow
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if seen > largest:
                raise _TooLarge
        return message

    return bounded


def _sealed(send: Send, *, last: bool = False) -> Send:
    """Add the headers that keep the browser at home; after `last`, the connection is closed."""

    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: list[Any] = list(message.get("headers", []))
            given = {name.lower() for name, _ in headers}
            headers += [pair for pair in HEADERS if pair[0] not in given]
            if b"cache-control" not in given:
                headers.append((b"cache-control", b"no-store"))
            if last:
                headers.append((b"connection", b"close"))
            message = {**message, "headers": headers}
        await send(message)

    return sealed
