"""Contradictions between the parts of a plan: each is refused with where it stands and what to mend."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from pydantic import ValidationError

from plancom.datasets import DATASETS, DEFINITIONS
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan.goals import GoalDecision, Indicator, ReadingOption, UnknownSettingError
from plancom.plan.institution import Institution
from plancom.plan.model import Plan, Task
from plancom.plan.part import Path_
from plancom.plan.refusals import reason_of

_timezones = cache(available_timezones)  # to know them it opens every file of theirs

MOST_NAMED = 6
"""Tasks that a refusal names."""


def inconsistencies(plan: Plan) -> Iterator[tuple[Path_, str]]:
    """Every contradiction between the plan's parts: where it stands, and what to mend."""
    strategies = [strategy.id for strategy in plan.strategies]
    for where, reason in _institution_inconsistencies(plan.institution):
        yield ("institution", *where), reason
    yield from _repeated("strategies", strategies)
    yield from _repeated("indicators", [i.id for i in plan.indicators])
    yield from _task_inconsistencies(plan)
    if plan.version:
        yield ("version",), tr("este número lo pone el tablero cuando la oficina decide algo; quítelo del archivo.")
    for i, indicator in enumerate(plan.indicators):
        for where, reason in _indicator_inconsistencies(plan, indicator, strategies):
            yield ("indicators", i, *where), reason


def _institution_inconsistencies(institution: Institution) -> Iterator[tuple[Path_, str]]:
    yield from _repeated("networks", [n.id for n in institution.networks])
    yield from _repeated("outlets", [o.id for o in institution.outlets])
    if institution.timezone not in _timezones():
        yield (
            ("timezone",),
            tr("la zona horaria «{timezone}» no existe; escríbala como America/Bogota.", timezone=institution.timezone),
        )
    for channel in institution.electronic_channels:
        if channel not in institution.channels:
            yield (
                ("electronic_channels",),
                tr(
                    "el canal «{channel}» no está en `channels` ({channels}).",
                    channel=channel,
                    channels=", ".join(institution.channels),
                ),
            )


def _task_inconsistencies(plan: Plan) -> Iterator[tuple[Path_, str]]:
    tasks = Counter(task.id for strategy in plan.strategies for task in strategy.tasks)
    for where, task in _placed_tasks(plan):
        if tasks[task.id] > 1:
            yield (*where, "id"), tr("la tarea «{id}» está repetida; cada tarea lleva un id propio.", id=task.id)
        if task.year > plan.years:
            yield (
                (*where, "year"),
                tr("la tarea vence en el año {year} y el plan dura {years}.", year=task.year, years=plan.years),
            )


def _placed_tasks(plan: Plan) -> Iterator[tuple[Path_, Task]]:
    """Every task and where it stands."""
    for s, strategy in enumerate(plan.strategies):
        for number, line in enumerate(strategy.lines):
            for t, task in enumerate(line.tasks):
                yield ("strategies", s, "lines", number, "tasks", t), task


def _indicator_inconsistencies(plan: Plan, indicator: Indicator, strategies: list[str]) -> Iterator[tuple[Path_, str]]:
    for strategy in indicator.strategies:
        if strategy not in strategies:
            yield (
                ("strategies",),
                tr(
                    "la estrategia «{strategy}» no existe; las que existen son {strategies}.",
                    strategy=strategy,
                    strategies=", ".join(strategies),
                ),
            )
    if indicator.decided != GoalDecision():
        yield (
            ("decided",),
            tr("lo que la oficina decide se registra en la página Lecturas, con su motivo; quítelo del archivo."),
        )
    unmeasurable = list(_measurable(plan, indicator))
    yield from unmeasurable
    option_ids = Counter(option.id for reading in indicator.readings for option in reading.options)
    for r, reading in enumerate(indicator.readings):
        for o, option in enumerate(reading.options):
            where: Path_ = ("readings", r, "options", o)
            if option_ids[option.id] > 1:
                yield (
                    (*where, "id"),
                    tr("la lectura «{id}» está repetida en el indicador «{id_2}».", id=option.id, id_2=indicator.id),
                )
            reasons = _unreadable(plan, indicator, option, unmeasurable)
            yield from (((*where, "set"), reason) for reason in reasons)


def _unreadable(
    plan: Plan, indicator: Indicator, option: ReadingOption, unmeasurable: list[tuple[Path_, str]]
) -> list[str]:
    """Why the indicator makes no sense under an option; what is wrong with it without any (`unmeasurable`) is said there."""
    unknown = {key.split(".")[0] for key in option.set} - set(Indicator.model_fields)
    if unknown:
        return [tr("«{unknown}» no es un dato de un indicador.", unknown=min(unknown))]
    try:
        read = indicator.read((option.id,))
    except UnknownSettingError as error:
        return [tr("«{unknown}» no es un dato de un indicador.", unknown=error.args[0])]
    except ValidationError as error:
        reason = reason_of(error.errors()[0])
        return [tr("la lectura «{id}» deja el indicador sin sentido: {reason}", id=option.id, reason=reason)]
    return [reason for where, reason in _measurable(plan, read) if (where, reason) not in unmeasurable]


