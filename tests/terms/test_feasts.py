"""Feasts and holidays on their right day, in Britain and in America."""

from datetime import date

import pytest

from surefoot.terms.dates import dates
from surefoot.terms.feasts import feast

ON = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter monday", "2026-04-06"),
        ("good friday", "2026-04-03"),
        ("pancake day", "2026-02-17"),
        ("mothering sunday", "2026-03-15"),
        ("whitsun", "2026-05-24"),
        ("may bank holiday", "2026-05-04"),
        ("late may bank holiday", "2026-05-25"),
        ("august bank holiday", "2026-08-31"),
        ("bank holiday", "2026-08-31"),
        ("memorial day", "2026-05-25"),
        ("labor day", "2026-09-07"),
        ("thanksgiving", "2025-11-27"),
        ("mlk day", "2026-01-19"),
        ("hallowe'en", "2026-10-31"),
        ("st stephen's day", "2025-12-26"),
        ("the day the clocks went back", "2026-10-25"),
        ("the day the clocks went forward", "2026-03-29"),
    ],
)
def test_the_latest_such_feast(name: str, day: str) -> None:
    assert feast(name, ON) == date.fromisoformat(day)


def test_mothers_day_is_another_in_america() -> None:
    assert feast("mother's day", ON) == date(2026, 3, 15)
    assert feast("mother's day", ON, american=True) == date(2026, 5, 10)


def test_last_halloween_just_after_it_is_last_years() -> None:
    (span,) = dates("last halloween i fell", date(2026, 11, 3))
    assert span.first == date(2025, 10, 31)


def test_an_ordinal_that_counts_houses_is_no_day() -> None:
    assert dates("around the twentieth house it sagged", ON) == []
