"""How the app listens: a port that is free, and a server that logs nothing but trouble."""

import os
import socket
from typing import Any

from surefoot.terms.errors import SurefootError

FIRST_PORT = 8765
#: How many ports after the first are tried when nobody chose one.
PORTS_TRIED = 20


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
        # Only a socket that says it is TCP sends small answers at once; else each waits 40 ms.
        door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
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
