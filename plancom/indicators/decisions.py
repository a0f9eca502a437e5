"""Decisions in words: what each version of the plan's goals changed."""

import datetime as dt

from plancom.indicators.sentences import written
from plancom.language import dates
from plancom.language.numbers import percent
from plancom.plan import Decision, Indicator, Plan


def sentence(plan: Plan, decision: Decision) -> str:
    """What `decision` changed, in one sentence."""
    content = decision.content
    if decision.kind == "restore":
        back = content["version"]
        return "Vuelve a regir el plan como está escrito." if not back else f"Vuelve a regir la versión {back}."
    try:
        indicator = plan.indicator(decision.indicator)
    except KeyError:
        return f"Sobre «{decision.indicator}», que ya no está en el plan."
    if decision.kind == "reading":
        return f"{indicator.name}: se lee «{_option_name(indicator, content['option'])}»."
    if decision.kind == "baseline":
        return _baseline(indicator, content)
    if decision.kind == "target":
        if content["value"] is None:
            return f"{indicator.name}: la meta del año {content['year']} vuelve a ser la de la lectura vigente."
        return f"{indicator.name}: la meta del año {content['year']} es {written(indicator, content['value'])}."
    return (
        f"{indicator.name}: va bien desde {percent(content['on_track'], 0)} de lo esperado "
        f"y está en riesgo desde {percent(content['at_risk'], 0)}."
    )


def _option_name(indicator: Indicator, option_id: str) -> str:
    try:
        return indicator.option(option_id)[1].name
    except KeyError:
        return option_id


def _baseline(indicator: Indicator, content: dict[str, object]) -> str:
    value = content["value"]
    if not isinstance(value, int | float):
        return f"{indicator.name}: la línea base vuelve a ser la que se mide con los datos."
    date = content.get("date")
    when = f", {dates.date(dt.date.fromisoformat(str(date)))}" if date else ""
    what = "línea base estimada" if content.get("estimated") else "línea base"
    return f"{indicator.name}: {what} de {written(indicator, value)} (fuente: {content['source']}{when})."
