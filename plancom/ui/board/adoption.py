"""The adoption page: the yearly share against the curve, the rolling line, procedures and channels."""

import pandas as pd
import streamlit as st

from plancom.changes.amounts import Material, procedure_rows
from plancom.changes.contributions import compare
from plancom.changes.sentences import sentence
from plancom.charts import (
    Look,
    MonthPoint,
    ProcedureShare,
    YearPoint,
    adoption_curve,
    alt_text,
    channel_stack,
    channel_table,
    channel_text,
    data_table,
    share_bars,
)
from plancom.charts.trajectories import marks
from plancom.indicators import adoption, findings
from plancom.indicators.measured_months import Measured
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Month
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.plan.translation import word
from plancom.ui.elements.cards import goal_marks
from plancom.ui.elements.sections import alert_of, chart_section, closed_table_section, plain
from plancom.ui.state import cache
from plancom.ui.state.figures import figures_now


def adoption_sections(office: Office, view: View, indicator: Indicator, look: Look) -> None:
    """Everything about one indicator of adoption."""
    (figure,) = figures_now(office, view).of(indicator.id)
    months = figures_now(office, view).months(figure.id)
    curve_section(office, view, figure, months, look)
    table = cache.answer(office, "procedures_by_channel")
    in_year = [m for m in months.usable(view.as_of) if view.plan.calendar.year_of(m) == figure.plan_year]
    if table.empty or not in_year:
        st.info(tr("El detalle por trámite y canal aparece cuando hay un mes completo del año del plan con datos."))
        return
    procedure_section(table, figure, in_year, mover_sentence(view, table, months), look)
    channel_section(office, table, view, months, look)


def curve_section(office: Office, view: View, figure: Progress, months: Measured, look: Look) -> None:
    """Yearly adoption against its targets, with the rolling twelve months."""
    years = [
        YearPoint(
            y.year,
            y.first,
            y.actual,
            y.target,
            provisional=y.months < MONTHS_PER_YEAR,
            to_come=y.first > view.as_of,
        )
        for y in adoption.years(view, months)
    ]
    monthly = [
        MonthPoint(p.month.first, p.actual, p.expected_to_date, p.state, breaks=marks(p))
        for p in adoption.all_points(view, months)
    ]
    rolling = [
        MonthPoint(m.first, v, None, "covered" if v is not None else "missing")
        for m, v in adoption.rolling(view, months).items()
    ]
    since = findings.behind_since(figure, figures_now(office, view).trajectory(figure.id))
    chart_section(
        figure.name, adoption_curve(years, rolling, monthly, look=look), alt=alt_text(tr("Uso de los trámites electrónicos por año"), years),
        table=data_table(years), finding=plain(findings.of_adoption(figure)), mark=goal_marks(figure, figures_now(office, view).years_of(figure.id), look), intro=" ".join(filter(None, (plain(since), plain(figure.warning), figure.indicator.note))),
        alert=plain(alert_of(figure)), origin=figure.id,
    )  # fmt: skip
    if rolling:
        closed_table_section(tr("Ver la línea de doce meses"), data_table(rolling, percent=True), "doce-meses")


def procedure_section(table: pd.DataFrame, figure: Progress, in_year: list[Month], moved: str, look: Look) -> None:
    """Each procedure's size and take-up in the plan year, how many report, and which one moved the total most."""
    by = adoption.by_procedure(table, in_year)
    rows = [
        ProcedureShare(str(name), float(total), float(online))
        for name, online, total in by[["electronic", "total"]].itertuples()
    ]
    reporting = int((by["total"] > 0).sum())
    last = table[table["day"] == in_year[-1].first]["procedure"].nunique()
    note = tr(
        "Reportan {count} en el año {plan_year}; en el último mes completo, {last}.",
        count=counted(reporting, "trámite", "trámites"),
        plan_year=figure.plan_year,
        last=number(last),
    )
    chart_section(
        tr("Por trámite"), share_bars(rows, look=look), finding=plain(findings.of_take_up({row.name: row.electronic / row.total for row in rows if row.total})), alt=alt_text(tr("Trámites hechos y adopción, por trámite"), rows), table=data_table(rows),
        intro=moved, note=note, origin=figure.id,
    )  # fmt: skip


def mover_sentence(view: View, table: pd.DataFrame, months: Measured) -> str:
    """Which procedures moved the year's share, against the same months a year before; "" without those months."""
    found = compare(view, Material(months, view.plan, procedure_rows(table)), "year", "year_ago")
    by = found.by("procedure")
    return "" if found.refused or by is None else plain(sentence(found, by))


def channel_section(office: Office, table: pd.DataFrame, view: View, months: Measured, look: Look) -> None:
    """Transactions per month by channel."""
    shown = [m for m in months.usable(view.as_of) if m >= view.plan.calendar.start]
    if not shown:
        return
    span = [Month(n) for n in range(shown[0].ordinal, shown[-1].ordinal + 1)]
    order = {
        channel: n
        for n, channel in enumerate([*office.plan.institution.electronic_channels, *office.plan.institution.channels])
    }
    channels = sorted(table["channel"].unique(), key=lambda c: (order.get(c, len(order)), c))
    sums = table.groupby(["channel", "day"])["quantity"].sum().to_dict()
    names = [word(office.plan, str(channel)) for channel in channels]
    online = {
        name
        for channel, name in zip(channels, names, strict=True)
        if channel in office.plan.institution.electronic_channels
    }
    values = {
        name: [float(sums.get((c, m.first), 0)) if m in months.covered else None for m in span]
        for c, name in zip(channels, names, strict=True)
    }
    days = [m.first for m in span]
    last = shown[-1]
    chart_section(
        tr("Por canal"), channel_stack(days, names, values, main=online, look=look), finding=findings.of_channels(last.first, months.value(last), months.denominator(last)), alt=channel_text(tr("Trámites por canal"), days, names, values),
        table=channel_table(days, names, values), origin="procedures//transactions", note=tr("Trámites completados por mes desde el inicio del plan."),
    )  # fmt: skip
