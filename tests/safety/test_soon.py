"""What should be told today or this week, and the same words in an ordinary day."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from surefoot.safety.flags import red_flags
from surefoot.safety.ideas import FILES
from surefoot.safety.scan import scan
from surefoot.terms.catalogue import catalogue

ON = date(2026, 3, 11)
TABLE: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "soon.yaml").read_text(encoding="utf-8")
)


def heard(text: str) -> set[str]:
    return {flag.id for flag in scan(text, on=ON)}


def test_every_flag_that_can_wait_has_its_sentences() -> None:
    assert set(TABLE) == {flag.id for flag in red_flags().values() if flag.level != "emergency_now"}
    for flag, listed in TABLE.items():
        assert len(listed["fires"]) >= 4, flag
        assert len(listed["quiet"]) >= 2, flag


@pytest.mark.parametrize(
    ("flag", "sentence"), [(f, s) for f, listed in TABLE.items() for s in listed["fires"]]
)
def test_a_sign_with_its_beginning_is_heard_in_the_middle_of_a_day(
    flag: str, sentence: str
) -> None:
    text = f"Lovely day, walked to the shop.\n\n{sentence}\n\nTea with Jo at four."
    assert flag in heard(text)


@pytest.mark.parametrize(
    ("flag", "sentence"), [(f, s) for f, listed in TABLE.items() for s in listed["quiet"]]
)
def test_an_ordinary_day_in_the_same_words_is_quiet(flag: str, sentence: str) -> None:
    assert flag not in heard(sentence)


def test_twitching_with_trouble_swallowing_is_for_today() -> None:
    told = scan("My calves twitch and the food keeps sticking in my throat.", on=ON)
    assert [flag.level for flag in told if flag.id == "rf_twitch_weak"] == ["same_day"]


def test_no_two_files_of_ideas_use_one_name_for_two_sets() -> None:
    names = Counter(name for file in FILES for name in catalogue("surefoot.safety", file)["sets"])
    assert [name for name, times in names.items() if times > 1] == []
