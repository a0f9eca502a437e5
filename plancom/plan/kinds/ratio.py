"""Ratio: how much of what is done at a counter is done online: a sum of months divided by another, never a mean of the months' own shares."""

from plancom.language.translation import later
from plancom.plan.kinds.kind import Kind

_HAPPENED = later("El {actual} de los trámites se hizo en línea")
_PREMISE = later("Si el {amount} de los trámites de cada mes se hace en línea")
RATIO = Kind(
    "ratio",
    later(
        "Trámites completados en línea ÷ trámites completados por todos los canales, sumados sobre los meses del año (nunca el promedio de los porcentajes de cada mes)."
    ),
    has_denominator=True,
    is_share=True,
    closes=True,
    accumulation=later("Nivel: las sumas del año divididas entre sí, nunca el promedio de los meses."),
    rate=later("porcentaje de trámites en línea"),
    actual_unit=later("de los trámites, en línea"),
    premise=(_PREMISE, _PREMISE),
    happened=(_HAPPENED, _HAPPENED),
    closed=later("En el año {plan_year}, el {actual} de los trámites se hizo en línea"),
    whole=later("trámites por todos los canales"),
    needed=later("Para llegar a {goal} hay que hacer en línea el {share} de los trámites {left}, {volume}."),
    volume=later("si cada mes trae {amount} trámites, como hasta ahora"),
    beyond=later(
        "Está fuera de alcance: ni haciendo en línea todos los trámites de los meses que faltan se llega a {goal}, {volume}."
    ),
    enough=later("Con lo hecho, la meta del año ({goal}) se cumple aunque no se haga nada más en línea."),
    during=later("{when} se hizo en línea el {now} de los trámites"),
    part=later("en línea"),
    nothing=later("Los meses cargados suman cero trámites: no hay de qué calcular el porcentaje."),
    nothing_during=later("No hubo trámites {during}: no hay de qué calcular el porcentaje."),
    nothing_lately=later("No se calcula el cierre del año: los últimos doce meses suman cero trámites."),
    nothing_short=later("sin trámites"),
)
