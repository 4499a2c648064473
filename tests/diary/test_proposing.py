"""What is offered to be kept of a story: what began, what stopped, spells as they were told."""

# ruff: noqa: E501  (a story stays on its line)

from datetime import date

import pytest

from surefoot.diary.proposal import Proposal
from surefoot.diary.proposing import proposals
from surefoot.diary.reading import read

#: A Monday.
ON = date(2026, 11, 30)


def proposed(text: str, kind: str) -> list[Proposal]:
    return [p for p in proposals(read(text, on=ON), on=ON) if p.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "what", "day"),
    [
        ("I started the side lifts on 2 November.", "exercise", "ex_eversion", date(2026, 11, 2)),
        (
            "Took up the towel scrunches again last Monday.",
            "exercise",
            "ex_towel",
            date(2026, 11, 23),
        ),
        ("My husband put a wedge in my shoe last Tuesday.", "aid", "aid_wedge", date(2026, 11, 24)),
        ("I've been wearing toe socks since 15 October.", "aid", "aid_sock", date(2026, 10, 15)),
        ("The new insoles arrived on Friday.", "aid", "aid_wedge", date(2026, 11, 27)),
    ],
)
def test_what_began_goes_on(text: str, kind: str, what: str, day: date) -> None:
    (made,) = proposed(text, kind)
    assert (made.fields["what"], made.day, made.fields.get("goes_on")) == (what, day, True)


@pytest.mark.parametrize(
    "text",
    [
        "Did the side lifts yesterday.",
        "I did ten heel raises on Saturday.",
        "Wore the splint to church on Sunday.",
    ],
)
def test_a_single_session_does_not_go_on(text: str) -> None:
    (made,) = proposed(text, "exercise") + proposed(text, "aid")
    assert not made.fields.get("goes_on")


def test_a_beginning_told_by_its_month_asks_for_the_day() -> None:
    (made,) = proposed("I got toe separators in October and wear them every night.", "aid")
    assert made.fields["goes_on"]
    assert "31 October" in made.ask


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        ("Stopped the splint three weeks ago.", "aid_afo", date(2026, 11, 9)),
        ("I gave up the stick on 20 November.", "aid_stick", date(2026, 11, 20)),
        (
            "I stopped the heel raises two weeks ago because of my calf.",
            "ex_heel",
            date(2026, 11, 16),
        ),
    ],
)
def test_what_was_stopped_says_when(text: str, what: str, day: date) -> None:
    (made,) = proposed(text, "exercise") + proposed(text, "aid")
    assert (made.fields["what"], made.day, made.fields.get("stops")) == (what, day, True)


@pytest.mark.parametrize(
    ("text", "spells"),
    [
        # shortest, longest, last day, ended, count
        (
            "My foot has stopped dropping. It always came back before, after a few days at most. This time it's been two weeks.",
            [(1, 3, None, True, None), (14, 14, ON, False, 1)],
        ),
        ("The drop came back on Thursday after 12 clear days.", [(12, 12, date(2026, 11, 25), True, 1)]),
        ("Foot drop returned this morning after 20 days.", [(20, 20, date(2026, 11, 29), True, 1)]),
        ("It vanished overnight on the 12th and hasn't come back.", [(18, 18, ON, False, 1)]),
        (
            "Foot drop gone since the 14th. It went twice before, for 5 days each time, then crept back.",
            [(16, 16, ON, False, 1), (5, 5, None, True, 2)],
        ),
        (
            "The foot drop has been gone for 30 days. The time before it lasted 12 days.",
            [(30, 30, ON, False, 1), (12, 12, None, True, 1)],
        ),
    ],
)  # fmt: skip
def test_a_clear_spell_is_kept_as_it_was_told(text: str, spells: list[tuple[object, ...]]) -> None:
    made = [
        (
            p.fields["shortest_days"],
            p.fields["longest_days"],
            date.fromisoformat(p.fields["last_day"]) if p.fields["last_day"] else None,
            p.fields["ended"],
            p.fields["count"],
        )
        for p in proposed(text, "past_spell")
    ]
    assert sorted(made, key=str) == sorted(spells, key=str)


