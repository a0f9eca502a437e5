"""Older versions of a session, to be taken up again; its removal is a version too."""

from typing import Any

import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.store.council import sessions
from plancom.store.council.sessions import SessionVersion
from plancom.store.office.documents import OutdatedError
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import offered
from plancom.ui.state.address import UNSAVED
from plancom.ui.state.author import author

DRAFT, TO_OPEN, DONE = "sesion-borrador", "sesion-por-abrir", "sesion-hecho"


@offered(acts.SAVE_SESSION)
def past_section(office: Office, name: str, seen: int) -> None:
    """Every version of the session of that name; `seen` is the one that is edited."""
    with st.expander(tr("Versiones anteriores y quitar"), on_change="rerun", key="sesion-versiones") as box:
        if not box.open:
            return
        with office.engine.connect() as connection:
            found = sessions.versions(connection, office.plan.id, name)
        for one in found:
            _version(office, one, seen)
        if st.button(tr("Quitar esta sesión"), key="quitar-sesion", icon=":material/delete:"):
            done = tr(
                "Se quitó «{name}». Guardar otra con ese nombre la trae de vuelta con sus versiones.",
                name=plain(name),
            )
            _write(office, name, None, seen=seen, opened="", done=done)


def _version(office: Office, one: SessionVersion, seen: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"sesion-version-{one.id}"):
        when = dates.moment(clock.local(one.created_at, office.plan))
        slides = sum(choice["shown"] for choice in one.content["choices"]) if one.content else 0
        said = counted(slides, "diapositiva", "diapositivas") if one.content else tr("quitada")
        who = plain(one.author) or tr("sin nombre")
        st.markdown(
            tr("Versión {version} · {when} · {who} · {said}", version=one.version, when=when, who=who, said=said),
            width="stretch",
        )
        if one.content and one.version != seen and st.button(tr("Recuperar"), key=f"recuperar-{one.id}"):
            done = tr("Recuperada la versión {version} de «{name}».", version=one.version, name=plain(one.name))
            _write(office, one.name, one.content, seen=seen, opened=one.name, done=done)


def _write(office: Office, name: str, content: dict[str, Any] | None, *, seen: int, opened: str, done: str) -> None:
    try:
        sessions.save(office.engine, office.plan.id, name, content, seen=seen, author=author(), now=clock.now())
    except OutdatedError as error:
        who = error.since[-1].author or tr("Otra persona")
        st.warning(
            tr(
                "{who} guardó «{name}» mientras tanto; no se cambió nada. Ábrala otra vez.",
                who=plain(who),
                name=plain(name),
            ),
            icon=":material/group:",
        )
        return
    reopen(opened, done)


def forget() -> None:
    """The session that is edited is read anew, without what was not saved."""
    st.session_state.pop(DRAFT, None)
    st.query_params.pop(UNSAVED, None)


def reopen(name: str, done: str) -> None:
    """Opens the session of that name (a new one for ""), and says what was done."""
    forget()
    st.session_state[TO_OPEN] = name
    st.session_state[DONE] = done
    st.rerun()
