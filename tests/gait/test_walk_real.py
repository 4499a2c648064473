"""The real recordings: strides found on the feet where other methods fail, and what is said."""

from pathlib import Path

import pytest

from surefoot.gait.walk import Walk, measure_walk
from surefoot.recordings.read import read_recordings


def walk_of(shared_data: Path, name: str) -> Walk:
    return measure_walk(read_recordings(shared_data / "stroke_feet_felius" / f"{name}.zip"))


@pytest.mark.parametrize(
    ("name", "left", "right"), [("poor", 78, 82), ("average", 41, 40), ("good", 107, 107)]
)
def test_every_stride_of_a_stroke_foot_is_found(
    shared_data: Path, name: str, left: int, right: int
) -> None:
    feet = walk_of(shared_data, name).to_dict()["feet"]
    for foot, truth in (("left", left), ("right", right)):
        found = feet[foot]["strides"]
        # F1 of a count: as many as possible matched, the rest false or missed
        assert 2 * min(found, truth) / (found + truth) >= 0.98
