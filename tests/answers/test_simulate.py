"""The made-up people are what they say they are: each family does what its reason claims."""

import csv
from datetime import date
from io import StringIO

import numpy as np
import pytest

from surefoot.answers.simulate import person as people
from surefoot.answers.simulate.behaviour import BEHAVIOUR, carried_over
from surefoot.answers.simulate.courses import PRESENT_DAYS, RETURNING, VANISHING
from surefoot.answers.simulate.diary_file import DIARY_SIGNS, diary_csv, spells_csv
from surefoot.answers.simulate.notes import HOLD_GOAL_S, SIGNS
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.sealed import (
    SEALED_OBSERVATION,
    SEALED_SPELLS,
    SEALED_VANISHING,
)
from surefoot.answers.simulate.seeds import stream
from surefoot.answers.simulate.spell_families import MOST_SPELLS, SPELLS, History, from_memory
from surefoot.answers.simulate.unseen import (
    UNSEEN_BEHAVIOUR,
    UNSEEN_OBSERVATION,
    UNSEEN_RETURNING,
    UNSEEN_SPELLS,
    UNSEEN_VANISHING,
)

FEW = range(40)


def crowd(course: str, observation: str = "plain", **kwargs: object) -> list[people.Person]:
    days = 465 if course in RETURNING | UNSEEN_RETURNING else 150
    return [
        people.person("development", course, i, observation=observation, days=days, **kwargs)
        for i in FEW
    ]


def totals(one: people.Person) -> np.ndarray:
    return one.diary.ratings.sum(axis=1)


def lag_one(x: np.ndarray) -> float:
    x = x - x.mean()
    return float((x[1:] * x[:-1]).sum() / (x**2).sum())


# ---- the families as a whole ---------------------------------------------------------------------


def test_there_are_enough_families_and_unseen_ones_in_every_layer() -> None:
    assert len(VANISHING | RETURNING) >= 7
    assert len(SPELLS) >= 7
    assert len(OBSERVATION) >= 9
    assert len(BEHAVIOUR) >= 6
    for unseen in (UNSEEN_VANISHING, UNSEEN_RETURNING, UNSEEN_SPELLS):
        assert len(unseen) >= 2
    for unseen in (UNSEEN_OBSERVATION, UNSEEN_BEHAVIOUR):
        assert len(unseen) >= 2
    for sealed in (SEALED_VANISHING, SEALED_SPELLS, SEALED_OBSERVATION):
        assert len(sealed) >= 2


def test_every_family_has_its_own_name_and_a_written_reason() -> None:
    everyone = [one for layer in people.LAYERS.values() for one in layer]
    assert len({one.name for one in everyone}) == len(everyone)
    assert len({one.reason for one in everyone}) == len(everyone)
    for one in everyone:
        assert len(one.reason.split()) >= 8, one.name
        assert one.reason.endswith(".")
    assert {one.states_exist for one in people.LAYERS["spells"]} == {True, False}
    assert {one.states_exist for one in people.LAYERS["course"]} == {True, False}


def same(a: people.Person, b: people.Person) -> bool:
    pairs = (
        (a.diary.ratings, b.diary.ratings),
        (a.diary.hour, b.diary.hour),
        (a.diary.hold_s, b.diary.hold_s),
        (a.course.severity, b.course.severity),
    )
    return all(np.array_equal(x, y, equal_nan=True) for x, y in pairs)


def test_the_same_number_gives_the_same_person_in_any_order() -> None:
    first = [people.person("demo", "ramp", i) for i in range(4)]
    again = [people.person("demo", "ramp", i) for i in reversed(range(4))][::-1]
    assert all(same(a, b) for a, b in zip(first, again, strict=True))
    assert not same(first[0], first[1])


def test_release_people_are_not_development_people() -> None:
    for i in range(5):
        ours = people.person("development", "abrupt", i)
        assert not same(ours, people.person("release", "abrupt", i))
        a = people.spells("development", "weibull", i).lengths
        assert not np.array_equal(a, people.spells("release", "weibull", i).lengths)


