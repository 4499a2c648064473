"""What stands under a walk's table: the feet side by side, and where the errors come from."""

from typing import TYPE_CHECKING, Any

import numpy as np

from surefoot.gait.change import smallest_speed_change
from surefoot.report.saying import FIRST_LANGUAGE, saying, words_in
from surefoot.report.told_again import told_again
from surefoot.terms.measures import Figure, measure

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk

_RATIOS = ("swing_to_stance", "swing_time", "stance_time", "stride_length")


def ratios_of(ratios: dict[str, Any], language: str) -> list[str]:
    """Say how one foot compares with the other, with the published even band where there is one."""
    words, how = words_in("walk", language)["ratios"], saying(language)
    lines = []
    for what in _RATIOS:
        if what in ratios:
            middle, low, high = (
                how.number(f"{ratios[what][key]:.2f}") for key in ("median", "low", "high")
            )
            sides = words["sides"][ratios["of"]]
            lines.append(
                words["line"].format(
                    name=words[what], sides=sides, middle=middle, low=low, high=high
                )
            )
    if lines:
        figure = measure("symmetry_ratio").normal[0]
        lines.append(
            words["even"].format(source=read_in(figure, language), value=_figure(figure, language))
        )
    return lines


def _figure(figure: Figure, language: str) -> str:
    """Write a published value as it is read in a language."""
    written = str(figure.value).replace("+/-", "±")
    return saying(language).number(told_again(written, language) or written)


def errors_of(walk: "Walk", feet: dict[str, Any], language: str) -> list[str]:
    """Say where the errors of these numbers come from, each with its source."""
    words, how = words_in("walk", language), saying(language)
    lines = words["errors"]
    on_shoes = [
        (foot, mount)
        for foot, mount in sorted(walk.mounts.items())
        if f"{foot}_foot" in {worn.place for worn in walk.recordings}
    ]
    notes = [lines["brackets" if on_shoes else "brackets_shin"]]
    for foot, mount in on_shoes:
        about = {"zero": float(mount.zero_sd_deg), "heading": float(mount.heading_sd_deg)}
        notes.append(how.fill(lines["zero"], foot=words["feet"][foot], **about))
    if any("toe_clearance_m" in foot for foot in feet.values()):
        figure = measure("toe_clearance").errors[0]
        notes.append(
            lines["clearance"].format(
                value=_figure(figure, language),
                unit=figure.unit,
                source=read_in(figure, language),
            )
        )
    speeds = [f["gait_speed_m_s"]["median"] for f in feet.values() if "gait_speed_m_s" in f]
    smallest = smallest_speed_change(float(np.mean(speeds))) if speeds else None
    if smallest is not None:
        value = _figure(smallest, language)
        notes.append(lines["speed"].format(value=value, source=read_in(smallest, language)))
    notes.append(lines["one_walk"])
    return notes


def read_in(figure: Figure, language: str = FIRST_LANGUAGE) -> str:
    """Name where a figure was read, and on how many people: " (HOSOI2023, 29 people)"."""
    if figure.source is None:
        return ""
    words = words_in("walk", language)
    line = words["read_in_people" if figure.people else "read_in"]
    return str(line.format(id=figure.source.id, people=figure.people))
