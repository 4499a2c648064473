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

from surefoot.answers.models import level, swaps
from surefoot.answers.onset import latest
from surefoot.answers.series import series
from surefoot.answers.verdict import Rule
from surefoot.diary.day import Day
from surefoot.terms.errors import CannotUse

RULE = Rule("fair_test", "1", "docs/calibration.md#fair-test", "measured")

WearsOff = Literal["same_day", "two_days", "no"]

TOP = 15.0
#: Days in a block, and half-life taken, by how soon it wears off (our proposal).
BLOCK_DAYS: dict[WearsOff, int] = {"same_day": 2, "two_days": 3}
HALF_LIFE_DAYS: dict[WearsOff, float] = {"same_day": 0.0, "two_days": 1.0, "no": 6.0}
#: Shortest and longest test, and the days of her own that a plan is reckoned from.
SHORTEST_DAYS, LONGEST_DAYS = 20, 365
FEWEST_BEFORE, LATEST_BEFORE = 20, 120
#: Falls of the score the chance is reckoned for, in points of 15.
FALLS = (1.0, 2.0, 3.0, 5.0)
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
    falls, chances : were the score to fall by so many points of 15, the chance of an answer.
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
            return cls(**{**plain, "first_day": date.fromisoformat(plain["first_day"])})
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
    plain, noted_share = _before(days, first_day)
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
        noted_share=round(noted_share, 3),
        falls=FALLS,
        chances=(),
    )
    allowed = schedules(draft)
    chances = [
        swaps.power(
            plain,
            allowed,
            fall,
            half_life=draft.half_life_days,
            noted_share=noted_share,
            rng=np.random.default_rng([seed, 1, i]),
        )
        for i, fall in enumerate(FALLS)
    ]
    return evolve(draft, chances=tuple(round(c, 2) for c in chances))


def _before(days: Sequence[Day], first_day: date) -> tuple[level.Floats, float]:
    """Give her own latest scores before the test, in order, and the share of days she notes."""
    s = series(days, until=first_day - timedelta(days=1)).scored()
    s = s.since(s.today - LATEST_BEFORE + 1)
    found = latest(s)
    if found is not None and found.sure:
        after = s.since(float(np.ceil(found.change.onset_high)))
        s = after if after.day.size >= FEWEST_BEFORE else s
    if s.day.size < FEWEST_BEFORE:
        raise CannotUse(
            f"A plan needs {FEWEST_BEFORE} checked days of the last four months to know your ups "
            f"and downs; there are {s.day.size}.",
            "Note some more days first.",
            reason="too_little",
        )
    return TOP * s.score, float(s.day.size / (s.today - s.day[0] + 1))


def schedules(locked: Plan) -> level.Floats:
    """Give every schedule the lot could have drawn, one entry a day, the drawn one first."""
    if locked.design == "start":
        return swaps.start_schedules(locked.days, locked.schedule.index(1))
    blocks = list(locked.schedule[:: locked.block_days])
    rng = np.random.default_rng([locked.seed, 2])
    return np.repeat(swaps.swap_schedules(len(blocks), blocks, rng), locked.block_days, axis=1)


@frozen
class Progress:
    """Where a test stands. It holds nothing of what came of it.

    Parameters
    ----------
    state : ``planned``, ``running`` or ``over``.
    day_number : today's day of the test, from 1; 0 before it.
    with_it : whether today is a day with it; None outside the test.
    until : last day of this stretch; None outside the test.
    noted : noted days so far.
    """

    state: Literal["planned", "running", "over"]
    day_number: int
    with_it: bool | None
    until: date | None
    noted: int


def progress(locked: Plan, days: Sequence[Day], *, today: date) -> Progress:
    """Say where a test stands, and nothing of its result.

    Parameters
    ----------
    locked : the plan.
    days : the notes.
    today : the day.
    """
    noted = sum(
        d.state != "not_checked" and locked.first_day <= d.day <= min(today, locked.last_day)
        for d in days
    )
    at = (today - locked.first_day).days
    if at < 0:
        return Progress("planned", 0, None, None, 0)
    if at >= locked.days:
        return Progress("over", locked.days, None, None, noted)
    end = at
    while end + 1 < locked.days and locked.schedule[end + 1] == locked.schedule[at]:
        end += 1
    until = locked.first_day + timedelta(days=end)
    return Progress("running", at + 1, bool(locked.schedule[at]), until, noted)
