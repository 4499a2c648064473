"""What is looked for on every page: faults by axe-core, controls without a name, small targets.

axe-core is fetched by npm into a cache folder when a test needs it. It never enters the tree.
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

VERSION = "4.10.3"


def axe_source() -> str:
    """Give the script, or skip loudly where it cannot be fetched."""
    folder = Path(tempfile.gettempdir()) / f"surefoot-axe-{VERSION}"
    script = folder / "axe.min.js"
    if not script.exists():
        if shutil.which("npm") is None:
            pytest.skip("npm is not here, so axe-core cannot be fetched: pages were not checked")
        folder.mkdir(exist_ok=True)
        got = subprocess.run(
            ["npm", "pack", f"axe-core@{VERSION}", "--silent"],
            cwd=folder,
            capture_output=True,
            timeout=60,
            check=False,
        )
        packed = folder / f"axe-core-{VERSION}.tgz"
        if got.returncode != 0 or not packed.exists():
            pytest.skip("npm could not fetch axe-core: pages were not checked")
        with tarfile.open(packed) as file:
            inner = file.extractfile("package/axe.min.js")
            script.write_bytes(inner.read())
    return script.read_text("utf-8")


TAGS = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
#: What a look can change: colours, sizes and the language that is said.
OF_LOOKS = {"type": "rule", "values": ["color-contrast", "target-size", "html-has-lang"]}


#: Only what is wrong is worked out and brought over: a quarter less of axe's time.
RUN = """async (rules) => {
  const found = await axe.run({runOnly: rules, resultTypes: ['violations']});
  return found.violations.map((f) => [f.id, f.nodes.slice(0, 3).map((n) => n.target)]);
}"""


def with_axe(page):
    """Let every document this page opens have axe: a fifth less of a look than giving it each."""
    page.add_init_script(axe_source())


def faults(page, rules, name=""):
    """Give what axe finds on the page as it stands."""
    # The whole page at once: a target half under the bar at the bottom is one scroll away.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 200})
    found = page.evaluate(RUN, rules)
    return [f"{name or page.url}: {fault} {where}" for fault, where in found]


#: A control a screen reader has no name for, as a line of `aria_snapshot`.
NAMELESS = re.compile(r"^\s*- (button|link|textbox|checkbox|radio|combobox|img)(:| \[|$)", re.M)

MEASURE = """() => {
  const out = [];
  const inText = 'p, li, td, th, dd, .foot, h2, svg';
  const alone = '.button, .door, .mark, .places a, .help-now';
  for (const e of document.querySelectorAll('a, button, input, select, summary, textarea')) {
    if (e.tagName === 'A' && e.closest(inText) && !e.matches(alone)) continue;
    if (e.matches('input[type=checkbox], input[type=radio], .skip')) continue;
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const words = e.textContent.trim().slice(0, 30);
    if (box.height < 43.5 || box.width < 43.5)
      out.push(`${e.tagName}.${e.className} ${box.width}x${box.height} ${words}`);
  }
  const root = document.documentElement;
  return {small: out, wide: root.scrollWidth - root.clientWidth};
}"""


def look(page, address, cookie):
    page.context.add_cookies([{"name": "surefoot_look", "value": cookie, "url": address}])
