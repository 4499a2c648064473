"""Question 3: an off day, or is it coming back?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import scores
from benchmarks.calibration.findings import Bar, Findings, Table
from benchmarks.calibration.peers.alarm import FIXED, PEERS
from surefoot.answers.models import cusum, hmm
from surefoot.answers.simulate.courses import PRESENT_DAYS, RETURNING
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.person import Person, person
from surefoot.answers.simulate.seeds import Purpose
from surefoot.answers.simulate.unseen import UNSEEN_OBSERVATION, UNSEEN_RETURNING

Floats = NDArray[np.float64]
Rows = dict[str, NDArray]

DAYS = 465
FIRST_ALARM_DAY = PRESENT_DAYS + cusum.QUIET
APART_DAYS = 14
"""Alarms closer than this are one episode."""

NULL = ("held", "held_cold")
DENYING = "back_abrupt, denied"
KINDS = (*RETURNING, DENYING)
LOGS_AFTER = (1, 3, 5)
"""Noted days after the first bad one at which the filter is asked."""


@dataclass(frozen=True)
class Cell:
    """People of one course and one way of noting, by number."""

    purpose: Purpose
    kind: str
    how: str
    start: int
    stop: int
    peers: bool


def cells(
    purpose: Purpose, null_each: int, back_each: int, *, known: bool, peers: bool, first: int = 0
) -> list[Cell]:
    """Lay out the people: so many of each course and way of noting, from person `first`."""
    pairs = [(kind, how) for kind in KINDS for how in OBSERVATION]
    if not known:
        pairs = [(kind, how) for kind in KINDS for how in UNSEEN_OBSERVATION]
        ways = ("plain", "ar", "offheavy", *UNSEEN_OBSERVATION)
        pairs += [(kind, how) for kind in UNSEEN_RETURNING for how in ways]
    out = []
    for kind, how in pairs:
        n = null_each if kind in NULL else back_each
        if n:
            out.append(Cell(purpose, kind, how, first, first + n, peers))
    return out


@dataclass(frozen=True)
class Notes:
    """The noted days of a time without, and what was known when it began."""

    day: Floats
    y: Floats
    hour: Floats
    off: NDArray[np.bool_]
    old: float
    slope: float


def notes_of(one: Person) -> Notes:
    """Cut the diary at the day it went; the old level is from before, its first days left out."""
    noted = one.diary.logged
    all_days = np.flatnonzero(noted)
    y = one.diary.ratings[noted].sum(axis=1)
    hour, off = one.diary.hour[noted], one.diary.off_flag[noted]
    before = (all_days >= 5) & (all_days < PRESENT_DAYS)
    after = all_days >= PRESENT_DAYS
    return Notes(
        (all_days[after] - PRESENT_DAYS).astype(float),
        y[after],
        hour[after],
        off[after],
        float(np.median(y[before])),
        cusum.hour_slope(y[before], hour[before]),
    )


def judge(cell: Cell) -> Rows:
    """Follow the alarm, the filter and the peers through each person's time without."""
    n = cell.stop - cell.start
    peers = PEERS | FIXED if cell.peers else {}
    names = ["ours", "filter", *peers]
    out: Rows = {name: np.full((n, DAYS), np.nan, dtype=np.float32) for name in names}
    out["y"] = np.full((n, DAYS), np.nan, dtype=np.float32)
    out["back"] = np.full(n, np.inf)
    out["base"], out["old"] = np.full((2, n), np.nan)
    for i in range(n):
        one = person(
            cell.purpose,
            cell.kind.removesuffix(", denied"),
            cell.start + i,
            observation=cell.how,
            days=DAYS,
            denies=cell.kind == DENYING,
        )
        notes = notes_of(one)
        if np.isfinite(one.course.relapse_day):
            out["back"][i] = one.course.relapse_day
        path = cusum.path(
            notes.day, notes.y, notes.hour, notes.off, old=notes.old, slope=notes.slope
        )
        if path is None:
            continue
        at = notes.day.astype(int) + PRESENT_DAYS
        out["y"][i, at], out["ours"][i, at] = notes.y, path.total
        out["base"][i], out["old"][i] = path.base, notes.old
        states = hmm.follow(
            notes.day.astype(np.int64),
            notes.y,
            notes.hour,
            notes.off,
            old=notes.old,
            slope=notes.slope,
        )
        out["filter"][i, at] = hmm.p_back(states)
        in_base = (notes.day >= cusum.BASE_FROM) & (notes.day <= cusum.BASE_TO)
        spread = float(notes.y[in_base].std())
        counts = notes.day >= cusum.QUIET
        for name, peer in peers.items():
            out[name][i, at[counts]] = peer(notes.y[counts], path.base, notes.old, spread)
    return out


