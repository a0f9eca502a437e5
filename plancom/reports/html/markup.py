"""Each slide as HTML: every text escaped, tables as tables, a chart's place with its words."""

from html import escape

from plancom.charts import STATUS
from plancom.charts.goal_charts import GoalChart
from plancom.charts.status import status_of
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck, Fact, Slide, Table
from plancom.reports.words import shortened

LONG = 80  # characters above which a sentence takes a smaller size
VERY_LONG = 150
ENORMOUS = 260
MOST = 420
"""A headline is said whole up to here: one with what a change of measurement means for it may have 400."""


def section(slide: Slide, deck: Deck, number: int) -> str:
    """One slide as reveal.js takes it; its id is its address."""
    inner = _cover(slide, deck) if slide.kind == "title" else _page(slide, deck, number)
    notes = "".join(f"<p>{escape(note)}</p>" for note in slide.notes)
    return (
        f'<section id="{escape(slide.id, quote=True)}" class="slide {slide.kind}" aria-label="{escape(slide.title, quote=True)}">'
        f'{inner}<aside class="notes">{notes}</aside></section>'
    )


def _cover(slide: Slide, deck: Deck) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in slide.points)
    return (
        f'<div class="cover">{logo_image(deck)}<h1 class="{_size(slide.title)}">{escape(shortened(slide.title, 240))}</h1>'
        f'<p class="headline">{escape(slide.headline)}</p><div class="soft">{lines}</div></div>'
    )


def logo_image(deck: Deck) -> str:
    """The institution's logo, inside the page."""
    if deck.logo is None:
        return ""
    from base64 import b64encode  # noqa: PLC0415

    data = b64encode(deck.logo.png).decode()
    return f'<img class="logo" alt="{escape(tr("Logo: {institution}", institution=deck.institution), quote=True)}" src="data:image/png;base64,{data}">'


def _page(slide: Slide, deck: Deck, number: int) -> str:
    head = f"<header><h2>{escape(shortened(slide.title, 90))}</h2>{status(slide.status)}</header>"
    headline = f'<p class="headline {_size(slide.headline)}">{escape(shortened(slide.headline, MOST))}</p>'
    body = _indicator(slide) if slide.kind == "indicator" else _content(slide)
    said = " · ".join(part.rstrip(".") for part in slide.foot)
    sample = f" · {tr('Datos de ejemplo')}" if deck.has_samples else ""
    foot = f'<footer><span>{escape(shortened(said, 300))}</span><span class="page">{number} / {len(deck.slides)}{sample}</span></footer>'
    return f'{head}{headline}<div class="body">{body}</div>{foot}'


def status(key: str | None) -> str:
    """The semáforo: shape, word and colour together."""
    if key is None:
        return ""
    mark = STATUS[key]
    return f'<p class="status {key}"><span aria-hidden="true">{mark.shape}</span> {mark.word}</p>'


def _indicator(slide: Slide) -> str:
    parts = table(slide.tables[0]) if slide.tables else ""
    chart = (
        chart_place(slide.id, slide.chart) if slide.chart else f'<p class="empty">{tr("Sin datos para dibujar.")}</p>'
    )
    return f'<div class="drawing">{chart}{parts}</div>{facts_table(slide.facts)}'


def chart_place(slide_id: str, chart: GoalChart) -> str:
    """Where the chart is drawn: its words for a screen reader, and a button to its figures."""
    name = escape(slide_id, quote=True)
    return (
        f'<figure class="chart-box"><div class="chart" data-chart="{name}" role="img" aria-label="{escape(chart.alt, quote=True)}"></div>'
        f'<button type="button" class="data-button" data-table="datos-{name}">{tr("Ver los datos")}</button></figure>'
    )


