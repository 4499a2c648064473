"""What is kept is there, as it was told, on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs import evolve

from surefoot.diary.checkin import CheckIn
from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.milestone import Milestone
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.profile import Profile
from surefoot.diary.sensation import Sensation
from surefoot.diary.story import Story
from surefoot.notebook.devices import Device, token_hash
from surefoot.notebook.notebook import Notebook
from surefoot.practice.hold import Hold
from surefoot.terms.errors import CannotUse

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
LISBON_SUMMER = timezone(timedelta(hours=1))

CHECK_IN = CheckIn(
    day=TODAY,
    told_at=NOON,
    compared="harder",
    signs={"toe_drag": "seen", "own:shoe squeaks": "not_checked"},
    when=("tired",),
    rest_helped="a_bit",
    tiredness_0_3=2,
    hour=18.5,
    off_day=True,
    different=("aid_wedge", "sleep"),
    words="Scuffed twice, então “tired” 🙂",
    how="told",
    ratings={"toe_drag": 2},
)
RECORDS = [
    CHECK_IN,
    Sensation(TODAY, "twitch", "calf", "left", True, NOON - DAY, NOON, 3, "like worms"),
    ExerciseLog("ex_eversion", TODAY - DAY, TODAY, "3 times 10", "left", 2, 90.0, "on the stairs"),
    AidLog("aid_wedge", TODAY - DAY, None, "mornings", "left"),
    ClinicTest(TODAY, "tug", 14.2, "s", 2, "not_said", "stick", "trainers", "physio", "calm"),
    Event(TODAY - 3 * DAY, "holiday", TODAY, 2, 1.5, "km", "by the sea", "told", "a file",
          about={"leg": "left"}),
    Milestone(TODAY, "3 weeks", 19, 21, "cake"),
    Story(TODAY, "No drag today.\n\nTired tho.", ({"concept": "toe_drag", "start": 3},), "typed"),
    PastSpell(TODAY, 6, 8, TODAY - 40 * DAY, TODAY - 33 * DAY, True, None, "about a week"),
    Hold(NOON, "left", 30.0, 30.0, "fingertips", "reached_goal", "head_turns", "trainers", 1),
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was_told(notebook: Notebook, record: object) -> None:
    kept = notebook.keep(record, at=NOON)
    assert evolve(kept, id="") == record
    assert notebook.records(type(record)) == [kept]
    assert notebook.get(kept.id) == kept


def test_the_same_id_twice_is_kept_once_and_the_first_stays(notebook: Notebook) -> None:
    first = notebook.keep_check_in(evolve(CHECK_IN, id="phone-1"))
    again = notebook.keep_check_in(evolve(CHECK_IN, id="phone-1", words="sent again"))
    assert again == first
    assert notebook.check_ins() == [first]
    assert len(notebook.history("phone-1")) == 1


def test_her_own_clock_stays_hers(notebook: Notebook) -> None:
    told = datetime(2026, 5, 3, 23, 50, tzinfo=LISBON_SUMMER)
    kept = notebook.keep_check_in(evolve(CHECK_IN, told_at=told))
    read = notebook.check_ins()[0]
    assert read.told_at.isoformat() == "2026-05-03T23:50:00+01:00"
    assert not kept.late


def test_told_after_the_day_had_ended_is_late(notebook: Notebook) -> None:
    kept = notebook.keep_check_in(evolve(CHECK_IN, day=TODAY - DAY))
    assert kept.late
    assert notebook.days(until=TODAY)[0].late


def test_after_midnight_the_clock_of_the_teller_decides_what_is_late(notebook: Notebook) -> None:
    # 00:20 on 4 May in Lisbon is still 3 May in UTC; the day she means is her 3 May: late.
    told = datetime(2026, 5, 4, 0, 20, tzinfo=LISBON_SUMMER)
    assert notebook.keep_check_in(evolve(CHECK_IN, told_at=told)).late


def test_an_edit_keeps_what_it_replaced(notebook: Notebook) -> None:
    kept = notebook.keep_check_in(CHECK_IN)
    edited = notebook.edit(evolve(kept, words="only once"), at=NOON + DAY)
    assert notebook.check_ins() == [edited]
    assert not edited.late, "mending a note does not make it late"
    told, mended = notebook.history(kept.id)
    assert (told["what"], told["before"]) == ("keep", None)
    assert mended["before"]["words"] == CHECK_IN.words
    assert mended["after"]["words"] == "only once"
    assert mended["at"] == NOON + DAY


def test_an_edit_of_nothing_is_one_sentence(notebook: Notebook) -> None:
    with pytest.raises(CannotUse, match="not in your notebook"):
        notebook.edit(evolve(CHECK_IN, id="nobody"), at=NOON)


def test_undo_takes_back_the_last_ten_newest_first(notebook: Notebook) -> None:
    kept = [
        notebook.keep_event(Event(TODAY, f"thing {i:02}"), at=NOON + timedelta(seconds=i))
        for i in range(12)
    ]
    for i in reversed(range(2, 12)):
        assert notebook.undo(at=NOON + DAY) == [kept[i].id]
    with pytest.raises(CannotUse, match="nothing left to undo"):
        notebook.undo(at=NOON + DAY)
    assert [event.what for event in notebook.events()] == ["thing 00", "thing 01"]


def test_undo_gives_back_what_was_changed_or_removed(notebook: Notebook) -> None:
    kept = notebook.keep_check_in(CHECK_IN)
    notebook.edit(evolve(kept, words="changed", day=TODAY - DAY), at=NOON)
    notebook.remove(kept.id, at=NOON)
    assert notebook.check_ins() == []
    notebook.undo(at=NOON)
    assert notebook.check_ins()[0].words == "changed"
    notebook.undo(at=NOON)
    assert notebook.check_ins() == [kept]
    notebook.undo(at=NOON)
    assert notebook.check_ins() == []
    assert [change["what"] for change in notebook.history(kept.id)] == [
        "keep", "edit", "remove", "undo", "undo", "undo",
    ]  # fmt: skip


def test_undo_takes_back_the_deed_that_was_meant_not_what_came_after(notebook: Notebook) -> None:
    kept = notebook.keep_check_in(CHECK_IN)
    meant = notebook.last_deed()
    arrived = notebook.keep_event(Event(TODAY, "a walk was measured"), at=NOON)
    assert notebook.undo(at=NOON, deed=meant) == [kept.id]
    assert notebook.check_ins() == []
    assert notebook.events() == [arrived]
    with pytest.raises(CannotUse, match="nothing left to undo"):
        notebook.undo(at=NOON, deed=meant)  # a second tap takes nothing else back
    assert notebook.events() == [arrived]


def test_undo_of_what_was_changed_again_since_loses_nothing(notebook: Notebook) -> None:
    kept = notebook.keep_check_in(CHECK_IN)
    meant = notebook.last_deed()
    notebook.edit(evolve(kept, words="more"), at=NOON)
    with pytest.raises(CannotUse, match="changed again since"):
        notebook.undo(at=NOON, deed=meant)
    assert [c.words for c in notebook.check_ins()] == ["more"]
    notebook.undo(at=NOON)
    assert notebook.undo(at=NOON, deed=meant) == [kept.id]


def test_taken_back_and_kept_again_is_there(notebook: Notebook) -> None:
    kept = notebook.keep_check_in(CHECK_IN)
    notebook.undo(at=NOON)
    assert notebook.keep_check_in(CHECK_IN) == kept
    assert notebook.check_ins() == [kept]


def test_many_kept_as_one_deed_are_taken_back_by_one_undo(notebook: Notebook) -> None:
    notebook.keep_all([Event(TODAY, "one"), Event(TODAY, "two")], at=NOON, what="bring_in")
    assert len(notebook.undo(at=NOON)) == 2
    assert notebook.events() == []


def test_a_deed_with_one_wrong_record_keeps_none(notebook: Notebook) -> None:
    with pytest.raises(CannotUse):
        notebook.keep_all([Event(TODAY, "one"), Event(TODAY + 9 * DAY, "not yet")], at=NOON)
    assert notebook.events() == []


def test_lists_keep_to_the_days_asked_for(notebook: Notebook) -> None:
    for back in range(5):
        notebook.keep_event(Event(TODAY - back * DAY, f"{back} days ago"), at=NOON)
    asked = notebook.events(since=TODAY - 3 * DAY, until=TODAY - DAY)
    assert [event.what for event in asked] == ["3 days ago", "2 days ago", "1 days ago"]


def test_days_and_spells_follow_from_what_was_told(notebook: Notebook) -> None:
    for back, seen in ((4, "not_seen"), (3, "not_seen"), (1, "seen")):
        day = TODAY - back * DAY
        notebook.keep_check_in(
            CheckIn(day=day, told_at=NOON - back * DAY, signs={"toe_drag": seen})
        )
    notebook.keep_past_spell(PastSpell(TODAY, 7, 7), at=NOON)
    states = [day.state for day in notebook.days(until=TODAY)]
    assert states == ["clear", "clear", "not_checked", "foot_drop", "not_checked"]
    remembered, noted = notebook.spells(until=TODAY)
    assert remembered.remembered
    assert (noted.shortest_days, noted.longest_days, noted.ended_by) == (2, 3, "foot_drop")


def test_the_profile_is_kept_changed_and_taken_back(notebook: Notebook) -> None:
    assert notebook.profile() == Profile()
    left = Profile(stroke_leg="left", stroke_date=date(2024, 2, 29), hand="right", name="Sam")
    notebook.set_profile(left, at=NOON)
    notebook.set_profile(evolve(left, stroke_leg="right"), at=NOON)
    assert notebook.profile().stroke_leg == "right"
    notebook.undo(at=NOON)
    assert notebook.profile() == left
    assert len(notebook.history("profile")) == 3


def test_settings_hold_anything_json_can_say(notebook: Notebook) -> None:
    assert notebook.setting("reminder", "off") == "off"
    notebook.set_setting("reminder", {"at": "18:00", "days": [1, 3]})
    notebook.set_setting("reminder", None)
    assert notebook.setting("reminder", "off") is None


def test_a_plan_never_changes(notebook: Notebook) -> None:
    plan = {"what": "aid_wedge", "blocks": [0, 1, 1, 0]}
    kept = notebook.keep_experiment(plan, seed=7, at=NOON)
    assert kept.unchanged
    assert notebook.keep_experiment(plan, seed=7, at=NOON + DAY) == kept
    with pytest.raises(CannotUse, match="a plan does not change"):
        notebook.keep_experiment({**plan, "blocks": []}, seed=7, at=NOON, id=kept.id)
    notebook.change_experiment(kept.id, status="running")
    notebook.change_experiment(kept.id, look={"at": "2026-05-20"})
    (read,) = notebook.experiments()
    assert (read.status, read.looks, read.plan) == ("running", ({"at": "2026-05-20"},), plan)
    with pytest.raises(CannotUse, match="not in your notebook"):
        notebook.change_experiment("nobody", status="stopped")


def test_a_device_comes_in_by_its_secret_until_it_expires_or_is_let_out(
    notebook: Notebook,
) -> None:
    secret = "a-long-secret"
    phone = Device("d1", "phone", token_hash(secret), "all", NOON, expires_at=NOON + 2 * DAY)
    notebook.keep_device(phone)
    came = notebook.device_by_token(secret, now=NOON + DAY)
    assert came is not None
    assert came.last_used_at == NOON + DAY
    assert notebook.device_by_token("another", now=NOON) is None
    assert notebook.device_by_token(secret, now=NOON + 2 * DAY) is None
    notebook.revoke_device("d1")
    assert notebook.device_by_token(secret, now=NOON) is None
    assert notebook.devices()[0].revoked


def test_what_was_kept_is_there_after_closing(a_place: Callable[[], str]) -> None:
    place = a_place()
    with Notebook.open(place) as notebook:
        kept = notebook.keep_check_in(CHECK_IN)
    with Notebook.open(place) as notebook:
        assert notebook.check_ins() == [kept]
        assert notebook.last_entered_at() == NOON


def test_memory_is_empty_each_time() -> None:
    with Notebook.in_memory() as one:
        one.keep_check_in(CHECK_IN)
        with Notebook.in_memory() as other:
            assert other.check_ins() == []
            assert other.last_entered_at() is None


def test_a_record_without_a_moment_needs_one() -> None:
    with Notebook.in_memory() as notebook, pytest.raises(ValueError, match="at="):
        notebook.keep_event(Event(TODAY, "holiday"))


def test_only_known_records_are_kept() -> None:
    with Notebook.in_memory() as notebook, pytest.raises(TypeError, match="keeps no"):
        notebook.keep("a sentence", at=NOON)