def gather(cells_: list[Cell], results: list[Rows]) -> Rows:
    """Put the cells' people together."""
    out: Rows = {
        "kind": np.concatenate([np.repeat(c.kind, c.stop - c.start) for c in cells_]),
        "how": np.concatenate([np.repeat(c.how, c.stop - c.start) for c in cells_]),
    }
    for name in results[0]:
        out[name] = np.concatenate([r[name] for r in results])
    return out


# ---- false alarms and delays ---------------------------------------------------------------------


def episodes(path: NDArray, line: float) -> int:
    """Times the path goes over the line, APART_DAYS or more after it was last over it."""
    over = np.flatnonzero(np.nan_to_num(path[FIRST_ALARM_DAY:], nan=-np.inf) >= line)
    return int((np.diff(over, prepend=-np.inf) > APART_DAYS).sum())


def false_alarms(paths: NDArray, line: float) -> scores.Measured:
    """False alarms a year among people in whom it never came back."""
    usable = ~np.isnan(paths).all(axis=1)
    total = sum(episodes(path, line) for path in paths[usable])
    return scores.rate(total, usable.sum() * (DAYS - FIRST_ALARM_DAY) / 365.25)


def delays(paths: NDArray, back: Floats, line: float) -> Floats:
    """Days from the return to the first alarm at or after it; inf where none comes."""
    out = np.full(back.size, np.inf)
    for i, (path, day) in enumerate(zip(paths, back, strict=True)):
        start = int(max(day, FIRST_ALARM_DAY))
        over = np.flatnonzero(np.nan_to_num(path[start:], nan=-np.inf) >= line)
        if over.size:
            out[i] = start + over[0] - day
    return out


def noted_again(rows: Rows, who: NDArray[np.bool_], k: int = 3) -> Floats:
    """Days from the return to the k-th noted day: before it no alarm has anything to go by."""
    out = np.full(int(who.sum()), np.inf)
    for i, (y, day) in enumerate(zip(rows["y"][who], rows["back"][who], strict=True)):
        noted = np.flatnonzero(~np.isnan(y))
        noted = noted[noted >= day]
        if noted.size >= k:
            out[i] = noted[k - 1] - day
    return out


def in_noted_days(rows: Rows, who: NDArray[np.bool_], late: Floats) -> Floats:
    """Count the noted days up to the alarm, from the return on; inf where none comes.

    Parameters
    ----------
    rows : people.
    who : (people,) those with a return.
    late : (n,) days from the return to the alarm, of those; see `delays`.
    """
    out = np.full(late.size, np.inf)
    for i, (y, day) in enumerate(zip(rows["y"][who], rows["back"][who], strict=True)):
        if np.isfinite(late[i]):
            start = int(np.ceil(day))
            out[i] = np.sum(~np.isnan(y[start : int(day + late[i]) + 1]))
    return out


def line_for(paths: NDArray, target: float, candidates: Floats) -> float:
    """Give the lowest of the candidate lines with at most so many false alarms a year."""
    for line in candidates.tolist():
        if false_alarms(paths, line).value <= target:
            return float(line)
    return float(candidates[-1])


def _of(rows: Rows, *kinds: str) -> NDArray[np.bool_]:
    return np.isin(rows["kind"], kinds)


def worst_family(rows: Rows, line: float, name: str = "ours") -> tuple[str, scores.Measured]:
    """Give the way of noting with most false alarms."""
    null = _of(rows, *NULL)
    by_way = {
        how: false_alarms(rows[name][null & (rows["how"] == how)], line)
        for how in dict.fromkeys(rows["how"][null].tolist())
    }
    worst = max(by_way, key=lambda how: by_way[how].value)
    return worst, by_way[worst]


# ---- the filter's chances ------------------------------------------------------------------------


def judgements(rows: Rows, after: int) -> tuple[Floats, Floats, Floats, NDArray[np.int64]]:
    """Ask after a bad day that followed six clean ones: said, truth, run features, person."""
    said, truth, features, who = [], [], [], []
    for i in range(rows["back"].size):
        noted = np.flatnonzero(~np.isnan(rows["y"][i]))
        if np.isnan(rows["base"][i]) or noted.size < 20:
            continue
        r = 2 * (rows["y"][i, noted] - rows["base"][i]) / max(rows["old"][i] - rows["base"][i], 3)
        bad = r >= 1.0
        for k in range(6, noted.size - after):
            if not bad[k] or bad[k - 6 : k].any() or noted[k] < FIRST_ALARM_DAY:
                continue
            since = r[k : k + after]
            now = noted[k + after - 1]
            said.append(rows["filter"][i, now])
            truth.append(float(now >= rows["back"][i]))
            features.append([since.mean(), since[-1], (since >= 1.0).mean(), since.max()])
            who.append(i)
    return np.array(said, float), np.array(truth), np.array(features), np.array(who, np.int64)


