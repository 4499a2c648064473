"""``surefoot ask``: one question, answered from a notebook or from a diary in CSV files."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

from cyclopts import Parameter

from surefoot.cli.options import NotebookPlace, day_of, now, opened, place_of
from surefoot.report.saying import FIRST_LANGUAGE, one_a_line
from surefoot.terms.errors import CannotUse
from surefoot.terms.languages import easy as easy_reading
from surefoot.terms.languages import is_easy

if TYPE_CHECKING:
    from surefoot.actions.ask import Notes
    from surefoot.answers.verdict import Question, Verdict

#: Said in easy read, or not; without it, as the notebook's profile says.
Easy = Annotated[
    bool | None,
    Parameter(
        name="--easy", help="In easy read: short sentences, one a line. [else as your profile says]"
    ),
]

Asked = Literal["is-it-gone", "will-it-hold", "off-day", "sudden-or-gradual", "what-helped"]

#: Longest table in the text answer; the JSON answer holds it whole.
LINES = 14


def ask(
    question: Asked,
    /,
    *,
    notebook: NotebookPlace = None,
    diary: Path | None = None,
    spells: Path | None = None,
    changes: Path | None = None,
    on: str | None = None,
    alarms_a_year: float = 1.0,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    picture: Path | None = None,
    easy: Easy = None,
) -> None:
    """Answer one question from the notes, with its doubt and how it is known.

    Parameters
    ----------
    question
        What to ask.
    diary
        A diary instead of a notebook: CSV with day,hour,<sign columns 0-3>,tiredness,off_day.
    spells
        Earlier clear spells: CSV with days,remembered or first_day,last_day.
    changes
        What was done or worn, and when: CSV with what,started,stopped.
    on
        The day asked about, such as 2026-05-03; later notes are left out. Without it, today, or
        the last day of the diary if that is earlier.
    alarms_a_year
        For off-day: how many false alarms a year are fine, 0.1 to 2.
    as_json
        Write the whole answer as JSON.
    picture
        Also draw the answer into this SVG file.
    """
    from surefoot.actions.ask import ask as ask_notes
    from surefoot.actions.ask import picture as draw
    from surefoot.report.wording import say

    today = now().date()
    day = None if on is None else day_of(on, today)
    if not 0.1 <= alarms_a_year <= 2.0:
        raise CannotUse(
            f"{alarms_a_year:g} false alarms a year is outside what was measured.",
            "Choose 0.1 to 2.",
        )
    notes = notes_from(notebook, diary, until=day or today, spells=spells, changes=changes)
    until = day or (min(notes.last_day, today) if diary else today)
    which = cast("Question", question.replace("-", "_"))
    language = told_in(notes, easy)
    verdict = say(ask_notes(notes, which, until=until, alarms_a_year=alarms_a_year), language)
    if picture is not None:
        picture.write_text(
            draw(notes, verdict, until=until, language=language).svg, encoding="utf-8"
        )
    print(to_json(verdict) if as_json else to_text(verdict, language))


def told_in(notes: "Notes", easy: bool | None) -> str:
    """Give the reading to answer in: as asked for, else as the notebook's profile says."""
    wanted = notes.reading == "easy" if easy is None else easy
    return easy_reading(FIRST_LANGUAGE) if wanted else FIRST_LANGUAGE


def notes_from(
    notebook: str | None,
    diary: Path | None,
    *,
    until: date,
    spells: Path | None = None,
    changes: Path | None = None,
) -> "Notes":
    """Take the notes of the notebook, or of a diary where one is given."""
    from surefoot.actions.ask import notes_from_files, notes_of

    if diary is not None and notebook is None:
        return notes_from_files(diary, spells_file=spells, changes=changes)
    if diary is not None:
        raise CannotUse(
            "It is not clear which notes to ask.", "Give either --notebook or --diary, not both."
        )
    if spells is not None or changes is not None:
        raise CannotUse(
            "--spells and --changes go with a diary in a file; the notebook holds its own.",
            "Add --diary FILE, or leave them out.",
        )
    place = place_of(notebook)
    if "://" not in place and not Path(place).is_file():
        raise CannotUse(
            f"There is no notebook {Path(place).name} yet.",
            "Check its name, or make a first note with: surefoot check-in",
            reason="unknown_file",
        )
    with opened(notebook) as book:
        return notes_of(book, until=until)


def to_json(verdict: "Verdict") -> str:
    """Write a verdict as JSON, keys in a fixed order."""
    return json.dumps(verdict.to_dict(), ensure_ascii=False, indent=2)


def to_text(verdict: "Verdict", language: str = FIRST_LANGUAGE) -> str:
    """Write a verdict to be read: the sentence, then the story, then the table."""
    lines = [verdict.sentence, "", *(f"- {step}" for step in verdict.story)]
    if is_easy(language):
        steps = ("\n  ".join(one_a_line(step)) for step in verdict.story)
        lines = [*one_a_line(verdict.sentence), "", *(f"- {step}" for step in steps)]
    columns = list(verdict.numbers)
    if columns:
        rows = list(zip(*verdict.numbers.values(), strict=True))[-LINES:]
        cells = [columns, *([("" if c is None else str(c)) for c in row] for row in rows)]
        widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
        lines.append("")
        lines += [
            "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip()
            for row in cells
        ]
    rule = verdict.rule
    lines += ["", f"Rule {rule.id}, version {rule.version} ({rule.status}, {rule.source})."]
    return "\n".join(lines)
