"""Feeling a foot come down: misses and false stops on made-up stands and on a real quiet one."""

import csv
from pathlib import Path

import numpy as np
import pytest

from surefoot.practice.motion import Feeler, check_rate, feel
from surefoot.terms.errors import CannotUse

from .stands import stand

#: Not the seeds the thresholds were chosen on (those were 0 to 199).
SEEDS = range(1000, 1100)


def felt(t: np.ndarray, acc: np.ndarray) -> list[tuple[float, str]]:
    feeler, words = Feeler(began_s=float(t[0])), []
    for at_s, sample in zip(t.tolist(), acc.tolist(), strict=True):
        feeler, word = feel(feeler, at_s, tuple(sample))
        if word:
            words.append((at_s, word))
        if word == "foot_down":
            break
    return words


def first_down(t: np.ndarray, acc: np.ndarray) -> float | None:
    return next((at for at, word in felt(t, acc) if word == "foot_down"), None)


@pytest.mark.parametrize("rate_hz", [60.0, 100.0])
def test_a_foot_that_comes_down_is_felt_within_a_tenth(rate_hz) -> None:
    late, missed, early = [], 0, 0
    for seed in SEEDS:
        down_at_s = 3.0 + (seed * 0.37) % 25.0
        at = first_down(*stand(seed, rate_hz=rate_hz, down_at_s=down_at_s))
        if at is None:
            missed += 1
        elif at < down_at_s - 0.02:
            early += 1
        else:
            late.append(at - down_at_s)
    assert missed <= 2
    assert early <= 2
    assert np.percentile(late, 95) <= 0.1


def test_sway_alone_does_not_stop_the_clock() -> None:
    false_stops = sum(first_down(*stand(seed)) is not None for seed in SEEDS)
    assert false_stops <= 4


def test_a_big_swayer_has_a_threshold_of_their_own() -> None:
    false_stops = sum(first_down(*stand(seed, sway_m_s2=0.8)) is not None for seed in range(60))
    assert false_stops <= 6


def test_a_real_person_standing_quietly_is_left_alone(shared_data: Path) -> None:
    with (shared_data / "phone_coremotion" / "balance_data.csv").open() as file:
        rows = list(csv.DictReader(file))
    axes = [
        [float(r[f"userAcceleration.{a}"]) + float(r[f"gravity.{a}"]) for a in "xyz"] for r in rows
    ]
    t = np.array([float(r["timestamp"]) for r in rows])
    keep = np.r_[True, np.diff(t) > 0]
    assert first_down(t[keep], -9.81 * np.array(axes)[keep]) is None


def test_a_silent_sensor_is_said_and_never_stops_the_clock() -> None:
    t, acc = stand(1)
    t = np.where(t > 10.0, t + 3.0, t)
    words = felt(t, acc)
    assert ("silent") in [word for _, word in words]
    assert all(word != "foot_down" for _, word in words)


@pytest.mark.parametrize("rate_hz", [5.0, 10.0, 19.9])
def test_a_slow_sensor_is_refused_in_words(rate_hz) -> None:
    with pytest.raises(CannotUse, match="too few"):
        check_rate(rate_hz)


def test_a_thousand_samples_a_second_with_odd_gravity_works_the_same() -> None:
    t, acc = stand(5, rate_hz=1000.0, down_at_s=12.0, thump_m_s2=6.0)
    at = first_down(t, acc * 9.19 / 9.81)
    assert at == pytest.approx(12.0, abs=0.1)


def test_time_that_stands_still_is_passed_over() -> None:
    t, acc = stand(7, down_at_s=9.0, thump_m_s2=6.0)
    at = first_down(np.repeat(t, 2), np.repeat(acc, 2, axis=0))
    assert at == pytest.approx(9.0, abs=0.1)
