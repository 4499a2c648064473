"""The calibration gives the same page on any number of workers, and says what it must."""

from pathlib import Path

import numpy as np
import pytest
from benchmarks.answers import crowd, questions, things_done
from benchmarks.calibration import alarm, change, fair_test, gone, helped, hold, usual
from benchmarks.calibration.made_up import FIRST_DAY, days_of, spells_of
from benchmarks.calibration.page import page, sections_of

from benchmarks import calibrate
from surefoot.answers.simulate.person import person, person_trying, spells

ANSWERS = Path(__file__).parents[2] / "src" / "surefoot" / "answers"


@pytest.fixture(scope="module")
def small_page() -> str:
    return calibrate.calibrate("tiny", "development", 1, ("gone", "hold"))


def test_two_workers_write_the_same_page_as_one(small_page: str) -> None:
    assert calibrate.calibrate("tiny", "development", 2, ("gone", "hold")) == small_page


def test_the_page_names_bars_peers_families_and_reasons(small_page: str) -> None:
    assert "bars held" in small_page
    assert "own spells counted + 1/2" in small_page
    assert "| course | `botulinum_wave` (unseen, first set) | no |" in small_page


def test_a_question_measured_anew_takes_its_old_place_and_the_rest_stays(small_page: str) -> None:
    old = sections_of(small_page)
    assert list(old) == ["Is it gone", "Will it hold"]
    assert page(old, size="tiny", purpose="development") == small_page
    worse = {"Will it hold": old["Will it hold"].replace("| held |", "| **missed** |")}
    new = page(old | worse, size="tiny", purpose="development")
    assert sections_of(new)["Is it gone"] == old["Is it gone"]
    short = new.split("## Is it gone")[0]
    assert "- Will it hold, people known: Brier score, 30 days more:" in short


def test_release_people_give_another_page(small_page: str) -> None:
    assert calibrate.calibrate("tiny", "release", 1, ("gone", "hold")) != small_page


def test_a_late_alarm_is_counted_in_noted_days_too() -> None:
    y = np.full((3, 300), np.nan)
    y[0, [200, 205, 210, 215]] = y[1, 197:205] = y[2, 250] = 9.0
    rows = {"y": y, "back": np.array([197.0, 197.0, 197.0])}
    counted = alarm.in_noted_days(rows, np.full(3, True), np.array([13.0, 3.0, np.inf]))
    assert counted.tolist() == [3.0, 4.0, np.inf]


def test_people_as_designed_are_asked_in_their_latest_spell_whatever_ended_before() -> None:
    asked = hold.questions(hold.Cell("development", "designed_weibull", 0, 40, 0))
    lived = {i: spells("development", "designed_weibull", i).lengths for i in range(40)}
    assert asked
    assert all(one.length == lived[one.person][-1] for one in asked)
    assert any(one.past.size == 1 for one in asked)


def test_a_crowd_answers_alike_on_one_worker_and_on_two() -> None:
    tasks = [("development", 0, 3, 200), ("development", 3, 6, 200)]
    assert calibrate.spread(crowd, tasks, 1) == calibrate.spread(crowd, tasks, 2)


def test_everybody_is_asked_once_and_only_after_two_told_spells() -> None:
    asked = hold.questions(hold.Cell("development", "regime", 0, 60, 0))
    by_person: dict[int, set[float]] = {}
    for one in asked:
        assert one.past.size >= 2
        assert one.held < one.length
        by_person.setdefault(one.person, set()).add(one.length)
    assert max(len(lengths) for lengths in by_person.values()) == 1
    # Nobody is picked for a long spell: the drawn ones are as long as all of them.
    every = hold.questions(hold.Cell("development", "regime", 0, 60, 0, every=True))
    assert {one.length for one in asked} <= {one.length for one in every}


def test_the_base_rate_never_looks_at_the_family_it_is_asked_about() -> None:
    rows = {
        "family": np.array(["a"] * 4 + ["b"] * 4),
        "held": np.full(8, 7.0),
        "length": np.array([100.0] * 4 + [8.0] * 4),
    }
    hold.add_base_rate(rows, rows)
    assert (rows["base rate by day:30"][:4] < 0.2).all()
    assert (rows["base rate by day:30"][4:] > 0.8).all()


