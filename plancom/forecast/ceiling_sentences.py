"""Sentences about what comes next of a goal that is not to be passed: where less is better, nothing lacks, and something is left or exceeded."""

import math

from plancom.forecast.odds import after_is
from plancom.forecast.projection import Outlook, Projection
from plancom.forecast.required_pace import RequiredPace
from plancom.forecast.what_if import WhatIf
from plancom.indicators.sentences import no_target
from plancom.language import dates
from plancom.language.numbers import at_most, number, percent
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Indicator
from plancom.plan.written_amounts import amount_text, shortfall


def answer(outlook: Outlook) -> str:
    """The answer to «¿Llegamos?»: whether the year ends within what is allowed."""
    projection, figure = outlook.projection, outlook.figure
    if projection is None:
        return _without_projection(outlook)
    if projection.probability is None:
        return f"{_closing(outlook, projection)}. {no_target(figure)}"
    if projection.probability <= 0:
        return f"{passed(outlook)} {_closing(outlook, projection)}."
    end = dates.month_names()[outlook.months_left[-1].first.month - 1]
    odds = tr("la probabilidad de cumplir en {end} es {after_is}", end=end, after_is=after_is(projection.probability))
    if figure.reaches(projection.median):
        return tr(
            "{closing}, sin pasar de la meta de {target}; {odds}.",
            closing=_closing(outlook, projection),
            target=amount_text(figure.indicator, figure.target),
            odds=odds,
        )
    said = _over(
        outlook,
        projection.median,
        tr("Si todo sigue igual, el año cierra en {value}, {gap} por encima de la meta de {target}"),
    )
    passing = next((point.month for point in projection.fan if not figure.reaches(point.median)), None)
    if passing is None or not figure.indicator.kind.adds_up:
        return f"{said}; {odds}."
    when = tr("la meta se pasa en {month}", month=dates.month_long(passing.first))
    return f"{said}: {when}; {odds}."


def _without_projection(outlook: Outlook) -> str:
    figure, reason = outlook.figure, outlook.refusal.reason if outlook.refusal else ""
    if not figure.has_goal or figure.actual_to_date is None:
        return reason
    if not outlook.months_left:
        return closed(outlook)
    if figure.indicator.kind.adds_up and not figure.is_reached:
        return f"{passed(outlook)} {reason}"
    return reason


def closed(outlook: Outlook) -> str:
    """How a year that is over ended against what was allowed."""
    figure = outlook.figure
    actual = figure.actual_to_date or 0.0
    if figure.is_reached:
        return tr(
            "El año {plan_year} cerró en {actual}: no pasó de la meta de {target}, que se cumplió.",
            plan_year=figure.plan_year,
            actual=amount_text(figure.indicator, actual),
            target=amount_text(figure.indicator, figure.target),
        )
    words = tr("El año {plan_year} cerró en {value}, {gap} por encima de la meta de {target}.")
    return _over(outlook, actual, words, plan_year=figure.plan_year)


def passed(outlook: Outlook) -> str:
    """That what was allowed in the year is passed already, and by how much."""
    return _over(
        outlook,
        outlook.figure.actual_to_date or 0.0,
        tr("Ya se pasó de la meta del año ({target}): va en {value}, {gap} por encima."),
    )


def gap(outlook: Outlook) -> str:
    """By how much the year's end passes the target at this pace, for a table; "" where it does not, or is not projected."""
    projection = outlook.projection
    if projection is None or not outlook.figure.has_goal or outlook.figure.reaches(projection.median):
        return ""
    return _over(outlook, projection.median, tr("{gap} por encima"))


def in_short(outlook: Outlook) -> str:
    """How the year would end against what is allowed, for a table."""
    if outlook.projection is not None and outlook.projection.probability == 0:
        return tr("ya se pasó")
    return gap(outlook) or tr("no se pasa")


def needed(outlook: Outlook, need: RequiredPace) -> str:
    """What the months left may bring at most."""
    indicator = outlook.figure.indicator
    target = amount_text(indicator, outlook.figure.target)
    if indicator.kind.adds_up and need.remaining < 0:
        return passed(outlook)
    left = (
        tr("en el mes que falta")
        if need.months_left == 1
        else tr("en cada uno de los {months_left} meses que faltan", months_left=number(need.months_left))
    )
    if indicator.kind.per_day:
        return tr(
            "Para cerrar el año en {target} por día o menos, en {month} puede haber a lo más {count}.",
            target=target,
            month=dates.month_long(outlook.months_left[-1].first),
            count=counted(need.last_month or 0, *indicator.noun),
        )
    if indicator.kind.has_denominator:
        return _share(indicator, need, left, target)
    if need.months_left == 1:
        most = counted(math.floor(need.remaining), *indicator.noun)
        return tr("Para no pasar de {target}, a lo más {most} en el mes que falta.", target=target, most=most)
    return tr(
        "Para no pasar de {target} quedan {count}: a lo más {most} {left}.",
        target=target,
        count=counted(math.floor(need.remaining), *indicator.noun),
        most=at_most(float(need.per_month)),
        left=left,
    )


def _share(indicator: Indicator, need: RequiredPace, left: str, target: str) -> str:
    share = float(need.share or 0.0)
    if share < 0:
        return tr("Está fuera de alcance: ni en cero los meses que faltan se baja a {target}.", target=target)
    return tr(
        "Para no pasar de {target}, a lo más el {share} pueden ser {noun} {left}.",
        target=target,
        noun=indicator.noun[1],
        share=percent(min(1.0, share)),
        left=left,
    )


def supposed(outlook: Outlook, what: WhatIf, premise: str) -> str:
    """What the year comes to under a supposition, against what is allowed."""
    figure = outlook.figure
    if figure.reaches(what.year_end):
        return tr(
            "{premise}, el año cierra en {end}: no se pasa de la meta de {target}.",
            premise=premise,
            end=amount_text(figure.indicator, what.year_end),
            target=amount_text(figure.indicator, figure.target),
        )
    words = tr("{premise}, el año cierra en {value}: {gap} por encima de la meta de {target}.")
    return _over(outlook, what.year_end, words, premise=premise)


def _closing(outlook: Outlook, projection: Projection) -> str:
    return tr(
        "Si todo sigue igual, el año cierra en {end}", end=amount_text(outlook.figure.indicator, projection.median)
    )


def _over(outlook: Outlook, value: float, words: str, **more: object) -> str:
    """`words` of a value above the target, with what is too much: the difference of the two as they are written."""
    target, shown, too_much = shortfall(outlook.figure.indicator, outlook.figure.target or 0.0, value)
    return words.format(value=shown, target=target, gap=too_much, **more)
