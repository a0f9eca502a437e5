"""Matomo: the summary of visits by day, week or month, with its labels in the user's language."""

from plancom.datasets import Refusal, Result
from plancom.datasets.problems.sheets import Declined
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.files.sheets import Workbook
from plancom.sources.formats.ga4.dimensions import divides
from plancom.sources.rows.duplicates import divided_days
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.layouts import Context, Format, Layout

_LAYOUT = Layout(
    "matomo",
    later("Matomo: resumen de visitas"),
    "visits",
    {
        "day": ("Date", "Fecha", "Data"),
        "visits": ("Visits", "Visitas", "nb_visits"),
        "visitors": ("Unique visitors", "Visitantes únicos", "Visitantes exclusivos", "nb_uniq_visitors"),
        "page_views": (
            "Pageviews",
            "Páginas vistas",
            "Visualizações de página",
            "Visualizações de páginas",
            "nb_pageviews",
        ),
        "own": (
            *("Bounces", "Rebotes", "bounce_count", "Rejeições", "Ações por visita"),
            *("Actions per Visit", "Acciones por visita", "Maximum actions in one visit", "max_actions"),
        ),
    },
    ("day", "visits", "own"),
    grain="day",  # a month is written without a day there («2018-01»): the first of a month is a day like others
)


_PLAUSIBLE = frozenset(map(key, ("visit_duration", "views_per_visit")))
"""Headers of Plausible, which names its other columns as Matomo does."""


def _find(book: Workbook) -> tuple[Table, ...]:
    return tuple(table for table in _LAYOUT.tables(book) if not _PLAUSIBLE & set(map(key, table.headers)))


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    said = observations(_LAYOUT, tables, context)
    dividing = [label for label in tables[0].headers if divides(label)]
    if dividing and any(problem.code == "conflicting_row" for problem in said.problems):
        return Refusal(_LAYOUT.source, _LAYOUT.title, (divided_days(dividing),))
    dates = [p for p in said.problems if p.code in {"not_a_date", "bad_date"}]
    if isinstance(said, Refusal) and dates:
        what = tr(
            "El archivo es de Matomo, y sus filas son semanas u otros rangos: no se sabe de qué mes es cada visita."
        )
        problem = Declined(what=what, instead=tr("Expórtelo con el período «día» o «mes».")).at()
        return Refusal(_LAYOUT.source, _LAYOUT.title, (problem,))
    return said


FORMATS = (Format(_LAYOUT.source, _LAYOUT.title, "visits", _find, _read),)
