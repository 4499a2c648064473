"""Words: each string in each language, easy enough, kind, and none that shames."""

import re
from importlib.resources import files

import pytest

from surefoot.web.words import FIRST_LOCALE, LOCALES, Words, texts

BANNED = {
    "en-GB": "lost broken failed fail reset streak relapse missed cured patient sufferer "
    "suffering affected compliance detected badly should normal",
    "de": "verloren kaputt gescheitert versagt rückfall verpasst geheilt patient leidend normal",
}
#: Where a listed word is the plain word for something else.
ALLOWED = {"data.passphrase_what", "welcome.which_leg", "checkin.different.sleep"}
CONTRACTION = re.compile(
    r"\b\w+(n't|'re|'ve|'ll|'m|’t|’re|’ve|’ll)\b|\b(it|that|there|what|let)['’]s\b", re.I
)
EVERY = [(locale, key) for locale in LOCALES for key in texts(locale)]


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("locale", [name for name in LOCALES if name != FIRST_LOCALE])
def test_each_language_is_complete(locale):
    assert set(texts(locale)) == set(texts(FIRST_LOCALE))


def test_each_twin_and_each_language_fills_in_the_same():
    for locale, key in EVERY:
        text, first = texts(locale)[key], texts(FIRST_LOCALE)[key]
        assert fields(text.usual) == fields(text.easy) == fields(first.usual), f"{locale} {key}"


def test_easy_lines_are_short():
    for locale, key in EVERY:
        for line in texts(locale)[key].easy.splitlines():
            words = re.sub(r"[*]", "", line)
            sentences = [s for s in re.split(r"(?<=[.?:!])\s+", words) if s]
            longest = max((len(s.split()) for s in sentences), default=0)
            assert longest <= 12, f"{locale} {key}: {line}"


def test_easy_lines_have_no_contraction():
    for locale, key in EVERY:
        assert not CONTRACTION.search(texts(locale)[key].easy), f"{locale} {key}"


def test_an_easy_text_of_its_own_marks_its_key_word():
    for locale, key in EVERY:
        text = texts(locale)[key]
        if text.easy != text.usual and len(text.easy.split()) > 12:
            assert "**" in text.easy, f"{locale} {key}"


def test_usual_sentences_are_short():
    for locale, key in EVERY:
        for sentence in re.split(r"(?<=[.?!])\s+", texts(locale)[key].usual):
            assert len(sentence.split()) <= 22, f"{locale} {key}: {sentence}"


def test_no_word_shames_promises_or_diagnoses():
    for locale, key in EVERY:
        if key in ALLOWED:
            continue
        both = f"{texts(locale)[key].usual} {texts(locale)[key].easy}".lower()
        for word in BANNED[locale].split():
            assert not re.search(rf"\b{word}\b", both), f"{locale} {key}: {word}"


def test_no_exclamation_marks():
    for locale, key in EVERY:
        assert "!" not in texts(locale)[key].usual + texts(locale)[key].easy, f"{locale} {key}"


def test_every_string_a_template_or_page_asks_for_is_there():
    known = set(texts(FIRST_LOCALE))
    room = files("surefoot.web")
    sources = [*room.joinpath("templates").iterdir(), *room.iterdir()]
    asking = re.compile(r"\bt(?:\.plain|\.count)?\(\s*['\"]([\w.]+)['\"]")
    for source in sources:
        if not source.name.endswith((".py", ".html")):
            continue
        for asked in asking.findall(source.read_text("utf-8")):
            there = asked in known or f"{asked}_one" in known
            begun = any(key.startswith(asked) for key in known)
            assert there or begun, f"{source.name} asks for {asked}"


def test_what_is_filled_in_cannot_become_markup():
    said = Words()("checkin.same_what", what="<script>alert(1)</script> **x**")
    assert "<script>" not in said
    assert "&lt;script&gt;" in said
