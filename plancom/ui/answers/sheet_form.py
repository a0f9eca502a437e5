"""The form in which the office writes an indicator's analysis; nothing typed is ever lost."""

import streamlit as st
from sqlalchemy.exc import DatabaseError

from plancom import clock
from plancom.access import acts
from plancom.indicators.json_form import document
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.reports.sheet import KEPT, Sheet
from plancom.store.db.schema import unreachable
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.analyses import MAX_LINE, MAX_TEXT, Analysis, AnalysisError, write_analysis
from plancom.ui.answers.sheet import DONE, texts_section
from plancom.ui.elements.messages import authors_of
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import offered
from plancom.ui.state.author import author


@offered(acts.WRITE_ANALYSIS)
def writing_section(office: Office, shown: Sheet) -> None:
    """The form for analysis, improvement action, who answers and notes, of this cut-off."""
    st.header(tr("Escribir en la hoja"), anchor="escribir")
    if office.goals_are_old:
        st.info(tr("Está viendo una versión anterior del libro de lecturas: vuelva a la vigente para escribir."))
        return
    if shown.view.as_of > office.today:
        st.info(
            tr(
                "El corte ({as_of}) no ha llegado: escoja uno hasta hoy para escribir su análisis.",
                as_of=dates.date(shown.view.as_of),
            )
        )
        return
    key = f"{shown.figure.id}-{shown.view.as_of.isoformat()}"
    seen_key = f"hoja-seen-{key}"
    seen = int(st.session_state.setdefault(seen_key, shown.newest))
    one = _asked(shown, key)
    if one is not None:
        _write(office, one, seen, seen_key)


def _asked(shown: Sheet, key: str) -> Analysis | None:
    """What is typed, once it is to be saved. Fields begin with what stands in the sheet; who answers carries over to a new cut-off."""
    last = shown.written or Analysis(shown.figure.id, shown.view.as_of)
    same = last.as_of == shown.view.as_of
    for name, value in (
        ("analysis", last.analysis if same else ""), ("action", last.action if same else ""), ("responsible", last.responsible),
        ("notes", last.notes), ("author", author()),
    ):  # fmt: skip
        st.session_state.setdefault(f"hoja-{name}-{key}", value)
    if not st.session_state[f"hoja-author-{key}"]:
        st.session_state[f"hoja-author-{key}"] = author()  # said above the page after the form was drawn
    with st.form(f"hoja-form-{key}"):
        st.caption(
            tr(
                "Para el corte del {as_of}. Cada vez que guarda queda un texto nuevo con su autor y su fecha; los anteriores se pueden leer.",
                as_of=dates.date(shown.view.as_of),
            )
        )
        analysis = _area(tr("Análisis del resultado"), "analysis", key, tr("Qué pasó, por qué, y qué lo explica."))
        action = _area(tr("Acción de mejora"), "action", key, tr("Qué se hará, quién y para cuándo."))
        left, right = st.columns(2)
        with left:
            responsible = _line(tr("Responsable del indicador"), "responsible", key)
        with right:
            who = _line(tr("Quién lo redacta"), "author", key)
        notes = _area(
            tr("Observaciones"),
            "notes",
            key,
            tr("Lo que convenga saber de este indicador: excepciones, fuentes, acuerdos."),
            height=80,
        )
        asked = st.form_submit_button(tr("Guardar en la hoja"), type="primary")
    if not asked:
        return None
    figures = {name: value for name, value in document(shown.figure).items() if name in KEPT}
    return Analysis(shown.figure.id, shown.view.as_of, analysis, action, responsible, notes, who, figures)


def _area(label: str, name: str, key: str, placeholder: str, height: int = 130) -> str:
    return str(
        st.text_area(
            label,
            key=f"hoja-{name}-{key}",
            max_chars=MAX_TEXT,
            placeholder=placeholder,
            height=height,
            persist_state="session",
        )
        or ""
    )


def _line(label: str, name: str, key: str) -> str:
    return str(st.text_input(label, key=f"hoja-{name}-{key}", max_chars=MAX_LINE, persist_state="session") or "")


def _write(office: Office, one: Analysis, seen: int, seen_key: str) -> None:
    """Saves, or says why not; what was typed stays in the form."""
    try:
        written = write_analysis(office.engine, office.file_plan, one, today=office.today, now=clock.now(), seen=seen)
    except OutdatedError as error:
        st.session_state[seen_key] = error.since[-1].id
        st.warning(plain(_meanwhile(error)), icon=":material/group:")
        texts_section(error.since, lambda moment: clock.local(moment, office.plan))
    except AnalysisError as error:
        st.error(plain(str(error)), icon=":material/block:")
    except DatabaseError as error:
        st.error(tr("No se pudo guardar; nada cambió. {unreachable}", unreachable=unreachable(error)), icon="⚠️")
    else:
        del st.session_state[seen_key]
        st.session_state[DONE] = (
            tr("Guardado en la hoja.") if written else tr("La hoja ya decía lo mismo: no se guardó otra vez.")
        )
        st.rerun()


def _meanwhile(error: OutdatedError) -> str:
    return (
        tr(
            "Mientras usted escribía, {names} guardó otro texto de este indicador. No se guardó nada todavía, y lo que usted escribió sigue aquí. Lea el otro y vuelva a guardar si el suyo sigue valiendo.",
            names=authors_of(error),
        )
        if len(error.authors) == 1
        else tr(
            "Mientras usted escribía, {names} guardaron otro texto de este indicador. No se guardó nada todavía, y lo que usted escribió sigue aquí. Lea el otro y vuelva a guardar si el suyo sigue valiendo.",
            names=authors_of(error),
        )
    )
