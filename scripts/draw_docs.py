"""Draw the pages of docs/ that come from code: ``python scripts/draw_docs.py [--check]``.

``docs/signs.md`` from `surefoot.terms.frames`, ``docs/measures.md`` from `measures.yaml`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from surefoot.terms.frames import FOOT_AXES, SIGNS, STRIKE_BEFORE_CONTACT_S
from surefoot.terms.measures import Figure, Measure, measures, sources

DOCS = Path(__file__).resolve().parents[1] / "docs"
_DRAWN = "<!-- Drawn by scripts/draw_docs.py: change the source it names, then run make docs. -->"


def signs_page() -> str:
    """Give the sign page."""
    axes = ", ".join(f"{axis} {where}" for axis, where in FOOT_AXES.items())
    return "\n".join(
        [
            "# Which way is plus",
            "",
            _DRAWN,
            "",
            "The source of this page is `src/surefoot/terms/frames.py`.",
            "",
            f"Axes of the foot: {axes}; right-handed. So toes up is minus a turn about y, and sole "
            "in is minus a turn about x on the left foot, plus on the right. One function in "
            "`gait/kernels/pitch.py` owns this.",
            "",
            *_table(
                ["quantity", "unit", "plus", "minus", "zero"],
                [[f"`{sign.name}`", sign.unit, sign.plus, sign.minus, sign.zero] for sign in SIGNS],
            ),
            "",
            f"Pitch at contact is read {1000 * STRIKE_BEFORE_CONTACT_S:.0f} ms before the shoe "
            "hits the ground, where gait laboratories read the foot strike angle from markers; "
            "roll at contact is read as the shoe hits.",
            "",
        ]
    )


def measures_page() -> str:
    """Give the page of measures: figures that were read, and how many are unchecked."""
    lines = [
        "# The measures",
        "",
        _DRAWN,
        "",
        "The source of this page is `src/surefoot/terms/measures.yaml`. A figure stands here only "
        "if somebody read it in the source named beside it, or if it says that it is our own "
        "proposal. Figures that nobody has checked yet are counted, never shown.",
        "",
    ]
    for found in measures().values():
        lines += _measure(found)
    used = {
        figure.source.id
        for found in measures().values()
        for figure in (*found.errors, *found.normal, *found.stroke)
        if figure.source is not None
    }
    lines += ["## Sources", ""]
    for source in sources().values():
        if source.id in used:
            where = f" <{source.url}>" if source.url else ""
            lines.append(f"- **{source.id}** {source.cite}.{where} (read: {source.seen})")
    return "\n".join([*lines, ""])


def _measure(found: Measure) -> list[str]:
    lines = [
        f"## {found.name}",
        "",
        f"`{found.id}`, in {found.unit}. {_sentence(found.definition)}",
    ]
    if found.sign:
        lines += ["", f"Sign: {found.sign}."]
    rows = [
        *(_row("error", figure) for figure in found.errors),
        *(_row("people without stroke", figure) for figure in found.normal),
        *(_row("people after stroke", figure) for figure in found.stroke),
    ]
    if rows:
        lines += ["", *_table(["what", "who or when", "figure", "people", "source"], rows)]
    if found.unchecked:
        figures = "figure is" if found.unchecked == 1 else "figures are"
        lines += ["", f"{found.unchecked} more {figures} unchecked."]
    for words in (found.use, found.caution):
        if words:
            lines += ["", _sentence(words)]
    return [*lines, ""]


def _row(what: str, figure: Figure) -> list[str]:
    named = f"{what}: {figure.kind}" if what == "error" else what
    who = figure.when if what == "error" else figure.kind
    unit = f" {figure.unit}" if figure.unit else ""
    value = f"{figure.value:g}" if isinstance(figure.value, float) else figure.value
    source = figure.source.id if figure.source else "our proposal"
    return [named, who, f"{value}{unit}", str(figure.people or ""), source]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "."


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"

    return [line(head), "|" + "---|" * len(head), *(line(row) for row in rows)]


PAGES = {"signs.md": signs_page, "measures.md": measures_page}


def main(check: bool) -> int:
    """Write the pages, or only say which are not current."""
    old = 0
    for name, draw in PAGES.items():
        page = DOCS / name
        drawn = draw()
        if page.is_file() and page.read_text(encoding="utf-8") == drawn:
            continue
        old += 1
        if check:
            print(f"docs/{name} is not current; run make docs")
        else:
            page.write_text(drawn, encoding="utf-8")
            print(f"drew docs/{name}")
    return 1 if check and old else 0


if __name__ == "__main__":
    raise SystemExit(main("--check" in sys.argv))
