"""Kernels against outside oracles and known physics."""

import doctest
from importlib import import_module

import numpy as np
import pytest
from scipy.ndimage import uniform_filter1d
from scipy.spatial.transform import Rotation
from vqf import VQF

from surefoot.gait.kernels import (
    clearance,
    contacts,
    flat,
    offset,
    path,
    pitch,
    quaternion,
    ranks,
    steps,
    stillness,
)
from surefoot.gait.kernels.flight import fly

KERNELS = (
    "clearance",
    "contacts",
    "offset",
    "path",
    "pelvis",
    "pitch",
    "quaternion",
    "ranks",
    "shank",
    "steps",
    "stillness",
)


@pytest.mark.parametrize("name", KERNELS)
def test_the_examples_in_the_docstrings_hold(name):
    module = import_module(f"surefoot.gait.kernels.{name}")
    result = doctest.testmod(module, extraglobs={"np": np})
    assert result.attempted > 0
    assert result.failed == 0


def turning(n=3000, seed=3):
    chance = np.random.default_rng(seed)
    slow = np.cumsum(chance.normal(size=(3, n)), axis=1)
    return 3.0 * slow / np.abs(slow).max()


@pytest.mark.parametrize("n", [1, 2, 31, 32, 33, 1025, 3000])
def test_the_running_product_is_the_slow_product(n):
    step = turning(n) * 0.01
    fast = quaternion.running_product(quaternion.from_turn(step))
    slow = Rotation.identity()
    for k in range(n):
        slow = slow * Rotation.from_rotvec(step[:, k])
    assert abs(np.dot(fast[:, -1], slow.as_quat(scalar_first=True))) == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize("n", [1, 2, 5, 400])
def test_quartiles_are_those_of_numpy(n):
    values = np.random.default_rng(n).normal(size=(3, n))
    some = np.concatenate((values, np.full((3, 2), np.nan)), axis=1)[:, ::-1]
    for row, told in zip(values, ranks.quartiles(some), strict=True):
        assert told.n == n
        np.testing.assert_allclose(told[1:], np.quantile(row, [0.25, 0.5, 0.75]), atol=1e-12)
    assert np.isnan(ranks.quartiles(np.full((1, n), np.nan))[0].middle)


@pytest.mark.parametrize(("shape", "seconds"), [((300,), 0.06), ((3, 900), 1.1), ((5,), 0.2)])
def test_smoothing_is_the_running_mean_of_scipy(shape, seconds):
    values = np.random.default_rng(1).normal(size=shape)
    width = round(seconds * 100.0) | 1
    told = uniform_filter1d(values, width, mode="nearest")
    np.testing.assert_allclose(stillness.smooth(values, seconds, 100.0), told, atol=1e-12)


def test_orientation_by_the_gyroscope_agrees_with_vqf():
    n = 3000
    gyr = turning(n)
    time = np.arange(n) / 100.0
    acc = np.tile([[0.0], [0.0], [9.81]], n)
    flight = fly(time, acc, gyr)
    # VQF's own gyroscope-only orientation turns sample by sample, ours from middle to middle
    peer = VQF(0.01)
    orientation = []
    for rate in gyr.T:
        peer.updateGyr(np.ascontiguousarray(rate))
        orientation.append(peer.getQuat3D())
    peers = Rotation.from_quat(np.array(orientation), scalar_first=True)
    ours = Rotation.from_quat(flight.turn.T, scalar_first=True)
    apart = (peers[0].inv() * peers).inv() * (ours[0].inv() * ours)
    assert np.rad2deg(apart.magnitude()).max() < 3.0


def test_rotating_there_and_back_changes_nothing():
    q = quaternion.from_turn(turning(50))
    v = np.random.default_rng(1).normal(size=(3, 50))
    back = quaternion.rotate(quaternion.conjugate(q), quaternion.rotate(q, v))
    assert back == pytest.approx(v, abs=1e-12)


