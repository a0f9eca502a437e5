"""Chart tables: an indicator's trajectory in the shape that charts draw."""

from plancom.charts.trajectories import monthly, to_date, without_year_ago

__all__ = ["monthly", "to_date", "without_year_ago"]
