"""Baselines, targets and thresholds: what they are, where they come from, and the forms that change them."""

import datetime as dt

import pandas as pd
import streamlit as st

from plancom.indicators import baseline_sentences
from plancom.indicators.progress import Progress
from plancom.indicators.readings import yearly_targets
from plancom.indicators.view import View
from plancom.language.numbers import percent
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, written_amounts
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.glossary_links import with_explained_heads
from plancom.ui.elements.sections import plain
from plancom.ui.goals.decision_form import decision_form
from plancom.ui.state.figures import figures_now

EARLIEST_SOURCE = dt.date(2000, 1, 1)


def goals_section(office: Office, view: View) -> None:
    """Every indicator's baseline, targets and thresholds."""
    for indicator in office.plan.indicators:
        figure = figures_now(office, view).of(indicator.id)[0]
        targets = yearly_targets(view, indicator, office.counts)
        with st.container(border=True, key=f"goals-{indicator.id}"):
            st.header(plain(indicator.name), anchor=f"metas-{indicator.id}")
            st.markdown(plain(baseline_sentences.baseline(figure)) + ".")
            figure_table(
                with_explained_heads(pd.DataFrame(_rows(indicator, targets))),
                alt=tr("Metas de {name}", name=indicator.name),
            )
            bands = indicator.decided.thresholds or indicator.thresholds
            st.caption(
                tr(
                    "Va bien desde {on_track} de lo esperado; en riesgo desde {at_risk}.",
                    on_track=percent(bands.on_track, 0),
                    at_risk=percent(bands.at_risk, 0),
                )
            )
            forms(office, indicator, figure)


def forms(office: Office, indicator: Indicator, figure: Progress) -> None:
    """The three forms of one indicator."""
    if not indicator.kind.of_tasks:
        decision_form(
            office, f"baseline-{indicator.id}", tr("Escribir la línea base"), ("baseline", indicator.id), lambda: _ask_baseline(indicator, figure)
        )  # fmt: skip
    decision_form(
        office, f"target-{indicator.id}", tr("Fijar la meta de un año"), ("target", indicator.id), lambda: _ask_target(office, indicator, figure)
    )  # fmt: skip
    decision_form(
        office, f"thresholds-{indicator.id}", tr("Cambiar los umbrales del semáforo"), ("thresholds", indicator.id), lambda: _ask_thresholds(indicator)
    )  # fmt: skip


def _rows(indicator: Indicator, targets: tuple[float | None, ...]) -> list[dict[str, str]]:
    set_by_office = indicator.decided.targets
    return [
        {
            tr("Año"): str(year),
            tr("Meta"): written_amounts.amount_text(indicator, target),
            tr("De dónde sale"): tr("Fijada por la oficina")
            if year in set_by_office
            else tr("Sin meta")
            if target is None
            else "; ".join(option.name for option in indicator.in_force())
            or tr("El plan: «{quote}»", quote=indicator.quote),
        }
        for year, target in enumerate(targets, start=1)
    ]


def _amount(indicator: Indicator, label: str, value: float | None, key: str) -> float:
    """A number in the indicator's unit, NaN where none was typed; shares are typed as percentages."""
    share = written_amounts.is_share(indicator)
    shown = None if value is None else value * 100 if share else value
    typed = st.number_input(
        f"{label} ({'%' if share else indicator.unit})",
        value=shown if shown is None else float(round(shown, 2)),
        min_value=0.0,
        max_value=100.0 if share else None,
        step=1.0,
        format="%g",
        key=key,
    )
    return float("nan") if typed is None else typed / 100 if share else typed


def _ask_baseline(indicator: Indicator, figure: Progress) -> dict[str, object]:
    measured = st.checkbox(tr("Volver a la que se mide con los datos"), key=f"measured-{indicator.id}")
    value = _amount(indicator, tr("Línea base"), figure.baseline, f"value-baseline-{indicator.id}")
    source = st.text_input(
        tr("De dónde sale"),
        key=f"source-{indicator.id}",
        placeholder=tr("Informe de gestión 2017, página 12"),
        max_chars=300,
    )
    date = st.date_input(
        tr("Fecha de la fuente"),
        value=None,
        min_value=EARLIEST_SOURCE,
        format="DD/MM/YYYY",
        key=f"source-date-{indicator.id}",
    )
    estimated = st.checkbox(tr("Es una estimación"), key=f"estimated-{indicator.id}")
    if measured:
        return {"value": None}
    on = date.isoformat() if isinstance(date, dt.date) else None
    return {"value": value, "source": source, "date": on, "estimated": estimated}


def _ask_target(office: Office, indicator: Indicator, figure: Progress) -> dict[str, object]:
    year = st.selectbox(
        tr("Año del plan"),
        list(range(1, office.plan.years + 1)),
        index=max(figure.plan_year, 1) - 1,
        key=f"year-{indicator.id}",
    )
    back = st.checkbox(tr("Volver a la meta que dice la lectura"), key=f"back-{indicator.id}")
    value = _amount(indicator, tr("Meta"), None, f"value-target-{indicator.id}")
    return {"year": year, "value": None if back else value}


def _ask_thresholds(indicator: Indicator) -> dict[str, object]:
    now = indicator.decided.thresholds or indicator.thresholds
    good, risk = st.columns(2)
    on_track = good.number_input(
        tr("Va bien desde (%)"),
        value=float(round(now.on_track * 100, 2)),
        min_value=0.0,
        step=1.0,
        key=f"good-{indicator.id}",
    )
    at_risk = risk.number_input(
        tr("En riesgo desde (%)"),
        value=float(round(now.at_risk * 100, 2)),
        min_value=0.0,
        step=1.0,
        key=f"risk-{indicator.id}",
    )
    return {"on_track": on_track / 100, "at_risk": at_risk / 100}
