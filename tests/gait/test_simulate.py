"""The walker with known truth: its signals obey physics and its truth is what was asked."""

import itertools

import numpy as np
import pytest
from attrs import evolve
from scipy.spatial.transform import Rotation

from surefoot.gait.simulate import (
    SPOTS_M,
    FootHabit,
    Pause,
    Sensor,
    Walker,
    course,
    sensor,
    simulate_walk,
)
from surefoot.gait.simulate.body import feel
from surefoot.gait.simulate.foot import foot_motion
from surefoot.gait.simulate.plan import plan_walk
from surefoot.gait.simulate.swing import EDGE_Y_M, HEEL_X_M, TOE_X_M

PERFECT = {"gyr_noise_deg_s": 0.0, "acc_noise_m_s2": 0.0}
LEFT = Sensor("left_foot", **PERFECT)
DROPPED = FootHabit(drop_deg=14, roll_deg=10, arc_m=0.05, push_off_deg=18)

PEOPLE = {
    "healthy": Walker(speed_m_s=1.2, strides=8),
    "fast": Walker(speed_m_s=1.6, strides=8),
    "left_drop": Walker(speed_m_s=0.6, strides=8, left=DROPPED),
    "very_slow": Walker(speed_m_s=0.2, strides=6, left=DROPPED, stride_time_s=2.5),
    "forefoot": Walker(speed_m_s=0.5, strides=6, left=FootHabit(contact_pitch_deg=-9)),
    "flat": Walker(speed_m_s=0.5, strides=6, left=FootHabit(contact_pitch_deg=0, pitch_sd_deg=0)),
    "step_to": Walker(speed_m_s=0.3, strides=6, left_step_share=1.0, first_foot="left"),
    "turning": Walker(speed_m_s=0.8, strides=16, path_m=4, turn_to="left"),
    "resting": Walker(speed_m_s=0.8, strides=8, pauses=(Pause(4, 6.0),)),
    "scuffing": Walker(speed_m_s=0.6, strides=8, left=FootHabit(drop_deg=12, scuff_share=0.5)),
}
each_person = pytest.mark.parametrize("walker", PEOPLE.values(), ids=PEOPLE)


def rng(seed=7):
    return np.random.default_rng(seed)


def walked(signals, rate_hz, attitude):
    """Dead reckoning by textbook strapdown, written apart from everything under test."""
    velocity, place = np.zeros(3), np.zeros(3)
    for force, rate in zip(signals.acc_m_s2, signals.gyr_rad_s, strict=True):
        halfway = attitude * Rotation.from_rotvec(rate / rate_hz / 2)
        attitude = attitude * Rotation.from_rotvec(rate / rate_hz)
        velocity = velocity + (halfway.apply(force) - [0, 0, 9.80665]) / rate_hz
        place = place + velocity / rate_hz
    return place, attitude


@pytest.mark.parametrize("who", ["healthy", "left_drop", "scuffing", "turning"])
def test_integrating_the_signals_gives_the_walk_back(who):
    plan = plan_walk(evolve(PEOPLE[who], strides=4, path_m=1.0), rng())
    time_s = np.arange(0, plan.end_s, 1e-3)
    motion = foot_motion(plan.of("left"), plan.end_s, time_s, rng())
    pose = feel(motion, np.array(SPOTS_M["instep"]))

    def attitude(k):
        return Rotation.from_euler("ZYX", [motion.yaw.x[k], motion.tilt.x[k], motion.roll.x[k]])

    signals = sensor.worn(pose, 1000.0, evolve(LEFT, rate_hz=500.0), rng())
    place, turned = walked(signals, 500.0, attitude(0))
    assert place == pytest.approx(pose.position_m[-1] - pose.position_m[0], abs=0.05)
    assert (turned * attitude(-1).inv()).magnitude() < np.deg2rad(0.1)
    strides = plan.of("left")
    whole = np.subtract(strides[-1].to_xy_m, strides[0].from_xy_m)
    if strides[-1].to_yaw_deg == strides[0].from_yaw_deg:
        assert place[:2] == pytest.approx(whole, abs=0.05)