def facts_table(facts: tuple[Fact, ...]) -> str:
    """An indicator's figures; one that does not exist is left out, but for what happened and the target."""
    shown = [fact for fact in facts if fact.value is not None or fact.id in {"actual_to_date", "target"}]
    rows = "".join(
        f'<tr><th scope="row">{escape(f.label)}</th><td data-fact="{f.id}">{escape(f.text)}</td></tr>' for f in shown
    )
    return f'<table class="facts"><caption class="hidden">{tr("Cifras")}</caption><tbody>{rows}</tbody></table>'


def _content(slide: Slide) -> str:
    points = "".join(f"<li>{escape(shortened(point, 260))}</li>" for point in slide.points)
    listed = f'<ul class="{"many" if len(slide.points) > 4 else ""}">{points}</ul>' if points else ""  # noqa: PLR2004
    return listed + "".join(table(one) for one in slide.tables)


def table(one: Table, css: str = "") -> str:
    """A table with its heads and the columns' shares of the width."""
    total = sum(one.widths)
    columns = "".join(f'<col style="width:{100 * width / total:.1f}%">' for width in one.widths)
    heads = "".join(
        f'<th scope="col" class="{side}">{escape(text)}</th>' for text, side in zip(one.head, one.align, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(_cell(text, side, first=not n) for n, (text, side) in enumerate(zip(row, one.align, strict=True)))
        + "</tr>"
        for row in one.rows
    )
    wide = " wide" if len(one.head) > 7 else ""  # noqa: PLR2004 - columns
    return (
        f'<table class="data{wide} {css}"><caption class="hidden">{escape(one.title)}</caption><colgroup>{columns}</colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(text: str, side: str, *, first: bool) -> str:
    words = escape(shortened(text, 140))
    known = status_of(text)
    if known:
        return f'<td class="{side}"><span class="status {known}">{words}</span></td>'
    return f'<th scope="row" class="{side}">{words}</th>' if first else f'<td class="{side}">{words}</td>'


def dialog(slide: Slide) -> str:
    """The chart's figures month by month, to open over the slide and to print behind it."""
    if slide.chart is None:
        return ""
    found = slide.chart.table
    heads = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in found.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(value))}</td>" for value in row) + "</tr>"
        for row in found.to_numpy().tolist()
    )
    return (
        f'<dialog id="datos-{escape(slide.id, quote=True)}" class="figures" aria-label="{escape(slide.chart.title, quote=True)}">'
        f"<h2>{escape(slide.chart.title)}</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f'<form method="dialog"><button>{tr("Cerrar")}</button></form></dialog>'
    )


KEYS = (
    (later("→ ← espacio"), later("Siguiente, anterior")),
    (later("Inicio, Fin"), later("Primera, última")),
    ("Esc, O", later("Todas las diapositivas")),
    ("B", later("Pantalla en negro")),
    ("F", later("Pantalla completa")),
    ("T", later("Claro u oscuro")),
    ("N", later("Notas")),
    ("?", later("Esta ayuda")),
)


def around_slides() -> str:
    """What stands beside the slides: the panel of notes, the list of keys, and a button for each of both and for the theme."""
    rows = "".join(f"<tr><td>{tr(key)}</td><td>{tr(what)}</td></tr>" for key, what in KEYS)
    notes, keys, theme = tr("Notas"), tr("Teclas"), tr("Claro u oscuro")
    return (
        f'<div id="notas" class="panel" hidden><h2>{notes}</h2><div></div></div>\n'
        f'<dialog id="ayuda" class="figures" aria-label="{keys}"><h2>{keys}</h2><table><tbody>{rows}</tbody></table>'
        f'<form method="dialog"><button>{tr("Cerrar")}</button></form></dialog>\n'
        f'<nav class="tools" aria-label="{tr("Herramientas")}"><button type="button" data-tool="theme">{theme}</button>'
        f'<button type="button" data-tool="notes">{notes}</button><button type="button" data-tool="help">{keys}</button></nav>'
    )


def _size(text: str) -> str:
    sizes = {ENORMOUS: "tiny", VERY_LONG: "smallest", LONG: "smaller"}
    return next((name for length, name in sizes.items() if len(text) > length), "")
