"""The sentences that must never be read the wrong way round: gone, back, and how long."""

from datetime import date

import pytest

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
