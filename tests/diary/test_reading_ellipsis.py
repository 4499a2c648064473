"""What leans on a thing named before, without naming it again."""

from datetime import date

import pytest

from surefoot.diary.reading import read

ON = date(2026, 5, 13)  # a Wednesday

LEANING = [
    ("She set me calf raises but I haven't started them.", ("ex_heel", "absent")),
    ("The tablets make me woozy so I've stopped taking them.", ("medicine", "absent")),
    ("I was given a stick in March. I lost it on the ferry.", ("aid_stick", "absent")),
    ("I have an insole for each shoe. I only wear them outdoors.", ("aid_wedge", "present")),
    ("My foot drags on the flat. None since Sunday though.", ("toe_drag", "absent")),
    ("It used to slap so loudly that the dog ran off. Not now.", ("flat_contact", "absent")),
    ("All winter I was low. I am not now.", ("mood_low", "absent")),
]


@pytest.mark.parametrize(("words", "wanted"), LEANING)
def test_what_leans_on_a_thing_named_before_speaks_of_it(
    words: str, wanted: tuple[str, str]
) -> None:
    found = [(m.concept, m.assertion) for m in read(words, on=ON)]
    assert wanted in found[1:]


def test_the_other_leg_of_a_test_is_read_beside_the_first() -> None:
    held = [
        (m.leg, m.seconds)
        for m in read("One-leg stand: left 9 secs, right 31 secs.", on=ON)
        if m.concept == "stand_one"
    ]
    assert held == [("left", 9.0), ("right", 31.0)]


def test_the_earlier_result_is_past_and_the_new_one_is_not() -> None:
    told = read("One-leg stand today 14 secs, up from 8 in January.", on=ON)
    said = {(m.first.month if m.first else None, m.assertion) for m in told}
    assert said == {(5, "present"), (1, "past")}


def test_a_pronoun_with_nothing_named_before_says_nothing() -> None:
    assert read("I haven't started them. None since Sunday. Mine goes on for matches.", on=ON) == ()
