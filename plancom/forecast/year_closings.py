"""Year closings: how each goal's year would close if all goes on as it does, in words for a table; the same on the screen and on a slide."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.forecast import ceiling_sentences, sentences
from plancom.forecast.projection import Outlook, Projection
from plancom.forecast.verdicts import Verdict, verdicts
from plancom.indicators.headlines import difference_of, difference_words
from plancom.indicators.periods import record
from plancom.indicators.plan_years import no_target_label
from plancom.indicators.progress import Progress
from plancom.indicators.sentences import is_closed
from plancom.language.numbers import MISSING
from plancom.language.translation import tr
from plancom.plan.written_amounts import amount_text


@dataclass(frozen=True, slots=True)
class YearClosing:
    """A goal (or a part of one) in a line: its verdict, what it has, what it is to reach, how its year would close, and how likely."""

    outlook: Outlook
    verdict: Verdict
    actual: str
    target: str
    end: str
    between: str
    beside: str
    odds: str

    @property
    def closing(self) -> str:
        """The year's end, and in brackets the interval that it lies in: «83 (76 a 92)»."""
        return f"{self.end} ({self.between})" if self.between else self.end


def closings(outlooks: Sequence[Outlook]) -> list[YearClosing]:
    """A line for each, in their order."""
    found = verdicts(outlooks)
    return [_closing(outlook, found[outlook.figure.id]) for outlook in outlooks]


def _closing(outlook: Outlook, found: Verdict) -> YearClosing:
    figure, projection = outlook.figure, outlook.projection
    end, between, odds = MISSING, "", MISSING
    if projection is not None:
        end = amount_text(figure.indicator, projection.median)
        low, high = (amount_text(figure.indicator, value) for value in (projection.low, projection.high))
        between = tr("{low} a {high}", low=low, high=high)
        odds = _odds(projection.probability)
    elif is_closed(figure) and figure.milestone is None:
        end = amount_text(figure.indicator, figure.actual_to_date)
    return YearClosing(
        outlook,
        found,
        amount_text(figure.indicator, figure.actual_to_date),
        amount_text(figure.indicator, figure.target),
        end,
        between,
        _beside_target(outlook),
        odds,
    )


def _beside_target(outlook: Outlook) -> str:
    """What the year's end lacks, in which month of the year the target is reached, or why neither is said."""
    projection = outlook.projection
    if projection is None:
        return _why(outlook)
    if projection.probability is None:
        return no_target_label(outlook.figure)
    is_ceiling = outlook.figure.indicator.direction.is_ceiling
    return ceiling_sentences.in_short(outlook) if is_ceiling else _beside_aim(outlook, projection)


def _beside_aim(outlook: Outlook, projection: Projection) -> str:
    """The same of a goal that is to be reached."""
    if projection.probability == 1:
        return tr("ya se cumplió")
    if projection.reached_in is None:
        return sentences.closing_gap(outlook)
    if sentences.is_above(outlook):
        return tr("ya está en ella")
    return tr("se llega en {month}", month=sentences.month_named(projection.reached_in))


def _odds(probability: float | None) -> str:
    """How likely it is; nothing where that is settled, or unknown."""
    return MISSING if probability is None or probability in {0, 1} else sentences.chance(probability)


def _beside_closed(figure: Progress, actual: float, target: float) -> str:
    """How far from its target a year closed: «19.036 por debajo»."""
    difference = difference_of(figure.indicator, actual, target)
    amount = difference_words(figure.indicator, difference)
    if not difference:
        return tr("justo la meta")
    return tr("{gap} por encima", gap=amount) if difference > 0 else tr("{gap} por debajo", gap=amount)


def _why(outlook: Outlook) -> str:
    figure = outlook.figure
    if figure.milestone is not None:
        return figure.milestone.sentence.rstrip(".")
    if not figure.indicator.period.is_year:
        return record(figure.periods, figure.indicator.period) or tr("sin datos")
    if is_closed(figure) and figure.actual_to_date is not None and figure.target is not None:
        return _beside_closed(figure, figure.actual_to_date, figure.target)
    if not outlook.months_left:
        return tr("año cerrado")
    nothing = figure.indicator.kind.nothing_short
    short = {
        "tasks": tr("depende de hacerlas"),
        "no_data": tr("sin datos"),
        "late": tr("faltan meses con datos"),
        "nothing": tr(nothing) if nothing else tr("sin datos"),
    }
    return short.get(outlook.refusal.code, tr("pocos meses de datos")) if outlook.refusal else MISSING
