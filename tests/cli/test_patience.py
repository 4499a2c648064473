"""The progress bar: only for those who watch, and only when it takes long."""

import io
import sys
import time

from surefoot.cli import patience
from surefoot.cli.patience import Patience


class Terminal(io.StringIO):
    def isatty(self):
        return True


def waited(monkeypatch, stream, seconds):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(patience, "_PATIENCE_S", 0.3)
    with Patience(2) as wait:
        wait.step("reading left.csv")
        time.sleep(seconds)
        shown = wait._bar is not None
        wait.step("measuring the walk")
    return shown, stream.getvalue()


def test_what_lasts_is_shown_by_name(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    shown, text = waited(monkeypatch, Terminal(), 1.2)
    assert shown
    assert "reading left.csv" in text


def test_what_is_quick_shows_nothing(monkeypatch):
    assert waited(monkeypatch, Terminal(), 0.0) == (False, "")


def test_nothing_is_written_where_nobody_watches(monkeypatch):
    assert waited(monkeypatch, io.StringIO(), 0.5) == (False, "")
