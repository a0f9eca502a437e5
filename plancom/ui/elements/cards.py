"""Cards: an indicator at a glance, as HTML; every figure is written by plancom.indicators.sentences."""

from collections.abc import Sequence

import htpy as h

from plancom.charts import STATUS, Look, MonthPoint, alt_text, sparkline
from plancom.html import Element, Node, Renderable, definitions, sign, trend
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST
from plancom.language.translation import tr


def status_mark(status: str, look: Look) -> Element:
    """The semáforo: shape, word and colour together."""
    mark = STATUS[status]
    return h.span(".pc-status", style=f"color:{mark.colour(dark=look.dark)}")[sign(mark.shape, mark.word)]


def status_counts(figures: Sequence[Progress], look: Look) -> Element:
    """How many indicators have each status; never one composite figure that could hide a failing goal."""
    items = []
    for status in WORST_FIRST:
        count = sum(1 for figure in figures if figure.status == status)
        items.append(count_item(count, status_mark(status, look)))
    return h.ul(".pc-counts", aria_label=tr("Indicadores por estado"))[items]


def count_item(count: int, words: Node) -> Element:
    """One item of a list of counts; a count of zero steps back."""
    return h.li(class_=["pc-count", None if count else "pc-none"])[h.strong[count], " ", words]


def card(figure: Progress, points: Sequence[MonthPoint], parts: Sequence[Progress], look: Look) -> Element:
    """One indicator: status, actual, expected and target, a small trend, the sentence, its parts, and what it stands on."""
    indicator = figure.indicator
    small = [
        (tr("Esperado a la fecha"), sentences.written(indicator, figure.expected_to_date)),
        (tr("Meta del año {plan_year}", plan_year=figure.plan_year), sentences.written(indicator, figure.target)),
    ]
    actual = sentences.written(indicator, figure.actual_to_date)
    missing, restated = sentences.missing(figure), sentences.restated(figure)
    colour = STATUS[figure.status].colour(dark=look.dark)
    return h.article(".pc-card", style=f"--pc-status: {colour}", aria_label=figure.name)[
        h.header[h.h3[figure.name], status_mark(figure.status, look)],
        h.div(".pc-figures")[
            h.p(".pc-actual")[actual, h.span(".pc-unit")[_actual_unit(figure)]],
            h.dl[definitions(small, grouped=True)],
        ],
        h.div(".pc-trend")[trend_image(figure, points, look)],
        h.p(".pc-sentence")[sentences.headline(figure)],
        _parts(parts, look),
        h.p(".pc-missing")[missing] if missing else None,
        h.p(".pc-missing")[restated] if restated else None,
        h.footer[
            h.p[f"{sentences.scope(figure)}. {sentences.baseline(figure)}."],
            h.p[sentences.readings_in_force(figure)],
        ],
    ]


def trend_image(figure: Progress, points: Sequence[MonthPoint], look: Look) -> Renderable:
    """The small trend with its own words."""
    percent = sentences.is_share(figure.indicator)
    title = tr("{short} por mes", short=figure.indicator.short)
    svg = sparkline(points, look=look, width=300, height=64, title=title, percent=percent)
    return trend(svg, alt_text(title, list(points), percent=percent), dark=look.dark)


def _actual_unit(figure: Progress) -> str:
    return tr(figure.indicator.kind.actual_unit, noun=figure.indicator.noun[1])


def _parts(parts: Sequence[Progress], look: Look) -> Node:
    if not parts:
        return None
    rows = [_part(part, look) for part in parts]
    return h.table(".pc-parts")[h.caption(".pc-hidden")[tr("Por red")], h.tbody[rows]]


def _part(part: Progress, look: Look) -> Element:
    actual = sentences.written(part.indicator, part.actual_to_date)
    target = tr("de {target}", target=sentences.written(part.indicator, part.target))
    return h.tr[h.th(scope="row")[part.short], h.td[actual], h.td[target], h.td[status_mark(part.status, look)]]
