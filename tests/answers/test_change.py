"""Finding a change: what is over again after a few days is not one."""

import numpy as np

from surefoot.answers.models import change
from surefoot.answers.simulate.person import person

CLAIM = 0.95


def claimed(course: str, n: int = 40) -> float:
    hits = 0
    for i in range(n):
        one = person("development", course, 500 + i)
        noted = one.diary.logged
        said = change.find(
            np.flatnonzero(noted).astype(float),
            one.diary.ratings[noted].sum(axis=1) / 15.0,
            one.diary.hour[noted],
            one.diary.off_flag[noted],
        )
        hits += said.p_change > CLAIM
    return hits / n


def test_a_few_good_days_that_end_again_are_not_called_a_change() -> None:
    assert claimed("transient") <= 0.05


def test_what_stays_is_called_one() -> None:
    assert claimed("abrupt") >= 0.9
