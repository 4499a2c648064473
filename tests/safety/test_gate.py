"""The gate: closed until asked today, closed by any yes, never argued with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.safety.gate import GateAnswer, flags_of, pass_gate, questions
from surefoot.terms.catalogue import catalogue
from surefoot.terms.errors import NotSafe

TODAY = date(2026, 3, 1)
IDS = [q.id for q in questions()]


def test_every_flag_behind_a_question_exists() -> None:
    known = {f["id"] for f in catalogue("surefoot.safety", "red_flags.yaml")["flags"]}
    assert {flag for q in questions() for flag in q.flags} <= known


@given(st.sets(st.sampled_from(IDS)), st.booleans(), st.integers(0, 3))
def test_it_opens_only_with_every_answer_no_and_only_today(yes, not_today, days_ago) -> None:
    answer = GateAnswer(TODAY - timedelta(days=days_ago), tuple(yes), not_today)
    if not yes and not not_today and days_ago == 0:
        pass_gate(answer, TODAY)
    else:
        with pytest.raises(NotSafe):
            pass_gate(answer, TODAY)


def test_it_is_closed_before_anyone_was_asked() -> None:
    with pytest.raises(NotSafe, match="come first"):
        pass_gate(None, TODAY)


def test_a_yes_carries_its_flags_to_the_card() -> None:
    with pytest.raises(NotSafe) as refusal:
        pass_gate(GateAnswer(TODAY, ("leg_swollen", "new_sign")), TODAY)
    assert refusal.value.flags[0] == "rf_leg_sudden"
    assert "rf_dvt" in refusal.value.flags


def test_a_question_nobody_asked_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no question"):
        flags_of(["nonsense"])
