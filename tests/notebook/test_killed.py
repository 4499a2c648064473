"""A process killed at any instant loses nothing it had confirmed; two at once do no harm."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from surefoot.diary.event import Event
from surefoot.notebook.check import faults
from surefoot.notebook.notebook import Notebook

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
KILLS = 200


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system cannot fork")
def test_two_hundred_kills_lose_nothing_confirmed(tmp_path: Path) -> None:
    run = subprocess.run(
        [
            sys.executable, str(Path(__file__).with_name("kill_writers.py")),
            str(tmp_path / "n.sqlite"), str(KILLS), "20261122",
        ],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["kills"] == KILLS
    assert found["confirmed"] > KILLS, "the writers were killed before they wrote"
    assert found["there"] >= found["confirmed"]
    assert found["gone"] == []
    assert found["changed_back"] == []
    assert found["without_history"] == []
    assert found["faults"] == []


_WRITER = """
import sys
from datetime import datetime, UTC
from surefoot.notebook.notebook import Notebook
from surefoot.diary.event import Event
NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
with Notebook.open(sys.argv[1]) as notebook:
    for i in range(40):
        notebook.keep_event(Event(NOON.date(), f"{sys.argv[2]} {i}"), at=NOON)
        notebook.keep_event(Event(NOON.date(), f"both {i}", id=f"both-{i}"), at=NOON)
"""


def test_two_programs_at_once_do_no_harm(a_place: Callable[[], str]) -> None:
    """Both make the notebook, both write, and what both say under one id is kept once."""
    place = a_place()
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, place, name], stderr=subprocess.PIPE)
        for name in ("phone", "laptop")
    ]
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said.decode()
    with Notebook.open(place) as notebook:
        names = [event.what for event in notebook.events()]
        assert len(names) == len(set(names)) == 120
        assert faults(notebook) == []
        assert all(len(notebook.history(f"both-{i}")) == 1 for i in range(40))
        deeds = len(notebook.undo(at=NOON))
        assert deeds == 1


def test_threads_of_one_program_do_no_harm(notebook: Notebook) -> None:
    troubles: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for i in range(15):
                notebook.keep_event(Event(NOON.date(), f"{name} {i}"), at=NOON)
                notebook.events()
        except BaseException as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=write, args=(f"thread {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert troubles == []
    assert len(notebook.events()) == 60
