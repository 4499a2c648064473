"""Bring a notebook up to date: ordered steps, each in one transaction with its record.

To change a table: change it in ``tables.py`` and add the step that brings an old notebook there,
at the end. A step may run on a notebook whose tables were made in their newest form, so it asks
what is there before it adds or takes away.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, inspect, select

from surefoot.notebook import stride_table, tables
from surefoot.notebook.engine import APPLICATION_ID, WRITES, begin_write
from surefoot.terms.errors import CannotUse, TooNew

Step = Callable[[Connection], None]

migrations = Table(
    "migrations",
    MetaData(),
    Column("name", Text, primary_key=True, comment="the step"),
    comment="Steps this notebook has been through.",
)


def m001_what_she_tells(connection: Connection) -> None:
    """Make the tables of the diary and of what was done to it."""
    _make(connection, *(table for table in tables.metadata.sorted_tables if table.name in _DIARY))


def m002_walks(connection: Connection) -> None:
    """Make the tables of walks, strides and original files."""
    _make(connection, tables.originals, tables.walks, tables.walk_measures, stride_table.strides)


def m003_tests_and_devices(connection: Connection) -> None:
    """Make the tables of fair tests and of devices that may come in."""
    _make(connection, tables.experiments, tables.devices)


def m004_no_country(connection: Connection) -> None:
    """Take the country out of the profile: nothing read it, and Help now must not need a notebook.

    History and exports from before still name it; whoever reads them leaves it out.
    """
    if any(one["name"] == "country" for one in inspect(connection).get_columns("profile")):
        connection.exec_driver_sql("ALTER TABLE profile DROP COLUMN country")


MIGRATIONS: tuple[Step, ...] = (
    m001_what_she_tells,
    m002_walks,
    m003_tests_and_devices,
    m004_no_country,
)

_DIARY = {
    "check_ins", "sensations", "exercise_logs", "aid_logs", "clinic_tests", "events",
    "milestones", "stories", "past_spells", "holds", "profile", "settings", "deeds", "history",
}  # fmt: skip


def steps_to_do(engine: Engine, where: str, steps: Sequence[Step] = MIGRATIONS) -> list[Step]:
    """Give the steps this notebook has not been through.

    Raises
    ------
    TooNew
        The notebook has been through a step this surefoot does not know.
    CannotUse
        The database holds tables of another program.
    """
    with engine.connect() as connection:
        return _to_do(connection, where, steps)


def bring_up_to_date(engine: Engine, where: str, steps: Sequence[Step] = MIGRATIONS) -> list[str]:
    """Take the missing steps, each with its record in one transaction; give their names.

    Two programs that open a notebook at once take turns: the second finds nothing left to do.
    """
    taken: list[str] = []
    while True:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            begin_write(connection)
            missing = _to_do(connection, where, steps)
            if not missing:
                return taken
            migrations.create(connection, checkfirst=True)
            step = missing[0]
            step(connection)
            connection.execute(migrations.insert().values(name=step.__name__))
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            taken.append(step.__name__)


def _to_do(connection: Connection, where: str, steps: Sequence[Step]) -> list[Step]:
    names = set(inspect(connection).get_table_names())
    if not names:
        return list(steps)
    if migrations.name not in names:
        raise CannotUse(
            f"{where} holds the tables of another program, not a surefoot notebook.",
            "Choose another one with --notebook FILE. Nothing was changed.",
            reason="not_a_notebook",
        )
    done = set(connection.scalars(select(migrations.c.name)))
    if done - {step.__name__ for step in steps}:
        raise TooNew(
            f"A newer surefoot wrote the notebook {where}.",
            "Install the newest surefoot, then open it again. Nothing was changed.",
            reason="too_new",
        )
    return [step for step in steps if step.__name__ not in done]


def _make(connection: Connection, *wanted: Table) -> None:
    for table in wanted:
        table.create(connection, checkfirst=True)
