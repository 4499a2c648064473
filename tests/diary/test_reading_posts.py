"""How people write in forums and blogs: turns that made-up stories seldom hold."""

from datetime import date

import pytest

from surefoot.diary.reading import read
from surefoot.safety.scan import scan

ON = date(2026, 12, 1)


def told(text: str) -> dict[str, str]:
    """Give each concept with what is said of it."""
    return {mention.concept: mention.assertion for mention in read(text, on=ON)}


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("I spent two minutes standing on my bad leg.", {"stand_one": "present"}),
        ("I am completely spent.", {"fatigue": "present"}),
        ("I wanted to see where it would lead.", {}),
        ("I never once had to put my other foot down.", {}),
        ("Pull back a little when it gets too much.", {}),
        ("Slow and steady progress is all I ask.", {}),
        ("I wear soft sole slippers at home.", {}),
        ("They sent me to the pain clinic.", {}),
        ("My physical medicine doctor was kind.", {}),
        ("The rehab doctor was kind.", {}),
        ("It was hard to put it flat on the ground.", {}),
        ("I was a keen walker.", {}),
        ("The physio was impressed.", {}),
        ("They taught me how to get up from a fall.", {}),
        ("For two years now I have fought a battle with my body.", {}),
        ("Keep the stroke heel where it is.", {}),
        ("That felt like a marathon.", {}),
        ("After that I was free to put it back on.", {}),
        ("My therapist recommended them.", {}),
    ],
)
def test_words_that_only_look_like_a_sign_are_none(text: str, so: dict[str, str]) -> None:
    assert told(text) == so


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("The twitching seems to have stopped.", {"twitch": "absent"}),
        ("My left foot stopped working.", {"foot_drop": "present"}),
        ("The foot is working well.", {"foot_drop": "absent"}),
        ("Foot drop is when the front of your foot hangs.", {"foot_drop": "someone_else"}),
        ("I read a comment about foot drop.", {"foot_drop": "someone_else"}),
        ("Nothing has annoyed me more than the cramp.", {"cramp": "present"}),
        ("I do not want to catch my toe on the rug.", {"toe_drag": "if"}),
        ("I have worn a brace since after the stroke.", {"aid_afo": "present", "stroke": "past"}),
        ("Bye-bye brace.", {"aid_afo": "absent"}),
        ("Not a good place for curled toes.", {"toe_curl": "present"}),
        ("Are all my toes lying flat?", {"toe_curl": "unsure"}),
        (
            "When I started going to the gym I had a cramp.",
            {"class": "present", "cramp": "present"},
        ),
        ("My balance is horrible.", {"balance_poor": "present"}),
        ("It is killing my back.", {"pain": "present"}),
        ("The splint will stay at home from now on.", {"aid_afo": "absent"}),
        ("I have an orthotic that I could never get on with.", {"aid_afo": "absent"}),
        (
            "I now walk, not very smoothly with a stick.",
            {"walk": "present", "aid_stick": "present"},
        ),
        (
            "I went out without a stick and had a cramp.",
            {"aid_stick": "absent", "cramp": "present"},
        ),
        ("I was unable to use my hand, or to walk.", {"walk": "absent"}),
        ("I showed her the FES on my leg.", {"aid_fes": "present"}),
    ],
)
def test_what_is_so_is_told_from_what_is_not(text: str, so: dict[str, str]) -> None:
    assert told(text) == so


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("I am 3.5 years post stroke.", date(2023, 6, 1)),
        ("It has been 20mts since my stroke.", date(2025, 4, 1)),
        ("I had my stroke 2.5 years ago.", date(2024, 6, 1)),
        ("Today is the fourth anniversary of my stroke.", date(2022, 12, 1)),
        ("Yesterday was my 3rd stroke anniversary.", date(2023, 11, 30)),
        ("The first six months post stroke are the worst.", None),
        ("Yesterday I told a woman about my stroke.", None),
    ],
)
def test_the_day_of_the_stroke_is_no_other_day(text: str, first: date | None) -> None:
    (stroke,) = [one for one in read(text, on=ON) if one.concept == "stroke"]
    assert (stroke.assertion, stroke.first) == ("past", first)


def test_what_she_does_now_is_not_of_the_year_told_before() -> None:
    *_, stick = read("My stroke was in March 2021. I walk with a stick.", on=ON)
    assert (stick.concept, stick.assertion, stick.first) == ("aid_stick", "present", None)


def test_the_longest_spell_yet_is_the_one_now() -> None:
    text = "It has been 7 days, the longest I've ever gone before the foot drop sneaked back."
    now, *before = read(text, on=ON)
    assert (now.assertion, now.run_days, now.record) == ("absent", 7, True)
    assert {one.assertion for one in before} == {"past"}


def test_a_word_of_more_is_not_always_worse() -> None:
    (lost,) = read("After more tests at the clinic I lost my balance.", on=ON)
    assert lost.change is None
    (drag,) = read("My toe drags more and more.", on=ON)
    assert drag.change == "worse"


def test_leaving_is_no_side() -> None:
    (lift,) = read("When I left hospital I could not lift my foot.", on=ON)
    assert lift.leg is None


@pytest.mark.parametrize(
    "text",
    [
        "I was hoping it would not come back.",
        "I had this a few times in the past and it crept back after a few days.",
        "My stroke hit my left side. Immediately afterwards I was unable to use my arm.",
        "My weak leg is suddenly improving.",
        "Crossing my fingers it won't happen again.",
        "I focus with tunnel vision on the next step.",
    ],
)
def test_no_card_is_shown_for_what_is_over_or_better(text: str) -> None:
    assert scan(text, on=ON) == ()


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("I just want to walk out and not come back.", "rf_harm"),
        ("In the past few days the drop has crept back.", "rf_relapse_slow"),
        ("Immediately after breakfast I was unable to use my arm.", "rf_arm"),
        ("My leg is suddenly weak.", "rf_leg_sudden"),
    ],
)
def test_the_card_still_comes_for_what_is_now(text: str, flag: str) -> None:
    assert flag in {one.id for one in scan(text, on=ON)}
