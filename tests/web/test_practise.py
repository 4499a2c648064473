"""Practise: the gate, and everything that works without scripts; see test_practise_browser.py."""

import base64
import json
import re
import time
from datetime import datetime, timedelta

import numpy as np
import pytest

from surefoot.actions.gate import answer_gate
from surefoot.diary.logs import AidLog
from surefoot.practice.catalogue import library
from surefoot.practice.protocol import protocols

from ..practice.stands import stand


@pytest.fixture
def open_gate(app):
    app.site.clock = lambda: datetime.now().astimezone()  # the browser has its own clock
    app.site.change_profile(stroke_leg="left")
    answer_gate(app.site.notebook, app.site.clock().date())
    return app


def test_nothing_done_standing_opens_before_the_gate(person) -> None:
    standing = [f"/practise/exercises/{e.id}/go" for e in library().values() if e.standing]
    standing += [f"/practise/tests/{t.id}" for t in protocols().values() if t.standing]
    assert len(standing) > 15
    for path in ("/practise/balance", "/practise/balance/time", *standing):
        sent_on = person.get(path, follow_redirects=False).headers["location"]
        assert sent_on.startswith("/practise/gate?"), path


def test_sitting_exercises_need_no_gate(person) -> None:
    assert person.get("/practise/exercises/sock_pick/go").url.path.endswith("/go")


def test_a_yes_closes_the_gate_with_the_card_and_it_stays_closed(person) -> None:
    shut = person.submit("/practise/gate", leg_swollen="yes", answer="go", next="/practise/balance")
    assert "Open the help card" in shut.text
    assert person.get("/practise/balance").url.path == "/practise/gate"


def test_not_today_is_fine(person) -> None:
    page = person.submit("/practise/gate", answer="not_today")
    assert "That is fine" in page.text


def test_the_gate_leads_only_to_practise(person) -> None:
    for next_page in ("https://example.org/x", "//example.org", "/me", "\\\\x"):
        page = person.submit("/practise/gate", answer="go", next=next_page)
        assert page.url.path == "/practise"
        assert page.url.host == "localhost"


def test_the_plain_forms_time_a_hold_by_themselves(open_gate) -> None:
    with open_gate.person() as person:
        about = {"leg": "left", "support": "one_hand", "goal": "30", "variation": "plain"}
        begun = person.submit("/practise/balance/begin", **about)
        mark = re.search(r'name="begun" value="([^"]+)"', begun.text)
        assert mark
        time.sleep(0.3)
        done = person.submit(
            "/practise/balance/keep", begun=mark[1], stopped_by="foot_down", **about
        )
    assert "on your left leg, one hand" in done.text
    (hold,) = open_gate.site.notebook.holds()
    assert 0.3 <= hold.seconds < 5.0
    assert hold.stopped_by == "foot_down"


WRONG_HOLDS = (
    {"seconds": "99", "goal": "30"},
    {"seconds": "-1", "goal": "30"},
    {"seconds": "nan", "goal": "30"},
    {"seconds": "5", "goal": "0"},
    {"seconds": "5", "goal": "10000"},
    {"seconds": "5", "goal": "30", "leg": "tail"},
    {"seconds": "5", "goal": "30", "stopped_by": "aliens"},
    {"seconds": "5", "goal": "30", "began": "2091-01-01T00:00:00+00:00"},
    {"seconds": "5", "goal": "30", "began": "yesterday"},
)


def test_a_hold_that_cannot_be_is_refused_in_words(open_gate) -> None:
    for wrong in WRONG_HOLDS:
        fields = {"leg": "left", "support": "none", "stopped_by": "foot_down"} | wrong
        with open_gate.person() as person:
            page = person.submit("/practise/balance/keep", **fields)
        assert page.status_code == 422, wrong
        assert "Nothing was" in page.text or "cannot be timed" in page.text, wrong
    assert open_gate.site.notebook.holds() == []


def test_a_longer_goal_shows_the_warning_first(open_gate) -> None:
    with open_gate.person() as person:
        page = person.get("/practise/balance/time?goal=longer&leg=left")
        assert "chance of a fall" in page.text
        assert person.get("/practise/balance/time?goal=120&leg=left").status_code == 422
        assert person.get("/practise/balance/time?seconds=120&leg=left").status_code == 200


def test_results_of_tests_are_kept_and_bad_ones_refused(open_gate) -> None:
    with open_gate.person() as person:
        person.submit("/practise/tests/foot_taps/keep", left=["28", "31"], right=["", "44"])
        assert "31" in person.get("/practise/tests/foot_taps").text
        for bad in ("", "many", "-4", "9999", "nan"):
            refused = person.submit("/practise/tests/foot_taps/keep", left=bad)
            assert refused.status_code == 422, bad
    kept = {t.side: t for t in open_gate.site.notebook.tests()}
    assert {side: t.value for side, t in kept.items()} == {"left": 31.0, "right": 44.0}
    assert kept["left"].words == "best of 2: 28, 31"


