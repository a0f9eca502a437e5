"""The list of a session's slides: a usual choice of them, each shown or not, at its place, with the office's own words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import streamlit as st

from plancom.charts.theme import Look
from plancom.html import html_of, picture
from plancom.language.translation import tr, tr_in
from plancom.reports.deck import Deck, Slide
from plancom.reports.presets import Preset, preset_choices, presets
from plancom.reports.session import LONGEST_HEADLINE, LONGEST_NOTE, Choice, Session, moved, placed
from plancom.reports.thumbnail import thumbnail
from plancom.ui.elements.sections import plain


class Draft(Protocol):
    """What is edited."""

    session: Session


def presets_section(deck: Deck, draft: Draft) -> None:
    """A button for each usual choice of slides."""
    with st.container(horizontal=True, vertical_alignment="center", key="presets"):
        st.header(tr("Diapositivas"), anchor="diapositivas", width="content")
        for one in presets(deck):
            st.button(
                tr(one.name), key=f"escoger-{one.id}", help=one.purpose, on_click=_choose, args=(deck, draft, one)
            )


def slides_section(deck: Deck, draft: Draft) -> None:
    """Every slide of the deck in the session's order."""
    look = Look(accent=deck.accent, dark=st.context.theme.type == "dark")
    by_id = {slide.id: slide for slide in (*deck.slides, *deck.blank)}
    last = len(draft.session.choices) - 1
    with st.container(key="slides", gap="xsmall"):
        for place, choice in enumerate(draft.session.choices):
            with st.container(key=f"slide-{choice.slide}"):
                miniature, row = st.columns([1, 8], vertical_alignment="center", gap="small")
                miniature.html(html_of(picture(thumbnail(by_id[choice.slide], look).encode(), "image/svg+xml", "")))
                with row:
                    _row(by_id[choice.slide], choice, draft, place, last)


def _row(slide: Slide, choice: Choice, draft: Draft, place: int, last: int) -> None:
    turn = st.session_state["sesion-vez"]
    key = f"mostrar-{turn}-{slide.id}"
    words, moves = st.columns([5, 3], vertical_alignment="center", gap="small")
    words.checkbox(
        f"{place + 1}. {_title(slide, choice)}",
        choice.shown,
        key=key,
        width="stretch",
        on_change=_show,
        args=(draft, slide.id, key),
    )
    with moves, st.container(horizontal=True, horizontal_alignment="right", gap="xsmall"):
        st.button(
            tr_in("diapositiva", "Subir"), icon=":material/arrow_upward:", key=f"subir-{slide.id}", disabled=place == 0, on_click=_move,
            args=(draft, slide.id, -1), type="tertiary",
        )  # fmt: skip
        st.button(
            tr("Bajar"), icon=":material/arrow_downward:", key=f"bajar-{slide.id}", disabled=place == last, on_click=_move,
            args=(draft, slide.id, 1), type="tertiary",
        )  # fmt: skip
        with st.popover(tr("Palabras y lugar"), icon=":material/edit:"):
            _words(slide, choice, draft, turn)
            _place(slide, draft, place, last)


def _title(slide: Slide, choice: Choice) -> str:
    """The slide's title, its sentence, and whether the office wrote that or a note."""
    said = plain(choice.headline or slide.headline)
    own = tr(" *(titular de la oficina)*") if choice.headline else ""
    note = f" :material/sticky_note_2: {plain(choice.note)}" if choice.note else ""
    return f"**{plain(slide.title)}** · {said}{own}{note}" if said else f"**{plain(slide.title)}**{note}"


def _place(slide: Slide, draft: Draft, place: int, last: int) -> None:
    key = f"lugar-{slide.id}-{place}"
    st.number_input(
        tr("Mover al lugar"), 1, last + 1, place + 1, key=key, on_change=_put, args=(draft, slide.id, key),
        help=tr("De 1 a {last}.", last=last + 1),
    )  # fmt: skip


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


def _put(draft: Draft, slide: str, key: str) -> None:
    place = int(st.session_state[key]) - 1
    draft.session = replace(draft.session, choices=placed(draft.session.choices, slide, place))


def _choose(deck: Deck, draft: Draft, preset: Preset) -> None:
    draft.session = replace(draft.session, choices=preset_choices(deck, draft.session.choices, preset))
    st.session_state["sesion-vez"] += 1  # boxes that were ticked by hand are drawn anew
