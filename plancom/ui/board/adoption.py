"""The adoption page: the year's share against what was expected, the plan's years, procedures and channels."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from plancom.changes.amounts import Material, procedure_rows
from plancom.changes.contributions import compare
from plancom.changes.sentences import sentence
from plancom.charts import (
    Look,
    ProcedureShare,
    alt_text,
    channel_stack,
    channel_table,
    channel_text,
    data_table,
    share_bars,
)
from plancom.indicators import adoption, headlines
from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Month
from plancom.plan.translation import word
from plancom.reports.plan_years import headline, yearly_goals, years_chart
from plancom.ui.elements.indicator_charts import indicator_chart
from plancom.ui.elements.kept_charts import Made, kept_charts_section
from plancom.ui.elements.sections import ChartSection, plain
from plancom.ui.state import cache
from plancom.ui.state.figures import figures_now


def adoption_sections(office: Office, view: View, look: Look, indicators: Sequence[Indicator]) -> None:
    """Each goal of procedures; then what all of them count, by procedure and by channel, over the months of the first share."""
    kept_charts_section(adoption_charts, office, view, look, *(one.id for one in indicators))


def adoption_charts(office: Office, view: View, look: Look, *ids: str) -> Made:
    """The same for the indicators of these ids."""
    indicators = [view.plan.indicator(one) for one in ids]
    found: list[ChartSection | str] = []
    for indicator in indicators:
        (figure, *_) = figures_now(office, view).of(indicator.id)
        finding = headlines.of_adoption(figure) if indicator.kind.has_denominator else ""
        found.append(indicator_chart(office, view, figure, look, finding=finding, intro=figure.indicator.note))
        if years := years_chart_of(office, view, figure, look):
            found.append(years)
    shares = [one for one in indicators if one.kind.has_denominator]
    if not indicators:
        return found
    (figure, *_) = figures_now(office, view).of((shares or indicators)[0].id)
    months = figures_now(office, view).months(figure.id)
    table = cache.answer(office, "procedures_by_channel")
    in_year = [m for m in months.usable(view.as_of) if view.plan.calendar.year_of(m) == figure.plan_year]
    if table.empty or not in_year:
        return [
            *found,
            tr("El detalle por trámite y canal aparece cuando hay un mes completo del año del plan con datos."),
        ]
    found.append(procedure_chart(table, figure, in_year, mover_sentence(view, table, months), look))
    channels = channel_chart(office, table, view, months, look)
    return [*found, channels] if channels else found


def years_chart_of(office: Office, view: View, figure: Progress, look: Look) -> ChartSection | None:
    """Where the year in view stands among the plan's years; None where the plan has one year."""
    figures = figures_now(office, view)
    goal = next((one for one in yearly_goals(figures) if one.id == figure.id), None)
    chart = years_chart(figures, goal) if goal else None
    if goal is None or chart is None or not chart.says_something:
        return None
    return ChartSection(
        tr("Los años del plan"), chart.figure(look), alt=chart.alt, table=lambda: chart.table, finding=headline(goal, figure).rstrip("."), origin=figure.id,
    )  # fmt: skip


def procedure_chart(
    table: pd.DataFrame, figure: Progress, in_year: list[Month], moved: str, look: Look
) -> ChartSection:
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
    return ChartSection(
        tr("Por trámite"), share_bars(rows, look=look), finding=headlines.of_take_up({row.name: row.electronic / row.total for row in rows if row.total}), alt=alt_text(tr("Trámites hechos y adopción, por trámite"), rows), table=partial(data_table, rows),
        intro=moved, note=note, origin=figure.id,
    )  # fmt: skip


def mover_sentence(view: View, table: pd.DataFrame, months: MeasuredMonths) -> str:
    """Which procedures moved the year's share, against the same months a year before; "" without those months."""
    found = compare(view, Material(months, view.plan, procedure_rows(table)), "year", "year_ago")
    by = found.by("procedure")
    return "" if found.refused or by is None else plain(sentence(found, by))


def channel_chart(
    office: Office, table: pd.DataFrame, view: View, months: MeasuredMonths, look: Look
) -> ChartSection | None:
    """Transactions per month by channel; None without a month that is known."""
    shown = [m for m in months.usable(view.as_of) if m >= view.plan.calendar.start]
    if not shown:
        return None
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
    return ChartSection(
        tr("Por canal"), channel_stack(days, names, values, main=online, look=look), finding=headlines.of_channels(last.first, months.value(last), months.denominator(last)), alt=channel_text(tr("Trámites por canal"), days, names, values),
        table=partial(channel_table, days, names, values), origin="procedures//transactions", note=tr("Trámites completados por mes desde el inicio del plan."),
    )  # fmt: skip
