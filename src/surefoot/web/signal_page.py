"""The raw signal of a walk, drawn by the server: no script, any window, back and forth by links."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from surefoot.report.scale import Scale, number
from surefoot.report.svg import INKS, Picture, Point
from surefoot.terms.errors import CannotUse
from surefoot.web.visit import Visit
from surefoot.web.walk_page import asked_walk

#: As wide as a phone in the hand, so that the numbers stay large enough to read there.
WIDTH, HEIGHT, LEFT = 440.0, 230.0, 50.0
#: Two samples a pixel column: the lowest and the highest in it, so that no peak is left out.
COLUMNS = 400
WIDEST_S, CLOSEST_S = 3600.0, 0.5
#: A larger original is not opened for a picture.
LARGEST = 60_000_000


def show(visit: Visit) -> Response:
    """Draw one stretch of the signal."""
    walk = asked_walk(visit)
    if not walk.original:
        raise CannotUse(
            "The file of this walk is not in the notebook.", "Its numbers are on its own page."
        )
    path = visit.site.notebook.original(walk.original)
    if path.stat().st_size > LARGEST:
        raise CannotUse("This recording is too long to draw.", "Its numbers are on its own page.")
    recordings = _read(path)
    which = min(
        int(visit.asked("foot", "0") or 0) if visit.asked("foot").isdigit() else 0,
        len(recordings) - 1,
    )
    recording = recordings[which]
    whole_s = float(recording.time_s[-1])
    start_s, length_s = _window(visit, whole_s)
    return visit.render(
        "walk_signal.html",
        walk=walk,
        which=which,
        places=[r.place for r in recordings],
        start_s=start_s,
        end_s=start_s + length_s,
        length_s=length_s,
        whole_s=whole_s,
        drawings=[
            _drawn(
                visit.t.plain("walks.turning"),
                "rad/s",
                recording.time_s,
                recording.gyr_rad_s,
                start_s,
                length_s,
            ),
            _drawn(
                visit.t.plain("walks.pushing"),
                "m/s²",
                recording.time_s,
                recording.acc_m_s2,
                start_s,
                length_s,
            ),
        ],
    )


def _window(visit: Visit, whole_s: float) -> tuple[float, float]:
    def number(name: str, default: float) -> float:
        try:
            value = float(visit.asked(name, str(default)))
        except ValueError:
            return default
        return value if value == value and abs(value) < 1e9 else default  # noqa: PLR0124  (NaN)

    length_s = min(max(number("length", 20.0), CLOSEST_S), WIDEST_S, max(whole_s, CLOSEST_S))
    return min(max(number("start", 0.0), 0.0), max(0.0, whole_s - length_s)), length_s


@lru_cache(maxsize=1)
def _read(path: Path) -> tuple[Any, ...]:
    from surefoot.recordings.read import read_recordings

    return read_recordings(path)


def _drawn(
    name: str, unit: str, time_s: Any, values: Any, start_s: float, length_s: float
) -> Markup:
    import numpy as np

    first, last = np.searchsorted(time_s, [start_s, start_s + length_s])
    times, shown = time_s[first:last], values[first:last]
    if shown.shape[0] == 0:
        return Markup("")
    low, high = float(np.nanmin(shown)), float(np.nanmax(shown))
    picture = Picture(
        WIDTH,
        HEIGHT,
        f"{name} ({unit})",
        f"{name}: {low:.1f} to {high:.1f} {unit}",
        name=f"signal-{unit.split('/', maxsplit=1)[0]}",
        paper="#ffffff",
    )
    picture.text((LEFT, 22), f"{name} ({unit})", size=15, bold=True)
    across = Scale(start_s, start_s + length_s, LEFT, WIDTH - 18)
    up = Scale(low, high if high > low else low + 1, HEIGHT - 30, 34)
    for value in up.ticks(4):
        picture.rule((LEFT, up(value)), (WIDTH - 18, up(value)), opacity=0.18)
        picture.text((LEFT - 6, up(value) + 4.5), number(value), size=14, anchor="end")
    names = [(at_s, f"{number(at_s)} s") for at_s in across.ticks(4)]
    picture.level_axis(across, HEIGHT - 30, words="", names=names)
    for axis, (ink, letter) in enumerate(zip(INKS, "xyz", strict=False)):
        picture.line(_places(times, shown[:, axis], across, up), ink, width=1.2)
        at = (WIDTH - 86 + 28 * axis, 22)
        picture.text(at, letter, size=15, bold=True, colour=ink.colour)
    return Markup(picture.svg())  # noqa: S704  (numbers and our own words)


def _places(times: Any, values: Any, across: Scale, up: Scale) -> list[Point]:
    """Give the points of a line; of many samples the lowest and the highest in each column."""
    import numpy as np

    if times.size > 2 * COLUMNS:
        edges = np.linspace(0, times.size, COLUMNS + 1).astype(int)
        points = []
        for a, b in pairwise(edges):
            part = values[a:b]
            lowest, highest = a + int(np.argmin(part)), a + int(np.argmax(part))
            points += sorted((lowest, highest))
    else:
        points = list(range(times.size))
    return [(across(times[k]), up(values[k])) for k in points if not np.isnan(values[k])]
