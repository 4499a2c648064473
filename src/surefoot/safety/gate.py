"""May something be done standing today? Asked once a day; a yes closes it, without argument."""

from collections.abc import Collection
from datetime import date

from attrs import frozen

from surefoot.terms.catalogue import catalogue
from surefoot.terms.errors import NotSafe


@frozen
class GateQuestion:
    """One question; yes closes the gate and shows the cards of `flags`."""

    id: str
    ask: str
    flags: tuple[str, ...]


@frozen
class GateAnswer:
    """What was answered on a day: the ids of the questions answered yes."""

    day: date
    yes: tuple[str, ...] = ()
    not_today: bool = False


def gate_words(key: str) -> str:
    """Give one of the gate's own sentences (`ready`, `not_today`, `closed`, `put_right`)."""
    return str(catalogue("surefoot.safety", "gate.yaml")[key])


def questions() -> tuple[GateQuestion, ...]:
    """Give the questions in the order they are asked."""
    rows = catalogue("surefoot.safety", "gate.yaml")["questions"]
    return tuple(GateQuestion(row["id"], row["ask"], tuple(row["flags"])) for row in rows)


def flags_of(yes: Collection[str]) -> tuple[str, ...]:
    """Give the red flags behind the questions answered yes, most urgent first.

    Raises
    ------
    ValueError
        A question that does not exist.
    """
    known = {question.id: question for question in questions()}
    strangers = [name for name in yes if name not in known]
    if strangers:
        raise ValueError(f"the gate has no question {strangers[0]!r}")
    return tuple(flag for q in known.values() if q.id in yes for flag in q.flags)


def pass_gate(answer: GateAnswer | None, today: date) -> None:
    """Let through, or refuse, something done standing.

    Parameters
    ----------
    answer : the last answer, or None when nobody was asked yet.
    today : the day of the person's own calendar.

    Raises
    ------
    NotSafe
        Not asked today, a question answered yes, or "not today". The flags it carries lead to the
        help card.
    """
    if answer is None or answer.day != today:
        raise NotSafe("The safety questions come first, once a day.", gate_words("ready"))
    if answer.not_today:
        raise NotSafe(gate_words("not_today"), "You can come back any day.")
    if answer.yes:
        flags = flags_of(answer.yes)
        step = "See Get help now." if flags else gate_words("put_right")
        raise NotSafe(gate_words("closed"), step, flags=flags)
