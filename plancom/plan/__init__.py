"""What the plan is: strategies, tasks, indicators, goals and readings, loaded from data/plan/*.toml."""

from plancom.plan.calendar import Month, PlanCalendar
from plancom.plan.decisions import ContradictionError, Decision, decided
from plancom.plan.goals import GoalDecision, Indicator, Option, Reading, Targets, Thresholds, TypedBaseline
from plancom.plan.institution import Institution, Network, Outlet
from plancom.plan.load import PlanError, load, parsed
from plancom.plan.model import Ambiguity, LineOfAction, Plan, Strategy, Task
from plancom.plan.plans import Plans, UnknownPlanError, plans_in
from plancom.plan.translation import in_language, plan_words, word

__all__ = [
    "Ambiguity",
    "ContradictionError",
    "Decision",
    "GoalDecision",
    "Indicator",
    "Institution",
    "LineOfAction",
    "Month",
    "Network",
    "Option",
    "Outlet",
    "Plan",
    "PlanCalendar",
    "PlanError",
    "Plans",
    "Reading",
    "Strategy",
    "Targets",
    "Task",
    "Thresholds",
    "TypedBaseline",
    "UnknownPlanError",
    "decided",
    "in_language",
    "load",
    "parsed",
    "plan_words",
    "plans_in",
    "word",
]