def test_the_forces_are_the_second_derivative_of_the_path():
    plan = plan_walk(PEOPLE["left_drop"], rng())
    time_s = np.arange(0, plan.end_s, 1e-4)
    motion = foot_motion(plan.of("left"), plan.end_s, time_s, rng())
    pose = feel(motion, np.array(SPOTS_M["instep"]))
    stride = plan.of("left")[2]
    swing = (time_s > stride.off_s) & (time_s < stride.contact_s - 1e-3)
    by_hand = np.gradient(np.gradient(pose.position_m, 1e-4, axis=0), 1e-4, axis=0)
    assert np.abs(by_hand - pose.acceleration_m_s2)[swing].max() < 0.15


@each_person
def test_the_sole_stays_above_the_ground(walker):
    plan = plan_walk(walker, rng())
    time_s = np.arange(0, plan.end_s, 2e-3)
    for foot in ("left", "right"):
        motion = foot_motion(plan.of(foot), plan.end_s, time_s, rng())
        for x in (HEEL_X_M, TOE_X_M):
            for y in (-EDGE_Y_M, EDGE_Y_M):
                height = feel(motion, np.array([x, y, 0.0])).position_m[:, 2]
                assert height.min() > -0.012


@each_person
def test_one_foot_is_always_on_the_ground(walker):
    swings = sorted((s.off_s, s.contact_s) for s in plan_walk(walker, rng()).strides)
    assert all(b[0] >= a[1] for a, b in itertools.pairwise(swings))


@each_person
def test_truth_is_complete_and_in_order(walker):
    truth = simulate_walk(walker, [], rng()).truth
    for row in truth.iter_rows(named=True):
        assert 0 <= row["start_s"] < row["off_s"] < row["contact_s"] < row["end_s"]
    assert truth.height == 2 * walker.strides
    assert truth["contact_s"].is_sorted()


def test_the_same_seed_gives_the_same_walk_whatever_is_worn():
    alone = simulate_walk(PEOPLE["left_drop"], [LEFT], rng())
    more = simulate_walk(
        PEOPLE["left_drop"], [LEFT, Sensor("right_foot"), Sensor("low_back", "low_back")], rng()
    )
    assert alone.truth.equals(more.truth)
    assert np.array_equal(alone.signals[0].acc_m_s2, more.signals[0].acc_m_s2)


def test_ten_degrees_more_drop_are_ten_degrees_in_the_truth():
    truths = [
        simulate_walk(Walker(strides=6, left=FootHabit(drop_deg=drop)), [], rng()).true("left")
        for drop in (0.0, 10.0)
    ]
    healthy, dropped = (truth["foot_pitch_ic_deg"].to_numpy() for truth in truths)
    apart = healthy - dropped
    # told as the foot strikes; the steeper foot still sinks a little further until it is down
    assert apart == pytest.approx(np.full(6, apart[0]), abs=0.3)
    assert apart.mean() == pytest.approx(10.5, abs=0.5)


def test_mirroring_swaps_the_feet_only():
    walker = evolve(PEOPLE["left_drop"], path_m=3.0, turn_to="left", first_foot="left")
    mirrored = evolve(
        walker,
        left=walker.right,
        right=walker.left,
        left_step_share=1 - walker.left_step_share,
        turn_to="right",
        first_foot="right",
    )
    one = simulate_walk(walker, [LEFT], rng())
    two = simulate_walk(mirrored, [evolve(LEFT, place="right_foot")], rng())
    kept = ["off_s", "contact_s", "foot_pitch_ic_deg", "foot_roll_ic_deg", "swing_arc_m"]
    for name in kept:
        assert one.true("left")[name].to_numpy() == pytest.approx(
            two.true("right")[name].to_numpy(), abs=1e-9
        )
    turns = two.true("right")["turn_deg"].to_numpy()
    assert one.true("left")["turn_deg"].to_numpy() == pytest.approx(-turns, abs=1e-9)
    flip = np.array([1.0, -1.0, 1.0])
    assert one.signals[0].acc_m_s2 == pytest.approx(two.signals[0].acc_m_s2 * flip, abs=1e-9)
    assert one.signals[0].gyr_rad_s == pytest.approx(two.signals[0].gyr_rad_s * -flip, abs=1e-9)


