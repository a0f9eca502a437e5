"""Caveats: what one must know to read a change, beside its figures."""

from collections.abc import Sequence

from plancom.changes.spans import Kind, Pair, unfinished
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Indicator

NAMED = 4  # series that are left out, named one by one


def notes(view: View, indicator: Indicator, kind: Kind, found: Pair, left_out: Sequence[str]) -> tuple[str, ...]:
    """The month that is not over, and months and series (`left_out`, by name) that one side lacks."""
    said = [unfinished(view, found.now.months[-1])] if kind == "month" else []
    if kind == "year" and indicator.kind.per_day:
        said.append(tr("El indicador es el del último mes completo; aquí se compara el promedio de lo que va del año."))
    if found.left_out:
        months = listed(dates.month(month.first) for month in found.left_out)
        which = tr("ese mes") if len(found.left_out) == 1 else tr("esos meses")
        said.append(tr("Sin {months}: del año anterior no hay datos de {which}.", months=months, which=which))
    if left_out:
        more = len(left_out) - NAMED
        named = listed(left_out if more <= 0 else [*left_out[:NAMED], tr("{more} más", more=more)])
        said.append(tr("Sin {named}: sin dato en uno de los dos períodos, no cuenta en ninguno.", named=named))
    return tuple(note for note in said if note)
