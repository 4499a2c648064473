"""The page of a calibration, as Markdown."""

from pathlib import Path

from benchmarks.calibration.findings import Findings, bars_text, table_text
from surefoot.answers.simulate.hard_cases import HARD_SPELLS, KEPT_SPELLS
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


_SHORT, _FAMILIES = "In short", "The families and their reasons"

SEALED = {*SEALED_OBSERVATION, *SEALED_SPELLS, *SEALED_VANISHING}


SETS = {
    "unseen, second set": SEALED,
    "unseen, first set": UNSEEN,
    "hard case": HARD_SPELLS,
    "hard case, kept back": KEPT_SPELLS,
}


def _set_of(name: str) -> str:
    return next((f" ({kind})" for kind, names in SETS.items() if name in names), "")


def _reading(name: str) -> str:
    path = READINGS / (name.replace(" ", "_") + ".md")
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def section(one: Findings) -> str:
    """Write one question."""
    parts = [f"## {one.title}", "", one.what, ""]
    reading = _reading(one.bars[0].question if one.bars else one.name)
    if reading:
        parts += [reading, ""]
    parts += [bars_text(one.bars), ""]
    for table in one.tables:
        parts += [f"### {table.title}", "", table_text(table.columns, table.rows), ""]
        if table.reading:
            parts += [table.reading, ""]
    return "\n".join(parts)


def sections_of(text: str) -> dict[str, str]:
    """Take a page apart: its questions by title."""
    parts = ("\n" + text).split("\n## ")[1:]
    titled = {part.split("\n", 1)[0]: "## " + part.rstrip("\n") + "\n" for part in parts}
    return {title: part for title, part in titled.items() if title not in (_SHORT, _FAMILIES)}


def _bars_in(title: str, text: str) -> list[list[str]]:
    """Read the bars back: question, people, what, bar, measured, status, note."""
    out, inside = [], False
    for line in text.split("\n"):
        inside = line.startswith("| People | What | Bar |") or (inside and line.startswith("|"))
        cells = [cell.strip() for cell in line.strip("|").split("|")] if inside else []
        if len(cells) == 7 and cells[0] not in ("People", "---"):
            people, what, bar, measured, _, status, note = cells
            out.append([title, people, what, bar, measured, status, note])
    return out


def _in_short(sections: dict[str, str]) -> str:
    bars = [bar for title, text in sections.items() for bar in _bars_in(title, text)]
    lines = []
    for people in dict.fromkeys(bar[1] for bar in bars):
        group = [bar for bar in bars if bar[1] == people]
        held = sum(bar[5] == "held" for bar in group)
        lines += [f"People {people}: {held} of {len(group)} bars held.", ""]
    for wanted, heading in (
        ("**missed**", "Missed by more than two errors:"),
        ("not settled", "On the wrong side of the bar by less than two errors (not settled):"),
    ):
        group = [bar for bar in bars if bar[5] == wanted]
        if group:
            lines += [heading, ""]
            lines += [
                f"- {title}, people {people}: {what}: {measured}, bar {bar}"
                + (f" ({note})" if note else "")
                for title, people, what, bar, measured, _, note in group
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


def page(sections: dict[str, str], *, size: str, purpose: str) -> str:
    """Write the page of questions by title, in their order."""
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
        f"## {_SHORT}",
        "",
        _in_short(sections),
        "",
        *sections.values(),
        f"## {_FAMILIES}",
        "",
        _families(),
        "",
    ]
    return "\n".join(parts)
