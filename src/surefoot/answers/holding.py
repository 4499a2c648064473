"""Will it hold? What past clear spells say of the present one, as a range, never as a promise."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.answers.models import cure
from surefoot.answers.series import share_interval
from surefoot.answers.verdict import Basis, Rule, Verdict, even
from surefoot.diary.spell import Spell

RULE = Rule("will_it_hold", "3", "docs/calibration.md#will-it-hold", "measured")

#: Below so many past spells there is too little to say; only the latest ones are used.
FEWEST, LATEST = 2, 24
#: Spells of one "several times" when nobody knows how many it was: each is tried.
SEVERAL = (2, 3, 4, 6)
#: From so many earlier spells that came as far on, the words count them (our proposal).
FEWEST_COUNTED = 5
#: Main horizon, and the longest one as a multiple of the longest spell there is.
MAIN_DAYS, REACH = 30.0, 3.0
#: Chance from which the words say "more often than not", and below which "more often ended".
LIKELY, UNLIKELY = 0.6, 0.4


@frozen(eq=False)
class Past:
    """Past spells as ranges of days (m,), each ended after more than low and at most high."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


def _range_of(spell: Spell) -> tuple[float, float]:
    """Turn a spell into the range that its true length lies in.

    A remembered length may be off by a third; "a few days" of unknown length up to a week.
    """
    low, high = float(spell.shortest_days), float(max(spell.longest_days, spell.shortest_days))
    if spell.remembered:
        return max(0.0, min(low - 1.0, 0.75 * low - 0.5)), max(high, 1.33 * high)
    return max(0.0, low - 1.0), high


def histories(spells: Sequence[Spell]) -> list[Past]:
    """Give past spells as arrays; one history for each way "several times" can be meant.

    Parameters
    ----------
    spells : past spells that ended, oldest first.
    """
    counts = SEVERAL if any(s.count is None for s in spells) else (1,)
    out = []
    for several in counts:
        rows = [
            _range_of(s) for s in spells for _ in range(several if s.count is None else s.count)
        ]
        low, high = np.array(rows[-LATEST:], dtype=float).reshape(-1, 2).T
        out.append(Past(low, high))
    return out


def chances(
    spells: Sequence[Spell], held: float, horizons: tuple[float, ...]
) -> NDArray[np.float64]:
    """Chance of holding on, for each opinion about cures and each horizon.

    Parameters
    ----------
    spells : past spells that ended, oldest first.
    held : days the present spell has held for sure.
    horizons : days more.

    Returns
    -------
    (3, horizons) chance
        Doubtful, usual and hopeful opinion.
    """
    spikes = (cure.SPIKE_DOUBTFUL, cure.SPIKE, cure.SPIKE_HOPEFUL)
    each = [
        cure.chance(
            p.low[None],
            p.high[None],
            np.ones((1, p.low.size), dtype=bool),
            np.array([held]),
            horizons=horizons,
            spikes=spikes,
        )[:, 0]
        for p in histories(spells)
    ]
    doubtful, usual, hopeful = np.mean(each, axis=0)
    # Of times as long as hers are now the opinions differ by less than a hundredth, either way.
    return np.stack([np.minimum(doubtful, usual), usual, np.maximum(hopeful, usual)])


def past_of(spells: Sequence[Spell]) -> list[Spell]:
    """Give the spells that are over and whose end was seen or told."""
    return [s for s in spells if not s.open and (s.ended_by is not None or s.remembered)]


def curve(spells: Sequence[Spell], *, more: float, points: int = 12) -> list[tuple[float, ...]]:
    """Chance of so many days more, for days held up to twice the longest: for the picture.

    Parameters
    ----------
    spells : as for `verdict`.
    more : days more.
    points : how many.

    Returns
    -------
    list
        Days held, and the doubtful, usual and hopeful chance.
    """
    past = past_of(spells)
    held = max((s.shortest_days for s in spells if s.open), default=0)
    reach = max(2 * max((s.shortest_days for s in past), default=0), 2 * held, 14)
    days = np.unique(np.round(np.linspace(1, reach, points)))
    return [
        (float(d), *(float(p) for p in np.round(chances(past, float(d), (more,))[:, 0], 2)))
        for d in days
    ]


