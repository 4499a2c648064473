"""Real series of other people and other conditions: sane answers, no false certainty."""

import csv
import json
from collections import defaultdict
from datetime import datetime, timedelta

import numpy as np
import pytest

from benchmarks import real_series
from surefoot.answers import onset, sudden, usual
from surefoot.answers.models import change, cure
from surefoot.answers.series import Series


def pain(file, name):
    """One value a day; a note before four in the morning belongs to the day before."""
    told = {}
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["name"] == name and row["intensity"]:
                moment = datetime.fromisoformat(row["date"]) - timedelta(hours=4)
                told[moment.date()] = float(row["intensity"])
    days = sorted(told)
    y = np.array([told[d] for d in days])
    no = np.zeros(y.size, dtype=bool)
    return Series(
        first=days[0],
        until=days[-1],
        day=np.array([(d - days[0]).days for d in days], dtype=float),
        score=y / 10.0,
        seen=y > 0,
        tired_only=no,
        hour=np.full(y.size, 14.0),
        off=no,
        late=no,
    )


@pytest.mark.parametrize(
    ("person", "name"), [("2", "Knee Pain"), ("8", "Knee Pain"), ("8", "happiness")]
)
def test_years_of_real_pain_notes_hold_no_overnight_change(shared_data, person, name):
    folder = shared_data / "diary_pain_activity" / f"Participant{person}Anonymized"
    s = pain(folder / f"Participant{person}PainNew.csv", name)
    assert s.day.size > 300
    found = onset.latest(s)
    assert 0.0 <= found.change.p_change <= 1.0
    first, middle, last = found.days(s)
    assert s.first <= first <= middle <= last <= s.until
    assert sudden.of_series(s).answer in ("no_change", "cannot_tell", "gradual")
    # she noted ups and downs for years: today's note alone is no lasting change
    assert usual.of_series(s).answer in ("usual", "off_day", "watch", "too_little")


def scan(shared_data, name):
    with (shared_data / "nof1_series" / "scan" / name).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    key = "score" if "score" in rows[0] else "values"
    y = np.array([float(r[key]) for r in rows])
    n = y.size
    share = (y - y.min()) / np.ptp(y)
    return change.find(np.arange(n, dtype=float), share, np.full(n, 14.0), np.zeros(n, dtype=bool))


@pytest.mark.parametrize("case", [1, 2, 3])
def test_a_phase_that_goes_back_and_forth_is_no_lasting_change(shared_data, case):
    found = scan(shared_data, f"exampleA1B1A2B2_{case}.csv")
    assert found.p_change < 0.95


@pytest.mark.parametrize("case", [1, 2, 3])
def test_twenty_points_of_a_short_series_are_not_enough_to_be_sure(shared_data, case):
    found = scan(shared_data, f"exampleAB_{case}.csv")
    assert found.p_change < 0.95
    assert found.onset_high - found.onset_low > 7


@pytest.mark.parametrize("case", [2, 3])
def test_a_clear_change_of_a_published_case_lies_where_its_phase_began(shared_data, case):
    found = scan(shared_data, f"exampleAB_score_{case}.csv")
    assert found.p_change > 0.95
    assert found.onset_low <= 10 <= found.onset_high


def test_events_of_real_patients_meet_no_promise(shared_data):
    """Another illness, another clock: the chances stay off the ends, and high ones are not lies."""
    people = defaultdict(list)
    with (shared_data / "remission_relapse" / "recur.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            people[row["ID"]].append((float(row["TIME0"]), float(row["TIME1"]), int(row["CENSOR"])))
    said, came = [], []
    for times in people.values():
        spells = [(stop - start, censor) for start, stop, censor in sorted(times)]
        for i in range(2, len(spells)):
            high = np.array([[max(1.0, length) for length, _ in spells[:i]]])
            known = np.ones_like(high, dtype=bool)
            length, censor = spells[i]
            for held in (7.0, 14.0, 30.0):
                if length > held and (censor == 0 or length > held + 30):
                    now = np.array([held])
                    p = cure.chance(high - 1, high, known, now, horizons=(30.0,))[0, 0, 0]
                    said.append(p)
                    came.append(length > held + 30)
    said, came = np.array(said), np.array(came)
    assert said.size > 500
    assert 0.05 < said.min() <= said.max() < 0.95
    assert came[said > 0.5].mean() >= said[said > 0.5].mean() - 0.15


REAL = [(person, name) for person, names in real_series.PAIN.items() for name in names]


@pytest.mark.parametrize(("person", "name"), REAL)
def test_asked_on_the_command_line_real_notes_get_sane_sentences(
    shared_data, tmp_path, person, name
):
    noted = real_series.pain(shared_data, person, name)
    file = real_series.write(tmp_path / "diary.csv", noted)
    for question in real_series.QUESTIONS:
        for on in (noted[-1][0], noted[len(noted) // 2][0]):
            said = real_series.ask(question, "--diary", str(file), "--on", str(on))
            assert isinstance(said, dict), said
            assert said["sentence"].endswith(".")
            told = " ".join([said["sentence"], *said["story"]])
            assert "10 out of 10" not in told
            assert said["basis"]["days_checked"] <= said["basis"]["days_total"]
            if question == "will-it-hold" and said["size"] is not None:
                assert 0 < said["low"] <= said["size"] <= said["high"] < 1
                assert "lucky_run_or_lasting" in said["caveats"]
            if question == "is-it-gone" and said["size"] is not None:
                # three weeks of notes leave a range, however alike they are
                assert said["high"] - said["low"] > 0.1
            if len(noted) < 10:
                assert said["size"] is None
            json.dumps(said)


@pytest.mark.parametrize("plateau", [(1, 1, 2), (2, 2, 1)])
def test_better_and_then_a_plateau_is_better_and_not_gone(tmp_path, plateau):
    """Most of it went in spring and the rest stays: lasting, dated by a range, and still there."""
    rng = np.random.default_rng(12)
    ratings = [*rng.choice([2, 3, 3], 60), *rng.choice(plateau, 100)]
    noted = [(real_series.FIRST + timedelta(days=n), int(r)) for n, r in enumerate(ratings)]
    file = real_series.write(tmp_path / "diary.csv", noted)
    gone, when, off, hold = (
        real_series.ask(question, "--diary", str(file)) for question in real_series.QUESTIONS
    )
    assert gone["answer"] in ("only_when_tired", "some_of_the_time", "most_of_the_time")
    assert any("went down" in line for line in gone["story"])
    assert when["answer"] in ("sudden", "cannot_tell")
    assert off["answer"] == "usual"
    assert hold["answer"] == "no_spell_now"
    assert "gone" not in " ".join([gone["sentence"], *gone["story"]]).lower()
