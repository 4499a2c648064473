"""Recordings that come in: by the page, by phone apps in batches, from two phones at once."""

import json
import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.recordings.read import read_recordings
from surefoot.web import ingest
from surefoot.web.coming import Batches, joined_batches
from surefoot.web.phyphox import experiment
from tests.web.test_walks import until_done

ID = "d" + "0" * 24
START_NS = 1_700_000_000_000_000_000


def recording(n=300, **changes):
    body = {"id": ID, "place": "left_foot", "began": "2026-05-03T10:00:00+00:00"}
    body |= {"t": [k / 60 for k in range(n)]}
    body |= {name: [0.1 * (k % 7) for k in range(n)] for name in ("ax", "ay", "gx", "gy", "gz")}
    return {**body, "az": [9.8] * n, **changes}


def keep(person, body):
    token = person.get("/sync/token").json()["token"]
    return person.post("/record/keep", json=body, headers={"x-surefoot-form": token})


def files_of(app, answer):
    folder = app.site.jobs.folder / answer.json()["look"].rsplit("/", 1)[1] / "files"
    return sorted(f.name for f in folder.iterdir())


@pytest.fixture
def no_work(app):
    """The app, with the worker stopped, so that what waits can be looked at."""
    app.site.jobs.stop()
    return app


def test_the_same_recording_sent_twice_is_kept_once(no_work, person):
    first, second = keep(person, recording()), keep(person, recording())
    assert first.json() == second.json()
    assert len([f for f in no_work.site.jobs.folder.iterdir() if not f.name.startswith(".")]) == 1
    assert files_of(no_work, first) == ["left_foot.csv"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "text",
        recording(ax=[1.0]),
        recording(n=3),
        recording(gx=["x"] * 300),
        recording(gx=[10**400] * 300),
        recording(id=7),
        recording(az=None),
        recording(t=[True] * 300),
    ],
)
def test_a_recording_that_is_none_is_one_sentence(person, body):
    answer = keep(person, body)
    assert answer.status_code == 422
    assert answer.json()["says"].endswith(".")


@pytest.mark.parametrize("began", ["0001-01-01T00:00:00+23:00", "soon", None, "2999-01-01T00:00Z"])
def test_a_clock_that_cannot_be_is_the_moment_it_came(no_work, person, began):
    answer = keep(person, recording(began=began))
    job = answer.json()["look"].rsplit("/", 1)[1]
    told = no_work.site.jobs.look(job)["told"]
    assert datetime.fromisoformat(told["began"]) == no_work.site.clock()


def test_a_recording_needs_the_form_token(person):
    assert person.post("/record/keep", json=recording()).status_code == 403


# -- two phones ---


def half(place, number, at="10:00:00", **changes):
    began = f"2026-05-03T{at}+00:00"
    return recording(id=f"d{number:024d}", place=place, began=began, both=True, **changes)


def test_two_feet_from_two_phones_are_one_walk(no_work, person):
    left = keep(person, half("left_foot", 1))
    assert left.json()["look"] is None
    assert keep(person, half("left_foot", 1)).json()["look"] is None, "sent twice, waits once"
    right = keep(person, half("right_foot", 2, "10:00:40"))
    assert files_of(no_work, right) == ["left_foot.csv", "right_foot.csv"]
    assert keep(person, half("left_foot", 1)).json()["look"] == right.json()["look"]
    assert no_work.site.arrivals.halves.waiting() == []
    assert len(no_work.site.jobs.waiting()) == 1


@pytest.mark.parametrize(
    ("place", "at"),
    [("left_foot", "10:00:05"), ("right_foot", "10:09:00"), ("right_shank", "10:00:05")],
)
def test_what_is_no_pair_is_not_made_one(no_work, person, place, at):
    keep(person, half("left_foot", 1))
    assert keep(person, half(place, 2, at)).json()["look"] is None
    assert len(no_work.site.arrivals.halves.waiting()) == 2
    assert no_work.site.jobs.waiting() == []


def test_a_half_can_go_on_alone_or_be_thrown_away(no_work, person):
    keep(person, half("left_foot", 1))
    keep(person, half("left_foot", 2))
    assert person.get("/walks").text.count("has not come yet") == 2
    first, second = (one.name for one in no_work.site.arrivals.halves.waiting())
    person.submit("/walks/settle", do="alone", name=first)
    page = person.submit("/walks/settle", do="throw_away", name=second)
    assert "has not come yet" not in page.text
    assert len(no_work.site.jobs.waiting()) == 1
    person.submit("/walks/settle", do="alone", name="../../etc")
    person.submit("/walks/settle", do="throw_away", name="../walks")
    assert len(no_work.site.jobs.waiting()) == 1


