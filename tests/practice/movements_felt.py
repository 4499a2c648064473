"""Made-up heel raises, stand-ups and squats as a phone on the body would feel them.

Shares no code with what counts them: a smooth path of the body in space, differentiated twice.
"""

import numpy as np


def _smooth(x: np.ndarray) -> np.ndarray:
    x = np.clip(x, 0, 1)
    return x * x * x * (10 - 15 * x + 6 * x * x)


def _any_way_round(rng: np.random.Generator, acc: np.ndarray) -> np.ndarray:
    return np.round(acc @ np.linalg.qr(rng.normal(size=(3, 3)))[0].T, 1)  # as a browser rounds


def heel_raises(seed: int, n: int, rate_hz: float = 60.0) -> tuple[np.ndarray, np.ndarray]:
    """Give times and acceleration of n raises of 4 to 9 cm, one every 1.2 to 4 s."""
    rng = np.random.default_rng(seed)
    high_m, up_s, down_s = rng.uniform(0.04, 0.09), rng.uniform(0.5, 1), rng.uniform(0.5, 1)
    top_s, pause_s, at = rng.uniform(0, 1), rng.uniform(0.1, 1), rng.uniform(1, 3)
    fine = np.arange(0, at + n * (up_s + down_s + top_s + pause_s) * 1.3 + 2, 0.001)
    height = np.zeros_like(fine)
    for _ in range(n):
        slower, size = rng.uniform(0.85, 1.15), high_m * rng.uniform(0.8, 1.1)
        falls = at + (up_s + top_s) * slower
        height += size * _smooth((fine - at) / (up_s * slower))
        height -= size * _smooth((fine - falls) / (down_s * slower))
        at = falls + (down_s + pause_s) * slower
    push = np.gradient(np.gradient(height, 0.001), 0.001)
    t = np.arange(0, at + 1, 1 / rate_hz)
    acc = rng.normal(0, 0.05, (t.size, 3))
    acc[:, 2] += 9.81 + np.interp(t, fine, push)
    sway = rng.uniform(0.03, 0.2)
    for axis in range(3):
        for hz in rng.uniform(0.2, 1.2, 5):
            size = sway / 15 if axis == 2 else sway / 3
            acc[:, axis] += size * np.sin(2 * np.pi * hz * t + rng.uniform(0, 6.28))
    return t, _any_way_round(rng, acc)


def stand_ups(
    seed: int, n: int = 5, rate_hz: float = 60.0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give times, acceleration of a phone on the thigh, and when each full stand was reached, s."""
    rng = np.random.default_rng(seed)
    up_s, down_s, pause_s = rng.uniform(0.7, 1.6), rng.uniform(0.7, 1.6), rng.uniform(0.05, 0.5)
    turn_deg, at = rng.uniform(65, 95), rng.uniform(2.5, 4)
    fine = np.arange(0, at + n * (up_s + down_s + 2 * pause_s) * 1.25 + 3, 0.002)
    thigh_deg, full = np.zeros_like(fine), []
    for _ in range(n):
        slower, turn = rng.uniform(0.9, 1.2), turn_deg * rng.uniform(0.95, 1.03)
        full.append(at + up_s * slower)
        thigh_deg += turn * _smooth((fine - at) / (up_s * slower))
        thigh_deg -= turn * _smooth((fine - full[-1] - pause_s) / (down_s * slower))
        at += (up_s + down_s) * slower + 2 * pause_s
    lean = np.deg2rad(thigh_deg)
    forth = np.gradient(np.gradient(0.15 * (1 - np.cos(lean)), 0.002), 0.002)
    rise = 9.81 + np.gradient(np.gradient(0.25 * np.sin(lean), 0.002), 0.002)
    along = rise * np.sin(lean) + forth * np.cos(lean)
    across = rise * np.cos(lean) - forth * np.sin(lean)
    t = np.arange(0, at + 0.5, 1 / rate_hz)
    acc = rng.normal(0, 0.15, (t.size, 3))
    acc[:, 0] += np.interp(t, fine, along)
    acc[:, 2] += np.interp(t, fine, across)
    return t, _any_way_round(rng, acc), np.array(full)


def squat(seed: int, lift_deg: float, rate_hz: float = 60.0) -> tuple[np.ndarray, np.ndarray]:
    """Give times and acceleration of a phone on the foot in a squat; the heel tips it so far."""
    rng = np.random.default_rng(seed)
    t = np.arange(0, 7, 1 / rate_hz)
    tip = lift_deg * (_smooth((t - 3) / 0.8) - _smooth((t - 4.4) / 0.8))
    tip += rng.uniform(0, 1.5) * np.sin(2 * np.pi * 0.4 * t)  # the foot gives a little under load
    lean = np.deg2rad(rng.uniform(10, 40) + tip)
    acc = 9.81 * np.column_stack([np.sin(lean), 0 * t, np.cos(lean)])
    return t, _any_way_round(rng, acc + rng.normal(0, 0.15, acc.shape))
