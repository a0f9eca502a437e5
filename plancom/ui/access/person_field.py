"""The person at the screen, above every page: the name they gave; or, where people sign in, who they are, their role, and the way out."""

import streamlit as st

from plancom import clock
from plancom.access import Role
from plancom.language.translation import tr
from plancom.settings import PAGES
from plancom.store.access import sign_ins
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import actor
from plancom.ui.state.author import author_field
from plancom.ui.state.database import shared_engine
from plancom.ui.state.sign_in import person, signs_in


def person_field() -> None:
    """Who is at the screen: asked for, or shown with what they may do here."""
    if not signs_in():
        author_field()
        return
    who = actor()
    with st.popover(plain(who.name), icon=":material/person:", type="tertiary", key="persona"):
        st.markdown(
            tr(
                "**{name}**, {role}  \n{account}",
                name=plain(who.name),
                role=who.role.title,
                account=plain(who.account),
            )
        )
        st.caption(tr("Puede: {abilities}.", abilities=who.role.abilities))
        if who.role is Role.ADMINISTRATOR:
            st.page_link(PAGES / "acceso.py", label=tr("Quién tiene acceso"), icon=":material/group:")
        st.button(tr("Salir"), key="salir", icon=":material/logout:", on_click=sign_out)


def sign_out() -> None:
    """Ends this signing in, in every tab and on every server, and at the provider that has a place for that."""
    if (who := person()) is not None:
        sign_ins.end(shared_engine(), who.sign_in, "left", now=clock.now())
    st.logout()
