"""Each slide as HTML: tables as tables, a chart's place with its words."""

import htpy as h

from plancom.charts import STATUS
from plancom.charts.goal_charts import GoalChart
from plancom.charts.status import status_of
from plancom.html import Element, Node, Renderable, heads, picture, sign
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck, Fact, Slide, Table
from plancom.reports.words import shortened

LONG = 80  # characters above which a sentence takes a smaller size
VERY_LONG = 150
ENORMOUS = 260
MOST = 420
"""A headline is said whole up to here: one with what a change of measurement means for it may have 400."""


def section(slide: Slide, deck: Deck, number: int) -> Element:
    """One slide as reveal.js takes it; its id is its address."""
    inner = _cover(slide, deck) if slide.kind == "title" else _page(slide, deck, number)
    notes = h.aside(".notes")[[h.p[note] for note in slide.notes]]
    return h.section(id=slide.id, class_=["slide", slide.kind], aria_label=slide.title)[inner, notes]


def _cover(slide: Slide, deck: Deck) -> Element:
    return h.div(".cover")[
        logo_image(deck),
        h.h1(class_=_size(slide.title))[shortened(slide.title, 240)],
        h.p(".headline")[slide.headline],
        h.div(".soft")[[h.p[line] for line in slide.points]],
    ]


def logo_image(deck: Deck) -> Node:
    """The institution's logo, inside the page."""
    if deck.logo is None:
        return None
    return picture(deck.logo.png, "image/png", tr("Logo: {institution}", institution=deck.institution), "logo")


def _page(slide: Slide, deck: Deck, number: int) -> list[Node]:
    said = " · ".join(part.rstrip(".") for part in slide.foot)
    sample = f" · {tr('Datos de ejemplo')}" if deck.has_samples else ""
    return [
        h.header[h.h2[shortened(slide.title, 90)], status(slide.status)],
        h.p(class_=["headline", _size(slide.headline)])[shortened(slide.headline, MOST)],
        h.div(".body")[_indicator(slide) if slide.kind == "indicator" else _content(slide)],
        h.footer[h.span[shortened(said, 300)], h.span(".page")[f"{number} / {len(deck.slides)}{sample}"]],
    ]


def status(key: str | None) -> Node:
    """The semáforo: shape, word and colour together."""
    return h.p(class_=["status", key])[sign(STATUS[key].shape, STATUS[key].word)] if key else None


def _indicator(slide: Slide) -> list[Node]:
    chart = chart_place(slide.id, slide.chart) if slide.chart else h.p(".empty")[tr("Sin datos para dibujar.")]
    return [h.div(".drawing")[chart, table(slide.tables[0]) if slide.tables else None], facts_table(slide.facts)]


def chart_place(slide_id: str, chart: GoalChart) -> Element:
    """Where the chart is drawn: its words for a screen reader, and a button to its figures."""
    return h.figure(".chart-box")[
        h.div(".chart", data_chart=slide_id, role="img", aria_label=chart.alt),
        h.button(".data-button", type="button", data_table=f"datos-{slide_id}")[tr("Ver los datos")],
    ]


def facts_table(facts: tuple[Fact, ...]) -> Element:
    """An indicator's figures; one that does not exist is left out, but for what happened and the target."""
    shown = [fact for fact in facts if fact.value is not None or fact.id in {"actual_to_date", "target"}]
    rows = [h.tr[h.th(scope="row")[fact.label], h.td(data_fact=fact.id)[fact.text]] for fact in shown]
    return h.table(".facts")[h.caption(".hidden")[tr("Cifras")], h.tbody[rows]]


def _content(slide: Slide) -> list[Node]:
    points = [h.li[shortened(point, 260)] for point in slide.points]
    listed = h.ul(class_="many" if len(points) > 4 else None)[points] if points else None  # noqa: PLR2004
    return [listed, *(table(one) for one in slide.tables)]


def table(one: Table) -> Element:
    """A table with its heads and the columns' shares of the width."""
    total = sum(one.widths)
    columns = [h.col(style=f"width:{100 * width / total:.1f}%") for width in one.widths]
    names = [h.th(scope="col", class_=side)[text] for text, side in zip(one.head, one.align, strict=True)]
    rows = [
        h.tr[[_cell(text, side, first=not n) for n, (text, side) in enumerate(zip(row, one.align, strict=True))]]
        for row in one.rows
    ]
    wide = "wide" if len(one.head) > 7 else None  # noqa: PLR2004 - columns
    return h.table(class_=["data", wide])[
        h.caption(".hidden")[one.title], h.colgroup[columns], h.thead[h.tr[names]], h.tbody[rows]
    ]


def _cell(text: str, side: str, *, first: bool) -> Element:
    words = shortened(text, 140)
    known = status_of(text)
    if known:
        return h.td(class_=side)[h.span(class_=["status", known])[words]]
    return h.th(scope="row", class_=side)[words] if first else h.td(class_=side)[words]


def dialog(slide: Slide) -> Node:
    """The chart's figures month by month, to open over the slide and to print behind it."""
    if slide.chart is None:
        return None
    found = slide.chart.table
    rows = [h.tr[[h.td[str(value)] for value in row]] for row in found.to_numpy().tolist()]
    return h.dialog(".figures", id=f"datos-{slide.id}", aria_label=slide.chart.title)[
        h.h2[slide.chart.title], h.table[heads(map(str, found.columns)), h.tbody[rows]], _closing()
    ]


def _closing() -> Element:
    return h.form(method="dialog")[h.button[tr("Cerrar")]]


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


def around_slides() -> Renderable:
    """What stands beside the slides: the panel of notes, the list of keys, and a button for each of both and for the theme."""
    notes, keys = tr("Notas"), tr("Teclas")
    rows = [h.tr[h.td[tr(key)], h.td[tr(what)]] for key, what in KEYS]
    tools = {"theme": tr("Claro u oscuro"), "notes": notes, "help": keys}
    return h.fragment[
        h.div("#notas.panel", hidden=True)[h.h2[notes], h.div],
        h.dialog("#ayuda.figures", aria_label=keys)[h.h2[keys], h.table[h.tbody[rows]], _closing()],
        h.nav(".tools", aria_label=tr("Herramientas"))[
            [h.button(type="button", data_tool=name)[words] for name, words in tools.items()]
        ],
    ]


def _size(text: str) -> str | None:
    sizes = {ENORMOUS: "tiny", VERY_LONG: "smallest", LONG: "smaller"}
    return next((name for length, name in sizes.items() if len(text) > length), None)
