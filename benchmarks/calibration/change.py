"""Question 1, second half: has it changed, when, and was it sudden?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from benchmarks.calibration.groups import People
from benchmarks.calibration.peers.change import PEERS
from surefoot.answers.models import change
from surefoot.answers.models.one_line import line_between, repeats
from surefoot.answers.simulate.courses import VANISHING
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.person import person
from surefoot.answers.simulate.sealed import SEALED_OBSERVATION, SEALED_VANISHING
from surefoot.answers.simulate.seeds import Purpose
from surefoot.answers.simulate.unseen import UNSEEN_OBSERVATION, UNSEEN_VANISHING

Floats = NDArray[np.float64]

CLAIM = 0.95
"""Chance of a change from which it may be called one."""

OVERNIGHT = 0.8
"""Chance of a step from which "overnight" may be said."""

PAIRS: dict[People, list[tuple[str, str]]] = {
    "known": [(kind, how) for kind in VANISHING for how in OBSERVATION],
    "looked at since": [
        *((kind, how) for kind in UNSEEN_VANISHING for how in ("plain", "ar", *UNSEEN_OBSERVATION)),
        *((kind, how) for kind in VANISHING for how in UNSEEN_OBSERVATION),
    ],
    "unseen": [
        *((kind, how) for kind in SEALED_VANISHING for how in ("plain", "ar", *SEALED_OBSERVATION)),
        *((kind, how) for kind in VANISHING for how in SEALED_OBSERVATION),
    ],
}
"""Courses and ways of noting."""

GRADUAL = ("ramp", "exponential")
DATED = ("abrupt", *GRADUAL)
NOTHING = ("none", "trend", "transient", "botulinum_wave", "seasonal_cold", "weekend_stiff")
WAVES = {"looked at since": "seasonal_cold", "unseen": "weekend_stiff"}
"""A wave that is nobody's change, by group."""

SLOW = {"looked at since": "slow_s", "unseen": "stairs"}
"""A course in no list of shapes that takes its time, by group."""

SUDDEN = {"looked at since": "aid_replaced", "unseen": "settles_half_way"}
"""One that is sudden, and not the whole of it."""


@dataclass(frozen=True)
class Cell:
    """People of one course and one way of noting, by number."""

    purpose: Purpose
    kind: str
    how: str
    start: int
    stop: int
    peers: bool


def cells(purpose: Purpose, people_each: int, *, people: People, peers: int) -> list[Cell]:
    """Lay out the people: `people_each` per course and way of noting; `peers` of them for peers."""
    out = []
    for kind, how in PAIRS[people]:
        out.append(Cell(purpose, kind, how, 0, min(peers, people_each), True))
        if people_each > peers:
            out.append(Cell(purpose, kind, how, peers, people_each, False))
    return [cell for cell in out if cell.stop > cell.start]


def quiet_cells(people_each: int, *, first: int) -> list[Cell]:
    """Lay out unchanged development people, to set the peers' thresholds by."""
    return [
        Cell("development", "none", how, first, first + people_each, True) for how in OBSERVATION
    ]


def judge(cell: Cell) -> dict[str, Floats]:
    """Ask the model, and the peers where wanted, about each person of a cell."""
    rows = []
    for i in range(cell.start, cell.stop):
        one = person(cell.purpose, cell.kind, i, observation=cell.how)
        noted = one.diary.logged
        day = np.flatnonzero(noted).astype(float)
        ratings = one.diary.ratings[noted]
        y = ratings.sum(axis=1)
        # As a person gets it: the mean of the signs she has ever shown.
        signs = int(np.any(ratings > 0, axis=0).sum()) or ratings.shape[1]
        said = change.find(
            day,
            y / (3.0 * signs),
            one.diary.hour[noted],
            one.diary.off_flag[noted],
            line=line_between(ratings[:, np.any(ratings > 0, axis=0)]),
            repeats=repeats(ratings),
        )
        row = {
            "p_change": said.p_change,
            "p_abrupt": said.p_abrupt,
            "low": said.onset_low,
            "middle": said.onset,
            "high": said.onset_high,
            "truth": one.course.midpoint_day,
        }
        if cell.peers:
            for name, peer in PEERS.items():
                row[f"{name}:strength"], row[f"{name}:day"], row[f"{name}:abrupt"] = peer(day, y)
        rows.append(row)
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def gather(cells_: list[Cell], results: list[dict[str, Floats]]) -> dict[str, NDArray]:
    """Put the cells' rows together, with who they are."""
    out: dict[str, NDArray] = {
        "kind": np.concatenate([np.repeat(c.kind, c.stop - c.start) for c in cells_]),
        "how": np.concatenate([np.repeat(c.how, c.stop - c.start) for c in cells_]),
    }
    for name in {key for result in results for key in result}:
        out[name] = np.concatenate(
            [
                r[name] if name in r else np.full(c.stop - c.start, np.nan)
                for c, r in zip(cells_, results, strict=True)
            ]
        )
    return out


