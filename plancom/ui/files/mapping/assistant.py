"""The assistant in a file's card: asks how the file is read, shows the result, and keeps the answer as a profile."""

from dataclasses import replace

import streamlit as st

from plancom import clock
from plancom.datasets import Observations
from plancom.language.translation import language, tr
from plancom.office import Office
from plancom.services import importing, profiles
from plancom.services.choices import Choices
from plancom.services.importing import IncomingFile
from plancom.sources.accounts.questions import ALL
from plancom.sources.mapping.recognition import ONCE, PROFILE
from plancom.sources.mapping.sketch import Sketch
from plancom.sources.sandbox import pool
from plancom.sources.tables.mappings import Mapping, to_text
from plancom.store.imports.commits import SourceFile
from plancom.store.office import profiles as store
from plancom.store.office.profiles import ProfileError
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.files.mapping.outcome import outcome_section
from plancom.ui.files.mapping.questions import in_words, pick_mapping


def with_mapping(choices: Choices, sha256: str) -> Choices:
    """The user's choices about a file with how they said that it is read, if they did."""
    return replace(choices, mapping=st.session_state.get(f"mapping-{sha256}"))


def assistant_section(office: Office, taken: IncomingFile) -> None:
    """For a file that nobody recognised, the questions; for one that was read by a profile or as asked, a way to change that."""
    source = taken.result.source
    if taken.outcome == "needs_mapping":
        near = [problem.message for problem in taken.result.problems if problem.code == "missing_columns"]
        st.warning(
            tr(
                "{why} Diga cómo se lee: cada respuesta propuesta lleva su razón; cambie la que no sea. Nada se guarda todavía.",
                why=plain(near[0]) if near else tr("No se reconoció de qué es este archivo."),
            ),
            icon=":material/help:",
        )
        _questions(office, taken, None, "")
    elif source in {PROFILE, ONCE}:
        with st.expander(
            tr("Cambiar cómo se lee"), icon=":material/edit:", key=f"reread-{taken.file.sha256[:12]}", on_change="rerun"
        ) as box:
            if box.open:
                start, name = _now(office, taken)
                _questions(office, taken, start, name)


def _now(office: Office, taken: IncomingFile) -> tuple[Mapping | None, str]:
    """How the file is read now, and the name of the profile that says so."""
    if taken.result.source == ONCE:
        return st.session_state.get(f"mapping-{taken.file.sha256}"), ""
    title = taken.result.title
    return next(
        ((one.mapping, one.name) for one in profiles.recognition_profiles(office.engine) if one.title == title),
        (None, ""),
    )


def _questions(office: Office, taken: IncomingFile, start: Mapping | None, name: str) -> None:
    file = taken.file
    with st.spinner(tr("Abriendo…")):
        sketch = _sketch((file.sha256, language()), file)
    if not sketch.sheets:
        if sketch.problem:
            st.error(plain(sketch.problem.sentence), icon=":material/cancel:")
        return
    key = f"map-{file.sha256[:12]}"
    answer = pick_mapping(sketch.sheets, start, office.plan, office.today, key)
    if answer.mapping is None:
        st.info(in_words(answer.lacking), icon=":material/edit:")
        return
    with st.spinner(tr("Leyendo…")):
        outcome = _tried((file.sha256, office.version, office.plan.id, language()), answer.mapping, file, office)
    outcome_section(outcome, office.plan)
    if isinstance(outcome.result, Observations):
        _keep(office, file, answer.mapping, name, key)


def _keep(office: Office, file: SourceFile, mapping: Mapping, name: str, key: str) -> None:
    """Takes the answer: under a name, so that the same shape is recognised alone, or for this file alone."""
    if mapping.headless:
        st.caption(
            tr(
                "Sin encabezados, un perfil no podría reconocer el archivo del mes que viene: lo que indique aquí sirve una vez."
            )
        )
    else:
        typed, save = st.columns([3, 2], vertical_alignment="bottom")
        wanted = typed.text_input(
            tr("Nombre del perfil"), name, max_chars=store.MAX_NAME, key=f"{key}-name", placeholder=tr("Boletín municipal"),
            help=tr("Con el perfil, el archivo del mes que viene se reconoce solo: por sus encabezados, aunque cambien de orden o haya otros."),
        )  # fmt: skip
        label = tr("Guardar los cambios del perfil") if name and wanted == name else tr("Guardar como perfil")
        if save.button(label, type="primary", key=f"{key}-save", icon=":material/bookmark_add:"):
            _save(office, file, mapping, wanted, same=bool(name) and wanted == name)
    if st.button(tr("Usar solo para este archivo"), key=f"{key}-once", icon=":material/done:"):
        _use(file, mapping)


def _save(office: Office, file: SourceFile, mapping: Mapping, name: str, *, same: bool) -> None:
    try:
        done = attempted(lambda: store.save(office.engine, name, to_text(mapping), clock.now(), replace=same))
    except ProfileError as error:
        st.error(str(error), icon=":material/cancel:")
        return
    if done:
        st.toast(tr("Perfil «{name}» guardado.", name=" ".join(name.split())), icon=":material/bookmark_added:")
        _use(file, None)


def _use(file: SourceFile, mapping: Mapping | None) -> None:
    """Reads the file so from now on; what was corrected in the reading before does not hold for this one."""
    st.session_state.pop(f"period-{file.sha256}", None)
    st.session_state[f"mapping-{file.sha256}"] = mapping
    st.rerun()


@st.cache_data(max_entries=8, scope="session", show_spinner=False)
def _sketch(key: tuple[object, ...], _file: SourceFile) -> Sketch:
    del key
    return pool.sketch(_file.content)


@st.cache_data(max_entries=8, scope="session", show_spinner=False)
def _tried(key: tuple[object, ...], mapping: Mapping, _file: SourceFile, _office: Office) -> IncomingFile:
    """The file read as `mapping` says; `key` is what the result depends on besides. Whose data it is, its card asks afterwards."""
    del key
    choices = Choices(mapping=mapping, answers=(("accounts", ALL),))
    return importing.incoming_file(_office.engine, _file, _office.plan, choices)
