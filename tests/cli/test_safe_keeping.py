"""`surefoot backup`, `restore` and `check`, as a person runs them."""

import os
from pathlib import Path

import pytest

from surefoot.cli import main


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    where = tmp_path / "n.sqlite"
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(where))
    return where


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]):
    def _run(*words: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as left:
            main(list(words))
        assert left.value.code == code
        out = capsys.readouterr()
        return out.err if code else out.out

    return _run


def test_a_copy_is_made_listed_and_brought_back(run, place: Path) -> None:
    run("check-in", "--none", "--day", "yesterday")
    assert "Copy kept" in run("backup")
    run("check-in", "--none", "--words", "this comes after the copy")
    said = run("restore", "--newest")
    assert "Brought back" in said
    assert "as it was is kept" in said
    assert "Checked 1 of 2 days" in run("timeline")
    assert str(place) in run("check")


def test_the_first_check_in_of_a_day_makes_a_copy(run, place: Path) -> None:
    run("check-in", "--none")
    run("check-in", "--none")
    assert len(run("restore").splitlines()) == 1


def test_a_damaged_notebook_is_offered_its_copy_and_comes_back(run, place: Path) -> None:
    run("check-in", "--none")
    place.write_bytes(place.read_bytes()[:4096] + os.urandom(30_000))
    said = run("timeline", code=2)
    assert "is damaged" in said
    assert "--newest" in said
    run("restore", "--newest")
    assert "Checked 1 of 1 days" in run("timeline")


def test_an_encrypted_copy_goes_out_and_in(run, place: Path, monkeypatch, tmp_path: Path) -> None:
    pytest.importorskip("pyrage")
    run("check-in", "--none")
    monkeypatch.setenv("SUREFOOT_COPY_PASSPHRASE", "correct horse")
    run("backup", "--encrypt", "--to", str(tmp_path / "stick"))
    (copy,) = (tmp_path / "stick").iterdir()
    assert copy.name.endswith(".sqlite.age")
    place.unlink()
    assert "Brought back" in run("restore", str(copy))
    monkeypatch.delenv("SUREFOOT_COPY_PASSPHRASE")
    assert "nobody to ask" in run("restore", str(copy), code=2)


def test_no_copies_yet(run) -> None:
    assert run("restore") == "There are no copies yet.\n"


def test_a_copy_that_is_not_there(run) -> None:
    assert "There is no copy" in run("restore", "nothing.sqlite", code=2)
