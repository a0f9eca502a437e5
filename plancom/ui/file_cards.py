"""File cards: what an uploaded file is, what it would change, what is wrong with it, and what only the user can say of it."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from plancom import intake
from plancom.datasets import DEFINITIONS, Problem
from plancom.intake import Choices, Taken
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.plan import Plan
from plancom.ui.cache import Office
from plancom.ui.sections import download_section, plain

SHOWN_PROBLEMS = 50


def choices_of(sha256: str) -> Choices:
    """What the user corrected about the file: its period, and the series that it covers without rows."""
    first, last = (st.session_state.get(f"{end}-{sha256}") for end in ("from", "to"))
    silent = st.session_state.get(f"silent-{sha256}") or ()
    corrected = (first, last) != st.session_state.get(f"covers-{sha256}")
    if corrected and isinstance(first, dt.date) and isinstance(last, dt.date) and first <= last:
        return Choices(first=first, last=last, silent=tuple(silent))
    return Choices(silent=tuple(silent))


def file_section(office: Office, taken: Taken) -> None:
    """One file's card: what it is, what it covers, what would change, and what is wrong with it."""
    seen = taken.observations
    with st.container(border=True, key=f"file-{taken.file.sha256[:12]}"):
        st.markdown(f"{ICONS[taken.outcome]} **{plain(taken.file.name)}**")
        if taken.comparison is None:
            rejected_section(seen.problems)
            return
        st.markdown(identity(taken))
        for name, value, column in zip(COUNTS, change_counts(taken), st.columns(len(COUNTS)), strict=True):
            column.metric(name, number(value))
        if taken.outcome == "unchanged":
            st.info("Todo lo que trae este archivo ya está cargado: importarlo no cambia nada.", icon="ℹ️")
        if intake.serves_no_goal(seen, office.plan):
            st.info(NO_GOAL[seen.dataset or ""], icon="ℹ️")
        if text := outside_the_plan(taken, office.plan):
            st.info(text, icon="ℹ️")
        for note in seen.notes:
            st.caption(plain(note))
        problems_section(seen.problems, taken.file.sha256[:12])
        silent_picker(office.plan, taken)
        period_picker(office, taken)


ICONS = {
    "imported": ":material/check_circle:",
    "unchanged": ":material/remove_circle:",
    "rejected": ":material/cancel:",
    "needs_mapping": ":material/help:",
}
NO_GOAL = {
    "visits": "Este archivo no trae visitas (sesiones), que es con lo que se mide la meta: lo que trae se guarda y acompaña, pero no la mueve. "
    "Para la meta, exporte de Google Analytics las «Sesiones» por día.",
    "posts": "Ninguna meta del plan cuenta estas redes: las publicaciones se guardan y se muestran aparte.",
    "press": "Ninguna meta del plan cuenta estos medios: las publicaciones se guardan y se muestran aparte.",
    "procedures": "Ninguna meta del plan se mide con trámites: se guardan y se muestran aparte.",
    "activities": "Las actividades acompañan las tareas del plan; ninguna meta se mide con ellas.",
}
COUNTS = ("Nuevas", "Cambian", "Iguales", "Rechazadas")


def identity(taken: Taken) -> str:
    """«Meta: publicaciones de Facebook, 261 publicaciones, 14 ene – 14 abr 2025»."""
    seen = taken.observations
    if seen.dataset is None:
        return seen.title
    definition = DEFINITIONS[seen.dataset]
    text = f"{seen.title}, {counted(seen.rows_read, definition.row, definition.rows)}"
    if seen.dataset == "posts" and (seen.table["grain"] == "count").any():
        posts = counted(int(seen.table["publications"].sum()), definition.row, definition.rows)
        text = f"{seen.title}, {counted(seen.rows_read, 'fila')} con {posts}"
    return f"{text}, {dates.span(*seen.covers)}" if seen.covers else text


