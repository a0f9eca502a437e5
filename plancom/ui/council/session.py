"""The editor of a session: its slides chosen, ordered and reworded, kept under a name, opened full screen or handed over."""

import secrets
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

import streamlit as st
from sqlalchemy import Connection
from streamlit.delta_generator import DeltaGenerator

from plancom import clock
from plancom.access import acts
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import default_language, language, tr
from plancom.office import Office
from plancom.reports.presets import preset_choices, presets
from plancom.reports.session import LONGEST_ADVANCE, LONGEST_NAME, Session, choices_of, session_of
from plancom.services.decks import session_deck
from plancom.store.council import session_drafts, sessions
from plancom.store.council.session_drafts import SessionDraft
from plancom.store.council.sessions import SessionVersion
from plancom.store.office.documents import OutdatedError
from plancom.ui.council.reports import TITLE_LENGTH, buttons_section
from plancom.ui.council.session_history import DONE, DRAFT, TO_OPEN, forget, past_section, reopen
from plancom.ui.council.slide_list import presets_section, slides_section
from plancom.ui.elements.links import view_parameters
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import actor, may
from plancom.ui.state.address import UNSAVED, say_in_address, take_from_address
from plancom.ui.state.author import author
from plancom.ui.state.figures import figures_now
from plancom.ui.state.language import ASKED
from plancom.ui.state.plan_choice import VERSION

OPEN, NEW, ADDRESS = "sesion-abierta", "", "sesion"


@dataclass
class Draft:
    """A session while it is edited: `seen` is the version it was opened with; `saved` as it was then, None for a new one.

    `kept` is what it was when it was begun, or, once it `is_kept`, when that was done last under its own `name`.
    """

    session: Session
    saved: Session | None
    seen: int
    name: str = field(default_factory=lambda: secrets.token_hex(8))
    kept: Session | None = None
    is_kept: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.session != self.saved


def session_sections(office: Office, view: View) -> None:
    """Which session, what is on it, and what to do with it."""
    with office.engine.connect() as connection:
        found = sessions.sessions(connection, office.plan.id)
        _recall(connection, office.plan.id, found)
    session, name, title = st.columns([2, 2, 3])
    with session:
        draft = _pick(found, view)
    _fields(office, draft, name, title)
    figures = figures_now(office, view)
    whole = session_deck(figures, replace(draft.session, choices=()))
    if draft.session.choices:
        choices = choices_of(whole, draft.session)
    else:  # a new session begins as what a council sees
        choices = preset_choices(whole, choices_of(whole), presets(whole)[0])
    draft.session = replace(draft.session, choices=choices)
    if draft.saved is not None:
        draft.saved = replace(draft.saved, choices=choices_of(whole, draft.saved))
    if draft.kept is not None:
        draft.kept = replace(draft.kept, choices=choices_of(whole, draft.kept))
    _keep(office, draft)
    bar = st.container(border=True, key="session-bar")
    presets_section(whole, draft)
    slides_section(whole, draft)
    with bar:
        _actions(office, draft)
    chosen = session_deck(figures, draft.session)
    st.header(tr("Entregar esta sesión"), anchor="entregar")
    if chosen.slides:
        buttons_section(office, chosen, view.as_of, draft.session.strategy or None)
    if draft.saved is not None:
        past_section(office, draft.saved.name, draft.seen)


def _pick(found: list[SessionVersion], view: View) -> Draft:
    """The session that is edited: the one that the address names, or the last one that was saved, or a new one."""
    names = [one.name for one in found]
    take_from_address(ADDRESS, OPEN, names)
    if (wanted := st.session_state.pop(TO_OPEN, None)) is not None:
        st.session_state[OPEN] = wanted if wanted in names else NEW
    if st.session_state.get(OPEN) not in {NEW, *names}:
        st.session_state[OPEN] = _last(names)
    name = st.selectbox(
        tr("Sesión"),
        [*names, NEW],
        format_func=lambda one: tr("Nueva sesión") if one == NEW else one,
        key=OPEN,
        on_change=forget,
    )
    say_in_address(ADDRESS, OPEN, name, NEW)
    return _draft(found, name, view)


