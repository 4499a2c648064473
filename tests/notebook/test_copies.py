"""Copies: dated, whole, seven kept, brought back; and nothing is lost on the way."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from surefoot.diary.event import Event
from surefoot.notebook import copies
from surefoot.notebook.check import faults
from surefoot.notebook.copies import keep_copy, restore
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse, Damaged, Locked, TooNew

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)


def events_of(place: str | Path, passphrase: str | None = None) -> list[str]:
    with Notebook.open(place, passphrase) as notebook:
        return sorted(event.what for event in notebook.events())


def a_notebook(place: str, *events: str, passphrase: str | None = None) -> None:
    with Notebook.open(place, passphrase) as notebook:
        for what in events:
            notebook.keep_event(Event(TODAY, what, words=f"about {what}"), at=NOON)


def a_copy(place: str, now: datetime = NOON, **how: str) -> copies.Copy:
    with Notebook.open(place) as notebook, notebook.reading() as connection:
        return keep_copy(connection, copies.folder_of(place), now=now, **how)


def test_a_copy_is_a_notebook_itself(a_place: Callable[[], str], tmp_path: Path) -> None:
    place = a_place()
    a_notebook(place, "one", "two")
    with Notebook.open(place) as notebook, notebook.reading() as connection:
        copy = keep_copy(connection, tmp_path / "copies", now=NOON)
    assert copy.path.name == "notebook-2026-05-03-120000.sqlite"
    assert events_of(copy.path) == ["one", "two"]
    with Notebook.open(copy.path) as copied:
        assert faults(copied) == []
        copied.undo(at=NOON)
    assert copy.path.stat().st_mode & 0o077 == 0, "only she may read it"


def test_the_newest_seven_are_kept(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    for i in range(9):
        a_copy(place, NOON + i * DAY)
    kept = copies.copies(copies.folder_of(place))
    assert [copy.made_at.day for copy in kept] == [11, 10, 9, 8, 7, 6, 5]
    assert len(list(copies.folder_of(place).iterdir())) == 7
    assert "3 May" not in str(kept[0])
    assert str(kept[0]).startswith("11 May 2026, 12:00: ")


def test_bringing_back_keeps_what_was_there(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "one")
    copy = a_copy(place)
    a_notebook(place, "two")
    before = restore(place, copy.path, now=NOON)
    assert events_of(place) == ["one"]
    assert before is not None
    assert events_of(before) == ["one", "two"]


def test_bringing_back_while_another_program_has_it_open(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "one")
    copy = a_copy(place)
    with Notebook.open(place) as other:
        other.keep_event(Event(TODAY, "two"), at=NOON)
        restore(place, copy.path, now=NOON)
        assert [event.what for event in other.events()] == ["one"]
        other.keep_event(Event(TODAY, "three"), at=NOON)
    assert events_of(place) == ["one", "three"]


def test_bringing_back_where_nothing_is(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "one")
    copy = a_copy(place)
    elsewhere = str(tmp_path / "new" / "n.sqlite")
    assert restore(elsewhere, copy.path, now=NOON) is None
    assert events_of(elsewhere) == ["one"]


def test_an_encrypted_copy_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    pytest.importorskip("pyrage", reason="NO ENCRYPTION TESTS: the extra 'locked' is not here")
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "a word nobody else may read")
    copy = a_copy(place, passphrase="correct horse")
    assert copy.encrypted
    assert b"nobody else" not in copy.path.read_bytes()
    assert [path.suffix for path in copy.path.parent.iterdir()] == [".age"]
    for wrong in (None, "wrong horse"):
        with pytest.raises(Locked):
            restore(place, copy.path, now=NOON, copy_passphrase=wrong)
    elsewhere = str(tmp_path / "b.sqlite")
    restore(elsewhere, copy.path, now=NOON, copy_passphrase="correct horse")
    assert events_of(elsewhere) == ["a word nobody else may read"]


def damage(place: str) -> None:
    """Overwrite the middle of the file, as a failing disk does."""
    with open(place, "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(os.path.getsize(place) - 4096))


def test_a_damaged_notebook_is_recognised_and_the_newest_copy_offered(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "one")
    damage(place)
    with pytest.raises(Damaged) as alone:
        Notebook.open(place)
    assert "surefoot restore" in str(alone.value)
    os.remove(place)
    a_notebook(place, "one")
    copy = a_copy(place)
    damage(place)
    with pytest.raises(Damaged, match="3 May 2026, 12:00") as problem:
        Notebook.open(place)
    assert "--newest" in str(problem.value)
    kept = restore(place, copy.path, now=NOON)
    assert events_of(place) == ["one"]
    assert kept is not None
    assert kept.name.startswith("damaged-")


@pytest.mark.parametrize("keep", [0.5, 0.9, 0.999])
def test_a_notebook_cut_short_is_damaged(tmp_path: Path, keep: float) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, *(f"event {i}" for i in range(50)))
    os.truncate(place, int(os.path.getsize(place) * keep))
    with pytest.raises(Damaged):
        Notebook.open(place)


def test_a_damaged_copy_is_refused_and_the_notebook_stays(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "one")
    copy = a_copy(place)
    a_notebook(place, "two")
    damage(str(copy.path))
    with pytest.raises(Damaged):
        restore(place, copy.path, now=NOON)
    assert events_of(place) == ["one", "two"]


def test_a_newer_copy_is_refused(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "one")
    copy = a_copy(place)
    import sqlite3

    with sqlite3.connect(copy.path) as newer:
        newer.execute("INSERT INTO migrations VALUES ('m999_not_yet')")
    newer.close()
    with pytest.raises(TooNew):
        restore(place, copy.path, now=NOON)
    assert events_of(place) == ["one"]


def test_a_copy_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match="There is no copy"):
        restore(str(tmp_path / "n.sqlite"), tmp_path / "nothing.sqlite", now=NOON)


def test_check_names_what_is_wrong(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    a_notebook(place, "one")
    import sqlite3

    raw = sqlite3.connect(place)
    raw.execute("INSERT INTO walk_measures VALUES ('nobody', 'left', 'x', 1, 0, 0, 0)")
    raw.execute("UPDATE events SET about = 'not json'")
    raw.execute("DROP TABLE milestones")
    raw.execute("INSERT INTO originals VALUES ('abc', 'walk.zip', 3, '2026-05-03T12:00:00+00:00')")
    raw.commit()
    raw.close()
    with Notebook.open(place) as notebook:
        said = "\n".join(faults(notebook))
    assert "walk_measures points to an entry of walks that is not there" in said
    assert "events cannot be read" in said
    assert "milestones is not there" in said
    assert "The original file abc is gone" in said


def test_a_copy_is_brought_back_into_a_notebook_on_a_server(
    postgres_url: str, tmp_path: Path
) -> None:
    from surefoot.actions.safe_keeping import back_up, faults, restore

    place = f"{postgres_url}&notebook=brought_back"
    a_notebook(place, "one", "two")
    with Notebook.open(place) as notebook:
        made = back_up(notebook, now=NOON, folder=tmp_path)
        notebook.keep_event(Event(TODAY, "three"), at=NOON)
    before = restore(place, made.path, now=NOON + DAY)
    assert events_of(place) == ["one", "two"]
    assert before is not None
    assert events_of(before) == ["one", "three", "two"]
    with Notebook.open(place) as notebook:
        assert faults(notebook) == []
        notebook.keep_event(Event(TODAY, "four"), at=NOON)
    restore(place, before, now=NOON + 2 * DAY)
    assert events_of(place) == ["one", "three", "two"]


def test_a_copy_that_is_not_whole_changes_nothing_on_a_server(
    postgres_url: str, tmp_path: Path
) -> None:
    from surefoot.actions.safe_keeping import restore

    place = f"{postgres_url}&notebook=not_whole"
    a_notebook(place, "one")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\x00" + b"\x00" * 4000)
    with pytest.raises((Damaged, CannotUse)):
        restore(place, broken, now=NOON)
    with pytest.raises(CannotUse, match="no copy"):
        restore(place, tmp_path / "none.sqlite", now=NOON)
    assert events_of(place) == ["one"]


def test_a_notebook_is_looked_after_once_a_day(tmp_path: Path) -> None:
    from surefoot.actions.safe_keeping import look_after
    from surefoot.notebook.erase import erase, erased

    place = str(tmp_path / "n.sqlite")
    with Notebook.open(place) as notebook:
        notebook.keep_event(Event(TODAY, "one"), at=NOON)
        erase(notebook, place, now=NOON)
        look_after(notebook, now=NOON + DAY)
        look_after(notebook, now=NOON + DAY + timedelta(hours=1))
        assert len(copies.copies(copies.folder_of(place))) == 1
        assert len(erased(place)) == 1
        look_after(notebook, now=NOON + 9 * DAY)
        assert erased(place) == []
        assert len(copies.copies(copies.folder_of(place))) == 2