def path_with(*days: int) -> np.ndarray:
    path = np.zeros(alarm.DAYS)
    path[list(days)] = 5.0
    return path


def test_alarms_within_two_weeks_are_one_and_early_ones_do_not_count() -> None:
    start = alarm.FIRST_ALARM_DAY
    assert alarm.episodes(path_with(start - 5), 2.0) == 0
    assert alarm.episodes(path_with(start + 5, start + 19), 2.0) == 1
    assert alarm.episodes(path_with(start + 5, start + 20), 2.0) == 2


def test_a_delay_counts_from_the_first_bad_day() -> None:
    paths = np.stack([path_with(200, 201), path_with(150), path_with()])
    late = alarm.delays(paths, np.array([197.0, 197.0, 197.0]), 2.0)
    assert late.tolist() == [3.0, np.inf, np.inf]


def test_a_peers_line_keeps_the_rate_it_is_set_for() -> None:
    rng = np.random.default_rng(1)
    paths = rng.exponential(1.0, (50, alarm.DAYS))
    line = alarm.line_for(paths, 1.0, np.linspace(1, 12, 60))
    assert alarm.false_alarms(paths, line).value <= 1.0
    assert alarm.false_alarms(paths, line - 1.0).value > 1.0


def test_peers_find_a_plain_step() -> None:
    day = np.arange(60.0)
    y = np.where(day < 30, 12.0, 1.0) + (day % 3)
    for name, peer in change.PEERS.items():
        strength, found, _ = peer(day, y)
        assert strength > 0, name
        assert abs(found - 30) <= 1, name


def test_a_made_up_person_can_be_asked_everything() -> None:
    made = person("development", "none", 2, days=200)
    past = spells_of(spells("development", "weibull", 1).lengths)
    asked = questions(days_of(made.diary), past, things_done(200))
    assert list(asked) == [
        "is it gone",
        "sudden or gradual",
        "will it hold",
        "off day",
        "what helped",
    ]
    assert asked["is it gone"]().answer == "most_of_the_time"
    assert asked["sudden or gradual"]().answer == "no_change"


def test_every_page_an_answer_points_to_is_a_heading() -> None:
    """A rule's source is a heading of docs/calibration.md."""
    modules = (gone, change, hold, alarm, usual, helped, fair_test)
    anchors = {module.TITLE.lower().replace(" ", "-") for module in modules}
    for file in ANSWERS.glob("*.py"):
        for part in file.read_text(encoding="utf-8").split("docs/calibration.md#")[1:]:
            wanted = part.split('"')[0]
            assert wanted in anchors, file.name


@pytest.mark.parametrize("design", fair_test.DESIGNS, ids=lambda design: design.name)
def test_the_drawn_schedule_comes_first_and_all_are_fair(design: fair_test.Design) -> None:
    a, b = (fair_test.lot(design, np.random.default_rng(seed)) for seed in (1, 2))
    assert a.shape[1] == design.days
    assert set(np.unique(a)) == {0.0, 1.0}
    if design.block_days:
        assert (a.sum(axis=1) == design.days / 2).all()
    if not design.block_days or len(a) < 2000:
        # All are listed: another draw gives the same ones, in another order.
        assert len({row.tobytes() for row in a}) == len(a)
        assert {row.tobytes() for row in a} == {row.tobytes() for row in b}


def test_what_people_do_is_told_as_stretches() -> None:
    one = person_trying("development", "gympause", 3)
    told = helped.doings_of(one)
    again = np.zeros_like(one.doses.doses)
    for doing in told:
        thing = int(doing.what.removeprefix("thing_"))
        start, stop = ((day - FIRST_DAY).days for day in (doing.started, doing.stopped))
        again[start : stop + 1, thing] = 1.0
    assert np.array_equal(again, one.doses.doses)
