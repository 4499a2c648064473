"""The app in a real browser: the daily path, every page by axe-core, small screens, no network."""

import json
import re
import time
from datetime import datetime

import pytest

from tests.web.axe import MEASURE, NAMELESS, OF_LOOKS, TAGS, axe_source, faults, look

pytestmark = pytest.mark.browser

PAGES = (
    "/ /check-in /timeline /story /walks /walks/add /practise /answers /answers/is-it-gone "
    "/answers/off-day /answers/will-it-hold /answers/what-helped /answers/sudden-or-gradual "
    "/me /me/data /me/devices /me/prove /report /share /help "
    "/report?part=weeks&part=walks&part=tests&part=methods "
    "/welcome /welcome?step=2 /welcome?step=3 /welcome/look-round "
    "/offline /nowhere /record /phone/warning /answers/try "
    "/felt /felt?where=left:calf /felt?where=left:calf&kind=pain "
    "/happened /happened?kind=event /happened?kind=milestone /happened?kind=result "
    "/help?heard=rf_face&check_in=abcdefgh&q=when"
)
LOOKS = ("usual.right.light.en-GB", "easy.left.dark.en-GB", "bigger.right.contrast.de")


def walk_pages(site) -> list[str]:
    one, other = site.notebook.walks()[:2]
    return [
        f"/walks/{one.id}",
        f"/walks/{one.id}/signal",
        f"/walks/{one.id}/compare?with={other.id}",
    ]


def wizard_pages(site) -> list[str]:
    """Give the later questions of a check-in, on one that is there."""
    noted = site.notebook.check_ins()[-1].id
    return [f"/check-in?id={noted}&q={q}" for q in ("signs", "when", "tired", "different")]


@pytest.mark.parametrize("cookie", LOOKS)
def test_axe_finds_nothing_on_any_page(made_up, open_page, cookie):
    address, site = made_up
    script = axe_source()
    page = open_page(bypass_csp=True)
    look(page, address, cookie)
    found = []
    for path in [*PAGES.split(), *walk_pages(site), f"/timeline/{site.clock().date()}"]:
        page.goto(address + path)
        found += faults(page, script, TAGS if cookie == LOOKS[0] else OF_LOOKS, path)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("cookie", [LOOKS[0], LOOKS[2]])
def test_nothing_on_any_page_is_without_a_name(made_up, open_page, cookie):
    address, site = made_up
    page = open_page()
    look(page, address, cookie)
    places = "Places" if cookie.endswith("en-GB") else "Orte"
    for path in [*PAGES.split(), *walk_pages(site)]:
        page.goto(address + path)
        heard = page.locator("body").aria_snapshot()
        assert not NAMELESS.findall(heard), f"{path}: {NAMELESS.search(heard)}"
        assert len(re.findall(r"heading .*\[level=1\]", heard)) == 1, path
        if not path.startswith(("/welcome", "/record", "/phone", "/offline")):
            assert f'navigation "{places}"' in heard, path


@pytest.mark.parametrize(("width", "cookie"), [(320, LOOKS[1]), (320, LOOKS[2]), (640, LOOKS[0])])
def test_nothing_is_cut_off_and_targets_are_large(made_up, open_page, width, cookie):
    address, site = made_up
    page = open_page(width=width, height=640)
    look(page, address, cookie)
    found = []
    for path in [*PAGES.split(), *walk_pages(site), *wizard_pages(site)]:
        page.goto(address + path)
        seen = page.evaluate(MEASURE)
        if seen["wide"] > 0:
            found.append(f"{path} is {seen['wide']} px too wide")
        found += [f"{path}: {one}" for one in seen["small"]]
    assert not found, "\n".join(found)


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


def test_a_page_weighs_little(made_up, open_page):
    address, site = made_up
    page = open_page(service_workers="block")
    # A phone or computer has a voice of its own; only one without fetches our sound file.
    page.add_init_script(
        "Object.defineProperty(window, 'speechSynthesis', {value: {getVoices: () => "
        "[{localService: true, lang: 'en-GB'}], cancel() {}, speak() {}}})"
    )
    heavy = []
    for path in [*PAGES.split(), *walk_pages(site)]:
        page.goto(address + path)
        if path == "/record":
            page.wait_for_timeout(900)
        weight = page.evaluate(
            "[...performance.getEntriesByType('navigation'), "
            "...performance.getEntriesByType('resource')]"
            ".reduce((sum, one) => sum + one.decodedBodySize, 0)"
        )
        assert weight > 10_000, path
        if weight >= 150_000:
            heavy.append(f"{path} weighs {weight}")
    assert not heavy, "\n".join(heavy)


def test_without_a_connection_a_note_waits_and_is_sent_once(app, open_page):
    page = open_page()
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
    page.context.set_offline(False)
    app.site.clock = lambda: datetime.now().astimezone()
    with page.expect_response("**/sync/check-in") as sent:
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


def sheets(page):
    """Count the sheets of paper a page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


#: On paper: text too pale for it, a bar or button of the screen, and whether anything is there.
ON_PAPER = """() => {
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = [], left = [];
  let words = 0;
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = all.nextNode());) {
    const e = node.parentElement, text = node.textContent.trim();
    if (!text || e.closest('svg, script, noscript, .away')) continue;
    if (!e.checkVisibility({visibilityProperty: true})) continue;
    words += e.closest('h1') ? 0 : text.length;
    const rgb = getComputedStyle(e).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
    if (1.05 / (light(rgb) + 0.05) < 4.5) pale.push(text.slice(0, 40));
  }
  const bars = '.places, .help-now, .pager, button:not(.choices > button)';
  for (const e of document.querySelectorAll(bars))
    if (e.checkVisibility()) left.push(e.className || e.textContent.trim());
  return {pale, left, words};
}"""


@pytest.mark.parametrize("cookie", [LOOKS[0], LOOKS[1]])
def test_every_page_can_be_read_on_paper(made_up, open_page, cookie):
    """A browser prints no backgrounds: white words on red would be white words on white."""
    address, site = made_up
    page = open_page(width=800)
    look(page, address, cookie)
    page.emulate_media(media="print")
    found = []
    for path in [*PAGES.split(), *walk_pages(site), *wizard_pages(site)]:
        page.goto(address + path)
        seen = page.evaluate(ON_PAPER)
        found += [f"{path}: too pale: {text}" for text in seen["pale"]]
        found += [f"{path}: not for paper: {name}" for name in seen["left"]]
        if seen["words"] < 80:
            found.append(f"{path}: an empty sheet")
    assert not found, "\n".join(found)
    page.goto(f"{address}/timeline")
    assert sheets(page) <= 3


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
