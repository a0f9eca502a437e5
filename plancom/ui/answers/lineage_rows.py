"""The rows behind a sum: by file, page by page, and those that do not count."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from plancom.charts import csv_bytes
from plancom.datasets import titles
from plancom.language import dates
from plancom.language.numbers import number, short
from plancom.language.phrases import counted
from plancom.language.translation import Language, language, speaking, tr
from plancom.office import Office
from plancom.store.figures import lineage
from plancom.store.figures.lineage import LineageQuery, Origin, Source
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.original_files import original_button
from plancom.ui.elements.sections import SAMPLES, csv_name, plain, with_notice
from plancom.ui.state.series_names import series_name

PER_PAGE = 50


def piece_section(office: Office, wanted: LineageQuery, value: float, name: str) -> None:
    """The files behind a sum, the rows of them page by page, those that were replaced on request, and all as a file."""
    with office.engine.connect() as connection:
        parts = lineage.sources(connection, wanted)
        covering = lineage.covering(connection, wanted)
    rows = sum(part.rows for part in parts)
    if sum(part.value for part in parts) != value:
        st.error(
            tr("Las filas no suman la cifra. Avise a sistemas: python -m plancom db check dice qué pasa."), icon="⚠️"
        )
    if rows:
        st.markdown(
            tr(
                "Es la suma de **{rows}** de {files}:",
                rows=counted(rows, "fila", "filas"),
                files=counted(len(parts), "archivo", "archivos"),
            )
        )
        sources_section(office, parts, name)
        rows_section(office, wanted, rows, name)
    else:
        files = ", ".join(
            tr("«{file}» ({span})", file=plain(file), span=dates.span(first, last)) for _, file, first, last in covering
        )
        st.markdown(
            tr("No hay filas: la cifra es cero porque estos archivos cubren el período: {files}.", files=files)
            if files
            else tr("No hay filas.")
        )
    if st.toggle(tr("Ver también las filas que no cuentan"), key=f"reemplazadas-{name}"):
        replaced_section(office, wanted)


def sources_section(office: Office, parts: Sequence[Source], name: str) -> None:
    """Each file with its part, and the file itself."""
    for part in parts:
        with st.container(horizontal=True, vertical_alignment="center", key=f"fuente-{name}-{part.import_id}"):
            st.markdown(
                tr(
                    "**{file}** · {title} · importación {import_id} · {count} que suman {value}",
                    file=plain(part.file_name),
                    title=plain(titles.title_text(part.title)),
                    import_id=part.import_id,
                    count=counted(part.rows, "fila", "filas"),
                    value=short(part.value),
                )
            )
            original_button(office, part.import_id, part.file_name, key=f"{name}-{part.import_id}")


def rows_section(office: Office, wanted: LineageQuery, rows: int, name: str) -> None:
    """The rows that count, a page at a time; the file has them all."""
    pages = -(-rows // PER_PAGE)
    page = (
        int(st.number_input(tr("Página, de {pages}", pages=pages), 1, pages, 1, key=f"pagina-{name}", width=160))
        if pages > 1
        else 1
    )
    with office.engine.connect() as connection:
        found = lineage.origins(connection, wanted, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    if pages > 1:
        first = (page - 1) * PER_PAGE
        st.caption(
            tr(
                "Filas {first} a {last} de {count}.",
                first=number(first + 1),
                last=number(first + len(found)),
                count=number(rows),
            )
        )
    figure_table(row_table(office, found), alt=tr("Filas que suman la cifra"))
    st.download_button(
        tr("Descargar todas las filas en CSV"), partial(_all_rows, office, wanted, bool(st.session_state.get(SAMPLES)), language()),
        file_name=csv_name(f"origen-{name}"), mime="text/csv", on_click="ignore",
        key=f"csv-origen-{name}", icon=":material/download:",
    )  # fmt: skip


def _all_rows(office: Office, wanted: LineageQuery, sample: bool, spoken: Language) -> bytes:  # noqa: FBT001 - bound before the click
    with speaking(spoken), office.engine.connect() as connection:
        table = row_table(office, lineage.origins(connection, wanted), plain_text=str)
        return csv_bytes(with_notice(table) if sample else table)


def replaced_section(office: Office, wanted: LineageQuery) -> None:
    """Rows of the same days that do not count, and why."""
    with office.engine.connect() as connection:
        found = lineage.superseded(connection, wanted, limit=PER_PAGE + 1)
    if not found:
        st.caption(tr("Ninguna: todas las filas que se importaron de esos días cuentan."))
        return
    table = row_table(office, found[:PER_PAGE]).assign(
        **{tr("Por qué no cuenta"): [row.why_not for row in found[:PER_PAGE]]}
    )
    figure_table(table, alt=tr("Filas que no cuentan"))
    if len(found) > PER_PAGE:
        st.caption(tr("Se muestran las primeras {per_page}.", per_page=PER_PAGE))


def row_table(office: Office, rows: Sequence[Origin], plain_text: Callable[[str], str] = plain) -> pd.DataFrame:
    """`rows` in words, every cell text: Fecha (of monthly rows the month), Valor, Archivo, Hoja, Fila (as the spreadsheet numbers it),
    Importación, Serie, Qué dice; without Serie, Qué dice or Hoja where none of them has it.
    """
    table = pd.DataFrame(
        [
            {
                tr("Fecha"): dates.month(row.day) if row.grain == "month" else dates.date(row.day),
                tr("Valor"): short(row.value),
                tr("Archivo"): plain_text(row.file_name),
                tr("Hoja"): plain_text(row.sheet) or "–",
                tr("Fila"): str(row.row),
                tr("Importación"): str(row.import_id),
                tr("Serie"): plain_text(series_name(office, row.series)),
                tr("Qué dice"): plain_text(row.text) or "–",
            }
            for row in rows
        ]
    )
    silent = {tr("Serie"): "series", tr("Qué dice"): "text", tr("Hoja"): "sheet"}
    return table.drop(columns=[name for name, field in silent.items() if not any(getattr(row, field) for row in rows)])
