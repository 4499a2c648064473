"""A drawing as PNG, made by a browser that is already on the computer."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from surefoot.terms.errors import CannotUse

#: Browsers that can take a picture without a window, by the names they are started with.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_LONGEST_S = 60


def browser_here() -> str | None:
    """Give the browser that can draw, or None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def png(svg: str, width: float, height: float) -> bytes:
    """Turn a drawing into a PNG, twice as fine as the screen so that it prints well.

    Parameters
    ----------
    svg : the drawing.
    width, height : its size in SVG units.

    Returns
    -------
    The bytes of the PNG.

    Raises
    ------
    CannotUse
        No browser that can draw it is on this computer, or the one that is there failed.
    """
    browser = browser_here()
    if browser is None:
        raise CannotUse(
            "We need Chromium or Chrome on this computer to make a PNG, and there is none.",
            "Please save the picture as .svg or .html instead.",
            reason="no_browser",
        )
    with tempfile.TemporaryDirectory(prefix="surefoot-") as folder:
        page, shot = Path(folder) / "page.html", Path(folder) / "page.png"
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><body style="margin:0">{svg}</body>',
            encoding="utf-8",
        )
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        try:
            subprocess.run(  # noqa: S603
                [
                    browser,
                    "--headless",
                    "--disable-gpu",
                    "--hide-scrollbars",
                    "--no-first-run",
                    f"--user-data-dir={folder}/profile",
                    "--force-device-scale-factor=2",
                    f"--window-size={width:.0f},{height:.0f}",
                    f"--screenshot={shot}",
                    *root,
                    page.as_uri(),
                ],
                capture_output=True,
                timeout=_LONGEST_S,
                check=True,
            )
            return shot.read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise CannotUse(
                f"{Path(browser).name} on this computer could not make the PNG.",
                "Please save the picture as .svg or .html instead.",
                reason="no_browser",
            ) from None