def test_the_layers_do_not_know_each_other() -> None:
    plain = people.person("demo", "ramp", 3, observation="plain")
    odd = people.person("demo", "ramp", 3, observation="careless")
    assert np.array_equal(plain.course.severity, odd.course.severity)
    assert plain.habits != odd.habits


@pytest.mark.parametrize("observation", list(people.ALL_OBSERVATION))
@pytest.mark.parametrize("course", list(people.COURSES))
def test_notes_stay_inside_their_scales(course: str, observation: str) -> None:
    days = 465 if course in RETURNING | UNSEEN_RETURNING else 150
    one = people.person("demo", course, 1, observation=observation, days=days)
    notes = one.diary
    noted = notes.ratings[notes.logged]
    assert notes.ratings.shape == (days, SIGNS)
    assert set(np.unique(noted)) <= {0.0, 1.0, 2.0, 3.0}
    assert not np.isnan(noted).any()
    assert np.isnan(notes.hour[~notes.logged]).all()
    assert not notes.off_flag[~notes.logged].any()
    assert set(np.unique(notes.tiredness_0_3[notes.logged])) <= {0.0, 1.0, 2.0, 3.0}
    assert ((notes.hour[notes.logged] >= 0) & (notes.hour[notes.logged] <= 24)).all()
    assert np.nanmax(notes.hold_s) <= HOLD_GOAL_S
    assert 10 <= notes.logged.sum() < days
    assert np.isfinite(one.course.severity).all()


# ---- what the body does --------------------------------------------------------------------------


def test_nothing_changes_where_nothing_should() -> None:
    for course in ("none", "trend", "transient", "botulinum_wave", "seasonal_cold"):
        assert all(np.isnan(one.course.change_day) for one in crowd(course))


