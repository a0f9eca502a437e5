"""File problems: the rows of a file that do not count, where they are, and how to mend them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from plancom.datasets import Problem
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.services import importing
from plancom.services.importing import IncomingFile
from plancom.store.imports.overlap_warnings import CODE as TOLD_TWICE
from plancom.ui.elements.figure_tables import stacked_texts
from plancom.ui.elements.sections import download_section, plain

SHOWN_PROBLEMS = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rejected_section(problems: Sequence[Problem]) -> None:
    """Why a file cannot be taken, and what to do instead."""
    for problem in problems[:SHOWN_PROBLEMS]:
        st.error(plain(problem.sentence), icon=":material/cancel:")


def problems_section(taken: IncomingFile) -> None:
    """The rows that do not count, each with its place, its value and the way to mend it."""
    problems = taken.result.problems
    if not problems:
        return
    rejected = taken.result.rows_rejected
    is_open = rejected > 0 or any(problem.code == TOLD_TWICE for problem in problems)
    with st.expander(problems_title(len(problems), rejected), icon=":material/warning:", expanded=is_open):
        problem_blocks(problems)
        if len(problems) > SHOWN_PROBLEMS:
            st.caption(
                tr(
                    "Se muestran {shown_problems} de {table}; el archivo los trae todos.",
                    shown_problems=SHOWN_PROBLEMS,
                    table=number(len(problems)),
                )
            )
        with st.container(horizontal=True):
            download_section(lambda: problem_table(problems), f"problemas-{taken.file.sha256[:12]}")
            copy_section(taken)


def problems_title(problems: int, rejected: int) -> str:
    """«Ver 3 avisos: 2 filas rechazadas», «Ver 1 aviso»."""
    warnings = counted(problems, "aviso", "avisos")
    if not rejected:
        return tr("Ver {problems}", problems=warnings)
    return tr(
        "Ver {problems}: {rejected}",
        problems=warnings,
        rejected=counted(rejected, "fila rechazada", "filas rechazadas"),
    )


@st.fragment
def copy_section(taken: IncomingFile) -> None:
    """«Copia con los errores marcados»: made when it is asked for, then downloaded."""
    key = taken.file.sha256[:12]
    place = st.empty()
    if not st.session_state.get(f"copy-{key}"):
        if not place.button(
            tr("Preparar copia con los errores marcados"), key=f"mark-{key}", icon=":material/format_color_fill:"
        ):
            return
        with st.spinner(tr("Marcando los errores…")):
            st.session_state[f"copy-{key}"] = importing.marked_copy(taken.file, taken.result.problems)
    made = st.session_state[f"copy-{key}"]
    if isinstance(made, Problem):
        place.warning(plain(made.sentence), icon=":material/warning:")
        return
    place.download_button(
        tr("Copia con los errores marcados"), made.content, file_name=made.name, mime=XLSX, on_click="ignore",
        key=f"copied-{key}", icon=":material/download:", type="primary",
        help=" ".join((tr("Corrija las celdas coloreadas, guarde y suba esta copia: la hoja «Errores» no se lee."), *made.notes)),
    )  # fmt: skip


def problem_blocks(problems: Sequence[Problem]) -> None:
    """The first of the problems, each with its place; on a phone a block of lines."""
    stacked_texts(tr("Filas con problemas"), _shown(problems[:SHOWN_PROBLEMS]))


def _shown(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """The problems as they are read on the card; the sheet is named where there are several."""
    several = len({p.sheet for p in problems}) > 1
    return [
        {
            tr("Dónde"): _place(problem, with_sheet=several),
            tr("Columna"): problem.column or "–",
            tr("Valor"): problem.value or "–",
            tr("Qué pasa"): problem.message,
            tr("Cómo se arregla"): problem.fix or "–",
        }
        for problem in problems
    ]


def _place(problem: Problem, *, with_sheet: bool) -> str:
    """«Fila 14», «Hoja «Enero», fila 14»."""
    if not with_sheet or not problem.sheet:
        return tr("Archivo") if problem.row is None else tr("Fila {row}", row=number(problem.row))
    if problem.row is None:
        return tr("Hoja «{sheet}»", sheet=problem.sheet)
    return tr("Hoja «{sheet}», fila {row}", sheet=problem.sheet, row=number(problem.row))


def problem_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """`problems` as text, a row each: Hoja, Fila, Columna, Valor, Qué pasa, Cómo se arregla, «–» where there is none; no columns without any."""
    rows = [
        {
            tr("Hoja"): p.sheet or "–", tr("Fila"): "–" if p.row is None else number(p.row), tr("Columna"): p.column or "–",
            tr("Valor"): p.value or "–", tr("Qué pasa"): p.message, tr("Cómo se arregla"): p.fix or "–",
        }
        for p in problems
    ]  # fmt: skip
    return pd.DataFrame(rows)
