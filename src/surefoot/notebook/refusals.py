"""Dates that cannot be, and words that are too many: refused before anything is written."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from attrs import asdict

from surefoot.notebook.kinds import day_of, moment_of
from surefoot.terms.errors import CannotUse

EARLIEST = date(1900, 1, 1)
#: About 200,000 words: more than a person tells at once, less than fills a disk by mistake.
MOST_LETTERS = 1_000_000
#: Two clocks may be a time zone or two apart; a day or more is a clock that is wrong.
CLOCKS_APART = timedelta(days=1)

_ENDS = (("started", "stopped"), ("day", "until"), ("began", "ended"), ("first_day", "last_day"))


def refuse_impossible(record: Any, at: datetime) -> None:
    """Refuse a record that cannot be true, told at `at`.

    Raises
    ------
    CannotUse
        Its day is in the future or before 1900, it ends before it starts, or its words are more
        than a million letters.
    """
    day = day_of(record)
    moment = moment_of(record)
    today = at.date()
    if moment is not None:
        if moment - at > CLOCKS_APART:
            raise in_the_future(moment.date(), today)
        today = max(today, moment.date())
    if day > today:
        raise in_the_future(day, today)
    if day < EARLIEST:
        raise CannotUse(
            f"The year {day.year} is too long ago to be right.",
            "Check the date and save again. Nothing was changed.",
            reason="too_early",
        )
    for first, last in _ENDS:
        start, end = getattr(record, first, None), getattr(record, last, None)
        if start is not None and end is not None and end < start:
            raise CannotUse(
                f"This ends ({_when(end)}) before it starts ({_when(start)}).",
                "Swap or change the two dates and save again. Nothing was changed.",
                reason="ends_before_start",
            )
    refuse_too_long(record)
    _refuse_unwritable(record)


def refuse_too_long(record: Any) -> None:
    """Refuse a record with more words than a person tells at once.

    Raises
    ------
    CannotUse
        It holds more than a million letters.
    """
    letters = sum(
        len(value) for value in asdict(record, recurse=False).values() if isinstance(value, str)
    )
    if letters > MOST_LETTERS:
        raise CannotUse(
            f"This text is too long to keep in one piece ({letters:,} letters).",
            f"Cut it into parts of up to {MOST_LETTERS:,} letters. Nothing was changed.",
            reason="too_long",
        )


def _refuse_unwritable(record: Any) -> None:
    """Refuse text that no database keeps: the NUL sign and halves of signs."""
    for text in _texts(asdict(record, recurse=False)):
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise CannotUse(
                "This text holds signs that are no letters and cannot be kept.",
                "Copy it again as plain text, or type it. Nothing was changed.",
                reason="unwritable",
            )


def _texts(value: Any) -> Iterator[str]:
    """Give every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(key)
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def in_the_future(day: date, today: date) -> CannotUse:
    """Say that a day has not come yet."""
    return CannotUse(
        f"{spoken(day)} has not come yet: today is {spoken(today)}.",
        "Choose today or an earlier day, or set this computer's clock right. Nothing was changed.",
        reason="future",
    )


def spoken(day: date) -> str:
    """Write a date as it is said: 3 May 2026."""
    return f"{day.day} {day:%B} {day.year}"


def _when(day: date) -> str:
    """Write a day, and the time of a moment: 3 May 2026, 21:00."""
    return f"{spoken(day)}, {day:%H:%M}" if isinstance(day, datetime) else spoken(day)