# -- apps that send in batches ---


def rows(seconds, hz=100, first_ns=START_NS):
    """Give the readings of Sensor Logger, its three sensors a little apart in time."""
    payload = []
    for k in range(round(seconds * hz)):
        at = first_ns + k * 1_000_000_000 // hz
        for name, late, z in (
            ("accelerometer", 0, 0.2),
            ("gravity", 1_000_000, 9.6),
            ("gyroscope", 2_000_000, 0.01),
        ):
            values = {"z": z, "y": 0.0, "x": k / 1000}
            payload.append({"name": name, "time": at + late, "values": values})
    return payload


def batches(payload, size=150, session="s1"):
    parts = [payload[k : k + size] for k in range(0, len(payload), size)]
    return [
        {"messageId": n, "sessionId": session, "deviceId": "phone", "payload": part}
        for n, part in enumerate(parts)
    ]


def address(app, **told):
    token = app.app.state.uploads.give("record", app.site.clock(), **told)
    return f"/in/sensor-logger/{token}"


def that_was_all(app, person):
    (coming,) = app.site.arrivals.coming.coming()
    person.submit("/walks/settle", do="that_was_all", name=coming.name)
    return app.site.jobs.waiting()


def kept(app, job, name="left_foot.csv"):
    return (app.site.jobs.folder / job / "files" / name).read_text().splitlines()


def test_all_batches_of_sensor_logger_are_one_recording(no_work, person):
    where = address(no_work, place="left_foot")
    sent = batches(rows(20))
    assert len(sent) == 40
    shuffled = [sent[(7 * k) % 40] for k in range(40)]
    for one in [*shuffled, *sent[3:9]]:  # some arrive twice
        answer = person.post(where, json=one)
        assert answer.status_code == 200, answer.text
    assert answer.json() == {"result": "samples received: 2000"}
    assert "coming in from a phone" in person.get("/walks").text
    (job,) = that_was_all(no_work, person)
    lines = kept(no_work, job)
    table = [[float(x) for x in line.split(",")] for line in lines[1:]]
    assert len(table) == 2000 - 1, "the last reading has no acceleration after it"
    times = [row[0] for row in table]
    assert times == sorted(set(times))
    assert times[-1] == pytest.approx(19.98, abs=0.011)
    assert table[5][3] == pytest.approx(9.8), "gravity is added back"
    assert [row[4] for row in table] == pytest.approx([k / 1000 for k in range(1999)], abs=1e-5)
    told = no_work.site.jobs.look(job)["told"]
    assert datetime.fromisoformat(told["began"]).timestamp() == pytest.approx(1.7e9, abs=1)
    late = person.post(where, json=sent[0])
    assert late.status_code == 410, "after the end nothing is added"


def test_silence_ends_a_recording(no_work, person, monkeypatch):
    monkeypatch.setitem(ingest.QUIET_S, "sensor_logger", 0.2)
    person.post(address(no_work, place="right_foot"), json=batches(rows(5), 10_000)[0])
    until = time.monotonic() + 10
    while not no_work.site.jobs.waiting():
        assert time.monotonic() < until, "the recording was not taken for whole"
        time.sleep(0.05)
    assert len(kept(no_work, no_work.site.jobs.waiting()[0], "right_foot.csv")) == 500


def test_batches_outlive_a_restart(tmp_path):
    told = {"session": "s", "quiet_s": 3600.0}
    got = []
    before = Batches(tmp_path, lambda *_: None)
    before.add("abc", told, "1", {"gyroscope": [[0.0, 1.0, 2.0, 3.0]]})
    before.stop()
    after = Batches(tmp_path, lambda name, told, readings: got.append(readings))
    after.start()
    after.add("abc", told, "2", {"gyroscope": [[0.1, 1.0, 2.0, 3.0]]})
    after.finish("abc")
    assert [len(one["gyroscope"]) for one in got] == [2]
    assert after.add("abc", told, "3", {}) is None
    after.stop()


def test_an_address_takes_one_recording(no_work, person):
    where = address(no_work, place="left_foot")
    assert person.post(where, json=batches(rows(1))[0]).status_code == 200
    other = person.post(where, json=batches(rows(1), session="s2")[0])
    assert other.status_code == 422
    assert "one recording" in other.json()["says"]
    assert person.post(f"/in/sensor-logger/{'y' * 43}", json=batches(rows(1))[0]).status_code == 410


def test_two_phones_with_sensor_logger_are_one_walk(no_work, person):
    for place in ("left_foot", "right_foot"):
        where = address(no_work, place=place, both=True)
        for one in batches(rows(5)):
            person.post(where, json=one)
        that_was_all(no_work, person)
    (job,) = no_work.site.jobs.waiting()
    found = sorted(f.name for f in (no_work.site.jobs.folder / job / "files").iterdir())
    assert found == ["left_foot.csv", "right_foot.csv"]


