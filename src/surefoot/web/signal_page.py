"""The raw signal of a walk, drawn by the server: no script, any window, back and forth by links."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from surefoot.terms.errors import CannotUse
from surefoot.web.visit import Visit
from surefoot.web.walk_page import asked_walk

WIDTH, HEIGHT, LEFT, BOTTOM = 720, 190, 46, 24
#: Two samples a pixel column: the lowest and the highest in it, so that no peak is left out.
COLUMNS = 660
WIDEST_S, CLOSEST_S = 3600.0, 0.5
#: A larger original is not opened for a picture.
LARGEST = 60_000_000
INK = ("#0b5c5e", "#b3541e", "#5b3f8c")
DASH = ("", "6 3", "2 3")
AXES = ("x", "y", "z")


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
    spread = (high - low) or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{name} ({unit})</title>"
        f"<desc>{name}: {low:.1f} to {high:.1f} {unit}</desc>"
        f'<text x="{LEFT}" y="14" font-size="13" font-weight="bold" fill="#1b2530">{name} ({unit})'
        "</text>"
    ]

    def x(at_s: float) -> float:
        return LEFT + (at_s - start_s) / length_s * (WIDTH - LEFT - 8)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (value - low) / spread * (HEIGHT - BOTTOM - 24)

    for value in (low, (low + high) / 2, high):
        parts.append(
            f'<path d="M{LEFT} {y(value):.1f}H{WIDTH - 8}" stroke="#1b2530" stroke-opacity=".15"/>'
            f'<text x="{LEFT - 6}" y="{y(value) + 4:.1f}" font-size="11" text-anchor="end" '
            f'fill="#1b2530">{value:.1f}</text>'
        )
    for k in range(5):
        at_s = start_s + length_s * k / 4
        parts.append(
            f'<text x="{x(at_s):.1f}" y="{HEIGHT - 7}" font-size="11" fill="#1b2530" '
            f'text-anchor="{"middle" if k < 4 else "end"}">{at_s:.1f} s</text>'
        )
    for axis in range(3):
        parts.append(
            f'<path d="{_line(times, shown[:, axis], x, y)}" fill="none" stroke="{INK[axis]}" '
            f'stroke-width="1.2" stroke-dasharray="{DASH[axis]}"/>'
            f'<text x="{WIDTH - 70 + 22 * axis}" y="14" font-size="13" font-weight="bold" '
            f'fill="{INK[axis]}">{AXES[axis]}</text>'
        )
    parts.append("</svg>")
    return Markup("".join(parts))  # noqa: S704  (numbers and our own words)


def _line(times: Any, values: Any, x: Any, y: Any) -> str:
    import numpy as np

    if times.size > 2 * COLUMNS:  # the lowest and the highest of each column
        edges = np.linspace(0, times.size, COLUMNS + 1).astype(int)
        points = []
        for a, b in pairwise(edges):
            part = values[a:b]
            lowest, highest = a + int(np.argmin(part)), a + int(np.argmax(part))
            points += sorted((lowest, highest))
    else:
        points = list(range(times.size))
    drawn = [f"{x(times[k]):.1f} {y(values[k]):.1f}" for k in points if not np.isnan(values[k])]
    return "M" + "L".join(drawn)
