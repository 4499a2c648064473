"""Listening for danger: what must be heard, what must not, and what is never said."""

import string
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from surefoot.safety.flags import LEVELS, red_flags
from surefoot.safety.scan import scan

ON = date(2026, 3, 11)
TABLE: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8")
)

IDEAS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "ideas.yaml").read_text(encoding="utf-8")
)
FIRES = [(f, s) for table in (TABLE, IDEAS) for f, listed in table.items() for s in listed["fires"]]
QUIET = [(f, s) for table in (TABLE, IDEAS) for f, listed in table.items() for s in listed["quiet"]]

ORDINARY: list[str] = yaml.safe_load(
    (Path(__file__).parent / "ordinary.yaml").read_text(encoding="utf-8")
)


def heard(text: str, **more: date) -> set[str]:
    return {flag.id for flag in scan(text, on=ON, **more)}


def test_every_flag_has_its_sentences() -> None:
    assert set(TABLE) == set(red_flags())
    for flag, listed in TABLE.items():
        assert len(listed["fires"]) >= 5, flag
        assert len(listed["quiet"]) >= 5, flag
    urgent = {flag.id for flag in red_flags().values() if flag.level == "emergency_now"}
    assert urgent <= set(IDEAS)
    for flag, listed in IDEAS.items():
        assert len(listed["fires"]) >= 5, flag
        assert len(listed["quiet"]) >= 3, flag


@pytest.mark.parametrize(("flag", "sentence"), FIRES)
def test_danger_is_heard(flag: str, sentence: str) -> None:
    assert flag in heard(sentence)


@pytest.mark.parametrize(("flag", "sentence"), FIRES)
def test_danger_is_heard_in_the_middle_of_a_story_in_capitals_without_apostrophes(
    flag: str, sentence: str
) -> None:
    told = sentence.replace("'", "").upper()
    text = (
        f"Lovely day, walked to the shop.\n\n{told}\n\nTea with Jo at four. All quiet since then."
    )
    assert flag in heard(text)


@pytest.mark.parametrize(("flag", "sentence"), QUIET)
def test_what_is_denied_past_supposed_or_another_persons_is_not_an_alarm(
    flag: str, sentence: str
) -> None:
    assert flag not in heard(sentence)


def test_a_sign_that_passed_this_week_still_counts() -> None:
    assert {"rf_speech", "rf_tia"} <= heard("On Sunday my speech went funny, then it came right.")


def test_a_sign_of_last_month_does_not_fire_and_one_of_yesterday_does() -> None:
    assert heard("On 2 February my face dropped.") == set()
    assert "rf_face" in heard("Yesterday my face dropped.")


def test_the_strokes_own_signs_do_not_fire() -> None:
    told = "On Sunday my face dropped."
    assert "rf_face" in heard(told)
    assert "rf_face" not in heard(told, stroke_date=date(2026, 3, 8))


def test_without_a_day_of_writing_dates_cannot_silence() -> None:
    assert {flag.id for flag in scan("On 2 February my face dropped.")} == {"rf_face"}


def test_somebody_elses_emergency_now_is_shown_with_whose_it_is() -> None:
    (flag,) = scan("My husband's face has just dropped on one side.", on=ON)
    assert (flag.id, flag.level, flag.who) == ("rf_face", "emergency_now", "husband")


def test_pasted_words_of_others_are_not_the_writers_danger() -> None:
    assert (
        heard("> My face has dropped and I cannot speak.\n\nPoor you, that was me once.") == set()
    )


def test_twitching_alone_is_no_urgent_card_and_with_swallowing_it_is() -> None:
    (flag,) = scan("My calf twitches all night.", on=ON)
    assert flag.level == "tell_team"
    worse = scan("My arm twitches and I have trouble swallowing.", on=ON)
    assert worse[0].level == "same_day"


def test_the_most_urgent_comes_first() -> None:
    levels = [LEVELS.index(flag.level) for flag in scan(
        "My calf twitches. My calf is swollen and hot. My face has dropped.", on=ON
    )]  # fmt: skip
    assert levels == sorted(levels)
    assert len(levels) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Fell out with the council, fell behind with the washing, fell for a scam.",
        "Had to put my foot down about the car.",
        "Off day, everything heavy, foot behaved though.",
        "Dropped my cup, foot fine.",
        "Dropped off on the sofa, leg heavy after.",
        "No pain, no swelling, no heat in the calf. Five days clear.",
    ],
)
def test_an_ordinary_day_raises_nothing(text: str) -> None:
    assert heard(text) == set()


@pytest.mark.parametrize("text", ORDINARY)
def test_a_diary_of_weak_legs_old_strokes_and_sayings_raises_nothing(text: str) -> None:
    assert heard(text) == set()


def test_a_named_stranger_does_not_take_over_what_is_said_of_me() -> None:
    assert "rf_harm" in heard("Everyone would be better off without me.")
    assert "rf_face" in heard("People keep saying one side of my face is drooping.")


def test_the_span_points_at_the_words() -> None:
    text = "Shops first. Then my FACE DROPPED on one side."
    (flag,) = [flag for flag in scan(text, on=ON) if flag.id == "rf_face"]
    assert text[slice(*flag.span)] == "FACE DROPPED"


def test_nothing_ever_says_that_all_is_well() -> None:
    never = ("you are fine", "no need", "all is well", "nothing to worry", "just fatigue", "safe")
    for flag in red_flags().values():
        assert not any(words in flag.say.lower() for words in never), flag.id


@given(st.text(alphabet=string.printable + "’“”…—é🙂İ", max_size=300))
def test_any_text_at_all_is_heard_without_trouble(text: str) -> None:
    for flag in scan(text, on=ON):
        assert 0 <= flag.span[0] < flag.span[1] <= len(text)


@given(
    st.lists(
        st.sampled_from(["Foot fine.", "No pain today.", "Walked to the shop.", "\n", "> ok"]),
        max_size=12,
    ),
    st.integers(0, 11),
)
def test_harmless_sentences_around_never_hide_a_danger(around: list[str], at: int) -> None:
    told = [*around[:at], "\nMy face has dropped on one side.\n", *around[at:]]
    assert "rf_face" in {flag.id for flag in scan("\n".join(told), on=ON)}


@pytest.mark.parametrize(
    "day",
    [
        "monday",
        "tusday",
        "wensday",
        "wednsday",
        "wednesdy",
        "thursdy",
        "thurday",
        "saterday",
        "satday",
    ],
)
def test_a_misspelt_day_does_not_stop_the_listening(day: str) -> None:
    assert "rf_face" in heard(f"My face has dropped on one side, it began on {day}.")


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("rf_face", "I woke this morning early as I do and the left side of my face\nhas dropped."),
        ("rf_dvt", "We were at the sea until Sunday, and since we came home my calf is\nswollen."),
        ("rf_meds", "I am told not to worry but since the doctor has doubled my\nmeds I'm wobbly."),
    ],
)  # fmt: skip
def test_a_line_that_ends_inside_a_sentence_hides_no_danger(flag: str, words: str) -> None:
    (found,) = [one for one in scan(words, on=ON) if one.id == flag]
    assert "\n" in words[slice(*found.span)]
