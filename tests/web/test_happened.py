"""What happened, what was reached, what somebody else measured: kept, shown, or refused."""

from datetime import timedelta

import pytest

from tests.web.conftest import NOON

TWO_DAYS_AGO = str(NOON.date() - timedelta(days=2))
TODAY = str(NOON.date())


def test_an_illness_is_kept_with_its_days_and_shown(app, person):
    told = {"kind": "event", "what": "illness", "own": "a cold", "day": TWO_DAYS_AGO}
    page = person.submit("/happened", **told, until=TODAY)
    assert page.url.path == f"/timeline/{TWO_DAYS_AGO}"
    assert "a cold" in page.text
    (event,) = app.site.notebook.events()
    assert (str(event.day), event.what, str(event.until)) == (TWO_DAYS_AGO, "illness", TODAY)
    assert "Illness" in person.get("/timeline").text


def test_her_own_word_is_an_event_too(app, person):
    person.submit("/happened", kind="event", what="own", own="Moved house", day=TODAY)
    assert app.site.notebook.events()[0].what == "Moved house"


def test_a_milestone_is_kept_and_shown_on_its_day(app, person):
    page = person.submit("/happened", kind="milestone", own="To the shop and back", day=TODAY)
    assert "To the shop and back" in page.text
    assert app.site.notebook.milestones()[0].what == "To the shop and back"


def test_a_result_of_the_physio_keeps_who_measured_it(app, person):
    told = {
        "kind": "result",
        "what": "up_and_go",
        "value": "12,4",
        "rater": "physio",
        "aid": "stick",
    }
    page = person.submit("/happened", **told, side="not_said", day=TWO_DAYS_AGO)
    assert "12.4 s, by the physio" in page.text
    (result,) = app.site.notebook.tests()
    assert (result.test, result.value, result.unit) == ("up_and_go", 12.4, "s")
    assert (result.rater, result.aid, result.side) == ("physio", "stick", "not_said")
    assert "physio" in person.get("/report?part=tests").text


def test_a_test_surefoot_does_not_know_needs_a_name_and_a_unit(app, person):
    told = {"kind": "result", "what": "own", "value": "46", "rater": "physio", "day": TODAY}
    page = person.submit("/happened", **told, own="Berg balance scale", unit="score")
    assert "Berg balance scale: 46 points, by the physio" in page.text
    assert person.submit("/happened", **told, own="", unit="score").status_code == 422
    assert person.submit("/happened", **told, own="Berg", unit="stone").status_code == 422
    assert len(app.site.notebook.tests()) == 1


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "event", "what": "own", "own": ""},
        {"kind": "event", "what": "no_such_thing"},
        {"kind": "milestone", "own": " "},
        {"kind": "nothing"},
        {"kind": "result", "what": "up_and_go", "value": "fast"},
        {"kind": "result", "what": "up_and_go", "value": "nan"},
        {"kind": "result", "what": "up_and_go", "value": "-3"},
        {"kind": "event", "what": "illness", "day": "the day after"},
        {"kind": "event", "what": "illness", "day": "2999-01-01"},
        {"kind": "event", "what": "holiday", "day": TODAY, "until": TWO_DAYS_AGO},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(app, person, told):
    assert person.submit("/happened", **told).status_code == 422
    book = app.site.notebook
    assert [*book.events(), *book.milestones(), *book.tests()] == []


def test_a_danger_in_her_words_leads_to_help_and_the_note_is_kept(app, person):
    told = {"kind": "event", "what": "own", "own": "My face drooped and my arm went weak just now"}
    assert person.submit("/happened", **told).url.path == "/help"
    assert len(app.site.notebook.events()) == 1