def outside_the_plan(taken: Taken, plan: Plan) -> str:
    """That nothing of the file lies in the plan's years nor in the year before; "" where something does."""
    covers = taken.observations.covers
    first, last = plan.calendar.months(0)[0].first, plan.calendar.last_day(plan.years)
    if covers is None or (covers[0] <= last and covers[1] >= first):
        return ""
    return (
        f"Este período está fuera de los años del plan ({plan.calendar.months(1)[0].first.year}–{last.year}) y de su año base: "
        "se guarda, pero no mueve ninguna meta de esos años."
    )


def change_counts(taken: Taken) -> tuple[int, int, int, int]:
    """New, changed, same and rejected rows."""
    comparison = taken.comparison
    if comparison is None:
        return 0, 0, 0, taken.observations.rows_rejected
    return comparison.rows_new, comparison.rows_changed, comparison.rows_same, taken.observations.rows_rejected


def rejected_section(problems: Sequence[Problem]) -> None:
    """Why a file cannot be taken, and what to do instead."""
    for problem in problems[:SHOWN_PROBLEMS]:
        st.error(plain(problem.sentence), icon=":material/cancel:")


def problems_section(problems: Sequence[Problem], key: str) -> None:
    """The rows that do not count, each with its place, its value and the way to mend it."""
    if not problems:
        return
    rejected = sum(1 for problem in problems if problem.rejects)
    title = f"Ver {counted(len(problems), 'aviso')}: {counted(rejected, 'fila rechazada', 'filas rechazadas')}"
    with st.expander(title, icon=":material/warning:", expanded=rejected > 0):
        table = problem_table(problems)
        st.table(table.head(SHOWN_PROBLEMS), hide_index=True, border="horizontal", alt="Filas con problemas")
        if len(table) > SHOWN_PROBLEMS:
            st.caption(f"Se muestran {SHOWN_PROBLEMS} de {number(len(table))}; el archivo los trae todos.")
        download_section(table, f"problemas-{key}")


def problem_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """Problems as a table: sheet, row, column, value, what is wrong, and the fix."""
    rows = [
        {
            "Hoja": p.sheet or "–", "Fila": "–" if p.row is None else number(p.row), "Columna": p.column or "–",
            "Valor": p.value or "–", "Qué pasa": p.message, "Cómo se arregla": p.fix or "–",
        }
        for p in problems
    ]  # fmt: skip
    return pd.DataFrame(rows)


def silent_picker(plan: Plan, taken: Taken) -> None:
    """Asks whether the plan's series without rows were looked at: then they are zero, not missing."""
    chosen = taken.observations.covers
    candidates = [
        *intake.silent_series(taken.observations, plan),
        *(st.session_state.get(f"silent-{taken.file.sha256}") or ()),
    ]
    if not candidates or chosen is None:
        return
    names = {one.id: one.name for one in (*plan.networks, *plan.outlets)}
    st.multiselect(
        "¿Alguna de estas no tuvo publicaciones en el período?", list(dict.fromkeys(candidates)), format_func=lambda s: names.get(s, s),
        key=f"silent-{taken.file.sha256}", placeholder="Ninguna: no se revisaron",
        help="Las que escoja cuentan como cero en el período del archivo. Las demás quedan sin datos.",
    )  # fmt: skip


def period_picker(office: Office, taken: Taken) -> None:
    """Lets the user correct the days that the file covers: a covered day without rows is zero."""
    if taken.observations.covers is None:
        return
    sha256 = taken.file.sha256
    # As first read: a field whose default changes forgets what was picked in it.
    covers: tuple[dt.date, dt.date] = st.session_state.setdefault(f"covers-{sha256}", taken.observations.covers)
    with st.expander("Corregir el período", icon=":material/date_range:"):
        st.markdown(
            "Días que el archivo cubre. Un día cubierto sin filas cuenta como **cero**; un día sin cubrir, como **sin datos**."
        )
        first, last = st.columns(2)
        latest = max(office.today, covers[1])
        first.date_input("Desde", value=covers[0], max_value=latest, format="DD/MM/YYYY", key=f"from-{sha256}")
        last.date_input("Hasta", value=covers[1], max_value=latest, format="DD/MM/YYYY", key=f"to-{sha256}")
