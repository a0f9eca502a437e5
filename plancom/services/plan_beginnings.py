"""What a draft begins as: the plan after another, nothing but the institution, an uploaded file, an example."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from plancom.datasets import DEFINITIONS
from plancom.plan import Institution, Plan
from plancom.plan.plan_tables import free_id, with_own_ids
from plancom.plan.plan_text import PlanText


def next_plan(text: PlanText, plan: Plan, taken: Collection[str]) -> PlanText:
    """The text of the plan after `plan`: the same, from the day after its last one on, with an id that is not `taken`."""
    start = plan.last_day + dt.timedelta(days=1)
    name = f"{plan.id.rsplit('-', 1)[0] if plan.id[-4:].isdigit() else plan.id}-{start.year}"
    return _with_version_out(text).with_value(("start",), start).with_value(("id",), free_id(name, taken))


def uploaded_plan(text: PlanText) -> PlanText:
    """The text of a file as a draft, in which each row of a table has an id of its own."""
    return with_own_ids(_with_version_out(text))


def empty_plan(plan: Plan, start: dt.date, taken: Collection[str]) -> PlanText:
    """A plan of the institution of `plan` of which nothing is written yet."""
    text = PlanText("")
    for key, value in (
        ("id", free_id(f"plan-{start.year}", taken)),
        ("name", ""),
        ("source", ""),
        ("start", start),
        ("years", 4),
        ("objective", ""),
    ):
        text = text.with_value((key,), value)
    return text.with_value(("institution",), plan.institution.model_dump(exclude_defaults=True))


def example_plan(text: PlanText, plan: Plan, start: dt.date, taken: Collection[str]) -> PlanText:
    """An example's text for the institution of `plan`: its name and document are to be written, its goals count what the institution has."""
    institution = plan.institution.model_dump(exclude_defaults=True)
    text = text.with_value(("institution",), institution)
    for key, value in (("id", free_id(f"plan-{start.year}", taken)), ("name", ""), ("source", ""), ("start", start)):
        text = text.with_value((key,), value)
    for goal in text.items("indicators"):
        text = _with_own_series(text, goal, plan.institution)
    return text


def _with_own_series(text: PlanText, goal: Mapping[str, Any], institution: Institution) -> PlanText:
    """The text with a goal that counts networks or outlets which the institution has: all of them where it has none of the example's."""
    dataset, place = goal.get("dataset"), ("indicators", goal["id"])
    known = [one.id for one in institution.among(dataset)] if dataset in DEFINITIONS else []
    for key in [key for key in ("series", "among") if key in goal]:
        text = text.with_value((*place, key), [series for series in goal[key] if series in known] or known)
    counted = text.value(*place, "series", default=[])
    for part in [part for part in goal.get("parts", {}) if part not in counted]:
        text = text.with_value((*place, "parts", part), None)
    return text


def _with_version_out(text: PlanText) -> PlanText:
    return text.with_value(("version",), None) if "version" in text.data else text
