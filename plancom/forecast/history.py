"""History: the months that a projection may learn from, or why there are too few of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.indicators.breaks import breaks_of
from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.progress import current_year
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.store.office.breaks import Break

LEAST = 12  # months without a gap under which nothing is projected (docs/computation.md §4)


@dataclass(frozen=True)
class History:
    """Months without a gap up to the last one that counts; `values` per month, `wholes` what a ratio divides by."""

    months: tuple[Month, ...]
    values: tuple[float, ...]
    wholes: tuple[float, ...] = ()

    @property
    def first_month(self) -> int:
        """The calendar month of the first, 0–11."""
        return self.months[0].first.month - 1


@dataclass(frozen=True)
class ProjectionRefusal:
    """Why nothing is projected: a stable `code` and a sentence in Spanish."""

    code: str
    reason: str


def history_of(view: View, measured: MeasuredMonths, year: int | None = None) -> History | ProjectionRefusal:
    """The unbroken months up to the last covered one in plan year `year` (default: the current one).

    A gap, or a break that makes months incomparable, ends the history backwards; under `LEAST` months it is refused, saying why.
    """
    usable = measured.usable(view.as_of)
    year = year or view.plan_year or current_year(view.plan, usable)
    until = [month for month in usable if view.plan.calendar.year_of(month) <= year]
    if not until or view.plan.calendar.year_of(until[-1]) != year:
        return ProjectionRefusal(
            "no_data",
            tr(
                "No se calcula el cierre del año: no hay un mes completo con datos en el año {year} del plan.",
                year=year,
            ),
        )
    run, broken = _unbroken(measured, until[-1])
    if len(run) < LEAST:
        return _too_short(run, until, broken)
    values = tuple(measured.value(month) for month in run)
    wholes = tuple(measured.denominator(month) for month in run) if measured.indicator.kind.has_denominator else ()
    if wholes and not sum(wholes[-LEAST:]):
        return ProjectionRefusal("nothing", tr(measured.indicator.kind.nothing_lately, whole=measured.indicator.whole))
    return History(tuple(run), values, wholes)


def _unbroken(measured: MeasuredMonths, last: Month) -> tuple[list[Month], Break | None]:
    """The covered months up to `last` without a gap, from the newest break on; and that break."""
    run = [last]
    while run[0] - 1 in measured.covered:
        run.insert(0, run[0] - 1)
    broken = _last_break(measured, run)
    return [month for month in run if broken is None or month.first >= broken.day], broken


def _last_break(measured: MeasuredMonths, run: Sequence[Month]) -> Break | None:
    """The newest break within `run` of what the indicator adds up."""
    inside = [one for one in breaks_of(measured) if run[0].first < one.day <= run[-1].last]
    return max(inside, key=lambda one: one.day, default=None)


def _too_short(run: Sequence[Month], until: Sequence[Month], broken: Break | None) -> ProjectionRefusal:
    have = (
        tr("solo hay {count}", count=counted(len(run), "mes completo", "meses completos"))
        if run
        else tr("no hay ningún mes completo")
    )
    in_a_row = tr("{have} seguidos", have=have) if len(run) > 1 else have
    least = tr("y hacen falta {least}", least=LEAST)
    if broken is not None:
        what = f" ({broken.what})" if broken.what else ""
        return ProjectionRefusal(
            "break",
            tr(
                "No se calcula el cierre del año: desde el {day} se mide de otra manera{what}; desde entonces {have} {least}.",
                day=dates.date(broken.day),
                what=what,
                have=have,
                least=least,
            ),
        )
    earlier = [month for month in until if month < run[0]]
    if earlier:
        gap = run[0] - 1
        first = earlier[-1] + 1
        named = dates.month_long(gap.first)
        if first != gap:
            named = tr("{first} a {last}", first=dates.month(first.first), last=dates.month(gap.first))
        text = (
            tr("No se calcula el cierre del año: falta {named}; desde ese vacío {in_a_row} {least}.")
            if first == gap
            else tr("No se calcula el cierre del año: faltan {named}; desde ese vacío {in_a_row} {least}.")
        )
        return ProjectionRefusal("gap", text.format(named=named, in_a_row=in_a_row, least=least))
    return ProjectionRefusal(
        "short", tr("No se calcula el cierre del año: {in_a_row} {least}.", in_a_row=in_a_row, least=least)
    )
