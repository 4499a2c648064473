"""A piece of a walk without quiet standing gives the strides of the whole, and an honest offset."""

from itertools import islice

import numpy as np
import pytest
from benchmarks.pieces import cut, made_up, real


@pytest.fixture(scope="module")
def made_up_walks():
    return list(made_up(held_out=True, of_each=1))


@pytest.mark.parametrize("more_deg_s", [0.0, 8.0])
def test_no_stride_of_a_made_up_walk_is_lost(made_up_walks, more_deg_s):
    found = cut(made_up_walks, 8.0, more_deg_s)
    assert found.strides > 150
    assert found.missing <= found.strides // 100
    assert found.off_deg_s.max() < 5.0
    assert found.held > 0.9


def test_hardly_a_stride_of_real_walks_is_lost(shared_data):
    found = cut(list(islice(real(held_out=True), 4)), 8.0, 6.0)
    assert found.strides > 100
    assert found.missing <= found.strides // 40
    assert np.quantile(found.off_deg_s, 0.9) < 4.0
    assert found.held > 0.9
