"""Try one thing: the lot is fair, the plan is locked, and the result waits for its day."""

import json
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest
from attrs import evolve

from surefoot.actions.experiment import (
    finish_experiment,
    finish_kept,
    lock,
    lock_in_file,
    locked,
    plan_in_file,
    plan_words,
    status,
)
from surefoot.answers import experiment, experiment_result
from surefoot.answers.models import swaps
from surefoot.answers.series import series
from surefoot.diary.checkin import CheckIn
from surefoot.diary.day import Day
from surefoot.terms.errors import SurefootError

FIRST = date(2026, 1, 1)
DAY_1 = FIRST + timedelta(days=60)


def noted(n, rng, *, level=6.0, fall=None, start=FIRST):
    """Days whose 0 to 15 score goes up and down like a person's; lower on days of `fall`."""
    out, u = [], 0.0
    for i in range(n):
        u = 0.5 * u + 0.87 * rng.normal()
        y = level + 1.5 * u - (fall[i] if fall is not None else 0.0)
        marks = rng.multinomial(int(np.clip(round(y), 0, 15)), [0.2] * 5).clip(0, 3)
        day = start + timedelta(days=i)
        ratings = {f"own:{k}": int(m) for k, m in enumerate(marks)}
        seen = {name: "seen" if m else "not_seen" for name, m in ratings.items()}
        out.append(Day(day, "foot_drop" if marks.any() else "clear", seen, ratings=ratings))
    return out


def plan(days, **more):
    kind = {"what": "aid_wedge", "wears_off": "two_days", "length_days": 42, "seed": 7}
    return experiment.plan(days, **{**kind, "first_day": DAY_1, **more})


@pytest.fixture(scope="module")
def before():
    return noted(60, np.random.default_rng(1))


@pytest.mark.parametrize(("blocks", "ways"), [(6, 14), (12, 208), (16, 1296)])
def test_every_schedule_of_the_lot_is_different_and_keeps_the_rules(blocks, ways):
    every = {tuple(swaps.schedule_number(blocks, i)) for i in range(swaps.count_schedules(blocks))}
    assert len(every) == ways
    for one in every:
        assert sum(one) == blocks // 2
        assert "000" not in (text := "".join(map(str, one)))
        assert "111" not in text


def test_long_lots_are_drawn_evenly():
    rng = np.random.default_rng(3)
    firsts = [swaps.draw_swaps(40, rng)[0] for _ in range(400)]
    assert 0.42 < np.mean(firsts) < 0.58


@pytest.mark.parametrize("half_life", [0.0, 2.0])
def test_where_nothing_acts_five_in_a_hundred_look_as_if_it_did(half_life):
    rng = np.random.default_rng(11)
    every = np.repeat(swaps.swap_schedules(12, swaps.draw_swaps(12, rng), rng), 4, axis=1)
    lay = swaps.layout(every, np.arange(48), np.full(48, 14.0), half_life)
    low, trials = 0, 600
    for _ in range(trials):
        u = np.zeros(48)
        for i in range(1, 48):
            u[i] = 0.7 * u[i - 1] + rng.standard_t(3)
        found = swaps.statistics(lay, np.clip(np.round(4 + u), 0, 15))
        true = rng.integers(every.shape[0])
        low += np.mean(np.abs(found) >= abs(found[true]) - 1e-9) <= 0.05
    assert low / trials <= 0.05 + 2.5 * np.sqrt(0.05 * 0.95 / trials)


def test_the_promised_chance_is_kept(before):
    """The chance said before the start is honest to 0.08, beyond the error of 300 trials."""
    promised = plan(before)
    for fall in (2.0, 3.0):
        said = dict(zip(promised.falls, promised.chances, strict=True))[fall]
        rng = np.random.default_rng(int(100 * fall))
        won = 0
        for i in range(300):
            drawn = np.array(swaps.draw_swaps(14, rng)).repeat(3)
            lay = swaps.layout(
                np.vstack([drawn, experiment.schedules(promised)]).astype(float),
                np.arange(42),
                np.full(42, 14.0),
                1.0,
            )
            people = noted(42, np.random.default_rng(1000 + i), fall=fall * lay.carried[0])
            y = 15 * series(people, until=date(2027, 1, 1)).score
            won += swaps.p_value(swaps.statistics(lay, y)) <= 0.05
        assert abs(won / 300 - said) < 0.08 + 2 * np.sqrt(0.25 / 300) + 2 * np.sqrt(0.25 / 200)


