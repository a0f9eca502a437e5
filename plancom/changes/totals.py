"""Totals: what is compared, each indicator of the plan and, beside it, the press as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancom.changes.amounts import Material, ProcedureRow
from plancom.indicators.measured_months import measured_months
from plancom.indicators.view import View
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.store.figures.counts import Counts

ALL_OUTLETS = "all_outlets"
Rows = Mapping[Month, Sequence[ProcedureRow]]


def totals(view: View, counts: Counts, rows: Rows) -> dict[str, Material]:
    """Every total by its id: the plan's indicators that are counted from files, and all press outlets where there are more."""
    found: dict[str, Material] = {}
    for plain in view.plan.indicators:
        indicator = view.read(plain)
        if indicator.dataset is not None:
            found[indicator.id] = Material(measured_months(indicator, counts), view.plan, rows)
    press = next((one for one in found.values() if one.dataset == "press" and one.indicator.kind.adds_up), None)
    outlets = counts.series("press")
    if press is not None and set(outlets) > set(press.months.series):
        everything = press.indicator.model_copy(
            update={
                "id": ALL_OUTLETS,
                "name": tr("Prensa, en todos los medios"),
                "short": tr("Todos los medios"),
                "series": outlets,
                "readings": (),
            }
        )
        months = replace(press.months, indicator=everything, series=outlets)
        found[ALL_OUTLETS] = replace(press, months=months)
    return found


def total(view: View, counts: Counts, rows: Rows, total_id: str) -> Material:
    """One total by its id, or a part of an indicator («daily_posts.facebook»). Raises KeyError."""
    name, _, series = total_id.partition(".")
    found = totals(view, counts, rows)[name]
    if not series:
        return found
    if series not in found.months.series:
        raise KeyError(total_id)
    return replace(found, months=measured_months(found.indicator, counts, series))
