"""Made-up notes as the types that answers are asked with."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from surefoot.answers.simulate.diary_file import DIARY_SIGNS
from surefoot.answers.simulate.notes import Diary
from surefoot.diary.day import Day
from surefoot.diary.spell import Spell

FIRST_DAY = date(2014, 1, 1)


def days_of(diary: Diary, first_day: date = FIRST_DAY) -> tuple[Day, ...]:
    """Turn made-up notes into days, as a researcher's diary is read."""
    out = []
    for i in np.flatnonzero(diary.logged).tolist():
        rating = dict(zip(DIARY_SIGNS, diary.ratings[i].astype(int).tolist(), strict=True))
        worst = max(rating.values())
        out.append(
            Day(
                first_day + timedelta(days=i),
                "clear" if worst == 0 else "only_when_tired" if worst == 1 else "foot_drop",
                {sign: "seen" if value else "not_seen" for sign, value in rating.items()},
                tiredness_0_3=int(diary.tiredness_0_3[i]),
                off_day=bool(diary.off_flag[i]),
                hour=float(diary.hour[i]),
                ratings=rating,
            )
        )
    return tuple(out)


def spells_of(lengths: NDArray[np.float64]) -> list[Spell]:
    """Turn made-up lengths into past spells and an open one, so that all of Q2 has to work."""
    ended = [int(n) for n in lengths[np.isfinite(lengths)]]
    past = [Spell(None, None, 0, 0, n, n, False, "foot_drop") for n in ended]
    return [*past, Spell(None, None, 14, 0, 14, 14, open=True)]
