"""Calendar effects: what of a change is only how many days, and which, the two spans have; the rest is what each day brings."""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction

from plancom.changes.spans import Pair, Span

DAYS, WHICH_DAYS = "days", "which_days"  # parts of the weekdays' breakdown that are no weekday
CALENDAR = (DAYS, WHICH_DAYS)


def days_change(before: Fraction, found: Pair) -> Fraction:
    """What the days more or fewer brought to a sum that was `before`, at what a day brought then."""
    return before * (found.now.days - found.before.days) / found.before.days


def weekday_changes(
    value: Callable[[Fraction, int], Fraction], now: Mapping[str, Fraction], before: Mapping[str, Fraction], found: Pair
) -> dict[str, Fraction]:
    """The change of a total by weekday («0» for Monday): what a day of each brings now less what it brought, times its days now.

    What remains is the calendar, and stands apart: how many days there are (`DAYS`), and which (`WHICH_DAYS`: five Sundays against
    four). `value` is the total's figure of an amount over so many days. The sum of all is the total's change, exactly.
    """
    counts_now, counts_before = _weekdays(found.now), _weekdays(found.before)
    days_now, days_before = found.now.days, found.before.days
    mean = {name: before[name] / counts_before[name] for name in before}
    rhythm = {name: value(now[name], days_now) - value(mean[name] * counts_now[name], days_now) for name in now}
    whole = sum(before.values(), Fraction(0))
    count = value(whole / days_before * days_now, days_now) - value(whole, days_before)
    as_before = sum((mean[name] * counts_now[name] for name in mean), Fraction(0))
    which = value(as_before, days_now) - value(whole, days_before) - count
    return {name: size for name, size in ((DAYS, count), (WHICH_DAYS, which)) if size} | rhythm


def _weekdays(span: Span) -> dict[str, int]:
    """How many of each weekday a span has."""
    return {str(weekday): count for weekday, count in Counter(day.weekday() for day in span.dates()).items()}
