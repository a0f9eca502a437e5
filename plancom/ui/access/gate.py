"""The gate: without a role nobody gets past it; it says why, and what to do."""

import htpy as h
import streamlit as st
from sqlalchemy import Engine

from plancom.access import Role
from plancom.access.settings import AccessSettings
from plancom.html import Node, html_of
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.services import access
from plancom.services.access import Admission
from plancom.ui.access.person_field import sign_out
from plancom.ui.state.actor import admitted
from plancom.ui.state.database import known_plans, shared_engine
from plancom.ui.state.sign_in import person, signs_in

LOOKED_AT = 20.0  # seconds after which an open page notices that its signing in ended elsewhere
NAMES = {"google": "Google", "microsoft": "Microsoft", "keycloak": "Keycloak"}
WHY = {
    "left": later("Entre con su cuenta para ver el tablero."),
    "idle": later("Se cerró su sesión: pasó más de {idle} sin usarse. Lo que guardó está guardado."),
    "long": later("Se cerró su sesión: duró {hours}, que es lo más que dura. Lo que guardó está guardado."),
    "no_role": later(
        "Entró como «{account}», y esa cuenta no tiene acceso a este tablero. Pídaselo a un administrador."
    ),
}


def is_admitted() -> bool:
    """Whether who is at the screen may see the pages; else why not, and the way in. Raises AccessSettingsError and StoreError."""
    engine = shared_engine()
    found = admitted(engine)
    if found.actor.role < Role.READER:
        _closed(found, access.rules())
        return False
    if signs_in():
        _watch(engine)
    return True


def admitted_mark() -> Node:
    """That somebody signed in and was let in: what leads them back to the page that they had asked for (plancom/web/shell/sign_in.js)."""
    return h.span(".pc-hidden", data_pc_admitted="") if signs_in() else None


def _closed(found: Admission, rules: AccessSettings) -> None:
    who = person()
    institution = known_plans().all[-1].institution.name
    st.title(tr("Tablero del plan de comunicaciones"), anchor=False)
    st.html(html_of(h.p[h.strong[institution]]))
    idle = counted(rules.idle_seconds // 60, "minuto", "minutos")
    hours = counted(rules.session_seconds // 3600, "hora", "horas")
    account = (who.email or who.name) if who else ""
    said = tr(WHY[found.why_not or "left"], idle=idle, hours=hours, account=account)
    st.html(html_of(h.p(data_pc_gate="")[said]))
    with st.container(horizontal=True, key="gate"):
        if found.why_not == "no_role":
            st.button(tr("Entrar con otra cuenta"), key="salir", on_click=sign_out)
            return
        for provider in rules.providers or ("",):
            label = tr("Entrar con {name}", name=NAMES.get(provider, provider)) if provider else tr("Entrar")
            st.button(
                label, type="primary", key=f"entrar-{provider}", icon=":material/login:", on_click=st.login,
                args=(provider,) if provider else (),
            )  # fmt: skip


@st.fragment(run_every=LOOKED_AT)
def _watch(engine: Engine) -> None:
    """Looks now and then whether the signing in still lasts: a page that is left open must not outlive it."""
    if admitted(engine, is_active=False).actor.role < Role.READER:
        st.rerun()
