"""Sentences about what comes next; every figure in them is the table's own."""

import math
from collections.abc import Sequence
from fractions import Fraction

from plancom.forecast.needed import Needed
from plancom.forecast.projection import BEYOND, LEVEL, Outlook, Projection
from plancom.forecast.what_if import WhatIf
from plancom.indicators.sentences import is_share, no_target, written
from plancom.language import dates
from plancom.language.numbers import NBSP, enough, number, percent, short
from plancom.language.phrases import counted
from plancom.plan import Indicator, Month

LITTLE = 0.01


def chance(probability: float) -> str:
    """A probability in words: «35 %», never 0 % or 100 %: «menos de 1 %», «más de 99 %»."""
    if probability < LITTLE:
        return f"menos de 1{NBSP}%"
    if probability > 1 - LITTLE:
        return f"más de 99{NBSP}%"
    return percent(probability, 0)


def answer(outlook: Outlook) -> str:
    """The answer to «¿Llegamos?» in one or two sentences; without a projection, why there is none."""
    projection, figure = outlook.projection, outlook.figure
    if projection is None:
        return outlook.refusal.reason if outlook.refusal else ""
    if projection.probability is None:
        return f"{_closing(outlook, projection)} {no_target(figure)}"
    if projection.probability >= 1:
        return f"La meta del año ({target(outlook)}) ya se cumplió. {_closing(outlook, projection)}"
    end = dates.MONTHS[outlook.months_left[-1].first.month - 1]
    if is_above(outlook):
        return f"Hoy se está en la meta de {target(outlook)} o por encima; la probabilidad de seguir así en {end} es {after_is(projection.probability)}."
    odds = f"la probabilidad de cumplir en {end} es {after_is(projection.probability)}"
    if projection.reached_in is None:
        no = f"A este ritmo no se llega a {target(outlook)} en el año {figure.plan_year} ni en los {BEYOND} meses siguientes"
        return f"{no}; {odds}."
    return f"A este ritmo se llega a {target(outlook)} en {month_named(projection.reached_in)}; {odds}."


def is_above(outlook: Outlook) -> bool:
    """Whether a level, which can fall again, is at its target already."""
    figure = outlook.figure
    is_level = figure.indicator.accumulates == "level"
    return bool(is_level and figure.target and (figure.actual_to_date or 0.0) >= figure.target)


def after_is(probability: float) -> str:
    """A probability after «es»: «35 %», «menor del 1 %», «mayor del 99 %»."""
    return chance(probability).replace("menos de", "menor del").replace("más de", "mayor del")


def month_named(month: Month) -> str:
    """«marzo de 2019»."""
    return dates.month_long(month.first)


def target(outlook: Outlook) -> str:
    """The year's target in its unit."""
    return written(outlook.figure.indicator, outlook.figure.target)


def interval(outlook: Outlook) -> str:
    """The projected figure at the year's end, with its interval."""
    projection, indicator = outlook.projection, outlook.figure.indicator
    if projection is None:
        return ""
    low, high = written(indicator, projection.low), written(indicator, projection.high)
    if low == high:
        return f"{written(indicator, projection.median)} al cierre del año."
    return f"{written(indicator, projection.median)} al cierre del año; con {percent(LEVEL, 0)} de probabilidad, entre {low} y {high}."


def _closing(outlook: Outlook, projection: Projection) -> str:
    return f"A este ritmo el año cierra en {written(outlook.figure.indicator, projection.median)}."


def learnt_from(outlook: Outlook) -> str:
    """What the projection rests on."""
    if outlook.projection is None:
        return ""
    return (
        f"Proyección hecha con {counted(outlook.projection.learnt_from, 'mes seguido', 'meses seguidos')} de historia. Supone que lo "
        "que movía las cifras hasta ahora las seguirá moviendo igual; no conoce las campañas que vienen."
    )


def needed(outlook: Outlook) -> str:
    """What must happen from now on to reach the target; "" where that is no question."""
    need, indicator = outlook.needed, outlook.figure.indicator
    if need is None or not outlook.figure.target:
        return ""
    if need.remaining <= 0:
        return _enough_already(indicator, target(outlook))
    if indicator.kind == "daily_rate":
        return _daily(outlook, need)
    left = (
        "en el mes que falta"
        if need.months_left == 1
        else f"en cada uno de los {number(need.months_left)} meses que faltan"
    )
    if indicator.kind == "ratio":
        return _share(need, left, target(outlook))
    noun = ("tarea", "tareas") if indicator.kind == "tasks" else indicator.noun
    goal = "cumplir" if indicator.kind == "tasks" else f"llegar a {target(outlook)}"
    each = f": {_per_month(need, noun)} {left}" if need.months_left > 1 else " en el mes que falta"
    return f"Para {goal} {_must(need.remaining)} {_count(need.remaining, noun)}{each}{_grown(need)}."


