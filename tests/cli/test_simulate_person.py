"""`surefoot simulate person` on the command line."""

import json
from pathlib import Path

import pytest

from surefoot.cli import main


def run(*words: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["simulate", "person", *words])
    assert left.value.code == 0


def test_the_same_call_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(
            *("--out", str(tmp_path / f"{name}.csv")),
            *("--spells", str(tmp_path / f"{name}_spells.csv")),
            *("--truth", str(tmp_path / f"{name}.json")),
            *("--family", "curemix", "--remembered", "--days", "400"),
        )
    for end in (".csv", "_spells.csv", ".json"):
        assert (tmp_path / f"a{end}").read_bytes() == (tmp_path / f"b{end}").read_bytes()
    truth = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert truth["family"] == "curemix"
    assert len(truth["severity"]) == 400
    assert truth["relapse_day"] is None


def test_a_folder_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["simulate", "person", "--out", str(tmp_path / "nowhere" / "d.csv")])
    assert left.value.code == 2
    assert "cannot write" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--family", "nonsense"), "back_creep"),
        (("--observation", "nonsense"), "careless"),
        (("--days", "3"), "30 to 36500"),
        (("--family", "held", "--days", "60"), "105 to 36500"),
        (("--first-day", "yesterday"), "2024-01-31"),
    ],
)
def test_a_wrong_word_is_one_sentence_with_a_way_on(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["simulate", "person", "--out", str(tmp_path / "d.csv"), *words])
    assert left.value.code == 2
    complaint = capsys.readouterr().err
    assert said in complaint
    assert "Traceback" not in complaint
    assert not (tmp_path / "d.csv").exists()
