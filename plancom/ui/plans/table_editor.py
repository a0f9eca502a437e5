"""A table of a draft that is edited as in Excel: rows are typed, pasted, added and taken out, and each change saves itself."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from plancom.language.translation import tr
from plancom.plan.plan_tables import AddedRows, Clash, PlanTable, rows_after
from plancom.plan.plan_text import Place, PlanText
from plancom.ui.plans.draft_form import MESSAGE, DraftForm, words_of

DEEPEST = 3  # a row, its column, and a place in that column's list


def table_section(form: DraftForm, name: str, table: PlanTable, columns: Mapping[str, Any], *, alt: str) -> None:
    """The rows of `table` in an editor with these `columns` (of `st.column_config`); `name` tells it from the other tables.

    While somebody types, the editor keeps the rows that it was opened with: another table would take the keyboard away from them.
    """
    key, state = form.key_of("table", name), st.session_state
    now = table.rows(form.text)
    if state.get(f"{key}|written") != now:
        state[f"{key}|base"] = state[f"{key}|written"] = state[f"{key}|seen"] = now
        state[f"{key}|added"] = AddedRows()
        state[f"{key}|turn"] = state.get(f"{key}|turn", 0) + 1
    editor = f"{key}|{state[f'{key}|turn']}"
    frame = pd.DataFrame(state[f"{key}|base"], columns=["id", *columns])
    st.data_editor(
        frame, key=editor, num_rows="dynamic", placeholder="", hide_index=True, column_order=list(columns), column_config=dict(columns),
        on_change=_save, args=(form, key, editor, table, list(columns)), width="stretch", alt=alt,
    )  # fmt: skip
    _faults_section(form, table, {column: str(config["label"]) for column, config in columns.items()})


def _save(form: DraftForm, key: str, editor: str, table: PlanTable, columns: list[str]) -> None:
    state = st.session_state
    seen, known = state[f"{key}|seen"], state[f"{key}|written"]
    after = rows_after(state[f"{key}|base"], state[editor], state[f"{key}|added"], columns)
    clashes: list[Clash] = []
    result: list[PlanText] = []

    def changed(text: PlanText) -> PlanText:
        found, told = table.follow(text, seen, after, known)
        clashes.extend(told)
        result.append(found)
        return found

    if form.change(table.place, changed) is not None or not result:
        state[f"{key}|written"] = None  # what the editor was opened with is not there any more
        state.setdefault(
            MESSAGE, tr("Esa fila ya no está: otra persona la quitó. Lo que escribió en ella no se guardó.")
        )
        return
    written = table.rows(result[-1])
    # What a saved change filled in or put elsewhere (a task's line, its place) is shown the next time the table is opened.
    is_alike = {row["id"] for row in written} == {row["id"] for row in after}
    state[f"{key}|written"], state[f"{key}|seen"] = (written if is_alike else None), after
    if clashes:
        state[MESSAGE] = " ".join(_clash_words(one) for one in clashes)


def _clash_words(clash: Clash) -> str:
    return tr(
        "En «{name}» otra persona escribió «{theirs}» mientras usted escribía «{mine}»: quedó lo de ella. Si quiere lo suyo, escríbalo de nuevo.",
        name=clash.name,
        theirs=words_of(clash.theirs),
        mine=words_of(clash.mine),
    )


def _faults_section(form: DraftForm, table: PlanTable, labels: Mapping[str, str]) -> None:
    """What is wrong in the table's rows, each named."""
    names = {row["id"]: row["name"] for row in table.rows(form.text)}
    for place, reasons in form.faults.items():
        if place[: len(table.place)] != table.place or len(place) <= len(table.place):
            continue
        row = _row_of(place, names)
        if row is None:
            continue
        column = next((labels[str(part)] for part in reversed(place) if str(part) in labels), str(place[-1]))
        form.say(place, reasons, f"{names[row]}, {column}")


def _row_of(place: Place, names: Mapping[str, str]) -> str | None:
    """The row whose own cell a place is; None for what lies deeper, in a table of its own."""
    for index, part in enumerate(place):
        if part in names and len(place) - index <= DEEPEST and "lines" not in place[index:]:
            return str(part)
    return None
