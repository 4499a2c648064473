"""The red flags: what each is called, how urgent it is, what to say."""

from functools import cache
from typing import Any, Literal

from attrs import frozen

from surefoot.terms.catalogue import catalogue

Level = Literal["emergency_now", "same_day", "tell_team"]

#: Most urgent first.
LEVELS: tuple[Level, ...] = ("emergency_now", "same_day", "tell_team")


@frozen
class RedFlag:
    """One entry of ``red_flags.yaml``."""

    id: str
    level: Level
    trigger: str
    say: str
    source: str


@frozen
class Flag:
    """A red flag heard in somebody's words.

    Parameters
    ----------
    id : the flag, as in ``red_flags.yaml``.
    level : how urgent; it may be higher than the flag's usual level.
    span : characters [start, end) of the text that led to it.
    say : what to show, at once.
    source : where the advice comes from.
    who : None for the writer, else whose sign it is ("my husband").
    """

    id: str
    level: Level
    span: tuple[int, int]
    say: str
    source: str
    who: str | None = None


@cache
def red_flags() -> dict[str, RedFlag]:
    """Give every red flag by its id."""
    listed: list[dict[str, Any]] = catalogue("surefoot.safety", "red_flags.yaml")["flags"]
    return {
        entry["id"]: RedFlag(
            entry["id"],
            entry["level"],
            entry["trigger"],
            entry["say"],
            ", ".join(entry["src"]) or entry["status"],
        )
        for entry in listed
    }


def level_says(level: Level) -> str:
    """Give the general advice of one level ("Call 999 ...")."""
    says: str = catalogue("surefoot.safety", "red_flags.yaml")["meta"]["levels"][level]
    return says
