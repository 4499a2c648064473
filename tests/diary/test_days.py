"""Day states: derived, never merged, and never better than what was told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary.checkin import CheckIn
from surefoot.diary.day import DAY_STATES, Day, checked_days, clear_days, days
from surefoot.terms.signs import FOOT_SIGNS

FIRST = date(2026, 5, 4)
ONE = timedelta(days=1)


def told(day: date = FIRST, hour: int = 18, **said: object) -> CheckIn:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return CheckIn(day=day, told_at=at, **said)


def only_day(*check_ins: CheckIn) -> Day:
    (day,) = days(check_ins, until=FIRST)
    return day


ALL_CLEAR = dict.fromkeys(FOOT_SIGNS, "not_seen")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"signs": ALL_CLEAR}, "clear"),
        ({"signs": {"toe_drag": "not_seen"}}, "clear"),
        ({"signs": {"toe_drag": "seen"}}, "foot_drop"),
        ({"signs": {**ALL_CLEAR, "toe_curl": "seen"}}, "foot_drop"),
        ({"signs": {**ALL_CLEAR, "own:shoe squeaks": "seen"}}, "foot_drop"),
        ({"signs": {"toe_drag": "seen"}, "when": ("tired",)}, "only_when_tired"),
        ({"signs": {"toe_drag": "seen"}, "when": ("tired", "end_of_day")}, "only_when_tired"),
        ({"signs": {"toe_drag": "seen"}, "when": ("tired", "fresh")}, "foot_drop"),
        ({"signs": {"toe_drag": "seen"}, "when": ("after_walking",)}, "foot_drop"),
        # a wobble and a lifting heel are shown but decide nothing
        ({"signs": {**ALL_CLEAR, "balance_poor": "seen", "heel_lift": "seen"}}, "clear"),
        ({"signs": {"balance_poor": "seen"}}, "not_checked"),
        # toes alone, not seen, do not make a clear day: nobody looked at the walking
        ({"signs": {"toe_curl": "not_seen"}}, "not_checked"),
        ({"signs": {"toe_drag": "not_checked"}}, "not_checked"),
        ({}, "not_checked"),
        ({"words": "a lovely day", "tiredness_0_3": 0}, "not_checked"),
        ({"compared": "easier"}, "not_checked"),
        ({"compared": "same"}, "not_checked"),
        # tired without a sign is not foot drop
        ({"signs": ALL_CLEAR, "when": ("tired",), "tiredness_0_3": 3}, "clear"),
    ],
)
def test_the_rules(said: dict[str, object], state: str) -> None:
    assert only_day(told(**said)).state == state


def test_seen_once_is_seen_that_day() -> None:
    day = only_day(
        told(hour=9, signs=ALL_CLEAR), told(hour=20, signs={"toe_drag": "seen"}, when=("tired",))
    )
    assert day.state == "only_when_tired"
    assert day.signs["toe_drag"] == "seen"


def test_tired_in_one_telling_does_not_excuse_another() -> None:
    day = only_day(
        told(hour=9, signs={"toe_drag": "seen"}),
        told(hour=20, signs={"toe_drag": "seen"}, when=("tired",)),
    )
    assert day.state == "foot_drop"


def test_the_day_gathers_what_its_tellings_say() -> None:
    day = only_day(
        CheckIn(
            day=FIRST, told_at=datetime(2026, 5, 4, 20, tzinfo=UTC), signs={"foot_roll": "seen"},
            when=("tired",), rest_helped="yes", tiredness_0_3=3, hour=19.0,
            ratings={"foot_roll": 1},
        ),
        CheckIn(
            day=FIRST, told_at=datetime(2026, 5, 4, 9, tzinfo=UTC), signs={"toe_drag": "not_seen"},
            tiredness_0_3=1, hour=8.5, off_day=True, late=True, ratings={"foot_roll": 2},
        ),
    )  # fmt: skip
    assert day == Day(
        FIRST, "only_when_tired", {"toe_drag": "not_seen", "foot_roll": "seen"}, ("tired",),
        tiredness_0_3=3, off_day=True, rest_helped="yes", hour=19.0, late=False,
        ratings={"foot_roll": 2},
    )  # fmt: skip


def test_the_same_as_yesterday_is_as_yesterday() -> None:
    found = days(
        [
            told(signs={"toe_drag": "seen"}, when=("tired",)),
            told(FIRST + ONE, compared="same"),
            told(FIRST + 2 * ONE, compared="same"),
        ],
        until=FIRST + 2 * ONE,
    )
    assert [day.state for day in found] == ["only_when_tired"] * 3
    assert [day.as_before for day in found] == [False, True, True]


def test_the_same_as_a_day_nobody_checked_says_nothing() -> None:
    found = days(
        [told(signs=ALL_CLEAR), told(FIRST + 2 * ONE, compared="same")], until=FIRST + 2 * ONE
    )
    assert [day.state for day in found] == ["clear", "not_checked", "not_checked"]


def test_the_same_with_signs_ticked_is_what_was_ticked() -> None:
    found = days(
        [told(signs=ALL_CLEAR), told(FIRST + ONE, compared="same", signs={"toe_drag": "seen"})],
        until=FIRST + ONE,
    )
    assert found[1].state == "foot_drop"


def test_a_window_looks_back_past_its_edge() -> None:
    tellings = [told(signs=ALL_CLEAR), told(FIRST + ONE, compared="same")]
    (day,) = days(tellings, since=FIRST + ONE, until=FIRST + ONE)
    assert day.state == "clear"


def test_nothing_told_gives_no_days_and_a_window_gives_blank_ones() -> None:
    assert days([], until=FIRST) == ()
    assert [day.state for day in days([], since=FIRST, until=FIRST + ONE)] == ["not_checked"] * 2
    assert days([told(FIRST + ONE)], until=FIRST) == ()


def test_a_leap_day_is_a_day() -> None:
    leap = date(2028, 2, 29)
    found = days([told(leap - ONE, signs=ALL_CLEAR), told(leap, compared="same")], until=leap + ONE)
    assert [day.day for day in found] == [leap - ONE, leap, date(2028, 3, 1)]
    assert found[1].state == "clear"


seen = st.sampled_from(["seen", "not_seen", "not_checked"])
some_check_ins = st.lists(
    st.builds(
        lambda back, hour, **said: told(FIRST + back * ONE, hour, **said),
        st.integers(0, 20),
        st.integers(0, 23),
        compared=st.sampled_from([None, "easier", "same", "harder", "not_sure"]),
        signs=st.dictionaries(st.sampled_from([*FOOT_SIGNS, "own:click"]), seen, max_size=4),
        when=st.lists(
            st.sampled_from(["fresh", "after_walking", "tired", "end_of_day"]), unique=True
        ),
    ),
    max_size=25,
)
UNTIL = FIRST + 20 * ONE


@given(some_check_ins)
def test_clear_days_never_outnumber_checked_days(check_ins: list[CheckIn]) -> None:
    found = days(check_ins, until=UNTIL)
    told_days = {one.day for one in check_ins}
    assert clear_days(found) <= checked_days(found) <= len(told_days)
    assert all(day.state in DAY_STATES for day in found)
    assert all(day.state == "not_checked" for day in found if day.day not in told_days)


@given(some_check_ins)
def test_there_is_one_day_for_each_calendar_day(check_ins: list[CheckIn]) -> None:
    found = days(check_ins, since=FIRST, until=UNTIL)
    assert [day.day for day in found] == [FIRST + i * ONE for i in range(21)]


@given(some_check_ins, st.randoms(use_true_random=False))
def test_the_order_of_telling_does_not_matter(check_ins: list[CheckIn], chance: object) -> None:
    unique = list({one.told_at: one for one in check_ins}.values())
    shuffled = unique.copy()
    chance.shuffle(shuffled)
    assert days(shuffled, until=UNTIL) == days(unique, until=UNTIL)


@given(some_check_ins, st.integers(0, 20), st.sampled_from(["toe_drag", "foot_roll", "own:click"]))
def test_seeing_a_sign_never_makes_a_day_better(
    check_ins: list[CheckIn], back: int, sign: str
) -> None:
    day = FIRST + back * ONE
    more = [*check_ins, told(day, 12, signs={sign: "seen"})]
    found = {one.day: one.state for one in days(more, until=UNTIL)}
    assert found[day] == "foot_drop"


@given(some_check_ins)
def test_only_when_tired_is_never_clear_and_never_foot_drop(check_ins: list[CheckIn]) -> None:
    for day in days(check_ins, until=UNTIL):
        if day.state == "only_when_tired":
            assert set(day.when) & {"tired", "end_of_day"}
            assert "seen" in day.signs.values()
        if day.state == "clear":
            assert all(
                state != "seen" or sign in ("balance_poor", "heel_lift")
                for sign, state in day.signs.items()
            )
