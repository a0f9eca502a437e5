"""Drafts of plans: what the office is writing. They count for nothing until they are put in force; every change is a version."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from plancom.access import acts
from plancom.store.office.documents import Documents
from plancom.store.tables import plan_drafts as table

State = Literal["open", "put_in_force", "discarded"]


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A version of the draft with that id: the `text` of a plan file, which need not be a whole plan yet.

    `place` says what this version changed, as JSON of a `plancom.plan.plan_text.Place`; "" of the first. One that takes changes back
    `restores` the text of an earlier version. `created_at` is UTC.
    """

    draft: str
    text: str
    state: State = "open"
    place: str = ""
    restores: int | None = None
    author: str = ""
    version: int = 0
    id: int = 0
    created_at: dt.datetime | None = None


PLAN_DRAFTS: Documents[PlanDraft] = Documents(
    acts.WRITE_PLAN, table, ("draft",), number="version", moves_figures=False,
    parse=lambda row: PlanDraft(**row),
    fields=lambda one: {"state": one.state, "text": one.text, "place": one.place, "restores": one.restores},
    repeats=lambda newest, one: newest is not None and (newest.state, newest.text) == (one.state, one.text),
    removes=lambda one: one.state != "open",
)  # fmt: skip


def newest(connection: Connection, draft: str) -> PlanDraft | None:
    """A draft as it stands; None where there is none of that id."""
    query = select(table).where(table.c.draft == draft).order_by(table.c.version.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return PLAN_DRAFTS.parse(row) if row is not None else None


@dataclass(frozen=True, slots=True)
class DraftHistory:
    """How a draft came to stand as it does, without its texts: `places` that were changed, as JSON, and versions to go `back` and `forward` to."""

    places: frozenset[str]
    back: int | None = None
    forward: int | None = None


def history(connection: Connection, draft: str) -> DraftHistory:
    """The places that were ever changed, the version to which taking the last change back leads, and that to which doing it again does.

    A version that restores another is that one again; a change that follows ends what could be done again.
    """
    columns = (table.c.version, table.c.state, table.c.place, table.c.restores)
    done: list[int] = []
    undone: list[int] = []
    places = set()
    was_open = True
    for row in connection.execute(select(*columns).where(table.c.draft == draft).order_by(table.c.version)):
        is_change = was_open and row.state == "open"  # put away and taken up again, it says what it said
        was_open = row.state == "open"
        if not is_change:
            continue
        places.add(row.place)
        if row.restores is None:
            done, undone = [*done, row.version], []
        elif undone and row.restores == undone[-1]:
            done.append(undone.pop())
        elif row.restores in done:
            while done[-1] != row.restores:
                undone.append(done.pop())
    return DraftHistory(frozenset(places - {""}), done[-2] if len(done) > 1 else None, undone[-1] if undone else None)


def numbered(connection: Connection, draft: str, version: int) -> PlanDraft:
    """The version of a draft with that number, which it has."""
    query = select(table).where(table.c.draft == draft, table.c.version == version)
    return PLAN_DRAFTS.parse(connection.execute(query).mappings().one())


def last_author(connection: Connection, draft: str, place: str) -> str:
    """Who changed a place of a draft last; "" where nobody did."""
    query = select(table.c.author).where(table.c.draft == draft, table.c.place == place)
    return str(connection.execute(query.order_by(table.c.version.desc()).limit(1)).scalar() or "")


def drafts(connection: Connection, state: State) -> list[PlanDraft]:
    """Every draft in that state, as it stands; the one that was changed last comes first."""
    last = select(func.max(table.c.id)).group_by(table.c.draft)
    query = select(table).where(table.c.id.in_(last), table.c.state == state).order_by(table.c.id.desc())
    return [PLAN_DRAFTS.parse(row) for row in connection.execute(query).mappings()]
