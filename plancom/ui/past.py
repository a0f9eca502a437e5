"""The history page: every import with its undo, and a calendar of what is covered, month by source."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal

import streamlit as st
from sqlalchemy import RowMapping

from plancom import intake
from plancom.charts import Look, coverage_calendar, coverage_table, coverage_text
from plancom.datasets import DEFINITIONS
from plancom.language import dates
from plancom.language.numbers import number
from plancom.plan import Month
from plancom.store import history, imports
from plancom.store.days import joined, months_within
from plancom.ui import cache
from plancom.ui.cache import Office
from plancom.ui.messages import attempted
from plancom.ui.sections import chart_section, plain

PER_PAGE = 20
State = Literal["covered", "provisional", "missing", "future"]


def imports_section(office: Office) -> None:
    """Every import, the newest first, each with its undo or redo."""
    with office.engine.connect() as connection:
        rows = history.history(connection)
    if not rows:
        st.info("Todavía no se ha importado nada. Lo que importe aparecerá aquí, y podrá deshacerlo.")
        return
    pages = -(-len(rows) // PER_PAGE)
    page = st.number_input("Página", 1, pages, 1) if pages > 1 else 1
    for row in rows[(page - 1) * PER_PAGE : page * PER_PAGE]:
        import_section(office, row)


def import_section(office: Office, row: RowMapping) -> None:
    """One import: when, which file, what it covers, its rows, its state."""
    undone = row["undone_at"] is not None
    with st.container(border=True, key=f"import-{row['id']}"):
        words, action = st.columns([6, 1], vertical_alignment="center")
        with words:
            state = "✕ Deshecha" if undone else "✓ Activa"
            sample = " · **datos de ejemplo**" if row["is_sample"] else ""
            st.markdown(f"**{row['id']}. {plain(row['title'])}** · {state}{sample}")
            span = dates.span(row["covers_from"], row["covers_to"]) if row["covers_from"] else "sin período"
            when = dates.moment(intake.local(row["created_at"], office.plan))
            who = f" por {plain(row['author'])}" if row["author"] else ""
            st.caption(
                f"{plain(row['file_name'])} · {span} · {number(row['rows_new'])} nuevas, {number(row['rows_changed'])} cambian, "
                f"{number(row['rows_same'])} iguales, {number(row['rows_rejected'])} rechazadas · {when}{who} · huella {row['sha256'][:8]}"
            )
        with action:
            if undone:
                asked = st.button("Rehacer", key=f"redo-{row['id']}", icon=":material/redo:", width="stretch")
                change = partial(imports.redo, office.engine, row["id"])
            else:
                asked = st.button("Deshacer", key=f"undo-{row['id']}", icon=":material/undo:", width="stretch")
                change = partial(imports.undo, office.engine, row["id"], intake.now())
            if asked and attempted(change):
                st.rerun()


def coverage_section(office: Office, look: Look) -> None:
    """Which months each source covers, from the baseline year to the last month with data."""
    table = cache.answer(office, "coverage_by_import")
    if table.empty:
        return
    first = min(office.plan.calendar.months(0)[0], Month.of(min(table["first_day"])))
    last = Month.of(max(table["last_day"]))
    months = [Month(n) for n in range(first.ordinal, last.ordinal + 1)]
    names = {one.id: one.name for one in (*office.plan.networks, *office.plan.outlets)}
    states: dict[str, Sequence[State]] = {}
    for labels, rows in table.groupby(["dataset", "series", "title"]):
        dataset, series, title = map(str, labels if isinstance(labels, tuple) else (labels,))
        definition = next(one for one in DEFINITIONS.values() if one.id == dataset)
        what = names.get(series) or series.replace("-", " ").title() or definition.name
        ranges = joined(zip(rows["first_day"], rows["last_day"], strict=True))
        whole = months_within(ranges)
        states[f"{what} · {title}"] = [_state(month, whole, ranges) for month in months]
    days = [month.first for month in months]
    chart_section(
        "Qué meses están cubiertos", coverage_calendar(days, list(states), states, look=look),
        alt=coverage_text("Meses cubiertos por fuente", days, list(states), states), table=coverage_table(days, list(states), states),
        note="Un mes cubierto y sin filas cuenta como cero; un mes sin cubrir queda sin datos y no entra en las cuentas.",
    )  # fmt: skip


def _state(month: Month, whole: frozenset[Month], ranges: Sequence[tuple[Any, Any]]) -> State:
    if month in whole:
        return "covered"
    return "provisional" if any(a <= month.last and b >= month.first for a, b in ranges) else "missing"
