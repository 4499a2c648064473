"""`surefoot demo`: the real pipeline through real files, on a made-up person."""

import pytest

from surefoot.cli import main


def run(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main(["demo", *map(str, words)])
    said = capsys.readouterr()
    assert left.value.code == 0, said.err
    return said.out


@pytest.fixture
def no_data(monkeypatch, tmp_path):
    monkeypatch.setenv("SUREFOOT_DATA", str(tmp_path / "nothing"))


def test_the_demo_finds_the_foot_that_drops(tmp_path, capsys, no_data):
    out = run(capsys, "walk", "--out", tmp_path / "demo")
    assert "The left foot is the one that differs" in out
    assert "What was true" in out
    names = {path.name for path in (tmp_path / "demo").iterdir()}
    assert {"left_foot.csv", "right_foot.csv", "truth.csv", "walk.svg", "walk.html"} <= names


def test_the_demo_is_close_to_the_truth(tmp_path, capsys, no_data):
    out = run(capsys, "walk", "--out", tmp_path)
    rows = [line for line in out.splitlines() if line.startswith("foot pitch at contact (deg) ")]
    for line in rows:
        true, measured = map(float, line.split()[-2:])
        assert abs(true - measured) < 2.5
    assert len(rows) == 2


def test_real_recordings_join_in_where_they_are(tmp_path, capsys, shared_data, monkeypatch):
    monkeypatch.setenv("SUREFOOT_DATA", str(shared_data))
    out = run(capsys, "walk", "--out", tmp_path)
    assert out.count("A real walk after a stroke") == 3


def test_a_real_recording_that_cannot_be_read_does_not_stop_the_demo(tmp_path, capsys, monkeypatch):
    (tmp_path / "stroke_feet_felius").mkdir()
    (tmp_path / "stroke_feet_felius" / "poor.zip").write_bytes(b"not a zip")
    monkeypatch.setenv("SUREFOOT_DATA", str(tmp_path))
    out = run(capsys, "walk", "--out", tmp_path / "out")
    assert "A real walk after a stroke (poor)" in out
