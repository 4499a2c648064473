"""The timeline as a picture: a week a row, marks that differ by shape, changes as labelled bars."""

from collections import Counter
from datetime import date

from surefoot.diary.day import DAY_STATES, Day, DayState
from surefoot.diary.timeline import WORDS, Bar, Timeline
from surefoot.report.plain_words import thing_name
from surefoot.report.svg import Ink, Picture, table
from surefoot.report.timeline_text import COLUMNS, counted_words, rows, spoken_bar, summary

LEFT_EDGE = 150.0
CELL = 46.0
RADIUS = 11.0
ROW = 40.0
LANE = 17.0
WIDTH = LEFT_EDGE + 7 * CELL + 240.0
_LINE = 14.0
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_INK = Ink("#1b1b1b", "", "circle")
#: Bars differ by label and by dash, not by colour alone.
_BAR_COLOURS = {
    "aid": "#0b5394",
    "exercise": "#00695c",
    "event": "#b45309",
    "different": "#616161",
}
_POINT_MARKS = {
    "walk": Ink("#0b5394", "", "triangle"),
    "hold": Ink("#b45309", "", "square"),
    "test": Ink("#7b1fa2", "", "diamond"),
    "milestone": Ink("#00695c", "", "circle"),
    "felt": Ink("#1b1b1b", "", "cross"),
    "brought_in": Ink("#1b1b1b", "", "plus"),
}


def picture(timeline: Timeline, *, name: str = "timeline") -> str:
    """Draw the timeline as SVG text.

    Parameters
    ----------
    name : unique on its page; ids in the picture begin with it.

    Returns
    -------
    SVG with a title and a description that says the same in words. No style, no script.
    """
    weeks = timeline.weeks()
    lanes = [_lanes(timeline, *_span(week)) for week in weeks]
    beside = [_beside(timeline, *_span(week)) for week in weeks]
    rows_tall = [ROW + _LINE * max(0, len(lines) - 2) for lines in beside]
    heights = [tall + LANE * len(lane) for tall, lane in zip(rows_tall, lanes, strict=True)]
    height = 40 + sum(heights) + 64
    drawn = Picture(WIDTH, height, "Your timeline, a week a row", _description(timeline), name=name)
    for i, day_name in enumerate(_DAYS):
        drawn.text((_x(i), 24), day_name, size=13, anchor="middle")
    y = 40.0
    month = (0, 0)
    for week, lane, lines, row in zip(weeks, lanes, beside, rows_tall, strict=True):
        first, last = _span(week)
        label = f"{first.day} {first:%b}"
        if (first.year, first.month) != month:
            drawn.text((LEFT_EDGE - 30, y + 25), f"{label} {first.year}", anchor="end", bold=True)
        else:
            drawn.text((LEFT_EDGE - 30, y + 25), label, anchor="end")
        month = (first.year, first.month)
        for i, day in enumerate(week):
            if day is not None:
                _day(drawn, _x(i), y + 20, day)
        _points(drawn, lines, y)
        for i, bar in enumerate(lane):
            _bar(drawn, bar, first, last, y + row - 2 + i * LANE)
        y += row + LANE * len(lane)
    _legend(drawn, y + 22)
    return drawn.svg()


def picture_with_table(timeline: Timeline, *, name: str = "timeline") -> str:
    """Give the picture and, under it, the table that says the same, as one HTML fragment."""
    body = [[_cell(row[column]) for column in COLUMNS] for row in rows(timeline)]
    head = [column.replace("_", " ") for column in COLUMNS]
    return picture(timeline, name=name) + table("Your timeline, day by day", head, body)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value).replace("_", " ")


def _x(column: int) -> float:
    return LEFT_EDGE + column * CELL + CELL / 2


def _span(week: list[Day | None]) -> tuple[date, date]:
    held = [day.day for day in week if day is not None]
    return held[0], held[-1]


def _day(drawn: Picture, x: float, y: float, day: Day) -> None:
    spoken = f"{day.day:%A} {day.day.day} {day.day:%B}: {WORDS[day.state]}"
    state_mark(drawn, day.state, x, y)
    drawn.box((x - CELL / 2, y - 18), (CELL, 36), "#ffffff", opacity=0, tip=spoken)


