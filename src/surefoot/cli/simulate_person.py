"""``surefoot simulate person``: a made-up diary with known truth, for trying things out."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from surefoot.terms.errors import CannotUse

app = App(name="simulate", help="Make up a person or a walk whose truth is known.")
app.command("surefoot.cli.simulate:walk", name="walk")


@app.command
def person(
    *,
    out: Path,
    spells: Path | None = None,
    truth: Path | None = None,
    family: str = "abrupt",
    observation: str = "plain",
    days: Annotated[int | None, Parameter(show_default=False)] = None,
    first_day: str = "2024-01-01",
    index: int = 0,
    remembered: bool = False,
) -> None:
    """Write the diary of a made-up person, with the truth beside it if asked.

    Parameters
    ----------
    out : Path
        Diary to write: ``day,hour,<signs 0 to 3>,tiredness,off_day``.
    spells : Path
        Clear spells to write: ``days,remembered``.
    truth : Path
        What really happened, as JSON.
    family : str
        How the foot goes: a course (abrupt, ramp, none, back_creep ...) or a way in which clear
        spells end (curemix, weibull, regime ...). A wrong name lists them all.
    observation : str
        How the person notes: plain, careless, tod, offheavy ...
    days : int
        Days of the diary. Default: 150; 465 where it comes back; 3650 where spells come and go.
    first_day : str
        Date of the first day.
    index : int
        Which person. The same number gives the same person.
    remembered : bool
        Tell the spells from memory: short ones forgotten, lengths rounded.
    """
    import numpy as np

    from surefoot.answers.simulate import person as people
    from surefoot.answers.simulate.courses import PRESENT_DAYS, RETURNING
    from surefoot.answers.simulate.diary_file import diary_csv, spells_csv
    from surefoot.answers.simulate.seeds import stream
    from surefoot.answers.simulate.spell_families import from_memory
    from surefoot.answers.simulate.unseen import UNSEEN_RETURNING

    if observation not in people.ALL_OBSERVATION:
        raise _no_such("way of noting", observation, list(people.ALL_OBSERVATION))
    coming_back = RETURNING | UNSEEN_RETURNING
    usual_days = 465 if family in coming_back else 150 if family in people.COURSES else 3650
    days = usual_days if days is None else days
    fewest = PRESENT_DAYS + 60 if family in coming_back else 30
    if not fewest <= days <= 36_500 or index < 0:
        raise CannotUse(
            f"A made-up diary of this kind has {fewest} to 36500 days, and people count from 0.",
            "Please give other --days or another --index.",
            reason="out_of_range",
        )
    try:
        began = date.fromisoformat(first_day)
    except ValueError:
        raise CannotUse(
            f"{first_day!r} is not a date.", "Please write it as 2024-01-31.", reason="not_a_date"
        ) from None
    if family in people.COURSES:
        made = people.person("demo", family, index, observation=observation, days=days)
        lived = people.spells("demo", "curemix", index)
    elif family in people.ALL_SPELLS:
        made, lived = people.person_with_spells(
            "demo", family, index, observation=observation, days=days
        )
    else:
        raise _no_such("family", family, [*people.COURSES, *people.ALL_SPELLS])
    told = from_memory(stream("demo", f"memory:{family}", index), lived) if remembered else lived
    _write(out, diary_csv(made.diary, began))
    print(f"wrote {int(made.diary.logged.sum())} noted days of {days} to {out}")
    if spells is not None:
        _write(spells, spells_csv(told))
        print(f"wrote {int(np.isfinite(told.told).sum())} clear spells that ended to {spells}")
    if truth is not None:
        course = made.course
        known = {
            "family": family,
            "observation": observation,
            "index": index,
            "change_day": course.change_day,
            "midpoint_day": course.midpoint_day,
            "change_days": course.change_days if np.isfinite(course.change_day) else None,
            "relapse_day": course.relapse_day,
            "old_level": course.old_level,
            "new_level": course.new_level,
            "severity": np.round(course.severity, 4).tolist(),
            "off_days": np.flatnonzero(made.felt.off).tolist(),
            "spells_days": lived.lengths.tolist(),
        }
        plain = {key: _or_none(value) for key, value in known.items()}
        _write(truth, json.dumps(plain, indent=1) + "\n")
        print(f"wrote what really happened to {truth}")


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as trouble:
        raise CannotUse(
            f"We cannot write {file} ({trouble.strerror}).",
            "Please choose another folder.",
            reason="cannot_write",
        ) from None


def _or_none(value: object) -> object:
    """Say null where there is no such day; JSON knows no NaN and no infinity."""
    if isinstance(value, list):
        return [_or_none(one) for one in value]
    if isinstance(value, float) and value - value != 0.0:
        return None
    return value


def _no_such(what: str, said: str, known: list[str]) -> CannotUse:
    return CannotUse(
        f"There is no {what} called {said!r}.",
        f"Please choose one of: {', '.join(known)}.",
        reason="unknown_name",
    )
