"""Every page in three looks: by axe-core, by its names, on a small screen, on paper, by its weight.

A page is opened once a look and looked at in all ways: opening takes longer than looking.
"""

import re

import pytest

from tests.web.axe import MEASURE, NAMELESS, OF_LOOKS, TAGS, faults, look, with_axe

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


#: What a page and all it asks for weighs, in bytes.
WEIGHT = """() => [...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.decodedBodySize, 0)"""
#: A phone or computer has a voice of its own; only one without fetches our sound file.
OWN_VOICE = (
    "Object.defineProperty(window, 'speechSynthesis', {value: {getVoices: () => "
    "['en-GB', 'de-DE'].map((lang) => ({localService: true, lang})), cancel() {}, speak() {}}})"
)
#: A phone of the usual width, in pixels.
PHONE = 390
#: Pages that stand alone, without the places at the foot.
ALONE = ("/welcome", "/record", "/phone", "/offline")


def on_screen(page, path, rules):
    """Give what is wrong with a page as it stands on a screen.

    What a screen reader is told does not hang on the look: it is asked for once.
    """
    seen = page.evaluate(MEASURE)
    if seen["wide"] > 0:
        yield f"{path} is {seen['wide']} px too wide"
    yield from (f"{path}: {one}" for one in seen["small"])
    page.set_viewport_size({"width": min(page.viewport_size["width"], PHONE), "height": 640})
    yield from told(page, path) if rules is TAGS else ()
    yield from faults(page, rules, path)


def told(page, path):
    """Give what is wrong with a page as a screen reader is told of it."""
    heard = page.locator("body").aria_snapshot()
    yield from (f"{path}: {line}" for line in NAMELESS.findall(heard))
    if len(re.findall(r"heading .*\[level=1\]", heard)) != 1:
        yield f"{path}: not one main heading"
    if not path.startswith(ALONE) and 'navigation "Places"' not in heard:
        yield f"{path}: no places"


def on_paper(page, path):
    """Give what is wrong with a page on paper.

    A browser prints no backgrounds: white words on red would be white words on white.
    """
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 800, "height": 844})
    seen = page.evaluate(ON_PAPER)
    page.emulate_media(media="screen")
    yield from (f"{path}: too pale: {text}" for text in seen["pale"])
    yield from (f"{path}: not for paper: {name}" for name in seen["left"])
    if seen["words"] < 80:
        yield f"{path}: an empty sheet"


@pytest.mark.parametrize(
    ("cookie", "width", "rules", "paper"),
    [
        ("usual.right.light.en-GB", 640, TAGS, True),
        ("easy.left.dark.en-GB", 320, OF_LOOKS, True),
        ("bigger.right.contrast.de", 320, OF_LOOKS, False),
    ],
)
def test_every_page_can_be_used_by_everyone(made_up, open_page, cookie, width, rules, paper):
    address, site = made_up
    page = open_page(bypass_csp=True)
    with_axe(page)
    page.add_init_script(OWN_VOICE)
    look(page, address, cookie)
    found = []
    paths = [*PAGES.split(), *walk_pages(site), *wizard_pages(site)]
    for path in [*paths, f"/timeline/{site.clock().date()}"]:
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(address + path)
        if path == "/record":
            page.wait_for_timeout(900)
        weight = page.evaluate(WEIGHT)
        assert weight > 10_000, path
        if weight >= 150_000:
            found.append(f"{path} weighs {weight}")
        found += on_screen(page, path, rules)
        found += on_paper(page, path) if paper else ()
    assert not found, "\n".join(found)
