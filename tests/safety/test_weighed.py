"""Words weighed together: dangers told in no listed phrase, and ordinary days left in peace."""

import string

import pytest
from benchmarks.learn_danger import TOLD, fingerprint, told
from hypothesis import given
from hypothesis import strategies as st

from surefoot.safety.flags import red_flags
from surefoot.safety.scan import scan
from surefoot.safety.weighed import table, weigh


def heard(text: str) -> set[str]:
    return {flag.id for flag in scan(text)}


def test_the_weights_are_those_of_the_sentences() -> None:
    assert table()["learned_from"] == fingerprint()
    assert set(table()["flags"]) == set(red_flags())


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("rf_face", "Had to prop my cheek up with my hand to drink the soup just now."),
        ("rf_face", "Half my mouth won't join in when I try to whistle this morning."),
        ("rf_arm", "The kettle slid out of my hand and I cannot make the fingers close."),
        ("rf_harm", "Nothing left to stay for, I have the tablets counted out."),
        ("rf_head_injury", "He came off the ladder head first and has been sick twice."),
    ],
)
def test_what_no_phrase_lists_is_heard(flag: str, text: str) -> None:
    assert flag in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "No trouble drinking my soup, both cheeks work.",
        "The kettle is new and pours well.",
        "This morning she had physio and is well, but she can't walk very far.",
        "My calf raises are going well.",
        "What if I had to prop my cheek up one day?",
        "Nine years ago half my mouth would not join in when I tried to whistle.",
    ],
)
def test_what_is_denied_asked_or_long_ago_is_left_in_peace(text: str) -> None:
    assert heard(text) == set()


def test_most_that_its_own_sentences_tell_is_heard_and_little_else() -> None:
    lines = [line for file in TOLD.glob("*.txt") for line in told(file)]
    fires = [label in heard(words) for label, words in lines if label.startswith("rf_")]
    none = [bool(heard(words)) for label, words in lines if label == "none"]
    assert sum(fires) >= 0.85 * len(fires)
    assert sum(none) <= 0.05 * len(none)


@given(st.text(string.ascii_lowercase + " '", max_size=80))
def test_any_words_are_weighed(words: str) -> None:
    for one in weigh(words):
        assert 0.0 < one.chance <= 1.0
        assert all(words[start:end].strip() for start, end in one.places)


def test_words_it_never_met_say_nothing() -> None:
    assert weigh("qwxz plomb vrrt") == []
    assert weigh("") == []