def _recall(connection: Connection, plan: str, found: list[SessionVersion]) -> None:
    """As the page opens: what was chosen in this tab and not saved, at a server that is gone or before the page was loaded again."""
    name = st.query_params.get(UNSAVED, "")
    if DRAFT in st.session_state or not name:
        return
    kept = session_drafts.draft(connection, name, plan, actor().account)
    if kept is None:
        st.query_params.pop(UNSAVED)
        return
    saved = next((session_of(one.content) for one in found if one.name == kept.session and one.content), None)
    _begin(Draft(session_of(kept.content), saved, kept.seen if saved else 0, name, is_kept=True))
    st.session_state[OPEN] = kept.session if saved else NEW


def _keep(office: Office, draft: Draft) -> None:
    """Keeps what was chosen since, in the name of who is at the screen, and says in the address where."""
    if draft.kept is None:
        draft.kept = draft.session
    elif draft.kept != draft.session:
        saved = draft.saved.name if draft.saved else NEW
        content = draft.session.document()
        one = SessionDraft(draft.name, office.plan.id, actor().account, saved, draft.seen, content)
        if session_drafts.keep(office.engine, one, clock.now()):
            draft.kept = draft.session
            draft.is_kept = True
    if draft.is_kept and st.query_params.get(UNSAVED) != draft.name:
        st.query_params[UNSAVED] = draft.name


def _begin(draft: Draft) -> Draft:
    """From here on this one is edited; its widgets are new."""
    st.session_state[DRAFT] = draft
    st.session_state["sesion-vez"] = st.session_state.get("sesion-vez", 0) + 1
    return draft


def _draft(found: list[SessionVersion], name: str, view: View) -> Draft:
    """What is edited of the session `name`, as far as it has come; begun anew where another one was."""
    draft: Draft | None = st.session_state.get(DRAFT)
    if draft is not None and (draft.saved.name if draft.saved else NEW) == name:
        return draft
    saved = next((one for one in found if one.name == name), None)
    session = session_of(saved.content) if saved and saved.content else None
    proposed = Session(_proposed_name(view, [one.name for one in found]))
    st.query_params.pop(UNSAVED, None)
    return _begin(Draft(session or proposed, session, saved.version if saved else 0))


def _last(names: list[str]) -> str:
    """What was being edited before another page was opened, else the session that was saved last."""
    draft: Draft | None = st.session_state.get(DRAFT)
    if draft is None:
        return names[0] if names else NEW
    return draft.saved.name if draft.saved and draft.saved.name in names else NEW


def _proposed_name(view: View, taken: list[str]) -> str:
    """«Sesión de septiembre de 2018», of the cut-off's month, numbered where there is one."""
    name = tr("Sesión de {month}", month=dates.month_long(view.as_of))
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _fields(office: Office, draft: Draft, name_place: DeltaGenerator, title_place: DeltaGenerator) -> None:
    """Name, title, strategy and pace."""
    turn = st.session_state["sesion-vez"]
    name = name_place.text_input(
        tr("Nombre de la sesión"),
        draft.session.name,
        max_chars=LONGEST_NAME,
        key=f"sesion-nombre-{turn}",
        placeholder=tr("Sesión de octubre"),
    )
    title = title_place.text_input(
        tr("Título de la portada"),
        draft.session.title,
        max_chars=TITLE_LENGTH,
        key=f"sesion-titulo-{turn}",
        placeholder=tr("Informe de avance"),
    )
    names = {"": tr("Todo el plan")} | {one.id: one.name for one in office.plan.strategies}
    ids = list(names)
    left, right = st.columns([4, 3])
    begun = ids.index(draft.session.strategy) if draft.session.strategy in ids else 0
    strategy = left.selectbox(
        tr("Estrategia"), ids, begun, format_func=names.__getitem__, key=f"sesion-estrategia-{turn}"
    )
    advance = right.number_input(
        tr("Avanzar sola cada (segundos)"), 0, LONGEST_ADVANCE, draft.session.advance, step=5, key=f"sesion-avance-{turn}",
        help=tr("0: solo avanza con el teclado o el control. Cualquier tecla la detiene."),
    )  # fmt: skip
    draft.session = replace(
        draft.session, name=" ".join(name.split()), title=title, strategy=strategy, advance=int(advance)
    )


