"""Every total in a row: what it is now, beside the month before and a year ago, and what moved it most."""

from collections.abc import Mapping, Sequence
from html import escape

from plancom.changes.amounts import Dimension, Material, dimensions
from plancom.changes.contributions import Comparison, compare
from plancom.changes.sentences import change_text, top_mover
from plancom.changes.spans import AGAINST, Against, Kind
from plancom.indicators.sentences import written
from plancom.indicators.view import View
from plancom.language.numbers import MISSING
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.ui.stacked import stacked_table

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
    heads = [tr("Indicador"), tr("Ahora"), *(OTHER[against] for against in sides(kind))]
    stacked_table(tr("Cambios de todos los indicadores"), heads, lines)


def _glance_row(material: Material, both: Sequence[Comparison], names: Names) -> Sequence[str]:
    first = both[0]
    now = written(material.indicator, None if first.own is None else float(first.own))
    when = first.span.label if first.span else ""
    own = f"<strong>{escape(now)}</strong><small>{escape(when)}</small>"
    return [escape(material.indicator.name), own, *(_change_cell(one, names) for one in both)]


def _change_cell(comparison: Comparison, names: Names) -> str:
    if comparison.pair is None:
        return f"{MISSING}<small>{escape(comparison.refused)}</small>"
    mark = "▲ " if (comparison.change or 0) > 0 else "▼ " if (comparison.change or 0) < 0 else ""
    now, before = (written(comparison.indicator, float(value or 0)) for value in (comparison.now, comparison.before))
    said = f"{before} en {comparison.pair.before.label}"
    if comparison.now != comparison.own:  # part of the total has nothing to be compared with
        left = [names["series"].get(one, one) for one in comparison.left_out]
        without = tr(", sin contar {left}", left=listed(left)) if left else ""
        said = tr(
            "{now} en {label} frente a {said}{without}",
            now=now,
            label=comparison.pair.now.label,
            said=said,
            without=without,
        )
    top = top_mover(comparison, names) if comparison.change else ""
    most = f"<small>Lo que más pesó: {escape(top)}</small>" if top else ""
    return f"<strong>{mark}{escape(change_text(comparison))}</strong><small>{escape(said)}</small>{most}"
