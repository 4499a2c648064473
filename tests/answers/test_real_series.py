"""Real series of other people and other conditions: sane answers, no false certainty."""

import csv
from collections import defaultdict
from datetime import datetime, timedelta

import numpy as np
import pytest

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
