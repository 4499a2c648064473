"""Keep what a test came to: one score a leg by its protocol, with its tries in words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from surefoot.actions.open import Notebook
from surefoot.diary.clinic_test import ClinicTest
from surefoot.practice.protocol import Leg, Protocol, Score, score
from surefoot.terms.errors import CannotUse

#: UCUM units by kind of test; stand-ups are counted like taps but are no taps.
UNITS = {
    "hold": "s",
    "path": "s",
    "beat": "{taps}",
    "distance": "m",
    "angle": "deg",
    "look": "{yes}",
}
#: No test of ours comes near these; more is a slip of the finger.
LARGEST = {"s": 600.0, "m": 500.0, "deg": 90.0, "{yes}": 1.0}
MOST_COUNTED = 200.0
SCORED = {"best": "best of", "mean": "mean of", "last": "last of", "worst": "worst of"}


def unit_of(test: Protocol) -> str:
    """Give the UCUM unit a test's result is kept in."""
    return "{stands}" if test.id == "sit_to_stand_30" else UNITS[test.kind]


def keep_tries(
    notebook: Notebook,
    test: Protocol,
    tries: Mapping[Leg, Sequence[float]],
    *,
    now: datetime,
    day: date | None = None,
    aid: str = "",
    id: str = "",
) -> dict[Leg, Score]:
    """Score the tries of each leg by the protocol and keep one result for each.

    Parameters
    ----------
    tries : s, counts, m, deg, or 1 and 0, in the order they were done.
    day : when it was done; today where it is not said.
    aid : what was held, worn or used.
    id : made by a device that may send it twice; kept once.

    Raises
    ------
    CannotUse
        There is no try, or one of them cannot be right. Nothing is kept then.
    """
    unit = unit_of(test)
    most = LARGEST.get(unit, MOST_COUNTED)
    every = [value for values in tries.values() for value in values]
    if not every or not all(0.0 <= value <= most for value in every):
        raise CannotUse(
            "This result is not a number that can be right.",
            "Type the number again. Nothing was kept.",
            reason="bad_result",
        )
    found: dict[Leg, Score] = {}
    day = day or now.date()
    same_day = [t for t in notebook.tests(since=day, until=day) if t.test == test.id]
    for leg, values in tries.items():
        scored = score(test, values)
        if scored is None:
            continue
        found[leg] = scored
        notebook.keep_test(
            ClinicTest(
                day=day,
                test=test.id,
                value=round(scored.value, 2),
                unit=unit,
                trial=1 + sum(t.side == side_of(test, leg) for t in same_day),
                side=side_of(test, leg),
                aid=aid,
                words=_words(test, values, scored),
                id=f"{id}-{leg}" if id else "",
            ),
            at=now,
        )
    return found


def side_of(test: Protocol, leg: Leg) -> Leg:
    """Give the side a result is kept under: a test of both legs says both."""
    return "both" if test.legs == "both" else leg


def speed_m_s(test: Protocol, seconds: float) -> float | None:
    """Give the walking speed of a timed distance, m/s; None for tests that have none."""
    if test.timed_distance_m is None or seconds <= 0.0:
        return None
    return test.timed_distance_m / seconds


def _words(test: Protocol, values: Sequence[float], scored: Score) -> str:
    one_by_one = ", ".join(f"{value:g}" for value in values)
    at_least = "; reached the goal, so at least that" if scored.at_least else ""
    return f"{SCORED[test.score]} {len(values)}: {one_by_one}{at_least}"
