"""Will it hold: how often nine in ten is said and does not come true, and who gets no answer."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Table
from benchmarks.calibration.peers import learner

SURE = 0.9
MORE = 30.0


def table(groups: Mapping[str, Mapping[str, NDArray]]) -> Table:
    """Lay out the promises of each group of people.

    Parameters
    ----------
    groups : rows of `hold.gather` by the name of the group.
    """
    return Table(
        "When nine in ten is said",
        [
            "Who",
            "Askings",
            "Said 0.90 or more",
            "to people",
            "Came true",
            "Broken in 1,000 askings",
            "The same, the design's own model",
        ],
        [_line(name, rows) for name, rows in groups.items()],
        "A promise is a chance of 0.90 or more for thirty days more; it is broken where the spell "
        "ended before. Hard cases are drawn to break it: most of their long spells end after all.",
    )


def _line(name: str, rows: Mapping[str, NDArray]) -> list[str]:
    truth = rows["length"] > rows["held"] + MORE
    ours, theirs = (rows[f"{who}:30"] >= SURE for who in ("ours", "the design's own model"))
    came = f"{truth[ours].mean():.2f}" if ours.any() else "-"
    return [
        name,
        str(truth.size),
        str(int(ours.sum())),
        str(np.unique(rows["person"][ours]).size),
        came,
        _broken(ours, truth),
        _broken(theirs, truth),
    ]


def _broken(sure: NDArray[np.bool_], truth: NDArray[np.bool_]) -> str:
    return f"{1000.0 * np.mean(sure & ~truth):.1f}"


def answered(rows: Mapping[str, NDArray]) -> Table:
    """Part people as designed into those whom an answer is given and those with too few spells."""
    truth = (rows["length"] > rows["held"] + MORE).astype(float)
    ended = rows["features"][:, 0]
    lines = []
    for title, who in (
        ("two or more had ended: an answer is given", ended >= 2),
        ("one had ended: too few to say", ended == 1),
        ("none had ended, or all were forgotten: too few to say", ended == 0),
    ):
        if not who.any():
            continue
        said = [
            f"{scores.brier(rows[f'{name}:30'][who], truth[who]):.3f}"
            if f"{name}:30" in rows
            else "-"
            for name in ("ours", "the design's own model", learner.NAME)
        ]
        lines.append([title, str(int(who.sum())), f"{truth[who].mean():.2f}", *said])
    return Table(
        "People as designed, by how many spells had ended",
        ["Who", "Askings", "Came", "Ours", "The design's own model", learner.NAME],
        lines,
        "Brier scores. The design asks in the latest spell, or in one that stayed; so whoever has "
        "none behind her has nearly always stayed, and a learner can know it. A person with fewer "
        "than two spells behind her is told that it is too little to say.",
    )
