"""What a sensor on the low back adds to a walk: how far the pelvis hikes up over a swinging foot.

Measure `pelvic_hike` of `measures.yaml`. The sensor may sit at any angle. Its clock must be that
of the feet; where the turns of the walk say otherwise, nothing is reported.
"""

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from surefoot.gait import fit
from surefoot.gait.kernels import pelvis
from surefoot.gait.kernels.flight import Flight, fly
from surefoot.gait.strides import Columns
from surefoot.recordings.recording import Finding, Recording
from surefoot.terms.sides import Foot

Floats = NDArray[np.float64]

#: All numbers here are our proposal; tests/gait/test_low_back.py shows what they find.
FEWEST_STRIDES = 5
#: Standing is looked for this long before the first step and after the last.
STANDING_S = 15.0
#: Only the first minutes of a long recording are used: memory stays small.
LONGEST_S = 600.0
#: Standing: pieces of half a second, two or more in a row, in which the back only sways.
PIECE_S = 0.5
STILL_RAD_S = np.deg2rad(6.0)
STILL_M_S2 = 0.35
#: Up is taken from this much of standing next to the steps, to carry speed from there.
NEXT_TO_S = 2.0
#: Speed is carried from standing over no longer than this.
CARRIED_S = 6.0
#: The way forward from the first steps and from the last must agree within this.
FORWARD_APART_RAD = np.deg2rad(35.0)
#: Standing tells up to within this much sway, and each second of carrying turns that into speed.
#: The speed found must be this many times its error, or forward could be backward.
SWAY_SD_RAD = np.deg2rad(0.5)
SURE = 2.5
#: Speed of the back against speed of the feet.
LIKE_THE_FEET = (0.4, 1.8)
#: Without turns of this much in all, the clocks are compared by when walking begins and ends.
TURNS_RAD = np.deg2rad(120.0)
MOST_LAG_S = 20.0
ALIKE = 0.4
#: The body sways for a moment before the first foot leaves the ground.
SET_OFF_S = 1.5
#: Clocks are shared if the lag is under this share of a stride, and no foot alone shows half one.
LAG_SHARE = 0.3
LAG_SHARE_ONE_FOOT = 0.5
#: The trunk turns a little before the feet: so much in four walks on one clock (0 to 0.15 s).
TRUNK_LEADS_S = 0.1
#: Error alike in all strides: the tilt of standing, and a heading that lets lean look like roll.
STEADY_SD_DEG = 1.0
HEADING_SD_RAD = np.deg2rad(8.0)


