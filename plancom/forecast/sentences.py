"""Sentences about what comes next; every figure in them is the table's own."""

import math
from collections.abc import Sequence
from fractions import Fraction

from plancom.forecast import ceiling_sentences, odds
from plancom.forecast.projection import LEVEL, Outlook, Projection
from plancom.forecast.required_pace import BestMonth, RequiredPace
from plancom.forecast.what_if import WhatIf
from plancom.indicators.sentences import no_target
from plancom.language import dates
from plancom.language.numbers import enough, number, percent, short
from plancom.language.phrases import counted
from plancom.language.translation import plural, tr
from plancom.plan import Indicator, Month
from plancom.plan.written_amounts import amount_text, shortfall

chance, after_is = odds.chance, odds.after_is


def answer(outlook: Outlook) -> str:
    """The answer to «¿Llegamos?», of a goal that is to be reached or of one that is not to be passed."""
    if not outlook.figure.indicator.period.is_year:
        return _without_projection(outlook)
    is_ceiling = outlook.figure.indicator.direction.is_ceiling
    return ceiling_sentences.answer(outlook) if is_ceiling else _answer(outlook)


def _answer(outlook: Outlook) -> str:
    """The answer to «¿Llegamos?» in one or two sentences; without a projection, how the year closed or why there is none.

    A goal of a year is never said to be reached in another: where it is not, the year's end is said, and what it lacks.
    """
    projection, figure = outlook.projection, outlook.figure
    if projection is None:
        return _without_projection(outlook)
    if projection.probability is None:
        return f"{_closing(outlook, projection)} {no_target(figure)}"
    if projection.probability >= 1:
        return f"{_reached(outlook)} {_closing(outlook, projection)}"
    end = dates.month_names()[outlook.months_left[-1].first.month - 1]
    if is_above(outlook):
        today = tr(
            "Hoy se está en la meta de {target} o por encima; la probabilidad de seguir así en {end} es {after_is}.",
            target=target(outlook),
            end=end,
            after_is=after_is(projection.probability),
        )
        return f"{today} {_closing(outlook, projection)}"
    odds = tr("la probabilidad de cumplir en {end} es {after_is}", end=end, after_is=after_is(projection.probability))
    if projection.reached_in is None:
        median, goal, gap = shortfall(figure.indicator, projection.median, figure.target or 0.0)
        return tr(
            "Si todo sigue igual, el año cierra en {median}: {gap} por debajo de la meta de {target}; {odds}.",
            median=median,
            gap=gap,
            target=goal,
            odds=odds,
        )
    return tr(
        "Si todo sigue igual, se llega a {target} en {month_named} y el año cierra en {median}; {odds}.",
        target=target(outlook),
        month_named=month_named(projection.reached_in),
        median=amount_text(figure.indicator, projection.median),
        odds=odds,
    )


def _without_projection(outlook: Outlook) -> str:
    figure, reason = outlook.figure, outlook.refusal.reason if outlook.refusal else ""
    if not figure.target or figure.actual_to_date is None or not figure.indicator.period.is_year:
        return reason
    is_reached = figure.is_reached
    if not outlook.months_left:
        return _closed(outlook, is_reached=is_reached)
    if is_reached and figure.indicator.kind.counted_in_whole:
        return f"{_reached(outlook)} {reason}"
    return reason


def _closed(outlook: Outlook, *, is_reached: bool) -> str:
    """How a year that is over ended against its target."""
    figure = outlook.figure
    actual = figure.actual_to_date or 0.0
    if is_reached:
        return tr(
            "El año {plan_year} cerró en {actual}: la meta de {target} se cumplió.",
            plan_year=figure.plan_year,
            actual=amount_text(figure.indicator, actual),
            target=target(outlook),
        )
    shown, goal, gap = shortfall(figure.indicator, actual, figure.target or 0.0)
    return tr(
        "El año {plan_year} cerró en {actual}: {gap} por debajo de la meta de {target}.",
        plan_year=figure.plan_year,
        actual=shown,
        gap=gap,
        target=goal,
    )


