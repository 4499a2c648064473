"""Start the server: find a port, say where, open the browser."""

import os
import socket
import sys
import webbrowser
from collections.abc import Callable

from surefoot.web.listening import listen, uvicorn_config
from surefoot.web.settings import Settings
from surefoot.web.site import Site


def serve(
    settings: Settings,
    *,
    port: int | None = None,
    host: str = "127.0.0.1",
    browser: bool = True,
    say: Callable[[str], None] = print,
    site: Site | None = None,
) -> None:
    """Serve one notebook until somebody presses Ctrl and C.

    Parameters
    ----------
    settings : what to serve.
    port : where to listen; when None, 8765 or the next free one.
    host : the address to listen on.
    browser : open the browser, where this computer has one with a window.
    say : prints a line.
    site : the site of these settings, where it is made already.
    """
    listening = listen(host, port)
    chosen = listening.getsockname()[1]
    shown = "localhost" if host in ("127.0.0.1", "::1") else host
    address = f"http://{shown}:{chosen}/"
    say(f"surefoot is at {address}")
    say("It stays on this computer. To stop it, press Ctrl and C.")
    site = site or Site(settings)
    site.ready = lambda: _show(address) if browser else None
    run(site, listening)


def run(site: Site, listening: socket.socket) -> None:
    """Serve at a socket until stopped."""
    import uvicorn

    from surefoot.web.app import make_app

    server = uvicorn.Server(uvicorn_config(make_app(site.settings, site)))
    server.run(sockets=[listening])


def _show(address: str) -> None:
    """Open the browser, but never a text browser that would take the terminal."""
    windows = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not windows:
        return
    webbrowser.open(address)
