"""One walk in numbers."""

from collections.abc import Mapping
from math import hypot, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.doubts import too_few_straight
from surefoot.gait.kernels.ranks import Quartiles, quartiles
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
#: What may change as a person tires.
TIRING = ("foot_pitch_ic_deg", "toe_clearance_m", "stride_length_m", "stride_time_s")
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
            (hike,) = quartiles(back.hike_deg[side][None])
            feet[side]["pelvic_hike_deg"] = spread(hike, back.sd_deg, "pelvic_hike_deg")
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
    if not usable.any():
        return {}
    like = {"single_support_s": "swing_time_s", "single_support_share": "stance_share"}
    alone = np.array((columns["swing_time_s"][usable], 1.0 - columns["stance_share"][usable]))
    return {
        name: spread(known, STEADY_SD[like[name]], name)
        for name, known in zip(like, quartiles(alone), strict=True)
        if known.n >= FEWEST_STRAIGHT
    }


def _foot(
    foot: "Foot",
    columns: Mapping[str, NDArray[Any]],
    rows: NDArray[np.bool_],
    mount: "Mount | None",
) -> dict[str, Any]:
    """Summarise one foot."""
    usable = np.flatnonzero(rows & columns["usable"].astype(bool))
    out: dict[str, Any] = {"strides": int(np.count_nonzero(rows)), "usable": usable.size}
    if out["usable"] < FEWEST_STRAIGHT:
        out["refused"] = too_few_straight(foot, out["usable"]).sentence
        return {
            **out,
            **{f"{name}_share": None for name in LANDINGS},
            "scuffs": {"n": 0, "of": 0},
            "first_to_last_third": {},
        }
    straight = {name: columns[name][usable] for name in (*MEASURES, *SD_OF.values())}
    told = dict(zip(straight, quartiles(np.array([*straight.values()])), strict=True))
    for column in MEASURES:
        if told[column].n >= FEWEST:
            out[column] = spread(told[column], _walk_wide_sd(column, told, mount), column)
    landings = columns["landing"][usable].tolist()
    known = len(landings) - landings.count(None)
    for name in LANDINGS:
        out[f"{name}_share"] = round(landings.count(name) / known, 3) if known else None
    scuffs = [scuff for scuff in columns["scuff"][usable].tolist() if scuff is not None]
    out["scuffs"] = {"n": sum(scuffs), "of": len(scuffs)}
    out["first_to_last_third"] = tiring(straight, columns["session_part"][usable])
    return out


def spread(known: Quartiles, walk_wide_sd: float, column: str) -> dict[str, Any]:
    """Give median, 90 % interval of the median, interquartile range and count.

    Parameters
    ----------
    known : of the strides.
    walk_wide_sd : same unit, an error that is the same in all of them and does not average out.
    column : name of the column; its unit decides the digits.

    Returns
    -------
    ``median``, ``low``, ``high``, ``iqr``, ``n``.

    Examples
    --------
    >>> (known,) = quartiles(np.array([[1.0, 2.0, 3.0, 4.0, 5.0]]))
    >>> spread(known, 0.0, "stride_length_m")["median"]
    3.0
    """
    count, q1, middle, q3 = known
    by_chance = 1.2533 * (q3 - q1) / 1.349 / sqrt(count)
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
        "n": count,
    }


def _walk_wide_sd(column: str, told: Mapping[str, Quartiles], mount: "Mount | None") -> float:
    """Error of a column that is the same in every stride of a walk and does not average out."""
    if column in STEADY_SD:
        return STEADY_SD[column]
    own = SD_OF.get(column)
    if own is not None:
        return told[own].middle if told[own].n else 0.0
    if mount is None:
        return 0.0
    if column == "foot_progression_deg":
        return float(mount.progression_sd_deg)
    if column.startswith(("foot_pitch", "foot_roll")):
        # a heading that is off lets pitch look like roll, and a little roll look like pitch
        other = told["foot_roll_ic_deg" if "pitch" in column else "foot_pitch_swing_deg"]
        tilt = other.middle if other.n else 5.0
        return hypot(mount.zero_sd_deg, mount.heading_sd_deg * sin(radians(tilt)))
    return 0.0


def tiring(straight: Mapping[str, NDArray[Any]], part: NDArray[Any]) -> dict[str, Any]:
    """Compare the last third of the walk with the first.

    Parameters
    ----------
    straight : columns of the usable strides of one foot, those of `TIRING`.
    part : the third of the walk that each of them falls into.

    Returns
    -------
    For the main measures ``first``, ``last`` and ``clear`` (True where the difference beats the
    spread of the strides, and of toe clearance its published precision); empty with fewer than
    five strides in either third.
    """
    out: dict[str, Any] = {}
    thirds = np.array((part == "first", part == "last"))
    values = np.array(
        [np.maximum(straight[c], 0.0) if c in ABOVE_FLOOR else straight[c] for c in TIRING]
    )
    # first thirds, then last ones: one measure and one third of the walk a row
    each = np.where(thirds[:, None], values, np.nan).reshape(2 * len(TIRING), -1)
    told, sds = quartiles(each), _mean_sds(each)
    for k, column in enumerate(TIRING):
        first, last = told[k], told[len(TIRING) + k]
        if min(first.n, last.n) < FEWEST_IN_A_THIRD:
            continue
        gap, sd = abs(last.middle - first.middle), hypot(sds[k], sds[len(TIRING) + k])
        out[column] = {
            "first": round(first.middle, 3),
            "last": round(last.middle, 3),
            "clear": gap > max(Z_99 * 1.2533 * sd, LEAST_CHANGE.get(column, 0.0)),
        }
    return out


def _mean_sds(values: NDArray[np.float64]) -> list[float]:
    """Give the standard deviation of the mean of each row, passing over NaN."""
    known = ~np.isnan(values)
    count = np.maximum(known.sum(axis=1), 2)
    mean = np.where(known, values, 0.0).sum(axis=1) / count
    apart = np.where(known, values - mean[:, None], 0.0)
    out: list[float] = np.sqrt((apart**2).sum(axis=1) / (count * (count - 1))).tolist()
    return out


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