def verdict(
    spells: Sequence[Spell],
    *,
    until: date,
    checked: int,
    total: int,
    caveats: Sequence[str] = (),
) -> Verdict:
    """Answer "will it hold?" from clear spells.

    Parameters
    ----------
    spells : past spells and, last, the open one.
    until : the day asked about.
    checked, total : noted days and calendar days behind the spells.
    caveats : what weakens any answer from these notes.

    Returns
    -------
    Verdict
        ``more_often_held``, ``about_even``, ``more_often_ended``, ``no_spell_now`` or
        ``too_little``. `size` is the chance of 30 days more; `low` and `high` are the doubtful
        and the hopeful opinion about cures, so `mass` is None.
    """
    past = past_of(spells)
    lost = [s for s in spells if not s.open and s.ended_by is None and not s.remembered]
    now = next((s for s in reversed(spells) if s.open), None)
    several = any(s.count is None for s in past)
    n_past = sum(1 if s.count is None else s.count for s in past)
    lengths = [_range_of(s) for s in past]
    basis = Basis(checked, total, until=until)
    held = 0 if now is None else now.shortest_days
    facts: dict[str, Any] = {
        "past": n_past,
        "several": several,
        "held": held,
        "held_longest": 0 if now is None else now.longest_days,
        "longest_past": max((s.shortest_days for s in past), default=0),
        "shortest_past": min((s.shortest_days for s in past), default=0),
        "remembered": any(s.remembered for s in past),
    }
    weakened = list(caveats)
    if lost:
        weakened.append("spells_lost_sight_of")
    if any(s.remembered for s in past):
        weakened.append("from_memory")
    if n_past > LATEST:
        weakened.append("only_latest_spells")
    table: dict[str, list[Any]] = {
        "past spell, from days": [int(np.floor(lo)) + 1 for lo, _ in lengths],
        "to days": [int(np.ceil(hi)) for _, hi in lengths],
        "how many": [s.count for s in past],
    }
    if now is None or (n_past < FEWEST and not several):
        answer = "no_spell_now" if now is None else "too_little"
        return Verdict(
            "will_it_hold",
            answer,
            basis,
            RULE,
            caveats=tuple(weakened),
            numbers=even(table),
            facts=facts,
        )
    reach = REACH * max(facts["longest_past"], held)
    horizons = tuple(h for h in cure.HORIZONS if h <= max(reach, cure.HORIZONS[0]))
    main = MAIN_DAYS if MAIN_DAYS in horizons else horizons[-1]
    p = np.round(chances(past, float(held), horizons), 2)
    at = horizons.index(main)
    low, size, high = (float(p[i, at]) for i in range(3))
    facts |= _counted(past, held, int(main))
    answer = "about_even"
    if low >= LIKELY:
        answer = "more_often_held"
    elif high <= UNLIKELY:
        answer = "more_often_ended"
    return Verdict(
        "will_it_hold",
        answer,
        basis,
        RULE,
        size=size,
        unit=f"chance of {main:.0f} days more",
        low=low,
        high=high,
        caveats=(*weakened, "lucky_run_or_lasting"),
        numbers=even(
            {
                **table,
                "days more": [int(h) for h in horizons],
                "doubtful": [float(x) for x in p[0]],
                "usual": [float(x) for x in p[1]],
                "hopeful": [float(x) for x in p[2]],
            }
        ),
        facts={**facts, "days_more": int(main)},
    )


def _counted(past: Sequence[Spell], held: int, more: int) -> dict[str, Any]:
    """Count her own spells that came as far as this one, where there are enough of them."""
    reached = [s for s in past if s.shortest_days >= held for _ in range(s.count or 1)]
    far = sum(s.shortest_days >= held + more for s in reached)
    low, high = share_interval(far, len(reached), correlation=0.0)
    return {
        "counted": len(reached) >= FEWEST_COUNTED,
        "reached": len(reached),
        "went_far": far,
        "went_low": int(np.floor(low * len(reached) + 0.5)),
        "went_high": int(np.floor(high * len(reached) + 0.5)),
    }
