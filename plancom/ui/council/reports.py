"""The reports page: one click per format, over the cut-off, the plan year and the readings in force."""

import datetime as dt
from functools import partial

import htpy as h
import streamlit as st

from plancom.html import html_of
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import Language, language, speaking, tr
from plancom.office import Office
from plancom.reports import build
from plancom.reports.deck import Deck
from plancom.reports.formats import FORMATS, Format, file_name
from plancom.services.decks import report_deck
from plancom.services.presenting import keep_presentation
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.sections import plain
from plancom.ui.state.author import author
from plancom.ui.state.figures import figures_now

WHOLE = ""
TITLE_LENGTH = 400
BUTTON_WIDTH = 260  # pixels: «Descargar Datos abiertos» with its sign, so that all stand in one column
ICONS = {
    "pptx": ":material/co_present:",
    "pdf": ":material/picture_as_pdf:",
    "xlsx": ":material/table_view:",
    "html": ":material/slideshow:",
    "open-data": ":material/dataset:",
}


def reports_sections(office: Office, view: View) -> None:
    """What the report is to be, a button per format, and what it will say."""
    st.markdown(
        tr(
            "Las mismas cifras de la pantalla, con corte al **{as_of}**, listas para presentar, entregar o archivar. El corte y el año se escogen como en las demás páginas.",
            as_of=dates.date(view.as_of),
        )
    )
    strategy, title = pick_report(office)
    deck = report_deck(figures_now(office, view), strategy=strategy, title=title)
    for warning in deck.warnings:
        st.warning(plain(warning), icon="⚠️")
    buttons_section(office, deck, view.as_of, strategy)
    contents_section(deck)


def pick_report(office: Office) -> tuple[str | None, str]:
    """The whole plan or one strategy, and the title."""
    names = {WHOLE: tr("Todo el plan")} | {one.id: one.name for one in office.plan.strategies}
    left, right = st.columns([1, 2])
    with left:
        chosen = st.selectbox(tr("Estrategia"), list(names), format_func=names.__getitem__, key="informe-estrategia")
    with right:
        title = st.text_input(
            tr("Título"), max_chars=TITLE_LENGTH, placeholder=tr(build.TITLE), key="informe-titulo", help=tr("Si lo deja vacío, «Informe de avance».")
        )  # fmt: skip
    return chosen or None, title or ""


def buttons_section(office: Office, deck: Deck, as_of: dt.date, strategy: str | None) -> None:
    """A line per format; the file is made when its button is pressed."""
    with st.container(key="formats", gap=None):
        for one in FORMATS.values():
            with st.container(horizontal=True, vertical_alignment="center", key=f"informe-{one.id}"):
                st.html(html_of(h.div[h.strong[one.name], h.br, h.span[one.purpose]]), width="stretch")
                st.download_button(
                    tr("Descargar {name}", name=one.name), partial(_written, office, one, deck, author(), language()), file_name=file_name(office.plan, as_of, one, strategy, session=deck.session),
                    mime=one.mime, on_click="ignore", key=f"descargar-{one.id}", icon=ICONS[one.id], width=BUTTON_WIDTH,
                )  # fmt: skip
    st.caption(
        tr(
            "«{title}». El archivo se prepara al oprimir el botón; la primera vez toma unos segundos.",
            title=plain(deck.title),
        )
    )


def _written(office: Office, one: Format, deck: Deck, who: str, spoken: Language) -> bytes:
    """The file, in the language of who pressed the button: it is made in a thread that knows no session."""
    with speaking(spoken):
        content = one.write(deck)
        keep_presentation(office.engine, deck, one.id, who)
    return content


def contents_section(deck: Deck) -> None:
    """Each slide with its sentence, so that one knows what will be handed over."""
    with st.expander(
        tr("Qué dice el informe: {count}", count=counted(len(deck.slides), "diapositiva", "diapositivas"))
    ):
        rows = [
            {tr("N.º"): str(n), tr("Diapositiva"): s.title, tr("Dice"): s.headline}
            for n, s in enumerate(deck.slides, start=1)
        ]
        figure_table(rows, alt=tr("Diapositivas del informe"))
