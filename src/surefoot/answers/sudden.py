"""Sudden or gradual? Or the notes cannot tell, which is so for anything under five days."""

from collections.abc import Sequence
from datetime import date

from surefoot.answers.models.change import Walks
from surefoot.answers.onset import change_facts, latest, line_caveats
from surefoot.answers.series import Series, note_caveats
from surefoot.answers.verdict import Basis, Rule, Verdict
from surefoot.answers.walking import WalkPoint, together
from surefoot.diary.day import Day

RULE = Rule("sudden_or_gradual", "3", "docs/calibration.md#sudden-or-gradual", "measured")

#: "Sudden" needs this chance under both priors on slow trends; "gradual" its opposite.
SUDDEN, GRADUAL = 0.8, 0.2
#: A narrow prior must not disagree with a wide one by more than this before "sudden" is said.
LEAST_OF_BOTH = 0.6


def verdict(days: Sequence[Day], *, until: date, walks: Sequence[WalkPoint] = ()) -> Verdict:
    """Answer "sudden or gradual?" from the days up to one day.

    Parameters
    ----------
    days : the days, in any order.
    until : the day asked about.
    walks : foot pitch of walks that can be compared; they join by their errors.

    Returns
    -------
    Verdict
        ``sudden``, ``gradual``, ``cannot_tell``, ``no_change`` or ``too_little``. `size` is the
        chance that the ratings changed abruptly; `low` and `high` are the two opinions on slow
        trends, so `mass` is None.

    Raises
    ------
    CannotUse
        Nothing was checked up to that day.
    """
    return of_series(*together(days, walks, until=until))


def of_series(s: Series, walks: Walks | None = None) -> Verdict:
    """Answer from arrays; see `verdict`."""
    found = latest(s, walks)
    caveats = note_caveats(s)
    joined = 0 if found is None else found.walks
    basis = Basis(s.day.size, s.total_days, walks=joined, since=s.first, until=s.until)
    facts = {"checked": s.day.size, "total": s.total_days, "gap": s.gap, **change_facts(s, found)}
    if found is None or not found.sure:
        answer = "too_little" if found is None else "no_change"
        table = {} if found is None else _table(facts)
        return Verdict(
            "sudden_or_gradual", answer, basis, RULE, caveats=caveats, numbers=table, facts=facts
        )
    c = found.change
    if c.p_abrupt > SUDDEN and c.p_abrupt_low > LEAST_OF_BOTH:
        answer = "sudden"
    elif c.p_under_five < GRADUAL:
        answer = "gradual"
    else:
        answer = "cannot_tell"
    return Verdict(
        "sudden_or_gradual",
        answer,
        basis,
        RULE,
        size=round(c.p_abrupt, 2),
        unit="chance that the ratings changed within two days",
        low=round(c.p_abrupt_low, 2),
        high=round(c.p_abrupt_high, 2),
        caveats=(
            *caveats,
            *line_caveats(s, found),
            "ratings_not_the_body",
            "under_five_days_looks_sudden",
        ),
        numbers=_table(facts),
        facts={**facts, "p_under_five": round(c.p_under_five, 2)},
    )


def _table(facts: dict[str, object]) -> dict[str, list[object]]:
    return {
        "shape": ["any change", "step", "ramp", "levelling off"],
        "chance": [facts[k] for k in ("p_change", "p_step", "p_ramp", "p_levelling")],
        "earliest day": [facts["onset_first"], None, None, None],
        "latest day": [facts["onset_last"], None, None, None],
    }
