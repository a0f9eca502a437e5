"""Plans that the office put in force, as the text of their files: every version stays, and who decided it, by which act."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from plancom.access import acts
from plancom.store.office.documents import Documents
from plancom.store.tables import plan_versions as table

State = Literal["in_force", "withdrawn"]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version of the plan with that id: its `text` to the byte; of one that was withdrawn, the text that was in force.

    `act` is the document by which it was decided, `day` that document's date, `reason` why it was withdrawn; `created_at` is UTC.
    """

    plan: str
    state: State
    text: str
    day: dt.date | None = None
    act: str = ""
    reason: str = ""
    author: str = ""
    version: int = 0
    id: int = 0
    created_at: dt.datetime | None = None


PLAN_VERSIONS: Documents[PlanVersion] = Documents(
    acts.PUT_PLAN_IN_FORCE, table, ("plan",), number="version",
    parse=lambda row: PlanVersion(**row),
    fields=lambda one: {"state": one.state, "text": one.text, "day": one.day, "act": one.act, "reason": one.reason},
    repeats=lambda newest, one: newest is not None and (newest.state, newest.text) == (one.state, one.text),
    removes=lambda one: one.state == "withdrawn",
)  # fmt: skip


def histories(connection: Connection) -> dict[str, list[PlanVersion]]:
    """Every version by plan, the oldest first."""
    return PLAN_VERSIONS.histories(connection)


def in_force(connection: Connection) -> dict[str, PlanVersion]:
    """The newest version of each plan that was not withdrawn; older texts are not read, for every page asks."""
    newest = select(func.max(table.c.id)).group_by(table.c.plan)
    query = select(table).where(table.c.id.in_(newest), table.c.state == "in_force").order_by(table.c.id)
    return {row["plan"]: PLAN_VERSIONS.parse(row) for row in connection.execute(query).mappings()}
