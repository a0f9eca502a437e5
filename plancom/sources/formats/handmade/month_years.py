"""Finds the year of months that are written without one: in the words beside them, the title, the sheet's name; never by guess."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from plancom.datasets import Problem
from plancom.datasets.problems.doubts import (
    DayOrYear,
    DeniedYear,
    Doubt,
    MonthsOfTwoYears,
    YearsApart,
    YearsHere,
    YearsUnlikeTitle,
)
from plancom.language.dates import month_names
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.plan import Month
from plancom.sources.files.sheets import Sheet
from plancom.sources.formats.handmade import questions
from plancom.sources.formats.handmade.layout.crosstabs import Place, Value
from plancom.sources.formats.handmade.layout.period_headings import HeadingPeriod, years_in
from plancom.sources.tables.layouts import Context

_MEASURED = (
    r"visitas|visitantes|visits|sesiones|usuarios|unic[oa]s|paginas?|vistas|publicaciones|publicacion|posts?|redes|sociales"
    r"|tramites|solicitudes|pqrs[df]?|cantidad|numero|total|datos|informe|sitio|web|portal|ano|vigencia|periodo|semestre|trimestre"
    r"|primer|segundo|tercer|cuarto|i|ii|iii|iv|de|del|en|a|al|el|la|las|los"
)
_OWN = re.compile(rf"(?:(?:{_MEASURED})[ ,.:–-]+)*\(?((?:19[89]|20\d)\d)\)?")


@dataclass(frozen=True, slots=True)
class UndatedMonths:
    """Months whose year nothing tells. `doubt` says why no answer would help; without it, it is asked for."""

    doubt: Doubt | None = None

    def problem(self, sheet: Sheet, value: Value) -> Problem:
        """What is told of the first of them."""
        if self.doubt is None:
            return questions.which_year(sheet, value)
        return self.doubt.at(sheet.name, value.row + 1)


def with_years(values: Sequence[Value], title: str, sheet: str, context: Context) -> list[Value] | UndatedMonths:
    """The figures with the year of their periods, and on their days; why not, where the sheet does not say it, or says two. Those of days that their month has not are left out."""
    found = _with_years(values, title, sheet, context)
    return found if isinstance(found, UndatedMonths) else [*filter(None, map(_on_its_day, found))]


def _on_its_day(value: Value) -> Value | None:
    """A figure beside the number of a day, of that day; None where its month has no such day."""
    if not value.day or not value.period:
        return value
    is_real = value.day <= Month.of(value.period.first).days
    return replace(value, period=replace(value.period, day=value.day)) if is_real else None


def _with_years(values: Sequence[Value], title: str, sheet: str, context: Context) -> list[Value] | UndatedMonths:
    if doubt := _unlikely(values, years_in(title) or years_in(sheet)):
        return doubt
    bare = [value for value in values if value.period and not value.period.year]
    if any(value.period and value.period.day for value in bare):
        return _spoken(values, bare, _common(title, sheet, context))
    years = _years(bare, title, sheet, context)
    return years if isinstance(years, UndatedMonths) else _dated(years, values)


def _years(bare: Sequence[Value], title: str, sheet: str, context: Context) -> dict[Place, int] | UndatedMonths:
    """The year of each month without one, by its place: that of its own words, or the one that title and sheet have in common."""
    years = {value.place: _own(value) for value in bare}
    silent = [value for value in bare if not years[value.place]]
    if not _within_one_year(silent):
        return UndatedMonths(MonthsOfTwoYears())
    common, answer = _common(title, sheet, context), _answer(context)
    if silent and not common:
        return _unanswered(answer, (*years_in(title), *years_in(sheet)))
    for value in bare:
        known = {years[value.place] or common, *_beside(value)}
        if len(known) > 1 and answer not in known:  # «Certificados de 2017» under a title of 2018
            return _unanswered(answer, known)
        years[value.place] = answer if len(known) > 1 else known.pop()
    return years


def _dated(years: Mapping[Place, int], values: Sequence[Value]) -> list[Value]:
    """The figures, of which those at the places of `years` are of a month of that year."""
    return [
        replace(value, period=HeadingPeriod(years[value.place], value.period.month))
        if value.period and value.place in years
        else value
        for value in values
    ]


def _spoken(values: Sequence[Value], bare: Sequence[Value], year: int) -> list[Value] | UndatedMonths:
    """«Ene 18, Feb 18» under a title of 2018 are its months, whichever was meant; «Abr 10, Abr 17» cannot be read."""
    if year and all(value.period and value.period.day == year % 100 for value in bare):
        return _dated({value.place: year for value in bare}, values)
    one = next(value.period for value in bare if value.period and value.period.day)
    return UndatedMonths(DayOrYear(month=month_names()[one.month - 1], number=one.day))


def _unlikely(values: Sequence[Value], said: Sequence[int]) -> UndatedMonths | None:
    """Years of two figures, or over the months without a word, that are perhaps none: not one after another, or not those of the title."""
    doubtful = {value.period.year for value in values if value.period and not value.period.sure}
    if 0 in doubtful:
        return UndatedMonths(YearsHere())
    if not doubtful:
        return None
    years = sorted(doubtful)
    spoken = listed(map(str, years))
    if years != list(range(years[0], years[-1] + 1)):
        return UndatedMonths(YearsApart(years=spoken))
    if said and not any(said[0] <= year <= said[-1] for year in years):
        return UndatedMonths(YearsUnlikeTitle(years=spoken, said=listed(map(str, said))))
    return None


def _own(value: Value) -> int:
    """The year of the words that say only it, or it and what is measured («2017», «Visitas 2017»); names and notes do not tell."""
    matches = [_OWN.fullmatch(fold(word)) for word in (*value.words, value.section)]
    found = {int(match.group(1)) for match in matches if match}
    return found.pop() if len(found) == 1 else 0


def _beside(value: Value) -> list[int]:
    """Every year in the words beside a figure."""
    return years_in(" · ".join((*value.words, value.section)))


def _common(title: str, sheet: str, context: Context) -> int:
    """The one year that title and sheet speak of; where they are silent, that of the range the user states, or of the answer."""
    said, named = years_in(title), years_in(sheet)
    if len(named) == 1 and (not said or said == named or (len(said) > 1 and said[0] <= named[0] <= said[-1])):
        return named[0]
    if len(said) == 1 and not named:
        return said[0]
    answer = _answer(context)
    stated = {answer} if answer else {day.year for day in (context.first, context.last) if day}
    known = sorted({*said, *named})
    if len(stated) == 1 and (not known or known[0] <= min(stated) <= known[-1]):
        return stated.pop()
    return 0


def _answer(context: Context) -> int:
    answer = context.answers.get("year", "")
    return int(answer) if answer.isdigit() else 0


def _unanswered(answer: int, known: Iterable[int]) -> UndatedMonths:
    """The question; where it was answered with a year that the sheet denies, that."""
    if not answer:
        return UndatedMonths()
    return UndatedMonths(DeniedYear(answer=answer, years=listed(map(str, sorted(set(known))))))


def _within_one_year(values: Sequence[Value]) -> bool:
    """Whether the months run from January on: «nov, dic, ene» are of two years."""
    lines: dict[object, list[Value]] = defaultdict(list)
    for value in values:
        lines[value.labels, value.above, value.section, value.day].append(value)
    for line in lines.values():
        months = [v.period.month for v in sorted(line, key=lambda v: (v.column, v.row)) if v.period]
        if months not in (sorted(months), sorted(months, reverse=True)):
            return False
    return True
