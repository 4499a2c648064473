"""The page for the physio and the picture to share: what is on them, and what is not."""

import re
from xml.etree import ElementTree

import pytest

from surefoot.actions.made_up_person import made_up_person


@pytest.fixture
def noted(app, person):
    """Somebody with three months of made-up notes."""
    made_up_person(app.site.notebook, now=app.site.clock())
    app.site.forget()
    return person


def drawn(page):
    """Give the words of the picture on a page or in a file, a line each."""
    svg = re.search(r"<svg[^>]*><title>.*?</svg>", page, re.S)[0]
    root = ElementTree.fromstring(svg)
    return [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_report_holds_what_a_physio_asks_and_its_second_sheet_only_on_request(noted):
    first = noted.get("/report?question=Stairs%3F&next=<b>Walk</b>").text
    for said in (
        *("Stairs?", "&lt;b&gt;Walk", "Stroke leg", "Checked 8", "Is it gone?", "Holding on"),
        *("fingertips", "Time of day", "Shoes", "Outer-edge lifts", "Pain and falls"),
        "Not a clinical measurement",
    ):
        assert said in first, said
    assert "Page 2, the numbers" not in first
    second = noted.get("/report?part=weeks&part=methods&part=nonsense").text
    for said in ("Page 2, the numbers", "Days without a note", "Written later", "version 1"):
        assert said in second, said
    assert second.count('class="card report sheet"') == 2
    assert "Which shoes" not in second


def test_a_day_nobody_looked_is_a_dot_and_counted_as_such(noted):
    page = noted.get("/report").text
    strip = re.search(r'<figure class="strip"[^>]*>(.*?)</figure>', page, re.S)[1]
    checked = int(re.search(r"Checked (\d+) of 91 days", page)[1])
    counts = [int(n) for n in re.findall(r"(?:clear|tired|drop|not checked) (\d+)<", strip)]
    assert sum(counts) == 91
    assert sum(counts[:3]) == checked


def test_an_empty_notebook_has_a_report_too(person):
    page = person.get("/report?part=weeks&part=walks&part=tests&part=methods")
    assert page.status_code == 200
    assert "91 of 91 days" in page.text


def test_nothing_names_an_illness_before_she_chooses_it(noted):
    page = noted.get("/share").text
    assert re.fullmatch(r"\d+ days?", drawn(page)[0])
    assert len(drawn(page)) == 1
    assert "foot drop" not in re.search(r"<figure.*?</figure>", page, re.S)[0]
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[1]
    assert "foot drop" not in text


def test_the_picture_holds_what_is_ticked_and_her_words_and_nothing_else(noted):
    said = {"words": "Over the hill <&> back", "fact": ["about", "nonsense"]}
    page = noted.submit("/share", page="/share", **said).text
    assert drawn(page) == ["Over the hill <&> back", "no foot drop in my notes"]
    assert re.search(r'value="about" checked', page)
    assert not re.search(r'value="days" checked', page)
    file = noted.submit("/share/picture", page="/share", kind="svg", **said)
    assert file.headers["content-disposition"] == 'attachment; filename="milestone.svg"'
    assert drawn(file.text) == drawn(page)
    assert set(re.findall(r"<(\w+)", file.text)) == {"svg", "title", "rect", "text"}


def test_long_words_stay_inside_the_picture(noted):
    facts = ["days", "about", "checked", "longest", "day"]
    long = "a very long line of my own words " * 6
    file = noted.submit("/share/picture", page="/share", words=long, fact=facts).text
    places = [float(y) for y in re.findall(r'<text x="300" y="(\d+)"', file)]
    assert 30 < min(places) < max(places) < 380
    assert noted.get("/share/picture").status_code == 405


def test_no_clear_spell_is_said_without_a_picture(person):
    page = person.get("/share").text
    assert "There is no clear spell running" in page
    assert "<figure" not in page
