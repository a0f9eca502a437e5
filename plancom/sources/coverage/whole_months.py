"""Periods: whether a list of requests, or their amounts by day, that begins or ends inside a month has all of it: its owner says."""

from plancom.datasets import Observations, Option, Question
from plancom.language import dates
from plancom.language.translation import plural, tr
from plancom.sources.tables.date_ranges import whole_months
from plancom.sources.tables.layouts import Context

WHOLE_MONTHS = "whole_months"


def whole_months_question(found: Observations, context: Context) -> Question | None:
    """What is asked of a file whose period is no run of whole months; None where nothing is."""
    if found.covers is None or context.first or context.last:
        return None
    days = found.table["day"]
    first, last = days.min().date(), days.max().date()
    whole = whole_months(first, last)
    if "day" not in set(found.table["grain"]) | {"day" if one.grain == "request" else "" for one in found.coverage}:
        return None
    whole = whole[0], min(whole[1], context.today)
    if (first, last) == whole:
        return None
    months = len({(day.year, day.month) for day in (first, last)})
    text = plural(
        months,
        "El archivo trae datos de {span}. ¿Tiene todo lo de ese mes?",
        "El archivo trae datos de {span}. ¿Tiene todo lo de esos meses?",
    ).format(span=dates.span(first, last))
    lost = any(problem.rejects and problem.row is not None for problem in found.problems)
    less = tr("{span}, menos los días de las filas rechazadas") if lost else "{span}"
    part, all_ = (less.format(span=dates.span(*one)) for one in ((first, last), whole))
    options = (
        Option("", tr("No, o no se sabe"), tr("Cubre {span}: un mes a medias no cuenta en las metas", span=part)),
        Option("yes", tr("Sí, meses completos"), tr("Cubre {span}", span=all_)),
    )
    return Question(WHOLE_MONTHS, text, options, blocking=False)
