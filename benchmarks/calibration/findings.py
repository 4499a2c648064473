"""What a calibration comes to: bars held or missed, tables, and sentences; and their page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.calibration.scores import Measured


@dataclass(frozen=True)
class Bar:
    """One promise and what was measured.

    `low` and `high` bound the measured value, both included; either may be missing. `asked_by`
    names where the bar comes from: the design's table, or the stricter wish of the project.
    """

    question: str
    people: str
    metric: str
    measured: Measured
    low: float = float("-inf")
    high: float = float("inf")
    digits: int = 3
    note: str = ""

    @property
    def held(self) -> bool:
        """True where the measured value is inside the bar."""
        return self.low <= self.measured.value <= self.high

    @property
    def status(self) -> str:
        """``held``, ``missed``, or that the miss is smaller than two of its errors."""
        if self.held:
            return "held"
        beyond = max(self.low - self.measured.value, self.measured.value - self.high)
        if beyond <= 2 * self.measured.error:
            return "not settled"
        return "**missed**"

    @property
    def bar_text(self) -> str:
        """The bar in words."""
        if self.low == float("-inf"):
            return f"at most {self.high:g}"
        if self.high == float("inf"):
            return f"at least {self.low:g}"
        return f"{self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class Table:
    """A table with its heading and what to read in it."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    reading: str = ""


@dataclass(frozen=True)
class Findings:
    """One question's bars and tables."""

    title: str
    what: str
    bars: list[Bar] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    name: str = ""
    """Name of its reading, where it has no bar to take it from."""


def table_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def bars_text(bars: Sequence[Bar]) -> str:
    """Write bars as a Markdown table, missed ones in bold.

    A miss by less than two errors is "not settled": more people would be needed to say.
    """
    rows = [
        [
            bar.people,
            bar.metric,
            bar.bar_text,
            bar.measured.text(bar.digits),
            str(bar.measured.n),
            bar.status,
            bar.note,
        ]
        for bar in bars
    ]
    return table_text(["People", "What", "Bar", "Measured (error)", "n", "", "Note"], rows)