class _Refused(Exception):
    """The low back cannot be used; the finding says why."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.finding = Finding(code, "doubt", sentence)


@frozen(eq=False)
class LowBack:
    """What the low back adds.

    hike_deg : for each foot, (n,) deg, the most its side of the pelvis is up in each straight
        swing; that side up plus, 0 as in quiet standing.
    sd_deg : deg, error alike in all strides.
    fitness : why nothing is told, if so.
    """

    hike_deg: dict[Foot, Floats] = field(factory=dict)
    sd_deg: float = 0.0
    fitness: tuple[Finding, ...] = ()


def measure_back(recording: Recording, columns: Columns) -> LowBack:
    """Measure the hike of the pelvis.

    Parameters
    ----------
    recording : a sensor on the low back, mounted at any angle, on the clock of the feet.
    columns : of the stride table of the feet.

    Returns
    -------
    LowBack; without hikes, and with one finding, where the sensor never rests near the walk, its
    clock is not that of the feet, or the way forward is not clear.
    """
    try:
        return _measure(recording, columns)
    except _Refused as why:
        return LowBack(fitness=(why.finding,))


def _measure(recording: Recording, columns: Columns) -> LowBack:
    known = np.isfinite(columns["off_s"]) & np.isfinite(columns["contact_s"])
    whole = columns["stride_time_s"][np.isfinite(columns["stride_time_s"])]
    if known.sum() < FEWEST_STRIDES or not whole.size:
        raise _no_walk()
    stride_s = float(np.median(whole))
    first = float(columns["off_s"][known].min())
    last = min(float(columns["contact_s"][known].max()), first + LONGEST_S)
    inside = slice(
        *np.searchsorted(recording.time_s, (first - STANDING_S, last + STANDING_S)).tolist()
    )
    time = recording.time_s[inside]
    if time.size < recording.rate_hz * FEWEST_STRIDES:
        raise _no_walk()
    acc = recording.acc_m_s2[inside].T.astype(np.float64)
    gyr = recording.gyr_rad_s[inside].T.astype(np.float64)
    edge_s = 0.5 * stride_s
    still, up, offset = _standing(time, acc, gyr, (first + edge_s, last - edge_s))
    gyr -= offset[:, None]
    flight = fly(time, acc, gyr)
    _same_clock(time, up @ gyr, columns, stride_s, still, (first, last))
    forward = _forward(time, flight, still, (first, last), stride_s, columns)
    forward = forward - up * (up @ forward)
    left = np.cross(up, forward / np.sqrt((forward**2).sum()))
    roll = pelvis.left_up_deg(flight, pelvis.gravity(flight, time, stride_s), left)
    lean = pelvis.left_up_deg(flight, pelvis.gravity(flight, time, stride_s), np.cross(left, up))
    hikes: dict[Foot, Floats] = {}
    usable = columns["usable"].astype(bool) & known & (columns["contact_s"] <= last)
    feet: tuple[Foot, Foot] = ("left", "right")
    for foot in feet:
        rows = usable & (columns["foot"] == foot)
        spans = zip(columns["off_s"][rows], columns["contact_s"][rows], strict=True)
        side = roll if foot == "left" else -roll
        peaks = [_peak(time, side, off, contact, recording.gaps) for off, contact in spans]
        peaks = [peak for peak in peaks if peak is not None]
        if len(peaks) >= FEWEST_STRIDES:
            hikes[foot] = np.array(peaks)
    walking = (time > first) & (time < last)
    leans = float(np.median(lean[walking]))
    return LowBack(hikes, float(np.hypot(STEADY_SD_DEG, HEADING_SD_RAD * leans)))


def _no_walk() -> _Refused:
    return _Refused(
        "back_no_walk",
        "The low-back recording does not cover enough of the walk, so it is left out.",
    )


def _peak(
    time: Floats, side: Floats, off: float, contact: float, gaps: tuple[tuple[float, float], ...]
) -> float | None:
    """Give the most that a side is up in one swing, or None where samples are missing."""
    if any(start < contact and end > off for start, end in gaps):
        return None
    a, b = np.searchsorted(time, (off, contact))
    return float(side[a : b + 1].max()) if b - a > 2 and b < time.size else None


def _standing(
    time: Floats, acc: Floats, gyr: Floats, walking: tuple[float, float]
) -> tuple[list[tuple[float, float]], Floats, Floats]:
    """Find the stretches of standing before and after walking; up and gyroscope offset in them."""
    step = float(np.median(np.diff(time)))
    width = max(round(PIECE_S / step), 4)
    count = time.size // width

    def pieces(values: Floats) -> Floats:
        return values[:, : count * width].reshape(3, count, width)

    quiet = (pieces(gyr).std(axis=2).max(axis=0) < STILL_RAD_S) & (
        pieces(acc).std(axis=2).max(axis=0) < STILL_M_S2
    )
    at = np.flatnonzero(quiet)
    runs = np.split(at, np.flatnonzero(np.diff(at) > 1) + 1) if at.size else []
    stop = time.size - 1
    kept, still = [], []
    for run in runs:
        edge = float(time[run[0] * width]), float(time[min((run[-1] + 1) * width, stop)])
        if run.size > 1 and (edge[1] < walking[0] or edge[0] > walking[1]):
            kept.extend(run.tolist())
            still.append(edge)
    if not still:
        raise _Refused(
            "back_never_still",
            "The low-back sensor is never still right before or after the walk, so its zero is not "
            "known and the hike of the pelvis is left out. Stand still for 5 seconds at both ends.",
        )
    up = np.median(pieces(acc)[:, kept].mean(axis=2), axis=1)
    return still, up / np.sqrt((up**2).sum()), pieces(gyr)[:, kept].mean(axis=(1, 2))


def _same_clock(
    time: Floats,
    yaw: Floats,
    columns: Columns,
    stride_s: float,
    still: list[tuple[float, float]],
    span: tuple[float, float],
) -> None:
    """Refuse a low back whose clock is not that of the feet."""
    lags = []
    turned = 0.0
    for foot in ("left", "right"):
        rows = (columns["foot"] == foot) & np.isfinite(columns["turn_deg"])
        if not rows.any():
            continue
        turn = np.deg2rad(columns["turn_deg"][rows])
        large = np.where(np.abs(turn) > np.deg2rad(10.0), turn, 0.0)
        turned = max(turned, float(np.abs(large).sum()))
        moves = np.stack((columns["start_s"][rows], columns["end_s"][rows]))
        lag, alike = pelvis.turning_lag_s(time, yaw, moves, turn, MOST_LAG_S)
        lags.append(lag + TRUNK_LEADS_S if alike > ALIKE else np.inf)
    if turned < TURNS_RAD:
        # a straight walk: standing must end when the feet set off, and begin when they stop
        before, after = _ends(still, span)
        gaps = [span[0] - s[1] for s in before] + [s[0] - span[1] for s in after]
        shared = bool(gaps) and max(gaps) < max(stride_s, SET_OFF_S)
    else:
        most = LAG_SHARE * stride_s if len(lags) > 1 else LAG_SHARE_ONE_FOOT * stride_s
        one = max(abs(lag) for lag in lags)
        shared = bool(one < LAG_SHARE_ONE_FOOT * stride_s and abs(np.mean(lags)) < most)
    if not shared:
        raise _Refused(
            "back_clock",
            "The low-back sensor and the feet do not seem to share a clock, so the hike of the "
            "pelvis is left out. Start all sensors together if you can.",
        )


def _ends(
    still: list[tuple[float, float]], span: tuple[float, float]
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Give the last standing before the first step and the first one after the last step."""
    middle = (span[0] + span[1]) / 2
    return [s for s in still if s[1] < middle][-1:], [s for s in still if s[0] > middle][:1]


