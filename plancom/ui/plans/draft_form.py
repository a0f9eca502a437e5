"""Fields of a draft: each is bound to one place of the plan's text, saves itself, and says beside it what is wrong there.

What somebody else writes in the same place meanwhile is shown beside one's own words, which stay until one of the two is chosen.
"""

import datetime as dt
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from plancom import clock
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.plan.goal_text import with_goal_value
from plancom.plan.plan_text import Place, PlanText, tables_in
from plancom.services import plan_drafts
from plancom.services.plan_drafts import ClosedDraftError, PlaceConflictError
from plancom.store.db.schema import unreachable
from plancom.store.office.plan_drafts import PlanDraft
from plancom.ui.elements.sections import plain
from plancom.ui.plans.wording import AS_IT_IS, LINES, TEXT, Wording, is_number
from plancom.ui.state.author import author

LONGEST = 2000  # characters of a text
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
MESSAGE = "draft-message"
NOTHING = object()


@dataclass(frozen=True)
class DraftForm:
    """A draft on the screen, as it stands: `text` is its plan's, `faults` what is wrong with it by place, `said` those that a field has said."""

    engine: Engine
    draft: PlanDraft
    text: PlanText
    faults: Mapping[Place, Sequence[str]]
    said: set[Place] = field(default_factory=set)

    @classmethod
    def of(cls, engine: Engine, draft: PlanDraft) -> "DraftForm":
        """The form of a draft."""
        text = PlanText(draft.text)
        return cls(engine, draft, text, text.faults)

    # ------------------------------------------------------------------------------------------------------ what is asked

    def text_field(
        self, place: Place, label: str, *, part: Place = (), help_: str = "", longest: int = LONGEST, placeholder: str = "", is_long: bool = False, wording: Wording = TEXT
    ) -> None:  # fmt: skip
        """A text; a long one in several lines, a list of texts with one in each; `part` where several fields share the place."""
        key = self._bound(place, wording, *part)
        options: dict[str, Any] = {
            "key": key, "help": help_ or None, "placeholder": placeholder or None,
            "on_change": self._save, "args": (key,),
        }  # fmt: skip
        if is_long or wording is LINES:
            st.text_area(
                label,
                height=110 if wording is LINES else 90,
                max_chars=max(LONGEST * 4, len(st.session_state[key])),
                **options,
            )
        else:
            st.text_input(label, max_chars=max(longest, len(st.session_state[key])), **options)
        self.said_below((*place, *part), key)

    def number_field(
        self, place: Place, label: str, *, part: Place = (), help_: str = "", least: float | None = 0, most: float | None = None, is_whole: bool = False, placeholder: str = "", wording: Wording | None = None
    ) -> None:  # fmt: skip
        """A number, or none; `part` where several fields share the place."""
        kind: Callable[[Any], Any] = int if is_whole else float
        wording = wording or Wording(lambda value: kind(value) if is_number(value) else None, lambda typed: typed)
        key = self._bound(place, wording, *part)
        there = st.session_state[key]
        is_within = there is None or ((least is None or least <= there) and (most is None or there <= most))
        bounds = [None if bound is None or not is_within else kind(bound) for bound in (least, most)]
        st.number_input(
            label, key=key, value=None, min_value=bounds[0], max_value=bounds[1], step=kind(1), format=None if is_whole else "%g",
            help=help_ or None, placeholder=placeholder or None, on_change=self._save, args=(key,),
        )  # fmt: skip
        self.said_below((*place, *part), key)

    def choice_field(
        self, place: Place, label: str, options: Mapping[Any, str], *, part: Place = (), help_: str = "", wording: Wording = AS_IT_IS, is_radio: bool = False
    ) -> None:  # fmt: skip
        """One of `options`, by what each is called; what stands there and is none of them is offered too. `part` where several fields share the place."""
        there = wording.shown(self.text.value(*place))
        if there is not None and not isinstance(there, str):  # nothing that can be chosen: the field says so below
            there, wording = None, Wording(lambda _value: None, wording.meant)
        offered = {**options, **({there: str(there)} if there not in options and there is not None else {})}
        key = self._bound(place, wording, *part, labels_digest(offered))
        asked: dict[str, Any] = {
            "key": key, "format_func": lambda one: offered.get(one, str(one)), "help": help_ or None,
            "on_change": self._save, "args": (key,),
        }  # fmt: skip
        if is_radio:
            named = lambda one: plain(offered.get(one, str(one)))  # noqa: E731 - a radio reads markdown
            st.radio(label, list(offered), horizontal=True, **{**asked, "format_func": named})
        else:
            st.selectbox(label, list(offered), **asked)
        self.said_below((*place, *part), key)

    def several_field(self, place: Place, label: str, options: Mapping[str, str], *, help_: str = "") -> None:
        """Several of `options`, by what each is called; none of them is nothing."""
        wording = Wording(
            lambda value: list(map(str, value)) if isinstance(value, list) else [], lambda typed: list(typed) or None
        )
        offered = {**options, **{one: str(one) for one in wording.shown(self.text.value(*place)) if one not in options}}
        key = self._bound(place, wording, labels_digest(offered))
        st.multiselect(
            label, list(offered), key=key, format_func=lambda one: offered.get(one, str(one)), help=help_ or None, placeholder=tr("Escoja…"),
            on_change=self._save, args=(key,),
        )  # fmt: skip
        self.said_below(place, key)

    def day_field(self, place: Place, label: str, *, help_: str = "") -> None:
        """A day."""
        wording = Wording(lambda value: value if type(value) is dt.date and EARLIEST <= value <= LATEST else None)
        key = self._bound(place, wording)
        st.date_input(
            label, key=key, value=None, format="DD/MM/YYYY", min_value=EARLIEST, max_value=LATEST,
            help=help_ or None, on_change=self._save, args=(key,),
        )  # fmt: skip
        self.said_below(place, key)

    # ------------------------------------------------------------------------------------------------------ what is kept

    def key_of(self, *place: str | int) -> str:
        """The key of a place's field."""
        return f"draft-{self.draft.draft}-{'-'.join(map(str, place))}"

    def _bound(self, place: Place, wording: Wording, *part: str | int) -> str:
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

    def _save(self, key: str) -> None:
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
            plan_drafts.change(
                self.engine, self.draft.draft, place, changed, author=author(), now=clock.now(), before=before
            )
        except PlaceConflictError as conflict:
            return conflict
        except ClosedDraftError as error:
            st.session_state[MESSAGE] = str(error)
        except DatabaseError as error:
            st.session_state[MESSAGE] = tr(
                "No se pudo guardar; nada cambió. {unreachable}", unreachable=unreachable(error)
            )
        return None

    # ------------------------------------------------------------------------------------------------------ what is said

    def said_below(self, place: Place, key: str = "") -> None:
        """What is wrong in a place, and what somebody else wrote there meanwhile."""
        if key and f"{key}|other" in st.session_state:
            self._conflict_section(key, st.session_state[f"{key}|other"])
        there = self.text.value(*place)
        is_list = isinstance(there, list) and not tables_in(there)
        for at, reasons in self.faults.items():
            if at == place or (is_list and at[: len(place)] == place):
                self.say(at, reasons)

    def say(self, place: Place, reasons: Sequence[str], of: str = "") -> None:
        """What is wrong in a place; `of` names whose it is, where no field stands above."""
        self.said.add(place)
        for reason in reasons:
            st.caption(f":red[:material/error: {plain(f'{of}: {sentence(reason)}' if of else sentence(reason))}]")

    def unsaid_section(self, is_here: Callable[[Place], bool]) -> None:
        """At the end of a form: what is wrong in the places that are here and have no field of their own."""
        for at, reasons in self.faults.items():
            if is_here(at) and at not in self.said:
                self.say(at, reasons, self.name_of(at) or ".".join(map(str, at)))

    def name_of(self, place: Place) -> str:
        """Of which goal, strategy, task or reading a place is, and which of its data: «Prensa, parts»; "" where it is of none."""
        for length in range(len(place), 1, -1):
            name = self.text.value(*place[:length], "name")
            if isinstance(name, str) and name:
                rest = ".".join(map(str, place[length:]))
                return f"{name}, {rest}" if rest else name
        return ""

    def _conflict_section(self, key: str, conflict: PlaceConflictError) -> None:
        who = plain(conflict.author or tr("Otra persona"))
        theirs = plain(words_of(conflict.value))
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
                st.button(
                    tr("Dejar lo de {who}", who=who), key=f"{key}-theirs", on_click=self._keep_theirs, args=(key,)
                )

    def _keep_mine(self, key: str) -> None:
        """Writes one's own words over theirs: into the field's own place, as they are meant beside what stands around it now."""
        state = st.session_state
        conflict, mine = state.pop(f"{key}|other"), state.pop(f"{key}|mine")
        state[key] = mine
        self._write(key, conflict.value)

    def _keep_theirs(self, key: str) -> None:
        for name in (key, f"{key}|other", f"{key}|mine", f"{key}|seen"):
            st.session_state.pop(name, None)


def labels_digest(labels: Mapping[Any, str]) -> str:
    """What tells a list of choices from itself with other words: Streamlit (1.67) goes on showing the words of before under one key."""
    return f"{zlib.crc32(repr(list(labels.items())).encode()):08x}"


def sentence(reason: str) -> str:
    """A reason of the loader as a sentence of its own."""
    return reason[:1].upper() + reason[1:]


def words_of(value: Any) -> str:
    """A value of a plan in words."""
    if value is None:
        return tr("nada")
    if isinstance(value, dt.date):
        return dates.date(value)
    if isinstance(value, bool):
        return tr("sí") if value else tr("no")
    if isinstance(value, int | float):
        return number(value, 0 if float(value).is_integer() else 2)
    if isinstance(value, list):
        return "; ".join(map(words_of, value))
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict) else str(value)
