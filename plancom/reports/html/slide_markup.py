"""Each slide as HTML: tables as tables, a chart's place with its words."""

import htpy as h

from plancom.charts.goal_charts import GoalChart
from plancom.charts.status import status_of
from plancom.charts.year_charts import YearsChart
from plancom.html import Element, Node, Renderable, heads, picture, sign
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck, Fact, Slide, Table
from plancom.reports.facts import beside
from plancom.reports.opening_slides import SAMPLE_NOTICE
from plancom.reports.safe_text import shortened

FEW, SOME, ROW = 4, 7, 240  # rows of a table that stand in larger letters; how many pixels a row may grow to
SHORT = 8  # characters of a figure that has its full size
LONG = 80  # characters above which a sentence takes a smaller size
VERY_LONG = 150
ENORMOUS = 260
MOST = 420
"""A headline is said whole up to here: one with what a change of measurement means for it may have 400."""


def section(slide: Slide, deck: Deck, number: int) -> Element:
    """One slide as reveal.js takes it; its id is its address."""
    inner = _cover(slide, deck) if slide.kind == "title" else _page(slide, deck, number)
    notes = h.aside(".notes")[[h.p[note] for note in slide.notes]]
    return h.section(id=slide.id, class_=["slide", slide.kind], aria_label=slide.title)[sample_band(deck), inner, notes]


def _cover(slide: Slide, deck: Deck) -> Element:
    return h.div(".cover")[
        logo_image(deck),
        h.h1(class_=_size(slide.title))[shortened(slide.title, 240)],
        h.p(".headline")[slide.headline],
        h.div(".soft")[[h.p[line] for line in slide.points]],
    ]


def sample_band(deck: Deck) -> Node:
    """Across the top of every slide: whoever photographs one has that its figures are invented."""
    return h.p(".sample")[tr(SAMPLE_NOTICE)] if deck.has_samples else None


def logo_image(deck: Deck) -> Node:
    """The institution's logo, inside the page."""
    if deck.logo is None:
        return None
    return picture(deck.logo.png, "image/png", tr("Logo: {institution}", institution=deck.institution), "logo")


def _page(slide: Slide, deck: Deck, number: int) -> list[Node]:
    said = " · ".join(part.rstrip(".") for part in slide.foot)
    sample = f" · {tr('Datos de ejemplo')}" if deck.has_samples else ""
    top = [
        h.div(".title")[h.h2[shortened(slide.title, 90)], status(slide)],
        h.p(class_=["headline", _size(slide.headline)])[shortened(slide.headline, MOST)],
    ]
    return [
        h.header(".lead")[_large(slide.facts[0]), h.div[top, facts_line(beside(slide.facts))]] if slide.facts else h.header[top],
        h.div(".body")[_chart(slide) if slide.facts else _content(slide)],
        h.footer[h.span[shortened(said, 300)], h.span(".page")[f"{number} / {len(deck.slides)}{sample}"]],
    ]  # fmt: skip


def _large(fact: Fact) -> Element:
    """The slide's one large figure, with what it is."""
    return h.p(class_=["large", "long" if len(fact.text) > SHORT else None])[h.span(data_fact=fact.id)[fact.text], h.small[fact.label]]  # fmt: skip


def status(slide: Slide) -> Node:
    """The semáforo: shape, word and colour together."""
    return h.p(class_=["status", slide.status])[sign(slide.mark.shape, slide.mark.word)] if slide.mark else None


def _chart(slide: Slide) -> list[Node]:
    empty = None if slide.tables else h.p(".empty")[tr("Sin datos para dibujar.")]
    chart = chart_place(slide.id, slide.chart) if slide.chart else empty
    return [chart, *(table(one) for one in slide.tables)]


def chart_place(slide_id: str, chart: GoalChart | YearsChart) -> Element:
    """Where the chart is drawn: its words for a screen reader, and a button to its figures."""
    return h.figure(".chart-box")[
        h.div(".chart", data_chart=slide_id, role="img", aria_label=chart.alt),
        h.button(".data-button", type="button", data_table=f"datos-{slide_id}")[tr("Ver los datos")],
    ]