def test_a_plan_is_the_same_for_the_same_seed_and_never_written_over(before, tmp_path):
    one, two = plan(before), plan(before)
    assert experiment.plan_sha256(one) == experiment.plan_sha256(two)
    assert plan(before, seed=8).schedule != one.schedule
    file = tmp_path / "plan.json"
    sha256 = lock_in_file(one, file, today=DAY_1 - timedelta(days=1))
    assert plan_in_file(file) == (one, sha256)
    with pytest.raises(SurefootError, match="never written over"):
        lock_in_file(two, file, today=DAY_1 - timedelta(days=1))


def test_a_lot_over_days_that_are_past_is_not_drawn(before, tmp_path):
    file = tmp_path / "plan.json"
    with pytest.raises(SurefootError, match="before day 1"):
        lock_in_file(plan(before), file, today=DAY_1)
    assert not file.exists()
    with pytest.raises(SurefootError, match="no plan"):
        plan_in_file(file)


def test_a_chance_of_a_test_is_never_said_to_be_all_or_none(before):
    sure = evolve(plan(before), chances=(0.97, 0.98, 0.99, 1.0))
    never = evolve(plan(before), chances=(0.01, 0.01, 0.02, 0.02))
    for one, words in ((sure, "9 or more of 10 tests"), (never, "1 or fewer of 10 tests")):
        said = " ".join(plan_words(one))
        assert words in said
        assert "10 of 10" not in said
        assert " 0 of 10" not in said


def test_a_changed_plan_gives_no_result(before, tmp_path):
    file = tmp_path / "plan.json"
    lock_in_file(plan(before), file, today=DAY_1 - timedelta(days=1))
    whole = json.loads(file.read_text())
    whole["plan"]["schedule"][0] = 1 - whole["plan"]["schedule"][0]
    file.write_text(json.dumps(whole))
    changed, sha256 = plan_in_file(file)
    with pytest.raises(SurefootError, match="not the one that was saved"):
        experiment_result.finish(changed, before, sha256_kept=sha256, today=date(2027, 1, 1))


def test_the_result_is_hidden_until_the_last_day_has_passed(before):
    kept = plan(before)
    sha256 = experiment.plan_sha256(kept)
    notes = _notes(before)
    for day in (DAY_1, kept.last_day):
        with pytest.raises(SurefootError, match="runs until"):
            finish_experiment(kept, sha256, notes, today=day)
        now, said = status(kept, notes, today=day)
        assert now.with_it == bool(kept.schedule[(day - DAY_1).days])
        assert not any("better" in line or "worse" in line for line in said)


def _notes(days):
    from surefoot.actions.ask import Notes

    return Notes(tuple(days), ())


def test_a_clear_difference_is_found_and_sized(before):
    kept = plan(before, wears_off="same_day", length_days=60)
    fall = 4.0 * np.array(kept.schedule)
    after = noted(60, np.random.default_rng(2), level=7.0, fall=fall, start=DAY_1)
    verdict = finish_experiment(
        kept, experiment.plan_sha256(kept), _notes([*before, *after]), today=date(2027, 1, 1)
    )
    assert verdict.answer == "better_with"
    assert verdict.low <= -2.5 <= verdict.high or verdict.low <= -4.0 <= verdict.high
    assert verdict.high < 0
    assert "In this test it helped" in verdict.sentence


def test_no_clear_answer_is_a_real_result(before):
    kept = plan(before)
    after = noted(42, np.random.default_rng(4), start=DAY_1)
    verdict = finish_experiment(
        kept, experiment.plan_sha256(kept), _notes([*before, *after]), today=date(2027, 1, 1)
    )
    assert verdict.answer == "no_clear_answer"
    assert "That is a real result" in verdict.sentence


