"""A table of a draft that is edited as in Excel: rows are typed, pasted, added and taken out, and each change saves itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from plancom.language.translation import tr
from plancom.plan.field_names import label_of
from plancom.plan.plan_tables import AddedRows, Clash, Omission, PlanTable, Row, Unplaced, rows_after
from plancom.plan.plan_text import PlanText
from plancom.plan.text_changes import value_words
from plancom.ui.plans.draft_form import DraftForm
from plancom.ui.plans.field_binding import MESSAGE


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
    frame = pd.DataFrame(state[f"{key}|base"], columns=list(columns))
    st.data_editor(
        frame, key=editor, num_rows="dynamic", placeholder="", hide_index=True, column_order=list(columns), column_config=dict(columns),
        on_change=_save, args=(form, key, editor, table, list(columns)), width="stretch", alt=alt,
    )  # fmt: skip
    _faults_section(form, table)


def _save(form: DraftForm, key: str, editor: str, table: PlanTable, columns: list[str]) -> None:
    state = st.session_state
    seen, known = state[f"{key}|seen"], state[f"{key}|written"]
    after = rows_after(state[f"{key}|base"], state[editor], state[f"{key}|added"], columns)
    omissions: list[Omission] = []
    result: list[PlanText] = []

    def changed(text: PlanText) -> PlanText:
        found, of_table = table.follow(text, seen, after, known)
        omissions.extend(of_table)
        result.append(found)
        return found

    if form.change(table.place, changed) is not None or not result:
        state[f"{key}|written"] = None  # what the editor was opened with is not there any more
        state.setdefault(
            MESSAGE, tr("Esa fila ya no está: otra persona la quitó. Lo que escribió en ella no se guardó.")
        )
        return
    written = table.rows(result[-1])
    shown = _shown(after, seen, [one for one in omissions if isinstance(one, Unplaced)])
    # What a saved change filled in or put elsewhere (a task's line, its place) is shown the next time the table is opened.
    is_alike = {row["id"] for row in written} == {row["id"] for row in shown}
    state[f"{key}|written"], state[f"{key}|seen"] = (written if is_alike else None), shown
    if omissions:
        state[MESSAGE] = " ".join(_words(one) for one in omissions)


def _shown(after: Sequence[Row], seen: Sequence[Row], unplaced: Sequence[Unplaced]) -> list[Row]:
    """The rows as they were saved: without those that have no place yet, which stay in the editor until they are given one."""
    before, lost = {row["id"]: row for row in seen}, {one.id for one in unplaced}
    rows = [row for row in after if row["id"] not in lost or row["id"] in before]
    return [{**row, "strategy": before[row["id"]]["strategy"]} if row["id"] in lost else row for row in rows]


def _words(one: Omission) -> str:
    """What was not written, and what to do."""
    if isinstance(one, Unplaced):
        return tr(
            "«{name}» no se guardó ahí: ninguna estrategia del borrador se llama «{strategy}». Escoja en su fila otra de las que hay, o escriba esa arriba.",
            name=one.name,
            strategy=one.strategy,
        )
    return _clash_words(one)


def _clash_words(clash: Clash) -> str:
    return tr(
        "En «{name}» otra persona escribió «{theirs}» mientras usted escribía «{mine}»: quedó lo de ella. Si quiere lo suyo, escríbalo de nuevo.",
        name=clash.name,
        theirs=value_words(clash.theirs),
        mine=value_words(clash.mine),
    )


def _faults_section(form: DraftForm, table: PlanTable) -> None:
    """What is wrong or lacks in the table's rows, each named."""
    for place, row in table.placed(form.text):
        for at, reasons in form.faults.items():
            deeper = at[len(place) :]
            if at[: len(place)] == place and deeper[:1] != ("lines",) and at not in form.said:
                form.say(at, reasons, f"{row['name']}, {label_of(at)}")
