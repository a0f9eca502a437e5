"""Finds the year of months that are written without one: in the words beside them, the title, the sheet's name; never by guess."""

from collections.abc import Sequence
from dataclasses import replace

from plancom.sources.handmade.crosstabs import Value
from plancom.sources.handmade.periods import years_in
from plancom.sources.layouts import Context


def with_years(values: Sequence[Value], title: str, sheet: str, context: Context) -> list[Value] | None:
    """The figures with the year of their periods; None where the sheet does not say it, or says two."""
    bare = [value for value in values if value.period and not value.period.year]
    if not bare:
        return list(values)
    own = {id(value): years_in(" ".join((*value.labels, *value.above, value.section))) for value in bare}
    common = _common(title, sheet, context) if not all(len(years) == 1 for years in own.values()) else 0
    if not common and any(len(years) != 1 for years in own.values()):
        return None
    if common and not _within_one_year(bare):
        return None
    return [
        replace(value, period=value.period.of(own[id(value)][0] if len(own[id(value)]) == 1 else common))
        if value.period and not value.period.year
        else value
        for value in values
    ]


def _common(title: str, sheet: str, context: Context) -> int:
    """The one year that title and sheet speak of; where they are silent, that of the range the user states."""
    said, named = years_in(title), years_in(sheet)
    if len(said) == 1 and named in ([], said):
        return said[0]
    if len(named) == 1 and (
        not said or named[0] in said[:1] * (len(said) == 1) or (len(said) > 1 and named[0] in said)
    ):
        return named[0]
    answer = context.answers.get("year", "")
    stated = {int(answer)} if answer.isdigit() else {day.year for day in (context.first, context.last) if day}
    if len(stated) == 1 and (not said or stated <= set(said)):
        return stated.pop()
    return 0


def _within_one_year(values: Sequence[Value]) -> bool:
    """Whether the months run from January on: «nov, dic, ene» are of two years."""
    first = {id(value): value for value in values}
    line = [
        v
        for v in first.values()
        if (v.labels, v.above, v.section) == (values[0].labels, values[0].above, values[0].section)
    ]
    months = [v.period.month for v in sorted(line, key=lambda v: (v.column, v.row)) if v.period]
    return months in (sorted(months), sorted(months, reverse=True))
