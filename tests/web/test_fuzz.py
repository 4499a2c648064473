"""Every address is asked with what nobody should send: it answers in words, never by breaking."""

import asyncio
import json
import os
import re
from datetime import timedelta
from importlib.resources import files
from typing import Any

import httpx
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from starlette.routing import Route

from surefoot.diary.checkin import CheckIn
from surefoot.practice.hold import Hold
from surefoot.terms.errors import CannotUse
from surefoot.web.app import make_app, routes
from surefoot.web.guard import Bucket
from surefoot.web.settings import Settings
from tests.web.conftest import NOON

#: A night's run may ask for more: SUREFOOT_FUZZ=500.
EXAMPLES = int(os.environ.get("SUREFOOT_FUZZ", "12"))
ALL: list[Route] = routes()

ODD = [
    "", " ", "0", "1", "-1", "2.5", "nan", "inf", "1e308", "9" * 40, "yes", "no", "on", "all",
    "left", "right", "seen", "same", "easier", "toe_drag", "none", "2026-05-03", "2026-02-30",
    "0001-01-01", "9999-12-31", "10000-01-01", "2026-05-03T12:00:00", "-0001-01-01", "de",
    "en-GB", "easy", "dark", "what_helped", "is-it-gone", "sock_pick", "../../etc/passwd",
    "%00", "\x00", "\x1b[2J", "'; drop table walks; --", "{{ 7*7 }}", "{form}", "%s%n", "<script>",
    "ß" * 300, "\U0001f9b6", "\u202e", "a" * 5000, "keep", "remove", "change", "٣", "²", "0x1f",
    "//evil.example", "https://evil.example", "/practise/../me", "d" + "0" * 24, "0" * 24,
]  # fmt: skip
values = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
NAMES = sorted(
    {
        name
        for page in files("surefoot.web").joinpath("templates").iterdir()
        for name in re.findall(r'name="([\w-]+)"', page.read_text("utf-8"))
    }
    | {"day", "to", "q", "question", "said", "page", "start", "length", "foot", "with", "country"}
    | {"next", "ask", "step", "id", "leg", "support", "aim", "seconds", "motion", "motion_hz", "t"}
)
fields = st.dictionaries(st.sampled_from(NAMES), values, max_size=8)
JSON_NAMES = [
    *("id", "day", "told_at", "compared", "signs", "place", "began", "both", "t", "ax", "ay", "az"),
    *("gx", "gy", "gz", "payload", "name", "time", "values", "x", "y", "z", "messageId", "accX"),
    *("leg", "seconds", "support", "stopped_by", "goal_s", "motion", "motion_hz"),
]  # fmt: skip
moments = st.sampled_from(["2026-05-03T09:30:00+01:00", "0001-01-01T00:00:00+23:59", "2026-05-03"])
json_leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), values, moments, st.just([0.5] * 30)
)
json_bodies = st.recursive(
    json_leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(JSON_NAMES), st.text(max_size=5)), inner),
    ),
    max_leaves=12,
)
DEEP = b"[" * 100_000
HEADERS = {
    "accept": st.sampled_from(["*/*", "application/json", "text/html", ""]),
    "accept-language": st.sampled_from(["de", "xx-YY;q=9", ",,,", "*"]),
    "cookie": st.sampled_from(
        [
            "surefoot_look=a.b.c.d",
            "surefoot_look=easy.left.dark.de",
            "surefoot_device=x",
            "=",
            ";;;",
        ]
    ),
    "if-none-match": st.sampled_from(['"x"', "*"]),
    "range": st.just("bytes=0-1"),
    "x-forwarded-for": st.just("10.0.0.1"),
    "x-forwarded-host": st.just("evil.example"),
    "transfer-encoding": st.just("identity"),
}


class Asker:
    """Sends requests straight into the app and remembers what the app told its log."""

    def __init__(self, folder) -> None:
        self.app = make_app(Settings(folder / "n.sqlite"), clock=lambda: NOON)
        site = self.app.state.site
        site.welcome()
        for n in range(40):
            moment = NOON - timedelta(days=n)
            seen = "seen" if n % 5 == 0 else "not_seen"
            site.notebook.keep_check_in(
                CheckIn(day=moment.date(), told_at=moment, signs={"toe_drag": seen})
            )
        site.notebook.keep_hold(
            Hold(
                began=NOON,
                leg="left",
                seconds=12.0,
                goal_s=30.0,
                support="fingertips",
                stopped_by="foot_down",
            )
        )

        def nowhere() -> str:
            raise CannotUse("There is no network in a test.", "Nothing to do.")

        self.app.state.lan._address = nowhere
        through = httpx.ASGITransport(app=self.app, client=("127.0.0.1", 9))
        self.client = httpx.AsyncClient(transport=through, base_url="http://localhost")
        self.loop = asyncio.new_event_loop()
        page = self.ask("GET", "/welcome?step=2")
        self.form = re.search(r'name="_form" value="(\w+)"', page.text)[1]

    def ask(self, method: str, path: str, **more: object) -> httpx.Response:
        return self.loop.run_until_complete(self.client.request(method, path, **more))


