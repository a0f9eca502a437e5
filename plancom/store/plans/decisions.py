"""Decisions on the plan's goals: kept for good, each a new version of the plan."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, Engine

from plancom.access import acts
from plancom.plan import Decision, Plan, with_decisions
from plancom.plan.decisions import check, check_goals
from plancom.store.db.engine import writing
from plancom.store.office.documents import Documents, require_newest
from plancom.store.tables import decisions as table

FIELDS = ("version", "indicator", "kind", "reason", "act", "author", "created_at")

DECISIONS: Documents[Decision] = Documents(
    acts.DECIDE_GOAL, table, ("plan",), number="version",
    parse=lambda row: Decision(**{name: row[name] for name in FIELDS}, content=json.loads(row["content"])),
    fields=lambda one: {
        "indicator": one.indicator, "kind": one.kind, "content": json.dumps(one.content, ensure_ascii=False, default=str),
        "reason": one.reason.strip(), "act": one.act.strip(),
    },
)  # fmt: skip


def decisions(connection: Connection, plan_id: str) -> list[Decision]:
    """Every decision on the plan named `plan_id`, the oldest first."""
    return DECISIONS.versions(connection, plan_id)


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
    plan with the decision, against which targets are checked. Raises OutdatedError when there is a newer version, and
    ContradictionError when the decision contradicts itself; then nothing is written.
    """
    with writing(engine, acts.DECIDE_GOAL) as connection:
        document = DECISIONS.document(connection, plan.id)
        require_newest((document, seen))
        check(with_decisions(plan, document.versions), decision, today)
        numbered = replace(decision, version=document.number + 1)
        after = with_decisions(plan, [*document.versions, numbered])
        check_goals(after, numbered, baselines(after).get(decision.indicator))
        return document.append(connection, decision, decision.created_at)
