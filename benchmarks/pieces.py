"""A walk cut into short pieces must give the same strides: ``python -m benchmarks.pieces``.

Most pieces hold no quiet standing, so the gyroscope's offset must come from the walk itself. Each
piece is compared with the whole recording it was cut from (made-up walks: with their truth), as it
is and with more offset put in. ``--held-out`` measures the recordings that no constant was chosen
on, and other made-up people.
"""

import sys
from typing import NamedTuple

import numpy as np
from attrs import evolve

from benchmarks.believed import OVERLAP, recordings
from surefoot.gait.one_foot import swings
from surefoot.gait.simulate import simulate_walk
from surefoot.gait.simulate.people import KINDS, sensors_as_worn, someone

LENGTHS_S = (6.0, 8.0, 12.0, 20.0)
MORE_DEG_S = (0.0, 3.0, 6.0, 10.0)
#: Two contacts are the same one if they are not further apart.
SAME_S = 0.1
#: A stride that is whole in its piece begins and ends at least so far from the cuts.
CLEAR_S = (0.3, 1.2)
Z_90 = 1.645


def real(held_out):
    """Recordings, with when each stride begins, its contact, and the gyroscope's offset."""
    for recording in recordings(held_out):
        found = swings(recording)
        order = np.argsort(found.contact_s)
        yield recording, found.start_s[order], found.contact_s[order], found.offset_rad_s


def made_up(held_out, of_each=None):
    """The same of made-up people, whose truth is known; of each kind so many, or all."""
    for kind, drawn in enumerate(KINDS):
        for seed in (range(100, 106) if held_out else range(10))[:of_each]:
            rng = np.random.default_rng([11, seed, kind])
            _, walker = someone(drawn, rng)
            made = simulate_walk(walker, sensors_as_worn(rng), rng)
            for recording, sensor in zip(made.recordings(), made.sensors, strict=True):
                truth = made.true(recording.place.removesuffix("_foot"))
                start, contact = truth["start_s"].to_numpy(), truth["contact_s"].to_numpy()
                yield recording, start, contact, np.deg2rad(sensor.gyr_bias_deg_s)


class Cut(NamedTuple):
    """What the pieces lost and made up, how far their offsets were off, and the share that knew."""

    strides: int
    missing: int
    besides: int
    off_deg_s: np.ndarray
    held: float

    def __str__(self):
        middle, most, worst = np.quantile(self.off_deg_s, (0.5, 0.9, 1.0))
        return (
            f"{self.missing} of {self.strides} missing, {self.besides} besides; offset off by "
            f"{middle:.1f}, nine in ten {most:.1f}, worst {worst:.1f} deg/s, within its 90 % "
            f"{self.held:.2f}"
        )


def cut(known, length_s, more_deg_s):
    """Cut all of them, and count what the pieces without quiet standing lose and make up."""
    rng = np.random.default_rng(1)
    whole = missing = besides = 0
    off, held = [], []
    for recording, start, contact, offset in known:
        time = recording.time_s
        for begin_s in np.arange(0.0, time[-1] - length_s, OVERLAP * length_s):
            a, z = np.searchsorted(time, (begin_s, begin_s + length_s))
            way = rng.normal(size=3)
            more = np.deg2rad(more_deg_s) * way / np.linalg.norm(way)
            piece = evolve(
                recording,
                time_s=time[a:z] - time[a],
                acc_m_s2=recording.acc_m_s2[a:z],
                gyr_rad_s=(recording.gyr_rad_s[a:z] + more).astype(np.float32),
                gaps=(),
            )
            found = swings(piece)
            if found is not None and found.standing_s >= 1.0:
                continue
            inside = (start > time[a] + CLEAR_S[0]) & (contact < time[a] + length_s - CLEAR_S[1])
            got = np.array([]) if found is None else found.contact_s + time[a]
            apart = np.abs(got[:, None] - contact[None, :])
            whole += int(inside.sum())
            missing += int((apart.min(axis=0, initial=np.inf)[inside] > SAME_S).sum())
            besides += int((apart.min(axis=1, initial=np.inf) > SAME_S).sum())
            if found is not None:
                off.append(np.abs(found.offset_rad_s - more - offset).max())
                held.append(off[-1] < Z_90 * found.offset_sd_rad_s)
    return Cut(whole, missing, besides, np.rad2deg(off), float(np.mean(held)))


def told(part, held_out):
    """Print what is lost in pieces of each length, and with more offset put in."""
    known = list(part(held_out))
    for length_s in LENGTHS_S:
        print(f"{part.__name__}, pieces of {length_s:.0f} s: {cut(known, length_s, 0.0)}")
    for more in MORE_DEG_S[1:]:
        print(f"{part.__name__}, pieces of 8 s, offset {more:.0f} deg/s more:", cut(known, 8, more))


if __name__ == "__main__":
    for part in (real, made_up):
        told(part, "--held-out" in sys.argv)
