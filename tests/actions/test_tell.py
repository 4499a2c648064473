"""Tell it in her own words: danger first, nothing saved unseen, her words kept as written."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from surefoot.actions.tell import keep, tell
from surefoot.cli import main
from surefoot.diary.profile import Profile
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse

ON = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 20, tzinfo=UTC)
STORY = (
    "Five days now and no sign of the foot drop.\n"
    "Yesterday I stood two minutes on my stroke leg without the foot wanting to roll.\n"
    "On Sunday I tripped on the mat. I did twelve heel raises today.\n"
)


def test_danger_is_heard_before_anything_is_read() -> None:
    told = tell("My face has dropped on one side. No drag today.", on=ON)
    assert told.flags[0].id == "rf_face"
    assert told.to_dict()["flags"][0]["words"] == "face has dropped"


def test_reading_keeps_nothing() -> None:
    with Notebook.in_memory() as book:
        tell(STORY, on=ON)
        assert book.stories() == []
        assert book.check_ins() == []


def test_only_what_she_confirms_is_kept_and_her_words_stay_as_written() -> None:
    told = tell(STORY, on=ON)
    fall = next(p for p in told.proposed if p.fields.get("what") == "near_fall")
    with Notebook.in_memory() as book:
        keep(book, told, [fall.id], now=NOW)
        (story,) = book.stories()
        assert story.text == STORY
        (event,) = book.events()
        assert (event.day, event.what, event.how) == (date(2026, 3, 8), "near_fall", "told")
        assert event.words == "On Sunday I tripped on the mat."
        assert book.check_ins() == []


def test_every_proposal_of_the_gold_stories_can_be_kept() -> None:
    from benchmarks.gold import stories

    for one in stories("seen"):
        told = tell(one.text, on=one.on)
        with Notebook.in_memory() as book:
            keep(book, told, now=datetime(one.on.year, one.on.month, one.on.day, 22, tzinfo=UTC))
            assert len(book.stories()) == 1


def test_the_stroke_leg_becomes_left_or_right_by_the_profile() -> None:
    told = tell("2 minutes on the stroke leg today.", on=ON)
    with Notebook.in_memory() as book:
        book.set_profile(Profile(stroke_leg="right"), at=NOW)
        keep(book, told, now=NOW)
        (test,) = book.tests()
        assert (test.side, test.value, test.unit) == ("right", 120.0, "s")


def test_a_changed_day_is_kept_as_changed() -> None:
    told = tell("My toe dragged.", on=ON)
    with Notebook.in_memory() as book:
        keep(book, told, ["p1"], now=NOW, changed={"p1": {"day": date(2026, 3, 9)}})
        (check_in,) = book.check_ins()
        assert (check_in.day, check_in.signs, check_in.late) == (
            date(2026, 3, 9),
            {"toe_drag": "seen"},
            True,
        )


def test_a_past_spell_is_kept_as_remembered() -> None:
    told = tell("Seven days without the foot drop, the longest so far.", on=ON)
    with Notebook.in_memory() as book:
        keep(book, told, now=NOW)
        (spell,) = book.past_spells()
        assert (spell.shortest_days, spell.longest_days, spell.ended) == (7, 7, False)


@pytest.mark.parametrize(
    ("text", "on", "reason"),
    [("  \n", ON, "empty"), ("x" * 1_000_001, ON, "too_long"), ("ok", date(2026, 3, 12), "")],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(text: str, on: date, reason: str) -> None:
    with pytest.raises(CannotUse) as refusal:
        tell(text, on=on, today=ON)
    assert reason in refusal.value.reason
    assert refusal.value.next_step


def test_days_told_at_once_are_kept_one_by_one_and_undone_together() -> None:
    told = tell("No drag from Wednesday to Saturday, tired on Sunday.", on=ON)
    with Notebook.in_memory() as book:
        keep(book, told, now=NOW)
        days = {c.day.day: (c.signs, c.tiredness_0_3) for c in book.check_ins()}
        clear = ({"toe_drag": "not_seen"}, None)
        assert days == {4: clear, 5: clear, 6: clear, 7: clear, 8: ({}, 2)}
        book.undo(at=NOW)
        assert book.check_ins() == []
        first = told.proposed[0].id
        moved = {first: {"day": date(2026, 3, 9), "until": date(2026, 3, 12)}}
        keep(book, told, [first], now=NOW, changed=moved)
        assert [c.day.day for c in book.check_ins()] == [9, 10, 11], "no day after today"


def test_an_unknown_choice_keeps_nothing() -> None:
    told = tell(STORY, on=ON)
    with Notebook.in_memory() as book:
        with pytest.raises(CannotUse):
            keep(book, told, ["p99"], now=NOW)
        assert book.stories() == []


def test_what_was_told_to_begin_goes_on_until_it_is_told_to_stop() -> None:
    with Notebook.in_memory() as book:
        keep(book, tell("I got toe separators on Monday 2 March.", on=ON), now=NOW)
        (log,) = book.aid_logs()
        assert (log.what, log.started, log.stopped) == ("aid_sep", date(2026, 3, 2), None)
        keep(book, tell("Wearing toe separators since 2 March.", on=ON), now=NOW)
        assert len(book.aid_logs()) == 1, "told twice, kept once"
        keep(book, tell("I stopped the toe separators yesterday.", on=ON), now=NOW)
        (log,) = book.aid_logs()
        assert log.stopped == ON - timedelta(days=2), "the day before is the last day worn"


# -- the command --------------------------------------------------------------------------------


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return int(left.value.code or 0)


def test_the_review_list_shows_her_sentence_beside_each_event(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY)
    assert run("tell", str(file), "--on", "2026-03-11") == 0
    out = capsys.readouterr().out
    assert "Sun 8 March 2026: nearly fell" in out
    assert "“On Sunday I tripped on the mat.”" in out
    assert "Nothing is saved yet." in out


def test_json_has_mentions_proposed_and_flags(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY)
    assert run("tell", str(file), "--on", "2026-03-11", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"mentions", "proposed", "flags"} <= set(told)
    keys = {"sentence", "start", "end", "concept", "assertion", "leg", "from", "to", "grade"}
    for mention in told["mentions"]:
        assert keys | {"change", "who"} <= set(mention)


def test_save_keeps_in_the_notebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, book = tmp_path / "story.txt", tmp_path / "n.sqlite"
    file.write_text(STORY)
    assert run("tell", str(file), "--on", "2026-03-11", "--save", "--notebook", str(book)) == 0
    with Notebook.open(str(book)) as kept:
        assert [story.text for story in kept.stories()] == [STORY]


@pytest.mark.parametrize("content", [b"\0\1\2", b""])
def test_a_file_that_is_no_story_is_refused(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.bin"
    file.write_bytes(content)
    assert run("tell", str(file)) == 2
    assert capsys.readouterr().err.startswith("surefoot: ")


def test_a_missing_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tell", "no-such-file.txt") == 2
    assert "no file" in capsys.readouterr().err
