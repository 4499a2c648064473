"""Days and times in words, in the reader's language, without the computer's own locale."""

from datetime import date, datetime

from surefoot.web.words import Words


def long_day(day: date, t: Words) -> str:
    """Give ``Sunday 3 May 2026``."""
    return t.plain(
        "date.long",
        weekday=t.plain(f"date.weekday.{day.weekday()}"),
        day=day.day,
        month=t.plain(f"date.month.{day.month}"),
        year=day.year,
    )


def short_day(day: date, t: Words) -> str:
    """Give ``3 May``."""
    return t.plain("date.short", day=day.day, month=t.plain(f"date.month.{day.month}"))


def month(day: date, t: Words) -> str:
    """Give ``May 2026``."""
    return f"{t.plain(f'date.month.{day.month}')} {day.year}"


def moment(when: datetime, t: Words) -> str:
    """Give ``3 May, 14:05``."""
    return f"{short_day(when.date(), t)}, {when:%H:%M}"
