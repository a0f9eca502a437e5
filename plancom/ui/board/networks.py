"""The networks page: posts per day by network, the calendar of posting days, types of post, and shares."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from plancom.charts import (
    Count,
    Look,
    MonthPoint,
    NetworkSeries,
    alt_text,
    data_table,
    network_lines,
    posting_calendar,
    shares_line,
    type_bars,
)
from plancom.charts.goal_charts import axis_unit
from plancom.charts.trajectories import monthly, to_date
from plancom.datasets.post_types import post_type
from plancom.indicators import headlines
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr, tr_in
from plancom.office import Office
from plancom.plan import Indicator, Month
from plancom.store.figures.counts import Counts
from plancom.ui.elements.indicator_charts import indicator_chart
from plancom.ui.elements.kept_charts import Made, kept_charts_section
from plancom.ui.elements.links import of_series
from plancom.ui.elements.sections import ChartSection
from plancom.ui.state import cache
from plancom.ui.state.figures import figures_now


def network_sections(office: Office, view: View, indicator: Indicator, look: Look) -> None:
    """The daily posts of all networks, and of each against its own ramp."""
    kept_charts_section(network_charts, office, view, look, indicator.id)


def network_charts(office: Office, view: View, look: Look, indicator_id: str) -> Made:
    """What is drawn of one indicator of posts."""
    figures = figures_now(office, view).of(indicator_id)
    whole = indicator_chart(office, view, figures[0], look)
    return [whole, by_network_chart(office, view, figures, look)] if len(figures) > 1 and whole.drawn else [whole]


def by_network_chart(office: Office, view: View, figures: list[Progress], look: Look) -> ChartSection:
    """Small multiples: each network's months against its own ramp."""
    indicator, by_day = figures[0].indicator, figures[0].indicator.kind.per_day
    drawn = monthly if by_day else to_date
    series = [
        NetworkSeries(
            part.short,
            drawn(figures_now(office, view).trajectory(part.id)),
            part.baseline,
            part.target,
            decimals=indicator.kind.decimals,
            percent=indicator.kind.is_share,
        )
        for part in figures[1:]
    ]
    unit = tr("publicaciones por día") if by_day else axis_unit(indicator)
    title = tr("Publicaciones por día en cada red") if by_day else tr("{name}, en cada red", name=indicator.name)
    return ChartSection(
        title, network_lines(series, look=look, unit=unit), origin=figures[0].id, finding=headlines.of_parts(figures[1:]),
        alt=alt_text(title, series, unit=unit, percent=indicator.kind.is_share), table=partial(data_table, series, percent=indicator.kind.is_share),
    )  # fmt: skip


def calendar_section(office: Office, view: View, look: Look) -> None:
    """Which days had posts, of one network or all, in the plan year or calendar year of the cut-off."""
    names = _network_names(office)
    choice = st.selectbox(
        tr("Red del calendario"), ["", *names], format_func=lambda n: names.get(n, tr("Todas las redes del plan")), key="red-calendario",
        persist_state="session",
    )  # fmt: skip
    kept_charts_section(calendar_charts, office, view, look, choice)


def _network_names(office: Office) -> dict[str, str]:
    """The name of each network of the plan, and of each other that has data."""
    known = {network.id: network.name for network in office.plan.institution.networks}
    others = [series for series in office.counts.series("posts") if series not in known]
    return known | {other: other.replace("-", " ").title() for other in others}


def calendar_charts(office: Office, view: View, look: Look, choice: str) -> Made:
    """The calendar of the network of that id, "" for all of the plan."""
    names = _network_names(office)
    known = [network.id for network in office.plan.institution.networks]
    chosen = [choice] if choice else known
    year = shown_year(office, view, chosen)
    months = view.plan.calendar.months(year)
    end = min(view.as_of, months[-1].last)
    days: dict[dt.date, int | None] = {}
    for n in range((end - months[0].first).days + 1):
        day = months[0].first + dt.timedelta(days=n)
        values = [office.counts.day("posts", network, "posts", day) for network in chosen]
        days[day] = None if any(v is None for v in values) or not values else int(sum(v or 0 for v in values))
    if not any(value is not None for value in days.values()):
        return [_no_days(office, chosen, days)]
    chart = ChartSection(
        tr("Calendario de publicación"), posting_calendar(days, look=look, goal=daily_goal(office, view, choice)), alt=alt_text(tr("Publicaciones por día"), days, unit=tr_in("redes", "publicaciones")),
        table=partial(data_table, days, unit=tr_in("redes", "publicaciones")), origin=of_series("posts", "posts", chosen), finding=headlines.of_posting_days(days),
        note=tr("{list}. Un día rayado no tiene datos en todas las redes escogidas; un día vacío tiene cero publicaciones.", list=listed(names[n] for n in chosen)),
    )  # fmt: skip
    return [chart]


def _no_days(office: Office, chosen: Sequence[str], days: Iterable[dt.date]) -> str:
    """Why there is no calendar: no day is known of all that are `chosen`, or of any."""
    is_known = any(office.counts.covers_day("posts", network, "posts", day) for day in days for network in chosen)
    if is_known and len(chosen) > 1:
        return tr("Ningún día de este año del plan tiene datos de todas las redes: escoja una.")
    return tr("No hay días con datos de publicaciones en este año del plan.")


