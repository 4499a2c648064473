"""Say a verdict in plain words. The words live in ``wording/<language>.*.yaml``, never in code."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from surefoot.answers.verdict import Verdict
from surefoot.report.saying import FIRST_LANGUAGE, holds, saying, words_in
from surefoot.report.stand_words import stands_said

#: Never in a sentence a person reads: words that hurt, promise, or claim a cause.
BANNED = (
    *("lost", "broken", "failed", "failure", "reset", "streak", "relapse", "missed"),
    *("cured", "cure", "caused", "causes", "fixed", "fixes", "works", "worked", "detected"),
    *("safe to", "no need", "you should", "patient", "sufferer", "compliance", "bad leg"),
    *("clinically proven", "medical-grade", "!"),
)


def _values(verdict: Verdict, language: str) -> dict[str, Any]:
    """Give what the words may ask about: the facts, the verdict's own figures and a few yes/no."""
    facts = verdict.facts
    own: dict[str, Any] = {
        "answer": verdict.answer,
        "size": verdict.size,
        "low": verdict.low,
        "high": verdict.high,
    }
    if verdict.low is not None and verdict.high is not None:
        own["times"] = times(verdict.low, verdict.high, language)
        own["size_times"] = times(verdict.size or 0.0, verdict.size or 0.0, language)
        own["opinions_apart"] = own["times"] != own["size_times"]
    if "onset_first" in facts:
        how = saying(language)
        first, last = (how.day(facts[end]) for end in ("onset_first", "onset_last"))
        words = words_in("answers", language)["onset"]
        own["onset_when"] = words["about" if first == last else "range"].format(
            first=first, last=last
        )
    yes_no = {
        "tired_some": facts.get("tired", 0) > 0,
        "rested_some": facts.get("rested", 0) > 0,
        "run_some": facts.get("run", 0) > 0,
        "past_some": facts.get("past", 0) > 0,
        "longer": facts.get("past", 0) > 0 and facts.get("held", 0) > facts.get("longest_past", 0),
        "gap_in_spell": facts.get("held_longest", 0) > facts.get("held", 0),
        "low_several": facts.get("low_before", 0) > 1,
        "together_some": len(facts.get("together", ())) > 0,
        "kept_some": facts.get("kept") is not None,
        "room_below": facts.get("to_call") is not None,
        "reached_some": facts.get("reached", 0) > 0,
        "changed": verdict.answer in ("sudden", "gradual", "cannot_tell"),
    }
    return {**yes_no, **facts, **own}


def times(low: float, high: float, language: str = FIRST_LANGUAGE) -> str:
    """Say a chance as a range of times in 10; never all of them, nor none."""
    how, words = saying(language), words_in("answers", language)["times"]
    least, most = (how.format_field(chance, "ten") for chance in (low, high))
    if least != most:
        all_of_them, none_of_them = most == "10", least == "0"
        if all_of_them != none_of_them:
            return str(words["or_more" if all_of_them else "or_fewer"].format(low=least, high=most))
        least, most = ("1", "9") if all_of_them else (least, most)
        return str(words["range"].format(low=least, high=most))
    sure = {"10": "most", "0": "least"}.get(least, "about")
    return str(words[sure].format(low=least))


def say(verdict: Verdict, language: str = FIRST_LANGUAGE) -> Verdict:
    """Give the verdict with its sentence and its story filled in.

    Parameters
    ----------
    verdict : as an answer gave it, or as it was said in another language.
    language : one of `surefoot.report.saying.LANGUAGES`.

    Returns
    -------
    Verdict
        `sentence` is what is read first; `story` holds the steps, then timed stands, then what
        weakens the answer, then the rule in three plain sentences.
    """
    words = words_in("answers", language)
    part = words[verdict.question]
    values = _values(verdict, language)
    blocked = [
        _begun(saying(language).fill(words["blocked"][why], what=what))
        for what, why in verdict.facts.get("blocked", ())
    ]
    steps = _said(part["story"], values, language)
    beside = (*blocked, *stands_said(verdict, language), *doubts(verdict, language))
    story = (*steps, *beside, *part["how"])
    return evolve(verdict, sentence=next(_said(part["sentence"], values, language)), story=story)


def doubts(verdict: Verdict, language: str = FIRST_LANGUAGE) -> tuple[str, ...]:
    """Say what weakens a verdict, a sentence each; `say` has them in the story too."""
    words = words_in("answers", language)["caveats"]
    return tuple(words[code] for code in verdict.caveats)


def numbers_said(
    verdict: Verdict, language: str = FIRST_LANGUAGE
) -> tuple[list[str], list[list[str]]]:
    """Give the table behind a verdict as a person reads it: its heads and its rows."""
    how = saying(language)
    rows = zip(*verdict.numbers.values(), strict=True)
    heads = [how.column(name) for name in verdict.numbers]
    return heads, [[how.cell(cell) for cell in row] for row in rows]


def say_plain(
    part: str, values: Mapping[str, Any], language: str = FIRST_LANGUAGE
) -> tuple[str, ...]:
    """Say a part of the words that is no verdict: the plan of a test, or where it stands.

    Parameters
    ----------
    part : ``plan`` or ``progress``.
    values : what the words ask about.
    language : one of `surefoot.report.saying.LANGUAGES`.
    """
    return tuple(_said(words_in("answers", language)[part]["said"], values, language))


def _said(lines: list[dict[str, Any]], values: Mapping[str, Any], language: str) -> Iterator[str]:
    """Say every line whose condition holds, each beginning with a capital."""
    for line in lines:
        if holds(line.get("if", {}), values):
            yield _begun(saying(language).fill(line["say"], **values))


def _begun(sentence: str) -> str:
    """Begin a sentence with a capital."""
    return sentence[:1].upper() + sentence[1:]
