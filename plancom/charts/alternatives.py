"""Each chart in one sentence, for those who do not see it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from plancom.charts.coverage import COVERAGE, coverage_word
from plancom.charts.frame import value_text
from plancom.charts.tables import Count, CoverageState, MonthPoint, NetworkSeries, ProcedureShare, complete
from plancom.language import dates, numbers
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr

Rows = Sequence[MonthPoint] | Sequence[ProcedureShare] | Sequence[Count] | Sequence[NetworkSeries]
Days = Mapping[dt.date, int | None] | Mapping[dt.date, float | None]
NOT_ASKED: tuple[CoverageState, ...] = ("future", "not_applicable")
NAMED = 4  # months or names said one by one; the rest are counted


def alt_text(
    title: str,
    table: Rows | Days,
    *,
    unit: str = "",
    percent: bool = False,
    target: float | None = None,
    decimals: int | None = None,
) -> str:
    """One sentence for the chart of `table`, which opens with `title` («Visitas por mes»).

    `table` is what the chart was given: months, procedures, counts or networks; for days, a mapping from each to
    its value. For running totals give `tables.running(points)`. Months are written with the indicator's own `decimals`, as the chart's labels are.
    """
    if not table:
        return tr("{title}: sin datos.", title=title)
    if isinstance(table, Mapping):
        return f"{title} {_days(table, unit)}."
    months = [row for row in table if isinstance(row, MonthPoint)]
    if months:
        return f"{title} {_months(months, unit=unit, percent=percent, target=target, decimals=decimals)}."
    said = [_network(row, unit) for row in table if isinstance(row, NetworkSeries)]
    said += _procedures([row for row in table if isinstance(row, ProcedureShare)])
    said += _counts([row for row in table if isinstance(row, Count)], unit)
    return f"{title}: {'; '.join(said)}."


def channel_text(
    title: str, months: Sequence[dt.date], channels: Sequence[str], values: Mapping[str, Sequence[float | None]]
) -> str:
    """One sentence for `channel_stack`: the last month's parts and the months without data."""
    known = [i for i in range(len(months)) if any(values[channel][i] is not None for channel in channels)]
    if not known:
        return tr("{title}: sin datos.", title=title)
    last = known[-1]
    parts = [
        tr("{values} por canal {channel}", values=numbers.number(values[channel][last] or 0), channel=channel)
        for channel in channels
    ]
    gaps = [month for i, month in enumerate(months) if i not in known]
    return tr(
        "{title} de {first} a {end}: en {last}, {parts}{gaps}.",
        title=title,
        first=dates.month(months[0]),
        end=dates.month(months[-1]),
        last=dates.month(months[last]),
        parts=listed(parts),
        gaps=_without(gaps),
    )


def coverage_text(
    title: str, months: Sequence[dt.date], sources: Sequence[str], states: Mapping[str, Sequence[CoverageState]]
) -> str:
    """One sentence for `coverage_calendar`: for each source, how many months are complete and which are not, and how."""
    if not months or not sources:
        return tr("{title}: sin datos.", title=title)
    parts = [_source(source, months, states[source]) for source in sources]
    first, end = dates.month(months[0]), dates.month(months[-1])
    return tr("{title} de {first} a {end}: {parts}.", title=title, first=first, end=end, parts="; ".join(parts))


def _source(name: str, months: Sequence[dt.date], states: Sequence[CoverageState]) -> str:
    """How many months of a source are complete, and which are not, and how; those to come are not asked for."""
    places: dict[CoverageState, list[dt.date]] = {state: [] for state in COVERAGE}
    for month, state in zip(months, states, strict=True):
        places[state].append(month)
    for state in NOT_ASKED:
        del places[state]
    asked = counted(sum(map(len, places.values())), "mes", "meses")
    done = len(places.pop("covered"))
    others = [
        tr(", {word} en {months}", word=coverage_word(state), months=_named(some))
        for state, some in places.items()
        if some
    ]
    return tr("{source}, {done} de {count}{others}", source=name, done=done, count=asked, others="".join(others))