def test_a_spell_that_ended_is_never_offered_as_clear_today() -> None:
    made = proposed("The drop came back on Thursday after 12 clear days.", "check_in")
    assert [(p.day, p.fields["signs"]) for p in made] == [
        (date(2026, 11, 25), {"toe_drag": "not_seen"}),
        (date(2026, 11, 26), {"toe_drag": "seen"}),
    ]


def test_used_to_but_not_now_is_not_there_now() -> None:
    (made,) = proposed("My foot used to roll outward, not now.", "check_in")
    assert made.fields["signs"] == {"foot_roll": "not_seen"}


@pytest.mark.parametrize(
    ("text", "day", "signs", "when", "tiredness"),
    [
        ("No drag today, tired tho.", 30, {"toe_drag": "not_seen"}, [], 2),
        (
            "Yesterday I was exhausted and my foot dropped on the way home.",
            29, {"toe_drag": "seen"}, ["after_walking"], 3,
        ),
        ("On Thursday the foot dropped in the evening.", 26, {"toe_drag": "seen"}, ["end_of_day"], None),
        ("26/11 drop pm only", 26, {"toe_drag": "seen"}, ["end_of_day"], None),
        ("My toes curled first thing this morning.", 30, {"toe_curl": "seen"}, ["fresh"], None),
        ("The foot dropped this morning and in the evening.", 30, {"toe_drag": "seen"}, [], None),
        ("I was not tired yesterday.", 29, {}, [], 0),
        ("I was a bit tired yesterday.", 29, {}, [], 1),
    ],
)  # fmt: skip
def test_a_day_is_noted_with_its_hour_and_how_tired_she_was(
    text: str, day: int, signs: dict[str, str], when: list[str], tiredness: int | None
) -> None:
    (made,) = proposed(text, "check_in")
    assert (made.day, made.fields["signs"]) == (date(2026, 11, day), signs)
    assert (made.fields["when"], made.fields["tiredness_0_3"]) == (when, tiredness)


def test_being_tired_some_day_or_other_is_no_check_in() -> None:
    assert proposed("I am tired of being brave. My sister is exhausted.", "check_in") == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Twelve slow heel raises today.", 12),
        ("Did 3 x 10 heel raises.", 30),
        ("2 sets of 8 heel raises.", 16),
        ("Heel raises x12.", 12),
        ("Heel raises (20).", 20),
        ("Squats: 3 sets of 5.", 15),
        ("Heel raises at 10.", None),
        ("In week 3 heel raises.", None),
        ("Did my heel raises on 3 days.", None),
    ],
)
def test_how_often_an_exercise_was_done_is_kept(text: str, times: int | None) -> None:
    (made,) = proposed(text, "exercise")
    assert made.fields["times"] == times


def test_several_days_told_at_once_are_each_a_day() -> None:
    made = proposed("Clear Mon to Thu, drop Fri.", "check_in")
    assert [(p.day.day, p.until and p.until.day, p.fields["signs"]) for p in made] == [
        (23, 26, {"toe_drag": "not_seen"}),
        (27, None, {"toe_drag": "seen"}),
    ]


def test_a_record_in_a_month_is_a_spell_and_no_day() -> None:
    text = "My longest run without foot drop was nine days in September."
    assert proposed(text, "check_in") == []
    (spell,) = proposed(text, "past_spell")
    assert (spell.fields["shortest_days"], spell.fields["longest_days"]) == (9, 9)
    assert (spell.fields["ended"], spell.fields["first_day"]) == (True, None)


def test_both_legs_told_in_one_breath_are_two_tests() -> None:
    made = proposed("Stood 45 seconds on my right leg and 12 on my left.", "test")
    assert [(p.fields["value"], p.fields["leg"]) for p in made] == [(45.0, "right"), (12.0, "left")]


def test_a_six_minute_walk_keeps_its_metres() -> None:
    (made,) = proposed("Six minute walk on Thursday was 310 metres.", "test")
    assert (made.fields["test"], made.fields["value"], made.fields["unit"]) == (
        "walk_6min",
        310.0,
        "m",
    )
