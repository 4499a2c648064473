"""How far a no, a used-to and a hope reach: what a person did is not taken from her by them."""

from datetime import date

import pytest

from surefoot.diary.reading import read

ON = date(2026, 11, 30)


def told(text: str) -> dict[str, str]:
    """Give each concept with what is said of it."""
    return {mention.concept: mention.assertion for mention in read(text, on=ON)}


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("No drag with the brace.", {"toe_drag": "absent", "aid_afo": "present"}),
        ("No pain in the new shoes.", {"pain": "absent", "shoes": "present"}),
        ("Never had a cramp after the stretches.", {"cramp": "absent", "ex_stretch": "present"}),
        ("Not a twitch all through Pilates.", {"twitch": "absent", "class": "present"}),
        ("No fall since the new splint.", {"fall": "absent", "aid_afo": "present"}),
        ("I did not use the stick on the walk.", {"aid_stick": "absent", "walk": "present"}),
        ("No foot drop without the AFO.", {"foot_drop": "absent", "aid_afo": "absent"}),
        ("The wedge has stopped my foot rolling.", {"aid_wedge": "present", "foot_roll": "absent"}),
        (
            "Took the wedge out and the foot rolled again.",
            {"aid_wedge": "absent", "foot_roll": "present"},
        ),
        (
            "Her foot drop got better with an FES.",
            {"foot_drop": "someone_else", "aid_fes": "someone_else"},
        ),
    ],
)
def test_a_no_stops_at_what_is_lacking(text: str, so: dict[str, str]) -> None:
    assert told(text) == so


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("I did not wear the brace.", {"aid_afo": "absent"}),
        ("No stick and no brace.", {"aid_stick": "absent", "aid_afo": "absent"}),
        ("I don't walk with a stick.", {"aid_stick": "absent"}),
        ("The wedge has stopped being used.", {"aid_wedge": "absent"}),
        ("No drop, no drag, no brace.", {"foot_drop": "absent", "aid_afo": "absent"}),
    ],
)
def test_a_no_still_reaches_what_it_is_said_of(text: str, so: dict[str, str]) -> None:
    assert so.items() <= told(text).items()


def test_used_to_ends_where_now_begins() -> None:
    last = read("I used to have foot drop every day, now it is gone.", on=ON)[-1]
    assert (last.concept, last.assertion) == ("foot_drop", "absent")


@pytest.mark.parametrize(
    ("text", "concept", "so"),
    [
        ("The foot drop was bad in May. It went away in June.", "foot_drop", "absent"),
        ("It still drops after half an hour.", "foot_drop", "present"),
        ("Since July the foot has not fallen once.", "foot_drop", "absent"),
        ("Not a good day.", "off_day", "present"),
    ],
)
def test_a_foot_that_falls_or_a_drop_that_goes_away_is_no_fall_and_no_holiday(
    text: str, concept: str, so: str
) -> None:
    found = read(text, on=ON)
    assert (found[-1].concept, found[-1].assertion) == (concept, so)
    assert not {"fall", "holiday", "good_day"} & {mention.concept for mention in found}


@pytest.mark.parametrize(
    ("text", "concept", "so"),
    [
        ("No drop the entire time.", "foot_drop", "absent"),
        ("Drop free all week.", "foot_drop", "absent"),
        ("No catching the whole way.", "toe_drag", "absent"),
        ("No tipping the whole way.", "foot_roll", "absent"),
        ("No curl the entire day.", "toe_curl", "absent"),
        ("No gripping the entire time.", "toe_curl", "absent"),
        ("No swinging the whole way home.", "circumduction", "absent"),
        ("No hitching the entire way up.", "hip_hike", "absent"),
        ("No running the entire week.", "run", "absent"),
        ("Without aids the whole way.", "aid_stick", "absent"),
        ("Bug free the whole winter.", "illness", "absent"),
        ("No heel strike the entire way.", "flat_contact", "present"),
        ("No lift in the foot.", "weak_lift", "present"),
        ("No energy the entire day.", "fatigue", "present"),
        ("No feeling in the sole.", "numb", "present"),
    ],
)
def test_a_no_inside_a_phrase_is_a_no_unless_the_lack_is_the_sign(
    text: str, concept: str, so: str
) -> None:
    assert told(text)[concept] == so
