"""Aids and shoes: when the skin is checked, and when a comparison starts a new series."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Protocol

from attrs import asdict, frozen

#: From the aid cards of the library: after 30 minutes the first time, then every day.
FIRST_SKIN_CHECK = timedelta(minutes=30)
THEN_EVERY = timedelta(days=1)
#: Under the ids of the library, and of stories that were told.
AIDS_ON_SKIN = (
    "aid_toe_sep",
    "aid_sep",
    "aid_sock",
    "aid_toe_socks",
    "aid_wedge",
    "aid_afo",
    "aid_fes",
    "aid_toeup",
)


class Worn(Protocol):
    """A log of something worn: what, from when, to when (None while it goes on)."""

    @property
    def what(self) -> str: ...  # noqa: D102
    @property
    def started(self) -> date: ...  # noqa: D102
    @property
    def stopped(self) -> date | None: ...  # noqa: D102


def worn_on(logs: Iterable[Worn], day: date) -> frozenset[str]:
    """Give what was worn on a day, its first and last day included."""
    return frozenset(
        log.what
        for log in logs
        if log.started <= day and (log.stopped is None or day <= log.stopped)
    )


def skin_check_due(aid: str, started: datetime, last_check: datetime | None, now: datetime) -> bool:
    """Tell whether the skin under an aid is due for a look.

    Parameters
    ----------
    aid : id in the library; one that does not touch the skin is never due.
    """
    if aid not in AIDS_ON_SKIN:
        return False
    if last_check is None or last_check < started:
        return now - started >= FIRST_SKIN_CHECK
    return now - last_check >= THEN_EVERY


@frozen
class Conditions:
    """What must match before two trials are compared."""

    leg: str = ""
    support: str = ""
    variation: str = ""
    shoes: str = ""
    aids: frozenset[str] = frozenset()


def differing(one: Conditions, two: Conditions) -> tuple[str, ...]:
    """Name the fields that differ; nothing differs means they are one series."""
    first, second = asdict(one, recurse=False), asdict(two, recurse=False)
    return tuple(key for key in first if first[key] != second[key])
