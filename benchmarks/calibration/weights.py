"""How the weights of "will it hold" were chosen, on development people. By hand, some minutes.

``python -m benchmarks.calibration.weights``. Each weight is tried with the others as they are. What
is printed is what they were chosen by: the log score where families are known, and how often nine
in ten is said and broken where they are hard. Round numbers near the best were taken; the share
that "lasts long but ends" was set at one half, neither the one nor the other, for the promise.
"""

import numpy as np

from benchmarks.calibration import hold, scores
from benchmarks.calibration.groups import People
from surefoot.answers.models import cure

Floats = hold.Floats

PEOPLE_EACH: dict[People, int] = {"known": 60, "as designed": 60, "hard cases": 25}
SPIKES = (0.2, 0.3, 0.4, 0.5, 0.6)
SHARES = (0.0, 0.25, 0.5, 0.75)


def said(asked: list[hold.Asked], **weights: float | tuple[float, ...]) -> Floats:
    """Chance of thirty days more, (len(spikes), asked), where two spells or more had ended."""
    out = []
    for one in asked:
        low, high = hold.bounds(one.past, recalled=one.recalled)
        known = np.ones((1, high.size), dtype=bool)
        held = np.array([one.held])
        out.append(cure.chance(low[None], high[None], known, held, horizons=(30.0,), **weights))
    return np.concatenate(out, axis=1)[:, :, 0]


def line(name: str, p: Floats, came: Floats) -> str:
    """Write what one choice of weights comes to."""
    sure = p >= 0.9
    true = f"{came[sure].mean():.2f} of {sure.sum()}" if sure.any() else "-"
    broken = 1000.0 * np.mean(sure & (came == 0))
    return (
        f"  {name:24s} log {scores.log_score(p, came):.4f}  Brier {scores.brier(p, came):.4f}  "
        f"ECE {scores.ece(p, came):.3f}  slope {scores.calibration_slope(p, came):.2f}  "
        f"0.90 came {true}, broken in 1,000: {broken:.1f}"
    )


def main() -> None:
    """Print every choice for every group."""
    for people, each in PEOPLE_EACH.items():
        cells = hold.cells("development", each, people=people, dear=0)
        asked = [q for cell in cells for q in hold.questions(cell) if q.past.size >= hold.ENOUGH]
        came = np.array([float(q.length > q.held + 30.0) for q in asked])
        print(f"{people}, {came.size} askings", flush=True)
        for spike, p in zip(SPIKES, said(asked, spikes=SPIKES), strict=True):
            print(line(f"every spell ends {spike:g}", p, came), flush=True)
        for share in SHARES:
            print(line(f"of it wanders {share:g}", said(asked, wanders=share)[0], came), flush=True)
        for share in SHARES:
            p = said(asked, long_but_ends=share)[0]
            print(line(f"long, but ends {share:g}", p, came), flush=True)


if __name__ == "__main__":
    main()
