"""Total: months add up to the year's figure."""

from plancom.language.translation import later
from plancom.plan.kinds.kind import Kind

TOTAL = Kind(
    "total",
    later(
        "Suma de los meses completos y cubiertos del año del plan. Lo esperado es la meta del año repartida entre esos mismos meses."
    ),
    adds_up=True,
    closes=True,
    accumulation=later("Flujo: los meses del año del plan se suman."),
    rate=later("{noun} al mes"),
    premise=(later("Si hay {amount} {noun} al mes"), later("Si hay {amount} {noun} al mes")),
    happened=(later("Va {actual} {noun}"), later("Van {actual} {noun}")),
    closed=later("El año {plan_year} cerró con {actual} {noun}"),
)