def _of(rows: dict[str, NDArray], *kinds: str) -> NDArray[np.bool_]:
    return np.isin(rows["kind"], kinds)


def _covered(rows: dict[str, NDArray], who: NDArray[np.bool_]) -> NDArray[np.bool_]:
    inside = (rows["low"] <= rows["truth"]) & (rows["truth"] <= rows["high"])
    return inside[who]


def _auc(score: Floats, rows: dict[str, NDArray]) -> scores.Measured:
    who = _of(rows, *DATED) & np.isfinite(score)
    sudden = rows["kind"][who] == "abrupt"
    value = scores.auc(score[who], sudden)
    n = int(min(sudden.sum(), (~sudden).sum()))
    error = float(np.sqrt(max(value * (1 - value), 0.01) / max(n, 1)))
    return scores.Measured(value, error, int(who.sum()))


def bars(rows: dict[str, NDArray], people: People) -> list[Bar]:
    """Hold the model against its bars; wider ones for families it was not made with."""
    claimed = rows["p_change"] > CLAIM
    overnight = claimed & (rows["p_abrupt"] > OVERNIGHT)
    off_by = np.abs(rows["middle"] - rows["truth"])

    def bar(metric: str, measured: scores.Measured, **limits: float | int | str) -> Bar:
        return Bar("change", people, metric, measured, **limits)

    out = []
    if people == "known":
        for kind, high in (("none", 0.03), ("transient", 0.05), ("trend", 0.08)):
            called = scores.share(claimed[_of(rows, kind)])
            out.append(bar(f"a change is claimed where there is none: {kind}", called, high=high))
        for kind, low in (("abrupt", 0.93), ("ramp", 0.87)):
            out.append(bar(f"power: {kind}", scores.share(claimed[_of(rows, kind)]), low=low))
        for kind, high in (("abrupt", 1.0), ("ramp", 3.0)):
            apart = scores.quantile(off_by[_of(rows, kind)], 0.5)
            out.append(bar(f"median error of the middle day, {kind} (days)", apart, high=high))
        out.append(bar("sudden or gradual, AUC", _auc(rows["p_abrupt"], rows), low=0.93))
        ramps = scores.share(overnight[_of(rows, "ramp")])
        out.append(bar('"overnight" is said of ramps', ramps, high=0.05))
        covered = scores.share(_covered(rows, _of(rows, *DATED)))
        out.append(bar("90 % range holds the middle day", covered, low=0.88, high=0.94))
        return out
    old = np.isin(rows["kind"], list(VANISHING))
    for kind, high in (("none", 0.05), ("transient", 0.08), ("trend", 0.15)):
        called = scores.share(claimed[_of(rows, kind)])
        out.append(bar(f"a change is claimed where there is none: {kind}", called, high=high))
    wave = WAVES[people]
    called = scores.share(claimed[_of(rows, wave)])
    out.append(bar(f"a change is claimed where there is none: {wave}", called, high=0.15))
    for kind, low in (("abrupt", 0.88), ("ramp", 0.80)):
        out.append(bar(f"power: {kind}", scores.share(claimed[_of(rows, kind)]), low=low))
    for kind, high in (("abrupt", 2.0), ("ramp", 5.0)):
        apart = scores.quantile(off_by[_of(rows, kind)], 0.5)
        out.append(bar(f"median error of the middle day, {kind} (days)", apart, high=high))
    masked = {name: np.where(old, col, np.nan) for name, col in rows.items() if col.dtype == float}
    both = {**rows, **masked}
    out.append(bar("sudden or gradual, AUC", _auc(both["p_abrupt"], rows), low=0.88))
    for kind in ("ramp", SLOW[people]):
        said = scores.share(overnight[_of(rows, kind)])
        out.append(bar(f'"overnight" is said of {kind}', said, high=0.08))
    dated = _of(rows, *DATED, SUDDEN[people], SLOW[people])
    ways = ", ".join(
        f"{how} {_covered(rows, dated & (rows['how'] == how)).mean():.2f}"
        for how in dict.fromkeys(rows["how"].tolist())
    )
    covered = scores.share(_covered(rows, dated))
    out.append(bar("90 % range holds the middle day", covered, low=0.82, note=ways))
    return out


