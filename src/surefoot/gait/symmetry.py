"""The two feet side by side: ratios, and which foot differs, if that can be said at all."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.ranks import median
from surefoot.terms.sides import Foot, StrokeLeg, other_foot

Columns = NDArray[Any]

#: The healthy band of the overall temporal ratio (measures.yaml symmetry_ratio, PATTERSON2008).
EVEN_BAND = (0.9, 1.1)
#: The push-off of one foot must also be this much flatter before a side is named. Our proposal.
PUSH_OFF_APART_DEG = 10.0
FEWEST = 6
#: Interval of a ratio: 90 %.
Z_90 = 1.645


def ratios(columns: Mapping[str, Columns], stroke_leg: StrokeLeg) -> dict[str, Any]:
    """Compare the feet over their straight strides.

    Parameters
    ----------
    columns : the stride table, from `columns_of`.
    stroke_leg : the stroke side, as told.

    Returns
    -------
    ``of`` says what is divided by what (``paretic/other`` or ``left/right``); then for each
    quantity ``median`` (the ratio), ``low``, ``high`` (90 %) and ``n`` (strides of the lesser
    foot). Empty with one foot or under six straight strides on either.
    """
    top, bottom = _top_and_bottom(stroke_leg)
    usable = columns["usable"].astype(bool)
    above, below = (np.flatnonzero(usable & (columns["foot"] == foot)) for foot in (top, bottom))
    if min(above.size, below.size) < FEWEST:
        return {}
    share, cycle = columns["stance_share"], columns["stride_time_s"]
    quantities = {
        "swing_time": columns["swing_time_s"],
        "stance_time": share * cycle,
        "swing_to_stance": (1.0 - share) / np.where(share > 0.0, share, np.nan),
        "stride_length": columns["stride_length_m"],
        "stride_time": cycle,
    }
    out: dict[str, Any] = {}
    for name, values in quantities.items():
        a, b = (part[part > 0.0] for part in (values[above], values[below]))
        if min(a.size, b.size) < FEWEST:
            continue
        log_ratio = float(np.log(median(a) / median(b)))
        half = Z_90 * float(np.hypot(_median_sd(np.log(a)), _median_sd(np.log(b))))
        out[name] = {
            "median": float(np.exp(log_ratio)),
            "low": float(np.exp(log_ratio - half)),
            "high": float(np.exp(log_ratio + half)),
            "n": int(min(a.size, b.size)),
        }
    if not out:
        return {}
    sides = "paretic/other" if stroke_leg in ("left", "right") else "left/right"
    return {"of": sides, **out}


def _top_and_bottom(stroke_leg: StrokeLeg) -> tuple[Foot, Foot]:
    """Choose the foot above the line and the foot below."""
    top: Foot = "right" if stroke_leg == "right" else "left"
    return top, other_foot(top)


def longer_swing(ratio: Mapping[str, Any], stroke_leg: StrokeLeg) -> Foot | None:
    """Tell which foot swings longer for the time it stands, beyond the healthy band.

    Parameters
    ----------
    ratio : from `ratios`.
    stroke_leg : as it was told to `ratios`.

    Returns
    -------
    The foot, or None where the interval of the ratio touches the band.
    """
    swing = ratio.get("swing_to_stance")
    top, bottom = _top_and_bottom(stroke_leg)
    if swing is None or (swing["high"] >= EVEN_BAND[0] and swing["low"] <= EVEN_BAND[1]):
        return None
    return top if swing["low"] > EVEN_BAND[1] else bottom


def _median_sd(values: NDArray[np.float64]) -> float:
    """Give the standard deviation of a median, from the median absolute deviation."""
    apart = float(median(np.abs(values - median(values))))
    return 1.2533 * 1.4826 * apart / float(np.sqrt(values.size))


def foot_that_differs(
    ratio: dict[str, Any], left_push_off_deg: float | None, right_push_off_deg: float | None
) -> Foot | None:
    """Name the foot that swings longer and pushes off less, if both signs agree.

    Parameters
    ----------
    ratio : from `ratios` with left/right.
    left_push_off_deg, right_push_off_deg : median lowest foot pitch (toes up plus), or None.

    Returns
    -------
    The foot, or None where no side can be named honestly.
    """
    swing = ratio.get("swing_to_stance")
    if swing is None or left_push_off_deg is None or right_push_off_deg is None:
        return None
    flatter = left_push_off_deg - right_push_off_deg
    if swing["low"] > EVEN_BAND[1] and flatter > PUSH_OFF_APART_DEG:
        return "left"
    if swing["high"] < EVEN_BAND[0] and flatter < -PUSH_OFF_APART_DEG:
        return "right"
    return None
