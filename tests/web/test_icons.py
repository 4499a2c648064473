"""The app's picture on a home screen: phones that take no SVG get a PNG of the size it says."""

import re
import struct


def size_of(png: bytes) -> tuple[int, int]:
    """Read width and height from the head of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_every_icon_of_the_manifest_is_there_in_the_size_it_says(person):
    icons = person.get("/app.webmanifest").json()["icons"]
    drawn = [icon for icon in icons if icon["type"] == "image/png"]
    assert {icon["sizes"] for icon in drawn} == {"192x192", "512x512"}
    for icon in icons:
        answer = person.get(icon["src"])
        assert answer.status_code == 200
        assert answer.headers["content-type"] == icon["type"]
        if icon in drawn:
            assert icon["sizes"] == "{}x{}".format(*size_of(answer.content))


def test_an_iphone_finds_its_own(person):
    (named,) = re.findall(r'rel="apple-touch-icon" href="([^"]+)"', person.get("/").text)
    assert size_of(person.get(named).content) == (180, 180)
