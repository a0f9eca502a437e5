"""Sentences about months: of which ones a figure speaks, which are missing or partial, and which figures are of which year."""

from collections.abc import Sequence

from plancom.indicators.partial_months import PartialMonth
from plancom.indicators.progress import Progress
from plancom.language import dates
from plancom.language.numbers import MISSING
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr
from plancom.plan import Month
from plancom.plan.calendar import month_runs


def missing(figure: Progress) -> str:
    """Which months are missing, by name, and which are partial; "" where none is. Where the last ones are, also until when there are data."""
    empty, partial = _empty_and_partial(figure)
    said = _behind_the_data(figure, empty) if ends_early(figure) else _empty(empty, figure.parts_missing)
    return " ".join(filter(None, (said, _partial(partial))))


def missing_shortly(figure: Progress) -> str:
    """The same where it is said once for all that only complete months count, as above cards."""
    empty, partial = _empty_and_partial(figure)
    said = []
    if empty and figure.parts_missing:
        said.append(
            tr("Sin datos de {parts}: {spans}.", parts=listed(figure.parts_missing), spans=listed(month_spans(empty)))
        )
    elif empty:
        said.append(tr("Sin datos: {spans}.", spans=listed(month_spans(empty))))
    if partial:
        named = listed(f"{dates.month(one.month.first)} ({one.words})" for one in partial)
        said.append(plural(len(partial), "Parcial: {named}.", "Parciales: {named}.").format(named=named))
    return " ".join(said)


def _empty_and_partial(figure: Progress) -> tuple[tuple[Month, ...], list[PartialMonth]]:
    """The months that are missing without any day, and those of which some are known."""
    partial = [one for one in figure.months_partial if one.month in figure.months_missing]
    return tuple(month for month in figure.months_missing if month not in {one.month for one in partial}), partial


def ends_early(figure: Progress) -> bool:
    """Whether the data end before the last of the months that are missing: `missing` then says when."""
    return bool(figure.months_missing and figure.data_through and figure.data_through < figure.months_missing[-1].first)


def _behind_the_data(figure: Progress, months: tuple[Month, ...]) -> str:
    spans, until = listed(month_spans(months)), dates.date(figure.data_through) if figure.data_through else MISSING
    if figure.is_over:
        words = (
            tr(
                "El año terminó y hay datos hasta el {until}: falta {spans}, que no cuenta ni en lo hecho ni en lo esperado."
            )
            if len(months) == 1
            else tr(
                "El año terminó y hay datos hasta el {until}: faltan {spans}, que no cuentan ni en lo hecho ni en lo esperado."
            )
        )
    else:
        words = (
            tr("Hay datos hasta el {until}: falta {spans}, que no cuenta ni en lo hecho ni en lo esperado.")
            if len(months) == 1
            else tr("Hay datos hasta el {until}: faltan {spans}, que no cuentan ni en lo hecho ni en lo esperado.")
        )
    return words.format(until=until, spans=spans)


def _empty(months: tuple[Month, ...], parts: Sequence[str] = ()) -> str:
    """That `months` are missing; `parts` are those of which alone there are none."""
    if not months:
        return ""
    spans = listed(month_spans(months))
    if parts:
        words = (
            tr("Falta el mes de {spans}: sin datos de {parts}, no cuenta ni en lo hecho ni en lo esperado.")
            if len(months) == 1
            else tr("Faltan los meses de {spans}: sin datos de {parts}, no cuentan ni en lo hecho ni en lo esperado.")
        )
        return words.format(spans=spans, parts=listed(parts))
    if len(months) == 1:
        return tr("Falta el mes de {spans}: sin datos, no cuenta ni en lo hecho ni en lo esperado.", spans=spans)
    return tr("Faltan los meses de {spans}: sin datos, no cuentan ni en lo hecho ni en lo esperado.", spans=spans)


def _partial(months: Sequence[PartialMonth]) -> str:
    if not months:
        return ""
    named = listed(f"{dates.month(one.month.first)} ({one.words})" for one in months)
    if len(months) == 1:
        return tr("Es parcial {named}: no cuenta ni en lo hecho ni en lo esperado.", named=named)
    return tr("Son parciales {named}: no cuentan ni en lo hecho ni en lo esperado.", named=named)


def years_shown(figures: Sequence[Progress]) -> str:
    """Which figures are of which plan year, where those shown together are not all of one; "" where they are.

    «Cada meta va por el año de su último mes completo con datos: año 1, Visitas y Prensa; año 2, Tareas.»
    """
    by_year: dict[int, list[str]] = {}
    for figure in figures:
        if figure.series is None:
            by_year.setdefault(figure.plan_year, []).append(figure.indicator.short)
    if len(by_year) < 2:  # noqa: PLR2004 - one year is no mixture
        return ""
    parts = "; ".join(
        tr("año {year}, {names}", year=year, names=listed(names)) for year, names in sorted(by_year.items())
    )
    return tr("Cada meta va por el año del plan de su último mes completo con datos: {parts}.", parts=parts)


def month_spans(months: tuple[Month, ...]) -> list[str]:
    """Months by name, runs of three or more as «oct–dic 2018»."""
    names: list[str] = []
    for run in month_runs(months):
        if len(run) > 2:  # noqa: PLR2004 - two months are named one by one
            names.append(tr("{first} a {last}", first=dates.month(run[0].first), last=dates.month(run[-1].first)))
        else:
            names += [dates.month(month.first) for month in run]
    return names


def scope(figure: Progress, *, with_end: bool = True) -> str:
    """What the figure speaks of: the plan year, its months and, `with_end`, how far the data go."""
    text = tr(
        "Año {plan_year}: {count} de 12",
        plan_year=figure.plan_year,
        count=counted(figure.months_elapsed, "mes", "meses"),
    )
    if figure.data_through and with_end:
        text += tr(", datos hasta {data_through}", data_through=dates.date(figure.data_through))
    return text


def period(figure: Progress) -> str:
    """When the figure happened: «en septiembre de 2018» of the last month alone, else «de enero a septiembre de 2018»; "" without months.

    Where months between lack, how many there are is said.
    """
    months = _spoken_of(figure)
    if not months:
        return ""
    first, last = months[0], months[-1]
    if first == last:
        return tr("en {month}", month=dates.month_long(last.first))
    is_one_year = first.first.year == last.first.year
    start = dates.month_names()[first.first.month - 1] if is_one_year else dates.month_long(first.first)
    return _with_gaps(tr("de {first} a {last}", first=start, last=dates.month_long(last.first)), months)


def short_period(figure: Progress) -> str:
    """The same for a tight place: «sep 2018», «ene–sep 2018»."""
    months = _spoken_of(figure)
    if not months:
        return ""
    first, last = months[0], months[-1]
    if first == last:
        return dates.month(last.first)
    is_one_year = first.first.year == last.first.year
    start = dates.month_names_short()[first.first.month - 1] if is_one_year else dates.month(first.first)
    return _with_gaps(f"{start}–{dates.month(last.first)}", months)


def _spoken_of(figure: Progress) -> Sequence[Month]:
    return () if figure.actual_to_date is None else figure.indicator.kind.counted(figure.counted)


def _with_gaps(said: str, months: Sequence[Month]) -> str:
    is_whole = months[-1].ordinal - months[0].ordinal + 1 == len(months)
    return said if is_whole else tr("{text} ({count} meses)", text=said, count=len(months))
