"""One walk in numbers."""

from collections.abc import Mapping
from math import hypot, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.doubts import too_few_straight
from surefoot.gait.kernels.ranks import median, quartiles
from surefoot.gait.strides import FEWEST_STRAIGHT, MEASURES, Columns
from surefoot.gait.symmetry import Z_90, foot_that_differs, ratios
from surefoot.terms.sides import other_foot

if TYPE_CHECKING:
    from surefoot.gait.low_back import LowBack
    from surefoot.gait.mount import Mount
    from surefoot.terms.sides import Foot, StrokeLeg

SIDES: tuple["Foot", ...] = ("left", "right")
LANDINGS = ("heel_first", "flat", "forefoot_first")
#: Fewer straight strides than this and no median is given. Our proposal.
FEWEST = 3
FEWEST_IN_A_THIRD = 5
#: A change between the thirds must beat chance at 99 in 100: four measures are looked at.
Z_99 = 2.6
#: Columns whose own error stands beside them.
SD_OF = {
    "foot_pitch_ic_deg": "foot_pitch_ic_sd_deg",
    "foot_pitch_off_deg": "foot_pitch_off_sd_deg",
    "foot_roll_ic_deg": "foot_roll_ic_sd_deg",
    "toe_clearance_m": "toe_clearance_sd_m",
}
#: Errors alike in all strides: contact and toe-off that come early or late on this foot, and the
#: arc of a sensor that does not sit on the instep (docs/accuracy.md, marked and simulated walks).
STEADY_SD = {
    "swing_time_s": 0.012,
    "stance_share": 0.012,
    "swing_arc_m": 0.005,
    "stride_length_m": 0.005,
    "gait_speed_m_s": 0.005,
}
#: A change within this is no more than the method's own precision (measures.yaml, MARIANI2012).
LEAST_CHANGE = {"toe_clearance_m": 0.009}
#: Toes cannot be under the floor they walk on: what lies there is error.
ABOVE_FLOOR = ("toe_clearance_m",)
#: Digits that mean something, by unit, the longest first.
_DIGITS = {"share": 3, "deg": 1, "m_s": 3, "s": 3, "m": 3}


def summarise(
    columns: Columns,
    mounts: "Mapping[Foot, Mount]",
    stroke_leg: "StrokeLeg",
    back: "LowBack | None" = None,
) -> dict[str, Any]:
    """Sum up the strides of a walk.

    Parameters
    ----------
    columns : of the stride table of one walk.
    mounts : how each foot's sensor sat.
    stroke_leg : the stroke side, as told.
    back : what a sensor on the low back added.

    Returns
    -------
    ``feet``, ``ratios`` and ``differs``, ready for JSON. Each measure of a foot has ``median``,
    ``low`` and ``high`` (90 % interval of the median, with the errors of zero and heading),
    ``iqr`` and ``n`` (straight strides); absent where not measured. A foot with too few straight
    strides has ``refused``, a sentence, and no measure.
    """
    feet: dict[str, Any] = {}
    for foot in SIDES:
        rows = columns["foot"] == foot
        if rows.any():
            feet[foot] = _foot(foot, columns, rows, mounts.get(foot))
    for side in SIDES:
        if "refused" in feet.get(side, {}):
            continue
        if side in feet:
            feet[side] |= _single_support(columns, other_foot(side))
        if side in feet and back is not None and side in back.hike_deg:
            hike = spread(back.hike_deg[side], back.sd_deg, "pelvic_hike_deg")
            feet[side]["pelvic_hike_deg"] = hike
    return {
        "feet": feet,
        "ratios": _rounded(ratios(columns, stroke_leg)),
        "differs": differs(columns, feet),
    }


def _single_support(columns: Mapping[str, NDArray[Any]], other: "Foot") -> dict[str, Any]:
    """Time and share of the stride in which a foot alone carries: while the other one swings.

    One foot's own clock is enough, so it holds where the two feet were not started together.
    """
    usable = columns["usable"].astype(bool) & (columns["foot"] == other)
    known = {
        "single_support_s": (columns["swing_time_s"], "swing_time_s"),
        "single_support_share": (1.0 - columns["stance_share"], "stance_share"),
    }
    out = {}
    for name, (values, like) in known.items():
        alone = values[usable & ~np.isnan(values)]
        if alone.size >= FEWEST_STRAIGHT:
            out[name] = spread(alone, STEADY_SD[like], name)
    return out


def _foot(
    foot: "Foot",
    columns: Mapping[str, NDArray[Any]],
    rows: NDArray[np.bool_],
    mount: "Mount | None",
) -> dict[str, Any]:
    """Summarise one foot."""
    usable = np.flatnonzero(rows & columns["usable"].astype(bool))
    straight = {name: values[usable] for name, values in columns.items()}
    out: dict[str, Any] = {"strides": int(np.count_nonzero(rows)), "usable": usable.size}
    if out["usable"] < FEWEST_STRAIGHT:
        out["refused"] = too_few_straight(foot, out["usable"]).sentence
        return {
            **out,
            **{f"{name}_share": None for name in LANDINGS},
            "scuffs": {"n": 0, "of": 0},
            "first_to_last_third": {},
        }
    for column in MEASURES:
        values = straight[column]
        values = values[~np.isnan(values)]
        if values.size >= FEWEST:
            out[column] = spread(values, _walk_wide_sd(column, straight, mount), column)
    landings = straight["landing"]
    known = int((landings != np.array(None)).sum())
    for name in LANDINGS:
        share = round(float((landings == name).sum() / known), 3) if known else None
        out[f"{name}_share"] = share
    told = [scuff for scuff in straight["scuff"] if scuff is not None]
    out["scuffs"] = {"n": int(sum(told)), "of": len(told)}
    out["first_to_last_third"] = tiring(straight)
    return out


