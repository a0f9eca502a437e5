"""Cards: an indicator at a glance, as HTML; every figure is written by plancom.indicators.sentences."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from plancom.charts import STATUS, Look, MonthPoint, alt_text, sparkline
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST
from plancom.language.translation import tr


def status_mark(status: str, look: Look) -> str:
    """The semáforo: shape, word and colour together."""
    mark = STATUS[status]
    return f'<span class="pc-status" style="color:{mark.colour(dark=look.dark)}"><span aria-hidden="true">{mark.shape}</span> {tr(mark.word)}</span>'


def status_counts(figures: Sequence[Progress], look: Look) -> str:
    """How many indicators have each status; never one composite figure that could hide a failing goal."""
    items = []
    for status in WORST_FIRST:
        count = sum(1 for figure in figures if figure.status == status)
        empty = "" if count else " pc-none"
        items.append(f'<li class="pc-count{empty}"><strong>{count}</strong> {status_mark(status, look)}</li>')
    label = tr("Indicadores por estado")
    return f'<ul class="pc-counts" aria-label="{label}">{"".join(items)}</ul>'


def card(figure: Progress, points: Sequence[MonthPoint], parts: Sequence[Progress], look: Look) -> str:
    """One indicator: status, actual, expected and target, a small trend, the sentence, its parts, and what it stands on."""
    indicator = figure.indicator
    small = [
        (tr("Esperado a la fecha"), sentences.written(indicator, figure.expected_to_date)),
        (tr("Meta del año {plan_year}", plan_year=figure.plan_year), sentences.written(indicator, figure.target)),
    ]
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in small)
    trend = trend_image(figure, points, look)
    missing = sentences.missing(figure)
    return (
        f'<article class="pc-card" style="--pc-status: {STATUS[figure.status].colour(dark=look.dark)}" aria-label="{escape(figure.name)}">'
        f"<header><h3>{escape(figure.name)}</h3>{status_mark(figure.status, look)}</header>"
        f'<div class="pc-figures"><p class="pc-actual">{escape(sentences.written(indicator, figure.actual_to_date))}'
        f'<span class="pc-unit">{escape(_actual_unit(figure))}</span></p><dl>{cells}</dl></div>'
        f'<div class="pc-trend">{trend}</div>'
        f'<p class="pc-sentence">{escape(sentences.headline(figure))}</p>'
        f"{_parts(parts, look)}"
        f'{f"""<p class="pc-missing">{escape(missing)}</p>""" if missing else ""}'
        f"<footer><p>{escape(sentences.scope(figure))}. {escape(sentences.baseline(figure))}.</p>"
        f"<p>{escape(sentences.readings_in_force(figure))}</p></footer>"
        "</article>"
    )


def trend_image(figure: Progress, points: Sequence[MonthPoint], look: Look) -> str:
    """The small trend as an image with its own text: `st.html` lets no SVG stand in the page itself."""
    percent = sentences.is_share(figure.indicator)
    title = tr("{short} por mes", short=figure.indicator.short)
    svg = sparkline(points, look=look, width=300, height=64, title=title, percent=percent)
    ink = "#e6edf3" if look.dark else "#16232d"
    encoded = b64encode(svg.replace("currentColor", ink).encode()).decode()
    return f'<img alt="{escape(alt_text(title, list(points), percent=percent))}" src="data:image/svg+xml;base64,{encoded}">'


def _actual_unit(figure: Progress) -> str:
    return tr(figure.indicator.kind.actual_unit, noun=figure.indicator.noun[1])


def _parts(parts: Sequence[Progress], look: Look) -> str:
    if not parts:
        return ""
    rows = "".join(_part(part, look) for part in parts)
    caption = tr("Por red")
    return f'<table class="pc-parts"><caption class="pc-hidden">{caption}</caption><tbody>{rows}</tbody></table>'


def _part(part: Progress, look: Look) -> str:
    actual = sentences.written(part.indicator, part.actual_to_date)
    target = tr("de {target}", target=sentences.written(part.indicator, part.target))
    return (
        f"<tr><th scope='row'>{escape(part.short)}</th><td>{escape(actual)}</td>"
        f"<td>{escape(target)}</td><td>{status_mark(part.status, look)}</td></tr>"
    )
