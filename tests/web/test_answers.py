"""Answers: each question with its doubt, its picture and its table."""

import re

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
    assert doubt < page.index("<p lang=\"en-GB\">Notes alone show what went together") < page.index("<figure")
    assert "\">Notes alone show" not in page.split("How do you know?")[1]


def test_an_empty_notebook_gets_words_and_no_picture(person):
    for question in QUESTIONS:
        answer = person.get(f"/answers/{question.replace('_', '-')}")
        assert answer.status_code == 200
        assert "<figure" not in answer.text
