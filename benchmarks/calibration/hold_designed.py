"""Will it hold, of people as the design draws them: the figures it published, and those here."""

from collections.abc import Mapping

import numpy as np

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Table
from benchmarks.calibration.hold import HORIZONS, Rows, came
from benchmarks.calibration.peers import design, learner

PEERS = {
    "base rate by day": ("0.211 / 0.209 / 0.211", "0.614", "0.084"),
    "Lindy d/(d+h)": ("0.231 / 0.242 / 0.260", "0.710", "0.209"),
    "exponential-gamma": ("0.234 / 0.282 / 0.315", "0.834", "0.275"),
    "own spells counted + 1/2": ("0.237 / 0.222 / 0.192", "0.639", "0.136"),
    "longer than your longest": ("0.244 / 0.223 / 0.199", "0.651", "0.069"),
}
"""Brier 14 / 30 / 90, log score and calibration error that the design measured on its people."""

MODELS = {design.NAME: "0.175", learner.NAME: "0.166"}
"""What a model of its own and a learner shown the same families reached there. No range was
chosen by these: they say whether the people that came out are as hard as the design's were."""

BY_DAY = {2: 0.22, 7: 0.37, 10: 0.47, 14: 0.58, 21: 0.70, 30: 0.81, 60: 0.92}
"""The share of its spells that held for 30 days more, by the day held."""

BY_FAMILY = {
    "designed_curemix": 0.68,
    "designed_weibull": 0.02,
    "designed_frailty": 0.24,
    "designed_lengthen": 0.46,
    "designed_regime": 0.64,
    "designed_ou": 0.07,
    "designed_periodic": 0.35,
}
"""The same by family."""

TITLE = "People as the design draws them: what it published, and what they give here"


def table(rows: Rows) -> Table:
    """Lay the published figures beside the same figures of these people.

    Parameters
    ----------
    rows : of people as designed, as `hold.judge` and `hold.add_base_rate` give them.
    """
    truth = {h: came(rows, h) for h in HORIZONS}
    y = truth[30.0]
    lines = [
        [
            f"{name}: Brier 14 / 30 / 90; log score; ECE",
            "; ".join(published),
            " / ".join(f"{scores.brier(rows[f'{name}:{h:g}'], truth[h]):.3f}" for h in HORIZONS)
            + f"; {scores.log_score(rows[f'{name}:30'], y):.3f}"
            + f"; {scores.ece(rows[f'{name}:30'], y):.3f}",
        ]
        for name, published in PEERS.items()
    ]
    for name, told in MODELS.items():
        if f"{name}:30" in rows:
            found = scores.brier(rows[f"{name}:30"], y)
            lines.append([f"{name}: Brier 30", told, f"{found:.3f}"])
    lines.append(["all askings: held for 30 days more", "0.45", f"{y.mean():.2f}"])
    lines += _shares("day {}: held for 30 days more", BY_DAY, rows["held"], y)
    lines += _shares("{}: held for 30 days more", BY_FAMILY, rows["family"], y)
    return Table(
        TITLE,
        ["What", "Published", "Here"],
        lines,
        "The ranges that the design does not give were chosen by the figures of simple rules and "
        "by the shares, on development people; not by the two models, and not by ours.",
    )


def _shares(
    name: str, published: Mapping[int, float] | Mapping[str, float], of: np.ndarray, y: np.ndarray
) -> list[list[str]]:
    return [
        [name.format(key), f"{share:.2f}", f"{y[of == key].mean():.2f}"]
        for key, share in published.items()
        if (of == key).any()
    ]
