"""Measure the answers on made-up people and write docs/calibration.md. ``make calibrate``.

``python -m benchmarks.calibrate`` asks about release people and writes the page;
``--only hold`` measures one question anew and puts it in its place on the page, beside the others
as they were; ``--quick`` asks about a few development people and prints it. No date and no duration
is in it, so that the same code gives the same page on any number of workers.
"""

import argparse
import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.calibration import (
    alarm,
    change,
    fair_test,
    gone,
    helped,
    hold,
    hold_designed,
    hold_promises,
    signs,
    stands,
    usual,
)
from benchmarks.calibration.findings import Findings
from benchmarks.calibration.groups import PEOPLE, People
from benchmarks.calibration.page import page, section, sections_of
from benchmarks.calibration.workers import spread
from surefoot.answers.simulate.seeds import Purpose

PAGE = Path(__file__).parents[1] / "docs" / "calibration.md"

ASIDE = 10_000
"""Development people from this number on set the peers' thresholds."""

NEEDED = ("lifelines", "river", "ruptures", "sklearn", "statsmodels")
"""Peers without which rows of the page would be gone."""

SHOWN = 20_000
"""Development people from this number on are shown to a learner."""


@dataclass(frozen=True)
class Size:
    """How many people are asked, for each family and way of noting."""

    name: str
    gone: int
    change: int
    change_peers: int
    hold: int
    hold_dear: int
    hold_every: int
    hold_hard: int
    hold_shown: int
    alarm_null: int
    alarm_back: int
    usual: int
    helped: int
    helped_power: int
    test_null: int
    test_power: int
    signs: int
    stands: int


SIZES = {
    "tiny": Size("tiny", 1, 1, 1, 6, 1, 2, 2, 0, 1, 1, 1, 3, 3, 6, 1, 1, 1),
    "quick": Size("quick", 2, 8, 2, 100, 3, 20, 20, 0, 18, 6, 2, 36, 18, 150, 10, 3, 4),
    "full": Size("full", 12, 120, 6, 400, 12, 60, 200, 8000, 90, 40, 40, 180, 72, 2400, 180, 8, 40),
    "large": Size(
        "large", 24, 240, 12, 800, 30, 120, 400, 8000, 180, 80, 80, 270, 144, 4800, 360, 12, 80
    ),
}


