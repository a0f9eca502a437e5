"""«Hoja de vida»: one indicator's sheet, and the form in which the office writes its analysis; nothing typed is ever lost."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy.exc import DatabaseError

from plancom import intake
from plancom.charts import Look
from plancom.indicators.document import document
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.reports.sheet import KEPT, Material, Sheet, page, sheet, standalone, stylesheet, texts, trend_picture
from plancom.store.analyses import (
    MAX_LINE,
    MAX_TEXT,
    Analysis,
    AnalysisChangedError,
    AnalysisError,
    analyses,
    write_analysis,
)
from plancom.store.evidence import Evidence, evidence
from plancom.store.schema import unreachable
from plancom.ui.address import say_in_address, take_from_address
from plancom.ui.author import author
from plancom.ui.cache import Office
from plancom.ui.deciding import is_old
from plancom.ui.links import FIGURE
from plancom.ui.sections import SAMPLES, plain

KEY, DONE = "hoja-indicador", "hoja-done"


@dataclass(frozen=True)
class Known:
    """What the database says beside the counts: the files, and the office's texts."""

    evidence: Evidence
    written: Mapping[str, Sequence[Analysis]]


def pick_indicator(office: Office) -> str:
    """Whose sheet is shown; kept in the address."""
    names = {one.id: one.name for one in office.plan.indicators}
    first = next(iter(names))
    take_from_address(FIGURE, KEY, list(names))
    picked = st.selectbox("Indicador", list(names), format_func=lambda one: names.get(one, one), key=KEY)
    say_in_address(FIGURE, KEY, picked or first, first)
    return picked or first


def sheet_now(office: Office, view: View, indicator_id: str) -> Sheet:
    """The sheet of an indicator as of the view."""
    known = known_beside(office)
    material = Material(
        view, office.counts, office.states, known.evidence.imports, office.decisions, known.written, bool(st.session_state.get(SAMPLES))
    )  # fmt: skip
    return sheet(material, indicator_id)


def known_beside(office: Office) -> Known:
    """What the database says beside the counts, of this version of the data."""
    return _known(str(office.engine.url), office.version, office.plan.id, office)


@st.cache_resource(max_entries=3, show_spinner=False)
def _known(url: str, version: int, plan_id: str, _office: Office) -> Known:  # noqa: ARG001 - the key
    with _office.engine.connect() as connection:
        return Known(evidence(connection), analyses(connection, plan_id))


def sheet_section(office: Office, shown: Sheet, look: Look) -> None:
    """The sheet, and the ways to take it along."""

    def local(moment: dt.datetime) -> dt.datetime:
        return intake.local(moment, office.plan)

    if text := st.session_state.pop(DONE, None):
        st.success(str(text), icon=":material/check_circle:")
    st.html(f"<style>{stylesheet()}</style>{page(shown, local, trend_picture(shown, look))}")
    name = f"hoja-{shown.figure.id}-{shown.view.as_of.isoformat()}.html"
    light = Look(accent=office.plan.accent)
    st.download_button(
        "Descargar la hoja", standalone(shown, local, trend_picture(shown, light)), file_name=f"ejemplo-{name}" if shown.has_samples else name,
        mime="text/html", on_click="ignore", key="hoja-descargar", icon=":material/download:",
        help="Un archivo que se abre sin internet. Para imprimir o guardar en PDF, oprima Ctrl+P: se imprime solo la hoja.",
    )  # fmt: skip
    others_section(shown, local)


def others_section(shown: Sheet, local: Callable[[dt.datetime], dt.datetime]) -> None:
    """What was written before, or for other cut-offs."""
    if not shown.others:
        return
    with st.expander(
        f"{counted(len(shown.others), 'texto anterior', 'textos anteriores')} o de otros cortes",
        icon=":material/history:",
    ):
        st.html("<hr>".join(texts(one, local) for one in shown.others))


def writing_section(office: Office, shown: Sheet) -> None:
    """The form for analysis, improvement action, who answers and notes, of this cut-off."""
    st.header("Escribir en la hoja", anchor="escribir")
    if is_old(office):
        st.info("Está viendo una versión anterior del libro de lecturas: vuelva a la vigente para escribir.")
        return
    if shown.view.as_of > office.today:
        st.info(
            f"El corte ({dates.date(shown.view.as_of)}) no ha llegado: escoja uno hasta hoy para escribir su análisis."
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
            f"Para el corte del {dates.date(shown.view.as_of)}. Cada vez que guarda queda un texto nuevo con su autor y su fecha; los anteriores se pueden leer."
        )
        analysis = _area("Análisis del resultado", "analysis", key, "Qué pasó, por qué, y qué lo explica.")
        action = _area("Acción de mejora", "action", key, "Qué se hará, quién y para cuándo.")
        left, right = st.columns(2)
        with left:
            responsible = _line("Responsable del indicador", "responsible", key)
        with right:
            who = _line("Quién lo redacta", "author", key)
        notes = _area(
            "Observaciones",
            "notes",
            key,
            "Lo que convenga saber de este indicador: excepciones, fuentes, acuerdos.",
            height=80,
        )
        asked = st.form_submit_button("Guardar en la hoja", type="primary")
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
        written = write_analysis(office.engine, office.file_plan, one, today=office.today, now=intake.now(), seen=seen)
    except AnalysisChangedError as error:
        st.session_state[seen_key] = error.since[-1].id
        st.warning(plain(str(error)), icon=":material/group:")
        st.html("<hr>".join(texts(other, lambda moment: intake.local(moment, office.plan)) for other in error.since))
    except AnalysisError as error:
        st.error(plain(str(error)), icon=":material/block:")
    except DatabaseError as error:
        st.error(f"No se pudo guardar; nada cambió. {unreachable(error)}", icon="⚠️")
    else:
        del st.session_state[seen_key]
        st.session_state[DONE] = (
            "Guardado en la hoja." if written else "La hoja ya decía lo mismo: no se guardó otra vez."
        )
        st.rerun()
