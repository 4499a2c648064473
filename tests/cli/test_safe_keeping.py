"""`surefoot backup`, `restore` and `check`, as a person runs them."""

import os
import subprocess
import sys
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
    listed = run("restore").splitlines()
    assert len(listed) == 2
    assert listed[-1] == "Bring the newest back with: surefoot restore --newest"


def test_a_damaged_notebook_is_offered_its_copy_and_comes_back(run, place: Path) -> None:
    run("check-in", "--none")
    place.write_bytes(place.read_bytes()[:4096] + os.urandom(30_000))
    said = run("timeline", code=2)
    assert "is damaged" in said
    assert "--newest" in said
    run("restore", "--newest")
    assert "Checked 1 of 1 day" in run("timeline")


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


def test_a_passphrase_is_given_changed_and_taken_away(run, place: Path, monkeypatch) -> None:
    pytest.importorskip("sqlcipher3")
    run("check-in", "--none", "--words", "nobody else may read this")
    monkeypatch.setenv("SUREFOOT_NEW_PASSPHRASE", "one")
    assert "Write the passphrase down" in run("passphrase")
    for file in place.parent.glob("n.sqlite*"):
        assert file.is_dir() or b"nobody else" not in file.read_bytes()
    assert "passphrase is missing" in run("timeline", code=2)
    monkeypatch.setenv("SUREFOOT_PASSPHRASE", "one")
    assert "Checked 1" in run("timeline")
    monkeypatch.setenv("SUREFOOT_NEW_PASSPHRASE", "two's")
    run("passphrase")
    assert "passphrase" in run("timeline", code=2)
    monkeypatch.setenv("SUREFOOT_PASSPHRASE", "two's")
    run("backup")
    run("restore", "--newest")
    assert "Checked 1" in run("timeline")
    run("passphrase", "--remove")
    monkeypatch.delenv("SUREFOOT_PASSPHRASE")
    assert "Checked 1" in run("timeline")
    assert "is whole" in run("check")


_HOLDER = """
import sys
from surefoot.actions.open import Notebook
with Notebook.open(sys.argv[1]) as notebook:
    print(len(notebook.check_ins()), flush=True)
    sys.stdin.readline()
    print(len(notebook.check_ins()), flush=True)
"""


def test_a_passphrase_waits_until_no_program_has_it_open(run, place: Path, monkeypatch) -> None:
    pytest.importorskip("sqlcipher3")
    from surefoot.notebook import passphrase

    run("check-in", "--none")
    monkeypatch.setattr(passphrase, "WAIT_S", 0.1)
    monkeypatch.setenv("SUREFOOT_NEW_PASSPHRASE", "one")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout.readline() == b"1\n"
    assert "Another program is using" in run("passphrase", code=2)
    said, _ = holder.communicate(b"\n", timeout=30)
    assert (said, holder.returncode) == (b"1\n", 0)
    assert "Checked 1" in run("timeline")
    run("passphrase")
    assert "passphrase" in run("timeline", code=2)
