"""Who may ask, how much, how fast. Each way in that is not ours is tried."""

import socket
import time

import pytest

from surefoot.web.guard import Bucket, host_name

LOCAL = "Host: localhost\r\nConnection: close\r\n"
ELSEWHERE = """src="http href="http src="// href="// url( @import onclick"""


def raw(app, request: bytes, *, wait_s: float = 5.0) -> bytes:
    """Send bytes as no browser would, and give what comes back until the door closes."""
    with socket.create_connection(app.door.getsockname(), timeout=wait_s) as line:
        line.sendall(request)
        answer = b""
        try:
            while chunk := line.recv(65536):
                answer += chunk
        except TimeoutError:
            pass
        return answer


def test_a_forged_host_is_told_nothing(person):
    answer = person.get("/timeline", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "surefoot" not in answer.text.lower()


def test_two_hosts_or_none_are_turned_away(app):
    two = raw(app, b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", wait_s=1)
    none = raw(app, b"GET / HTTP/1.0\r\n\r\n", wait_s=1)
    assert two.split()[1] in (b"400", b"421")
    assert none.split()[1] in (b"400", b"421")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_site_changes_nothing(app, person, headers):
    token = person.token()
    fields = {"_form": token, "q": "compared", "answer": "easier", "day": "2026-05-03"}
    assert person.post("/check-in", data=fields, headers=headers).status_code == 403
    assert app.site.notebook.check_ins() == []


def test_a_form_needs_the_token_of_this_browser(app, person):
    fields = {"q": "compared", "answer": "easier", "day": "2026-05-03"}
    with app.person() as other:
        theirs = other.token()
    for token in ("", "0" * 64, theirs):
        assert person.post("/check-in", data={"_form": token, **fields}).status_code == 403
    assert app.site.notebook.check_ins() == []
    assert person.submit("/check-in", **fields).status_code == 200
    assert len(app.site.notebook.check_ins()) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/....//app.py",
        "/static/%00",
        "/static//etc/passwd",
        "/static/..\\app.py",
        "/timeline/../../etc/passwd",
        "/walks/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_path_reaches_the_disk(app, path):
    answer = raw(
        app, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    )
    assert b"root:" not in answer
    assert b"def make_app" not in answer
    assert answer.split()[1] in (b"400", b"404", b"422", b"303", b"200")


def test_a_form_that_is_too_large_is_refused_before_it_is_read(app, person):
    token = person.token()
    answer = person.post("/check-in", data={"_form": token, "own": "x" * 100_000})
    assert answer.status_code == 413
    assert "too large" in answer.text
    head = b"POST /check-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n"
    assert raw(app, head, wait_s=2).split()[1] == b"413"


def test_a_body_that_hides_its_size_is_counted(app, person):
    token = person.token()

    def drip():
        yield f"_form={token}&own=".encode()
        for _ in range(20):
            yield b"x" * 10_000

    answer = person.post(
        "/check-in", content=drip(), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413


def test_a_slow_body_is_not_waited_for(run_app):
    app = run_app(slowest_body_s=0.5)
    began = time.monotonic()
    answer = raw(
        app,
        b"POST /check-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\n_form=",
        wait_s=10,
    )
    assert answer.split()[1] == b"408"
    assert time.monotonic() - began < 8


def test_a_silent_connection_is_closed(run_app, monkeypatch):
    monkeypatch.setattr("surefoot.web.patience.SLOWEST_HEAD_S", 0.3)
    app = run_app()
    assert raw(app, b"GET / HTTP/1.1\r\n", wait_s=10) in (b"",)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT"])
def test_other_methods_are_refused(app, method):
    answer = raw(
        app, f"{method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    )
    assert answer.split()[1] in (b"400", b"405")


def test_every_page_says_load_nothing_from_elsewhere(person):
    for path in ("/", "/help", "/nowhere", "/static/app.css", "/service-worker.js", "/healthz"):
        headers = person.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_pages_of_notes_are_not_stored_by_the_browser(person):
    assert person.get("/").headers["cache-control"] == "no-store"


def test_no_page_loads_or_sends_anything_elsewhere(person):
    for path in ("/", "/help", "/welcome", "/timeline", "/check-in", "/offline"):
        text = person.get(path).text
        for mark in (
            'src="http',
            'href="http',
            'src="//',
            'href="//',
            "url(",
            "@import",
            " style=",
            "onclick",
        ):
            assert mark not in text, f"{path} holds {mark}"


def test_a_mistake_of_ours_tells_neither_the_page_nor_the_log_any_notes(
    app, person, monkeypatch, caplog
):
    secret = "my toes dragged on Sunday"

    def broken(_):
        raise RuntimeError(secret)

    monkeypatch.setattr(type(app.site), "days", lambda *_: broken(None))
    answer = person.get("/")
    assert answer.status_code == 500
    assert secret not in answer.text
    assert "Traceback" not in answer.text
    assert secret not in caplog.text
    assert "RuntimeError" in caplog.text


def test_a_bucket_fills_again_with_time():
    now = [0.0]
    bucket = Bucket(2, 1.0, lambda: now[0])
    assert [bucket.take("a") for _ in range(3)] == [True, True, False]
    assert bucket.take("b")
    now[0] = 1.0
    assert bucket.take("a")
    assert not bucket.take("a")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8765", "localhost"),
        ("[::1]:80", "[::1]"),
        ("LOCALHOST", "localhost"),
        ("[::1]", "[::1]"),
    ],
)
def test_the_name_in_a_host_header(header, name):
    assert host_name(header) == name
