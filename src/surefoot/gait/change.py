"""Has a walk changed? Only where the difference beats chance, one's own and the published."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from attrs import frozen

from surefoot.terms.errors import CannotUse, Contradiction
from surefoot.terms.measures import Figure, measure

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk

Answer = Literal["change", "no_clear_change", "too_little"]

#: Earlier walks needed before a person's own day-to-day spread is used (own_baseline_rule).
OWN_WALKS = 6
_Z_90, _Z_95 = 1.645, 1.960


@frozen
class Change:
    """One measure of one foot (or a ratio of the feet), earlier and later.

    Parameters
    ----------
    what : the column of the stride table, or the name of the ratio.
    foot : left, right, or both for a ratio.
    before, after : medians; before is that of the earlier walk, or the middle of several.
    difference : after less before.
    by_chance : how far two walks of this person can differ by chance (95 %), as far as these
        walks show it.
    published : the published smallest real change that was used, or None where we know none.
    answer : a change, no clear change, or too little known to say.
    why : the reason in one sentence.
    """

    what: str
    foot: str
    before: float
    after: float
    difference: float
    by_chance: float
    published: Figure | None
    answer: Answer
    why: str


def compare_walks(before: "Walk", after: "Walk", *, earlier: "Sequence[Walk]" = ()) -> list[Change]:
    """Compare a walk with one before it, and with those before that where there are some.

    Parameters
    ----------
    before : the earlier walk.
    after : the later walk of the same person.
    earlier : more walks before both, oldest first: they tell the person's own ups and downs.

    Returns
    -------
    One entry for each measure that the later walk and at least one before it have.

    Raises
    ------
    Contradiction
        One walk given twice.
    CannotUse
        ``methods_differ``, ``nothing_in_common``.
    """
    walks = [*earlier, before, after]
    return compare_told([walk.to_dict() for walk in walks], [walk.id for walk in walks])


def compare_told(walks: Sequence[dict[str, Any]], names: Sequence[str]) -> list[Change]:
    """Compare the last of several walks with those before it, as they were written down.

    Parameters
    ----------
    walks : walks as `Walk.to_dict` gives them, oldest first, at least two.
    names : what each is called.

    Returns
    -------
    One entry for each measure that the last walk and at least one earlier walk have.

    Raises
    ------
    ValueError
        Fewer than two walks.
    Contradiction
        One walk given twice.
    CannotUse
        ``methods_differ``, ``nothing_in_common``.

    Notes
    -----
    With `OWN_WALKS` earlier walks the person's own spread from walk to walk counts, as
    ``own_baseline_rule`` of `measures.yaml` says (our proposal). With fewer, only the spread
    within the walks is known; a difference then counts as a change only beyond a published
    smallest real change.
    """
    if len(walks) < 2:
        raise ValueError("a change needs two walks")
    prints = [tuple(sorted(worn["sha256"] for worn in walk["recordings"])) for walk in walks]
    for k, same in enumerate(prints):
        if same in prints[:k]:
            raise Contradiction(
                f"{names[k]} and {names[prints.index(same)]} are the same walk.",
                "Please give each walk once.",
                reason="same_walk_twice",
            )
    if len({walk["method"] for walk in walks}) > 1:
        raise CannotUse(
            "These walks were measured by different versions of the method, which may differ.",
            "Please give the recordings themselves, so that all are measured alike.",
            reason="methods_differ",
        )
    found = _changes(walks)
    if not found:
        raise CannotUse(
            "These walks have no measure in common.",
            "Please compare walks with a sensor on the same foot.",
            reason="nothing_in_common",
        )
    return found


def _changes(walks: Sequence[dict[str, Any]]) -> list[Change]:
    """Compare each measure of the last walk with those of the walks before."""
    *earlier, last = walks
    found = []
    for foot in ("left", "right"):
        before = [walk["feet"].get(foot, {}) for walk in earlier]
        for what, numbers in last["feet"].get(foot, {}).items():
            if isinstance(numbers, dict) and {"median", "low", "high"} <= set(numbers):
                found += _change(what, foot, [b[what] for b in before if what in b], numbers)
    for what, numbers in last["ratios"].items():
        same = [
            walk["ratios"][what]
            for walk in earlier
            if what in walk["ratios"] and walk["ratios"]["of"] == last["ratios"]["of"]
        ]
        if isinstance(numbers, dict):
            found += _change(what, "both", same, numbers)
    return found


def smallest_speed_change(speed_m_s: float) -> Figure | None:
    """Give the published smallest real change of comfortable speed for people who start so fast.

    Parameters
    ----------
    speed_m_s : the person's own speed before.
    """
    start = "<0.4 m/s" if speed_m_s < 0.4 else "0.4-0.8" if speed_m_s <= 0.8 else ">0.8"
    return _figure("gait_speed", f"baseline {start}, comfortable")


def _figure(measure_id: str, when: str) -> Figure | None:
    figures = measure(measure_id).smallest_real_change()
    return next((figure for figure in figures if figure.when.startswith(when)), None)


def _published(what: str, before: float) -> Figure | None:
    if what == "gait_speed_m_s":
        return smallest_speed_change(before)
    # The published ratios are of chronic stroke, stroke leg over other, at comfortable speed.
    if what in ("swing_time", "stance_time"):
        return _figure("symmetry_ratio", f"{what.replace('_', ' ')}, comfortable")
    return None


def _change(
    what: str, foot: str, before: Sequence[dict[str, float]], after: dict[str, float]
) -> list[Change]:
    if not before:
        return []
    medians = np.array([numbers["median"] for numbers in before])
    middle = float(np.median(medians))
    difference = after["median"] - middle
    within = max(_sd(numbers) for numbers in before)
    by_chance = _Z_95 * float(np.hypot(within, _sd(after)))
    own = len(before) >= OWN_WALKS
    if own:
        by_chance = max(by_chance, _Z_95 * float(np.sqrt(2) * medians.std(ddof=1)))
    published = _published(what, middle)
    smallest = float(published.value) if published else 0.0
    answer: Answer
    if abs(difference) <= by_chance:
        answer, why = "no_clear_change", "It lies within what these walks differ by chance."
    elif abs(difference) <= smallest:
        answer, why = "no_clear_change", "It lies within what published tests differ by chance."
    elif published is None and not own:
        answer = "too_little"
        why = (
            "It is more than the spread within these walks, but nobody has published how far two "
            f"walks differ from day to day. After {OWN_WALKS} walks your own ups and downs tell."
        )
    else:
        answer, why = "change", "It is more than chance explains."
    return [
        Change(what, foot, middle, after["median"], difference, by_chance, published, answer, why)
    ]


def _sd(numbers: dict[str, float]) -> float:
    """Take the standard deviation of a median back from its 90 % interval."""
    return (numbers["high"] - numbers["low"]) / 2 / _Z_90
