"""The office's month: what of it is there and what is missing, how to export that, what is odd about it, and its closing."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plancom import clock
from plancom.datasets import Problem
from plancom.datasets.problems.months import MonthNotOver, MonthWithoutData, NoAuthor, NoReason, SampleData
from plancom.datasets.titles import title_text
from plancom.indicators.closed_months import Restatement, amounts, figures_of, with_names
from plancom.indicators.freshness import UNFINISHED, Freshness, freshness, still_open
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr
from plancom.office import Figures, Office
from plancom.plan import Month, Plan
from plancom.services.watching import ReviewedFindings
from plancom.sources.formats.export_guides import export_guide
from plancom.store.office import month_closings
from plancom.store.office.month_closings import MonthClosing
from plancom.store.precedence.import_coverage import ImportCoverage
from plancom.watch import Finding

UNGUARDED = ReviewedFindings((), ())
"""Where nobody asks what is odd."""
LIVE = 3
"""Months by which an office's newest data may lag behind the calendar, so that its month is the calendar's and not that of its data."""
DONE = frozenset({"covered", "not_applicable"})
LACKING = frozenset({"late", "missing", "partial"})


@dataclass(frozen=True)
class MonthLine:
    """One series in a month: how it stands, which files brought it, and how its export is made (`guide`, as written for `tr`)."""

    row: Freshness
    files: tuple[str, ...]
    guide: str

    @property
    def is_whole(self) -> bool:
        """Whether every day of it is there; it may still be provisional, as long as the month is over."""
        return self.row.state in DONE or (self.row.state == "provisional" and self.row.reason != UNFINISHED)

    @property
    def words(self) -> str:
        """«completo», «20 de 30 días», «falta; era para el 05/12/2018», «se espera el 05/12/2018»."""
        row = self.row
        due = dates.date(row.due)
        if row.state == "not_applicable":
            return tr("no se mide en este mes")
        if self.is_whole:
            return tr("completo") if row.state == "covered" else tr("completo, puede cambiar")
        if row.days:
            return row.known.words
        if row.state == "pending":
            return tr("se espera el {due}", due=due)
        return tr("falta; era para el {due}", due=due)

    @property
    def period(self) -> str:
        """The period to ask the tool for."""
        return tr("del {first} al {last}", first=dates.date(self.row.month.first), last=dates.date(self.row.month.last))


@dataclass(frozen=True)
class MonthStatus:
    """How a month stands: a line for each series that the plan counts, the gaps of months before, what is odd, and its closings.

    `history` are the versions of its closing, the oldest first; `restatements` what moved since it was closed; `gaps` are runs of months. `after` are the months after it
    that are over and of which no series has anything.
    """

    plan: Plan
    as_of: dt.date
    month: Month
    lines: tuple[MonthLine, ...]
    gaps: tuple[Sequence[Freshness], ...]
    findings: tuple[Finding, ...]
    other_findings: tuple[Finding, ...]
    history: tuple[MonthClosing, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    after: tuple[Month, ...] = ()

    @property
    def closing(self) -> MonthClosing | None:
        """The closing in force; None where the month is open."""
        return self.history[-1] if self.history and self.history[-1].is_closed else None

    @property
    def whole(self) -> list[MonthLine]:
        """The series that are complete."""
        return [one for one in self.lines if one.is_whole and one.row.state != "not_applicable"]

    @property
    def lacking(self) -> list[MonthLine]:
        """The series that are missing or have only some of their days."""
        return [one for one in self.lines if not one.is_whole]

    @property
    def is_ahead(self) -> bool:
        """Whether it begins after the cut-off: that is before every month that the plan counts, and nothing can be said of any."""
        return self.month.first > self.as_of

    @property
    def is_empty(self) -> bool:
        """Whether no series has a day of it, and nothing is odd about that."""
        return not self.findings and not any(one.row.days for one in self.lines)

    @property
    def sentence(self) -> str:
        """«De 9 series del plan están completas 7; faltan Trámites y El Universal. Se espera completo el 10/12/2018.»"""
        counts = [one for one in self.lines if one.row.state != "not_applicable"]
        if not counts:
            return tr("De este mes no se mide nada.")
        if not self.lacking:
            if len(counts) == 1:
                return tr("La única serie del plan está completa.")
            return tr("Las {count} series del plan están completas.", count=len(counts))
        if not any(one.row.days for one in self.lines):
            return f"{tr('Todavía no hay nada de este mes.')} {self.due}"
        names = listed(one.row.watched.name for one in self.lacking)
        whole = plural(
            len(self.whole),
            "De {count} series del plan está completa {whole}",
            "De {count} series del plan están completas {whole}",
        ).format(count=len(counts), whole=len(self.whole))
        missing = plural(len(self.lacking), "falta {names}", "faltan {names}").format(names=names)
        return f"{whole}; {missing}. {self.due}"

    @property
    def due(self) -> str:
        """«Se espera completo el 10/12/2018.»; once that day is over, that it was."""
        due = self.lines[0].row.due
        words = tr("Se esperaba completo el {day}.") if due < self.as_of else tr("Se espera completo el {day}.")
        return words.format(day=dates.date(due))

    @property
    def after_sentence(self) -> str:
        """«Después de este faltan 27 meses, de octubre de 2019 a diciembre de 2021.»; "" where none does."""
        if not self.after:
            return ""
        first, last = (dates.month_long(month.first) for month in (self.after[0], self.after[-1]))
        if len(self.after) == 1:
            return tr("Después de este falta otro mes: {month}.", month=first)
        return tr(
            "Después de este faltan {count} meses, de {first} a {last}.", count=len(self.after), first=first, last=last
        )

    @property
    def gaps_sentence(self) -> str:
        """«Faltan también: X, ago 2018; Prensa, ene 2018 a mar 2018.»; "" where no month before has a gap."""
        parts = [f"{run[0].watched.name}, {_months(run)}" for run in self.gaps]
        shown = parts[:GAPS_SHOWN]
        if more := len(parts) - len(shown):
            shown.append(tr("y {count}", count=counted(more, "más", "más")))
        return tr("Faltan también: {parts}.", parts="; ".join(shown)) if parts else ""


GAPS_SHOWN = 4


def _months(run: Sequence[Freshness]) -> str:
    first, last = run[0].month, run[-1].month
    if first == last:
        return dates.month(first.first)
    return tr("{first} a {last}", first=dates.month(first.first), last=dates.month(last.first))


def last_over(plan: Plan, as_of: dt.date) -> Month:
    """The newest month of the plan (or of the year before it) that has ended by `as_of`."""
    ended = Month.of(as_of + dt.timedelta(days=1)) - 1
    return min(max(ended, plan.calendar.months(0)[0]), plan.calendar.months(plan.years)[-1])


def month_at_hand(office: Office, as_of: dt.date) -> Month:
    """The month that the office works on: the last one that is over; of an office whose data end earlier, theirs, or the next once it is closed."""
    over = last_over(office.plan, as_of)
    newest = max((last for ranges in office.counts.ranges.values() for _, last in ranges), default=None)
    if newest is None or over.ordinal - Month.of(newest).ordinal <= LIVE:
        return over
    month = max(Month.of(newest), office.plan.calendar.months(0)[0])
    return month + 1 if office.closing(month) and month < over else month


def months_to_pick(office: Office, as_of: dt.date) -> list[Month]:
    """Every month from the first data (or the plan's start) to the one that `as_of` is in, within the plan and the year before it; the newest first."""
    calendar = office.plan.calendar
    begun = min((first for ranges in office.counts.ranges.values() for first, _ in ranges), default=None)
    first = max(min(Month.of(begun), calendar.start), calendar.months(0)[0]) if begun else calendar.start
    last = max(min(Month.of(as_of), calendar.months(office.plan.years)[-1]), first)
    return [Month(n) for n in range(last.ordinal, first.ordinal - 1, -1)]


def status(figures: Figures, month: Month, guarded: ReviewedFindings = UNGUARDED) -> MonthStatus:
    """How `month` stands as of the view's cut-off. `guarded` are the findings as of it."""
    office, view = figures.office, figures.view
    names = {one.id: one.file_name for one in office.provenance.imports}
    every = _freshness(figures, month)
    mine = [row for row in every if row.month == month]
    before = [row for row in every if row.month < month and row.state in LACKING]
    standing = guarded.standing
    late = [one for one in standing if one.kind != "late"]  # what is late, the lines say
    return MonthStatus(
        view.plan,
        view.as_of,
        month,
        tuple(_line(row, office.coverage, names) for row in mine),
        tuple(sorted(still_open(before), key=lambda run: run[-1].month.ordinal, reverse=True)),
        tuple(one for one in late if month in one.months),
        tuple(one for one in late if month not in one.months),
        tuple(office.closings.get(month, ())),
        with_names((one for one in office.restatements if one.month == month), view.plan),
        _empty_after(every, month),
    )


def _empty_after(every: Sequence[Freshness], month: Month) -> tuple[Month, ...]:
    """The months after `month` that are due and of which nothing is there, of any series."""
    later = [row for row in every if row.month > month and row.state != "not_applicable"]
    there = {row.month for row in later if row.state not in {"late", "missing"}}
    return tuple(sorted({row.month for row in later} - there))


def _freshness(figures: Figures, month: Month) -> list[Freshness]:
    """That of the view; where its cut-off is before the plan, of whose first month it says nothing, as of that month."""
    if month.first <= figures.view.as_of:
        return figures.freshness
    return freshness(figures.view.plan, figures.office.coverage, month.first)


def _line(row: Freshness, covered: Sequence[ImportCoverage], names: Mapping[int, str]) -> MonthLine:
    one = row.watched
    own = [c for c in covered if (c.dataset, c.series) == (one.dataset, one.series) and c.measure in {"", one.measure}]
    here = [c for c in own if c.first <= row.month.last and c.last >= row.month.first]
    last = max(own, key=lambda c: (c.imported_at, c.import_id), default=None)
    files = tuple(dict.fromkeys(names.get(c.import_id, title_text(c.title)) for c in here))
    return MonthLine(row, files, export_guide(last.source if last else "", one.dataset, one.series))


# ------------------------------------------------------------------------------------------------------------- closing


def close(
    office: Office, month: Month, note: str, *, author: str, seen: int | None = None
) -> MonthClosing | Problem | None:
    """Closes a month with its figures as they are now; None where it is closed already, or why it cannot be. Raises OutdatedError."""
    if problem := not_closable(office, month) or _nobody(author):
        return problem
    return month_closings.close(
        office.engine, office.plan.id, str(month), figures_of(office.counts, month, office.mark), note.strip(),
        author=author, now=clock.now(), seen=seen,
    )  # fmt: skip


def not_closable(office: Office, month: Month) -> Problem | None:
    """Why a month cannot be closed, whoever wants to; None where it can."""
    if month.last > office.today:
        return MonthNotOver(month=dates.month_title(month.first), day=dates.date(month.last)).at()
    if office.has_samples:
        return SampleData().at()
    if not amounts(office.counts, month):
        return MonthWithoutData(month=dates.month_title(month.first)).at()
    return None


def reopen(
    office: Office, month: Month, reason: str, *, author: str, seen: int | None = None
) -> MonthClosing | Problem | None:
    """Reopens a closed month for a `reason`; None where it is open, or why it cannot be. Raises OutdatedError."""
    if not reason.strip():
        return NoReason().at()
    if problem := _nobody(author):
        return problem
    return month_closings.reopen(
        office.engine, office.plan.id, str(month), reason.strip(), author=author, now=clock.now(), seen=seen
    )


def _nobody(author: str) -> Problem | None:
    return None if author.strip() else NoAuthor().at()


# ------------------------------------------------------------------------------------------------------------ in words


def closing_sentence(one: MonthClosing, plan: Plan) -> str:
    """«Cerrado el 05/12/2018 por Ana Pérez: «Revisado con prensa».»"""
    day = dates.date(clock.local(one.created_at, plan).date())
    who = tr(" por {author}", author=one.author) if one.author else ""
    note = tr(": «{note}»", note=one.note) if one.note else ""
    return tr("Cerrado el {day}{who}{note}.", day=day, who=who, note=note) if one.is_closed else tr(
        "Reabierto el {day}{who}{note}.", day=day, who=who, note=note
    )  # fmt: skip


def document(found: MonthStatus) -> dict[str, Any]:
    """A month's status for programs."""
    return {
        "plan": found.plan.id,
        "month": str(found.month),
        "complete": not found.lacking,
        "closed": closing_document(found.closing) if found.closing else None,
        "history": [closing_document(one) for one in found.history],
        "series": [
            {
                "dataset": line.row.watched.dataset,
                "series": line.row.watched.series,
                "measure": line.row.watched.measure,
                "name": line.row.watched.name,
                "state": line.row.state,
                "days": line.row.days,
                "of": line.row.month.days,
                "due": line.row.due.isoformat(),
                "files": list(line.files),
                "how": tr(line.guide),
            }
            for line in found.lines
        ],
        "also_missing": [
            {
                "dataset": run[0].watched.dataset,
                "series": run[0].watched.series,
                "months": [str(row.month) for row in run],
                "state": run[0].state,
            }
            for run in found.gaps
        ],
        "restatements": [
            {
                "dataset": one.dataset,
                "series": one.series,
                "measure": one.measure,
                "then": one.then.value if one.then.whole else None,
                "now": one.now.value if one.now.whole else None,
                "imports": [move.import_id for move in one.moves],
                "sentence": one.sentence,
            }
            for one in found.restatements
        ],
        "findings": [one.sentence for one in found.findings],
    }


def closing_document(one: MonthClosing) -> dict[str, Any]:
    """A version of a month's closing for programs."""
    return {
        "month": one.month,
        "version": one.version,
        "state": "closed" if one.is_closed else "reopened",
        "at": one.created_at.isoformat(),
        "by": one.author,
        "note": one.note,
    }
