"""Question 4, second half: a test whose schedule is drawn by lot."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from benchmarks.calibration.groups import People
from benchmarks.calibration.peers.helped import PEERS
from surefoot.answers.models import level, planned, swaps
from surefoot.answers.simulate.behaviour import Doses
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.person import Person, person_trying
from surefoot.answers.simulate.sealed import SEALED_OBSERVATION
from surefoot.answers.simulate.seeds import Purpose, stream
from surefoot.answers.simulate.unseen import UNSEEN_OBSERVATION

Floats = NDArray[np.float64]
Rows = dict[str, NDArray]

BEFORE_DAYS = 60
"""Days of notes before a test, from which its chance of an answer is reckoned."""

LEVEL = 0.05
EFFECT = 0.6
"""Latent severity taken away where the thing works."""

HARD = ("ar", "heavy", "offheavy")
"""Ways of noting in which days hang together or are wild."""


@dataclass(frozen=True)
class Design:
    """A design: blocks of days, or one start. The half-life is what the test assumes."""

    name: str
    block_days: int
    blocks: int
    half_life_days: float
    offered: bool = True
    """Whether the planner draws such tests; others are here for comparison."""

    @property
    def days(self) -> int:
        """Days of the test."""
        return self.blocks * max(self.block_days, 1)


DESIGNS = (
    Design("2-day blocks, 42 days", 2, 20, 0.0),
    Design("3-day blocks, 42 days", 3, 14, 1.0),
    Design("3-day blocks, 84 days", 3, 28, 1.0),
    Design("7-day blocks, 84 days", 7, 12, 2.0, offered=False),
    Design("one start, 84 days", 0, 84, 6.0),
)


@dataclass(frozen=True)
class Cell:
    """People in one design, by number; every one notes in another way."""

    purpose: Purpose
    design: Design
    start: int
    stop: int
    effect: float
    people: People
    promise: bool
    """Also ask the planner for its promise."""


WAYS: dict[People, list[str]] = {
    "known": list(OBSERVATION),
    "looked at since": list(UNSEEN_OBSERVATION),
    "unseen": list(SEALED_OBSERVATION),
}
_LOT: dict[People, str] = {"known": "False", "looked at since": "True", "unseen": "sealed"}
"""Names of the streams the lots are drawn from; older than the names of the groups."""


def cells(purpose: Purpose, null_each: int, power_each: int, *, people: People) -> list[Cell]:
    """Lay out the people: in whom it does nothing, and in whom it works."""
    out = []
    for design in DESIGNS:
        for effect, n, chunk in ((0.0, null_each, 100), (EFFECT, power_each, 15)):
            for at in range(0, n, chunk):
                stop = min(at + chunk, n)
                out.append(Cell(purpose, design, at, stop, effect, people, effect > 0))
    return out


def lot(design: Design, rng: np.random.Generator) -> Floats:
    """(schedules, days) what the lot could draw, the drawn one first."""
    if design.block_days == 0:
        drawn = int(rng.choice(np.array(swaps.start_days(design.days))))
        return swaps.start_schedules(design.days, drawn)
    drawn = swaps.draw_swaps(design.blocks, rng)
    if swaps.count_schedules(design.blocks) > swaps.MOST_LISTED:
        every = swaps.swap_schedules(design.blocks, drawn, rng)
    else:
        listed = _listed(design.blocks)
        first = int(np.flatnonzero((listed == drawn).all(axis=1))[0])
        every = np.roll(listed, -first, axis=0)
    return np.repeat(every, design.block_days, axis=1)


@cache
def _listed(blocks: int) -> Floats:
    first = swaps.schedule_number(blocks, 0)
    return swaps.swap_schedules(blocks, first, np.random.default_rng(0))


def make(cell: Cell, i: int, schedule: Floats, effect: float) -> tuple[Person, str]:
    """Make the person who follows the schedule after sixty days of notes; and how they note."""
    ways = WAYS[cell.people]
    how = ways[i % len(ways)]
    dose = np.concatenate([np.zeros(BEFORE_DAYS), schedule])
    one = person_trying(
        cell.purpose,
        f"test:{cell.design.name}",
        i,
        observation=how,
        days=dose.size,
        effect=effect,
        half_life_days=cell.design.half_life_days,
        doses=lambda _: Doses(dose[:, None], np.array([effect > 0])),
    )
    return one, how


def judge(cell: Cell) -> Rows:
    """Run the tests of a cell: p by the lot, the peers' p, and the planner's promise."""
    rows = []
    for i in range(cell.start, cell.stop):
        lots = f"lot:{cell.design.name}:{_LOT[cell.people]}:{cell.effect:g}"
        rng = stream(cell.purpose, lots, i)
        schedules = lot(cell.design, rng)
        one, how = make(cell, i, schedules[0], cell.effect)
        notes = one.diary
        score = notes.ratings.sum(axis=1)
        inside = np.flatnonzero(notes.logged & (np.arange(score.size) >= BEFORE_DAYS))
        day, y = inside - BEFORE_DAYS, score[inside]
        row: dict[str, float | str] = {"how": how, "ours": 1.0, "promised": np.nan}
        if y.size >= 10:
            laid = swaps.layout(schedules, day, notes.hour[inside], cell.design.half_life_days)
            row["ours"] = swaps.p_value(swaps.statistics(laid, y))
        dose = schedules[0][day]
        for name, peer in PEERS.items():
            fit = np.ptp(dose) > 0 if dose.size else False
            row[name] = peer(day.astype(float), y, dose, np.zeros((y.size, 0))) if fit else 1.0
        if cell.promise:
            without, _ = make(cell, i, schedules[0], 0.0)
            both = without.diary.logged & notes.logged
            both[:BEFORE_DAYS] = False
            full = level.adstock(schedules[0], cell.design.half_life_days)
            less = (without.diary.ratings.sum(axis=1) - score)[both].sum()
            fall = float(less / max(full[np.flatnonzero(both) - BEFORE_DAYS].sum(), 1e-9))
            before = planned.Before(notes.ratings[:BEFORE_DAYS], notes.hour[:BEFORE_DAYS])
            half_life = cell.design.half_life_days
            (row["promised"],) = planned.power(
                before, schedules, [fall], half_life=half_life, rng=rng
            )
            row["fall"] = fall
        else:
            row["fall"] = np.nan
        rows.append(row)
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def gather(cells_: list[Cell], results: list[Rows]) -> Rows:
    """Put the cells' people together."""
    out: Rows = {
        "design": np.concatenate([np.repeat(c.design.name, c.stop - c.start) for c in cells_]),
        "effect": np.concatenate([np.repeat(c.effect, c.stop - c.start) for c in cells_]),
    }
    for name in results[0]:
        out[name] = np.concatenate([r[name] for r in results])
    return out


