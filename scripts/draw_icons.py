"""Draws the app's icon as PNG, for phones that take no SVG, from icon.svg: in Debian's Chromium.

Run it after the drawing was changed: ``python scripts/draw_icons.py``. Phones round the corners
themselves, so the pictures are square.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).resolve().parents[1] / "src" / "surefoot" / "web" / "static"
#: 180 for an iPhone's home screen; 192 and 512 for Android's.
SIZES = (180, 192, 512)


def main() -> None:
    """Draw each size."""
    drawing = (STATIC / "icon.svg").read_text("utf-8").replace(' rx="14"', "")
    with sync_playwright() as played:
        browser = played.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{drawing}")
            page.screenshot(path=STATIC / f"icon-{size}.png")
        browser.close()


if __name__ == "__main__":
    main()