def spread(values: Any, walk_wide_sd: float, column: str) -> dict[str, Any]:
    """Give median, 90 % interval of the median, interquartile range and count.

    Parameters
    ----------
    values : (n,) the strides.
    walk_wide_sd : same unit, an error that is the same in all of them and does not average out.
    column : name of the column; its unit decides the digits.

    Returns
    -------
    ``median``, ``low``, ``high``, ``iqr``, ``n``.

    Examples
    --------
    >>> spread(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), 0.0, "stride_length_m")["median"]
    3.0
    """
    q1, middle, q3 = quartiles(values)
    by_chance = 1.2533 * (q3 - q1) / 1.349 / sqrt(len(values))
    half = Z_90 * hypot(by_chance, walk_wide_sd)
    low, high = middle - half, middle + half
    if column in ABOVE_FLOOR:
        low, middle, high = max(low, 0.0), max(middle, 0.0), max(high, 0.0)
    digits = next((d for unit, d in _DIGITS.items() if column.endswith(unit)), 3)
    return {
        "median": round(middle, digits),
        "low": round(low, digits),
        "high": round(high, digits),
        "iqr": round(q3 - q1, digits),
        "n": len(values),
    }


def _walk_wide_sd(
    column: str, straight: Mapping[str, NDArray[Any]], mount: "Mount | None"
) -> float:
    """Error of a column that is the same in every stride of a walk and does not average out."""
    if column in STEADY_SD:
        return STEADY_SD[column]
    own = SD_OF.get(column)
    if own is not None:
        known = straight[own][~np.isnan(straight[own])]
        return float(median(known)) if known.size else 0.0
    if mount is None:
        return 0.0
    if column == "foot_progression_deg":
        return float(mount.progression_sd_deg)
    if column.startswith(("foot_pitch", "foot_roll")):
        # a heading that is off lets pitch look like roll, and a little roll look like pitch
        other = "foot_roll_ic_deg" if "pitch" in column else "foot_pitch_swing_deg"
        known = straight[other][~np.isnan(straight[other])]
        tilt = float(median(known)) if known.size else 5.0
        return float(np.hypot(mount.zero_sd_deg, mount.heading_sd_deg * np.sin(np.deg2rad(tilt))))
    return 0.0


def tiring(straight: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    """Compare the last third of the walk with the first.

    Parameters
    ----------
    straight : columns of the usable strides of one foot.

    Returns
    -------
    For the main measures ``first``, ``last`` and ``clear`` (True where the difference beats the
    spread of the strides, and of toe clearance its published precision); empty with fewer than
    five strides in either third.
    """
    out: dict[str, Any] = {}
    parts = [straight["session_part"] == part for part in ("first", "last")]
    for column in ("foot_pitch_ic_deg", "toe_clearance_m", "stride_length_m", "stride_time_s"):
        values = straight[column]
        known = ~np.isnan(values)
        first, last = (values[known & part] for part in parts)
        if column in ABOVE_FLOOR:
            first, last = np.maximum(first, 0.0), np.maximum(last, 0.0)
        if min(first.size, last.size) < FEWEST_IN_A_THIRD:
            continue
        sd = hypot(_mean_sd(first), _mean_sd(last))
        gap = float(median(last) - median(first))
        out[column] = {
            "first": round(float(median(first)), 3),
            "last": round(float(median(last)), 3),
            "clear": bool(abs(gap) > max(Z_99 * 1.2533 * sd, LEAST_CHANGE.get(column, 0.0))),
        }
    return out


def _mean_sd(values: NDArray[Any]) -> float:
    """Give the standard deviation of a mean; as numpy's, at a quarter of the cost of a call."""
    apart = values - values.sum() / values.size
    return sqrt(float(apart @ apart) / (values.size * (values.size - 1)))


def differs(columns: Mapping[str, NDArray[Any]], feet: dict[str, Any]) -> str | None:
    """Name the foot that differs from the other.

    Parameters
    ----------
    columns : the stride table, from `columns_of`.
    feet : the summaries of its feet.

    Returns
    -------
    left or right: it swings longer for the time it stands, and pushes off less. ``neither`` where
    no side can be named honestly, None where one foot was measured or has too few straight strides.
    """
    if len(feet) < 2 or any("refused" in numbers for numbers in feet.values()):
        return None
    foot = foot_that_differs(
        ratios(columns, "not_sure"), _push_off(feet, "left"), _push_off(feet, "right")
    )
    return foot or "neither"


def _push_off(feet: dict[str, Any], foot: str) -> float | None:
    """Give the median lowest pitch of a foot, where there is one."""
    found = feet.get(foot, {}).get("foot_pitch_low_deg")
    return float(found["median"]) if found else None


def _rounded(tree: dict[str, Any]) -> dict[str, Any]:
    """Round the ratios to three digits."""
    return {
        key: {k: round(v, 3) if isinstance(v, float) else v for k, v in value.items()}
        if isinstance(value, dict)
        else value
        for key, value in tree.items()
    }