def bars(rows: Rows, people: People) -> list[Bar]:
    """Hold the test and the planner against their bars; wider ones for unseen ways of noting."""
    known = people == "known"
    out = []
    for design in DESIGNS:
        here = rows["design"] == design.name
        null, works = here & (rows["effect"] == 0), here & (rows["effect"] > 0)
        false = scores.share(rows["ours"][null] <= LEVEL)
        out.append(Bar("fair test", people, f"false answers: {design.name}", false, high=0.062))
        gap = rows["promised"][works] - (rows["ours"][works] <= LEVEL)
        if gap.size and design.offered:
            error = float(gap.std() / np.sqrt(gap.size))
            within = 0.08 if known else 0.12
            measured = scores.Measured(float(gap.mean()), error, gap.size)
            how = rows["how"][works]
            ways = [f"{way} {gap[how == way].mean():.2f}" for way in dict.fromkeys(how.tolist())]
            out.append(
                Bar(
                    "fair test",
                    people,
                    f"chance promised less chance found: {design.name}",
                    measured,
                    low=-within,
                    high=within,
                    note="" if known else ", ".join(ways),
                )
            )
    return out


def tables(rows: Rows) -> list[Table]:
    """Lay out false and found answers beside the peers."""
    methods = {"ours (by the lot)": "ours", **{name: name for name in PEERS}}
    shown = []
    for title, key in methods.items():
        line = [title]
        for design in DESIGNS:
            here = rows["design"] == design.name
            null, works = here & (rows["effect"] == 0), here & (rows["effect"] > 0)
            line.append(
                f"{np.mean(rows[key][null] <= LEVEL):.3f} / "
                f"{np.mean(rows[key][works] <= LEVEL):.2f}"
            )
        hard = np.isin(rows["how"], HARD) & (rows["effect"] == 0)
        line.append(f"{np.mean(rows[key][hard] <= LEVEL):.3f}")
        shown.append(line)
    promised = []
    for design in DESIGNS:
        works = (rows["design"] == design.name) & (rows["effect"] > 0)
        if not works.any():
            continue
        promised.append(
            [
                design.name,
                f"{np.mean(rows['fall'][works]):.1f}",
                f"{np.mean(rows['promised'][works]):.2f}",
                scores.share(rows["ours"][works] <= LEVEL).text(2),
                str(int(works.sum())),
            ]
        )
    return [
        Table(
            "False answers / found answers, beside the peers",
            ["Method", *(design.name for design in DESIGNS), "False, hard notes"],
            shown,
            f"At {LEVEL:g}. Found: it takes {EFFECT:g} of latent severity away. Hard notes: "
            f"{', '.join(HARD)}. A method that calls too often where it does nothing finds more "
            "where it works; that is no merit.",
        ),
        Table(
            "What the planner promised",
            ["Design", "Mean fall (points of 15)", "Chance promised", "Found", "n"],
            promised,
            "The promise is reckoned from the sixty days before, for the fall that truly came. The "
            "planner does not offer blocks of seven days.",
        ),
    ]


TITLE = "Fair test"
WHAT = (
    f"{BEFORE_DAYS} days of notes, then a test whose schedule is drawn by lot, in somebody who "
    "slowly gets better. A p-value is the share of the schedules that part the notes as strongly."
)


def findings(groups: dict[People, Rows]) -> Findings:
    """Put the question together."""
    held = [bar for people, rows in groups.items() for bar in bars(rows, people)]
    return Findings(TITLE, WHAT, held, tables(groups["known"]))
