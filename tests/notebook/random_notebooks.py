"""Notebooks as people might fill them, with hostile words, for property tests."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from surefoot.diary.checkin import CheckIn
from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.milestone import Milestone
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.profile import Profile
from surefoot.diary.sensation import Sensation
from surefoot.diary.story import Story
from surefoot.gait.strides import stride_table
from surefoot.gait.walk import Walk
from surefoot.notebook.notebook import Notebook
from surefoot.practice.hold import Hold
from surefoot.terms.errors import CannotUse
from surefoot.terms.signs import FOOT_SIGNS

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
LAST = NOON.date()

zones = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
days = st.dates(date(2024, 2, 1), LAST - timedelta(days=2))
moments = st.datetimes(datetime(2024, 2, 2), datetime(2026, 5, 18), timezones=zones)
#: Text as it is typed, pasted and dictated; PostgreSQL keeps no NUL, and neither do we.
words = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.sampled_from(
        [
            "=1+1",
            "+44",
            "-3 steps",
            "@home",
            "'tis",
            "''",
            "\t=cmd",
            'a "quoted", line\nbreak',
            "",
            "é🙂",
        ]
    ),
)
names = st.sampled_from(["aid_wedge", "ex_eversion", "shoes", "=sum(a1)", "own word"])
sides = st.sampled_from(["left", "right", "both", "not_said"])
numbers = st.floats(-1e6, 1e6, allow_nan=False)
some = st.integers(0, 400).map(lambda n: timedelta(days=n))


def after(day: date, length: timedelta | None) -> date | None:
    return None if length is None else min(day + length, LAST)


check_ins = st.builds(
    CheckIn,
    day=days,
    told_at=moments,
    compared=st.sampled_from([None, "easier", "same", "harder", "not_sure"]),
    signs=st.dictionaries(
        st.one_of(st.sampled_from(FOOT_SIGNS), words.map(lambda word: f"own:{word}x")),
        st.sampled_from(["seen", "not_seen", "not_checked"]),
        max_size=4,
    ),
    when=st.lists(st.sampled_from(["fresh", "tired", "end_of_day"]), unique=True, max_size=2),
    rest_helped=st.sampled_from([None, "yes", "a_bit", "no", "not_yet"]),
    tiredness_0_3=st.none() | st.integers(0, 3),
    hour=st.none() | st.floats(0, 24),
    off_day=st.booleans(),
    different=st.lists(names, max_size=3),
    words=words,
    ratings=st.none() | st.dictionaries(st.sampled_from(FOOT_SIGNS), st.integers(0, 3), max_size=2),
)
records = st.one_of(
    check_ins.map(lambda one: evolve(one, day=min(one.day, one.told_at.date()))),
    st.builds(
        Sensation, days, st.sampled_from(["twitch", "pain", "other"]), words, sides, st.booleans(),
        st.none() | moments, st.none(), st.none() | st.integers(0, 10), words,
    ),
    st.builds(
        lambda day, long, **said: ExerciseLog(started=day, stopped=after(day, long), **said),
        days, st.none() | some, what=names, dose=words, side=sides,
        times=st.none() | st.integers(0, 99), seconds=st.none() | st.floats(0, 1e4), words=words,
    ),
    st.builds(
        lambda day, long, **said: AidLog(started=day, stopped=after(day, long), **said),
        days, st.none() | some, what=names, dose=words, side=sides, words=words,
    ),
    st.builds(ClinicTest, days, names, numbers, st.sampled_from(["s", "m/s"]), words=words),
    st.builds(
        lambda day, long, **said: Event(day=day, until=after(day, long), **said),
        days, st.none() | some, what=words, value=st.none() | numbers, words=words,
        about=st.dictionaries(words, words, max_size=2),
    ),
    st.builds(Milestone, days, words, st.none() | st.integers(0, 99), words=words),
    st.builds(
        Story, days, words,
        st.lists(st.fixed_dictionaries({"concept": names, "start": st.integers(0, 9)}), max_size=2),
    ),
    st.builds(
        lambda day, n, more, **said: PastSpell(day, n, n + more, **said),
        days, st.integers(0, 99), st.integers(0, 9), ended=st.booleans(), words=words,
    ),
    st.builds(
        Hold, moments, st.sampled_from(["left", "right"]), st.floats(0, 300), st.just(30.0),
        st.sampled_from(["none", "fingertips"]), st.sampled_from(["foot_down", "pain"]),
        shoes=words,
    ),
)  # fmt: skip


@st.composite
def walks(draw: st.DrawFn, number: int) -> Walk:
    n = draw(st.integers(0, 4))
    pitch = draw(st.lists(st.none() | st.floats(-60, 60), min_size=n, max_size=n))
    return Walk(
        id=f"walk-{number}",
        began=draw(moments),
        strides=stride_table(
            {
                "walk_id": [f"walk-{number}"] * n,
                "stride_no": list(range(n)),
                "foot": ["left", "right", "left", "right"][:n],
                "start_s": [i * 1.0 for i in range(n)],
                "end_s": [i + 1.0 for i in range(n)],
                "foot_pitch_ic_deg": pitch,
                "usable": [True, True, False, True][:n],
            }
        ),
        fitness=(),
        method="walk 1",
        recordings=(),
        shoe=draw(words) or None,
    )


settings = st.recursive(words | st.none(), st.lists, max_leaves=3)
deeds = st.lists(
    st.one_of(
        records,
        st.tuples(st.just("undo")),
        st.tuples(st.just("edit"), records, words),
        st.tuples(st.just("profile"), st.sampled_from(["left", "right"]), words),
        st.tuples(st.just("setting"), words, settings),
        st.tuples(st.just("plan"), words, st.integers(0, 2**31 - 1)),
        st.integers(0, 3).flatmap(lambda number: st.tuples(st.just("walk"), walks(number))),
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


def do(notebook: Notebook, some_deeds: list[Any]) -> None:
    """Live a while: keep, change, undo, walk, plan."""
    for number, deed in enumerate(some_deeds):
        at = NOON + timedelta(seconds=number)
        match deed:
            case ("undo",):
                with suppress(CannotUse):  # nothing left to undo
                    notebook.undo(at=at)
            case ("edit", record, text):
                kept = notebook.keep(record, at=at)
                if hasattr(kept, "words"):
                    notebook.edit(evolve(kept, words=text), at=at)
            case ("profile", leg, name):
                notebook.set_profile(Profile(stroke_leg=leg, name=name), at=at)
            case ("setting", key, value):
                notebook.set_setting(key, value)
            case ("plan", what, seed):
                notebook.keep_experiment({"what": what}, seed=seed, at=at)
            case ("walk", walk):
                notebook.keep_walk(walk, at=at)
            case record:
                notebook.keep(record, at=at)
