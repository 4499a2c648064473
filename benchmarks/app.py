"""How long pages take on a notebook of ten years, beside a bare Starlette page of the same size.

Run ``python -m benchmarks.app``. One process serves, this one asks; ratios travel, milliseconds
do not.
"""

import random
import statistics
import sys
import tempfile
import threading
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import httpx

DAYS = 3650
PAGES = ("/", "/timeline", "/timeline?to=2020-05-03", "/check-in", "/walks", "/answers", "/help")
EACH = 30


def main() -> None:
    """Print the table."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.responses import HTMLResponse
    from starlette.routing import Route

    from surefoot.web.app import make_app
    from surefoot.web.listening import listen, uvicorn_config
    from surefoot.web.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ten-years.sqlite"
        app = make_app(Settings(place))
        fill(app.state.site.notebook, date.today())
        app.state.site.welcome()
        size = 30_000
        bare = Starlette(routes=[Route("/", lambda _: HTMLResponse("x" * size))])
        rows = []
        with Serving(uvicorn, uvicorn_config, listen, app) as ours:
            for page in PAGES:
                first, times, weight = ask(ours + page)
                rows.append((page, first, times, weight))
        with Serving(uvicorn, uvicorn_config, listen, bare) as theirs:
            _, plain, _ = ask(theirs + "/")
    base = statistics.median(plain)
    print(f"a notebook of {DAYS} days; {EACH} requests each, after the first; ms")
    print(f"{'page':28}{'first':>8}{'median':>8}{'p95':>8}{'kB':>8}{'x bare':>8}")
    for page, first, times, weight in rows:
        middle = statistics.median(times)
        print(
            f"{page:28}{first:8.0f}{middle:8.1f}{sorted(times)[int(0.95 * EACH)]:8.1f}"
            f"{weight / 1000:8.1f}{middle / base:8.1f}"
        )
    print(f"{'bare Starlette page':28}{'':8}{base:8.1f}")
    print(f"memory of this process, both sides: {memory_mb():.0f} MB")


class Serving:
    """An app served in a thread of this process while a block runs."""

    def __init__(self, uvicorn, config, listen, app) -> None:
        self.door = listen("127.0.0.1", 0)
        self.server = uvicorn.Server(config(app))
        self.thread = threading.Thread(
            target=self.server.run, kwargs={"sockets": [self.door]}, daemon=True
        )

    def __enter__(self) -> str:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        return f"http://localhost:{self.door.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)


def ask(address: str) -> tuple[float, list[float], int]:
    """Ask for a page again and again; give the first time, the others, and its weight."""
    times = []
    with httpx.Client(follow_redirects=True, timeout=60) as client:
        for _ in range(EACH + 1):
            began = time.perf_counter()
            answer = client.get(address)
            times.append(1000 * (time.perf_counter() - began))
            if answer.status_code != 200:
                sys.exit(f"{address} answered {answer.status_code}")
    return times[0], times[1:], len(answer.content)


def fill(notebook, today: date) -> None:
    """Write ten years of check-ins."""
    from surefoot.diary.checkin import CheckIn

    rng = random.Random(1)
    zone = datetime.now().astimezone().tzinfo
    records = []
    for n in range(DAYS, 0, -1):
        day = today - timedelta(days=n)
        if rng.random() < 0.15:
            continue
        seen = rng.random() < 0.3
        records.append(
            CheckIn(
                day=day,
                told_at=datetime(day.year, day.month, day.day, 19, tzinfo=zone),
                signs={"toe_drag": "seen" if seen else "not_seen", "foot_roll": "not_seen"},
                when=("tired",) if seen and rng.random() < 0.5 else (),
            )
        )
    notebook.keep_all(records, at=datetime.now().astimezone())


def memory_mb() -> float:
    """Give the largest resident size so far, MB (Linux and macOS)."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
