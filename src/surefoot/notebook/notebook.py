"""The Notebook: facts are kept, changed, taken back and read. The one turning point."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict
from sqlalchemy import select

from surefoot.diary.day import Day, days
from surefoot.diary.profile import Profile
from surefoot.diary.spell import Spell, spells
from surefoot.notebook import deeds, devices, experiments, originals, tables, walks
from surefoot.notebook.deeds import Change
from surefoot.notebook.devices import Device
from surefoot.notebook.experiments import Experiment, Status
from surefoot.notebook.facts import Facts
from surefoot.notebook.kinds import to_record
from surefoot.notebook.refusals import in_the_future
from surefoot.notebook.rows import find, new_row, put
from surefoot.notebook.shelf import PERSON
from surefoot.notebook.tellings import tellings
from surefoot.notebook.walk_note import WalkMeasure, WalkNote

if TYPE_CHECKING:
    import polars as pl

    from surefoot.gait.walk import Walk


class Notebook(Facts):
    """One person's notebook.

    Facts are written here and only read above it; what a model thought is never kept. Reads give
    frozen records. Every write is one transaction: when the method has returned, it is on the disk.
    A notebook may be used from several threads, and several programs may have it open.

    Every ``keep_`` takes ``at=``, when it is entered (the record's own moment when not given), and
    ``by=``, who enters it; see `Shelf.keep`. Every list takes ``since`` and ``until``, days, both
    included.

    Examples
    --------
    >>> from datetime import date, datetime, timezone
    >>> from surefoot.diary.checkin import CheckIn
    >>> noon = datetime(2026, 5, 3, 12, tzinfo=timezone.utc)
    >>> with Notebook.in_memory() as notebook:
    ...     kept = notebook.keep_check_in(
    ...         CheckIn(day=date(2026, 5, 3), told_at=noon, signs={"toe_drag": "not_seen"}))
    ...     [day.state for day in notebook.days(until=date(2026, 5, 4))]
    ['clear', 'not_checked']
    """

    def keep_walk(
        self,
        walk: "Walk",
        *,
        original: Path | None = None,
        at: datetime | None = None,
        by: str = PERSON,
    ) -> WalkNote:
        """Keep a walk: its note, its strides and their medians, and the file it came from.

        Parameters
        ----------
        walk : as `surefoot.gait.walk` gives it.
        original : the recording's file; a copy is kept beside the notebook by its hash.

        Returns
        -------
        The note of the walk. The same id twice is kept once.
        """
        moment = at or walk.began
        if moment is None:
            raise ValueError("say when it is entered: at=")
        digest = None if original is None else originals.keep(self.originals_folder, original)
        began = walk.began or moment
        kind, row = new_row(walks.note_of(walk, began.date(), digest), moment, by)
        with self.writing() as connection:
            change = put(connection, kind, row)
            if change.before is None:
                walks.keep_strides(connection, row["id"], walk.strides)
            if original is not None and digest is not None:
                walks.note_original(connection, digest, original, moment)
            if change.before is not change.after:
                deeds.note(connection, [change], at=moment, by=by, what="keep")
        note: WalkNote = to_record(kind, change.after)
        return note

    def walks(self, since: date | None = None, until: date | None = None) -> list[WalkNote]:
        """Give the walks without their strides."""
        return self.records(WalkNote, since=since, until=until)

    def walk(self, walk_id: str) -> "Walk":
        """Give a walk as it was measured, all but its curves; its stroke side is today's.

        Raises
        ------
        CannotUse
            There is no such walk.
        """
        stroke_leg = self.profile().stroke_leg
        with self.reading() as connection:
            kind, row = find(connection, walk_id)
            return walks.walk_of(connection, to_record(kind, row), stroke_leg)

    def strides(self, walk_id: str) -> "pl.DataFrame":
        """Give the stride table of a walk; which leg is paretic follows from today's profile."""
        stroke_leg = self.profile().stroke_leg
        with self.reading() as connection:
            return walks.strides_of(connection, walk_id, stroke_leg)

    def walk_measures(
        self, measure: str, *, since: date | None = None, until: date | None = None
    ) -> list[WalkMeasure]:
        """Give one measure (``foot_pitch_ic_deg``) of every walk and foot, oldest first.

        Medians and quartiles over usable straight strides, kept with the walk, so that a picture of
        ten years reads no strides.
        """
        stroke_leg = self.profile().stroke_leg
        with self.reading() as connection:
            return walks.measures_of(connection, measure, stroke_leg, since, until)

    def measures_of_walk(self, walk_id: str) -> list[WalkMeasure]:
        """Give every measure of one walk, by foot, as `walk_measures` gives one of every walk."""
        stroke_leg = self.profile().stroke_leg
        with self.reading() as connection:
            return walks.all_measures_of(connection, walk_id, stroke_leg)

    def keep_original(self, file: Path, *, at: datetime) -> str:
        """Keep a file as it came, beside the notebook; give the sha256 of its bytes."""
        digest = originals.keep(self.originals_folder, file)
        with self.writing() as connection:
            walks.note_original(connection, digest, file, at)
        return digest

    def original(self, digest: str) -> Path:
        """Give the original file with this sha256.

        Raises
        ------
        Damaged
            It is gone, or its bytes have changed.
        """
        return originals.find(self.originals_folder, digest)

    def originals(self) -> list[str]:
        """Give the sha256 of every original file that was kept."""
        with self.reading() as connection:
            return list(connection.scalars(select(tables.originals.c.sha256)))

    def days(self, until: date, since: date | None = None) -> tuple[Day, ...]:
        """Give one Day for every calendar day up to `until`. See `surefoot.diary.day.days`."""
        with self.reading() as connection:
            return days(tellings(connection, until), since=since, until=until)

    def spells(self, until: date, days: Sequence[Day] | None = None) -> tuple[Spell, ...]:
        """Give every clear spell: those told from memory first, then those noted day by day.

        `days` are those up to `until`, where they were derived already.
        """
        told = [past.spell() for past in self.past_spells(until=until)]
        return (*told, *spells(self.days(until) if days is None else days))

    def profile(self) -> Profile:
        """Give the profile; one that says nothing when none was kept."""
        with self.reading() as connection:
            row = connection.execute(select(tables.profile)).mappings().first()
        if row is None:
            return Profile()
        return Profile(**{name: value for name, value in row.items() if name != "id"})

    def set_profile(self, profile: Profile, *, at: datetime, by: str = PERSON) -> Profile:
        """Keep the profile. Correcting the stroke leg corrects what every walk and hold means.

        Raises
        ------
        CannotUse
            The stroke lies in the future. Nothing is changed.
        """
        if profile.stroke_date is not None and profile.stroke_date > at.date():
            raise in_the_future(profile.stroke_date, at.date())
        row = {"id": "profile", **asdict(profile)}
        table = tables.profile
        with self.writing() as connection:
            found = connection.execute(select(table)).mappings().first()
            before = None if found is None else dict(found)
            if before is None:
                connection.execute(table.insert().values(row))
            else:
                connection.execute(table.update().values(row))
            deeds.note(connection, [Change(table, before, row)], at=at, by=by, what="profile")
        return profile

    def setting(self, key: str, default: Any = None) -> Any:
        """Give a setting, or `default` where it was never set."""
        asked = select(tables.settings.c.value).where(tables.settings.c.key == key)
        with self.reading() as connection:
            row = connection.execute(asked).first()
        return default if row is None else row[0]

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting; `value` is anything JSON can say."""
        settings = tables.settings
        with self.writing() as connection:
            connection.execute(settings.delete().where(settings.c.key == key))
            connection.execute(settings.insert().values(key=key, value=value))

    def keep_experiment(
        self, plan: dict[str, Any], *, seed: int, at: datetime, id: str = ""
    ) -> Experiment:
        """Fix the plan of a fair test, with its seed and hash; it never changes after.

        Raises
        ------
        CannotUse
            The id has another plan already.
        """
        with self.writing() as connection:
            return experiments.keep(connection, plan, seed, at, id)

    def change_experiment(
        self,
        experiment_id: str,
        *,
        status: Status | None = None,
        look: dict[str, Any] | None = None,
    ) -> Experiment:
        """Change the status of a fair test, or note that its results were looked at."""
        with self.writing() as connection:
            return experiments.change(connection, experiment_id, status=status, look=look)

    def experiments(self) -> list[Experiment]:
        """Give the fair tests, oldest first."""
        with self.reading() as connection:
            return experiments.every(connection)

    def keep_device(self, device: Device) -> Device:
        """Let a device in."""
        with self.writing() as connection:
            return devices.keep(connection, device)

    def devices(self) -> list[Device]:
        """Give the devices that were ever let in, oldest first."""
        with self.reading() as connection:
            return devices.every(connection)

    def device_by_token(self, token: str, *, now: datetime) -> Device | None:
        """Give the device a secret belongs to, noting that it came; None for a stranger."""
        with self.writing() as connection:
            return devices.by_token(connection, token, now)

    def revoke_device(self, device_id: str) -> None:
        """Let a device in no longer."""
        with self.writing() as connection:
            devices.revoke(connection, device_id)
