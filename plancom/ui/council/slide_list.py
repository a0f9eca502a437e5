"""The list of a session's slides: shown or not, up or down, with a headline and a note of the office's own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import streamlit as st

from plancom.language.translation import tr, tr_in
from plancom.reports.deck import Deck, Slide
from plancom.reports.session import LONGEST_HEADLINE, LONGEST_NOTE, Choice, Session, moved
from plancom.ui.elements.sections import plain


class Draft(Protocol):
    """What is edited."""

    session: Session


def slides_section(deck: Deck, draft: Draft) -> None:
    """Every slide of the deck in the session's order."""
    st.header(tr("Diapositivas"), anchor="diapositivas")
    by_id = {slide.id: slide for slide in deck.slides}
    last = len(draft.session.choices) - 1
    for place, choice in enumerate(draft.session.choices):
        with st.container(border=True, key=f"slide-{choice.slide}"):
            _row(by_id[choice.slide], choice, draft, place, last)


def _row(slide: Slide, choice: Choice, draft: Draft, place: int, last: int) -> None:
    turn = st.session_state["sesion-vez"]
    with st.container(horizontal=True, vertical_alignment="center"):
        key = f"mostrar-{turn}-{slide.id}"
        st.checkbox(
            f"{place + 1}. {plain(slide.title)}",
            choice.shown,
            key=key,
            width="stretch",
            on_change=_show,
            args=(draft, slide.id, key),
        )
        st.button(
            tr_in("diapositiva", "Subir"), icon=":material/arrow_upward:", key=f"subir-{slide.id}", disabled=place == 0, on_click=_move,
            args=(draft, slide.id, -1), type="tertiary",
        )  # fmt: skip
        st.button(
            tr("Bajar"), icon=":material/arrow_downward:", key=f"bajar-{slide.id}", disabled=place == last, on_click=_move,
            args=(draft, slide.id, 1), type="tertiary",
        )  # fmt: skip
        with st.popover(tr("Palabras"), icon=":material/edit:"):
            _words(slide, choice, draft, turn)
    said = choice.headline or slide.headline
    if said:
        st.caption(tr("{said} *(titular de la oficina)*", said=plain(said)) if choice.headline else plain(said))
    if choice.note:
        st.caption(f":material/sticky_note_2: {plain(choice.note)}")


def _words(slide: Slide, choice: Choice, draft: Draft, turn: int) -> None:
    head, note = f"titular-{turn}-{slide.id}", f"nota-{turn}-{slide.id}"
    st.text_area(
        tr("Titular"), choice.headline, max_chars=LONGEST_HEADLINE, key=head, placeholder=slide.headline, on_change=_reword,
        args=(draft, slide.id, head, note), help=tr("Si lo deja vacío, la frase que escribe el tablero con las cifras."),
    )  # fmt: skip
    st.text_area(
        tr("Nota para quien habla"), choice.note, max_chars=LONGEST_NOTE, key=note, on_change=_reword, args=(draft, slide.id, head, note),
        help=tr("No se ve en la diapositiva: aparece con la tecla N y en las notas de PowerPoint."),
    )  # fmt: skip


def _change(draft: Draft, slide: str, change: Callable[[Choice], Choice]) -> None:
    choices = tuple(change(one) if one.slide == slide else one for one in draft.session.choices)
    draft.session = replace(draft.session, choices=choices)


def _show(draft: Draft, slide: str, key: str) -> None:
    _change(draft, slide, lambda one: replace(one, shown=bool(st.session_state[key])))


def _reword(draft: Draft, slide: str, head: str, note: str) -> None:
    said, noted = str(st.session_state[head]).strip(), str(st.session_state[note]).strip()
    _change(draft, slide, lambda one: replace(one, headline=said, note=noted))


def _move(draft: Draft, slide: str, by: int) -> None:
    draft.session = replace(draft.session, choices=moved(draft.session.choices, slide, by))
