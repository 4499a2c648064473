"""Question 1, first half: is it gone today?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from surefoot.answers.models import cusum, hmm
from surefoot.answers.simulate.courses import VANISHING
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.person import person
from surefoot.answers.simulate.seeds import Purpose, stream
from surefoot.answers.simulate.unseen import UNSEEN_OBSERVATION, UNSEEN_VANISHING

Floats = NDArray[np.float64]
Rows = dict[str, NDArray]

DAYS_ASKED = 30
LEARN_DAYS = 30
"""First days of the diary, from which the level of the foot drop is learnt."""

CLEAR_SHARE = 0.35
"""For the peers a note counts as clear up to this share of that level."""

NAMES = ("filter", "last note", "share of last 3", "share of last 5")


@dataclass(frozen=True)
class Cell:
    """People of one course and one way of noting, by number."""

    purpose: Purpose
    kind: str
    how: str
    start: int
    stop: int


def cells(purpose: Purpose, people_each: int, *, known: bool) -> list[Cell]:
    """Lay out the people."""
    pairs = [(kind, how) for kind in VANISHING for how in OBSERVATION]
    if not known:
        pairs = [(kind, how) for kind in VANISHING for how in UNSEEN_OBSERVATION]
        pairs += [(kind, how) for kind in UNSEEN_VANISHING for how in ("plain", "ar")]
    return [Cell(purpose, kind, how, 0, people_each) for kind, how in pairs]


def judge(cell: Cell) -> Rows:
    """Ask on thirty noted days of each person, drawn, whether it is gone today."""
    parts: list[Rows] = []
    for i in range(cell.start, cell.stop):
        one = person(cell.purpose, cell.kind, i, observation=cell.how)
        noted = one.diary.logged
        day = np.flatnonzero(noted)
        y = one.diary.ratings[noted].sum(axis=1)
        hour, off = one.diary.hour[noted], one.diary.off_flag[noted]
        first = day < LEARN_DAYS
        old = float(np.median(y[first]))
        slope = cusum.hour_slope(y[first], hour[first])
        states = hmm.follow(day.astype(np.int64), y, hour, off, old=old, slope=slope)
        clear = y <= CLEAR_SHARE * old
        late = np.flatnonzero(~first)
        rng = stream(cell.purpose, f"gone_today:{cell.kind}:{cell.how}", i)
        asked = np.sort(rng.choice(late, min(DAYS_ASKED, late.size), replace=False))

        def last(k: int, clear: NDArray = clear, asked: NDArray = asked) -> Floats:
            return np.array([clear[a - k + 1 : a + 1].mean() for a in asked])

        parts.append(
            {
                "person": np.full(asked.size, i),
                "gone": one.course.gone[day[asked]].astype(float),
                "filter": states[asked, :3].sum(axis=1),
                "last note": last(1),
                "share of last 3": last(3),
                "share of last 5": last(5),
            }
        )
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def gather(cells_: list[Cell], results: list[Rows]) -> Rows:
    """Put the cells' rows together, everybody with a number of their own."""
    out = {name: np.concatenate([r[name] for r in results]) for name in results[0]}
    out["person"] = np.concatenate([r["person"] + 10_000 * c for c, r in enumerate(results)])
    out["kind"] = np.concatenate(
        [np.repeat(c.kind, r["gone"].size) for c, r in zip(cells_, results, strict=True)]
    )
    return out


def bars(rows: Rows, *, known: bool) -> list[Bar]:
    """Hold the filter against its bars."""
    people = "known" if known else "unseen"
    brier = scores.by_person(scores.brier, rows["person"], rows["filter"], rows["gone"])
    gain = scores.by_person(
        lambda a, b, y: 1 - scores.brier(a, y) / scores.brier(b, y),
        rows["person"],
        rows["filter"],
        rows["share of last 5"],
        rows["gone"],
    )
    out = [
        Bar(
            "gone",
            people,
            "Brier score lower than share of last 5 notes, by",
            gain,
            low=0.12 if known else 0.0,
        )
    ]
    if known:
        out.insert(0, Bar("gone", people, "Brier score", brier, high=0.066))
    return out


def tables(rows: Rows) -> list[Table]:
    """Lay out the simple rules beside the filter, and its reliability."""
    lines = [
        [
            name,
            f"{scores.brier(rows[name], rows['gone']):.4f}",
            f"{scores.log_score(rows[name], rows['gone']):.3f}",
            f"{scores.ece(rows[name], rows['gone']):.3f}",
        ]
        for name in NAMES
    ]
    return [
        Table("Beside simple rules, known people", ["Rule", "Brier", "Log score", "ECE"], lines),
        Table(
            "Reliability of the filter",
            ["Said", "Came", "Days"],
            [
                [f"{p:.2f}", f"{q:.2f}", str(n)]
                for p, q, n in scores.reliability(rows["filter"], rows["gone"])
            ],
        ),
    ]


TITLE = "Is it gone"
WHAT = (
    "Asked on 30 noted days of each person after the first 30 days; the truth is whether the "
    "severity is within a quarter of the way from well to how it was."
)


def findings(known: Rows, unseen: Rows) -> Findings:
    """Put the question together."""
    held = [*bars(known, known=True), *bars(unseen, known=False)]
    return Findings(TITLE, WHAT, held, tables(known))
