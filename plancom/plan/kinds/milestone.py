"""Milestone: one task of the plan, done or not by its day. It has no percentage: half done is not done."""

from plancom.language.translation import later
from plancom.plan.kinds.kind import Kind

MILESTONE = Kind(
    "milestone",
    later("Hecho cuando la tarea está hecha; vence el día en que vence la tarea."),
    of_tasks=True,
    yes_no=(later("sin hacer"), later("hecho")),
    settings={
        "baseline": {"source": "given", "value": 0},
        "targets": {"of": "absolute", "years": [1], "then": "hold"},
    },
    accumulation=later("Estado: está hecho o no lo está."),
    actual_unit="",
)