def _months(
    points: Sequence[MonthPoint], *, unit: str, percent: bool, target: float | None, decimals: int | None
) -> str:
    months = complete(points)
    write = partial(value_text, percent=percent, decimals=decimals)
    known = [point for point in months if point.actual is not None]
    gaps = [point.month for point in months if point.state == "missing"]
    end = dates.month(months[-1].month)
    goal = "" if target is None else tr("; meta: {value} en {month}", value=write(target), month=end)
    if not known:
        return tr(
            "de {month} a {month_2}: sin datos{goal}",
            month=dates.month(months[0].month),
            month_2=end,
            goal=goal,
        )
    first, last = known[0], known[-1]
    words = tr(
        "de {first_month} a {last_month}: de {first} a {last}",
        first_month=dates.month(first.month),
        last_month=dates.month(last.month),
        first=write(first.actual),
        last=write(last.actual),
    )
    if first is last:
        words = tr("en {month}: {value}", month=dates.month(first.month), value=write(first.actual))
    words += f" {unit}" if unit else ""
    if last.expected is not None:
        words += tr("; se esperaba {write} en {month}", write=write(last.expected), month=dates.month(last.month))
    tentative = [point.month for point in months if point.state == "provisional"]
    if tentative:
        words += tr("; parcial: {months}", months=_named(tentative))
    broken = [
        tr("cambio de medición el {day}: {what}", day=dates.date(day), what=what)
        for point in months
        for day, what in point.breaks
    ]
    return words + goal + _without(gaps) + "".join(f"; {text}" for text in broken)


def _days(days: Days, unit: str) -> str:
    ordered = sorted(days)
    known = {day: value for day in ordered if (value := days[day]) is not None}
    span = dates.span(ordered[0], ordered[-1])
    if not known:
        return tr("del {span}: sin datos", span=span)
    top = max(known, key=lambda day: known[day])
    total, days_ = numbers.number(sum(known.values())), counted(len(known), "día", "días")
    words = tr("del {span}: {total} en {days}", span=span, total=f"{total} {unit}" if unit else total, days=days_)
    words += tr(", el máximo el {top} ({known})", top=dates.date(top), known=numbers.number(known[top]))
    empty = sum(value == 0 for value in known.values())
    if empty:
        words += tr("; {count} en cero", count=counted(empty, "día", "días"))
    missing = len(ordered) - len(known)
    return words + (tr("; {count} sin datos", count=counted(missing, "día", "días")) if missing else "")


def _procedures(rows: Sequence[ProcedureShare]) -> list[str]:
    whole = sum(row.total for row in rows) or 1.0
    ordered = sorted(rows, key=lambda row: -row.total)
    parts = [
        tr(
            "{name}, {total} del total con adopción de {electronic}",
            name=row.name,
            total=numbers.percent(row.total / whole),
            electronic=numbers.percent(row.electronic / row.total if row.total else None),
        )
        for row in ordered[:NAMED]
    ]
    more = len(ordered) - NAMED
    return parts + ([tr("y {count} más", count=counted(more, "trámite", "trámites"))] if more > 0 else [])


def _counts(rows: Sequence[Count], unit: str) -> list[str]:
    ordered = sorted(rows, key=lambda row: -row.value)
    parts = [
        f"{row.name}, {numbers.number(row.value)}{f' {unit}' if unit and not i else ''}"
        for i, row in enumerate(ordered)
    ]
    more = len(parts) - NAMED
    return parts[:NAMED] + ([tr("y {more} más", more=more)] if more > 0 else [])


def _network(row: NetworkSeries, unit: str) -> str:
    return (
        f"{row.name} {_months(row.points, unit=unit, percent=row.percent, target=row.target, decimals=row.decimals)}"
        if row.points
        else tr("{name} sin datos", name=row.name)
    )


def _without(gaps: Sequence[dt.date], joint: str = "; ") -> str:
    return tr("{joint}sin datos en {named}", joint=joint, named=_named(gaps)) if gaps else ""


def _named(months: Sequence[dt.date]) -> str:
    if len(months) <= NAMED:
        return listed(dates.month(month) for month in months)
    return f"{counted(len(months), 'mes', 'meses')} ({dates.month(months[0])} … {dates.month(months[-1])})"
