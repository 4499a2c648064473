"""Each sign by itself, or all in one score? Tried on questions 1 and 3 with the same people.

The composite adds the signs up. By sign, question 3 learns for every sign how often it is rated 0
to 3 before and at the start of the time without, and scores a day by the sum of log ratios;
question 1 runs the grid on every sign and adds the evidence up, tempered because the signs of one
day are not independent witnesses.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp

from benchmarks.calibration import alarm, scores
from benchmarks.calibration import change as change_question
from benchmarks.calibration.findings import Findings, Table
from surefoot.answers.models import change, change_grid, cusum
from surefoot.answers.simulate.courses import PRESENT_DAYS, VANISHING
from surefoot.answers.simulate.notes import SIGNS
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.person import person
from surefoot.answers.simulate.seeds import Purpose

Floats = NDArray[np.float64]
Rows = dict[str, NDArray]

#: Worth of the signs' evidence added up: 1 would be five independent witnesses.
WORTHS = (0.2, 0.35, 0.6)
#: Made-up notes each rating starts from, so that a rating never seen is not impossible.
SMOOTHING = 0.5


@dataclass(frozen=True)
class Cell:
    """People of one course and one way of noting, by number."""

    purpose: Purpose
    kind: str
    how: str
    start: int
    stop: int


def cells(purpose: Purpose, people_each: int, first: int = 0) -> tuple[list[Cell], list[Cell]]:
    """Lay out the people of question 1 and of question 3 (three times as many unchanged)."""
    one = [
        Cell(purpose, kind, how, first, first + people_each)
        for kind in VANISHING
        for how in OBSERVATION
    ]
    three = [
        Cell(purpose, kind, how, first, first + people_each * (3 if kind == "held" else 1))
        for kind in alarm.KINDS
        for how in OBSERVATION
    ]
    return one, three


def log_ratio(ratings: Floats, old: NDArray[np.bool_], base: NDArray[np.bool_]) -> Floats:
    """(n,) log ratio of each day under the ratings of before and of the time without's start."""
    total = np.zeros(len(ratings))
    for sign in ratings.T:
        is_rated = sign[:, None] == np.arange(4)
        p_old, p_base = (
            (is_rated[who].sum(axis=0) + SMOOTHING) / (who.sum() + 4 * SMOOTHING)
            for who in (old, base)
        )
        total += np.log(p_old / p_base)[sign.astype(int)]
    return total


def judge_alarm(cell: Cell) -> Rows:
    """Follow the same sum with the composite and with the signs' log ratios."""
    n = cell.stop - cell.start
    out: Rows = {name: np.full((n, alarm.DAYS), np.nan) for name in ("composite", "by sign")}
    out["back"] = np.full(n, np.inf)
    for i in range(n):
        kind = cell.kind.removesuffix(", denied")
        one = person(
            cell.purpose,
            kind,
            cell.start + i,
            observation=cell.how,
            days=alarm.DAYS,
            denies=cell.kind == alarm.DENYING,
        )
        if np.isfinite(one.course.relapse_day):
            out["back"][i] = one.course.relapse_day
        notes = alarm.notes_of(one)
        path = cusum.path(
            notes.day, notes.y, notes.hour, notes.off, old=notes.old, slope=notes.slope
        )
        if path is None:
            continue
        at = notes.day.astype(int) + PRESENT_DAYS
        out["composite"][i, at] = path.total
        noted = np.flatnonzero(one.diary.logged)
        since = noted - PRESENT_DAYS
        old = (noted >= 5) & (since < 0)
        base = (since >= cusum.BASE_FROM) & (since <= cusum.BASE_TO)
        score = log_ratio(one.diary.ratings[noted], old, base)
        low, high = float(score[base].mean()), float(np.median(score[old]))
        r = 2.0 * (score - low) / max(high - low, 1.0)
        r = np.clip(r[since >= 0], -cusum.MOST, cusum.MOST)
        steps = cusum.flag_weights(notes.off) * (r - cusum.ALLOWANCE)
        steps[notes.day < cusum.QUIET] = -np.inf
        out["by sign"][i, at] = cusum.climb(steps)
    return out


