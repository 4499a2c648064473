"""The grammar of told time: every way a diary names a day, resolved on one Wednesday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.terms.dates import dates
from surefoot.terms.told import TimeSpan

ON = date(2026, 3, 11)  # a Wednesday


def told(words: str, on: date = ON) -> list[TimeSpan]:
    return [span for span in dates(words, on) if span.kind != "future"]


#: Words, first day, last day; None where nobody can name a day.
TOLD: list[tuple[str, str | None, str | None]] = [
    ("last Tuesday", "2026-03-10", "2026-03-10"),
    ("over the Easter weekend", "2025-04-18", "2025-04-21"),
    ("on Old Year's Night", "2025-12-31", "2025-12-31"),
    ("this whole week", "2026-03-09", "2026-03-11"),
    ("on the last day of February", "2026-02-28", "2026-02-28"),
    ("in January of 21", "2021-01-01", "2021-01-31"),
    ("on the 22nd outside the bank", "2026-02-22", "2026-02-22"),
    ("Tuesday gone", "2026-03-10", "2026-03-10"),
    ("a week last Tuesday", "2026-03-03", "2026-03-03"),
    ("a week ago last Tuesday", "2026-03-03", "2026-03-03"),
    ("Tuesday last", "2026-03-10", "2026-03-10"),
    ("Tuesday last week", "2026-03-03", "2026-03-03"),
    ("last week on Tuesday", "2026-03-03", "2026-03-03"),
    ("on Tuesday of last week", "2026-03-03", "2026-03-03"),
    ("Friday before last", "2026-02-27", "2026-02-27"),
    ("the Friday before last", "2026-02-27", "2026-02-27"),
    ("a fortnight last Friday", "2026-02-20", "2026-02-20"),
    ("this past Saturday", "2026-03-07", "2026-03-07"),
    ("on the 3rd", "2026-03-03", "2026-03-03"),
    ("on the 14th", "2026-02-14", "2026-02-14"),
    ("on the 14th of February", "2026-02-14", "2026-02-14"),
    ("on Feb 14", "2026-02-14", "2026-02-14"),
    ("on 14.2.26", "2026-02-14", "2026-02-14"),
    ("on 14-02-2026", "2026-02-14", "2026-02-14"),
    ("on Friday 6th", "2026-03-06", "2026-03-06"),
    ("on Friday the 6th", "2026-03-06", "2026-03-06"),
    ("in February", "2026-02-01", "2026-02-28"),
    ("in early February", "2026-02-01", "2026-02-10"),
    ("at the start of February", "2026-02-01", "2026-02-10"),
    ("at the beginning of the month", "2026-03-01", "2026-03-10"),
    ("at the end of last month", "2026-02-21", "2026-02-28"),
    ("towards the end of February", "2026-02-21", "2026-02-28"),
    ("mid Feb", "2026-02-11", "2026-02-20"),
    ("in the middle of February", "2026-02-11", "2026-02-20"),
    ("since Christmas", "2025-12-25", "2026-03-11"),
    ("since just after Christmas", "2025-12-25", "2026-03-11"),
    ("since New Year", "2026-01-01", "2026-03-11"),
    ("since the new year", "2026-01-01", "2026-03-11"),
    ("on Boxing Day", "2025-12-26", "2025-12-26"),
    ("on Pancake Day", "2026-02-17", "2026-02-17"),
    ("on Good Friday", "2025-04-18", "2025-04-18"),
    ("since Thanksgiving", "2025-11-27", "2026-03-11"),
    ("since Mothering Sunday", "2025-03-30", "2026-03-11"),
    ("for the past fortnight", "2026-02-25", "2026-03-11"),
    ("the past day or two", "2026-03-09", "2026-03-11"),
    ("these last few days", "2026-03-08", "2026-03-11"),
    ("these past few days", "2026-03-08", "2026-03-11"),
    ("for the last couple of weeks", "2026-02-25", "2026-03-11"),
    ("for a fortnight", "2026-02-25", "2026-03-11"),
    ("for three days now", "2026-03-08", "2026-03-11"),
    ("three days running", "2026-03-08", "2026-03-11"),
    ("three days in a row", "2026-03-08", "2026-03-11"),
    ("all week", "2026-03-09", "2026-03-11"),
    ("all this week", "2026-03-09", "2026-03-11"),
    ("all day", "2026-03-11", "2026-03-11"),
    ("all day yesterday", "2026-03-10", "2026-03-10"),
    ("all morning", "2026-03-11", "2026-03-11"),
    ("all last week", "2026-03-02", "2026-03-08"),
    ("the week before last", "2026-02-23", "2026-03-01"),
    ("the weekend before last", "2026-02-28", "2026-03-01"),
    ("two weekends ago", "2026-02-28", "2026-03-01"),
    ("the month before last", "2026-01-01", "2026-01-31"),
    ("the night before last", "2026-03-09", "2026-03-10"),
    ("yesterday morning", "2026-03-10", "2026-03-10"),
    ("yesterday teatime", "2026-03-10", "2026-03-10"),
    ("late last night", "2026-03-10", "2026-03-11"),
    ("last night", "2026-03-10", "2026-03-11"),
    ("last evening", "2026-03-10", "2026-03-11"),
    ("earlier today", "2026-03-11", "2026-03-11"),
    ("earlier this week", "2026-03-09", "2026-03-11"),
    ("this week", "2026-03-09", "2026-03-11"),
    ("this month", "2026-03-01", "2026-03-11"),
    ("so far this year", "2026-01-01", "2026-03-11"),
    ("just now", "2026-03-11", "2026-03-11"),
    ("a minute ago", "2026-03-11", "2026-03-11"),
    ("an hour ago", "2026-03-11", "2026-03-11"),
    ("two hours ago", "2026-03-11", "2026-03-11"),
    ("on Mon and Tue", "2026-03-09", "2026-03-10"),
    ("on Monday and Tuesday", "2026-03-09", "2026-03-10"),
    ("Sunday and Monday", "2026-03-08", "2026-03-09"),
    ("from Monday to Wednesday", "2026-03-09", "2026-03-11"),
    ("between Sunday and Tuesday", "2026-03-08", "2026-03-10"),
    ("Mon-Wed", "2026-03-09", "2026-03-11"),
    ("Saturday to Monday", "2026-03-07", "2026-03-09"),
    ("from Friday until Monday", "2026-03-06", "2026-03-09"),
    ("from 3 March to 5 March", "2026-03-03", "2026-03-05"),
    ("between 3 and 5 March", "2026-03-03", "2026-03-05"),
    ("3rd to 5th March", "2026-03-03", "2026-03-05"),
    ("March 3 to 5", "2026-03-03", "2026-03-05"),
    ("between January and February", "2026-01-01", "2026-02-28"),
    ("from January to February", "2026-01-01", "2026-02-28"),
    ("in January and February", "2026-01-01", "2026-02-28"),
    ("from last Friday", "2026-03-06", "2026-03-11"),
    ("since last Friday", "2026-03-06", "2026-03-11"),
    ("since Friday morning", "2026-03-06", "2026-03-11"),
    ("since the weekend", "2026-03-07", "2026-03-11"),
    ("since last weekend", "2026-03-07", "2026-03-11"),
    ("since last week", "2026-03-02", "2026-03-11"),
    ("since last month", "2026-02-01", "2026-03-11"),
    ("since January", "2026-01-01", "2026-03-11"),
    ("since the middle of January", "2026-01-15", "2026-03-11"),
    ("since the end of January", "2026-01-21", "2026-03-11"),
    ("since yesterday", "2026-03-10", "2026-03-11"),
    ("since the day before yesterday", "2026-03-09", "2026-03-11"),
    ("since this morning", "2026-03-11", "2026-03-11"),
    ("since the 3rd", "2026-03-03", "2026-03-11"),
    ("since 3 March", "2026-03-03", "2026-03-11"),
    ("since a week ago", "2026-03-04", "2026-03-11"),
    ("since about a week ago", "2026-03-04", "2026-03-11"),
    ("a week ago", "2026-03-04", "2026-03-04"),
    ("a week ago today", "2026-03-04", "2026-03-04"),
    ("a week ago yesterday", "2026-03-03", "2026-03-03"),
    ("a week yesterday", "2026-03-03", "2026-03-03"),
    ("a couple of weeks ago", "2026-02-25", "2026-02-25"),
    ("two and a half weeks ago", "2026-02-22", "2026-02-22"),
    ("two or three days ago", "2026-03-08", "2026-03-09"),
    ("2-3 days ago", "2026-03-08", "2026-03-09"),
    ("a day or two ago", "2026-03-09", "2026-03-10"),
    ("a few days ago", "2026-03-07", "2026-03-09"),
    ("a few weeks ago", "2026-02-11", "2026-02-25"),
    ("some weeks ago", None, None),
    ("ages ago", None, None),
    ("three nights ago", "2026-03-08", "2026-03-08"),
    ("for two nights", "2026-03-09", "2026-03-11"),
    ("the other night", "2026-03-04", "2026-03-09"),
    ("the other day", "2026-03-04", "2026-03-09"),
    ("half a year ago", "2025-09-11", "2025-09-11"),
    ("six months ago", "2025-09-11", "2025-09-11"),
    ("eighteen months ago", "2024-09-11", "2024-09-11"),
    ("in 2024", "2024-01-01", "2024-12-31"),
    ("back in 2024", "2024-01-01", "2024-12-31"),
    ("in the summer of 2024", "2024-06-01", "2024-08-31"),
    ("last summer", "2025-06-01", "2025-08-31"),
    ("in the autumn", "2025-09-01", "2025-11-30"),
    ("last year", "2025-01-01", "2025-12-31"),
    ("the year before last", "2024-01-01", "2024-12-31"),
    ("last June", "2025-06-01", "2025-06-30"),
    ("in June last year", "2025-06-01", "2025-06-30"),
    ("in June 2024", "2024-06-01", "2024-06-30"),
    ("this time last week", "2026-03-04", "2026-03-04"),
    ("this time yesterday", "2026-03-10", "2026-03-10"),
    ("first thing this morning", "2026-03-11", "2026-03-11"),
    ("this morning", "2026-03-11", "2026-03-11"),
    ("by this evening", "2026-03-11", "2026-03-11"),
    ("on my birthday", None, None),
    ("since my birthday", None, None),
    ("since the stroke", None, None),
    ("for ages", None, None),
    ("a while back", None, None),
    ("in the last 24 hours", "2026-03-10", "2026-03-11"),
    ("in the last 48 hours", "2026-03-09", "2026-03-11"),
    ("over the last ten days", "2026-03-01", "2026-03-11"),
    ("for over a week", "2026-03-04", "2026-03-11"),
    ("for more than a week", "2026-03-04", "2026-03-11"),
    ("for nearly a week", "2026-03-05", "2026-03-11"),
    ("for almost a fortnight", "2026-02-26", "2026-03-11"),
    ("for a good week", "2026-03-04", "2026-03-11"),
    ("for the best part of a week", "2026-03-05", "2026-03-11"),
    ("for a week or so", "2026-03-04", "2026-03-11"),
    ("for a week or two", "2026-02-25", "2026-03-11"),
    ("going on three weeks", "2026-02-18", "2026-03-11"),
    ("three weeks and counting", "2026-02-18", "2026-03-11"),
    ("three weeks today", "2026-02-18", "2026-03-11"),
    ("3wks", "2026-02-18", "2026-03-11"),
    ("for 10d", "2026-03-01", "2026-03-11"),
    ("for half a week", "2026-03-08", "2026-03-11"),
    ("at the weekend", "2026-03-07", "2026-03-08"),
    ("over the weekend", "2026-03-07", "2026-03-08"),
    ("on Saturday night", "2026-03-07", "2026-03-07"),
    ("Sat night", "2026-03-07", "2026-03-07"),
    ("on Sat", "2026-03-07", "2026-03-07"),
    ("on Weds", "2026-03-11", "2026-03-11"),
    ("on Thurs", "2026-03-05", "2026-03-05"),
    ("on Saturdays", None, None),
    ("every Tuesday", None, None),
    ("most Tuesdays", None, None),
    ("on Tuesdays and Thursdays", None, None),
    ("for the third day running", "2026-03-08", "2026-03-11"),
]


@pytest.mark.parametrize(("words", "first", "last"), TOLD)
def test_told_times_are_days(words: str, first: str | None, last: str | None) -> None:
    spans = [span for span in told(f"my toe dragged {words.lower()}.") if span.first]
    if first is None or last is None:
        assert spans == []
        return
    wide = [(span.first, span.last) for span in spans]
    assert (date.fromisoformat(first), date.fromisoformat(last)) in wide


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("i start tomorrow", "2026-03-12", "2026-03-12"),
        ("next week i see her", "2026-03-16", "2026-03-22"),
        ("next tuesday", "2026-03-17", "2026-03-17"),
        ("tuesday week", "2026-03-24", "2026-03-24"),
        ("a week on friday", "2026-03-20", "2026-03-20"),
        ("in two weeks' time", "2026-03-25", "2026-03-25"),
        ("next month", "2026-04-01", "2026-04-30"),
    ],
)
def test_what_lies_ahead_has_its_days_apart(words: str, first: str, last: str) -> None:
    (span,) = dates(words, ON)
    assert span.kind == "future"
    assert span.first is None
    assert span.ahead == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words",
    [
        "pain 6/10",
        "heel raises 20 a day",
        "twice a week",
        "on tuesdays",
        "the first time",
        "one day",
        "my first fall in two months",
    ],
)
def test_what_tells_no_day_gives_none(words: str) -> None:
    assert told(words) == []


def test_a_day_moves_into_the_stretch_told_before() -> None:
    spans = told("in january i was poorly.\non the 14th it dropped.")
    assert spans[-1].first == date(2026, 1, 14)
    spans = told("last week was bad.\non tuesday i fell.")
    assert spans[-1].first == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on saturday it dragged.\nthe next day it was fine", "2026-03-08"),
        ("i fell on 3 february.\ntwo days later it hurt", "2026-02-05"),
        ("saturday was the coast.\nthat evening it dropped", "2026-03-07"),
        ("i wobbled on monday, and the day before that i fell", "2026-03-08"),
        ("on friday it rolled. the following monday i wore it", "2026-03-09"),
    ],
)
def test_a_time_is_counted_from_the_one_before(words: str, day: str) -> None:
    assert told(words)[-1].first == date.fromisoformat(day)


def test_a_later_day_without_an_earlier_one_is_not_guessed() -> None:
    assert told("the next day it was fine.") == []
    assert told("two days later it hurt.") == []


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789 .,:/-'\n", max_size=120),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_no_told_day_lies_ahead_or_runs_backwards(words: str, on: date) -> None:
    end = 0
    for span in dates(words, on):
        assert span.start >= end
        end = span.end
        if span.first is not None and span.last is not None:
            assert span.first <= span.last <= on
        if span.ahead is not None:
            assert span.ahead[1] > on


@given(
    st.lists(st.sampled_from([words for words, _, _ in TOLD]), min_size=1, max_size=4),
    st.dates(date(2000, 1, 1), date(2080, 1, 1)),
)
def test_every_way_of_telling_works_on_every_day(several: list[str], on: date) -> None:
    for span in dates(". ".join(several).lower(), on):
        if span.first is not None and span.last is not None:
            assert date(1990, 1, 1) - timedelta(days=3700) <= span.first <= span.last <= on
