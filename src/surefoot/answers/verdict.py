"""The Verdict: an answer with its size, its doubt and the story of how it was reached."""

from datetime import date
from typing import Any, Literal

from attrs import asdict, field, frozen

Question = Literal[
    "is_it_gone", "will_it_hold", "off_day", "sudden_or_gradual", "what_helped", "fair_test"
]


@frozen
class Basis:
    """What a verdict stands on."""

    days_checked: int
    days_total: int
    walks: int = 0
    holds: int = 0
    since: date | None = None
    until: date | None = None


@frozen
class Rule:
    """Which rule made a verdict."""

    id: str
    version: str
    source: str
    status: Literal["measured", "published", "proposal"]


@frozen
class Verdict:
    """One answer. No field can hold a diagnosis.

    Parameters
    ----------
    question : which question.
    answer : a fixed word of that question; ``too_little`` is always possible.
    size, low, high : a quantity in `unit` and its interval holding `mass` of the belief.
    basis : the days, walks and holds it stands on.
    rule : the rule's id, version, source and status.
    caveats : fixed codes for what weakens it.
    sentence : what the person reads first. Empty until `surefoot.report.wording.say` fills it.
    story : the steps, in order, in plain sentences. Filled with the sentence.
    numbers : the table behind it: column names to lists of equal length.
    facts : the plain values (counts, dates, chances) that the words are made of.
    """

    question: Question
    answer: str
    basis: Basis
    rule: Rule
    sentence: str = ""
    size: float | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    mass: float | None = None
    caveats: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    numbers: dict[str, list[Any]] = field(factory=dict)
    facts: dict[str, Any] = field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object of `surefoot ask --json`, keys in a fixed order."""
        whole: dict[str, Any] = asdict(
            self, value_serializer=lambda _, __, v: v.isoformat() if isinstance(v, date) else v
        )
        first = ("question", "answer", "size", "unit", "low", "high", "mass", "basis", "rule")
        then = ("caveats", "sentence", "story", "numbers")
        return {key: whole[key] for key in (*first, *then)}


def even(table: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Give every column of a table the same length, with None where there is nothing.

    Parameters
    ----------
    table : column names to lists.
    """
    rows = max((len(column) for column in table.values()), default=0)
    return {name: [*column, *[None] * (rows - len(column))] for name, column in table.items()}
