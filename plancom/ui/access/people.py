"""People: who is given which role by the settings and on this page, and the form that gives one."""

from functools import partial

import streamlit as st

from plancom import clock
from plancom.access import Role, acts
from plancom.access.actors import refusal
from plancom.access.grants import Grant, GrantError
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.services import access
from plancom.store.access.access_grants import GivenRole, give, given_roles
from plancom.ui.elements.figure_tables import stacked_table
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import actor, may
from plancom.ui.state.author import author

GIVEN = "acceso-dado"
"""That the form gave its role in the run before, and begins empty."""
ROLES = (Role.READER, Role.EDITOR, Role.ADMINISTRATOR, Role.NOBODY)


def people_section(office: Office) -> None:
    """Who has a role here, from where, and the way to give and to take back one."""
    rules = access.rules()
    if not rules.signs_in:
        st.info(
            tr(
                "En este computador no se pide entrar: quien lo usa puede hacerlo todo, y el tablero no atiende a otros. Para que entren varias personas, cada una con su cuenta, pida a la oficina de sistemas que siga docs/operacion.md."
            )
        )
        return
    if not may(acts.GIVE_ACCESS):
        st.info(refusal(actor(), acts.GIVE_ACCESS))
        return
    st.markdown(
        tr(
            "Manda lo más exacto: un correo antes que un grupo o un dominio. Quien deja de tener un rol lo pierde en el acto, también si está dentro."
        )
    )
    with office.engine.connect() as connection:
        given = given_roles(connection)
    _table(office, rules.grants, given)
    _form(office)
    for one in given.values():
        key = f"quitar-{one.subject}"
        label = tr("Quitar lo de {subject}", subject=plain(one.subject))
        taken_back = partial(give, office.engine, one.subject, None, author=author(), now=clock.now())
        if st.button(label, key=key, icon=":material/undo:", type="tertiary") and attempted(taken_back):
            st.rerun()


def _table(office: Office, settled: tuple[Grant, ...], given: dict[str, GivenRole]) -> None:
    rows = [(one.subject, one.role.title, tr("En la configuración del servidor")) for one in settled]
    for one in given.values():
        when = dates.moment(clock.local(one.created_at, office.plan))
        who = tr("{author}, {when}", author=one.author or tr("alguien sin nombre"), when=when)
        rows.append((one.subject, one.role.title, who))
    stacked_table(tr("Quién tiene acceso"), (tr("Quién"), tr("Rol"), tr("Quién lo dio")), rows)


def _form(office: Office) -> None:
    if st.session_state.pop(GIVEN, False):
        st.session_state["acceso-quien"] = ""
    with st.form("dar-acceso"):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        subject = left.text_input(
            tr("Correo, dominio o grupo"), key="acceso-quien", max_chars=200, placeholder="ana@concejo.gov.co",
            help=tr("Un dominio empieza por @; un grupo, por «grupo:»."),
        )  # fmt: skip
        role = right.selectbox(tr("Rol"), ROLES, format_func=lambda one: one.title, key="acceso-rol")
        sent = st.form_submit_button(tr("Dar acceso"), type="primary", key="dar-acceso-enviar")
    for one in ROLES:
        st.caption(tr("**{role}**: {abilities}.", role=one.title, abilities=one.abilities))
    if not sent:
        return
    try:
        if attempted(lambda: give(office.engine, subject, role, author=author(), now=clock.now())):
            st.session_state[GIVEN] = True
            st.rerun()
    except GrantError as error:
        st.error(str(error))
