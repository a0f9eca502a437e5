"""A goal in a plan's text, whose first readings repeat what it says: what is changed in the goal is changed in them too."""

from typing import Any

from plancom.plan.plan_text import Place, PlanText, tables_in

IN_A_GOAL = 3  # ("indicators", its id, a setting) is the shortest place of a goal's setting


def with_goal_value(text: PlanText, place: Place, value: Any) -> PlanText:
    """The text with `value` in a place; in a goal, also in the reading in force by default where it said the same as the goal."""
    after = text.with_value(place, value)
    if len(place) < IN_A_GOAL or place[0] != "indicators" or place[2] == "readings":
        return after
    goal = place[:2]
    for option in _defaults(text, goal):
        setting = text.value(*option, "set", default={})
        for key in setting if isinstance(setting, dict) else ():
            before, now = text.value(*goal, *key.split(".")), after.value(*goal, *key.split("."))
            if setting[key] == before != now and now is not None:
                after = after.with_value((*option, "set", key), now)
    return after


def overriding(text: PlanText, goal: Place, setting: str) -> list[str]:
    """The names of the default readings that say another thing of a goal's `setting` than the goal itself."""
    found = []
    for option in _defaults(text, goal):
        sets = text.value(*option, "set", default={})
        for key, value in sets.items() if isinstance(sets, dict) else ():
            if key.split(".")[0] == setting and value != text.value(*goal, *key.split(".")):
                found.append(str(text.value(*option, "name", default="")))
    return found


def _defaults(text: PlanText, goal: Place) -> list[Place]:
    """Where the first option of each of a goal's readings is: the one in force until the office decides."""
    readings = tables_in(text.value(*goal, "readings"))
    return [
        (*goal, "readings", number, "options", 0)
        for number, one in enumerate(readings)
        if tables_in(one.get("options"))
    ]