def _reached(outlook: Outlook) -> str:
    return tr("La meta del año ({goal}) ya se cumplió.", goal=target(outlook))


def closing_gap(outlook: Outlook) -> str:
    """What the year's end lacks if all goes on as it does, for a table: «17.360 por debajo»; "" where it lacks nothing, or is not projected."""
    if outlook.figure.indicator.direction.is_ceiling:
        return ceiling_sentences.gap(outlook)
    projection, goal = outlook.projection, outlook.figure.target
    if projection is None or not goal or projection.median >= goal:
        return ""
    return tr("{gap} por debajo", gap=shortfall(outlook.figure.indicator, projection.median, goal)[2])


def is_above(outlook: Outlook) -> bool:
    """Whether a level, which can fall again, is at its target already."""
    figure = outlook.figure
    is_level = not figure.indicator.kind.adds_up and not figure.indicator.direction.is_ceiling
    return bool(is_level and figure.target and (figure.actual_to_date or 0.0) >= figure.target)


def month_named(month: Month) -> str:
    """«marzo de 2019»."""
    return dates.month_long(month.first)


def target(outlook: Outlook) -> str:
    """The year's target in its unit."""
    return amount_text(outlook.figure.indicator, outlook.figure.target)


def interval(outlook: Outlook) -> str:
    """Between which figures the year's end lies; "" without a projection, or where both are the same."""
    projection, indicator = outlook.projection, outlook.figure.indicator
    if projection is None:
        return ""
    low, high = amount_text(indicator, projection.low), amount_text(indicator, projection.high)
    if low == high:
        return ""
    return tr(
        "Con {level} de probabilidad, el año cierra entre {low} y {high}.", level=percent(LEVEL, 0), low=low, high=high
    )


def _closing(outlook: Outlook, projection: Projection) -> str:
    return tr(
        "Si todo sigue igual, el año cierra en {indicator}.",
        indicator=amount_text(outlook.figure.indicator, projection.median),
    )


def learnt_from(outlook: Outlook) -> str:
    """What the projection rests on."""
    if outlook.projection is None:
        return ""
    return tr(
        "La cuenta se hace con {count} de historia. Supone que lo que movía las cifras hasta ahora las seguirá moviendo igual; no conoce las campañas que vienen.",
        count=counted(outlook.projection.learnt_from, "mes seguido", "meses seguidos"),
    )


def needed(outlook: Outlook) -> str:
    """What must happen from now on to reach the target; "" where that is no question."""
    need, indicator = outlook.needed, outlook.figure.indicator
    if need is None or not outlook.figure.has_goal:
        return ""
    if indicator.direction.is_ceiling:
        return ceiling_sentences.needed(outlook, need)
    if need.remaining <= 0:
        return _enough_already(indicator, target(outlook))
    # The months without data of a year that is over have happened: nothing can be asked of them.
    return "" if outlook.figure.is_over else _asked(outlook, need)


def _asked(outlook: Outlook, need: RequiredPace) -> str:
    """What the months to come must bring, and what the best of them was so far."""
    said = _asked_alone(outlook, need, _grown(need))
    return said if need.is_above_all else f"{said} {beside_the_best(outlook)}".rstrip()  # that says so itself


def _asked_alone(outlook: Outlook, need: RequiredPace, grown: str = "") -> str:
    """What the months to come must bring; `grown` is how much more that is than a year ago."""
    indicator = outlook.figure.indicator
    if indicator.kind.per_day:
        return _daily(outlook, need)
    left = (
        tr("en el mes que falta")
        if need.months_left == 1
        else tr("en cada uno de los {months_left} meses que faltan", months_left=number(need.months_left))
    )
    if indicator.kind.has_denominator:
        return _share(indicator, need, left, target(outlook))
    noun = _task_words() if indicator.kind.of_tasks else indicator.noun
    opening = tr("Para cumplir") if indicator.kind.of_tasks else tr("Para llegar a {target}", target=target(outlook))
    each = f": {_per_month(need, noun)} {left}" if need.months_left > 1 else tr(" en el mes que falta")
    text = (
        tr("{opening} falta {count}{each}{grown}.")
        if math.ceil(need.remaining) == 1
        else tr("{opening} faltan {count}{each}{grown}.")
    )
    return text.format(opening=opening, count=_count(need.remaining, noun), each=each, grown=grown)