def test_a_start_on_a_drawn_day_comes_with_its_warning(before):
    kept = plan(before, wears_off="no", length_days=60)
    assert kept.design == "start"
    assert kept.schedule.index(1) in swaps.start_days(60)
    assert any("rarely gives a clear answer" in line for line in plan_words(kept))
    assert experiment.schedules(kept).shape[0] >= swaps.FEWEST_SCHEDULES


@pytest.mark.parametrize(
    "what", ["medicine", "my AFO brace", "aid_fes", "baclofen", "prescribed heel raises"]
)
def test_what_must_not_be_stopped_cannot_be_tested(before, what):
    with pytest.raises(SurefootError, match="Ask your physio"):
        plan(before, what=what)


def test_too_little_to_plan_from_is_said(before):
    with pytest.raises(SurefootError, match="checked days"):
        plan(before[:10])
    with pytest.raises(SurefootError, match="too short"):
        plan(before, length_days=10)


def test_in_the_notebook_a_plan_is_locked_once_and_its_look_is_kept(before):
    from datetime import UTC, datetime

    from surefoot.notebook.notebook import Notebook

    kept = plan(before)
    with Notebook.in_memory() as notebook:
        with pytest.raises(SurefootError, match="before day 1"):
            lock(notebook, kept, at=datetime(2027, 1, 1, tzinfo=UTC))
        test = lock(notebook, kept, at=datetime(2026, 2, 20, tzinfo=UTC))
        with pytest.raises(SurefootError, match="two at once"):
            lock(notebook, plan(before, seed=9), at=datetime(2026, 2, 20, tzinfo=UTC))
        assert locked(test) == (kept, experiment.plan_sha256(kept))
        for i in range(42):
            at = datetime(2026, 3, 2, 18, tzinfo=UTC) + timedelta(days=i)
            seen = "seen" if i % 3 else "not_seen"
            notebook.keep_check_in(CheckIn(day=at.date(), told_at=at, signs={"toe_drag": seen}))
        end = datetime(2026, 6, 1, tzinfo=UTC)
        verdict = finish_kept(notebook, test, today=end.date(), now=lambda: end)
        assert verdict.answer == "no_clear_answer"
        (after,) = notebook.experiments()
        assert after.status == "finished"
        assert after.looks[0]["sentence"] == verdict.sentence


def test_the_picture_of_a_plan_shows_every_stretch_and_no_result(before):
    from surefoot.report.answer_pictures import schedule

    kept = plan(before)
    drawn = schedule(kept, today=DAY_1)
    stretches = 1 + len(swaps.switch_days(list(kept.schedule)))
    assert drawn.svg.count("<rect") == stretches + 1  # and the paper
    assert drawn.table.count("<tr>") == stretches + 1
    assert "today" in drawn.svg


def test_a_test_on_the_command_line(before, tmp_path, capsys, monkeypatch):
    from surefoot.cli import experiment as commands
    from surefoot.cli import main

    the_day_before = datetime.combine(DAY_1, time(9), UTC) - timedelta(days=1)
    monkeypatch.setattr(commands, "now", lambda: the_day_before)

    diary, kept = tmp_path / "diary.csv", tmp_path / "plan.json"
    after = noted(42, np.random.default_rng(4), start=DAY_1)
    names = sorted(before[0].ratings)
    lines = [",".join(["day", *(n.removeprefix("own:") or n for n in names)])]
    lines += [
        ",".join([d.day.isoformat(), *(str(d.ratings[n]) for n in names)])
        for d in [*before, *after]
    ]
    diary.write_text("\n".join(lines))

    def run(*words):
        with pytest.raises(SystemExit) as stop:
            main(["experiment", *words, "--diary", str(diary)])
        return stop.value.code, capsys.readouterr()

    first = ["--first-day", DAY_1.isoformat(), "--seed", "7", "--wears-off", "two_days"]
    code, said = run("plan", "aid_wedge", "--out", str(kept), *first)
    assert code == 0
    assert "chance of an answer" in said.out
    code, said = run("status", str(kept), "--on", DAY_1.isoformat())
    assert "Day 1 of 42" in said.out
    code, said = run("finish", str(kept), "--on", DAY_1.isoformat())
    assert code == 2
    assert "looking earlier" in said.err
    code, said = run("finish", str(kept), "--on", "2026-12-01", "--json")
    assert json.loads(said.out)["question"] == "fair_test"
