"""How quickly a notebook of ten years is read: ``python -m benchmarks.notebook``.

3,650 check-ins, 1,500 walks and 150,000 strides, made up. Ratios are what to read: each line is
measured beside the plainest way to the same rows, in this process, on this machine.
"""

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from surefoot.actions.timeline import timeline
from surefoot.diary.checkin import CheckIn
from surefoot.gait.strides import stride_table
from surefoot.gait.walk import Walk
from surefoot.notebook.notebook import Notebook
from surefoot.terms.signs import FOOT_SIGNS

DAYS, WALKS, STRIDES = 3650, 1500, 100
FIRST = datetime(2016, 1, 1, 18, tzinfo=UTC)
LAST = (FIRST + timedelta(days=DAYS)).date()
MEASURE = "foot_pitch_ic_deg"


def fill(notebook: Notebook, first: datetime = FIRST) -> None:
    """Make up ten years from a day on."""
    chance = random.Random(1)
    notebook.keep_all(
        [
            CheckIn(
                day=(first + timedelta(days=i)).date(),
                told_at=first + timedelta(days=i),
                signs={
                    sign: chance.choice(["seen", "not_seen", "not_seen"]) for sign in FOOT_SIGNS
                },
                when=("tired",) if chance.random() < 0.3 else (),
                tiredness_0_3=chance.randint(0, 3),
                words="a few words about the day",
            )
            for i in range(DAYS)
        ]
    )
    rng = np.random.default_rng(1)
    start = np.arange(STRIDES) * 0.6
    for i in range(WALKS):
        table = stride_table(
            {
                "walk_id": [f"w{i}"] * STRIDES,
                "stride_no": list(range(STRIDES)),
                "foot": ["left", "right"] * (STRIDES // 2),
                "start_s": start,
                "end_s": start + 1.2,
                MEASURE: rng.normal(0.0, 5.0, STRIDES),
                "stride_length_m": rng.normal(0.9, 0.1, STRIDES),
                "usable": [True] * STRIDES,
            }
        )
        began = first + timedelta(days=2 * i)
        notebook.keep_walk(Walk(f"w{i}", began, table, (), "made up", ()))


def ms(work: Callable[[], object], times: int = 7) -> float:
    """Give the median time of one call, ms."""
    took = []
    for _ in range(times):
        before = time.perf_counter()
        work()
        took.append(time.perf_counter() - before)
    return 1000.0 * float(np.median(took))


def line(name: str, ours: float, peer: str, theirs: float) -> None:
    """Print one comparison."""
    print(f"{name:<34} {ours:8.1f} ms   {peer:<44} {theirs:8.1f} ms   ratio {ours / theirs:6.2f}")


def main() -> None:
    """Fill, read, print."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ten-years.sqlite"
        with Notebook.open(place) as notebook:
            fill(notebook)
        print(f"{place.stat().st_size / 1e6:.1f} MB in one file")
        raw = sqlite3.connect(place)

        def plain_rows() -> object:
            rows = raw.execute('SELECT day, signs, "when" FROM check_ins WHERE NOT removed')
            return [(day, json.loads(signs), json.loads(when)) for day, signs, when in rows]

        def from_strides() -> object:
            rows = raw.execute(f"SELECT walk_id, foot, {MEASURE} FROM strides WHERE usable")
            values: dict[tuple[str, str], list[float]] = {}
            for walk_id, foot, value in rows:
                values.setdefault((walk_id, foot), []).append(value)
            return {key: np.median(some) for key, some in values.items()}

        with Notebook.open(place) as notebook:
            plain = ms(plain_rows)
            peer = "sqlite3: the same rows, no days made"
            line("days, ten years", ms(lambda: notebook.days(LAST)), peer, plain)
            line("spells, ten years", ms(lambda: notebook.spells(LAST)), peer, plain)
            since = LAST - timedelta(days=90)
            seen = ms(lambda: timeline(notebook, until=LAST, since=since))
            line("timeline, last 90 days", seen, peer, plain)
            medians = ms(lambda: notebook.walk_measures(MEASURE))
            line(
                "one measure, 1,500 walks",
                medians,
                "the same medians from strides",
                ms(from_strides),
            )
            line("one walk's strides", ms(lambda: notebook.strides("w700")), peer, plain)
        raw.close()


if __name__ == "__main__":
    main()
