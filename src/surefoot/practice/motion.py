"""Feel a foot or a hand come down by the phone's motion, sample by sample.

Pure Python with no state of its own, so that ``web/static/motion.js`` can mirror it line by line;
both feel the same stands alike (tests/web). The thresholds are learnt from the person's own quiet
seconds. The figures marked "ours" are proposals: nobody has tried them on real one-leg stands yet,
and the page says so.
"""

from typing import Literal

from attrs import evolve, frozen

#: All ours, from simulated stands (tests/practice/test_motion.py).
LEARN_S = 1.5
LEAST_THRESHOLD_M_S2 = 1.2
TIMES_QUIET = 2.8
TOUCH_SHARE = 0.55
GRAVITY_TIME_S = 0.6
TWICE_WITHIN_S = 0.15
HARD_TIMES = 1.2
REFRACTORY_S = 0.5
SILENT_AFTER_S = 0.6
#: Slower than this no foot can be felt: the page says so and the tap stops the clock.
SLOWEST_HZ = 20.0

Feeling = Literal["", "foot_down", "touch", "silent"]


@frozen
class Feeler:
    """What is known so far. `feel` gives the next one.

    Parameters
    ----------
    gravity : running mean of the acceleration, m/s2.
    quiet_m_s2 : running size of the person's own quiet sway, m/s2.
    """

    began_s: float
    gravity: tuple[float, float, float] | None = None
    last_s: float = 0.0
    samples: int = 0
    quiet_m_s2: float = 0.0
    last_above_s: float = -10.0
    last_touch_s: float = -10.0

    @property
    def threshold_m_s2(self) -> float:
        """The push above which a foot or hand came down, m/s2."""
        return max(LEAST_THRESHOLD_M_S2, TIMES_QUIET * self.quiet_m_s2)


def feel(
    feeler: Feeler, at_s: float, acc_m_s2: tuple[float, float, float]
) -> tuple[Feeler, Feeling]:
    """Take one sample; say whether a foot came down, a hand touched, or nothing.

    Parameters
    ----------
    feeler : what is known so far; a new one begins with the hold.
    at_s : time of the sample, s, same clock as ``began_s``.
    acc_m_s2 : acceleration with gravity, m/s2, any mounting.

    Returns
    -------
    Feeler and a word
        ``silent`` when the sensor paused for over 0.6 s: motion is then off for this trial and the
        person's own tap stops the clock, as it always may.
    """
    if feeler.gravity is None:
        return evolve(feeler, gravity=acc_m_s2, last_s=at_s, samples=1), ""
    dt_s = at_s - feeler.last_s
    if dt_s <= 0.0:
        return feeler, ""
    if dt_s > SILENT_AFTER_S:
        return feeler, "silent"
    push = sum((a - g) ** 2 for a, g in zip(acc_m_s2, feeler.gravity, strict=True)) ** 0.5
    share = min(1.0, dt_s / GRAVITY_TIME_S)
    # A push does not move the idea of where down is.
    if push < feeler.threshold_m_s2:
        x, y, z = (g + share * (a - g) for a, g in zip(acc_m_s2, feeler.gravity, strict=True))
        feeler = evolve(feeler, gravity=(x, y, z))
    again = at_s - feeler.last_above_s <= TWICE_WITHIN_S
    feeler = evolve(feeler, last_s=at_s, samples=feeler.samples + 1)
    if at_s - feeler.began_s < LEARN_S:
        # The largest push of the quiet seconds, forgetting slowly: sway, not one twitch.
        return evolve(feeler, quiet_m_s2=max(push, feeler.quiet_m_s2 * 0.995)), ""
    if push >= feeler.threshold_m_s2:
        # One hard push, or two within a moment: a single odd sample is not a foot.
        sure = again or push >= HARD_TIMES * feeler.threshold_m_s2
        return evolve(feeler, last_above_s=at_s), "foot_down" if sure else ""
    quiet_since_touch = at_s - feeler.last_touch_s > REFRACTORY_S
    if push >= TOUCH_SHARE * feeler.threshold_m_s2 and quiet_since_touch:
        return evolve(feeler, last_touch_s=at_s), "touch"
    return feeler, ""
