"""The kinds of indicators: how each accumulates, and what is said of it. A new one is a module here, and its name below."""

from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from plancom.plan.kinds.daily_rate import DAILY_RATE
from plancom.plan.kinds.kind import Kind
from plancom.plan.kinds.milestone import MILESTONE
from plancom.plan.kinds.ratio import RATIO
from plancom.plan.kinds.share import SHARE
from plancom.plan.kinds.tasks import TASKS
from plancom.plan.kinds.total import TOTAL
from plancom.plan.part import one_of

KINDS = {kind.id: kind for kind in (TOTAL, DAILY_RATE, RATIO, SHARE, TASKS, MILESTONE)}


KindField = Annotated[Kind, BeforeValidator(one_of(KINDS)), PlainSerializer(lambda kind: kind.id)]
"""A field of a plan file that names a kind."""

__all__ = ["DAILY_RATE", "KINDS", "MILESTONE", "RATIO", "SHARE", "TASKS", "TOTAL", "Kind", "KindField"]
