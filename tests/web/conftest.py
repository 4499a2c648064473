"""A running app on a real socket, and a browser of ours that keeps cookies."""

import contextlib
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest
import uvicorn

from surefoot.web.app import make_app
from surefoot.web.listening import listen, uvicorn_config
from surefoot.web.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
#: Noon of a Sunday, so that no test sees midnight.
NOON = datetime(2026, 5, 3, 12, 0, tzinfo=timezone(timedelta(hours=1)))


class Person(httpx.Client):
    """Somebody at the computer: opens pages, sends forms with the token the page gave."""

    def token(self, page: str = "/welcome?step=2") -> str:
        found = re.search(r'name="_form" value="(\w+)"', self.get(page).text)
        assert found, f"{page} has no form"
        return found[1]

    def submit(self, path: str, page: str = "/welcome?step=2", **fields: object) -> httpx.Response:
        return self.post(path, data={"_form": self.token(page), **fields})


class Running:
    """One app on one port."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self.settings = settings
        self.app = make_app(settings, clock=clock)
        self.door = listen("127.0.0.1", 0)
        self.address = f"http://localhost:{self.door.getsockname()[1]}"
        config = uvicorn_config(self.app)
        config.timeout_graceful_shutdown = 1  # no test waits for voices that are still being made
        self.server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self.server.run, kwargs={"sockets": [self.door]}, daemon=True
        )

    @property
    def site(self):
        return self.app.state.site

    def start(self) -> None:
        self._thread.start()
        until = time.monotonic() + 20
        while not self.server.started:
            assert time.monotonic() < until, "the app did not start"
            time.sleep(0.02)

    def stop(self) -> None:
        self.server.should_exit = True
        self._thread.join(10)

    def person(self, **more: object) -> Person:
        return Person(base_url=self.address, follow_redirects=True, timeout=20, **more)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: NOON


@pytest.fixture
def run_app(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Callable[..., Running]]:
    begun: list[Running] = []

    def begin(**settings: object) -> Running:
        folder = tmp_path / f"home{len(begun)}"
        folder.mkdir()
        running = Running(Settings(folder / "n.sqlite", **settings), clock)
        running.start()
        begun.append(running)
        return running

    yield begin
    for running in begun:
        running.stop()


@pytest.fixture
def app(run_app: Callable[..., Running]) -> Running:
    """An app whose first run is behind it."""
    running = run_app()
    running.site.welcome()
    return running


@pytest.fixture
def person(app: Running) -> Iterator[Person]:
    with app.person() as somebody:
        yield somebody


@pytest.fixture(scope="module")
def browser():
    """One Chromium for all tests of a file."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not here, so no page was opened in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """Give fresh pages; a request that leaves this computer fails the test.

    None keeps the app for later, as a phone does, unless a test asks for it by
    `service_workers="allow"`: it is a second of fetching for each fresh page.
    """
    contexts = []

    def make(width=390, height=844, service_workers="block", **more):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="en-GB",
            service_workers=service_workers,
            **more,
        )
        elsewhere = []
        context.on(
            "request",
            lambda r: (
                None
                if r.url.startswith(
                    ("http://localhost:", "https://127.0.0.2:", "http://127.0.0.2:")
                )
                else elsewhere.append(r.url)
            ),
        )
        contexts.append((context, elsewhere))
        return context.new_page()

    yield make
    for context, elsewhere in contexts:
        context.close()
        assert elsewhere == []


@pytest.fixture(scope="session")
def made_up_home(tmp_path_factory, worker_id):
    """The folder of the made-up person, with her walks measured: made once for all workers."""
    here = tmp_path_factory.getbasetemp()
    home = (here if worker_id == "master" else here.parent) / "made-up"
    ready = home.with_name("made-up-at")
    with contextlib.suppress(FileExistsError):
        home.mkdir()
        begun = home.with_name("made-up-begun")
        begun.write_text(_measure_her_walks(home).isoformat())
        begun.rename(ready)
    until = time.monotonic() + 120
    while not ready.exists():  # the other worker is at it
        assert time.monotonic() < until, "the made-up person was not made"
        time.sleep(0.1)
    return home, datetime.fromisoformat(ready.read_text())


def _measure_her_walks(home):
    from surefoot.actions.made_up_person import WALKS
    from surefoot.web.look_round import made_up_site

    now = datetime.now().astimezone().replace(microsecond=0)
    site = made_up_site(home / "made-up.sqlite", now=now)
    until = time.monotonic() + 60
    while site.jobs.waiting() and time.monotonic() < until:
        time.sleep(0.1)
    assert len(site.notebook.walks()) == len(WALKS)
    site.__exit__()
    return now


@pytest.fixture(scope="module")
def made_up(made_up_home, tmp_path_factory):
    """The app on the made-up person, one for all tests of a file."""
    from surefoot.web.look_round import made_up_site

    if not CHROMIUM.exists():
        pytest.skip("Chromium is not here, so no page was opened in a browser")
    first, now = made_up_home
    home = tmp_path_factory.mktemp("made-up") / "home"
    shutil.copytree(first, home)
    site = made_up_site(home / "made-up.sqlite", now=now)
    door = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn_config(make_app(site.settings, site)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    yield f"http://localhost:{door.getsockname()[1]}", site
    server.should_exit = True
    thread.join(10)
