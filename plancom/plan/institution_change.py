"""A change of the institution, taken over into the text of another of its plans."""

from collections.abc import Mapping
from typing import Any

from plancom.plan.institution import Institution
from plancom.plan.plan_text import PlanText, tables_in

NAMED = ("networks", "outlets")


def with_institution_of(text: PlanText, other: PlanText) -> PlanText:
    """The text with its institution as the `other` plan has it; networks and outlets that only this one counts stay, for its goals count them."""
    before, after = _as_tables(text), _as_tables(other)
    for key in Institution.model_fields:
        if key not in NAMED and before.get(key) != after.get(key):
            text = text.with_value(("institution", key), after.get(key))
    for key in NAMED:
        for one in tables_in(after.get(key)):
            text = _with_named(text, key, one)
    return text


def _as_tables(text: PlanText) -> Mapping[str, Any]:
    value = text.value("institution")
    return value if isinstance(value, dict) else {}


def _with_named(text: PlanText, key: str, one: Mapping[str, Any]) -> PlanText:
    """The text with a network or an outlet as it is now called."""
    place = ("institution", key, str(one.get("id")))
    there = text.value(*place)
    if there is None:
        return text.with_item(place[:2], one)
    for setting in dict.fromkeys([*there, *one]):
        if there.get(setting) != one.get(setting):
            text = text.with_value((*place, setting), one.get(setting))
    return text
