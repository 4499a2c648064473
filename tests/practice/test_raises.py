"""Heel raises, stand-ups and a lifting heel, felt while they happen, on made-up movements."""

import csv
from pathlib import Path

import numpy as np
import pytest

from surefoot.practice.raises import Lifter, Raiser, Stander, lifted, raised, stood

from .movements_felt import heel_raises, squat, stand_ups
from .stands import stand

#: Not the seeds the figures were chosen on (those were 0 to 199).
SEEDS = range(1000, 1080)


def follow(state, step, t, acc):
    """Feed a movement; give each state."""
    states = []
    for at_s, sample in zip(t.tolist(), acc.tolist(), strict=True):
        state = step(state, at_s, tuple(sample))
        states.append(state)
    return states


@pytest.mark.parametrize("rate_hz", [30.0, 60.0, 100.0])
def test_heel_raises_are_counted_while_they_happen(rate_hz) -> None:
    wrong = []
    for seed in SEEDS:
        n = 3 + seed % 10
        wrong.append(follow(Raiser(), raised, *heel_raises(seed, n, rate_hz))[-1].count - n)
    assert np.mean(np.array(wrong) == 0) >= 0.95
    assert np.abs(wrong).max() <= 2


def test_standing_still_counts_no_raise(shared_data: Path) -> None:
    with (shared_data / "phone_coremotion" / "balance_data.csv").open() as file:
        rows = list(csv.DictReader(file))
    acc = [
        [-9.81 * (float(r[f"userAcceleration.{a}"]) + float(r[f"gravity.{a}"])) for a in "xyz"]
        for r in rows
    ]
    t = np.array([float(r["timestamp"]) for r in rows])
    settled = t > 3.0  # the recording begins while the phone is put away
    assert follow(Raiser(), raised, t[settled], np.array(acc)[settled])[-1].count <= 1


def test_the_fifth_stand_stops_the_clock_near_the_moment() -> None:
    late = []
    for seed in SEEDS:
        t, acc, full_s = stand_ups(seed)
        counts = [s.count for s in follow(Stander(), stood, t, acc)]
        assert counts[-1] == 5, seed
        late.append(t[counts.index(5)] - full_s[-1])
    assert np.percentile(np.abs(late), 95) <= 0.3
    assert abs(np.median(late)) <= 0.1


def test_a_turned_phone_changes_nothing() -> None:
    t, acc, _ = stand_ups(3)
    turn = np.linalg.qr(np.random.default_rng(1).normal(size=(3, 3)))[0]
    ours = [s.count for s in follow(Stander(), stood, t, acc)]
    assert ours == [s.count for s in follow(Stander(), stood, t, acc @ turn.T)]


@pytest.mark.parametrize(("lift_deg", "felt"), [(0.0, False), (3.0, False), (12.0, True)])
def test_a_heel_that_lifts_is_felt_and_one_that_stays_is_not(lift_deg, felt) -> None:
    found = [follow(Lifter(), lifted, *squat(seed, lift_deg))[-1].lifted for seed in SEEDS]
    assert found == [felt] * len(found)


def test_a_sensor_that_pauses_or_stands_still_counts_nothing_of_it() -> None:
    t, acc = heel_raises(1004, 7)
    gap = np.where(t > 8.0, t + 3.0, t)
    whole = follow(Raiser(), raised, t, acc)[-1].count
    assert follow(Raiser(), raised, gap, acc)[-1].count <= whole
    twice = follow(Raiser(), raised, np.repeat(t, 2), np.repeat(acc, 2, axis=0))
    assert twice[-1].count == whole


def test_gravity_of_9_19_at_a_thousand_hertz_changes_nothing() -> None:
    t, acc = heel_raises(1007, 10, 1000.0)
    assert follow(Raiser(), raised, t, acc * 9.19 / 9.81)[-1].count == 10


def test_a_one_leg_stand_is_no_stand_up() -> None:
    assert follow(Stander(), stood, *stand(3))[-1].count == 0
