"""Kill a process that writes, again and again, and look whether anything confirmed is gone.

Run by ``test_killed.py`` in a process of its own, so that forking is safe: one thread, nothing
open. Each child opens the notebook, keeps check-ins and says each id only after it was kept; the
parent kills it at a random instant.

Usage: ``python kill_writers.py NOTEBOOK KILLS SEED``; prints one JSON object.
"""

import json
import os
import random
import select
import signal
import sys
import time
from datetime import UTC, datetime, timedelta

from attrs import evolve

from surefoot.diary.checkin import CheckIn
from surefoot.notebook.check import faults
from surefoot.notebook.notebook import Notebook

NOON = datetime(2020, 1, 1, 12, 0, tzinfo=UTC)


def write_on(place: str, turn: int, say: int) -> None:
    """Keep, change and say, until killed."""
    with Notebook.open(place) as notebook:
        for i in range(10_000):
            moment = NOON + timedelta(days=turn)
            told = CheckIn(
                day=moment.date(), told_at=moment, signs={"toe_drag": "seen"}, words="w" * 500,
                id=f"{turn}-{i}",
            )  # fmt: skip
            kept = notebook.keep_check_in(told)
            if i % 3 == 0:
                kept = notebook.edit(evolve(kept, words=f"changed {i}"), at=moment)
            os.write(say, f"{kept.id} {kept.words[:20]}\n".encode())


def kill_one(place: str, turn: int, chance: random.Random) -> list[str]:
    """Start a writer, kill it, and give what it had confirmed."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            write_on(place, turn, say)
        finally:
            os._exit(0)
    os.close(say)
    # Half of the writers are killed while opening or at their first write, half well under way.
    if chance.random() < 0.5:
        select.select([hear], [], [], 10)
    time.sleep(chance.uniform(0.0, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(hear, "rb") as heard:
        told = heard.read().decode()
    return told[: told.rfind("\n") + 1].splitlines()


def main() -> None:
    """Kill, look, and say what was found."""
    place, kills, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    confirmed: dict[str, str] = {}
    for turn in range(kills):
        for line in kill_one(place, turn, chance):
            record_id, words = line.split(" ", 1)
            confirmed[record_id] = words
    with Notebook.open(place) as notebook:
        there = {one.id: one.words for one in notebook.check_ins()}
        wrong = faults(notebook)
        half = [one for one in there if len(notebook.history(one)) == 0]
    print(
        json.dumps(
            {
                "kills": kills,
                "confirmed": len(confirmed),
                "there": len(there),
                "gone": sorted(set(confirmed) - set(there)),
                "changed_back": [
                    one
                    for one, words in confirmed.items()
                    if not there.get(one, words).startswith(words)
                ],
                "without_history": half,
                "faults": wrong,
            }
        )
    )


if __name__ == "__main__":
    main()