def _actions(office: Office, draft: Draft) -> None:
    """Save, and open full screen."""
    shown = sum(choice.shown for choice in draft.session.choices)
    with st.container(horizontal=True, vertical_alignment="center"):
        if may(acts.SAVE_SESSION) and st.button(
            tr("Guardar la sesión"), type="primary", icon=":material/save:", key="guardar-sesion"
        ):
            _save(office, draft)
        name = draft.saved.name if draft.saved else ""
        if name and shown:
            label = tr("Abrir «{name}» en pantalla completa", name=plain(name))
            st.link_button(label, presentation_address(name), icon=":material/present_to_all:")
        elif shown:
            st.link_button(
                tr("Abrir el informe completo en pantalla completa"),
                presentation_address(""),
                icon=":material/present_to_all:",
            )
        if draft.is_kept:
            st.button(tr("Descartar los cambios"), icon=":material/undo:", key="descartar-sesion", on_click=forget)
        slides = counted(shown, "diapositiva", "diapositivas")
        st.caption(tr("{shown} de {count}.", shown=slides, count=len(draft.session.choices)), width="content")
    if draft.saved is None and may(acts.SAVE_SESSION):
        st.caption(tr("Guárdela para abrirla en pantalla completa y para encontrarla mañana."))
    elif draft.saved is not None and draft.is_changed:
        st.caption(tr("Hay cambios sin guardar: la pantalla completa muestra lo guardado."))
    if done := st.session_state.pop(DONE, None):
        st.success(done, icon=":material/check_circle:")
    st.caption(
        tr(
            "Se abre en otra pestaña. → ← avanzan y vuelven, S abre la ventana de quien presenta, ? muestra las demás teclas."
        )
    )


def presentation_address(name: str) -> str:
    """Where the presentation of the view that is picked is served; relative, so that it works behind any address."""
    asked = view_parameters()
    if st.session_state.get(VERSION):
        asked["version"] = str(st.session_state[VERSION])
    if name:
        asked["sesion"] = name
    if language() != default_language():
        asked[ASKED] = language()
    return f"presentacion?{urlencode(asked)}"


def _save(office: Office, draft: Draft) -> None:
    session = draft.session
    if not session.name:
        st.error(tr("Escriba un nombre para la sesión."), icon=":material/block:")
        return
    if not any(choice.shown for choice in session.choices):
        st.error(tr("La sesión quedaría vacía: escoja al menos una diapositiva."), icon=":material/block:")
        return
    seen = draft.seen if draft.saved and draft.saved.name == session.name else 0
    try:
        written = sessions.save(
            office.engine, office.plan.id, session.name, session.document(), seen=seen, author=author(), now=clock.now()
        )  # fmt: skip
    except OutdatedError as error:
        newest: SessionVersion = error.since[-1]
        when = dates.moment(clock.local(newest.created_at, office.plan))
        who = newest.author or tr("Otra persona")
        if draft.saved and draft.saved.name == session.name:
            draft.seen = newest.version
            said = tr(
                "No se guardó nada y lo suyo sigue aquí: si guarda otra vez, quedará como la versión más nueva, y la otra en el historial."
            )
        else:
            said = tr("Escoja otro nombre, o ábrala en la lista para cambiarla.")
        st.warning(
            tr(
                "{who} guardó «{name}» el {when}. {said}",
                who=plain(who),
                name=plain(session.name),
                when=when,
                said=said,
            ),
            icon=":material/group:",
        )
        return
    name = plain(session.name)
    reopen(
        session.name,
        tr("Guardada: «{name}», versión {version}.", name=name, version=written.version)
        if written
        else tr("«{name}» ya estaba guardada así: no se guardó otra vez.", name=name),
    )
