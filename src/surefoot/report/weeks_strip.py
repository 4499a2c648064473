"""Some weeks at a glance: a column a week, a mark a day by shape, and how many of each."""

from collections.abc import Sequence
from datetime import date, timedelta

from surefoot.diary.day import DAY_STATES, Day
from surefoot.report.saying import FIRST_LANGUAGE, saying, words_in
from surefoot.report.svg import Picture
from surefoot.report.timeline_picture import state_mark

WIDTH, TOP, ROW, COLUMN = 720.0, 26.0, 16.0, 30.0
LEGEND = 250.0


def weeks_strip(
    days: Sequence[Day], *, since: date, until: date, language: str = FIRST_LANGUAGE
) -> Picture:
    """Draw every day from `since` to `until`; a day without a note is a dot, never clear.

    Parameters
    ----------
    days : in any order; what lies outside is left out.
    since, until : first and last day drawn.
    language : one of `surefoot.report.saying.LANGUAGES`.
    """
    words, how = words_in("pictures", language)["strip"], saying(language)
    monday = since - timedelta(days=since.weekday())
    states = {day.day: day.state for day in days}
    every = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    counts = dict.fromkeys(DAY_STATES, 0)
    for day in every:
        counts[states.get(day, "not_checked")] += 1
    told = [words["about"].format(words=words["states"][s], n=n) for s, n in counts.items()]
    height = TOP + 7 * ROW + 8
    picture = Picture(WIDTH, height, words["title"], f"{', '.join(told)}.", name="weeks")
    columns = (until - monday).days // 7 + 1
    step = min(COLUMN, (WIDTH - LEGEND) / columns)
    for day in every:
        column, row = divmod((day - monday).days, 7)
        x, y = 12 + step * column, TOP + ROW * row + 6
        state_mark(picture, states.get(day, "not_checked"), x, y, radius=6.0)
        if row == 0 and column % 3 == 0:
            picture.text((x - 6, 14), how.short_day(day), size=12)
    for n, (state, line) in enumerate(zip(counts, told, strict=True)):
        y = TOP + 10 + 26 * n
        state_mark(picture, state, WIDTH - LEGEND + 20, y, radius=7.0)
        picture.text((WIDTH - LEGEND + 38, y + 5), line, size=15)
    return picture
