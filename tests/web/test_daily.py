"""The daily path as plain forms: first run, three taps, a sign that came back, past days, undo."""

import re
from datetime import date, timedelta, timezone

import pytest

from surefoot.diary.checkin import CheckIn
from surefoot.diary.logs import AidLog
from surefoot.diary.milestone import Milestone
from surefoot.diary.past_spell import PastSpell

TODAY = date(2026, 5, 3)


def ask(person, **fields):
    return person.submit("/check-in", **fields)


def id_in(answer) -> str:
    return re.search(r"id=([\w-]+)", str(answer.url))[1]


def note(app, day: date, **told) -> CheckIn:
    moment = app.site.clock().replace(year=day.year, month=day.month, day=day.day)
    return app.site.notebook.keep_check_in(CheckIn(day=day, told_at=moment, **told))


CLEAR = {"toe_drag": "not_seen", "foot_roll": "not_seen"}
DROP = {"toe_drag": "seen", "foot_roll": "not_seen"}


def test_the_first_run_is_three_pages_and_asks_two_things(run_app):
    app = run_app()
    with app.person() as person:
        first = person.get("/")
        assert first.url.path == "/welcome"
        assert "It stays on this computer." in first.text
        second = person.submit("/welcome", step="2", stroke_leg="left", hand="left")
        assert second.url.params["step"] == "3"
        last = person.submit("/welcome", step="3", reading="bigger")
        assert last.url.path == "/"
        assert 'data-reading="bigger"' in last.text
        assert 'data-hand="left"' in last.text
    assert app.site.profile().stroke_leg == "left"
    assert app.site.profile().reading == "bigger"


def test_each_answer_is_kept_at_once(app, person):
    first = ask(person, q="compared", answer="harder", day=str(TODAY))
    assert app.site.notebook.check_ins()[0].compared == "harder"
    ask(person, q="signs", id=id_in(first), sign=["toe_drag"])
    kept = app.site.notebook.check_ins()[0]
    assert kept.signs["toe_drag"] == "seen"
    assert kept.signs["foot_roll"] == "not_seen"
    ask(person, q="when", id=id_in(first), when=["tired"], rest="yes")
    ask(person, q="tired", id=id_in(first), answer="3")
    ask(person, q="different", id=id_in(first), d=["shoes", "nonsense"])
    (kept,) = app.site.notebook.check_ins()
    assert (kept.when, kept.rest_helped, kept.tiredness_0_3) == (("tired",), "yes", 3)
    assert kept.different == ("shoes",)
    assert not kept.off_day
    ask(person, q="different", id=id_in(first), d=["shoes", "off_day"])
    (kept,) = app.site.notebook.check_ins()
    assert (kept.off_day, kept.different) == (True, ("shoes",))
    page = person.get(f"/check-in?id={kept.id}&q=different").text
    assert re.search(r'value="off_day" checked', page)


def test_a_usual_day_is_three_taps(app, person):
    note(app, TODAY - timedelta(days=1), signs=CLEAR)
    assert 'href="/check-in"' in person.get("/").text  # tap 1
    same = ask(person, q="compared", answer="same", day=str(TODAY))  # tap 2
    assert "Save now" in same.text
    done = ask(person, q="same", id=id_in(same))  # tap 3
    assert done.url.path == "/"
    assert "Saved. That is all." in done.text
    assert app.site.days(TODAY)[-1].state == "clear"


def test_nothing_ticked_says_nothing(app, person):
    begun = id_in(ask(person, q="compared", answer="easier", day=str(TODAY)))
    ask(person, q="signs", id=begun)
    assert app.site.days(TODAY)[-1].state == "not_checked"
    ask(person, q="signs", id=begun, sign=["not_checked"])
    assert app.site.days(TODAY)[-1].state == "not_checked"
    ask(person, q="signs", id=begun, sign=["none"])
    assert app.site.days(TODAY)[-1].state == "clear"


def test_everything_can_be_skipped(app, person):
    answer = ask(person, q="compared", answer="", day=str(TODAY))
    for _ in range(6):
        if answer.url.path == "/":
            break
        question = answer.url.params["q"]
        answer = ask(person, q=question, id=id_in(answer))
    assert answer.url.path == "/"
    assert app.site.days(TODAY)[-1].state == "not_checked"


