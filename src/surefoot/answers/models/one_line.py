"""Somebody who rates only "there" or "not there", or leaves her ratings: what a slow change hides.

A foot that gets better slowly crosses her one line on one day, and a screen that is left as it was
is moved on one day. What looks like a jump may have taken weeks, and half of it may have been done
long before or after that day.
"""

import numpy as np
from numpy.typing import NDArray

from surefoot.answers.models.change_grid import SHAPES

Floats = NDArray[np.float64]

#: Somebody rates only "there" or "not there" if her two ratings make so much of all. A slow change
#: then jumps on the day her line is crossed: what looks `w` days wide may have taken any time of
#: which `w` is at least this share.
TWO_VALUED, NARROWEST = 0.95, 0.1


#: Somebody leaves her ratings as they were if, of the pairs of notes with anything seen, so large a
#: share are alike in every sign, and there are at least so many pairs. Ordinary made-up people
#: repeat 1 note in 12, hardly anybody 1 in 3; those who mostly tap the same again, 2 in 3.
REPEATS, FEWEST_PAIRS = 0.4, 15
#: A change of more of the whole scale than this is not hidden by leaving the ratings as they were.
HIDDEN_BY_REPEATING = 0.75


def repeats(ratings: Floats) -> bool:
    """Tell whether most notes repeat the one before.

    Parameters
    ----------
    ratings : (n, k)
        Ratings of each sign in each note, in order; NaN where not noted.
    """
    known = np.nan_to_num(ratings, nan=-1.0)
    seen = np.any(known > 0, axis=1)
    some = seen[1:] | seen[:-1]
    alike = np.all(known[1:] == known[:-1], axis=1) & some
    return bool(some.sum() >= FEWEST_PAIRS and alike.sum() >= REPEATS * some.sum())


def line_between(ratings: Floats) -> tuple[float, float] | None:
    """Tell where the one line of somebody lies who rates only "there" or "not there".

    Parameters
    ----------
    ratings : (n,)
        Every rating 0 to 3 of every sign she shows, in any order; NaN where not noted.

    Returns
    -------
    (first, last) share, or None
        Between which shares of the way from ill to well a foot crosses it: near the well end
        where one of her two ratings is "not seen". None where she rates more finely, or in one
        rating alone.
    """
    values, count = np.unique(ratings[~np.isnan(ratings)], return_counts=True)
    if values.size < 2:
        return None
    two = np.sort(values[np.argsort(count, kind="stable")[-2:]])
    if np.sum(np.isin(ratings, two)) < TWO_VALUED * count.sum():
        return None
    return (0.5, 1.0) if two[0] == 0 else (0.0, 1.0)


def hidden_shapes() -> Floats:
    """(seen, true) chance of each true shape where two-valued ratings look like each shape."""
    width, prior = (np.array([shape[i] for shape in SHAPES]) for i in (1, 2))
    may_be = (width[None, :] >= width[:, None]) & (width[:, None] >= NARROWEST * width[None, :])
    weight = may_be * prior[None, :]
    out: Floats = weight / weight.sum(axis=1, keepdims=True)
    return out


def before_the_line(
    middle: Floats, worth: Floats, hidden: Floats, line: tuple[float, float], *, better: bool
) -> tuple[Floats, Floats]:
    """Move the middle days from where the line was crossed to where half may have been done.

    Parameters
    ----------
    middle : (shapes * onsets,) day
        Where the middle of each change is seen.
    worth : (shapes * onsets,) belief
    hidden : (seen, true) chance
        Of each true shape where each shape is seen; see `hidden_shapes`.
    line : where the line lies; see `line_between`.
    better : whether the foot got better, so that it came from the ill end.

    Returns
    -------
    days, belief
        Of the true middle.
    """
    crossed = np.linspace(*line, 7) if better else 1.0 - np.linspace(*line, 7)
    width = np.array([w for _, w, *_ in SHAPES])
    away = (crossed[None, :] - 0.5) * np.where(width[:, None] > 2.0, width[:, None], 0.0)
    n = len(SHAPES)
    chance = np.repeat(hidden, middle.size // n, axis=0)  # (middles, true shapes)
    days = middle[:, None, None] - away[None, :, :]
    weight = worth[:, None, None] * chance[:, :, None] * np.ones(away.shape)[None]
    return days.ravel(), weight.ravel()
