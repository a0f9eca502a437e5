"""Messages that stand above pages: the welcome of an empty database, the mark of sample data, a database that is not there."""

from collections.abc import Callable

import streamlit as st
from sqlalchemy.exc import DatabaseError

from plancom import settings
from plancom.datasets import DEFINITIONS
from plancom.language.phrases import listed
from plancom.language.translation import language, tr
from plancom.office import Office
from plancom.services import importing
from plancom.sources.copies import templates
from plancom.store.db.schema import unreachable
from plancom.store.imports import commits
from plancom.store.imports.history import UnknownImportError
from plancom.store.office.documents import OutdatedError


def welcome_section(office: Office, upload: st.Page) -> None:
    """Three ways on from an empty database."""
    st.title(tr("Bienvenida"))
    st.markdown(
        tr(
            "Este tablero compara las metas del **{name}** del {institution} con lo que de verdad pasó. Todavía no hay datos. Puede empezar de tres maneras:",
            name=office.plan.name,
            institution=office.plan.institution,
        )
    )
    sample, blank, own = st.columns(3)
    with sample, st.container(border=True, height="stretch", key="welcome-sample"):
        st.header(tr("1. Ver un ejemplo"), anchor=False)
        st.markdown(
            tr("Cargue datos inventados para conocer el tablero. Se marcan como ejemplo y se quitan con un clic.")
        )
        asked = st.button(tr("Cargar los datos de ejemplo"), type="primary", key="load-samples")
        if asked and attempted(lambda: load_samples(office)):
            st.rerun()
    with blank, st.container(border=True, height="stretch", key="welcome-templates"):
        st.header(tr("2. Llenar las plantillas"), anchor=False)
        st.markdown(tr("Descargue las plantillas de Excel, escriba sus cifras y súbalas."))
        template_buttons(office, "welcome")
    with own, st.container(border=True, height="stretch", key="welcome-upload"):
        st.header(tr("3. Subir sus archivos"), anchor=False)
        st.markdown(
            tr(
                "Suba los archivos que descargó de Google Analytics, Meta o X, tal como vienen. El tablero los reconoce."
            )
        )
        st.page_link(upload, label=tr("Ir a «Subir datos»"), icon=":material/upload_file:")


def template_buttons(office: Office, where: str) -> None:
    """A download button per dataset."""
    buttons = st.container(gap="xsmall")
    for definition in DEFINITIONS.values():
        buttons.download_button(
            tr(definition.name), _template(definition.id, office.plan.id, language(), office), file_name=definition.file_name, on_click="ignore",
            key=f"template-{where}-{definition.id}", icon=":material/download:", type="tertiary",
        )  # fmt: skip


@st.cache_data(max_entries=16, show_spinner=False)
def _template(dataset: str, plan_id: str, spoken: str, _office: Office) -> bytes:  # noqa: ARG001 - the key
    return templates.workbook(next(one for one in DEFINITIONS if one == dataset), _office.plan)


def attempted(action: Callable[[], object]) -> bool:
    """Whether `action` could be done; else says why, and that nothing changed."""
    try:
        action()
    except UnknownImportError:
        st.error(tr("Esa importación ya no existe: alguien la quitó mientras tanto. Recargue la página."), icon="⚠️")
    except DatabaseError as error:
        st.error(
            tr(
                "No se pudo guardar el cambio; los datos quedaron como estaban. {unreachable}",
                unreachable=unreachable(error),
            ),
            icon="⚠️",
        )
    else:
        return True
    return False


def load_samples(office: Office) -> None:
    """Imports the sample data, marked as such."""
    with st.spinner(tr("Cargando los datos de ejemplo…")):
        files = [importing.source_file(path.name, path.read_bytes()) for path in settings.sample_files()]
        importing.take_in(office.engine, files, office.plan, is_sample=True)


def sample_banner(office: Office) -> None:
    """On every page while sample data is among the figures: what they are, and the way to be rid of them."""
    if not office.has_samples:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="sample-banner"):
        st.markdown(tr("⚠️ **Datos de ejemplo:** las cifras de esta pantalla son inventadas."))
        asked = st.button(tr("Quitar los datos de ejemplo"), key="remove-samples")
        if asked and attempted(lambda: commits.remove_samples(office.engine)):
            st.rerun()


def authors_of(error: OutdatedError) -> str:
    """Who wrote in between: «Ana y Luis», «otra persona»."""
    return listed(author or tr("otra persona") for author in error.authors)
