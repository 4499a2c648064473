"""`surefoot check-in`, `timeline`, `undo` and `profile`, as a person runs them."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from surefoot.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run one command on a notebook of this test; give its output, or its refusal."""
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(tmp_path / "n.sqlite"))

    def _run(*words: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as left:
            main(list(words))
        assert left.value.code == code
        out = capsys.readouterr()
        return out.err if code else out.out

    return _run


def yesterday() -> str:
    return (datetime.now().astimezone().date() - timedelta(days=1)).isoformat()


def test_a_usual_day_is_one_short_command(run) -> None:
    run("check-in", "--none", "--day", "yesterday", "--different", "aid_wedge")
    assert run("check-in", "--same") == "Saved. That is all.\n"
    states = [row["state"] for row in json.loads(run("timeline", "--json"))]
    assert states == ["clear", "clear"]
    assert "wedge" in run("timeline")


def test_a_return_costs_nothing(run) -> None:
    run("check-in", "--none", "--day", "yesterday")
    said = run("check-in", "--seen", "toe_drag", "--when", "fresh", "--tired", "2")
    assert said.startswith("Noted. Your 1 clear day is still yours")


def test_words_come_from_standard_input_and_danger_is_said_first(run, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Suddenly my face is drooping, cannot speak"))
    said = run("check-in", "--words", "-")
    assert "999" in said.split("Saved")[0]


def test_the_table_is_csv_too(run) -> None:
    run("check-in", "--seen", "own:shoe squeaks", "--day", yesterday(), "--json")
    lines = run("timeline", "--csv").splitlines()
    assert lines[0].startswith("day,state,late")
    assert lines[1].startswith(f"{yesterday()},foot_drop,True")
    assert run("timeline", "--picture").startswith("<svg")


def test_undo_takes_back_and_then_says_there_is_nothing(run) -> None:
    run("check-in", "--none")
    assert run("undo").startswith("Undone: 1 check-in, of ")
    assert "nothing left to undo" in run("undo", code=2)
    assert "empty" in run("timeline")


def test_the_profile_is_shown_and_changed(run) -> None:
    assert "stroke leg: not_sure" in run("profile")
    assert "stroke leg: left" in run("profile", "--stroke-leg", "left")
    assert "stroke date: 2024-02-29" in run("profile", "--stroke-date", "2024-02-29")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check-in", "--day", "2999-01-01"), "has not come yet"),
        (("check-in", "--day", "0206-05-03"), "too long ago"),
        (("check-in", "--day", "2026-02-30"), "is not a day"),
        (("check-in", "--seen", "nonsense"), "is not a sign"),
        (("check-in", "--hour", "25"), "not an hour"),
        (("timeline", "--from", "2026-05-03", "--to", "2026-05-01"), "end"),
        (("profile", "--stroke-date", "2999-01-01"), "has not come yet"),
    ],
)
def test_a_bad_input_is_one_sentence_and_loses_nothing(run, words, said) -> None:
    refused = run(*words, code=2)
    assert said in refused
    assert refused.count("\n") == 1
    assert "Traceback" not in refused
    assert "empty" in run("timeline")


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch):
    """Somebody at a terminal who types these lines."""

    def _typing(*lines: str) -> list[str]:
        waiting, pages = list(lines), []

        def answer(page: str) -> str:
            pages.append(page)
            return waiting.pop(0)

        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        return pages

    return _typing


def test_in_a_terminal_a_usual_day_is_two_keys(run, typing) -> None:
    run("check-in", "--none", "--day", "yesterday")
    pages = typing("2", "")
    assert run("check-in") == "Saved. That is all.\n"
    assert len(pages) == 2
    assert [row["state"] for row in json.loads(run("timeline", "--json"))] == ["clear", "clear"]


def test_in_a_terminal_every_question_can_be_skipped_and_mistyped(run, typing) -> None:
    pages = typing("", "9", "1, 4", "3", "one", "2", "3", "new socks")
    run("check-in")
    (row,) = json.loads(run("timeline", "--json"))
    assert row["state"] == "only_when_tired"
    assert sorted(row["signs_seen"].split()) == ["foot_roll", "toe_drag"]
    assert row["tiredness_0_3"] == 2
    assert sum("Did a rest help?" in page for page in pages) == 2


def test_in_a_terminal_i_did_not_check_is_not_clear(run, typing) -> None:
    typing("", "", "", "")
    run("check-in")
    assert json.loads(run("timeline", "--json"))[0]["state"] == "not_checked"
    typing("1", "8", "", "")
    run("check-in")
    assert json.loads(run("timeline", "--json"))[0]["state"] == "clear"


def test_danger_in_the_words_leaves_the_json_whole_and_is_said_with_what_to_do(
    tmp_path, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(tmp_path / "n.sqlite"))
    with pytest.raises(SystemExit):
        main(["check-in", "--json", "--words", "my face has dropped on one side"])
    told = capsys.readouterr()
    assert json.loads(told.out)["flags"] == ["rf_face"]
    assert "Call 999 (112 in Europe, 911 in the US) now." in told.err


def test_a_second_check_in_of_one_id_is_not_called_saved(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(tmp_path / "n.sqlite"))
    for words in (("--seen", "toe_drag"), ("--seen", "toe_drag"), ("--none",)):
        capsys.readouterr()
        with pytest.raises(SystemExit):
            main(["check-in", "--id", "mine", *words])
        said = capsys.readouterr().out
        assert ("Saved." in said) == (words != ("--none",))
    assert "stays as it was" in said


@pytest.mark.parametrize(
    "place", ["/proc/no/n.sqlite", "mysql://somewhere/n", "/dev/null/n.sqlite"]
)
def test_a_place_that_cannot_be_is_refused_in_a_sentence(place, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(["timeline", "--notebook", place])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("surefoot: ")
    assert len(told.splitlines()) == 1
