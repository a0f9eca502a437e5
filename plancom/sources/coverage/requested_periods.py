"""Requested periods: whether a report whose rows begin or end inside a month was asked for the whole month: its name may say so, its owner does."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from plancom.datasets import DEFINITIONS, Dataset, Observations, Option, Question
from plancom.language import dates
from plancom.language.translation import plural, tr
from plancom.plan import Month
from plancom.sources.cells.footnotes import says_partial
from plancom.sources.cells.numbers import is_blank
from plancom.sources.coverage.days import Ends, Stated, range_of
from plancom.sources.coverage.whole_months import WHOLE_MONTHS
from plancom.sources.tables.headers import SEARCHED_ROWS, Table
from plancom.sources.tables.layouts import Context, Layout, Span
from plancom.sources.tables.named_periods import named_periods, plain
from plancom.sources.tables.partial_months import named_days

_FEW, _LONGEST = 3, 300
"""Cells of a line above a table, and letters of what is read of it: a row with more of them is of another table."""


@dataclass(frozen=True)
class RequestedPeriod:
    """The days that a file tells of, the `whole` months that it may have been asked for, and whether its words say that it was."""

    read: Span
    whole: Span
    said: bool
    answer: str | None

    @property
    def ends(self) -> Ends:
        """What it covers: as its owner says, or meanwhile as its words do."""
        yes = self.said if self.answer is None else self.answer == "yes"
        return Ends(self.read, self.whole if yes else self.read)

    def question(self, dataset: Dataset, *, lost: bool) -> Question:
        """Whether it was asked for whole months, what its words say first; `lost` where rows were rejected, whose days it covers not."""
        zero = tr(DEFINITIONS[dataset].words.no_rows)
        less = tr("{span}, menos los días de las filas rechazadas") if lost else "{span}"
        partly = tr(
            "Cubre {span}: un mes a medias no cuenta en las metas", span=less.format(span=dates.span(*self.read))
        )
        yes = Option("yes", tr("Sí, {span}", span=dates.span_long(*self.whole)), less.format(span=zero))
        no = Option("", tr("No, o no se sabe"), partly)
        return Question(WHOLE_MONTHS, self._text, (yes, no) if self.said else (no, yes), blocking=False)

    @property
    def _text(self) -> str:
        span = dates.span_long(*self.read)
        if self.whole[1] != Month.of(self.whole[1]).last:  # its last month is not over
            return tr(
                "El archivo trae datos {span}. ¿El informe se pidió desde el comienzo de {month}?",
                span=span,
                month=dates.month_long(self.whole[0]),
            )
        return plural(
            len({Month.of(day) for day in self.read}),
            "El archivo trae datos {span}. ¿El informe se pidió para todo el mes?",
            "El archivo trae datos {span}. ¿El informe se pidió para los meses completos?",
        ).format(span=span)


def requested_period(
    layout: Layout, frame: pd.DataFrame, tables: Sequence[Table], context: Context, stated: Stated | None
) -> RequestedPeriod | None:
    """What is to be asked of a file with rows by day; None where it begins and ends with a month, or somebody said its days."""
    if layout.whole_months or layout.declared or context.first or context.last:
        return None
    rows = frame[~frame["monthly"] & frame["day"].notna()]
    if rows.empty:
        return None
    read = _read_span(layout, frame, rows, context, stated)
    whole = _whole(read, context.today)
    if whole == read:
        return None
    said = not stated and _is_said(read, whole, _texts(rows, tables, context))
    return RequestedPeriod(read, whole, said, context.answers.get(WHOLE_MONTHS))


def with_question(found: Observations, asked_for: RequestedPeriod | None, context: Context) -> Observations:
    """What was read, with the question about its period where it covers any day and nobody answered."""
    if asked_for is None or not found.coverage or WHOLE_MONTHS in context.answers:
        return found
    lost = any(problem.rejects and problem.row is not None for problem in found.problems)
    return replace(found, questions=(*found.questions, asked_for.question(found.dataset, lost=lost)))


def _read_span(
    layout: Layout, frame: pd.DataFrame, rows: pd.DataFrame, context: Context, stated: Stated | None
) -> Span:
    """From the first to the last day that the file states, or else of its rows."""
    spans = [span for each in (stated or {}).values() for span in each]
    if spans:
        return min(first for first, _ in spans), min(max(last for _, last in spans), context.today)
    mixed = DEFINITIONS[layout.dataset].one_row_a_period  # rows by month have a range of their own
    return range_of(layout, rows if mixed else frame, context) or _span(rows)


def _whole(read: Span, today: dt.date) -> Span:
    """The months of `read`, whole, but the end of one that is not over; nothing more of it where that is its only one."""
    first, last = Month.of(read[0]), Month.of(read[1])
    if last.last <= today:
        return first.first, last.last
    return read if first == last else (first.first, read[1])


def _span(rows: pd.DataFrame) -> Span:
    return rows["day"].min().date(), rows["day"].max().date()


def _texts(rows: pd.DataFrame, tables: Sequence[Table], context: Context) -> Iterator[tuple[str, Span]]:
    """What may say of which period a file is, with the days of the rows that it speaks of: its name, its sheets', the lines over tables."""
    for name in (context.name, context.archive):
        yield name, _span(rows)
    for table in tables:
        own = rows[rows["sheet"] == table.sheet]
        if own.empty:
            continue
        for text in (table.sheet, *_lines(table)):
            yield text, _span(own)


def _lines(table: Table) -> Iterator[str]:
    for row in table.above[-SEARCHED_ROWS:]:
        filled = [cell for cell in row if not is_blank(cell)]
        if 0 < len(filled) <= _FEW:
            yield from (cell for cell in filled if isinstance(cell, str) and len(cell) <= _LONGEST)


def _is_said(read: Span, whole: Span, texts: Iterator[tuple[str, Span]]) -> bool:
    """Whether words say of both ends of a file that it was asked for whole months, and none says less."""
    begins, ends = [], []
    for text, rows in texts:
        around = [span for span in named_periods(text, rows) if span[0] <= rows[0] and rows[1] <= span[1]]
        if not around:
            continue
        first, last = min(around, key=lambda span: span[1] - span[0])
        if Month.of(rows[0]) == Month.of(read[0]):
            begins.append(first <= whole[0])
        if Month.of(rows[1]) == Month.of(read[1]):
            ends.append(last >= whole[1] and not _closes(text, whole))
    asked = [begins] * (whole[0] != read[0]) + [ends] * (whole[1] != read[1])
    return all(said and all(said) for said in asked)


def _closes(text: str, whole: Span) -> bool:
    """Whether a text says that its figures end before the last month does («noviembre 2018, corte al 27 de noviembre»)."""
    days = [one.within(whole) for one in named_days(plain(text)) if one.role == "end"]
    return says_partial(text) or any(day is not None and day < Month.of(day).last for day in days)
