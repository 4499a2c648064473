"""The scores against closed forms and slow twins."""

import numpy as np
import pytest
from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, bars_text
from benchmarks.calibration.workers import spread
from hypothesis import given
from hypothesis import strategies as st


def forecasts(n: int = 20_000, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Chances that are exactly right."""
    rng = np.random.default_rng(seed)
    said = rng.uniform(0.05, 0.95, n)
    return said, (rng.random(n) < said).astype(float)


def test_brier_and_log_score_by_hand() -> None:
    said, came = np.array([0.8, 0.3]), np.array([1.0, 0.0])
    assert scores.brier(said, came) == pytest.approx((0.04 + 0.09) / 2)
    assert scores.log_score(said, came) == pytest.approx(-(np.log(0.8) + np.log(0.7)) / 2)
    assert np.isfinite(scores.log_score(np.array([1.0]), np.array([0.0])))


def test_right_chances_have_slope_one_and_no_calibration_error() -> None:
    said, came = forecasts()
    assert scores.calibration_slope(said, came) == pytest.approx(1.0, abs=0.05)
    assert scores.ece(said, came) < 0.02


def test_overconfident_chances_are_found_out() -> None:
    said, came = forecasts()
    bold = 1 / (1 + np.exp(-2 * np.log(said / (1 - said))))
    assert scores.calibration_slope(bold, came) == pytest.approx(0.5, abs=0.03)
    assert scores.ece(bold, came) > 0.08
    assert scores.brier(bold, came) > scores.brier(said, came)


def test_a_constant_forecast_has_the_error_of_its_constant() -> None:
    came = np.array([1.0, 0.0, 0.0, 0.0])
    assert scores.ece(np.full(4, 0.9), came) == pytest.approx(0.65)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_auc_is_the_share_of_pairs_in_the_right_order(rows: list[tuple[int, bool]]) -> None:
    score = np.array([float(a) for a, _ in rows])
    yes = np.array([b for _, b in rows])
    pairs = [(a > b) + 0.5 * (a == b) for a in score[yes] for b in score[~yes]]
    got = scores.auc(score, yes)
    if pairs:
        assert got == pytest.approx(np.mean(pairs))
    else:
        assert np.isnan(got)


def test_shares_and_rates_have_errors_that_never_vanish() -> None:
    none = scores.share(np.zeros(50, dtype=bool))
    assert none.value == 0
    assert none.error > 0.01
    assert scores.share(np.arange(400) < 200).error == pytest.approx(0.025, rel=0.01)
    assert scores.rate(100, 50).value == pytest.approx(2)
    assert scores.rate(100, 50).error == pytest.approx(0.2)


def test_rows_of_one_person_are_one_witness() -> None:
    rng = np.random.default_rng(3)
    person = np.repeat(np.arange(60), 20)
    x = np.repeat(rng.normal(size=60), 20)
    clustered = scores.by_person(lambda v: float(v.mean()), person, x)
    assert clustered.error == pytest.approx(x[::20].std() / np.sqrt(60), rel=0.2)
    assert clustered.n == 60


def test_quantiles_know_people_who_were_never_called() -> None:
    delays = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, np.inf, np.inf])
    assert scores.quantile(delays, 0.5).value == 5
    assert np.isinf(scores.quantile(delays, 0.9).value)


def test_a_missed_bar_says_so() -> None:
    bar = Bar("Q", "known", "x", scores.Measured(0.2, 0.01, 10), high=0.1)
    assert not bar.held
    assert "**missed**" in bars_text([bar])
    close = Bar("Q", "known", "x", scores.Measured(0.11, 0.01, 10), high=0.1)
    assert not close.held
    assert close.status == "not settled"
    assert Bar("Q", "known", "x", scores.Measured(0.9, 0.01, 10), 0.88, 0.94).held


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert spread(abs, [-3, 2, -1], 1) == [3, 2, 1] == spread(abs, [-3, 2, -1], 2)
