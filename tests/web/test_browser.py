"""The app in a real browser: the daily path, every page by axe-core, small screens, no network."""

import json
import re
import time
from datetime import datetime

import pytest

from tests.web.test_every_page import walk_pages

pytestmark = pytest.mark.browser


def test_a_usual_day_is_three_taps_with_a_thumb_and_with_keys(made_up, open_page):
    address, _ = made_up
    page = open_page()
    page.goto(address)
    began = time.monotonic()
    page.get_by_role("link", name="How is your foot today?").click()
    page.get_by_role("button", name="The same").click()
    page.get_by_role("button", name="Save now").click()
    page.get_by_text("Saved. That is all.").wait_for()
    assert time.monotonic() - began < 20
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Undone.").wait_for()

    def reach(role, name):
        for _ in range(40):
            page.keyboard.press("Tab")
            focused = page.evaluate("document.activeElement.innerText")
            if name in (focused or ""):
                box = page.evaluate(
                    "(() => {const b = document.activeElement.getBoundingClientRect();"
                    "const top = document.elementFromPoint(b.x + b.width/2, b.y + b.height/2);"
                    "return document.activeElement.contains(top)})()"
                )
                assert box, f"{name} has focus and is hidden"
                page.keyboard.press("Enter")
                return
        raise AssertionError(f"{name} cannot be reached with the keyboard")

    page.goto(address)
    reach("link", "How is your foot today?")
    page.wait_for_url("**/check-in")
    reach("button", "Harder")
    page.get_by_role("heading", name="Did you see any of these today?").wait_for()


def test_ticks_are_kept_as_they_are_made(made_up, open_page):
    address, site = made_up
    page = open_page()
    page.goto(f"{address}/check-in")
    page.get_by_role("button", name="Easier").click()
    with page.expect_response("**/check-in") as kept:
        page.get_by_label("Toes dragged or stuck").check()
    assert kept.value.ok
    today = site.clock().date()
    assert site.notebook.check_ins(today, today)[-1].signs == {"toe_drag": "seen"}


def test_the_names_a_screen_reader_hears(made_up, open_page):
    address, _ = made_up
    page = open_page()
    page.goto(f"{address}/check-in")
    heard = page.locator("body").aria_snapshot()
    for line in (
        'link "Skip to the main part"',
        'link "Help now"',
        'navigation "Places"',
        'heading "Compared with yesterday, how is your foot?" [level=1]',
        'button "Not sure"',
    ):
        assert line in heard
    page.goto(f"{address}/timeline")
    assert "not checked" in page.locator("table").first.aria_snapshot()


def test_something_felt_is_pointed_at_on_the_drawing(made_up, open_page):
    address, site = made_up
    page = open_page()
    page.goto(f"{address}/felt")
    heard = page.locator("main").aria_snapshot()
    for line in (
        'group "Front of the legs"',
        'group "Back of the legs"',
        'button "Shin (left)"',
        'button "Shin (right)"',
        'button "Sole (right)"',
        'button "Head or neck"',
    ):
        assert line in heard, heard
    # A tap on the drawn left calf is a tap on its button.
    page.locator("button[value='left:calf'] svg").click()
    page.get_by_role("button", name="Twitch or cramp").click()
    page.get_by_role("button", name="At night").click()
    page.get_by_text("Twitch or cramp, Calf (left), At night").first.wait_for()
    (felt,) = site.notebook.sensations()
    assert (felt.kind, felt.place, felt.side, felt.night) == ("twitch", "calf", "left", True)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Undone.").wait_for()
    assert site.notebook.sensations() == []


def test_every_page_works_without_scripts(made_up, open_page):
    address, site = made_up
    page = open_page(java_script_enabled=False)
    for path in ("/help", "/timeline", *walk_pages(site)):
        assert page.goto(address + path).status == 200
    page.goto(f"{address}/felt")
    page.click("button[value='right:sole']")
    page.click("button[value=burn]")
    page.click("button[value=day]")
    assert site.notebook.sensations()[-1].place == "sole"
    page.click("text=Undo")
    page.goto(f"{address}/check-in")
    page.click("button[value=easier]")
    page.click("main button.main")
    page.click("button[value='1']")
    page.click("main button.main")
    assert "said=saved" in page.url or "/check-in/done" in page.url


