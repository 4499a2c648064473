"""Each kind of thing a notebook holds reaches the answer it is for: without it, another answer."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from attrs import evolve

from surefoot.actions.ask import ask, notes_of
from surefoot.diary.checkin import CheckIn
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.profile import Profile
from surefoot.gait.strides import stride_table
from surefoot.notebook.notebook import Notebook
from surefoot.practice.hold import Hold
from tests.notebook.test_walks import a_walk

FIRST = date(2025, 1, 1)


def at(n, hour=18):
    return datetime(2025, 1, 1, hour, tzinfo=UTC) + timedelta(days=n)


def check_in(n, state, **more):
    """A check-in of day n: clear, tired or drop."""
    seen = "not_seen" if state == "clear" else "seen"
    when = {"clear": (), "tired": ("tired",), "drop": ("fresh",)}[state]
    told = {"signs": {"toe_drag": seen, "foot_roll": seen}, "when": when, "hour": 18.0}
    return CheckIn(day=FIRST + timedelta(days=n), told_at=at(n), **{**told, **more})


def asked(tmp_path, question, records, until, name="n"):
    """Keep the records in a real notebook and ask it."""
    with Notebook.open(tmp_path / f"{name}.sqlite") as book:
        book.keep_all(list(records), at=at(until))
        notes = notes_of(book, until=FIRST + timedelta(days=until))
    return ask(notes, question, until=FIRST + timedelta(days=until))


def both(tmp_path, question, records, more, until):
    """Ask without something and with it."""
    without = asked(tmp_path, question, records, until, "without")
    return without, asked(tmp_path, question, [*records, *more], until, "with")


GONE = [check_in(n, "drop" if n % 5 else "tired") for n in range(30)]
GONE += [check_in(n, "clear") for n in range(30, 60)]


@pytest.mark.parametrize("count", [2, None], ids=("twice", "several"))
def test_remembered_spells_are_past_spells(tmp_path, count):
    told = PastSpell(FIRST + timedelta(days=3), 4, 7, count=count, words="Some days without it.")
    without, with_it = both(tmp_path, "will_it_hold", GONE, [told], 59)
    assert (without.answer, without.size) == ("too_little", None)
    assert with_it.size is not None
    assert "from_memory" in with_it.caveats
    assert with_it.numbers["how many"] == [count, *[None] * (len(with_it.numbers["how many"]) - 1)]


def test_spells_of_the_notes_are_past_spells(tmp_path):
    marks = ["drop"] * 5 + ["clear"] * 4 + ["drop"] * 5 + ["clear"] * 6 + ["drop"] * 5
    marks += ["clear"] * 8
    records = [check_in(n, m) for n, m in enumerate(marks)]
    said = asked(tmp_path, "will_it_hold", records, len(marks) - 1)
    assert said.facts["past"] == 2
    assert said.facts["held"] == 8
    # a gap that nobody looked at makes neither spell longer
    gone = [r for r in records if r.day != FIRST + timedelta(days=30)]
    less = asked(tmp_path, "will_it_hold", gone, len(marks) - 1, "gap")
    assert less.facts["held"] == 7


CHANGES = {
    "exercise log": (ExerciseLog("ex_heel", FIRST + timedelta(20)), "ex_heel"),
    "aid log": (AidLog("aid_wedge", FIRST + timedelta(20)), "aid_wedge"),
    "illness": (
        Event(FIRST + timedelta(20), "illness", until=FIRST + timedelta(25)),
        "illness",
    ),
    "new shoes": (Event(FIRST + timedelta(20), "new_shoes"), "new_shoes"),
    "holiday": (
        Event(FIRST + timedelta(20), "holiday", until=FIRST + timedelta(25)),
        "holiday",
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_was_done_worn_or_lived_through_is_asked_about(tmp_path, kind):
    record, named = CHANGES[kind]
    without, with_it = both(tmp_path, "what_helped", GONE, [record], 59)
    assert without.answer == "nothing_to_compare"
    assert with_it.numbers["what"] == [named]


def test_what_was_ticked_as_different_is_asked_about(tmp_path):
    ticked = [evolve(r, different=("aid_sock",)) if n % 3 else r for n, r in enumerate(GONE)]
    said = asked(tmp_path, "what_helped", ticked, 59)
    assert said.numbers["what"] == ["aid_sock"]
    assert said.numbers["days with"] == [40]


BACK = [*GONE, *(check_in(n, "clear") for n in range(60, 80))]


def test_days_called_off_weigh_less(tmp_path):
    low = [check_in(n, "drop") for n in (80, 81, 82)]
    plain = asked(tmp_path, "off_day", [*BACK, *low], 82, "plain")
    called = [evolve(r, off_day=True) for r in low]
    off = asked(tmp_path, "off_day", [*BACK, *called], 82, "off")
    assert plain.answer == "lasting_change"
    assert off.size < plain.size
    assert off.answer != "lasting_change"


def test_the_hour_of_the_day_is_allowed_for(tmp_path):
    """Worse in the evening as ever: an evening note after mornings is no return."""
    rng = np.random.default_rng(3)
    late = [bool(rng.random() < 0.5) for _ in range(60)]
    before = [
        check_in(n, "drop" if evening else "tired", hour=21.0 if evening else 8.0)
        for n, evening in enumerate(late)
    ]
    clear = [check_in(n, "clear", hour=8.0) for n in range(60, 95)]
    evenings = [check_in(n, "tired", hour=21.0) for n in range(95, 99)]
    told = asked(tmp_path, "off_day", [*before, *clear, *evenings], 98, "told")
    unsaid = [evolve(r, hour=None) for r in (*before, *clear, *evenings)]
    untold = asked(tmp_path, "off_day", unsaid, 98, "untold")
    assert told.size < untold.size


def test_when_tired_and_a_rest_that_helped_are_in_the_sentence(tmp_path):
    tired = [check_in(n, "tired", rest_helped="yes" if n % 2 else "no") for n in range(30)]
    said = asked(tmp_path, "is_it_gone", tired, 29)
    assert said.answer == "only_when_tired"
    assert "A rest helped on 11 days" in said.sentence
    unasked = [evolve(r, rest_helped=None) for r in tired]
    assert "rest" not in asked(tmp_path, "is_it_gone", unasked, 29, "unasked").sentence
    fresh = [evolve(r, when=("fresh",)) for r in tired]
    assert asked(tmp_path, "is_it_gone", fresh, 29, "fresh").answer == "most_of_the_time"


def test_notes_written_days_later_are_said_to_be(tmp_path):
    later = [evolve(r, told_at=r.told_at + timedelta(days=4)) for r in GONE]
    on_time, late = (
        asked(tmp_path, "is_it_gone", records, 63, name)
        for records, name in ((GONE, "on_time"), (later, "late"))
    )
    assert "many_late_notes" in late.caveats
    assert "many_late_notes" not in on_time.caveats


def test_gaps_are_no_clear_days(tmp_path):
    gaps = [r for n, r in enumerate(GONE) if n < 30 or n % 3 == 0]
    whole, less = (
        asked(tmp_path, "is_it_gone", records, 59, name)
        for records, name in ((GONE, "whole"), (gaps, "gaps"))
    )
    assert less.facts["clear"] < whole.facts["clear"]
    assert less.high > whole.high
    assert less.basis.days_total == whole.basis.days_total


def test_stands_and_the_aids_worn_in_them(tmp_path):
    holds = [
        Hold(at(n, 10), "left", 9.0 if n < 30 else 22.0, 30.0, "fingertips", "foot_down")
        for n in range(0, 60, 3)
    ]
    without, with_it = both(tmp_path, "is_it_gone", GONE, holds, 59)
    assert (without.basis.holds, with_it.basis.holds) == (0, 20)
    assert with_it.facts["stands"][0].found == "longer"
    worn = AidLog("aid_afo", FIRST + timedelta(days=30))
    other = asked(tmp_path, "is_it_gone", [*GONE, *holds, worn], 59, "worn")
    assert other.facts["stands"][0].found == "not_alike"


def test_tiredness_alone_changes_no_answer(tmp_path):
    """It is kept and shown; "only when tired" rests on when the signs showed."""
    tired = [evolve(r, tiredness_0_3=3) for r in GONE]
    one, two = (
        asked(tmp_path, "is_it_gone", records, 59, name)
        for records, name in ((GONE, "plain"), (tired, "tired"))
    )
    assert (one.answer, one.size) == (two.answer, two.size)


def test_walks_with_their_errors_and_what_was_worn(tmp_path):
    def walk(n, pitch, **more):
        table = stride_table(
            {
                "walk_id": [f"w{n}"] * 6,
                "stride_no": list(range(6)),
                "foot": ["left"] * 6,
                "leg": [None] * 6,
                "start_s": [1.2 * k for k in range(6)],
                "end_s": [1.2 * k + 1.2 for k in range(6)],
                "foot_pitch_ic_deg": [pitch + k - 2.5 for k in range(6)],
                "scuff": [False] * 6,
                "usable": [True] * 6,
                "why_not": [None] * 6,
            }
        )
        return a_walk(table, id=f"w{n}", began=at(n, 11), **more)

    def told(name, shoes, leg="left"):
        with Notebook.open(tmp_path / f"{name}.sqlite") as book:
            book.set_profile(Profile(stroke_leg=leg), at=at(0))
            book.keep_all(GONE, at=at(59))
            for n in range(1, 60, 5):
                book.keep_walk(walk(n, 2.0 if n < 30 else 14.0, shoe=shoes(n)), at=at(n, 12))
            notes = notes_of(book, until=FIRST + timedelta(days=59))
        return ask(notes, "sudden_or_gradual", until=FIRST + timedelta(days=59)), notes

    alike, notes = told("alike", lambda n: "trainers")
    assert alike.basis.walks == 12
    assert {w.pitch_deg for w in notes.walks} == {2.0, 14.0}
    assert all(0 < w.error_deg < 3 for w in notes.walks)
    other, _ = told("other", lambda n: "trainers" if n < 40 else "boots")
    assert other.basis.walks == 8
    good_side, _ = told("good_side", lambda n: "trainers", leg="right")
    assert good_side.basis.walks == 0


def test_when_it_showed_is_how_much_there_was(tmp_path):
    """From fresh to only after some walking: seen on every day all the same, and yet better."""
    later = [evolve(check_in(n, "drop"), when=("after_walking",)) for n in range(30, 60)]
    better = [*(check_in(n, "drop") for n in range(30)), *later]
    said = asked(tmp_path, "sudden_or_gradual", better, 59).facts
    assert said["better"]
    assert said["level_after"] < said["level_before"] - 0.2
    unsaid = [evolve(r, when=()) for r in better]
    flat = asked(tmp_path, "sudden_or_gradual", unsaid, 59, "unsaid").facts
    assert abs(flat["level_after"] - flat["level_before"]) < 0.1
