"""No rule is passed over in a line that it matches, and what is kept of the rules is current."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary import ellipsis, implied, vocabulary
from surefoot.safety.phrases import phrases, rules
from surefoot.terms import times
from surefoot.terms.needed import read_off
from surefoot.terms.rule_index import Rule, RuleIndex, line_number, numbers

ROOT = Path(__file__).resolve().parents[2]
INDEXES = {
    "danger": phrases,
    "vocabulary": lambda: vocabulary._all()[0],
    "sayings": vocabulary._idioms,
    "times": lambda: times._times()[0],
    "turns": lambda: ellipsis._index()[0],
    "leans": implied._cues,
}


def _lines() -> list[str]:
    told = yaml.safe_load((ROOT / "tests" / "safety" / "sentences.yaml").read_text("utf-8"))
    fire = [one for flag in told.values() if isinstance(flag, dict) for one in flag["fires"][:2]]
    gold = yaml.safe_load((ROOT / "tests/diary/gold/stories_a.yaml").read_text("utf-8"))
    marked = re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", " ".join(story["marked"] for story in gold))
    cut = re.split(r"(?<=[.!?])\s+", marked.lower())[:150]
    bare = [line.replace("'", "") for line in fire]
    return [line.lower().replace("\n", " ") for line in (*fire, *bare, *cut)]


def _all_there(name: str, number: int, line: str) -> bool:
    """Tell whether what must be in the same sentence as well is there."""
    here = rules()[number].here if name == "danger" else ()
    return all(word.compiled().search(line) for word in here)


@pytest.mark.parametrize("name", INDEXES)
def test_no_rule_that_matches_is_passed_over(name):
    index, lines = INDEXES[name](), _lines()
    assert len(lines) > 60
    matched = 0
    for able, line in zip(index.able("\n".join(lines)), lines, strict=True):
        for number, rule in enumerate(index.rules):
            for hit in rule.compiled().finditer(line):
                inside = hit.start() and line[hit.start() - 1].isalnum() and hit[0][:1].isalnum()
                if rule._at_word and inside:
                    continue  # it is only asked where a word begins
                matched += 1
                assert able >> number & 1 or not _all_there(name, number, line), (rule, line)
    assert matched > 2


def test_what_is_kept_of_the_rules_is_current():
    check = [sys.executable, str(ROOT / "scripts" / "read_off_rules.py"), "--check"]
    assert subprocess.run(check, check=False).returncode == 0, "run: make docs"


_WORDS = st.sampled_from(["toe", "toes", "drag", "no", "foot", "my", "can't", "x-ray", "é"])
_PARTS = st.recursive(
    _WORDS,
    lambda part: st.one_of(
        st.lists(part, min_size=2, max_size=3).map(lambda of: f"(?:{'|'.join(of)})"),
        part.map(lambda of: f"(?:{of} )?"),
        part.map(lambda of: f"{of}s?"),
        part.map(lambda of: f"(?:{of}[ -])+"),
        part.map(lambda of: rf"\b{of}\b"),
        st.lists(part, min_size=2, max_size=3).map(" ".join),
        st.tuples(part, part).map(lambda two: rf"{two[0]} (?:\w+ ){{0,2}}?{two[1]}"),
        st.tuples(part, part).map(lambda two: f"{two[0]}(?! {two[1]})"),
        st.lists(part, min_size=2, max_size=2).map("".join),
    ),
    max_leaves=8,
)
_TEXTS = st.lists(st.one_of(_WORDS, st.sampled_from(["-", ",", "footdrag", "_toe"]))).map(" ".join)


@given(pattern=_PARTS, text=_TEXTS)
def test_any_pattern_is_found_where_it_matches(pattern, text):
    index = RuleIndex([Rule(pattern), Rule(r"\bdrag\b")])
    for number, line in [(n, line) for line in [text] for n in range(2)]:
        if index.rules[number].compiled().search(line):
            assert index.able(line)[0] >> number & 1


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"\b(?:my )?foot dropp?ed\b", [["drop"], ["foot."]]),
        (r"\b(?:toe|leg)\b(?! nail)", [["leg.", "toe."]]),
        (r"ill\b", []),
        (r"\bno (?:more|longer) pain", [["longer.", "more."], ["no."], ["pain"]]),
    ],
)
def test_what_a_rule_needs_is_read_off(pattern, sets):
    assert sorted(sorted(one) for one in read_off(pattern)) == sets


def test_hits_come_rule_by_rule_and_stay_in_their_line():
    index = RuleIndex([Rule("drag"), Rule(r"\bfoot\b.*drag")])
    told = [(number, hit[0]) for number, hit in index.hits("the foot\nit drags\nfoot drag")]
    assert told == [(0, "drag"), (0, "drag"), (1, "foot drag")]
    assert list(numbers(0b1010)) == [1, 3]
    assert line_number("ab\ncd", 3) == 1
