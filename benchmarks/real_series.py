"""Real series of other people and other conditions, asked on the command line as a diary is.

``python -m benchmarks.real_series [FOLDER]``: the folder of shared data, or ``SUREFOOT_DATA``.
Nobody in it has a foot drop, so there is no truth to hit: what is looked at is whether the
sentences are sane, and whether anything is said with a certainty that such notes cannot give.
Years of notes are also asked on every 28th day, as somebody would who looks in once a month.
"""

import contextlib
import csv
import io
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.sets import DATA
from surefoot.cli import main as surefoot

QUESTIONS = ("is-it-gone", "sudden-or-gradual", "off-day", "will-it-hold")
FIRST = date(2024, 1, 1)
PAIN = {"2": ("Knee Pain", "happiness"), "8": ("Knee Pain", "Headache", "Leg pain", "happiness")}
#: Higher is better in these, so they are turned round.
BETTER_WHEN_HIGH = ("happiness",)
SERIES = (
    *("exampleAB_score_2", "exampleAB_score_3", "exampleABAB_1", "exampleA1B1A2B2_1"),
    *("Grosche2011_1", "Borckardt2014_1", "Tarlow2017_1", "exampleAB_decreasing_1"),
)
EVERY_DAYS = 28


def ask(*words: str) -> dict[str, Any] | str:
    """Ask on the command line; give the JSON, or what was said instead."""
    out, err = io.StringIO(), io.StringIO()
    quiet = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
    with quiet[0], quiet[1], contextlib.suppress(SystemExit):
        surefoot(["ask", *words, "--json"])
    said: dict[str, Any] = json.loads(out.getvalue()) if out.getvalue().startswith("{") else {}
    return said or err.getvalue().strip()


def ratings(values: Sequence[float], *, turned: bool = False) -> list[int]:
    """Bring values of any scale to 0 to 3, higher is worse."""
    low, high = min(values), max(values)
    shares = [(v - low) / ((high - low) or 1.0) for v in values]
    return [round(3 * (1 - s if turned else s)) for s in shares]


def write(file: Path, noted: Sequence[tuple[date, int]]) -> Path:
    """Write a diary of one sign."""
    rows = [f"{day},{rating}" for day, rating in noted]
    file.write_text("\n".join(["day,own:sign", *rows, ""]), encoding="utf-8")
    return file


def pain(data: Path, person: str, name: str) -> list[tuple[date, int]]:
    """One rating a day; a note before four in the morning belongs to the day before."""
    folder = data / "diary_pain_activity" / f"Participant{person}Anonymized"
    told: dict[date, float] = {}
    with (folder / f"Participant{person}PainNew.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["name"] == name and row["intensity"]:
                moment = datetime.fromisoformat(row["date"]) - timedelta(hours=4)
                told[moment.date()] = float(row["intensity"])
    days = sorted(told)
    worse = ratings([told[d] for d in days], turned=name in BETTER_WHEN_HIGH)
    return list(zip(days, worse, strict=True))


def short(data: Path, name: str, *, turned: bool) -> list[tuple[date, int]]:
    """Give a published series of one case as one note a day."""
    with (data / "nof1_series" / "scan" / f"{name}.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    column = next(name for name in ("values", "points", "score") if name in rows[0])
    values = [float(row[column]) for row in rows if row[column]]
    days = [FIRST + timedelta(days=n) for n in range(len(values))]
    return list(zip(days, ratings(values, turned=turned), strict=True))


def series(data: Path) -> Iterator[tuple[str, list[tuple[date, int]]]]:
    """Give each series with its name."""
    for person, names in PAIN.items():
        for name in names:
            yield f"participant {person}, {name}", pain(data, person, name)
    for name in SERIES:
        for turned in (False, True):
            yield name + (", turned round" if turned else ""), short(data, name, turned=turned)


def once(file: Path) -> None:
    """Print what each question says on the last day."""
    for question in QUESTIONS:
        said = ask(question, "--diary", str(file))
        if isinstance(said, str):
            print(f"  {question}: {said}")
            continue
        figures = "" if said["size"] is None else f" [{said['low']} {said['size']} {said['high']}]"
        print(f"  {question}: {said['answer']}{figures}: {said['sentence']}")


def month_by_month(file: Path, noted: Sequence[tuple[date, int]]) -> None:
    """Print how often each answer was given, asked on every 28th day."""
    first, last = noted[0][0] + timedelta(days=60), noted[-1][0]
    for question in QUESTIONS:
        answers: Counter[str] = Counter()
        for n in range(0, (last - first).days, EVERY_DAYS):
            said = ask(question, "--diary", str(file), "--on", str(first + timedelta(days=n)))
            answers["refused" if isinstance(said, str) else said["answer"]] += 1
        told = ", ".join(f"{answer} {count}" for answer, count in answers.most_common())
        print(f"  {question}, asked {sum(answers.values())} times: {told}")


def returns(data: Path, folder: Path) -> None:
    """Ask "will it hold" of patients whose illness came back, as if its times were clear spells."""
    people = defaultdict(list)
    with (data / "remission_relapse" / "recur.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            people[row["ID"]].append((int(row["TIME0"]), int(row["TIME1"]), int(row["CENSOR"])))
    said_and_came, answers = [], Counter[str]()
    for times in people.values():
        spells = [(stop - start, censor) for start, stop, censor in sorted(times)]
        for i in range(2, len(spells)):
            length, censor = spells[i]
            held = 14
            if length <= held or (censor and length <= held + 30):
                continue
            past = folder / "spells.csv"
            rows = [f"{max(n, 1)},0" for n, _ in spells[:i]]
            past.write_text("\n".join(["days,remembered", *rows, ""]), encoding="utf-8")
            noted = [(FIRST + timedelta(days=n), 2 if n == 0 else 0) for n in range(held + 1)]
            file = write(folder / "held.csv", noted)
            said = ask("will-it-hold", "--diary", str(file), "--spells", str(past))
            if isinstance(said, str):
                answers[said] += 1
                continue
            answers[said["answer"]] += 1
            if said["size"] is not None and said["unit"].startswith("chance of 30"):
                said_and_came.append((said["low"], said["size"], said["high"], length > held + 30))
    n = len(said_and_came)
    means = [sum(one[k] for one in said_and_came) / n for k in range(4)]
    print(f"\nTimes until an illness came back, {n} askings on day 14 of {len(people)} patients")
    print(f"  answers: {dict(answers.most_common())}")
    print(
        f"  30 days more, said {means[1]:.2f} (opinions {means[0]:.2f} to {means[2]:.2f}), "
        f"came {means[3]:.2f}"
    )


def main(argv: list[str] | None = None) -> None:
    """Print everything."""
    data = Path(argv[0]) if argv else DATA
    if not (data / "diary_pain_activity").is_dir():
        print(f"There are no shared recordings in {data.name}, so nothing was asked.")
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, noted in series(data):
            file = write(folder / "diary.csv", noted)
            print(f"\n{name}: {len(noted)} notes in {(noted[-1][0] - noted[0][0]).days + 1} days")
            once(file)
            if len(noted) > 250:
                month_by_month(file, noted)
        returns(data, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
