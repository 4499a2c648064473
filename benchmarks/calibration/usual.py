"""Question 3 without a time before: her own usual range."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from benchmarks.calibration.made_up import FIRST_DAY, days_of
from surefoot.answers import usual
from surefoot.answers.series import series
from surefoot.answers.simulate.notes import Diary, feel, note, usual_habits
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.seeds import Purpose, stream

Floats = NDArray[np.float64]

DAYS, WORSE_DAY = 330, 270
EVERY_DAYS = 3
"""The question is asked on every third day."""

FIRST_ASKED = 130
APART_DAYS = 14
WORSE_SD = 1.5
"""How much worse it gets, in spreads of her own score."""


@dataclass(frozen=True)
class Cell:
    """People of one way of noting, by number."""

    purpose: Purpose
    how: str
    start: int
    stop: int


def cells(purpose: Purpose, people_each: int) -> list[Cell]:
    """Lay out the people, one cell each so that the work spreads."""
    return [Cell(purpose, how, i, i + 1) for how in OBSERVATION for i in range(people_each)]


def _notes(cell: Cell, i: int, severity: Floats) -> Diary:
    rng = stream(cell.purpose, f"usual:{cell.how}", i)
    habits = OBSERVATION[cell.how].make(rng, usual_habits(rng))
    return note(rng, feel(rng, severity, habits), habits)


def _worse(cell: Cell, i: int, level: float) -> tuple[Diary, Diary]:
    """The same person unchanged, and worse from WORSE_DAY on by WORSE_SD of the daily score."""
    plain = _notes(cell, i, np.full(DAYS, level))
    spread = float(np.nanstd(plain.ratings.sum(axis=1)))
    before = float(np.nanmean(plain.ratings.sum(axis=1)))
    for more in np.arange(0.1, 2.0, 0.1):
        severity = level + more * (np.arange(DAYS) >= WORSE_DAY)
        changed = _notes(cell, i, severity)
        after = float(np.nanmean(changed.ratings.sum(axis=1)[WORSE_DAY:]))
        if after - before >= WORSE_SD * spread:
            break
    return plain, changed


def _called(diary: Diary, first: int, last: int) -> tuple[list[int], list[int]]:
    """(days asked, of these the days on which a lasting change was called)."""
    days = days_of(diary)
    asked, called = [], []
    for day in range(first, last, EVERY_DAYS):
        until = FIRST_DAY + timedelta(days=day)
        known = [one for one in days if one.day <= until]
        said = usual.of_series(series(known, until=until))
        if said.answer == "too_little":
            continue
        asked.append(day)
        if said.answer == "lasting_change":
            called.append(day)
    return asked, called


def judge(cell: Cell) -> dict[str, NDArray]:
    """Count false calls while nothing changes, and the wait for a call once it is worse."""
    episodes, years, wait = [], [], []
    for i in range(cell.start, cell.stop):
        level = float(stream(cell.purpose, f"usual_level:{cell.how}", i).uniform(0.5, 1.3))
        plain, changed = _worse(cell, i, level)
        asked, called = _called(plain, FIRST_ASKED, WORSE_DAY)
        episodes.append(float((np.diff(called, prepend=-np.inf) > APART_DAYS).sum()))
        years.append(len(asked) * EVERY_DAYS / 365.25)
        _, called = _called(changed, WORSE_DAY + 1, DAYS)
        first = called[0] if called else DAYS
        noted = int(changed.logged[WORSE_DAY : first + 1].sum())
        wait.append(float(noted) if called else np.inf)
    return {
        "episodes": np.array(episodes),
        "years": np.array(years),
        "wait": np.array(wait),
    }


def gather(cells_: list[Cell], results: list[dict[str, NDArray]]) -> dict[str, NDArray]:
    """Put the cells' people together."""
    out = {name: np.concatenate([r[name] for r in results]) for name in results[0]}
    out["how"] = np.concatenate([np.repeat(c.how, c.stop - c.start) for c in cells_])
    return out


TITLE = "Usual range"
WHAT = (
    "Somebody with a mild foot drop that neither goes nor comes: her last five weeks against the "
    f"three months before. Asked on every third day; then it gets worse by {WORSE_SD:g} of her own "
    "spread. The rule is our proposal."
)


def findings(rows: dict[str, NDArray]) -> Findings:
    """Put the question together."""
    false = scores.rate(float(rows["episodes"].sum()), float(rows["years"].sum()))
    called = scores.share(rows["wait"] <= 14)
    bars = [
        Bar("usual range", "known", "false calls a year, set to 1", false, high=1.0, digits=2),
        Bar("usual range", "known", "worse: called within 14 checked days", called, low=0.70),
    ]
    lines = []
    for how in dict.fromkeys(rows["how"].tolist()):
        who = rows["how"] == how
        rate = scores.rate(float(rows["episodes"][who].sum()), float(rows["years"][who].sum()))
        lines.append([how, rate.text(2), scores.share(rows["wait"][who] <= 14).text(2)])
    columns = ["Way of noting", "False calls a year", "Worse: called within 14 checked days"]
    return Findings(TITLE, WHAT, bars, [Table("By way of noting", columns, lines)])
