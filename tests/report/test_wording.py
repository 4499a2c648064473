"""The words of verdicts, pictures and walks: whole in each language, and said the way it is."""

import re
from datetime import date
from importlib.resources import files
from string import Formatter

import pytest

from surefoot.report.saying import FIRST_LANGUAGE, LANGUAGES, Saying, words_in
from surefoot.report.wording import BANNED
from surefoot.terms.catalogue import catalogue
from surefoot.terms.languages import easy
from surefoot.web.words import LOCALES
from tests.web.easy_read import LONGEST, too_long_lines

PARTS = ("answers", "names", "pictures", "walk")
OTHERS = [language for language in LANGUAGES if language != FIRST_LANGUAGE]
#: Each language, and each in its easy reading.
READINGS = [reading for language in LANGUAGES for reading in (language, easy(language))]
SHAMING = ("verloren", "kaputt", "versagt", "rückfall", "verpasst", "geheilt", "patient", "heilung")


def flat(branch, path=""):
    """Give each text by its place; conditions are as they are in every language."""
    if isinstance(branch, dict):
        for name, leaf in branch.items():
            yield from flat(leaf, f"{path}.{name}")
    elif isinstance(branch, list):
        for n, leaf in enumerate(branch):
            yield from flat(leaf, f"{path}.{n}")
    else:
        yield path, branch


def gaps(text):
    """Give what is filled in, and how: a date stays a date, a count stays a count."""
    found = []
    for _, name, how, _ in Formatter().parse(str(text)):
        if name is not None:
            plural = "|" in how or (how and how not in ("date", "short", "ten", "name", "names"))
            found.append((name, "count" if plural and not how.startswith(".") else how))
    return sorted(found)


def test_every_language_of_the_pages_has_its_words_here():
    assert set(LOCALES) == set(LANGUAGES)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", OTHERS)
def test_each_language_says_the_same_things(language, part):
    first, other = dict(flat(words_in(part, FIRST_LANGUAGE))), dict(flat(words_in(part, language)))
    assert set(first) == set(other)
    for place, text in first.items():
        if ".if." in place or place.endswith(".if"):
            assert other[place] == text, place
        elif not place.startswith(".calendar"):
            assert gaps(other[place]) == gaps(text), f"{language}{place}"


@pytest.mark.parametrize("language", READINGS)
@pytest.mark.parametrize("part", PARTS)
def test_no_word_shames_or_promises(language, part):
    english = language.startswith(FIRST_LANGUAGE)
    for place, text in flat(words_in(part, language)):
        if ".if" not in place:
            words = str(text).lower()
            for word in (*BANNED, *SHAMING) if english else SHAMING:
                assert word not in words, f"{language}{place}: {word}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_each_twin_fills_in_the_same(language, part):
    usual, twin = dict(flat(words_in(part, language))), dict(flat(words_in(part, easy(language))))
    assert set(usual) == set(twin)
    for place, text in usual.items():
        dates = [[gap for gap in gaps(words) if gap[1] == "date"] for words in (text, twin[place])]
        names = [{name for name, _ in gaps(words)} for words in (text, twin[place])]
        assert names[0] == names[1], f"{language}{place}: the easy twin fills in something else"
        assert dates[0] == dates[1], f"{language}{place}"


SPELT = {"four": "4", "five": "5", "vier": "4", "fünf": "5"}


def figures(text):
    """Give the figures a text says by itself; a small one may be spelt."""
    said = re.sub(r"\{.*?\}", "", str(text)).lower()
    spelt = [figure for word, figure in SPELT.items() if re.search(rf"\b{word}\b", said)]
    return {*re.findall(r"\d+(?:\.\d+)?", said), *spelt}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_an_easy_twin_says_no_other_figure(language, part):
    twin = dict(flat(words_in(part, easy(language))))
    for place, text in flat(words_in(part, language)):
        if ".if" not in place:
            assert figures(text) == figures(twin[place]), f"{language}{place}"


