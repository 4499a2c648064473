"""How the app bears a notebook of ten years, beside a bare Starlette page of the same size.

``python -m benchmarks.app`` fills a notebook with 3,650 check-ins, 1,500 walks and 150,000 strides,
starts ``surefoot serve`` on it as a program of its own, and then asks:

1. how long it is from the start to the first page,
2. each page alone: wall time, processor time of the server, weight, ratio to the bare page,
3. fifty people at once for a minute, each opening a page a second,
4. many requests on end (50,000; ``--requests`` says how many), and what memory does meanwhile.

Ratios and processor time travel; milliseconds of a busy computer do not. Memory and processor time
are read from ``/proc``, so they are left out where there is none.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.notebook import DAYS, STRIDES, WALKS, fill

EACH = 25
CLIENTS, SECONDS, THINK_S = 50, 60, 1.0
PAGES = (
    "/ /check-in /timeline /timeline?to=2020-05-03 /timeline/2022-05-03 /story /walks "
    "/walks?page=40 "
    "/walks/{walk} /walks/{walk}/compare?with={other} /walks/add /practise /practise/exercises "
    "/practise/plan /answers /answers/is-it-gone /answers/will-it-hold /answers/off-day "
    "/answers/sudden-or-gradual /answers/what-helped /answers/try /report /share /me /me/data "
    "/me/devices /me/prove /record /welcome /offline /help"
)
BARE = """
import sys
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
page = lambda request: HTMLResponse("x" * int(request.query_params["size"]))
app = Starlette(routes=[Route("/", page)])
uvicorn.run(app, port=int(sys.argv[1]), log_level="error", http="h11", access_log=False)
"""


class Server:
    """A server in a program of its own."""

    def __init__(self, command: list[str], port: int, first: str) -> None:
        began = time.perf_counter()
        self.port = port
        self.program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while True:
            try:
                status, _ = asyncio.run(_one(port, first))
                break
            except OSError:
                time.sleep(0.01)
                if self.program.poll() is not None or time.perf_counter() - began > 60:
                    sys.exit("the server did not start")
        if status != 200:
            sys.exit(f"{first} answered {status}")
        self.start_s = time.perf_counter() - began

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.program.terminate()
        self.program.wait(20)

    def cpu_s(self) -> float:
        """Give the processor time used so far, or not a number."""
        try:
            fields = Path(f"/proc/{self.program.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Give the memory in use now, or not a number."""
        try:
            lines = Path(f"/proc/{self.program.pid}/status").read_text().splitlines()
        except OSError:
            return float("nan")
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


