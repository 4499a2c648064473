"""The page of a calibration, as Markdown."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.calibration.findings import Bar, Findings, bars_text, table_text
from surefoot.answers.simulate.person import LAYERS
from surefoot.answers.simulate.sealed import (
    SEALED_OBSERVATION,
    SEALED_SPELLS,
    SEALED_VANISHING,
)
from surefoot.answers.simulate.unseen import (
    UNSEEN_BEHAVIOUR,
    UNSEEN_OBSERVATION,
    UNSEEN_RETURNING,
    UNSEEN_SPELLS,
    UNSEEN_VANISHING,
)

READINGS = Path(__file__).parent / "readings"
"""What a person made of the figures, one file a question; `opening.md` goes first."""

UNSEEN = {
    *UNSEEN_BEHAVIOUR,
    *UNSEEN_OBSERVATION,
    *UNSEEN_RETURNING,
    *UNSEEN_SPELLS,
    *UNSEEN_VANISHING,
}


SEALED = {*SEALED_OBSERVATION, *SEALED_SPELLS, *SEALED_VANISHING}


def _set_of(name: str) -> str:
    return " (unseen, second set)" if name in SEALED else " (unseen)" if name in UNSEEN else ""


def _reading(name: str) -> str:
    path = READINGS / (name.replace(" ", "_") + ".md")
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def _in_short(bars: Sequence[Bar]) -> str:
    lines = []
    for people in dict.fromkeys(bar.people for bar in bars):
        group = [bar for bar in bars if bar.people == people]
        held = sum(bar.held for bar in group)
        lines += [f"{people.capitalize()} people: {held} of {len(group)} bars held.", ""]
    for status, title in (
        ("**missed**", "Missed by more than two errors:"),
        ("not settled", "On the wrong side of the bar by less than two errors (not settled):"),
    ):
        group = [bar for bar in bars if bar.status == status]
        if group:
            lines += [title, ""]
            lines += [
                f"- {bar.question}, {bar.people} people: {bar.metric}: "
                f"{bar.measured.text(bar.digits)}, bar {bar.bar_text}"
                + (f" ({bar.note})" if bar.note else "")
                for bar in group
            ]
            lines.append("")
    return "\n".join(lines).strip()


def _families() -> str:
    rows = [
        [
            layer,
            f"`{one.name}`{_set_of(one.name)}",
            "yes" if one.states_exist else "no",
            one.reason,
        ]
        for layer, families in LAYERS.items()
        for one in families
    ]
    return table_text(["Layer", "Family", "States exist", "Why it is there"], rows)


def page(found: Sequence[Findings], *, size: str, purpose: str) -> str:
    """Write the page."""
    parts = [
        "# Calibration",
        "",
        "Made by `make calibrate`. Do not edit it by hand: the sentences live in "
        "`benchmarks/calibration/readings`.",
        "",
        f"Size: {size}. People: {purpose}, who share no seed with "
        f"{'development' if purpose == 'release' else 'release'} people.",
        "",
        _reading("opening"),
        "",
        "## In short",
        "",
        _in_short([bar for one in found for bar in one.bars]),
        "",
    ]
    for one in found:
        parts += [f"## {one.title}", "", one.what, ""]
        reading = _reading(one.bars[0].question if one.bars else one.name)
        if reading:
            parts += [reading, ""]
        parts += [bars_text(one.bars), ""]
        for table in one.tables:
            parts += [f"### {table.title}", "", table_text(table.columns, table.rows), ""]
            if table.reading:
                parts += [table.reading, ""]
    parts += ["## The families and their reasons", "", _families(), ""]
    return "\n".join(parts)
