"""What each column of a table holds, counted: dates, figures, links, texts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.dates import Clock, Day, day, order_of
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import key, letters
from plancom.sources.tables.labels import labels

DATE_WORDS = ("fecha", "dia", "mes", "date", "day", "month", "periodo", "period", "publicado", "publicacion", "hora")
MOSTLY = 0.6
"""Share of a column's filled cells that must be of a kind for the column to be of it: totals and notes stand in it too."""
_LINKS = ("http://", "https://", "www.")


@dataclass(frozen=True)
class Column:
    """A column below its header: how many of its `filled` cells are dates, figures or links.

    `label` is its header as written (see `labels`), `letter` how the spreadsheet calls it, `words` its distinct texts folded, with
    the number of cells of each; `months` are dates of which only the month is written or that are the first day of one.
    """

    label: str
    letter: str
    cells: tuple[Cell, ...]
    filled: int
    dates: int
    months: int
    figures: int
    links: int
    words: dict[str, int]

    @property
    def key(self) -> str:
        """The header made comparable."""
        return key(self.label)

    @property
    def is_nameless(self) -> bool:
        """Whether nobody wrote a header over it."""
        return self.label == f"columna {self.letter}"

    @property
    def name(self) -> str:
        """«C (Publicado)»: how the column is called on screen."""
        return (
            tr("columna {letter}", letter=self.letter)
            if self.is_nameless
            else tr("columna {letter} («{label}»)", letter=self.letter, label=self.label[:40])
        )

    @property
    def is_date(self) -> bool:
        """Whether most of its cells are dates."""
        return self.filled > 0 and self.dates >= MOSTLY * self.filled

    @property
    def is_monthly(self) -> bool:
        """Whether all its dates are months, or the first day of one."""
        return self.months == self.dates > 0

    @property
    def is_figure(self) -> bool:
        """Whether most of its cells are figures (and they are not dates)."""
        return self.filled > 0 and not self.is_date and self.figures >= MOSTLY * self.filled

    @property
    def is_link(self) -> bool:
        """Whether most of its cells are addresses on the internet."""
        return self.filled > 0 and self.links >= MOSTLY * self.filled

    @property
    def is_text(self) -> bool:
        """Whether it holds words."""
        return self.filled > 0 and not (self.is_date or self.is_figure or self.is_link)


def columns(rows: Sequence[Sequence[Cell]], header: Sequence[Cell], clock: Clock) -> tuple[Column, ...]:
    """Every column of the table whose rows below its header are `rows`; `header` is () where it has none."""
    width = max([len(header), *(len(row) for row in rows[:200])], default=0)
    return tuple(
        _column(label, place, [row[place] if place < len(row) else None for row in rows], clock)
        for place, label in enumerate(labels(header, width))
    )


def _column(label: str, place: int, cells: Sequence[Cell], clock: Clock) -> Column:
    here = replace(clock, order=order_of(set(cells), clock.order))
    named = any(word in key(label) for word in DATE_WORDS)
    times = Counter(cell for cell in cells if not is_blank(cell))
    dates = months = figures = links = 0
    words: dict[str, int] = {}
    for cell, n in times.items():
        # A number alone may be a date as Excel counts days, or a figure: only the header tells.
        found = day(cell, here) if named or not _is_number(cell) else None
        if isinstance(found, Day):
            dates += n
            months += n * _is_month(found)
        elif isinstance(count(cell), int):
            figures += n
        elif isinstance(cell, str):
            links += n * cell.strip().casefold().startswith(_LINKS)
            word = fold(cell)
            words[word] = words.get(word, 0) + n
    return Column(label, letters(place), tuple(cells), sum(times.values()), dates, months, figures, links, words)


def _is_month(found: Day) -> bool:
    """Whether a date is a month, or the first day of one."""
    return found.month or found.date.day == 1


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, (int, float)):
        return True
    return isinstance(cell, str) and cell.strip().isdigit() and len(cell.strip()) < len("20180131")
