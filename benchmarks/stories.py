"""The story reader: gold stories, negation sentences of hospital notes, and speed, beside peers.

The hospital sentences are 800 public ones of the NegEx project; they are looked for in the folder
SUREFOOT_SHARED_DATA, else beside the project, and skipped where absent. Peers that are not
installed are skipped.
"""

import csv
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import SHARED_DATA
from benchmarks.gold import Half, stories
from benchmarks.score import score

HALVES: tuple[tuple[Half, str], ...] = (
    ("seen", "seen half, rules built on it"),
    ("unseen", "unseen half (see docs/choices.md: its first two runs are the honest ones)"),
    ("practice", "practice stories, built on"),
    ("fresh", "fresh stories (first run is the honest one)"),
    ("last", "last stories (first run is the honest one)"),
    ("second", "another hand's stories, rules built on them since"),
    ("third", "a third hand's stories, rules built on them since"),
    ("fourth", "three more hands' stories, rules built on them since"),
    ("fifth", "two more hands' stories, plain and varied, rules built on them since"),
    ("sixth", "updates after a clear spell and pages kept by the day, rules built on them since"),
    ("blind", "another hand's stories that nobody who writes rules has read"),
)
NEGATIONS = Path("text_negation_forum") / "negex_context_sentences.tsv"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def gold_table() -> None:
    """Print precision, recall, assertion and dates for every set of stories."""
    from surefoot.diary.reading import read

    print("Gold stories     n  marks  precision recall  of 4   of 7   dates  legs")
    for half, what in HALVES:
        told = [(story, read(story.text, on=story.on)) for story in stories(half)]
        if not told:
            continue
        s = score(told)
        print(
            f"{half:<14} {len(told):>3} {s.marks:>6}  {s.precision:.3f}     {s.recall:.3f}   "
            f"{_share(s.right_4, s.agreed)}  {_share(s.right_7, s.agreed)}  "
            f"{_share(s.date_right, s.dated)}  {_share(s.leg_right, s.legs)}   {what}"
        )


def shared_data() -> Path | None:
    """Find the folder of public data, if it is here."""
    return SHARED_DATA if SHARED_DATA.is_dir() else None


def hospital_sentences() -> list[dict[str, str]]:
    """Read the hospital sentences; empty where they are not here."""
    folder = shared_data()
    if folder is None or not (folder / NEGATIONS).is_file():
        return []
    with (folder / NEGATIONS).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _place(row: dict[str, str]) -> tuple[int, int] | None:
    """Find the concept, which the sentences write in capitals."""
    upper = row["concept"].upper()
    start = row["sentence"].find(upper)
    if start < 0:
        start = row["sentence"].upper().find(upper)
    return None if start < 0 else (start, start + len(upper))


def _ours(sentence: str, start: int, end: int) -> bool:
    """Judge negation as the reader does: in the sentence that holds the concept."""
    from surefoot.terms.scope import scope
    from surefoot.terms.sentences import flat, sentences

    whole = flat(sentence).replace("\n", " ")
    home = next((s for s in sentences(sentence) if s.start <= start < s.end), None)
    if home is None:
        return False
    words = whole[home.start : home.end]
    return scope(words, start - home.start, min(end, home.end) - home.start).negated


def _negspacy() -> Callable[[str, int, int], bool] | None:
    """Give negspacy's judgement with its own clinical terms, or None where it is not installed."""
    if find_spec("spacy") is None or find_spec("negspacy") is None:
        return None
    import spacy
    from negspacy.negation import Negex  # noqa: F401
    from negspacy.termsets import termset
    from spacy.tokens import Span

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    negex = nlp.create_pipe("negex", config={"neg_termset": termset("en_clinical").get_patterns()})

    def judge(sentence: str, start: int, end: int) -> bool:
        doc = nlp(sentence)
        span = doc.char_span(start, end, label="X", alignment_mode="expand")
        doc.ents = [Span(doc, span.start, span.end, label="X")]
        return bool(negex(doc).ents[0]._.negex)

    return judge


