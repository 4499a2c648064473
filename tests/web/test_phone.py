"""A phone's browser records a walk: real recordings replayed through a virtual motion sensor."""

import json
import math
import re

import numpy as np
import pytest

from surefoot.actions.measure_files import measure_files
from surefoot.recordings.read import read_recordings
from tests.web.test_pairing import lan  # noqa: F401  (a fixture)
from tests.web.test_walks import until_done

pytestmark = pytest.mark.browser
SECONDS = 60
#: What the browser's own rounding and 60 Hz leave of a real walk; see the replays of the design.
BROWSER_HZ, ACC_STEP, TURN_STEP = 60, 0.1, 0.1

#: The virtual phone: replays a recording faster than it was made, with the times it was made at.
PHONE = """
(() => {
  const asked = window.asked = [], spoken = window.spoken = [];
  DeviceMotionEvent.requestPermission = async () => {
    asked.push(navigator.userActivation.isActive);
    return ANSWER;
  };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const voice = { localService: true, lang: 'en-GB' };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [voice], cancel: () => {}, speak: (line) => spoken.push(line.text),
  } });
  const awake = window.awake = [];
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async (kind) => {
    awake.push(kind);
    return { release: async () => awake.push('let go') };
  } } });
  window.walk = async (rows) => {
    for (let i = 0; i < rows.length; i += 1) {
      const [t, ax, ay, az, gx, gy, gz] = rows[i];
      const event = new DeviceMotionEvent('devicemotion', {
        accelerationIncludingGravity: { x: ax, y: ay, z: az },
        rotationRate: { alpha: gx, beta: gy, gamma: gz }, interval: 1000 / 60,
      });
      Object.defineProperty(event, 'timeStamp', { value: 1000 * t });
      window.dispatchEvent(event);
      if (i % 200 === 199) await new Promise((next) => setTimeout(next));
    }
    return document.querySelector('[data-count]').textContent;
  };
})();
"""


@pytest.fixture(scope="module")
def feet(shared_data):
    """A real walk after a stroke, each foot as its recording."""
    both = read_recordings(shared_data / "stroke_feet_felius" / "good.zip")
    return {r.place: r for r in both if r.place.endswith("foot")}


def as_seen_by_a_browser(foot) -> list[list[float]]:
    """Give rows of s, m/s2 and deg/s as a browser's sensor gives them."""
    at = np.arange(0, SECONDS, 1 / BROWSER_HZ)
    rows = [at]
    for values, step in ((foot.acc_m_s2, ACC_STEP), (np.degrees(foot.gyr_rad_s), TURN_STEP)):
        for axis in range(3):
            drawn = np.interp(at, foot.time_s, values[:, axis])
            rows.append(np.round(drawn / step) * step)
    return np.round(np.column_stack(rows), 5).tolist()


def phone(open_page, answer="granted", **more):
    page = open_page(**more)
    page.add_init_script(PHONE.replace("ANSWER", json.dumps(answer)))
    return page


def record(page, place, rows, *, both=False):
    """Do what a person does: choose where, start, walk, stop; give the count on the screen."""
    page.get_by_label(place).check()
    if both:
        page.get_by_label("Another phone is on my other foot").check()
    # The rows are there before the start: the page gives up on a sensor that is silent for long.
    page.evaluate("rows => { window.rows = rows; }", rows)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Stop").wait_for()
    count = page.evaluate("window.walk(window.rows)")
    page.get_by_role("button", name="Stop").click()
    return count


def test_a_walk_recorded_without_a_connection_becomes_a_page(app, person, feet, open_page):
    page = phone(open_page)
    rows = as_seen_by_a_browser(feet["left_foot"])
    page.goto(f"{app.address}/record")
    page.context.set_offline(True)
    shown = record(page, "Left foot", rows)
    assert page.evaluate("window.asked") == [True], "asked once, and from a tap"
    assert 3500 < int(shown) <= len(rows), "the count goes up while she walks"
    page.get_by_text("Saved on this phone. It goes to the computer").wait_for()
    assert page.locator("[data-count]").text_content() == str(len(rows))
    assert page.evaluate("window.spoken") == [
        "Recording. Stand still. Now walk.",
        "Stopped. Saved on this phone.",
    ]
    assert page.evaluate("window.awake") == ["screen", "let go"], (
        "the screen stays on, then may rest"
    )
    assert app.site.jobs.waiting() == []
    with page.expect_response("**/record/keep") as first:
        page.context.set_offline(False)  # the page may notice by itself
        page.evaluate("window.dispatchEvent(new Event('online'))")
    page.get_by_text("Sent to the computer.").wait_for()
    sent = json.loads(first.value.request.post_data)
    token = person.get("/sync/token").json()["token"]
    again = person.post("/record/keep", json=sent, headers={"x-surefoot-form": token})
    assert again.json() == first.value.json(), "the same id twice is kept once"
    drawn = until_done(person, person.get(first.value.json()["look"]))
    assert "The left foot lands" in drawn.text
    (walk,) = app.site.notebook.walks()
    page.get_by_role("link", name="See your walks").click()
    page.get_by_role("heading", name="Walks").wait_for()
    page.locator("html[data-waiting='0']").wait_for(state="attached")
    stepped = measured(app, walk.id)
    direct = measure_files(left=shared_file(feet["left_foot"], app))
    assert stepped["strides"] == pytest.approx(direct.strides.height, abs=2)
    assert stepped["stride_time_s"] == pytest.approx(
        direct.strides["stride_time_s"].median(), rel=0.01
    )
    # 60 Hz and steps of 0.1 deg/s cost less than a degree at the median.
    assert stepped["foot_pitch_ic_deg"] == pytest.approx(
        direct.strides["foot_pitch_ic_deg"].median(), abs=1.5
    )


