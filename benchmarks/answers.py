"""CPU of the answers beside their peers, and people an hour. Part of ``make bench``.

Ratios are what to read: both sides run in this process, in turns, on this machine and one thread
(``make bench`` sees to that).
What counts is processor time, of this process and its children, and of each side the least of
several turns: whatever else the machine does can only add to it.
``python -m benchmarks.answers --people 100000`` runs the whole crowd; otherwise the hour is
extrapolated from a sample, and says so.
"""

import argparse
import os
import time
import warnings
from collections.abc import Callable
from datetime import timedelta
from importlib.util import find_spec

import numpy as np

from benchmarks.calibration.made_up import FIRST_DAY, days_of, spells_of
from benchmarks.calibration.workers import spread
from surefoot.answers import gone, helped, holding, sudden, usual
from surefoot.answers.doing import Doing
from surefoot.answers.series import series
from surefoot.answers.simulate.person import OBSERVATION, SPELLS, person_with_spells
from surefoot.answers.simulate.seeds import Purpose
from surefoot.diary.day import Day
from surefoot.diary.spell import Spell

PAST_DAYS = np.array([2.0, 3.0, 6.0, 4.0])
HELD_DAYS, MORE_DAYS = 14.0, 30.0
CORES = 2
TURNS = 7


def cpu_s() -> float:
    """Processor time of this process and of the children it has waited for, s."""
    now = os.times()
    return time.process_time() + now.children_user + now.children_system


def cpu_ms(work: Callable[[], object], *, least_s: float = 0.3, most: int = 200) -> float:
    """Least CPU of one call in ms, over as many calls as fill `least_s`; the first is not counted.

    The first one imports and compiles, for the peers as for us.
    """
    work()
    took: list[float] = []
    while not took or (sum(took) < least_s and len(took) < most):
        before = cpu_s()
        work()
        took.append(cpu_s() - before)
    return 1000.0 * min(took)


# ---- will it hold: one person, three ways --------------------------------------------------------


def ours() -> float:
    """Give the chance of 30 days more, with its range over three opinions."""
    past = [Spell(None, None, 0, 0, int(n), int(n), False, "foot_drop") for n in PAST_DAYS]
    return float(holding.chances(past, HELD_DAYS, (MORE_DAYS,))[1, 0])


def lifelines() -> float:
    """Fit `lifelines` MixtureCureFitter to the same spells."""
    from benchmarks.calibration.peers.hold import lifelines_cure

    return lifelines_cure(PAST_DAYS, HELD_DAYS, MORE_DAYS)


def numpyro() -> float:
    """Sample a Weibull cure model of the same spells with NumPyro's NUTS, 500 + 500 draws."""
    os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")
    import jax
    import jax.numpy as jnp
    from numpyro import distributions as dist
    from numpyro import factor, sample
    from numpyro.infer import MCMC, NUTS

    past = jnp.asarray(PAST_DAYS)

    def model() -> None:
        scale = sample("scale", dist.LogNormal(jnp.log(6.0), 1.0))
        shape = sample("shape", dist.LogNormal(0.0, 0.6))
        stays = sample("stays", dist.Beta(1.0, 4.0))
        density = (
            jnp.log(shape / scale) + (shape - 1) * jnp.log(past / scale) - (past / scale) ** shape
        )
        factor("past", jnp.sum(jnp.log1p(-stays) + density))
        factor("held", jnp.log(stays + (1 - stays) * jnp.exp(-((HELD_DAYS / scale) ** shape))))

    run = MCMC(NUTS(model), num_warmup=500, num_samples=500, progress_bar=False)
    run.run(jax.random.PRNGKey(1))
    draw = run.get_samples()

    def left(t: float) -> object:
        return draw["stays"] + (1 - draw["stays"]) * jnp.exp(
            -((t / draw["scale"]) ** draw["shape"])
        )

    return float(jnp.mean(left(HELD_DAYS + MORE_DAYS) / left(HELD_DAYS)))


def will_it_hold() -> None:
    """Print one person's chance and its CPU, ours and the peers', taken in turns."""
    print(
        f"Will it hold, one person (spells {', '.join(f'{x:.0f}' for x in PAST_DAYS)} days, "
        f"{HELD_DAYS:.0f} held): {MORE_DAYS:.0f} days more"
    )
    print(f"  ours                          {ours():.2f}   {cpu_ms(ours):9.2f} ms CPU")
    for name, package, work, least in (
        ("lifelines MixtureCure(Exp)", "lifelines", lifelines, 100),
        ("NumPyro NUTS, 500 + 500 draws", "numpyro", numpyro, 1000),
    ):
        if find_spec(package) is None:
            print(f"  {name}: not installed")
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            turns = [(cpu_ms(work, least_s=0.0, most=1), cpu_ms(ours)) for _ in range(TURNS)]
            theirs, own = np.min(turns, axis=0)
            print(
                f"  {name:29s} {work():.2f}   {theirs:9.2f} ms CPU   "
                f"{theirs / own:7.0f} times ours (wanted: at least {least})"
            )