def test_a_foot_carried_one_metre_went_one_metre():
    time = np.arange(201) / 100.0
    shape = np.sin(np.pi * np.clip(time - 0.5, 0, 1)) * np.cos(np.pi * np.clip(time - 0.5, 0, 1))
    forward = np.where((time > 0.5) & (time < 1.5), 2 * np.pi * shape, 0.0)
    acc = np.stack((forward, np.zeros(201), np.full(201, 9.81)))
    flight = fly(time, acc, np.zeros((3, 201)))
    move = path.moves(time, flight, np.array([20]), np.array([180]))
    rise, along = move.rise_m, move.along_m
    speed = np.concatenate(([0], np.cumsum(0.005 * (forward[1:] + forward[:-1]))))
    assert np.hypot(*along[:2, 0]) == pytest.approx(np.trapezoid(speed, time), rel=0.01)
    assert rise[0] == pytest.approx(0.0, abs=0.01)


def test_an_offset_the_gyroscope_keeps_is_found_from_the_strides():
    time = np.arange(1000) / 100.0
    swing = np.where((time % 1.0 > 0.3) & (time % 1.0 < 0.7), np.sin(10 * np.pi * time), 0.0)
    angle = np.cumsum(3 * swing) * 0.01
    gyr = np.stack((np.zeros(1000), 3 * swing + 0.05, np.zeros(1000)))
    acc = 9.81 * np.stack((-np.sin(angle), np.zeros(1000), np.cos(angle)))
    flight = fly(time, acc, gyr)
    start = np.arange(10, 900, 100)
    move = path.moves(time, flight, start, start + 100)
    known = offset.from_strides(time, gyr, flight, move, np.zeros(3), offset.STANCE_TURN_RAD_S)
    assert known.rad_s[1] == pytest.approx(0.05, abs=1.645 * known.sd_rad_s)
    assert known.sd_rad_s < np.deg2rad(2.0)


def test_an_offset_no_sensor_has_is_never_believed():
    time = np.arange(1000) / 100.0
    acc = np.tile([[0.0], [0.0], [9.81]], 1000)
    gyr = np.full((3, 1000), np.deg2rad(90.0))  # somebody turns and turns
    for guess in offset.guesses(acc, gyr, 100.0):
        assert np.abs(guess).max() <= offset.MOST_RAD_S
    flight = fly(time, acc, gyr)
    start = np.arange(10, 900, 100)
    move = path.moves(time, flight, start, start + 100)
    known = offset.from_strides(time, gyr, flight, move, np.zeros(3), offset.STANCE_TURN_RAD_S)
    assert np.abs(known.rad_s).max() <= offset.MOST_RAD_S


def test_a_lull_in_mid_swing_is_no_rest():
    time = np.arange(300) / 100.0
    forward = np.zeros(300)
    forward[100:120], forward[160:180] = 8.0, -8.0  # 1.6 m/s in between, without any force
    acc = np.stack((forward, np.zeros(300), np.full(300, 9.81)))
    flight = fly(time, acc, np.zeros((3, 300)))
    rests = np.array([50, 140, 250])
    unsure, unrest = np.zeros(3, dtype=bool), np.array([0.05, 0.3, 0.05])
    true = path.true_rests(time, flight, rests, rests, unsure, unrest, path.REST_SPEED)
    assert true.tolist() == [True, False, True]


@pytest.mark.parametrize("up", [(0.0, 0.0, 0.0), (np.nan, 0.0, 1.0)])
def test_no_direction_is_no_flat_foot(up):
    with pytest.raises(pitch.NoFlatFoot):
        pitch.foot_axes(np.array(up), np.array([1.0, 0.0, 0.0]))


def test_travel_straight_up_is_no_heading():
    with pytest.raises(pitch.NoHeading):
        pitch.foot_axes(np.array([0.0, 0.0, 1.0]), np.array([0.0, 0.0, 2.0]))


def test_nothing_moves_is_said():
    with pytest.raises(stillness.NothingMoves):
        stillness.brisk_rad_s(np.zeros(500))


def test_a_toe_that_only_rises_and_falls_has_no_clearance():
    toe = np.sin(np.linspace(0, np.pi, 50))[None]
    found, _ = clearance.toe_clearance_m(toe, np.ones((1, 50), dtype=bool))
    assert np.isnan(found[0])


def test_too_few_swings_tell_no_scuff():
    scuffed, told = clearance.scuffs(np.full(5, 900.0), np.full(5, 1000.0))
    assert not scuffed.any()
    assert not told.any()


