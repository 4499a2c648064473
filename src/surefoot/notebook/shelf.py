"""The Shelf: open and close the database; keep, change, take back and read any kind of record."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, select

from surefoot.notebook import deeds, trouble
from surefoot.notebook.deeds import Change
from surefoot.notebook.engine import MEMORY, WRITES, begin_write, is_url, shown
from surefoot.notebook.kinds import KINDS, day_of, kind_of, to_record
from surefoot.notebook.opening import open_up_to_date
from surefoot.notebook.rows import Instead, find, new_row, not_here, put, row_of
from surefoot.terms.errors import CannotUse

R = TypeVar("R")
PERSON = "person"


class Shelf:
    """Where records stand. `Notebook` names what a person keeps on it."""

    def __init__(self, engine: Engine, where: str, originals: Path | None) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})
        self._originals = originals
        self._passing: TemporaryDirectory[str] | None = None
        self.where = where
        """Where it is, fit to be shown: never with a password."""

    @classmethod
    def open(
        cls, where: str | Path, passphrase: str | None = None, *, originals: Path | None = None
    ) -> Self:
        """Open a notebook, making it where there is none and bringing an old one up to date.

        Parameters
        ----------
        where : a file, or ``postgresql://...`` (``?notebook=NAME`` names one of several there).
        passphrase : opens a locked file.
        originals : folder for the original files; beside the notebook when not given.

        Raises
        ------
        TooNew
            A newer surefoot wrote it.
        Locked
            Another program is writing, or the passphrase does not fit.
        Damaged
            The file is not whole.
        NotebookTrouble
            No room, no leave to write, no answer.
        CannotUse
            It is another program's file.
        """
        place = str(where)
        engine = open_up_to_date(place, passphrase)
        if originals is None and place != MEMORY and not is_url(place):
            originals = Path(f"{place}-originals")
        return cls(engine, shown(place), originals)

    @classmethod
    def in_memory(cls) -> Self:
        """Open an empty notebook that is gone when closed."""
        return cls.open(MEMORY)

    def close(self) -> None:
        """Close it. Nothing waits to be written."""
        self._engine.dispose()
        if self._passing is not None:
            self._passing.cleanup()

    @property
    def originals_folder(self) -> Path:
        """Where original files lie; for a notebook in memory, a folder that goes with it."""
        if self._originals is None and self.where != MEMORY:
            raise CannotUse(
                "Nothing says where the original files of this notebook are kept.",
                "Set SUREFOOT_ORIGINALS to a folder and do it again. Nothing was changed.",
                reason="no_originals",
            )
        if self._originals is None:
            self._passing = TemporaryDirectory(prefix="surefoot-")
            self._originals = Path(self._passing.name)
        return self._originals

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads, for the other files of this room."""
        with trouble.plainly(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open one transaction for the other files of this room; all of it is kept or nothing."""
        with (
            trouble.plainly(self.where),
            self._writer.connect() as connection,
            connection.begin(),
        ):
            begin_write(connection)
            yield connection

    def keep(self, record: R, *, at: datetime | None = None, by: str = PERSON) -> R:
        """Keep one record and give it back as it is kept, with its id.

        Parameters
        ----------
        record : a CheckIn, Sensation, ExerciseLog, AidLog, ClinicTest, Event, Milestone, Story,
            PastSpell or Hold. The same id twice is kept once: the first stays as it was.
        at : when it is entered, with time zone; the record's own moment when not given.
        by : who enters it.

        Raises
        ------
        CannotUse
            Its dates cannot be, or its words are too many. Nothing is changed.
        """
        return self.keep_all([record], at=at, by=by)[0]

    def keep_all(
        self,
        records: Sequence[R],
        *,
        at: datetime | None = None,
        by: str = PERSON,
        what: str = "keep",
        instead: Instead | None = None,
    ) -> list[R]:
        """Keep several records as one deed: all or none, and one undo takes all back.

        Parameters
        ----------
        instead : asked of a record that is there and the new one with its id; where it says yes
            the new one takes its place, unless a person changed it. Else the first one stays.
        """
        rows = [new_row(record, at, by) for record in records]
        if not rows:
            return []
        with self.writing() as connection:
            changes = [put(connection, kind, row, instead) for kind, row in rows]
            done = [change for change in changes if change.before is not change.after]
            if done:
                moment = max(row["entered_at"] for _, row in rows)
                deeds.note(connection, done, at=moment, by=by, what=what)
        return [
            to_record(kind, change.after) for (kind, _), change in zip(rows, changes, strict=True)
        ]

    def edit(self, record: R, *, at: datetime, by: str = PERSON) -> R:
        """Put a changed record in the place of the one with its id; the old one stays in history.

        Raises
        ------
        CannotUse
            There is no such record, or its new dates cannot be. Nothing is changed.
        """
        kind, row = new_row(record, at, by)
        table = kind.table
        with self.writing() as connection:
            before = row_of(connection, kind, row["id"])
            if before is None or before["removed"]:
                raise not_here()
            row |= {name: before[name] for name in ("entered_at", "entered_by")}
            row["late"] = before["late"] if before["day"] == row["day"] else row["late"]
            connection.execute(table.update().where(table.c.id == row["id"]).values(row))
            deeds.note(connection, [Change(table, before, row)], at=at, by=by, what="edit")
        edited: R = to_record(kind, row)
        return edited

    def remove(self, record_id: str, *, at: datetime, by: str = PERSON) -> None:
        """Take a record out of everything that is read; undo and history still have it.

        Raises
        ------
        CannotUse
            There is no such record.
        """
        with self.writing() as connection:
            kind, before = find(connection, record_id)
            table = kind.table
            connection.execute(table.update().where(table.c.id == record_id).values(removed=True))
            change = Change(table, before, {**before, "removed": True})
            deeds.note(connection, [change], at=at, by=by, what="remove")

    def records(
        self, record: type[R], *, since: date | None = None, until: date | None = None
    ) -> list[R]:
        """Give the records of one class, by day, then in the order they were entered."""
        kind = kind_of(record)
        table = kind.table
        asked = select(*(table.c[name] for name in kind.names)).where(~table.c.removed)
        if since is not None:
            asked = asked.where(table.c.day >= since)
        if until is not None:
            asked = asked.where(table.c.day <= until)
        asked = asked.order_by(table.c.day, table.c.entered_at, table.c.id)
        with self.reading() as connection:
            rows = connection.execute(asked).all()
        return [record(*row) for row in rows]

    def every_record(
        self, *, since: date | None = None, until: date | None = None
    ) -> list[tuple[date, str, Any]]:
        """Give the records of every kind with their day and table, by day."""
        found = [
            (day_of(one), kind.table.name, one)
            for kind in KINDS
            for one in self.records(kind.record, since=since, until=until)
        ]
        return sorted(found, key=lambda one: one[0])

    def get(self, record_id: str) -> Any:
        """Give one record by its id.

        Raises
        ------
        CannotUse
            There is no such record.
        """
        with self.reading() as connection:
            return to_record(*find(connection, record_id))

    def history(self, record_id: str) -> list[dict[str, Any]]:
        """Give every change of one record, oldest first.

        Returns
        -------
        One ``{"at", "by", "what", "table", "before", "after"}`` a change; before and after are
        the row as plain JSON values, before is None for a new record.
        """
        with self.reading() as connection:
            return deeds.of_record(connection, record_id)

    def undo(self, *, at: datetime, by: str = PERSON, deed: int | None = None) -> list[str]:
        """Take back one of the last ten deeds that still stand; give the ids it touched.

        Parameters
        ----------
        deed : which, as `last_deed` gave it; the newest when not given.

        Raises
        ------
        CannotUse
            None of the last ten still stands, or not this one, or what it touched was changed
            again since.
        """
        with self.writing() as connection:
            return deeds.undo(connection, at=at, by=by, no=deed)

    def last_deed(self) -> int | None:
        """Give the number of the newest deed, or None in an empty notebook."""
        with self.reading() as connection:
            return deeds.newest_no(connection)

    def last_entered_at(self) -> datetime | None:
        """Give the moment of the newest deed, or None in an empty notebook."""
        with self.reading() as connection:
            return deeds.newest_at(connection)
