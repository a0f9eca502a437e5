"""What the plan is: strategies, tasks, indicators, goals and readings, loaded from data/plan/*.toml."""

from plancom.plan.calendar import Month, PlanCalendar
from plancom.plan.goals import Indicator, Option, Reading, Targets
from plancom.plan.load import PlanError, load
from plancom.plan.model import LineOfAction, Network, Outlet, Plan, Strategy, Task

__all__ = [
    "Indicator",
    "LineOfAction",
    "Month",
    "Network",
    "Option",
    "Outlet",
    "Plan",
    "PlanCalendar",
    "PlanError",
    "Reading",
    "Strategy",
    "Targets",
    "Task",
    "load",
]
