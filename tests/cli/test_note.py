"""`surefoot note`: every kind of fact goes in, is listed, mended and taken out by command."""

import json
from pathlib import Path

import pytest

from surefoot.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(tmp_path / "n.sqlite"))

    def _run(*words: str, code: int = 0) -> str:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["note", *words])
        out = capsys.readouterr()
        assert left.value.code == code, out.err
        return out.err if code else out.out

    return _run


def listed(run) -> dict[str, dict]:
    return {row["table"]: row for row in json.loads(run("list", "--json"))}


def test_every_kind_is_kept_and_listed_with_what_was_said(run) -> None:
    when = ("--began", "2026-01-03T22:00+00:00", "--ended", "2026-01-03T23:00+00:00")
    run("felt", "twitch", "calf", "--side", "left", "--night", "--day", "2026-01-03", *when)
    run("exercise", "ex_eversion", "--started", "2026-01-01", "--dose", "3 x 10")
    run("aid", "aid_wedge", "--started", "2026-01-01", "--stopped", "2026-01-09")
    run("test", "berg", "46", "{score}", "--rater", "physio", "--day", "2026-01-08")
    run("event", "illness", "--day", "2026-01-10", "--until", "2026-01-14")
    run("milestone", "Walked to the shop", "--day", "2026-01-12")
    found = listed(run)
    assert (found["sensations"]["side"], found["sensations"]["night"]) == ("left", True)
    assert found["sensations"]["ended"].startswith("2026-01-03T23:00")
    assert (found["exercise_logs"]["dose"], found["exercise_logs"]["stopped"]) == ("3 x 10", None)
    assert found["aid_logs"]["stopped"] == "2026-01-09"
    assert (found["clinic_tests"]["value"], found["clinic_tests"]["rater"]) == (46.0, "physio")
    assert found["events"]["until"] == "2026-01-14"
    assert found["milestones"]["what"] == "Walked to the shop"
    assert "Walked to the shop" in run("list", "--from", "2026-01-12")
    assert "wedge" not in run("list", "--from", "2026-01-12")


def test_a_change_keeps_what_was_and_a_removed_entry_comes_back(run) -> None:
    run("aid", "aid_wedge", "--started", "2026-01-01")
    entry = listed(run)["aid_logs"]["id"]
    run("change", entry, "stopped=2026-01-09", "side=left")
    first, second = json.loads(run("history", entry))
    assert (first["after"]["stopped"], second["before"]["stopped"]) == (None, None)
    assert (second["after"]["stopped"], second["after"]["side"]) == ("2026-01-09", "left")
    run("remove", entry)
    assert "nothing to list" in run("list")
    with pytest.raises(SystemExit):
        main(["undo"])
    assert listed(run)["aid_logs"]["stopped"] == "2026-01-09"


def test_a_sign_of_a_check_in_is_mended(run) -> None:
    with pytest.raises(SystemExit):
        main(["check-in", "--seen", "toe_drag", "--seen", "foot_roll"])
    entry = listed(run)["check_ins"]["id"]
    run("change", entry, "toe_drag=not_seen", "tiredness_0_3=2", "when=tired")
    after = listed(run)["check_ins"]
    assert after["signs"] == {"toe_drag": "not_seen", "foot_roll": "seen"}
    assert (after["tiredness_0_3"], after["when"]) == (2, ["tired"])


def test_danger_in_the_words_is_said_first(run) -> None:
    assert "999" in run("event", "my face dropped suddenly").split("Saved")[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("event", "holiday", "--day", "2999-01-01"), "has not come yet"),
        (("event", "holiday", "--day", "2026-01-09", "--until", "2026-01-08"), "before it starts"),
        (("felt", "pain", "calf", "--strength", "11"), "0 to 10"),
        (("felt", "pain", "moon"), "not a place"),
        (("test", "berg", "nan", "s"), "not a number"),
        (("change", "nobody", "words=x"), "not in your notebook"),
        (("change", "nobody"), "what to change"),
        (("history", "nobody"), "no entry"),
    ],
)
def test_what_cannot_be_gets_a_sentence(run, words, said) -> None:
    assert said in run(*words, code=2)
    assert "nothing to list" in run("list")


@pytest.mark.parametrize("part", ["compared=purple", "toe_drag=purple", "told_at=2026", "foo=1"])
def test_a_part_that_cannot_be_changes_nothing(run, part) -> None:
    with pytest.raises(SystemExit):
        main(["check-in", "--seen", "toe_drag"])
    before = run("list", "--json")
    entry = json.loads(before)[0]["id"]
    assert "Nothing was changed" in run("change", entry, part, code=2)
    assert run("list", "--json") == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exercise", ""), "does not say what it is about"),
        (("aid", "  "), "does not say what it is about"),
        (("event", ""), "does not say what it is about"),
        (("milestone", ""), "does not say what it is about"),
        (("test", "", "3", "s"), "does not say what it is about"),
        (("exercise", "lift", "--times", "0"), "the least is 1"),
        (("test", "tug", "12", "s", "--trial", "0"), "the least is 1"),
        (("test", "tug", "-12", "s"), "-12 s cannot be"),
        (("exercise", "lift", "--stopped", "2999-01-01"), "has not come yet"),
        (("event", "holiday", "--until", "2999-01-01"), "has not come yet"),
        (("felt", "twitch", "calf", "--began", "2999-01-01T10:00"), "later than now"),
        (("felt", "twitch", "calf", "--began", "yesterday"), "Write it as 2026-05-03T21:30"),
        (("felt", "twitch", "calf", "--strength", "11"), "strength is 0 to 10"),
        (("list", "--from", "2026-02-01", "--to", "2026-01-01"), "before it begins"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_kept(run, words, said) -> None:
    assert said in run(*words, code=2)
    assert "nothing to list" in run("list")


def test_something_felt_belongs_to_the_day_or_the_night_it_began(run) -> None:
    run("felt", "pain", "knee", "--began", "2026-01-03T22:00")
    assert listed(run)["sensations"]["day"] == "2026-01-03"
    run("felt", "twitch", "calf", "--night", "--began", "2026-01-05T02:00")
    days = {row["kind"]: row["day"] for row in json.loads(run("list", "--json"))}
    assert days == {"pain": "2026-01-03", "twitch": "2026-01-04"}


def test_the_list_fits_a_terminal_and_reads_as_words(run) -> None:
    run(
        "aid",
        "a brace with a strap " * 9,
        "--started",
        "2026-01-01",
        "--words",
        "\x1b[2Jtoo long " * 60,
    )
    with pytest.raises(SystemExit):
        main(["check-in", "--day", "2026-01-02", "--seen", "toe_drag", "--when", "tired"])
    text = run("list")
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "check-in\n" in text
    assert "when: tired" in text
    assert "_" not in text.split("check-in\n")[1]
