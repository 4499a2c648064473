"""The gate before anything done standing: asked once a day, kept in the notebook."""

from collections.abc import Collection
from datetime import date

from surefoot.actions.open import Notebook
from surefoot.safety.gate import GateAnswer, flags_of, pass_gate

SETTING = "safety.gate"


def answer_of(notebook: Notebook) -> GateAnswer | None:
    """Give the last answer, or None when nobody was asked yet."""
    kept = notebook.setting(SETTING)
    if not isinstance(kept, dict):
        return None
    return GateAnswer(date.fromisoformat(kept["day"]), tuple(kept["yes"]), kept["not_today"])


def answer_gate(
    notebook: Notebook, today: date, yes: Collection[str] = (), *, not_today: bool = False
) -> GateAnswer:
    """Keep today's answer.

    Raises
    ------
    ValueError
        A question that does not exist.
    """
    flags_of(yes)
    answer = GateAnswer(today, tuple(yes), not_today)
    kept = {"day": today.isoformat(), "yes": list(answer.yes), "not_today": not_today}
    notebook.set_setting(SETTING, kept)
    return answer


def let_through(notebook: Notebook, today: date) -> None:
    """Let through, or refuse, something done standing.

    Raises
    ------
    NotSafe
        See `surefoot.safety.gate.pass_gate`.
    """
    pass_gate(answer_of(notebook), today)
