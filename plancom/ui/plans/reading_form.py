"""The sentences of a draft's goal that can be understood in several ways: what each would change, the first in force until the office decides."""

from typing import Any

import streamlit as st

from plancom.datasets import DEFINITIONS
from plancom.language.translation import later, tr
from plancom.plan.plan_tables import free_id
from plancom.plan.plan_text import Place, tables_in
from plancom.ui.plans.draft_form import DraftForm
from plancom.ui.plans.wording import Wording, as_table
from plancom.ui.plans.year_fields import CONTINUATIONS, promise_fields

NO_CHANGE, OTHER = "", "otra"
CHANGES = {
    NO_CHANGE: later("No cambia nada: es como está arriba"),
    "targets": later("Los números de cada año y cómo siguen"),
    "measure": later("Lo que se cuenta"),
    "scope": later("Si se mira la suma o cada parte"),
}
OLDER = {"targets.then": later("Cómo siguen los años que no están escritos")}
"""What plan files change that is a part of another of these."""
WRITTEN = later("Otra cosa, escrita en el archivo")


def readings_section(form: DraftForm, goal: Place) -> None:
    """Every reading with its options, and a way to add one."""
    st.caption(
        tr(
            "Escriba las maneras de entenderla: primero la que usted defiende. En «Lecturas» se ven lado a lado con los datos, y ahí se decide cuál rige."
        )
    )
    for index, _ in enumerate(form.text.items(*goal, "readings")):
        _reading_form(form, (*goal, "readings", index))
    st.button(
        tr("Agregar una duda de lectura"), key=form.key_of(*goal, "add-reading"), icon=":material/add:", type="tertiary",
        on_click=_add, args=(form, goal),
    )  # fmt: skip


def _add(form: DraftForm, goal: Place) -> None:
    goals = form.text.items("indicators")
    readings = [reading for one in goals for reading in tables_in(one.get("readings"))]
    taken = [str(option.get("id")) for reading in readings for option in tables_in(reading.get("options"))]
    first = free_id("lectura-1", taken)
    options = [
        {"id": name, "name": "", "explanation": "", "set": {}}
        for name in (first, free_id("lectura-2", [*taken, first]))
    ]
    known = [str(one.get("id")) for one in form.text.items(*goal, "readings")]
    reading = {
        "id": free_id("duda", known),
        "question": "",
        "quote": form.text.value(*goal, "quote", default=""),
        "options": options,
    }
    form.change((*goal, "readings"), lambda text: text.with_item((*goal, "readings"), reading))


def _reading_form(form: DraftForm, reading: Place) -> None:
    with st.container(border=True, key=form.key_of(*reading, "box")):
        form.text_field((*reading, "question"), placeholder=tr("¿La meta se repite cada año?"), longest=200)
        form.text_field((*reading, "quote"))
        for index, _ in enumerate(form.text.items(*reading, "options")):
            _option_form(form, (*reading, "options", index), index + 1)
        form.said_below((*reading, "options"))
        st.button(
            tr("Quitar esta duda"), key=form.key_of(*reading, "out"), icon=":material/delete:", type="tertiary",
            on_click=_take_out, args=(form, reading),
        )  # fmt: skip


def _take_out(form: DraftForm, reading: Place) -> None:
    form.change(reading, lambda text: text.with_value(reading, None))


def _option_form(form: DraftForm, option: Place, number: int) -> None:
    st.markdown(f"**{tr('Lectura {number}', number=number)}**")
    form.text_field((*option, "name"), longest=120)
    form.text_field((*option, "explanation"))
    setting = as_table(form.text.value(*option, "set"))
    what = _changed(setting)
    offered = {
        **{key: tr(name) for key, name in CHANGES.items()},
        **({what: tr({**OLDER, OTHER: WRITTEN}[what])} if what not in CHANGES else {}),
    }
    goal = option[:2]
    place = (*option, "set")
    form.choice_field(place, offered, part=("what",), wording=_kind_of_change(form, goal, setting))
    if what == "targets":
        promise_fields(form, goal, (*place, what))
    elif what == "targets.then":
        words = {key: tr(CONTINUATIONS[key]) for key in ("hold", "none")}
        form.choice_field((*place, what), words, tr("Los años que no están escritos"))
    elif what == "measure":
        dataset = form.text.value(*goal, "dataset")
        measures = {one.id: tr(one.name) for one in DEFINITIONS[dataset].counting} if dataset in DEFINITIONS else {}
        form.choice_field((*place, what), measures, tr("Se cuenta"))
    elif what == "scope":
        form.choice_field(
            (*place, what), {"sum": tr("La suma"), "each": tr("Cada parte: manda la que va peor")}, tr("Se mira")
        )
    form.said_below(place)


def _changed(setting: dict[str, Any]) -> str:
    """Which of the changes that the form knows an option makes."""
    if not setting:
        return NO_CHANGE
    return next(iter(setting)) if len(setting) == 1 and next(iter(setting)) in {*CHANGES, *OLDER} else OTHER


def _kind_of_change(form: DraftForm, goal: Place, setting: dict[str, Any]) -> Wording:
    """The kind of change as one of the form's; another one begins as the goal is now."""

    def meant(what: str) -> dict[str, Any]:
        if what not in CHANGES:
            return setting
        if what == NO_CHANGE:
            return {}
        return {what: "each" if what == "scope" else form.text.value(*goal, what)}

    return Wording(lambda there: _changed(as_table(there)), meant)