def test_a_jolt_is_told_at_any_rate():
    for rate in (60.0, 100.0, 400.0):
        time = np.arange(0, 2, 1 / rate)
        acc = np.zeros((3, time.size))
        acc[0] = np.clip((time - 1.0) * 1000.0, 0.0, 30.0)
        sharp = contacts.jolt(time, acc, rate)
        assert sharp.max() == pytest.approx(1000.0, rel=0.15)
        assert time[sharp.argmax()] == pytest.approx(1.02, abs=0.03)


@pytest.mark.parametrize("tips_deg_s", [0.0, 5.0, 40.0])
def test_a_foot_that_never_lies_still_is_flat_in_the_middle_of_stance(tips_deg_s):
    time = np.arange(0, 3, 0.01)
    gyr = np.zeros((3, time.size))
    gyr[1] = np.deg2rad(tips_deg_s)  # toes down, evenly
    flight = fly(time, np.zeros((3, time.size)), gyr)
    ends = np.array([100, 190])
    upright = np.repeat([[0.0], [0.0], [9.81]], 2, axis=1)
    move = path.Moves(ends - 50, ends, upright, np.ones((3, 2)))
    # contact at 0.8 s, calmest at 1.0 s, next toe-off at 1.6 s: the middle is at 1.2 s
    lying = flat.lying(time, flight, move, np.array([0.3, 1.6]), np.array([0.8, 1.8]))
    pitch_deg = np.rad2deg(np.arcsin(lying.up[0]))
    when = [1.2 if tips_deg_s > 20 else 1.0, 1.9]  # the last stance has no end and no middle
    assert pitch_deg == pytest.approx(-tips_deg_s * np.array(when), abs=0.5)
    apart = 0.2 * tips_deg_s if tips_deg_s > 20 else 0.0
    assert np.rad2deg(lying.doubt_rad) == pytest.approx([apart / 2, 0.0], abs=0.3)


WALKED = {"length": 1.2, "lift": 0.08, "jolt": 4000.0, "swing_s": 0.4}


def told(*moves):
    """Which moves are steps, one a second; each is told by what differs from a usual stride."""
    made = [{**WALKED, "at_s": float(k), **move} for k, move in enumerate(moves)]
    length, lift, jolt, swing_s, at_s = (
        np.array([move[name] for move in made]) for name in (*WALKED, "at_s")
    )
    return steps.steps(length, lift, jolt, at_s, at_s + swing_s).tolist()


@pytest.mark.parametrize(
    ("what", "move", "is_step"),
    [
        ("a short step that turns and lands", {"length": 0.04, "lift": 0.004, "jolt": 900.0}, True),
        ("a pivot on the sole", {"length": 0.04, "lift": 0.004, "jolt": 150.0}, False),
        ("a longer one", {"length": 0.15, "lift": 0.004, "jolt": 150.0}, False),
        ("a short soft step, lifted", {"length": 0.15, "lift": 0.02, "jolt": 150.0}, True),
        ("a heel that rises and waits", {"length": 0.04, "jolt": 900.0, "swing_s": 0.02}, False),
        ("a landing after a landing", {"length": 0.05, "jolt": 900.0, "at_s": 2.2}, False),
    ],
)
def test_a_short_step_within_a_walk_is_told_by_its_landing_or_its_lift(what, move, is_step):
    assert told({}, {}, {}, move, {"at_s": 4.0}, {"at_s": 5.0})[3] == is_step, what


@pytest.mark.parametrize(
    ("what", "move", "is_step"),
    [
        ("the feet close up", {"length": 0.25, "lift": 0.02, "jolt": 900.0}, True),
        ("by a hand's breadth", {"length": 0.07, "lift": 0.05, "jolt": 3000.0}, True),
        ("a foot pivots", {"length": 0.06, "lift": 0.004, "jolt": 900.0}, False),
        ("a foot is put right later", {"length": 0.1, "lift": 0.03, "at_s": 9.0}, False),
        ("a step later", {"length": 0.4, "at_s": 9.0}, True),
    ],
)
def test_after_the_last_step_a_foot_that_only_moves_is_no_step(what, move, is_step):
    assert told({}, {}, {}, {}, {}, move)[5] == is_step, what


def test_three_small_steps_after_a_wait_are_walking():
    small = {"length": 0.1, "lift": 0.02, "jolt": 2000.0}
    assert all(told({}, {}, {}, {}, *({**small, "at_s": 8.0 + k} for k in range(3))))
