"""`surefoot hold` and `surefoot practise` as a person types them."""

import json
import os
import subprocess
import sys

import pytest

from surefoot.notebook.notebook import Notebook


@pytest.fixture(autouse=True)
def notebook(tmp_path, monkeypatch):
    monkeypatch.setenv("SUREFOOT_NOTEBOOK", str(tmp_path / "n.sqlite"))
    return tmp_path / "n.sqlite"


def surefoot(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "surefoot", *words],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ,
    )


def test_a_short_hold_runs_to_its_goal_by_itself_and_is_kept(notebook) -> None:
    run = surefoot("hold", "--leg", "left", "--goal", "1", "--gate", "clear", "--quiet", "--json")
    assert run.returncode == 0
    row = json.loads(run.stdout.splitlines()[-1])
    assert row["seconds"] == 1.0
    assert row["censored"] is True
    assert "Put your foot down" in run.stdout
    with Notebook.open(notebook) as kept_in:
        (hold,) = kept_in.holds()
    assert (hold.seconds, hold.leg, hold.stopped_by) == (1.0, "left", "reached_goal")


def test_the_questions_are_asked_once_a_day() -> None:
    words = ("test", "squat_heel", "--quiet")  # three tries by typing, and no time to wait for
    tries = "1\n\n0\n\n1\n"
    first = surefoot(*words, typed="no\nno\nno\nno\nno\n" + tries)
    assert first.returncode == 0, first.stderr
    assert "fallen" in first.stdout
    second = surefoot(*words, typed=tries)
    assert second.returncode == 0, second.stderr
    assert "fallen" not in second.stdout


def test_a_yes_at_the_gate_closes_it_and_points_to_help() -> None:
    run = surefoot("hold", "--leg", "left", typed="no\nyes\nno\nno\nno\n")
    assert run.returncode == 2
    assert "Get help now" in run.stderr
    assert "Start" not in run.stdout
    assert "Call 999" in run.stdout  # the card itself, most urgent first


def test_not_today_is_fine() -> None:
    run = surefoot("practise", "heel_raise", typed="not today\n")
    assert run.returncode == 2
    assert "good answer" in run.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hold", "--leg", "left", "--goal", "0"), "cannot be timed"),
        (("hold", "--leg", "left", "--goal", "10000"), "cannot be timed"),
        (("hold", "--leg", "left", "--goal", "-3"), "cannot be timed"),
        (("hold", "--leg", "left", "--goal", "60"), "chance of a fall"),
        (("hold", "--leg", "left", "--get-ready", "1"), "get-ready"),
        (("hold", "--leg", "left"), "nobody to answer"),
        (("practise", "juggling"), "no exercise called"),
        (("practise", "aid_wedge"), "is an aid"),
        (("test", "juggling"), "no test called"),
        (("test", "ankle_lift", "--quiet"), "nobody to answer"),
    ],
)
def test_bad_input_gets_a_sentence_and_exit_code_2(words, said) -> None:
    run = surefoot(*words)
    assert run.returncode == 2
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_the_clinician_page_is_written(tmp_path) -> None:
    page = tmp_path / "library.html"
    run = surefoot("practise", "--page", str(page))
    assert run.returncode == 0
    assert "signature" in page.read_text()


def test_a_test_runs_its_tries_and_rests_and_its_score_is_kept(notebook) -> None:
    run = surefoot("test", "squat_heel", "--gate", "clear", "--quiet", typed="1\n\n0\n\n1\n")
    assert run.returncode == 0, run.stderr
    assert "Stand up" not in run.stdout
    assert "Rest." in run.stdout
    assert "Squat with the heels down: a heel lifted (worst of 3)." in run.stdout
    with Notebook.open(notebook) as kept_in:
        (kept,) = kept_in.tests()
    assert (kept.test, kept.value, kept.side) == ("squat_heel", 0.0, "both")  # the worst try
    assert kept.words == "worst of 3: 1, 0, 1"
