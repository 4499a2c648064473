"""The measures: what each is, its unit, and which error figures somebody has read.

A figure with status ``memory`` is kept in the catalogue so that it can be checked one day. It
is never given out from here: `Measure.errors` and `Measure.normal` hold figures that were read
in their source, and `Measure.unchecked` only counts the others.
"""

from functools import cache
from typing import Any, Literal

from attrs import frozen

from surefoot.terms.catalogue import catalogue

Status = Literal["seen", "proposal"]


@frozen
class Source:
    """Where a figure was read: a citation, an address, and how much of it was read."""

    id: str
    cite: str
    url: str | None
    seen: str


@frozen
class Figure:
    """One figure that was read in its source, or that is said to be our own proposal.

    ``value`` is a number where the source gives one number, else the words of the catalogue.
    """

    kind: str
    value: float | str
    unit: str
    when: str
    people: int | None
    source: Source | None
    status: Status


@frozen
class Measure:
    """One measure: id, plain name, unit, definition, and the figures known about it."""

    id: str
    name: str
    unit: str
    definition: str
    sign: str
    errors: tuple[Figure, ...]
    normal: tuple[Figure, ...]
    stroke: tuple[Figure, ...]
    unchecked: int
    use: str
    caution: str

    def smallest_real_change(self) -> tuple[Figure, ...]:
        """Give the published smallest real changes (MDC, SRD) that are one plain number.

        Returns
        -------
        Figures of kind MDC, MDC95 or SRD, in the order of the catalogue. Empty where nobody has
        published one that we have read: then only the person's own spread can judge a change.
        """
        return tuple(
            figure
            for figure in self.errors
            if figure.kind in ("MDC", "MDC95", "SRD") and isinstance(figure.value, float)
        )


@cache
def sources() -> dict[str, Source]:
    """Give every source of the measures by its id."""
    return {
        entry["id"]: Source(entry["id"], entry["cite"], entry.get("url"), entry.get("seen") or "")
        for entry in catalogue("surefoot.terms", "measures.yaml")["sources"]
    }


@cache
def measures() -> dict[str, Measure]:
    """Give every measure by its id, in the order of the catalogue."""
    page = catalogue("surefoot.terms", "measures.yaml")
    signs: dict[str, str] = page["conventions"]
    return {entry["id"]: _measure(entry, signs) for entry in page["measures"]}


def measure(measure_id: str) -> Measure:
    """Give one measure.

    Parameters
    ----------
    measure_id : an id of ``measures.yaml``, for example ``foot_pitch_ic``.

    Raises
    ------
    KeyError
        No measure has that id.
    """
    return measures()[measure_id]


def _measure(entry: dict[str, Any], signs: dict[str, str]) -> Measure:
    lists = {key: entry.get(key) or [] for key in ("error", "normal", "stroke")}
    rows = [row for rows in lists.values() for row in rows]
    return Measure(
        id=entry["id"],
        name=entry["name"],
        unit=entry["unit"],
        definition=entry["definition"],
        sign=signs.get(entry.get("sign_convention", ""), ""),
        errors=_read(lists["error"]),
        normal=_read(lists["normal"]),
        stroke=_read(lists["stroke"]),
        unchecked=sum(row["status"] == "memory" for row in rows),
        use=entry.get("use", ""),
        caution=entry.get("caution", ""),
    )


def _read(rows: list[dict[str, Any]]) -> tuple[Figure, ...]:
    """Keep the figures that may be shown: read in the source, or called our proposal."""
    return tuple(
        Figure(
            kind=str(row.get("type", row.get("group", ""))),
            value=float(row["value"])
            if isinstance(row["value"], int | float)
            else str(row["value"]),
            unit=str(row.get("unit", "")),
            when=str(row.get("when", row.get("population", ""))),
            people=row.get("n"),
            source=sources()[row["src"]] if row.get("src") else None,
            status=row["status"],
        )
        for row in rows
        if row["status"] in ("seen", "proposal") and row.get("value") is not None
    )
