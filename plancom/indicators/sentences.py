"""Sentences about an indicator, for cards, pages and slides; every figure in them is the table's own."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from plancom.indicators import periods
from plancom.indicators.partial_months import PartialMonth
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import MISSING, at_most, enough, number, percent, whole_percent
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr
from plancom.plan import Indicator, Month, ReadingOption, written_amounts

RESTATED = 3  # figures of closed months that are named one by one
is_share = written_amounts.is_share
written = written_amounts.amount_text


def told_apart(indicator: Indicator, one: float | None, other: float | None) -> tuple[str, str]:
    """Two values as they are written; where they differ and would be written alike, with as many decimals as tell them apart."""
    first, second = written(indicator, one), written(indicator, other)
    if one is None or other is None or one == other or first != second:
        return first, second
    write = percent if is_share(indicator) else number
    pairs = ((write(one, digits), write(other, digits)) for digits in range(2, 13))
    return next((pair for pair in pairs if pair[0] != pair[1]), (first, second))


def shortfall(indicator: Indicator, value: float, target: float) -> tuple[str, str, str]:
    """A value below its target, the target, and what lacks, as they are written: the third is the difference of the other two.

    «132.565», «149.925», «17.360»; of shares what lacks is in points («6,9 puntos»). Values that would be written alike have as
    many decimals as tell them apart.
    """
    share = is_share(indicator)
    usual = 1 if share else indicator.kind.decimals
    scale = 100 if share else 1
    digits = next((n for n in (usual, *range(2, 13)) if _rounded(value, scale, n) != _rounded(target, scale, n)), usual)
    lacks = number(float(_rounded(target, scale, digits) - _rounded(value, scale, digits)), digits)
    write = percent if share else number
    return write(value, digits), write(target, digits), tr("{text} puntos", text=lacks) if share else lacks


def _rounded(value: float, scale: int, digits: int) -> Decimal:
    """As `number` rounds it."""
    return Decimal(str(value * scale)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)


def headline(figure: Progress) -> str:
    """What happened, what was expected and the pace, in one sentence; without figures, why there are none.

    Where it is not alike what it is compared with, a second sentence says so.
    """
    return f"{_headline(figure)} {figure.warning}".rstrip()


def _headline(figure: Progress) -> str:
    if alone := _without_figure(figure):
        return alone
    actual, expected = (
        written(figure.indicator, figure.actual_to_date),
        written(figure.indicator, figure.expected_to_date),
    )
    if figure.expected_to_date is None:
        return f"{_happened(figure, actual)}. {no_target(figure)}"
    sentence = f"{_happened(figure, actual)}; {_expectation(figure, expected)}"
    if figure.pace is None:
        return f"{sentence} {no_target(figure)}" if figure.status == "no_target" else sentence
    is_ceiling = figure.indicator.direction.is_ceiling  # of which the gap says it all
    pace = "" if is_ceiling else tr("Es el {pace} de lo esperado.", pace=of_expected(figure.indicator, figure.pace))
    of_periods = periods.record(figure.periods, figure.indicator.period)
    worst = tr("Se juzga por lo que va peor: {parts}.", parts=listed(figure.judged_by)) if figure.judged_by else ""
    return " ".join(part for part in (sentence, pace, f"{of_periods}." if of_periods else "", worst) if part)


def _without_figure(figure: Progress) -> str:
    """What is said of a milestone, of what has no data, and of tasks of which nobody said a state; "" of a figure."""
    if figure.milestone is not None and not figure.is_to_come:
        return figure.milestone.sentence
    if figure.status == "no_data" or figure.milestone is not None:
        return no_data(figure)
    return tasks_overdue(figure) if figure.actual_to_date is None else ""


def tasks_overdue(figure: Progress) -> str:
    """How many tasks are overdue without anybody having said a state; "" where some are spoken of, or none is overdue."""
    if not figure.tasks_overdue or figure.actual_to_date is not None:
        return ""
    late = counted(figure.tasks_overdue, "tarea vencida", "tareas vencidas")
    return tr("{late} sin estado registrado: se registra en «Estrategias».", late=late)


def _expectation(figure: Progress, expected: str) -> str:
    if figure.indicator.kind.of_tasks and not figure.expected_to_date:
        return tr("a esta fecha todavía no vencía ninguna.")
    words = figure.indicator.direction.words
    found = words.expected_share if is_share(figure.indicator) else words.expected_many
    if expected == "1" and not is_share(figure.indicator):
        found = words.expected_one
    return tr(found[1 if is_closed(figure) else 0], expected=expected)


def is_closed(figure: Progress) -> bool:
    """Whether the year (or the quarter or month that the goal is of) has all its months, so that nothing of what it sums up is still to come."""
    return figure.indicator.kind.closes and not figure.provisional and figure.months_left == 0


def happened(figure: Progress) -> str:
    """What happened, without a full stop."""
    return _happened(figure, written(figure.indicator, figure.actual_to_date))


def _happened(figure: Progress, actual: str) -> str:
    indicator = figure.indicator
    if not indicator.period.is_year and figure.counted:
        return _happened_in_period(figure, actual)
    return indicator.kind.what_happened(
        actual, indicator.noun, figure.plan_year, is_closed=is_closed(figure), whole=indicator.whole
    )


def _happened_in_period(figure: Progress, actual: str) -> str:
    """The same in the quarter or month that is in view."""
    span = next(one for one in figure.periods if one.counted == figure.counted)
    noun = figure.indicator.noun[0 if actual == "1" else 1]
    if figure.months_left:
        words = plural(1 if actual == "1" else 2, "{when} va {actual} {noun}", "{when} van {actual} {noun}")
    else:
        words = plural(1 if actual == "1" else 2, "{when} hubo {actual} {noun}", "{when} hubo {actual} {noun}")
    return words.format(when=span.when, actual=actual, noun=noun)


def no_data(figure: Progress) -> str:
    """Why an indicator has no figures."""
    if figure.indicator.kind.of_tasks and not figure.is_to_come:
        return tr("Ninguna tarea tiene todavía su estado registrado: se registra en «Estrategias».")
    if figure.is_to_come:
        return tr("El año {plan_year} del plan está por venir.", plan_year=figure.plan_year)
    if figure.is_partial:
        last = figure.months_partial[-1]
        return tr(
            "Aún no hay un mes completo con datos en el año {plan_year} del plan; {month} es parcial: {days}.",
            plan_year=figure.plan_year,
            month=dates.month_long(last.month.first),
            days=last.words,
        )
    if figure.months_elapsed and figure.indicator.kind.nothing:
        return tr(figure.indicator.kind.nothing, whole=figure.indicator.whole)
    if figure.data_through is None:
        return tr("No hay datos cargados para el año {plan_year} del plan.", plan_year=figure.plan_year)
    return tr(
        "Aún no hay un mes completo con datos en el año {plan_year} del plan; hay datos hasta el {data_through}.",
        plan_year=figure.plan_year,
        data_through=dates.date(figure.data_through),
    )


def no_target(figure: Progress) -> str:
    """Why an indicator has no verdict."""
    targets = figure.indicator.targets
    if targets.is_of_the_whole:
        return tr("Esta parte no tiene meta propia: la meta es del conjunto.")
    if targets.factor(figure.plan_year) is None:
        return tr("El plan no fija una meta para el año {plan_year}.", plan_year=figure.plan_year)
    if figure.baseline is None:
        return tr("Falta la línea base: los doce meses antes del plan (o al menos seis de ellos).")
    if figure.baseline == 0 and targets.of == "baseline" and figure.indicator.measure == "procedure_posts":
        return tr(
            "En el año base no hay publicaciones con las palabras del plan sobre trámites: no hay meta que medir. Si los archivos no traen el texto de las publicaciones, esta manera de leer la frase no se puede usar."
        )
    if figure.baseline == 0 and targets.of == "baseline":
        return tr("La línea base es cero, y cualquier múltiplo de cero es cero: no hay meta que medir.")
    return tr("No hay una meta para este año.")


def missing(figure: Progress) -> str:
    """Which months are missing, by name, and which are partial; "" where none is. Where the last ones are, also until when there are data."""
    partial = [one for one in figure.months_partial if one.month in figure.months_missing]
    empty = tuple(month for month in figure.months_missing if month not in {one.month for one in partial})
    said = _behind_the_data(figure, empty) if ends_early(figure) else _empty(empty)
    return " ".join(filter(None, (said, _partial(partial))))


def ends_early(figure: Progress) -> bool:
    """Whether the data end before the last of the months that are missing: `missing` then says when."""
    return bool(figure.months_missing and figure.data_through and figure.data_through < figure.months_missing[-1].first)


def _behind_the_data(figure: Progress, months: tuple[Month, ...]) -> str:
    spans, until = listed(_spans(months)), dates.date(figure.data_through) if figure.data_through else MISSING
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


def _empty(months: tuple[Month, ...]) -> str:
    if not months:
        return ""
    spans = listed(_spans(months))
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


def damaged(figure: Progress) -> str:
    """That the figure stands on damaged rows, and of which months; "" where it does not."""
    if not figure.damaged:
        return ""
    return tr(
        "Se apoya en datos dañados en la base de datos ({months}): no la presente hasta que se reparen.",
        months=listed(_spans(figure.damaged)),
    )


def reserves(figure: Progress, *, with_cause: bool = True) -> str:
    """What is to be said before a figure is believed: that its rows are damaged, and what moved in closed months; "" for nothing."""
    return " ".join(filter(None, (damaged(figure), restated(figure, with_cause=with_cause))))


def restated(figure: Progress, *, with_cause: bool = True) -> str:
    """What moved in months that the office had closed, `with_cause` by which files; "" where nothing did."""
    said = [one.sentence if with_cause else one.without_cause for one in figure.restatements[:RESTATED]]
    if (more := len(figure.restatements) - RESTATED) > 0:
        said.append(tr("Y {count}.", count=counted(more, "cifra más", "cifras más")))
    return " ".join(said)


def _spans(months: tuple[Month, ...]) -> list[str]:
    """Months by name, runs of three or more as «oct–dic 2018»."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and runs[-1][-1] + 1 == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    names: list[str] = []
    for run in runs:
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


