"""«Qué cambió»: one total taken apart, its procedures, and its days."""

import datetime as dt
from collections.abc import Mapping
from functools import partial

import streamlit as st

from plancom.changes.amounts import Dimension, Material, dimensions, procedure_rows
from plancom.changes.breakdown_rows import dimension_name, part_names, rows
from plancom.changes.contributions import TotalComparison, compare
from plancom.changes.sentences import sentence
from plancom.changes.spans import Kind
from plancom.changes.totals import totals
from plancom.changes.unusual_sentences import unusual, unusual_before
from plancom.charts import Look, alt_text, data_table, posting_calendar
from plancom.charts.calendars import bins_of
from plancom.charts.contribution_table import contribution_table, procedure_table
from plancom.charts.contributions import SHOWN, waterfall
from plancom.datasets import DEFINITIONS
from plancom.indicators.breaks import breaks_of, days_apart
from plancom.indicators.reading_sentences import reading_of
from plancom.indicators.view import View
from plancom.language.text import slug
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.plan import Month
from plancom.plan.written_amounts import is_share
from plancom.ui.answers.changes_summary import OTHER, Names, origin_of, sides
from plancom.ui.elements.sections import ChartSection, chart_section, plain, table_section
from plancom.ui.state import cache
from plancom.ui.state.address import say_in_address, take_from_address
from plancom.ui.state.pickers import pick_figure
from plancom.ui.state.series_names import series_name

KIND, BY = "periodo", "por"
KIND_KEY, TOTAL_KEY, BY_KEY = "cambios-periodo", "cambios-indicador", "cambios-por"
KINDS: dict[Kind, str] = {
    "month": later("Último mes completo"),
    "year": later("Lo que va del año"),
    "days": later("Mes en curso, hasta el mismo día"),
}


def all_totals(office: Office, view: View) -> dict[str, Material]:
    """What is compared, by id."""
    return totals(view, office.counts, procedure_rows(cache.answer(office, "procedures_by_channel")))


def names_of(office: Office, found: Mapping[str, Material]) -> Names:
    """How every part is called."""
    series = {one for material in found.values() for one in material.months.series if one}
    return part_names(office.plan, {one: series_name(office, one) for one in series})


def pick_kind() -> Kind:
    """Which days are looked at; kept in the address."""
    take_from_address(KIND, KIND_KEY, list(KINDS))
    st.session_state.setdefault(KIND_KEY, "month")
    picked = st.segmented_control(
        tr("Período"), list(KINDS), format_func=lambda one: tr(KINDS[one]), required=True, key=KIND_KEY, label_visibility="collapsed"
    )  # fmt: skip
    say_in_address(KIND, KIND_KEY, picked or "month", "month")
    return picked or "month"


def pick_total(found: Mapping[str, Material]) -> str:
    """Which total is taken apart; kept in the address."""
    called = {total_id: material.indicator.name for total_id, material in found.items()}
    return pick_figure(tr("Indicador"), called, TOTAL_KEY)


def pick_dimension(material: Material) -> Dimension | None:
    """By what it is taken apart; asked only where there is a choice."""
    found = dimensions(material)
    if len(found) < 2:  # noqa: PLR2004 - one way is no choice
        st.query_params.pop(BY, None)
        return next(iter(found), None)
    key = f"{BY_KEY}-{material.indicator.id}"
    take_from_address(BY, key, found)
    st.session_state.setdefault(key, found[0])
    picked = st.segmented_control(
        tr("Repartir el cambio"), found, format_func=lambda one: dimension_name(one, material.dataset), required=True, key=key
    )  # fmt: skip
    say_in_address(BY, key, picked or found[0], found[0])
    return picked or found[0]


def detail_section(view: View, material: Material, names: Names, kind: Kind, look: Look) -> None:
    """One total against the month before and a year ago, side by side: a sentence that adds up, its chart and its table."""
    unusual_section(view, material, names, kind)
    dimension = pick_dimension(material)
    for column, against in zip(st.columns(len(sides(kind)), gap="large"), sides(kind), strict=True):
        with column:
            chosen = () if dimension is None else (dimension,)
            comparison = compare(view, material, kind, against, names["series"], only=chosen)
            change_section(comparison, dimension, names, look, reading_of(view, material.indicator))