def test_a_return_costs_nothing_on_screen(app, person):
    for n in range(21, 0, -1):
        note(app, TODAY - timedelta(days=n), signs=CLEAR)
    begun = id_in(ask(person, q="compared", answer="harder", day=str(TODAY)))
    ask(person, q="signs", id=begun, sign=["toe_drag"])
    answer = ask(person, q="different", id=begun)
    assert "Your 21 clear days are still yours" in answer.text
    today = person.get("/").text
    assert "Longest so far: <strong>21</strong>" in today


def test_only_when_tired_is_never_not_seen(app, person):
    for n in range(10, 0, -1):
        note(app, TODAY - timedelta(days=n), signs=DROP, when=("tired",))
    text = person.get("/").text
    assert "only when tired" in text
    assert "not seen" not in text


def test_a_past_day_is_marked_as_added_later(app, person):
    day = TODAY - timedelta(days=3)
    page = person.get(f"/check-in?day={day}")
    assert "added later" in page.text
    begun = id_in(ask(person, q="compared", answer="easier", day=str(day)))
    ask(person, q="signs", id=begun, sign=["none"])
    assert app.site.days(TODAY)[0].late
    assert "added later" in person.get(f"/timeline/{day}").text
    picture = person.get("/timeline").text.partition("<details")[0]
    mark = re.search(rf'<a class="mark[^>]* href="/timeline/{day}" aria-label="([^"]*)".*', picture)
    assert mark[1].endswith("clear, added later")
    assert ">+<" in mark[0]
    assert picture.count("Week of ") == 4
    assert "Week of 27 April" in picture


def test_tomorrow_cannot_be_noted(app, person):
    ask(person, q="compared", answer="easier", day="2026-05-09")
    assert app.site.notebook.check_ins()[0].day == TODAY


def test_undo_takes_back_the_last_tap(app, person):
    begun = id_in(ask(person, q="compared", answer="easier", day=str(TODAY)))
    ask(person, q="tired", id=begun, answer="2")
    assert app.site.notebook.check_ins()[0].tiredness_0_3 == 2
    assert "Undone" in person.submit("/undo").text
    assert app.site.notebook.check_ins()[0].tiredness_0_3 is None
    person.submit("/undo")
    assert app.site.notebook.check_ins() == []
    assert "nothing to undo" in person.submit("/undo").text


def test_a_sign_of_her_own_is_offered_again(app, person):
    begun = id_in(ask(person, q="compared", answer="easier", day=str(TODAY)))
    ask(person, q="signs", id=begun, own="heel <b>feels</b> cold")
    assert app.site.notebook.check_ins()[0].signs["own:heel <b>feels</b> cold"] == "seen"
    page = person.get(f"/check-in?id={begun}&q=signs").text
    assert "heel &lt;b&gt;feels&lt;/b&gt; cold" in page
    assert "<b>feels" not in page


def test_after_days_away_the_page_is_glad(app, person):
    note(app, TODAY - timedelta(days=9), signs=CLEAR)
    assert "Welcome back" in person.get("/").text


def test_the_timeline_never_calls_unchecked_clear(app, person):
    note(app, TODAY - timedelta(days=2), signs=CLEAR)
    text = person.get("/timeline").text
    assert text.count("2026: clear") == 1
    assert "Saturday 2 May 2026: not checked" in text


@pytest.mark.parametrize("asked", ["2020-01-01", "nonsense", "2999-12-31", "", "-1"])
def test_the_timeline_opens_at_any_day(person, asked):
    assert person.get(f"/timeline?to={asked}").status_code == 200
    assert person.get(f"/timeline/{asked or 'x'}").status_code == 200


def test_an_unknown_check_in_is_a_sentence_not_a_trace(person):
    answer = person.get("/check-in?id=nobody&q=signs")
    assert answer.status_code == 422
    assert "Traceback" not in answer.text


def test_a_day_shows_what_began_on_it_and_what_was_told_from_memory(app, person):
    day, now = date(2026, 5, 1), app.site.clock()
    book = app.site.notebook
    book.keep_aid_log(AidLog("toe spreaders", day), at=now)
    book.keep_milestone(Milestone(day, "up the stairs without the rail"), at=now)
    book.keep_past_spell(PastSpell(day, 7, 9, words="about a week"), at=now)
    page = person.get(f"/timeline/{day}").text
    for said in ("Began: toe spreaders", "up the stairs without", "Clear for 7 to 9 days"):
        assert said in page