# ---- all answers of one person -------------------------------------------------------------------


def questions(
    days: tuple[Day, ...], spells: list[Spell], doings: list[Doing]
) -> dict[str, Callable[[], object]]:
    """Give each question as it is asked from a diary, each from the start."""
    until = max(day.day for day in days)
    asked: dict[str, Callable[[], object]] = {
        "is it gone": lambda: gone.verdict(days, until=until),
        "sudden or gradual": lambda: sudden.verdict(days, until=until),
        "will it hold": lambda: holding.verdict(
            spells, until=until, checked=len(days), total=len(days)
        ),
        "off day": lambda: usual.verdict(days, until=until),
    }
    asked["what helped"] = lambda: helped.verdict(days, doings, until=until)
    return asked


def things_done(days: int) -> list[Doing]:
    """Three things done on and off through so many days, each in its own rhythm."""
    return [
        Doing(what, FIRST_DAY + timedelta(days=at), FIRST_DAY + timedelta(days=at + on - 1))
        for what, every, on, first in (
            ("wedge", 9, 4, 2),
            ("socks", 23, 11, 5),
            ("balls", 41, 30, 9),
        )
        for at in range(first, days - on, every)
    ]


def ten_years() -> None:
    """Print the CPU of all answers for a ten-year diary."""
    made, lived = person_with_spells("release", "periodic", 3, days=3650)
    days = days_of(made.diary)
    asked = questions(days, spells_of(lived.lengths), things_done(3650))
    print(f"All answers for a ten-year diary ({len(days)} noted days), each asked from the start")
    total = 0.0
    for name, work in asked.items():
        took = cpu_ms(work)
        total += took
        print(f"  {name:20s} {took:8.1f} ms CPU")
    print(f"  {'together':20s} {total:8.1f} ms CPU   (wanted: under 250)")
    print(
        f"  of which reading the days once {cpu_ms(lambda: series(days, until=days[-1].day)):.1f}"
    )


# ---- a crowd -------------------------------------------------------------------------------------


def crowd(task: tuple[Purpose, int, int, int]) -> list[str]:
    """Make people and answer everything of each; give their answers."""
    purpose, start, stop, n_days = task
    families, ways = list(SPELLS), list(OBSERVATION)
    out = []
    for i in range(start, stop):
        made, lived = person_with_spells(
            purpose,
            families[i % len(families)],
            i,
            observation=ways[i % len(ways)],
            days=n_days,
        )
        days = days_of(made.diary)
        notes = series(days, until=days[-1].day)
        verdicts = (
            gone.of_series(notes),
            sudden.of_series(notes),
            holding.verdict(
                spells_of(lived.lengths),
                until=notes.until,
                checked=notes.day.size,
                total=notes.total_days,
            ),
            usual.of_series(notes),
            helped.of_series(notes, things_done(n_days)),
        )
        out.append(" ".join(verdict.answer for verdict in verdicts))
    return out


def people_an_hour(people: int, workers: int, n_days: int) -> None:
    """Print how many people an hour two cores answer."""
    crowd(("development", 0, 2, n_days))
    chunk = 50
    tasks: list[tuple[Purpose, int, int, int]] = [
        ("development", at, min(at + chunk, people), n_days) for at in range(0, people, chunk)
    ]
    before, wall = time.process_time(), time.perf_counter()
    answers = [one for part in spread(crowd, tasks, workers) for one in part]
    used, wall = time.process_time() - before, time.perf_counter() - wall
    whole = people >= 100_000
    if workers == 1:
        each = used / people
        hour = CORES * 3600 / each
        minutes = 100_000 * each / CORES / 60
        print(
            f"A crowd: {people} made-up people of {n_days} days, made and answered: "
            f"{1000 * each:.1f} ms CPU each"
        )
        print(
            f"  {CORES} cores: {hour:,.0f} people an hour, 100,000 in {minutes:.0f} minutes "
            "(extrapolated from this sample; wanted: under 60)"
        )
    else:
        print(
            f"A crowd: {people} made-up people of {n_days} days on {workers} processes: "
            f"{wall / 60:.1f} minutes by the clock" + ("" if whole else " (a part of 100,000)")
        )
    kinds = sorted(set(answers))
    print(f"  {len(kinds)} different sets of answers")


def main(argv: list[str] | None = None) -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answers", description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--days", type=int, default=465)
    parser.add_argument("--workers", type=int, default=1)
    said = parser.parse_args([] if argv is None else argv)
    will_it_hold()
    ten_years()
    people_an_hour(said.people, said.workers, said.days)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
