"""The list of imports on the history page: sought, undone and redone in any order, their files given back."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st
from sqlalchemy import RowMapping

from plancom import clock
from plancom.access import acts
from plancom.datasets import DATASETS, DEFINITIONS, titles
from plancom.datasets.measures import measures
from plancom.datasets.row_counts import change_words
from plancom.indicators.differences import differences
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.store.imports import accounts, commits, history
from plancom.store.imports.history import ImportSearch, UnknownImportError
from plancom.ui.elements.accounts import accounts_section
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.original_files import original_button
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import may
from plancom.ui.state.author import author
from plancom.ui.state.series_names import series_name

PER_PAGE = 20
STATES = {later("Todas"): None, later("Activas"): True, later("Deshechas"): False}


def imports_section(office: Office, view: View) -> None:
    """The imports looked for, the newest first, each with its file and its undo or redo."""
    with office.engine.connect() as connection:
        if not history.how_many(connection):
            st.info(tr("Todavía no se ha importado nada. Lo que importe aparecerá aquí, y podrá deshacerlo."))
            return
        sought = pick_sought()
        total = history.how_many(connection, sought)
        pages = max(1, -(-total // PER_PAGE))
        page = (
            int(st.number_input(tr("Página, de {pages}", pages=pages), 1, pages, 1, key=f"pagina-{pages}", width=160))
            if pages > 1
            else 1
        )
        rows = history.history(connection, sought, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
        changes = history.changes(connection, [row["id"] for row in rows])
    count = counted(total, "importación", "importaciones")
    st.caption(
        tr("{count}, página {page} de {pages}.", count=count, page=page, pages=pages) if pages > 1 else f"{count}."
    )
    for row in rows:
        import_section(office, view, row, changes.get(row["id"], ()))


def pick_sought() -> ImportSearch:
    """Asks for words, a dataset and a state."""
    words, dataset, state = st.columns([3, 2, 2])
    return ImportSearch(
        words.text_input(tr("Buscar"), placeholder=tr("Archivo, herramienta o persona"), key="buscar-importaciones"),
        dataset.selectbox(
            tr("Datos"), ["", *DATASETS], format_func=lambda one: _dataset_name(one) if one else tr("Todos"), key="datos-importaciones"
        ),
        STATES[state.selectbox(tr("Estado"), list(STATES), format_func=tr, key="estado-importaciones")],
    )  # fmt: skip


def _dataset_name(name: str) -> str:
    return next(tr(one.name) for one in DEFINITIONS.values() if one.id == name)


def import_section(office: Office, view: View, row: RowMapping, changes: Sequence[RowMapping]) -> None:
    """One import: when, who, which file, what it covers, its rows, its state."""
    undone = row["undone_at"] is not None
    with st.container(border=True, key=f"import-{row['id']}"):
        words, more, action = st.columns([6, 1.2, 1.2], vertical_alignment="center")
        with words:
            state = tr("✕ Deshecha") if undone else tr("✓ Activa")
            sample = tr(" · **datos de ejemplo**") if row["is_sample"] else ""
            st.markdown(f"**{row['id']}. {plain(titles.title_text(row['title']))}** · {state}{sample}")
            span = dates.span(row["covers_from"], row["covers_to"]) if row["covers_from"] else tr("sin período")
            st.caption(
                tr(
                    "{file} · {span} · {rows} · {said}",
                    file=plain(row["file_name"]),
                    span=span,
                    rows=_rows(row),
                    said=_said(office, row["created_at"], row["author"]),
                )
            )
            for change in changes:
                said = _said(office, change["created_at"], change["author"])
                undo = change["action"] == "undo"
                st.caption(tr("Deshecha el {said}", said=said) if undo else tr("Rehecha el {said}", said=said))
        with more, st.popover(tr("Detalles"), width="stretch"):
            details_section(office, row)
        if not may(acts.UNDO_IMPORT):
            return
        with action:
            if undone:
                asked = st.button(tr("Rehacer"), key=f"redo-{row['id']}", icon=":material/redo:", width="stretch")
            else:
                asked = st.button(tr("Deshacer"), key=f"undo-{row['id']}", icon=":material/undo:", width="stretch")
            if asked:
                change_dialog(office, view, row["id"], undoing=not undone)


def _rows(row: RowMapping) -> str:
    """«1.003 nuevas y 2 rechazadas»; of an import that brought nothing else, what was there already. What is zero goes without saying."""
    found = change_words(row["rows_new"], row["rows_changed"], rejected=row["rows_rejected"])
    return listed([*found, *([counted(row["rows_same"], "igual", "iguales")] if row["rows_same"] or not found else [])])


def _said(office: Office, moment: dt.datetime, name: str) -> str:
    when = dates.moment(clock.local(moment, office.plan))
    return tr("{when} por {name}", when=when, name=plain(name)) if name else when


def details_section(office: Office, row: RowMapping) -> None:
    """An import's whole digest, whose data it brought, what it covers series by series, and its file."""
    with office.engine.connect() as connection:
        covered = history.covered_by(connection, row["id"])
        owners = accounts.of_import(connection, row["id"])
    st.markdown(f"**{plain(row['file_name'])}** · {_size(row['size'])}")
    accounts_section(office, owners)
    st.markdown(tr("Código del archivo (SHA-256), para comprobar que es el mismo:"))
    st.code(row["sha256"], language=None, wrap_lines=True)
    known = measures()
    rows = [
        {
            tr("Datos"): series_name(office, one["series"])
            if one["series"]
            else tr(known[one["measure"]].label if one["measure"] in known else ALL),
            tr("Período"): dates.span(one["first_day"], one["last_day"]),
        }
        for one in covered
    ]
    if rows:
        figure_table(pd.DataFrame(rows).map(plain), alt=tr("Lo que cubre el archivo"))
    original_button(office, row["id"], row["file_name"], key=f"import-{row['id']}")


