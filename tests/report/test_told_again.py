"""What the lower rooms say in one English sentence is said in German, and easier, on pages."""

import ast
import re
from pathlib import Path

import pytest

import surefoot
from surefoot.recordings.refusals import REFUSALS
from surefoot.report.saying import LANGUAGES
from surefoot.report.told_again import told_again
from surefoot.report.wording import BANNED
from surefoot.terms.languages import easy, words_of
from tests.report.test_wording import SHAMING
from tests.web.easy_read import LONGEST, too_long_lines

HOME = Path(surefoot.__file__).parent
#: Rooms and files whose sentences reach a page.
READ = (
    *("gait", "practice", "safety", "recordings/clock.py", "recordings/fitness.py"),
    *("recordings/holes.py", "recordings/joining.py", "recordings/read.py"),
    *("answers/experiment.py", "answers/experiment_result.py", "answers/series.py"),
    *("notebook/refusals.py", "notebook/deeds.py", "notebook/experiments.py", "web"),
)
#: Said in a terminal only, or by an app that is not a page of ours.
NOT_ON_PAGES = {"web/listening.py"}
TELLS = re.compile(r"^(CannotUse|Contradiction|SideNotSaid|NotSafe|Locked|Finding|found|_Refused)$")
KNOWN = words_of("surefoot.report", "wording/de.sentences.yaml", "de")["sentences"]
EASY = {
    language: words_of("surefoot.report", f"wording/{language}.sentences.yaml", easy(language))
    for language in LANGUAGES
}


def template(node):
    """Give a sentence of the source with its gaps, or None where it is no sentence."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return None


def told():
    """Give every sentence that the rooms can tell, with where it stands."""
    found = {}
    for name in READ:
        place = HOME / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            path = file.relative_to(HOME).as_posix()
            if path in NOT_ON_PAGES or "/simulate/" in path:
                continue
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    func = node.func
                    called = getattr(func, "id", getattr(func, "attr", ""))
                    if TELLS.match(called):
                        for part in map(template, node.args):
                            if part and " " in part and part.endswith("."):
                                found[part] = path
    for what, then in REFUSALS.values():
        for part in (what, then):
            found[re.sub(r"\{\w+\}", "{}", part)] = "recordings/refusals.py"
    return found


TOLD = told()


def test_the_rooms_were_read():
    assert len(TOLD) > 150


def test_the_sentences_that_can_reach_a_page_are_said_in_german():
    """A new one is shown in English and marked so; more than a few of them are too many."""
    missing = []
    for sentence, place in TOLD.items():
        filled = sentence.replace("{}", "17")
        said = told_again(filled, "de")
        if said is None:
            missing.append(f"{place}: {sentence}")
        else:
            assert said != filled, sentence
    assert len(missing) <= 0.03 * len(TOLD), "\n".join(missing)


def test_what_was_filled_in_comes_along():
    for first, said in KNOWN.items():
        lost = set(re.findall(r"\{(\w+)\}", said)) - set(re.findall(r"\{(\w+)\}", first))
        assert not lost, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_easy_twins_say_no_more_than_the_sentence_and_no_word_that_hurts(language):
    for first, said in EASY[language]["sentences"].items():
        assert first in KNOWN, f"nobody says: {first}"
        assert set(re.findall(r"\{(\w+)\}", said)) <= set(re.findall(r"\{(\w+)\}", first)), said
        for word in BANNED if language == "en-GB" else SHAMING:
            assert word not in said.lower(), f"{word}: {said}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_that_can_reach_a_page_have_an_easy_twin_where_they_are_long(language):
    long = []
    for sentence, place in TOLD.items():
        said = told_again(sentence.replace("{}", "17"), easy(language))
        if said is not None:  # in German a few are shown in English and marked so
            long += [f"{place}: {line}" for line in too_long_lines([said])]
    assert not long, (
        f"add an easy twin, at most {LONGEST} words a sentence, in "
        f"report/wording/{language}.sentences.yaml:\n" + "\n".join(long)
    )


def test_a_sentence_that_is_easy_enough_stays_as_it_is():
    assert told_again("Please say left or right.", "en-GB-simple") == "Please say left or right."
    assert told_again("Please say left or right.", "de-simple") == "Bitte sag links oder rechts."
    said = told_again("A.csv has a line that never ends, so it is not a table.", "en-GB-simple")
    assert said == "A.csv has a line that never ends. So it is not a table."


def test_numbers_and_sides_are_said_the_german_way():
    said = told_again(
        "The ways to find where the left toes point are 16.5 degrees apart; "
        "the angles are less sure for it.",
        "de",
    )
    assert "der linke Fuß" in said
    assert "16,5 Grad" in said


def test_a_sentence_nobody_has_said_yet_is_none():
    assert told_again("A purple elephant sat on the sensor.", "de") is None
    assert told_again("A purple elephant sat on the sensor.", "en-GB") is not None