def facts_line(facts: tuple[Fact, ...]) -> Node:
    """A slide's other figures in a line."""
    return (
        h.dl(".facts")[[h.div[h.dt[fact.label], h.dd(data_fact=fact.id)[fact.text]] for fact in facts]]
        if facts
        else None
    )


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
        h.tr[
            [
                _cell(text, side, name, first=not n)
                for n, (text, side, name) in enumerate(zip(row, one.align, one.head, strict=True))
            ]
        ]
        for row in one.rows
    ]
    wide = "wide" if len(one.head) > 7 else None  # noqa: PLR2004 - columns
    size = "few" if len(rows) <= FEW and not wide else "some" if len(rows) <= SOME and not wide else None
    height = f"height:min(100%,{ROW * (len(rows) + 1)}px)"
    return h.table(class_=["data", wide, size], style=height)[
        h.caption(".hidden")[one.title], h.colgroup[columns], h.thead[h.tr[names]], h.tbody[rows]
    ]


def _cell(text: str, side: str, name: str, *, first: bool) -> Element:
    """A cell; on a phone, where a row is a block, it is labelled with its column's name."""
    words = shortened(text, 140)
    known = status_of(text)
    if known:
        return h.td(class_=side, data_label=name)[h.span(class_=["status", known])[words]]
    return h.th(scope="row", class_=side)[words] if first else h.td(class_=side, data_label=name)[words]


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
    ("Esc, O", later("Todas las diapositivas, para saltar a una")),
    ("S", later("Ventana de quien presenta: notas, la que sigue y el reloj")),
    ("N", later("Notas en esta pantalla")),
    ("B", later("Pantalla en negro")),
    ("F", later("Pantalla completa")),
    ("T", later("Claro u oscuro")),
    ("?", later("Esta ayuda")),
)


def around_slides() -> Renderable:
    """What stands beside the slides: notes, all slides, the list of keys, the presenter's window to be, and a button for each."""
    notes, keys, every = tr("Notas"), tr("Teclas"), tr("Todas las diapositivas")
    rows = [h.tr[h.td[tr(key)], h.td[tr(what)]] for key, what in KEYS]
    tools = {
        "presenter": tr("Ventana de quien presenta"),
        "grid": every,
        "notes": notes,
        "theme": tr("Claro u oscuro"),
        "help": keys,
    }
    return h.fragment[
        h.div("#notas.panel", hidden=True, role="region", aria_label=notes, tabindex="0")[h.h2[notes], h.div],
        h.div("#todas", hidden=True, role="dialog", aria_modal="true", aria_label=every),
        h.p("#aviso", hidden=True, role="status")[tr("El navegador no dejó abrir la ventana: permita las ventanas emergentes de esta página y oprima S otra vez.")],
        h.dialog("#ayuda.figures", aria_label=keys)[h.h2[keys], h.table[h.tbody[rows]], _closing()],
        h.nav(".tools", aria_label=tr("Herramientas"))[
            [h.button(type="button", data_tool=name)[words] for name, words in tools.items()]
        ],
        _presenter(),
    ]  # fmt: skip


def _presenter() -> Element:
    """The presenter's window: what the council sees, what comes next, the notes and the time. `deck.js` fills it."""
    buttons = {
        "prev": tr("Anterior"),
        "next": tr("Siguiente"),
        "black": tr("Pantalla en negro"),
        "reset": tr("Reloj en cero"),
    }
    return h.template("#presenta", data_title=tr("Quien presenta"), data_end=tr("Fin de la presentación"))[
        h.main(".presenter")[
            h.header[
                h.h1[tr("Quien presenta")],
                h.p[h.span(data_part="number"), " · ", tr("hora"), " ", h.strong(data_part="clock"), " · ", tr("van"), " ", h.strong(data_part="elapsed")],
            ],
            h.div(".now", role="region", aria_label=tr("En pantalla"))[h.h2[tr("En pantalla")], h.div(".mini", data_part="now")],
            h.div(".then", role="region", aria_label=tr("La que sigue"))[h.h2[tr("La que sigue")], h.div(".mini", data_part="then")],
            h.div(".said", role="region", aria_label=tr("Notas"), tabindex="0")[h.h2[tr("Notas")], h.div(data_part="notes", aria_live="polite")],
            h.nav(aria_label=tr("Herramientas"))[[h.button(type="button", data_do=name)[words] for name, words in buttons.items()]],
        ]
    ]  # fmt: skip


def _size(text: str) -> str | None:
    sizes = {ENORMOUS: "tiny", VERY_LONG: "smallest", LONG: "smaller"}
    return next((name for length, name in sizes.items() if len(text) > length), None)
