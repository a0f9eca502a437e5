"""Tasks of the plan as JSON documents."""

from collections.abc import Sequence
from typing import Any

from plancom.indicators.deliveries import Delivery
from plancom.indicators.task_history import TaskChange
from plancom.indicators.task_progress import FollowedTask
from plancom.store.plans.task_evidence import Evidence


def task_document(one: FollowedTask, delivered: Sequence[Delivery], proofs: Sequence[Evidence]) -> dict[str, Any]:
    """A task as of a day, for `--json`."""
    last = one.said[-1] if one.said else None
    return {
        "id": one.task.id,
        "name": one.task.name,
        "strategy": one.strategy.id,
        "state": one.state,
        "standing": one.standing,
        "since": one.since,
        "comment": last.comment if last else None,
        "author": last.author if last else None,
        "due": one.due,
        "overdue": one.is_overdue,
        "days_late": one.days_late,
        "responsible": one.details.responsible or None,
        "media": list(one.media),
        "audience": one.details.audience or None,
        "delivered": [{"medium": d.medium, "quantity": d.quantity, "activities": d.activities} for d in delivered],
        "evidence": [_proof(proof) for proof in proofs],
    }


def change_document(one: TaskChange) -> dict[str, Any]:
    """A change of a task, for `--json`."""
    return {
        "at": one.at,
        "author": one.author,
        "state": one.state,
        "day": one.day,
        "details": one.what or None,
        "comment": one.comment,
        "evidence": [_proof(proof) for proof in one.evidence],
    }


def _proof(one: Evidence) -> dict[str, Any]:
    return {"id": one.id, "file": one.name or None, "link": one.link or None, "size": one.size, "sha256": one.sha256}