def _measurable(plan: Plan, indicator: Indicator) -> Iterator[tuple[Path_, str]]:
    """Whether the indicator's figures can be computed from what the datasets count."""
    if indicator.kind.of_tasks:
        if indicator.direction.is_ceiling:
            yield ("direction",), tr("las tareas se cumplen haciéndolas: «{id}» no puede ser `lower`.", id=indicator.id)
        yield from _task_of(plan, indicator)
        return
    if indicator.dataset is None:
        yield (
            ("kind",),
            tr(
                "el indicador «{id}» necesita `dataset`: uno de {datasets}.",
                id=indicator.id,
                datasets=", ".join(DATASETS),
            ),
        )
        return
    known = DEFINITIONS[indicator.dataset].measures
    if indicator.kind.has_denominator and not indicator.denominator:
        yield (
            ("kind",),
            tr("el porcentaje «{id}» necesita `denominator`: uno de {known}.", id=indicator.id, known=", ".join(known)),
        )
        return
    needed = [indicator.measure, *indicator.add, *([indicator.denominator] if indicator.kind.has_denominator else [])]
    for measure in needed:
        if measure not in known:
            yield (
                ("measure",),
                tr(
                    "«{measure}» no se mide en {dataset}; se miden {known}.",
                    measure=measure,
                    dataset=indicator.dataset,
                    known=", ".join(known),
                ),
            )
    yield from _series_inconsistencies(plan, indicator)
    yield from _shape_inconsistencies(indicator)
    yield from _part_inconsistencies(indicator)


def _series_inconsistencies(plan: Plan, indicator: Indicator) -> Iterator[tuple[Path_, str]]:
    """Whether the plan has the networks or outlets that it counts."""
    if indicator.dataset is None:
        return
    ids = (
        [n.id for n in plan.institution.networks]
        if DEFINITIONS[indicator.dataset].series_among == "networks"
        else [o.id for o in plan.institution.outlets]
    )
    for series in (*indicator.series, *indicator.among):
        if series not in ids:
            yield (
                ("series",),
                tr("la serie «{series}» no existe; las que existen son {ids}.", series=series, ids=", ".join(ids)),
            )


def _shape_inconsistencies(indicator: Indicator) -> Iterator[tuple[Path_, str]]:
    """Whether it is said of what a share is one, no share is asked to be more than all, and only what adds up has a goal for each quarter."""
    if not indicator.period.is_year and not (indicator.kind.adds_up and indicator.seasonality == "even"):
        yield (
            ("period",),
            tr(
                'una meta por trimestre o por mes es de un `total` con seasonality = "even"; «{id}» no lo es.',
                id=indicator.id,
            ),
        )
    if indicator.kind.names_whole and not indicator.whole:
        yield (
            ("kind",),
            tr("la proporción «{id}» necesita `whole`: de qué es parte («las publicaciones»).", id=indicator.id),
        )
    if indicator.among and not indicator.kind.has_denominator:
        yield ("among",), tr("`among` es de una proporción; «{id}» no lo es.", id=indicator.id)
    if indicator.kind.is_share and indicator.targets.of == "absolute" and max(indicator.targets.years) > 1:
        yield ("targets",), tr("una proporción va de 0 a 1: el 20 % se escribe 0.20.")


def _task_of(plan: Plan, indicator: Indicator) -> Iterator[tuple[Path_, str]]:
    """Whether a milestone names a task that the plan has, and nothing else does."""
    tasks = {task.id: task.name for strategy in plan.strategies for task in strategy.tasks}
    if indicator.kind.counts_tasks:
        if indicator.task:
            yield ("task",), tr("solo un hito (`milestone`) es de una tarea; quite `task` de «{id}».", id=indicator.id)
    elif indicator.task not in tasks:
        yield ("task",), _task_wanted(indicator, list(tasks.values()))


def _task_wanted(indicator: Indicator, tasks: list[str]) -> str:
    """That a milestone has no task of the plan, and where one is chosen or written."""
    if not tasks:
        return tr(
            "el hito «{name}» se cumple con una tarea y el plan no tiene ninguna: escríbala en «Estrategias y tareas» y escójala en «La tarea del hito».",
            name=indicator.name,
        )
    known = [tr("«{name}»", name=name) for name in tasks[:MOST_NAMED]]
    known += [tr("{count} más", count=len(tasks) - MOST_NAMED)] if len(tasks) > MOST_NAMED else []
    if indicator.task:
        return tr(
            "la tarea del hito «{name}» ya no está en el plan: escoja otra en «La tarea del hito». Las que hay: {tasks}.",
            name=indicator.name,
            tasks=listed(known),
        )
    return tr(
        "el hito «{name}» no dice con qué tarea se cumple: escójala en «La tarea del hito». Las que hay: {tasks}.",
        name=indicator.name,
        tasks=listed(known),
    )


def _part_inconsistencies(indicator: Indicator) -> Iterator[tuple[Path_, str]]:
    """Whether the parts of an indicator exist, and have a goal where each is judged by its own."""
    if indicator.split and not indicator.series:
        yield ("split",), tr("para mostrar «{id}» por partes hace falta `series`.", id=indicator.id)
    for series in indicator.parts:
        if not indicator.split or series not in indicator.series:
            yield (
                ("parts", series),
                tr(
                    "«{series}» no es una parte de «{id}»: las partes son las de `series`, con `split = true`.",
                    series=series,
                    id=indicator.id,
                ),
            )
    lacking = [series for series in indicator.series if indicator.part(series).targets.is_of_the_whole]
    if indicator.split and indicator.scope == "each" and lacking:
        yield (
            ("scope",),
            tr(
                'con `scope = "each"` cada parte necesita su meta; escriba `targets` en [indicators.parts.{part}].',
                part=lacking[0],
            ),
        )


def _repeated(place: str, ids: list[str]) -> Iterator[tuple[Path_, str]]:
    for index, name in enumerate(ids):
        if name in ids[:index]:
            yield (
                (place, index, "id"),
                tr("«{name}» está repetido en `{place}`; cada uno lleva un id propio.", name=name, place=place),
            )
