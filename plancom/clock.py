"""The clock: this moment, and the day that it is on the plan's own calendar."""

import datetime as dt
from zoneinfo import ZoneInfo

from plancom.plan import Plan


def today(plan: Plan) -> dt.date:
    """The date on the plan's own calendar."""
    return dt.datetime.now(ZoneInfo(plan.institution.timezone)).date()


def now() -> dt.datetime:
    """This moment in UTC, as the store keeps it."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)


def local(moment: dt.datetime, plan: Plan) -> dt.datetime:
    """A moment that the store keeps, on the plan's own clock."""
    return moment.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(plan.institution.timezone))


def midnight(day: dt.date, plan: Plan) -> dt.datetime:
    """The moment in UTC, as the store keeps it, at which a day of the plan's own calendar begins."""
    begins = dt.datetime.combine(day, dt.time(), ZoneInfo(plan.institution.timezone))
    return begins.astimezone(dt.UTC).replace(tzinfo=None)
