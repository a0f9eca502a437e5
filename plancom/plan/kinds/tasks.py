"""Tasks: the share of the plan's own tasks that are done."""

from plancom.language.translation import later
from plancom.plan.kinds.kind import Kind

_HAPPENED = later("El {actual} de las tareas está hecho")
TASKS = Kind(
    "tasks",
    later("Tareas hechas ÷ tareas del plan."),
    of_tasks=True,
    is_share=True,
    accumulation=later("Nivel: cuenta el estado de las tareas a la fecha."),
    rate=later("tareas al mes"),
    actual_unit=later("de las tareas, hechas"),
    premise=(later("Si se termina {amount} tarea al mes"), later("Si se terminan {amount} tareas al mes")),
    happened=(_HAPPENED, _HAPPENED),
)
