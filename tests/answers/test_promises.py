"""What must hold of every answer whatever the notes: shifting, thinning, renaming, not looking."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.actions.ask import Notes, ask
from surefoot.answers import gone, holding, onset, sudden, usual
from surefoot.answers.doing import Doing
from surefoot.answers.models import censored, change, change_grid, cusum, hmm
from surefoot.answers.series import ratings, series
from surefoot.answers.simulate.person import person
from surefoot.answers.walking import WalkPoint, joining
from surefoot.diary.day import Day
from surefoot.diary.spell import Spell, spells
from surefoot.practice.hold import Hold

FIRST = date(2024, 3, 1)
SIGNS = ("toe_drag", "toe_curl", "hallux_up", "foot_roll", "heel_lift")
QUESTIONS = ("is_it_gone", "sudden_or_gradual", "off_day", "will_it_hold", "what_helped")


def days_of(family, index, n=170, first=FIRST):
    diary = person("demo", family, index, days=n).diary
    out = []
    for i in np.flatnonzero(diary.logged).tolist():
        marks = {s: int(r) for s, r in zip(SIGNS, diary.ratings[i], strict=True)}
        top = max(marks.values())
        state = "clear" if top == 0 else "only_when_tired" if top == 1 else "foot_drop"
        seen = {s: "seen" if m else "not_seen" for s, m in marks.items()}
        off = bool(diary.off_flag[i])
        day = first + timedelta(days=i)
        out.append(Day(day, state, seen, off_day=off, hour=float(diary.hour[i]), ratings=marks))
    return out


def said(v):
    """An answer without its dates."""
    stands = tuple(v.facts.get("stands", ()))
    return (v.answer, v.size, v.low, v.high, v.caveats, v.basis.days_checked, stands)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("family", ["abrupt", "ramp", "back_abrupt"])
def test_shifting_all_dates_changes_no_answer(question, family):
    answers = []
    for shift in (0, 1000):
        first = FIRST + timedelta(days=shift)
        days = days_of(family, 2, first=first)
        done = tuple(
            Doing("yoga", first + timedelta(days=a), first + timedelta(days=a + 12))
            for a in (20, 60, 100)
        )
        last = days[-1].day
        held = [(n, 9.0 + n % 7 + n / 20) for n in range(0, 160, 5)]
        holds = tuple(
            Hold(
                datetime(d.year, d.month, d.day, 9, tzinfo=UTC),
                "left",
                s,
                30.0,
                "none",
                "foot_down",
            )
            for d, s in ((first + timedelta(days=n), s) for n, s in held)
        )
        answers.append(said(ask(Notes(tuple(days), (), done, holds=holds), question, until=last)))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_renaming_signs_changes_nothing(question):
    days = days_of("abrupt", 4)
    new = dict(zip(SIGNS, reversed(SIGNS), strict=True))
    renamed = [
        evolve(
            d,
            ratings={new[s]: r for s, r in d.ratings.items()},
            signs={new[s]: r for s, r in d.signs.items()},
        )
        for d in days
    ]
    last = days[-1].day
    one, two = (ask(Notes(tuple(ds), ()), question, until=last) for ds in (days, renamed))
    assert said(one) == said(two)


def test_a_sign_never_shown_changes_nothing():
    days = days_of("abrupt", 4)
    more = [evolve(d, ratings={**d.ratings, "own:limp": 0}) for d in days]
    one, two = (series(ds, until=days[-1].day) for ds in (days, more))
    assert np.array_equal(one.score, two.score)


def test_half_the_notes_give_a_wider_range_that_is_not_moved():
    rng = np.random.default_rng(8)
    moved, wider = [], []
    for i in range(24):
        s = series(days_of("abrupt", i), until=FIRST + timedelta(days=169)).scored()
        half = s.cut(rng.random(s.day.size) < 0.5)
        if not change_grid.enough(half.day):
            continue
        a, b = (change.find(x.day, x.score, x.hour, x.off) for x in (s, half))
        if min(a.p_change, b.p_change) > 0.95:
            moved.append(b.onset - a.onset)
            wider.append((b.onset_high - b.onset_low) - (a.onset_high - a.onset_low))
    assert len(moved) >= 15
    assert abs(np.median(moved)) <= 1.0
    assert np.mean(wider) > 0
    assert np.mean(np.array(wider) >= 0) >= 0.6


def test_half_the_notes_give_a_wider_share_that_is_not_moved():
    rng = np.random.default_rng(9)
    moved, wider = [], []
    for i in range(30):
        days = days_of(("none", "trend", "abrupt")[i % 3], i)
        half = [d for d in days if rng.random() < 0.5]
        last = days[-1].day
        a, b = (gone.verdict(ds, until=last) for ds in (days, half))
        if a.size is None or b.size is None or a.facts["window"] != b.facts["window"]:
            continue
        moved.append(b.size - a.size)
        wider.append((b.high - b.low) - (a.high - a.low))
    assert len(moved) >= 15
    assert abs(np.mean(moved)) < 3 * np.std(moved) / np.sqrt(len(moved)) + 0.02
    assert np.mean(wider) > 0


@given(st.lists(st.booleans(), min_size=5, max_size=40), st.integers(0, 39))
@settings(max_examples=40)
def test_a_clear_day_not_looked_at_never_helps(marks, which):
    """Rubbing out a clear day may not make the present spell longer nor the share better."""
    days = [
        Day(
            FIRST + timedelta(days=i),
            "clear" if clear else "foot_drop",
            {"toe_drag": "not_seen" if clear else "seen"},
        )
        for i, clear in enumerate([False, *marks, True])
    ]
    which = min(which + 1, len(days) - 2)
    if days[which].state != "clear":
        return
    blank = [*days[:which], Day(days[which].day, "not_checked", {}), *days[which + 1 :]]
    last = days[-1].day
    whole, less = (gone.of_series(series(ds, until=last)) for ds in (days, blank))
    assert less.facts["run"] <= whole.facts["run"]
    assert less.facts["clear"] <= whole.facts["clear"]
    if whole.size is not None and less.size is not None:
        assert less.size >= whole.size
        assert less.high >= whole.high - 1e-9

    def held(ds):
        return next((x.shortest_days for x in reversed(spells(ds)) if x.open), 0)

    assert held(blank) <= held(days)


def test_a_flag_on_a_clean_day_moves_the_chance_by_less_than_a_tenth():
    for i in range(6):
        s = series(days_of("held", i, n=300), until=FIRST + timedelta(days=299)).scored()
        at = int(s.day.size * 0.8)
        flagged = evolve(s, off=np.where(np.arange(s.day.size) == at, True, s.off))
        start = np.flatnonzero(s.day >= 45)[0]
        chances = [
            hmm.p_back(
                hmm.follow(
                    (x.day[start:] - x.day[start]).astype(int),
                    15 * x.score[start:],
                    x.hour[start:],
                    x.off[start:],
                    old=8.0,
                )
            )
            for x in (s, flagged)
        ]
        if s.score[at] == 0:
            assert np.max(np.abs(chances[1] - chances[0])) < 0.1


def test_the_alarm_needs_more_than_one_day_and_forgets_on_good_days():
    day = np.arange(60.0)
    y = np.zeros(60)
    y[40] = 15
    hour, off = np.full(60, 14.0), np.zeros(60, dtype=bool)
    one = cusum.path(day, y, hour, off, old=9.0)
    assert one.total.max() < cusum.line(1.0) / 2 + 0.1
    assert one.total[-1] == 0
    y[40:46] = 9
    assert cusum.path(day, y, hour, off, old=9.0).total.max() > cusum.line(1.0)


def test_flagged_days_are_discounted_but_only_three_in_a_row():
    weights = cusum.flag_weights(np.array([True, True, True, True, False, True]))
    assert weights.tolist() == [0.25, 0.25, 0.25, 1.0, 1.0, 0.25]


def test_a_rarer_false_alarm_needs_a_higher_line():
    assert cusum.line(0.25) > cusum.line(0.5) > cusum.line(1.0) > cusum.line(2.0) > 0


def test_fewer_than_ten_checked_days_is_always_too_early():
    rng = np.random.default_rng(2)
    for _ in range(20):
        marks = rng.integers(0, 4, 9)
        days = [
            Day(FIRST + timedelta(days=i), "foot_drop" if m else "clear", {}, ratings={"a": int(m)})
            for i, m in enumerate(marks)
        ]
        assert usual.verdict(days, until=days[-1].day).answer == "too_little"


def test_her_own_words_become_ratings_by_when_it_showed():
    def day(state, when, **signs):
        return ratings(Day(FIRST, state, signs, when=when))

    assert day("foot_drop", ("fresh", "tired"), toe_drag="seen")["toe_drag"] == 3
    assert day("foot_drop", ("after_walking",), toe_drag="seen")["toe_drag"] == 2
    assert day("only_when_tired", ("end_of_day",), toe_drag="seen")["toe_drag"] == 1
    assert day("clear", (), toe_drag="not_seen", toe_curl="not_checked") == {"toe_drag": 0}


def test_spells_of_unknown_number_are_tried_in_several_ways():
    several = Spell(None, None, 0, 0, 2, 5, False, "foot_drop", True, None)
    assert [h.low.size for h in holding.histories([several])] == list(holding.SEVERAL)
    now = Spell(FIRST, FIRST + timedelta(days=6), 7, 0, 7, 7, True)
    v = holding.verdict([several, now], until=FIRST + timedelta(days=6), checked=7, total=7)
    assert v.low < v.size < v.high
    lost = evolve(now, open=False)
    v = holding.verdict([lost, several], until=FIRST, checked=7, total=7)
    assert v.answer == "no_spell_now"
    assert "spells_lost_sight_of" in v.caveats


def test_ten_years_are_looked_at_whole_when_nothing_changed_lately():
    rng = np.random.default_rng(9)
    marks = [*(rng.integers(1, 4, 900)), *(rng.integers(0, 2, 900) * 0)]
    days = [
        Day(
            FIRST + timedelta(days=i),
            "foot_drop" if m else "clear",
            {},
            ratings={"toe_drag": int(m)},
        )
        for i, m in enumerate(marks)
    ]
    s = series(days, until=days[-1].day)
    found = onset.latest(s)
    assert found.sure
    assert found.better
    first, _, last = found.days(s)
    assert first <= FIRST + timedelta(days=900) <= last + timedelta(days=1)
    assert sudden.of_series(s).answer in ("sudden", "cannot_tell")


def test_drawn_from_its_own_prior_the_onset_is_where_it_says():
    """Simulation-based calibration of the change grid, at full worth of the evidence."""
    rng = np.random.default_rng(20260401)
    inside, trials = 0, 300
    t = np.arange(90.0)
    f_of = change_grid.regressors(t, change_grid.onsets_of(t))
    onsets = change_grid.onsets_of(t)
    shapes = np.array([q for _, _, q, _ in change_grid.SHAPES])
    for _ in range(trials):
        k = rng.choice(shapes.size, p=shapes / shapes.sum())
        j = rng.integers(onsets.size)
        phi = rng.choice(change_grid.CORRELATIONS[:4])
        s = np.sqrt(0.02 / rng.gamma(1.0))
        s = min(s, 0.25)
        u = np.zeros(t.size)
        u[0] = rng.normal()
        for i in range(1, t.size):
            u[i] = phi * u[i - 1] + np.sqrt(1 - phi**2) * rng.normal()
        v = 0.8 + s * (u + np.sqrt(2.0) * rng.normal() * f_of[k, j])
        fit = change_grid.fit(t, v, np.full(t.size, 14.0), np.ones(t.size), onsets)
        post = np.exp(fit.some[1] - fit.some[1].max()).sum(axis=0).reshape(-1, onsets.size)
        by_day = post.sum(axis=0) / post.sum()
        below = by_day[:j].sum() + rng.random() * by_day[j]
        inside += 0.05 <= below <= 0.95
    assert abs(inside / trials - 0.9) < 3 * np.sqrt(0.09 / trials)


def test_drawn_from_its_own_prior_the_stands_compare_as_they_say():
    """Simulation-based calibration of the grid that compares stands, some cut off at a goal."""
    rng = np.random.default_rng(20261122)
    inside, trials = 0, 400
    later = np.arange(14) >= 6
    off = (np.log(censored._SPREADS) - censored._SPREAD) / censored._SPREAD_SD
    prior = np.exp(-0.5 * off**2)
    for _ in range(trials):
        spread = rng.choice(censored._SPREADS, p=prior / prior.sum())
        before = rng.normal(censored._MIDDLE, censored._MIDDLE_SD)
        step = rng.normal(0.0, censored._CHANGE_SD)
        true = before + step * later + spread * rng.normal(size=14)
        goal = before + rng.normal(0.4, 0.5)
        cut = true >= goal
        found = censored.compare(np.minimum(true, goal), cut, np.ones(14), later)
        inside += found.low <= np.exp(step) <= found.high
    assert abs(inside / trials - 0.9) < 3.5 * np.sqrt(0.09 / trials)


def test_walks_join_by_their_errors_and_only_when_walked_alike():
    rng = np.random.default_rng(6)
    marks = np.where(np.arange(80) < 40, rng.integers(1, 3, 80), rng.integers(0, 3, 80))
    days = [
        Day(FIRST + timedelta(days=i), "foot_drop" if m else "clear", {}, ratings={"a": int(m)})
        for i, m in enumerate(marks)
    ]
    last = days[-1].day

    def walked(error, worn=("shoe", "", "")):
        pitch = np.where(np.arange(80) < 40, 2.0, 14.0) + rng.normal(0, 2.0, 80)
        return [
            WalkPoint(FIRST + timedelta(days=i), float(pitch[i]), error, worn)
            for i in range(0, 80, 3)
        ]

    alone, sharp, blurred = (
        sudden.verdict(days, until=last, walks=w) for w in ((), walked(0.5), walked(40.0))
    )
    assert sharp.facts["p_change"] > 0.95
    assert alone.facts["p_change"] < sharp.facts["p_change"]
    assert sharp.basis.walks == 27
    assert alone.basis.walks == 0
    assert abs(blurred.facts["p_change"] - alone.facts["p_change"]) < sharp.facts["p_change"]
    other = walked(0.5, ("boots", "", ""))[:4]
    assert joining([*walked(0.5), *other], series(days, until=last)).t.size == 27
