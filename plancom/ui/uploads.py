"""Uploads: each file read and compared, what it would change shown, and nothing written before a confirmation."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from plancom import intake
from plancom.datasets import DEFINITIONS, Problem
from plancom.intake import Choices, Taken
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.plan import Plan
from plancom.settings import PAGES
from plancom.store.imports import SourceFile
from plancom.ui.cache import Office
from plancom.ui.sections import download_section, plain

MAX_UPLOAD_MB = 200
SHOWN_PROBLEMS = 50
ROUND, RESULTS = "upload-round", "upload-results"
EXTENSIONS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "zip"]


def pick_files() -> Sequence[UploadedFile]:
    """The files that the user drops; a new round begins after each confirmation."""
    files = st.file_uploader(
        "Archivos", type=EXTENSIONS, accept_multiple_files=True, max_upload_size=MAX_UPLOAD_MB,
        key=f"files-{st.session_state.get(ROUND, 0)}", help="Puede arrastrar varios a la vez, tal como los descargó.",
    )  # fmt: skip
    return files if isinstance(files, list) else []


def read_files(office: Office, files: Sequence[UploadedFile]) -> list[Taken]:
    """Every file read and compared, with the user's own corrections; progress is shown while it lasts."""
    distinct: dict[str, SourceFile] = {}
    for file in files:
        one = intake.source_file(file.name, file.getvalue())
        if one.sha256 in distinct:
            st.warning(f"«{one.name}» es idéntico a «{distinct[one.sha256].name}»: se toma una sola vez.", icon="ℹ️")
        distinct.setdefault(one.sha256, one)
    bar = st.progress(0.0, "Leyendo…")
    result = []
    for done, one in enumerate(distinct.values(), start=1):
        bar.progress((done - 1) / len(distinct), f"Leyendo {done} de {len(distinct)}: «{one.name}»…")
        result.append(
            _taken((one.sha256, one.name, office.version, office.plan.id), choices_of(one.sha256), one, office)
        )
    bar.empty()
    return result


@st.cache_data(max_entries=24, scope="session", show_spinner=False)
def _taken(key: Sequence[object], choices: Choices, _file: SourceFile, _office: Office) -> Taken:
    """`key` is what the result depends on besides the choices: the file, the data's version and the plan."""
    del key
    return intake.taken(_office.engine, _file, _office.plan, choices)


def choices_of(sha256: str) -> Choices:
    """What the user corrected about the file: its period, and the series that it covers without rows."""
    period = st.session_state.get(f"period-{sha256}")
    silent = st.session_state.get(f"silent-{sha256}") or ()
    if isinstance(period, tuple) and len(period) == 2:  # noqa: PLR2004 - from and to
        return Choices(first=period[0], last=period[1], silent=tuple(silent))
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
    covers = taken.observations.covers
    if covers is None:
        return
    with st.popover("Corregir el período", icon=":material/date_range:"):
        st.markdown(
            "Días que el archivo cubre. Un día cubierto sin filas cuenta como **cero**; un día sin cubrir, como **sin datos**."
        )
        st.date_input(
            "Período",
            value=covers,
            max_value=max(office.today, covers[1]),
            format="DD/MM/YYYY",
            key=f"period-{taken.file.sha256}",
        )


def confirm_section(office: Office, taken: Sequence[Taken]) -> None:
    """One confirmation for all: each file is written whole or not at all."""
    ready = [one for one in taken if one.outcome == "imported"]
    if not ready:
        st.info("No hay nada nuevo que importar en estos archivos.")
        return
    rejected = sum(one.observations.rows_rejected for one in ready)
    if rejected:
        st.warning(
            f"{counted(rejected, 'fila rechazada', 'filas rechazadas')} no se importarán; sus días quedan sin datos hasta que se corrijan."
        )
    if st.button(
        f"Confirmar e importar {counted(len(ready), 'archivo')}", type="primary", key="confirm", icon=":material/check:"
    ):
        bar = st.progress(0.0, "Guardando…")
        results = []
        for done, one in enumerate(ready, start=1):
            bar.progress((done - 1) / len(ready), f"Guardando {done} de {len(ready)}: «{one.file.name}»…")
            results.append(intake.committed(office.engine, one, office.plan))
        st.session_state[RESULTS] = [result_line(one) for one in results]
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.rerun()


def result_line(taken: Taken) -> tuple[bool, str]:
    """Whether a file was written, and its result in a sentence."""
    new, changed, _, rejected = change_counts(taken)
    if taken.outcome == "imported":
        text = f"**{plain(taken.file.name)}**: importado ({number(new)} nuevas, {number(changed)} cambian, {number(rejected)} rechazadas)."
        return True, text
    if taken.outcome == "unchanged":
        return True, f"**{plain(taken.file.name)}**: sin cambios; ya estaba cargado."
    return False, f"**{plain(taken.file.name)}**: {plain(taken.observations.problems[-1].sentence)}"


def results_section() -> None:
    """What became of the last confirmation."""
    for done, text in st.session_state.get(RESULTS, []):
        (st.success if done else st.error)(text, icon=":material/check_circle:" if done else ":material/cancel:")
    if st.session_state.get(RESULTS):
        with st.container(horizontal=True):
            st.page_link(PAGES / "resumen.py", label="Ver el resumen", icon=":material/arrow_forward:")
            st.page_link(
                PAGES / "historial.py", label="Deshacer una importación en el historial", icon=":material/undo:"
            )