def of_expected(indicator: Indicator, pace: float | None) -> str:
    """How much there is of what was expected, as it is written: no text says a band of the semáforo that was not reached."""
    return whole_percent(pace, indicator.thresholds.on_track, indicator.thresholds.at_risk)


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


def without_baseline(figure: Progress) -> bool:
    """Whether nobody measured, gave or wrote the level from which the indicator starts."""
    return figure.baseline is None or figure.baseline_assumed


def written_baseline(figure: Progress) -> str:
    """The baseline as a cell of a table says it: a dash where there is none."""
    return written(figure.indicator, None if without_baseline(figure) else figure.baseline)


def baseline(figure: Progress) -> str:
    """The baseline and where it comes from; a level that nobody measured or gave is none."""
    if without_baseline(figure):
        return tr("Sin línea base")
    value = written(figure.indicator, figure.baseline)
    typed = figure.indicator.decided.baseline
    if typed is not None and figure.series is None:
        source = f"{typed.source}, {dates.date(typed.date)}" if typed.date else typed.source
        if typed.estimated:
            return tr(
                "Línea base: {value} (estimada, escrita por la oficina; fuente: {source})", value=value, source=source
            )
        return tr("Línea base: {value} (escrita por la oficina; fuente: {source})", value=value, source=source)
    if figure.indicator.baseline.source == "given":
        return tr("Línea base: {value} (dada por el plan)", value=value)
    if figure.baseline_estimated:
        return tr("Línea base: {value} (estimada con menos de 12 meses)", value=value)
    return tr("Línea base: {value}", value=value)


