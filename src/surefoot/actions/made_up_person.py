"""A made-up person to look round with: three months of notes, holds, changes and a story.

Nobody is meant. Her course is drawn from a fixed seed: foot drop most days at first, then only
when tired, then clear spells that end and start again.
"""

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surefoot.diary.checkin import CheckIn
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.profile import Profile
from surefoot.diary.story import Story
from surefoot.practice.hold import Hold
from surefoot.terms.signs import FOOT_SIGNS, Seen

if TYPE_CHECKING:
    from surefoot.notebook.notebook import Notebook

MADE_UP = "app.made_up"
DAYS = 92
#: Days before today, of each of her six walks.
WALKS = (84, 68, 52, 37, 20, 5)

STORY = (
    "Writing this down so I do not forget it. My left foot drops since the stroke, mostly the "
    "toes drag when I am tired. In spring I had 6 days without it, then it crept back. I started "
    "the outer edge lifts five weeks ago and towel scrunches a bit later. Last week on holiday I "
    "walked to the harbour and back and it did not roll once. My sister says her knee is bad. "
    "I hope it stays like this but I know it comes and goes."
)


def made_up_person(notebook: "Notebook", *, now: datetime, seed: int = 3) -> None:
    """Write the notes of a made-up person into an empty notebook, up to yesterday.

    Parameters
    ----------
    notebook : an empty notebook.
    now : this moment, with its time zone.
    seed : which person.
    """
    rng = random.Random(seed)  # noqa: S311  (a made-up person, not a secret)
    today = now.date()
    notebook.set_profile(
        Profile(stroke_leg="left", stroke_date=today - timedelta(days=640), hand="right"), at=now
    )
    notebook.set_setting(MADE_UP, True)
    days = [today - timedelta(days=n) for n in range(DAYS, 0, -1)]
    records: list[Any] = [_check_in(day, n, rng, now) for n, day in enumerate(days)]
    notebook.keep_all([r for r in records if r is not None], at=now, by="made up")
    notebook.keep_all(_holds(days, rng, now), at=now, by="made up")
    notebook.keep_all(
        [
            AidLog("aid_sep", days[4], side="left", dose="indoors"),
            ExerciseLog("ex_eversion", days[44], side="left", dose="2 times 10 each morning"),
            ExerciseLog("ex_towel", days[52], side="left", dose="5 minutes, sitting"),
            ExerciseLog("ex_heel", days[20], days[60], side="both", dose="10 at the worktop"),
            Event(days[24], "illness", until=days[27], words="A cold, stayed in."),
            Event(days[80], "holiday", until=days[86], words="A week by the sea."),
            PastSpell(days[3], 5, 7, words="In spring I had 6 days without it."),
            Story(days[88], STORY),
        ],
        at=now,
        by="made up",
    )


def made_up_walk_files(folder: Path, number: int) -> dict[str, Any]:
    """Write the sensor files of one of her six walks; give how it was done.

    Parameters
    ----------
    folder : an existing, empty folder.
    number : 0 to 5.
    """
    import numpy as np

    from surefoot.gait.simulate import simulate_walk
    from surefoot.gait.simulate.files import write_files
    from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn

    rng = np.random.default_rng(100 + number)
    walker = person_with_foot_drop(
        "left",
        drop_deg=(15.0, 15.0, 13.0, 11.0, 8.0, 7.0)[number],
        speed_m_s=(0.60, 0.62, 0.64, 0.70, 0.74, 0.76)[number],
        strides=40,
        path_m=12.0,
    )
    for path in write_files(simulate_walk(walker, sensors_as_worn(rng), rng), folder, "ticks"):
        if path.name == "truth.csv":
            path.unlink()
    (folder / "truth.csv").unlink(missing_ok=True)
    return {
        "shoe": "blue trainers",
        "aid": "stick" if number < 2 else "",
        "tiredness_0_10": 7 if number == 3 else 2,
    }


def walk_moment(today: date, number: int, now: datetime) -> datetime:
    """Give when a walk of hers began."""
    return datetime.combine(
        today - timedelta(days=WALKS[number]), time(10, 5 + 4 * number), now.tzinfo
    )


def _check_in(day: date, n: int, rng: random.Random, now: datetime) -> CheckIn | None:
    drop, tired = _chances(n)
    skipped, draw = rng.random() < 0.12, rng.random()
    minute = rng.randrange(60)
    if skipped and n < DAYS - 3:
        return None
    signs: dict[str, Seen] = dict.fromkeys(FOOT_SIGNS, "not_seen")
    when: tuple[Any, ...] = ()
    if draw < drop + tired:
        signs["toe_drag"] = "seen"
        signs["foot_roll"] = "seen" if rng.random() < 0.4 else "not_seen"
        signs["toe_curl"] = "seen" if rng.random() < 0.3 else "not_seen"
        when = ("after_walking",) if draw < drop else ("tired",)
    told_at = datetime.combine(day, time(18 + rng.randrange(3), minute), now.tzinfo)
    changes: dict[str, Any] = {
        "signs": signs,
        "when": when,
        "rest_helped": "yes" if when == ("tired",) else "a_bit" if when else None,
        "tiredness_0_3": rng.choice((2, 3)) if when == ("tired",) else rng.choice((0, 1, 1, 2)),
        "compared": rng.choice(("same", "same", "easier", "harder")),
        "hour": round(told_at.hour + minute / 60, 2),
        "different": ("shoes",) if rng.random() < 0.05 else (),
    }
    return CheckIn(day=day, told_at=told_at, **changes)


def _chances(n: int) -> tuple[float, float]:
    """Give the chances of foot drop, and of drop only when tired, on day n."""
    if n < 40:
        return 0.65, 0.25
    if n < 50 or 58 <= n < 62 or n == 73:
        return 0.1, 0.8
    return 0.0, 0.02


def _holds(days: list[date], rng: random.Random, now: datetime) -> list[Hold]:
    holds = []
    for n in range(6, DAYS, 4):
        began = datetime.combine(days[n], time(9, 15 + rng.randrange(30)), now.tzinfo)
        able = 8 + 24 * n / DAYS + rng.gauss(0, 3)
        full = able >= 30
        holds.append(
            Hold(
                began=began,
                leg="left",
                seconds=30.0 if full else round(max(2.0, able), 1),
                goal_s=30.0,
                support="fingertips",
                stopped_by="reached_goal" if full else rng.choice(("foot_down", "grabbed_on")),
                shoes="blue trainers",
            )
        )
    return holds
