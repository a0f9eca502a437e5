"""Every total in a row: what it is now, beside the month before and a year ago, and what moved it most."""

from collections.abc import Mapping, Sequence

import htpy as h

from plancom.changes.amounts import Dimension, Material, dimensions
from plancom.changes.contributions import TotalComparison, compare
from plancom.changes.sentences import change_text, days_sentence, top_mover
from plancom.changes.spans import AGAINST, Against, Kind, Span
from plancom.changes.totals import ALL_OUTLETS
from plancom.changes.unusual_sentences import short
from plancom.html import Node, phrase
from plancom.indicators.view import View
from plancom.language.numbers import MISSING
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan.written_amounts import amount_text
from plancom.ui.elements.figure_tables import stacked_table
from plancom.ui.elements.links import linked_figure, of_series

OTHER: dict[Against, str] = {"previous": later("Frente al mes anterior"), "year_ago": later("Frente a hace un año")}
Names = Mapping[Dimension, Mapping[str, str]]


def sides(kind: Kind) -> Sequence[Against]:
    """What a span is compared with: the year so far has no month before."""
    return ("year_ago",) if kind == "year" else AGAINST


def glance_section(view: View, found: Mapping[str, Material], names: Names, kind: Kind) -> None:
    """Every total in a row: now, both changes, and what moved it most."""
    lines = []
    for material in found.values():
        first = dimensions(material)[:1]
        both = [compare(view, material, kind, against, names["series"], only=first) for against in sides(kind)]
        lines.append(_glance_row(material, both, names))
    heads = [tr("Indicador"), tr("Ahora"), *(tr(OTHER[against]) for against in sides(kind))]
    stacked_table(tr("Cambios de todos los indicadores"), heads, lines)


def _glance_row(material: Material, both: Sequence[TotalComparison], names: Names) -> Sequence[Node]:
    first = both[0]
    now = amount_text(material.indicator, None if first.own is None else float(first.own))
    when = first.span.label if first.span else ""
    own = [h.strong[_linked(now, first, first.span)], h.small[when]]
    return [material.indicator.name, own, *(_change_cell(one, names) for one in both)]


def _change_cell(comparison: TotalComparison, names: Names) -> Node:
    if comparison.pair is None:
        return [MISSING, h.small[comparison.refused]]
    mark = "▲ " if (comparison.change or 0) > 0 else "▼ " if (comparison.change or 0) < 0 else ""
    now, before = (
        amount_text(comparison.indicator, float(value or 0)) for value in (comparison.now, comparison.before)
    )
    said = phrase(
        "{before} en {label}",
        before=_linked(before, comparison, comparison.pair.before),
        label=comparison.pair.before.label,
    )
    if comparison.now != comparison.own:  # part of the total has nothing to be compared with
        left = [names["series"].get(one, one) for one in comparison.left_out]
        without = tr(", sin contar {left}", left=listed(left)) if left else ""
        said = phrase(
            "{now} en {label} frente a {said}{without}",
            now=now,
            label=comparison.pair.now.label,
            said=said,
            without=without,
        )
    return [
        h.strong[f"{mark}{change_text(comparison)}"],
        h.small[said],
        [h.small[text] for text in _reasons(comparison, names)],
    ]


def _reasons(comparison: TotalComparison, names: Names) -> Sequence[str]:
    """The unusual days of both sides, what is only the number of days, and the part that weighed most.

    Days that explain a month come before its weekdays.
    """
    if not comparison.change:
        return ()
    runs = [*comparison.unusual[:1], *comparison.unusual_before[:1]]
    first = comparison.breakdowns[0].dimension if comparison.breakdowns else None
    said = [short(run, comparison.indicator) for run in runs]
    if by_day := days_sentence(comparison):
        said.append(by_day.rstrip("."))
    top = top_mover(comparison, names)
    if top and not (runs and first == "weekday"):
        said.append(tr("Lo que más pesó: {top}", top=top))
    return said


def origin_of(total: str) -> str:
    """How the address calls the rows of a total: an indicator's own, or those of all outlets."""
    return of_series("press", "publications") if total == ALL_OUTLETS else total


def _linked(text: str, comparison: TotalComparison, span: Span | None) -> Node:
    """A figure with a link to its rows, where the page of origins has that very figure: a whole month, or the year so far."""
    figure = origin_of(comparison.indicator.id)
    if span and len(span.months) == 1 and span.is_whole:
        return linked_figure(text, figure, span.months[0])
    is_year_so_far = span == comparison.span and not comparison.indicator.kind.per_day and "/" not in figure
    return linked_figure(text, figure) if is_year_so_far and span and len(span.months) > 1 else text