def test_ten_metres_are_also_said_as_speed(open_gate) -> None:
    with open_gate.person() as person:
        page = person.submit("/practise/tests/walk_10m/keep", both=["7,5", "7,5"])
    assert "0.80 metres a second" in page.text


def test_another_shoe_or_aid_begins_a_new_series(open_gate) -> None:
    about = {"leg": "left", "support": "none", "goal": "30", "stopped_by": "foot_down"}
    with open_gate.person() as person:

        def done(seconds: int, **more: str) -> str:
            began = (open_gate.site.clock() - timedelta(minutes=9 - seconds)).isoformat()
            told = about | {"seconds": str(seconds), "began": began} | more
            return person.submit("/practise/balance/keep", **told).text

        assert "first one like this" in done(1, shoes="boots")
        assert "Your last 1 like this" in done(2, shoes="Boots")
        changed = done(3, shoes="slippers")
        assert "This starts a new series" in changed
        assert "shoes." in changed
        today = open_gate.site.clock().date()
        open_gate.site.notebook.keep_aid_log(AidLog("aid_wedge", today), at=open_gate.site.clock())
        # What was worn that day counts for the earlier ones of the day too.
        assert "Your last 1 like this" in done(4, shoes="slippers")


def test_only_checked_figures_are_shown(open_gate) -> None:
    with open_gate.person() as person:
        up = person.get("/practise/tests/up_and_go").text
        taps = person.get("/practise/tests/foot_taps").text
    assert "8.1 (7.1-9.0)" in up
    assert "BOHANNON_TUG2006" in up
    assert "2.9 s" not in up  # known from memory only
    assert "40 to 60" not in taps
    assert "Compare with yourself" in taps


def test_the_physios_plan_is_typed_or_brought_in(open_gate) -> None:
    plan = {
        "resourceType": "CarePlan",
        "activity": [{"detail": {"description": "Heel raises at the sink"}}],
    }
    with open_gate.person() as person:
        person.submit("/practise/plan", what="Walk to the gate", dose="daily", who="A. Made-Up")
        upload = {"file": ("plan.json", json.dumps(plan), "application/json")}
        person.post("/practise/plan", data={"_form": person.token()}, files=upload)
        page = person.get("/practise/plan").text
        assert "Walk to the gate" in page
        assert "Heel raises at the sink" in page
        wrong = {"file": ("plan.json", "nonsense", "application/json")}
        refused = person.post("/practise/plan", data={"_form": person.token()}, files=wrong)
        assert refused.status_code == 422
        assert "care plan" in refused.text


def test_every_exercise_has_a_card_and_every_led_one_a_drawing(person) -> None:
    for entry in library().values():
        text = person.get(f"/practise/exercises/{entry.id}").text
        assert entry.steps[0].replace("'", "&#39;") in text
        assert (entry.guide is None) == ("Start, led by voice" not in text)
        assert (entry.guide is None) or 'class="exercise"' in text


def send_hold(person, acc: np.ndarray, **more: object) -> str:
    """Send a hold as a device does, with what its phone felt at 60 Hz; give the answer's page."""
    packed = np.round(acc * 100).astype("<i2").tobytes()
    body = {
        "id": f"d{len(acc):024d}", "leg": "left", "support": "none", "goal": "60", "seconds": "20",
        "stopped_by": "grabbed_on", "motion": base64.b64encode(packed).decode(), "motion_hz": 60,
    } | more  # fmt: skip
    headers = {"x-surefoot-form": person.token()}
    assert person.post("/sync/hold", json=body, headers=headers).status_code == 200
    return person.get(f"/practise/balance/done?id={body['id']}").text


def test_what_the_phone_felt_is_kept_with_the_hold(open_gate) -> None:
    t = np.arange(0, 20, 1 / 60)
    up = 9.81 + np.where((t > 2) & (t < 18), 0.04 * np.pi**2 * np.cos(np.pi * (t - 2)), 0)
    raises = np.column_stack([0 * t, 0 * t, up])  # eight raises of 8 cm, 2 s each
    with open_gate.person() as person:
        page = send_hold(person, raises, variation="heel_raises")
        assert "Heel raises counted: 8" in page
        first = send_hold(person, stand(5, seconds=19)[1])
        assert "Sway" in first
        assert "Last time like this" not in first
        assert "Last time like this" in send_hold(person, stand(5, seconds=18)[1])
    kept = open_gate.site.notebook.tests()
    assert [t.test for t in kept] == ["heel_raises", "sway_rms", "sway_rms"]
    assert kept[0].value == 8
    size = np.linalg.norm(np.cov(stand(5, seconds=19)[1].T))
    assert 0 < kept[1].value < 5 * np.sqrt(size)