def test_opening_the_app_makes_the_days_copy_and_lets_old_undo_copies_go(app, person):
    from surefoot.actions.safe_keeping import copies

    person.get("/")
    assert len(copies(str(app.settings.notebook))) == 1
    person.get("/")
    assert len(copies(str(app.settings.notebook))) == 1


DANGER = "left side suddenly weak and numb"


def test_danger_in_a_sign_of_her_own_leads_to_its_card_and_the_check_in_goes_on(app, person):
    begun = id_in(ask(person, q="compared", answer="harder", day=str(TODAY)))
    page = ask(person, q="signs", id=begun, sign=["toe_drag"], own=DANGER)
    assert page.url.path == "/help"
    assert "weak" not in str(page.url)  # a browser remembers addresses
    first_card = page.text.index("If this is happening now, call 999")
    assert first_card < page.text.index("Face drops on")
    (kept,) = app.site.notebook.check_ins()
    assert (kept.signs["toe_drag"], kept.signs[f"own:{DANGER}"]) == ("seen", "seen")
    onward = re.search(rf'href="(/check-in\?id={begun}[^"]*)"', page.text)[1]
    assert "When did it show?" in person.get(onward.replace("&amp;", "&")).text
    # the next day it is a tick, and a tick of it says the same
    tomorrow = id_in(ask(person, q="compared", answer="harder", day=str(TODAY - timedelta(days=1))))
    again = ask(person, q="signs", id=tomorrow, sign=[f"own:{DANGER}"])
    assert again.url.path == "/help"


def test_danger_kept_by_a_script_is_answered_with_the_card_once(app, person):
    begun = id_in(ask(person, q="compared", answer="harder", day=str(TODAY)))
    first = ask(person, q="signs", id=begun, own=DANGER, kept="1").json()
    assert first["help"].startswith("/help?heard=rf_")
    again = ask(person, q="signs", id=begun, own=DANGER, sign=["toe_drag"], kept="1").json()
    assert "help" not in again
    assert ask(person, q="signs", id=begun, own=DANGER, sign=["toe_drag"]).url.path == "/help"
    assert "help" not in ask(person, q="signs", id=begun, own="heel feels cold", kept="1").json()


@pytest.mark.parametrize("query", ["heard=rf_face", "heard=<b>", "check_in=../x", "check_in=%22"])
def test_the_help_page_takes_no_words_from_its_address(person, query):
    text = person.get(f"/help?{query}").text
    assert "<b>" not in text
    assert "/check-in?id=" not in text
    assert "Call 999 now if" in text


def test_a_clock_that_was_set_back_is_said_and_the_note_is_kept(app, person):
    ask(person, q="compared", answer="easier", day=str(TODAY))
    now = app.site.clock() - timedelta(days=3)
    app.site.clock = lambda: now
    page = ask(person, q="compared", answer="harder", day=str(now.date()))
    assert "clock stands before your last note" in page.text
    assert [c.day for c in app.site.notebook.check_ins()] == [now.date(), TODAY]
    assert "clock" not in ask(person, q="tired", id=id_in(page), answer="1").text


def test_a_check_in_over_midnight_keeps_the_day_it_began_on(app, person):
    late = app.site.clock().replace(year=2028, month=2, day=29, hour=23, minute=58)
    app.site.clock = lambda: late
    begun = id_in(ask(person, q="compared", answer="harder", day="2028-02-29"))
    east = late.astimezone(timezone(timedelta(hours=9)))  # an hour later by a phone that travelled
    app.site.clock = lambda: east
    ask(person, q="signs", id=begun, sign=["toe_drag"])
    (kept,) = app.site.notebook.check_ins()
    assert (str(kept.day), kept.hour) == ("2028-02-29", None)
    assert "Tuesday 29 February 2028: foot drop" in person.get("/timeline").text


def test_the_first_day_is_said_plainly(app, person):
    ask(person, q="signs", day=str(TODAY), sign=["none"])
    assert "Today is your first checked day." in person.get("/").text


def test_weeks_before_the_first_note_are_not_drawn_as_left_out(app, person):
    def weeks() -> int:
        return person.get("/timeline").text.count("Week of ")

    assert weeks() == 4
    note(app, TODAY - timedelta(days=33), signs=CLEAR)
    assert weeks() == 5
    note(app, TODAY - timedelta(days=400), signs=CLEAR)
    assert weeks() == 8
    assert "2026-03-08" in person.get("/timeline").text  # and the way to earlier weeks
