"""Start the server: find a port, say where, open the browser."""

import os
import socket
import sys
import webbrowser
from collections.abc import Callable
from typing import Any

from surefoot.terms.errors import SurefootError
from surefoot.web.settings import Settings
from surefoot.web.site import Site

FIRST_PORT = 8765
#: How many ports after the first are tried when nobody chose one.
PORTS_TRIED = 20
#: A connection that has not asked for anything by then is closed.
SLOWEST_REQUEST_S = 15.0


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


def listen(host: str, port: int | None) -> socket.socket:
    """Give a socket that listens.

    Raises
    ------
    SurefootError
        The port is taken, or the address is not one of this computer's.
    """
    wanted = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in wanted:
        door = socket.socket(family, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(os.name == "posix"))
        try:
            door.bind((host, number))
        except (OSError, OverflowError):
            door.close()
            continue
        return door
    if port is None:
        raise SurefootError(
            f"surefoot found no free port at {host}.",
            "Choose one with --port, or check the address you gave with --host.",
            reason="no_port",
        )
    raise SurefootError(
        f"surefoot cannot listen at {host} port {port}: another program is there, "
        "or the address is not this computer's.",
        "Perhaps surefoot already runs. Else choose another with --port.",
        reason="port_taken",
    )


def run(site: Site, listening: socket.socket) -> None:
    """Serve at a socket until stopped."""
    import uvicorn

    from surefoot.web.app import make_app

    server = uvicorn.Server(uvicorn_config(make_app(site.settings, site)))
    server.run(sockets=[listening])


def uvicorn_config(app: Any, **more: Any) -> Any:
    """Give the server's settings: nothing logged but trouble, no header that names us."""
    import uvicorn

    from surefoot.web.patience import PatientProtocol

    return uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=3,
        limit_concurrency=300,
        backlog=256,
        **more,
    )


def _show(address: str) -> None:
    """Open the browser, but never a text browser that would take the terminal."""
    windows = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not windows:
        return
    webbrowser.open(address)
