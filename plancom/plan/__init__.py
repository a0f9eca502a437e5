"""What the plan is: strategies, tasks, indicators, goals and readings, loaded from data/plan/*.toml."""

from plancom.plan.calendar import Month, PlanCalendar
from plancom.plan.decisions import ContradictionError, Decision, with_decisions
from plancom.plan.goals import GoalDecision, Indicator, Reading, ReadingOption, Targets, Thresholds, TypedBaseline
from plancom.plan.institution import Institution, Network, Outlet
from plancom.plan.load import PlanError, load, plan_from_text
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
    "Outlet",
    "Plan",
    "PlanCalendar",
    "PlanError",
    "Plans",
    "Reading",
    "ReadingOption",
    "Strategy",
    "Targets",
    "Task",
    "Thresholds",
    "TypedBaseline",
    "UnknownPlanError",
    "in_language",
    "load",
    "plan_from_text",
    "plan_words",
    "plans_in",
    "with_decisions",
    "word",
]
