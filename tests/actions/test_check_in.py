"""Checking in: danger is heard first; what is still true is said first."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from attrs import evolve

from surefoot.actions import check_in as action
from surefoot.diary.checkin import CheckIn
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
CLEAR = {"toe_drag": "not_seen"}
DROP = {"toe_drag": "seen"}


@pytest.fixture
def notebook():
    with Notebook.in_memory() as opened:
        yield opened


def note(notebook: Notebook, back: int, **said: object) -> action.CheckedIn:
    moment = NOON - back * DAY
    told = CheckIn(day=moment.date(), told_at=moment, **said)
    return action.check_in(notebook, told, now=moment)


def test_danger_in_the_words_is_heard_and_the_words_are_kept(notebook: Notebook) -> None:
    done = note(notebook, 0, words="My face drooped on one side and I cannot speak properly.")
    assert any(flag.level == "emergency_now" for flag in done.flags)
    assert notebook.check_ins()[0].words.startswith("My face")
    assert note(notebook, 1, words="a quiet day").flags == ()


def test_a_return_says_what_is_still_true_first(notebook: Notebook) -> None:
    for back in range(24, 2, -1):
        note(notebook, back, signs=CLEAR)
    done = note(notebook, 1, signs=DROP)
    assert done.ended is not None
    assert done.ended.shortest_days == 22
    said = action.return_sentence(done, notebook.spells(TODAY))
    assert said.startswith("Noted. Your 22 clear days are still yours and still in your record.")
    assert "Longest so far: 22." in said
    for banned in ("lost", "broken", "failed", "reset", "streak", "relapse", "missed"):
        assert banned not in said.lower()


def test_nothing_ended_says_nothing(notebook: Notebook) -> None:
    assert note(notebook, 2, signs=DROP).ended is None
    assert note(notebook, 1, signs=CLEAR).ended is None
    done = note(notebook, 0, signs=CLEAR)
    assert action.return_sentence(done, notebook.spells(TODAY)) == ""


def test_only_when_tired_ends_a_clear_spell_too(notebook: Notebook) -> None:
    note(notebook, 1, signs=CLEAR)
    assert note(notebook, 0, signs=DROP, when=("tired",)).ended is not None


def test_the_same_repeats_what_was_different_but_no_sign(notebook: Notebook) -> None:
    note(notebook, 1, signs=DROP, different=("aid_wedge",))
    told = CheckIn(day=TODAY, told_at=NOON, compared="same")
    same = action.same_as_yesterday(notebook, told)
    assert (same.compared, same.signs, same.different) == ("same", {}, ("aid_wedge",))
    action.check_in(notebook, same, now=NOON)
    assert notebook.days(until=TODAY)[-1].state == "foot_drop"
    yesterday = notebook.check_ins()[0]
    notebook.edit(evolve(yesterday, signs=CLEAR), at=NOON)
    assert notebook.days(until=TODAY)[-1].state == "clear", "it follows when yesterday is mended"


def test_tomorrow_is_refused(notebook: Notebook) -> None:
    with pytest.raises(CannotUse, match="has not come yet"):
        action.check_in(notebook, CheckIn(day=TODAY + DAY, told_at=NOON), now=NOON)
    assert notebook.check_ins() == []


def test_a_clock_set_back_is_said_and_nothing_is_lost(notebook: Notebook) -> None:
    note(notebook, 0, signs=CLEAR)
    done = note(notebook, 3, signs=CLEAR)
    assert "clock" in done.notices[0]
    assert "20 May 2026" in done.notices[0]
    assert len(notebook.check_ins()) == 2
    assert note(notebook, -1, signs=CLEAR).notices == ()


def test_midnight_in_another_time_zone_is_her_day(notebook: Notebook) -> None:
    # Flying east: her phone is on 21 May at 00:30, the computer's clock still on 20 May.
    phone = datetime(2026, 5, 21, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    computer = datetime(2026, 5, 20, 22, 31, tzinfo=UTC)
    told = CheckIn(day=phone.date(), told_at=phone, signs=CLEAR)
    done = action.check_in(notebook, told, now=computer)
    assert done.check_in.day == phone.date()
    assert not done.check_in.late
    # Flying west: the same evening twice is one day, and neither telling is lost.
    west = datetime(2026, 5, 20, 23, 50, tzinfo=timezone(timedelta(hours=-5)))
    action.check_in(notebook, CheckIn(day=west.date(), told_at=west, signs=CLEAR), now=west)
    assert [day.state for day in notebook.days(until=phone.date())] == ["clear", "clear"]


def test_a_leap_day_can_be_told(notebook: Notebook) -> None:
    leap = datetime(2028, 2, 29, 20, tzinfo=UTC)
    action.check_in(notebook, CheckIn(day=leap.date(), told_at=leap, signs=CLEAR), now=leap)
    assert notebook.days(until=leap.date())[0].state == "clear"


def test_danger_in_a_sign_of_her_own_or_in_what_was_different_is_heard_too(notebook) -> None:
    own = note(notebook, 0, signs={"own:my face has dropped on one side": "seen"})
    assert [flag.id for flag in own.flags] == ["rf_face"]
    told = note(notebook, 0, different=("suddenly could not speak",))
    assert "rf_speech" in {flag.id for flag in told.flags}
    assert note(notebook, 0, signs=DROP, different=("shoes", "pain")).flags == ()
