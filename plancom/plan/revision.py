"""A revision of a plan: what changed from one version to another, in sentences: its period, its strategies and tasks, and whose goal moved."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from plancom.language import dates
from plancom.language.numbers import signed_percent
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.plan.goals import Baseline, Indicator
from plancom.plan.model import Plan, Strategy
from plancom.plan.written_amounts import amount_text

HEAD = {
    "name": later("El nombre del plan"), "source": later("El documento"), "objective": later("El objetivo general"),
    "specific_objectives": later("Los objetivos específicos"), "methodology": later("La metodología"),
    "expected_results": later("Los resultados esperados"), "procedure_words": later("Las palabras de trámites y servicios"),
}  # fmt: skip
OF_A_STRATEGY = {
    "objective": later("el objetivo"), "section": later("la sección"), "hashtags": later("las etiquetas"), "words": later("las palabras"),
}  # fmt: skip
OF_A_GOAL = {
    "name": later("el nombre"), "short": later("el nombre corto"), "unit": later("la unidad"), "noun": later("cómo se llama lo que cuenta"),
    "quote": later("la frase citada"), "kind": later("cómo se cuenta"), "dataset": later("de qué datos sale"), "measure": later("lo que se cuenta"),
    "denominator": later("de qué es parte"), "whole": later("de qué es parte, en palabras"), "among": later("entre qué redes o medios"),
    "series": later("qué redes o medios cuenta"), "split": later("si se muestra por partes"), "parts": later("las metas de sus partes"),
    "scope": later("si se mira la suma o cada parte"), "seasonality": later("cómo se reparte el año"), "add": later("lo que se suma además"),
    "direction": later("si más es mejor"), "period": later("de cada cuánto es la meta"), "thresholds": later("el semáforo"),
    "strategies": later("sus estrategias"), "task": later("su tarea"), "smart": later("su fila en la tabla del plan"),
    "readings": later("las lecturas"), "note": later("la nota"),
}  # fmt: skip
"""Each setting of a goal in words; its targets and its baseline have sentences of their own."""


def changes_between(before: Plan, after: Plan) -> Iterator[str]:
    """What changed, a sentence each; none where they say the same."""
    yield from (tr("{what} cambió.", what=tr(HEAD[key])) for key in HEAD if getattr(before, key) != getattr(after, key))
    if (before.start, before.last_day) != (after.start, after.last_day):
        yield tr(
            "Va del {first} al {last}; antes, del {first_before} al {last_before}.",
            first=dates.date(after.start), last=dates.date(after.last_day),
            first_before=dates.date(before.start), last_before=dates.date(before.last_day),
        )  # fmt: skip
    if before.institution != after.institution:
        yield tr("Los datos de la entidad cambiaron.")
    yield from _named(
        {one.id: one.name for one in before.strategies}, {one.id: one.name for one in after.strategies},
        (later("Estrategia nueva: «{name}»."), later("Ya no está la estrategia «{name}»."), later("La estrategia «{before}» se llama «{name}».")),
    )  # fmt: skip
    yield from _strategies(before, after)
    yield from _tasks(before, after)
    goals = {one.id: one for one in before.indicators}
    yield from _named(
        {one.id: one.name for one in before.indicators}, {one.id: one.name for one in after.indicators},
        (later("Meta nueva: «{name}»."), later("Ya no está la meta «{name}»."), later("La meta «{before}» se llama «{name}».")),
    )  # fmt: skip
    for one in after.indicators:
        if one.id in goals:
            yield from _goal(goals[one.id], one, max(before.years, after.years))


def _named(before: dict[str, str], after: dict[str, str], words: tuple[str, str, str]) -> Iterator[str]:
    new, gone, renamed = words
    yield from (tr(new, name=name) for key, name in after.items() if key not in before)
    yield from (tr(gone, name=name) for key, name in before.items() if key not in after)
    for key, name in after.items():
        if key in before and before[key] != name:
            yield tr(renamed, before=before[key], name=name)


def _strategies(before: Plan, after: Plan) -> Iterator[str]:
    old = {one.id: one for one in before.strategies}
    for one in after.strategies:
        if one.id in old and (changed := _settings_changed(old[one.id], one)):
            yield tr("Estrategia «{name}»: cambió {settings}.", name=one.name, settings=listed(changed))


def _settings_changed(before: Strategy, after: Strategy) -> list[str]:
    """What of a strategy changed besides its name and its tasks."""
    changed = [tr(words) for key, words in OF_A_STRATEGY.items() if getattr(before, key) != getattr(after, key)]
    then, now = ([line.model_dump(exclude={"tasks"}) for line in one.lines] for one in (before, after))
    return [*changed, *([tr("las líneas de acción")] if then != now else [])]


def _tasks(before: Plan, after: Plan) -> Iterator[str]:
    old = {task.id: (strategy.id, task) for strategy in before.strategies for task in strategy.tasks}
    new = {task.id: (strategy.id, task) for strategy in after.strategies for task in strategy.tasks}
    if added := [new[key][1].name for key in new if key not in old]:
        yield tr("{count}: {names}.", count=counted(len(added), "tarea nueva", "tareas nuevas"), names=listed(added))
    if gone := [old[key][1].name for key in old if key not in new]:
        yield tr("Ya no están: {names}.", names=listed(gone))
    for key, (strategy, task) in new.items():
        if key not in old or old[key] == (strategy, task):
            continue
        if task.year != old[key][1].year:
            yield tr(
                "«{name}» vence en el año {year}; antes, en el {before}.",
                name=task.name,
                year=task.year,
                before=old[key][1].year,
            )
        else:
            yield tr("La tarea «{name}» cambió.", name=task.name)


def _goal(before: Indicator, after: Indicator, years: int) -> Iterator[str]:
    """What changed of a goal: the years whose promise moved, the baseline, and its other settings by name."""
    moved = [year for year in range(1, years + 1) if before.targets.factor(year) != after.targets.factor(year)]
    if before.targets.of != after.targets.of:
        yield tr("{name}: la meta se dice de otra manera: {targets}.", name=after.name, targets=_promises(after, years))
    else:
        for year in moved:
            yield tr(
                "{name}: la meta del año {year} es {value}; antes, {before}.", name=after.name, year=year,
                value=_promise(after, year), before=_promise(before, year),
            )  # fmt: skip
    if before.baseline != after.baseline:
        yield tr(
            "{name}: la línea base es {value}; antes, {before}.",
            name=after.name,
            value=_baseline(after),
            before=_baseline(before),
        )
    others = [
        tr(words) for key, words in OF_A_GOAL.items() if key != "name" and getattr(before, key) != getattr(after, key)
    ]
    if others:
        yield tr("{name}: cambió {settings}.", name=after.name, settings=listed(others))


def _promise(indicator: Indicator, year: int) -> str:
    """What is promised for a year, as the plan has it: an amount, or a multiple of the baseline."""
    value: Any = indicator.targets.factor(year)
    if value is None:
        return tr("ninguna")
    if indicator.targets.of == "baseline":
        growth = value - 1
        return tr(
            "la línea base {change}",
            change=signed_percent(growth, 0 if float(round(growth * 100, 6)).is_integer() else 1),
        )
    return amount_text(indicator, value)


def _promises(indicator: Indicator, years: int) -> str:
    """What is promised for each year; for years one after the other that promise the same, once."""
    of_years = [(year, _promise(indicator, year)) for year in range(1, years + 1)]
    said = []
    for value, alike in groupby(of_years, key=itemgetter(1)):
        first, *others = [year for year, _ in alike]
        said.append(
            tr("años {first} a {last}, {value}", first=first, last=others[-1], value=value)
            if others
            else tr("año {year}, {value}", year=first, value=value)
        )
    return "; ".join(said)


def promise_words(goal: Indicator, years: int) -> str:
    """A goal in a sentence: what it promises in each year, and the plan's own words."""
    if goal.kind.of_tasks:
        return tr("{name}. «{quote}»", name=goal.name, quote=goal.quote)
    read = goal.read()
    return tr("{name}: {promises}. «{quote}»", name=goal.name, promises=_promises(read, years), quote=goal.quote)


def _baseline(indicator: Indicator) -> str:
    baseline: Baseline = indicator.baseline
    return tr("la que se mide") if baseline.source == "measured" else amount_text(indicator, baseline.value)
