"""Will it hold: the grid says what its own prior says, and keeps its two promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.answers.models import cure

LENGTHS = st.lists(st.integers(1, 60), min_size=1, max_size=8)


def chance(past, held, horizons=cure.HORIZONS, **more):
    high = np.array([past], dtype=float)
    known = np.ones_like(high, dtype=bool)
    return cure.chance(high - 1, high, known, np.array([float(held)]), horizons=horizons, **more)[
        0, 0
    ]


def test_the_worked_example():
    # Past 2, 3, 6, 4 days, 30 more days: what the design reckoned with its own prior. Ours also
    # knows very regular spells and believes less that spells grow.
    said = [chance([2, 3, 6, 4], d)[2] for d in (1, 3, 7, 14, 21, 30, 60)]
    assert said == pytest.approx([0.10, 0.13, 0.25, 0.54, 0.75, 0.87, 0.97], abs=0.04)


def test_spells_that_all_last_as_long_say_that_the_next_ends_there_too():
    regular, wild = [62, 68, 65, 70], [20, 160, 35, 90]
    assert chance(regular, 20, horizons=(30.0,))[0] > 0.85
    assert chance(regular, 55, horizons=(30.0,))[0] < 0.25
    early, late = (chance(wild, d, horizons=(30.0,))[0] for d in (20, 55))
    assert early < 0.85
    assert late > 0.4


@given(LENGTHS, st.integers(0, 40))
def test_past_the_longest_spell_a_day_more_never_lowers_the_chance(past, beyond):
    held = max(past) + beyond
    assert np.all(chance(past, held + 1) >= chance(past, held) - 1e-9)


@given(st.lists(st.integers(1, 60), min_size=2, max_size=8), st.integers(1, 60), st.integers(1, 60))
def test_one_more_return_never_raises_the_chance(past, held, extra):
    extra = min(extra, max(*past, held))
    assert np.all(chance([*past, extra], held) <= chance(past, held) + 1e-9)


@given(LENGTHS, st.integers(1, 60))
def test_longer_ahead_is_never_likelier_and_opinions_keep_their_order(past, held):
    high = np.array([past], dtype=float)
    three = cure.chance(
        high - 1,
        high,
        np.ones_like(high, dtype=bool),
        np.array([float(held)]),
        spikes=(cure.SPIKE_DOUBTFUL, cure.SPIKE, cure.SPIKE_HOPEFUL),
    )[:, 0]
    assert np.all((three > 0) & (three < 1))
    assert np.all(np.diff(three, axis=1) <= 1e-12)
    assert np.all(np.diff(three, axis=0) >= -1e-12)


def test_people_in_one_call_are_as_people_alone():
    pasts = [[2, 3], [7], [4, 4, 9, 1]]
    m = max(map(len, pasts))
    high = np.zeros((3, m))
    known = np.zeros((3, m), dtype=bool)
    for i, past in enumerate(pasts):
        high[i, : len(past)], known[i, : len(past)] = past, True
    held = np.array([3.0, 12.0, 5.0])
    together = cure.chance(np.maximum(high - 1, 0), high, known, held)[0]
    alone = np.array([chance(p, h) for p, h in zip(pasts, held, strict=True)])
    assert together == pytest.approx(alone, abs=1e-12)


def test_drawn_from_its_own_prior_the_next_spell_is_where_it_says():
    """Simulation-based calibration: the share of belief below the next length is uniform."""
    rng = np.random.default_rng(20260503)
    g = cure.grid()
    k = rng.choice(g.prior.size, size=2000, p=g.prior)

    def draw(i, index):
        u = rng.random(i.size)
        unit = np.where(
            i < g.n_weibull,
            (-np.log1p(-u)) ** (1 / g.shape[i]),
            np.exp(g.shape[i] * _normal_quantile(u)),
        )
        return g.scale[i] * np.exp(g.growth[i] * index) * unit

    high = np.maximum(np.ceil(np.stack([draw(k, n) for n in range(4)], axis=1)), 1.0)
    theta = cure.theta_after_each(high - 1, high, np.ones_like(high, dtype=bool))[:, -1]
    coming = draw(k, 4)
    below = 1.0 - np.einsum("pk,pk->p", theta, cure._lasts(g, coming, np.full(2000, 4.0)))
    edges = np.arange(1, 2001) / 2000
    distance = np.max(np.abs(np.sort(below) - edges))
    assert distance < 1.63 / np.sqrt(2000)  # Kolmogorov and Smirnov, p = 0.01


def _normal_quantile(u):
    from scipy.special import ndtri

    return ndtri(u)
