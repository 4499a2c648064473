"""Open the database of a notebook: a SQLite file, a locked SQLite file, memory or PostgreSQL."""

import os
import re
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url, text

from surefoot.notebook import trouble
from surefoot.terms.errors import CannotUse

MEMORY = ":memory:"
WRITES = "surefoot_writes"
#: How long one program waits for another to finish writing.
WAIT_S = 5.0
_SQLITE_HEAD = b"SQLite format 3\x00"
#: Bytes "SFNB": marks a SQLite file as a surefoot notebook (PRAGMA application_id).
APPLICATION_ID = 0x53464E42
_SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


def is_url(where: str) -> bool:
    """Tell whether `where` is the address of a database server, not a file."""
    return where.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def shown(where: str) -> str:
    """Give `where` without any password, fit to be printed."""
    if not is_url(where):
        return where
    return make_url(where).render_as_string(hide_password=True)


def open_engine(where: str, passphrase: str | None = None) -> Engine:
    """Open the database at `where`.

    Parameters
    ----------
    where : a file, ``:memory:``, or ``postgresql://...``; a server may hold many notebooks, one a
        schema, named by ``?notebook=NAME`` (``notebook`` when not said).
    passphrase : opens a locked file.

    Raises
    ------
    CannotUse
        The file is there and is not a notebook, or an extra is not installed.
    """
    if is_url(where):
        return _postgres(where)
    if re.match(r"[a-z+]+://", where):
        raise CannotUse(
            f"surefoot keeps no notebook at an address like {where.split('://', maxsplit=1)[0]}://.",
            "Give a file, or postgresql://... Nothing was changed.",
            reason="no_such_place",
        )
    passphrase = passphrase or None
    if where != MEMORY:
        _look_at_file(Path(where), passphrase)
    return _sqlite(where, passphrase)


def begin_write(connection: Connection) -> None:
    """Take the writer's turn: one writer at a time, on both databases."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(current_schema()))"))


def _sqlite(where: str, passphrase: str | None) -> Engine:
    options: dict[str, Any] = {"poolclass": QueuePool}
    if where == MEMORY:
        options |= {"pool_size": 1, "max_overflow": 0}
    if passphrase is not None:
        options["module"] = sqlcipher()
    engine = create_engine(
        URL.create("sqlite", database=where),
        hide_parameters=True,
        connect_args={"timeout": WAIT_S, "check_same_thread": False},
        **options,
    )

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _: object) -> None:
        # SQLAlchemy begins transactions itself (below), so the driver must not.
        connection.isolation_level = None
        if passphrase is not None:
            unlock(connection, passphrase)
        _write_ahead(connection)
        for pragma in (
            "synchronous = FULL",  # confirmed means on the disk, also when the power goes
            "foreign_keys = ON",
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: Any) -> None:
    """Turn the write-ahead log on; two programs that make a notebook at once take turns.

    SQLite does not wait by itself here, so we do.
    """
    until = time.monotonic() + WAIT_S
    while connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except Exception as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _postgres(where: str) -> Engine:
    url = make_url(where).set(drivername="postgresql+psycopg")
    schema = str(url.query.get("notebook", "notebook"))
    if not _SCHEMA_NAME.fullmatch(schema):
        raise CannotUse(
            f"{schema!r} cannot be the name of a notebook on a server.",
            "Use small letters, numbers and _, beginning with a letter.",
            reason="bad_name",
        )
    url = url.difference_update_query(["notebook"])
    try:
        engine = create_engine(url, hide_parameters=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        raise CannotUse(
            "surefoot cannot talk to PostgreSQL yet: the extra 'clinic' is not installed.",
            "Run pip install 'surefoot[clinic]'.",
            reason="extra_missing",
        ) from None

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _: object) -> None:
        connection.autocommit = True
        # Two programs that make the same schema at once would trip over each other.
        connection.execute("SELECT pg_advisory_lock(hashtext('surefoot schemas'))")
        connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
        connection.execute("SELECT pg_advisory_unlock(hashtext('surefoot schemas'))")
        connection.execute(f'SET search_path TO "{schema}"')
        connection.execute(f"SET lock_timeout = '{int(WAIT_S)}s'")
        connection.autocommit = False

    return engine


def unlock(connection: Any, passphrase: str) -> None:
    """Unlock a locked file for one connection; a quote in a passphrase is doubled."""
    quoted = passphrase.replace("'", "''")
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the person's screen
    connection.execute(f"PRAGMA key = '{quoted}'")


def sqlcipher() -> Any:
    """Give the driver of locked files.

    Raises
    ------
    CannotUse
        The extra ``locked`` is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ModuleNotFoundError:
        raise CannotUse(
            "This surefoot cannot open locked notebooks: the extra 'locked' is not installed.",
            "Run pip install 'surefoot[locked]'.",
            reason="extra_missing",
        ) from None
    return dbapi2


def _look_at_file(path: Path, passphrase: str | None) -> None:
    """Refuse what cannot be a notebook, before SQLite writes a byte beside it."""
    where = str(path)
    if path.is_dir():
        raise trouble.read_only(where)
    if not path.exists() or path.stat().st_size == 0:
        with trouble.plainly(where):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return
    with trouble.plainly(where), path.open("rb") as file:
        head = file.read(100)
    if head.startswith(_SQLITE_HEAD):
        if passphrase is not None:
            raise CannotUse(
                f"The notebook {where} has no passphrase.",
                "Open it without one, or give it one with 'surefoot passphrase'.",
                reason="not_locked",
            )
        application = int.from_bytes(head[68:72], "big")
        if application not in (0, APPLICATION_ID):
            raise _not_a_notebook(where)
        # The size in the header is only kept up to date while no write-ahead log lies beside it.
        page = int.from_bytes(head[16:18], "big")
        pages = int.from_bytes(head[28:32], "big")
        page = 65536 if page == 1 else page
        if not Path(where + "-wal").exists() and path.stat().st_size < page * pages:
            raise trouble.damaged(where)
    elif passphrase is None:
        # A locked file is noise in whole pages; anything else never was, or no longer is, one.
        noise = path.stat().st_size % 1024 == 0 and len(set(head)) > 32
        raise trouble.needs_passphrase(where) if noise else trouble.damaged(where)


def _not_a_notebook(where: str) -> CannotUse:
    return CannotUse(
        f"{where} is a file of another program, not a surefoot notebook.",
        "Choose another file with --notebook FILE. Nothing was changed.",
        reason="not_a_notebook",
    )
