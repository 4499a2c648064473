"""Question 2: will a clear spell hold?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from benchmarks.calibration.groups import People
from benchmarks.calibration.peers import design, learner
from benchmarks.calibration.peers.hold import CHEAP, DEAR
from surefoot.answers.models import cure
from surefoot.answers.simulate.as_designed import DESIGNED_DAYS, DESIGNED_SPELLS
from surefoot.answers.simulate.hard_cases import HARD_SPELLS, KEPT_SPELLS
from surefoot.answers.simulate.person import spells
from surefoot.answers.simulate.sealed import SEALED_SPELLS
from surefoot.answers.simulate.seeds import Purpose, stream
from surefoot.answers.simulate.spell_families import SPELLS
from surefoot.answers.simulate.unseen import UNSEEN_SPELLS

Floats = NDArray[np.float64]
Rows = dict[str, NDArray]

LANDMARKS = np.array([2.0, 3, 5, 7, 10, 14, 21, 30, 45, 60])
"""Days held at which the question is asked, in every spell that reaches them."""

HORIZONS = (14.0, 30.0, 90.0)
ENOUGH = 2
"""Ended spells from which an answer is given at all."""

FAMILIES: dict[People, list[str]] = {
    "known": list(SPELLS),
    "as designed": list(DESIGNED_SPELLS),
    "looked at since": list(UNSEEN_SPELLS),
    "unseen": list(SEALED_SPELLS),
    "hard cases": list(HARD_SPELLS),
    "hard cases, kept back": list(KEPT_SPELLS),
}


@dataclass(frozen=True)
class Cell:
    """People of one spell family, by number. Every second one tells the spells from memory."""

    purpose: Purpose
    family: str
    start: int
    stop: int
    dear: int
    """So many of its rows go to the slow peers."""
    every: bool = False
    """Ask in every spell; otherwise in one of each person's, drawn."""
    enough: int = ENOUGH
    """Ask only once so many spells have ended."""


def cells(
    purpose: Purpose,
    people_each: int,
    *,
    people: People,
    dear: int,
    every: bool = False,
    enough: int = ENOUGH,
    first: int = 0,
    chunk: int = 50,
) -> list[Cell]:
    """Lay out the people."""
    return [
        Cell(
            purpose,
            family,
            first + at,
            first + min(at + chunk, people_each),
            dear if at == 0 else 0,
            every,
            enough,
        )
        for family in FAMILIES[people]
        for at in range(0, people_each, chunk)
    ]


def bounds(told: Floats, *, recalled: bool) -> tuple[Floats, Floats]:
    """Between which lengths each told spell lies, days: a quarter off where it is remembered."""
    if not recalled:
        return told - 1.0, told
    return np.maximum(0.0, np.minimum(told - 1.0, 0.75 * told - 0.5)), np.maximum(told, 1.33 * told)


@dataclass(frozen=True)
class Asked:
    """One question: who, after which told spells, on which day; and how long the spell was."""

    person: int
    past: Floats
    recalled: bool
    held: float
    length: float


def questions(cell: Cell) -> list[Asked]:
    """Ask on every landmark of a spell that began once two had ended.

    Everybody counts the same: the spell is drawn among all of a person's, long or short, so that
    people with many short spells are not asked more often, and nobody is picked for a long one.
    """
    out = []
    for i in range(cell.start, cell.stop):
        recalled = i % 2 == 1
        history = spells(cell.purpose, cell.family, i, recalled=recalled)
        told_before = np.cumsum(~np.isnan(history.told)) - ~np.isnan(history.told)
        able = np.flatnonzero(told_before >= cell.enough)
        landmarks = LANDMARKS
        if cell.family in DESIGNED_SPELLS:
            # As the design asks: always in the latest spell, whatever had ended before.
            able, landmarks = np.array([history.lengths.size - 1]), DESIGNED_DAYS
        elif able.size and not cell.every:
            able = stream(cell.purpose, f"asked:{cell.family}", i).choice(able, 1)
        for s in able.tolist():
            past = history.told[:s]
            past = past[~np.isnan(past)]
            length = float(history.lengths[s])
            days = landmarks[length > landmarks].tolist()
            out += [Asked(i, past, recalled, day, length) for day in days]
    return out


