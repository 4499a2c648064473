"""How each test is run: its trials, rests, spoken lines and score. Content is data."""

import statistics
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal

from attrs import field, frozen

from surefoot.terms.errors import CannotUse
from surefoot.terms.languages import language_of, words_of
from surefoot.terms.sides import Foot, StrokeLeg, other_foot

Kind = Literal["hold", "beat", "path", "distance", "angle", "look"]
Leg = Literal["left", "right", "both"]
#: Languages beside English that the tests are told in.
TOLD_IN = ("de",)


@frozen
class Protocol:
    """One test as it is run.

    Parameters
    ----------
    measure : id in `measures.yaml`, or None where no source is checked: compare with yourself.
    kind : time until it ends, count in a fixed time, time over a path, metres, degrees, or a look.
    goal_s, fixed_s, longest_s : s, where the kind has them.
    trials, rest_s : how many for each leg, and the rest between, s.
    """

    id: str
    name: str
    measure: str | None
    kind: Kind
    standing: bool
    trials: int
    rest_s: float
    legs: Literal["other_first", "each_in_front", "both"]
    score: Literal["best", "mean", "last", "worst"]
    prompts: tuple[str, ...]
    stop_when: tuple[str, ...]
    goal_s: float | None = None
    fixed_s: float | None = None
    longest_s: float | None = None
    timed_distance_m: float | None = None
    count: int | None = None
    hold_s: float | None = None
    marks: tuple[tuple[float, str], ...] = ()
    up_only_without_rail: bool = False
    ours: str = ""


_FIELDS = {a for a in Protocol.__annotations__ if not a.startswith("_")}


def _protocol(row: dict[str, Any]) -> Protocol:
    known = {k: v for k, v in row.items() if k in _FIELDS}
    lists = ("prompts", "stop_when", "marks")
    known |= {
        k: tuple(tuple(v) if isinstance(v, list) else v for v in known.get(k, ())) for k in lists
    }
    return Protocol(**known)


@cache
def protocols(language: str = "en-GB") -> dict[str, Protocol]:
    """Give every test by id, in the order of the catalogue, told in a language where it can be."""
    rows = words_of("surefoot.practice", "protocols.yaml", language)["tests"]
    known = language_of(language)
    if known in TOLD_IN:
        told = words_of("surefoot.practice", f"protocols.{known}.yaml", language)["tests"]
        rows = [row | told[row["id"]] for row in rows]
    return {row["id"]: _protocol(row) for row in rows}


def protocol(name: str, language: str = "en-GB") -> Protocol:
    """Find a test by id, told in a language where it can be.

    Raises
    ------
    CannotUse
        There is no such test.
    """
    found = protocols(language).get(name.strip().lower().replace("-", "_"))
    if found is None:
        raise CannotUse(
            f"There is no test called {name!r}.",
            f"The tests are: {', '.join(protocols())}.",
            reason="unknown_test",
        )
    return found


@frozen
class Turn:
    """One trial in the order of the protocol: which leg, which trial, the rest before it, s."""

    leg: Leg
    trial: int
    rest_before_s: float


def turns(test: Protocol, stroke_leg: StrokeLeg) -> tuple[Turn, ...]:
    """Lay out the trials: good leg first, legs in turn, a rest before each but the first."""
    paretic: Foot = "right" if stroke_leg == "right" else "left"
    legs: tuple[Leg, ...] = (other_foot(paretic), paretic)
    if test.legs == "both":
        legs = ("both",)

    def lay_out() -> Iterator[Turn]:
        for trial in range(1, test.trials + 1):
            for leg in legs:
                first = trial == 1 and leg == legs[0]
                yield Turn(leg, trial, 0.0 if first else test.rest_s)

    return tuple(lay_out())


@frozen
class Score:
    """What a leg's tries come to. `at_least` is True where the score reached the test's goal."""

    value: float
    at_least: bool = False
    tries: int = field(default=1)


def score(test: Protocol, values: Sequence[float]) -> Score | None:
    """Score the tries of one leg as the test says; None where there are none.

    Parameters
    ----------
    values : s, counts, m, deg, or 1 and 0 for a look, in the order they were done.
    """
    if not values:
        return None
    if test.score == "mean":
        value = statistics.fmean(values)
    elif test.score == "last":
        value = values[-1]
    else:
        # Best is the shortest time on a path, else the largest; worst is the other end.
        smallest = (test.kind == "path") == (test.score == "best")
        value = min(values) if smallest else max(values)
    at_least = test.kind == "hold" and test.goal_s is not None and value >= test.goal_s
    return Score(value, at_least, len(values))
