"""The library of exercises and aids: content as data, checked when it is read."""

from functools import cache
from typing import Any, Literal

from attrs import evolve, field, frozen

from surefoot.terms.errors import CannotUse
from surefoot.terms.languages import language_of, words_of

Legs = Literal["other_first", "both"]
#: Languages beside English that the library is told in.
TOLD_IN = ("de",)

#: How strong the evidence is, in words a person can weigh.
GRADES = {
    "A": "Studied well in people after a stroke.",
    "B": "Tested in at least one trial in people after a stroke.",
    "C": "Tested in small studies, or in other people.",
    "D": "Used in practice. No trial found.",
    "E": "One person's experience. Not tested.",
}
SCOPES = {
    "direct": "This very thing was studied.",
    "category": "Things like it were studied, not this one by itself.",
    "general": "Studied for strength in general, not for the foot.",
    "none": "",
}


@frozen
class Guide:
    """The first session as the voice leads it; pace and rests are our proposal.

    Parameters
    ----------
    sets, reps : counts for each leg.
    hold_s : how long each repetition is held, s.
    rep_s : how long a repetition takes besides the hold, s.
    rest_s : rest between sets and between legs, s.
    legs : good side first, or both at once.
    """

    sets: int
    reps: int
    hold_s: float
    rep_s: float
    rest_s: float
    legs: Legs


@frozen
class Exercise:
    """One exercise or aid of the library.

    ``grade`` is A to E (see `GRADES`). ``shared_by_survivor`` is True where the idea came from a
    survivor's story: it is then marked as not checked by a physio for the reader.
    """

    id: str
    name: str
    kind: Literal["exercise", "aid"]
    steps: tuple[str, ...]
    start: str
    progress: str
    support: str
    not_if: tuple[str, ...]
    stop_if: tuple[str, ...]
    supervise: str
    signs: tuple[str, ...]
    grade: str
    scope: str
    evidence: str
    sources: tuple[str, ...]
    measure_with: tuple[str, ...]
    shared_by_survivor: bool
    dose_is_ours: bool
    guide: Guide | None = field(default=None)

    @property
    def standing(self) -> bool:
        """True when it is done standing, so that the gate is asked first."""
        seated = ("sitting", "lying", "lying_or_sitting", "")
        return self.kind == "exercise" and self.support not in seated

    @property
    def strength_of_evidence(self) -> str:
        """The grade and what it covers, in words."""
        return f"{GRADES[self.grade]} {SCOPES[self.scope]}".strip()


def _exercise(item: dict[str, Any]) -> Exercise:
    safety, dose, evidence = item["safety"], item["dose"], item["evidence"]
    supervise = str(safety.get("supervise", "")).replace("_", " ")
    return Exercise(
        id=item["id"],
        name=item["name"],
        kind=item["kind"],
        steps=tuple(item["steps"]),
        start=dose["start"],
        progress=dose.get("progress") or "",
        support=safety.get("support", ""),
        not_if=tuple(safety["not_if"]),
        stop_if=tuple(safety["stop_if"]),
        supervise=supervise,
        signs=tuple(item["signs"]),
        grade=evidence["grade"],
        scope=evidence["scope"],
        evidence=evidence["text"],
        sources=tuple(evidence["src"]),
        measure_with=tuple(item["measure_with"]),
        shared_by_survivor="THREAD" in item["origin"],
        dose_is_ours=dose.get("start_status") != "seen",
        guide=Guide(**item["guide"]) if "guide" in item else None,
    )


@cache
def library(language: str = "en-GB") -> dict[str, Exercise]:
    """Give every exercise and aid by id, in the order of the catalogue.

    Parameters
    ----------
    language : ``en-GB``, or ``de`` where each entry has its German words, or the easy reading of
        either; evidence stays English.
    """
    items = words_of("surefoot.practice", "exercises.yaml", language)["items"]
    entries = {item["id"]: _exercise(item) for item in items}
    if language_of(language) not in TOLD_IN:
        return entries
    told = _file_of(language)["items"]
    return {id: evolve(entry, **_told(told[id])) for id, entry in entries.items()}


def _told(words: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in words.items()}


def exercise(name: str, language: str = "en-GB") -> Exercise:
    """Find an exercise by id or by its name in that language, upper or lower case.

    Raises
    ------
    CannotUse
        Nothing in the library is called that.
    """
    wanted = name.strip().lower().replace("-", "_")
    for entry in library(language).values():
        if wanted in (entry.id, entry.name.lower()):
            return entry
    near = [e.id for e in library(language).values() if wanted and wanted in e.name.lower()]
    hint = f"Did you mean {' or '.join(near[:3])}?" if near else "See `surefoot practise --list`."
    raise CannotUse(f"There is no exercise called {name!r}.", hint, reason="unknown_exercise")


def stop_rules(language: str = "en-GB") -> tuple[str, ...]:
    """Give the stop rules that hold for every exercise."""
    return tuple(_file_of(language)["meta"]["universal_stop"])


def setup_rules(language: str = "en-GB") -> tuple[str, ...]:
    """Give what is made ready before anything done standing."""
    return tuple(_file_of(language)["meta"]["universal_setup"])


def strength_of_evidence(entry: Exercise, language: str = "en-GB") -> str:
    """Say in words how strong the evidence is and what it covers."""
    if language_of(language) not in TOLD_IN:
        return entry.strength_of_evidence
    told = _file_of(language)["meta"]
    return f"{told['grades'][entry.grade]} {told['scopes'][entry.scope]}".strip()


def _file_of(language: str) -> Any:
    told = language_of(language)
    name = f"exercises.{told}.yaml" if told in TOLD_IN else "exercises.yaml"
    return words_of("surefoot.practice", name, language)
