"""How well "will it hold" can be answered at all: a learner that saw the same kinds of people.

It is shown many thousand made-up people of the very families it is then asked about, which no
answer for a real person can be. What it cannot reach, no bar should ask for.
"""

from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NAME = "a learner shown the same families"


def installed() -> bool:
    """True where scikit-learn is there."""
    return find_spec("sklearn") is not None


def features(past: Floats, held: float, recalled: bool) -> list[float]:
    """Describe one question in numbers; NaN where there is nothing to tell."""
    logs = np.log(past)
    n = past.size
    if n < 2:
        one = logs[0] if n else np.nan
        beyond = np.log(held) - one, np.log(held + 30) - one
        last = [(past > held).sum(), (past > held + 30).sum(), *beyond, np.nan, np.nan, 0.0, np.nan]
        return [n, one, *[np.nan] * 3, one, np.nan, one, one, one, np.log(held), recalled, *last]
    slope = np.polyfit(np.arange(n), logs, 1)[0]
    return [
        n,
        *logs[[-1, -2, 0]],
        logs[-3] if n > 2 else np.nan,
        logs.mean(),
        logs.std(ddof=1),
        logs.max(),
        logs.min(),
        np.median(logs),
        np.log(held),
        float(recalled),
        (past > held).sum(),
        (past > held + 30).sum(),
        np.log(held) - logs.max(),
        np.log(held + 30) - logs.max(),
        slope,
        np.abs(np.diff(logs)).mean(),
        logs.argmax() / n,
        (held - past.mean()) / (past.std(ddof=1) + 0.5),
    ]


def learn(shown: Sequence[list[float]], came: Floats, asked: Sequence[list[float]]) -> Floats:
    """Give the learner's chances for the rows asked, after the rows shown."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=300,
        learning_rate=0.06,
        l2_regularization=1.0,
        min_samples_leaf=80,
        early_stopping=False,
        random_state=0,
    )
    model.fit(np.array(shown), came)
    said: Floats = model.predict_proba(np.array(asked))[:, 1]
    return said