def negation_table() -> None:
    """Print how negation is judged in hospital notes, ours beside negspacy."""
    rows = [(row, place) for row in hospital_sentences() if (place := _place(row))]
    if not rows:
        print("\nNegation in hospital notes: the sentences are not here, skipped.")
        return
    print(f"\nNegation in {len(rows)} hospital sentences (not what the reader is made for)")
    print("                     accuracy precision recall F1   ms a sentence")
    for name, judge in (("surefoot", _ours), ("negspacy", _negspacy())):
        if judge is None:
            print(f"{name:<20} not installed, skipped")
            continue
        counts: Counter[tuple[bool, bool]] = Counter()
        began = time.process_time()
        for row, (start, end) in rows:
            counts[row["negation"] == "Negated", judge(row["sentence"], start, end)] += 1
        took = (time.process_time() - began) / len(rows) * 1000
        hit, miss, false = counts[True, True], counts[True, False], counts[False, True]
        precision, recall = hit / max(1, hit + false), hit / max(1, hit + miss)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        right = (hit + counts[False, False]) / len(rows)
        print(f"{name:<20} {right:.3f}    {precision:.3f}     {recall:.3f}  {f1:.3f} {took:.2f}")


def date_table() -> None:
    """Print how many told times are resolved rightly, ours beside dateparser."""
    from tests.terms.test_dates import ON, TOLD

    from surefoot.terms.dates import dates

    days = [(w, date.fromisoformat(f)) for w, f, last in TOLD if f is not None and f == last]
    spans = sum(1 for _, f, last in TOLD if f is not None and f != last)
    print(f"\nTold times: {len(days)} of one day, {spans} of a stretch (not given by dateparser)")

    def ours(words: str) -> date | None:
        return next(
            (s.first for s in dates(f"my toe dragged {words.lower()}.", ON) if s.first), None
        )

    found = [("surefoot", ours), ("dateparser", _dateparser(ON))]
    for name, judge in found:
        if judge is None:
            print(f"{name:<12} not installed, skipped")
            continue
        right = sum(judge(words) == day for words, day in days)
        print(f"{name:<12} {right} of {len(days)} single days right")


def _dateparser(on: date) -> Callable[[str], date | None] | None:
    """Give dateparser's first date in a sentence, or None where it is not installed."""
    if find_spec("dateparser") is None:
        return None
    from datetime import datetime

    from dateparser.search import search_dates

    settings: dict[str, Any] = {
        "RELATIVE_BASE": datetime(on.year, on.month, on.day, 12),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
    }

    def judge(words: str) -> date | None:
        found = search_dates(f"my toe dragged {words}", languages=["en"], settings=settings)
        return found[0][1].date() if found else None

    return judge


def speed_table() -> None:
    """Print CPU of 1,000 words: the whole reader, the danger scan, and bare matchers beside."""
    from surefoot.diary.reading import read
    from surefoot.diary.vocabulary import find
    from surefoot.safety.scan import scan
    from surefoot.terms.sentences import flat

    words = " ".join(story.text for story in stories("seen")).split(" ")
    text = "\n\n".join(story.text for story in stories("seen"))[: len(" ".join(words[:1000]))]
    n = len(text.split())
    on = date(2026, 3, 11)
    jobs: list[tuple[str, Callable[[], Any]]] = [
        ("the whole reader", lambda: read(text, on=on)),
        ("the danger scan", lambda: scan(text, on=on)),
        ("our matcher alone (rules with word forms)", lambda: find(flat(text))),
        *_bare_matchers(text),
    ]
    print(f"\nCPU for {n} words, ms (median of 9)")
    first = 0.0
    for name, job in jobs:
        job()
        took = []
        for _ in range(9):
            began = time.process_time()
            job()
            took.append((time.process_time() - began) * 1000)
        middle = sorted(took)[4]
        first = first or middle
        print(f"{name:<46} {middle:7.1f}   {middle / first:5.2f} of the whole reader")


def _bare_matchers(text: str) -> list[tuple[str, Callable[[], Any]]]:
    """Give peers that only match the plain terms of the vocabulary, as far as installed."""
    from surefoot.terms.catalogue import catalogue

    listed = catalogue("surefoot.diary", "vocabulary.yaml")["concepts"]
    terms = [term for entry in listed for term in entry["terms"]]
    found: list[tuple[str, Callable[[], Any]]] = []
    if find_spec("spacy"):
        import spacy
        from spacy.matcher import PhraseMatcher

        nlp = spacy.blank("en")
        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        matcher.add("T", [nlp.make_doc(term) for term in terms])
        found.append(("spaCy blank + PhraseMatcher, plain terms only", lambda: matcher(nlp(text))))
    if find_spec("ahocorasick"):
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for term in terms:
            automaton.add_word(term.lower(), term)
        automaton.make_automaton()
        low = text.lower()
        found.append(("pyahocorasick, plain terms only", lambda: list(automaton.iter(low))))
    return found


def main(argv: list[str] | None = None) -> None:
    """Print all tables."""
    gold_table()
    negation_table()
    date_table()
    speed_table()


if __name__ == "__main__":
    main()
