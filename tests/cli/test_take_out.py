"""`surefoot export`, `import` and `erase`, as a person runs them."""

from pathlib import Path

import pytest

from surefoot.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(tmp_path / "n.sqlite"))

    def _run(*words: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as left:
            main(list(words))
        assert left.value.code == code
        out = capsys.readouterr()
        return out.err if code else out.out

    return _run


def test_out_erased_and_in_again(run, tmp_path: Path) -> None:
    run("check-in", "--none", "--words", "=1+1")
    before = run("export", str(tmp_path / "out.zip")).splitlines()[-1]
    assert "erase --yes" in run("erase", code=2)
    assert "Checked 1" in run("timeline")
    run("erase", "--yes", "--at-once")
    assert "empty" in run("timeline")
    assert "as it was when it was written out" in run("import", str(tmp_path / "out.zip"))
    assert run("export", str(tmp_path / "again")).splitlines()[-1] == before
    assert "0 entries came in" in run("import", str(tmp_path / "again"))


def test_erase_leaves_no_drawn_walk_behind(run, tmp_path: Path) -> None:
    run("check-in", "--none")
    drawn = tmp_path / "n.sqlite.app" / "pages" / "w1.json"
    drawn.parent.mkdir(parents=True)
    drawn.write_text("a walk")
    run("erase", "--yes")
    assert not drawn.exists()


def test_erased_and_brought_back(run) -> None:
    run("check-in", "--none")
    assert "7 days" in run("erase", "--yes")
    assert "empty" in run("timeline")
    run("erase", "--undo")
    assert "Checked 1" in run("timeline")
    assert "nothing erased" in run("erase", "--undo", code=2)


def test_a_wrong_file_is_one_sentence(run, tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("x")
    assert "is not an export" in run("import", str(tmp_path / "text.zip"), code=2)
    assert "no file" in run("import", str(tmp_path / "none.zip"), code=2)