class Line:
    """One connection that is kept open: as little of a client as there can be."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None

    async def ask(self, path: str) -> tuple[int, int]:
        """Ask for a page; give its status and weight."""
        if self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:  # the server closes a line that was silent for long
            self.reader = None
            return await self.ask(path)
        lines = head.lower().split(b"\r\n")
        size = next((int(x.split(b":")[1]) for x in lines if x.startswith(b"content-length")), 0)
        await self.reader.readexactly(size)
        return int(lines[0].split()[1]), size

    def close(self) -> None:
        """End the connection."""
        if self.reader is not None:
            self.writer.close()
            self.reader = None


async def _one(port: int, path: str) -> tuple[int, int]:
    line = Line(port)
    try:
        return await line.ask(path)
    finally:
        line.close()


async def alone(server: Server, path: str) -> tuple[list[float], float, int]:
    """Ask for one page again and again; give times in ms, processor ms a page, and its weight."""
    line, times = Line(server.port), []
    await line.ask(path)
    before = server.cpu_s()
    for _ in range(EACH):
        began = time.perf_counter()
        status, weight = await line.ask(path)
        times.append(1000 * (time.perf_counter() - began))
        if status != 200:
            sys.exit(f"{path} answered {status}")
    line.close()
    return times, 1000 * (server.cpu_s() - before) / EACH, weight


async def crowd(
    port: int, pages: list[str], clients: int, going: Callable[[int], bool], think_s: float
) -> tuple[list[float], int]:
    """Let many people open pages in an order of chance; give each time in ms, and the errors."""
    times: list[float] = []
    errors = 0

    async def person(number: int) -> None:
        nonlocal errors
        chance, line = random.Random(number), Line(port)
        await asyncio.sleep(think_s * chance.random())
        while going(len(times)):
            began = time.perf_counter()
            status, _ = await line.ask(chance.choice(pages))
            times.append(1000 * (time.perf_counter() - began))
            errors += status != 200
            await asyncio.sleep(max(0.0, think_s * 2 * chance.random() - times[-1] / 1000))
        line.close()

    await asyncio.gather(*(person(n) for n in range(clients)))
    return times, errors


def share(times: list[float], of: float) -> float:
    """Give the time that so many of all stay under."""
    return sorted(times)[min(len(times) - 1, int(of * len(times)))]


def main(seconds: int = SECONDS, requests: int = 50_000) -> None:
    """Fill, start, ask, print."""
    from surefoot.notebook.notebook import Notebook

    now = datetime.now().astimezone().replace(microsecond=0)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ten-years.sqlite"
        with Notebook.open(place) as notebook:
            fill(notebook, now - timedelta(days=DAYS - 1))
            notebook.set_setting("app.welcomed", True)
            walks = notebook.walks()
            ids = {"walk": walks[-1].id, "other": walks[-2].id}
        pages = [page.format(**ids) for page in PAGES.split()]
        size = place.stat().st_size / 1e6
        print(f"{DAYS} days, {WALKS} walks, {WALKS * STRIDES} strides in {size:.1f} MB")
        serve = [sys.executable, "-m", "surefoot", "serve", "--notebook", str(place)]
        with (
            Server([*serve, "--port", "8791", "--no-browser"], 8791, "/") as ours,
            Server([sys.executable, "-c", BARE, "8792"], 8792, "/?size=1") as bare,
        ):
            print(
                f"start to first page: {ours.start_s:.2f} s, {ours.cpu_s():.2f} s of processor "
                f"(bare Starlette: {bare.start_s:.2f} s, {bare.cpu_s():.2f} s)"
            )
            each_page(ours, bare, pages)
            minute(ours, pages, seconds)
            memory(ours, pages, requests)


def each_page(ours: Server, bare: Server, pages: list[str]) -> None:
    """Print what each page takes alone."""
    print(f"{'ms':34}{'median':>8}{'p95':>8}{'cpu':>8}{'kB':>8}{'x bare':>8}")
    for page in pages:
        times, cpu_ms, weight = asyncio.run(alone(ours, page))
        plain, _, _ = asyncio.run(alone(bare, f"/?size={weight}"))
        middle = statistics.median(times)
        print(
            f"{page[:33]:34}{middle:8.1f}{share(times, 0.95):8.1f}{cpu_ms:8.1f}"
            f"{weight / 1000:8.1f}{middle / statistics.median(plain):8.1f}"
        )


def minute(ours: Server, pages: list[str], seconds: int) -> None:
    """Print how many people at once are served."""
    before, began = ours.cpu_s(), time.monotonic()
    asked = crowd(ours.port, pages, CLIENTS, lambda _: time.monotonic() - began < seconds, THINK_S)
    times, errors = asyncio.run(asked)
    cpu_ms = 1000 * (ours.cpu_s() - before) / len(times)
    print(
        f"{CLIENTS} people for {seconds} s, a page a second each: {len(times)} pages, "
        f"median {statistics.median(times):.0f} ms, p95 {share(times, 0.95):.0f} ms, "
        f"{errors} errors, {cpu_ms:.1f} ms of processor a page"
    )


def memory(ours: Server, pages: list[str], requests: int) -> None:
    """Print what memory does over many requests."""
    so_far, part = 0, max(1, requests // 5)
    print(f"memory after 0 requests: {ours.memory_mb():.0f} MB")
    while so_far < requests:
        times, errors = asyncio.run(crowd(ours.port, pages, 4, lambda n: n < part, 0.0))
        so_far += len(times)
        print(f"memory after {so_far} requests: {ours.memory_mb():.0f} MB, {errors} errors")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--requests", type=int, default=50_000)
    main(**vars(parser.parse_args()))
