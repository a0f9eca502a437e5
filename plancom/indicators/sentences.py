"""Sentences about an indicator, for cards, pages and slides; every figure in them is the table's own."""

from plancom.indicators import periods
from plancom.indicators.progress import Progress
from plancom.language import dates
from plancom.language.numbers import at_most, enough, number, whole_percent
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, plural, tr
from plancom.plan import Indicator
from plancom.plan.written_amounts import amount_text, is_share

TO_REGISTER = later(": se registra en «Estrategias».")
"""Where what is not said of tasks is said; the page of that name says it otherwise."""


def headline(figure: Progress) -> str:
    """What happened, what was expected and the pace, in one sentence; without figures, why there are none.

    Where it is not alike what it is compared with, a second sentence says so.
    """
    return f"{_headline(figure)} {figure.warning}".rstrip()


def _headline(figure: Progress) -> str:
    if alone := _without_figure(figure):
        return alone
    actual, expected = (
        amount_text(figure.indicator, figure.actual_to_date),
        amount_text(figure.indicator, figure.expected_to_date),
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
    return tr("{late} sin estado registrado", late=late) + tr(TO_REGISTER)


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
    return _happened(figure, amount_text(figure.indicator, figure.actual_to_date))


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
        return tr("Ninguna tarea tiene todavía su estado registrado") + tr(TO_REGISTER)
    if figure.is_to_come:
        return tr("El año {plan_year} del plan está por venir.", plan_year=figure.plan_year)
    if figure.months_elapsed and figure.indicator.kind.nothing:
        return tr(figure.indicator.kind.nothing, whole=figure.indicator.whole)
    return _no_complete_month(figure)


def _no_complete_month(figure: Progress) -> str:
    """The same where no month of the year is complete."""
    if figure.is_partial:
        last = figure.months_partial[-1]
        return tr(
            "Aún no hay un mes completo con datos en el año {plan_year} del plan; {month} es parcial: {days}.",
            plan_year=figure.plan_year,
            month=dates.month_long(last.month.first),
            days=last.words,
        )
    if figure.parts_missing:
        return tr(
            "En el año {plan_year} del plan aún no hay un mes completo con datos de todas sus partes; sin datos: {parts}.",
            plan_year=figure.plan_year,
            parts=listed(figure.parts_missing),
        )
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


def of_expected(indicator: Indicator, pace: float | None) -> str:
    """How much there is of what was expected, as it is written: no text says a band of the semáforo that was not reached."""
    return whole_percent(pace, indicator.thresholds.on_track, indicator.thresholds.at_risk)


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
            target=amount_text(figure.indicator, figure.target),
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
    target = amount_text(figure.indicator, figure.target)
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