def describe(cell: Cell) -> Rows:
    """Give what the learner is shown: questions in numbers, and what came of them."""
    asked = questions(cell)
    return {
        "features": np.array([learner.features(q.past, q.held, q.recalled) for q in asked]),
        "came": np.array([q.length > q.held + 30.0 for q in asked]),
    }


def outcomes(cell: Cell) -> Rows:
    """Give what came of the questions alone, for the base rate."""
    asked = questions(cell)
    return {
        "person": np.array([one.person for one in asked]),
        "held": np.array([one.held for one in asked]),
        "length": np.array([one.length for one in asked]),
    }


def judge(cell: Cell) -> Rows:
    """Ask the model and the peers at every landmark."""
    asked = questions(cell)
    if not asked:
        return {}
    most = max(1, *(one.past.size for one in asked))
    low, high = np.zeros((2, len(asked), most))
    known = np.zeros((len(asked), most), dtype=bool)
    for r, one in enumerate(asked):
        n = one.past.size
        low[r, :n], high[r, :n] = bounds(one.past, recalled=one.recalled)
        known[r, :n] = True
    held = np.array([one.held for one in asked])
    parts = [slice(at, at + 64) for at in range(0, len(asked), 64)]
    said = np.concatenate(
        [cure.chance(low[s], high[s], known[s], held[s], horizons=HORIZONS)[0] for s in parts]
    )
    out: Rows = {
        "person": np.array([one.person for one in asked]),
        "recalled": np.array([one.recalled for one in asked]),
        "held": held,
        "longest": np.array([one.past.max(initial=0.0) for one in asked]),
        "length": np.array([one.length for one in asked]),
    }
    out["features"] = np.array([learner.features(q.past, q.held, q.recalled) for q in asked])
    for h, column in zip(HORIZONS, said.T, strict=True):
        out[f"ours:{h:g}"] = column
    theirs = np.array(
        [
            design.chance(low[r, known[r]], high[r, known[r]], float(held[r]), HORIZONS)
            for r in range(len(asked))
        ]
    )
    for h, column in zip(HORIZONS, theirs.T, strict=True):
        out[f"{design.NAME}:{h:g}"] = column
    for name, peer in CHEAP.items():
        for h in HORIZONS:
            out[f"{name}:{h:g}"] = np.array([peer(one.past, one.held, h) for one in asked])
    # Spread the few rows for the slow peers over the cell.
    chosen = set(np.linspace(0, len(asked) - 1, min(cell.dear, len(asked))).astype(int).tolist())
    out["dear"] = np.array([r in chosen for r in range(len(asked))])
    for name, peer in DEAR.items():
        out[f"{name}:30"] = np.array(
            [
                peer(one.past, one.held, 30.0) if r in chosen else np.nan
                for r, one in enumerate(asked)
            ]
        )
    return out


def gather(cells_: list[Cell], results: list[Rows]) -> Rows:
    """Put the cells' rows together."""
    pairs = [(c, r) for c, r in zip(cells_, results, strict=True) if r]
    names = list(dict.fromkeys(c.family for c, _ in pairs))
    out: Rows = {
        "family": np.concatenate([np.repeat(c.family, r["held"].size) for c, r in pairs]),
    }
    for name in pairs[0][1]:
        out[name] = np.concatenate([r[name] for _, r in pairs])
    # One number per person over all families.
    out["person"] = out["person"] + 1_000_000 * np.array([names.index(f) for f in out["family"]])
    return out


def add_base_rate(rows: Rows, development: Rows) -> None:
    """Add what the population does at this day: from development people of other families."""
    for h in HORIZONS:
        said = np.full(rows["held"].size, 0.5)
        for family in np.unique(rows["family"]):
            others = development["family"] != family
            for day in np.unique(rows["held"]):
                at = others & (development["held"] == day)
                came = development["length"][at] > day + h
                who = (rows["family"] == family) & (rows["held"] == day)
                said[who] = (came.sum() + 0.5) / (at.sum() + 1.0)
        rows[f"base rate by day:{h:g}"] = said


def add_learner(rows: Rows, shown: list[Rows]) -> None:
    """Add what a learner says that was shown many people of the same families."""
    if shown and learner.installed():
        features, truth = (np.concatenate([r[k] for r in shown]) for k in ("features", "came"))
        rows[f"{learner.NAME}:30"] = learner.learn(features, truth, rows["features"])