def unusual_section(view: View, material: Material, names: Names, kind: Kind) -> None:
    """The unusual days of the span that is looked at, before anything else that may have moved it."""
    for against in sides(kind):
        if said := unusual(compare(view, material, kind, against, names["series"], only=())):
            st.markdown(f"**{plain(said)}**")
            return


def change_section(
    comparison: TotalComparison, dimension: Dimension | None, names: Names, look: Look, reading: str = ""
) -> None:
    """One comparison taken apart by one dimension, under the `reading` in force."""
    other = tr(OTHER[comparison.against])
    title = f"{comparison.indicator.short} {other[0].lower()}{other[1:]}"
    breakdown = None if dimension is None else comparison.by(dimension)
    said = " ".join(filter(None, (sentence(comparison, breakdown, names), unusual_before(comparison))))
    if comparison.refused or breakdown is None or breakdown.refused:
        with st.container(key=f"refused-{comparison.against}"):
            st.header(plain(title), anchor=slug(title))
            st.markdown(plain(said))
            if comparison.notes:
                st.caption(plain(" ".join(comparison.notes)))
        return
    by = dimension_name(breakdown.dimension, comparison.indicator.dataset)
    unit = tr("puntos porcentuales") if is_share(comparison.indicator) else comparison.indicator.noun[1]
    if comparison.indicator.kind.per_day:
        unit = tr("{unit} por día", unit=unit)
    chart_section(ChartSection(
        title, waterfall(rows(comparison, breakdown, names, SHOWN), look=look, unit=tr("cambio en {unit}, {by}", unit=unit, by=f"{by[0].lower()}{by[1:]}")), alt=f"{title}. {said}",
        table=partial(contribution_table, comparison, breakdown, names), intro=plain(said), note=" ".join(filter(None, (*comparison.notes, reading))),
        origin=origin_of(comparison.indicator.id),
    ))  # fmt: skip


def procedures_section(view: View, material: Material, names: Names, kind: Kind) -> None:
    """Each procedure's share of all transactions and its take-up, with both changes."""
    if "procedure" not in DEFINITIONS[material.dataset].dimensions or not material.indicator.kind.counts_online:
        return
    both = [compare(view, material, kind, against, names["series"], only=("procedure",)) for against in sides(kind)]
    table = procedure_table(both)
    if table.empty:
        return
    title = tr("Cada trámite: su parte del total y su uso en línea")
    st.header(title, anchor="tramites")
    table_section(table, "tramites-cambios", title)
    st.caption(
        tr(
            "El aporte dice cuántos puntos movió cada trámite el total: suma el que se hace más en línea que el promedio y gana peso, y resta el que se hace menos en línea o gana peso sin hacerse en línea."
        )
    )


def calendar_section(view: View, material: Material, look: Look) -> None:
    """Every day of the plan year as a heat map; a day without data is hatched, a day of zero empty."""
    if not DEFINITIONS[material.dataset].by_day:
        return
    months = material.months
    last_known = months.through(view.as_of) or view.plan.start
    year = view.plan_year or min(view.plan.years, max(1, view.plan.calendar.year_of(Month.of(last_known))))
    first, last = view.plan.calendar.months(year)[0].first, min(view.as_of, view.plan.calendar.last_day(year))
    days: dict[dt.date, int | None] = {}
    for n in range((last - first).days + 1):
        day = first + dt.timedelta(days=n)
        value = months.day(day)
        days[day] = None if value is None else round(value)
    if not any(value is not None for value in days.values()):
        st.info(tr("No hay días con datos en este año del plan: solo se conocen totales por mes, o nada."))
        return
    one, many = material.indicator.noun
    title = tr("Calendario: {many} por día", many=many)
    chart_section(ChartSection(
        title, posting_calendar(days, look=look, unit=one, plural=many, bins=bins_of(days.values())),
        alt=alt_text(title, days, unit=many), table=partial(data_table, days, unit=many), origin=origin_of(material.indicator.id),
        note=tr("Cada columna es una semana. Un día rayado no tiene datos; un día vacío tiene cero. {reading_of}", reading_of=reading_of(view, material.indicator)).rstrip(),
        alert=plain(days_apart(breaks_of(months), first, last).strip()),
    ))  # fmt: skip