def state_mark(
    drawn: Picture, state: DayState, x: float, y: float, *, radius: float = RADIUS
) -> None:
    """Draw the mark of a state: full disc, half disc, ring or small dot."""
    r, pen = radius, min(2.5, radius / 4)
    if state == "clear":
        shape = f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="currentColor"/>'
    elif state == "foot_drop":
        shape = (
            f'<circle cx="{x:g}" cy="{y:g}" r="{r - 1:g}" fill="none" stroke="currentColor"'
            f' stroke-width="{pen:.3g}"/>'
        )
    elif state == "only_when_tired":
        shape = (
            f'<circle cx="{x:g}" cy="{y:g}" r="{r - 1:g}" fill="none" stroke="currentColor"'
            f' stroke-width="{pen:.3g}"/>'
            f'<path d="M{x:g} {y - r:g}A{r:g} {r:g} 0 0 0 {x:g} {y + r:g}Z"'
            ' fill="currentColor"/>'
        )
    else:
        shape = f'<circle cx="{x:g}" cy="{y:g}" r="{min(2.5, r / 3):.2g}" fill="currentColor"/>'
    drawn.parts.append(shape)


def _beside(timeline: Timeline, first: date, last: date) -> list[list[tuple[float, Ink, str]]]:
    """Lay out in lines what was measured, reached, felt or brought in: mark, number and word."""
    here: Counter[str] = Counter(one.kind for one in timeline.points if first <= one.day <= last)
    begin = LEFT_EDGE + 7 * CELL + 16
    lines: list[list[tuple[float, Ink, str]]] = []
    x = WIDTH
    for kind, words in counted_words(here).items():
        wide = 22 + 6.5 * len(words)
        if x + wide > WIDTH:
            lines.append([])
            x = begin
        lines[-1].append((x, _POINT_MARKS[kind], words))
        x += wide
    return lines


def _points(drawn: Picture, lines: list[list[tuple[float, Ink, str]]], y: float) -> None:
    """Draw what stands beside a week."""
    top = y + 20 - (_LINE / 2 if len(lines) > 1 else 0)
    for n, line in enumerate(lines):
        for x, ink, words in line:
            drawn.mark((x, top + n * _LINE), ink, size=4.5)
            drawn.text((x + 10, top + n * _LINE + 4.5), words, size=12)


def _lanes(timeline: Timeline, first: date, last: date) -> list[Bar]:
    """Give the bars that touch a week, one lane each."""
    return [
        bar
        for bar in timeline.bars
        if bar.first <= last and (bar.last is None or bar.last >= first)
    ]


def _bar(drawn: Picture, bar: Bar, first: date, last: date, y: float) -> None:
    """Draw one change under the days it touches; the label stands where it begins or goes on."""
    start = max(bar.first, first)
    end = last if bar.last is None else min(bar.last, last)
    left = _x(start.weekday()) - CELL / 2 + 5
    width = _x(end.weekday()) + CELL / 2 - 5 - left
    colour = _BAR_COLOURS[bar.kind]
    drawn.box((left, y), (max(width, 8.0), 5), colour, tip=spoken_bar(bar))
    ends = bar.last is not None and bar.last <= last
    after = "" if bar.first >= first else " (ends)" if ends else " (goes on)"
    label = thing_name(bar.label) + after
    drawn.text((LEFT_EDGE + 7 * CELL + 16, y + 7), label, size=12)
    if bar.last is None and end == last:
        drawn.text((left + max(width, 8.0) + 2, y + 7), "→", size=12)


def _legend(drawn: Picture, y: float) -> None:
    x = 20.0
    for state in DAY_STATES:
        state_mark(drawn, state, x, y)
        drawn.text((x + 18, y + 5), WORDS[state], size=13)
        x += 44 + 7.6 * len(WORDS[state])


def _description(timeline: Timeline) -> str:
    """Say the whole picture in words: the count of each state, then the changes."""
    counts = [
        f"{sum(day.state == state for day in timeline.days)} {WORDS[state]}" for state in DAY_STATES
    ]
    beside = counted_words(Counter(one.kind for one in timeline.points)).values()
    said = f"{summary(timeline)} Days: {', '.join(counts)}. "
    said += f"Beside them: {', '.join(beside)}. " if beside else ""
    return (said + ". ".join(spoken_bar(bar) for bar in timeline.bars)).strip()
