"""Versions of the plan's goals: who decided what, and a way to look at any of them again."""

from functools import partial

import streamlit as st

from plancom.indicators import decision_sentences
from plancom.language.translation import tr
from plancom.office import Office
from plancom.ui.elements.sections import plain
from plancom.ui.goals.decision_form import decision_form, done_section, when
from plancom.ui.state.plan_choice import VERSION


def keep_version() -> None:
    """The older version that an address asks for, kept in the session and in the address of every page."""
    if VERSION in st.query_params:
        st.session_state[VERSION] = st.query_params[VERSION]
    elif st.session_state.get(VERSION):
        st.query_params[VERSION] = st.session_state[VERSION]


def look_at(version: int | None) -> None:
    """From now on this session looks at `version`, or at the newest when None."""
    if version is None:
        st.session_state.pop(VERSION, None)
        st.query_params.pop(VERSION, None)
    else:
        st.session_state[VERSION] = st.query_params[VERSION] = str(version)


def version_banner(office: Office) -> None:
    """Above every page while an older version is looked at; elsewhere, what was registered last."""
    done_section()
    if not office.goals_are_old:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="version-banner"):
        which = (
            tr("la versión {version} del libro de lecturas", version=office.plan.version)
            if office.plan.version
            else tr("el plan como está escrito")
        )
        newest = office.decisions[-1].version
        st.markdown(
            tr(":material/history: Está viendo **{which}**; hoy rige la versión {newest}.", which=which, newest=newest)
        )
        st.button(tr("Volver a la vigente"), key="newest-version", on_click=look_at, args=(None,))


def versions_section(office: Office) -> None:
    """Every version, the newest first."""
    if not office.decisions:
        st.info(tr("No se ha decidido nada todavía: rige el plan como está escrito."))
        return
    for one in [*reversed(office.decisions), None]:
        version = one.version if one else 0
        with st.container(border=True, key=f"version-{version}"):
            current = tr("  \n**Es la que se está viendo.**") if version == office.plan.version else ""
            if one is None:
                st.markdown(tr("**Versión 0** · El plan como está escrito.{current}", current=current))
            else:
                st.markdown(
                    tr(
                        "**Versión {version}** · {when} · {author}{current}",
                        version=version,
                        when=when(office, one),
                        author=plain(one.author),
                        current=current,
                    )
                )
                st.markdown(plain(decision_sentences.sentence(office.file_plan, one)))
                st.caption(plain(tr("Motivo: {reason}", reason=one.reason) + (f" · {one.act}" if one.act else "")))
            if version != office.plan.version:
                newest = version == office.decisions[-1].version
                st.button(
                    tr("Ver el tablero con esta versión"), key=f"look-{version}", on_click=look_at, args=(None if newest else version,), type="tertiary", icon=":material/visibility:"
                )  # fmt: skip
            if version != office.decisions[-1].version:
                decision_form(
                    office, f"restore-{version}", tr("Volver a poner en vigor esta versión"), ("restore", ""), partial(dict, version=version)
                )  # fmt: skip
