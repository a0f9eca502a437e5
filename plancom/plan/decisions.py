"""Decisions: what the office settled about the plan's goals, each one a new version of the plan."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from plancom.language.numbers import percent
from plancom.language.translation import tr
from plancom.plan.goals import GoalDecision, Indicator, TypedBaseline
from plancom.plan.model import Plan
from plancom.plan.written_amounts import amount_text

HIGHEST_PACE = 2.0
"""Of what is expected: above it a threshold is a slip of the pen (95 for 0.95)."""

Kind = Literal["reading", "baseline", "target", "thresholds", "restore"]


@dataclass(frozen=True)
class Decision:
    """One version of the plan's goals: who decided what about `indicator`, when (UTC) and why.

    `content` by `kind`: `reading` {reading, option}; `baseline` {value, source, date, estimated} or {value: None} to measure it
    again; `target` {year, value}, value None for what the reading says; `thresholds` {on_track, at_risk}; `restore` {version},
    all goals as they stood then. `version` counts from 1; version 0 is the plan file as it is.
    """

    version: int
    indicator: str
    kind: Kind
    content: dict[str, Any]
    reason: str
    act: str
    author: str
    created_at: dt.datetime


class ContradictionError(ValueError):
    """A decision that contradicts itself or the plan; the message says in Spanish why."""


def with_decisions(plan: Plan, decisions: Sequence[Decision], version: int | None = None) -> Plan:
    """The plan as of `version` (the newest when None), its `version` set.

    A chosen reading stands first among its options, so that it is the one in force. A decision on something that the plan file
    no longer has changes nothing.
    """
    until = [one for one in decisions if version is None or one.version <= version]
    indicators = {one.id: one for one in plan.indicators}
    for one in _not_replaced(until):
        if one.indicator in indicators:
            indicators[one.indicator] = _changed(indicators[one.indicator], one)
    newest = until[-1].version if until else 0
    return plan.model_copy(update={"indicators": tuple(indicators.values()), "version": newest})


def check(plan: Plan, decision: Decision, today: dt.date) -> None:
    """Refuses a decision on `plan` (as decided so far) that contradicts itself. Raises ContradictionError."""
    if not decision.author.strip():
        raise ContradictionError(tr("Escriba quién decide: queda en el registro."))
    if not decision.reason.strip():
        raise ContradictionError(tr("Escriba el motivo: es lo que se le responderá a quien pregunte por el cambio."))
    if decision.kind == "restore":
        if not 0 <= decision.content["version"] < plan.version:
            raise ContradictionError(
                tr("No hay una versión {version} anterior a la vigente.", version=decision.content["version"])
            )
        return
    try:
        indicator = plan.indicator(decision.indicator)
    except KeyError:
        names = ", ".join(one.id for one in plan.indicators)
        raise ContradictionError(
            tr(
                "El plan no tiene un indicador «{indicator}»; los hay: {names}.",
                indicator=decision.indicator,
                names=names,
            )
        ) from None
    {"reading": _check_reading, "baseline": _check_baseline, "target": _check_target, "thresholds": _check_thresholds}[
        decision.kind
    ](plan, indicator, decision.content, today)


def check_goals(plan: Plan, decision: Decision, baseline: float | None) -> None:
    """Refuses a decision that leaves a target on the wrong side of its `baseline`; `plan` is the one with the decision. Raises ContradictionError.

    Where the office writes the baseline, the plan's own targets are held to it too; what is measured contradicts nobody.
    """
    if decision.kind not in {"reading", "baseline", "target"} or baseline is None:
        return
    read = plan.indicator(decision.indicator).read()
    for year in range(1, plan.years + 1):
        target = read.decided.targets.get(year)
        if target is None and read.targets.of == "absolute" and read.decided.baseline and decision.kind == "baseline":
            target = read.targets.factor(year)
        if target is None or not read.direction.contradicts(target, baseline):
            continue
        ours = decision.kind == "target" and decision.content["year"] == year
        above = tr("La meta del año {year} ({read}) quedaría por encima de la línea base ({read_2})")
        under = tr("La meta del año {year} ({read}) quedaría por debajo de la línea base ({read_2})")
        said = (above if target > baseline else under).format(
            year=year,
            read=amount_text(read, target),
            read_2=amount_text(read, baseline),
        )
        end = (
            f": {tr(read.direction.words.against_baseline)}."
            if ours
            else tr(". Cambie antes la meta del año {year}.", year=year)
        )
        raise ContradictionError(said + end)


def _not_replaced(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that still count: a restoration takes back those made after the version that it restores."""
    kept: list[Decision] = []
    history: list[list[Decision]] = [[]]
    for one in decisions:
        kept = list(history[one.content["version"]]) if one.kind == "restore" else [*kept, one]
        history.append(kept)
    return kept


