"""Write a picture of every page, phone and wide, into ./screenshots.

Run ``python scripts/screenshots.py``. The pages are those of the made-up person. Look at them;
they stay out of git.
"""

import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

SIZES = {"phone": (390, 844), "wide": (1280, 800)}
LOOKS = {
    "dark": "usual.right.dark.en-GB",
    "easy": "easy.left.light.en-GB",
    "bigger": "bigger.right.contrast.en-GB",
    "de": "usual.right.light.de",
}
PAGES = {
    "today": "/",
    "check-in-1": "/check-in",
    "story": "/story",
    "timeline": "/timeline",
    "felt-1": "/felt",
    "felt-2": "/felt?where=left:calf",
    "felt-3": "/felt?where=left:calf&kind=pain",
    "record": "/record",
    "try": "/answers/try",
    "walks": "/walks",
    "walk-add": "/walks/add",
    "practise": "/practise",
    "balance": "/practise/balance",
    "answers": "/answers",
    "answer-gone": "/answers/is-it-gone",
    "answer-hold": "/answers/will-it-hold",
    "answer-off-day": "/answers/off-day",
    "answer-sudden": "/answers/sudden-or-gradual",
    "answer-helped": "/answers/what-helped",
    "me": "/me",
    "data": "/me/data",
    "devices": "/me/devices",
    "prove": "/me/prove",
    "report": "/report",
    "share": "/share",
    "help": "/help",
    "welcome-1": "/welcome",
    "welcome-2": "/welcome?step=2",
    "welcome-3": "/welcome?step=3",
    "look-round": "/welcome/look-round",
    "offline": "/offline",
    "nowhere": "/nowhere",
}


def main(out: Path, only: list[str]) -> None:
    """Start the app, open every page at every size, and save what is seen."""
    import uvicorn

    from surefoot.web.app import make_app
    from surefoot.web.listening import listen, uvicorn_config
    from surefoot.web.look_round import made_up_site

    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        now = datetime.now().astimezone().replace(microsecond=0)
        site = made_up_site(Path(folder) / "made-up.sqlite", now=now)
        door = listen("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn_config(make_app(site.settings, site)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while site.jobs.waiting():
            time.sleep(0.2)
        address = f"http://localhost:{door.getsockname()[1]}"
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium")
            for size, (width, height) in SIZES.items():
                context = browser.new_context(viewport={"width": width, "height": height})
                page = context.new_page()
                page.on("console", lambda said: print("console:", said.text, file=sys.stderr))
                pages = {**PAGES, **found_pages(page, address)}
                shoot(page, address, pages, out, size, only)
                check_in(page, address, out, size, only)
                for look, cookie in LOOKS.items():
                    context.add_cookies(
                        [{"name": "surefoot_look", "value": cookie, "url": address}]
                    )
                    few = {k: pages[k] for k in ("today", "timeline", "help", "me", "walk")}
                    shoot(page, address, few, out, f"{size}-{look}", only)
                context.close()
            browser.close()
        server.should_exit = True
        thread.join(10)


def found_pages(page: Page, address: str) -> dict[str, str]:
    """Give the pages whose address is only known once there are notes."""
    page.goto(f"{address}/walks")
    links = page.locator("a.door[href^='/walks/']")
    walks = [links.nth(n).get_attribute("href") for n in range(links.count())]
    page.goto(f"{address}/timeline")
    day = page.locator("a.mark").nth(3).get_attribute("href")
    page.goto(f"{address}/practise")
    exercises = page.locator("a[href^='/practise/exercises/']")
    found = {"day": day, "walk": walks[0], "signal": f"{walks[0]}/signal"}
    found["compare"] = f"{walks[0]}/compare?with={walks[1].rsplit('/', 1)[1]}"
    found["compare-not-alike"] = f"{walks[0]}/compare?with={walks[-1].rsplit('/', 1)[1]}"
    if exercises.count():
        found["exercise"] = exercises.first.get_attribute("href")
    return found


def shoot(
    page: Page, address: str, pages: dict[str, str], out: Path, size: str, only: list[str]
) -> None:
    """Save what is seen of each page."""
    for name, path in pages.items():
        if only and name not in only:
            continue
        page.goto(address + path)
        page.screenshot(path=out / f"{size}-{name}.png", full_page=True)


def check_in(page: Page, address: str, out: Path, size: str, only: list[str]) -> None:
    """Go through a check-in as a person does."""
    if only and "check-in" not in only:
        return
    page.goto(f"{address}/check-in")
    page.click("button[value=same]")
    page.screenshot(path=out / f"{size}-check-in-same.png", full_page=True)
    page.click(".button:not(.main):has-text('Answer more')")
    page.screenshot(path=out / f"{size}-check-in-2.png", full_page=True)
    page.check("input[value=toe_drag]")
    page.click("main button.main")
    page.screenshot(path=out / f"{size}-check-in-3.png", full_page=True)
    page.click("main button.main")
    page.screenshot(path=out / f"{size}-check-in-4.png", full_page=True)
    page.click("button[value='1']")
    page.screenshot(path=out / f"{size}-check-in-5.png", full_page=True)
    page.click("main button.main")
    page.screenshot(path=out / f"{size}-check-in-done.png", full_page=True)


if __name__ == "__main__":
    main(Path("screenshots"), sys.argv[1:])