def fit_logistic(x: Floats, y: Floats) -> Callable[[Floats], Floats]:
    """Ridge logistic regression; gives its prediction."""
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([np.ones(len(x)), (x - middle) / spread])
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        mu = 1 / (1 + np.exp(-z @ beta))
        w = np.maximum(mu * (1 - mu), 1e-9)
        penalty = np.diag([0.0] + [1.0] * (z.shape[1] - 1))
        beta += np.linalg.solve((z * w[:, None]).T @ z + penalty, z.T @ (y - mu) - penalty @ beta)

    def predict(new: Floats) -> Floats:
        return 1 / (
            1 + np.exp(-np.column_stack([np.ones(len(new)), (new - middle) / spread]) @ beta)
        )

    return predict


# ---- findings ------------------------------------------------------------------------------------


def bars(rows: Rows, development: Rows, *, known: bool) -> list[Bar]:
    """Hold the alarm and the filter against their bars."""
    people = "known" if known else "unseen"
    null = _of(rows, *NULL)

    def bar(metric: str, measured: scores.Measured, **limits: float | int | str) -> Bar:
        return Bar("alarm", people, metric, measured, **limits)

    out = []
    limits = (
        {1.0: (0.85, 1.15, 1.7), 0.25: (0.0, 0.30, 0.7)}
        if known
        else {1.0: (0.0, 1.3, 2.5), 0.25: (0.0, 0.5, 1.25)}
    )
    for target, (low, high, worst_high) in limits.items():
        line = cusum.line(target)
        rate = false_alarms(rows["ours"][null], line)
        worst, worst_rate = worst_family(rows, line)
        said = f"false alarms a year, set to {target:g}"
        more: dict[str, float] = {"low": low} if low else {}
        out.append(bar(said, rate, high=high, digits=2, note=f"{rate.n} years", **more))
        out.append(
            bar(f"{said}: worst way of noting", worst_rate, high=worst_high, digits=2, note=worst)
        )
    line = cusum.line(1.0)

    def late(kind: str) -> Floats:
        who = _of(rows, kind)
        return delays(rows["ours"][who], rows["back"][who], line)

    median, p90, in_14, creep, denied = (
        (4.0, 7.0, 0.98, 0.94, 0.92) if known else (5.0, 11.0, 0.93, 0.88, 0.85)
    )
    abrupt = late("back_abrupt")
    third = noted_again(rows, _of(rows, "back_abrupt"))
    by_then = f"third noted day: {scores.quantile(third, 0.9).value:.0f}"
    within = f"noted three times by then: {np.mean(third <= 14):.3f}"
    out += [
        bar("abrupt return: median delay (days)", scores.quantile(abrupt, 0.5), high=median),
        bar(
            "abrupt return: 9 in 10 called by (days)",
            scores.quantile(abrupt, 0.9),
            high=p90,
            note=by_then,
        ),
        bar(
            "abrupt return: 9 in 10 called by (noted days)",
            scores.quantile(in_noted_days(rows, _of(rows, "back_abrupt"), abrupt), 0.9),
            high=p90,
        ),
        bar(
            "abrupt return: called within 14 days",
            scores.share(abrupt <= 14),
            low=in_14,
            note=within,
        ),
        bar(
            "creeping return: called within 30 days",
            scores.share(late("back_creep") <= 30),
            low=creep,
        ),
        bar("denied return: called within 14 days", scores.share(late(DENYING) <= 14), low=denied),
    ]
    if not known:
        event = late("second_event")
        out.append(bar("second event: called within 14 days", scores.share(event <= 14), low=0.93))
    pooled_said, pooled_truth, pooled_who, logistic = [], [], [], []
    for after in LOGS_AFTER:
        said, truth, features, who = judgements(rows, after)
        _, past_truth, past_features, _ = judgements(development, after)
        pooled_said.append(said)
        pooled_truth.append(truth)
        pooled_who.append(who)
        logistic.append(fit_logistic(past_features, past_truth)(features))
    said, truth, who, peer = (
        np.concatenate(part) for part in (pooled_said, pooled_truth, pooled_who, logistic)
    )
    gain = scores.by_person(
        lambda a, b, y: 1 - scores.brier(a, y) / scores.brier(b, y), who, said, peer, truth
    )
    ece, slope = (0.03, (0.8, 1.2)) if known else (0.05, (0.6, 1.4))
    note = f"{truth.size} questions, {truth.mean():.2f} back"
    out += [
        bar(
            "chance that it is back: calibration error",
            scores.by_person(scores.ece, who, said, truth),
            high=ece,
            note=note,
        ),
        bar(
            "chance that it is back: slope",
            scores.by_person(scores.calibration_slope, who, said, truth),
            low=slope[0],
            high=slope[1],
            digits=2,
        ),
        bar(
            "chance that it is back: Brier lower than run features, by",
            gain,
            low=0.15 if known else 0.0,
            note="logistic regression on development people",
        ),
    ]
    return out