ALL = later("Todos")
KILO = 1024


def _size(size: int) -> str:
    return (
        tr("{size} bytes", size=number(size))
        if size < KILO
        else f"{number(size / KILO, 1)} KB"
        if size < KILO**2
        else f"{number(size / KILO**2, 1)} MB"
    )


def change_dialog(office: Office, view: View, import_id: int, *, undoing: bool) -> None:
    """Opens the question whether to undo (or redo) an import."""
    title = (
        tr("Deshacer la importación {import_id}", import_id=import_id)
        if undoing
        else tr("Rehacer la importación {import_id}", import_id=import_id)
    )  # said now: a decorator would say it when the module is loaded
    st.dialog(title, width="medium")(change_body)(office, view, import_id, undoing=undoing)


def change_body(office: Office, view: View, import_id: int, *, undoing: bool) -> None:
    """What an undo (or redo) would change in the figures, and the question whether to do it."""
    try:
        after = commits.counts_without(office.engine, import_id, clock.now(), view.plan.id, undone=undoing)
    except UnknownImportError:
        st.error(tr("Esa importación ya no existe: alguien la quitó mientras tanto. Recargue la página."), icon="⚠️")
        return
    as_of = dates.date(view.as_of)
    st.markdown(
        tr("Al deshacer la importación **{import_id}**, con corte al {as_of}:", import_id=import_id, as_of=as_of)
        if undoing
        else tr("Al rehacer la importación **{import_id}**, con corte al {as_of}:", import_id=import_id, as_of=as_of)
    )
    st.markdown("\n".join(f"- {plain(line)}" for line in differences(view, office.counts, after, office.tasks.states)))
    st.caption(
        tr("No se borra nada: se puede volver atrás cuando quiera.")
        if undoing
        else tr("Vuelve a su lugar en el orden: si hay una más nueva de lo mismo, cuenta la más nueva.")
    )
    key = f"confirm-{'undo' if undoing else 'redo'}-{import_id}"
    if st.button(
        tr("Deshacer") if undoing else tr("Rehacer"),
        type="primary",
        key=key,
        on_click=_change,
        args=(office, import_id),
        kwargs={"undoing": undoing},
    ):
        st.rerun()


def _change(office: Office, import_id: int, *, undoing: bool) -> None:
    change = commits.undo if undoing else commits.redo
    attempted(lambda: change(office.engine, import_id, clock.now(), author()))
