"""`surefoot simulate walk` on the command line."""

import pytest

from surefoot.cli import main


def run(*words):
    with pytest.raises(SystemExit) as left:
        main(["simulate", "walk", *words])
    return left.value.code


def test_the_same_seed_writes_the_same_files(tmp_path, capsys):
    for name in ("a", "b"):
        code = run("--out", str(tmp_path / name / "new"), "--strides", "4", "--back")
        assert code == 0
    names = sorted(path.name for path in (tmp_path / "a" / "new").iterdir())
    assert names == ["left_foot.csv", "low_back.csv", "right_foot.csv", "truth.csv"]
    for name in names:
        one, two = (tmp_path / who / "new" / name for who in ("a", "b"))
        assert one.read_bytes() == two.read_bytes()
    assert "left_foot.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [("--speed-m-s", "9"), ("--strides", "0"), ("--seed", "-1"), ("--drop-deg", "90")]
)
def test_what_nobody_can_walk_is_refused_in_a_sentence(tmp_path, capsys, words):
    assert run("--out", str(tmp_path), *words) == 2
    assert capsys.readouterr().err.startswith("surefoot: ")


def test_a_folder_that_cannot_be_is_refused(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    assert run("--out", str(tmp_path / "file" / "folder"), "--strides", "2") == 2
    assert "cannot be written" in capsys.readouterr().err