def _delay_cells(rows: Rows, name: str, line: float) -> list[str]:
    out = []
    for kind in KINDS[1:]:
        who = _of(rows, kind)
        late = delays(rows[name][who], rows["back"][who], line)
        half, most = scores.quantile(late, 0.5).value, scores.quantile(late, 0.9).value
        most_text = f"{most:.0f}" if np.isfinite(most) else "never"
        half_text = f"{half:.0f}" if np.isfinite(half) else "never"
        out.append(
            f"{half_text} / {most_text}, {np.mean(late <= 14):.2f}, {np.mean(late <= 30):.2f}"
        )
    return out


def tables(rows: Rows, unseen: Rows, development: Rows) -> list[Table]:
    """Lay out the peers at the same rate of false alarms, the ways of noting, and reliability."""
    null, dev_null = _of(rows, *NULL), _of(development, *NULL)
    out = []
    for target in (1.0, 0.25):
        lines: dict[str, float] = {"ours": cusum.line(target)}
        for name in PEERS:
            paths = development[name][dev_null]
            steps = (
                np.arange(1.0, 30.0)
                if name == "days in a row"
                else np.quantile(paths[np.isfinite(paths)], 1 - np.geomspace(0.2, 2e-4, 60))
            )
            lines[name] = line_for(paths, target, np.unique(steps))
        paths = development["filter"][dev_null]
        lines["filter"] = line_for(paths, target, np.linspace(0.05, 0.995, 100))
        # The last of the fixed settings that keeps the rate; they go from shy to bold.
        rates = {name: false_alarms(development[name][dev_null], 0.5).value for name in FIXED}
        within = [name for name, rate in rates.items() if rate <= target] or list(FIXED)[:1]
        lines |= dict.fromkeys(within[-1:], 0.5)
        table = []
        for name, line in lines.items():
            worst, rate = worst_family(rows, line, name)
            shown = {"ours": "ours (CUSUM*)", "filter": "filter's chance as an alarm"}
            table.append(
                [
                    shown.get(name, name) if name != "days in a row" else f"{line:.0f} in a row",
                    false_alarms(rows[name][null], line).text(2),
                    f"{rate.value:.2f} {worst}",
                    *_delay_cells(rows, name, line),
                ]
            )
        out.append(
            Table(
                f"Set to {target:g} false alarms a year: beside the peers, known people",
                ["Method", "False alarms a year", "Worst way of noting", *KINDS[1:]],
                table,
                "Delays: median / 9 in 10 (days), share called within 14 and within 30 days. "
                "The peers' thresholds were set on development people; ADWIN at the largest of "
                "four deltas that keeps the rate.",
            )
        )
    ways = []
    for group in (rows, unseen):
        nobody = _of(group, *NULL)
        for how in dict.fromkeys(group["how"].tolist()):
            who = nobody & (group["how"] == how)
            back = _of(group, "back_abrupt") & (group["how"] == how)
            late = delays(group["ours"][back], group["back"][back], cusum.line(1.0))
            ways.append(
                [
                    how if group is rows else f"{how} (unseen courses or ways)",
                    false_alarms(group["ours"][who], cusum.line(1.0)).text(2),
                    false_alarms(group["ours"][who], cusum.line(0.25)).text(2),
                    scores.quantile(late, 0.9).text(0) if late.size else "-",
                ]
            )
    out.append(
        Table(
            "By way of noting",
            ["Way", "False alarms a year at 1", "at 0.25", "Abrupt return: 9 in 10 called by (d)"],
            ways,
        )
    )
    said, truth, _, _ = (
        np.concatenate(part)
        for part in zip(*(judgements(rows, after) for after in LOGS_AFTER), strict=True)
    )
    out.append(
        Table(
            "Reliability of the chance that it is back, known people",
            ["Said", "Came", "Questions"],
            [[f"{p:.2f}", f"{q:.2f}", str(n)] for p, q, n in scores.reliability(said, truth)],
            "Asked on the 1st, 3rd and 5th noted day from a bad day that followed six clean ones.",
        )
    )
    return out


TITLE = "Off day or lasting change"
WHAT = (
    f"45 days with foot drop, then 420 without; it may come back. Alarms from day {cusum.QUIET} of "
    "the time without; alarms within 14 days are one. A delay is counted from the first bad day."
)


def findings(known: Rows, unseen: Rows, development: Rows) -> Findings:
    """Put the question together."""
    held = [*bars(known, development, known=True), *bars(unseen, development, known=False)]
    return Findings(TITLE, WHAT, held, tables(known, unseen, development))
