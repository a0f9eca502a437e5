"""A field's binding to its place of a draft: what it shows, what is saved of it, and the choice between one's own words and those that somebody else wrote there meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from plancom import clock
from plancom.language.translation import tr
from plancom.plan.goal_text import with_goal_value
from plancom.plan.plan_text import Place, PlanText
from plancom.plan.text_changes import value_words
from plancom.services import plan_drafts
from plancom.services.plan_drafts import ClosedDraftError, PlaceConflictError
from plancom.store.db.schema import unreachable
from plancom.ui.elements.sections import plain
from plancom.ui.plans.wording import Wording
from plancom.ui.state.author import author

MESSAGE = "draft-message"
NOTHING = object()


@dataclass(frozen=True)
class FieldBinding:
    """Binds fields to places of the draft with that id, whose `text` stands on the screen."""

    engine: Engine
    draft: str
    text: PlanText

    def key_of(self, *place: str | int) -> str:
        """The key of a place's field."""
        return f"draft-{self.draft}-{'-'.join(map(str, place))}"

    def bound(self, place: Place, wording: Wording, *part: str | int) -> str:
        """The key of a place's field (or of one of several that share it), which holds what stands there unless this person's own words wait for a choice."""
        key, value = self.key_of(*place, *part), self.text.value(*place)
        state = st.session_state
        waits = f"{key}|other" in state
        shown = state.get(f"{key}|mine") if waits else wording.shown(value)
        # What is as it was is not set: setting it would take away what is being typed in the browser right now.
        if key not in state or (not waits and state.get(f"{key}|seen", NOTHING) != value and state[key] != shown):
            state[key] = shown
        if not waits:
            state[f"{key}|seen"] = value
        state[f"{key}|bound"] = (place, wording)
        return key

    def save(self, key: str) -> None:
        """What a field's callback does: writes what was typed, unless somebody was faster."""
        state = st.session_state
        if f"{key}|other" in state:  # a choice is waited for: what is typed meanwhile is one's own words
            state[f"{key}|mine"] = state[key]
            return
        self._write(key, state.get(f"{key}|seen"))

    def _write(self, key: str, seen: Any) -> None:
        """Writes what the field holds into its place, if that is as it was `seen`."""
        state = st.session_state
        place, wording = state[f"{key}|bound"]
        value = wording.meant(state[key])
        if value in (None, "") and seen is None:
            return
        conflict = self.change(place, lambda text: with_goal_value(text, place, value), before=seen)
        if conflict is not None:
            state[f"{key}|other"], state[f"{key}|mine"] = conflict, state[key]
        elif MESSAGE not in state:
            state[f"{key}|seen"] = value

    def change(
        self, place: Place, changed: Callable[[PlanText], PlanText], *, before: Any = plan_drafts.ANYTHING
    ) -> PlaceConflictError | None:
        """Changes a place and saves it; what somebody else wrote there meanwhile, where that is so. What else goes wrong is said above."""
        try:
            plan_drafts.change(self.engine, self.draft, place, changed, author=author(), now=clock.now(), before=before)
        except PlaceConflictError as conflict:
            return conflict
        except ClosedDraftError as error:
            st.session_state[MESSAGE] = str(error)
        except DatabaseError as error:
            st.session_state[MESSAGE] = tr(
                "No se pudo guardar; nada cambió. {unreachable}", unreachable=unreachable(error)
            )
        return None

    def conflict_section(self, key: str) -> None:
        """What somebody else wrote in the field's place while its reader typed, and which of the two stays."""
        conflict = st.session_state.get(f"{key}|other")
        if conflict is None:
            return
        who = plain(conflict.author or tr("Otra persona"))
        theirs = plain(value_words(conflict.value))
        with st.container(border=True, key=f"{key}-conflict"):
            if conflict.is_gone:
                st.markdown(
                    tr(":material/group: **{who}** lo quitó mientras usted escribía. Lo suyo no se guardó.", who=who)
                )
            else:
                st.markdown(
                    tr(
                        ":material/group: Mientras usted escribía, **{who}** puso aquí: «{theirs}». Lo suyo sigue arriba y no se ha guardado.",
                        who=who,
                        theirs=theirs,
                    )
                )
            with st.container(horizontal=True):
                if not conflict.is_gone:
                    st.button(tr("Guardar lo mío"), key=f"{key}-mine", on_click=self._keep_mine, args=(key,))
                st.button(tr("Dejar lo de {who}", who=who), key=f"{key}-theirs", on_click=_keep_theirs, args=(key,))

    def _keep_mine(self, key: str) -> None:
        """Writes one's own words over theirs: into the field's own place, as they are meant beside what stands around it now."""
        state = st.session_state
        conflict, mine = state.pop(f"{key}|other"), state.pop(f"{key}|mine")
        state[key] = mine
        self._write(key, conflict.value)


def _keep_theirs(key: str) -> None:
    for name in (key, f"{key}|other", f"{key}|mine", f"{key}|seen"):
        st.session_state.pop(name, None)
