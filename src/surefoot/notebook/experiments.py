"""Fair tests of one thing: the plan is fixed with its hash before day 1 and never changes."""

from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from attrs import field, frozen
from sqlalchemy import Connection, select

from surefoot.notebook.columns import json_text
from surefoot.notebook.tables import experiments as table
from surefoot.terms.errors import CannotUse

Status = Literal["planned", "running", "stopped", "finished"]


@frozen
class Experiment:
    """One fair test.

    Parameters
    ----------
    id : given by the caller, or the beginning of the hash.
    plan : what was planned, as plain JSON; it never changes.
    seed : the seed of the drawn schedule.
    sha256 : hash of plan and seed, to show that neither was changed.
    status : planned, running, stopped (at any time, for any reason) or finished.
    entered_at : when it was fixed.
    looks : when results were looked at, and what was shown, as plain JSON objects.
    """

    id: str
    plan: dict[str, Any]
    seed: int
    sha256: str
    status: Status
    entered_at: datetime
    looks: tuple[dict[str, Any], ...] = field(default=(), converter=tuple)

    @property
    def unchanged(self) -> bool:
        """True while plan and seed are what was hashed."""
        return self.sha256 == plan_hash(self.plan, self.seed)


def plan_hash(plan: dict[str, Any], seed: int) -> str:
    """Give the sha256 of a plan and its seed, the same on every machine."""
    return sha256(json_text({"plan": plan, "seed": seed}).encode()).hexdigest()


def keep(
    connection: Connection, plan: dict[str, Any], seed: int, at: datetime, experiment_id: str
) -> Experiment:
    """Fix a plan; the same plan and seed twice is kept once."""
    digest = plan_hash(plan, seed)
    experiment = Experiment(experiment_id or digest[:20], plan, seed, digest, "planned", at)
    here = connection.execute(table.select().where(table.c.id == experiment.id)).mappings().first()
    if here is not None:
        if here["sha256"] != digest:
            raise CannotUse(
                "This test has a plan already, and a plan does not change.",
                "Stop it and plan a new one. Nothing was changed.",
                reason="plan_fixed",
            )
        return Experiment(**here)
    connection.execute(
        table.insert().values(
            id=experiment.id, plan=plan, seed=seed, sha256=digest, status="planned",
            entered_at=at, looks=[],
        )
    )  # fmt: skip
    return experiment


def change(
    connection: Connection,
    experiment_id: str,
    *,
    status: Status | None,
    look: dict[str, Any] | None,
) -> Experiment:
    """Change the status, or add one look at the results."""
    here = table.c.id == experiment_id
    row = connection.execute(table.select().where(here)).mappings().first()
    if row is None:
        raise CannotUse(
            "This test is not in your notebook.",
            "Look at the list of your tests and choose again.",
            reason="no_such_record",
        )
    changed = {
        "status": status or row["status"],
        "looks": [*row["looks"], look] if look is not None else row["looks"],
    }
    connection.execute(table.update().where(here).values(changed))
    return Experiment(**{**row, **changed})


def every(connection: Connection) -> list[Experiment]:
    """Give all of them, oldest first."""
    rows = connection.execute(select(table).order_by(table.c.entered_at, table.c.id)).mappings()
    return [Experiment(**row) for row in rows]
