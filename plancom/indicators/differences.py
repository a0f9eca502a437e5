"""What changes in the figures between two states of the data, in sentences."""

from collections.abc import Mapping, Sequence

from plancom.indicators.overview import all_progress
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.plan import Month
from plancom.plan.written_amounts import amount_text
from plancom.store.figures.counts import Counts, Key
from plancom.store.plans.task_states import TaskState

NAMED = 4  # months named one by one
STATUS = {
    "on_track": later("va bien"),
    "at_risk": later("en riesgo"),
    "off_track": later("atrasada"),
    "no_data": later("sin datos"),
    "no_target": later("sin meta"),
}


def differences(view: View, before: Counts, after: Counts, tasks: Mapping[str, Sequence[TaskState]]) -> list[str]:
    """Each indicator whose figure, expected value or status would change, then the months that would; never empty."""
    pairs = zip(all_progress(view, before, tasks), all_progress(view, after, tasks), strict=True)
    lines = [line for a, b in pairs if (line := _line(a, b))]
    if not lines:
        lines.append(tr("ninguna meta cambia con este corte."))
    months = changed_months(before, after)
    if months:
        names = [dates.month(month.first) for month in months]
        shown = listed(names) if len(names) <= NAMED else tr("de {first} a {last}", first=names[0], last=names[-1])
        lines.append(
            tr("{count} con datos distintos: {shown}.", count=counted(len(months), "mes", "meses"), shown=shown)
        )
    else:
        lines.append(tr("ningún mes tiene datos distintos."))
    return lines


def changed_months(before: Counts, after: Counts) -> list[Month]:
    """The months of which a count, or whether they are covered, differs."""
    keys: set[Key] = {*before.months, *after.months, *before.ranges, *after.ranges}
    found: set[Month] = set()
    for key in keys:
        a, b = before.months.get(key, {}), after.months.get(key, {})
        found |= {month for month in a.keys() | b.keys() if a.get(month) != b.get(month)}
        found |= before.covered(*key) ^ after.covered(*key)
    return sorted(found)


def _line(a: Progress, b: Progress) -> str:
    """«Visitas…: de 9.052 a sin datos»; "" where nothing that is written would change."""
    if _seen(a) == _seen(b):
        return ""
    parts = []
    if _figure(a) != _figure(b):
        parts.append(tr("de {first} a {last}", first=_figure(a), last=_figure(b)))
    if (a.plan_year, a.months_elapsed) != (b.plan_year, b.months_elapsed):
        parts.append(
            tr(
                "con {count} del año {plan_year} en vez de {months_elapsed}",
                count=counted(b.months_elapsed, "mes", "meses"),
                plan_year=b.plan_year,
                months_elapsed=a.months_elapsed,
            )
            + (tr(" del año {plan_year}", plan_year=a.plan_year) if a.plan_year != b.plan_year else "")
        )
    if (a.target is None) != (b.target is None) or _target(a) != _target(b):
        parts.append(tr("la meta, de {target} a {target_2}", target=_target(a), target_2=_target(b)))
    if a.status != b.status:
        parts.append(
            tr("pasa de «{status}» a «{status_2}»", status=tr(STATUS[a.status]), status_2=tr(STATUS[b.status]))
        )
    said = "; ".join(parts) or tr("cambia lo esperado a la fecha")
    return f"{a.name}: {said}."


def _seen(figure: Progress) -> tuple[object, ...]:
    expected = amount_text(figure.indicator, figure.expected_to_date)
    return _figure(figure), _target(figure), expected, figure.status, figure.plan_year, figure.months_elapsed


def _figure(figure: Progress) -> str:
    return tr("sin datos") if figure.actual_to_date is None else amount_text(figure.indicator, figure.actual_to_date)


def _target(figure: Progress) -> str:
    return tr("sin meta") if figure.target is None else amount_text(figure.indicator, figure.target)
