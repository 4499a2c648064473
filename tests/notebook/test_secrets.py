"""Logs and error messages hold no word of what a person wrote."""

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from surefoot.diary.checkin import CheckIn
from surefoot.diary.event import Event
from surefoot.notebook.notebook import Notebook

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
SECRET = "my knee hurts where nobody may know"


def test_the_log_at_its_loudest_holds_none_of_her_words(
    a_place: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Notebook.open(a_place()) as notebook:
        notebook.keep_check_in(CheckIn(day=NOON.date(), told_at=NOON, words=SECRET))
        notebook.keep_event(Event(NOON.date(), SECRET), at=NOON)
        assert notebook.check_ins()[0].words == SECRET
    assert "knee" not in caplog.text


def test_a_failing_database_does_not_say_her_words(tmp_path: Path) -> None:
    place = tmp_path / "n.sqlite"
    Notebook.open(place).close()
    raw = sqlite3.connect(place)
    raw.execute("DROP TABLE history")
    raw.commit()
    raw.close()
    with Notebook.open(place) as notebook, pytest.raises(Exception) as failed:  # noqa: PT011
        notebook.keep_event(Event(NOON.date(), SECRET), at=NOON)
    assert "knee" not in str(failed.value)
    with Notebook.open(place) as notebook:
        assert notebook.events() == [], "what could not be kept whole is not kept"


def test_what_a_failing_command_prints_holds_none_of_her_words(tmp_path: Path) -> None:
    place = tmp_path / "n.sqlite"
    Notebook.open(place).close()
    raw = sqlite3.connect(place)
    raw.execute("DROP TABLE history")
    raw.commit()
    raw.close()
    run = subprocess.run(
        [sys.executable, "-m", "surefoot", "check-in", "--words", SECRET, "--notebook", str(place)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 70
    assert "knee" not in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
