"""Fields of a draft: each is bound to one place of the plan's text, saves itself, and says beside it what is wrong there or still to be written."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from sqlalchemy import Engine

from plancom.language.translation import tr
from plancom.plan.field_names import label_of, need_of
from plancom.plan.plan_text import Place, PlanText, tables_in
from plancom.plan.text_changes import place_name
from plancom.services import plan_drafts
from plancom.services.plan_drafts import PlaceConflictError
from plancom.store.plans.plan_drafts import DraftHistory, PlanDraft, history
from plancom.ui.elements.sections import plain
from plancom.ui.plans.field_binding import FieldBinding
from plancom.ui.plans.wording import AS_IT_IS, LINES, TEXT, Wording, is_number, labels_digest, sentence

LONGEST = 2000  # characters of a text
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
POINTED = "pointed"
NEEDED = "*"
"""The sign of a field that has to be filled in before the plan is put in force."""


@dataclass(frozen=True)
class DraftForm:
    """A draft on the screen, as it stands: `text` is its plan's, `faults` what is wrong with it by place, `said` those that a field has said.

    `touched` are the places that somebody wrote in since it was begun: what lacks elsewhere is not wrong yet.
    """

    engine: Engine
    draft: PlanDraft
    text: PlanText
    faults: Mapping[Place, Sequence[str]]
    history: DraftHistory
    touched: frozenset[Place] = frozenset()
    said: set[Place] = field(default_factory=set)

    @classmethod
    def of(cls, engine: Engine, draft: PlanDraft) -> "DraftForm":
        """The form of a draft."""
        text = PlanText(draft.text)
        with engine.connect() as connection:
            known = history(connection, draft.draft)
        touched = frozenset(text.place(tuple(json.loads(place))) for place in known.places)
        return cls(engine, draft, text, text.faults, known, touched)

    # ------------------------------------------------------------------------------------------------------ what is asked

    def text_field(
        self, place: Place, label: str = "", *, part: Place = (), help_: str = "", longest: int = LONGEST, placeholder: str = "", is_long: bool = False, wording: Wording = TEXT
    ) -> None:  # fmt: skip
        """A text; a long one in several lines, a list of texts with one in each; `part` where several fields share the place."""
        key = self.binding.bound(place, wording, *part)
        options: dict[str, Any] = {
            "key": key, "help": help_ or None, "placeholder": placeholder or None,
            "on_change": self.binding.save, "args": (key,),
        }  # fmt: skip
        if is_long or wording is LINES:
            st.text_area(
                self.label(place, label, part),
                height=110 if wording is LINES else 90,
                max_chars=max(LONGEST * 4, len(st.session_state[key])),
                **options,
            )
        else:
            st.text_input(self.label(place, label, part), max_chars=max(longest, len(st.session_state[key])), **options)
        self.said_below((*place, *part), key)

    def number_field(
        self, place: Place, label: str = "", *, part: Place = (), help_: str = "", least: float | None = 0, most: float | None = None, is_whole: bool = False, placeholder: str = "", wording: Wording | None = None
    ) -> None:  # fmt: skip
        """A number, or none; `part` where several fields share the place."""
        kind: Callable[[Any], Any] = int if is_whole else float
        wording = wording or Wording(lambda value: kind(value) if is_number(value) else None, lambda typed: typed)
        key = self.binding.bound(place, wording, *part)
        there = st.session_state[key]
        is_within = there is None or ((least is None or least <= there) and (most is None or there <= most))
        bounds = [None if bound is None or not is_within else kind(bound) for bound in (least, most)]
        st.number_input(
            self.label(place, label, part), key=key, value=None, min_value=bounds[0], max_value=bounds[1], step=kind(1), format=None if is_whole else "%g",
            help=help_ or None, placeholder=placeholder or None, on_change=self.binding.save, args=(key,),
        )  # fmt: skip
        self.said_below((*place, *part), key)

    def choice_field(
        self, place: Place, options: Mapping[Any, str], label: str = "", *, part: Place = (), help_: str = "", wording: Wording = AS_IT_IS, is_radio: bool = False
    ) -> None:  # fmt: skip
        """One of `options`, by what each is called; what stands there and is none of them is offered too. `part` where several fields share the place."""
        there = wording.shown(self.text.value(*place))
        if there is not None and not isinstance(there, str):  # nothing that can be chosen: the field says so below
            there, wording = None, Wording(lambda _value: None, wording.meant)
        offered = {**options, **({there: str(there)} if there not in options and there is not None else {})}
        key = self.binding.bound(place, wording, *part, labels_digest(offered))
        asked: dict[str, Any] = {
            "key": key, "format_func": lambda one: offered.get(one, str(one)), "help": help_ or None,
            "on_change": self.binding.save, "args": (key,),
        }  # fmt: skip
        if is_radio:
            named = lambda one: plain(offered.get(one, str(one)))  # noqa: E731 - a radio reads markdown
            st.radio(self.label(place, label, part), list(offered), horizontal=True, **{**asked, "format_func": named})
        else:
            st.selectbox(self.label(place, label, part), list(offered), **asked)
        self.said_below((*place, *part), key)

    def several_field(self, place: Place, options: Mapping[str, str], label: str = "", *, help_: str = "") -> None:
        """Several of `options`, by what each is called; none of them is nothing."""
        wording = Wording(
            lambda value: list(map(str, value)) if isinstance(value, list) else [], lambda typed: list(typed) or None
        )
        offered = {**options, **{one: str(one) for one in wording.shown(self.text.value(*place)) if one not in options}}
        key = self.binding.bound(place, wording, labels_digest(offered))
        st.multiselect(
            self.label(place, label), list(offered), key=key, format_func=lambda one: offered.get(one, str(one)), help=help_ or None, placeholder=tr("Escoja…"),
            on_change=self.binding.save, args=(key,),
        )  # fmt: skip
        self.said_below(place, key)

    def day_field(self, place: Place, label: str = "", *, help_: str = "") -> None:
        """A day."""
        wording = Wording(lambda value: value if type(value) is dt.date and EARLIEST <= value <= LATEST else None)
        key = self.binding.bound(place, wording)
        st.date_input(
            self.label(place, label), key=key, value=None, format="DD/MM/YYYY", min_value=EARLIEST, max_value=LATEST,
            help=help_ or None, on_change=self.binding.save, args=(key,),
        )  # fmt: skip
        self.said_below(place, key)

    # ------------------------------------------------------------------------------------------------------ what is kept

    @property
    def binding(self) -> FieldBinding:
        """What binds its fields to their places."""
        return FieldBinding(self.engine, self.draft.draft, self.text)

    def key_of(self, *place: str | int) -> str:
        """The key of a place's field."""
        return self.binding.key_of(*place)

    def change(
        self, place: Place, changed: Callable[[PlanText], PlanText], *, before: Any = plan_drafts.ANYTHING
    ) -> PlaceConflictError | None:
        """Changes a place and saves it; what somebody else wrote there meanwhile, where that is so. What else goes wrong is said above."""
        return self.binding.change(place, changed, before=before)

    # ------------------------------------------------------------------------------------------------------ what is said

    def said_below(self, place: Place, key: str = "") -> None:
        """What is wrong in a place or lacks there, and what somebody else wrote there meanwhile."""
        if key:
            self.binding.conflict_section(key)
        known, there = self.text.place(place), self.text.value(*place)
        if st.session_state.get(self.key_of(POINTED)) == known:
            st.caption(f":material/arrow_upward: **{tr('Es aquí.')}**")
        is_list = isinstance(there, list) and not tables_in(there)
        for at, reasons in self.faults.items():
            if at == known or (is_list and at[: len(known)] == known):
                self.say(at, reasons)

    def is_untouched(self, place: Place) -> bool:
        """Whether a place is empty because nobody has come to it yet: what lacks there is to be written, not mended."""
        if self.text.value(*place) not in (None, "", [], {}):
            return False
        around = {place, place[:-1]} if isinstance(place[-1], int) else {place}
        return not around & self.touched

    def say(self, place: Place, reasons: Sequence[str], of: str = "") -> None:
        """What is wrong in a place or lacks there; `of` names whose it is, where no field stands above."""
        self.said.add(place)
        if self.is_untouched(place):
            need = need_of(place)
            lacks = tr("Falta: {need}.", need=need) if need else tr("Falta este dato.")
            st.caption(plain(f"{of}: {lacks}" if of else lacks))
            return
        for reason in reasons:
            st.caption(f":red[:material/error: {plain(f'{of}: {sentence(reason)}' if of else sentence(reason))}]")

    def unsaid_section(self, is_here: Callable[[Place], bool]) -> None:
        """At the end of a form: what is wrong in the places that are here and have no field of their own."""
        for at, reasons in self.faults.items():
            if is_here(at) and at not in self.said:
                self.say(at, reasons, place_name(self.text, at))

    def label(self, place: Place, label: str = "", part: Place = ()) -> str:
        """A field's label, with the sign of those that are needed; of several years the first is."""
        said = label or label_of(place)
        is_later_year = place[-1] == "years" and any(part)
        return f"{said} {NEEDED}" if need_of(place) and not is_later_year else said