def daily_goal(office: Office, view: View, network: str) -> float | None:
    """The posts a day that the plan asks of a network ("" all of them); None where no goal is of posts a day."""
    for indicator in view.plan.indicators:
        if indicator.dataset == "posts" and indicator.kind.per_day:
            figures = figures_now(office, view).of(indicator.id)
            return next((one.target for one in figures if (one.series or "") == network), None)
    return None


def shown_year(office: Office, view: View, networks: list[str]) -> int:
    """The plan year in view, or that of the last day with data."""
    last = Month.of(last_day(office, networks, view.as_of))
    return view.plan_year or max(1, min(view.plan.years, view.plan.calendar.year_of(last)))


def last_day(office: Office, networks: list[str], as_of: dt.date) -> dt.date:
    """The last covered day of any of the networks up to the cut-off; the cut-off where there is none."""
    days = [office.counts.through("posts", network, "posts", as_of) for network in networks]
    return max((day for day in days if day), default=as_of)


def type_section(office: Office, view: View, look: Look) -> None:
    """How many posts of each type there were."""
    kept_charts_section(type_charts, office, view, look)


def type_charts(office: Office, view: View, look: Look) -> Made:
    """How many posts of each type there were in the plan year, of those whose type is known."""
    table = cache.answer(office, "posts_by_type")
    known = [network.id for network in office.plan.institution.networks]
    year = shown_year(office, view, known)
    months = view.plan.calendar.months(year)
    in_year = (table["day"] >= months[0].first) & (table["day"] <= min(view.as_of, months[-1].last))
    mine = table[in_year & table["series"].isin(known)]
    if mine.empty or not (mine["type"] != "").any():
        return [
            tr("Hasta el corte, los archivos cargados no dicen el tipo de las publicaciones (foto, video, enlace…).")
        ]
    typed = mine[mine["type"] != ""]
    types = {name: post_type(name) for name in typed["type"].unique()}
    totals = typed.groupby(typed["type"].map(types))["posts"].sum().sort_values(ascending=False)
    rows = [Count(tr(str(name)), float(count)) for name, count in totals.items()]
    note = tr("Año {year} del plan, hasta el corte, en las redes del plan.", year=year)
    if untold := int(mine.loc[mine["type"] == "", "posts"].sum()):
        posts = counted(untold, "publicación", "publicaciones")
        note += " " + tr("Aparte, {posts} sin tipo en los archivos, que no se cuentan aquí.", posts=posts)
    chart = ChartSection(
        tr("Tipos de publicación"), type_bars(rows, unit=tr_in("redes", "publicaciones"), look=look), alt=alt_text(tr("Tipos de publicación"), rows, unit=tr_in("redes", "publicaciones")),
        table=partial(data_table, rows, unit=tr_in("redes", "publicaciones")), finding=_most_posted(rows), note=note,
        origin=of_series("posts", "posts", known),
    )  # fmt: skip
    return [chart]


def _most_posted(rows: Sequence[Count]) -> str:
    """The type that is posted most."""
    most = max(rows, key=lambda row: row.value, default=None)
    if most is None:
        return ""
    found = headlines.of_largest(most.name, most.value, sum(row.value for row in rows))
    return tr("Lo que más se publica es {found}", found=found) if found else ""


def _last_shares(rows: Sequence[MonthPoint]) -> str:
    last = next((row for row in reversed(rows) if row.state == "covered" and row.actual is not None), None)
    return "" if last is None or last.actual is None else headlines.of_shares(last.month, last.actual)


def shares_section(office: Office, view: View, look: Look) -> None:
    """How often posts were shared."""
    kept_charts_section(shares_charts, office, view, look)


def shares_charts(office: Office, view: View, look: Look) -> Made:
    """How often posts were shared, month by month: a companion figure, not the goal."""
    known = [network.id for network in office.plan.institution.networks]
    months = sorted(
        {
            m
            for n in known
            for m in office.counts.months.get(("posts", n, "shares"), {})
            if view.plan.start <= m.first <= view.as_of
        }
    )
    if not months:
        return [tr("Hasta el corte, los archivos cargados no dicen cuántas veces se compartieron las publicaciones.")]
    rows = [shares_of(office.counts, view, known, Month(n)) for n in range(months[0].ordinal, months[-1].ordinal + 1)]
    chart = ChartSection(
        tr("Veces que se compartieron"), shares_line(rows, look=look), alt=alt_text(tr("Veces compartidas por mes"), rows, unit=tr("veces")),
        table=partial(data_table, rows), origin=of_series("posts", "shares", known), finding=_last_shares(rows), note=tr("Cifra de acompañamiento: el plan habla de publicaciones «que se comparten», y la meta cuenta las realizadas."),
    )  # fmt: skip
    return [chart]


def shares_of(counts: Counts, view: View, networks: Sequence[str], month: Month) -> MonthPoint:
    """How often the month's posts were shared; missing where no file says it, which is not zero."""
    telling = [name for name in networks if counts.months.get(("posts", name, "shares"))]
    covered = {name for name in telling if month in counts.covered("posts", name, "posts")}
    sharing = [
        name
        for name in telling
        if month in counts.months[("posts", name, "shares")]
        or (name in covered and not counts.month("posts", name, "posts", month))
    ]
    if not sharing:
        return MonthPoint(month.first, None, None, "missing")
    whole = len(sharing) == len(telling) == len(covered) and month.last <= view.as_of
    total = sum(counts.month("posts", name, "shares", month) for name in sharing)
    return MonthPoint(month.first, total, None, "covered" if whole else "provisional")