def came(rows: Rows, more: float = 30.0) -> Floats:
    """1 where the spell held so many days more."""
    return (rows["length"] > rows["held"] + more).astype(float)


def _families(rows: Rows) -> list[str]:
    return list(dict.fromkeys(rows["family"].tolist()))


def _better_than(rows: Rows, name: str, by: str = "ours") -> scores.Measured:
    """How much lower our Brier score is, or another's."""
    return scores.by_person(
        lambda a, b, y: scores.brier(b, y) - scores.brier(a, y),
        rows["person"],
        rows[f"{by}:30"],
        rows[f"{name}:30"],
        came(rows),
    )


def bars(rows: Rows, people: People) -> list[Bar]:
    """Hold the model against its bars; wider ones for families it was not made with."""
    said, truth, person = rows["ours:30"], came(rows), rows["person"]

    def bar(metric: str, measured: scores.Measured, **limits: float | int | str) -> Bar:
        return Bar("hold", people, metric, measured, **limits)

    def pooled(statistic) -> scores.Measured:
        return scores.by_person(statistic, person, said, truth)

    by_family = {f: rows["family"] == f for f in _families(rows)}
    brier = {f: scores.brier(said[who], truth[who]) for f, who in by_family.items()}
    over = {f: float((said[who] - truth[who]).mean()) for f, who in by_family.items()}
    worst = max(over, key=lambda f: over[f])
    n = int(np.unique(person).size)
    mean_brier = scores.Measured(
        float(np.mean(list(brier.values()))), pooled(scores.brier).error, n
    )
    who = by_family[worst]
    overstated = scores.by_person(
        lambda a, y: float((a - y).mean()), person[who], said[who], truth[who]
    )
    sure = said >= 0.9
    true = scores.by_person(lambda y: float(y.mean()), person[sure], truth[sure])
    limits = (
        (0.172, 0.53, 0.035, (0.9, 1.2), 0.04, 0.025, 0.165, 0.26, 0.90)
        if people in ("known", "as designed")
        else (0.20, 0.60, 0.09, (0.75, 1.3), 0.0, 0.0, 0.19, 0.30, 0.85)
    )
    b, log, ece, slope, km, base, mean_b, over_most, sure_least = limits
    counted = "own spells counted + 1/2"
    ceiling = dict.fromkeys(("brier", "log", "counted"), "")
    if f"{learner.NAME}:30" in rows:
        best = rows[f"{learner.NAME}:30"]
        ceiling = {
            "brier": f"{learner.NAME}: {scores.brier(best, truth):.3f}",
            "log": f"{learner.NAME}: {scores.log_score(best, truth):.3f}",
            "counted": f"{learner.NAME}: {_better_than(rows, counted, by=learner.NAME).text()}",
        }
    return [
        bar("Brier score, 30 days more", pooled(scores.brier), high=b, note=ceiling["brier"]),
        bar("log score", pooled(scores.log_score), high=log, note=ceiling["log"]),
        bar("calibration error (ECE)", pooled(scores.ece), high=ece),
        bar(
            "calibration slope",
            pooled(scores.calibration_slope),
            low=slope[0],
            high=slope[1],
            digits=2,
        ),
        bar(
            "better than own spells counted, Brier",
            _better_than(rows, counted),
            low=km,
            note=ceiling["counted"],
        ),
        bar("better than the base rate, Brier", _better_than(rows, "base rate by day"), low=base),
        bar("mean of the families' Brier scores", mean_brier, high=mean_b),
        bar("most overstated family, said minus came", overstated, high=over_most, note=worst),
        bar(
            "chances of 0.90 or more that came true",
            true,
            low=sure_least,
            note=f"{int(sure.sum())} rows",
        ),
    ]