def _enough_already(indicator: Indicator, goal: str) -> str:
    if indicator.kind == "daily_rate":
        return f"El nivel de la meta ({goal}) ya se alcanzó: falta sostenerlo hasta el último mes del año."
    if indicator.kind == "ratio":
        return f"Con lo hecho, la meta del año ({goal}) se cumple aunque no se haga nada más en línea."
    return f"La meta del año ({goal}) ya se cumplió."


def _grown(need: Needed) -> str:
    if need.growth is None:
        return ""
    more = "más" if need.growth >= 0 else "menos"
    when = "el mismo mes" if need.months_left == 1 else "los mismos meses"
    return f", {percent(abs(need.growth))} {more} que en {when} del año anterior"


def _daily(outlook: Outlook, need: Needed) -> str:
    last = outlook.months_left[-1]
    rise = written(outlook.figure.indicator, float(need.per_month))
    steps = "" if need.months_left == 1 else f": subir {rise} por día cada mes"
    return (
        f"Para cerrar el año en {target(outlook)} por día hacen falta "
        f"{counted(need.last_month or 0, *outlook.figure.indicator.noun)} en {month_named(last)}{steps}."
    )


def _share(need: Needed, left: str, goal: str) -> str:
    share = need.share
    if share is None:
        return ""
    volume = f"si cada mes trae {number(float(need.volume or 0))} trámites, como hasta ahora"
    if share > 1:
        return f"Ni haciendo en línea todos los trámites de los meses que faltan se llega a {goal}, {volume}."
    return f"Para llegar a {goal} hay que hacer en línea el {percent(float(share))} de los trámites {left}, {volume}."


def _must(amount: Fraction) -> str:
    return "falta" if math.ceil(amount) == 1 else "faltan"


def _count(amount: Fraction, noun: Sequence[str]) -> str:
    """«1 nota», «1.234 notas»: what is missing is rounded up, so that doing it is enough."""
    return counted(math.ceil(amount), noun[0], noun[1])


def _per_month(need: Needed, noun: Sequence[str]) -> str:
    """Rounded up too, as everywhere else."""
    amount = enough(float(need.per_month))
    return f"{amount} {noun[0] if amount == '1' else noun[1]}"


def supposed(outlook: Outlook, what: WhatIf) -> str:
    """What the year comes to if each month left brings so much, against the target."""
    indicator = outlook.figure.indicator
    end = written(indicator, what.year_end)
    opening = f"{premise(indicator, what.amount)}, el año cierra en {end}"
    if not outlook.figure.target:
        return f"{opening}."
    if is_above(outlook) and what.year_end >= outlook.figure.target:
        return f"{opening}: se sostiene la meta de {target(outlook)}."
    if what.reached_in is not None and what.year_end >= outlook.figure.target:
        return f"{opening} y la meta de {target(outlook)} se cumple en {month_named(what.reached_in)}."
    gap = outlook.figure.target - what.year_end
    missing = f"{number(gap * 100, 1)} puntos" if is_share(indicator) else _missing(indicator, gap)
    return f"{opening}: {missing} por debajo de la meta de {target(outlook)}."


def _missing(indicator: Indicator, gap: float) -> str:
    if indicator.kind == "daily_rate":
        return f"{written(indicator, gap)} por día"
    return counted(math.ceil(gap), *indicator.noun)


def premise(indicator: Indicator, amount: float) -> str:
    """«Si cada mes trae 9 notas», in the words of the indicator's kind."""
    if indicator.kind == "ratio":
        return f"Si el {percent(amount)} de los trámites de cada mes se hace en línea"
    if indicator.kind == "tasks":
        return f"Si se {'termina' if amount == 1 else 'terminan'} {short(amount)} {'tarea' if amount == 1 else 'tareas'} al mes"
    noun = indicator.noun[0] if amount == 1 else indicator.noun[1]
    if indicator.kind == "daily_rate":
        return f"Si hay {short(amount)} {noun} por día"
    return f"Si hay {short(amount)} {noun} al mes"
