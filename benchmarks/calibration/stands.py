"""Timed stands beside "is it gone?": are the later ones longer? Cut off at a goal, as timed."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from benchmarks.calibration.made_up import FIRST_DAY, days_of
from surefoot.answers import gone
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.person import person
from surefoot.answers.simulate.seeds import Purpose
from surefoot.answers.stands import BEFORE_DAYS
from surefoot.practice.hold import Hold

Floats = NDArray[np.float64]

DAYS = 150
QUIET, CHANGED = ("none", "transient"), ("abrupt", "ramp")
GOALS_S = (30.0, 8.0)
"""One that few of the made-up people reach, and one that many do."""

PER_SEVERITY, PER_DAY = -0.55, 0.0008
"""How the logarithm of a made-up stand follows severity and practice: the truth."""


@dataclass(frozen=True)
class Cell:
    """People of one course and one way of noting, with one goal."""

    purpose: Purpose
    course: str
    how: str
    goal_s: float
    start: int
    stop: int


def cells(purpose: Purpose, people_each: int) -> list[Cell]:
    """Lay out the people."""
    return [
        Cell(purpose, course, how, goal_s, 0, people_each)
        for course in (*QUIET, *CHANGED)
        for how in OBSERVATION
        for goal_s in GOALS_S
    ]


def holds_of(seconds: Floats, goal_s: float) -> list[Hold]:
    """Turn made-up stands into holds with a goal; the made-up ones end at 30 s at most."""
    out = []
    for i in np.flatnonzero(~np.isnan(seconds)).tolist():
        began = datetime.combine(FIRST_DAY + timedelta(days=i), time(18), UTC)
        reached = bool(seconds[i] >= goal_s)
        why = "reached_goal" if reached else "foot_down"
        stood = min(float(seconds[i]), goal_s)
        out.append(Hold(began, "left", stood, goal_s, "fingertips", why))
    return out


def _truth(severity: Floats, facts: dict) -> float:
    """How many times as long the middle stand truly is in the days that were compared."""
    day = np.arange(DAYS)
    before = since = DAYS - gone.NOW_DAYS
    if facts["stands_since_change"]:
        before, since = ((facts[k] - FIRST_DAY).days for k in ("onset_first", "onset_last"))
    log_stand = PER_SEVERITY * severity + PER_DAY * day
    then = (day < before) & (day >= before - BEFORE_DAYS)
    return float(np.exp(log_stand[day >= since].mean() - log_stand[then].mean()))


def judge(cell: Cell) -> dict[str, NDArray]:
    """Ask each and keep what was said, the range, and the truth."""
    said, times, low, high, true = [], [], [], [], []
    for i in range(cell.start, cell.stop):
        made = person(cell.purpose, cell.course, i, observation=cell.how, days=DAYS)
        until = FIRST_DAY + timedelta(days=DAYS - 1)
        verdict = gone.verdict(
            days_of(made.diary), until=until, holds=holds_of(made.diary.hold_s, cell.goal_s)
        )
        told = verdict.facts["stands"]
        one = told[0] if told else None
        said.append(one.found if one else "none")
        compared = one is not None and one.times is not None
        figures = (one.times, one.low, one.high) if compared else (np.nan,) * 3
        for kept, figure in zip((times, low, high), figures, strict=True):
            kept.append(figure)
        true.append(_truth(made.course.severity, verdict.facts))
    figures = {"times": times, "low": low, "high": high, "true": true}
    return {"said": np.array(said), **{k: np.array(v, dtype=float) for k, v in figures.items()}}


def gather(cells_: list[Cell], results: list[dict[str, NDArray]]) -> dict[str, NDArray]:
    """Put the cells' people together."""
    out = {name: np.concatenate([r[name] for r in results]) for name in results[0]}
    for name in ("course", "how", "goal_s"):
        out[name] = np.concatenate([np.repeat(getattr(c, name), c.stop - c.start) for c in cells_])
    return out


TITLE = "Timed stands beside is it gone"
WHAT = (
    "A stand on about one day in five; the question is asked at the end of 150 days. Where the "
    "notes surely changed, stands before are laid beside those since; else the last three weeks "
    "beside the months before. The truth is how much longer the middle stand is by the made-up "
    "severity of those very days. The rule is our proposal."
)


def findings(rows: dict[str, NDArray]) -> Findings:
    """Put the figures together."""
    known = ~np.isnan(rows["times"])
    claimed = np.isin(rows["said"], ["longer", "shorter"])
    quiet = known & np.isin(rows["course"], QUIET)
    inside = (rows["low"] <= rows["true"]) & (rows["true"] <= rows["high"])
    wrong = ((rows["said"] == "longer") & (rows["true"] < 1.0)) | (
        (rows["said"] == "shorter") & (rows["true"] > 1.0)
    )
    bars = [
        Bar(
            "stands",
            "known",
            "a difference is said where none is",
            scores.share(claimed[quiet]),
            high=0.05,
        ),
        Bar(
            "stands", "known", "90 % range holds the truth", scores.share(inside[known]), 0.86, 0.96
        ),
        Bar("stands", "known", "said the wrong way round", scores.share(wrong[known]), high=0.02),
    ]
    lines = []
    for course in (*QUIET, *CHANGED):
        for goal_s in GOALS_S:
            who = (rows["course"] == course) & (rows["goal_s"] == goal_s)
            asked = who & known
            cells_ = [scores.share(claimed[asked]), scores.share(inside[asked])]
            apart = rows["said"][who]
            lines.append(
                [
                    course,
                    f"{goal_s:g} s",
                    *(one.text(2) for one in cells_),
                    f"{np.nanmedian(rows['true'][asked]):.2f}",
                    f"{np.nanmedian(rows['times'][asked]):.2f}",
                    f"{np.mean(np.isin(apart, ['too_few', 'none'])):.2f}",
                    f"{np.mean(apart == 'at_goal'):.2f}",
                    str(int(asked.sum())),
                ]
            )
    columns = ["Course", "Goal", "Called longer or shorter", "90 % range holds the truth"]
    columns += [
        "True times as long",
        "Said times as long",
        "Too few stands",
        "Both at the goal",
        "n",
    ]
    return Findings(TITLE, WHAT, bars, [Table("By course and goal", columns, lines)])
