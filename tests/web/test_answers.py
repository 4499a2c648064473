"""Answers: each question with its doubt, its picture and its table."""

import re
from datetime import timedelta

import pytest

from surefoot.actions.made_up_person import made_up_person
from surefoot.web.answers_page import QUESTIONS


@pytest.fixture
def noted(app, person):
    """Somebody with three months of made-up notes."""
    made_up_person(app.site.notebook, now=app.site.clock())
    app.site.forget()
    return person


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_answer_shows_a_picture_that_is_named_and_a_table_of_it(noted, question):
    page = noted.get(f"/answers/{question.replace('_', '-')}").text
    svg = re.search(r"<figure.*?(<svg.*?</svg>)", page, re.S)[1]
    assert re.search(r"<title[^>]*>[^<]+</title>", svg)
    assert re.search(r"<desc[^>]*>[^<]+</desc>", svg)
    assert "style=" not in svg  # the page's policy allows no inline style
    assert re.search(r"<table><caption>[^<]+</caption>.*<tbody><tr><th scope=\"row\">", page)
    assert "How do you know?" in page


def test_what_weakens_an_answer_has_a_place_of_its_own(noted):
    page = noted.get("/answers/what-helped").text
    doubt = page.index("What makes this uncertain")
    said = page.index("<p>Notes alone show what went together")
    assert doubt < said < page.index("<figure")
    assert "Notes alone show" not in page.split("How do you know?")[1]


def test_an_empty_notebook_gets_words_and_no_picture(person):
    for question in QUESTIONS:
        answer = person.get(f"/answers/{question.replace('_', '-')}")
        assert answer.status_code == 200
        assert "<figure" not in answer.text


PLANNED = {"prescribed": "no", "wears_off": "same_day", "goes_by": "day_score", "length": "42"}


def test_a_fair_test_is_planned_locked_hidden_and_told_at_its_end(app, noted):
    asked = noted.get("/answers/try")
    assert "What do you want to test?" in asked.text
    said = {"what": "aid_wedge"}
    for name, value in PLANNED.items():  # one question a page
        page = noted.submit("/answers/try", page="/answers/try", **said)
        assert f'name="{name}" value="{value}"' in page.text
        said[name] = value
    preview = noted.submit("/answers/try", page="/answers/try", **said)
    assert "times in 10" in preview.text
    assert app.site.notebook.experiments() == []  # the chance is said before anything is kept
    said["seed"] = re.search(r'name="seed" value="(\d+)"', preview.text)[1]
    page = noted.submit("/answers/try/lock", page="/answers/try", **said)
    (kept,) = app.site.notebook.experiments()
    assert kept.unchanged
    assert kept.plan["sha256"] in page.text
    place = f"/answers/try/{kept.id}"

    early = noted.submit(f"{place}/finish", page=place)
    assert early.status_code == 422
    assert app.site.notebook.experiments()[0].looks == ()
    second = noted.submit("/answers/try/lock", page=place, **{**said, "what": "aid_sep"})
    assert second.status_code == 422

    begun = app.site.clock()
    app.site.clock = lambda: begun + timedelta(days=20)
    running = noted.get("/answers/try").text
    assert "The result stays hidden" in running
    assert "See the result" not in running
    app.site.clock = lambda: begun + timedelta(days=60)
    done = noted.submit(f"{place}/finish", page=place)
    assert "That is a real result." in done.text  # nothing was noted: too little to say
    assert app.site.notebook.experiments()[0].status == "finished"
    assert "finished" in noted.get("/answers/try").text


BY_STANDS = {"what": "aid_sep", **PLANNED, "goes_by": "hold_seconds"}


def test_a_fair_test_may_go_by_timed_stands_where_there_are_enough(app, noted):
    so_far = {"what": "aid_sep", "prescribed": "no", "wears_off": "same_day"}
    asked = noted.submit("/answers/try", page="/answers/try", **so_far).text
    assert "How long I stand on my left leg" in asked
    assert "4 of 5" in asked
    assert "Fingertips, goal 30 seconds or more" in asked
    so_far["goes_by"] = "hold_seconds"
    assert "your timed stands" in noted.submit("/answers/try", page="/answers/try", **so_far).text
    preview = noted.submit("/answers/try", page="/answers/try", **BY_STANDS).text
    assert "1.5 times as long" in preview
    assert "of 15" not in preview
    seed = re.search(r'name="seed" value="(\d+)"', preview)[1]
    assert 'name="goes_by" value="hold_seconds"' in preview
    page = noted.submit("/answers/try/lock", page="/answers/try", seed=seed, **BY_STANDS)
    (kept,) = app.site.notebook.experiments()
    assert kept.plan["stand"] == {"leg": "left", "support": "fingertips", "goal_s": 30.0}
    assert kept.unchanged
    begun = app.site.clock()
    app.site.clock = lambda: begun + timedelta(days=60)
    done = noted.submit(f"{page.url.path}/finish", page=page.url.path)
    assert "That is a real result." in done.text


