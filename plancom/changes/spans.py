"""Spans: the days that a total is taken over, and those that it is compared with."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plancom.datasets import DEFINITIONS
from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.progress import current_year
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.plan.calendar import MONTHS_PER_YEAR, month_runs

Kind = Literal["month", "year", "days"]
KINDS: tuple[Kind, ...] = ("month", "year", "days")
Against = Literal["previous", "year_ago"]
AGAINST: tuple[Against, ...] = ("previous", "year_ago")
BACK: dict[Against, int] = {"previous": 1, "year_ago": MONTHS_PER_YEAR}


class NotComparableError(ValueError):
    """There is nothing to compare; the message says in Spanish why."""


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months in order, or the days of one month from its first to `last`."""

    months: tuple[Month, ...]
    last: dt.date

    @property
    def first(self) -> dt.date:
        """The first day."""
        return self.months[0].first

    @property
    def is_whole(self) -> bool:
        """Whether it is made of whole months."""
        return self.last == self.months[-1].last

    @property
    def days(self) -> int:
        """How many days it has."""
        return sum(1 for _ in self.dates())

    def dates(self) -> Iterator[dt.date]:
        """Every day of it."""
        for month in self.months:
            day = month.first
            while day <= min(month.last, self.last):
                yield day
                day += dt.timedelta(days=1)

    @property
    def during(self) -> str:
        """When it was, for a sentence: «en septiembre de 2018», «de enero a septiembre de 2018», «del 1 al 15 de mayo de 2018»."""
        if not self.is_whole:
            month = dates.month_long(self.first)
            if self.last.day == 1:
                return tr("el 1 de {month}", month=month)
            return tr("del 1 al {last} de {month}", last=self.last.day, month=month)
        runs = [_run(run) for run in month_runs(self.months)]
        if len(runs) > 1:
            return tr("en los meses de {runs}", runs=listed(runs))
        return tr("en {month}", month=runs[0]) if len(self.months) == 1 else tr("de {months}", months=runs[0])

    @property
    def label(self) -> str:
        """The same for a tight place: «sep 2018», «ene – sep 2018», «1–15 sep 2018»."""
        if not self.is_whole:
            return f"1–{self.last.day} {dates.month(self.first)}"
        first, last = self.months[0].first, self.months[-1].first
        if first == last:
            return dates.month(first)
        start = dates.month(first) if first.year != last.year else dates.month_names_short()[first.month - 1]
        gaps = len(self.months) < self.months[-1].ordinal - self.months[0].ordinal + 1
        text = f"{start} – {dates.month(last)}"
        return tr("{text} ({count} meses)", text=text, count=len(self.months)) if gaps else text


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared: `now` against `before`, day for day or month for month. `left_out`: months that one of them lacks."""

    now: Span
    before: Span
    left_out: tuple[Month, ...] = ()


def current(view: View, months: MeasuredMonths, kind: Kind) -> Span:
    """The days of an indicator that are looked at as of the cut-off (of the plan year that is asked for).

    `month` is the last complete month with data, `year` the plan year's months so far, `days` the month in progress. Raises
    NotComparableError.
    """
    if kind == "days":
        month, count = _in_progress(view, months)
        return _first_days(month, count)
    in_year = _counted(view, months)
    return _whole(in_year[-1:] if kind == "month" else in_year)


def pair(view: View, months: MeasuredMonths, kind: Kind, against: Against) -> Pair:
    """The same with what it is compared with: of a month in progress, as many days of the other month. Raises NotComparableError."""
    back = BACK[against]
    if kind == "days":
        month, through = _in_progress(view, months)
        count = min(through, (month - back).days)
        return Pair(_first_days(month, count), _first_days(month - back, count))
    now = current(view, months, kind)
    if kind == "month":
        return Pair(now, _whole([now.months[0] - back]))
    if against == "previous":
        raise NotComparableError(tr("Lo que va del año se compara con los mismos meses del año anterior."))
    paired = [month for month in now.months if month - back in months.covered]
    if not paired:
        raise NotComparableError(tr("No hay datos de los mismos meses del año anterior."))
    alone = tuple(month for month in now.months if month not in paired)
    return Pair(_whole(paired), _whole([month - back for month in paired]), alone)


def unfinished(view: View, month: Month) -> str:
    """What is said where the last complete month is not that of the cut-off; "" where it is."""
    asked = Month.of(view.as_of)
    if view.plan_year is not None or asked <= month:
        return ""
    name = dates.month_long(asked.first)
    if asked - 1 == month and view.as_of < asked.last:
        return tr(
            "{name} no ha terminado al corte: se compara el último mes completo, {first}.",
            name=name.capitalize(),
            first=dates.month_long(month.first),
        )
    return tr("Después de {first} no hay un mes completo con datos.", first=dates.month_long(month.first))


def _counted(view: View, months: MeasuredMonths) -> list[Month]:
    """The complete covered months of the plan year that is looked at, never none."""
    usable = months.usable(view.as_of)
    year = view.plan_year or (view.plan.calendar.year_of(usable[-1]) if usable else current_year(view.plan, usable))
    found = [month for month in usable if view.plan.calendar.year_of(month) == year]
    if not found:
        where = tr(" en el año {year} del plan", year=year) if view.plan_year else ""
        raise NotComparableError(tr("Todavía no hay un mes completo con datos{where}.", where=where))
    return found


def _in_progress(view: View, months: MeasuredMonths) -> tuple[Month, int]:
    """The month that has begun and how many of its days are known."""
    if months.indicator.dataset and not DEFINITIONS[months.indicator.dataset].by_day:
        raise NotComparableError(tr("Los trámites se registran por mes: no hay días que comparar."))
    through = months.through(view.as_of)
    if through is None or through == Month.of(through).last or view.plan_year is not None:
        raise NotComparableError(tr("No hay un mes empezado: los datos terminan con un mes completo."))
    return Month.of(through), through.day


def _whole(months: Sequence[Month]) -> Span:
    return Span(tuple(months), months[-1].last)


def _first_days(month: Month, count: int) -> Span:
    return Span((month,), month.first.replace(day=count))


def _run(run: Sequence[Month]) -> str:
    first, last = run[0].first, run[-1].first
    if first == last:
        return dates.month_long(first)
    start = dates.month_names()[first.month - 1] if first.year == last.year else dates.month_long(first)
    return tr("{first} a {last}", first=start, last=dates.month_long(last))
