"""Remarks on a plan that is whole: what makes it say less than it seems to. None of them keeps it from being put in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from plancom.datasets import DEFINITIONS, Dataset
from plancom.indicators.goals import ESTIMATED_FROM, goal_of
from plancom.indicators.measured_months import measured_months
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import plural, tr
from plancom.office import Office
from plancom.plan import Indicator, Plan, Plans
from plancom.plan.plan_text import Place
from plancom.services.plans import overlapping


@dataclass(frozen=True)
class PlanRemark:
    """What is to be looked at in a `place` of the plan: what it is, what it means for the figures, and what to do."""

    place: Place
    words: str


def remarks(plan: Plan, plans: Plans, office: Office) -> list[PlanRemark]:
    """All that there is to say about `plan` among the `plans` in force, with the office's own data; the gravest first."""
    return [
        *_overlaps(plan, plans),
        *(remark for goal in plan.indicators for remark in _of_goal(plan, goal, office)),
        *_idle_strategies(plan),
        *_uncounted(plan, office),
    ]


def _overlaps(plan: Plan, plans: Plans) -> Iterator[PlanRemark]:
    for other in overlapping(plans, plan):
        words = tr(
            "Comparte días con «{name}» ({period}): en esos días se ve el plan que empieza después. Si no debe ser así, cambie cuándo empieza o cuántos años dura.",
            name=other.name,
            period=other.period,
        )
        yield PlanRemark(("start",), words)


def _of_goal(plan: Plan, goal: Indicator, office: Office) -> Iterator[PlanRemark]:
    place: Place = ("indicators", goal.id)
    for reading in goal.readings:
        alike = [
            (one.name, other.name)
            for number, one in enumerate(reading.options)
            for other in reading.options[number + 1 :]
            if goal.read((one.id,)) == goal.read((other.id,))
        ]
        for one_name, other_name in alike:
            words = tr(
                "«{goal}»: las lecturas «{one}» y «{other}» piden lo mismo, y escoger entre ellas no mueve ninguna cifra. Escriba qué cambia en una, o quite la duda.",
                goal=goal.name, one=one_name, other=other_name,
            )  # fmt: skip
            yield PlanRemark((*place, "readings", reading.id), words)
    if goal.kind.of_tasks:
        return
    yield from _baseline(plan, goal, office, place)
    read = goal.read()
    if silent := [str(year) for year in range(1, plan.years + 1) if read.targets.factor(year) is None]:
        words = plural(
            len(silent),
            "«{goal}» no tiene meta en el año {years}: ese año se ve sin semáforo y no cuenta como cumplido ni incumplido. Escriba su número o cómo sigue.",
            "«{goal}» no tiene meta en los años {years}: esos años se ven sin semáforo y no cuentan como cumplidos ni incumplidos. Escriba sus números o cómo siguen.",
        ).format(goal=goal.name, years=listed(silent))
        yield PlanRemark((*place, "targets", "years"), words)


def _baseline(plan: Plan, goal: Indicator, office: Office, place: Place) -> Iterator[PlanRemark]:
    """That what a goal grows from is nothing, or not measured."""
    read = goal.read()
    if read.targets.of != "baseline":
        return
    if read.baseline.source == "given" and not read.baseline.value:
        words = tr(
            "«{goal}» crece desde una línea base de cero: cualquier porcentaje de cero es cero, y la meta no pide nada. Escriba la línea base, o diga la meta como cantidad.",
            goal=goal.name,
        )
        yield PlanRemark((*place, "baseline", "value"), words)
        return
    months = measured_months(read, office.counts)
    if goal_of(plan, read, months, office.today).baseline:
        return
    year = plan.calendar.months(0)
    whole = [month for month in year if month in months.covered and month.last <= office.today]
    if len(whole) < ESTIMATED_FROM:
        words = tr(
            "«{goal}» crece desde lo que se mida de {first} a {last}, y hasta hoy hay {count} de esos meses con datos completos: con menos de {least} no hay línea base y la meta se ve «Sin meta». Traiga esos datos, o escriba la línea base que dice el plan.",
            goal=goal.name, first=dates.month(year[0].first), last=dates.month(year[-1].first), count=len(whole), least=ESTIMATED_FROM,
        )  # fmt: skip
    else:
        words = tr(
            "«{goal}»: de {first} a {last} los datos suman cero, y cualquier porcentaje de cero es cero. Diga la meta como cantidad, o escriba la línea base que dice el plan.",
            goal=goal.name, first=dates.month(year[0].first), last=dates.month(year[-1].first),
        )  # fmt: skip
    yield PlanRemark((*place, "baseline"), words)


def _idle_strategies(plan: Plan) -> Iterator[PlanRemark]:
    with_goals = {one for goal in plan.indicators for one in goal.strategies}
    for strategy in plan.strategies:
        if not strategy.tasks and strategy.id not in with_goals:
            words = tr(
                "La estrategia «{name}» no tiene tareas ni metas: su página queda sin nada que seguir. Agréguele una tarea, o escójala en «Palabras, estrategias y semáforo» de una meta.",
                name=strategy.name,
            )
            yield PlanRemark(("strategies", strategy.id), words)


def _uncounted(plan: Plan, office: Office) -> Iterator[PlanRemark]:
    """Networks and outlets that have data and that no goal counts, and those that left the institution."""
    for dataset, definition in DEFINITIONS.items():
        if not definition.series_among:
            continue
        with_data = {one.series for one in office.coverage if one.dataset == dataset}
        known = plan.institution.among(dataset)
        place: Place = ("institution", definition.series_among)
        if idle := [one.name for one in known if one.id in with_data and not _is_counted(plan, dataset, one.id)]:
            words = tr(
                "Tienen datos y ninguna meta los cuenta: {names}. Sus cifras se ven en su página y no mueven ningún semáforo. Agréguelos a una meta si el plan habla de ellos.",
                names=listed(idle),
            )
            yield PlanRemark(place, words)
        left = with_data - {one.id for one in known}
        if gone := [one.name for one in office.file_plan.institution.among(dataset) if one.id in left]:
            words = tr(
                "Tienen datos y ya no están en la entidad: {names}. Sus datos se guardan y se ven aparte; ninguna meta los cuenta. Agréguelos otra vez si el plan los sigue.",
                names=listed(gone),
            )
            yield PlanRemark(place, words)


def _is_counted(plan: Plan, dataset: Dataset, series: str) -> bool:
    """Whether a goal counts a network or an outlet."""
    of_dataset = (goal for goal in plan.indicators if goal.dataset == dataset)
    return any(not goal.series or series in {*goal.series, *goal.among} for goal in of_dataset)