def test_a_hold_is_kept_whatever_its_motion_says(open_gate) -> None:
    short = np.full((30, 3), 5.66)
    with open_gate.person() as person:
        for i, wrong in enumerate(({"motion": "%%%"}, {"motion": "AAAA"}, {"motion_hz": "fast"},
                                   {"motion_hz": 10}, {"motion_hz": 1000}, {})):  # fmt: skip
            assert "20 seconds" in send_hold(person, short, id=f"dwrong{i:020d}", **wrong)
        send_hold(person, np.zeros((600, 3)), id="dnogravity00000")
        interrupted = stand(5)[1]
        send_hold(person, interrupted, id="dinterrupted000", stopped_by="interrupted")
    assert len(open_gate.site.notebook.holds()) == 8
    assert open_gate.site.notebook.tests() == []


def test_an_aid_is_worn_looked_under_and_taken_off(app, person) -> None:
    person.submit("/practise/aids", answer="on", what="aid_wedge", side="left")
    page = person.get("/practise/aids").text
    assert "Lateral wedge" in page
    assert "Look at the skin" not in page
    assert "Look at the skin" not in person.get("/").text
    noon = app.site.clock()
    app.site.clock = lambda: noon + timedelta(minutes=31)
    assert "Look at the skin under: Lateral wedge" in person.get("/").text
    (log,) = app.site.notebook.aid_logs()
    marked = person.submit("/practise/aids", answer="skin_mark", log=log.id)
    assert "Take it off" in marked.text
    assert "Look at the skin under it now" not in person.get("/practise/aids").text
    assert [e.what for e in app.site.notebook.events()] == ["skin_mark"]
    app.site.clock = lambda: noon + timedelta(days=1, hours=1)
    assert "Look at the skin under" in person.get("/").text
    person.submit("/practise/aids", answer="off", log=log.id)
    assert "No aid is noted" in person.get("/practise/aids").text
    assert "Look at the skin under" not in person.get("/").text
    (log,) = app.site.notebook.aid_logs()
    assert (log.what, log.side, log.stopped) == ("aid_wedge", "left", app.site.clock().date())
    gone = person.submit("/practise/aids", answer="off", log="nothing")
    assert gone.status_code == 422


def test_an_aid_put_on_twice_is_worn_once(app, person) -> None:
    for _ in range(2):
        person.submit("/practise/aids", answer="on", own="<b>my strap</b>", side="right")
    assert len(app.site.notebook.aid_logs()) == 1
    assert "<b>my strap" not in person.get("/practise/aids").text


def test_the_day_names_its_tests_in_words(open_gate) -> None:
    with open_gate.person() as person:
        person.submit("/practise/tests/squat_heel/keep", both=["1", "0"])
        day = open_gate.site.clock().date()
        page = person.get(f"/timeline/{day}").text
    assert "Squat with the heels down: a heel lifted" in page
    assert "squat_heel" not in page


def test_german_content_on_german_pages(person) -> None:
    person.submit("/look", locale="de", back="/me")
    card = person.get("/practise/exercises/sock_pick").text
    assert "Socken mit den Zehen aufheben" in card
    assert "Roll ein Paar Socken" in card
    assert "Roll a pair" not in card
    assert "Fuß kreisen" in person.get("/practise/exercises").text
    assert "Mit dem Fuß tippen" in person.get("/practise/tests").text
    assert "Tipp mit dem Vorfuß" in person.get("/practise/tests/foot_taps").text
    assert "Unterschrift" in person.get("/practise/library").text


def test_a_line_of_the_plan_may_have_a_photo_and_nothing_else_is_shown(open_gate) -> None:
    drawn = b"\x89PNG\r\n\x1a\n" + b"made up" * 50_000
    with open_gate.person() as person:

        def add(what: str, content: bytes):
            told = {"_form": person.token(), "what": what}
            return person.post(
                "/practise/plan", data=told, files={"photo": ("x.png", content, "image/png")}
            )

        page = add("Heel raises", drawn).text
        shown = re.search(r'src="(/practise/plan/photo/(\w+))"', page)
        assert shown
        got = person.get(shown[1])
        assert (got.content, got.headers["content-type"]) == (drawn, "image/png")
        assert open_gate.site.notebook.originals() == [shown[2]]  # in every export
        assert add("Bad", b"<script>alert(1)</script>").status_code == 422
        assert "Bad" not in person.get("/practise/plan").text
        assert person.get("/practise/plan/photo/" + "0" * 64).status_code == 404
