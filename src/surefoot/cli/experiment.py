"""``surefoot experiment plan``, ``status`` and ``finish``: try one thing, fairly."""

import secrets
from datetime import timedelta
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from surefoot.answers.experiment import WearsOff
from surefoot.answers.outcome import GoesBy
from surefoot.cli.answers import Easy, notes_from, to_json, to_text, told_in
from surefoot.cli.options import NotebookPlace, day_of, now

app = App(name="experiment", help="Try one thing, fairly: plan it, see where it stands, finish it.")


@app.command
def plan(
    what: str,
    /,
    *,
    out: Path,
    wears_off: WearsOff,
    notebook: NotebookPlace = None,
    diary: Path | None = None,
    first_day: str | None = None,
    length_days: int = 42,
    seed: int | None = None,
    goes_by: GoesBy = "day_score",
    easy: Easy = None,
) -> None:
    """Draw a plan by lot, say its chance of an answer, and lock it in a file.

    Parameters
    ----------
    what
        The one thing to test, such as aid_wedge. Not medicine, braces or prescribed exercise.
    out
        File for the plan. It is written once and never changed.
    wears_off
        How soon its effect would go if you stopped: same_day, two_days or no.
    diary
        A diary instead of a notebook (CSV).
    first_day
        Day 1, such as 2026-05-04; tomorrow when not given.
    length_days
        How many days you are willing to go on.
    seed
        What the lot is drawn with; drawn itself when not given.
    goes_by
        What decides the result: day_score, or hold_seconds, your timed one-leg stands.
    """
    from surefoot.actions.experiment import lock_in_file, plan_experiment, plan_words

    today = now().date()
    first = today + timedelta(days=1) if first_day is None else day_of(first_day, today)
    notes = notes_from(notebook, diary, until=first - timedelta(days=1))
    drawn = plan_experiment(
        notes,
        what=what,
        wears_off=wears_off,
        first_day=first,
        length_days=length_days,
        seed=secrets.randbelow(2**31) if seed is None else seed,
        goes_by=goes_by,
    )
    sha256 = lock_in_file(drawn, out, today=today)
    print("\n".join(plan_words(drawn, told_in(notes, easy))))
    for fall, chance in zip(drawn.falls, drawn.chances, strict=True):
        change = f"a fall of {fall:g} of 15" if drawn.stand is None else f"{fall:g} times as long"
        print(f"  {change}: chance of an answer {chance:.2f}")
    print(f"Saved in {out.name}, sha256 {sha256}.")


@app.command
def status(
    plan_file: Path,
    /,
    *,
    notebook: NotebookPlace = None,
    diary: Path | None = None,
    on: str | None = None,
    picture: Path | None = None,
    easy: Easy = None,
) -> None:
    """Say what today's part of the plan is. The result stays hidden.

    Parameters
    ----------
    plan_file
        The plan.
    diary
        A diary instead of a notebook (CSV).
    on
        The day asked about; today when not given.
    picture
        Also draw the days with and without into this SVG file.
    """
    from surefoot.actions.experiment import plan_in_file
    from surefoot.actions.experiment import status as where
    from surefoot.report.answer_pictures import schedule

    locked, _ = plan_in_file(plan_file)
    today = day_of(on, now().date())
    notes = notes_from(notebook, diary, until=today)
    language = told_in(notes, easy)
    _, said = where(locked, notes, today=today, language=language)
    print("\n".join(said))
    if picture is not None:
        picture.write_text(schedule(locked, today=today, language=language).svg, encoding="utf-8")


@app.command
def finish(
    plan_file: Path,
    /,
    *,
    notebook: NotebookPlace = None,
    diary: Path | None = None,
    changes: Path | None = None,
    on: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    easy: Easy = None,
) -> None:
    """Say what came of the test, once its last day has passed.

    Parameters
    ----------
    plan_file
        The plan.
    diary
        A diary instead of a notebook (CSV).
    changes
        What was done, and when: CSV with what,started,stopped.
    on
        The day asked about; today when not given.
    as_json
        Write the whole answer as JSON.
    """
    from surefoot.actions.experiment import finish_experiment, plan_in_file
    from surefoot.report.wording import say

    locked, sha256 = plan_in_file(plan_file)
    today = day_of(on, now().date())
    notes = notes_from(notebook, diary, changes=changes, until=today)
    language = told_in(notes, easy)
    verdict = say(finish_experiment(locked, sha256, notes, today=today), language)
    print(to_json(verdict) if as_json else to_text(verdict, language))
