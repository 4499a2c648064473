"""A file of another program on the page: shown first, asked about, kept as she says."""

import json
import re

import pytest

from tests.web.conftest import NOON

TODAY = str(NOON.date())
HERS = "The foot stayed up all day. I walked to the shop and back."


def posts(*told: tuple[str, str, str]) -> str:
    """Give a topic as the forum hands it out: name, day and words of each post."""
    listed = [
        {"username": name, "created_at": f"{day}T10:00:00Z", "post_number": n, "raw": words}
        for n, (name, day, words) in enumerate(told)
    ]
    return json.dumps({"post_stream": {"posts": listed}})


TOPIC = posts(
    ("Kingfisher", "2026-03-01", HERS),
    ("heron", "2026-03-02", "Mine drags."),
    ("kingfisher", "2026-04-02", "Back again."),
)
DAYLIO = "full_date,date,weekday,time,mood,activities,note_title,note\n"


def give(person, text: str, name: str = "x.bin"):
    files = {"file": (name, text.encode(), "application/octet-stream")}
    return person.post("/me/data/bring-in", data={"_form": person.token()}, files=files)


def waits(page) -> str:
    return re.search(r'name="token" value="([\w-]+)"', page.text)[1]


def ticks(page) -> list[str]:
    return re.findall(r'name="story" value="(\w+)"', page.text)


def test_her_own_posts_are_shown_and_only_what_she_ticks_is_kept(app, person):
    book = app.site.notebook
    asked = give(person, TOPIC)
    assert "Which user name is yours?" in asked.text
    assert "Mine drags." not in asked.text  # the words of others are not shown
    wrong = person.submit("/me/data/look", token=waits(asked), author="<b>gull")
    assert "Nobody called &lt;b&gt;gull" in wrong.text
    page = person.submit("/me/data/look", token=waits(wrong), author="kingfisher")
    assert HERS in page.text
    assert "Sunday 1 March 2026" in page.text
    assert "Mine drags." not in page.text
    assert book.stories() == []
    person.submit("/me/data/keep", token=waits(page), story=ticks(page)[:1])
    (kept,) = book.stories()
    assert (kept.text, str(kept.day)) == (HERS, "2026-03-01")
    assert HERS in person.get("/timeline/2026-03-01").text
    weeks = person.get("/timeline?to=2026-03-01").text
    assert "Sunday 1 March 2026: not checked, a note or your words" in weeks
    assert "There is nothing noted" not in weeks
    person.submit("/undo")
    assert book.stories() == []


def test_the_same_posts_twice_are_once_kept_and_that_is_said(app, person):
    for said in ("Saved.", "Nothing was added."):
        asked = give(person, TOPIC)
        page = person.submit("/me/data/look", token=waits(asked), author="kingfisher")
        done = person.submit("/me/data/keep", token=waits(page), story=ticks(page))
        assert said in done.text
    assert len(app.site.notebook.stories()) == 2


def test_not_now_lets_the_file_go_and_keeps_nothing(app, person):
    page = give(person, DAYLIO + "2026-03-01,x,x,8 pm,good,walk,,\n")
    assert "Nothing is saved yet." in page.text
    assert "Daylio: 2 notes, all from Sunday 1 March 2026." in page.text
    person.submit("/me/data/keep", token=waits(page), to="drop")
    late = person.submit("/me/data/keep", token=waits(page))
    assert late.status_code == 422
    assert "This file waits no more." in late.text
    assert app.site.notebook.events() == []


@pytest.mark.parametrize(
    ("order", "day"), [("day-first", "2026-04-03"), ("month-first", "2026-03-04")]
)
def test_a_date_with_two_meanings_is_asked_for(app, person, order, day):
    asked = give(person, DAYLIO + "3/4/2026,x,x,8 pm,good,walk,,\n")
    assert "Which day is 3/4/2026?" in asked.text
    assert "Friday 3 April 2026" in asked.text
    assert "Wednesday 4 March 2026" in asked.text
    page = person.submit("/me/data/look", token=waits(asked), order=order)
    person.submit("/me/data/keep", token=waits(page))
    assert {str(one.day) for one in app.site.notebook.events()} == {day}


def test_danger_in_the_words_of_the_last_day_is_the_first_thing_on_the_page(person):
    page = give(person, DAYLIO + f"{TODAY},x,x,8 pm,bad,,,My face has just dropped on one side\n")
    main = page.text[page.text.index("<main") :]
    assert main.index("call 999") < main.index("Is this right?")


def test_a_day_to_come_is_said_and_left_out(app, person):
    page = give(person, DAYLIO + "2026-03-01,x,x,8 pm,good,,,\n2031-03-01,x,x,8 pm,good,,,\n")
    assert "1 note is of a day that has not come yet." in page.text
    person.submit("/me/data/keep", token=waits(page))
    assert [str(one.day) for one in app.site.notebook.events()] == ["2026-03-01"]


def test_a_topic_with_hundreds_of_her_posts_can_be_kept(app, person):
    asked = give(person, posts(*(("me", "2026-03-01", f"Line {n}.") for n in range(300))))
    page = person.submit("/me/data/look", token=waits(asked), author="me")
    person.submit("/me/data/keep", token=waits(page), story=ticks(page))
    assert len(app.site.notebook.stories()) == 300