def test_mounting_turns_the_axes_and_nothing_else():
    straight = simulate_walk(PEOPLE["left_drop"], [LEFT], rng()).signals[0]
    turned = simulate_walk(
        PEOPLE["left_drop"], [evolve(LEFT, mounting_deg=(30, -140, 75))], rng()
    ).signals[0]
    turn = sensor.turned((30, -140, 75))
    assert np.linalg.det(turn) == pytest.approx(1.0)
    assert turned.acc_m_s2 @ turn == pytest.approx(straight.acc_m_s2, abs=1e-9)
    assert turned.gyr_rad_s @ turn == pytest.approx(straight.gyr_rad_s, abs=1e-9)


@pytest.mark.parametrize(
    ("place", "spot"),
    [("left_foot", "heel"), ("right_foot", "toes"), ("left_shank", "shank"),
     ("right_foot", "outer_ankle"), ("low_back", "low_back")],
)  # fmt: skip
def test_standing_reads_gravity_upwards_wherever_it_is_worn(place, spot):
    walk = simulate_walk(PEOPLE["healthy"], [Sensor(place, spot, **PERFECT)], rng())
    standing = walk.signals[0].time_s < 5
    assert walk.signals[0].acc_m_s2[standing].mean(axis=0) == pytest.approx(
        [0, 0, 9.80665], abs=0.1
    )
    assert np.abs(walk.signals[0].gyr_rad_s[standing]).max() < np.deg2rad(6)


@pytest.mark.parametrize(
    ("who", "low", "high"), [("healthy", 15, 30), ("flat", 0.0, 1.0), ("forefoot", -13, -5)]
)
def test_a_foot_lands_as_asked(who, low, high):
    pitch = simulate_walk(PEOPLE[who], [], rng()).true("left")["foot_pitch_ic_deg"]
    assert pitch.is_between(low, high).all()


def test_circling_and_roll_are_in_the_truth_with_their_sign():
    truth = simulate_walk(PEOPLE["left_drop"], [], rng()).truth
    left, right = (truth.filter(foot=foot) for foot in ("left", "right"))
    assert 0.03 < left["swing_arc_m"].median() < 0.08
    assert right["swing_arc_m"].median() < 0.02
    assert left["foot_roll_ic_deg"].median() == pytest.approx(10, abs=1.5)


def test_a_left_turn_is_positive_and_a_half_turn_is_half_a_circle():
    truth = simulate_walk(evolve(PEOPLE["turning"], strides=11), [], rng()).true("left")
    turned = truth["turn_deg"].sum()
    assert turned == pytest.approx(180, abs=1)


def test_speed_is_as_asked():
    truth = simulate_walk(Walker(speed_m_s=0.9, strides=30), [], rng()).true("right")
    assert truth["gait_speed_m_s"].median() == pytest.approx(0.9, rel=0.03)


def test_tiring_lowers_the_foot_that_drops_and_slows_the_walk():
    walker = Walker(
        strides=40, left=DROPPED, tiring_drop_deg=8, tiring_slow_share=0.3, timing_sd_share=0
    )
    walk = simulate_walk(walker, [], rng())
    left, right = walk.true("left"), walk.true("right")

    def fall(truth):
        pitch = truth["foot_pitch_ic_deg"]
        return pitch.head(8).mean() - pitch.tail(8).mean()

    assert fall(left) == pytest.approx(8 * 32 / 39, abs=1.5)
    assert abs(fall(right)) < 2
    assert left["stride_time_s"].tail(5).mean() > 1.25 * left["stride_time_s"].head(6).mean()


def test_a_scuff_can_be_felt_and_is_in_the_truth():
    walk = simulate_walk(PEOPLE["scuffing"], [evolve(LEFT, rate_hz=200.0)], rng())
    truth, signals = walk.true("left"), walk.signals[0]
    assert 0 < truth["scuff"].sum() < truth.height
    jolt = np.linalg.norm(np.diff(signals.acc_m_s2, axis=0), axis=1)

    def hardest(row):
        swing = row["contact_s"] - row["off_s"]
        during = (signals.time_s[1:] > row["off_s"] + 0.4 * swing) & (
            signals.time_s[1:] < row["off_s"] + 0.7 * swing
        )
        return jolt[during].max()

    hard = [hardest(row) for row in truth.iter_rows(named=True) if row["scuff"]]
    soft = [hardest(row) for row in truth.iter_rows(named=True) if not row["scuff"]]
    assert min(hard) > 2 * max(soft)