def needed(figure: Progress) -> str:
    """What each month left must bring to reach the target; "" where that is no question, as of a year that is over."""
    if figure.needed_per_month is None or not figure.has_goal or figure.actual_to_date is None:
        return ""
    if figure.indicator.direction.is_ceiling:
        return _allowed(figure, figure.needed_per_month)
    if figure.needed_per_month <= 0:
        return tr(
            "La meta del {period} ({target}) ya se cumplió.",
            period=tr(figure.indicator.period.noun[0]),
            target=written(figure.indicator, figure.target),
        )
    return "" if figure.is_over else _asked(figure, figure.needed_per_month)


def _asked(figure: Progress, per_month: float) -> str:
    """What each month to come must bring."""
    left = counted(figure.months_left, "mes que falta", "meses que faltan")
    amount = enough(per_month)
    one = 1 if amount == "1" else 2
    if figure.months_left == 1:
        words = plural(
            one,
            "Para cumplir hace falta {amount} al mes en el {left}.",
            "Para cumplir hacen falta {amount} al mes en el {left}.",
        )
    else:
        words = plural(
            one,
            "Para cumplir hace falta {amount} al mes en los {left}.",
            "Para cumplir hacen falta {amount} al mes en los {left}.",
        )
    return words.format(amount=amount, left=left)


def _allowed(figure: Progress, per_month: float) -> str:
    """What each month left may bring at most; that it was too much already, where it was."""
    target = written(figure.indicator, figure.target)
    if per_month < 0:
        period = tr(figure.indicator.period.noun[0])
        return tr("Ya se pasó de la meta del {period} ({target}).", period=period, target=target)
    if figure.months_left == 1:
        return tr(
            "Para no pasar de {target}, a lo más {amount} en el mes que falta.",
            target=target,
            amount=at_most(per_month),
        )
    return tr(
        "Para no pasar de {target}, a lo más {amount} al mes en los {left} meses que faltan.",
        target=target,
        amount=at_most(per_month),
        left=number(figure.months_left),
    )


def version(view: View) -> str:
    """Which version of the office's decisions a document was made with, and whether another reading was asked for it."""
    number = view.plan.version
    if any((view.readings or {}).values()):
        if number:
            return tr(
                "Versión {version} del libro de lecturas, con una lectura escogida para este documento.", version=number
            )
        return tr("El plan como está escrito, con una lectura escogida para este documento.")
    if number:
        return tr("Versión {version} del libro de lecturas.", version=number)
    return tr("Rige el plan como está escrito.")


def readings_in_force(figure: Progress) -> str:
    """The reading in force, for the foot of every chart; "" where the plan's sentence has one meaning."""
    return _reading(figure.options)


def reading_of(view: View, indicator: Indicator) -> str:
    """The same for a chart that has no figure: which reading of `indicator` it is drawn with."""
    known = {one.id: one for one in view.plan.indicators}
    plain = known.get(indicator.id)
    return "" if plain is None else _reading(plain.in_force(view.chosen(plain)))


def _reading(options: Sequence[ReadingOption]) -> str:
    names = [option.name for option in options]
    return tr("Así se lee el plan: {names}.", names="; ".join(names)) if names else ""
