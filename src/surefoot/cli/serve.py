"""``surefoot serve``: start the app on the person's own notebook."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def serve(
    *,
    port: int | None = None,
    host: str = "127.0.0.1",
    browser: Annotated[bool, Parameter(name="--browser", negative="--no-browser")] = True,
    notebook: Path | None = None,
    also_known_as: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    published: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Start the app and open it in the browser. It stays on this computer.

    Parameters
    ----------
    port
        Where to listen; 8765, or the next free one, when not given.
    host
        The address to listen on. Only this computer can reach 127.0.0.1.
    browser
        Open the browser.
    notebook
        The notebook's file; this person's own one when not given.
    also_known_as
        A further name of this computer, as behind Tailscale; there one must pair first.
    published
        In a container whose port is published to this computer only: trust who comes in.
    """
    import os

    from surefoot.actions.open import place_of_notebook
    from surefoot.web.serving import serve as start
    from surefoot.web.settings import Settings

    place = place_of_notebook(str(notebook) if notebook else None, os.environ, home=Path.home())
    settings = Settings(
        Path(place),
        passphrase=_asked_passphrase(Path(place)),
        trust_all=published,
        extra_hosts=frozenset((*also_known_as, *([] if host == "0.0.0.0" else [host]))),  # noqa: S104
    )
    start(settings, port=port, host=host, browser=browser)


def _asked_passphrase(place: Path) -> str | None:
    """Ask for the passphrase of a locked notebook, where somebody can answer."""
    import getpass
    import os
    import sys

    try:
        with place.open("rb") as file:
            head = file.read(6)
    except OSError:
        return None
    if head in (b"", b"SQLite"):
        return None
    if known := os.environ.get("SUREFOOT_PASSPHRASE"):
        return known
    return getpass.getpass("Passphrase of your notebook: ") if sys.stdin.isatty() else None
