"""When the foot leaves the ground and when it meets it again, for all swings at once.

No event order is asked of a foot: a swing is a stretch between two rests, and within it the
foot first tips and gathers forward speed (toe-off) and then loses it, with a jolt (first contact).
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.unrolled import Swings

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.floating[Any]]
Samples = NDArray[np.intp]

#: Toe-off: while the toes bear the foot it tips ever faster; once they leave, its tipping slows.
#: It has left when it tips at this share of its fastest. A foot that hardly tips (up to the first
#: angle not at all) leaves when its forward speed passes a share of its peak; in between both
#: count. Shares chosen on the tuning half of the hand-marked walks, see docs/accuracy.md.
TIPPING_SHARE = 0.7
HARDLY_TIPS_RAD = np.deg2rad(4.0)
TIPS_RAD = np.deg2rad(12.0)
OFF_SHARE = 0.33
#: Contact is looked for from where speed has fallen to this share of its peak.
LATE_SHARE = 0.65
#: A foot that comes in with its toes this far up lands on the heel (our proposal); then the foot
#: slaps down, and contact is the middle of: the onset of the slap (when it last passed this share
#: of its fastest), the first jolt (this share of the largest), and a moment after the toes were
#: highest.
HEEL_RAD = np.deg2rad(8.0)
SLAP_SHARE = 0.35
AFTER_TOES_HIGHEST_S = 0.025
#: Otherwise the middle of: the first jolt; forward speed under this share of its peak; the foot
#: no longer comes down at (nearly) its fastest. All shares were chosen on the tuning half of the
#: marked recordings.
LANDED_SHARE = 0.14
SINK_SHARE = 0.9
JOLT_SHARE = 0.35
#: A foot that comes in flat may brush the ground before it lands: its jolt counts only from here.
FLAT_JOLT_SHARE = 0.7
#: A witness this far from the middle one counts half.
AGREE_S = 0.03
#: The time step over which a jolt is a change of acceleration.
JOLT_S = 0.01
#: No two samples are closer in time.
SHORTEST_STEP_S = 1e-6
#: No contact is surer than this.
SURE_S = 0.013
#: As `loops.look` takes them.
NUMBERS = np.array(
    [
        *(HARDLY_TIPS_RAD, TIPS_RAD, OFF_SHARE, LATE_SHARE, HEEL_RAD, SLAP_SHARE),
        *(AFTER_TOES_HIGHEST_S, LANDED_SHARE, SINK_SHARE, JOLT_SHARE, FLAT_JOLT_SHARE),
        *(AGREE_S, SHORTEST_STEP_S, SURE_S),
    ]
)


def jolt(time_s: Floats, acc_m_s2: AnyFloats, rate_hz: float) -> AnyFloats:
    """Size of the change of acceleration over a hundredth of a second.

    Parameters
    ----------
    time_s : (n,) s.
    acc_m_s2 : (3, n) m/s2.
    rate_hz : samples per second.

    Returns
    -------
    (n,) m/s3; sample i holds the change that ends at i.

    Examples
    --------
    >>> acc = np.array([[0.0, 0.0, 3.0, 3.0], [0.0] * 4, [0.0] * 4])
    >>> jolt(np.arange(4) / 100, acc, 100.0).round(3).tolist()
    [0.0, 0.0, 300.0, 0.0]
    """
    back = lag(rate_hz)
    out = np.zeros(acc_m_s2.shape[1], dtype=acc_m_s2.dtype)
    square = out[back:]
    for axis in acc_m_s2:
        change = axis[back:] - axis[:-back]
        change *= change
        square += change
    np.sqrt(square, out=square)
    square /= time_s[back:] - time_s[:-back]
    return out


def lag(rate_hz: float) -> int:
    """Count the samples over which a jolt is a change.

    Parameters
    ----------
    rate_hz : samples per second.

    Returns
    -------
    samples, at least 1.
    """
    return max(round(JOLT_S * rate_hz), 1)


def _first(flags: NDArray[np.bool_], otherwise: Samples) -> Samples:
    """Column of the first True in each row."""
    first = flags.argmax(axis=1)
    return np.where(flags[np.arange(first.size), first], first, otherwise)


def _last(flags: NDArray[np.bool_], otherwise: Samples) -> Samples:
    """Column of the last True in each row."""
    out: Samples = flags.shape[1] - 1 - flags[:, ::-1].argmax(axis=1)
    return np.where(flags.any(axis=1), out, otherwise)


def _crossing(swing: Swings, values: AnyFloats, column: Samples, level_there: Floats) -> Floats:
    """Time at which values pass a level between the column before and this one."""
    rows = np.arange(column.size)
    before = np.maximum(column - 1, 0)
    v1, v0 = values[rows, column], values[rows, before]
    t1, t0 = swing.time_s[rows, column], swing.time_s[rows, before]
    known = np.isfinite(v0) & np.isfinite(v1) & (v1 != v0)
    gap = np.where(known, v1 - v0, 1.0) if known.any() else np.ones_like(v1)
    share = np.where(known, (level_there - np.where(known, v0, 0.0)) / gap, 1.0)
    out: Floats = t0 + (t1 - t0) * np.clip(share, 0.0, 1.0)
    return out


class Events(NamedTuple):
    """Times of k swings, in s from the start of each swing.

    off_s, contact_s : (k,) s.
    contact_sd_s : (k,) s, from how far the witnesses disagree.
    peak : (k,) column of the largest forward speed.
    """

    off_s: Floats
    contact_s: Floats
    contact_sd_s: Floats
    peak: Samples


def events(
    swing: Swings, towards_toes: Floats, rate_hz: float, tipping_share: float = TIPPING_SHARE
) -> Events:
    """Find toe-off and first contact of every swing.

    Parameters
    ----------
    swing : curves of k swings.
    towards_toes : (3,) unit vector in the sensor's axes, level while the foot is flat.
    rate_hz : samples per second.
    tipping_share : the toes have left when the sensor tips at this share of its fastest.

    Returns
    -------
    Events of k swings.

    Notes
    -----
    Contact is what three witnesses agree on: the further one is from the middle one the less it
    counts, so that one that is fooled (a soft landing without jolt, a foot that skids on, a toe
    that touches while the heel still sinks) does not decide. Their spread is the uncertainty.
    """
    last = swing.last
    rows, columns = np.arange(last.size), np.arange(swing.inside.shape[1])
    forward = np.where(swing.inside, swing.forward_m_s, -np.inf)
    peak = forward.argmax(axis=1)
    top = forward[rows, peak]

    after = (columns >= peak[:, None]) & swing.inside
    speed_top = swing.speed_m_s[rows, peak]
    late = _first(after & (swing.speed_m_s < LATE_SHARE * speed_top[:, None]), last)
    search = (columns >= late[:, None]) & swing.inside

    toes = np.arcsin(np.clip(np.tensordot(towards_toes, swing.up, axes=1), -1.0, 1.0))
    turning = _slope(toes, swing.time_s)
    off = _toe_off(swing, toes, turning, forward, peak, tipping_share)
    highest = np.where(after, toes, -np.inf).argmax(axis=1)
    heel = toes[rows, highest] > HEEL_RAD
    # a heel has not landed while the toes still rise
    begin = np.minimum(np.where(heel, np.maximum(late, highest), late), last)
    jolts = np.where((columns >= begin[:, None]) & swing.inside, swing.jolt_m_s3, -1.0)
    largest = jolts.max(axis=1)
    strong = _first(jolts >= (JOLT_SHARE * largest)[:, None], last)
    # toes that are down before the jolt came down in the air
    heel &= toes[rows, strong] > 0.0
    brushes = _first(jolts >= (FLAT_JOLT_SHARE * largest)[:, None], last)
    strong = np.where(heel, strong, brushes)
    by_jolt = swing.time_s[rows, strong] - 0.5 * lag(rate_hz) / rate_hz

    by_toes = swing.time_s[rows, highest] + AFTER_TOES_HIGHEST_S
    slapping = (columns >= highest[:, None]) & swing.inside
    falling = np.where(slapping, turning, np.inf)
    fastest = falling.argmin(axis=1)
    onset = SLAP_SHARE * falling[rows, fastest]
    before = slapping & (columns <= fastest[:, None]) & (falling > onset[:, None])
    # toes may sink in the air before: the slap begins where it was last slower
    slap = np.minimum(_last(before, highest) + 1, fastest)
    by_slap = _crossing(swing, falling, slap, onset)

    slow = _first(search & (forward < LANDED_SHARE * top[:, None]), last)
    by_speed = _crossing(swing, forward, slow, LANDED_SHARE * top)
    sinking = np.where(search, swing.rise_m_s, np.inf)
    steepest = sinking.argmin(axis=1)
    caught = SINK_SHARE * np.minimum(sinking[rows, steepest], 0.0)
    landed = search & (columns >= steepest[:, None]) & (swing.rise_m_s >= caught[:, None])
    by_sink = _crossing(swing, swing.rise_m_s, _first(landed, steepest), caught)

    witness = np.sort(
        np.stack((by_jolt, np.where(heel, by_slap, by_speed), np.where(heel, by_toes, by_sink))),
        axis=0,
    )
    # the nearer two of three tell how sure the middle is
    nearer = np.minimum(witness[2] - witness[1], witness[1] - witness[0])
    apart = witness[2] - witness[0]
    spread = np.sqrt(SURE_S**2 + (0.5 * nearer) ** 2 + (0.15 * apart) ** 2)
    end = swing.time_s[rows, last]
    weight = 1.0 / (1.0 + ((witness - witness[1]) / AGREE_S) ** 2)
    agreed = (weight * witness).sum(axis=0) / weight.sum(axis=0)
    contact = np.clip(agreed, np.minimum(off, end), end)
    return Events(off, contact, spread, peak)


def _toe_off(
    swing: Swings,
    toes: Floats,
    turning: Floats,
    forward: Floats,
    peak: Samples,
    tipping_share: float,
) -> Floats:
    """Time at which the toes leave the ground, s since the start of each swing."""
    rows = np.arange(peak.size)
    columns = np.arange(swing.inside.shape[1])
    before = columns <= peak[:, None]
    top = OFF_SHARE * forward[rows, peak]
    under = before & (forward < top[:, None])
    # the last column still under the level; the crossing lies between it and the next
    last = _last(under, np.zeros_like(peak))
    by_speed = _crossing(swing, forward, np.minimum(last + 1, peak), top)

    lowest = np.where(before, toes, np.inf).argmin(axis=1)
    tipping = np.where(columns <= lowest[:, None], turning, np.inf)
    fastest = tipping.argmin(axis=1)
    slowed = tipping_share * np.minimum(turning[rows, fastest], 0.0)
    later = (columns >= fastest[:, None]) & (turning >= slowed[:, None])
    by_tipping = _crossing(swing, turning, _first(later, lowest), slowed)

    tips = (-toes[rows, lowest] - HARDLY_TIPS_RAD) / (TIPS_RAD - HARDLY_TIPS_RAD)
    out: Floats = by_speed + np.clip(tips, 0.0, 1.0) * (by_tipping - by_speed)
    return out


def _slope(values: Floats, time_s: Floats) -> Floats:
    """Change per second along the rows, from the sample before to the sample after."""
    out = np.zeros_like(values)
    inner = out[:, 1:-1]
    np.subtract(values[:, 2:], values[:, :-2], out=inner)
    # past the end of a swing neither time nor value moves on
    inner /= np.maximum(time_s[:, 2:] - time_s[:, :-2], SHORTEST_STEP_S)
    return out
