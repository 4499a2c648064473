"""The whole library as one page for a clinician to read, correct and sign."""

from html import escape

from surefoot.practice.catalogue import (
    Exercise,
    library,
    setup_rules,
    stop_rules,
    strength_of_evidence,
)

STYLE = """
body{font:16px/1.45 system-ui,sans-serif;max-width:46rem;margin:1.5rem auto;padding:0 1rem;
color:#111;background:#fff}
article{border:1px solid #555;border-radius:6px;padding:.6rem 1rem;margin:1rem 0;
break-inside:avoid}
h2{font-size:1.15rem;margin:.2rem 0} dt{font-weight:600} dd{margin:0 0 .35rem 1rem}
.sign{border-top:1px solid #555;margin-top:.6rem;padding-top:.4rem}
"""


def _list(words: tuple[str, ...], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{escape(w)}</li>" for w in words) + f"</{tag}>"


def _row(term: str, text: str) -> str:
    return f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" if text else ""


#: The page's own words.
WORDS: dict[str, dict[str, str]] = {
    "en-GB": {
        "title": "Exercises and aids, for review",
        "lead": "For a physiotherapist to read, correct and sign. No entry is advice for one "
        "person. Sources are listed by the ids of the catalogue of measures.",
        "before": "Before anything done standing",
        "stop": "Stop, always, if",
        "signed": "Name, profession, date, signature:",
        "right": "Right as it stands: yes / no. Change:",
        "ours": "our proposal",
        "survivor": "Shared by a stroke survivor. Not checked by a physio.",
        "start": "How much to start",
        "progress": "Then",
        "support": "Support",
        "near": "Someone near",
        "not_if": "Not if",
        "stop_if": "Stop if",
        "signs": "For these signs",
        "from": "Where it comes from",
        "sure": "How sure",
        "evidence": "Evidence",
        "sources": "Sources",
    },
    "de": {
        "title": "Übungen und Hilfsmittel, zur Durchsicht",
        "lead": "Zum Lesen, Ändern und Unterschreiben für eine Physiotherapeutin oder einen "
        "Physiotherapeuten. Kein Eintrag ist ein Rat für einen einzelnen Menschen. Belege und "
        "Kennungen stehen auf Englisch da.",
        "before": "Vor allem, was im Stehen getan wird",
        "stop": "Immer aufhören bei",
        "signed": "Name, Beruf, Datum, Unterschrift:",
        "right": "Stimmt so: ja / nein. Ändern:",
        "ours": "unser Vorschlag",
        "survivor": "Von einem Menschen nach Schlaganfall. Nicht von einer Physio geprüft.",
        "start": "Wie viel am Anfang",
        "progress": "Danach",
        "support": "Halt",
        "near": "Jemand in der Nähe",
        "not_if": "Nicht bei",
        "stop_if": "Aufhören bei",
        "signs": "Für diese Zeichen",
        "from": "Woher es kommt",
        "sure": "Wie sicher",
        "evidence": "Belege",
        "sources": "Quellen",
    },
}


def _card(entry: Exercise, language: str, words: dict[str, str]) -> str:
    ours = f" ({words['ours']})" if entry.dose_is_ours else ""
    rows = "".join(
        (
            _row(words["start"], f"{entry.start}{ours}"),
            _row(words["progress"], entry.progress),
            _row(words["support"], entry.support.replace("_", " ")),
            _row(words["near"], entry.supervise),
            _row(words["not_if"], "; ".join(entry.not_if)),
            _row(words["stop_if"], "; ".join(entry.stop_if)),
            _row(words["signs"], ", ".join(entry.signs).replace("_", " ")),
            _row(words["from"], words["survivor"] if entry.shared_by_survivor else ""),
            _row(words["sure"], strength_of_evidence(entry, language)),
            _row(words["evidence"], entry.evidence),
            _row(words["sources"], ", ".join(entry.sources)),
        )
    )
    return (
        f'<article id="{escape(entry.id)}"><h2>{escape(entry.name)}</h2>'
        f"{_list(entry.steps, 'ol')}<dl>{rows}</dl>"
        f'<p class="sign">{words["right"]} ______________________________</p>'
        "</article>"
    )


def exercise_book(style_sheet: str = "", language: str = "en-GB") -> str:
    """Give the page as HTML: every entry with dose, stops, source and room to correct.

    Parameters
    ----------
    style_sheet : address of a style sheet; without one the page carries its own.
    language : ``en-GB`` or ``de``.
    """
    language = language if language in WORDS else "en-GB"
    words = WORDS[language]
    style = (
        f'<link rel="stylesheet" href="{escape(style_sheet)}">'
        if style_sheet
        else f"<style>{STYLE}</style>"
    )
    cards = "".join(_card(entry, language, words) for entry in library(language).values())
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words['title']}</title>{style}</head><body>"
        f'<main data-for="physio">'
        f"<h1>{words['title']}</h1><p>{words['lead']}</p>"
        f"<h2>{words['before']}</h2>{_list(setup_rules(language))}"
        f"<h2>{words['stop']}</h2>{_list(stop_rules(language))}{cards}"
        f"<p>{words['signed']} ________________________________________</p>"
        "</main></body></html>\n"
    )
