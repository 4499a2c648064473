"""Every command of one person finds her one notebook without being told where it is."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve

from surefoot.cli import main
from surefoot.notebook.notebook import Notebook
from tests.web.easy_read import too_long_lines


@pytest.fixture
def home(tmp_path: Path, monkeypatch) -> Path:
    file = tmp_path / "own.sqlite"
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(file))
    return file


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(list(words))
    return int(stop.value.code or 0)


def test_an_answer_is_asked_of_the_notes_just_made(home, capsys) -> None:
    assert run("ask", "is-it-gone") == 2
    said = capsys.readouterr().err
    assert "There is no notebook own.sqlite yet" in said
    assert "Traceback" not in said
    assert not home.exists()
    assert run("check-in", "--none") == 0
    capsys.readouterr()
    assert run("ask", "is-it-gone") == 0
    assert capsys.readouterr().out.strip()


def test_undo_says_what_it_took_back(home, capsys) -> None:
    assert run("check-in", "--day", "2026-01-05", "--none") == 0
    assert run("undo") == 0
    assert capsys.readouterr().out.endswith("Undone: 1 check-in, of 2026-01-05.\n")


def test_a_diary_and_a_notebook_at_once_are_not_guessed_between(home, tmp_path, capsys) -> None:
    diary = tmp_path / "d.csv"
    diary.write_text("day,hour,toe_drag,tiredness,off_day\n2025-01-01,9,0,0,0\n")
    assert run("ask", "is-it-gone", "--diary", str(diary), "--notebook", str(home)) == 2
    assert "not both" in capsys.readouterr().err


def test_a_saved_walk_is_kept_once_with_its_files_and_how_it_was_done(
    home, tmp_path, capsys
) -> None:
    assert run("simulate", "walk", "--out", str(tmp_path / "w")) == 0
    with Notebook.open(home) as book:
        now = datetime.now(UTC)
        book.set_profile(evolve(book.profile(), stroke_leg="left"), at=now)
    told = ("--save", "--shoe", "blue trainers", "--tired", "4")
    assert run("walk", str(tmp_path / "w"), *told) == 0
    said = capsys.readouterr().out
    assert "kept in your notebook" in said
    assert "stroke side over other side" in said  # the leg is the profile's
    assert run("walk", str(tmp_path / "w"), *told) == 0
    with Notebook.open(home) as book:
        (kept,) = book.walks()
        assert (kept.shoe, kept.tiredness_0_10) == ("blue trainers", 4)
        (digest,) = book.originals()
        with zipfile.ZipFile(book.original(digest)) as files:
            assert any(name.endswith("left_foot.csv") for name in files.namelist())


def test_answers_come_in_easy_read_when_asked_or_when_the_profile_says_so(home, capsys) -> None:
    assert run("check-in", "--none") == 0

    def asked(*more: str) -> str:
        capsys.readouterr()
        assert run("ask", "is-it-gone", *more) == 0
        return capsys.readouterr().out

    usual, easy = asked(), asked("--easy")
    assert usual.startswith("Too little to say yet: 1 checked day in the last 21 days.")
    assert easy.startswith("Too little to say yet.\nYou checked on 1 day of the last 21 days.\nIt")
    assert run("profile", "--reading", "easy") == 0
    assert asked() == easy
    assert asked("--no-easy") == usual
    told = [line for line in easy.splitlines() if not line.startswith("Rule ")]
    assert too_long_lines(told) == []
