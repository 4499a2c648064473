"""What a phone felt through a hold: heel raises counted, or sway. To compare with yourself only."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from surefoot.actions.open import Notebook
from surefoot.diary.clinic_test import ClinicTest
from surefoot.practice.counting import heel_raises
from surefoot.practice.hold import Hold
from surefoot.practice.sway import sway_of

#: The last second is left out of sway: a foot comes down, or a hand goes to the phone (ours).
END_S = 1.0


def keep_felt(
    notebook: Notebook,
    hold: Hold,
    acc_m_s2: NDArray[np.float64],
    rate_hz: float,
    *,
    touches: int = 0,
    stopped: bool = False,
    now: datetime,
) -> ClinicTest | None:
    """Keep what the phone felt through a hold, as a fact of its own beside the hold.

    Parameters
    ----------
    hold : the hold as it was kept.
    acc_m_s2 : (n, 3) m/s2 with gravity, evenly spaced, from the start of the hold to its end.
    rate_hz : Hz, 20 or more.
    touches : how often a hand or the other foot was felt to touch.
    stopped : True where motion stopped the clock, not the person.

    Returns
    -------
    ClinicTest or None
        ``heel_raises`` for a hold with heel raises, else ``sway_rms`` with the other sizes in its
        words. None where the hold was interrupted, was too short, or the phone gave no gravity.
    """
    if hold.stopped_by == "interrupted":
        return None
    try:
        if hold.variation == "heel_raises":
            name, value, unit = "heel_raises", float(heel_raises(acc_m_s2, rate_hz)), "{raises}"
            words = f"{hold.variation}; counted by phone"
        else:
            sway = sway_of(acc_m_s2[: -round(END_S * rate_hz)], rate_hz)
            name, value, unit = "sway_rms", float(f"{sway.rms_m_s2:.3g}"), "m/s2"
            words = (
                f"{hold.variation}; path {sway.path_m_s2:.3g} m/s2; jerk {sway.jerk_m2_s5:.3g} "
                f"m2/s5; ellipse {sway.ellipse_m2_s4:.3g} m2/s4; over {sway.seconds:.1f} s"
            )
    except ValueError:
        return None
    words += f"; touches felt {touches}" if touches else ""
    words += "; motion stopped the clock" if stopped else ""
    fact = ClinicTest(
        day=hold.began.date(),
        test=name,
        value=value,
        unit=unit,
        side=hold.leg,
        aid=hold.support,
        words=words,
        id=_id(hold),
    )
    return notebook.keep_test(fact, at=now)


def felt_in(
    tests: Sequence[ClinicTest], hold: Hold, before: Sequence[Hold]
) -> tuple[ClinicTest | None, ClinicTest | None]:
    """Give what the phone felt in a hold, and in the last of the holds like it before."""
    by_id = {test.id: test for test in tests}
    here = by_id.get(_id(hold))
    earlier = (by_id[_id(h)] for h in reversed(before) if _id(h) in by_id)
    return here, next(earlier, None) if here else None


def _id(hold: Hold) -> str:
    return f"{hold.id}-felt"
