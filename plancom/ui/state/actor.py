"""The actor: who is at the screen, by their sign-in or, where nobody signs in, by the name they gave; and what they may do."""

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec

import streamlit as st
from sqlalchemy import Engine

from plancom.access import NOBODY, Actor, local_person
from plancom.access.actors import ActorSource
from plancom.access.acts import Act
from plancom.services import access
from plancom.services.access import Admission
from plancom.ui.state.author import typed_name
from plancom.ui.state.run import request_name
from plancom.ui.state.sign_in import person, signs_in

ADMITTED = "admission"  # of this run: what pages draw by; what is written asks anew


def source_of(engine: Engine) -> ActorSource:
    """Says who acts, at any moment and in any thread, for what this session writes into the database of `engine`."""
    admission = _admission(engine)
    return lambda: admission().actor


def admitted(engine: Engine, *, is_active: bool = True) -> Admission:
    """Who is at the screen as this run begins, remembered for its pages; with the reason, where that is nobody."""
    found = _admission(engine, is_active=is_active)()
    st.session_state[ADMITTED] = found
    return found


def _admission(engine: Engine, *, is_active: bool = True) -> Callable[[], Admission]:
    """Looks up what who is at the screen now may do, whenever it is asked: who that is stays, their role may not."""
    if not signs_in():
        local = Admission(local_person(typed_name(), request_name()))
        return lambda: local
    who = person()
    return (
        (lambda: Admission(NOBODY, "left"))
        if who is None
        else partial(access.admission, engine, who, request_name(), is_active=is_active)
    )


def actor() -> Actor:
    """Who is at the screen in this run."""
    found: Admission | None = st.session_state.get(ADMITTED)
    if found is None:
        return NOBODY if signs_in() else local_person(typed_name())
    return found.actor


def may(act: Act) -> bool:
    """Whether who is at the screen may do it: what they may not is not offered."""
    return actor().role >= act.role


P = ParamSpec("P")


def offered(act: Act) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A section that does `act`, drawn only for who may do it."""

    def decorated(section: Callable[P, None]) -> Callable[P, None]:
        @wraps(section)
        def drawn(*arguments: P.args, **named: P.kwargs) -> None:
            if may(act):
                section(*arguments, **named)

        return drawn

    return decorated