def test_the_midpoint_is_where_half_is_done() -> None:
    for course in ("abrupt", "ramp", "exponential", "slow_s"):
        for one in crowd(course):
            path, k = one.course.severity, one.course
            # Take the slow background away: it is straight before the change.
            start = int(max(k.change_day, 8))
            slope = (path[start // 2] - path[0]) / (start // 2)
            done = (k.old_level - (path - slope * np.arange(path.size))) / (
                k.old_level - k.new_level
            )
            half = int(np.argmax(done >= 0.5))
            assert abs(half - k.midpoint_day) <= 2.0, (course, half, k.midpoint_day)


def test_ramps_are_never_quick_enough_to_pass_for_a_step() -> None:
    assert all(one.course.change_days >= 10 for one in crowd("ramp"))
    assert all(one.course.change_days == 1 for one in crowd("abrupt"))


def test_a_transient_gap_closes_again() -> None:
    for one in crowd("transient"):
        gap = np.flatnonzero(one.course.severity == one.course.new_level)
        assert 3 <= gap.size <= 6
        assert one.course.severity[-1] > one.course.new_level + 0.5


def test_an_abrupt_change_shows_in_the_notes() -> None:
    for one in crowd("abrupt"):
        day = int(one.course.change_day)
        assert np.nanmean(totals(one)[:day]) > np.nanmean(totals(one)[day:]) + 2.0


def test_a_return_comes_back_to_the_old_level_and_held_does_not() -> None:
    for course in ("back_abrupt", "back_creep"):
        for one in crowd(course):
            k = one.course
            assert k.relapse_day >= PRESENT_DAYS + 40
            assert k.severity[int(k.relapse_day) - 1] == pytest.approx(k.new_level)
            assert k.severity[-1] == pytest.approx(k.old_level)
    assert all(one.course.gone[PRESENT_DAYS:].all() for one in crowd("held"))


def test_an_intermittent_return_gets_more_frequent() -> None:
    early, late = [], []
    for one in crowd("back_intermittent"):
        day = int(one.course.relapse_day)
        bad = ~one.course.gone
        early.append(bad[day : day + 10].mean())
        late.append(bad[day + 45 :].mean())
    assert np.mean(early) < 0.35
    assert np.mean(late) > 0.8


def test_denial_flags_the_return_and_nothing_before_it() -> None:
    honest, denying = crowd("back_abrupt"), crowd("back_abrupt", denies=True)

    def flags(crowd_: list[people.Person], until: int) -> float:
        shares = []
        for one in crowd_:
            day = int(one.course.relapse_day)
            noted = one.diary.logged[day : day + until]
            shares.append(one.diary.off_flag[day : day + until][noted].mean())
        return float(np.mean(shares))

    assert flags(honest, 10) < 0.15
    assert 0.35 < flags(denying, 10) < 0.65
    # Before the return the two say the same sort of thing.
    before = [one.diary.off_flag[: int(one.course.relapse_day)].mean() for one in denying]
    assert np.mean(before) < 0.12


def test_a_second_event_is_worse_than_before() -> None:
    for one in crowd("second_event"):
        assert one.course.severity.max() > one.course.old_level * 1.05


def test_who_notes_in_bursts_has_gaps_of_a_week_and_more() -> None:
    def longest_gap(one: people.Person) -> int:
        return int(np.diff(np.flatnonzero(one.diary.logged)).max())

    bursts = np.array([longest_gap(one) for one in crowd("none", "in_bursts")])
    plain = np.array([longest_gap(one) for one in crowd("none")])
    assert np.median(bursts) >= 10 > np.median(plain)


def test_a_sticky_screen_repeats_and_one_sign_is_one_sign() -> None:
    def repeated(one: people.Person) -> float:
        noted = one.diary.ratings[one.diary.logged]
        return float(np.mean((noted[1:] == noted[:-1]).all(axis=1)))

    sticky = np.mean([repeated(one) for one in crowd("none", "sticky")])
    assert sticky > 2 * np.mean([repeated(one) for one in crowd("none")])
    for one in crowd("none", "one_sign"):
        assert np.nanmax(one.diary.ratings[:, 1:]) == 0.0


def test_who_gets_used_to_it_rates_lower_with_time_though_nothing_changes() -> None:
    def later(one: people.Person) -> float:
        return float(np.nanmean(totals(one)[75:]) - np.nanmean(totals(one)[:75]))

    assert np.mean([later(one) for one in crowd("none", "used_to_it")]) < -0.5
    assert abs(np.mean([later(one) for one in crowd("none")])) < 0.5


# ---- clear spells --------------------------------------------------------------------------------


def lived(name: str, n: int = 400) -> list[History]:
    return [people.spells("development", name, i) for i in range(n)]


@pytest.mark.parametrize("name", list(people.ALL_SPELLS))
def test_spells_are_whole_days_and_nothing_follows_one_that_stays(name: str) -> None:
    for history in lived(name, 100):
        assert 1 <= history.lengths.size <= MOST_SPELLS
        assert (history.lengths >= 1).all()
        assert np.isfinite(history.lengths[:-1]).all()
        finite = history.lengths[np.isfinite(history.lengths)]
        assert np.array_equal(finite, np.round(finite))


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("curemix", 0.35, 0.8),
        ("regime", 0.5, 0.9),
        ("periodic", 0.05, 0.5),
        ("weibull", 0.0, 0.0),
        ("frailty", 0.0, 0.0),
        ("ou", 0.0, 0.0),
        ("adherence_spells", 0.0, 0.0),
    ],
)
def test_people_who_stay_well_exist_only_where_the_family_has_them(
    name: str, low: float, high: float
) -> None:
    stays = np.mean([np.isinf(history.lengths[-1]) for history in lived(name)])
    assert low <= stays <= high


def test_lengthening_spells_lengthen_and_weekly_ones_are_alike() -> None:
    growth = [
        np.polyfit(np.arange(h.lengths.size), np.log(h.lengths), 1)[0]
        for h in lived("lengthen")
        if h.lengths.size >= 4 and np.isfinite(h.lengths).all()
    ]
    assert 0.15 < np.mean(growth) < 0.4
    spread = [
        h.lengths[np.isfinite(h.lengths)].std() / h.lengths[np.isfinite(h.lengths)].mean()
        for h in lived("periodic")
        if np.isfinite(h.lengths).sum() >= 4
    ]
    assert np.median(spread) < 0.4


