"""Something felt: a place, a side, a feeling, day or night; nothing that was not offered."""

from datetime import timedelta

import pytest

from surefoot.diary.body import BACK, FRONT, PLACES
from surefoot.diary.sensation import Sensation
from surefoot.terms.catalogue import catalogue
from surefoot.web.felt_page import KINDS, leg_slice
from tests.web.conftest import NOON


def test_what_was_felt_is_kept_and_shown_on_its_day(app, person):
    day = str(NOON.date() - timedelta(days=2))
    page = person.submit("/felt", where="right:toes", kind="tingle", when="night", day=day)
    assert page.url.path == f"/timeline/{day}"
    assert "Tingling, Toes (right), At night" in page.text
    (felt,) = app.site.notebook.sensations()
    assert (str(felt.day), felt.side, felt.place, felt.kind) == (day, "right", "toes", "tingle")


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("left:head", "pain"),
        ("both:toes", "pain"),
        (":toes", "pain"),
        ("left:toes", "numb"),
        ("", ""),
    ],
)
def test_what_was_not_offered_is_not_kept(app, person, where, kind):
    assert person.submit("/felt", where=where, kind=kind, when="day").status_code == 422
    assert app.site.notebook.sensations() == []


def test_a_day_that_has_not_come_is_today(app, person):
    person.submit("/felt", where="left:heel", kind="pain", day="2999-01-01")
    assert app.site.notebook.sensations()[0].day == NOON.date()


def test_a_painful_calf_points_at_help_and_a_twitch_does_not(person):
    assert "swollen, warm or throbbing" in person.get("/felt?where=left:calf&kind=pain").text
    assert "swollen" not in person.get("/felt?where=left:calf&kind=twitch").text
    assert "swollen" not in person.get("/felt?where=left:toes&kind=pain").text


def test_every_place_has_words_a_drawing_and_a_part_of_the_vocabulary(person):
    parts = {part["id"] for part in catalogue("surefoot.diary", "vocabulary.yaml")["body_parts"]}
    assert set(PLACES.values()) - parts == {"arm"}
    for view, places in (("front", FRONT), ("back", BACK)):
        assert [leg_slice(view, place).count("<path") for place in places][-1] == 1
    for locale in ("en-GB", "de"):
        person.submit("/look", locale=locale, back="/me")
        for where in [f"left:{place}" for place in (*FRONT, *BACK)]:
            assert (
                "_"
                not in person.get(f"/felt?where={where}").text.split("</h1>")[0].split("steps")[1]
            )


def test_what_a_story_told_is_shown_too(app, person):
    told = Sensation(NOON.date(), "pain", "knee_thigh_hip", "not_said")
    app.site.notebook.keep_sensation(told, at=NOON)
    assert "Pain, Knee, thigh or hip" in person.get(f"/timeline/{NOON.date()}").text
    assert KINDS[0] == "twitch"


def test_what_was_felt_has_a_mark_and_a_word_in_the_timeline(app, person):
    assert 'something felt"' not in person.get("/timeline").text
    person.submit("/felt", where="left:calf", kind="twitch", when="day", day=str(NOON.date()))
    text = person.get("/timeline").text
    assert '2026: not checked, something felt"' in text
