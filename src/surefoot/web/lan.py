"""The switch that lets a phone in the home network connect: two listeners, off until asked for."""

import socket
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from surefoot.terms.errors import CannotUse
from surefoot.web.certificate import certificate_for

#: No network routes this address: asking the way there sends nothing, and tells us ours.
_NOWHERE = ("192.0.2.1", 9)


def home_address() -> str:
    """Give this computer's address in the home network.

    Raises
    ------
    CannotUse
        It is in no network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_NOWHERE)
        except OSError:
            raise CannotUse(
                "This computer is in no network, so no phone can reach it.",
                "Connect it to your Wi-Fi at home, then try again.",
                reason="no_network",
            ) from None
        return str(asking.getsockname()[0])


class Lan:
    """Two listeners for phones: a plain one that explains, and a locked one that does the work.

    Parameters
    ----------
    folder : where key and certificate lie.
    address : gives this computer's address at home; tests hand in their own.
    """

    def __init__(self, folder: Path, address: Callable[[], str] = home_address) -> None:
        self.folder, self._address = folder, address
        self.app: Any = None
        self._servers: list[tuple[Any, threading.Thread]] = []
        self.address = ""
        self.plain_port = self.locked_port = 0

    @property
    def on(self) -> bool:
        """True while phones may connect."""
        return bool(self._servers)

    def names(self) -> frozenset[str]:
        """Give the names by which phones reach this computer just now."""
        return frozenset({self.address}) if self.on else frozenset()

    @property
    def plain(self) -> str:
        """The address of the page that explains the warning."""
        return f"http://{self.address}:{self.plain_port}"

    @property
    def locked(self) -> str:
        """The address where everything else happens."""
        return f"https://{self.address}:{self.locked_port}"

    def start(self, now: datetime) -> None:
        """Let phones connect.

        Raises
        ------
        CannotUse
            No network, or the extra ``phone`` is not installed.
        """
        if self.on:
            return
        address = self._address()
        key, certificate = certificate_for(self.folder, address, now)
        plain, locked = _listen(address), _listen(address)
        self.address = address
        self.plain_port, self.locked_port = plain.getsockname()[1], locked.getsockname()[1]
        self._serve(plain)
        self._serve(locked, ssl_keyfile=str(key), ssl_certfile=str(certificate))

    def stop(self) -> None:
        """Let no phone connect any more."""
        for server, _ in self._servers:
            server.should_exit = True
        for _, thread in self._servers:
            thread.join(5)
        self._servers = []

    def _serve(self, door: socket.socket, **more: Any) -> None:
        import uvicorn

        from surefoot.web.listening import uvicorn_config

        server = uvicorn.Server(uvicorn_config(self.app, lifespan="off", **more))
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [door]}, name="phones", daemon=True
        )
        thread.start()
        self._servers.append((server, thread))


def _listen(address: str) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    door.bind((address, 0))
    door.listen(64)  # who connects before the server is ready waits a moment
    return door