def test_memory_forgets_short_spells_and_rounds_the_rest() -> None:
    forgotten = told = 0
    for i, history in enumerate(lived("weibull")):
        memory = from_memory(stream("demo", "memory", i), history)
        lost = np.isnan(memory.told)
        assert (history.lengths[lost] <= 2).all()
        forgotten += int(lost.sum())
        told += int((history.lengths <= 2).sum())
        kept = memory.told[~lost & np.isfinite(memory.told)]
        assert set(kept) <= {*range(1, 8), 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730}
        assert np.array_equal(memory.lengths, history.lengths)
    assert forgotten / told == pytest.approx(0.4, abs=0.06)


# ---- ways of noting ------------------------------------------------------------------------------


def noise_of(observation: str) -> list[np.ndarray]:
    return [one.felt.severity - one.course.severity for one in crowd("held", observation)]


def test_noise_hangs_together_in_ar_and_is_wild_in_heavy() -> None:
    assert np.median([lag_one(x) for x in noise_of("ar")]) > 0.6
    assert np.median([lag_one(x) for x in noise_of("plain")]) < 0.6

    def wildness(observation: str) -> float:
        out = []
        for one in crowd("held", observation):
            x = (one.felt.severity - one.course.severity)[~one.felt.off]
            out.append(np.abs(x - np.median(x)).max() / np.median(np.abs(x - np.median(x))))
        return float(np.median(out))

    assert wildness("heavy") > 1.3 * wildness("plain")


def test_offheavy_people_have_twice_the_off_days() -> None:
    share = {
        name: np.mean([one.felt.off.mean() for one in crowd("held", name)])
        for name in ("plain", "offheavy")
    }
    assert 0.15 < share["offheavy"] < 0.3
    assert share["offheavy"] > 1.7 * share["plain"]


def test_the_hour_matters_only_where_it_should() -> None:
    def slope(name: str) -> float:
        out = []
        for one in crowd("none", name):
            noise = one.felt.severity - one.course.severity
            out.append(np.polyfit((one.felt.hour - 14) / 6, noise, 1)[0])
        return float(np.mean(out))

    assert slope("tod") > 0.7
    assert abs(slope("plain")) < 0.3


def test_noflag_people_never_flag_and_others_flag_off_days() -> None:
    assert not any(one.diary.off_flag.any() for one in crowd("held", "noflag"))
    on_off = np.concatenate(
        [one.diary.off_flag[one.felt.off & one.diary.logged] for one in crowd("held")]
    )
    on_well = np.concatenate(
        [one.diary.off_flag[~one.felt.off & one.diary.logged] for one in crowd("held")]
    )
    assert on_off.mean() > 0.4
    assert on_well.mean() < 0.05


def test_missing_depends_on_the_state_only_in_the_mnar_people() -> None:
    def difference(name: str) -> float:
        """Share noted on clear days minus share noted on days with foot drop."""
        out = []
        for one in crowd("abrupt", name):
            gone = one.course.gone
            out.append(one.diary.logged[gone].mean() - one.diary.logged[~gone].mean())
        return float(np.mean(out))

    assert difference("mnar_good") < -0.15
    assert difference("mnar_bad") > 0.15
    assert abs(difference("plain")) < 0.08


def test_careless_people_are_more_often_all_over_the_place() -> None:
    def all_over_the_place(name: str) -> float:
        out = []
        for one in crowd("none", name):
            noted = one.diary.ratings[one.diary.logged]
            out.append((np.ptp(noted, axis=1) >= 3).mean())
        return float(np.mean(out))

    assert all_over_the_place("careless") > all_over_the_place("plain") + 0.005


def test_unseen_ways_of_noting_do_what_they_say() -> None:
    ends = {0.0, 3.0}
    for one in crowd("ramp", "all_or_none"):
        assert set(np.unique(one.diary.ratings[one.diary.logged])) <= ends
    fewer = [
        one.diary.logged[:75].mean() - one.diary.logged[-75:].mean()
        for one in crowd("none", "logging_decay")
    ]
    assert np.mean(fewer) > 0.1
    assert all(np.isfinite(p.habits.stranger_from_share) for p in crowd("none", "assessor_change"))