def judge_change(cell: Cell) -> dict[str, Floats]:
    """Ask the grid about the composite, and about every sign with the evidence added up."""
    rows = []
    for i in range(cell.start, cell.stop):
        one = person(cell.purpose, cell.kind, i, observation=cell.how)
        noted = one.diary.logged
        day = np.flatnonzero(noted).astype(float)
        hour, off = one.diary.hour[noted], one.diary.off_flag[noted]
        ratings = one.diary.ratings[noted]
        said = change.find(day, ratings.sum(axis=1) / (3.0 * SIGNS), hour, off)
        onsets = change_grid.onsets_of(day)
        on_scale = [change_grid.stabilised(sign / 3.0) for sign in ratings.T]
        fits = [
            change_grid.fit(day, v, hour, change_grid.weights(v, off), onsets) for v in on_scale
        ]
        row = {
            "composite:p_change": said.p_change,
            "composite:p_abrupt": said.p_abrupt,
            "composite:middle": said.onset,
            "truth": one.course.midpoint_day,
        }
        for worth in WORTHS:
            row |= _added_up(fits, onsets, worth)
        rows.append(row)
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def _added_up(fits: list[change_grid.Fit], onsets: Floats, worth: float) -> dict[str, float]:
    # Each sign has its own correlation; shape and day are shared.
    prior = np.repeat(np.log([q for _, _, q, _ in change_grid.SHAPES]), onsets.size)
    prior = prior - np.log(onsets.size)
    n_phi = np.log(len(change_grid.CORRELATIONS))
    none = worth * sum(logsumexp(fit.none, axis=1) - n_phi for fit in fits)
    each = sum(logsumexp(fit.some - prior, axis=1) - n_phi for fit in fits)
    some = worth * each + prior
    total = logsumexp(some, axis=1)
    against = none[0] - total[0] + np.log(change.NO_CHANGE / (1 - change.NO_CHANGE))
    given = np.exp(some - total[:, None])
    step = np.repeat([kind == "step" for kind, *_ in change_grid.SHAPES], onsets.size)
    middle = (onsets[None, :] + np.array([m for *_, m in change_grid.SHAPES])[:, None]).ravel()
    at = change.weighted_quantiles(middle, given.mean(axis=0), (0.5,))[0]
    name = f"by sign, worth {worth:g}"
    return {
        f"{name}:p_change": float(1 / (1 + np.exp(np.clip(against, -700, 700)))),
        f"{name}:p_abrupt": float(given[:, step].sum(axis=1).mean()),
        f"{name}:middle": float(at),
    }


TITLE = "Each sign or one score"


def findings(one: Rows, three: Rows, development: Rows) -> Findings:
    """Put both tables together; the alarm's lines are set on development people."""
    names = ["composite", *(f"by sign, worth {worth:g}" for worth in WORTHS)]
    lines = []
    for name in names:
        claimed = one[f"{name}:p_change"] > change_question.CLAIM
        error = np.abs(one[f"{name}:middle"] - one["truth"])
        row = [name]
        for kind in ("none", "trend", "transient", "abrupt", "ramp"):
            row.append(scores.share(claimed[one["kind"] == kind]).text(2))
        for kind in ("abrupt", "ramp"):
            row.append(f"{np.median(error[one['kind'] == kind]):.1f}")
        row.append(change_question._auc(one[f"{name}:p_abrupt"], one).text(2))
        lines.append(row)
    first = Table(
        "Change: the composite or each sign",
        [
            "Score",
            "none",
            "trend",
            "transient",
            "power abrupt",
            "power ramp",
            "error abrupt (d)",
            "error ramp (d)",
            "sudden AUC",
        ],
        lines,
    )
    lines = []
    for target in (1.0, 0.25):
        for name in ("composite", "by sign"):
            null = development[name][development["kind"] == "held"]
            line = alarm.line_for(null, target, np.arange(0.5, 15.0, 0.05))
            rate = alarm.false_alarms(three[name][three["kind"] == "held"], line)
            worst, most = alarm.worst_family(three, line, name)
            lines.append(
                [
                    f"{target:g}",
                    name,
                    f"{line:.2f}",
                    rate.text(2),
                    f"{most.value:.2f} {worst}",
                    *alarm._delay_cells(three, name, line),
                ]
            )
    second = Table(
        "Alarm: the composite or each sign, at the same rate of false alarms",
        ["Set to", "Score", "Line", "False alarms a year", "Worst way", *alarm.KINDS[1:]],
        lines,
        "Delays: median / 9 in 10 (days), share called within 14 and within 30 days.",
    )
    return Findings(TITLE, (__doc__ or "").strip(), [], [first, second], "signs")