def test_without_enough_stands_the_question_is_not_asked(app, person):
    made_up_person(app.site.notebook, now=app.site.clock())
    for hold in app.site.notebook.holds()[5:]:
        app.site.notebook.remove(hold.id, at=app.site.clock())
    app.site.forget()
    so_far = {"what": "aid_sep", "prescribed": "no", "wears_off": "same_day"}
    asked = person.submit("/answers/try", page="/answers/try", **so_far).text
    assert 'name="length"' in asked
    assert "4 of 4" in asked
    assert "stand on my" not in asked
    # who asks for it all the same gets the plan by check-ins, and is shown so
    preview = person.submit("/answers/try", page="/answers/try", **BY_STANDS).text
    assert "of 15" in preview
    assert "times as long" not in preview


@pytest.mark.parametrize(
    ("reading", "locale", "part"),
    [
        ("easy", "en-GB", "only plain ones"),
        ("usual", "de", "Was willst du messen?"),
        ("easy", "de", "Vom Stehen zählt nur"),
    ],
)
def test_what_a_test_goes_by_is_asked_in_every_reading(noted, reading, locale, part):
    noted.submit("/look", reading=reading, locale=locale, back="/me")
    so_far = {"what": "aid_sep", "prescribed": "no", "wears_off": "same_day"}
    asked = noted.submit("/answers/try", page="/answers/try", **so_far).text
    assert part in asked
    assert "30" in asked


@pytest.mark.parametrize(
    "fields",
    [
        {"own": "my leg braces"},
        {"own": "<b>Baclofen</b>"},
        {"own": "half the tablets"},
        {"what": "aid_fes"},
        {"what": "aid_wedge", "prescribed": "yes"},
        {"what": "ex_heel", "prescribed": "not_sure"},
    ],
)
def test_what_must_not_be_stopped_is_refused_in_words(app, noted, fields):
    page = noted.submit("/answers/try", page="/answers/try", **fields)
    assert "Ask your physio about that one." in page.text
    said = {"wears_off": "same_day", "length": "42", "seed": "1", **fields}
    locked = noted.submit("/answers/try/lock", page="/answers/try", **said)
    assert locked.status_code in (400, 422)
    assert app.site.notebook.experiments() == []


def test_a_test_can_be_stopped_for_any_reason(app, noted):
    said = {"what": "aid_sep", **PLANNED, "seed": "5"}
    page = noted.submit("/answers/try/lock", page="/answers/try", **said)
    stopped = noted.submit(f"{page.url.path}/stop", page=page.url.path)
    assert "This test was stopped. That is fine." in stopped.text
    assert "What do you want to test?" in noted.get("/answers/try").text


def test_too_few_notes_are_said_so(person):
    said = {"what": "aid_sep", **PLANNED}
    page = person.submit("/answers/try", page="/answers/try", **said)
    assert page.status_code == 422
    assert re.search(r"Note \w+", page.text)


@pytest.mark.parametrize(
    ("locale", "usual", "simple"),
    [
        ("en-GB", "We compare the last half year with", "We also try no change at all."),
        (
            "de",
            "Wir vergleichen das letzte halbe Jahr mit",
            "Wir probieren auch gar keine Änderung.",
        ),
    ],
)
def test_an_answer_is_said_as_the_reader_reads(noted, locale, usual, simple):
    def read(reading):
        noted.submit("/look", reading=reading, locale=locale, back="/me")
        return "".join(noted.get(f"/answers/{q.replace('_', '-')}").text for q in QUESTIONS)

    pages = read("usual")
    assert simple not in pages
    assert usual in pages
    pages = read("easy")
    assert simple in pages
    assert usual not in pages
