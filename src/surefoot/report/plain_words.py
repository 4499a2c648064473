"""Plain words for what was done, worn or tested: never an id on a page a person reads."""

from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.event import Event
from surefoot.diary.names import plain_name
from surefoot.diary.sensation import Sensation
from surefoot.practice.catalogue import library
from surefoot.practice.protocol import protocols
from surefoot.terms.languages import language_of

#: What the phone felt in a hold: kept as tests of their own.
FELT = {
    "en-GB": {"sway_rms": "Sway on one leg", "heel_raises": "Heel raises on one leg"},
    "de": {"sway_rms": "Schwanken auf einem Bein", "heel_raises": "Fersen heben auf einem Bein"},
}
UNITS = {
    "en-GB": {
        "{score}": "points",
        "{taps}": "taps",
        "{stands}": "stand-ups",
        "{raises}": "times",
        "deg": "degrees",
    },
    "de": {
        "{score}": "Punkte",
        "{taps}": "Mal",
        "{stands}": "Mal",
        "{raises}": "Mal",
        "deg": "Grad",
        "m/s2": "m/s²",
    },
}
HEELS = {"en-GB": ("a heel lifted", "heels down"), "de": ("eine Ferse ging hoch", "Fersen unten")}
#: Who measured it, where it was not the person.
RATERS = {
    "en-GB": {"physio": "by the physio", "doctor": "by the doctor", "other": "by somebody else"},
    "de": {"physio": "von der Physiotherapie", "doctor": "ärztlich", "other": "von anderen"},
}
SIDES = {"en-GB": {"left": "left", "right": "right"}, "de": {"left": "links", "right": "rechts"}}


def thing_name(id: str, language: str = "en-GB") -> str:
    """Give the everyday name of an exercise, an aid or a thing told; her own words stay.

    Examples
    --------
    >>> thing_name("heel_raise"), thing_name("aid_wedge"), thing_name("new_shoes")
    ('Heel raises', 'wedge', 'new shoes')
    """
    entry = library(language).get(id)
    if entry is None or (entry.kind == "aid" and language_of(language) == "en-GB"):
        return plain_name(id)
    return entry.name.split(",")[0].split("(")[0].strip()


def name_of_test(id: str, language: str = "en-GB") -> str:
    """Give the name of a test in words."""
    known = protocols(language).get(id)
    if known is not None:
        return known.name
    return FELT.get(language_of(language), FELT["en-GB"]).get(id) or plain_name(id)


def result_name(result: ClinicTest, language: str = "en-GB") -> str:
    """Say what was tested, and which leg where the test has one."""
    side = SIDES[_known(language)].get(result.side, "")
    return ", ".join(part for part in (name_of_test(result.test, language), side) if part)


def result_amount(result: ClinicTest, language: str = "en-GB") -> str:
    """Say how much it was, with its unit in words."""
    known = _known(language)
    if result.unit == "{yes}":
        return HEELS[known][bool(result.value)]
    unit = UNITS[known].get(result.unit, result.unit.strip("{}"))
    return f"{result.value:g} {unit}".rstrip()


def result_words(result: ClinicTest, language: str = "en-GB") -> str:
    """Say one result: what was tested, which leg, how much, and who measured it if not she.

    Examples
    --------
    >>> from datetime import date
    >>> result_words(ClinicTest(date(2026, 5, 3), "foot_taps", 31.0, "{taps}", side="left"))
    'Foot taps in 10 seconds, left: 31 taps'
    """
    told = f"{result_name(result, language)}: {result_amount(result, language)}"
    by = RATERS[_known(language)].get(result.rater)
    return f"{told}, {by}" if by else told


def _known(language: str) -> str:
    """Give the language if its words are here, else English."""
    known = language_of(language)
    return known if known in HEELS else "en-GB"


def felt_words(felt: Sensation) -> str:
    """Say one thing felt: what, where, how strong.

    Examples
    --------
    >>> from datetime import date
    >>> felt_words(Sensation(date(2026, 5, 3), "twitch", "calf", side="left", strength_0_10=3))
    'twitching, left calf, 3 of 10'
    """
    side = "" if felt.side == "not_said" else f"{felt.side} "
    told = [plain_name(felt.kind), f"{side}{plain_name(felt.place)}"]
    if felt.strength_0_10 is not None:
        told.append(f"{felt.strength_0_10} of 10")
    if felt.night:
        told.append("at night")
    return ", ".join(told)


def brought_in_words(event: Event) -> str:
    """Say what another program noted, and which.

    Examples
    --------
    >>> from datetime import date
    >>> day = date(2026, 5, 3)
    >>> brought_in_words(Event(day, "steps_count", value=4985, unit="{steps}", source="Fitbit"))
    'steps count 4985 (Fitbit)'
    >>> brought_in_words(Event(day, "gait_speed", value=1.2, unit="m/s", source="Apple Health"))
    'gait speed 1.2 m/s (Apple Health)'
    """
    told = event.what.replace("_", " ")
    if event.value is not None:
        unit = "" if "{" in event.unit else event.unit
        told += f" {event.value:.10g} {unit}".rstrip()
    return f"{told} ({event.source})" if event.source else told
