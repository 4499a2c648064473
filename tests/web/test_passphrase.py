"""A passphrase for the notebook, given, changed and taken away on the page of one's notes."""

import subprocess
import sys

import pytest

from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import NotebookTrouble

pytest.importorskip("sqlcipher3", reason="NO LOCK TESTS: the extra 'locked' is not here")

PAGE, LOCK = "/me/data", "/me/data/passphrase"


def test_the_notebook_is_locked_changed_and_opened_again_without_losing_a_word(app, person):
    person.submit("/check-in", compared="same")
    notes = app.site.notebook.check_ins()
    place = app.settings.notebook
    assert place.read_bytes()[:6] == b"SQLite"

    said = person.submit(LOCK, PAGE, new="two warm socks", again="two warm sock")
    assert "not the same" in said.text
    assert place.read_bytes()[:6] == b"SQLite"

    said = person.submit(LOCK, PAGE, new="two warm socks", again="two warm socks")
    assert "locked now" in said.text
    assert place.read_bytes()[:6] != b"SQLite"
    with pytest.raises(NotebookTrouble):
        Notebook.open(place)
    assert app.site.notebook.check_ins() == notes
    assert app.site.jobs.passphrase == "two warm socks"
    assert "two warm socks" not in person.get(PAGE).text

    said = person.submit(LOCK, PAGE, now="a guess", new="x", again="x")
    assert "not the passphrase" in said.text
    said = person.submit(LOCK, PAGE, now="two warm socks", new="dry socks", again="dry socks")
    assert "locked now" in said.text
    app.site.notebook.close()
    app.site._notebook = None
    with Notebook.open(place, "dry socks") as book:
        assert book.check_ins() == notes

    said = person.submit(LOCK, PAGE, now="dry socks", to="none")
    assert "no passphrase any more" in said.text
    with Notebook.open(place) as book:
        assert book.check_ins() == notes


def test_a_walk_that_is_being_measured_is_waited_for(app, person, monkeypatch):
    place = app.settings.notebook
    person.submit("/check-in", compared="same")
    monkeypatch.setattr(app.site.jobs, "waiting", lambda: ["one"])
    said = person.submit(LOCK, PAGE, new="two warm socks", again="two warm socks")
    assert said.status_code == 422
    assert "still being measured" in said.text
    assert place.read_bytes()[:6] == b"SQLite"


HOLDS_IT = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM check_ins").fetchall()
print("ready", flush=True)
sys.stdin.read()
"""


def test_while_another_program_uses_the_notebook_nothing_is_changed(app, person):
    person.submit("/check-in", compared="same")
    notes = app.site.notebook.check_ins()
    command = [sys.executable, "-c", HOLDS_IT, str(app.settings.notebook)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "ready\n"
        said = person.submit(LOCK, PAGE, new="two warm socks", again="two warm socks")
        other.stdin.close()
    assert said.status_code == 422
    assert "Another program is using" in said.text
    assert "Traceback" not in said.text
    assert app.settings.notebook.read_bytes()[:6] == b"SQLite"
    assert app.site.notebook.check_ins() == notes
