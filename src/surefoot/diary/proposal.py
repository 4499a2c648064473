"""The Proposal: one fact read from a story, for the person to keep, change or drop."""

from datetime import date
from typing import Any, Literal

from attrs import field, frozen

Keepable = Literal["check_in", "event", "exercise", "aid", "sensation", "past_spell", "test"]


def spoken_day(day: date) -> str:
    """Give a day as it is said: "Wed 11 March 2026"."""
    return f"{day:%a} {day.day} {day:%B %Y}"


@frozen
class Proposal:
    """One thing that could be kept. Nothing is kept before she says so.

    Parameters
    ----------
    id : short and stable for the same words on the same day ("p1").
    kind : which sort of record it becomes.
    day, until : the days it is about; until is None for one day.
    says : what would be kept, in plain words.
    sentences : her own sentences it was read from.
    ask : a question where the words leave something open, else empty.
    fields : what the record holds, as plain values.
    mentions : which mentions of the reading it came from, by number.
    """

    id: str
    kind: Keepable
    day: date
    says: str
    sentences: tuple[str, ...]
    until: date | None = None
    ask: str = ""
    fields: dict[str, Any] = field(factory=dict)
    mentions: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object of `surefoot tell --json`."""
        return {
            "id": self.id,
            "kind": self.kind,
            "day": self.day.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "says": self.says,
            "sentences": list(self.sentences),
            "ask": self.ask,
            "fields": self.fields,
            "mentions": list(self.mentions),
        }