def test_without_a_connection_a_note_waits_and_is_sent_once(app, open_page):
    page = open_page(service_workers="allow")
    page.goto(f"{app.address}/help")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.goto(f"{app.address}/help")
    page.context.set_offline(True)
    page.goto(f"{app.address}/help")
    assert "Call 999" in page.content()
    page.goto(f"{app.address}/")
    page.get_by_role("heading", name="No connection").wait_for()
    page.get_by_role("button", name="Easier").click()
    page.get_by_label("None of these").check()
    page.get_by_text("Kept on this device.").wait_for()
    assert app.site.notebook.check_ins() == []
    app.site.clock = lambda: datetime.now().astimezone()
    with page.expect_response("**/sync/check-in") as sent:
        page.context.set_offline(False)  # the page may notice by itself
        page.evaluate("window.dispatchEvent(new Event('online'))")
    assert sent.value.ok
    (kept,) = app.site.notebook.check_ins()
    assert kept.compared == "easier"
    assert kept.signs["toe_drag"] == "not_seen"


def test_print_shows_the_report_and_not_the_buttons(made_up, open_page):
    address, _ = made_up
    page = open_page(width=800)
    page.goto(f"{address}/report")
    page.emulate_media(media="print")
    assert not page.locator(".places").is_visible()
    assert not page.locator(".help-now").is_visible()
    assert page.locator(".report").is_visible()
    assert sheets(page) == 1
    page.goto(f"{address}/report?question=Stairs&part=weeks&part=walks&part=tests&part=methods")
    assert sheets(page) == 2
    page.goto(f"{address}/timeline")
    assert sheets(page) <= 3


def sheets(page):
    """Count the sheets of paper a page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const key = [...document.querySelectorAll('*')].indexOf(e);
  const target = e.closest('.tick') || e;
  const box = target.getBoundingClientRect(), style = getComputedStyle(target);
  const own = getComputedStyle(e);
  const down = Math.min(box.height / 2, innerHeight / 3);
  const on_top = document.elementFromPoint(box.x + box.width / 2, box.y + down);
  return {
    key, name: `${e.tagName} ${(e.textContent || e.name || '').trim().slice(0, 30)}`,
    ring: [style, own].some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2),
    hidden: !(on_top && (target.contains(on_top) || on_top.contains(target))),
  };
}"""
MEANT = """() => {
  const every = [...document.querySelectorAll('*')];
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((e) => !e.disabled && !['hidden', 'radio'].includes(e.type) && e.checkVisibility()
      && (e.tagName === 'SUMMARY' || !e.closest('details:not([open])')))
    .map((e) => [every.indexOf(e), `${e.tagName} ${e.textContent.trim().slice(0, 30)}`]);
}"""


@pytest.mark.parametrize(
    "path", ["/", "/check-in", "/timeline", "/walks/add", "/me", "/me/data", "/help", "/felt"]
)
def test_the_keyboard_reaches_everything_and_what_has_focus_is_seen(made_up, open_page, path):
    """Also where the system paints all colours itself, which takes shadows and backgrounds away."""
    address, _ = made_up
    page = open_page(forced_colors="active", reduced_motion="reduce")
    page.goto(address + path)
    meant = dict(page.evaluate(MEANT))
    reached, found = set(), []
    for _ in range(150):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at is None or (at["key"] in reached and reached >= set(meant)):
            break
        reached.add(at["key"])
        if not at["ring"]:
            found.append(f"no ring: {at['name']}")
        if at["hidden"]:
            found.append(f"hidden: {at['name']}")
    found += [f"not reached: {name}" for key, name in meant.items() if key not in reached]
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => {const s = getComputedStyle(e);"
        "return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none'}).length"
    )
    assert moving == 0
    assert not found, "\n".join(found)


def test_the_browser_itself_counts_no_request_elsewhere(made_up, open_page):
    address, _ = made_up
    page = open_page()
    page.goto(f"{address}/me/prove")
    page.get_by_text("Requests this page made to other computers: 0.").wait_for()
    assert json.dumps(page.context.cookies()).count('"httpOnly": true') >= 1


def test_danger_typed_into_the_check_in_opens_its_card_before_any_button(app, open_page):
    page = open_page()
    page.goto(f"{app.address}/check-in")
    page.get_by_role("button", name="Harder").click()
    page.get_by_text("Something else").click()
    page.fill("#own", "left side suddenly weak and numb")
    page.keyboard.press("Tab")
    page.wait_for_url("**/help?heard=*")
    page.get_by_role("link", name="Go on with my check-in").click()
    assert "own:left side suddenly weak and numb" in app.site.notebook.check_ins()[0].signs
    assert page.get_by_role("heading", level=1).inner_text() == "When did it show?"