def measure_gone(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Ask whether it is gone today."""
    groups = [
        gone.cells(purpose, size.gone, known=True),
        gone.cells(purpose, size.gone, known=False),
    ]
    results = spread(gone.judge, [cell for group in groups for cell in group], workers)
    return gone.findings(*_regroup(groups, results, gone.gather))


def measure_change(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Ask about change."""
    groups = [
        change.cells(purpose, size.change, people="known", peers=size.change_peers),
        change.cells(purpose, size.change, people="looked at since", peers=0),
        change.cells(purpose, size.change, people="unseen", peers=0),
        change.quiet_cells(max(size.change_peers * 3, 3), first=ASIDE),
    ]
    results = spread(change.judge, [cell for group in groups for cell in group], workers)
    *asked, null = _regroup(groups, results, change.gather)
    return change.findings(dict(zip(PEOPLE, asked, strict=True)), null)


def measure_hold(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Ask whether spells hold."""
    groups = [
        hold.cells(purpose, size.hold, people="known", dear=size.hold_dear),
        hold.cells(purpose, size.hold, people="as designed", dear=0),
        hold.cells(purpose, size.hold, people="known", dear=0, enough=0),
        hold.cells(purpose, size.hold, people="looked at since", dear=0),
        hold.cells(purpose, size.hold, people="unseen", dear=0),
        hold.cells(purpose, size.hold_every, people="known", dear=0, every=True),
        hold.cells(purpose, size.hold_hard, people="hard cases", dear=0),
        hold.cells(purpose, size.hold_hard, people="hard cases, kept back", dear=0),
    ]
    results = spread(hold.judge, [cell for group in groups for cell in group], workers)
    known, designed, before, looked_at, unseen, every, hard, kept = _regroup(
        groups, results, hold.gather
    )
    asked: dict[People, hold.Rows] = {
        "known": known,
        "as designed": designed,
        "looked at since": looked_at,
        "unseen": unseen,
    }
    kinds: tuple[People, ...] = ("known", "as designed")
    for kind in kinds:
        aside = hold.cells("development", 4 * size.hold, people=kind, dear=0, first=ASIDE)
        development = hold.gather(aside, spread(hold.outcomes, aside, workers))
        for people, rows in asked.items():
            if people == kind or (kind == "known" and people != "as designed"):
                hold.add_base_rate(rows, development)
        shown = hold.cells(
            "development", size.hold_shown, people=kind, dear=0, first=SHOWN, chunk=1000
        )
        hold.add_learner(asked[kind], spread(hold.describe, shown, workers))
    more = (
        hold_promises.table(asked | {"hard cases": hard, "hard cases, kept back": kept}),
        hold_promises.answered(designed),
        hold_designed.table(designed),
    )
    return hold.findings(asked, before, every, more)


def measure_alarm(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Ask about off days and returns."""
    null, back = size.alarm_null, size.alarm_back
    groups = [
        alarm.cells(purpose, null, back, known=True, peers=True),
        alarm.cells(purpose, max(null // 2, 1), back, known=False, peers=False),
        alarm.cells("development", null, back, known=True, peers=True, first=ASIDE),
    ]
    results = spread(alarm.judge, [cell for group in groups for cell in group], workers)
    known, unseen, development = _regroup(groups, results, alarm.gather)
    return alarm.findings(known, unseen, development)


def measure_usual(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Ask about her usual range."""
    group = usual.cells(purpose, size.usual)
    return usual.findings(usual.gather(group, spread(usual.judge, group, workers)))


def measure_helped(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Ask what helped, from notes alone."""
    none, some = size.helped, size.helped_power
    groups = [
        helped.cells(purpose, none, some, known=True),
        helped.cells(purpose, max(none // 2, 3), max(some // 2, 3), known=False),
    ]
    results = spread(helped.judge, [cell for group in groups for cell in group], workers)
    return helped.findings(*_regroup(groups, results, helped.gather))


def measure_test(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Run tests drawn by lot."""
    null, some = size.test_null, size.test_power
    nulls = (null, max(null // 4, 3), max(null // 4, 3))
    groups = [
        fair_test.cells(purpose, n, some, people=people)
        for people, n in zip(PEOPLE, nulls, strict=True)
    ]
    results = spread(fair_test.judge, [cell for group in groups for cell in group], workers)
    asked = _regroup(groups, results, fair_test.gather)
    return fair_test.findings(dict(zip(PEOPLE, asked, strict=True)))


def measure_signs(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Try each sign by itself against the composite."""
    one, three = signs.cells(purpose, size.signs)
    _, aside = signs.cells("development", size.signs, ASIDE)
    (change_rows,) = _regroup([one], spread(signs.judge_change, one, workers), alarm.gather)
    groups = [three, aside]
    results = spread(signs.judge_alarm, [*three, *aside], workers)
    return signs.findings(change_rows, *_regroup(groups, results, alarm.gather))


def measure_stands(size: Size, purpose: Purpose, workers: int) -> Findings:
    """Lay timed stands beside the answer to "is it gone?"."""
    group = stands.cells(purpose, size.stands)
    return stands.findings(stands.gather(group, spread(stands.judge, group, workers)))


def _regroup(groups, results, gather):
    out, at = [], 0
    for group in groups:
        out.append(gather(group, results[at : at + len(group)]))
        at += len(group)
    return out


MEASURES = {
    "gone": measure_gone,
    "stands": measure_stands,
    "change": measure_change,
    "hold": measure_hold,
    "alarm": measure_alarm,
    "usual": measure_usual,
    "helped": measure_helped,
    "test": measure_test,
    "signs": measure_signs,
}


TITLES = [one.TITLE for one in (gone, stands, change, hold, alarm, usual, helped, fair_test, signs)]
"""The questions in the order of the page."""


def calibrate(
    size: str,
    purpose: Purpose,
    workers: int = 1,
    only: tuple[str, ...] = tuple(MEASURES),
    beside: str | None = None,
) -> str:
    """Measure and give the page; other questions are taken over from the page `beside`."""
    found = [MEASURES[name](SIZES[size], purpose, workers) for name in only]
    kept = {} if beside is None else sections_of(beside)
    new = {one.title: section(one) for one in found}
    places = [title for title in TITLES if title in kept | new]
    return page({title: (kept | new)[title] for title in places}, size=size, purpose=purpose)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibrate", description=__doc__)
    how_many = parser.add_mutually_exclusive_group()
    for name in SIZES:
        how_many.add_argument(f"--{name}", action="store_const", const=name, dest="size")
    parser.add_argument("--purpose", choices=["development", "release"])
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 2))
    parser.add_argument("--only", choices=list(MEASURES), action="append")
    parser.add_argument("--out", type=Path, help="where to write the page")
    said = parser.parse_args()
    size = said.size or "full"
    purpose: Purpose = said.purpose or ("release" if size == "full" else "development")
    the_page = size == "full" and purpose == "release" and said.out is None
    if the_page and (missing := [name for name in NEEDED if find_spec(name) is None]):
        parser.error(f"the page needs its peers, and these are missing: {', '.join(missing)}")
    beside = PAGE.read_text(encoding="utf-8") if the_page and said.only else None
    text = calibrate(size, purpose, said.workers, tuple(said.only or MEASURES), beside)
    out = said.out or (PAGE if the_page else None)
    if out is None:
        print(text)
    else:
        out.write_text(text, encoding="utf-8")
        print(f"wrote {out}")


if __name__ == "__main__":
    main()
