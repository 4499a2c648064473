"""Aids and shoes: when the skin is checked, and when a comparison starts a new series."""

from datetime import datetime, timedelta
from typing import Literal

from attrs import asdict, frozen

#: From the aid cards of the library: after 30 minutes the first time, then every day.
FIRST_SKIN_CHECK = timedelta(minutes=30)
THEN_EVERY = timedelta(days=1)
AIDS_ON_SKIN = (
    "aid_toe_sep",
    "aid_toe_socks",
    "aid_wedge",
    "aid_afo",
    "aid_fes",
    "aid_toeup",
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
    """What must match before two trials or two walks are compared."""

    shoes: str = ""
    aids: frozenset[str] = frozenset()
    support: str = ""
    time_band: Literal["", "morning", "afternoon", "evening"] = ""
    variation: str = ""


PLAIN = {
    "shoes": "shoes",
    "aids": "aids",
    "support": "what you held on to",
    "time_band": "time of day",
    "variation": "kind of test",
}


def differing(one: Conditions, two: Conditions) -> tuple[str, ...]:
    """Name, in plain words, what differs; nothing differs means they are one series."""
    first, second = asdict(one, recurse=False), asdict(two, recurse=False)
    return tuple(words for key, words in PLAIN.items() if first[key] != second[key])


def time_band(hour: float) -> Literal["morning", "afternoon", "evening"]:
    """Give the part of the day of an hour, 0 to 24."""
    if hour < 12.0:
        return "morning"
    return "afternoon" if hour < 17.0 else "evening"
