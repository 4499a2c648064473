"""Try one thing: a plan drawn by lot and locked, and what came of it.

The plan says everything that decides the result, and a hash of it is kept before day 1. What the
notes say is not looked at until the last day has passed.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, Literal

import numpy as np
from attrs import asdict, evolve, field, frozen

from surefoot.answers.models import level, planned, swaps
from surefoot.answers.outcome import (
    GoesBy,
    Stand,
    scores_before,
    stands_before,
    usual_stand,
)
from surefoot.answers.verdict import Rule
from surefoot.diary.day import Day
from surefoot.practice.hold import Hold
from surefoot.terms.errors import CannotUse

RULE = Rule("fair_test", "2", "docs/calibration.md#fair-test", "measured")
RULE_STANDS = Rule("fair_test.stands", "2", "docs/calibration.md#fair-test", "proposal")

WearsOff = Literal["same_day", "two_days", "no"]

#: Days in a block, and half-life taken, by how soon it wears off (our proposal).
BLOCK_DAYS: dict[WearsOff, int] = {"same_day": 2, "two_days": 3}
HALF_LIFE_DAYS: dict[WearsOff, float] = {"same_day": 0.0, "two_days": 1.0, "no": 6.0}
#: Shortest and longest test.
SHORTEST_DAYS, LONGEST_DAYS = 20, 365
#: Falls of the score the chance is reckoned for, in points of 15; and by how many times longer
#: a stand would have to last.
FALLS = (1.0, 2.0, 3.0, 5.0)
LONGER = (1.1, 1.25, 1.5, 2.0)
#: "We would see it": the chance that is promised in words.
GOOD_CHANCE = 0.7

#: Never to be stopped or swapped for a test.
NEVER = (
    *("medicine", "medication", "tablet", "pill", "injection", "botox", "botulinum", "baclofen"),
    *("drug", "aid_afo", "afo", "brace", "splint", "aid_fes", "fes", "stimulator", "prescribed"),
    *("aid_stick", "stick", "cane", "frame", "walker", "rollator", "orthosis", "orthotic"),
    # the same in German
    *("medikament", "tablette", "spritze", "arznei", "schiene", "orthese", "stock", "gehstock"),
    *("verordnet", "verschrieben"),
)


def _whole_numbers(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(values)


def _numbers(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(values)


@frozen
class Plan:
    """What was drawn and what will be reckoned. It never changes.

    Parameters
    ----------
    what : the one thing that is tested.
    design : ``swap``: blocks with and without it; ``start``: begun on a drawn day and kept up.
    first_day : day 1.
    days : how many days.
    schedule : one entry a day: 1 with it, 0 without.
    block_days : days in a block; 0 for a start.
    half_life_days : after which half of it is taken to have worn off.
    seed : what the lot was drawn with.
    noted_share : share of days she notes, at planning.
    falls, chances : were the score to fall by so many points of 15, or the stands to last so many
        times as long, the chance of an answer.
    stand : the one-leg stand the test goes by; None where it goes by the day score.
    """

    what: str
    design: Literal["swap", "start"]
    first_day: date
    days: int
    schedule: tuple[int, ...] = field(converter=_whole_numbers)
    block_days: int
    half_life_days: float
    seed: int
    noted_share: float
    falls: tuple[float, ...] = field(converter=_numbers)
    chances: tuple[float, ...] = field(converter=_numbers)
    stand: Stand | None = None

    @property
    def goes_by(self) -> GoesBy:
        """What decides the result."""
        return "day_score" if self.stand is None else "hold_seconds"

    @property
    def rule(self) -> Rule:
        """The rule of its result. By stands it was tried on made-up people in tests only."""
        return RULE if self.stand is None else RULE_STANDS

    @property
    def last_day(self) -> date:
        """The last day of the test."""
        return self.first_day + timedelta(days=self.days - 1)

    @property
    def smallest_fall(self) -> float | None:
        """Smallest fall that would be seen 7 times in 10, or None."""
        seen = (f for f, c in zip(self.falls, self.chances, strict=True) if c >= GOOD_CHANCE)
        return next(seen, None)

    def to_dict(self) -> dict[str, Any]:
        """Give the plan as plain JSON values, keys in a fixed order."""
        out = asdict(self)
        out["first_day"] = self.first_day.isoformat()
        # A plan by the day score reads as it did before stands could be chosen: its hash stays.
        if self.stand is None:
            del out["stand"]
        return {k: list(v) if isinstance(v, tuple) else v for k, v in out.items()}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> "Plan":
        """Read a plan back.

        Raises
        ------
        CannotUse
            It is not a plan.
        """
        try:
            stand = Stand(**plain["stand"]) if plain.get("stand") else None
            day = date.fromisoformat(plain["first_day"])
            return cls(**{**plain, "first_day": day, "stand": stand})
        except (TypeError, KeyError, ValueError):
            raise CannotUse("This is not the plan of a test.", "Choose the plan file.") from None


def plan_sha256(plan: Plan) -> str:
    """Give the hash that is kept before day 1, the same on every machine."""
    text = json.dumps(plan.to_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def refuse_what(what: str) -> None:
    """Refuse what must never be stopped for a test: medicine, braces, stimulators, walking aids.

    Raises
    ------
    CannotUse
        It is one of these.
    """
    words = what.lower().replace("_", " ")
    if any(re.search(rf"\b{never.replace('_', ' ')}(?:e?s|n)?\b", words) for never in NEVER):
        raise CannotUse(
            "Medicine, braces, stimulators, walking aids and prescribed exercise are not for "
            "testing here.",
            "Ask your physio about that one.",
            reason="not_to_be_tested",
        )


def plan(
    days: Sequence[Day],
    *,
    what: str,
    wears_off: WearsOff,
    first_day: date,
    length_days: int,
    seed: int,
    goes_by: GoesBy = "day_score",
    holds: Sequence[Hold] = (),
) -> Plan:
    """Draw a schedule and reckon the chance of an answer from her own ups and downs.

    Parameters
    ----------
    days : her notes before the test.
    what : the one thing.
    wears_off : how soon its effect would go if she stopped: the same day, within two days, or not.
    first_day : day 1; no note of that day or later is looked at.
    length_days : how long she is willing to go on; a swap test is cut to whole pairs of blocks.
    seed : what the lot is drawn with.
    goes_by : what decides the result: her day score, or the seconds of the kind of one-leg stand
        that she has timed most often.
    holds : her timed one-leg stands before the test.

    Returns
    -------
    Plan

    Raises
    ------
    CannotUse
        It is something that must not be stopped, there are too few notes to reckon from, or the
        test is too short for a fair lot.
    """
    refuse_what(what)
    if not SHORTEST_DAYS <= length_days <= LONGEST_DAYS:
        raise CannotUse(
            f"A test of {length_days} days is too short or too long.",
            f"Choose {SHORTEST_DAYS} to {LONGEST_DAYS} days.",
        )
    stand, falls = None, FALLS
    if goes_by == "hold_seconds":
        holds = [h for h in holds if h.began.date() < first_day]
        stand, falls = usual_stand(holds), LONGER
        before = stands_before(holds, stand, first_day)
    else:
        before = scores_before(days, first_day)
    lot = np.random.default_rng([seed, 0])
    if wears_off == "no":
        design: Literal["swap", "start"] = "start"
        block, n = 0, length_days
        drawn = int(lot.choice(np.array(swaps.start_days(n))))
        schedule = [int(i >= drawn) for i in range(n)]
        possible = len(swaps.start_days(n))
    else:
        design, block = "swap", BLOCK_DAYS[wears_off]
        blocks = 2 * (length_days // (2 * block))
        n = blocks * block
        schedule = [kind for kind in swaps.draw_swaps(blocks, lot) for _ in range(block)]
        possible = swaps.count_schedules(blocks)
    if possible < swaps.FEWEST_SCHEDULES:
        raise CannotUse(
            f"In {length_days} days there are only {possible} ways to draw the lot, which is too "
            "few for a fair test.",
            "Choose more days.",
            reason="too_few_schedules",
        )
    draft = Plan(
        what=what,
        design=design,
        first_day=first_day,
        days=n,
        schedule=tuple(schedule),
        block_days=block,
        half_life_days=HALF_LIFE_DAYS[wears_off],
        seed=seed,
        noted_share=round(float(before.noted.mean()), 3),
        falls=falls,
        chances=(),
        stand=stand,
    )
    chances = planned.power(
        before,
        schedules(draft),
        falls if stand is None else [float(np.log(longer)) for longer in falls],
        half_life=draft.half_life_days,
        rng=np.random.default_rng([seed, 1]),
    )
    return evolve(draft, chances=tuple(round(c, 2) for c in chances))


def schedules(locked: Plan) -> level.Floats:
    """Give every schedule the lot could have drawn, one entry a day, the drawn one first."""
    if locked.design == "start":
        return swaps.start_schedules(locked.days, locked.schedule.index(1))
    blocks = list(locked.schedule[:: locked.block_days])
    rng = np.random.default_rng([locked.seed, 2])
    return np.repeat(swaps.swap_schedules(len(blocks), blocks, rng), locked.block_days, axis=1)