def step(outlook: Outlook) -> str:
    """What must happen from now on to reach the target, in one clause for a list of steps, with the best month so far; "" where nothing is asked.

    «Para llegar a 171.414 faltan 62.731 visitas: 20.911 visitas en cada uno de los 3 meses que faltan; está fuera de alcance: el mejor mes
    hasta ahora fue agosto de 2018, con 14.767.»
    """
    need, figure = outlook.needed, outlook.figure
    if need is None or not figure.has_goal or figure.indicator.direction.is_ceiling or figure.is_over:
        return ""
    if need.remaining <= 0 or figure.indicator.kind.of_tasks:
        return ""
    said = _asked_alone(outlook, need).rstrip(".")
    if need.best is None or need.wanted is None:
        return f"{said}."
    best = tr("{which} fue {named}", which=_which(need.best), named=_best_named(figure.indicator, need.best))
    if not need.is_out_of_reach:
        return f"{said}; {best}."
    if need.is_above_all:
        return f"{said}."
    return tr("{said}; está fuera de alcance: {best}.", said=said, best=best)


def beside_the_best(outlook: Outlook) -> str:
    """What is needed beside the best month so far, and whether it is out of reach; "" where there is no such month."""
    need = outlook.needed
    if need is None or need.best is None or need.wanted is None or need.remaining <= 0 or need.is_above_all:
        return ""
    best, named = need.best, _best_named(outlook.figure.indicator, need.best)
    if need.is_out_of_reach:
        return _out_of_reach(outlook, need.wanted / best.value, named)
    which = _which(best)
    if need.wanted > best.value:
        return tr("Es más que en cualquier mes: {which} fue {named}.", which=which, named=named)
    return tr("{which} fue {named}.", which=f"{which[0].upper()}{which[1:]}", named=named)


def _best_named(indicator: Indicator, best: BestMonth) -> str:
    """«agosto de 2018, con 14.767»."""
    value = amount_text(indicator, best.value)
    if indicator.kind.per_day:
        value = tr("{indicator} por día", indicator=value)
    return tr("{month}, con {value}", month=month_named(best.month), value=value)


def _which(best: BestMonth) -> str:
    if best.since is not None:
        return tr("el mejor desde el cambio de medición del {day}", day=dates.date(best.since.day))
    return tr("el mejor mes hasta ahora")


def _out_of_reach(outlook: Outlook, times: float, named: str) -> str:
    shown = number(math.floor(times * 10) / 10, 1)
    kind = outlook.figure.indicator.kind
    if kind.per_day or kind.has_denominator or len(outlook.months_left) == 1:
        return tr(
            "Está fuera de alcance: es {times} veces lo del mejor mes hasta ahora ({named}).", times=shown, named=named
        )
    return tr(
        "Está fuera de alcance: cada uno de esos meses tendría que traer {times} veces lo del mejor hasta ahora ({named}).",
        times=shown,
        named=named,
    )


def _task_words() -> tuple[str, str]:
    return plural(1, "tarea", "tareas"), plural(2, "tarea", "tareas")


def _enough_already(indicator: Indicator, goal: str) -> str:
    if indicator.kind.per_day:
        return tr(
            "El nivel de la meta ({goal}) ya se alcanzó: falta sostenerlo hasta el último mes del año.", goal=goal
        )
    if indicator.kind.has_denominator:
        return tr(indicator.kind.enough, goal=goal, noun=indicator.noun[1])
    if not indicator.period.is_year:
        return tr("La meta del {period} ({target}) ya se cumplió.", period=tr(indicator.period.noun[0]), target=goal)
    return tr("La meta del año ({goal}) ya se cumplió.", goal=goal)


