"""What each goal that is behind asks of the months left of its year, as a table: how much lacks, what a month must bring, and the best one so far."""

from collections.abc import Sequence

from plancom.forecast.projection import Outlook
from plancom.forecast.required_pace import RequiredPace
from plancom.indicators.headlines import difference_of, difference_words
from plancom.language import dates
from plancom.language.numbers import MISSING, enough, percent
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan import Indicator, written_amounts
from plancom.reports.deck import LEFT, RIGHT, Table

HEAD = (
    later("Indicador"),
    later("Meta del año"),
    later("Falta"),
    later("Cada mes que falta"),
    later("El mejor mes"),
    later("¿Al alcance?"),
)
WIDTHS = (0.25, 0.11, 0.12, 0.18, 0.2, 0.14)


def needs_table(asked: Sequence[Outlook]) -> Table:
    """A row per goal, in their order."""
    rows = tuple(_row(one, one.needed) for one in asked if one.needed is not None)
    return Table(tr("Lo que hace falta"), tuple(map(tr, HEAD)), rows, (LEFT, *(RIGHT,) * 4, LEFT), WIDTHS)


def needs_headline(asked: Sequence[Outlook]) -> str:
    """Which of them are out of reach."""
    out = [one.figure.indicator.short for one in asked if one.needed is not None and one.needed.is_out_of_reach]
    if not out:
        return tr("Lo que hace falta para llegar a las metas del año.")
    if len(out) == len(asked) > 1:
        return tr("Lo que falta este año está fuera de alcance en las {count} metas.", count=len(asked))
    return tr("Lo que falta este año está fuera de alcance en {names}.", names=listed(out))


def _row(outlook: Outlook, need: RequiredPace) -> tuple[str, ...]:
    figure, indicator = outlook.figure, outlook.figure.indicator
    lacking = difference_of(indicator, figure.target or 0.0, figure.actual_to_date or 0.0)
    best = MISSING
    if need.best is not None:
        best = f"{written_amounts.amount_text(indicator, need.best.value)} ({dates.month(need.best.month.first)})"
    return (
        figure.name,
        written_amounts.amount_text(indicator, figure.target),
        difference_words(indicator, lacking),
        _each(outlook, need, indicator),
        best,
        _reach(need),
    )


def _each(outlook: Outlook, need: RequiredPace, indicator: Indicator) -> str:
    """What a month must bring, in the unit of the best one."""
    if need.is_above_all:
        return tr("más del {all}", all=percent(1.0, 0))
    if indicator.kind.adds_up:
        return enough(float(need.per_month))
    wanted = written_amounts.amount_text(indicator, need.wanted)
    if not indicator.kind.per_day:
        return wanted
    return tr("{level} en {month}", level=wanted, month=dates.month(outlook.months_left[-1].first))


def _reach(need: RequiredPace) -> str:
    if need.is_out_of_reach:
        return tr("No")
    if need.best is None or need.wanted is None:
        return MISSING
    return tr("Sería un récord") if need.wanted > need.best.value else tr("Sí")
