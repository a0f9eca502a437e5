"""Periods: whether a file that begins or ends inside a month, by its dates or its words, has all of that month: its owner says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from plancom.datasets import DEFINITIONS, Observations, Option, Question, Result
from plancom.language import dates
from plancom.language.translation import plural, tr
from plancom.sources.cells.numbers import shown
from plancom.sources.tables.date_ranges import ONE_DAY, whole_months, without
from plancom.sources.tables.layouts import Context, Span
from plancom.sources.tables.partial_months import Closing, SurroundingText, closing

WHOLE_MONTHS = "whole_months"
_QUIET = 7
"""Days without a row at an end of a list from which they are more than a quiet week."""


def within_months(
    found: Result, context: Context, around: Sequence[SurroundingText] = (), *, listed: bool, as_template: bool = False
) -> Result:
    """`found` without the days of its months of which it says nothing, and the question whether it has them all the same.

    Words around the tables say so («corte a 15 de febrero»); and where the rows are `listed` by day and would cover whole months,
    their days may. Under the headers of the office's template, `as_template`, they cover them until its owner says that they do not:
    so its instructions have it.
    """
    if not isinstance(found, Observations) or found.covers is None or context.first or context.last:
        return found
    closing = _told(found, around)
    if closing:
        return _asked(found, closing.holes, context, closing.words)
    span = _few_days(found, context) if listed else None
    return _asked(found, _outside(span, found.covers), context, as_template=as_template) if span else found


def _told(found: Observations, around: Iterable[SurroundingText]) -> Closing | None:
    """What the words around its tables leave out of what a file covers; None where they leave nothing out."""
    words, holes = "", list[Span]()
    for one in around:
        days = found.table["day"][found.table["sheet"] == one.sheet]
        if days.empty:
            continue
        said = closing(one, whole_months(days.min().date(), days.max().date()))
        if said and (own := [*_without_rows(said.holes, days)]):
            holes += own
            words = words or said.words
    covered = [(one.first, one.last) for one in found.coverage]
    return Closing(words, tuple(holes)) if without(covered, holes) != without(covered, ()) else None


def _without_rows(holes: Iterable[Span], days: "pd.Series[pd.Timestamp]") -> Iterator[Span]:
    """Holes as far as no row is of one of their days: rows with days say more than a title that was left as it was."""
    first, last = days.min().date(), days.max().date()
    by_day = bool((days.dt.day != 1).any())
    for start, end in holes:
        own = max(start, last + ONE_DAY) if by_day and start > first else start
        if own <= end and not (by_day and start <= first <= end):
            yield own, end


def _few_days(found: Observations, context: Context) -> Span | None:
    """From the first to the last day of rows that leave more of their months empty than they do between them; None where they do not."""
    table = found.table
    is_period = DEFINITIONS[found.dataset].one_row_a_period
    days = table["day"][table["grain"] != "month"] if is_period else table["day"]
    if (
        days.empty
        or (found.dataset == "procedures" and not (table["grain"] != "").any())
        or not (days.dt.day != 1).any()
    ):
        return None
    each = days.drop_duplicates().sort_values()
    first, last = each.iloc[0].date(), each.iloc[-1].date()
    whole = whole_months(first, last)
    empty = max((first - whole[0]).days, (min(whole[1], context.today) - last).days)
    between = 0 if len(each) == 1 else int(each.diff().dropna().dt.days.max()) - 1
    borne = 0 if is_period else max(between, _QUIET)
    return (first, last) if empty > borne else None


def _outside(span: Span, covered: Span) -> list[Span]:
    before, after = (covered[0], span[0] - ONE_DAY), (span[1] + ONE_DAY, covered[1])
    return [one for one in (before, after) if one[0] <= one[1]]


def _asked(
    found: Observations, holes: Sequence[Span], context: Context, words: str = "", *, as_template: bool = False
) -> Observations:
    """`found` without the holes, as its owner says, or as the first answer has it while the question is open."""
    covered = found.covers
    coverage = tuple(
        replace(one, first=first, last=last)
        for one in found.coverage
        for first, last in without([(one.first, one.last)], holes)
    )
    if covered is None or coverage == found.coverage:
        return found
    left = replace(found, coverage=coverage)
    question = _question(found, left.covers, covered, words)
    if as_template:
        question = replace(question, options=question.options[::-1])
    answer = context.answers.get(WHOLE_MONTHS)
    kept = found if (question.options[0].value if answer is None else answer) == "yes" else left
    others = [one for one in found.questions if one.id != WHOLE_MONTHS]  # words around a table say more than its days
    return kept if answer is not None else replace(kept, questions=(*others, question))


def _question(found: Observations, span: Span | None, whole: Span, words: str = "") -> Question:
    """Whether a file has all of the `whole` months; meanwhile it covers `span`."""
    closing = dates.span(*(span or whole))
    if words:
        text = tr("El archivo dice «{words}». ¿Tiene todo lo de {span}?", words=shown(words), span=dates.span(*whole))
    else:
        months = len({(day.year, day.month) for day in span or whole})
        text = plural(
            months,
            "El archivo trae datos de {span}. ¿Tiene todo lo de ese mes?",
            "El archivo trae datos de {span}. ¿Tiene todo lo de esos meses?",
        ).format(span=closing)
    lost = any(problem.rejects and problem.row is not None for problem in found.problems)
    less = tr("{span}, menos los días de las filas rechazadas") if lost else "{span}"
    covers = tr("Cubre {span}: un mes a medias no cuenta en las metas", span=less.format(span=closing))
    options = (
        Option("", tr("No, o no se sabe"), covers if span else tr("No cubre ningún mes")),
        Option("yes", tr("Sí, meses completos"), tr("Cubre {span}", span=less.format(span=dates.span(*whole)))),
    )
    return Question(WHOLE_MONTHS, text, options, blocking=False)
