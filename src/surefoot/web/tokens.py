"""Random tokens, and the proof that a form is ours."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

VISIT_COOKIE = "surefoot_visit"
FORM_FIELD = "_form"


def new_token() -> str:
    """Give 256 random bits as text that fits a URL."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Give what is kept of a token; the token itself is never written down."""
    return hashlib.sha256(token.encode()).hexdigest()


def form_token(key: bytes, cookie: str) -> str:
    """Give the token of this browser's forms."""
    return hmac.new(key, cookie.encode(), "sha256").hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two tokens in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def key_in(folder: Path) -> bytes:
    """Give this install's key, made on first use and readable by its owner only."""
    path = folder / "key"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        key = secrets.token_bytes(32)
        write_private(path, key)
        return key


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(path)
