"""A PNG of a drawing, or one sentence that says why not."""

import shutil

import pytest

from surefoot.report.png import BROWSERS, png
from surefoot.report.svg import LEFT, Picture
from surefoot.terms.errors import CannotUse

PICTURE = Picture(200, 100, "a mark", "one mark", paper="#ffffff")
PICTURE.mark((100, 50), LEFT, size=20)


def test_without_a_browser_there_is_a_sentence_and_a_way_on(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CannotUse, match=r"\.svg or \.html"):
        png(PICTURE.svg(), 200, 100)


def test_a_browser_that_fails_is_said(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/false")
    with pytest.raises(CannotUse, match="could not"):
        png(PICTURE.svg(), 200, 100)


@pytest.mark.browser
@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="no browser on this computer")
def test_a_browser_draws_it_twice_as_fine():
    drawn = png(PICTURE.svg(), 200, 100)
    assert drawn.startswith(b"\x89PNG")
    size = (int.from_bytes(drawn[16:20], "big"), int.from_bytes(drawn[20:24], "big"))
    assert size == (400, 200)
