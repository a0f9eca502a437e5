"""Swapped days: a spreadsheet of another country took «03/01/2018» for the first of March where it could, and left «15/01/2018» as text."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plancom.datasets import Option, Problem, Question
from plancom.datasets.problems.doubts import SwappedDays
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import plural, tr
from plancom.sources.cells.dates import NUMERIC, Clock, Day, day, in_sequence, order_of, within
from plancom.sources.cells.numbers import shown
from plancom.sources.files.columnar import distinct_cells
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.date_ranges import whole_months
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Layout

_MONTHS = 12
_FEWEST = 2
"""Texts, and dates, from which a column that has both in this way has them by no chance, and is asked about."""
_ANSWER = "swapped"


@dataclass(frozen=True)
class CorrectedTables:
    """Tables whose dates are as they were written before a spreadsheet opened them, with a note; or what must be asked first."""

    tables: Sequence[Table]
    notes: tuple[str, ...] = ()
    problem: Problem | None = None
    question: Question | None = None


def righted(tables: Sequence[Table], layout: Layout, context: Context) -> CorrectedTables:
    """The tables of a layout with their swapped dates put right: where alone that brings them into the months of the texts, or the user says so."""
    places = [layout.where(table.headers).get("day") for table in tables]
    cells = [
        cell
        for table, place in zip(tables, places, strict=True)
        if place is not None
        for cell in distinct_cells(table.column(place))
    ]
    found = _Column.of(cells, context.clock(layout.order))
    if found is None:
        return CorrectedTables(tables)
    are_swapped = found.answer(context.answers.get(_ANSWER, ""))
    if are_swapped is None:
        return CorrectedTables(tables, problem=found.problem.at(tables[0].sheet), question=found.question)
    if not are_swapped:
        return CorrectedTables(tables)
    turned = [table if place is None else _with(table, place) for table, place in zip(tables, places, strict=True)]
    return CorrectedTables(turned, (found.note,))


@dataclass(frozen=True)
class _Column:
    """A column with `texts` that are dates in one order alone, and dates of the spreadsheet's own that fit either: `typed`."""

    cells: Sequence[Cell]
    texts: Sequence[str]
    typed: Sequence[dt.date]
    clock: Clock

    @classmethod
    def of(cls, cells: Sequence[Cell], clock: Clock) -> "_Column | None":
        texts = [cell.strip() for cell in cells if isinstance(cell, str) and NUMERIC.fullmatch(cell.strip())]
        typed = [cell for cell in cells if isinstance(cell, dt.date)]
        if not texts or not typed or not _are_told_apart(texts, typed):
            return None
        return cls(cells, texts, typed, replace(clock, order=order_of(texts, clock.order)))

    def answer(self, said: str) -> bool | None:
        """Whether its dates are swapped: as the user `said`, else as alone they are in order of time, or in the months of its texts; None where nobody knows."""
        if said:
            return said == "yes"
        days = [found.date for text in self.texts if isinstance(found := day(text, self.clock), Day)]
        months = whole_months(min(days), max(days)) if days else (None, None)
        for holds in (in_sequence, within(*months)):
            as_they_are, turned = (holds(self._days(swapped=swapped)) for swapped in (False, True))
            if as_they_are != turned:
                return turned
        return None if min(len(self.texts), len(self.typed)) >= _FEWEST else False

    def _days(self, *, swapped: bool) -> list[dt.date]:
        """The days of all its cells, in their order."""
        cells = [_turned(cell) if swapped and isinstance(cell, dt.date) else cell for cell in self.cells]
        return [found.date for cell in cells if isinstance(found := day(cell, self.clock), Day)]

    @property
    def example(self) -> dt.date:
        """A date that is another one when its day is taken for its month."""
        return next(one for one in self.typed if one.day != one.month)

    @property
    def note(self) -> str:
        """What was done, in a sentence."""
        sentence = plural(
            len(self.typed),
            "En {count} el programa de hojas de cálculo había cambiado de lugar el día y el mes: se leyó como estaba escrita («{was}» es el {day}).",
            "En {count} el programa de hojas de cálculo había cambiado de lugar el día y el mes: se leyeron como estaban escritas («{was}» es el {day}).",
        )
        return sentence.format(
            count=counted(len(self.typed), "fecha", "fechas"),
            was=shown(self.example),
            day=dates.day_month(_turned(self.example)),
        )

    @property
    def problem(self) -> SwappedDays:
        """What is in doubt."""
        return SwappedDays(text=self.texts[0], typed=shown(self.example))

    @property
    def question(self) -> Question:
        """Whether the dates are swapped; each answer says what one of them is."""
        options = [
            Option(
                value,
                tr(label),
                tr("«{date}» es el {day} de {year}", date=shown(self.example), day=dates.day_month(one), year=one.year),
            )
            for value, label, one in (
                ("yes", tr("Sí"), _turned(self.example)),
                ("no", tr("No: están bien"), self.example),
            )
        ]
        return Question(_ANSWER, tr("¿Están cambiados de lugar el día y el mes?"), tuple(options))


def _are_told_apart(texts: Sequence[str], typed: Sequence[dt.date]) -> bool:
    """Whether each text is a date in one order alone, the same for all, and each date one that fits both."""
    parts = [(int(match.group(1)), int(match.group(2))) for text in texts if (match := NUMERIC.fullmatch(text))]
    if len({first > _MONTHS for first, _ in parts}) > 1 or any(max(both) <= _MONTHS for both in parts):
        return False
    return all(one.day <= _MONTHS for one in typed) and any(one.day != one.month for one in typed)


def _turned(one: dt.date) -> dt.date:
    return one.replace(month=one.day, day=one.month)


def _with(table: Table, place: int) -> Table:
    return replace(table, rows=[*_rows(table, place)])


def _rows(table: Table, place: int) -> Iterator[list[Cell]]:
    for row in table.rows:
        cell = row[place] if place < len(row) else None
        yield [*row[:place], _turned(cell), *row[place + 1 :]] if isinstance(cell, dt.date) else row
