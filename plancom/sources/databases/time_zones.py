"""Cuts UTC moments into local days inside a database that knows no named time zones."""

import datetime as dt
import itertools
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

OLDEST = dt.date(2000, 1, 1)  # no web statistics are older
_OFFSET = re.compile(r"UTC([+-]\d{1,2})(?:[.:](\d{1,2}))?")
_MIDNIGHT = dt.time()


def zone_called(name: str) -> dt.tzinfo | None:
    """The zone that Matomo calls so: «America/Bogota», «UTC», «UTC-5» or «UTC+5.5»; None for one that does not exist."""
    if match := _OFFSET.fullmatch(name):
        hours = int(match[1])
        part = float(f"0.{match[2]}") if match[2] else 0.0
        return dt.timezone(dt.timedelta(hours=hours + (part if not match[1].startswith("-") else -part)))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """The moment, in UTC and without a zone of its own, at which a local day begins."""
    return dt.datetime.combine(day, _MIDNIGHT, zone).astimezone(dt.UTC).replace(tzinfo=None)


def local_day(column: str, zone: dt.tzinfo, first: dt.date, last: dt.date) -> str:
    """MySQL's expression for the local date of `column`, a DATETIME in UTC between two local days.

    With CONVERT_TZ a zone's name needs tables that most servers lack (it gives NULL then), so its changes are written out.
    """
    spans = _spans(zone, first, last)
    day = "DATE({} + INTERVAL ({}) MINUTE)"
    if len(spans) == 1:
        return day.format(column, spans[0][1])
    cases = " ".join(
        f"WHEN {column} < '{following[0]:%Y-%m-%d %H:%M:%S}' THEN {minutes}"
        for (_, minutes), following in itertools.pairwise(spans)
    )
    return day.format(column, f"CASE {cases} ELSE {spans[-1][1]} END")


def _spans(zone: dt.tzinfo, first: dt.date, last: dt.date) -> list[tuple[dt.datetime, int]]:
    """From which UTC moment on the zone is how many minutes ahead of UTC; the first from before `first`."""
    start = dt.datetime.combine(first, _MIDNIGHT) - dt.timedelta(days=2)
    end = dt.datetime.combine(last, _MIDNIGHT) + dt.timedelta(days=3)
    spans = [(start, _minutes(start, zone))]
    while start < end:
        following = start + dt.timedelta(days=1)
        if _minutes(following, zone) != spans[-1][1]:
            spans.append((_change(start, following, zone), _minutes(following, zone)))
        start = following
    return spans


def _change(before: dt.datetime, after: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The minute at which the offset changes between two moments that differ in it."""
    was = _minutes(before, zone)
    while after - before > dt.timedelta(minutes=1):
        middle = before + dt.timedelta(minutes=(after - before) // dt.timedelta(minutes=1) // 2)
        if _minutes(middle, zone) == was:
            before = middle
        else:
            after = middle
    return after


def _minutes(moment: dt.datetime, zone: dt.tzinfo) -> int:
    offset = moment.replace(tzinfo=dt.UTC).astimezone(zone).utcoffset() or dt.timedelta()
    return round(offset.total_seconds() / 60)
