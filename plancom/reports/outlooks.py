"""Outlooks in a report: how each goal's year would close, with its range and verdict; none once the plan is over, or where nothing can be said."""

from collections.abc import Mapping, Sequence

from plancom.charts.status import verdict_mark
from plancom.forecast import projection
from plancom.forecast import sentences as ahead
from plancom.forecast.projection import LEVEL, Outlook
from plancom.forecast.verdicts import how_many
from plancom.forecast.year_closings import YearClosing, closings
from plancom.indicators import month_sentences, reading_sentences
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import MISSING, percent
from plancom.language.translation import later, tr
from plancom.office import Figures
from plancom.reports.deck import LEFT, RIGHT, Result, Slide, Table
from plancom.reports.table_pages import paged

SLIDE = "llegamos"
TITLE = later("¿Llegamos?")
NO_PROMISE = later("No es una promesa: dice en cuánto cerraría el año si todo sigue igual.")
HEAD = (
    later("Indicador"),
    later("¿Llega?"),
    later("Meta del año"),
    later("Cierre"),
    later("Entre"),
    later("Frente a la meta"),
)
WIDTHS = (0.25, 0.14, 0.11, 0.11, 0.19, 0.2)


def outlooks_of(figures: Figures, goals: Sequence[Result]) -> dict[str, Outlook]:
    """Where each goal is heading, by its id."""
    view, office = figures.view, figures.office
    return {
        one.progress.id: projection.outlook(view, one.progress.id, office.counts, office.tasks.states, office.tasks.due)
        for one in goals
    }


def closings_of(outlooks: Mapping[str, Outlook]) -> tuple[YearClosing, ...]:
    """The goals' lines; none where of no goal anything can be said."""
    found = tuple(closings(list(outlooks.values())))
    return found if any(one.verdict != "unknown" for one in found) else ()


def outlook_slides(view: View, found: Sequence[YearClosing]) -> list[Slide]:
    """Whether the goals will be reached, and each in a line."""
    if not found:
        return []
    outlooks = [one.outlook for one in found]
    slide = Slide(
        SLIDE,
        "table",
        tr(TITLE),
        how_many(outlooks),
        foot=(
            *filter(None, (month_sentences.years_shown([one.figure for one in outlooks]),)),
            tr("Corte: {day}.", day=dates.date(view.as_of)),
            *(
                (f"{tr('Entre: la franja de {level}.', level=percent(LEVEL, 0))} {tr(NO_PROMISE)}",)
                if any(one.between for one in found)
                else ()
            ),
            reading_sentences.version(view),
        ),
        notes=tuple(f"{one.outlook.figure.name}: {ahead.answer(one.outlook)}" for one in found),
    )
    return paged(slide, closings_table(found))


def closings_table(found: Sequence[YearClosing]) -> Table:
    """A row per goal."""
    rows = tuple(
        (
            one.outlook.figure.name,
            verdict_mark(one.verdict).label,
            one.target,
            one.end,
            one.between or MISSING,
            one.beside,
        )
        for one in found
    )
    return Table(tr(TITLE), tuple(map(tr, HEAD)), rows, (LEFT, LEFT, RIGHT, RIGHT, RIGHT, LEFT), WIDTHS)
