"""Every state of the app that a page's address alone does not show: what comes after a tap.

One walk through them all, looked at in the usual look and once more small, dark, easy and German.
"""

import contextlib
import io
import zipfile
from datetime import timedelta

import pytest
from playwright.sync_api import Error

from tests.web.axe import MEASURE, NAMELESS, OF_LOOKS, TAGS, faults, look, with_axe

pytestmark = pytest.mark.browser


def tap(page, css):
    """Press a button whose form is answered by another page."""
    with page.expect_navigation():  # a page on its way out has no body to look at
        page.locator(css).first.click()


def forget_today(site):
    """Take out what was noted of today before."""
    today = site.clock().date()
    for kept in site.notebook.check_ins(today, today):
        site.notebook.remove(kept.id, at=site.clock())
    site.forget()


def check_in(page, address, site):
    forget_today(site)
    page.goto(f"{address}/check-in")
    tap(page, "button[value=harder]")
    page.locator("input[value=toe_drag]").check()
    yield "check-in, signs"
    tap(page, "main form button.main")
    yield "check-in, when"
    tap(page, "main form button.main")
    yield "check-in, tired"
    tap(page, "main form .choices button:nth-child(2)")
    yield "check-in, different"
    tap(page, "main form button.main")
    yield "check-in, done"
    page.goto(f"{address}/timeline/{site.clock().date()}")
    yield "a day, noted"
    page.goto(f"{address}/check-in")
    yield "check-in, once more"


def story(page, address, site):
    page.goto(f"{address}/story")
    page.locator("#text").fill(
        "On 3 May 2026 my toes curled and I fell. My calf is hot and swollen."
    )
    tap(page, "main form button.main")
    yield "story, review with a red flag"
    tap(page, "main form button.main")
    yield "story, kept"
    page.goto(f"{address}/story")
    page.locator("#text").fill("It rained.")
    tap(page, "main form button.main")
    yield "story, nothing found"
    page.goto(f"{address}/felt?where=left:calf&kind=pain")
    tap(page, "button[value=day]")
    yield "felt, kept"


def try_one(page, address, site):
    for test in site.notebook.experiments():
        site.notebook.change_experiment(test.id, status="stopped")
    site.forget()

    def first():
        page.goto(f"{address}/answers/try")
        page.locator("input[value=aid_wedge]").check()
        tap(page, "main form button.main")

    first()
    yield "try, prescribed"
    tap(page, "button[value=yes]")
    yield "try, refused"
    first()
    tap(page, "button[value=no]")
    yield "try, wears off"
    tap(page, "button[value=same_day]")
    yield "try, goes by"
    tap(page, "button[value=day_score]")
    yield "try, length"
    tap(page, "button[value='42']")
    yield "try, the plan"
    tap(page, "main form button.main")
    yield "try, locked"
    kept = page.url.rsplit("/", 1)[1].split("?")[0]
    now = site.clock
    site.clock = lambda: now() + timedelta(days=60)
    page.reload()
    yield "try, over"
    tap(page, "main form button.main")
    yield "try, finished"
    site.clock = now
    page.goto(f"{address}/answers/try")
    yield "try, the next one"
    assert next(t for t in site.notebook.experiments() if t.id == kept).status == "finished"
    first()
    for value in ("no", "same_day", "hold_seconds", "42"):
        tap(page, f"button[value='{value}']")
    yield "try, a plan by stands"
    tap(page, "main form button.main")
    page.locator("main details summary").last.click()
    yield "try, asked to stop"
    tap(page, "button.danger")
    yield "try, stopped"


def settled(page, site, address):
    """Open the walks once nothing is being read any more."""
    while site.jobs.waiting():
        page.wait_for_timeout(100)
    # The page that waits goes on by itself; the first try may cross its path.
    with contextlib.suppress(Error):
        page.goto(f"{address}/walks")
    page.goto(f"{address}/walks")


def walks(page, address, site):
    page.goto(f"{address}/walks/add")
    page.locator("#file").set_input_files(
        {"name": "notes.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
    )
    tap(page, "main form button.main")
    page.wait_for_load_state()
    yield "walk, sent"
    settled(page, site, address)
    yield "walk, refused"
    page.goto(f"{address}/walks/add")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("shopping.txt", "milk")
    page.locator("#file").set_input_files(
        {"name": "a.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}
    )
    tap(page, "main form button.main")
    settled(page, site, address)
    yield "walk, wrong zip"


def practise(page, address, site):
    page.goto(f"{address}/practise/gate?ask=again&next=balance")
    page.locator("main form input[type=checkbox]").first.check()
    tap(page, "main form button.main")
    yield "gate, closed"
    page.goto(f"{address}/practise/gate?ask=again&next=balance")
    tap(page, "button[value=not_today]")
    yield "gate, not today"
    page.goto(f"{address}/practise/gate?ask=again&next=balance")
    tap(page, "main form button.main")
    yield "gate, open"
    page.goto(f"{address}/practise/aids")
    page.locator("#own").fill("kinesio tape")
    tap(page, "button[value=on]")
    yield "aids, put on"
    page.goto(f"{address}/practise/plan")
    page.locator("main form input[type=text]").first.fill("Heel raises")
    tap(page, "main form.card button.main")
    yield "plan, one line"
    page.goto(f"{address}/practise/exercises/ev_lift_sit/go")
    page.locator("#start").click()
    page.locator("#during").wait_for()
    yield "exercise, during"
    page.locator("#end").click()
    page.locator("#did").wait_for()
    yield "exercise, ended"
    tap(page, "#did")
    yield "exercise, kept"


def reach(page, address, site):
    forget_today(site)
    page.goto(f"{address}/share")
    page.locator("main form input[type=checkbox]").nth(1).check()
    tap(page, "main form button")
    yield "share, chosen"
    page.goto(f"{address}/me/data")
    page.locator("#file").set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
    )
    tap(page, "main form[enctype] button")
    yield "data, refused"
    page.goto(f"{address}/me/data")
    tap(page, "form[action='/me/data/copy'] button")
    yield "data, copied"
    page.goto(f"{address}/me/data")
    tap(page, "form[action='/me/data/erase'] button")
    yield "data, erase not sure"
    page.goto(f"{address}/pair/{'x' * 20}")
    yield "pairing refused"
    page.goto(f"{address}/answers/{'x' * 9}")
    yield "not found"


PARTS = (check_in, story, try_one, walks, practise, reach)


@pytest.mark.parametrize("cookie", ["usual.right.light.en-GB", "easy.left.dark.de"])
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_what_comes_after_a_tap_can_be_used_by_everyone(made_up, open_page, part, cookie):
    address, site = made_up
    usual = cookie.startswith("usual")
    width = 390 if usual else 320
    page = open_page(width=width, bypass_csp=True)
    with_axe(page)
    look(page, address, cookie)
    found, names = [], []
    for name in part(page, address, site):
        names.append(name)
        if usual:  # what a screen reader is told does not hang on the look
            heard = page.locator("body").aria_snapshot()
            found += [f"{name}: {line}" for line in NAMELESS.findall(heard)]
            if heard.count("[level=1]") != 1:
                found.append(f"{name}: {heard.count('[level=1]')} main headings")
        seen = page.evaluate(MEASURE)
        found += [f"{name}: {one}" for one in seen["small"]]
        if seen["wide"] > 0:
            found.append(f"{name} is {seen['wide']} px too wide")
        found += faults(page, TAGS if usual else OF_LOOKS, name)
        page.set_viewport_size({"width": width, "height": 844})
    assert not found, "\n".join(found)
    assert names
