"""Made-up one-leg stands with a phone on the body: sway, then perhaps a foot that comes down.

Shares no code with the feeler. Sway is a slow random wander plus tremor; a foot coming down is a
short push that rings out. Sizes are our guess until real stands are recorded.
"""

import numpy as np


def stand(
    seed: int,
    *,
    rate_hz: float = 60.0,
    seconds: float = 30.0,
    down_at_s: float | None = None,
    sway_m_s2: float | None = None,
    thump_m_s2: float | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Give times (n,) s and acceleration with gravity (n, 3) m/s2 of one stand."""
    rng = np.random.default_rng(seed)
    n = int(seconds * rate_hz)
    t = np.arange(n) / rate_hz
    size = float(rng.uniform(0.1, 0.45)) if sway_m_s2 is None else sway_m_s2
    acc = np.zeros((n, 3))
    for axis in range(3):
        for hz in rng.uniform(0.2, 1.2, 6):
            acc[:, axis] += size / 3 * np.sin(2 * np.pi * hz * t + rng.uniform(0, 2 * np.pi))
        for hz in rng.uniform(4, 9, 4):
            acc[:, axis] += size / 8 * np.sin(2 * np.pi * hz * t + rng.uniform(0, 2 * np.pi))
    acc += rng.normal(0, 0.05, acc.shape)
    if down_at_s is not None:
        thump = float(rng.uniform(3.5, 9.0)) if thump_m_s2 is None else thump_m_s2
        late = t - down_at_s
        shape = np.where(late >= 0, np.exp(-late / 0.08) * np.cos(2 * np.pi * 9 * late), 0.0)
        direction = rng.normal(size=3)
        acc += thump * shape[:, None] * direction / np.linalg.norm(direction)
    tilt = rng.normal(size=3)
    down = tilt / np.linalg.norm(tilt)
    return t, np.round(acc + 9.81 * down, 1)  # a browser rounds to 0.1 m/s2