def tables(groups: dict[People, dict[str, NDArray]], null: dict[str, NDArray]) -> list[Table]:
    """Lay out the kinds, the peers beside the model, and the reliability of "sudden".

    `null` holds development people among whom the peers' thresholds are set.
    """
    rows = groups["known"]
    out = [
        _kind_table(group, f"By kind of course, people {people}")
        for people, group in groups.items()
    ]
    out.append(_peer_table(rows, null))
    claimed = rows["p_change"] > CLAIM
    who = _of(rows, "abrupt", "ramp", "exponential", "two_step", "slow_s") & claimed
    sudden = (rows["kind"][who] == "abrupt").astype(float)
    out.append(
        Table(
            'Reliability of "sudden" among claimed changes',
            ["Said", "Came true", "n"],
            [
                [f"{p:.2f}", f"{q:.2f}", str(n)]
                for p, q, n in scores.reliability(rows["p_abrupt"][who], sudden)
            ],
            "Depends on how many abrupt courses are in the mix; the words shown have three levels.",
        )
    )
    return out


def _kind_table(rows: dict[str, NDArray], title: str) -> Table:
    kinds = list(dict.fromkeys(rows["kind"].tolist()))
    claimed = rows["p_change"] > CLAIM
    overnight = claimed & (rows["p_abrupt"] > OVERNIGHT)
    off_by = np.abs(rows["middle"] - rows["truth"])
    by_kind = []
    for kind in kinds:
        who = _of(rows, kind)
        dated = np.isfinite(rows["truth"][who]).all()
        ways = {how: claimed[who & (rows["how"] == how)].mean() for how in set(rows["how"][who])}
        far = max if kind in NOTHING else min
        worst = far(sorted(ways), key=lambda how: ways[how])
        by_kind.append(
            [
                kind,
                scores.share(claimed[who]).text(),
                f"{worst} {ways[worst]:.2f}",
                scores.share(overnight[who]).text(),
                scores.quantile(off_by[who], 0.5).text(1) if dated else "-",
                scores.share(_covered(rows, who)).text() if dated else "-",
                str(int(who.sum())),
            ]
        )
    return Table(
        title,
        [
            "Course",
            "Called a change",
            "Worst way of noting",
            'Called "overnight"',
            "Median error (days)",
            "90 % range holds",
            "n",
        ],
        by_kind,
        "Two_step has no single middle day; its range is asked to hold the larger step. In "
        "botulinum_wave the ratings do change, though not for good, so it has no bar.",
    )


def _peer_table(rows: dict[str, NDArray], null: dict[str, NDArray]) -> Table:
    lines = []
    seen = np.isfinite(rows["CUSUM-max:strength"])
    sub = {name: col[seen] for name, col in rows.items()}
    entries = {"ours (chance above 0.95)": (sub["p_change"], CLAIM, sub["middle"], sub["p_abrupt"])}
    nobody = null["kind"] == "none"
    for name in PEERS:
        strength = null[f"{name}:strength"][nobody]
        limit = float(np.quantile(strength[np.isfinite(strength)], 0.95))
        entries[name] = (  # type: ignore[assignment]
            sub[f"{name}:strength"],
            limit,
            sub[f"{name}:day"],
            sub[f"{name}:abrupt"],
        )
    for name, (strength, limit, day, sudden) in entries.items():
        called = strength > limit
        error = np.abs(day - sub["truth"])

        def cell(kind: str, called: NDArray = called) -> str:
            who = _of(sub, kind)
            return f"{called[who].mean():.2f}" if who.any() else "-"

        def apart(kind: str, error: NDArray = error) -> str:
            who = _of(sub, kind)
            return f"{np.median(error[who]):.1f}" if who.any() else "-"

        auc = _auc(sudden, sub) if np.isfinite(sudden).any() else None
        lines.append(
            [
                name,
                *(cell(kind) for kind in ("none", "trend", "transient", "abrupt", "ramp")),
                apart("abrupt"),
                apart("ramp"),
                auc.text(2) if auc else "-",
            ]
        )
    return Table(
        "Beside the peers, on the same people",
        [
            "Method",
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
        "Peers are called at the strength that 5 % of unchanged development people exceed.",
    )


TITLE = "Sudden or gradual"
WHAT = (
    "150 days; the truth is the day on which half of the change was done. "
    f'A change is claimed above {CLAIM:g}; "overnight" above {OVERNIGHT:g}.'
)


def findings(groups: dict[People, dict[str, NDArray]], null: dict[str, NDArray]) -> Findings:
    """Put the question together."""
    held = [bar for people, rows in groups.items() for bar in bars(rows, people)]
    return Findings(TITLE, WHAT, held, tables(groups, null))
