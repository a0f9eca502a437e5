"""Decisions on the plan's goals: kept for good, each a new version."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection, Engine, Row, insert, select

from plancom.plan import Decision, Plan, decided
from plancom.plan.decisions import Kind, check, check_goals
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.tables import decisions as table


class OutdatedError(Exception):
    """Somebody decided in between; `since` are their decisions, the oldest first."""

    def __init__(self, since: Sequence[Decision]) -> None:
        super().__init__(f"{len(since)} decisions since")
        self.since = tuple(since)


def decisions(connection: Connection, plan_id: str) -> list[Decision]:
    """Every decision on the plan named `plan_id`, the oldest first."""
    query = select(table).where(table.c.plan == plan_id).order_by(table.c.version)
    return [_decision(row) for row in connection.execute(query)]


def decide(
    engine: Engine,
    plan: Plan,
    decision: Decision,
    *,
    seen: int,
    today: dt.date,
    baselines: Callable[[Plan], Mapping[str, float | None]],
) -> Decision:
    """Writes `decision` as the next version of `plan` (the file's own), and returns it with its number.

    `seen` is the version that who decides had before their eyes; `baselines` gives those in force by indicator under the
    plan with the decision, against which targets are checked. Raises OutdatedError when there is a newer version, and ContradictionError when the decision contradicts
    itself; then nothing is written.
    """
    with writing(engine) as connection:
        before = decisions(connection, plan.id)
        if since := [one for one in before if one.version > seen]:
            raise OutdatedError(since)
        check(decided(plan, before), decision, today)
        written = replace(decision, version=(before[-1].version if before else 0) + 1)
        after = decided(plan, [*before, written])
        check_goals(after, written, baselines(after).get(written.indicator))
        connection.execute(
            insert(table).values(
                plan=plan.id,
                version=written.version,
                indicator=written.indicator,
                kind=written.kind,
                content=json.dumps(written.content, ensure_ascii=False, default=str),
                reason=written.reason.strip(),
                act=written.act.strip(),
                author=written.author.strip(),
                created_at=written.created_at,
            )
        )
        advance(connection)
    return written


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        row.version, row.indicator, cast("Kind", row.kind), json.loads(row.content), row.reason, row.act, row.author, row.created_at
    )  # fmt: skip