def _changed(indicator: Indicator, decision: Decision) -> Indicator:
    content, now = decision.content, indicator.decided
    if decision.kind == "reading":
        return _with_first(indicator, content["reading"], content["option"])
    if decision.kind == "baseline":
        typed = None if content["value"] is None else TypedBaseline.model_validate(content)
        return _with(indicator, now.model_copy(update={"baseline": typed}))
    if decision.kind == "target":
        targets = {year: value for year, value in now.targets.items() if year != content["year"]}
        if content["value"] is not None:
            targets[content["year"]] = float(content["value"])
        return _with(indicator, now.model_copy(update={"targets": targets}))
    return _with(
        indicator,
        now.model_copy(update={"thresholds": GoalDecision.model_validate({"thresholds": content}).thresholds}),
    )


def _with(indicator: Indicator, settled: GoalDecision) -> Indicator:
    return indicator.model_copy(update={"decided": settled})


def _with_first(indicator: Indicator, reading_id: str, option_id: str) -> Indicator:
    readings = tuple(
        reading.model_copy(
            update={"options": tuple(sorted(reading.options, key=lambda option: option.id != option_id))}
        )
        if reading.id == reading_id
        else reading
        for reading in indicator.readings
    )
    return indicator.model_copy(update={"readings": readings})


def _check_reading(_plan: Plan, indicator: Indicator, content: dict[str, Any], _today: dt.date) -> None:
    reading = next((one for one in indicator.readings if one.id == content["reading"]), None)
    if reading is None or content["option"] not in {option.id for option in reading.options}:
        names = ", ".join(option.id for one in indicator.readings for option in one.options) or tr("ninguna")
        raise ContradictionError(
            tr(
                "«{indicator}» no tiene la lectura «{option}»; las hay: {names}.",
                indicator=indicator.name,
                option=content["option"],
                names=names,
            )
        )
    if reading.options[0].id == content["option"]:
        raise ContradictionError(tr("La lectura «{name}» ya es la vigente.", name=reading.options[0].name))


def _check_baseline(_plan: Plan, indicator: Indicator, content: dict[str, Any], today: dt.date) -> None:
    if content["value"] is None:
        if indicator.decided.baseline is None:
            raise ContradictionError(tr("La línea base ya es la que se mide con los datos."))
        return
    if not str(content.get("source", "")).strip():
        raise ContradictionError(tr("Escriba de dónde sale la línea base: un informe, un acta, una persona."))
    _check_amount(indicator, content["value"], tr("La línea base"))
    if content.get("date") is None:
        raise ContradictionError(
            tr("Escriba la fecha de la fuente: el día del informe o del acta de donde sale la línea base.")
        )
    date = dt.date.fromisoformat(str(content["date"]))
    if date > today:
        raise ContradictionError(tr("La fecha de la fuente ({date:%d/%m/%Y}) no ha llegado todavía.", date=date))


def _check_target(plan: Plan, indicator: Indicator, content: dict[str, Any], _today: dt.date) -> None:
    year, value = content["year"], content["value"]
    if not 1 <= year <= plan.years:
        raise ContradictionError(tr("El plan tiene {years} años: no hay un año {year}.", years=plan.years, year=year))
    if value is None:
        if year not in indicator.decided.targets:
            raise ContradictionError(tr("La meta del año {year} ya es la que dice la lectura vigente.", year=year))
        return
    _check_amount(indicator, value, tr("La meta"))


def _check_amount(indicator: Indicator, value: float, what: str) -> None:
    if math.isnan(value):
        raise ContradictionError(tr("{what}: falta el número.", what=what))
    if math.isinf(value):
        raise ContradictionError(tr("{what}: escriba un número con fin.", what=what))
    if value < 0:
        raise ContradictionError(tr("{what} no puede ser menor que cero.", what=what))
    if indicator.kind.is_share and value > 1:
        raise ContradictionError(tr("{what} es un porcentaje: no puede pasar de 100 %.", what=what))


def _check_thresholds(_plan: Plan, _indicator: Indicator, content: dict[str, Any], _today: dt.date) -> None:
    try:
        GoalDecision.model_validate({"thresholds": content})
    except ValidationError:
        raise ContradictionError(
            tr("Los umbrales se contradicen: «en riesgo» debe ser mayor que cero y menor que «va bien».")
        ) from None
    if content["on_track"] > HIGHEST_PACE:
        raise ContradictionError(
            tr(
                "«Va bien desde {pace} de lo esperado» no se alcanza: el umbral no puede pasar de {highest}. El 95 % se escribe 0.95 en la línea de comandos y 95 en la pantalla.",
                pace=percent(content["on_track"], 0),
                highest=percent(HIGHEST_PACE, 0),
            )
        )
