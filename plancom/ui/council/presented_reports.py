"""What was presented: every report that was made, and its figures beside those of today."""

import pandas as pd
import streamlit as st

from plancom import clock
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import SOURCE, language, later, tr
from plancom.office import Office
from plancom.plan import Indicator, Plan, written_amounts
from plancom.store.council import snapshots
from plancom.store.council.snapshots import DamagedSnapshotError, Presentation
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.glossary_links import with_explained_heads
from plancom.ui.elements.sections import download_section, plain
from plancom.ui.state.figures import figures_now

MEDIA = {
    "pptx": "PowerPoint",
    "pdf": "PDF",
    "xlsx": later("Excel"),
    "html": later("Página web"),
    "open-data": later("Datos abiertos"),
    "session": later("Sesión presentada"),
    "summary": later("Resumen del mes"),
}
SAME, OTHER = later("= igual"), later("≠ distinta")


def told_section(office: Office) -> None:
    """The list of what was presented, and one of them beside today."""
    with office.engine.connect() as connection:
        found = snapshots.presentations(connection, office.plan.id)
    if not found:
        st.info(
            tr(
                "Todavía no se ha presentado nada. Cada informe que se descarga y cada presentación que se abre deja aquí sus cifras, para saber exactamente qué se dijo. Los datos de ejemplo no cuentan."
            )
        )
        return
    by_id = {one.id: one for one in found}
    chosen = st.selectbox(
        tr("Informe o presentación"),
        list(by_id),
        format_func=lambda number: _name(office.plan, by_id[number]),
        key="presentado",
    )
    _beside(office, by_id[chosen])


def _name(plan: Plan, one: Presentation) -> str:
    when = dates.moment(clock.local(one.made_at, plan))
    who = f", {one.author}" if one.author else ""
    said = tr("corte {as_of}", as_of=dates.date(one.as_of))
    return f"{when} · {one.title} · {tr(MEDIA.get(one.medium, one.medium))} · {said}{who}"


def _beside(office: Office, one: Presentation) -> None:
    try:
        with office.engine.connect() as connection:
            then = snapshots.document(connection, one.digest)
    except DamagedSnapshotError as error:
        st.error(str(error), icon=":material/error:")
        return
    view = View(office.plan, one.as_of)
    now = {figure.id: figure for figure in figures_now(office, view).all}
    rows = []
    for figure in then["indicators"]:
        today = now.get(figure["id"])
        indicator = today.indicator if today else _indicator(office.plan, figure["id"])
        said, is_now = figure["actual_to_date"], today.actual_to_date if today else None
        rows.append(
            {
                tr("Indicador"): plain(_called(today, figure["name"])),
                tr("Se presentó"): (pair := _pair(indicator, said, is_now))[0],
                tr("Hoy, con el mismo corte"): pair[1],
                "": tr(SAME) if said == is_now else tr(OTHER),
                tr("Meta que se presentó"): _written(indicator, figure["target"]),
                tr("Meta de hoy"): _written(indicator, today.target if today else None),
            }
        )
    version = then.get("version") or 0
    st.caption(
        tr(
            "Las cifras que se dijeron, con corte al {as_of} y la versión {version} del libro de lecturas, y las que da hoy ese mismo corte.",
            as_of=dates.date(one.as_of),
            version=version,
        )
        if version
        else tr(
            "Las cifras que se dijeron, con corte al {as_of}, y las que da hoy ese mismo corte.",
            as_of=dates.date(one.as_of),
        )
    )
    table = pd.DataFrame(rows)
    figure_table(with_explained_heads(table), alt=tr("Lo que se presentó y lo que hay hoy"))
    download_section(lambda: table, tr("presentado-{as_of}", as_of=one.as_of))


def _called(today: Progress | None, then: str) -> str:
    """The name as it was presented; in another language, as that language has it today."""
    return then if today is None or language() == SOURCE else today.name


def _indicator(plan: Plan, figure: str) -> Indicator | None:
    try:
        return plan.indicator(figure.partition(".")[0])
    except KeyError:
        return None


def _pair(indicator: Indicator | None, said: float | None, is_now: float | None) -> tuple[str, str]:
    return written_amounts.distinct_amounts(indicator, said, is_now) if indicator else (str(said), str(is_now))


def _written(indicator: Indicator | None, value: float | None) -> str:
    return written_amounts.amount_text(indicator, value) if indicator else str(value)
