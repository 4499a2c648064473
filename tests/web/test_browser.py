"""The app in a real browser: the daily path, every page by axe-core, small screens, no network."""

import json
import re
import time
from datetime import datetime

import pytest

from tests.web.axe import axe_source
from tests.web.conftest import CHROMIUM

pytestmark = pytest.mark.browser

PAGES = (
    "/ /check-in /timeline /story /walks /walks/add /practise /answers /answers/is-it-gone "
    "/answers/off-day /answers/will-it-hold /answers/what-helped /answers/sudden-or-gradual "
    "/me /me/data /me/devices /me/prove /report /share /help "
    "/report?part=weeks&part=walks&part=tests&part=methods "
    "/welcome /welcome?step=2 /welcome?step=3 /welcome/look-round "
    "/offline /nowhere /record /phone/warning /answers/try "
    "/felt /felt?where=left:calf /felt?where=left:calf&kind=pain"
)
LOOKS = ("usual.right.light.en-GB", "easy.left.dark.en-GB", "bigger.right.contrast.de")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    """The app on the made-up person, with two of her walks measured."""
    import threading

    import uvicorn

    from surefoot.web.app import make_app
    from surefoot.web.listening import listen, uvicorn_config
    from surefoot.web.look_round import made_up_site

    if not CHROMIUM.exists():
        pytest.skip("Chromium is not here, so no page was opened in a browser")
    now = datetime.now().astimezone().replace(microsecond=0)
    site = made_up_site(tmp_path_factory.mktemp("made-up") / "made-up.sqlite", now=now)
    door = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn_config(make_app(site.settings, site)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while len(site.notebook.walks()) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    yield f"http://localhost:{door.getsockname()[1]}", site
    server.should_exit = True
    thread.join(10)


def look(page, address, cookie):
    page.context.add_cookies([{"name": "surefoot_look", "value": cookie, "url": address}])


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


EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What another look can break: colours and sizes. The rest does not change with it.
RULES_OF_A_LOOK = ["color-contrast", "target-size", "link-in-text-block"]


TAGS = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
#: What a look can change: colours, sizes and the language that is said.
OF_LOOKS = {"type": "rule", "values": ["color-contrast", "target-size", "html-has-lang"]}


def faults(page, script, rules, name=""):
    """Give what axe finds on the page as it stands."""
    # The whole page at once: a target half under the bar at the bottom is one scroll away.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 200})
    page.evaluate(script)
    result = page.evaluate("r => axe.run({runOnly: r})", rules)
    return [
        f"{name or page.url}: {fault['id']} {[node['target'] for node in fault['nodes']][:3]}"
        for fault in result["violations"]
    ]


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


NAMELESS = re.compile(r"^\s*- (button|link|textbox|checkbox|radio|combobox|img)(:| \[|$)", re.M)


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


MEASURE = """() => {
  const out = [];
  const inText = 'p, li, td, th, dd, .foot, h2, svg';
  const alone = '.button, .door, .mark, .places a, .help-now';
  for (const e of document.querySelectorAll('a, button, input, select, summary, textarea')) {
    if (e.tagName === 'A' && e.closest(inText) && !e.matches(alone)) continue;
    if (e.matches('input[type=checkbox], input[type=radio], .skip')) continue;
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const narrowest = e.matches('.mark') ? 36 : 43.5;
    const words = e.textContent.trim().slice(0, 30);
    if (box.height < 43.5 || box.width < narrowest)
      out.push(`${e.tagName}.${e.className} ${box.width}x${box.height} ${words}`);
  }
  const root = document.documentElement;
  return {small: out, wide: root.scrollWidth - root.clientWidth};
}"""


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
    page.get_by_text("Twitch or cramp, Calf (left), At night").wait_for()
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
    page = open_page()
    for path in ("/", "/timeline", walk_pages(site)[0]):
        weights = []
        page.on("response", lambda r, w=weights: w.append(len(r.body())) if r.ok else None)
        page.goto(address + path, wait_until="networkidle")
        assert sum(weights) < 150_000, f"{path} weighs {sum(weights)}"


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


def test_the_browser_itself_counts_no_request_elsewhere(made_up, open_page):
    address, _ = made_up
    page = open_page()
    page.goto(f"{address}/me/prove")
    page.get_by_text("Requests this page made to other computers: 0.").wait_for()
    assert json.dumps(page.context.cookies()).count('"httpOnly": true') >= 1


def test_axe_finds_nothing_on_the_pages_that_come_after_a_tap(made_up, open_page):
    address, site = made_up
    script = axe_source()
    page = open_page(bypass_csp=True)
    found = []

    today = site.clock().date()
    for kept in site.notebook.check_ins(today, today):  # what tests before this one noted
        site.notebook.remove(kept.id, at=site.clock())
    site.forget()

    def seen(name):
        found.extend(faults(page, script, TAGS, name))

    def tap(button):
        with page.expect_navigation():  # a page on its way out has no body to look at
            button.click()

    page.goto(f"{address}/answers/try")
    page.get_by_label("Wedge or insole").check()
    tap(page.get_by_role("button", name="Continue"))
    for step, choice in (
        ("prescribed", "No"),
        ("wears off", "The same day"),
        ("length", "6 weeks"),
    ):
        seen(f"try, {step}")
        tap(page.get_by_role("button", name=choice, exact=True))
    seen("try, the plan")
    tap(page.get_by_role("button", name="Save this plan"))
    page.wait_for_url("**/answers/try/*")
    seen("try, locked")
    site.notebook.change_experiment(page.url.rsplit("/", 1)[1].split("?")[0], status="stopped")
    site.forget()
    page.reload()
    seen("try, stopped")

    page.goto(f"{address}/share")
    page.get_by_label("That it is about foot drop").check()
    tap(page.get_by_role("button", name="Show how it looks"))
    seen("share, chosen")

    page.goto(f"{address}/check-in")
    tap(page.get_by_role("button", name="Harder"))
    page.get_by_label("Toes dragged or stuck").check()
    seen("check-in, signs")
    tap(page.get_by_role("button", name="Continue"))
    seen("check-in, when")
    tap(page.get_by_role("button", name="Continue"))
    seen("check-in, tired")
    tap(page.get_by_role("button", name="A little"))
    seen("check-in, different")
    tap(page.locator("main button.main"))
    seen("check-in, done")

    page.goto(f"{address}/story")
    page.locator("#text").fill("Last Monday my toes curled. On 3 May 2026 I fell.")
    tap(page.locator("main button.main"))
    seen("story, review")

    page.goto(f"{address}/answers/{'x' * 9}")
    seen("not found")
    assert not found, "\n".join(found)