def measured(app, walk_id):
    found = {}
    for column in ("stride_time_s", "foot_pitch_ic_deg"):
        (one,) = [m for m in app.site.notebook.walk_measures(column) if m.walk_id == walk_id]
        found[column] = one.median
    found["strides"] = app.site.notebook.get(walk_id).stride_count
    return found


def shared_file(foot, app):
    """Write the same minute as the sensor itself saw it."""
    first = foot.time_s <= SECONDS
    table = np.column_stack([foot.time_s, foot.acc_m_s2, foot.gyr_rad_s])[first]
    from surefoot.web.arriving import HEAD

    file = app.settings.notebook.with_name("left_foot.csv")
    np.savetxt(file, table, delimiter=",", header=HEAD, comments="", fmt="%.6g")
    return file


def test_without_permission_nothing_is_recorded(app, open_page):
    page = phone(open_page, "denied")
    page.goto(f"{app.address}/record")
    page.get_by_role("button", name="Start").click()
    page.get_by_text("The phone did not allow motion readings. Nothing was recorded.").wait_for()
    assert page.get_by_role("button", name="Start").is_visible()


def test_a_browser_without_a_sensor_says_so(app, open_page):
    page = phone(open_page)
    page.goto(f"{app.address}/record")
    page.get_by_role("button", name="Start").click()
    page.get_by_text("This browser gives no motion readings.").wait_for(timeout=6000)
    assert page.get_by_role("button", name="Start").is_visible()


def test_readings_of_an_iphone_are_turned_the_right_way_up(app, open_page):
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
    page = phone(open_page, user_agent=agent)
    page.goto(f"{app.address}/record")
    flat = [[k / 60, 0.0, 0.0, -9.8, 0.0, 0.0, 90.0] for k in range(60)]
    with page.expect_response("**/record/keep") as answer:
        record(page, "Right foot", flat)
    sent = json.loads(answer.value.request.post_data)
    assert set(sent["az"]) == {9.8}
    assert sent["gz"][0] == pytest.approx(math.radians(90), abs=1e-4)


def test_the_browsers_own_sensor_fills_the_same_columns(app, browser, open_page):
    """The trusted events of Chromium itself, through its virtual sensors."""
    page = open_page()
    page.goto(f"{app.address}/record")
    line = page.context.new_cdp_session(page)
    for kind, xyz in (
        ("accelerometer", (1.0, -2.0, 9.5)),
        ("linear-acceleration", (0.0, 0.0, 0.0)),
        ("gyroscope", (0.5, -0.25, 1.0)),
    ):
        told = {"available": True, "minimumFrequency": 1, "maximumFrequency": 100}
        line.send(
            "Emulation.setSensorOverrideEnabled",
            {"enabled": True, "type": kind, "metadata": told},
        )
        reading = dict(zip("xyz", xyz, strict=True))
        line.send(
            "Emulation.setSensorOverrideReadings", {"type": kind, "reading": {"xyz": reading}}
        )
    page.get_by_role("button", name="Start").click()
    count = page.locator("[data-count]")
    page.wait_for_timeout(1200)
    assert int(count.text_content()) >= 21
    with page.expect_response("**/record/keep") as answer:
        page.get_by_role("button", name="Stop").click()
    sent = json.loads(answer.value.request.post_data)
    assert [sent[name][-1] for name in ("ax", "ay", "az")] == pytest.approx([1, -2, 9.5], abs=0.06)
    assert [sent[name][-1] for name in ("gx", "gy", "gz")] == pytest.approx(
        [0.5, -0.25, 1.0], abs=0.002
    )
    steps = np.diff(sent["t"])
    assert np.median(steps) == pytest.approx(1 / 60, rel=0.2)


def test_two_phones_record_one_walk_and_see_nothing_else(app, lan, person, feet, open_page):  # noqa: F811
    """Each phone is paired by its own code, for recording only."""
    phones = []
    for place, side in (("Left foot", "left_foot"), ("Right foot", "right_foot")):
        page = phone(open_page, ignore_https_errors=True)
        token = app.app.state.codes.give("record", app.site.clock())
        page.goto(f"{lan.locked}/pair/{token}")
        page.get_by_label("What is it called?").fill(place)
        page.get_by_role("button", name="Pair a phone").click()
        page.get_by_role("link", name="Record with a phone").click()
        phones.append((page, place, as_seen_by_a_browser(feet[side])))
    said = ("It waits there for the other foot.", "Sent to the computer.")
    for (page, place, rows), line in zip(phones, said, strict=True):
        with page.expect_response("**/record/keep") as answer:
            record(page, place, rows, both=True)
        page.get_by_text(line).wait_for()
        assert page.get_by_role("link", name="See your walks").count() == 0
    until_done(person, person.get(answer.value.json()["look"]))
    (walk,) = app.site.notebook.walks()
    medians = app.site.notebook.walk_measures("stride_time_s")
    assert sorted(m.foot for m in medians if m.walk_id == walk.id) == ["left", "right"]
    assert {d.name for d in app.site.notebook.devices()} == {"Left foot", "Right foot"}
    for page, _, _ in phones:
        for path in (f"/walks/{walk.id}", "/", "/timeline", "/walks", "/me/devices", "/report"):
            assert page.goto(lan.locked + path).status == 403, path
        assert not re.search("The left foot lands", page.content())
    assert person.submit("/me/devices/forget", id=app.site.notebook.devices()[0].id).is_success
    let_go = [page.goto(f"{lan.locked}/record").status for page, _, _ in phones]
    assert sorted(let_go) == [200, 401]
