"""The promises of the Recording type."""

import numpy as np
import pytest

from surefoot.recordings.recording import Recording, Source

SOURCE = Source("made.csv", "0" * 64, "made", "1")


def test_a_clock_that_stands_still_is_refused() -> None:
    with pytest.raises(ValueError, match="increase"):
        Recording("left_foot", np.zeros(3), np.ones((3, 3)), np.ones((3, 3)), 100.0, SOURCE)


def test_arrays_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="arrays"):
        Recording("left_foot", np.arange(3.0), np.ones((2, 3)), np.ones((3, 3)), 100.0, SOURCE)


def test_samples_are_single_precision_and_not_copied_twice() -> None:
    acc = np.ones((3, 3), dtype=np.float32)
    made = Recording("left_foot", np.arange(3.0), acc, np.ones((3, 3)), 100.0, SOURCE)
    assert made.gyr_rad_s.dtype == np.float32
    assert np.shares_memory(made.acc_m_s2, acc)
