"""Will it hold: the grid says what its own prior says, and keeps its two promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.answers import holding
from surefoot.answers.models import cure, wandering
from surefoot.diary.spell import Spell

LENGTHS = st.lists(st.integers(1, 60), min_size=1, max_size=8)


def chance(past, held, horizons=cure.HORIZONS, **more):
    high = np.array([past], dtype=float)
    known = np.ones_like(high, dtype=bool)
    return cure.chance(high - 1, high, known, np.array([float(held)]), horizons=horizons, **more)[
        0, 0
    ]


def test_the_worked_example():
    # Past 2, 3, 6, 4 days, 30 more days: what the design reckoned. Ours believes less that spells
    # grow, and that what outlives hers stays for good; so it comes to nine in ten much later.
    days, design = (1, 3, 7, 14, 21, 30, 60), (0.10, 0.13, 0.25, 0.54, 0.75, 0.87, 0.97)
    said = [chance([2, 3, 6, 4], d)[2] for d in days]
    assert said[:3] == pytest.approx(design[:3], abs=0.04)
    assert said == pytest.approx([0.08, 0.11, 0.24, 0.49, 0.66, 0.77, 0.89], abs=0.01)
    assert np.all(np.array(said) < design)


@pytest.mark.parametrize("past", [[1, 1], [2, 3], [5, 4], [2, 4, 4], [3, 2, 2, 5, 5, 1], [10, 2]])
def test_after_short_spells_nine_in_ten_is_said_only_once_the_long_one_is_a_time_of_its_own(past):
    # A month or six weeks may be a longer kind of spell that ends as well; hers cannot tell.
    assert chance(past, 30)[2] < 0.85
    assert chance(past, 45)[2] < 0.9
    assert chance(past, 120)[2] > 0.88


def test_where_every_other_spell_is_a_single_day_a_week_clear_is_no_turn():
    # A foot that wanders about the line makes many times of a day, and weeks now and then.
    wandering, steady = [1, 1, 4, 1, 2, 1], [3, 4, 3, 4, 3, 4]
    assert chance(wandering, 14)[2] < 0.5
    assert chance(wandering, 14)[2] < chance(steady, 14)[2] - 0.1


def test_a_wandering_level_stays_below_the_line_as_long_as_the_formula_says():
    rng = np.random.default_rng(7)
    memory = np.exp(-1.0 / 16.0)
    level = np.zeros(400_000)
    for i, push in enumerate(rng.normal(size=level.size - 1).tolist()):
        level[i + 1] = memory * level[i] + push
    edges = np.flatnonzero(np.diff((level < 0).astype(int)))
    runs = np.diff(edges)[level[edges[:-1] + 1] < 0]
    assert wandering.lasts(np.array([0.0])) == pytest.approx(1.0)
    days = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0])
    point = (wandering._FORGETS == 16.0) & (wandering._NOTICED == 1.0)
    said = wandering.lasts(days)[:, point][:, 0]
    assert said == pytest.approx([np.mean(runs > day) for day in days], abs=0.035)


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
    spells = [Spell(None, None, n, 0, n, n, False, "foot_drop") for n in past]
    three = holding.chances(spells, float(held), cure.HORIZONS)
    assert three[1] == pytest.approx(chance(past, held))
    assert np.all((three > 0) & (three < 1))
    assert np.all(np.diff(three, axis=1) <= 1e-12)
    assert np.all(np.diff(three, axis=0) >= 0)


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
    theta = cure.theta_after_each(high - 1, high, np.ones_like(high, dtype=bool))[0][:, -1]
    coming = draw(k, 4)
    below = 1.0 - np.einsum("pk,pk->p", theta, cure._lasts(g, coming, np.full(2000, 4.0)))
    edges = np.arange(1, 2001) / 2000
    distance = np.max(np.abs(np.sort(below) - edges))
    assert distance < 1.63 / np.sqrt(2000)  # Kolmogorov and Smirnov, p = 0.01


def _normal_quantile(u):
    from scipy.special import ndtri

    return ndtri(u)
