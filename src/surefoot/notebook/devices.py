"""Phones and read-only links that may come in: only the hash of their secret is kept."""

from datetime import datetime
from hashlib import sha256

from attrs import asdict, frozen
from sqlalchemy import Connection, select

from surefoot.notebook.tables import devices as table


@frozen
class Device:
    """One phone, or one link for somebody she trusts.

    Parameters
    ----------
    token_sha256 : hash of the secret; the secret itself is never kept.
    scope : what it may do (``all``, ``record``, ``read``).
    expires_at : when it is let out again, or None.
    """

    id: str
    name: str
    token_sha256: str
    scope: str
    made_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked: bool = False

    def welcome(self, now: datetime) -> bool:
        """Tell whether it may come in now."""
        return not self.revoked and (self.expires_at is None or now < self.expires_at)


def token_hash(token: str) -> str:
    """Give the hash under which a secret is kept."""
    return sha256(token.encode()).hexdigest()


def keep(connection: Connection, device: Device) -> Device:
    """Let a device in; the same id again replaces it."""
    connection.execute(table.delete().where(table.c.id == device.id))
    connection.execute(table.insert().values(asdict(device)))
    return device


def every(connection: Connection) -> list[Device]:
    """Give all devices, oldest first."""
    rows = connection.execute(select(table).order_by(table.c.made_at, table.c.id)).mappings()
    return [Device(**row) for row in rows]


def by_token(connection: Connection, token: str, now: datetime) -> Device | None:
    """Give the device a secret belongs to, and note that it came; None for a stranger."""
    here = table.c.token_sha256 == token_hash(token)
    row = connection.execute(table.select().where(here)).mappings().first()
    if row is None or not Device(**row).welcome(now):
        return None
    connection.execute(table.update().where(here).values(last_used_at=now))
    return Device(**{**row, "last_used_at": now})


def revoke(connection: Connection, device_id: str) -> None:
    """Let a device in no longer."""
    connection.execute(table.update().where(table.c.id == device_id).values(revoked=True))
