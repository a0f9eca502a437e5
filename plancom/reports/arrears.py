"""What is late, and what to do next: sentences and tables that follow from the figures alone."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from plancom.charts import mark_of
from plancom.forecast import sentences as sentences_ahead
from plancom.forecast.projection import Outlook
from plancom.indicators import headlines, sentences
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST
from plancom.language import dates
from plancom.language.numbers import MISSING, enough
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.plan import Plan, written_amounts
from plancom.reports.deck import Table, TaskLine
from plancom.store.plans.task_states import CLOSED

BEHIND = ("off_track", "at_risk")
NAMED = 3  # tasks named one by one


def worst_first(figure: Progress) -> tuple[int, float]:
    """By what figures are put in order, the worst first: their status, and within one their pace."""
    return WORST_FIRST.index(figure.status), figure.pace if figure.pace is not None else 0.0


def behind(figures: Sequence[Progress]) -> list[Progress]:
    """Indicators (no parts) that are off track or at risk, the worst first."""
    late = [f for f in figures if f.status in BEHIND and f.series is None]
    return sorted(late, key=worst_first)


def late_table(figures: Sequence[Progress]) -> Table:
    """How far each late indicator is from what was expected."""
    rows = []
    for figure in behind(figures):
        if sentences.tasks_overdue(figure):
            late = counted(figure.tasks_overdue, "tarea vencida", "tareas vencidas")
            rows.append((figure.name, MISSING, MISSING, late, MISSING, mark_of(figure).label))
            continue
        actual, expected = figure.actual_to_date or 0.0, figure.expected_to_date or 0.0
        is_ceiling = figure.indicator.direction.is_ceiling
        gap = headlines.difference_of(figure.indicator, *((actual, expected) if is_ceiling else (expected, actual)))
        # Where nothing lacks, the status is the worst part's.
        lacking = headlines.difference_words(figure.indicator, gap) if gap > 0 else tr("una de sus partes")
        if figure.milestone is not None:
            lacking = tr("por hacer")
        if is_ceiling and gap > 0:
            lacking = tr("{amount} de más", amount=lacking)
        rows.append(
            (
                figure.name,
                written_amounts.amount_text(figure.indicator, actual),
                written_amounts.amount_text(figure.indicator, expected),
                lacking,
                sentences.of_expected(figure.indicator, figure.pace),
                mark_of(figure).label,
            )
        )
    return Table(
        tr("Indicadores"),
        (tr("Indicador"), tr("Real"), tr("Esperado"), tr("Por debajo"), tr("De lo esperado"), tr("Estado")),
        tuple(rows),
        ("left", "right", "right", "right", "right", "left"),
        (0.3, 0.1, 0.12, 0.15, 0.17, 0.16),
    )


def late_tasks(tasks: Sequence[TaskLine], as_of: dt.date) -> list[TaskLine]:
    """Tasks that were due by `as_of` and are neither done nor cancelled, the longest overdue first."""
    return sorted((task for task in tasks if task.due <= as_of and task.state not in CLOSED), key=lambda task: task.due)


def late_headline(figures: Sequence[Progress], tasks: Sequence[TaskLine]) -> str:
    """How much is late, in one sentence; "" where nothing is."""
    late = behind(figures)
    parts = []
    for status in BEHIND:
        count = sum(1 for figure in late if figure.status == status)
        if count:
            words = {
                "off_track": counted(count, "meta atrasada", "metas atrasadas"),
                "at_risk": counted(count, "meta en riesgo", "metas en riesgo"),
            }
            parts.append(words[status])
    if tasks:
        parts.append(tr("{count} sin terminar", count=counted(len(tasks), "tarea vencida", "tareas vencidas")))
    if not parts:
        return ""
    text = listed(parts)
    return f"{text[0].upper()}{text[1:]}."


def _months_to_load(figures: Sequence[Progress]) -> list[str]:
    """Of which goals months lack."""
    gaps = [f for f in figures if f.series is None and f.months_missing]
    if not gaps:
        return []
    return [
        tr(
            "Cargar los meses que faltan de {names}: sin ellos el semáforo mira solo los meses con datos.",
            names=listed(f.indicator.short for f in gaps),
        )
    ]


def next_steps(
    plan: Plan,
    figures: Sequence[Progress],
    tasks: Sequence[TaskLine],
    as_of: dt.date,
    outlooks: Mapping[str, Outlook] | None = None,
    *,
    elsewhere: Collection[str] = (),
) -> list[str]:
    """What follows for the office: what each late goal needs, which months to load, which tasks to finish.

    `outlooks` by figure: with one, a goal's step says what «¿Llegamos?» says of it. Goals whose step stands `elsewhere` (their ids) have none.
    """
    ahead = outlooks or {}
    steps = [
        _step(figure, plan.calendar.last_day(figure.plan_year), as_of, ahead.get(figure.id))
        for figure in behind(figures)
        if figure.id not in elsewhere
    ]
    steps += _months_to_load(figures)
    empty = [f for f in figures if f.series is None and f.status == "no_data" and not f.months_missing]
    measured = [f for f in empty if not f.indicator.kind.of_tasks]
    if measured:
        steps.append(tr("Cargar los primeros datos de {list}.", list=listed(f.indicator.short for f in measured)))
    if len(empty) > len(measured):
        steps.append(tr("Registrar el estado de las tareas en «Estrategias»."))
    steps += _task_steps([task for task in tasks if task.state not in CLOSED], as_of)
    if elsewhere:
        return steps
    return steps or [tr("Seguir así: ningún indicador con datos va por debajo de lo esperado.")]


def asked(figures: Sequence[Progress], outlooks: Mapping[str, Outlook]) -> list[Outlook]:
    """The late goals of which «¿Llegamos?» says what each month left must bring."""
    return [
        outlooks[one.id] for one in behind(figures) if one.id in outlooks and sentences_ahead.step(outlooks[one.id])
    ]


def _task_steps(tasks: Sequence[TaskLine], as_of: dt.date) -> list[str]:
    """The open tasks that are overdue, and those that are due next."""
    overdue = [task for task in tasks if task.due <= as_of]
    ahead = [task for task in tasks if task.due > as_of]
    soon = [task for task in ahead if task.due == min(one.due for one in ahead)]
    steps = []
    if overdue:
        late = counted(len(overdue), "tarea vencida", "tareas vencidas")
        steps.append(tr("Terminar {count}{named}.", count=late, named=_named(overdue)))
    if soon:
        steps.append(
            tr(
                "Terminar {count} antes del {due}{named}.",
                count=counted(len(soon), "tarea", "tareas"),
                due=dates.date(soon[0].due),
                named=_named(soon),
            )
        )
    return steps


def _named(tasks: Sequence[TaskLine]) -> str:
    return f": {listed(tr('«{quote}»', quote=task.name) for task in tasks)}" if len(tasks) <= NAMED else ""


def _of_a_year_over(figure: Progress) -> str:
    """How a year that is over ended, or how far it is known to have come."""
    actual, target = (
        written_amounts.amount_text(figure.indicator, value) for value in (figure.actual_to_date, figure.target)
    )
    if figure.months_missing:
        return tr(
            "{name}: el año {plan_year} terminó y le faltan datos de {count}; sin ellos va en {actual} de {target}.",
            name=figure.name,
            plan_year=figure.plan_year,
            count=counted(len(figure.months_missing), "mes", "meses"),
            actual=actual,
            target=target,
        )
    return tr(
        "{name}: el año {plan_year} terminó en {actual} de {target}; revisar qué faltó.",
        name=figure.name,
        plan_year=figure.plan_year,
        actual=actual,
        target=target,
    )


def _step(figure: Progress, last: dt.date, as_of: dt.date, outlook: Outlook | None) -> str:
    """What follows of one figure, in the year that ends on `last`."""
    indicator = figure.indicator
    if figure.milestone is not None:
        return tr("{name}: {sentence}", name=figure.name, sentence=figure.milestone.sentence)
    if unsaid := sentences.tasks_overdue(figure):
        return tr("{name}: {sentence}", name=figure.name, sentence=unsaid)
    if last <= as_of and figure.actual_to_date is not None:
        return _of_a_year_over(figure)
    if indicator.direction.is_ceiling:
        return _step_down(figure, last)
    if outlook is not None and (asked := sentences_ahead.step(outlook)):
        return tr("{name}: {sentence}", name=figure.name, sentence=f"{asked[0].lower()}{asked[1:]}")
    return _step_up(figure, last)


def _step_up(figure: Progress, last: dt.date) -> str:
    indicator = figure.indicator
    if figure.needed_per_month is not None and figure.needed_per_month > 0:
        left = counted(figure.months_left, "mes que falta", "meses que faltan")
        amount = enough(figure.needed_per_month)
        noun = indicator.noun[0] if amount == "1" else indicator.noun[1]
        target = written_amounts.amount_text(indicator, figure.target)
        if figure.months_left == 1:
            return tr(
                "{name}: {amount} {noun} al mes en el {left} para llegar a {target}.",
                name=figure.name,
                amount=amount,
                noun=noun,
                left=left,
                target=target,
            )
        return tr(
            "{name}: {amount} {noun} al mes en los {left} para llegar a {target}.",
            name=figure.name,
            amount=amount,
            noun=noun,
            left=left,
            target=target,
        )
    if figure.needed_per_month is not None:
        return tr("{name}: la meta del año ya se cumplió; seguir así.", name=figure.name)
    if figure.actual_to_date is None or figure.target is None or figure.target <= figure.actual_to_date:
        return tr("{name}: subir la parte que va peor.", name=figure.name)
    return tr(
        "{name}: pasar de {indicator} a {indicator_2} antes del {last}.",
        name=figure.name,
        indicator=written_amounts.amount_text(indicator, figure.actual_to_date),
        indicator_2=written_amounts.amount_text(indicator, figure.target),
        last=dates.date(last),
    )


def _step_down(figure: Progress, last: dt.date) -> str:
    """What follows for a goal that is not to be passed."""
    if allowed := sentences.needed(figure):
        return tr("{name}: {allowed}", name=figure.name, allowed=f"{allowed[0].lower()}{allowed[1:].rstrip('.')}.")
    if figure.is_reached or figure.actual_to_date is None or figure.target is None:
        return tr("{name}: bajar la parte que va peor.", name=figure.name)
    return tr(
        "{name}: bajar de {actual} a {target} antes del {last}.",
        name=figure.name,
        actual=written_amounts.amount_text(figure.indicator, figure.actual_to_date),
        target=written_amounts.amount_text(figure.indicator, figure.target),
        last=dates.date(last),
    )
