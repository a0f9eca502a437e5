"""Daily rate: the amount of the last complete month, by calendar day."""

from plancom.language.translation import later
from plancom.plan.kinds.kind import Kind

_HAPPENED = later("En el último mes completo hubo {actual} {noun} por día")
DAILY_RATE = Kind(
    "daily_rate",
    later(
        "Publicaciones del último mes completo, divididas por los días de ese mes. Lo esperado sube en línea recta desde la línea base hasta la meta."
    ),
    per_day=True,
    decimals=2,
    closes=True,
    accumulation=later("Nivel: cuenta el último mes completo."),
    rate=later("{noun} por día"),
    actual_unit=later("{noun} por día"),
    premise=(later("Si hay {amount} {noun} por día"), later("Si hay {amount} {noun} por día")),
    happened=(_HAPPENED, _HAPPENED),
    closed=later("El año {plan_year} cerró con {actual} {noun} por día"),
)
