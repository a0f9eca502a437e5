"""Messages that stand above pages: the mark of sample data, of damaged rows, a database that is not there; and the templates' buttons."""

from collections.abc import Callable

import streamlit as st
from sqlalchemy.exc import DatabaseError

from plancom.access import AccessError, acts
from plancom.datasets import DEFINITIONS, Definition
from plancom.language.phrases import listed
from plancom.language.translation import language, tr
from plancom.office import Office
from plancom.sources.copies import templates
from plancom.store.db.schema import unreachable
from plancom.store.imports import commits
from plancom.store.imports.history import UnknownImportError
from plancom.store.office.documents import OutdatedError
from plancom.ui.state.actor import may
from plancom.ui.state.plan_choice import CUT_OFF, pick_cut_off

SAMPLES_THROUGH = "samples-through"
"""The last day of the sample data, where this session loaded them and was shown them as of that day."""


def template_buttons(office: Office, where: str) -> None:
    """A download button per dataset."""
    buttons = st.container(gap="xsmall")
    for definition in DEFINITIONS.values():
        with buttons:
            template_button(office, definition, where)


def template_button(office: Office, definition: Definition, where: str, *, label: str = "") -> None:
    """The template of one dataset, which is called as the dataset is where there is no `label`."""
    st.download_button(
        label or tr(definition.name), _template(definition.id, office.plan.id, language(), office), file_name=definition.file_name, on_click="ignore",
        key=f"template-{where}-{definition.id}", icon=":material/download:", type="tertiary",
    )  # fmt: skip


@st.cache_data(max_entries=16, show_spinner=False)
def _template(dataset: str, plan_id: str, spoken: str, _office: Office) -> bytes:  # noqa: ARG001 - the key
    return templates.workbook(next(one for one in DEFINITIONS if one == dataset), _office.plan)


def attempted(action: Callable[[], object]) -> bool:
    """Whether `action` could be done; else says why, and that nothing changed."""
    sentence = failure(action)
    if sentence:
        st.error(sentence, icon="⚠️")
    return not sentence


def failure(action: Callable[[], object]) -> str:
    """Does `action`; "" where it could be done, else why not, and that nothing changed."""
    try:
        action()
    except AccessError as error:
        return str(error)
    except UnknownImportError:
        return tr("Esa importación ya no existe: alguien la quitó mientras tanto. Recargue la página.")
    except DatabaseError as error:
        return tr(
            "No se pudo guardar el cambio; los datos quedaron como estaban. {unreachable}",
            unreachable=unreachable(error),
        )
    return ""


def sample_banner(office: Office) -> None:
    """On every page while sample data is among the figures: what they are, and the way to be rid of them."""
    if not office.has_samples:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="sample-banner"):
        st.markdown(tr("⚠️ **Datos de ejemplo:** cifras inventadas."))
        if may(acts.REMOVE_SAMPLES) and st.button(tr("Quitar los datos de ejemplo"), key="remove-samples"):
            st.dialog(tr("Quitar los datos de ejemplo"))(_removal_question)(office)


def damage_banner(office: Office) -> None:
    """On every page while figures stand on damaged rows: of which datasets, and who does what about it."""
    if not office.damages:
        return
    named = {one.dataset for one in office.damages}
    names = listed(tr("«{name}»", name=one.name) for one in DEFINITIONS.values() if one.id in named)
    with st.container(border=True, key="damage-banner"):
        st.markdown(
            tr(
                "⛔ **Datos dañados:** la base de datos no dice lo que se importó, y de eso dependen cifras de {names}. No las presente hasta que se reparen. El encargado del sistema ve cada daño con `python -m plancom db check` y arregla lo que se puede con `db repair`.",
                names=names or tr("el tablero"),
            )
        )


def _removal_question(office: Office) -> None:
    """Asks before sample data goes: it is for everybody, and no page brings it back as it was."""
    st.markdown(
        tr(
            "Desaparecen del tablero de todas las personas, con sus importaciones. Los archivos suyos, las decisiones y las tareas quedan."
        )
    )
    st.caption(
        tr(
            "No se deshace en «Historial»: cuando no queda ningún dato, la página de bienvenida ofrece volver a cargarlos."
        )
    )
    if st.button(
        tr("Sí, quitarlos"), key="confirm-remove-samples", type="primary", on_click=_remove_samples, args=(office,)
    ):
        st.rerun()


def _remove_samples(office: Office) -> None:
    if attempted(lambda: commits.remove_samples(office.engine)):
        shown = st.session_state.pop(SAMPLES_THROUGH, None)
        if shown is not None and shown == st.session_state.get(CUT_OFF):  # nobody picked it: it was that of the samples
            pick_cut_off(office.today)


def authors_of(error: OutdatedError) -> str:
    """Who wrote in between: «Ana y Luis», «otra persona»."""
    return listed(author or tr("otra persona") for author in error.authors)
