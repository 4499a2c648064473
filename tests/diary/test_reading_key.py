"""The sentences that must never be read the wrong way round: gone, back, and how long."""

from datetime import date

import pytest

from surefoot.diary.proposing import proposals
from surefoot.diary.reading import read

ON = date(2026, 5, 3)

GONE = (
    "My foot drop has been gone for 3 weeks now, longest so far.",
    "Foot drop has been gone since Christmas.",
    "Foot drop gone for 3 weeks.",
    "The foot drop is gone.",
    "5 days now, no sign of it.",
    "Five days and no sign of it.",
    "My foot drop disappeared overnight.",
    "my footdrop vanished 3 weeks ago",
    "No foot drop for 21 days.",
    "no drag today, tired tho",
    "I have been free of foot drop since Easter.",
    "2 weeks without the foot rolling",
    "It has not come back.",
    "Still no foot drop.",
    "foot drop hasnt been back since Tuesday",
    "It's been three weeks since my foot dropped.",
    "It's been three weeks since my foot last dropped!!",
    "Three weeks since it last dropped.",
    "First time my foot hasn't dropped in a whole month.",
    "10 days since my toes last caught.",
)
BACK = (
    "Foot drop is back.",
    "It crept back on Friday.",
    "The foot drop came back yesterday.",
    "My toes dragged all evening.",
    "The foot rolled out twice today.",
    "it has come back again",
)


@pytest.mark.parametrize("words", GONE)
def test_gone_is_read_as_not_there(words: str) -> None:
    signs = [m for m in read(words, on=ON) if m.kind == "sign"]
    assert signs, words
    assert {m.assertion for m in signs} == {"absent"}, [(m.concept, m.assertion) for m in signs]


@pytest.mark.parametrize("words", BACK)
def test_back_is_read_as_there(words: str) -> None:
    signs = [m for m in read(words, on=ON) if m.kind == "sign"]
    assert signs, words
    assert "absent" not in {m.assertion for m in signs}
    assert "present" in {m.assertion for m in signs}


def test_what_came_back_before_is_past() -> None:
    (mention,) = read("Before that it came back every time.", on=ON)
    assert mention.assertion == "past"


def test_weeks_since_it_last_dropped_are_a_clear_time_of_that_length() -> None:
    (mention,) = read("It's been three weeks since my foot last dropped.", on=ON)
    assert mention.run_days == 21
    (other,) = read("It's been three weeks since the foot drop came back.", on=ON)
    assert other.assertion == "present"


def test_only_when_tired_is_heard_behind_a_but() -> None:
    signs = read("It dropped this morning but only when I was tired.", on=ON)
    assert signs[0].grade == "only_when_tired"


def test_a_heel_that_lifts_in_a_squat_is_no_exercise_done() -> None:
    said = {m.concept: m.assertion for m in read("Heel lifts when I squat.", on=ON)}
    assert said == {"heel_lift": "present", "ex_squat": "if"}


def test_a_new_exercise_is_known_by_what_it_is_for() -> None:
    (mention,) = read("A week ago I began an exercise for the outer edge of the foot.", on=ON)
    assert (mention.concept, mention.assertion) == ("ex_eversion", "present")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("My foot drop vanished overnight 3 weeks ago and hasn't come back", 21),
        ("No foot drop since Thursday.", 3),
    ],
)
def test_gone_since_a_day_is_offered_as_a_clear_time(words: str, days: int) -> None:
    offered = [p for p in proposals(read(words, on=ON), on=ON) if p.kind == "past_spell"]
    assert [p.fields["shortest_days"] for p in offered] == [days]


def test_what_was_seen_once_a_day_is_seen_that_day() -> None:
    words = "Foot caught the rug twice but no drag."
    (offered,) = proposals(read(words, on=ON), on=ON)
    assert offered.fields["signs"] == {"toe_drag": "seen"}


def test_it_came_back_needs_no_it() -> None:
    words = "Foot stopped dropping 21 days ago, came back yesterday for an hour."
    said = [(m.assertion, m.last) for m in read(words, on=ON)]
    assert said[-1] == ("present", date(2026, 5, 2))
    assert not [m for m in read("I went out, came back tired.", on=ON) if m.kind == "sign"]
