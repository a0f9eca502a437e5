"""Decisions in words: what each version of the plan's goals changed."""

import datetime as dt
from typing import Any

from plancom.language import dates
from plancom.language.numbers import percent
from plancom.language.translation import tr
from plancom.plan import Decision, Indicator, Plan
from plancom.plan.written_amounts import amount_text


def sentence(plan: Plan, decision: Decision) -> str:
    """What `decision` changed, in one sentence."""
    content = decision.content
    if decision.kind == "restore":
        back = content["version"]
        return (
            tr("Vuelve a regir el plan como está escrito.")
            if not back
            else tr("Vuelve a regir la versión {back}.", back=back)
        )
    try:
        indicator = plan.indicator(decision.indicator)
    except KeyError:
        return tr("Sobre «{indicator}», que ya no está en el plan.", indicator=decision.indicator)
    said = {"reading": _reading, "baseline": _baseline, "target": _target, "thresholds": _thresholds}[decision.kind]
    return f"{indicator.name}: {said(indicator, content)}."


def _reading(indicator: Indicator, content: dict[str, Any]) -> str:
    try:
        name = indicator.option(content["option"])[1].name
    except KeyError:
        name = content["option"]
    return tr("se lee «{name}»", name=name)


def _baseline(indicator: Indicator, content: dict[str, Any]) -> str:
    if content["value"] is None:
        return tr("la línea base vuelve a ser la que se mide con los datos")
    date = content.get("date")
    when = f", {dates.date(dt.date.fromisoformat(str(date)))}" if date else ""
    value, source = amount_text(indicator, content["value"]), f"{content['source']}{when}"
    if content.get("estimated"):
        return tr("línea base estimada de {value} (fuente: {source})", value=value, source=source)
    return tr("línea base de {value} (fuente: {source})", value=value, source=source)


def _target(indicator: Indicator, content: dict[str, Any]) -> str:
    year = content["year"]
    if content["value"] is None:
        return tr("la meta del año {year} vuelve a ser la de la lectura vigente", year=year)
    return tr("la meta del año {year} es {value}", year=year, value=amount_text(indicator, content["value"]))


def _thresholds(_indicator: Indicator, content: dict[str, Any]) -> str:
    return tr(
        "va bien desde {on_track} de lo esperado y está en riesgo desde {at_risk}",
        on_track=percent(content["on_track"], 0),
        at_risk=percent(content["at_risk"], 0),
    )
