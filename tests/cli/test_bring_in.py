"""`surefoot bring-in` as a person types it."""

import subprocess
import sys
from pathlib import Path


def bring_in(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "surefoot", "bring-in", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_look_then_keep_then_nothing_new(tmp_path: Path) -> None:
    file, notebook = tmp_path / "x.csv", tmp_path / "n.sqlite"
    file.write_text("FeatureName,Timestamp,Value,Note\nToe drag,2026-03-01T20:15:00+01:00,1,\n")
    looked = bring_in(file)
    assert "Track & Graph: 1 note from 1 March 2026" in looked.stdout
    assert "Nothing was kept" in looked.stdout
    kept = bring_in(file, "--keep", "--notebook", notebook, "--as-sign", "toe drag=toe_drag")
    assert "Kept 1 new note." in kept.stdout
    again = bring_in(file, "--keep", "--notebook", notebook, "--as-sign", "toe drag=toe_drag")
    assert "Kept 0 new notes" in again.stdout


def test_bad_words_get_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear friend")
    for words, said in (
        ((tmp_path / "gone",), "no file called"),
        ((file,), "not an export"),
        ((file, "--as-sign", "toe drag"), "does not say which sign"),
    ):
        run = bring_in(*words)
        assert run.returncode == 2
        assert said in run.stderr
        assert "Traceback" not in run.stderr
