"""Clear spells: as short and as long as the notes allow, and never taken away."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary.day import DAY_STATES, Day, clear_days
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.spell import GAP_PARTS_DAYS, best_spell, spells

FIRST = date(2026, 1, 1)
STATES = dict(zip("cto.", DAY_STATES, strict=True))


def run_of(letters: str) -> tuple[Day, ...]:
    """Days from letters: c clear, t only when tired, o foot drop, . not checked."""
    return tuple(
        Day(FIRST + timedelta(days=i), STATES[letter], {}) for i, letter in enumerate(letters)
    )


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", []),
        ("...", []),
        ("oo.t", []),
        ("c", [(1, 1, True, None)]),
        ("occco", [(3, 3, False, "foot_drop")]),
        ("occct", [(3, 3, False, "only_when_tired")]),
        ("o.cc.o", [(2, 4, False, "foot_drop")]),
        ("occ.cc", [(4, 5, True, None)]),
        ("occ..", [(2, 4, True, None)]),
        ("cctcc", [(2, 2, False, "only_when_tired"), (2, 2, True, None)]),
    ],
)
def test_what_the_notes_allow(letters: str, expected: list[tuple[object, ...]]) -> None:
    found = spells(run_of(letters))
    assert [
        (one.shortest_days, one.longest_days, one.open, one.ended_by) for one in found
    ] == expected


def test_a_long_stretch_without_looking_parts_two_spells() -> None:
    bridged = "cc" + "." * GAP_PARTS_DAYS + "cc"
    parted = "cc" + "." * (GAP_PARTS_DAYS + 1) + "cc"
    assert len(spells(run_of(bridged))) == 1
    first, second = spells(run_of(parted))
    assert (first.open, first.ended_by) == (False, None)
    assert (first.longest_days, second.longest_days) == (17, 17)


def test_a_spell_lost_sight_of_is_not_called_running() -> None:
    (spell,) = spells(run_of("occ" + "." * (GAP_PARTS_DAYS + 1)))
    assert not spell.open
    assert spell.ended_by is None


def test_a_remembered_spell_says_so() -> None:
    spell = PastSpell(FIRST, 6, 8, count=None).spell()
    assert (spell.remembered, spell.shortest_days, spell.longest_days) == (True, 6, 8)
    assert (spell.ended_by, spell.count) == ("foot_drop", None)
    assert PastSpell(FIRST, 6, 8, ended=False).spell().ended_by is None
    with pytest.raises(ValueError, match="shortest"):
        PastSpell(FIRST, 8, 6)


def test_no_spell_has_no_best() -> None:
    assert best_spell(()) is None


letters = st.text("cto.", max_size=60)


@given(letters)
def test_shortest_is_what_was_checked_and_never_above_longest(some: str) -> None:
    found = spells(run_of(some))
    assert sum(one.shortest_days for one in found) == some.count("c")
    for one in found:
        assert 1 <= one.shortest_days <= one.longest_days <= len(some)
        assert one.shortest_days + one.unchecked_days <= one.longest_days


@given(letters, st.integers(0, 59))
def test_an_unchecked_day_never_lengthens_the_shortest(some: str, at: int) -> None:
    at = min(at, len(some))
    before = best_spell(spells(run_of(some)))
    after = best_spell(spells(run_of(some[:at] + "." + some[at:])))
    assert (after.shortest_days if after else 0) <= (before.shortest_days if before else 0)


@given(letters, st.integers(0, 59))
def test_blanking_a_day_widens(some: str, at: int) -> None:
    if at >= len(some):
        return
    before = best_spell(spells(run_of(some)))
    after = best_spell(spells(run_of(some[:at] + "." + some[at + 1 :])))
    if some[at] == "c":
        assert (after.shortest_days if after else 0) <= before.shortest_days
    elif before is not None:
        assert after.longest_days >= before.shortest_days


@given(letters, st.text("to", min_size=1, max_size=10))
def test_a_return_leaves_the_longest_spell_and_the_clear_days_alone(some: str, back: str) -> None:
    before, after = run_of(some), run_of(some + back)
    kept, now = best_spell(spells(before)), best_spell(spells(after))
    assert clear_days(after) == clear_days(before)
    if kept is None:
        assert now is None
    else:
        assert (now.first_day, now.shortest_days) == (kept.first_day, kept.shortest_days)


@given(letters)
def test_spells_do_not_overlap_and_only_the_last_can_be_open(some: str) -> None:
    found = spells(run_of(some))
    for earlier, later in pairwise(found):
        assert earlier.last_day < later.first_day
        assert not earlier.open