def _grown(need: RequiredPace) -> str:
    if need.growth is None:
        return ""
    growth, is_more = percent(abs(need.growth)), need.growth >= 0
    if need.months_left == 1:
        if is_more:
            return tr(", {growth} más que en el mismo mes del año anterior", growth=growth)
        return tr(", {growth} menos que en el mismo mes del año anterior", growth=growth)
    if is_more:
        return tr(", {growth} más que en los mismos meses del año anterior", growth=growth)
    return tr(", {growth} menos que en los mismos meses del año anterior", growth=growth)


def _daily(outlook: Outlook, need: RequiredPace) -> str:
    last = outlook.months_left[-1]
    rise = amount_text(outlook.figure.indicator, float(need.per_month))
    steps = "" if need.months_left == 1 else tr(": subir {rise} por día cada mes", rise=rise)
    return tr(
        "Para cerrar el año en {target} por día hacen falta {count} en {month_named}{steps}.",
        target=target(outlook),
        count=counted(need.last_month or 0, *outlook.figure.indicator.noun),
        month_named=month_named(last),
        steps=steps,
    )


def _share(indicator: Indicator, need: RequiredPace, left: str, goal: str) -> str:
    share = need.share
    if share is None:
        return ""
    kind, words = indicator.kind, {"goal": goal, "whole": indicator.whole, "noun": indicator.noun[1]}
    volume = tr(kind.volume, amount=number(float(need.volume or 0)))
    if share > 1:
        return tr(kind.beyond, volume=volume, **words)
    return tr(kind.needed, share=percent(float(share)), left=left, volume=volume, **words)


def _count(amount: Fraction, noun: Sequence[str]) -> str:
    """«1 nota», «1.234 notas»: what is missing is rounded up, so that doing it is enough."""
    return counted(math.ceil(amount), noun[0], noun[1])


def _per_month(need: RequiredPace, noun: Sequence[str]) -> str:
    """Rounded up too, as everywhere else."""
    amount = enough(float(need.per_month))
    return f"{amount} {noun[0] if amount == '1' else noun[1]}"


def supposed(outlook: Outlook, what: WhatIf) -> str:
    """What the year comes to if each month left brings so much, against the target."""
    indicator = outlook.figure.indicator
    if indicator.direction.is_ceiling and outlook.figure.has_goal:
        return ceiling_sentences.supposed(outlook, what, premise(indicator, what.amount))
    end = amount_text(indicator, what.year_end)
    opening = tr("{premise}, el año cierra en {end}", premise=premise(indicator, what.amount), end=end)
    if not outlook.figure.target:
        return f"{opening}."
    if is_above(outlook) and what.year_end >= outlook.figure.target:
        return tr("{opening}: se sostiene la meta de {target}.", opening=opening, target=target(outlook))
    if what.reached_in is not None and what.year_end >= outlook.figure.target:
        return tr(
            "{opening} y la meta de {target} se cumple en {month_named}.",
            opening=opening,
            target=target(outlook),
            month_named=month_named(what.reached_in),
        )
    end, goal, gap = shortfall(indicator, what.year_end, outlook.figure.target)
    opening = tr("{premise}, el año cierra en {end}", premise=premise(indicator, what.amount), end=end)
    missing = _missing(indicator, gap)
    return tr("{opening}: {missing} por debajo de la meta de {target}.", opening=opening, missing=missing, target=goal)


def _missing(indicator: Indicator, gap: str) -> str:
    """What lacks, with what is counted: «1 publicación», «0,65 por día», «6,9 puntos»."""
    if indicator.kind.per_day:
        return tr("{indicator} por día", indicator=gap)
    if indicator.kind.is_share:
        return gap
    return f"{gap} {indicator.noun[0] if gap == '1' else indicator.noun[1]}"


def premise(indicator: Indicator, amount: float) -> str:
    """«Si cada mes trae 9 notas», in the words of the indicator's kind."""
    shown = percent(amount) if indicator.kind.has_denominator else short(amount)
    return indicator.kind.supposed(shown, indicator.noun, one=amount == 1, whole=indicator.whole)
