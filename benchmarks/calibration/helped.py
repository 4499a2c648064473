"""Question 4, first half: what helped, from notes alone?"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from benchmarks.calibration.made_up import FIRST_DAY, days_of
from benchmarks.calibration.peers.helped import PEERS
from surefoot.answers import links
from surefoot.answers.doing import Doing
from surefoot.answers.models import level
from surefoot.answers.series import series
from surefoot.answers.simulate.behaviour import BEHAVIOUR
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.person import Person, person_trying
from surefoot.answers.simulate.seeds import Purpose
from surefoot.answers.simulate.unseen import UNSEEN_BEHAVIOUR, UNSEEN_OBSERVATION

Floats = NDArray[np.float64]
Rows = dict[str, NDArray]

EFFECT = 0.5
"""Latent severity that thing 0 takes away where it works: one to two points of 15."""

HALF_LIVES = (1.0, 2.0, 3.0)
LEVEL = 0.05
ONCE = ("trendstart", "rtm")
"""Behaviours in which a thing is begun once and never stopped."""


@dataclass(frozen=True)
class Cell:
    """People of one behaviour, by number; every one notes in another way."""

    purpose: Purpose
    behaviour: str
    start: int
    stop: int
    effect: float
    unseen: bool


def cells(purpose: Purpose, people_each: int, power_each: int, *, known: bool) -> list[Cell]:
    """Lay out the people: so many in whom thing 0 does nothing, and in whom it works."""
    out = []
    for behaviour in BEHAVIOUR if known else [*BEHAVIOUR, *UNSEEN_BEHAVIOUR]:
        for effect, n in ((0.0, people_each), (EFFECT, power_each)):
            for at in range(0, n, 20):
                out.append(Cell(purpose, behaviour, at, min(at + 20, n), effect, not known))
    return out


def doings_of(one: Person, first: date = FIRST_DAY) -> list[Doing]:
    """Turn doses into stretches, as a person tells them."""
    out: list[Doing] = []
    doses = one.doses.doses if one.doses is not None else np.zeros((0, 0))
    for thing, dose in enumerate(doses.T):
        edges = np.flatnonzero(np.diff(np.concatenate(([0.0], dose, [0.0]))))
        for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            out.append(
                Doing(
                    f"thing_{thing}",
                    first + timedelta(days=start),
                    first + timedelta(days=stop - 1),
                )
            )
    return out


def judge(cell: Cell) -> Rows:
    """Ask the gate, the model and the peers about thing 0."""
    ways = list(UNSEEN_OBSERVATION if cell.unseen else OBSERVATION)
    rows = []
    for i in range(cell.start, cell.stop):
        one = person_trying(
            cell.purpose,
            cell.behaviour,
            i,
            observation=ways[i % len(ways)],
            effect=cell.effect,
            half_life_days=HALF_LIVES[i % len(HALF_LIVES)],
        )
        notes, done = one.diary, one.doses
        if done is None:
            continue
        days = days_of(notes)
        things = links.judged(series(days, until=days[-1].day).scored(), doings_of(one))
        first = next((thing for thing in things if thing.what == "thing_0"), None)
        claimed = links.claims(things)
        noted = notes.logged
        day, y = np.flatnonzero(noted), notes.ratings[noted].sum(axis=1)
        linked = level.link(day, y, notes.hour[noted], notes.off_flag[noted], done.doses)
        dose = done.doses[noted]
        row: dict[str, float | str] = {
            "why_not": first.why_not if first else "no_switch",
            "claimed": float(any(thing.what == "thing_0" for thing in claimed)),
            "ours": float(linked.p_value[0]),
        }
        for name, peer in PEERS.items():
            moves = np.ptp(dose[:, 0]) > 0
            row[name] = peer(day.astype(float), y, dose[:, 0], dose[:, 1:]) if moves else 1.0
        rows.append(row)
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def gather(cells_: list[Cell], results: list[Rows]) -> Rows:
    """Put the cells' people together."""
    out: Rows = {
        "behaviour": np.concatenate([np.repeat(c.behaviour, c.stop - c.start) for c in cells_]),
        "effect": np.concatenate([np.repeat(c.effect, c.stop - c.start) for c in cells_]),
    }
    for name in results[0]:
        out[name] = np.concatenate([r[name] for r in results])
    return out


def _of(rows: Rows, behaviour: str, *, works: bool = False) -> NDArray[np.bool_]:
    return (rows["behaviour"] == behaviour) & ((rows["effect"] > 0) == works)


def bars(rows: Rows, *, known: bool) -> list[Bar]:
    """Hold the model and its gate against their bars."""
    people = "known" if known else "unseen"
    out = []
    names = list(dict.fromkeys(rows["behaviour"].tolist()))
    for behaviour in names:
        who = _of(rows, behaviour)
        high = 0.10 if not known or behaviour == "reverse" else 0.08
        out.append(
            Bar(
                "helped",
                people,
                f"false link, gate and all: {behaviour}",
                scores.share(rows["claimed"][who]),
                high=high,
            )
        )
    for behaviour in names:
        who = _of(rows, behaviour)
        fires = scores.share(rows["why_not"][who] != "")
        if behaviour == "cocluster":
            out.append(Bar("helped", people, "gate fires: cocluster", fires, low=0.95))
        elif behaviour in ONCE:
            out.append(Bar("helped", people, f"gate fires: {behaviour}", fires, low=1.0))
        elif behaviour == "coin":
            out.append(Bar("helped", people, "gate fires: coin (it should not)", fires, high=0.10))
    return out


def tables(rows: Rows, unseen: Rows) -> list[Table]:
    """Lay out the peers and what the gate said."""
    names = list(dict.fromkeys(unseen["behaviour"].tolist()))

    def group(behaviour: str) -> Rows:
        return rows if (rows["behaviour"] == behaviour).any() else unseen

    lines = []
    entries = {"ours, gate and all": "claimed", "ours, without the gate": "ours"}
    entries |= {name: name for name in PEERS}
    for title, key in entries.items():
        line = [title]
        for behaviour in names:
            some = group(behaviour)
            cell = []
            for works in (False, True):
                values = some[key][_of(some, behaviour, works=works)]
                hits = values > 0.5 if key == "claimed" else values < LEVEL
                cell.append(f"{hits.mean():.2f}" if hits.size else "-")
            line.append(" / ".join(cell))
        lines.append(line)
    peers = Table(
        "False links and found links, beside the peers",
        ["Method", *names],
        lines,
        f"Share called at {LEVEL:g}: where thing 0 does nothing / where it takes {EFFECT:g} of "
        "severity away. In a confounded life the second is not power: the peers call thing 0 "
        "whether it works or not. The last two behaviours are unseen ones.",
    )
    said = []
    for behaviour in names:
        some = group(behaviour)
        why = some["why_not"][_of(some, behaviour)]
        codes, counts = np.unique(why, return_counts=True)
        order = np.argsort(-counts, kind="stable")
        said.append(
            [
                behaviour,
                ", ".join(f"{codes[k] or 'passed'} {counts[k] / why.size:.2f}" for k in order),
            ]
        )
    return [peers, Table("What the gate said of thing 0", ["Behaviour", "Share"], said)]


TITLE = "What helped"
WHAT = (
    "120 days of slow recovery with things done meanwhile. Thing 0 does nothing, unless it says "
    "so; in cocluster and therapy_block another one works."
)


def findings(known: Rows, unseen: Rows) -> Findings:
    """Put the question together."""
    held = [*bars(known, known=True), *bars(unseen, known=False)]
    return Findings(TITLE, WHAT, held, tables(known, unseen))
