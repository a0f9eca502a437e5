"""Share: the part that some of what is counted has of more of it; the plan file names both, `noun` and `whole`."""

from plancom.language.translation import later
from plancom.plan.kinds.kind import Kind

_HAPPENED = later("De {whole}, el {actual} son {noun}")
_PREMISE = later("Si de {whole} de cada mes el {amount} son {noun}")
SHARE = Kind(
    "share",
    later(
        "Lo que se cuenta ÷ el total del que hace parte, sumados sobre los meses del año (nunca el promedio de los porcentajes de cada mes)."
    ),
    has_denominator=True,
    is_share=True,
    names_whole=True,
    closes=True,
    accumulation=later("Nivel: las sumas del año divididas entre sí, nunca el promedio de los meses."),
    rate=later("porcentaje de {noun}"),
    actual_unit=later("de {whole}"),
    premise=(_PREMISE, _PREMISE),
    happened=(_HAPPENED, _HAPPENED),
    closed=later("En el año {plan_year}, de {whole}, el {actual} fueron {noun}"),
    whole="{whole}",
    needed=later("Para llegar a {goal}, el {share} de {whole} tienen que ser {noun} {left}, {volume}."),
    volume=later("si cada mes trae {amount}, como hasta ahora"),
    beyond=later("Está fuera de alcance: ni con {whole} de todos los meses que faltan se llega a {goal}, {volume}."),
    enough=later("Con lo hecho, la meta del año ({goal}) se cumple aunque no haya más {noun}."),
    during=later("{when}, de {whole}, el {now} fueron {noun}"),
    part="{noun}",
    nothing=later("De {whole} no hay nada en los meses cargados: no hay de qué calcular el porcentaje."),
    nothing_during=later("De {whole} no hubo nada {during}: no hay de qué calcular el porcentaje."),
    nothing_lately=later("No se calcula el cierre del año: de {whole} no hubo nada en los últimos doce meses."),
    nothing_short=later("total en cero"),
)