def test_a_recording_without_a_gyroscope_is_refused_where_she_sees_it(app, person):
    where = address(app, place="left_foot")
    payload = [row for row in rows(5) if row["name"] != "gyroscope"]
    for one in batches(payload):
        assert person.post(where, json=one).status_code == 200
    that_was_all(app, person)
    page = person.get("/walks")
    assert "Switch on Accelerometer, Gravity and Gyroscope" in page.text
    (job, _) = app.site.jobs.refused()[0]
    assert "Switch on" not in person.submit("/walks/settle", do="read", name=job).text


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"payload": 3},
        {"payload": [1, None, {"name": 7}, {"name": "gyroscope", "time": "x", "values": {}}]},
        {"payload": [{"name": "gyroscope", "time": 1e400, "values": {"x": 1, "y": 2, "z": 3}}]},
    ],
)
def test_batches_that_are_none_do_no_harm(app, person, body):
    answer = person.post(address(app), content=json.dumps(body))
    assert answer.status_code in (200, 422)


def test_an_app_with_the_right_key_may_send_often_and_a_guesser_may_not(no_work, person):
    where = address(no_work, place="left_foot")
    sent = batches(rows(2), 15)
    assert {person.post(where, json=one).status_code for one in sent} == {200}
    guesses = [person.post(f"/in/sensor-logger/{n:043d}", json={}).status_code for n in range(14)]
    assert guesses[0] == 410
    assert guesses[-1] == 429


@given(st.data())
def test_batches_join_to_the_same_whatever_their_order(data):
    readings = [[k / 100, 0.5, -1.0, float(k)] for k in range(60)]
    cuts = sorted(data.draw(st.sets(st.integers(1, 59), max_size=8)))
    parts = [{"gyroscope": readings[a:b]} for a, b in zip([0, *cuts], [*cuts, 60], strict=True)]
    again = data.draw(st.lists(st.sampled_from(parts), max_size=4))
    mixed = data.draw(st.permutations([*parts, *again]))
    assert joined_batches(mixed) == {"gyroscope": readings}


def phyphox(n=200, value=0.5):
    sent = {name: [value] * n for name in ("accX", "accY", "accZ", "gyrX", "gyrY", "gyrZ")}
    return sent | {name: [k * 0.01 for k in range(n)] for name in ("acc_time", "gyr_time")}


def test_phyphox_may_send_again_and_the_later_counts(no_work, person):
    token = no_work.app.state.uploads.give("record", no_work.site.clock(), place="left_shank")
    where = f"/in/phyphox/{token}"
    assert person.post(where, json={"accX": []}).status_code == 422
    assert person.post(where, json=phyphox()).json() == {"result": "samples received: 200"}
    longer = phyphox(300, 0.25)
    assert person.post(where, json=longer).json() == {"result": "samples received: 300"}
    (job,) = that_was_all(no_work, person)
    lines = kept(no_work, job, "left_shank.csv")
    assert len(lines) == 301
    assert lines[50].split(",")[1] == "0.25"
    assert person.post(where, json=longer).status_code == 410
    assert person.post(f"/in/phyphox/{'y' * 43}", json=longer).status_code == 410


def test_the_experiment_file_is_well_formed_whatever_the_words_are():
    from defusedxml.ElementTree import fromstring

    text = experiment("http://h/in?a=1&b=<x>", title='A "b" & <c>', send="Send", host="h & <i>")
    assert fromstring(text).tag.endswith("phyphox")


def test_a_real_recording_sent_in_batches_is_measured(app, person, shared_data):
    left = read_recordings(shared_data / "stroke_feet_felius" / "good.zip")
    (foot,) = [r for r in left if r.place == "left_foot"]
    payload = []
    for k in range(0, 6200):
        at = START_NS + round(foot.time_s[k] * 1e9)
        for name, xyz in (
            ("TotalAcceleration", foot.acc_m_s2[k]),
            ("Gyroscope", foot.gyr_rad_s[k]),
        ):
            values = {axis: float(v) for axis, v in zip("xyz", xyz, strict=True)}
            payload.append({"name": name, "time": at, "values": values})
    where = address(app, place="left_foot")
    sent = batches(payload, 400)
    for one in sent[::-1]:
        assert person.post(where, json=one).status_code == 200
    (job,) = that_was_all(app, person) or [""]
    page = until_done(person, person.get(f"/walks/waiting/{job}"))
    assert "The left foot lands" in page.text
    (walk,) = app.site.notebook.walks()
    assert walk.usable_count > 25
