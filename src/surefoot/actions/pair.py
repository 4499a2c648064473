"""Pair another device with the notebook, and let it go again."""

from datetime import datetime, timedelta
from hashlib import sha256

from surefoot.actions.open import Notebook
from surefoot.notebook.devices import Device, token_hash

__all__ = ["Device", "let_go", "let_in", "paired"]


def let_in(
    notebook: Notebook, token: str, *, name: str, scope: str, now: datetime, lives: timedelta
) -> Device:
    """Pair a device.

    Parameters
    ----------
    token : its secret. Only the hash is kept.
    name : what it is called on the page of devices.
    scope : what it may do.
    lives : how long until it must be paired again.
    """
    hashed = token_hash(token)
    return notebook.keep_device(
        Device(
            id=sha256(hashed.encode()).hexdigest()[:16],
            name=name,
            token_sha256=hashed,
            scope=scope,
            made_at=now,
            expires_at=now + lives,
        )
    )


def let_go(notebook: Notebook, device_id: str) -> None:
    """Pair a device no longer."""
    notebook.revoke_device(device_id)


def paired(notebook: Notebook, now: datetime) -> list[Device]:
    """Give the devices that may come in now, oldest first."""
    return [device for device in notebook.devices() if device.welcome(now)]
