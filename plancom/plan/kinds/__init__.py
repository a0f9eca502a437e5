"""The kinds of indicators: how each accumulates, and what is said of it. A new one is a module here, and its name below."""

from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from plancom.plan.kinds.daily_rate import DAILY_RATE
from plancom.plan.kinds.kind import Kind
from plancom.plan.kinds.milestone import MILESTONE
from plancom.plan.kinds.ratio import RATIO
from plancom.plan.kinds.share import SHARE
from plancom.plan.kinds.tasks import TASKS
from plancom.plan.kinds.total import TOTAL

KINDS = {kind.id: kind for kind in (TOTAL, DAILY_RATE, RATIO, SHARE, TASKS, MILESTONE)}


def _named(value: Any) -> Kind:
    """The kind of that name, as a plan file writes it."""
    if isinstance(value, Kind):
        return value
    if not isinstance(value, str) or value not in KINDS:
        *first, last = (f"'{name}'" for name in KINDS)
        raise PydanticCustomError("literal_error", "{expected}", {"expected": f"{', '.join(first)} or {last}"})
    return KINDS[value]


KindField = Annotated[Kind, BeforeValidator(_named), PlainSerializer(lambda kind: kind.id)]
"""A field of a plan file that names a kind."""

__all__ = ["DAILY_RATE", "KINDS", "MILESTONE", "RATIO", "SHARE", "TASKS", "TOTAL", "Kind", "KindField"]
