"""The timeline: a mark a day, changes beside it, and a table that says all of it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.actions.timeline import timeline
from surefoot.diary.checkin import CheckIn
from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.day import days
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.milestone import Milestone
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.sensation import Sensation
from surefoot.diary.timeline import MARKS, WORDS, Bar, Timeline, weeks
from surefoot.notebook.notebook import Notebook
from surefoot.practice.hold import Hold
from surefoot.report import timeline_picture, timeline_text

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)


@pytest.fixture
def notebook():
    with Notebook.in_memory() as opened:
        yield opened


def told(letters: str) -> list[CheckIn]:
    """One letter a day up to today: c clear, t only when tired, o foot drop, . not checked."""
    return [
        CheckIn(
            day=TODAY - back * DAY,
            told_at=NOON - back * DAY,
            signs={"toe_drag": "not_seen" if letter == "c" else "seen"},
            when=("tired",) if letter == "t" else (),
            different=("aid_sep",) if letter == "t" else (),
        )
        for back, letter in enumerate(reversed(letters))
        if letter != "."
    ]


def fill(notebook: Notebook, letters: str) -> None:
    notebook.keep_all(told(letters))


def full(notebook: Notebook) -> None:
    fill(notebook, "cc.tto.cccc")
    notebook.keep_aid_log(AidLog("aid_wedge", TODAY - 5 * DAY), at=NOON)
    notebook.keep_exercise_log(ExerciseLog("ex_eversion", TODAY - 9 * DAY, TODAY - DAY), at=NOON)
    notebook.keep_exercise_log(ExerciseLog("long ago", TODAY - 90 * DAY, TODAY - 80 * DAY), at=NOON)
    notebook.keep_event(Event(TODAY - 3 * DAY, "holiday", TODAY), at=NOON)
    notebook.keep_event(Event(TODAY, "steps", value=4000, unit="{#}"), at=NOON)
    notebook.keep_hold(Hold(NOON, "left", 21.4, 30.0, "none", "foot_down"), at=NOON)
    notebook.keep_test(ClinicTest(TODAY, "tug", 12.0, "s"), at=NOON)
    notebook.keep_milestone(Milestone(TODAY, "up the hill"), at=NOON)


def test_marks_and_words_are_all_different() -> None:
    assert len(set(MARKS.values())) == len(set(WORDS.values())) == 4


def test_what_it_holds(notebook: Notebook) -> None:
    full(notebook)
    shown = timeline(notebook, until=TODAY)
    assert (shown.checked, shown.clear, len(shown.days)) == (9, 6, 11)
    assert shown.best is not None
    assert shown.best.shortest_days == 4
    assert [(bar.label, bar.kind) for bar in shown.bars] == [
        ("ex_eversion", "exercise"),
        ("aid_sep", "different"),
        ("aid_wedge", "aid"),
        ("holiday", "event"),
    ]
    assert shown.bars[1] == Bar("aid_sep", "different", TODAY - 7 * DAY, TODAY - 6 * DAY)
    assert [point.kind for point in shown.points] == ["brought_in", "hold", "milestone", "test"]


def test_a_window_does_not_hide_the_best_spell(notebook: Notebook) -> None:
    fill(notebook, "ccccccoo.cc")
    shown = timeline(notebook, since=TODAY - DAY, until=TODAY)
    assert len(shown.days) == 2
    assert shown.best is not None
    assert shown.best.shortest_days == 6


def test_text_has_a_week_a_row_and_says_how_much_was_checked(notebook: Notebook) -> None:
    full(notebook)
    text = list(timeline_text.lines(timeline(notebook, until=TODAY)))
    assert text[1].startswith("10 May 2026") or text[1].strip().startswith("10 May")
    weeks = [line for line in text[1 : text.index("")] if line[:14].strip()]
    assert [line.count("●") for line in weeks] == [1, 2, 3]
    assert "● clear   ◐ only when tired   ○ foot drop   · not checked" in text
    assert any(line.startswith("Checked 9 of 11 days. Clear on 6 of them.") for line in text)
    assert "  wedge, from 15 May 2026 on" in text


def test_an_empty_timeline_says_so(notebook: Notebook) -> None:
    shown = timeline(notebook, until=TODAY)
    assert list(timeline_text.lines(shown)) == [
        "Your timeline is empty. It begins with your first check-in."
    ]
    ElementTree.fromstring(timeline_picture.picture(shown))


def test_the_table_says_all_the_picture_says(notebook: Notebook) -> None:
    full(notebook)
    shown = timeline(notebook, until=TODAY)
    rows = timeline_text.rows(shown)
    assert [row["state"] for row in rows] == [day.state for day in shown.days]
    last = rows[-1]
    assert last["changes"] == "aid_wedge; holiday"
    assert "21 s on the left leg" in str(last["measured"])
    html = timeline_picture.picture_with_table(shown)
    assert "only when tired" in html
    assert html.count("<tr>") == len(rows) + 1


def test_the_picture_says_each_day_in_words_and_has_no_style(notebook: Notebook) -> None:
    full(notebook)
    drawn = timeline_picture.picture(timeline(notebook, until=TODAY))
    root = ElementTree.fromstring(drawn)
    titles = [one.text for one in root.iter("{http://www.w3.org/2000/svg}title")]
    assert "Wednesday 20 May: clear" in titles
    assert "Thursday 14 May: not checked" not in titles
    assert "Saturday 16 May: not checked" in titles
    described = root.find("{http://www.w3.org/2000/svg}desc").text
    assert "6 clear, 2 only when tired, 1 foot drop, 2 not checked" in described
    assert "style" not in drawn
    assert "<script" not in drawn


@given(st.text("cto.", min_size=1, max_size=40))
def test_every_day_has_its_mark_and_only_its_mark(letters: str) -> None:
    first = TODAY - (len(letters) - 1) * DAY
    shown = Timeline(days(told(letters), since=first, until=TODAY))
    text = "\n".join(list(timeline_text.lines(shown))[1:])
    body = text.split("\n\n")[0]
    for letter, state in zip("cto.", WORDS, strict=True):
        assert body.count(MARKS[state]) == letters.count(letter)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 40))
def test_weeks_begin_on_monday_and_lose_no_day(first: date, n: int) -> None:
    shown = days([], since=first, until=first + n * DAY)
    rows = weeks(shown)
    assert all(len(row) == 7 for row in rows)
    assert [day for row in rows for day in row if day is not None] == list(shown)
    assert all(row[i] is None or row[i].day.weekday() == i for row in rows for i in range(7))


def test_a_clear_time_told_from_memory_is_shown_and_fills_no_day(notebook) -> None:
    for check_in in told("o.c"):
        notebook.keep_check_in(check_in)
    past = PastSpell(TODAY, 14, 14, first_day=TODAY - 13 * DAY, last_day=TODAY, ended=False)
    notebook.keep_past_spell(past, at=NOON)
    shown = timeline(notebook, until=TODAY)
    assert [day.state for day in shown.days] == ["foot_drop", "not_checked", "clear"]
    assert "14 days, 7 May 2026 to 20 May 2026" in "\n".join(timeline_text.lines(shown))


def test_what_was_felt_and_brought_in_stands_beside_the_days_and_is_no_change(notebook) -> None:
    notebook.keep(Sensation(TODAY, "twitch", "calf", side="left", strength_0_10=3), at=NOON)
    steps = Event(
        TODAY, "steps_count", value=4985, unit="{steps}", how="brought_in", source="Fitbit"
    )
    ticked = Event(TODAY, "walk", how="brought_in", source="Daylio")
    notebook.keep_all([steps, ticked, Event(TODAY, "illness")], at=NOON)
    shown = timeline(notebook, until=TODAY, since=TODAY)
    assert [bar.label for bar in shown.bars] == ["illness"]
    (row,) = timeline_text.rows(shown)
    assert row["measured"] == (
        "steps count 4985 (Fitbit); walk (Daylio); twitching, left calf, 3 of 10"
    )
    text = " ".join(" ".join(timeline_text.lines(shown)).split())
    assert "illness from Wed, 1 thing felt, 2 notes brought in" in text


def test_no_line_is_wider_than_a_terminal_and_years_of_nothing_are_one_line(notebook) -> None:
    fill(notebook, "c" + "." * 1000 + "o")
    notebook.keep_all(
        [Event(TODAY, f"a holiday that was long and far, number {n}") for n in range(4)], at=NOON
    )
    shown = timeline(notebook, until=TODAY)
    lines = list(timeline_text.lines(shown))
    weeks = lines[: lines.index("")]
    assert max(map(len, weeks)) <= 80
    assert len(weeks) < 20
    assert "142 weeks with nothing noted" in "\n".join(weeks)
    assert len(timeline_text.rows(shown)) == 1002


def test_the_picture_shows_what_was_felt_and_what_another_program_counted(notebook) -> None:
    full(notebook)
    notebook.keep(Sensation(TODAY, "pain", "calf", side="left"), at=NOON)
    steps = Event(TODAY, "steps_count", value=6000.0, unit="{steps}", how="brought_in")
    notebook.keep(steps, at=NOON)
    drawn = timeline_picture.picture(timeline(notebook, until=TODAY))
    root = ElementTree.fromstring(drawn)
    text = "{http://www.w3.org/2000/svg}text"
    right = [(float(t.get("y")), float(t.get("x")), t.text) for t in root.iter(text)]
    right = [one for one in right if one[1] > 480]
    assert {"1 thing felt", "2 notes brought in"} <= {words for _, _, words in right}
    assert "1 thing felt, 2 notes brought in" in root.find("{http://www.w3.org/2000/svg}desc").text
    wide = float(root.get("viewBox").split()[2])
    assert all(x + 6.5 * len(words) < wide for _, x, words in right)
    lines = sorted({y for y, _, _ in right})
    assert min(b - a for a, b in pairwise(lines)) >= 12  # no line lies over another
