"""What the answers are made of is gathered from every page of the notebook."""

from datetime import UTC, date, datetime, timedelta

from surefoot.actions.ask import notes_of
from surefoot.diary.checkin import CheckIn
from surefoot.diary.event import Event
from surefoot.notebook.notebook import Notebook

FIRST = date(2025, 1, 1)


def test_things_told_in_a_check_in_and_illness_and_shoes_count_as_changes(tmp_path) -> None:
    with Notebook.open(tmp_path / "n.sqlite") as book:
        for n in range(6):
            day = FIRST + timedelta(days=n)
            told = datetime(2025, 1, 1, 18, tzinfo=UTC) + timedelta(days=n)
            different = ("aid_wedge", "pain") if 1 <= n <= 3 else ()
            book.keep_check_in(CheckIn(day=day, told_at=told, different=different))
        now = datetime(2025, 1, 7, tzinfo=UTC)
        book.keep_event(Event(what="illness", day=FIRST, until=FIRST + timedelta(2)), at=now)
        book.keep_event(Event(what="new_shoes", day=FIRST + timedelta(4)), at=now)
        book.keep_event(Event(what="fall", day=FIRST + timedelta(4)), at=now)
        doings = notes_of(book, until=FIRST + timedelta(days=6)).doings
    assert {(d.what, d.started, d.stopped) for d in doings} == {
        ("aid_wedge", FIRST + timedelta(1), FIRST + timedelta(3)),
        ("illness", FIRST, FIRST + timedelta(2)),
        ("new_shoes", FIRST + timedelta(4), None),
    }