def test_pitch_and_holds_follow_severity_and_are_mostly_missing() -> None:
    pitch, hold = [], []
    for one in crowd("abrupt"):
        well = one.course.gone
        pitch.append(
            np.nanmean(one.diary.foot_pitch_deg[well]) - np.nanmean(one.diary.foot_pitch_deg[~well])
        )
        hold.append(np.nanmedian(one.diary.hold_s[well]) - np.nanmedian(one.diary.hold_s[~well]))
        assert 0.2 < np.isfinite(one.diary.foot_pitch_deg).mean() < 0.6
    assert np.mean(pitch) > 5
    assert np.mean(hold) > 2


# ---- what else the person does -------------------------------------------------------------------


def trying(behaviour: str, **kwargs: float) -> list[people.Person]:
    return [people.person_trying("development", behaviour, i, **kwargs) for i in FEW]


def began(one: people.Person, thing: int = 0) -> int:
    return int(np.argmax(one.doses.doses[:, thing] > 0))


def test_confounders_confound_as_they_say() -> None:
    for one in trying("cocluster"):
        starts = [began(one, thing) for thing in range(3)]
        assert max(starts) - min(starts) <= 7
        assert one.doses.works.tolist() == [False, True, False]
    for one in trying("gympause"):
        assert (one.doses.doses.sum(axis=1) == 0).sum() >= 14
    for one in trying("trendstart"):
        assert 30 <= began(one) <= 65
    before, after = [], []
    for one in trying("rtm"):
        day = began(one)
        before.append(one.felt.severity[day - 7 : day].mean())
        after.append(one.felt.severity[day : day + 14].mean())
    assert np.mean(before) > np.mean(after) + 0.1
    together = [np.corrcoef(p.doses.doses[:, 0], p.felt.severity)[0, 1] for p in trying("reverse")]
    assert np.mean(together) < -0.15
    apart = [np.corrcoef(p.doses.doses[:, 0], p.felt.severity)[0, 1] for p in trying("coin")]
    assert abs(np.mean(apart)) < 0.06


def test_things_done_less_and_less_are_done_less_and_less() -> None:
    for one in trying("adherence_decay"):
        done = one.doses.doses[began(one) :, 0]
        assert done[: done.size // 3].mean() > done[-done.size // 3 :].mean()


def test_an_effect_lowers_severity_by_what_it_says() -> None:
    for nothing, something in zip(
        trying("coin"), trying("coin", effect=0.6, half_life_days=0.0), strict=True
    ):
        gain = nothing.felt.severity - something.felt.severity
        assert np.allclose(gain, 0.6 * nothing.doses.doses[:, 0])


def test_a_dose_wears_off_by_halves() -> None:
    once = np.zeros(30)
    once[0] = 1.0
    left = carried_over(once, 3.0)
    assert left[3] == pytest.approx(left[0] / 2)
    assert left[6] == pytest.approx(left[0] / 4)
    assert carried_over(np.ones(200), 3.0)[-1] == pytest.approx(1.0)


# ---- long lives and files ------------------------------------------------------------------------


def test_a_long_diary_has_the_spells_it_says() -> None:
    one, history = people.person_with_spells("demo", "weibull", 2, days=3650)
    clear = one.course.severity == one.course.new_level
    edges = np.flatnonzero(np.diff(np.concatenate(([0], clear.astype(int), [0]))))
    lengths = (edges[1::2] - edges[::2])[: history.lengths.size]
    # Whole days cut by day boundaries: within a day of what was lived.
    assert np.abs(lengths - history.lengths).max() <= 1


def test_files_hold_what_was_noted() -> None:
    one = people.person("demo", "abrupt", 0)
    rows = list(csv.DictReader(StringIO(diary_csv(one.diary, date(2024, 2, 28)))))
    noted = np.flatnonzero(one.diary.logged)
    assert len(rows) == noted.size
    third_day = noted[0]
    assert rows[0]["day"] == date.fromordinal(date(2024, 2, 28).toordinal() + third_day).isoformat()
    ratings = [[float(row[sign]) for sign in DIARY_SIGNS] for row in rows]
    assert np.array_equal(ratings, one.diary.ratings[noted])
    assert [row["off_day"] == "1" for row in rows] == one.diary.off_flag[noted].tolist()
    told = History(np.array([3.0, 5.0, np.inf]), np.array([np.nan, 5.0, np.inf]), recalled=True)
    assert spells_csv(told) == "days,remembered\n5,1\n"