def _forward(
    time: Floats,
    flight: Flight,
    still: list[tuple[float, float]],
    span: tuple[float, float],
    stride_s: float,
    columns: Columns,
) -> Floats:
    """Find the way forward in the sensor's axes from the first and the last steps."""
    ways, carried = [], []
    before, after = _ends(still, span)
    for start, end in before:
        near = (max(start, end - NEXT_TO_S), end)
        walking = (span[0] + stride_s, span[0] + 2 * stride_s)
        ways.append(pelvis.speed_m_s(time, flight, near, walking))
        carried.append(walking[1] - end)
    for start, end in after:
        near = (start, min(end, start + NEXT_TO_S))
        walking = (span[1] - 2 * stride_s, span[1] - stride_s)
        ways.append(pelvis.speed_m_s(time, flight, near, walking))
        carried.append(start - walking[0])
    usual = float(np.nanmedian(columns["gait_speed_m_s"]))
    sure = []
    for way, seconds in zip(ways, carried, strict=True):
        size = float(np.sqrt((way**2).sum()))
        alike = LIKE_THE_FEET[0] * usual < size < LIKE_THE_FEET[1] * usual
        if alike and seconds < CARRIED_S:
            sure.append((way, fit.GRAVITY_M_S2 * SWAY_SD_RAD * (seconds - stride_s / 2)))
    if not sure:
        raise _no_forward()
    mean: Floats = np.mean([way for way, _ in sure], axis=0)
    error = float(np.sqrt(sum(sd**2 for _, sd in sure))) / len(sure)
    size = float(np.sqrt((mean**2).sum()))
    apart = any(
        way @ mean < np.cos(FORWARD_APART_RAD / 2) * size * np.sqrt((way**2).sum())
        for way, _ in sure
    )
    if apart or size < SURE * error:
        raise _no_forward()
    return mean


def _no_forward() -> _Refused:
    return _Refused(
        "back_forward",
        "Which way the low-back sensor faced is not clear, so the hike of the pelvis is left "
        "out. Stand still for 5 seconds right before and right after walking. In very slow "
        "walking it may stay unclear.",
    )
