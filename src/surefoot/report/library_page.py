"""The whole library as one page for a clinician to read, correct and sign."""

from html import escape

from surefoot.practice.catalogue import Exercise, library, setup_rules, stop_rules

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


def _card(entry: Exercise) -> str:
    ours = " (our proposal)" if entry.dose_is_ours else ""
    origin = (
        "Shared by a stroke survivor. Not checked by a physio." if entry.shared_by_survivor else ""
    )
    rows = "".join(
        (
            _row("How much to start", f"{entry.start}{ours}"),
            _row("Then", entry.progress),
            _row("Support", entry.support.replace("_", " ")),
            _row("Someone near", entry.supervise),
            _row("Not if", "; ".join(entry.not_if)),
            _row("Stop if", "; ".join(entry.stop_if)),
            _row("For these signs", ", ".join(entry.signs).replace("_", " ")),
            _row("Where it comes from", origin),
            _row("How sure", entry.strength_of_evidence),
            _row("Evidence", entry.evidence),
            _row("Sources", ", ".join(entry.sources)),
        )
    )
    return (
        f'<article id="{escape(entry.id)}"><h2>{escape(entry.name)}</h2>'
        f"{_list(entry.steps, 'ol')}<dl>{rows}</dl>"
        '<p class="sign">Right as it stands: yes / no. Change: ______________________________</p>'
        "</article>"
    )


def library_page(style_sheet: str = "") -> str:
    """Give the page as HTML: every entry with dose, stops, source and room to correct.

    Parameters
    ----------
    style_sheet : address of a style sheet; without one the page carries its own.
    """
    style = (
        f'<link rel="stylesheet" href="{escape(style_sheet)}">'
        if style_sheet
        else f"<style>{STYLE}</style>"
    )
    cards = "".join(_card(entry) for entry in library().values())
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Exercises and aids, for review</title>{style}</head><body>"
        "<main><h1>Exercises and aids, for review</h1>"
        "<p>For a physiotherapist to read, correct and sign. No entry is advice for one person. "
        "Sources are listed by the ids of the catalogue of measures.</p>"
        f"<h2>Before anything done standing</h2>{_list(setup_rules())}"
        f"<h2>Stop, always, if</h2>{_list(stop_rules())}{cards}"
        "<p>Name, profession, date, signature: ________________________________________</p>"
        "</main></body></html>\n"
    )
