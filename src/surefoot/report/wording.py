"""Say a verdict in plain words. The words live in ``wording/<language>.yaml``, never in code."""

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

from attrs import evolve

from surefoot.answers.verdict import Verdict
from surefoot.terms.catalogue import catalogue

#: Never in a sentence a person reads: words that hurt, promise, or claim a cause.
BANNED = (
    *("lost", "broken", "failed", "failure", "reset", "streak", "relapse", "missed"),
    *("cured", "cure", "caused", "causes", "fixed", "fixes", "works", "worked", "detected"),
    *("safe to", "no need", "you should", "patient", "sufferer", "compliance", "bad leg"),
    *("clinically proven", "medical-grade", "!"),
)


class Words(Formatter):
    """Formats counts, dates and chances the way they are said.

    ``{n:days}`` gives "1 day" or "4 days"; any other plural word with a final s works the same.
    ``{d:date}`` gives "3 May 2026"; ``{p:ten}`` gives tenths, as a whole number; ``{w:name}`` and
    ``{ws:names}`` give what was done, without the id's beginning.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        """Give one value as it is said."""
        if format_spec == "date":
            return f"{value.day} {value:%B %Y}"
        if format_spec == "ten":
            return f"{int(10 * float(value) + 0.5)}"
        if format_spec == "name":
            return _name(value)
        if format_spec == "names":
            *first, last = [_name(one) for one in value]
            return f"{', '.join(first)} and {last}" if first else last
        if format_spec and format_spec.replace(" ", "").isalpha():
            number = f"{value:g}" if isinstance(value, float) else f"{value}"
            return f"{number} {format_spec.removesuffix('s') if value == 1 else format_spec}"
        return str(super().format_field(value, format_spec))


def _name(what: str) -> str:
    return what.removeprefix("aid_").removeprefix("ex_").removeprefix("own:").replace("_", " ")


def _holds(condition: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return all(
        values.get(key) in wanted if isinstance(wanted, list) else values.get(key) == wanted
        for key, wanted in condition.items()
    )


def _values(verdict: Verdict) -> dict[str, Any]:
    """Give what the words may ask about: the facts, the verdict's own figures and a few yes/no."""
    facts = verdict.facts
    own: dict[str, Any] = {
        "answer": verdict.answer,
        "size": verdict.size,
        "low": verdict.low,
        "high": verdict.high,
    }
    if verdict.low is not None and verdict.high is not None:
        low, high = (Words().format_field(p, "ten") for p in (verdict.low, verdict.high))
        own["times"] = f"about {low}" if low == high else f"{low} to {high}"
    yes_no = {
        "tired_some": facts.get("tired", 0) > 0,
        "run_some": facts.get("run", 0) > 0,
        "past_some": facts.get("past", 0) > 0,
        "longer": facts.get("past", 0) > 0 and facts.get("held", 0) > facts.get("longest_past", 0),
        "gap_in_spell": facts.get("held_longest", 0) > facts.get("held", 0),
        "low_some": facts.get("low_before", 0) > 0,
        "together_some": len(facts.get("together", ())) > 0,
        "kept_some": facts.get("kept") is not None,
        "changed": verdict.answer in ("sudden", "gradual", "cannot_tell"),
    }
    return {**yes_no, **facts, **own}


def say(verdict: Verdict, language: str = "en-GB") -> Verdict:
    """Give the verdict with its sentence and its story filled in.

    Parameters
    ----------
    verdict : as an answer gave it.
    language : a file of ``report/wording``.

    Returns
    -------
    Verdict
        `sentence` is what is read first; `story` holds the steps, then what weakens the answer,
        then the rule in three plain sentences.
    """
    words = catalogue("surefoot.report", f"wording/{language}.yaml")
    part = words[verdict.question]
    values = _values(verdict)
    blocked = [
        Words().vformat(words["blocked"][why], (), {"what": what})
        for what, why in verdict.facts.get("blocked", ())
    ]
    story = (*_said(part["story"], values), *blocked, *doubts(verdict, language), *part["how"])
    return evolve(verdict, sentence=next(_said(part["sentence"], values)), story=story)


def doubts(verdict: Verdict, language: str = "en-GB") -> tuple[str, ...]:
    """Say what weakens a verdict, a sentence each; `say` has them in the story too."""
    words = catalogue("surefoot.report", f"wording/{language}.yaml")["caveats"]
    return tuple(words[code] for code in verdict.caveats)


def say_plain(part: str, values: Mapping[str, Any], language: str = "en-GB") -> tuple[str, ...]:
    """Say a part of the words that is no verdict: the plan of a test, or where it stands.

    Parameters
    ----------
    part : ``plan`` or ``progress``.
    values : what the words ask about.
    language : a file of ``report/wording``.
    """
    lines = catalogue("surefoot.report", f"wording/{language}.yaml")[part]["said"]
    return tuple(_said(lines, values))


def _said(lines: list[dict[str, Any]], values: Mapping[str, Any]) -> Iterator[str]:
    """Say every line whose condition holds, each beginning with a capital."""
    formatter = Words()
    for line in lines:
        if _holds(line.get("if", {}), values):
            said = formatter.vformat(line["say"], (), values)
            yield said[:1].upper() + said[1:]


def how_do_you_know(question: str, language: str = "en-GB") -> tuple[str, ...]:
    """Give the rule behind a question, in three plain sentences.

    Parameters
    ----------
    question : id of the question.
    language : a file of ``report/wording``.
    """
    return tuple(catalogue("surefoot.report", f"wording/{language}.yaml")[question]["how"])


def month_day(day: date) -> str:
    """Write a day as it is said: 3 May 2026."""
    return Words().format_field(day, "date")