def tables(rows: Rows, others: list[Rows], before: Rows, every: Rows) -> list[Table]:
    """Lay out the peers, the families and the reliability."""
    truth = {h: came(rows, h) for h in HORIZONS}
    sub = rows["dear"]
    names = ["ours", design.NAME, "base rate by day", *CHEAP]
    lines = []
    for name in names:
        p = rows[f"{name}:30"]
        lines.append(
            [
                name,
                " / ".join(
                    f"{scores.brier(rows[f'{name}:{h:g}'], truth[h]):.3f}" for h in HORIZONS
                ),
                f"{scores.log_score(p, truth[30.0]):.3f}",
                f"{scores.ece(p, truth[30.0]):.3f}",
                f"{scores.calibration_slope(p, truth[30.0]):.2f}" if np.ptp(p) > 0 else "-",
                f"{scores.brier(p[sub], truth[30.0][sub]):.3f}",
            ]
        )
    if f"{learner.NAME}:30" in rows:
        p, y = rows[f"{learner.NAME}:30"], truth[30.0]
        lines.append(
            [
                f"{learner.NAME} **",
                f"- / {scores.brier(p, y):.3f} / -",
                f"{scores.log_score(p, y):.3f}",
                f"{scores.ece(p, y):.3f}",
                f"{scores.calibration_slope(p, y):.2f}",
                f"{scores.brier(p[sub], y[sub]):.3f}",
            ]
        )
    for name in DEAR:
        p, y = rows[f"{name}:30"][sub], truth[30.0][sub]
        lines.append(
            [
                name,
                "-",
                f"{scores.log_score(p, y):.3f} *",
                f"{scores.ece(p, y):.3f} *",
                "-",
                f"{scores.brier(p, y):.3f}",
            ]
        )
    peers = Table(
        "Beside the peers, known people",
        ["Method", "Brier 14 / 30 / 90", "Log score", "ECE", "Slope", "Brier 30, subset"],
        lines,
        f"* on the subset of {int(sub.sum())} rows that the slow peers were asked about. "
        "** Not a peer but a ceiling: it was shown other people of the very families asked about.",
    )
    by_family = []
    for group in (rows, *others):
        for family in _families(group):
            who = group["family"] == family
            p, y = group["ours:30"][who], came(group)[who]
            by_family.append(
                [
                    family,
                    f"{y.mean():.2f} / {p.mean():.2f}",
                    f"{scores.brier(p, y):.3f}",
                    f"{scores.ece(p, y):.3f}",
                    str(int(who.sum())),
                ]
            )
    families = Table(
        "By family: those looked at since and unseen ones last",
        ["Family", "Came / said", "Brier 30", "ECE", "Rows"],
        by_family,
        "A streak alone cannot tell which family a person belongs to: within a family the chances "
        "are off, and only over all of them are they right.",
    )
    reliability = Table(
        "Reliability, 30 days more, known people",
        ["Said", "Came", "Rows"],
        [
            [f"{p:.2f}", f"{q:.2f}", str(n)]
            for p, q, n in scores.reliability(rows["ours:30"], truth[30.0])
        ],
    )
    rising = []
    for day in LANDMARKS:
        who = rows["held"] == day
        rising.append(
            [
                f"{day:g}",
                f"{truth[30.0][who].mean():.2f} / {rows['ours:30'][who].mean():.2f}",
                str(int(who.sum())),
            ]
        )
    days = Table("By days held, known people", ["Day", "Came / said", "Rows"], rising)
    like_her = rows["longest"] <= 8
    told = []
    for title, who in (
        ("all past spells at most 8 days", like_her),
        ("told from memory", rows["recalled"]),
        ("exact days", ~rows["recalled"]),
    ):
        p, y = rows["ours:30"][who], truth[30.0][who]
        told.append([title, f"{scores.brier(p, y):.3f}", f"{scores.ece(p, y):.3f}", str(who.sum())])
    for title, these in (
        ("asked also after no spell or one, as the design's figures look", before),
        ("every spell of everybody, so that people with many spells count more", every),
    ):
        p, y = these["ours:30"], came(these)
        told.append([title, f"{scores.brier(p, y):.3f}", f"{scores.ece(p, y):.3f}", str(y.size)])
    groups = Table("Groups of known people", ["Who", "Brier 30", "ECE", "Rows"], told)
    return [peers, families, reliability, days, groups]


TITLE = "Will it hold"
WHAT = (
    "Asked on days 2 to 60 of a spell that began once two had ended, one spell of each person, "
    "drawn; the truth is whether it went on for 30 days more. Every second person tells from "
    "memory. Errors are by drawing people again."
)


def findings(
    groups: dict[People, Rows], before: Rows, every: Rows, more: Sequence[Table] = ()
) -> Findings:
    """Put the question together; `before` are known people asked also before two spells ended."""
    held = [bar for people, rows in groups.items() for bar in bars(rows, people)]
    known, *others = groups.values()
    return Findings(TITLE, WHAT, held, [*tables(known, others, before, every), *more])
