"""Is a recording believed when it is right, and not when it is told wrong? Real recordings only.

``python -m benchmarks.believed turning place``: the gyroscope against gravity, and foot or shin.
``--held-out`` measures the recordings that no constant was chosen on.
"""

import sys
from collections import Counter

import numpy as np
from attrs import evolve

from benchmarks import sets
from surefoot.gait.agreement import fits_gravity
from surefoot.gait.one_foot import swings
from surefoot.gait.place import as_told
from surefoot.recordings.read import read_recordings
from surefoot.terms.errors import CannotUse

#: Pieces that overlap a little, so that cuts fall anywhere in a stride.
PIECE_S, OVERLAP = 8.0, 0.77


def recordings(held_out):
    """Every real recording of a foot or shank, of one half."""
    found = [r for name in sets.FELIUS_TRUTH for r in sets.felius(name)]
    found += [*sets.healthy("imu_sample"), *sets.healthy("imu_sample_not_rotated"), sets.loop()]
    found += read_recordings(sets.DATA / "xsens_feet_vicon_sample" / "imu")
    found += [r for name in ("S001", "S006", "S022") for r in sets.shanks(name)[0]]
    people = {row["participant"] for row in sets.vicon_truth()}
    trials = [(row["participant"], row["trial"]) for row in sets.vicon_truth()]
    held = [r for person in sets.HELD_OUT_PEOPLE for p, t in trials if p == person
            for r in sets.vicon(p, t)]  # fmt: skip
    found += [r for p, t in trials if p in people - {*sets.HELD_OUT_PEOPLE}
              for r in sets.vicon(p, t)]  # fmt: skip
    held += [r for name in sets.HELD_OUT_WALKS for r in sets.marked(name)[0]]
    for name in sorted({*sets.MARKED_WALKS} - {*sets.HELD_OUT_WALKS}):
        found += sets.marked(name)[0]
    return [r for r in (held if held_out else found) if r.place.endswith(("foot", "shank"))]


def pieces(recording):
    """Cut a recording into short ones."""
    for begin_s in np.arange(0.0, recording.time_s[-1] - PIECE_S, OVERLAP * PIECE_S):
        a, z = np.searchsorted(recording.time_s, (begin_s, begin_s + PIECE_S))
        yield evolve(
            recording,
            time_s=recording.time_s[a:z] - recording.time_s[a],
            acc_m_s2=recording.acc_m_s2[a:z],
            gyr_rad_s=recording.gyr_rad_s[a:z],
            gaps=(),
        )


def at_rate(recording, times):
    """As if its readings in a second had been told so many times too large."""
    return evolve(recording, time_s=recording.time_s / times, rate_hz=recording.rate_hz * times)


def turned(recording, scale=1.0, columns=(0, 1, 2), signs=(1.0, 1.0, 1.0)):
    """As if unit, scale, columns or signs of the gyroscope had been told wrong."""
    return evolve(
        recording, gyr_rad_s=scale * np.array(signs) * recording.gyr_rad_s[:, list(columns)]
    )


def outcome(recording):
    """One word: what becomes of it."""
    found = swings(recording)
    if found is None or found.start_s.size < 3:
        return "no walk"
    try:
        return "in doubt" if fits_gravity(recording, found) else "believed"
    except CannotUse as why:
        return {"turning_does_not_fit": "refused", "axes_do_not_fit": "refused: axes"}[why.reason]


def turning(held_out):
    """Gyroscope against gravity: as it is, and told wrong in many ways."""
    real = recordings(held_out)
    cases = {
        "as they are": real,
        f"pieces of {PIECE_S:.0f} s": [piece for r in real for piece in pieces(r)],
        **{f"rate told {t:g} times": [at_rate(r, t) for r in real] for t in
           (0.5, 0.6, 0.78, 1.28, 1.67, 2.0, 4.0)},
        **{f"gyroscope times {s:g}": [turned(r, s) for r in real] for s in (0.125, 8.0)},
        "x and y changed": [turned(r, columns=(1, 0, 2)) for r in real],
        "y and z changed": [turned(r, columns=(0, 2, 1)) for r in real],
        "the other way round": [turned(r, -1.0) for r in real],
        **{f"{axis} the other way": [turned(r, signs=signs) for r in real] for axis, signs in
           (("x", (-1, 1, 1)), ("y", (1, -1, 1)), ("z", (1, 1, -1)))},
    }  # fmt: skip
    for name, told in cases.items():
        count = Counter(map(outcome, told))
        print(f"{name:22}", ", ".join(f"{n} {what}" for what, n in count.most_common()))


def placed(recording, where):
    """One word: what becomes of a recording that is said to come from the foot or the shank."""
    told = evolve(recording, place=f"left_{where}")
    found = swings(told)
    if found is None:
        return "no walk"
    try:
        doubted = as_told(told, found)
    except CannotUse:
        return "refused"
    return "in doubt" if doubted else "believed" if found.start_s.size >= 3 else "no walk"


def place(held_out):
    """Told to be from the foot, and from the shank: whole recordings and short pieces."""
    for true in ("foot", "shank"):
        real = [r for r in recordings(held_out) if r.place.endswith(true)]
        short = [piece for r in real for piece in pieces(r)]
        for name, told in (("whole", real), (f"pieces of {PIECE_S:.0f} s", short)):
            for where in ("foot", "shank"):
                count = Counter(placed(r, where) for r in told)
                said = ", ".join(f"{n} {what}" for what, n in count.most_common())
                print(f"{true}, {name}, told {where}: {said}")


if __name__ == "__main__":
    for part in (turning, place):
        if part.__name__ in sys.argv:
            part("--held-out" in sys.argv)