def test_a_rest_is_a_rest():
    walk = simulate_walk(PEOPLE["resting"], [LEFT], rng())
    contacts = walk.true("left")["contact_s"]
    assert contacts.diff().max() > 6
    before = contacts[int(contacts.diff().arg_max()) - 1]
    during = (walk.signals[0].time_s > before + 2) & (walk.signals[0].time_s < before + 5)
    assert np.abs(walk.signals[0].gyr_rad_s[during]).max() < np.deg2rad(3)


def test_every_fault_shows():
    sensors = [
        evolve(LEFT, range_gyr_deg_s=250.0, range_acc_m_s2=20.0),
        evolve(LEFT, gyr_bias_deg_s=(3.0, -4.0, 5.0), acc_scale=1.02),
        evolve(LEFT, lost_share=0.1, lost_bursts=((3.0, 1.0),)),
        evolve(LEFT, clock_ahead_s=5.0, clock_ppm=20_000.0),
        evolve(LEFT, jumped_stamps=3),
    ]
    whole = simulate_walk(PEOPLE["healthy"], [LEFT], rng()).signals[0]
    clipped, biased, lost, late, jumped = simulate_walk(PEOPLE["healthy"], sensors, rng()).signals
    assert np.abs(clipped.acc_m_s2).max() == 20.0
    assert np.abs(clipped.gyr_rad_s).max() == pytest.approx(np.deg2rad(250.0))
    still = slice(0, 300)
    assert np.rad2deg(biased.gyr_rad_s[still].mean(axis=0)) == pytest.approx([3, -4, 5], abs=0.3)
    assert np.linalg.norm(biased.acc_m_s2[still].mean(axis=0)) == pytest.approx(10.0, abs=0.05)
    assert 0.8 * whole.time_s.size < lost.time_s.size < 0.95 * whole.time_s.size
    assert np.diff(lost.time_s).max() > 1.0
    assert late.time_s[0] == 5.0
    assert late.time_s.size == pytest.approx(1.02 * whole.time_s.size, abs=2)
    assert (np.diff(jumped.time_s) < 0).sum() == 3


def test_a_recording_starts_at_zero_and_a_jumping_clock_is_refused():
    walk = simulate_walk(PEOPLE["healthy"], [evolve(LEFT, clock_ahead_s=9.0)], rng())
    assert walk.recordings()[0].time_s[0] == 0.0
    assert walk.recordings()[0].place == "left_foot"
    with pytest.raises(ValueError, match="increase"):
        simulate_walk(PEOPLE["healthy"], [evolve(LEFT, jumped_stamps=2)], rng()).recordings()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Walker(speed_m_s=5),
        lambda: Walker(strides=0),
        lambda: FootHabit(swing_share=0.6),
        lambda: FootHabit(scuff_share=2),
        lambda: simulate_walk(Walker(strides=2), [Sensor("phone_pocket")], rng()),
    ],
)
def test_what_nobody_can_walk_is_refused(wrong):
    with pytest.raises(ValueError, match=r".+"):
        wrong()


def test_courses_are_smooth_and_their_rates_are_true():
    knots = np.array([[0, 0, 0, 0], [0.4, 1, 2, -3], [1.0, -2, 0, 0]], dtype=float)
    time_s = np.linspace(-0.2, 1.2, 14001)
    for made in (
        course.through(knots, time_s),
        course.bumps(np.array([0.1, 0.6]), np.array([0.3, 0.2]), np.array([1.0, 2.0]), time_s),
        course.ringing(np.array([0.1]), np.array([1.0]), 20.0, 0.03, time_s),
        course.wobble(1.0, rng(), time_s),
    ):
        step = time_s[1] - time_s[0]
        inner = slice(2, -2)
        assert np.gradient(made.x, step)[inner] == pytest.approx(
            made.v[inner], abs=2e-3 * np.abs(made.v).max()
        )
        assert np.gradient(made.v, step)[inner] == pytest.approx(
            made.a[inner], abs=2e-2 * np.abs(made.a).max()
        )
