"""What there is of each series month by month, what is missing and by when, and what lies outside the plan."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from plancom.charts import Look, coverage_calendar, coverage_table, coverage_text
from plancom.charts.coverage import COVERAGE, coverage_word
from plancom.charts.tables import CoverageState
from plancom.datasets import DEFINITIONS, Dataset
from plancom.indicators.freshness import UNFINISHED, Freshness, still_open
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr, tr_in
from plancom.office import Office
from plancom.store.precedence.import_coverage import ImportCoverage
from plancom.ui.elements.figure_tables import figure_table, stacked_texts
from plancom.ui.elements.sections import ChartSection, chart_section, download_section, plain
from plancom.ui.state.figures import figures_now
from plancom.ui.state.series_names import series_name

TITLE = later("Qué datos hay, mes a mes")
SHOWN = 12  # lines of what is missing, above which the rest is in the file


def freshness_section(office: Office, view: View, look: Look) -> None:
    """The calendar of every series that the plan counts, and under it what is still to come."""
    covered = office.coverage
    if not covered:
        return
    rows = figures_now(office, view).freshness
    if not rows:
        st.header(tr(TITLE))
        st.info(tr("El corte ({as_of}) es anterior al primer mes que cuenta el plan.", as_of=dates.date(view.as_of)))
        return
    names = list(dict.fromkeys(row.watched.name for row in rows))
    months = sorted({row.month for row in rows})
    by_place = {(row.watched.name, row.month): row.state for row in rows}
    states: dict[str, Sequence[CoverageState]] = {name: [by_place[name, month] for month in months] for name in names}
    days = [month.first for month in months]
    chart_section(ChartSection(
        tr(TITLE), coverage_calendar(days, names, states, look=look), alt=coverage_text(tr("Datos por mes"), days, names, states),
        table=partial(coverage_table, days, names, states),
        note=tr("A {as_of}. Cada mes se espera completo el {due_day} del mes siguiente. Un mes completo y sin filas cuenta como cero; uno que falta no entra en las cuentas.", as_of=dates.date(view.as_of), due_day=office.plan.institution.due_day),
    ))  # fmt: skip
    open_section(rows, view.as_of)
    unplanned_section(office, covered, rows)


def open_section(rows: Sequence[Freshness], today: dt.date) -> None:
    """What is missing and by when, the most urgent first."""
    st.header(tr("Qué falta y hasta cuándo"), anchor="que-falta")
    runs = still_open(rows)
    if not runs:
        st.success(tr("No falta nada: todos los meses están completos."), icon="✅")
        return
    lines = [open_row(run, today) for run in runs]
    stacked_texts(tr("Qué falta y hasta cuándo"), lines[:SHOWN])
    if len(lines) > SHOWN:
        st.caption(
            tr(
                "Se muestran {shown} de {count}; el archivo las trae todas.",
                shown=SHOWN,
                count=counted(len(lines), "línea", "líneas"),
            )
        )
    download_section(lambda: pd.DataFrame(lines), "que-falta")


def open_row(run: Sequence[Freshness], today: dt.date) -> dict[str, str]:
    """A run of months in one state, with its date and what to do about it."""
    first, last = run[0], run[-1]
    months = dates.month(first.month.first)
    if len(run) > 1:
        months = tr("{first} a {last}", first=months, last=dates.month(last.month.first))
    sign, word = COVERAGE[first.state][0], coverage_word(first.state)
    return {
        tr("Serie"): first.watched.name,
        tr("Meses"): months,
        tr("Estado"): f"{sign} {word}",
        tr("Hasta cuándo"): _due(run, today),
        tr("Qué hacer"): _advice(run),
    }


def _due(run: Sequence[Freshness], today: dt.date) -> str:
    first, last = run[0].due, run[-1].due
    if last < today:
        return (
            tr("era para el {first}", first=dates.date(first))
            if len(run) == 1
            else tr("se esperaban del {first} al {last}", first=dates.date(first), last=dates.date(last))
        )
    return dates.date(last)


def _advice(run: Sequence[Freshness]) -> str:
    one = run[-1]
    if one.state == "provisional":
        done = (
            tr("Espere a que termine y suba el mes completo")
            if one.reason == UNFINISHED
            else tr("Expórtelo otra vez y súbalo")
        )
        return f"{done}: {tr(one.reason)}."
    if one.state == "partial":
        if len(run) > 1:
            return tr("Hay solo algunos días: suba los que faltan o corrija el período.")
        return tr(
            "Hay {days} de {whole}: suba los que faltan o corrija el período.",
            days=counted(one.days, "día", "días"),
            whole=one.month.days,
        )
    return tr("Suba el archivo del mes.") if len(run) == 1 else tr("Suba los archivos de esos meses.")


def unplanned_section(office: Office, covered: Sequence[ImportCoverage], rows: Sequence[Freshness]) -> None:
    """Networks and outlets that files name and no goal counts, together."""
    expected = {(row.watched.dataset, row.watched.series) for row in rows}
    others: dict[tuple[Dataset, str], list[ImportCoverage]] = {}
    for line in covered:
        if line.series and (line.dataset, line.series) not in expected:
            others.setdefault((line.dataset, line.series), []).append(line)
    if not others:
        return
    of_networks = {key for key in others if DEFINITIONS[key[0]].series_among == "networks"}
    table = pd.DataFrame(
        [
            {
                tr("Serie"): plain(series_name(office, series)), tr("Clase"): tr("Red") if (dataset, series) in of_networks else tr("Medio"),
                tr("Datos de"): dates.month(min(one.first for one in lines)), tr_in("mes", "a"): dates.month(max(one.last for one in lines)),
            }
            for (dataset, series), lines in sorted(others.items())
        ]
    )  # fmt: skip
    networks = len(of_networks)
    outlets = len(others) - networks
    kinds = [
        *([counted(networks, "red", "redes")] if networks else []),
        *([counted(outlets, "medio", "medios")] if outlets else []),
    ]
    with st.expander(tr("Fuera del plan: {kinds} con datos, que ninguna meta espera", kinds=listed(kinds))):
        figure_table(table, alt=tr("Series fuera del plan"))
