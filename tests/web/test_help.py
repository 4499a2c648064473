"""Help now: on every page, the same place, also when nothing else works."""

import sqlite3

import pytest

from surefoot.web.help_now import cards
from surefoot.web.look import COUNTRIES

PAGES = (
    "/",
    "/timeline",
    "/timeline/2026-05-01",
    "/check-in",
    "/help",
    "/welcome",
    "/nowhere",
    "/offline",
)


@pytest.mark.parametrize("path", PAGES)
def test_help_is_the_second_link_of_every_page(person, path):
    text = person.get(path).text
    header = text[text.index("<header") : text.index("</header>")]
    assert 'class="help-now" href="/help"' in header


def test_help_needs_no_notebook(run_app):
    app = run_app()
    app.settings.notebook.write_bytes(b"not a notebook at all" * 100)
    with app.person() as person:
        assert person.get("/").status_code >= 422
        answer = person.get("/help")
        assert answer.status_code == 200
        assert "Call 999" in answer.text


def test_help_comes_while_another_program_holds_the_notebook(app, person):
    person.get("/")
    with sqlite3.connect(app.settings.notebook) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = person.get("/help", timeout=2)
        other.rollback()
    other.close()
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("country", "number"), [("uk", "999"), ("de", "112"), ("us", "911"), ("x", "112")]
)
def test_each_country_has_its_number(person, country, number):
    assert f"Call {number} now if" in person.get(f"/help?country={country}").text


def test_help_never_says_that_all_is_well(person):
    text = person.get("/help").text.lower()
    for phrase in ("you are fine", "no need", "all is well", "do not worry"):
        assert phrase not in text
    assert "this page cannot check you" in text


def test_the_country_she_chose_is_remembered_and_used_everywhere(person):
    person.get("/help?country=us")
    assert "Call 911 now if" in person.get("/help").text
    told = person.submit("/story", text="My face has just dropped on one side.")
    assert "call 911" in told.text
    person.submit("/look", reading="bigger")
    assert "Call 911 now if" in person.get("/help").text


def test_each_country_of_the_cards_can_be_remembered():
    assert set(cards()["countries"]) == set(COUNTRIES) - {""}
