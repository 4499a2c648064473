"""Hear one key on a terminal, or one line where the input is a file or a pipe."""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def any_key() -> Iterator[None]:
    """Let every key count at once, without Enter, until the block ends."""
    if not sys.stdin.isatty() or os.name == "nt":
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin.fileno())
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def wait_for_key(seconds: float) -> str | None:
    """Wait up to `seconds` for a key (or a line); give it, or None. An ended input is no key."""
    if os.name == "nt":
        return _wait_on_windows(seconds)
    ready, _, _ = select.select([sys.stdin], [], [], seconds)
    if not ready:
        return None
    if sys.stdin.isatty():
        return os.read(sys.stdin.fileno(), 1).decode(errors="replace")
    line = read_line()
    if line is None:
        import time

        time.sleep(seconds)
        return None
    return line or " "


def read_line() -> str | None:
    """Give the next line without its end; None when the input has ended.

    Byte by byte, so that no later line waits unseen in a buffer while somebody looks for a key.
    """
    if os.name == "nt":
        return sys.stdin.readline().rstrip("\n") or None
    line = b""
    while (byte := os.read(sys.stdin.fileno(), 1)) not in (b"", b"\n"):
        line += byte
    return None if byte == b"" and not line else line.decode(errors="replace").strip()


def _wait_on_windows(seconds: float) -> str | None:
    import time
    from importlib import import_module

    console = import_module("msvcrt")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if console.kbhit():
            return str(console.getwch())
        time.sleep(0.01)
    return None