@pytest.fixture(scope="module")
def asker(tmp_path_factory):
    made = Asker(tmp_path_factory.mktemp("fuzz"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bucket, "empty", lambda *_: False)  # else guesses end at "too often"
        yield made
    made.loop.run_until_complete(made.client.aclose())
    made.loop.close()
    made.app.state.site.__exit__()


def sound(answer: httpx.Response, caplog: pytest.LogCaptureFixture) -> None:
    where = f"{answer.request.method} {answer.request.url}"
    assert answer.status_code < 500, f"{where}: {[r.getMessage() for r in caplog.records]}"
    for leak in ("Traceback", 'File "/', "site-packages", "sqlalchemy", "root:x:"):
        assert leak not in answer.text, f"{where} tells {leak}"
    if "text/html" in answer.headers.get("content-type", ""):
        assert "<script>" not in answer.text, f"{where} hands a script back"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    gone = answer.headers.get("location", "/")
    assert gone.startswith("/"), where
    assert not gone.startswith("//"), where


def addressed(data: st.DataObject, path: str, app: Any) -> str:
    """Fill the names in an address; keys are often right ones."""
    codes = app.state.uploads if path.startswith("/in/") else app.state.codes
    if "{token}" in path and data.draw(st.integers(0, 3)):
        path = path.replace("{token}", codes.give("record", NOON))
    known = st.sampled_from(["is-it-gone", "off-day", "2026-05-03", "sock_pick", "en-GB.json"])
    one = st.one_of(known, values)

    def fill(_: object) -> str:
        return httpx.QueryParams({"x": data.draw(one)})["x"] or "x"

    filled = re.sub(r"\{\w+\}", fill, path)
    plain = re.compile(r"[A-Za-z0-9/._-]")
    return "".join(c if plain.match(c) else escaped(c) for c in filled)


def escaped(letter: str) -> str:
    return "".join(f"%{byte:02x}" for byte in letter.encode("utf-8", "replace"))


@pytest.mark.parametrize("route", ALL, ids=lambda r: f"{'-'.join(sorted(r.methods))} {r.path}")
def test_an_address_bears_anything(route, asker, caplog):
    @seed(1)
    @settings(max_examples=EXAMPLES)
    @given(st.data())
    def bears(data):
        caplog.clear()
        path = addressed(data, route.path, asker.app)
        query = data.draw(fields)
        headers = data.draw(st.fixed_dictionaries({}, optional=HEADERS))
        if "POST" not in route.methods:
            sound(asker.ask("GET", path, params=query, headers=headers), caplog)
            return
        told = data.draw(fields)
        how = data.draw(
            st.sampled_from(["form", "form", "files", "json", "json", "deep", "bytes", "none"])
        )
        if "cookie" in headers:  # her own browser's token goes with her own browser's cookie
            del headers["cookie"]
        headers["x-surefoot-form"] = asker.form
        told["_form"] = asker.form if data.draw(st.integers(0, 9)) else "x"
        body: dict[str, object] = {
            "form": {"data": told},
            "files": {"data": told, "files": [("file", (data.draw(values), b"PK\x03\x04 no"))]},
            "json": {"content": json.dumps(data.draw(json_bodies)).encode("utf-8", "replace")},
            "deep": {"content": DEEP},
            "bytes": {"content": data.draw(st.binary(max_size=200))},
            "none": {},
        }[how]
        if how == "bytes":
            kinds = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"]
            headers["content-type"] = data.draw(st.sampled_from(kinds))
        sound(asker.ask("POST", path, params=query, headers=headers, **body), caplog)

    bears()


@pytest.mark.parametrize(
    "method", ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "NONSENSE"]
)
def test_no_other_method_does_anything(method, asker, caplog):
    for route in ALL:
        caplog.clear()
        answer = asker.ask(method, re.sub(r"\{\w+\}", "x", route.path))
        sound(answer, caplog)
        assert answer.status_code in ((200, 303, 404, 405, 410) if method == "HEAD" else (404, 405))
