"""Sentences about unusual days: what such a run brought, what is usual, and what its month would have come to without it."""

from collections.abc import Sequence

from plancom.changes.contributions import TotalComparison
from plancom.changes.spans import Span
from plancom.indicators.unusual_day_words import about, usual_words
from plancom.indicators.unusual_days import UnusualRun
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Indicator
from plancom.plan.written_amounts import amount_text

NAMED = 2  # runs of a month named one by one
ABOUT_MONTH = 3  # digits of a month with usual days: it is no count


def unusual(comparison: TotalComparison) -> str:
    """The unusual runs of the span that is looked at; "" without any.

    «Del 8 al 17 de octubre de 2018 hubo 550 visitas, donde suele haber cerca de 4.600; con días como los usuales, octubre de 2018 habría cerrado cerca de 21.400.»
    """
    if comparison.pair is None or comparison.now is None:
        return ""
    return _told(comparison.indicator, comparison.pair.now, float(comparison.now), comparison.unusual)


def unusual_before(comparison: TotalComparison) -> str:
    """The same of the span that it is compared with."""
    if comparison.pair is None or comparison.before is None:
        return ""
    return _told(comparison.indicator, comparison.pair.before, float(comparison.before), comparison.unusual_before)


def short(run: UnusualRun, indicator: Indicator) -> str:
    """«8 oct – 17 oct 2018: 550 visitas, donde suele haber cerca de 4.600»."""
    days = dates.span(run.first, run.last)
    return tr("{days}: {what}", days=days, what=_what(run, indicator))


def _told(indicator: Indicator, span: Span, total: float, runs: Sequence[UnusualRun]) -> str:
    if not runs:
        return ""
    named = runs[:NAMED]
    texts = []
    for one in named:
        when = dates.span_long(one.first, one.last)
        texts.append(
            tr("{when} {there_were}.", when=f"{when[0].upper()}{when[1:]}", there_were=_there_were(one, indicator))
        )
    lacking = sum(one.usual - one.actual for one in named)
    instead = total + (lacking / span.days if indicator.kind.per_day else lacking)
    amount = amount_text(indicator, instead) if indicator.kind.per_day else about(max(0.0, instead), ABOUT_MONTH)
    label = span.during
    texts.append(
        tr(
            "Con días como los usuales, {during} habría habido cerca de {amount} por día, y hubo {total}.",
            during=label,
            amount=amount,
            total=amount_text(indicator, total),
        )
        if indicator.kind.per_day
        else tr(
            "Con días como los usuales, {during} habría habido cerca de {amount}, y hubo {total}.",
            during=label,
            amount=amount,
            total=amount_text(indicator, total),
        )
    )
    return " ".join(texts)


def _there_were(run: UnusualRun, indicator: Indicator) -> str:
    if not run.actual:
        return tr("no hubo {noun}, {usual}", noun=indicator.noun[1], usual=usual_words(run))
    return tr("hubo {what}", what=_what(run, indicator))


def _what(run: UnusualRun, indicator: Indicator) -> str:
    amount = counted(run.actual, *indicator.noun)
    return tr("{amount}, {usual}", amount=amount, usual=usual_words(run))