#: What is filled in when easy sentences are measured: the longest that is usual. All else is 12.
FILLED = {
    **dict.fromkeys(("first", "first_day", "since"), date(2026, 9, 23)),
    **dict.fromkeys(("last", "last_day", "until"), date(2026, 11, 23)),
    **dict.fromkeys(("what", "best", "stand_best"), "aid_sep"),
    "together": ["aid_sep", "aid_wedge", "ex_heel"],
    **dict.fromkeys(("p_off", "p_brewing", "p_back", "size"), 0.5),
    **dict.fromkeys(("smallest_chance", "largest_chance"), 0.5),
    **dict.fromkeys(("alarms_a_year", "smallest", "largest"), 1.5),
}


class Filled(dict):
    """What a sentence is filled in with."""

    def __missing__(self, name):
        return 12


@pytest.mark.parametrize("part", ["answers", "pictures", "walk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_easy_texts_are_short_with_everything_filled_in(language, part):
    how, words = Saying(language), words_in("answers", easy(language))
    filled = Filled(FILLED)
    filled["times"] = words["times"]["range"].format(low=3, high=6)
    ends = {end: how.day(FILLED[end]) for end in ("first", "last")}
    filled["onset_when"] = words["onset"]["range"].format(**ends)
    for place, text in flat(words_in(part, easy(language))):
        if ".if" in place or place.startswith((".times", ".onset")):
            continue
        assert not too_long_lines([how.vformat(text, (), filled)]), (
            f"wording/{language}.{part}.yaml{place}: add an easy twin of at most "
            f"{LONGEST} words a sentence (usual: ..., easy: ...)"
        )


def test_a_sentence_left_in_english_would_be_seen():
    for part in PARTS:
        first, other = dict(flat(words_in(part, FIRST_LANGUAGE))), dict(flat(words_in(part, "de")))
        same = {p for p, t in first.items() if isinstance(t, str) and " " in t and other[p] == t}
        same = {p for p in same if re.search(r"[a-z]{4}", re.sub(r"\{.*?\}", "", first[p]))}
        assert same == set()


def test_each_pair_of_twins_is_whole():
    """A twin without its other half would be read as a part of the words."""

    def pairs(branch):
        if isinstance(branch, dict):
            if {"usual", "easy"} & set(branch) and all(isinstance(v, str) for v in branch.values()):
                yield branch
            for leaf in branch.values():
                yield from pairs(leaf)
        elif isinstance(branch, list):
            for leaf in branch:
                yield from pairs(leaf)

    for language in LANGUAGES:
        for part in ("answers", "walk", "pictures"):
            for pair in pairs(catalogue("surefoot.report", f"wording/{language}.{part}.yaml")):
                assert set(pair) == {"usual", "easy"}, pair
                assert pair["usual"] != pair["easy"], pair


def test_no_language_lacks_a_file():
    there = {file.name for file in files("surefoot.report").joinpath("wording").iterdir()}
    assert {f"{language}.{part}.yaml" for language in LANGUAGES for part in PARTS} <= there


@pytest.mark.parametrize(
    ("sentence", "values", "said"),
    [
        ("{n:Tag|Tage}", {"n": 1}, "1 Tag"),
        ("{n:Tag|Tage}", {"n": 2}, "2 Tage"),
        ("{n:Punkt|Punkte}", {"n": 1.5}, "1,5 Punkte"),
        ("{d:date}", {"d": date(2026, 3, 3)}, "3. März 2026"),
        ("{p:ten}", {"p": 0.25}, "3"),
        ("{ws:names}", {"ws": ["aid_wedge", "aid_sep", "own:warm_bath"]},
         "Keil, Zehenspreizer und warm bath"),
        ("{x:.2f}", {"x": 0.126}, "0,13"),
        ("{x}", {"x": "v1.2"}, "v1.2"),
    ],
)  # fmt: skip
def test_german_counts_days_and_numbers(sentence, values, said):
    assert Saying("de").fill(sentence, **values) == said
