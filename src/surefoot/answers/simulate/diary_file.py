"""A made-up diary as files, in the shape a researcher's own diary is read in."""

import csv
from datetime import date, timedelta
from io import StringIO

import numpy as np

from surefoot.answers.simulate.notes import SIGNS, Diary
from surefoot.answers.simulate.spell_families import History
from surefoot.terms.signs import FOOT_SIGNS

DIARY_SIGNS = FOOT_SIGNS[:SIGNS]


def _cell(value: float, digits: int = 0) -> str:
    if np.isnan(value):
        return ""
    return f"{value:.{digits}f}"


def diary_csv(diary: Diary, first_day: date) -> str:
    """Write the noted days: ``day,hour,<signs 0 to 3>,tiredness,off_day``.

    A day without a note has no row, as in a real diary.

    Parameters
    ----------
    diary : what was noted.
    first_day : the date of day 0.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["day", "hour", *DIARY_SIGNS, "tiredness", "off_day"])
    for day in np.flatnonzero(diary.logged).tolist():
        writer.writerow(
            [
                (first_day + timedelta(days=day)).isoformat(),
                _cell(diary.hour[day], 1),
                *(_cell(rating) for rating in diary.ratings[day].tolist()),
                _cell(diary.tiredness_0_3[day]),
                int(diary.off_flag[day]),
            ]
        )
    return out.getvalue()


def spells_csv(history: History) -> str:
    """Write the clear spells that ended, oldest first: ``days,remembered``.

    Spells that were forgotten are not there.

    Parameters
    ----------
    history : the spells as lived or as told.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["days", "remembered"])
    for told in history.told[np.isfinite(history.told)].tolist():
        writer.writerow([int(told), int(history.recalled)])
    return out.getvalue()
